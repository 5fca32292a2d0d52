// Frames of rules, matched over trees, in an ontology of their own.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/extract/extractor.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

constexpr const char* kHead = R"yaml(version: 1
base: built-in
types:
  - name: Firm
    description: a company
    recognized: [Organization, Party]
    heads: {en: [bank, company]}
  - {name: Person, description: a human being}
  - {name: Place, description: a place}
predicates:
  - {name: acquired, description: bought, range: [Firm]}
  - {name: branch_of, description: is a part of, domain: [Firm], range: [Firm]}
  - {name: holds, description: owns a part of, range: [Firm]}
rules:
)yaml";

constexpr const char* kRules = R"yaml(
  - name: acquire
    trees:
      en: ["verb: acquire|buy|take over; subject: {buyer}; object: {bought:Firm}; from?: {seller:Firm}"]
      fr: ["verb: acquérir|racheter; subject: {buyer}; object: {bought:Firm}"]
      es: ["verb: adquirir; subject: {buyer}; object: {bought:Firm}"]
    claims: ["acquired(buyer, bought; seller=seller)"]
    dated: true
  - name: branch
    trees: {en: ["noun: branch|subsidiary; subject: {part:Firm}; of|'s: {whole:Firm}"]}
    claims: ["branch_of(part, whole)"]
  - name: share
    trees: {en: ["verb: own; subject: {owner}; object: percent; object: {stake:words}; object > of: {firm:Firm}"]}
    claims: ["holds(owner, firm; stake=stake)"]
)yaml";

Result<Extractor> Create(const std::string& rules) {
  return Extractor::Create(std::string(kHead) + rules, "my.yaml",
                           SharedModels());
}

// The claims of a text, without the names before them.
std::vector<std::string> Claims(std::string_view text,
                                std::string_view language = "en") {
  static const Extractor extractor = Create(kRules).value();
  std::vector<std::string> lines =
      Render(extractor.Extract(BodyDocument(text, language)));
  std::erase_if(lines, [](const std::string& line) {
    return line.find(" --") == std::string::npos;
  });
  return lines;
}

using Lines = std::vector<std::string>;

TEST_CASE("A frame finds its claim however the clause is turned", "[extract]") {
  const Lines claim = {"Meridian Bank --acquired--> Skerry Company"};
  for (const char* text : {
           "The Meridian Bank acquired the Skerry Company.",
           "The Skerry Company was acquired by the Meridian Bank.",
           "The Meridian Bank, which acquired the Skerry Company, is old.",
           "The Skerry Company, bought by the Meridian Bank, has four boats.",
           "The Meridian Bank quickly and quietly bought the Skerry Company.",
           "The Meridian Bank grew and bought the Skerry Company.",
           "The Skerry Company was taken over by the Meridian Bank.",
       }) {
    INFO(text);
    CHECK(Claims(text) == claim);
  }
}

TEST_CASE("Each of several arguments makes a claim", "[extract]") {
  CHECK(Claims("The Meridian Bank and the Alder Bank bought the Skerry "
               "Company.") ==
        Lines{"Meridian Bank --acquired--> Skerry Company",
              "Alder Bank --acquired--> Skerry Company"});
  CHECK(Claims("The Meridian Bank bought the Skerry Company from the Alder "
               "Bank in 1999.") ==
        Lines{"Meridian Bank --acquired--> Skerry Company; seller=Alder "
              "Bank; date=1999"});
}

TEST_CASE("What is denied, alleged, to come or unreal is not asserted",
          "[extract]") {
  CHECK(Claims("The Meridian Bank never acquired the Skerry Company.") ==
        Lines{"Meridian Bank --acquired--> Skerry Company; not"});
  CHECK(Claims("The Meridian Bank allegedly acquired the Skerry Company.") ==
        Lines{"Meridian Bank --acquired--> Skerry Company; alleged"});
  CHECK(Claims("The Meridian Bank will acquire the Skerry Company.") ==
        Lines{"Meridian Bank --acquired--> Skerry Company; planned"});
  CHECK(Claims("The Meridian Bank may acquire the Skerry Company.").empty());
  CHECK(Claims("If the Meridian Bank acquired the Skerry Company, it would "
               "rule the port.")
            .empty());
  CHECK(Claims("The Meridian Bank refused to acquire the Skerry Company.")
            .empty());
}

TEST_CASE("Nouns are frames, too", "[extract]") {
  const Lines claim = {"Skerry Company --branch_of--> Meridian Bank"};
  CHECK(Claims("The Skerry Company is a branch of the Meridian Bank.") ==
        claim);
  CHECK(Claims("The Skerry Company, a small subsidiary of the Meridian Bank, "
               "has four boats.") == claim);
  CHECK(Claims("Nobody visits a branch of the Meridian Bank.").empty());
}

TEST_CASE("A frame may look deeper and take words", "[extract]") {
  CHECK(Claims("The Meridian Bank owns 34 percent of the Skerry Company.") ==
        Lines{"Meridian Bank --holds--> Skerry Company; stake='34 percent'"});
  CHECK(Claims("The Meridian Bank owns a boat of the Skerry Company.").empty());
}

TEST_CASE("Frames hold in three languages", "[extract]") {
  CHECK(Claims("La Compagnie du Port a été rachetée par la Banque de Brest.",
               "fr") ==
        Lines{"Banque de Brest --acquired--> Compagnie du Port"});
  CHECK(Claims("La Compañía del Puerto fue adquirida por el Banco del Sur.",
               "es") ==
        Lines{"Banco del Sur --acquired--> Compañía del Puerto"});
}

TEST_CASE("A frame that is not understood is told with its line", "[extract]") {
  const auto error = [](const std::string& tree,
                        const std::string& claim = "acquired(a, b)") {
    const auto created = Create("  - name: x\n    trees: {en: [\"" + tree +
                                "\"]}\n    claims: [\"" + claim + "\"]\n");
    REQUIRE_FALSE(created);
    CHECK(created.error().code == ErrorCode::kInvalidArgument);
    return created.error().message;
  };
  CHECK_THAT(error("verb: buy"), Catch::StartsWith("my.yaml:16: expected a "
                                                   "head and 1 to 8 parts"));
  CHECK_THAT(error("buy; subject: {a}"), Catch::Contains("\"verb:\""));
  CHECK_THAT(error("verb: buy; {a}"), Catch::Contains("role: {slot}"));
  CHECK_THAT(error("verb: buy; subject: {a:Shop}; object: {b}"),
             Catch::Contains("no type"));
  CHECK_THAT(error("verb: buy; subject: {a}; object: {a}"),
             Catch::Contains("comes twice"));
  CHECK_THAT(error("verb: ; subject: {a}; object: {b}"),
             Catch::Contains("expected a word"));
  CHECK_THAT(error("verb: buy; subject: {a}; object: {b}", "acquired(a, c)"),
             Catch::Contains("{c}"));
  CHECK_THAT(error("verb: buy; a > b > c > d: {a}; object: {b}"),
             Catch::Contains("three roles"));
}

}  // namespace
}  // namespace quipu
