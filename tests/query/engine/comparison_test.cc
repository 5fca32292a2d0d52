// Comparisons of documents of small drawn stores.

#include "query/engine/comparison.h"

#include <catch2/catch.hpp>
#include <deque>
#include <string>
#include <utility>
#include <vector>

#include "query/engine/query_engine.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

class Archive {
 public:
  DrawnDocument& Add(const std::string& key, const std::string& text) {
    return documents_.emplace_back(key, text).Publisher("Publisher of " + key);
  }

  QueryEngine Open(const Numbering& numbering = {},
                   const QueryLimits& limits = {}) {
    stores_.push_back(MakeStore(documents_, numbering));
    return QueryEngine(Generation::Pin(stores_.back()).value(), limits);
  }

 private:
  std::vector<DrawnDocument> documents_;
  std::deque<KnowledgeStore> stores_;  // outlive the engines
};

CompareQuestion Question(const QueryEngine& engine,
                         const std::vector<std::string>& keys) {
  CompareQuestion question;
  for (const std::string& key : keys) {
    question.documents.push_back(engine.FindDocument({key}).value().value());
  }
  return question;
}

// "Ada member_of Guild: said by 0, silent 1 2".
std::vector<std::string> Texts(const Excerpt<SilenceView>& silences) {
  std::vector<std::string> texts;
  for (const SilenceView& silence : silences.shown) {
    std::string text = silence.subject.name + " " + silence.predicate + " " +
                       TextOf(silence.object) + ": said by";
    for (const uint32_t v : silence.said_by) text += " " + std::to_string(v);
    text += ", silent";
    for (const uint32_t v : silence.silent) text += " " + std::to_string(v);
    texts.push_back(std::move(text));
  }
  return texts;
}

std::vector<std::string> Keys(const ComparisonView& comparison) {
  std::vector<std::string> keys;
  for (const ComparedDocument& document : comparison.documents) {
    keys.push_back(document.citation.key.value);
  }
  return keys;
}

using Lines = std::vector<std::string>;

//   a: Ada —member_of→ Guild, Ada —leads→ Guild, Ada —met→ Bo
//   b: Ada —member_of→ Guild, speaks of Bo
//   c: speaks of Ada and Guild
Archive Reports() {
  Archive archive;
  DrawnDocument& a = archive.Add(
      "a", "Ada, a member of the Guild, led the Guild. She met Bo.");
  const LocalIndex ada = a.Local("Ada");
  const LocalIndex guild = a.Local("Guild", "Organization");
  a.Say(ada, "member_of", guild, "Ada, a member of the Guild");
  a.Say(ada, "leads", guild, "led the Guild").confidence = 900;
  a.Say(ada, "met", a.Local("Bo"), "She met Bo.").confidence = 300;
  DrawnDocument& b = archive.Add("b", "Ada joined the Guild. Bo went home.");
  b.Local("Bo");
  b.Say(b.Local("Ada"), "member_of", b.Local("Guild", "Organization"),
        "Ada joined the Guild.");
  DrawnDocument& c = archive.Add("c", "The Guild has no word on Ada.");
  c.Local("Guild", "Organization");
  c.Local("Ada");
  return archive;
}

TEST_CASE("A comparison tells what one alone says and who leaves out what",
          "[compare]") {
  Archive archive = Reports();
  const QueryEngine engine = archive.Open();
  const ComparisonView found =
      engine.Compare(Question(engine, {"a", "b", "c"})).value();
  CHECK(Texts(found.alone) == Lines{"Ada leads Guild: said by 0, silent 2",
                                    "Ada met Bo: said by 0, silent 1"});
  CHECK(Texts(found.omitted) ==
        Lines{"Ada member_of Guild: said by 0 1, silent 2"});
  REQUIRE(found.omitted.shown[0].claims.size() == 2);
  CHECK(found.omitted.shown[0].claims[0].document.key.value == "a");
  CHECK(found.omitted.shown[0].claims[1].document.key.value == "b");
  REQUIRE(found.documents.size() == 3);
  CHECK(found.documents[0].claim_count == 3);
  CHECK(found.documents[2].claim_count == 0);
  CHECK(found.outcome.completeness.kind == Completeness::Kind::kComplete);
}

