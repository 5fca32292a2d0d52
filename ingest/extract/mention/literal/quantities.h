// How many of something: numbers with their comparators.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_QUANTITIES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_QUANTITIES_H_

#include <cstddef>
#include <optional>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/literal/literal_lexer.h"
#include "language/model/analysis.h"

namespace quipu {

// What the words next to a number say of it.
enum class Counted : uint8_t {
  kThings,   // what the noun says, or what the text spoke of: "40 were shot"
  kMoney,    // "40 pesos"
  kMeasure,  // "40 km", "40 %"
  kTime,     // "40 days"
};

struct Quantity {
  size_t begin = 0;  // lexemes
  size_t end = 0;
  std::optional<double> value;
  Comparator comparator = Comparator::kEqual;
  Counted counted = Counted::kThings;
};

// Ascending and apart, among the lexemes not marked `taken`. Of "between 20 and
// 30" the value is 20, the comparator kAtLeast. No ages, years, ordinals,
// labels ("page 12") and numbers of lists. Linear.
std::vector<Quantity> FindQuantities(const AnalyzedSentence& sentence,
                                     const std::vector<LiteralLexeme>& lexemes,
                                     const std::vector<bool>& taken);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_QUANTITIES_H_
