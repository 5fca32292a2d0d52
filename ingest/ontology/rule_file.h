// The rules of an ontology file.

#ifndef QUIPU_INGEST_ONTOLOGY_RULE_FILE_H_
#define QUIPU_INGEST_ONTOLOGY_RULE_FILE_H_

#include <initializer_list>
#include <string_view>

#include "base/result.h"
#include "ingest/ontology/ontology_file.h"
#include "ingest/ontology/yaml_tree.h"

namespace quipu {

// Reads the list under "rules" into file.rules; types, predicates and words
// are there already. Every claim of a rule names captures that each of its
// patterns has, of kinds that its predicate allows.
Result<void> ReadRules(const YamlNode& list, std::string_view source,
                       OntologyFile& file);

// What a key means that names a language: "en", or "all" where that may stand.
Result<LanguageMask> ReadLanguageKey(const YamlNode& key, bool or_all,
                                     std::string_view source);

// kInvalidArgument unless `node` is a map without other keys than `keys`.
Result<void> CheckKeys(const YamlNode& node,
                       std::initializer_list<std::string_view> keys,
                       std::string_view source);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_RULE_FILE_H_
