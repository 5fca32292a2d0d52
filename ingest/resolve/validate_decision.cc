#include "ingest/resolve/validate_decision.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <string_view>

#include "base/utf8.h"
#include "ingest/resolve/curation_marks.h"

namespace quipu {
namespace {

constexpr size_t kMostValueBytes = 1024;
constexpr size_t kMostNoteBytes = size_t{64} << 10;
constexpr size_t kMostAnchorBytes = size_t{1} << 20;

Result<void> CheckText(std::string_view text, std::string_view what,
                       size_t most) {
  if (text.size() > most) {
    return InvalidArgument(fmt::format("the {} has {} bytes; {} are allowed",
                                       what, text.size(), most));
  }
  if (IsValidUtf8(text)) return {};
  return InvalidArgument(fmt::format("the {} is no UTF-8", what));
}

// What becomes a part of the graph: one line.
Result<void> CheckValue(std::string_view text, std::string_view what) {
  QUIPU_CHECK(CheckText(text, what, kMostValueBytes));
  const bool controls = std::any_of(text.begin(), text.end(), [](char c) {
    return static_cast<unsigned char>(c) < 0x20 || c == 0x7F;
  });
  if (!controls) return {};
  return InvalidArgument(fmt::format("the {} has control characters", what));
}

Result<void> CheckTexts(const CurationEntry& entry) {
  QUIPU_CHECK(CheckValue(entry.value, "name, type or predicate"));
  QUIPU_CHECK(CheckText(entry.author, "author", kMostValueBytes));
  QUIPU_CHECK(CheckText(entry.note, "reason", kMostNoteBytes));
  for (const Anchor& anchor : entry.anchors) {
    for (const std::string& part :
         {anchor.document.value, anchor.quote, anchor.before, anchor.after}) {
      QUIPU_CHECK(CheckText(part, "quote", kMostAnchorBytes));
    }
  }
  return {};
}

// Anchors that the kind of decision cannot do without.
size_t LeastAnchors(const CurationEntry& entry) {
  switch (entry.kind) {
    case CurationKind::kSame:
    case CurationKind::kDistinct:
    case CurationKind::kAddMention:
    case CurationKind::kAddClaim:
      return 2;
    default:
      return 1;
  }
}

bool NeedsValue(CurationKind kind) {
  return kind != CurationKind::kSame && kind != CurationKind::kDistinct &&
         kind != CurationKind::kCorrect;
}

// All words of a claim stand in one document.
bool IsOfOneDocument(const CurationEntry& entry) {
  return DocumentsOf(entry).size() == 1;
}

Result<void> CheckCorrection(const Correction* correction) {
  if (correction == nullptr) {
    return InvalidArgument("a correction needs what is corrected");
  }
  const auto& values = correction->values;
  if (values.size() > 1 && correction->field != MetadataField::kAuthors) {
    return InvalidArgument("only authors can be several");
  }
  for (const std::string& value : values) {
    QUIPU_CHECK(CheckValue(value, "value"));
    if (value.empty()) return InvalidArgument("a correction without words");
    if (correction->field == MetadataField::kPublished &&
        !PartialDate::Parse(value)) {
      return InvalidArgument("'" + value +
                             "' is no date; write 1992, 1992-05 or 1992-05-09");
    }
  }
  return {};
}

Result<void> CheckClaim(const ClaimSketch& claim, CurationKind kind) {
  QUIPU_CHECK(CheckValue(claim.speaker, "speaker"));
  // What is rejected is worded by a document.
  if (!claim.literal || kind == CurationKind::kRejectClaim) return {};
  return CheckValue(claim.literal->text, "value");
}

Result<void> CheckDetails(const CurationEntry& entry) {
  const auto* mention = std::get_if<MentionSketch>(&entry.details);
  const auto* claim = std::get_if<ClaimSketch>(&entry.details);
  switch (entry.kind) {
    case CurationKind::kCorrect:
      return CheckCorrection(std::get_if<Correction>(&entry.details));
    case CurationKind::kAddMention:
    case CurationKind::kAddEntity:
      if (mention != nullptr) {
        return CheckValue(mention->name, "name");
      }
      return InvalidArgument("an addition needs what the words are");
    case CurationKind::kAddClaim:
      if (claim == nullptr || entry.anchors.size() < (claim->literal ? 2 : 3)) {
        return InvalidArgument("an added claim needs its subject and object");
      }
      [[fallthrough]];
    case CurationKind::kRejectClaim:
      if (!IsOfOneDocument(entry)) {
        return InvalidArgument("a claim is of one document");
      }
      if (claim == nullptr) return {};
      return CheckClaim(*claim, entry.kind);
    default:
      return {};
  }
}

}  // namespace

Result<void> ValidateDecision(const CurationEntry& entry) {
  if (entry.anchors.size() < LeastAnchors(entry)) {
    return InvalidArgument("a decision needs the words that it is about");
  }
  if (entry.kind == CurationKind::kDistinct &&
      (entry.divide == 0 || entry.divide >= entry.anchors.size())) {
    return InvalidArgument("a decision that divides needs two sides");
  }
  if (NeedsValue(entry.kind) && entry.value.empty()) {
    return InvalidArgument("a decision needs the name, type or predicate");
  }
  QUIPU_CHECK(CheckDetails(entry));
  return CheckTexts(entry);
}

}  // namespace quipu
