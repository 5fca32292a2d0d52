#include "ingest/ontology/default_ontology.h"

namespace quipu {

std::string_view DefaultOntologyYaml() {
  return
#include <ontology.yaml.inc>
      ;
}

std::optional<std::string_view> BuiltInOntologyYaml(std::string_view name) {
  if (name == kBuiltInOntologies[0]) return DefaultOntologyYaml();
  if (name == kBuiltInOntologies[1]) {
    return
#include <companies.yaml.inc>
        ;
  }
  return std::nullopt;
}

}  // namespace quipu
