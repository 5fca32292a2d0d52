// The ontology that is built into the program.

#ifndef QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_
#define QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_

#include <string_view>

namespace quipu {

// The bytes of ingest/ontology/ontology.yaml.
std::string_view DefaultOntologyYaml();

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_
