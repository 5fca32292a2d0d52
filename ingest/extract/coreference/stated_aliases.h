// Other names that the text states: "X (Y)", "X, also known as Y".

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_STATED_ALIASES_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_STATED_ALIASES_H_

#include <string>
#include <vector>

#include "ingest/extract/mention/names.h"
#include "ingest/ontology/rule.h"

namespace quipu {

// The text says that names[alias] is another name of names[name].
struct StatedAlias {
  size_t name = 0;
  size_t alias = 0;
  uint32_t sentence = 0;  // that says so
  const Rule* rule = nullptr;
};

// The first letters of the longer words of a key: "iog" for "institute of
// oriental geography".
std::string InitialsOf(const std::string& key);

// The pairs that the alias rules find, in the order of the text. `names` are in
// that order, too, and have their votes.
std::vector<StatedAlias> FindAliases(const DocumentContext& context,
                                     const std::vector<Name>& names);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_STATED_ALIASES_H_