TEST_CASE("One document is compared with those that speak of the same",
          "[compare]") {
  Archive archive = Reports();
  DrawnDocument& far = archive.Add("0", "Bo sleeps.");
  far.Local("Bo");
  archive.Add("d", "Nobody knows Cy.").Local("Cy");
  const QueryEngine engine = archive.Open();
  const ComparisonView of_b = engine.Compare(Question(engine, {"b"})).value();
  CHECK(Keys(of_b) == Lines{"b", "a", "c", "0"});
  CHECK(of_b.related_total == 3);
  CHECK(of_b.alone.total == 0);  // what a alone says is not b's
  CHECK(of_b.omitted.total == 0);
  const ComparisonView of_c = engine.Compare(Question(engine, {"c"})).value();
  CHECK(Texts(of_c.omitted) ==
        Lines{"Ada member_of Guild: said by 1 2, silent 0"});
  const ComparisonView of_d = engine.Compare(Question(engine, {"d"})).value();
  CHECK(Keys(of_d) == Lines{"d"});
  CHECK(of_d.outcome.completeness.kind == Completeness::Kind::kNoneExists);
}

TEST_CASE("Only claims that count are compared", "[compare]") {
  Archive archive = Reports();
  const QueryEngine engine = archive.Open();
  CompareQuestion question = Question(engine, {"a", "b"});
  question.filters.min_confidence = 850;
  const ComparisonView sure = engine.Compare(question).value();
  CHECK(Texts(sure.alone) == Lines{"Ada leads Guild: said by 0, silent 1"});
  CHECK(sure.documents[1].claim_count == 0);
  question.filters.min_confidence = 0;
  question.filters.since = PartialDate::Make(1990);
  const ComparisonView dated = engine.Compare(question).value();
  CHECK(dated.alone.total == 0);
  CHECK(dated.outcome.left_out.undated == 4);
  // The analyst rejected that Ada met Bo.
  const QueryEngine curated =
      archive.Open({.rejected = std::pair(size_t{0}, size_t{2})});
  CHECK(Texts(curated.Compare(Question(curated, {"a", "b"})).value().alone)
            .size() == 1);
}

TEST_CASE("Who wrote and printed a document is its own affair", "[compare]") {
  Archive archive;
  DrawnDocument& a = archive.Add("a", "A Letter by Ada");
  const LocalIndex letter = a.Local("A Letter", "Publication");
  a.Itself(letter).Say(a.Local("Ada"), "authored", letter, "A Letter by Ada");
  archive.Add("b", "Ada").Local("Ada");
  const QueryEngine engine = archive.Open();
  CHECK(engine.Compare(Question(engine, {"a", "b"})).value().alone.total == 0);
}

//   a, b: Ada is and is not a member    a: met Bo
TEST_CASE("What documents contradict each other in is told beside it",
          "[compare]") {
  Archive archive;
  DrawnDocument& a = archive.Add("a", "Ada is of the Guild. Ada met Bo.");
  a.Say(a.Local("Ada"), "member_of", a.Local("Guild", "Organization"),
        "Ada is of the Guild.");
  DrawnDocument& b = archive.Add("b", "Ada never was of the Guild. Bo?");
  b.Say(b.Local("Ada"), "member_of", b.Local("Guild", "Organization"),
        "Ada never was of the Guild.")
      .polarity = Polarity::kNegative;
  DrawnDocument& c = archive.Add("c", "Bo is of the Guild. Guild and Bo.");
  c.Say(c.Local("Bo"), "member_of", c.Local("Guild", "Organization"),
        "Bo is of the Guild.");
  DrawnDocument& d = archive.Add("d", "Bo is not of the Guild.");
  d.Say(d.Local("Bo"), "member_of", d.Local("Guild", "Organization"),
        "Bo is not of the Guild.")
      .polarity = Polarity::kNegative;
  const QueryEngine engine = archive.Open();
  const auto disputed = [&](const Lines& keys) {
    Lines subjects;
    const ComparisonView found = engine.Compare(Question(engine, keys)).value();
    for (const DisputeView& dispute : found.disputes.shown) {
      subjects.push_back(dispute.subject.name);
    }
    return subjects;
  };
  CHECK(disputed({"a", "b"}) == Lines{"Ada"});
  CHECK(disputed({"a", "c"}).empty());
  CHECK(disputed({"a", "b", "c", "d"}).size() == 2);
  CHECK(disputed({"c"}) == Lines{"Bo"});  // not what a and b contradict
}

