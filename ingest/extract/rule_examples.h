// The examples beside the rules of an ontology, put to the test.

#ifndef QUIPU_INGEST_EXTRACT_RULE_EXAMPLES_H_
#define QUIPU_INGEST_EXTRACT_RULE_EXAMPLES_H_

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quipu {

struct FailedExample {
  std::string rule;
  int line = 0;  // of the file
  std::string text;
  std::string expected;  // "a claim", "nothing", or claims
  std::string found;     // "nothing", or claims
};

struct ExampleReport {
  size_t rules = 0;
  size_t examples = 0;
  std::vector<std::string> without;  // rules that have no example
  std::vector<FailedExample> failed;
};

// Extracts from each example, as a document of its language, with its rule
// alone. The ontology is given as to Extractor::Create. Errors are those of
// Extractor::Create and of Analyzer::Open.
Result<ExampleReport> TestExamples(std::string_view ontology_yaml,
                                   std::string_view source,
                                   const std::filesystem::path& models);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_RULE_EXAMPLES_H_
