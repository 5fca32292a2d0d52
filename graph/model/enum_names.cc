#include "graph/model/enum_names.h"

namespace quipu {

std::string_view PolarityName(Polarity polarity) {
  return polarity == Polarity::kPositive ? "positive" : "negative";
}

std::string_view ModalityName(Modality modality) {
  switch (modality) {
    case Modality::kAsserted:
      return "asserted";
    case Modality::kAlleged:
      return "alleged";
    case Modality::kDenied:
      return "denied";
    case Modality::kFeared:
      return "feared";
    case Modality::kPlanned:
      return "planned";
  }
  return "";
}

std::string_view ComparatorSign(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEqual:
      return "=";
    case Comparator::kMore:
      return ">";
    case Comparator::kAtLeast:
      return ">=";
    case Comparator::kLess:
      return "<";
    case Comparator::kAtMost:
      return "<=";
    case Comparator::kAbout:
      return "~";
    case Comparator::kNearly:
      return "<~";
    case Comparator::kAll:
      return "all";
  }
  return "";
}

std::string_view MentionKindName(MentionKind kind) {
  switch (kind) {
    case MentionKind::kName:
      return "name";
    case MentionKind::kNominal:
      return "nominal";
    case MentionKind::kPronoun:
      return "pronoun";
    case MentionKind::kAdjectival:
      return "adjectival";
  }
  return "";
}

}  // namespace quipu
