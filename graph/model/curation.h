// An analyst's decisions. The log is input, as documents are: it is replayed
// over every derivation, and any entry can be taken out again.

#ifndef QUIPU_GRAPH_MODEL_CURATION_H_
#define QUIPU_GRAPH_MODEL_CURATION_H_

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"

namespace quipu {

// A mention or sentence that the analyst saw: never an entity id, which the
// next document may change. Found again only if it is unique in its document.
struct Anchor {
  DocumentKey document;
  std::string quote;
  std::string before;  // up to 32 characters of context
  std::string after;
  friend auto operator<=>(const Anchor&, const Anchor&) = default;
};

enum class CurationKind : uint8_t {
  kSame,         // `anchors` are mentions of one thing
  kDistinct,     // the first `divide` of them are, and the rest are of another
  kRename,       // the entity of each anchor is called `value`
  kRetype,       // the entity of each anchor is of type `value`
  kRejectClaim,  // no such claim as `details` and `value` tell of is made;
                 // without details: none with the predicate `value` stands on
                 // sentence `anchors[0]`
  kAddMention,   // `anchors[0]` mentions what `anchors[1]` does, a `value` if
                 // nothing in its document does
  kAddEntity,    // `anchors[0]` mentions a thing of type `value`
  kAddClaim,     // such a claim as `details` and `value` tell of is made
  kCorrect,      // the document of `anchors[0]`, which quotes nothing, says of
                 // itself what `details` tell
};

// What the words of an added mention are.
struct MentionSketch {
  MentionKind kind = MentionKind::kName;
  std::string name;  // of what is added, if these words are not its name
  friend bool operator==(const MentionSketch&, const MentionSketch&) = default;
};

// A claim with the predicate CurationEntry::value. The first anchor is the
// sentence that makes it; the next ones mention its subject, its object unless
// that is `literal`, and who is made to say it, if that is an entity.
struct ClaimSketch {
  std::optional<Literal> literal;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  // Of what is added, not of what is rejected:
  std::string speaker;  // who is made to say it, where that is but words
  std::optional<PartialDate> since;  // when it began to hold
  std::optional<PartialDate> until;  // when it ceased to
  friend bool operator==(const ClaimSketch&, const ClaimSketch&) = default;
};

enum class MetadataField : uint8_t { kTitle, kAuthors, kPublisher, kPublished };

// None of `values`: the document does not say. Only authors may be several; a
// date is as PartialDate::ToString writes it.
struct Correction {
  MetadataField field = MetadataField::kTitle;
  std::vector<std::string> values;
  friend bool operator==(const Correction&, const Correction&) = default;
};

struct CurationEntry {
  uint64_t sequence = 0;  // ascending, never used twice
  CurationKind kind = CurationKind::kSame;
  std::vector<Anchor> anchors;
  std::string value;
  uint32_t divide = 1;  // of a kDistinct
  std::variant<std::monostate, MentionSketch, ClaimSketch, Correction> details =
      {};
  // Who decided, when (seconds since 1970; 0 if unknown) and why. Nothing that
  // is derived depends on these.
  std::string author;
  int64_t decided_at = 0;
  std::string note;
  friend bool operator==(const CurationEntry&, const CurationEntry&) = default;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_CURATION_H_
