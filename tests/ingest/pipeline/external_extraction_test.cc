// Documents whose extractions come from elsewhere.

#include "ingest/pipeline/external_extraction.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "graph/interchange/extraction_line.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/reextract.h"
#include "ingest/read/read_document.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace quipu::test {
namespace {

// Bytes:                     0         1         2         3
//                            0123456789012345678901234567890123
constexpr const char* kText = "Ana Roe met Kerr of the HWU. Kerr.";

// One claim; `rest` goes into the document.
std::string Line(const std::string& uri, const std::string& rest = "",
                 const std::string& predicate = "affiliated_with") {
  return R"({"document": {"uri": ")" + uri + "\"" + rest + R"(}, "entities": [
{"id": "ana", "type": "Person", "mentions": [{"begin": 0, "end": 7, "kind": "name"}]},
{"id": "kerr", "type": "Person", "name": "Mr Kerr", "mentions": [
 {"begin": 29, "end": 33, "kind": "name"}, {"begin": 12, "end": 16, "kind": "name"}]},
{"id": "hwu", "type": "Organization", "mentions": [{"begin": 24, "end": 27, "kind": "name"}]},
{"id": "who", "type": "Group", "mentions": [{"begin": 20, "end": 27, "kind": "nominal"}]}],
"claims": [{"subject": "kerr", "predicate": ")" +
         predicate +
         R"(", "object": "hwu", "evidence": {"begin": 0, "end": 28}}]})";
}

// On one line.
std::string Flat(std::string line) {
  std::erase(line, '\n');
  return line + "\n";
}

class Lines {
 public:
  explicit Lines(const std::string& bytes) {
    folder_.Write("found.jsonl", bytes);
  }
  std::filesystem::path file() const { return folder_.path() / "found.jsonl"; }

  // The sources with their lines.
  std::vector<IngestSource> Give(std::vector<IngestSource> sources) const {
    const auto given = AddTo(sources);
    INFO((given ? std::string() : given.error().message));
    REQUIRE(given);
    return sources;
  }
  Result<void> AddTo(std::vector<IngestSource>& sources,
                     uint64_t max_bytes = 1 << 20) const {
    const std::vector files = {file()};
    return AddExtractions(files, {.max_bytes = max_bytes}, sources);
  }
  // What AddExtractions refuses, without the folder.
  std::string Refusal(std::vector<IngestSource> sources,
                      uint64_t max_bytes = 1 << 20) const {
    const auto given = AddTo(sources, max_bytes);
    if (given) return "";
    std::string message = given.error().message;
    const std::string folder = folder_.path().string() + "/";
    for (size_t at = 0; (at = message.find(folder)) != std::string::npos;) {
      message.erase(at, folder.size());
    }
    return message;
  }

 private:
  TemporaryFolder folder_;
};

// Of texts, what Quipu finds in them, as lines.
std::string LinesOf(const std::vector<IngestSource>& sources) {
  std::string lines;
  for (const IngestSource& source : sources) {
    const auto document = ReadDocument(source.key, *source.load());
    REQUIRE(document);
    lines +=
        ExtractionLine(*document, DefaultExtractor().Extract(*document)) + "\n";
  }
  return lines;
}

Extraction ExtractionOf(const KnowledgeStore& store, const std::string& key) {
  const auto snapshot = store.Published();
  const auto number = documents::FindNumber(*snapshot, {key});
  REQUIRE((number && *number));
  return documents::ReadExtraction(*snapshot, **number).value();
}

Document DocumentOf(const KnowledgeStore& store, const std::string& key) {
  const auto snapshot = store.Published();
  const auto number = documents::FindNumber(*snapshot, {key});
  REQUIRE((number && *number));
  return documents::Read(*snapshot, **number).value();
}

void CheckSound(const KnowledgeStore& store) {
  const auto report = Check(store, DefaultExtractor().ontology());
  REQUIRE(report);
  CHECK(report->findings == std::vector<CheckFinding>());
}

}  // namespace

