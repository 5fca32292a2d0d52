#include "ingest/pipeline/ingest.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <random>

#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace quipu::test {
namespace {

namespace fs = std::filesystem;

}  // namespace

TEST_CASE("Any order of sources and any number of threads export the same",
          "[ingest]") {
  std::vector<IngestSource> sources = MakeSources(0, 30);
  KnowledgeStore first = OpenInMemory();
  IngestAll(first, sources, 1);
  const auto expected = ExportOf(first);
  REQUIRE(expected.size() > 30);
  std::mt19937 random(7);
  for (const unsigned threads : {1U, 2U, 3U, 8U}) {
    std::shuffle(sources.begin(), sources.end(), random);
    KnowledgeStore store = OpenInMemory();
    IngestAll(store, sources, threads);
    REQUIRE(ExportOf(store) == expected);
  }
}

TEST_CASE("Ingesting twice changes nothing", "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  const auto sources = MakeSources(0, 10);
  REQUIRE(IngestAll(store, sources).added == 10);
  const auto once = ExportOf(store);
  const uint64_t generation = store.Published()->generation();
  const uint64_t writes = store.operations().writes;
  REQUIRE(IngestAll(store, sources).unchanged == 10);
  CHECK(ExportOf(store) == once);
  CHECK(store.Published()->generation() == generation);
  CHECK(store.operations().writes == writes);
}

TEST_CASE("Removing a document leaves what was there before it", "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 8));
  const auto before = ExportOf(store);
  IngestAll(store, MakeSources(8, 12));
  REQUIRE(ExportOf(store) != before);
  std::vector<DocumentKey> keys;
  for (int i = 8; i < 12; ++i)
    keys.push_back({"text" + std::to_string(i) + ".txt"});
  const Ontology& ontology = DefaultExtractor().ontology();
  REQUIRE(Remove(store, ontology, keys).has_value());
  CHECK(ExportOf(store) == before);
  const auto again = Remove(store, ontology, keys);
  REQUIRE_FALSE(again.has_value());
  CHECK(again.error().code == ErrorCode::kNotFound);
  CHECK(again.error().message.find("text8.txt") != std::string::npos);
}

TEST_CASE("A changed document replaces what it said", "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store,
            {SourceOf("a.txt", MakeText(1)), SourceOf("b.txt", MakeText(2))});
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected,
            {SourceOf("a.txt", MakeText(3)), SourceOf("b.txt", MakeText(2))});
  const IngestReport report =
      IngestAll(store, {SourceOf("a.txt", MakeText(3))});
  CHECK(report.replaced == 1);
  CHECK(ExportOf(store) == ExportOf(expected));
  const auto check = Check(store, DefaultExtractor().ontology());
  REQUIRE(check.has_value());
  CHECK(check->findings == std::vector<CheckFinding>());
}

TEST_CASE(
    "What cannot be read is skipped with its reason, and the rest goes on",
    "[ingest]") {
  std::vector<IngestSource> sources = MakeSources(0, 2);
  sources.insert(sources.begin() + 1,
                 SourceOf("binary.txt", std::string("\0\1\2\3\0\0", 6)));
  sources.push_back({{"gone.txt"}, []() -> Result<std::string> {
                       return NotFound("there is no such file");
                     }});
  KnowledgeStore store = OpenInMemory();
  std::vector<IngestEvent> events;
  IngestOptions options;
  options.on_event = [&](const IngestEvent& event) { events.push_back(event); };
  const auto report = Ingest(store, DefaultExtractor(), sources, options);
  REQUIRE(report.has_value());
  CHECK(report->added == 2);
  CHECK(report->skipped == 2);
  REQUIRE(events.size() == 4);
  CHECK(events[1].key.value == "binary.txt");
  CHECK(events[1].outcome == IngestOutcome::kSkipped);
  CHECK_FALSE(events[1].reason.empty());
  CHECK(events[3].reason == "there is no such file");
  CHECK(events[3].done == 4);
}

TEST_CASE("Two sources with one name are refused before anything is read",
          "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  bool read = false;
  const IngestSource source{{"a.txt"}, [&read]() -> Result<std::string> {
                              read = true;
                              return std::string("text");
                            }};
  const auto report =
      Ingest(store, DefaultExtractor(), std::vector{source, source}, {});
  REQUIRE_FALSE(report.has_value());
  CHECK(report.error().code == ErrorCode::kInvalidArgument);
  CHECK(report.error().message.find("a.txt") != std::string::npos);
  CHECK_FALSE(read);
}

TEST_CASE("A cancelled ingest keeps and derives what it reported", "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  std::atomic<bool> cancel = false;
  size_t reported = 0;
  IngestOptions options;
  options.cancel = &cancel;
  options.on_event = [&](const IngestEvent&) {
    ++reported;
    cancel = true;
  };
  const auto report =
      Ingest(store, DefaultExtractor(), MakeSources(0, 300), options);
  REQUIRE(report.has_value());
  CHECK(report->cancelled);
  REQUIRE(reported > 0);
  REQUIRE(reported < 300);
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected, MakeSources(0, static_cast<int>(reported)));
  CHECK(ExportOf(store) == ExportOf(expected));
}

TEST_CASE("Rebuilding from the stored extractions gives the same export",
          "[ingest]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 20));
  const auto before = ExportOf(store);
  REQUIRE(Rebuild(store, DefaultExtractor().ontology()).has_value());
  CHECK(ExportOf(store) == before);
  const auto check = Check(store, DefaultExtractor().ontology());
  REQUIRE(check.has_value());
  CHECK(check->findings == std::vector<CheckFinding>());
}

TEST_CASE("Folders are listed in order, without hidden files and links",
          "[ingest]") {
  const TemporaryFolder files;
  files.Write("b.txt", "b");
  files.Write("a/z.md", "z");
  files.Write("a/image.png", "no text");
  files.Write(".hidden/x.txt", "x");
  fs::create_symlink("b.txt", files.path() / "link.txt");
  const auto listed = ListFiles(std::vector{files.path()});
  REQUIRE(listed.has_value());
  CHECK(*listed ==
        std::vector{files.path() / "a/z.md", files.path() / "b.txt"});
  const auto missing = ListFiles(std::vector{files.path() / "missing"});
  REQUIRE_FALSE(missing.has_value());
  CHECK(missing.error().message.find("missing") != std::string::npos);
}

TEST_CASE("A file is known by its path below the root", "[ingest]") {
  const TemporaryFolder files;
  const fs::path file = files.Write("sub/a.txt", MakeText(1));
  const auto source = FileSource(file, files.path(), {});
  REQUIRE(source.has_value());
  CHECK(source->key.value == "sub/a.txt");
  const auto bytes = source->load();
  REQUIRE(bytes.has_value());
  CHECK(*bytes == MakeText(1));
}

}  // namespace quipu::test
