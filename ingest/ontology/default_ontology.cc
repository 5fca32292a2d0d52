#include "ingest/ontology/default_ontology.h"

namespace quipu {

std::string_view DefaultOntologyYaml() {
  return
#include <default_ontology.inc>
      ;
}

}  // namespace quipu
