// What a line says, read back, against what it was written from; and lines that
// no extractor should write.

#include "graph/interchange/read_extraction_line.h"

#include <catch2/catch.hpp>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "graph/interchange/extraction_line.h"

namespace quipu {
namespace {

Ontology TwoTypes() {
  Ontology ontology;
  ontology.types = {{"Person", "", "Person"}, {"Place", "", "Place"}};
  for (const char* name : {"born_in", "met", "casualties"}) {
    ontology.predicates.emplace_back().name = name;
  }
  return ontology;
}

// source  Ana n(e + accent) in Lima, 1986.   with the marks of a terminal
// before clean   Ana né in Lima, 1986.
Document SmallDocument() {
  Document document;
  document.key = {"docs/a.txt"};
  document.text = "Ana né in Lima, 1986.";
  document.source_map.Add(5, 4, 5);
  document.source_map.Add(2, 9, 3);
  document.source_map.Add(15, 12, 15);
  document.source_size = 27;
  document.source_digest = Sha256Of("the bytes");
  document.metadata.title = StatedText{"Ana", {0, 3}};
  document.metadata.authors = {{"A. Roe", {}}, {"B. Roe", {}}};
  document.metadata.published = StatedDate{*PartialDate::Make(1992, 5), {}};
  document.metadata.language = "fr";
  return document;
}

class ExtractionGenerator {
 public:
  ExtractionGenerator(unsigned seed, const Document& document)
      : random_(seed), text_(document.text) {}

  Extraction Make() {
    Extraction extraction;
    for (size_t i = 1 + Below(4); i > 0; --i) {
      extraction.entities.push_back(MakeEntity());
    }
    for (size_t i = Below(5); i > 0; --i) {
      extraction.claims.push_back(MakeClaim(extraction.entities.size()));
    }
    return extraction;
  }

 private:
  size_t Below(size_t end) { return random_() % end; }
  bool Flip() { return Below(2) == 0; }

  // Not inside "é".
  Span MakeSpan() {
    const auto edge = [this] {
      const auto at = static_cast<uint32_t>(Below(text_.size() + 1));
      return at == 6 ? 7 : at;
    };
    while (true) {
      const Span span{edge(), edge()};
      if (span.begin < span.end) return span;
    }
  }

  std::string Word() { return std::string(1 + Below(3), 'u') + "\n é\""; }

  PartialDate Date() {
    return *PartialDate::Make(1 + static_cast<int>(Below(9999)),
                              static_cast<int>(Below(13)));
  }

  LocalEntity MakeEntity() {
    LocalEntity entity;
    entity.type = Flip() ? "Person" : "Place";
    entity.name = Word();
    std::set<std::string> texts;
    for (size_t i = Below(4); i > 0; --i) {
      const std::string text = Word();
      if (!texts.insert(text).second) continue;
      entity.names.push_back(
          {text, static_cast<NameKind>(Below(4)), MakeSpan()});
    }
    for (size_t i = 1 + Below(3); i > 0; --i) {
      entity.mentions.push_back(
          {MakeSpan(), static_cast<MentionKind>(Below(4))});
    }
    entity.is_document = Flip();
    entity.type_is_guess = Flip();
    return entity;
  }

  Literal MakeLiteral() {
    Literal literal;
    literal.kind = static_cast<LiteralKind>(Below(3));
    literal.text = Word();
    if (Below(4) == 0) literal.text = Flip() ? "1986" : "e1";
    if (literal.kind == LiteralKind::kDate && Flip()) literal.date = Date();
    if (literal.kind == LiteralKind::kQuantity) {
      if (Flip()) literal.value = static_cast<double>(Below(1000)) / 8 - 40;
      literal.comparator = static_cast<Comparator>(Below(8));
    }
    return literal;
  }

  Argument MakeArgument(size_t entities) {
    if (Flip()) return LocalIndex{static_cast<uint32_t>(Below(entities))};
    return MakeLiteral();
  }

  DayRange Days() {
    const DayRange a = Date().Bounds();
    const DayRange b = Date().Bounds();
    return {std::min(a.earliest, b.earliest), std::max(a.latest, b.latest)};
  }

  Claim MakeClaim(size_t entities) {
    Claim claim;
    claim.subject = LocalIndex{static_cast<uint32_t>(Below(entities))};
    claim.predicate = Flip() ? "born_in" : "casualties";
    claim.object = MakeArgument(entities);
    for (const char* name : {"date", "place", "of"}) {
      if (Flip()) claim.qualifiers.push_back({name, MakeArgument(entities)});
    }
    claim.polarity = static_cast<Polarity>(Below(2));
    claim.modality = static_cast<Modality>(Below(5));
    if (Flip()) {
      claim.attributed_to =
          Flip()
              ? Attribution(LocalIndex{static_cast<uint32_t>(Below(entities))})
              : Attribution(Word());
    }
    claim.time = TimeBounds{Days(), Days()};
    if (claim.time->end.latest < claim.time->begin.earliest) {
      std::swap(claim.time->begin, claim.time->end);
    }
    for (size_t i = 1 + Below(3); i > 0; --i) {
      claim.evidence.push_back(MakeSpan());
    }
    claim.confidence = 1 + static_cast<int>(Below(1000));
    claim.rule = Word();
    return claim;
  }

