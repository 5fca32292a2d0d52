#include "graph/model/enum_names.h"

namespace quipu {
namespace {

// The enumerator up to `last` that `name_of` calls `name`.
template <typename Enum>
std::optional<Enum> Parse(std::string_view name,
                          std::string_view (*name_of)(Enum), Enum last) {
  for (int i = 0; i <= static_cast<int>(last); ++i) {
    if (name_of(static_cast<Enum>(i)) == name) return static_cast<Enum>(i);
  }
  return std::nullopt;
}

}  // namespace

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

std::string_view NameKindName(NameKind kind) {
  switch (kind) {
    case NameKind::kFull:
      return "full";
    case NameKind::kStatedAlias:
      return "alias";
    case NameKind::kAcronym:
      return "acronym";
    case NameKind::kSurname:
      return "surname";
    case NameKind::kCurated:
      return "curated";
    case NameKind::kDescription:
      return "description";
  }
  return "";
}

std::string_view LiteralKindName(LiteralKind kind) {
  switch (kind) {
    case LiteralKind::kText:
      return "text";
    case LiteralKind::kDate:
      return "date";
    case LiteralKind::kQuantity:
      return "quantity";
  }
  return "";
}

std::optional<Polarity> ParsePolarity(std::string_view name) {
  return Parse(name, PolarityName, Polarity::kNegative);
}

std::optional<Modality> ParseModality(std::string_view name) {
  return Parse(name, ModalityName, Modality::kPlanned);
}

std::optional<Comparator> ParseComparator(std::string_view sign) {
  return Parse(sign, ComparatorSign, Comparator::kAll);
}

std::optional<MentionKind> ParseMentionKind(std::string_view name) {
  return Parse(name, MentionKindName, MentionKind::kAdjectival);
}

std::optional<NameKind> ParseNameKind(std::string_view name) {
  return Parse(name, NameKindName, NameKind::kDescription);
}

std::optional<LiteralKind> ParseLiteralKind(std::string_view name) {
  return Parse(name, LiteralKindName, LiteralKind::kQuantity);
}

}  // namespace quipu
