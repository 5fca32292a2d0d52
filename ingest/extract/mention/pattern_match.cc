// Matching: a backtracking machine in the manner of R. Cox, "Regular Expression
// Matching: the Virtual Machine Approach", with a bound on its steps.

#include "ingest/extract/mention/pattern_match.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kMaxSteps = 2000;
constexpr int kMaxAside = 16;  // items between the commas of an apposition

bool IsQuote(const SurfaceWord& word) {
  return word.Is("\"");
}

// Words that may stand between any two parts of a pattern.
bool MaySkip(const ItemSentence& sentence, int at, int* length) {
  if (!sentence.IsWord(at)) return false;
  *length = 1;
  if (IsQuote(sentence.word(at))) return true;
  for (const Cue cue : {Cue::kNegation, Cue::kHedge, Cue::kAdverb}) {
    const int found = sentence.PhraseLength(at, cue);
    if (found > 0) {
      *length = found;
      return true;
    }
  }
  return false;
}

// Past ", … ,", "( … )" or ", who" at `at`; -1 if there is none of at most
// kMaxAside items.
int PastAside(const ItemSentence& sentence, int at) {
  if (!sentence.IsWord(at)) return -1;
  if (const int who = sentence.PhraseLength(at, Cue::kWho)) return at + who;
  if (sentence.word(at).Is(",")) {
    if (const int who = sentence.PhraseLength(at + 1, Cue::kWho)) {
      return at + 1 + who;
    }
  }
  if (sentence.PhraseLength(at, Cue::kPlaceBefore) == 1) {
    // "the office in [place] said"
    int i = at + 1;
    i += sentence.PhraseLength(i, Cue::kArticle);
    const bool entity =
        i < static_cast<int>(sentence.items.size()) &&
        sentence.items[static_cast<size_t>(i)].kind == ItemKind::kEntity;
    return entity ? i + 1 : -1;
  }
  const bool comma = sentence.word(at).Is(",");
  if (!comma && !sentence.word(at).Is("(")) return -1;
  const int limit =
      std::min(static_cast<int>(sentence.items.size()), at + kMaxAside + 2);
  for (int i = at + 1; i < limit; ++i) {
    if (!sentence.IsWord(i)) continue;
    const SurfaceWord& word = sentence.word(i);
    if (word.Is(";") || word.Is(":")) return -1;
    if (word.Is(comma ? "," : ")")) return i > at + 1 ? i + 1 : -1;
  }
  return -1;
}

// "X's house", "X-led": a mention before `at` is no argument of what ends
// there.
bool StopsShort(const ItemSentence& sentence, int at) {
  // ", the director First Last" begins anew: no office of what stands before.
  const int size = static_cast<int>(sentence.items.size());
  if (at > 0 && at < size && sentence.IsWord(at - 1) &&
      sentence.items[static_cast<size_t>(at)].kind == ItemKind::kEntity &&
      sentence.PhraseLength(at - 1, Cue::kTitle) > 0) {
    return true;
  }
  return at > 0 && !sentence.IsWord(at - 1) && sentence.IsWord(at) &&
         (sentence.word(at).Is("'s") ||
          (sentence.word(at).Is("-") && sentence.word(at).glued));
}

struct State {
  int pc;
  int at;
  std::vector<Captured> captures;
  bool aside = false;
  bool negated = false;
  bool hedged = false;

  void NoteCues(const ItemSentence& sentence, int next) {
    for (int i = at; i < next; ++i) {
      if (!sentence.IsWord(i)) continue;
      negated |= sentence.PhraseLength(i, Cue::kNegation) > 0;
      hedged |= sentence.PhraseLength(i, Cue::kHedge) > 0;
    }
    at = next;
  }
};

// Moves past one consuming instruction; -1 if it does not match at `at`.
int Step(const Pattern& pattern, const Pattern::Instruction& instruction,
         const ItemSentence& sentence, int at) {
  using Op = Pattern::Op;
  const int size = static_cast<int>(sentence.items.size());
  if (at >= size) return -1;
  const Item& item = sentence.items[static_cast<size_t>(at)];
  switch (instruction.op) {
    case Op::kWord:
      if (item.kind != ItemKind::kWord) return -1;
      for (const WordId word : instruction.words) {
        if (word == sentence.word(at).id) return at + 1;
      }
      return -1;
    case Op::kClass: {
      const int length = sentence.PhraseLength(at, instruction.cls);
      return length > 0 ? at + length : -1;
    }
    case Op::kAny:
      return item.kind == ItemKind::kWord &&
                     sentence.word(at).shape != Shape::kPunctuation
                 ? at + 1
                 : -1;
    case Op::kAside:
      return PastAside(sentence, at);
    case Op::kSlot: {
      const CaptureInfo& slot =
          pattern.captures[static_cast<size_t>(instruction.a)];
      const ItemKind kind =
          slot.kind == SlotKind::kEntity    ? ItemKind::kEntity
          : slot.kind == SlotKind::kDemonym ? ItemKind::kDemonym
          : slot.kind == SlotKind::kDate    ? ItemKind::kDate
                                            : ItemKind::kQuantity;
      if (item.kind != kind || item.modifier != slot.modifier ||
          (slot.country && !item.country)) {
        return -1;
      }
      const bool typed =
          kind == ItemKind::kEntity || kind == ItemKind::kDemonym;
      if (typed && slot.types != ~TypeMask{0} &&
          (item.type < 0 || (slot.types >> item.type & 1) == 0)) {
        return -1;
      }
      return at + 1;
    }
    default:
      return -1;
  }
}

