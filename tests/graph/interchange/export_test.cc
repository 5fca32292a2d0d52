#include "graph/interchange/export.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "graph/store/tables.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

//  report.txt:  Ana --founder_of--> Union   attributed to Bea; place: Lima
//               Ana --aged--> "40"
//  brief.txt:   Ana --founder_of--> Union   denied by Ana
std::vector<DrawnDocument> TwoDocuments() {
  DrawnDocument report("report.txt",
                       "Bea said that Ana founded the Union in Lima in 1986. "
                       "Ana was \x1b[1m40.");
  {
    const LocalIndex ana = report.Local("Ana");
    const LocalIndex united = report.Local("Union", "Organization");
    const LocalIndex bea = report.Local("Bea");
    const LocalIndex lima = report.Local("Lima", "Place");
    Claim& founding =
        report.Say(ana, "founder_of", united, "Ana founded the Union");
    founding.attributed_to = bea;
    founding.modality = Modality::kAlleged;
    founding.qualifiers = {{"place", lima}};
    Literal forty;
    forty.text = "40";
    report.Say(ana, "aged", forty, "Ana was \x1b[1m40");
  }
  DrawnDocument brief("brief.txt", "Ana denied that she founded the Union.");
  {
    const LocalIndex united = brief.Local("Union", "Organization");
    const LocalIndex ana = brief.Local("Ana");
    Claim& founding =
        brief.Say(ana, "founder_of", united, "she founded the Union");
    founding.modality = Modality::kDenied;
    founding.attributed_to = ana;
  }
  return {report, brief};
}

std::vector<std::string> Export(const KnowledgeStore& store) {
  std::vector<std::string> lines;
  const auto exported =
      ExportLines(*store.Published(), [&lines](std::string_view line) {
        lines.emplace_back(line);
        return true;
      });
  if (!exported) FAIL(exported.error().message);
  return lines;
}

// The public id of the entity that one document's local entity belongs to.
std::string IdIn(const std::vector<std::string>& lines,
                 const std::string& name) {
  const std::string mark = "\"name\":\"" + name + "\"";
  for (const std::string& line : lines) {
    if (line.find(mark) == std::string::npos) continue;
    return line.substr(line.find("\"id\":\"") + 6, 16);
  }
  FAIL("no entity " + name);
  return "";
}

// Replaces each id by the name of its entity.
std::string Named(std::string line, const std::vector<std::string>& lines) {
  for (const char* name : {"Ana", "Bea", "Lima", "Union"}) {
    const std::string id = IdIn(lines, name);
    for (size_t at = line.find(id); at != std::string::npos;
         at = line.find(id)) {
      line.replace(at, id.size(), std::string("#") + name);
    }
  }
  return line;
}

TEST_CASE("Entities come first, by id, with their mentions by document",
          "[export]") {
  const auto lines = Export(MakeStore(TwoDocuments()));
  REQUIRE(lines.size() == 6);
  std::vector<std::string> ids;
  for (const char* name : {"Ana", "Bea", "Lima", "Union"}) {
    ids.push_back(IdIn(lines, name));
  }
  std::sort(ids.begin(), ids.end());
  for (size_t i = 0; i < ids.size(); ++i) {
    CHECK(lines[i].starts_with("{\"kind\":\"entity\",\"id\":\"" + ids[i]));
    if (ids[i] != IdIn(lines, "Ana")) continue;
    CHECK(Named(lines[i], lines) ==
          R"({"kind":"entity","id":"#Ana","type":"Person","name":"Ana",)"
          R"("aliases":[],"mentions":[)"
          R"({"document":"brief.txt","begin":3,"end":6,"kind":"name"},)"
          R"({"document":"report.txt","begin":17,"end":20,"kind":"name"}]})");
  }
}

