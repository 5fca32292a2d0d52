#include "ingest/extract/claim/rules/coordination.h"

#include <algorithm>
#include <initializer_list>
#include <string_view>

namespace quipu {
namespace {

class Coordination {
 public:
  explicit Coordination(const ItemSentence& sentence) : sentence_(sentence) {}

  // The mention before "and" before the mention at `item`, if the sentence or
  // "both" begins with it; -1 if there is none.
  int Before(int item) const {
    int other = item - 1;
    while (IsArticle(other)) --other;
    if (!IsAnd(other) || !IsEntity(other - 1)) return -1;
    --other;
    int before = other - 1;
    while (IsArticle(before)) --before;
    if (before >= 0 && !Is(before, {"both", "tant", "tanto"})) return -1;
    return SameType(other, item) ? other : -1;
  }

  // The mention after "and" after the mention at `item`, if the clause ends
  // with it; -1 if there is none.
  int After(int item) const {
    int other = item + 1;
    if (!IsAnd(other)) return -1;
    ++other;
    while (IsArticle(other)) ++other;
    if (!IsEntity(other) || !Is(other + 1, {".", ",", ";", ":", ")"})) {
      return -1;
    }
    return SameType(other, item) ? other : -1;
  }

  LocalIndex EntityAt(int item) const {
    return LocalIndex{static_cast<uint32_t>(At(item).entity)};
  }
  Span SpanAt(int item) const { return At(item).span; }

 private:
  const Item& At(int item) const {
    return sentence_.items[static_cast<size_t>(item)];
  }
  bool IsEntity(int item) const {
    return item >= 0 && item < static_cast<int>(sentence_.items.size()) &&
           At(item).kind == ItemKind::kEntity;
  }
  bool IsArticle(int item) const {
    return sentence_.PhraseLength(item, Cue::kArticle) > 0;
  }
  bool Is(int item, std::initializer_list<std::string_view> texts) const {
    return sentence_.IsWord(item) &&
           std::any_of(texts.begin(), texts.end(), [&](std::string_view text) {
             return sentence_.word(item).Is(text);
           });
  }
  bool IsAnd(int item) const { return Is(item, {"and", "et", "y", "e"}); }
  bool SameType(int a, int b) const { return At(a).type == At(b).type; }

  const ItemSentence& sentence_;
};

}  // namespace

void AddCoordinated(const ItemSentence& sentence, int subject, int object,
                    const ClaimCandidate& candidate,
                    std::vector<ClaimCandidate>& candidates) {
  const Coordination coordination(sentence);
  if (subject == candidate.begin) {
    if (const int other = coordination.Before(subject); other >= 0) {
      ClaimCandidate more = candidate;
      more.subject = coordination.EntityAt(other);
      more.subject_at = coordination.SpanAt(other);
      candidates.push_back(std::move(more));
    }
  }
  if (!std::holds_alternative<LocalIndex>(candidate.object) ||
      object + 1 != candidate.end) {
    return;
  }
  if (const int other = coordination.After(object); other >= 0) {
    ClaimCandidate more = candidate;
    more.object = coordination.EntityAt(other);
    more.object_at = coordination.SpanAt(other);
    candidates.push_back(std::move(more));
  }
}

}  // namespace quipu