TEST_CASE("Lines that Quipu wrote give the graph that their files give",
          "[external]") {
  const std::vector<IngestSource> sources = MakeSources(0, 6);
  KnowledgeStore plain = OpenInMemory();
  IngestAll(plain, sources);
  KnowledgeStore given = OpenInMemory();
  CHECK(IngestAll(given, Lines(LinesOf(sources)).Give(sources)).added == 6);
  CHECK(ExportOf(given) == ExportOf(plain));
  for (const IngestSource& source : sources) {
    Extraction extraction = ExtractionOf(given, source.key.value);
    CHECK(extraction.external);
    const Extraction wanted = ExtractionOf(plain, source.key.value);
    CHECK(extraction.entities == wanted.entities);
    CHECK(extraction.claims == wanted.claims);
    CHECK(DocumentOf(given, source.key.value) ==
          DocumentOf(plain, source.key.value));
  }
  CheckSound(given);
}

TEST_CASE("Names are taken from mentions as the extractor takes them",
          "[external]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, Lines(Flat(Line("a.txt"))).Give({SourceOf("a.txt", kText)}));
  const Extraction found = ExtractionOf(store, "a.txt");
  REQUIRE(found.entities.size() == 4);
  const auto entity = [&](size_t i) { return found.entities.at(i); };
  CHECK(entity(0).name == "Ana Roe");
  CHECK(entity(0).names ==
        std::vector<LocalName>{{"Ana Roe", NameKind::kFull, {0, 7}}});
  CHECK(entity(1).name == "Mr Kerr");
  CHECK(entity(1).names ==
        std::vector<LocalName>{{"Kerr", NameKind::kSurname, {12, 16}}});
  CHECK(entity(2).name == "the HWU");
  CHECK(entity(2).names.empty());
  CHECK(entity(3).names ==
        std::vector<LocalName>{{"HWU", NameKind::kAcronym, {24, 27}}});
  CHECK(found.claims.at(0).subject == LocalIndex{1});
  CHECK(found.claims.at(0).object == Argument(LocalIndex{3}));
  CheckSound(store);
}

TEST_CASE("A line belongs to the file whose key ends as it says",
          "[external]") {
  const std::vector<IngestSource> sources = {
      SourceOf("x/a.txt", kText), SourceOf("y/a.txt", kText),
      SourceOf("b.txt", kText), SourceOf("z/b.txt", kText)};
  const auto given = [&](const std::string& uri) {
    const std::vector<IngestSource> all = Lines(Flat(Line(uri))).Give(sources);
    std::string keys;
    for (const IngestSource& source : all) {
      if (source.extraction) keys += source.key.value + " ";
    }
    return keys;
  };
  CHECK(given("x/a.txt") == "x/a.txt ");
  CHECK(given("b.txt") == "b.txt ");  // the whole key comes first
  const auto refusal = [&](const std::string& uri) {
    return Lines("\n" + Flat(Line(uri))).Refusal(sources);
  };
  CHECK(refusal("a.txt") ==
        "found.jsonl:2: several files that are ingested are called \"a.txt\"");
  CHECK(refusal("/a.txt") ==
        "found.jsonl:2: no file that is ingested is called \"/a.txt\"");
  CHECK(refusal("c.txt") ==
        "found.jsonl:2: no file that is ingested is called \"c.txt\"");
}