TEST_CASE("A relation carries the claims of all documents, in their order",
          "[export]") {
  const auto lines = Export(MakeStore(TwoDocuments()));
  REQUIRE(lines.size() == 6);
  const std::string line = Named(lines[5], lines);
  CHECK(line.substr(line.find("\"subject\"")) ==
        R"("subject":"#Ana","predicate":"founder_of","object":"#Union",)"
        R"("claims":[{"document":"brief.txt","quote":"she founded the Union",)"
        R"("polarity":"positive","modality":"denied",)"
        R"("attributed_to":"#Ana","qualifiers":{},)"
        R"("evidence":{"begin":19,"end":40},)"
        R"("confidence":800,"rule":"test.rule"},)"
        R"({"document":"report.txt","quote":"Ana founded the Union",)"
        R"("polarity":"positive","modality":"alleged",)"
        R"("attributed_to":"#Bea","qualifiers":{"place":"#Lima"},)"
        R"("evidence":{"begin":17,"end":38},)"
        R"("confidence":800,"rule":"test.rule"}]})");
}

TEST_CASE("A literal is written as it stands; controls in quotes are escaped",
          "[export]") {
  const auto lines = Export(MakeStore(TwoDocuments()));
  REQUIRE(lines.size() == 6);
  CHECK(lines[4].find(R"("literal":{"kind":"text","text":"40"})") !=
        std::string::npos);
  CHECK(lines[4].find(R"("quote":"Ana was \u001b[1m40")") != std::string::npos);
}

TEST_CASE("The numbers that a store gave do not show in the export",
          "[export]") {
  std::vector<DrawnDocument> documents = TwoDocuments();
  const auto lines = Export(MakeStore(documents));
  CHECK(lines == Export(MakeStore(documents, {.reversed = true})));
  CHECK(lines == Export(MakeStore(documents, {.first = 1000})));
  std::reverse(documents.begin(), documents.end());
  CHECK(lines == Export(MakeStore(documents)));
}

TEST_CASE("A sink that has enough gets no further line", "[export]") {
  const KnowledgeStore store = MakeStore(TwoDocuments());
  for (const size_t wanted : {1, 4, 5}) {
    size_t lines = 0;
    CHECK(ExportLines(*store.Published(),
                      [&](std::string_view) { return ++lines < wanted; }));
    CHECK(lines == wanted);
  }
}

TEST_CASE("What the export needs and does not find ends it", "[export]") {
  const auto family =
      GENERATE(Family::kProfiles, Family::kContributions, Family::kTexts,
               Family::kExtractions, Family::kDocumentKeys);
  KnowledgeStore store = MakeStore(TwoDocuments());
  INFO(FamilyName(family));
  std::vector<std::string> keys;
  REQUIRE(store.Published()->Scan(
      family, {}, {}, [&keys](std::string_view key, std::string_view) {
        keys.emplace_back(key);
        return true;
      }));
  // All profiles but that of an entity which is in no claim but as a speaker.
  auto transaction = store.Begin();
  for (const std::string& key : keys) transaction->Delete(family, key);
  REQUIRE(store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
  const auto exported =
      ExportLines(*store.Published(), [](std::string_view) { return true; });
  REQUIRE_FALSE(exported);
}

// The same three entities and one relation in each.
std::vector<DrawnDocument> Many(size_t count) {
  std::vector<DrawnDocument> documents;
  for (size_t i = 0; i < count; ++i) {
    documents.emplace_back("document " + std::to_string(i),
                           "Ana knows Bea, says Col.");
    DrawnDocument& d = documents.back();
    d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea")
        .attributed_to = d.Local("Col");
  }
  return documents;
}

TEST_CASE("The reads of an export grow with its documents, not faster",
          "[export]") {
  const auto reads = [](size_t count) {
    const KnowledgeStore store = MakeStore(Many(count));
    const uint64_t before = store.operations().reads;
    CHECK(Export(store).size() == 4);
    return store.operations().reads - before;
  };
  const uint64_t few = reads(200);
  CHECK(reads(800) < 4 * few + 100);
}

}  // namespace
}  // namespace quipu