//   a: "the terrorists", "Red Path"    b: "prisoners of war"    c: "Red Path"
//   a: "the storming"                  b: "a massacre"          c: "storming"
TEST_CASE("An event or a group is shown by the words of each voice",
          "[compare]") {
  Archive archive;
  DrawnDocument& a = archive.Add(
      "a", "Red Path, the terrorists of Red Path, lost all in the storming.");
  a.Mentions(a.Local("Red Path", "Organization"), "the terrorists")
      .Mentions(LocalIndex{0}, "terrorists of Red Path");
  a.Local("storming", "Event", NameKind::kDescription);
  DrawnDocument& b = archive.Add(
      "b", "Prisoners of war of Red Path died; a massacre, a storming.");
  b.Mentions(b.Local("Red Path", "Organization"), "Prisoners of war");
  b.Mentions(b.Local("storming", "Event", NameKind::kDescription),
             "a massacre");
  DrawnDocument& c = archive.Add("c", "Red Path and the storming. They won.");
  c.Mentions(c.Local("Red Path", "Organization"), "They",
             MentionKind::kPronoun);
  c.Local("storming", "Event", NameKind::kDescription);
  const QueryEngine engine = archive.Open();
  const ComparisonView found =
      engine.Compare(Question(engine, {"a", "b", "c"})).value();
  REQUIRE(found.namings.total == 2);
  const NamingView& storming = found.namings.shown[0];
  CHECK(storming.entity.name == "storming");
  REQUIRE(storming.voices.size() == 3);
  CHECK(storming.voices[1].words ==
        std::vector<Wording>{{"a massacre", 1}, {"storming", 1}});
  const NamingView& path = found.namings.shown[1];
  CHECK(path.entity.name == "Red Path");
  REQUIRE(path.voices.size() == 2);
  CHECK(path.voices[0].words == std::vector<Wording>{{"the terrorists", 1}});
  CHECK(path.voices[1].words == std::vector<Wording>{{"Prisoners of war", 1}});
  CHECK(engine.Compare(Question(engine, {"a", "c"})).value().namings.total ==
        0);
}

TEST_CASE("A comparison does not depend on the numbers of the store",
          "[compare]") {
  Archive archive = Reports();
  const auto texts = [&](const Numbering& numbering) {
    const QueryEngine engine = archive.Open(numbering);
    const ComparisonView found =
        engine.Compare(Question(engine, {"a"})).value();
    Lines lines = Keys(found);
    for (const std::string& line : Texts(found.alone)) lines.push_back(line);
    for (const std::string& line : Texts(found.omitted)) lines.push_back(line);
    return lines;
  };
  CHECK(texts({}) == texts({.reversed = true, .first = 7}));
}

TEST_CASE("What is not shown is counted, and a spent budget is told",
          "[compare]") {
  Archive archive = Reports();
  const QueryEngine engine = archive.Open();
  CompareQuestion question = Question(engine, {"a", "b", "c"});
  question.limit = 1;
  question.claims_per_item = 1;
  const ComparisonView one = engine.Compare(question).value();
  CHECK(one.alone.shown.size() == 1);
  CHECK(one.alone.total == 2);
  CHECK(one.omitted.shown[0].claims.size() == 1);
  CHECK(one.omitted.shown[0].claim_count == 2);
  CHECK(one.outcome.completeness.limit == SearchLimit::kResults);
  QueryLimits limits;
  limits.search.max_expansions = 1;
  const QueryEngine poor = archive.Open({}, limits);
  CHECK(poor.Compare(question).value().outcome.completeness.limit ==
        SearchLimit::kExpansions);
}

TEST_CASE("Comparisons of nothing, or of too much, are refused", "[compare]") {
  Archive archive = Reports();
  const QueryEngine engine = archive.Open();
  CompareQuestion question;
  CHECK(engine.Compare(question).error().code == ErrorCode::kInvalidArgument);
  question = Question(engine, {"a"});
  question.filters.documents = {{"b"}};
  CHECK(engine.Compare(question).error().code == ErrorCode::kInvalidArgument);
  question = Question(engine, {"a"});
  question.claims_per_item = 0;
  CHECK(engine.Compare(question).error().code == ErrorCode::kInvalidArgument);
  question.claims_per_item = 1;
  question.documents.resize(kMaxCompared + 1, question.documents.front());
  CHECK(engine.Compare(question).error().code == ErrorCode::kInvalidArgument);
}

}  // namespace
}  // namespace quipu
