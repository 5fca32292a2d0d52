#include "tests/ingest/support/old_store_support.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

namespace quipu::test {
namespace {

namespace fs = std::filesystem;

fs::path SupportFolder() {
  return fs::path(QUIPU_SOURCE_DIR) / "tests/ingest/support";
}

}  // namespace

void CopyOldStore(int format, const fs::path& folder) {
  fs::create_directories(folder);
  fs::copy(SupportFolder() / fmt::format("format_{}_store", format), folder);
}

std::vector<std::string> OldExport() {
  std::ifstream stream(SupportFolder() / "old_export.jsonl");
  std::vector<std::string> lines;
  for (std::string line; std::getline(stream, line);) lines.push_back(line);
  REQUIRE_FALSE(lines.empty());
  return lines;
}

Ontology OldOntology() {
  Ontology ontology;
  ontology.types = {
      {"Person", "", "Person"},     {"Party", "", "Body"},
      {"Organization", "", "Body"}, {"Publication", "", "Publication"},
      {"Group", "", "Group"},       {"Place", "", "Place"}};
  for (const char* name : {"alias_of", "authored", "has_size", "holds_role",
                           "leads", "located_in", "member_of"}) {
    Predicate predicate;
    predicate.name = name;
    ontology.predicates.push_back(predicate);
  }
  return ontology;
}

}  // namespace quipu::test
