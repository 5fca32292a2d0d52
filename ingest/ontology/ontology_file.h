// The ontology file: types, predicates, cue words and rules in YAML, as
// docs/ontology.md describes it.

#ifndef QUIPU_INGEST_ONTOLOGY_ONTOLOGY_FILE_H_
#define QUIPU_INGEST_ONTOLOGY_ONTOLOGY_FILE_H_

#include <array>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "ingest/ontology/lexicon.h"
#include "ingest/ontology/rule.h"
#include "language/model/name_type.h"

namespace quipu {

inline constexpr int kNoType = -1;

struct OntologyFile {
  Ontology ontology;
  Lexicon lexicon;
  // Words in a name that tell its type ("party"): parallel to ontology.types.
  std::vector<ClassId> heads;
  // The type of the names of each kind that language analysis tells apart:
  // parallel to kNameTypes. kNoType for those that the ontology has no use for.
  std::array<int, kNameTypes.size()> recognized{};
  std::vector<Rule> rules;
};

// Checks everything. kInvalidArgument as "source:line: what was expected".
Result<OntologyFile> ReadOntologyFile(std::string_view yaml,
                                      std::string_view source);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_ONTOLOGY_FILE_H_
