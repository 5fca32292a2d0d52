// What holds of every extraction, whatever the text.

#include "ingest/extract/extractor.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/utf8.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

constexpr std::string_view kLetter =
    "Clara Voss, director of the Fjord Research Institute (FRI), said on 3 "
    "March 1981 that more than 20 prisoners were killed at the Stonegate "
    "prison in Tromsen by government forces.\n\nVoss denied that the FRI "
    "belongs to the Harbour Party, also known as Red Anchor. She was never a "
    "member of it, according to Lars Holm. The Holm regime attacked the "
    "Harvest Front - the FRI-backed party - in Norway.\n";

ObjectKind KindOf(const Argument& object) {
  if (std::holds_alternative<LocalIndex>(object)) return ObjectKind::kEntity;
  switch (std::get<Literal>(object).kind) {
    case LiteralKind::kDate:
      return ObjectKind::kDate;
    case LiteralKind::kQuantity:
      return ObjectKind::kQuantity;
    default:
      return ObjectKind::kText;
  }
}

void CheckSpan(const Document& document, Span span) {
  CHECK(span.begin < span.end);
  REQUIRE(span.end <= document.text.size());
  CHECK(IsUtf8Boundary(document.text, span.begin));
  CHECK(IsUtf8Boundary(document.text, span.end));
}

// Spans lie in the text, indexes point to entities, the ontology is obeyed and
// the order is the promised one.
void CheckWellFormed(const Document& document, const Extraction& extraction) {
  const Ontology& ontology = DefaultExtractor().ontology();
  std::set<Handle> handles;
  for (const LocalEntity& entity : extraction.entities) {
    CHECK(ontology.FindType(entity.type) != nullptr);
    CHECK(!entity.name.empty());
    REQUIRE(!entity.mentions.empty());
    CHECK(std::is_sorted(entity.mentions.begin(), entity.mentions.end()));
    for (const Mention& mention : entity.mentions) {
      CheckSpan(document, mention.span);
    }
    for (const LocalName& name : entity.names) CheckSpan(document, name.where);
    CHECK(handles.insert(entity.handle).second);
  }
  CHECK(std::is_sorted(extraction.entities.begin(), extraction.entities.end(),
                       [](const LocalEntity& a, const LocalEntity& b) {
                         return std::tie(a.mentions.front(), a.name) <
                                std::tie(b.mentions.front(), b.name);
                       }));
  const auto type = [&](LocalIndex index) {
    REQUIRE(index.value < extraction.entities.size());
    return extraction.entities[index.value].type;
  };
  for (const Claim& claim : extraction.claims) {
    const auto* object = std::get_if<LocalIndex>(&claim.object);
    INFO(claim.rule);
    CHECK(ontology.Allows(claim.predicate, type(claim.subject),
                          KindOf(claim.object), object ? type(*object) : ""));
    REQUIRE(!claim.evidence.empty());
    for (const Span span : claim.evidence) CheckSpan(document, span);
    CHECK(claim.confidence >= 1);
    CHECK(claim.confidence <= 1000);
    for (const Qualifier& qualifier : claim.qualifiers) {
      if (const auto* index = std::get_if<LocalIndex>(&qualifier.value)) {
        type(*index);
      }
    }
    if (claim.attributed_to) {
      if (const auto* who = std::get_if<LocalIndex>(&*claim.attributed_to)) {
        type(*who);
      }
    }
  }
  CHECK(std::is_sorted(
      extraction.claims.begin(), extraction.claims.end(),
      [](const Claim& a, const Claim& b) { return a.evidence < b.evidence; }));
}

TEST_CASE("The same document gives the same extraction on every thread",
          "[extract]") {
  const Document document = BodyDocument(kLetter, "en");
  const Extraction first = DefaultExtractor().Extract(document);
  CHECK(first.entities.size() > 6);
  CHECK(first.claims.size() > 6);
  CHECK(first.extractor == DefaultExtractor().digest());
  std::vector<Extraction> others(8);
  std::vector<std::thread> threads;
  for (Extraction& other : others) {
    threads.emplace_back([&] { other = DefaultExtractor().Extract(document); });
  }
  for (std::thread& thread : threads) thread.join();
  for (const Extraction& other : others) CHECK(other == first);
}

