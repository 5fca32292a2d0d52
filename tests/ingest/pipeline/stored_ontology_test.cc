// The ontology that a store remembers.

#include "ingest/pipeline/stored_ontology.h"

#include <catch2/catch.hpp>
#include <fstream>
#include <string>

#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace quipu::test {
namespace {

// The built-in ontology under another digest.
Extractor OtherExtractor() {
  return Extractor::Create(
             std::string(DefaultExtractor().ontology_yaml()) + "\n# mine\n",
             "mine.yaml", SharedModels())
      .value();
}

Sha256Digest DigestIn(const Reader& reader) {
  const auto record = ReadOntology(reader);
  REQUIRE(record.has_value());
  REQUIRE(record->has_value());
  return (*record)->digest;
}

}  // namespace

TEST_CASE("A store remembers the ontology of its first ingest", "[ontology]") {
  const TemporaryFolder folder;
  const Extractor other = OtherExtractor();
  {
    auto store = KnowledgeStore::Open(folder.path(), StoreMode::kCreate);
    REQUIRE(store.has_value());
    CHECK_FALSE(ReadOntology(*store->Published()).value().has_value());
    REQUIRE(Ingest(*store, other, MakeSources(0, 3), {}).has_value());
  }
  auto store = KnowledgeStore::Open(folder.path(), StoreMode::kReadOnly);
  REQUIRE(store.has_value());
  CHECK(DigestIn(*store->Published()) == other.ontology().digest);
  CHECK(ReadOntology(*store->Published()).value()->conflicts ==
        ConflictRulesOf(other.ontology()));
  const auto own =
      ExtractorOf(*store->Published(), std::nullopt, SharedModels());
  REQUIRE(own.has_value());
  CHECK(own->digest() == other.digest());
  CHECK(ExtractorOf(*store->Published(), OtherExtractor(), SharedModels())
            .has_value());
}

TEST_CASE("The store's own extractor leaves out what the store left out",
          "[ontology]") {
  KnowledgeStore store = OpenInMemory();
  const Extractor strict =
      Extractor::Create(DefaultExtractor().ontology_yaml(), "built-in",
                        SharedModels(), {.min_confidence = 700})
          .value();
  REQUIRE(Ingest(store, strict, MakeSources(0, 3), {}).has_value());
  const auto own =
      ExtractorOf(*store.Published(), std::nullopt, SharedModels());
  REQUIRE(own.has_value());
  CHECK(own->digest() == strict.digest());
  const auto looser =
      ExtractorOf(*store.Published(), std::nullopt, SharedModels(), 200);
  REQUIRE(looser.has_value());
  CHECK(looser->options().min_confidence == 200);
}

TEST_CASE("Another ontology than the store's is refused, with advice",
          "[ontology]") {
  KnowledgeStore store = OpenInMemory();
  const Extractor other = OtherExtractor();
  REQUIRE(Ingest(store, other, MakeSources(0, 3), {}).has_value());
  const auto lines = ExportOf(store);
  const Extractor& extractor = DefaultExtractor();
  const auto refused = [](const auto& result) {
    REQUIRE_FALSE(result.has_value());
    CHECK(result.error().code == ErrorCode::kInvalidArgument);
    CHECK_THAT(result.error().message,
               Catch::Contains("quipu rebuild --ontology"));
  };
  refused(ExtractorOf(*store.Published(),
                      Extractor::CreateDefault(SharedModels()),
                      SharedModels()));
  refused(Ingest(store, extractor, MakeSources(3, 4), {}));
  const std::vector<DocumentKey> keys = {{"text0.txt"}};
  refused(Remove(store, extractor.ontology(), keys));
  refused(Rebuild(store, extractor.ontology()));
  CHECK(ExportOf(store) == lines);
}

TEST_CASE("A rebuild changes the ontology of a store", "[ontology]") {
  KnowledgeStore store = OpenInMemory();
  REQUIRE(Ingest(store, OtherExtractor(), MakeSources(0, 3), {}).has_value());
  const auto lines = ExportOf(store);
  REQUIRE(RebuildUnder(store, DefaultExtractor()).has_value());
  CHECK(DigestIn(*store.Published()) == DefaultExtractor().ontology().digest);
  CHECK(ExportOf(store) == lines);
  const IngestReport report = IngestAll(store, MakeSources(0, 3));
  CHECK(report.replaced == 3);  // what they were read with is another extractor
}

TEST_CASE("An ontology that is damaged in the store is corruption",
          "[ontology]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 1));
  auto transaction = store.Begin();
  auto record = ReadOntology(*transaction).value().value();
  record.yaml.pop_back();
  WriteOntology(*transaction, record);
  REQUIRE(store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
  const auto own =
      ExtractorOf(*store.Published(), std::nullopt, SharedModels());
  REQUIRE_FALSE(own.has_value());
  CHECK(own.error().code == ErrorCode::kCorruption);
}

TEST_CASE("An ontology file is named in its errors, and may have 1 MiB",
          "[ontology]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "mine.yaml";
  CHECK_THAT(LoadExtractor(file, SharedModels()).error().message,
             Catch::Contains("mine.yaml"));
  std::ofstream(file) << std::string((1 << 20) + 1, '#');
  const auto loaded = LoadExtractor(file, SharedModels());
  REQUIRE_FALSE(loaded.has_value());
  CHECK(loaded.error().code == ErrorCode::kLimit);
  CHECK(LoadExtractor("built-in", SharedModels()).value().digest() ==
        DefaultExtractor().digest());
}

}  // namespace quipu::test