  std::mt19937 random_;
  const std::string& text_;
};

TEST_CASE("Random extractions are read back as they were written",
          "[interchange]") {
  const Document document = SmallDocument();
  for (unsigned seed = 0; seed < 500; ++seed) {
    const Extraction written = ExtractionGenerator(seed, document).Make();
    const std::string line = ExtractionLine(document, written);
    INFO(line);
    const auto json = ParseExtractionLine(line);
    REQUIRE(json);
    const auto read = ReadLineExtraction(*json, document, TwoTypes());
    REQUIRE((read ? "" : read.error().message) == std::string());
    CHECK(read->entities == written.entities);
    CHECK(read->claims == written.claims);
    CHECK(read->named == std::vector<bool>(written.entities.size(), true));
  }
}

TEST_CASE("A line tells what it was written with of its document",
          "[interchange]") {
  const auto json = ParseExtractionLine(ExtractionLine(SmallDocument(), {}));
  REQUIRE(json);
  const auto document = ReadLineDocument(*json);
  REQUIRE(document);
  CHECK(document->uri == "docs/a.txt");
  CHECK_FALSE(document->text);
  CHECK(document->sha256 == Sha256Of("the bytes"));
  DocumentMetadata wanted = SmallDocument().metadata;
  wanted.title->where = {};
  CHECK(document->metadata == wanted);
}

TEST_CASE("Little is needed of a line", "[interchange]") {
  const auto json = ParseExtractionLine(
      R"({"document": {"uri": "a.txt", "authors": "A. Roe", "title": "",
                       "language": null, "genre": "brief"},
          "entities": [{"id": "x", "type": "Person",
                        "mentions": [{"begin": 4, "end": 7, "kind": "name"}]}],
          "claims": [{"subject": "x", "predicate": "met", "object": "x",
                      "evidence": {"begin": 4, "end": 27}},
                     {"subject": "x", "predicate": "met", "object": "x",
                      "qualifiers": {"date": "1986-03", "place": "x"},
                      "attributed_to": "some",
                      "evidence": {"begin": 10, "end": 11}}]})");
  REQUIRE(json);
  const auto document = ReadLineDocument(*json);
  REQUIRE(document);
  CHECK(document->metadata.authors == std::vector<StatedText>{{"A. Roe", {}}});
  CHECK_FALSE(document->metadata.title);
  const auto line = ReadLineExtraction(*json, SmallDocument(), TwoTypes());
  REQUIRE(line);
  CHECK(line->entities.at(0).mentions ==
        std::vector<Mention>{{{0, 3}, MentionKind::kName}});
  CHECK(line->entities.at(0).name.empty());
  CHECK(line->named == std::vector<bool>{false});
  const Claim& bare = line->claims.at(0);
  CHECK(bare.polarity == Polarity::kPositive);
  CHECK(bare.modality == Modality::kAsserted);
  CHECK_FALSE(bare.attributed_to);
  CHECK_FALSE(bare.time);
  CHECK(bare.confidence == 1000);
  CHECK(bare.rule == "external");
  CHECK(bare.evidence == std::vector<Span>{{0, 22}});
  const Claim& dated = line->claims.at(1);
  const DayRange march = PartialDate::Make(1986, 3)->Bounds();
  CHECK(dated.time == TimeBounds{march, march});
  CHECK(dated.qualifiers.at(1).value == Argument(LocalIndex{0}));
  CHECK(dated.attributed_to == Attribution("some"));
  CHECK(dated.evidence == std::vector<Span>{{5, 7}});  // all of "é"
}

TEST_CASE("What no words name stands where a claim speaks of it",
          "[interchange]") {
  const auto json = ParseExtractionLine(
      R"({"entities": [
           {"id": "x", "type": "Person",
            "mentions": [{"begin": 4, "end": 7, "kind": "name"}]},
           {"id": "y", "type": "Person", "mentions": [],
            "names": [{"text": "Bea", "kind": "full"}]}],
          "claims": [{"subject": "x", "predicate": "met", "object": "y",
                      "evidence": {"begin": 4, "end": 12}},
                     {"subject": "x", "predicate": "met", "object": "y",
                      "evidence": {"begin": 12, "end": 27}}]})");
  REQUIRE(json);
  const auto line = ReadLineExtraction(*json, SmallDocument(), TwoTypes());
  REQUIRE(line);
  CHECK(line->entities.at(1).mentions ==
        std::vector<Mention>{{{0, 7}, MentionKind::kNominal}});
  CHECK(line->entities.at(1).names ==
        std::vector<LocalName>{{"Bea", NameKind::kFull, {0, 7}}});
}

