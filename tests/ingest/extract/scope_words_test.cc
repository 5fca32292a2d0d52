#include "ingest/ontology/scope_words.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

TEST_CASE("The built-in scope words can be read", "[scope]") {
  const auto read = ScopeLexicon::Read(ScopeLexicon::BuiltInYaml(), "built in");
  REQUIRE(read);
  CHECK(read->RolesOf(Language::kEnglish, "say").Has(ScopeRole::kReportVerb));
  CHECK(read->RolesOf(Language::kFrench, "nier").Has(ScopeRole::kDenyVerb));
  CHECK(read->RolesOf(Language::kSpanish, "jamás").Has(ScopeRole::kNegator));
  CHECK(read->RolesOf(Language::kEnglish, "nier").empty());
  CHECK(read->RolesOf(Language::kNone, "say").empty());
  CHECK_FALSE(read->PhrasesFrom(Language::kSpanish, "al").empty());
}

TEST_CASE("A role that nobody knows is an error with its line", "[scope]") {
  const auto role =
      ScopeLexicon::Read("version: 1\nshout_verb: {en: [yell]}", "words.yaml");
  REQUIRE_FALSE(role);
  CHECK(role.error().message.find("words.yaml:2") != std::string::npos);
  const auto language =
      ScopeLexicon::Read("report_verb:\n  xx: [say]", "words.yaml");
  REQUIRE_FALSE(language);
  CHECK(language.error().message.find("words.yaml:2") != std::string::npos);
}

}  // namespace
}  // namespace quipu
