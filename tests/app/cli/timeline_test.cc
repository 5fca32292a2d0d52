// quipu timeline, and questions for a time.

#include <catch2/catch.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

using nlohmann::json;

// A line of `ingest --extractions`, with its text.
class Line {
 public:
  Line(const std::string& uri, const std::string& publisher,
       const std::string& published, const std::string& text)
      : text_(text) {
    line_["document"] = {
        {"uri", uri},
        {"text", text},
        {"publisher", publisher},
        {"published", published.empty() ? json() : json(published)}};
    line_["entities"] = json::array();
    line_["claims"] = json::array();
  }

  void Name(const std::string& name, const std::string& type) {
    json mention = Place(name);
    mention["kind"] = "name";
    line_["entities"].push_back(
        {{"id", name}, {"type", type}, {"mentions", {mention}}});
  }
  // The claim, which stands on the sentence that begins so.
  json& Say(const std::string& subject, const std::string& predicate,
            const std::string& object, const std::string& begin) {
    const size_t from = text_.find(begin);
    REQUIRE(from != std::string::npos);
    json claim = {{"subject", subject}, {"predicate", predicate}};
    if (predicate == "occurred_on") {
      claim["literal"] = {{"kind", "date"}, {"text", object}, {"iso", object}};
    } else if (predicate == "alias_of") {
      claim["literal"] = {{"kind", "text"}, {"text", object}};
    } else {
      claim["object"] = object;
    }
    claim["evidence"] = {{"begin", from}, {"end", text_.find('.', from) + 1}};
    line_["claims"].push_back(claim);
    return line_["claims"].back();
  }
  std::string text() const { return line_.dump() + "\n"; }

 private:
  json Place(const std::string& words) const {
    const size_t begin = text_.find(words);
    REQUIRE(begin != std::string::npos);
    return {{"begin", begin}, {"end", begin + words.size()}};
  }

  std::string text_;
  json line_;
};