// What is wrong with a line whose claim or entity has these members.
std::string Refusal(const std::string& text) {
  const auto json = ParseExtractionLine(text);
  if (!json) return json.error().message;
  const auto document = ReadLineDocument(*json);
  if (!document) return document.error().message;
  const auto line = ReadLineExtraction(*json, SmallDocument(), TwoTypes());
  return line ? "" : line.error().message;
}

std::string OfDocument(const std::string& members) {
  return Refusal(R"({"document": {)" + members + "}}");
}

std::string OfEntity(const std::string& members) {
  return Refusal(R"({"document": {"uri": "a"}, "entities": [{)" + members +
                 "}]}");
}

std::string OfClaim(const std::string& members) {
  return Refusal(
      R"({"document": {"uri": "a"}, "entities": [
          {"id": "x", "type": "Person", "name": "Ana",
           "mentions": [{"begin": 4, "end": 7, "kind": "name"}]}],
          "claims": [{"subject": "x", "predicate": "met")" +
      members + "}]}");
}

TEST_CASE("What is wrong with a document is named", "[interchange]") {
  CHECK(Refusal("[]") == "is not an object");
  CHECK(Refusal("{}") == "document: is missing");
  CHECK(Refusal(R"({"document": 3})") == "document: is not an object");
  CHECK(OfDocument("") == "document: uri: is missing");
  CHECK(OfDocument(R"("uri": "")") == "document: uri: is empty");
  CHECK(OfDocument(R"("uri": "a\u0000b")") ==
        "document: uri: has a control character");
  CHECK(OfDocument(R"("uri": "a\nb")") ==
        "document: uri: has a control character");
  CHECK(OfDocument("\"uri\": \"" + std::string(2049, 'a') + "\"") ==
        "document: uri: is longer than 2048 bytes");
  CHECK(OfDocument(R"("uri": "a", "published": "soon")") ==
        "document: published: \"soon\" is no date of ISO 8601");
  CHECK(OfDocument(R"("uri": "a", "authors": ["b", 4])") ==
        "document: authors[1]: is not a text");
  CHECK(OfDocument(R"("uri": "a", "language": "English")") ==
        "document: language: \"English\" is no code of ISO 639-1");
  CHECK(OfDocument(R"("uri": "a", "sha256": "00")") ==
        "document: sha256: is not 64 hexadecimal digits");
  CHECK(OfDocument(R"("uri": "a", "text": "")") ==
        "document: text: is not a text, or empty");
}

TEST_CASE("What is wrong with an entity is named", "[interchange]") {
  const std::string person = R"("id": "x", "type": "Person", "mentions": )";
  CHECK(OfEntity("") == "entities[0]: id: is missing");
  CHECK(OfEntity(R"("id": 7)") == "entities[0]: id: is not a text");
  CHECK(OfEntity(R"("id": "x", "type": "Ship")") ==
        "entities[0]: type: the ontology has no type \"Ship\"");
  CHECK(OfEntity(R"("id": "x", "type": ")" + std::string(90, 'S') + "\"") ==
        "entities[0]: type: the ontology has no type \"" +
            std::string(60, 'S') + "…\"");
  CHECK(OfEntity(person + "[]") ==
        "entities[0]: has neither a mention nor a claim");
  CHECK(OfEntity(person + R"([{"begin": 4, "end": 7}])") ==
        "entities[0]: mentions[0]: kind: is missing");
  CHECK(OfEntity(person + R"([{"begin": 4, "end": 7, "kind": "verb"}])") ==
        "entities[0]: mentions[0]: kind: \"verb\" is not known");
  const auto of_span = [&](const std::string& begin, const std::string& end) {
    return OfEntity(person + R"([{"begin": )" + begin + R"(, "end": )" + end +
                    R"(, "kind": "name"}])");
  };
  CHECK(of_span("4", "28") ==
        "entities[0]: mentions[0]: byte 28 is outside of the text of 27");
  CHECK(of_span("0", "18446744073709551615") ==
        "entities[0]: mentions[0]: byte 18446744073709551615 is outside of the "
        "text of 27");
  CHECK(of_span("-1", "4") ==
        "entities[0]: mentions[0]: begin: is not a whole number from 0 on");
  CHECK(of_span("1.5", "4") ==
        "entities[0]: mentions[0]: begin: is not a whole number from 0 on");
  CHECK(of_span("5", "5") == "entities[0]: mentions[0]: bytes 5 to 5 are none");
  CHECK(of_span("6", "5") == "entities[0]: mentions[0]: bytes 6 to 5 are none");
  CHECK(of_span("0", "3") ==
        "entities[0]: mentions[0]: bytes 0 to 3 hold no text");
  CHECK(OfEntity(person + R"([{"begin": 4, "end": 7, "kind": "name"}],
                             "names": [{"text": "Ana", "kind": "curated"}])") ==
        "entities[0]: names[0]: kind: must be full, alias, acronym or surname");
  CHECK(OfEntity(person + R"([{"begin": 4, "end": 7, "kind": "name"}],
                             "names": [{"text": "!", "kind": "full"}])") ==
        "entities[0]: names[0]: text: has neither letter nor digit");
  CHECK(Refusal(R"({"document": {"uri": "a"}, "entities": [
      {"id": "x", "type": "Person",
       "mentions": [{"begin": 4, "end": 7, "kind": "name"}]},
      {"id": "x"}]})") == "entities[1]: id: \"x\" is that of entities[0], too");
}

