// The ontology file: what is read, and how errors are told.

#include "ingest/ontology/ontology_file.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "ingest/extract/extractor.h"
#include "ingest/ontology/default_ontology.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

// The built-in file with one passage replaced; the passage must be there.
std::string Changed(std::string_view from, std::string_view to) {
  std::string yaml(DefaultOntologyYaml());
  const size_t at = yaml.find(from);
  REQUIRE(at != std::string::npos);
  return yaml.replace(at, from.size(), to);
}

int LineOf(const std::string& yaml, std::string_view text) {
  const size_t at = yaml.find(text);
  REQUIRE(at != std::string::npos);
  return 1 + static_cast<int>(std::count(
                 yaml.begin(), yaml.begin() + static_cast<long>(at), '\n'));
}

std::string ErrorOf(const std::string& yaml) {
  const Result<Extractor> extractor =
      Extractor::Create(yaml, "my.yaml", SharedModels());
  REQUIRE(!extractor);
  CHECK(extractor.error().code == ErrorCode::kInvalidArgument);
  return extractor.error().message;
}

TEST_CASE("The built-in ontology has the eleven types and 47 predicates",
          "[extract]") {
  const Result<OntologyFile> file =
      ReadOntologyFile(DefaultOntologyYaml(), "built-in");
  REQUIRE(file);
  CHECK(file->ontology.types.size() == 11);
  CHECK(file->ontology.predicates.size() == 47);
  CHECK(file->ontology.FindType("Party")->family ==
        file->ontology.FindType("Organization")->family);
  CHECK(file->ontology.FindType("Person")->family == "Person");
  CHECK(file->ontology.Allows("located_in", "Prison", ObjectKind::kEntity,
                              "Place"));
  CHECK(!file->ontology.Allows("located_in", "Person", ObjectKind::kEntity,
                               "Place"));
}

TEST_CASE("The built-in ontology tells which claims contradict each other",
          "[extract]") {
  const auto file = ReadOntologyFile(DefaultOntologyYaml(), "built-in");
  REQUIRE(file);
  const ConflictRules rules = ConflictRulesOf(file->ontology);
  using Names = std::vector<std::string>;
  CHECK(rules.single_valued ==
        Names{"casualties", "has_size", "occurred_at", "occurred_on"});
  CHECK(rules.single_subject == Names{"carried_out", "killed", "ordered"});
  CHECK(rules.kinship == Names{"affiliated_with"});
  CHECK(rules.inclusion ==
        Names{"leads", "located_in", "member_of", "part_of"});
  CHECK(rules.nested_types == Names{"Place"});
}

TEST_CASE("A new type, predicate, word and rule are found in a text",
          "[extract]") {
  std::string yaml = Changed("\npredicates:\n",
                             "\n  - name: Vessel\n"
                             "    description: \"a ship\"\n"
                             "    heads: {en: [trawler]}\n"
                             "\npredicates:\n"
                             "  - name: sailed_to\n"
                             "    description: \"went by sea\"\n"
                             "    domain: [Vessel]\n"
                             "    range: [Place]\n");
  yaml = yaml.replace(yaml.find("  # Classes that only"), 0,
                      "  sail: {en: [sailed to, steamed to]}\n");
  yaml +=
      "\n  - name: my.sail\n"
      "    patterns: {en: [\"{ship:Vessel} <aside> <sail> {port:Place}\"]}\n"
      "    claims: [\"sailed_to(ship, port; nature='voyage')\"]\n";
  const Result<Extractor> extractor =
      Extractor::Create(yaml, "my.yaml", SharedModels());
  if (!extractor) FAIL(extractor.error().message);
  const std::vector<std::string> lines = Render(extractor->Extract(
      BodyDocument("The Nordkap Trawler steamed to Iceland.", "en")));
  CHECK(lines ==
        std::vector<std::string>{"Vessel Nordkap Trawler", "Place Iceland",
                                 "Nordkap Trawler --sailed_to--> Iceland; "
                                 "nature='voyage'"});
  CHECK(extractor->digest() != DefaultExtractor().digest());
}