TEST_CASE("What cannot be given to a file ends all before anything is stored",
          "[external]") {
  const std::vector<IngestSource> one = {SourceOf("a.txt", kText)};
  CHECK(Lines(Flat(Line("a.txt")) + Flat(Line("a.txt"))).Refusal(one) ==
        "found.jsonl:2: a.txt has an extraction from found.jsonl:1");
  CHECK(Lines("{\n").Refusal(one) == "found.jsonl:1: not JSON at byte 2");
  CHECK(Lines(Flat(Line("a.txt")) + "\r\n{}").Refusal(one) ==
        "found.jsonl:3: document: is missing");
  CHECK(Lines(std::string(101, ' ') + "\n").Refusal(one, 100) ==
        "found.jsonl:1: longer than 100 bytes");
  const std::string deep(100'000, '[');
  CHECK(Lines(deep).Refusal(one) == "found.jsonl:1: nested deeper than 64");
  std::vector<IngestSource> none;
  const std::vector<std::filesystem::path> files = {"/nowhere.jsonl"};
  CHECK(AddExtractions(files, {}, none).error().message ==
        "/nowhere.jsonl: there is no such file");
}

TEST_CASE("A text may stand in its line", "[external]") {
  const std::string text = std::string(R"(, "text": ")") + kText + "\"";
  KnowledgeStore store = OpenInMemory();
  const Lines lines(Flat(Line("notes/a.txt", text)));
  CHECK(IngestAll(store, lines.Give({})).added == 1);
  CHECK(IngestAll(store, lines.Give({})).unchanged == 1);
  CHECK(DocumentOf(store, "notes/a.txt").text == kText);
  CHECK(ExtractionOf(store, "notes/a.txt").claims.size() == 1);
  CheckSound(store);
}

TEST_CASE("What a line tells of its document counts more than the text",
          "[external]") {
  const std::string text = "A Title\n\nBy Mary Holm\n\nSome words of a text.\n";
  KnowledgeStore store = OpenInMemory();
  const auto ingest = [&](const std::string& document) {
    IngestAll(store, Lines(R"({"document": {"uri": "a.txt")" + document + "}}")
                         .Give({SourceOf("a.txt", text)}));
    return DocumentOf(store, "a.txt").metadata;
  };
  const DocumentMetadata read = ingest("");
  CHECK(read.title->value == "A Title");
  REQUIRE(read.authors.size() == 1);
  CHECK(read.authors[0].where.begin > 0);
  CHECK(ingest(R"(, "title": "A Title", "authors": ["Mary Holm"])") == read);
  const DocumentMetadata given =
      ingest(R"(, "authors": ["N. Roe"], "publisher": "Post", "published": )"
             R"("1990-02", "language": "fr")");
  CHECK(given.title == read.title);
  CHECK(given.authors == std::vector<StatedText>{{"N. Roe", {}}});
  CHECK(given.publisher == StatedText{"Post", {}});
  CHECK(given.published == StatedDate{*PartialDate::Make(1990, 2), {}});
  CHECK(given.language == "fr");
  CheckSound(store);
}

TEST_CASE("The same line changes nothing, and another one replaces it",
          "[external]") {
  KnowledgeStore store = OpenInMemory();
  const std::vector<IngestSource> source = {SourceOf("a.txt", kText)};
  const Lines lines(Flat(Line("a.txt")));
  CHECK(IngestAll(store, lines.Give(source)).added == 1);
  const auto first = ReadState(*store.Published()).value().input;
  CHECK(IngestAll(store, lines.Give(source)).unchanged == 1);
  const Lines other(Flat(Line("a.txt", "", "member_of")));
  CHECK(IngestAll(store, other.Give(source)).replaced == 1);
  CHECK(ExtractionOf(store, "a.txt").claims.at(0).predicate == "member_of");
  // It is part of the input.
  CHECK(ReadState(*store.Published()).value().input != first);
  CHECK(IngestAll(store, lines.Give(source)).replaced == 1);
  CHECK(ReadState(*store.Published()).value().input == first);
  // Without a line, Quipu reads it.
  CHECK(IngestAll(store, source).replaced == 1);
  CHECK_FALSE(ExtractionOf(store, "a.txt").external);
  CheckSound(store);
}

TEST_CASE("What comes from elsewhere is never outdated or read again",
          "[external]") {
  KnowledgeStore store = OpenInMemory();
  std::vector<IngestSource> sources = MakeSources(0, 2);
  sources.push_back(SourceOf("a.txt", kText));
  const Lines lines(Flat(Line("a.txt")));
  IngestAll(store, lines.Give(sources));
  const Sha256Digest present = DefaultExtractor().digest();
  CHECK(CountOutdated(*store.Published(), present) == 0);
  CHECK(CountOutdated(*store.Published(), Sha256Of("later")) == 2);
  const auto before = ExportOf(store);
  const auto report = ReExtract(store, DefaultExtractor(), {});
  REQUIRE(report);
  CHECK(report->unchanged == 3);
  CHECK(ExportOf(store) == before);
  // Not even after the text of the others was read again.
  CHECK(IngestAll(store, lines.Give(sources)).unchanged == 3);
  CHECK_FALSE(HoldsOutdated(*store.Published(), present).value());
}

TEST_CASE("A line that is wrong costs its document alone", "[external]") {
  KnowledgeStore store = OpenInMemory();
  const Lines lines(Flat(Line("a.txt", "", "likes")) + Flat(Line("b.txt")) +
                    Flat(Line("c.txt", R"(, "sha256": ")" +
                                           Sha256Of("other").ToHex() + "\"")));
  std::vector<std::string> reasons;
  IngestOptions options;
  options.on_event = [&](const IngestEvent& event) {
    if (event.outcome != IngestOutcome::kSkipped) return;
    reasons.push_back(event.reason.substr(event.reason.find("found.jsonl")));
  };
  const auto report =
      Ingest(store, DefaultExtractor(),
             lines.Give({SourceOf("a.txt", kText), SourceOf("b.txt", kText),
                         SourceOf("c.txt", kText)}),
             options);
  REQUIRE(report);
  CHECK(report->added == 1);
  CHECK(report->skipped == 2);
  CHECK(reasons ==
        std::vector<std::string>{
            "found.jsonl:1: claims[0]: predicate: the ontology has no "
            "predicate \"likes\"",
            "found.jsonl:3: document: sha256: is that of another version of "
            "c.txt"});
}

TEST_CASE("A store does not run out of numbers for qualifiers", "[external]") {
  // The names q0 to q<count - 1>, 200 a claim.
  const auto line = [](const std::string& uri, int count) {
    std::string claims;
    for (int first = 0; first < count; first += 200) {
      std::string names;
      for (int i = first; i < std::min(count, first + 200); ++i) {
        names += (i == first ? "\"q" : ",\"q") + std::to_string(i) + "\":\"x\"";
      }
      claims += (first == 0 ? "" : ",") +
                std::string(R"({"subject": "x", "predicate": "member_of",)") +
                R"("object": "x", "evidence": {"begin": 0, "end": 7},)" +
                R"("qualifiers": {)" + names + "}}";
    }
    return R"({"document": {"uri": ")" + uri +
           R"(", "text": "Ana Roe"}, "entities": [{"id": "x", "type": )"
           R"("Person", "mentions": [{"begin": 0, "end": 7, "kind": )"
           R"("name"}]}], "claims": [)" +
           claims + "]}\n";
  };
  KnowledgeStore store = OpenInMemory();
  const Lines lines(line("a.txt", 1000) + line("b.txt", 1100) +
                    line("c.txt", 1010));
  std::string reason;
  IngestOptions options;
  options.on_event = [&](const IngestEvent& event) {
    if (event.outcome == IngestOutcome::kSkipped) reason = event.reason;
  };
  const auto report =
      Ingest(store, DefaultExtractor(), lines.Give({}), options);
  REQUIRE(report);
  CHECK(report->added == 2);
  CHECK_THAT(reason, Catch::EndsWith("found.jsonl:2: qualifiers: the store "
                                     "would have more than 1024 names of "
                                     "such"));
  CheckSound(store);
}

TEST_CASE("A file of lines that changes meanwhile is noticed", "[external]") {
  KnowledgeStore store = OpenInMemory();
  const TemporaryFolder folder;
  folder.Write("found.jsonl", Flat(Line("a.txt")));
  std::vector<IngestSource> sources = {SourceOf("a.txt", kText)};
  const std::vector files = {folder.path() / "found.jsonl"};
  REQUIRE(AddExtractions(files, {}, sources));
  folder.Write("found.jsonl", Flat(Line("b.txt")));
  std::string reason;
  IngestOptions options;
  options.on_event = [&](const IngestEvent& event) { reason = event.reason; };
  REQUIRE(Ingest(store, DefaultExtractor(), sources, options));
  CHECK_THAT(reason,
             Catch::EndsWith("found.jsonl:1: the file was changed while it was "
                             "read"));
}

}  // namespace quipu::test