TEST_CASE("Every claim obeys the ontology and rests on a span of the text",
          "[extract]") {
  const Document document = BodyDocument(kLetter, "en");
  const Extraction extraction = DefaultExtractor().Extract(document);
  CheckWellFormed(document, extraction);
  for (const Claim& claim : extraction.claims) {
    if (claim.predicate != "published_by") continue;
    FAIL("nobody is said to have published the letter");
  }
}

TEST_CASE("The document is an entity with its author and publisher",
          "[extract]") {
  const std::string text =
      "Cold Harbours\n\nBy Ada Bell\nThe Tide Review\n\n"
      "In May Bell met nobody in Oslo.\n";
  Document document = BodyDocument(text, "en");
  const auto span = [&](std::string_view part) {
    const auto at = static_cast<uint32_t>(text.find(part));
    return Span{at, at + static_cast<uint32_t>(part.size())};
  };
  document.metadata.title = {"Cold Harbours", span("Cold Harbours")};
  document.metadata.authors = {{"Ada Bell", span("Ada Bell")}};
  document.metadata.publisher = {"The Tide Review", span("The Tide Review")};
  document.regions = {
      {{0, 15}, RegionKind::kTitle},
      {{15, 44}, RegionKind::kByline},
      {{44, static_cast<uint32_t>(text.size())}, RegionKind::kBody}};
  const Extraction extraction = DefaultExtractor().Extract(document);
  CheckWellFormed(document, extraction);
  CHECK(std::count_if(extraction.entities.begin(), extraction.entities.end(),
                      [](const LocalEntity& e) { return e.is_document; }) == 1);
  const std::vector<std::string> lines = Render(extraction);
  const auto has = [&](std::string_view line) {
    return std::find(lines.begin(), lines.end(), line) != lines.end();
  };
  CHECK(has("Ada Bell --authored--> Cold Harbours"));
  CHECK(has("Cold Harbours --published_by--> The Tide Review"));
  CHECK(has("Person Ada Bell = Bell (surname)"));
}

TEST_CASE("Any bytes that are UTF-8 give a well-formed extraction",
          "[extract]") {
  const std::vector<std::string> pieces = {
      "Clara Voss", " ",      ", ",    "(",     ")",
      "\"",         "'s",     "’",     "-",     "--",
      "the ",       "of ",    "de la", "l'",    "qu'",
      "prison",     "PCX",    "U.S.",  ".",     "\n",
      "\n\n",       "1981",   "3 May", "Party", "said",
      "that",       "Élan",   "ñ",     "日本",  "\u202e",
      "\u0301",     "killed", "20",    "never", "also known as",
      "Ministry",   "regime", "was",   "by",    "in",
      "?",          "!"};
  std::mt19937 random(11);
  for (int round = 0; round < 60; ++round) {
    std::string text;
    for (size_t i = 0, n = random() % 120; i < n; ++i) {
      text += pieces[random() % pieces.size()];
      if (random() % 2 == 0) text += ' ';
    }
    for (const char* language : {"en", "fr", ""}) {
      const Document document = BodyDocument(text, language);
      CheckWellFormed(document, DefaultExtractor().Extract(document));
    }
  }
}

TEST_CASE("Bytes that are no text and huge sentences do no harm", "[extract]") {
  std::mt19937 random(13);
  std::string noise;
  for (int i = 0; i < 4000; ++i) {
    AppendUtf8(static_cast<char32_t>(random() % 0xD000), noise);
  };
  const std::vector<std::string> texts = {"",
                                          " ",
                                          "\n",
                                          "A",
                                          "(",
                                          noise,
                                          std::string(20000, 'A'),
                                          std::string(20000, '('),
                                          std::string(20000, '-')};
  for (const std::string& text : texts) {
    const Document document = BodyDocument(text, "");
    CheckWellFormed(document, DefaultExtractor().Extract(document));
  }
  std::string names;
  std::string commas;
  for (int i = 0; i < 3000; ++i) {
    names += "Clara Voss and ";
    commas += "the Harbour Party, ";
  }
  for (const std::string& text : {names, commas}) {
    const Document document = BodyDocument(text, "en");
    CheckWellFormed(document, DefaultExtractor().Extract(document));
  }
}

}  // namespace
}  // namespace quipu
