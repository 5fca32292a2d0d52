// Stores of older formats, from bytes that were written when they were the
// newest.

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "graph/store/pending.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"
#include "tests/ingest/support/old_store_support.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace quipu::test {
namespace {

std::string MarkerOf(const std::filesystem::path& folder) {
  std::string marker;
  std::ifstream stream(folder / "QUIPU");
  std::getline(stream, marker);
  return marker;
}

}  // namespace

TEST_CASE(
    "A store of an older format is migrated when it is opened for writing",
    "[migration]") {
  const int format = GENERATE(1, 2, 3);
  CAPTURE(format);
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "store";
  CopyOldStore(format, path);
  const Ontology ontology = OldOntology();
  {
    auto store = KnowledgeStore::Open(path, StoreMode::kReadWrite);
    INFO((store ? std::string() : store.error().message));
    REQUIRE(store.has_value());
    CHECK(MarkerOf(path) == "quipu store, format 4");
    const auto derived = FinishDerivation(*store, ontology);
    REQUIRE(derived.has_value());
    CHECK(derived->documents == 3);
  }
  auto store = KnowledgeStore::Open(path, StoreMode::kReadOnly);
  REQUIRE(store.has_value());
  CHECK(ExportOf(*store) == OldExport());
  const auto report = Check(*store, ontology);
  REQUIRE(report.has_value());
  CHECK(report->findings == std::vector<CheckFinding>());
}

TEST_CASE(
    "A store of an older format that is opened for reading stays as it is",
    "[migration]") {
  const int format = GENERATE(1, 2, 3);
  CAPTURE(format);
  const TemporaryFolder folder;
  const std::filesystem::path path = folder.path() / "store";
  CopyOldStore(format, path);
  const auto store = KnowledgeStore::Open(path, StoreMode::kReadOnly);
  REQUIRE_FALSE(store.has_value());
  CHECK(store.error().code == ErrorCode::kInvalidArgument);
  CHECK_THAT(store.error().message, Catch::Contains("quipu rebuild"));
  CHECK(MarkerOf(path) == fmt::format("quipu store, format {}", format));
}

TEST_CASE("Deriving all again leaves the changes that wait", "[migration]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 3));
  auto transaction = store.Begin();
  pending::Remove(*transaction, DocumentNumber{1});
  REQUIRE(pending::RederiveAll(*transaction).has_value());
  for (uint32_t i = 0; i < 3; ++i) {
    const auto change = pending::Read(*transaction, DocumentNumber{i});
    REQUIRE(change.has_value());
    CHECK(change->kind ==
          (i == 1 ? PendingKind::kRemove : PendingKind::kRederive));
  }
}

}  // namespace quipu::test
