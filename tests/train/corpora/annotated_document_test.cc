#include "train/corpora/annotated_document.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "train/corpora/capital_text.h"
#include "train/corpora/compressed_file.h"
#include "train/corpora/example_sentences.h"

namespace quipu {
namespace {

const Ontology& BuiltIn() {
  static const Ontology ontology =
      ReadOntologyFile(DefaultOntologyYaml(), "built-in")->ontology;
  return ontology;
}

constexpr std::string_view kHead =
    "#id t-1\n#language en\n#genre report\n#title Two Days in Orlen\n\n";

// Offsets of bytes and of characters differ after the é.
constexpr std::string_view kText =
    "== text\n"
    "René said \\[sic\\]: [[the [Ostrian|ost.a] army|army]'s [men|men.n]|men.n]"
    " shot [Colonel [Ada Kerr|kerr]|kerr.t].\n"
    "Nearly 40 were shot in the yard. [They|men.p] fell.\n";

constexpr std::string_view kEntities =
    "== entities\n"
    "ost Place Ostria\n"
    "army Organization Ostrian army\n"
    "men Group men of the army\n"
    "kerr Person Ada Kerr\n"
    "shots Event shooting in the yard\n";

AnnotatedDocument Read(std::string_view claims) {
  auto document = ParseAnnotatedDocument(
      std::string(kHead) + std::string(kText) + std::string(kEntities) +
          "== claims\n" + std::string(claims),
      "t.ann", BuiltIn());
  INFO((document ? "" : document.error().message));
  REQUIRE(document);
  return std::move(*document);
}

std::string ErrorOf(std::string_view bytes) {
  const auto document = ParseAnnotatedDocument(bytes, "t.ann", BuiltIn());
  REQUIRE_FALSE(document);
  CHECK(document.error().code == ErrorCode::kInvalidArgument);
  return document.error().message;
}

std::string ErrorOfClaim(const std::string& claim) {
  return ErrorOf(std::string(kHead) + std::string(kText) +
                 std::string(kEntities) + "== claims\n" + claim + "\n");
}

TEST_CASE("The head, the text and the entities of an annotated document") {
  const AnnotatedDocument document = Read("");
  CHECK(document.id == "t-1");
  CHECK(document.Metadata("genre") == "report");
  CHECK(document.Metadata("title") == "Two Days in Orlen");
  CHECK(document.Metadata("authors").empty());
  CHECK(document.document.key.value == "t-1.txt");
  CHECK(document.document.text.starts_with(
      "René said [sic]: the Ostrian army's men shot Colonel Ada Kerr.\n"));
  REQUIRE(document.entities.size() == 5);
  CHECK(document.entities[2].type == "Group");
  CHECK(document.entities[2].name == "men of the army");
}

TEST_CASE("Mentions come in the order of the text with the bytes they cover") {
  const AnnotatedDocument document = Read("");
  const auto shown = [&](size_t i) {
    const GoldMention& mention = document.mentions[i];
    return std::string(mention.span.In(document.document.text)) + "|" +
           document.entities[mention.entity].id;
  };
  REQUIRE(document.mentions.size() == 7);
  CHECK(shown(0) == "the Ostrian army's men|men");
  CHECK(shown(1) == "the Ostrian army|army");
  CHECK(shown(2) == "Ostrian|ost");
  CHECK(document.mentions[2].kind == GoldKind::kDemonym);
  CHECK(shown(3) == "men|men");
  CHECK(document.mentions[3].kind == GoldKind::kNoun);
  CHECK(shown(4) == "Colonel Ada Kerr|kerr");
  CHECK(document.mentions[4].kind == GoldKind::kTitled);
  CHECK(shown(5) == "Ada Kerr|kerr");
  CHECK(document.mentions[5].kind == GoldKind::kName);
  CHECK(document.mentions[6].kind == GoldKind::kPronoun);
}

TEST_CASE("A claim between entities with its attributes") {
  const AnnotatedDocument document = Read(
      "killed men kerr ; mod=denied ; by=army,crowd ; d=2 ; place=ost ; "
      "nature=by night @ \"men shot Colonel\"\n"
      "# a remark\n\n"
      "killed army kerr ; neg @2\"shot\"\n");
  REQUIRE(document.claims.size() == 2);
  const GoldClaim& claim = document.claims[0];
  CHECK(BuiltIn().predicates[claim.predicate].name == "killed");
  CHECK(claim.subject == 2);
  CHECK(claim.object == GoldArgument{3U});
  CHECK(claim.modality == Modality::kDenied);
  CHECK(claim.polarity == Polarity::kPositive);
  REQUIRE(claim.by.size() == 2);
  CHECK(std::get<uint32_t>(claim.by[0]) == 1);
  CHECK(std::get<std::string>(claim.by[1]) == "crowd");
  CHECK(claim.difficulty == 2);
  REQUIRE(claim.qualifiers.size() == 2);
  CHECK(std::get<uint32_t>(claim.qualifiers[0].value) == 0);
  CHECK(std::get<std::string>(claim.qualifiers[1].value) == "by night");
  CHECK(claim.evidence.In(document.document.text) == "men shot Colonel");
  CHECK(document.claims[1].polarity == Polarity::kNegative);
  CHECK(document.document.text.substr(document.claims[1].evidence.begin, 11) ==
        "shot in the");
}

TEST_CASE("Literal objects are of the kind that the predicate takes") {
  const AnnotatedDocument document = Read(
      "casualties shots \"Nearly 40\"=<~40 ; kind=dead @ \"Nearly 40\"\n"
      "has_size men \"40\"=? @ \"40\"\n"
      "occurred_on shots \"in the yard\"=1991-05 @ \"in the yard\"\n"
      "holds_role kerr \"Colonel\" @ \"Colonel Ada Kerr\"\n");
  const auto literal = [&](size_t i) {
    return std::get<Literal>(document.claims[i].object);
  };
  CHECK(literal(0).kind == LiteralKind::kQuantity);
  CHECK(literal(0).value == 40.0);
  CHECK(literal(0).comparator == Comparator::kNearly);
  CHECK(literal(0).text == "Nearly 40");
  CHECK_FALSE(literal(1).value);
  CHECK(literal(2).kind == LiteralKind::kDate);
  CHECK(literal(2).date == PartialDate::Make(1991, 5));
  CHECK(literal(3).kind == LiteralKind::kText);
}

TEST_CASE("Spans hold where reading changes the text") {
  // The combining accent is composed, and the line ends are CR LF.
  auto document = ParseAnnotatedDocument(
      "#id d\r\n== text\r\nRene\xCC\x81 met\r\n[Ada|ada] \"Kerr\".\r\n"
      "== entities\r\nada Person Ada\r\n== claims\r\n"
      "alias_of ada \"Kerr\" @ \"[Ada\"\r\n",
      "d.ann", BuiltIn());
  CHECK_FALSE(document);  // the quote is of the plain text
  document = ParseAnnotatedDocument(
      "#id d\r\n== text\r\nRene\xCC\x81 met\r\n[Ada|ada] \"Kerr\".\r\n"
      "== entities\r\nada Person Ada\r\n== claims\r\n"
      "alias_of ada \"Kerr\" @ \"Ada \"Kerr\"\"\r\n",
      "d.ann", BuiltIn());
  REQUIRE(document);
  CHECK(document->document.text.starts_with("Ren\xC3\xA9 met\nAda"));
  CHECK(document->mentions[0].span.In(document->document.text) == "Ada");
  CHECK(document->claims[0].evidence.In(document->document.text) ==
        "Ada \"Kerr\"");
}

TEST_CASE("A document in capitals keeps its mentions") {
  const AnnotatedDocument document =
      Read("killed men kerr @ \"men shot Colonel\"\n");
  const auto capitals = InCapitals(document);
  REQUIRE(capitals);
  CHECK(capitals->document.text.starts_with(
      "REN\xC3\x89 SAID [SIC]: THE OSTRIAN ARMY'S MEN SHOT"));
  CHECK(capitals->claims.empty());
  REQUIRE(capitals->mentions.size() == document.mentions.size());
  CHECK(capitals->mentions[4].span.In(capitals->document.text) ==
        "COLONEL ADA KERR");
  const std::vector<AnnotatedDocument> five(5, document);
  CHECK(SomeInCapitals(five)->size() == 2);
}

TEST_CASE("What is wrong in an annotated document is told with its line") {
  CHECK(ErrorOf("#id x\n") == "t.ann:1: no part \"== text\"");
  const std::string tail = "\n== entities\na Person A\n== claims\n";
  CHECK(ErrorOf("#id x\n== text\nOne.\nTwo [words." + tail) ==
        "t.ann:4: a bracket is never closed");
  CHECK(ErrorOf("#id x\n== text\nOne words]." + tail) ==
        "t.ann:3: a bracket closes without |id");
  CHECK(ErrorOf("#id x\n== text\n[A|a.q]" + tail) ==
        "t.ann:3: not id or id.kind: a.q");
  CHECK(ErrorOf("#id x\n== text\n[|a]" + tail) ==
        "t.ann:3: a mention without words");
  CHECK(ErrorOf("#id x\n== text\nOne\n[B|b]" + tail) ==
        "t.ann:4: no entity: b");
  CHECK(ErrorOf("== text\n[A|a]" + tail) == "t.ann:1: no #id");
  CHECK(ErrorOf("#id x\n== text\nA\n== entities\na Thing A\n== claims\n") ==
        "t.ann:5: no type: Thing");
  CHECK(ErrorOf("#id x\n== text\nA\n== entities\na Person A\na Person B\n"
                "== claims\n") == "t.ann:6: entity twice: a");
}

TEST_CASE("What is wrong in a claim is told with its line") {
  CHECK(ErrorOfClaim("slew men kerr @ \"men\"") ==
        "t.ann:16: no predicate: slew");
  CHECK(ErrorOfClaim("killed crowd kerr @ \"men\"") ==
        "t.ann:16: no entity: crowd");
  CHECK(ErrorOfClaim("killed men crowd @ \"men\"") ==
        "t.ann:16: object is neither an entity nor quoted: crowd");
  CHECK(ErrorOfClaim("killed men kerr") ==
        "t.ann:16: no @ \"quote\" at the end");
  CHECK(ErrorOfClaim("killed men kerr @ \"women\"") ==
        "t.ann:16: the text does not hold: women");
  CHECK(ErrorOfClaim("killed men kerr @3\"shot\"") ==
        "t.ann:16: the text does not hold: shot");
  CHECK(ErrorOfClaim("killed men kerr ; mod=sure @ \"men\"") ==
        "t.ann:16: no modality: sure");
  CHECK(ErrorOfClaim("killed men kerr ; d=4 @ \"men\"") == "t.ann:16: d is: 4");
  CHECK(ErrorOfClaim("killed men kerr ; nature= @ \"men\"") ==
        "t.ann:16: qualifier: nature=");
  CHECK(ErrorOfClaim("casualties shots \"40\"=many @ \"40\"") ==
        "t.ann:16: no quantity: many");
}

TEST_CASE("Example sentences are small documents") {
  const auto documents = ParseExampleSentences(
      "# killed\n"
      "Annan and the warders of Osman & Sons shot Ann; so he said. => "
      "killed(the warders of Osman & Sons; Ann); mod=alleged; by=he & "
      "holds_role(Ann; warders)\n"
      "If they shoot, we shall leave. => none\n"
      "The fort fell. => surrendered(The fort) & killed(—; The fort)\n",
      "en.txt", BuiltIn());
  REQUIRE(documents);
  REQUIRE(documents->size() == 3);
  const AnnotatedDocument& first = documents->front();
  CHECK(first.id == "en.txt:2");
  CHECK(first.document.text ==
        "Annan and the warders of Osman & Sons shot Ann; so he said.");
  REQUIRE(first.claims.size() == 2);
  REQUIRE(first.mentions.size() == 2);
  CHECK(first.mentions[0].span.In(first.document.text) ==
        "the warders of Osman & Sons");
  CHECK(first.mentions[1].span.begin == 43);
  CHECK(first.mentions[1].kind == GoldKind::kAny);
  CHECK(first.claims[0].modality == Modality::kAlleged);
  CHECK(std::get<std::string>(first.claims[0].by[0]) == "he");
  CHECK(first.claims[0].object == GoldArgument{1U});
  CHECK(std::get<Literal>(first.claims[1].object).text == "warders");
  CHECK(documents->at(1).claims.empty());
  CHECK(documents->at(2).claims.empty());
  const auto wrong = ParseExampleSentences(
      "\nThe fort fell. => killed(Ann; The fort)\n", "en.txt", BuiltIn());
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().message == "en.txt:2: the sentence does not hold: Ann");
}

TEST_CASE("Our own annotated documents follow the form") {
  const auto documents = ReadAnnotatedFolder(
      std::filesystem::path(QUIPU_SOURCE_DIR) / "models/training/claims",
      BuiltIn());
  REQUIRE(documents);
  for (const AnnotatedDocument& document : *documents) {
    INFO(document.id);
    CHECK(document.Metadata("licence") == "CC0");
    CHECK_FALSE(document.claims.empty());
  }
}

TEST_CASE(
    "All annotated documents and examples beside the repository are read") {
  const std::filesystem::path shared =
      std::filesystem::path(QUIPU_SOURCE_DIR) / "../shared/claims";
  if (!std::filesystem::exists(shared)) {
    WARN("no ../shared here: not tested");
    return;
  }
  for (const char* part : {"train", "dev"}) {
    const auto documents = ReadAnnotatedFolder(shared / part, BuiltIn());
    INFO((documents ? "" : documents.error().message));
    REQUIRE(documents);
    CHECK(documents->size() >= 46);
  }
  for (const char* language : {"en", "fr", "es"}) {
    const auto file =
        shared / "triggers" / (std::string(language) + ".examples.txt");
    const auto examples =
        ParseExampleSentences(*ReadMaybeCompressed(file), language, BuiltIn());
    INFO((examples ? "" : examples.error().message));
    REQUIRE(examples);
    CHECK(examples->size() > 300);
  }
}

}  // namespace
}  // namespace quipu