//  post.txt (10 May 1991)  the Pier Union, founded in 1952; the Ferry Raid of 3
//                          May 1991, by Anna Vidal, in which Carl Osten is hurt
//  tide.txt (1993)         the Pier Union, founded in 1953; Anna Vidal joins it
//                          in June 1988 and leaves it before 1990
//  note.txt (no date)      the Pier Union, founded in 1952; Anna Vidal, the
//                          Heron
void IngestThreeReports(const TemporaryFolder& folder) {
  Line post("post.txt", "The Harbour Post", "1991-05-10",
            "The Pier Union was founded in 1952.\n\nAnna Vidal led the Ferry "
            "Raid, in which Carl Osten was hurt. It was on 3 May 1991.\n");
  post.Name("Pier Union", "Organization");
  post.Name("Anna Vidal", "Person");
  post.Name("Ferry Raid", "Event");
  post.Name("Carl Osten", "Person");
  post.Say("Pier Union", "occurred_on", "1952", "The Pier Union");
  post.Say("Anna Vidal", "carried_out", "Ferry Raid", "Anna Vidal");
  post.Say("Carl Osten", "victim_of", "Ferry Raid", "Anna Vidal");
  post.Say("Ferry Raid", "occurred_on", "1991-05-03", "It was");

  Line tide("tide.txt", "Tide", "1993",
            "The Pier Union was founded in 1953. Anna Vidal joined it in June "
            "1988. She left it before 1990.\n");
  tide.Name("Pier Union", "Organization");
  tide.Name("Anna Vidal", "Person");
  tide.Say("Pier Union", "occurred_on", "1953", "The Pier Union");
  tide.Say("Anna Vidal", "member_of", "Pier Union",
           "Anna")["qualifiers"] = {{"date", "1988-06"}};
  json& left = tide.Say("Anna Vidal", "member_of", "Pier Union", "She left");
  left["polarity"] = "negative";
  left["time"] = {{"begin", {"0001-01-01", "1989-12-31"}},
                  {"end", {"0001-01-01", "1989-12-31"}}};

  Line note("note.txt", "", "",
            "The Pier Union was founded in 1952. Anna Vidal was the Heron.\n");
  note.Name("Pier Union", "Organization");
  note.Name("Anna Vidal", "Person");
  note.Say("Pier Union", "occurred_on", "1952", "The Pier Union");
  note.Say("Anna Vidal", "alias_of", "the Heron", "Anna Vidal");

  folder.Write("reports.jsonl", post.text() + tide.text() + note.text());
  const RunResult run =
      RunQuipu(folder.path(), {"ingest", "--extractions", "reports.jsonl"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

TEST_CASE("A timeline prints what was reviewed", "[cli]") {
  const TemporaryFolder folder;
  IngestThreeReports(folder);
  struct Case {
    std::string golden;
    std::vector<std::string> arguments;
  };
  const std::vector<Case> cases = {
      {"timeline.txt", {"timeline", "Pier Union"}},
      {"timeline_limited.txt", {"timeline", "Anna Vidal", "--limit", "3"}},
      {"timeline.csv", {"timeline", "Anna Vidal", "--format", "csv"}},
      {"timeline.json",
       {"timeline", "Pier Union", "--until", "1952", "--format", "json"}},
  };
  for (const Case& given : cases) {
    const RunResult run = RunQuipu(folder.path(), given.arguments);
    INFO(given.golden << "\n" << run.err);
    CHECK(run.exit_code == 0);
    CHECK(Masked(run.out) == Golden(given.golden, run.out));
  }
}

TEST_CASE("JSON Lines of a timeline are its entries", "[cli]") {
  const TemporaryFolder folder;
  IngestThreeReports(folder);
  const json whole =
      RunForJson(folder.path(), {"timeline", "Anna Vidal", "--format", "json"});
  CHECK(whole.at("undated_claims") == 1);
  const RunResult run =
      RunQuipu(folder.path(), {"timeline", "Anna Vidal", "--format", "jsonl"});
  std::istringstream lines(run.out);
  json entries = json::array();
  for (std::string line; std::getline(lines, line);) {
    entries.push_back(json::parse(line));
  }
  CHECK(entries == whole.at("entries"));
}

TEST_CASE("Every question for a time tells what has no date", "[cli]") {
  const TemporaryFolder folder;
  IngestThreeReports(folder);
  const auto run = [&](std::vector<std::string> arguments, int exit_code) {
    const RunResult result = RunQuipu(folder.path(), arguments);
    INFO(result.err);
    CHECK(result.exit_code == exit_code);
    return result;
  };
  // Her membership is of June 1988, and the raid, with her part in it, of 1991.
  CHECK_THAT(
      run({"path", "Anna Vidal", "Carl Osten", "--as-of", "1991-05-03"}, 0).out,
      Catch::Contains("Ferry Raid"));
  run({"path", "Anna Vidal", "Carl Osten", "--as-of", "1991-05-04"}, 1);
  run({"path", "Anna Vidal", "Pier Union", "--certainly", "--as-of", "1988"},
      0);
  run({"path", "Anna Vidal", "Pier Union", "--certainly", "--as-of",
       "1988-06-05"},
      1);
  const RunResult shown =
      run({"show", "Anna Vidal", "--since", "1991", "--until", "1991"}, 0);
  CHECK_THAT(shown.out, Catch::Contains("1 claim\n"));
  CHECK_THAT(shown.err, Catch::Contains("1 claim left out: without a date"));
  const RunResult published =
      run({"neighbors", "Pier Union", "--published-until", "1992"}, 1);
  CHECK_THAT(published.err, !Catch::Contains("left out"));
  CHECK_THAT(run({"show", "Pier Union", "--published-since", "1990"}, 0).err,
             Catch::Contains("1 claim left out: only in documents without a "
                             "date of publication"));
  CHECK_THAT(run({"search", "Anna", "--certainly", "--as-of", "1955"}, 1).err,
             Catch::Contains("\"Anna\" fits 1 entity, and none with such a "
                             "claim"));
  CHECK_THAT(run({"search", "Carl Osten", "--since", "1991-05"}, 0).out,
             Catch::Contains("Carl Osten"));
  CHECK_THAT(
      run({"timeline", "Anna Vidal", "--as-of", "1991", "--since", "1990"}, 2)
          .err,
      Catch::Contains("--as-of"));
  CHECK_THAT(run({"show", "Anna Vidal", "--published-since", "1993",
                  "--published-until", "1992"},
                 2)
                 .err,
             Catch::Contains("published: since 1993 is after until 1992"));
  CHECK_THAT(run({"timeline", "Anna Vidal", "--document", "lost.txt"}, 1).err,
             Catch::Contains("\"lost.txt\""));
}

}  // namespace
}  // namespace quipu
