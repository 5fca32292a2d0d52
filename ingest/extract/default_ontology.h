// The ontology that is built into the program.

#ifndef QUIPU_INGEST_EXTRACT_DEFAULT_ONTOLOGY_H_
#define QUIPU_INGEST_EXTRACT_DEFAULT_ONTOLOGY_H_

#include <string_view>

namespace quipu {

// The bytes of ingest/extract/ontology.yaml.
std::string_view DefaultOntologyYaml();

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_DEFAULT_ONTOLOGY_H_