TEST_CASE("Errors name the source, the line and what was expected",
          "[extract]") {
  struct Case {
    std::string from;
    std::string to;
    std::string mark;     // the line of the error
    std::string message;  // a part of it
  };
  const std::vector<Case> cases = {
      {"version: 1", "version: 2", "version: 2", "version must be 1"},
      {"version: 1", "versions: 1", "versions", "is not known here"},
      {"  - name: Regime", "  - name: Person", "  - name: Person\n    desc",
       "comes twice"},
      {"domain: [Person]", "domain: [Persona]", "[Persona]",
       "\"Persona\" is none of the types"},
      {"objects: [text]", "objects: [words]", "[words]",
       "expected entity, text, date or quantity"},
      {"symmetric: true", "symmetric: maybe", "maybe", "true or false"},
      {"single_subject: true", "single_subject: 1", "single_subject: 1",
       "true or false"},
      {"  hedge:\n", "  hedges:\n", "  article:", "\"hedge\" is missing"},
      {"  \"NO\": {", "  XX: {", "  XX: {", "no ISO 3166 code"},
      {"{one: 1,", "{one: many,", "one: many", "expected a number"},
      {"leads(person, body)", "leads(person, party)", "leads(person, party)",
       "{party}"},
      {"leads(person, body)", "lead(person, body)", "lead(person, body)",
       "\"lead\" is no predicate"},
      {"leads(person, body)", "leads person body", "leads person body",
       "expected predicate(subject, object)"},
      {"number; kind='dead', of=victims)", "number; of=victim)", "of=victim)",
       "no pattern has a part \"victim\""},
      {"{one} <aside> <aux>? <negotiate>", "{one} <aside> <aux>? <haggle>",
       "<haggle>", "no words are given for <haggle>"},
      {"{next:Person} <aside>", "{next:Human} <aside>", "{next:Human}",
       "\"Human\" in {next:Human} is no type"},
      {"{part:Facility} <of_group>", "[ {part:Facility} <of_group>",
       "[ {part:Facility}", "without \"]\""},
      {"modality: planned", "modality: hoped", "hoped", "expected asserted"},
      {"confidence: 950", "confidence: 9500", "9500", "from 1 to 1000"},
      {"  - name: support\n", "  - name: oppose\n", "  - name: oppose\n    pat",
       "comes twice"},
  };
  for (const Case& test : cases) {
    INFO(test.to);
    const std::string yaml = Changed(test.from, test.to);
    const std::string message = ErrorOf(yaml);
    CHECK_THAT(message, Catch::StartsWith("my.yaml:"));
    CHECK_THAT(message, Catch::Contains(test.message));
    if (test.message == "comes twice") continue;  // told where it comes again
    CHECK_THAT(message,
               Catch::StartsWith(
                   "my.yaml:" + std::to_string(LineOf(yaml, test.mark)) + ":"));
  }
}

TEST_CASE("An ontology may stand on the words of the built-in one",
          "[extract]") {
  const std::string yaml =
      "version: 1\n"
      "base: built-in\n"
      "types:\n"
      "  - name: Firm\n"
      "    description: a company\n"
      "    recognized: [Organization]\n"
      "  - {name: Place, description: a place}\n"
      "predicates:\n"
      "  - {name: sits_in, description: is in, range: [Place]}\n"
      "words:\n"
      "  based: {en: [perched]}\n"
      "rules:\n"
      "  - name: sits\n"
      "    patterns: {en: [\"{firm:Firm} <be> <based> in {place:Place}\"]}\n"
      "    claims: [\"sits_in(firm, place)\"]\n";
  const Result<Extractor> extractor =
      Extractor::Create(yaml, "my.yaml", SharedModels());
  if (!extractor) FAIL(extractor.error().message);
  const auto lines = [&](const char* text) {
    return Render(extractor->Extract(BodyDocument(text, "en")));
  };
  const std::vector<std::string> names = {"Firm Harbour Company", "Place Oslo"};
  std::vector<std::string> found = names;
  found.emplace_back("Harbour Company --sits_in--> Oslo");
  CHECK(lines("The Harbour Company is perched in Oslo.") == found);
  // Its own class of that name replaces that of the base.
  CHECK(lines("The Harbour Company is based in Oslo.") == names);

  const auto error = [&](const std::string& from, const std::string& to) {
    std::string changed = yaml;
    return ErrorOf(changed.replace(changed.find(from), from.size(), to));
  };
  CHECK_THAT(error("base: built-in", "base: other"),
             Catch::StartsWith("my.yaml:2: expected built-in"));
  CHECK_THAT(error("base: built-in\n", ""), Catch::Contains("is missing"));
  CHECK_THAT(error("[Organization]", "[Organisation]"),
             Catch::StartsWith("my.yaml:6: \"Organisation\" is no kind"));
  CHECK_THAT(error("[Organization]", "[Place, Place]"),
             Catch::Contains("comes twice"));
}

