#include "ingest/curation/decision_text.h"

#include <fmt/core.h>

#include <algorithm>

#include "base/utf8.h"
#include "graph/model/enum_names.h"
#include "graph/model/partial_date.h"
#include "language/text/blanks.h"

namespace quipu {
namespace {

constexpr size_t kMostQuoteBytes = 120;
constexpr size_t kMostPlaces = 3;
constexpr int64_t kDaySeconds = 24 * 60 * 60;

std::string Place(const Anchor& anchor) {
  return fmt::format("{} ({})", ShownQuote(anchor.quote),
                     anchor.document.value);
}

// Some of the anchors.
std::string Places(const CurationEntry& entry, size_t begin, size_t end) {
  end = std::min(end, entry.anchors.size());
  std::string text;
  for (size_t i = begin; i < std::min(end, begin + kMostPlaces); ++i) {
    text += (text.empty() ? "" : ", ") + Place(entry.anchors[i]);
  }
  if (end > begin + kMostPlaces) {
    text += fmt::format(" and {} more", end - begin - kMostPlaces);
  }
  return text;
}

std::string Same(const CurationEntry& entry) {
  std::string text;
  for (const Anchor& anchor : entry.anchors) {
    text += (text.empty() ? "" : " = ") + Place(anchor);
  }
  return text;
}

// “subject” —[predicate]→ “object”, marked if it is not simply asserted.
std::string ClaimText(const CurationEntry& entry) {
  const auto* const sketch = std::get_if<ClaimSketch>(&entry.details);
  const auto argument = [&](size_t anchor) {
    return anchor < entry.anchors.size()
               ? ShownQuote(entry.anchors[anchor].quote)
               : std::string("…");
  };
  const bool literal = sketch != nullptr && sketch->literal;
  std::string text =
      fmt::format("{} —[{}]→ {}", argument(1), entry.value,
                  literal ? ShownQuote(sketch->literal->text) : argument(2));
  if (sketch == nullptr) return text;
  if (sketch->polarity != Polarity::kPositive) {
    text += fmt::format(" [{}]", PolarityName(sketch->polarity));
  }
  if (sketch->modality != Modality::kAsserted) {
    text += fmt::format(" [{}]", ModalityName(sketch->modality));
  }
  return text;
}

std::string MentionText(const CurationEntry& entry) {
  const auto* const sketch = std::get_if<MentionSketch>(&entry.details);
  std::string text = Places(entry, 0, 1);
  if (entry.kind == CurationKind::kAddMention) {
    return text + " mentions " + Places(entry, 1, 2);
  }
  text += " is of type " + entry.value;
  if (sketch != nullptr && !sketch->name.empty()) {
    text += ", called " + ShownQuote(sketch->name);
  }
  return text;
}

std::string_view FieldName(MetadataField field) {
  switch (field) {
    case MetadataField::kTitle:
      return "title";
    case MetadataField::kAuthors:
      return "authors";
    case MetadataField::kPublisher:
      return "publisher";
    case MetadataField::kPublished:
      return "date";
  }
  return "";
}

std::string CorrectionText(const CurationEntry& entry) {
  const auto* const correction = std::get_if<Correction>(&entry.details);
  if (correction == nullptr || entry.anchors.empty()) return "";
  std::string values;
  for (const std::string& value : correction->values) {
    values += (values.empty() ? "" : ", ") + ShownQuote(value);
  }
  return fmt::format("{}: {} {}", entry.anchors[0].document.value,
                     FieldName(correction->field),
                     values.empty() ? "unknown" : values);
}

}  // namespace

std::string ShownQuote(std::string_view words) {
  std::string shown = SingleBlanks(words);
  if (shown.size() > kMostQuoteBytes) {
    size_t end = kMostQuoteBytes;
    while (!IsUtf8Boundary(shown, end)) --end;
    shown = shown.substr(0, end) + "…";
  }
  return "“" + shown + "”";
}

std::string_view KindText(CurationKind kind) {
  switch (kind) {
    case CurationKind::kSame:
      return "merge";
    case CurationKind::kDistinct:
      return "split";
    case CurationKind::kRename:
      return "rename";
    case CurationKind::kRetype:
      return "retype";
    case CurationKind::kRejectClaim:
      return "reject";
    case CurationKind::kAddMention:
      return "add mention";
    case CurationKind::kAddEntity:
      return "add entity";
    case CurationKind::kAddClaim:
      return "add claim";
    case CurationKind::kCorrect:
      return "correct";
  }
  return "";
}

std::string DecisionText(const CurationEntry& entry) {
  const size_t all = entry.anchors.size();
  switch (entry.kind) {
    case CurationKind::kSame:
      return Same(entry);
    case CurationKind::kDistinct:
      return Places(entry, 0, entry.divide) + " ≠ " +
             Places(entry, entry.divide, all);
    case CurationKind::kRename:
      return Places(entry, 0, all) + " is called " + ShownQuote(entry.value);
    case CurationKind::kRetype:
      return Places(entry, 0, all) + " is of type " + entry.value;
    case CurationKind::kRejectClaim:
      return "not " + ClaimText(entry) + ", in " + Places(entry, 0, 1);
    case CurationKind::kAddMention:
    case CurationKind::kAddEntity:
      return MentionText(entry);
    case CurationKind::kAddClaim:
      return ClaimText(entry) + ", in " + Places(entry, 0, 1);
    case CurationKind::kCorrect:
      return CorrectionText(entry);
  }
  return "";
}

std::string TimeText(const CurationEntry& entry) {
  const int64_t seconds = entry.decided_at;
  if (seconds <= 0) return "";
  const int64_t day = std::min<int64_t>(seconds / kDaySeconds, INT32_MAX);
  const auto date = PartialDate::OfDay(static_cast<DayNumber>(day));
  if (!date) return "";
  const int64_t rest = seconds % kDaySeconds;
  return fmt::format("{}T{:02}:{:02}:{:02}Z", date->ToString(), rest / 3600,
                     rest / 60 % 60, rest % 60);
}

}  // namespace quipu
