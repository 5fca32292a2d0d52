// A store of an older format, as bytes that the build of its time wrote.

#ifndef QUIPU_TESTS_INGEST_SUPPORT_OLD_STORE_SUPPORT_H_
#define QUIPU_TESTS_INGEST_SUPPORT_OLD_STORE_SUPPORT_H_

#include <filesystem>
#include <string>
#include <vector>

#include "graph/model/ontology.h"

namespace quipu::test {

// Copies a store of this format, 1 to 3, with three documents to `folder`,
// which is made.
void CopyOldStore(int format, const std::filesystem::path& folder);
// What it exported then.
std::vector<std::string> OldExport();
// The types and predicates that its documents use.
Ontology OldOntology();

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_SUPPORT_OLD_STORE_SUPPORT_H_
