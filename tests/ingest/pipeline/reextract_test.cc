// Reading stored documents again with another extractor.

#include "ingest/pipeline/reextract.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"
#include "tests/ingest/support/texts_support.h"

namespace quipu::test {
namespace {

constexpr int kTexts = 9;

// The same ontology, with an analysis that takes every text to be Spanish.
const Extractor& EarlierExtractor() {
  static const Extractor extractor = Extractor::CreateDefault(
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models",
                               .language = Language::kSpanish}));
  return extractor;
}

KnowledgeStore EarlierStore() {
  KnowledgeStore store = OpenInMemory();
  REQUIRE(Ingest(store, EarlierExtractor(), MakeSources(0, kTexts), {}));
  return store;
}

std::vector<std::string> FreshExport() {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, kTexts));
  return ExportOf(store);
}

IngestReport ReadAgain(KnowledgeStore& store, const IngestOptions& options) {
  auto report = ReExtract(store, DefaultExtractor(), options);
  INFO((report ? std::string() : report.error().message));
  REQUIRE(report);
  return *report;
}

uint64_t Outdated(const KnowledgeStore& store) {
  const auto count =
      CountOutdated(*store.Published(), DefaultExtractor().digest());
  REQUIRE(count);
  const auto any =
      HoldsOutdated(*store.Published(), DefaultExtractor().digest());
  REQUIRE(any);
  CHECK(*any == (*count > 0));
  return *count;
}

}  // namespace

TEST_CASE("What another extractor read is read again, as if it came anew",
          "[reextract]") {
  KnowledgeStore store = EarlierStore();
  REQUIRE(ExportOf(store) != FreshExport());
  CHECK(Outdated(store) == kTexts);
  size_t done = 0;
  IngestOptions options;
  options.on_event = [&](const IngestEvent& event) { done = event.done; };
  const IngestReport report = ReadAgain(store, options);
  CHECK(report.replaced == kTexts);
  CHECK(done == kTexts);
  CHECK(ExportOf(store) == FreshExport());
  CHECK(Outdated(store) == 0);
  const auto check = Check(store, DefaultExtractor().ontology());
  REQUIRE(check);
  CHECK(check->findings == std::vector<CheckFinding>());
}

TEST_CASE("What is up to date is not read again", "[reextract]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, kTexts));
  const uint64_t generation = store.Published()->generation();
  const IngestReport report = ReadAgain(store, {});
  CHECK(report.unchanged == kTexts);
  CHECK(report.replaced == 0);
  CHECK(store.Published()->generation() == generation);
}

TEST_CASE("An interrupted re-extraction goes on where it stopped",
          "[reextract]") {
  KnowledgeStore store = EarlierStore();
  std::atomic<bool> cancel = false;
  IngestOptions options;
  options.threads = 1;
  options.group_documents = 2;
  options.cancel = &cancel;
  options.on_event = [&](const IngestEvent&) { cancel = true; };
  const IngestReport stopped = ReadAgain(store, options);
  CHECK(stopped.cancelled);
  CHECK(stopped.replaced == 2);
  CHECK(Outdated(store) == kTexts - 2);
  const IngestReport rest = ReadAgain(store, {});
  CHECK(rest.unchanged == 2);
  CHECK(rest.replaced == kTexts - 2);
  CHECK(ExportOf(store) == FreshExport());
}

TEST_CASE("Ingesting some documents again leaves the others outdated",
          "[reextract]") {
  KnowledgeStore store = EarlierStore();
  IngestAll(store, MakeSources(0, 4));
  CHECK(Outdated(store) == kTexts - 4);
  IngestAll(store, MakeSources(0, kTexts));
  CHECK(Outdated(store) == 0);
}

TEST_CASE("What is up to date stays while the rest is published bit by bit",
          "[reextract]") {
  KnowledgeStore store = EarlierStore();
  IngestAll(store, MakeSources(0, 4));
  const auto report =
      ReExtract(store, DefaultExtractor(), {}, {.pending = {.documents = 1}});
  REQUIRE(report);
  CHECK(report->unchanged == 4);
  CHECK(report->replaced == kTexts - 4);
  CHECK(ExportOf(store) == FreshExport());
}

TEST_CASE("A re-extraction may bring another ontology", "[reextract]") {
  const Extractor other =
      Extractor::Create(
          std::string(DefaultExtractor().ontology_yaml()) + "\n# mine\n",
          "mine.yaml", SharedModels())
          .value();
  KnowledgeStore store = OpenInMemory();
  REQUIRE(Ingest(store, other, MakeSources(0, kTexts), {}));
  CHECK(ReadAgain(store, {}).replaced == kTexts);
  CHECK(CheckOntology(*store.Published(), DefaultExtractor().ontology()));
  CHECK(ExportOf(store) == FreshExport());
}

TEST_CASE("What a file would be read as now comes in with the next ingest",
          "[reextract]") {
  KnowledgeStore store = EarlierStore();
  {
    // As if the reader of then had left out the last byte.
    auto transaction = store.Begin();
    const auto number =
        *documents::FindNumber(*transaction, {"text3.txt"}).value();
    Document document = documents::Read(*transaction, number).value();
    document.text.pop_back();
    --document.regions.back().span.end;
    document.source_map = SourceMap();
    pending::Write(*transaction, number, document,
                   documents::ReadExtraction(*transaction, number).value());
    REQUIRE(store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  }
  CHECK(ReadAgain(store, {}).replaced == kTexts);
  const IngestReport report = IngestAll(store, MakeSources(0, kTexts));
  CHECK(report.replaced == 1);
  CHECK(report.unchanged == kTexts - 1);
  CHECK(ExportOf(store) == FreshExport());
  CHECK(IngestAll(store, MakeSources(0, kTexts)).unchanged == kTexts);
}

TEST_CASE("The present extractor is known without its models", "[reextract]") {
  const KnowledgeStore empty = OpenInMemory();
  const AnalyzerOptions models{.models = QUIPU_SOURCE_DIR "/models"};
  CHECK(PresentExtractor(*empty.Published(), models).value() ==
        DefaultExtractor().digest());
  KnowledgeStore store = EarlierStore();
  CHECK(PresentExtractor(*store.Published(), models).value() ==
        DefaultExtractor().digest());
  CHECK_FALSE(PresentExtractor(*store.Published(), {.models = "/nowhere"}));
}

}  // namespace quipu::test
