#include "ingest/resolve/curation_marks.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/resolve/linking.h"
#include "ingest/resolve/mention_index.h"

namespace quipu {
namespace {

bool IsSameObject(const Argument& object, const ClaimSketch& sketch,
                  std::optional<LocalIndex> entity) {
  if (const auto* local = std::get_if<LocalIndex>(&object)) {
    return !sketch.literal && entity == *local;
  }
  return sketch.literal && KeyOfLiteral(std::get<Literal>(object)) ==
                               KeyOfLiteral(*sketch.literal);
}

size_t SizeOfSide(const CurationEntry& entry, uint32_t side) {
  return side == 0 ? entry.divide : entry.anchors.size() - entry.divide;
}

// Applies decisions one after another.
class Marker {
 public:
  explicit Marker(const Extraction& extraction)
      : extraction_(extraction), mentions_(extraction) {
    marks_.locals.resize(extraction.entities.size());
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      claims_.emplace(extraction.claims[i].predicate, ClaimIndex{i});
    }
  }

  // All anchors of one decision in the document; at least one.
  void Apply(std::span<const PlacedAnchor> anchors) {
    const CurationEntry& entry = *anchors.front().entry;
    if (entry.kind == CurationKind::kRejectClaim) return Reject(anchors);
    if (entry.kind == CurationKind::kAddMention && IsOneLocal(anchors)) return;
    for (const PlacedAnchor& anchor : anchors) {
      if (const auto local = LocalAt(anchor)) {
        Mark(marks_.locals[local->value], entry, anchor.anchor);
      }
    }
  }

  DocumentMarks Take() { return std::move(marks_); }

 private:
  std::optional<LocalIndex> LocalAt(const PlacedAnchor& anchor) const {
    return anchor.place ? mentions_.At(*anchor.place) : std::nullopt;
  }

  bool IsOneLocal(std::span<const PlacedAnchor> anchors) const {
    return anchors.size() == 2 && LocalAt(anchors[0]) == LocalAt(anchors[1]);
  }

  static void Mark(CurationMarks& marks, const CurationEntry& entry,
                   uint32_t anchor) {
    switch (entry.kind) {
      case CurationKind::kSame:
      case CurationKind::kAddMention:
        marks.same.push_back(fmt::format("|{}", entry.sequence));
        break;
      case CurationKind::kDistinct: {
        // A thing cannot be kept apart from itself.
        const auto on_this = [&](const VetoMark& veto) {
          return veto.decision == entry.sequence;
        };
        if (std::any_of(marks.vetoes.begin(), marks.vetoes.end(), on_this)) {
          break;
        }
        const uint32_t side = anchor < entry.divide ? 0 : 1;
        marks.vetoes.push_back({entry.sequence, side});
        if (SizeOfSide(entry, side) > 1) {
          marks.same.push_back(fmt::format("{}|{}", side, entry.sequence));
        }
        break;
      }
      case CurationKind::kRename:
        marks.name = entry.value;
        break;
      case CurationKind::kRetype:
        marks.type = entry.value;
        break;
      default:  // not about an entity
        break;
    }
  }

  void Reject(std::span<const PlacedAnchor> anchors) {
    const CurationEntry& entry = *anchors.front().entry;
    const auto* sketch = std::get_if<ClaimSketch>(&entry.details);
    const std::optional<Span> sentence = anchors.front().place;
    if (anchors.size() != entry.anchors.size() || !sentence) return;
    std::optional<LocalIndex> subject;
    std::optional<LocalIndex> object;
    if (anchors.size() > 1) subject = LocalAt(anchors[1]);
    if (anchors.size() > 2) object = LocalAt(anchors[2]);
    const auto [begin, end] = claims_.equal_range(entry.value);
    for (auto at = begin; at != end; ++at) {
      const Claim& claim = extraction_.claims[at->second.value];
      if (!claim.evidence.front().Overlaps(*sentence)) continue;
      const bool meant =
          sketch == nullptr ||
          (claim.subject == subject && claim.polarity == sketch->polarity &&
           claim.modality == sketch->modality &&
           IsSameObject(claim.object, *sketch, object));
      if (meant) marks_.rejected.insert(at->second);
    }
  }

  const Extraction& extraction_;
  const MentionIndex mentions_;
  std::multimap<std::string_view, ClaimIndex> claims_;  // by predicate
  DocumentMarks marks_;
};

}  // namespace

DocumentMarks MarksOf(const Extraction& extraction,
                      std::span<const PlacedAnchor> anchors) {
  if (anchors.empty()) {
    return {std::vector<CurationMarks>(extraction.entities.size()), {}};
  }
  Marker marker(extraction);
  ForEachDecision(anchors, [&marker](std::span<const PlacedAnchor> decision) {
    marker.Apply(decision);
  });
  return marker.Take();
}

std::set<DocumentKey> DocumentsOf(const CurationEntry& entry) {
  std::set<DocumentKey> keys;
  for (const Anchor& anchor : entry.anchors) keys.insert(anchor.document);
  return keys;
}

}  // namespace quipu