// Items that may be passed over before `now`; 0 if none may.
int Skip(const Pattern& pattern, const Pattern::Instruction& now,
         const ItemSentence& sentence, int at) {
  int skip = 0;
  if (MaySkip(sentence, at, &skip)) return skip;
  if (now.op != Pattern::Op::kSlot ||
      at >= static_cast<int>(sentence.items.size())) {
    return 0;
  }
  const Item& item = sentence.items[static_cast<size_t>(at)];
  if (item.kind == ItemKind::kQuantity || item.kind == ItemKind::kDemonym ||
      item.modifier) {
    return 1;
  }
  // Articles and titles before a mention belong to it.
  const CaptureInfo& slot = pattern.captures[static_cast<size_t>(now.a)];
  skip = sentence.PhraseLength(at, Cue::kArticle);
  if (skip == 0 && slot.kind == SlotKind::kEntity) {
    skip = std::max(sentence.PhraseLength(at, Cue::kTitle),
                    sentence.PhraseLength(at, Cue::kHonorific));
  }
  return skip;
}

}  // namespace

bool MatchAt(const Pattern& pattern, const ItemSentence& sentence, int begin,
             PatternMatch& match) {
  using Op = Pattern::Op;
  std::vector<State> stack;
  stack.push_back({0, begin, std::vector<Captured>(pattern.captures.size())});
  for (int steps = 0; !stack.empty() && steps < kMaxSteps; ++steps) {
    State state = std::move(stack.back());
    stack.pop_back();
    const Pattern::Instruction& now =
        pattern.program[static_cast<size_t>(state.pc)];
    if (now.op == Op::kAccept && StopsShort(sentence, state.at)) continue;
    if (now.op == Op::kAccept) {
      match = {.begin = begin,
               .end = state.at,
               .negated = state.negated,
               .hedged = state.hedged,
               .aside = state.aside,
               .captures = std::move(state.captures)};
      return true;
    }
    if (now.op == Op::kSplit) {
      State second = state;
      second.pc = now.b;
      stack.push_back(std::move(second));
      state.pc = now.a;
    } else if (now.op == Op::kJump) {
      state.pc = now.a;
    } else if (now.op == Op::kBegin) {
      state.captures[static_cast<size_t>(now.a)].begin = state.at;
      ++state.pc;
    } else if (now.op == Op::kEnd) {
      state.captures[static_cast<size_t>(now.a)].end = state.at;
      ++state.pc;
    } else if (const int next = Step(pattern, now, sentence, state.at);
               next >= 0) {
      if (now.op == Op::kSlot) {
        state.captures[static_cast<size_t>(now.a)] = {state.at, next};
      }
      if (now.op == Op::kAside) {
        state.aside = true;
        state.at = next;
      } else {
        state.NoteCues(sentence, next);
      }
      ++state.pc;
    } else if (const int skip = state.at == begin
                                    ? 0
                                    : Skip(pattern, now, sentence, state.at)) {
      state.NoteCues(sentence, state.at + skip);
    } else {
      continue;  // this way is closed
    }
    stack.push_back(std::move(state));
  }
  return false;
}

bool MayBegin(const Pattern& pattern, const ItemSentence& sentence, int item) {
  using Op = Pattern::Op;
  for (const Pattern::Instruction& instruction : pattern.program) {
    if (instruction.op == Op::kBegin) continue;
    if (instruction.op == Op::kSlot || instruction.op == Op::kWord ||
        instruction.op == Op::kClass) {
      return Step(pattern, instruction, sentence, item) >= 0;
    }
    return true;
  }
  return true;
}

bool MayOccur(const Pattern& pattern, const ItemSentence& sentence) {
  const std::vector<WordId>& needed = pattern.needed;
  if (needed.empty()) return true;
  for (const SurfaceWord& word : sentence.sentence->words) {
    if (word.id != WordId{} &&
        std::find(needed.begin(), needed.end(), word.id) != needed.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace quipu
