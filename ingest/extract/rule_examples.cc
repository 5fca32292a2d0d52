#include "ingest/extract/rule_examples.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>
#include <variant>

#include "ingest/extract/extractor.h"
#include "ingest/ontology/ontology_file.h"

namespace quipu {
namespace {

std::string NameOf(const Extraction& extraction, const Argument& argument) {
  if (const auto* local = std::get_if<LocalIndex>(&argument)) {
    return extraction.entities[local->value].name;
  }
  return std::get<Literal>(argument).text;
}

// As examples write it.
std::string Statement(const Extraction& extraction, const Claim& claim) {
  return (claim.polarity == Polarity::kNegative ? "not " : "") +
         claim.predicate + "(" + NameOf(extraction, claim.subject) + ", " +
         NameOf(extraction, claim.object) + ")";
}

std::string Listed(const std::vector<std::string>& claims) {
  std::string text;
  for (const std::string& claim : claims) {
    text += (text.empty() ? "" : "; ") + claim;
  }
  return text.empty() ? "nothing" : text;
}

Document DocumentOf(const RuleExample& example) {
  Document document;
  document.key = {"example"};
  document.text = example.text;
  document.metadata.language = std::string(CodeOf(example.language));
  document.regions = {
      {{0, static_cast<uint32_t>(example.text.size())}, RegionKind::kBody}};
  return document;
}

// What the rule claims in the example, sorted.
std::vector<std::string> ClaimsOf(const Extractor& extractor,
                                  const std::string& rule,
                                  const RuleExample& example) {
  const Extraction extraction = extractor.Extract(DocumentOf(example));
  std::vector<std::string> claims;
  for (const Claim& claim : extraction.claims) {
    if (claim.rule == rule) claims.push_back(Statement(extraction, claim));
  }
  std::ranges::sort(claims);
  const auto repeated = std::ranges::unique(claims);
  claims.erase(repeated.begin(), repeated.end());
  return claims;
}

}  // namespace

Result<ExampleReport> TestExamples(std::string_view ontology_yaml,
                                   std::string_view source,
                                   const std::filesystem::path& models) {
  QUIPU_TRY(const OntologyFile file, ReadOntologyFile(ontology_yaml, source));
  // A single sentence tells its language badly, so it is told.
  std::vector<Extractor> extractors;
  for (const Language language : kLanguages) {
    QUIPU_TRY(const ExtractionModels opened,
              ExtractionModels::Open({.models = models, .language = language}));
    QUIPU_TRY(Extractor extractor,
              Extractor::Create(ontology_yaml, source, opened,
                                {.min_confidence = 0}));
    extractors.push_back(std::move(extractor));
  }
  ExampleReport report;
  report.rules = file.rules.size();
  for (const Rule& rule : file.rules) {
    if (rule.examples.empty()) report.without.push_back(rule.name);
    std::array<std::optional<Extractor>, kLanguages.size()> alone;
    for (const RuleExample& example : rule.examples) {
      const size_t language = IndexOf(example.language);
      if (!alone[language]) {
        alone[language] = extractors[language].WithRuleAlone(rule.name);
      }
      ++report.examples;
      const std::vector<std::string> found =
          ClaimsOf(*alone[language], rule.name, example);
      std::vector<std::string> expected =
          example.claims.value_or(std::vector<std::string>());
      std::ranges::sort(expected);
      if (example.claims ? found == expected : !found.empty()) continue;
      report.failed.push_back({rule.name, example.line, example.text,
                               example.claims ? Listed(expected) : "a claim",
                               Listed(found)});
    }
  }
  return report;
}

}  // namespace quipu
