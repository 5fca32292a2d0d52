#include "ingest/resolve/curation_marks.h"

#include <algorithm>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr int kContextCharacters = 32;

// The offset `characters` code points before or after `offset`, or an end.
uint32_t Move(std::string_view text, uint32_t offset, int characters) {
  const int step = characters < 0 ? -1 : 1;
  for (int left = std::abs(characters); left > 0; --left) {
    do {
      if (step < 0 ? offset == 0 : offset >= text.size()) return offset;
      offset = static_cast<uint32_t>(static_cast<int64_t>(offset) + step);
    } while (!IsUtf8Boundary(text, offset));
  }
  return offset;
}

std::optional<LocalIndex> LocalAt(const Extraction& extraction, Span span) {
  for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
    const auto& mentions = extraction.entities[i].mentions;
    if (std::any_of(mentions.begin(), mentions.end(),
                    [&](const Mention& m) { return m.span == span; })) {
      return LocalIndex{i};
    }
  }
  return std::nullopt;
}

// Applies the entries one after another.
class Marker {
 public:
  Marker(const Document& document, const Extraction& extraction)
      : document_(document), extraction_(extraction) {
    marks_.locals.resize(extraction.entities.size());
  }

  void Apply(const CurationEntry& entry) {
    for (uint32_t i = 0; i < entry.anchors.size(); ++i) {
      if (entry.anchors[i].document != document_.key) continue;
      const auto span = FindAnchor(entry.anchors[i], document_.text);
      if (!span) continue;
      if (entry.kind == CurationKind::kRejectClaim) {
        Reject(*span, entry.value);
      } else if (const auto local = LocalAt(extraction_, *span)) {
        Mark(marks_.locals[local->value], entry, i);
      }
    }
  }

  DocumentMarks Take() { return std::move(marks_); }

 private:
  static void Mark(CurationMarks& marks, const CurationEntry& entry,
                   uint32_t anchor) {
    switch (entry.kind) {
      case CurationKind::kSame:
        marks.same.push_back(entry.sequence);
        break;
      case CurationKind::kDistinct: {
        // A thing cannot be kept apart from itself.
        const auto on_this = [&](const VetoMark& veto) {
          return veto.decision == entry.sequence;
        };
        if (std::none_of(marks.vetoes.begin(), marks.vetoes.end(), on_this)) {
          marks.vetoes.push_back({entry.sequence, anchor == 0 ? 0U : 1U});
        }
        break;
      }
      case CurationKind::kRename:
        marks.name = entry.value;
        break;
      case CurationKind::kRetype:
        marks.type = entry.value;
        break;
      case CurationKind::kRejectClaim:
        break;
    }
  }

  void Reject(Span sentence, const std::string& predicate) {
    for (uint32_t i = 0; i < extraction_.claims.size(); ++i) {
      const Claim& claim = extraction_.claims[i];
      if (claim.predicate == predicate && claim.evidence.front() == sentence) {
        marks_.rejected.insert(ClaimIndex{i});
      }
    }
  }

  const Document& document_;
  const Extraction& extraction_;
  DocumentMarks marks_;
};

}  // namespace

std::optional<Span> FindAnchor(const Anchor& anchor, std::string_view text) {
  if (anchor.quote.empty()) return std::nullopt;
  const std::string whole = anchor.before + anchor.quote + anchor.after;
  const size_t at = text.find(whole);
  if (at == std::string_view::npos ||
      text.find(whole, at + 1) != std::string_view::npos) {
    return std::nullopt;
  }
  const auto begin = static_cast<uint32_t>(at + anchor.before.size());
  return Span{begin, begin + static_cast<uint32_t>(anchor.quote.size())};
}

Anchor MakeAnchor(const Document& document, Span span) {
  const std::string_view text = document.text;
  const Span before{Move(text, span.begin, -kContextCharacters), span.begin};
  const Span after{span.end, Move(text, span.end, kContextCharacters)};
  return {document.key, std::string(span.In(text)),
          std::string(before.In(text)), std::string(after.In(text))};
}

DocumentMarks MarksOf(const Document& document, const Extraction& extraction,
                      std::span<const CurationEntry> log) {
  Marker marker(document, extraction);
  for (const CurationEntry& entry : log) marker.Apply(entry);
  return marker.Take();
}

std::set<DocumentKey> DocumentsOf(const CurationEntry& entry) {
  std::set<DocumentKey> keys;
  for (const Anchor& anchor : entry.anchors) keys.insert(anchor.document);
  return keys;
}

}  // namespace quipu
