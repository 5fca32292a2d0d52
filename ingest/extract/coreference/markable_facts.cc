#include "ingest/extract/coreference/markable_facts.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "language/neural/log_softmax.h"
#include "language/neural/word_features.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr uint32_t kMostWords = 12;
constexpr size_t kPrefix = 4;
constexpr uint64_t kInitialsKey = 0x51ed270b7a14f2c1ULL;
constexpr uint64_t kPersonKey = 0x1f83d9abfb41bd6bULL;
constexpr uint64_t kPrefixKey = 0x8f1bbcdc9b05688dULL;

uint64_t PlainHash(std::string_view form) {
  return FindWordFeatures(form, false).plain;
}

uint64_t HashOf(std::u32string_view letters, uint64_t start) {
  uint64_t hash = start;
  for (const char32_t letter : letters) {
    hash = (hash ^ WithoutAccents(letter)) * 0x100000001b3ULL;
    hash ^= hash >> 29;
  }
  return hash;
}

bool IsContent(const SyntacticWord& word) {
  switch (word.upos) {
    case Upos::kNoun:
    case Upos::kPropn:
    case Upos::kAdj:
    case Upos::kNum:
    case Upos::kVerb:
    case Upos::kX:
      return true;
    default:
      return false;
  }
}

bool IsInCapitals(std::string_view form) {
  return form.size() > 1 && form.size() <= 10 && IsCapitalised(form) &&
         IsCapitalised(form.substr(1)) &&
         std::none_of(form.begin(), form.end(),
                      [](char c) { return c >= 'a' && c <= 'z'; });
}

Determiner DeterminerOf(const SyntacticWord& word) {
  if (word.Has(Feature::kPossessive)) return Determiner::kPossessive;
  if (word.Has(Feature::kDemonstrative)) return Determiner::kDemonstrative;
  if (word.Has(Feature::kDefinite)) return Determiner::kDefinite;
  if (word.Has(Feature::kIndefinite)) return Determiner::kIndefinite;
  return Determiner::kOther;
}

GrammaticalNumber NumberOf(const SyntacticWord& word, bool pronoun) {
  if (pronoun && word.Has(Feature::kPossessive)) {
    if (word.Has(Feature::kPluralOwner)) return GrammaticalNumber::kMany;
    if (word.Has(Feature::kSingularOwner)) return GrammaticalNumber::kOne;
  }
  if (word.Has(Feature::kPlural)) return GrammaticalNumber::kMany;
  return word.Has(Feature::kSingular) ? GrammaticalNumber::kOne
                                      : GrammaticalNumber::kUnknown;
}

GrammaticalGender GenderOf(const SyntacticWord& word) {
  if (word.Has(Feature::kFeminine)) return GrammaticalGender::kFeminine;
  if (word.Has(Feature::kMasculine)) return GrammaticalGender::kMasculine;
  return word.Has(Feature::kNeuter) ? GrammaticalGender::kNeuter
                                    : GrammaticalGender::kUnknown;
}

uint8_t PersonOf(const SyntacticWord& word) {
  if (word.Has(Feature::kFirstPerson)) return 1;
  if (word.Has(Feature::kSecondPerson)) return 2;
  return word.Has(Feature::kThirdPerson) ? 3 : 0;
}

class FactMaker {
 public:
  FactMaker(const Analysis& analysis, const Markables& markables,
            const WordVectors& vectors)
      : analysis_(analysis), markables_(markables), vectors_(vectors) {}

  MarkableFact Make(const Markable& m) {
    const SentenceTree& tree = markables_.trees[m.sentence];
    const SyntacticWord& head = tree.word(m.head);
    MarkableFact fact;
    fact.head = PlainHash(head.form);
    fact.lemma = LemmaOf(head);
    fact.governor_at = tree.Parent(m.head);
    if (fact.governor_at != kNoWord) {
      fact.governor = LemmaOf(tree.word(fact.governor_at));
    }
    const bool pronoun = m.kind == MarkableKind::kPronoun;
    fact.number = NumberOf(head, pronoun);
    fact.gender = GenderOf(head);
    if (pronoun) {
      fact.person = PersonOf(head);
      fact.possessive = head.Has(Feature::kPossessive);
      fact.demonstrative = head.Has(Feature::kDemonstrative);
    }
    AddWords(m, tree, fact);
    AddChildren(m, tree, fact);
    AddKeys(m, head, fact);
    fact.vector = VectorOf(head);
    return fact;
  }

 private:
  uint64_t LemmaOf(const SyntacticWord& word) const {
    const std::string_view lemma = analysis_.Lemma(word);
    return PlainHash(lemma.empty() ? word.form : lemma);
  }

  std::span<const int8_t> VectorOf(const SyntacticWord& word) const {
    const std::string_view lemma = analysis_.Lemma(word);
    std::span<const int8_t> vector;
    if (!lemma.empty()) vector = vectors_.Find(FindWordFeatures(lemma, false));
    if (!vector.empty()) return vector;
    return vectors_.Find(FindWordFeatures(word.form, false));
  }

