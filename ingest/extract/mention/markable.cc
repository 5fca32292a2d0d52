// A noun phrase is the stretch around its head that hangs from it without
// clauses, appositions and coordination: what is cut off by one of these is a
// phrase of its own. Words of names, dates and quantities begin no phrase.

#include "ingest/extract/mention/markable.h"

#include <algorithm>
#include <tuple>

namespace quipu {
namespace {

// Relations that end a noun phrase.
bool LeavesPhrase(Deprel deprel) {
  switch (deprel) {
    case Deprel::kAcl:
    case Deprel::kAdvcl:
    case Deprel::kAppos:
    case Deprel::kCase:
    case Deprel::kCc:
    case Deprel::kCcomp:
    case Deprel::kConj:
    case Deprel::kCop:
    case Deprel::kCsubj:
    case Deprel::kDiscourse:
    case Deprel::kDislocated:
    case Deprel::kList:
    case Deprel::kMark:
    case Deprel::kNsubj:
    case Deprel::kObj:
    case Deprel::kIobj:
    case Deprel::kObl:
    case Deprel::kAux:
    case Deprel::kOrphan:
    case Deprel::kParataxis:
    case Deprel::kPunct:
    case Deprel::kVocative:
    case Deprel::kXcomp:
      return true;
    default:
      return false;
  }
}

// Relations in which other words than nouns stand for things.
bool IsArgument(Deprel deprel) {
  return deprel == Deprel::kNsubj || deprel == Deprel::kObj ||
         deprel == Deprel::kIobj || deprel == Deprel::kObl ||
         deprel == Deprel::kNmod || deprel == Deprel::kAppos;
}

bool RefersToPerson(const SyntacticWord& word) {
  if (word.deprel == Deprel::kExpl) return false;
  if (word.Has(Feature::kRelative) || word.Has(Feature::kInterrogative) ||
      word.Has(Feature::kReflexive) || word.Has(Feature::kExclamative)) {
    return false;
  }
  if (word.upos == Upos::kPron) return true;
  return word.upos == Upos::kDet && word.Has(Feature::kPossessive);
}

class SentenceMarkables {
 public:
  SentenceMarkables(const AnalyzedSentence& sentence, uint32_t index,
                    const SentenceTree& tree, std::vector<Markable>& out)
      : sentence_(sentence),
        index_(index),
        tree_(tree),
        out_(out),
        taken_(sentence.words.size(), false) {}

  void Add(MarkableKind kind, uint32_t begin, uint32_t end, uint32_t head,
           std::optional<NameType> recognized = std::nullopt,
           uint32_t literal = 0) {
    out_.push_back({kind, recognized, index_, begin, end, head, literal,
                    sentence_.SpanOfWords(begin, end)});
  }

  // The word of [begin, end) that is least deep, the first of such.
  uint32_t HeadOf(uint32_t begin, uint32_t end) const {
    uint32_t best = begin;
    for (uint32_t w = begin; w < end; ++w) {
      if (tree_.Depth(w) < tree_.Depth(best)) best = w;
    }
    return best;
  }

  void AddNames() {
    for (const RecognizedName& name : sentence_.names) {
      Add(MarkableKind::kName, name.begin, name.end,
          HeadOf(name.begin, name.end), name.type);
      Take(name.begin, name.end);
    }
  }
  void AddMarked(const MarkedWords& marked, uint32_t literal) {
    Add(marked.kind, marked.begin, marked.end, HeadOf(marked.begin, marked.end),
        std::nullopt, literal);
    if (marked.kind == MarkableKind::kDate) Take(marked.begin, marked.end);
  }
  void AddPhrases() {
    for (uint32_t w = 0; w < tree_.size(); ++w) {
      if (taken_[w]) continue;
      const SyntacticWord& word = tree_.word(w);
      if (IsNounLike(word)) {
        const auto [begin, end] = PhraseOf(w);
        Add(MarkableKind::kNoun, begin, end, w);
      } else if (RefersToPerson(word)) {
        Add(MarkableKind::kPronoun, w, w + 1, w);
      } else if (word.upos == Upos::kVerb ||
                 (word.upos == Upos::kAdj &&
                  tree_.Child(w, Deprel::kCop) != kNoWord)) {
        Add(MarkableKind::kVerb, w, w + 1, w);
      }
    }
  }

