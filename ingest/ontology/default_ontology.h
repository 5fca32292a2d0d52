// The ontologies that are built into the program.

#ifndef QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_
#define QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_

#include <array>
#include <optional>
#include <string_view>

namespace quipu {

// What --ontology calls them; the first is the default.
inline constexpr std::array<std::string_view, 2> kBuiltInOntologies = {
    "built-in", "companies"};

// The bytes of ingest/ontology/ontology.yaml.
std::string_view DefaultOntologyYaml();

// The bytes of the file behind one of kBuiltInOntologies; nullopt for any other
// name.
std::optional<std::string_view> BuiltInOntologyYaml(std::string_view name);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_DEFAULT_ONTOLOGY_H_
