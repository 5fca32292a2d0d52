// Matching: a backtracking machine in the manner of R. Cox, "Regular Expression
// Matching: the Virtual Machine Approach", with a bound on its steps.

#include "ingest/ontology/pattern.h"

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

}  // namespace

int ItemSentence::PhraseLength(int item, ClassId cls) const {
  if (!IsWord(item)) return 0;
  const uint32_t first = items[static_cast<size_t>(item)].begin;
  int best = 0;
  for (const CueTable::Match& match : sentence->cues.AllAt(first)) {
    if (match.cls != cls || match.length <= best) continue;
    const int last = item + match.length - 1;
    if (IsWord(last) &&
        items[static_cast<size_t>(last)].begin == first + match.length - 1U) {
      best = match.length;
    }
  }
  return best;
}

std::optional<size_t> Pattern::FindCapture(std::string_view name) const {
  for (size_t i = 0; i < captures_.size(); ++i) {
    if (captures_[i].name == name) return i;
  }
  return std::nullopt;
}

int Pattern::Step(const Instruction& instruction, const ItemSentence& sentence,
                  int at) const {
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
      const CaptureInfo& slot = captures_[static_cast<size_t>(instruction.a)];
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
int Pattern::Skip(const Instruction& now, const ItemSentence& sentence,
                  int at) const {
  int skip = 0;
  if (MaySkip(sentence, at, &skip)) return skip;
  if (now.op != Op::kSlot || at >= static_cast<int>(sentence.items.size())) {
    return 0;
  }
  const Item& item = sentence.items[static_cast<size_t>(at)];
  if (item.kind == ItemKind::kQuantity || item.kind == ItemKind::kDemonym ||
      item.modifier) {
    return 1;
  }
  // Articles and titles before a mention belong to it.
  const CaptureInfo& slot = captures_[static_cast<size_t>(now.a)];
  skip = sentence.PhraseLength(at, Cue::kArticle);
  if (skip == 0 && slot.kind == SlotKind::kEntity) {
    skip = std::max(sentence.PhraseLength(at, Cue::kTitle),
                    sentence.PhraseLength(at, Cue::kHonorific));
  }
  return skip;
}

bool Pattern::MatchAt(const ItemSentence& sentence, int begin,
                      PatternMatch& match) const {
  std::vector<State> stack;
  stack.push_back({0, begin, std::vector<Captured>(captures_.size())});
  for (int steps = 0; !stack.empty() && steps < kMaxSteps; ++steps) {
    State state = std::move(stack.back());
    stack.pop_back();
    const Instruction& now = program_[static_cast<size_t>(state.pc)];
    if (now.op == Op::kAccept && StopsShort(sentence, state.at)) continue;
    if (now.op == Op::kAccept) {
      match = {begin,        state.at,    state.negated,
               state.hedged, state.aside, std::move(state.captures)};
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
    } else if (const int next = Step(now, sentence, state.at); next >= 0) {
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
    } else if (const int skip =
                   state.at == begin ? 0 : Skip(now, sentence, state.at)) {
      state.NoteCues(sentence, state.at + skip);
    } else {
      continue;  // this way is closed
    }
    stack.push_back(std::move(state));
  }
  return false;
}

bool Pattern::MayBegin(const ItemSentence& sentence, int item) const {
  for (const Instruction& instruction : program_) {
    if (instruction.op == Op::kBegin) continue;
    if (instruction.op == Op::kSlot || instruction.op == Op::kWord ||
        instruction.op == Op::kClass) {
      return Step(instruction, sentence, item) >= 0;
    }
    return true;
  }
  return true;
}

bool Pattern::IsClause() const {
  return std::any_of(program_.begin(), program_.end(),
                     [](const auto& now) { return now.op == Op::kAside; });
}

bool Pattern::MayOccur(const ItemSentence& sentence) const {
  if (needed_.empty()) return true;
  for (const SurfaceWord& word : sentence.sentence->words) {
    if (word.id != WordId{} &&
        std::find(needed_.begin(), needed_.end(), word.id) != needed_.end()) {
      return true;
    }
  }
  return false;
}

}  // namespace quipu
