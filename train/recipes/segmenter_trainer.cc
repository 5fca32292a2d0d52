// Running text is made of the treebanks' sentences, as it is and varied.
// Wherever the segmenter would ask a model, the treebank has the answer: each
// such place is an example of a linear model. Of varied text some words are
// taken for unknown, as words of new documents will be.

#include "train/recipes/segmenter_trainer.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>
#include <vector>

#include "language/model/tags.h"
#include "language/syntax/multiword_features.h"
#include "language/syntax/segmenter.h"
#include "language/syntax/sentence_features.h"
#include "language/syntax/text_atoms.h"
#include "language/syntax/token_features.h"
#include "language/text/fold.h"
#include "language/text/paragraph.h"
#include "train/corpora/text_variation.h"
#include "train/random.h"
#include "train/recipes/logistic_regression.h"
#include "train/recipes/multiword_learner.h"

namespace quipu {
namespace {

constexpr float kUnknown = 0.15F;  // of the words of varied text

// The most frequent class of each word seen twice.
std::vector<uint16_t> WordClasses(std::span<const Treebank> treebanks) {
  std::map<uint32_t, std::array<uint32_t, kSeveralWordsClass + 1>> counts;
  for (const Treebank& treebank : treebanks) {
    for (const ConlluSentence& sentence : treebank.sentences) {
      for (const ConlluToken& token : sentence.tokens) {
        const ConlluWord& word = sentence.words[token.first_word];
        const bool several = token.word_count > 1;
        const uint8_t number = several
                                   ? kSeveralWordsClass
                                   : static_cast<uint8_t>(UposOf(word.upos));
        ++counts[HashOf(FoldedLetters(token.form))][number];
        if (number == kVerbClass && !several) {
          ++counts[HashOf(FoldedLetters(word.lemma))][number];
        }
      }
    }
  }
  std::vector<std::pair<uint32_t, std::pair<uint32_t, int8_t>>> frequent;
  for (const auto& [hash, by_class] : counts) {
    uint32_t sum = 0;
    size_t best = 0;
    for (size_t i = 0; i < by_class.size(); ++i) {
      sum += by_class[i];
      if (by_class[i] > by_class[best]) best = i;
    }
    if (sum < 2 || best == 0) continue;
    frequent.push_back({sum, {hash, static_cast<int8_t>(best)}});
  }
  std::stable_sort(
      frequent.begin(), frequent.end(),
      [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<std::pair<uint32_t, int8_t>> values;
  for (const auto& [sum, value] : frequent) values.push_back(value);
  return HashedValues::Make(values, 15);
}

// Collects the examples of one running text.
class ExampleCollector {
 public:
  ExampleCollector(const HashedValues& word_classes,
                   const MultiwordRules& multiwords, uint64_t seed)
      : word_classes_(word_classes), multiwords_(multiwords), random_(seed) {}

  // `unknown`: how many of the words are to be taken for unknown ones.
  void Collect(std::string_view text, std::span<const ConlluSentence> sentences,
               float unknown) {
    unknown_ = unknown;
    gold_.clear();
    for (const ConlluSentence& sentence : sentences) {
      for (const ConlluToken& token : sentence.tokens) {
        gold_[token.span.end] = {token.span.begin,
                                 &token == &sentence.tokens.back(),
                                 token.word_count > 1};
      }
    }
    for (const Paragraph& paragraph :
         DivideParagraphs(text, Language::kEnglish)) {
      CollectParagraph(text, paragraph.span);
    }
  }

  LogisticRegression token_breaks;
  LogisticRegression sentence_breaks;
  LogisticRegression divisions;

 private:
  struct GoldToken {
    uint32_t begin = 0;
    bool ends_sentence = false;
    bool several = false;
  };

  void CollectParagraph(std::string_view text, Span range) {
    std::vector<TextAtom> atoms = AtomsOf(text, range);
    ForgetWords(atoms);
    std::vector<AtomGroup> groups;
    size_t begin = 0;
    for (size_t i = 1; i <= atoms.size(); ++i) {
      if (i < atoms.size()) {
        const bool ends = gold_.contains(atoms[i - 1].span.end);
        if (TokenBreakRule(text, atoms, begin, i) == BreakRule::kAsk) {
          list_.Clear();
          TokenBreakFeatures(text, atoms, begin, i, word_classes_, list_);
          token_breaks.Add(list_.values(), ends);
        }
        if (!ends) continue;
      }
      groups.push_back(GroupAtoms(atoms, begin, i, word_classes_));
      begin = i;
    }
    CollectFromTokens(text, groups);
  }

  // Words before a full stop are forgotten more often: what other abbreviations
  // do is to be learnt from these.
  void ForgetWords(std::vector<TextAtom>& atoms) {
    for (size_t i = 0; i < atoms.size(); ++i) {
      if (!IsWordLetter(atoms[i].kind) || atoms[i].length < 2) continue;
      const bool stopped =
          i + 1 < atoms.size() && atoms[i + 1].kind == CharacterClass::kPeriod;
      if (random_.Chance(stopped ? 3 * unknown_ : unknown_)) {
        atoms[i].hash = static_cast<uint32_t>(random_.Next());
      }
    }
  }

  void CollectFromTokens(std::string_view text,
                         std::span<const AtomGroup> groups) {
    SentenceBreakFinder finder(text, groups);
    for (size_t i = 0; i < groups.size(); ++i) {
      const auto gold = gold_.find(groups[i].span.end);
      const bool ends = gold != gold_.end() && gold->second.ends_sentence;
      finder.Take(i);
      if (i + 1 < groups.size() && finder.MayEndAfter(i)) {
        list_.Clear();
        finder.Features(i, list_);
        sentence_breaks.Add(list_.values(), ends);
      }
      if (ends) finder.BeginSentence();
      if (gold == gold_.end() || gold->second.begin != groups[i].span.begin) {
        continue;
      }
      if (const auto candidate = multiwords_.Find(groups[i].span.In(text))) {
        // What was forgotten of a word is forgotten of its stem.
        const bool known =
            groups[i].atom_count > 1 ||
            groups[i].hash == HashOf(FoldedLetters(groups[i].span.In(text)));
        list_.Clear();
        MultiwordFeatures(text, groups, i, candidate->number, candidate->stem,
                          known ? word_classes_ : no_classes_, list_);
        divisions.Add(list_.values(), gold->second.several);
      }
    }
  }

  const HashedValues& word_classes_;
  const std::vector<uint16_t> no_slots_ = HashedValues::Make({}, 8);
  const HashedValues no_classes_{no_slots_};
  const MultiwordRules& multiwords_;
  Random random_;
  float unknown_ = 0;
  std::map<uint32_t, GoldToken> gold_;  // by the token's end
  FeatureList list_;
};

// Less is seen more often.
int VariedCopies(std::span<const Treebank> treebanks) {
  constexpr size_t kManySentences = 8000;
  size_t sentences = 0;
  for (const Treebank& treebank : treebanks) {
    sentences += treebank.sentences.size();
  }
  return sentences < kManySentences ? 2 : 1;
}

}  // namespace

SegmenterTables TrainSegmenter(std::span<const Treebank> treebanks,
                               uint64_t seed) {
  SegmenterTables tables;
  tables.word_classes = WordClasses(treebanks);
  tables.multiwords = LearnMultiwords(treebanks);
  const HashedValues word_classes(tables.word_classes);
  ExampleCollector examples(word_classes, tables.multiwords, seed);
  Random random(seed + 1);
  for (const Treebank& treebank : treebanks) {
    std::vector<ConlluSentence> sentences = treebank.sentences;
    const std::string text = JoinText(sentences);
    examples.Collect(text, sentences, 0);
    for (int i = 0; i < VariedCopies(treebanks); ++i) {
      sentences = treebank.sentences;
      const std::string varied = JoinVaried(sentences, random);
      examples.Collect(varied, sentences, kUnknown);
    }
  }
  LogisticSettings settings;
  tables.token_breaks = examples.token_breaks.Train(settings, seed);
  settings.log2_size = 17;
  tables.sentence_breaks = examples.sentence_breaks.Train(settings, seed + 1);
  settings.log2_size = 15;
  tables.multiword_tokens = examples.divisions.Train(settings, seed + 2);
  return tables;
}

}  // namespace quipu
