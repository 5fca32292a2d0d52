// The places that a verb, noun or adjective has for what it is told of.

#ifndef QUIPU_INGEST_ONTOLOGY_ARGUMENT_ROLE_H_
#define QUIPU_INGEST_ONTOLOGY_ARGUMENT_ROLE_H_

#include <cstdint>

namespace quipu {

enum class ArgumentRole : uint8_t {
  kSelf,      // the predicate word
  kSubject,   // of the active verb; of a copula's predicate
  kObject,    // of the active verb
  kIndirect,  // "gave them"
  kOblique,   // of a verb, with its preposition
  kModifier,  // of a noun, with its preposition
  kPossessor,
  kApposed,    // that stands in apposition to it
  kCompound,   // "prison guards": of "guards"
  kAdjective,  // "Peruvian army": of "army"
  kNumber,
  kClause,    // a clause that it demands
  kModified,  // the word that it modifies, as apposition, adjective or clause
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_ARGUMENT_ROLE_H_