TEST_CASE("Examples of rules are checked when the file is read", "[extract]") {
  const auto error = [](const std::string& example) {
    return ErrorOf(std::string(DefaultOntologyYaml()) +
                   "\n  - name: my.rule\n"
                   "    patterns: {en: [\"{a:Party} opposes {b:Party}\"]}\n"
                   "    claims: [\"opposes(a, b)\"]\n"
                   "    examples:\n      - " +
                   example + "\n");
  };
  CHECK_THAT(error("{de: \"Nein.\"}"), Catch::Contains("under its language"));
  CHECK_THAT(error("{en: \"Yes.\", fr: \"Oui.\"}"),
             Catch::Contains("one sentence"));
  CHECK_THAT(error("{claims: []}"), Catch::Contains("expected a sentence"));
  CHECK_THAT(error("{en: \"Yes.\", claims: [nothing]}"),
             Catch::Contains("expected predicate(subject, object)"));
}

TEST_CASE("Both ontologies of the program can be read", "[extract]") {
  for (const std::string_view name : kBuiltInOntologies) {
    INFO(name);
    const auto yaml = BuiltInOntologyYaml(name);
    REQUIRE(yaml);
    const Result<OntologyFile> file = ReadOntologyFile(*yaml, name);
    if (!file) FAIL(file.error().message);
    for (const Rule& rule : file->rules) {
      INFO(rule.name);
      CHECK_FALSE(rule.examples.empty());
    }
  }
  CHECK_FALSE(BuiltInOntologyYaml("mine"));
}

TEST_CASE("YAML that could surprise is refused", "[extract]") {
  CHECK_THAT(ErrorOf("a: &x 1\nb: *x\n"),
             Catch::StartsWith("my.yaml:1: anchors"));
  CHECK_THAT(ErrorOf("a: &x [*x]\n"), Catch::StartsWith("my.yaml:1:"));
  CHECK_THAT(ErrorOf("a: 1\nb: 2\na: 3\n"),
             Catch::Contains("my.yaml:3: the key \"a\" comes twice"));
  CHECK_THAT(ErrorOf("version: !!binary aGk=\n"), Catch::Contains("tags"));
  CHECK_THAT(ErrorOf("? [a, b]\n: c\n"), Catch::Contains("a key must be"));
  CHECK_THAT(ErrorOf("a: [1, 2\n"), Catch::Contains("is not YAML"));
  CHECK_THAT(ErrorOf("---\na: 1\n---\nb: 1\n"),
             Catch::Contains("more than one"));
  CHECK_THAT(ErrorOf(""), Catch::Contains("my.yaml:1:"));
  CHECK_THAT(ErrorOf(std::string(64, '[')), Catch::StartsWith("my.yaml:1:"));
  CHECK_THAT(ErrorOf(std::string(200000, '[')), Catch::StartsWith("my.yaml:"));
  CHECK_THAT(ErrorOf(std::string((1U << 20) + 1, ' ')),
             Catch::Contains("1 MiB"));
  CHECK_THAT(ErrorOf("a: \xff\n"), Catch::Contains("UTF-8"));
}

TEST_CASE("A damaged ontology file is refused or read, and never crashes",
          "[extract]") {
  std::mt19937 random(7);
  const std::string whole(DefaultOntologyYaml());
  for (int round = 0; round < 12; ++round) {
    std::string yaml = whole;
    for (int i = 0; i < 3; ++i) {
      const size_t at = random() % yaml.size();
      if (random() % 2 == 0) {
        yaml.erase(at, random() % 40);
      } else {
        yaml[at] = static_cast<char>(" :-[]{}\"'#&*|?!\n\t"[random() % 17]);
      }
    }
    const Result<Extractor> extractor =
        Extractor::Create(yaml, "my.yaml", SharedModels());
    if (!extractor) {
      CHECK_THAT(extractor.error().message, Catch::StartsWith("my.yaml:"));
    }
  }
}

}  // namespace
}  // namespace quipu
