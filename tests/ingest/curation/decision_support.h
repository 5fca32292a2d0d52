// Decisions for tests: on random entities, claims and words of a world.

#ifndef QUIPU_TESTS_INGEST_CURATION_DECISION_SUPPORT_H_
#define QUIPU_TESTS_INGEST_CURATION_DECISION_SUPPORT_H_

#include <catch2/catch.hpp>
#include <optional>
#include <random>
#include <utility>

#include "base/result.h"
#include "graph/model/curation.h"
#include "ingest/pipeline/curate.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {

template <typename T>
T Must(Result<T> result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result.has_value());
  return std::move(*result);
}

ErrorCode CodeOf(const auto& result) {
  REQUIRE_FALSE(result.has_value());
  return result.error().code;
}

// The handle of a page's local entity.
Handle HandleOf(const Page& page, LocalIndex local);

// Pages of persons, each with one full name.
Page PageOf(const std::string& key, const std::vector<std::string>& persons);
World WorldOf(const std::vector<Page>& pages);

// Decides what must not be refused, and gives the number of the decision.
uint64_t DecideIn(World& world, const CurationEntry& entry);
void UndoIn(World& world, uint64_t decision);

std::string ExportText(const World& world);

// Any kind of decision about what is derived, made as an analyst makes it;
// nullopt where what was drawn makes no decision.
std::optional<CurationEntry> RandomDecision(World& world, std::mt19937& random);

// The page as another extractor reads it: some claims and entities come or go.
Page ReadAgain(Page page, std::mt19937& random);

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_CURATION_DECISION_SUPPORT_H_
