// What coreference asks of each markable, found once.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_MARKABLE_FACTS_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_MARKABLE_FACTS_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/mention/markable.h"
#include "language/model/analysis.h"
#include "language/neural/word_vectors.h"

namespace quipu {

enum class GrammaticalNumber : uint8_t { kUnknown, kOne, kMany };
enum class GrammaticalGender : uint8_t {
  kUnknown,
  kFeminine,
  kMasculine,
  kNeuter
};
enum class Determiner : uint8_t {
  kNone,
  kDefinite,
  kIndefinite,
  kDemonstrative,
  kPossessive,
  kOther,
};

// Hashes are of folded words without accents and, of nouns and verbs, lemmas.
struct MarkableFact {
  uint64_t text = 0;            // of all words but determiners
  uint64_t head = 0;            // form
  uint64_t lemma = 0;           // of the head
  uint64_t governor = 0;        // lemma of the word above; 0: none
  uint32_t governor_at = 0;     // kNoWord: none
  std::vector<uint64_t> words;  // content words, in their order
  // By which a later markable is compared: content words, and initials.
  std::vector<uint64_t> keys;
  uint64_t initials = 0;    // of two or more capitalised words
  uint64_t as_acronym = 0;  // of one word in capitals, comparable to initials
  uint64_t prefix = 0;      // the first letters of one capitalised word
  uint64_t numbers = 0;     // of numerals in it; 0: none
  std::array<float, kMentionTypeCount> types{};  // probabilities
  float mention = 0;   // probability that it is one at all
  uint8_t type = 0;    // the likeliest MentionType but kNone
  uint8_t person = 0;  // of a pronoun or possessive: 1 to 3
  GrammaticalNumber number = GrammaticalNumber::kUnknown;
  GrammaticalGender gender = GrammaticalGender::kUnknown;
  Determiner determiner = Determiner::kNone;
  bool possessive = false;     // a pronoun
  bool demonstrative = false;  // a pronoun
  bool owned = false;     // "his brother": a possessive hangs from its head
  bool modified = false;  // a relative clause, adjective or complement
  Spoken spoken;
  // Vector of the head's lemma, else of its form; empty: not known.
  std::span<const int8_t> vector;
};

class MarkableFacts {
 public:
  // `vectors` are read later too, `types` only now. Linear.
  MarkableFacts(const Analysis& analysis, const Markables& markables,
                const TypeScores& types, const WordVectors& vectors);

  const MarkableFact& operator[](uint32_t markable) const {
    return facts_[markable];
  }
  // Of the vectors.
  size_t dimensions() const { return dimensions_; }

 private:
  size_t dimensions_;
  std::vector<MarkableFact> facts_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_MARKABLE_FACTS_H_