  void AddWords(const Markable& m, const SentenceTree& tree,
                MarkableFact& fact) const {
    const bool name = m.kind == MarkableKind::kName ||
                      m.kind == MarkableKind::kNestedName ||
                      m.kind == MarkableKind::kDemonym;
    std::u32string initials;
    const uint32_t end = std::min(m.end, m.begin + kMostWords);
    for (uint32_t w = m.begin; w < end; ++w) {
      const SyntacticWord& word = tree.word(w);
      if (word.upos != Upos::kDet && word.upos != Upos::kPunct) {
        fact.text = (fact.text ^ PlainHash(word.form)) * 0x9e3779b97f4a7c15ULL;
        fact.text ^= fact.text >> 31;
      }
      if (!IsContent(word) && !(name && IsCapitalised(word.form))) continue;
      if (m.kind == MarkableKind::kPronoun) continue;
      fact.words.push_back(name ? PlainHash(word.form) : LemmaOf(word));
      if (word.upos == Upos::kNum) {
        fact.numbers = fact.numbers * 31 + PlainHash(word.form);
      }
      const std::u32string letters = FoldedLetters(word.form);
      if (!letters.empty()) initials.push_back(letters.front());
    }
    if (initials.size() > 1) fact.initials = HashOf(initials, kInitialsKey);
  }

  void AddChildren(const Markable& m, const SentenceTree& tree,
                   MarkableFact& fact) const {
    for (const uint32_t child : tree.Children(m.head)) {
      const SyntacticWord& word = tree.word(child);
      if (word.deprel == Deprel::kDet ||
          (word.deprel == Deprel::kNmod && word.Has(Feature::kPossessive))) {
        const Determiner found = DeterminerOf(word);
        if (fact.determiner == Determiner::kNone ||
            found == Determiner::kPossessive) {
          fact.determiner = found;
        }
      }
      fact.owned |=
          word.Has(Feature::kPossessive) || word.subtype == Subtype::kPoss;
      fact.modified |=
          word.deprel == Deprel::kAcl || word.deprel == Deprel::kAmod ||
          word.deprel == Deprel::kNmod || word.deprel == Deprel::kCompound;
    }
  }

  void AddKeys(const Markable& m, const SyntacticWord& head,
               MarkableFact& fact) const {
    fact.keys = fact.words;
    if (m.kind == MarkableKind::kPronoun) {
      // "I" is whoever said "my" before, however long ago.
      if (fact.person == 1 || fact.person == 2) {
        fact.keys.push_back(kPersonKey + fact.person * 4 +
                            static_cast<uint64_t>(fact.number));
      }
      return;
    }
    fact.keys.push_back(fact.lemma);
    if (m.end - m.begin == 1 && IsInCapitals(head.form)) {
      std::u32string letters = FoldedLetters(head.form);
      std::erase(letters, U'.');
      fact.as_acronym = HashOf(letters, kInitialsKey);
      fact.keys.push_back(fact.as_acronym);
    }
    if (fact.initials != 0) fact.keys.push_back(fact.initials);
    if (m.end - m.begin == 1 && IsCapitalised(head.form)) {
      const std::u32string letters = FoldedLetters(head.form);
      if (letters.size() > kPrefix) {
        fact.prefix =
            HashOf(std::u32string_view(letters).substr(0, kPrefix), kPrefixKey);
        fact.keys.push_back(fact.prefix);
      }
    }
    std::sort(fact.keys.begin(), fact.keys.end());
    fact.keys.erase(std::unique(fact.keys.begin(), fact.keys.end()),
                    fact.keys.end());
  }

  const Analysis& analysis_;
  const Markables& markables_;
  const WordVectors& vectors_;
};

}  // namespace

MarkableFacts::MarkableFacts(const Analysis& analysis,
                             const Markables& markables,
                             const TypeScores& types,
                             const WordVectors& vectors)
    : dimensions_(vectors.dimensions()) {
  FactMaker maker(analysis, markables, vectors);
  facts_.reserve(markables.all.size());
  for (size_t i = 0; i < markables.all.size(); ++i) {
    MarkableFact& fact = facts_.emplace_back();
    if (markables.all[i].IsLiteral()) continue;
    fact = maker.Make(markables.all[i]);
    if (!markables.spoken.empty()) fact.spoken = markables.spoken[i];
    const auto& scores = types[i];
    for (size_t type = 0; type < kMentionTypeCount; ++type) {
      fact.types[type] = Exponential(scores[type]);
    }
    fact.mention = 1 - fact.types.back();
    fact.type = static_cast<uint8_t>(
        std::max_element(scores.begin(), scores.end() - 1) - scores.begin());
  }
}

}  // namespace quipu