 private:
  void Take(uint32_t begin, uint32_t end) {
    std::fill(taken_.begin() + begin, taken_.begin() + end, true);
  }

  static bool IsNounLike(const SyntacticWord& word) {
    if (word.upos == Upos::kNoun || word.upos == Upos::kPropn) {
      return word.deprel != Deprel::kFlat && word.deprel != Deprel::kFixed &&
             word.deprel != Deprel::kGoeswith;
    }
    return (word.upos == Upos::kNum || word.upos == Upos::kAdj ||
            word.upos == Upos::kDet || word.upos == Upos::kSym) &&
           IsArgument(word.deprel);
  }

  // The unbroken stretch around `head` of words that hang from it.
  std::pair<uint32_t, uint32_t> PhraseOf(uint32_t head) {
    phrase_.clear();
    phrase_.push_back(head);
    for (size_t i = 0; i < phrase_.size(); ++i) {
      for (const uint32_t child : tree_.Children(phrase_[i])) {
        const Deprel deprel = tree_.word(child).deprel;
        const bool inner_case = deprel == Deprel::kCase && phrase_[i] != head;
        if (!LeavesPhrase(deprel) || inner_case) phrase_.push_back(child);
      }
    }
    std::sort(phrase_.begin(), phrase_.end());
    const auto at = std::find(phrase_.begin(), phrase_.end(), head);
    uint32_t begin = head, end = head + 1;
    for (auto i = at; i != phrase_.begin() && *(i - 1) + 1 == begin; --i) {
      --begin;
    }
    for (auto i = at + 1; i != phrase_.end() && *i == end; ++i) ++end;
    return {begin, end};
  }

  const AnalyzedSentence& sentence_;
  uint32_t index_;
  const SentenceTree& tree_;
  std::vector<Markable>& out_;
  std::vector<bool> taken_;
  std::vector<uint32_t> phrase_;
};

}  // namespace

Markables FindMarkables(const Analysis& analysis,
                        std::span<const MarkedWords> marked) {
  Markables out;
  const auto sentences = static_cast<uint32_t>(analysis.sentences.size());
  out.trees.reserve(sentences);
  size_t next = 0;
  for (uint32_t s = 0; s < sentences; ++s) {
    const AnalyzedSentence& sentence = analysis.sentences[s];
    const SentenceTree& tree = out.trees.emplace_back(sentence);
    out.first.push_back(static_cast<uint32_t>(out.all.size()));
    SentenceMarkables found(sentence, s, tree, out.all);
    found.AddNames();
    for (; next < marked.size() && marked[next].sentence == s; ++next) {
      found.AddMarked(marked[next], static_cast<uint32_t>(out.literals.size()));
      out.literals.push_back(marked[next].literal);
    }
    found.AddPhrases();
    std::sort(out.all.begin() + out.first.back(), out.all.end(),
              [](const Markable& a, const Markable& b) {
                return std::tuple(a.begin, ~a.end, a.kind) <
                       std::tuple(b.begin, ~b.end, b.kind);
              });
  }
  out.first.push_back(static_cast<uint32_t>(out.all.size()));
  return out;
}

std::string_view NameOf(MentionType type) {
  static constexpr std::array<std::string_view, kMentionTypeCount> kNames = {
      "Person", "Regime", "Party",       "Organization", "Group",    "Prison",
      "Place",  "Event",  "Publication", "Facility",     "Doctrine", ""};
  return kNames[static_cast<size_t>(type)];
}

MentionType MentionTypeOf(std::string_view name) {
  for (size_t i = 0; i + 1 < kMentionTypeCount; ++i) {
    const auto type = static_cast<MentionType>(i);
    if (NameOf(type) == name) return type;
  }
  return MentionType::kNone;
}

}  // namespace quipu
