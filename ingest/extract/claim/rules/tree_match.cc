#include "ingest/extract/claim/rules/tree_match.h"

#include <algorithm>
#include <optional>

namespace quipu {
namespace {

constexpr size_t kMostMatches = 16;  // at one head
constexpr int kMostPhraseItems = 12;

class FrameMatcher {
 public:
  FrameMatcher(const TreePattern& frame, const ClauseRoles& roles,
               const ItemSentence& sentence)
      : frame_(frame), roles_(roles), sentence_(sentence) {}

  // Appends the matches at one head.
  void MatchAt(uint32_t head, std::vector<PatternMatch>& matches) const {
    if (!IsHead(head)) return;
    std::vector<PatternMatch> found{Start(head)};
    for (const FramePart& part : frame_.parts) {
      std::vector<PatternMatch> extended;
      for (const uint32_t word : WordsOf(head, part)) {
        if (part.capture) {
          const auto items = Captures(word, frame_.captures[*part.capture]);
          if (items) Extend(found, *part.capture, *items, extended);
        } else if (HasLemma(word, part.lemmas)) {
          extended = found;
          break;
        }
      }
      if (extended.empty() && !part.optional) return;
      if (!extended.empty()) found = std::move(extended);
    }
    matches.insert(matches.end(), std::make_move_iterator(found.begin()),
                   std::make_move_iterator(found.end()));
  }

 private:
  bool HasLemma(uint32_t word, const std::vector<FrameLemma>& lemmas) const {
    return std::ranges::any_of(lemmas, [&](const FrameLemma& lemma) {
      return roles_.HasLemma(word, lemma);
    });
  }

  bool IsHead(uint32_t word) const {
    const Upos upos = roles_.tree().word(word).upos;
    const bool kind = frame_.noun ? upos == Upos::kNoun || upos == Upos::kPropn
                                  : upos == Upos::kVerb || upos == Upos::kAux;
    return kind && HasLemma(word, frame_.lemmas) && !roles_.IsUnreal(word);
  }

  PatternMatch Start(uint32_t head) const {
    PatternMatch match;
    match.begin = roles_.item(head);
    match.end = match.begin + 1;
    match.negated = roles_.IsNegated(head);
    match.hedged = roles_.IsHedged(head);
    match.planned = roles_.IsPlanned(head);
    match.captures.resize(frame_.captures.size());
    return match;
  }

  // The words at the end of the part's path.
  std::vector<uint32_t> WordsOf(uint32_t head, const FramePart& part) const {
    std::vector<uint32_t> words{head};
    bool noun = frame_.noun;
    for (const FrameStep& step : part.path) {
      std::vector<uint32_t> next;
      for (const uint32_t word : words) {
        for (const uint32_t filler : roles_.Fillers(word, step, noun)) {
          if (std::ranges::find(next, filler) == next.end()) {
            next.push_back(filler);
          }
        }
      }
      words = std::move(next);
      noun = true;
    }
    return words;
  }

  // The item at the word, or at a name that stands with it: "the investor X".
  std::optional<Captured> Captures(uint32_t word,
                                   const CaptureInfo& slot) const {
    if (slot.kind == SlotKind::kWords) return Phrase(word);
    const int item = roles_.item(word);
    if (Fits(item, slot)) return Captured{item, item + 1};
    if (IsMention(item)) return std::nullopt;
    for (const uint32_t child : roles_.tree().Children(word)) {
      const Deprel relation = roles_.tree().word(child).deprel;
      const bool with =
          relation == Deprel::kAppos || relation == Deprel::kFlat ||
          relation == Deprel::kCompound || relation == Deprel::kNummod ||
          (relation == Deprel::kNmod && !HasCase(child));
      const int named = roles_.item(child);
      if (with && Fits(named, slot)) return Captured{named, named + 1};
    }
    // "X, a company based in Y".
    const uint32_t above = roles_.tree().Parent(word);
    if (roles_.tree().word(word).deprel == Deprel::kAppos && above != kNoWord) {
      const int named = roles_.item(above);
      if (Fits(named, slot)) return Captured{named, named + 1};
    }
    return std::nullopt;
  }

  bool HasCase(uint32_t word) const {
    return std::ranges::any_of(
        roles_.tree().Children(word), [&](uint32_t child) {
          return roles_.tree().word(child).deprel == Deprel::kCase;
        });
  }

  const Item& At(int item) const {
    return sentence_.items[static_cast<size_t>(item)];
  }
  bool IsMention(int item) const {
    return item >= 0 && At(item).kind != ItemKind::kWord;
  }

  bool Fits(int item, const CaptureInfo& slot) const {
    if (item < 0) return false;
    const Item& found = At(item);
    const ItemKind kind = slot.kind == SlotKind::kEntity    ? ItemKind::kEntity
                          : slot.kind == SlotKind::kDemonym ? ItemKind::kDemonym
                          : slot.kind == SlotKind::kDate    ? ItemKind::kDate
                                                         : ItemKind::kQuantity;
    if (found.kind != kind || (slot.country && !found.country)) return false;
    if (kind != ItemKind::kEntity && kind != ItemKind::kDemonym) return true;
    return slot.types == ~TypeMask{0} ||
           (found.type >= 0 && (slot.types >> found.type & 1) != 0);
  }

  // A noun with what stands before it and belongs to it: "a 34 per cent stake".
  std::optional<Captured> Phrase(uint32_t word) const {
    const int last = roles_.item(word);
    if (last < 0) return std::nullopt;
    int first = last;
    std::vector<uint32_t> inside{word};
    for (size_t i = 0; i < inside.size(); ++i) {
      for (const uint32_t child : roles_.tree().Children(inside[i])) {
        const int item = roles_.item(child);
        if (item < 0 || item > last || child > word) continue;
        if (roles_.tree().word(child).deprel == Deprel::kPunct) continue;
        first = std::min(first, item);
        inside.push_back(child);
      }
    }
    if (last - first >= kMostPhraseItems) return std::nullopt;
    return Captured{first, last + 1};
  }

  static void Extend(const std::vector<PatternMatch>& found, size_t capture,
                     Captured items, std::vector<PatternMatch>& extended) {
    for (const PatternMatch& match : found) {
      if (extended.size() >= kMostMatches) return;
      const bool taken =
          std::ranges::any_of(match.captures, [&](const Captured& other) {
            return other.begin == items.begin && other.end == items.end;
          });
      if (taken) continue;
      PatternMatch& more = extended.emplace_back(match);
      more.captures[capture] = items;
      more.begin = std::min(more.begin, items.begin);
      more.end = std::max(more.end, items.end);
    }
  }

  const TreePattern& frame_;
  const ClauseRoles& roles_;
  const ItemSentence& sentence_;
};

}  // namespace

std::vector<PatternMatch> MatchTree(const TreePattern& frame,
                                    const ClauseRoles& roles,
                                    const ItemSentence& sentence) {
  std::vector<PatternMatch> matches;
  const FrameMatcher matcher(frame, roles, sentence);
  for (uint32_t head = 0; head < roles.tree().size(); ++head) {
    matcher.MatchAt(head, matches);
  }
  return matches;
}

}  // namespace quipu