TEST_CASE("A place that divides a character is refused", "[interchange]") {
  Document document;
  document.key = {"a"};
  document.text = "né";
  document.source_size = 3;
  document.source_map.Add(3, 0, 3);
  const auto json = ParseExtractionLine(
      R"({"entities": [{"id": "x", "type": "Person",
          "mentions": [{"begin": 0, "end": 2, "kind": "name"}]}]})");
  REQUIRE(json);
  CHECK(ReadLineExtraction(*json, document, TwoTypes()).error().message ==
        "entities[0]: mentions[0]: bytes 0 to 2 divide a character");
}

TEST_CASE("What is wrong with a claim is named", "[interchange]") {
  const std::string quote = R"(, "evidence": {"begin": 4, "end": 7})";
  const std::string whole = R"(, "object": "x")" + quote;
  CHECK(OfClaim(whole).empty());
  CHECK(OfClaim(R"(, "object": "y")" + quote) ==
        "claims[0]: object: no entity has the id \"y\"");
  CHECK(OfClaim(quote) == "claims[0]: needs one of object and literal");
  CHECK(OfClaim(R"(, "literal": {"kind": "text", "text": "a"})" + whole) ==
        "claims[0]: needs one of object and literal");
  CHECK(OfClaim(R"(, "literal": {"kind": "text", "text": ""})" + quote) ==
        "claims[0]: literal: text: is empty");
  CHECK(OfClaim(R"(, "object": "x")") == "claims[0]: evidence: is missing");
  CHECK(OfClaim(R"(, "object": "x", "evidence": {"begin": 4, "end": 4})") ==
        "claims[0]: evidence: bytes 4 to 4 are none");
  CHECK(OfClaim(R"(, "more_evidence": [{"begin": 4}])" + whole) ==
        "claims[0]: more_evidence[0]: end: is missing");
  CHECK(OfClaim(R"(, "confidence": 0)" + whole) ==
        "claims[0]: confidence: is not a whole number from 1 to 1000");
  CHECK(OfClaim(R"(, "confidence": 0.9)" + whole) ==
        "claims[0]: confidence: is not a whole number from 1 to 1000");
  CHECK(OfClaim(R"(, "polarity": "neutral")" + whole) ==
        "claims[0]: polarity: \"neutral\" is not known");
  CHECK(OfClaim(R"(, "attributed_to": 5)" + whole) ==
        "claims[0]: attributed_to: is not a text");
  CHECK(OfClaim(R"(, "qualifiers": [])" + whole) ==
        "claims[0]: qualifiers: is not an object");
  CHECK(OfClaim(R"(, "qualifiers": {"place": {}})" + whole) ==
        "claims[0]: qualifiers: place: is not a text");
  CHECK(
      OfClaim(R"(, "time": {"begin": ["1990", "1989"], "end": []})" + whole) ==
      "claims[0]: time: begin: its first date is later than its second one");
  CHECK(OfClaim(R"(, "time": {"begin": ["1990", "1991"],
                   "end": ["1980", "1989"]})" +
                whole) == "claims[0]: time: ends before it begins");
  CHECK(OfClaim(R"(, "literal": {"kind": "quantity", "text": "a",
                   "value": "many"})" +
                quote) == "claims[0]: literal: value: is not a number");
  std::string many;
  for (int i = 0; i < 300; ++i) {
    many += (i == 0 ? "\"q" : ", \"q") + std::to_string(i) + "\": \"v\"";
  }
  CHECK(OfClaim(R"(, "qualifiers": {)" + many + "}" + whole) ==
        "claims[0]: qualifiers: more than 256");
}

}  // namespace
}  // namespace quipu
