// Entities and claims, measured against an annotated document.

#include "train/score/claim_score.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "tests/train/score/gold_support.h"

namespace quipu {
namespace {

enum Entity : uint32_t { kOstria, kArmy, kKerr, kFort, kRaid, kMen };

constexpr std::string_view kLeads =
    "leads kerr army @ \"led the Field Army\"\n";
constexpr std::string_view kAttacked =
    "attacked army fort @ \"struck Fort Orlen\"\n";

ClaimScore Score(const Extraction& extraction, const AnnotatedDocument& gold) {
  return ScoreClaims(extraction, gold, BuiltInOntology());
}

void CheckCounts(const MatchCounts& counts, size_t gold, size_t found,
                 size_t right) {
  CHECK(counts.gold == gold);
  CHECK(counts.found == found);
  CHECK(counts.right == right);
}

struct Case {
  AnnotatedDocument gold;
  Extraction found;
  ClaimScore Score() const { return quipu::Score(found, gold); }
};

Case Perfect(std::string_view claims) {
  AnnotatedDocument gold = RaidOnTheFort(claims);
  Extraction found = PerfectExtraction(gold);
  return {std::move(gold), std::move(found)};
}

Literal Words(LiteralKind kind, std::string text) {
  Literal literal;
  literal.kind = kind;
  literal.text = std::move(text);
  return literal;
}

Literal Text(std::string text) {
  return Words(LiteralKind::kText, std::move(text));
}

// A claim with a literal for object and an extraction with another.
MatchCounts ScoreLiteral(std::string_view claim, const Literal& found) {
  Case c = Perfect(claim);
  c.found.claims[0].object = found;
  return c.Score().claims;
}

TEST_CASE("A perfect extraction scores 1") {
  const Case c = Perfect(
      std::string(kLeads) + std::string(kAttacked) +
      "killed army men ; neg ; d=2 @ \"It killed\"\n"
      "occurred_on raid \"3 May 1991\"=1991-05-03 ; d=3 @ \"3 May 1991\"\n"
      "has_size men \"nearly 40\"=<~40 @ \"nearly 40 men\"\n"
      "holds_role kerr \"Colonel\" ; by=kerr ; mod=alleged @ \"Colonel\"\n"
      "stated kerr \"We won\" @ \"We won\"\n");
  const ClaimScore score = c.Score();
  CHECK(score.documents == 1);
  CheckCounts(score.mentions, 7, 7, 7);
  CheckCounts(score.typed_mentions, 7, 7, 7);
  CheckCounts(score.entities, 5, 5, 5);
  CheckCounts(score.claims, 7, 7, 7);
  CheckCounts(score.pairs, 3, 3, 3);
  CHECK(score.claims.F1() == 1);
  CheckCounts(score.by_difficulty.at(1), 5, 5, 5);
  CheckCounts(score.by_difficulty.at(2), 1, 1, 1);
  CheckCounts(score.by_predicate.at("leads"), 1, 1, 1);
  CHECK(score.attributes.matched == 7);
  CHECK(score.attributes.evidence_right == 7);
  CHECK(score.attributes.modality_right == 7);
  CHECK(score.attributes.attributed == 1);
  CHECK(score.attributes.attributed_right == 1);
  CHECK(score.attributes.attributed_spurious == 0);
}

TEST_CASE("A claim the wrong way round is wrong, but a pair") {
  Case c = Perfect(kLeads);
  c.found.claims[0].subject = LocalIndex{kArmy};
  c.found.claims[0].object = LocalIndex{kKerr};
  const ClaimScore score = c.Score();
  CheckCounts(score.claims, 1, 1, 0);
  CheckCounts(score.pairs, 1, 1, 1);
  CheckCounts(score.by_predicate.at("leads"), 1, 1, 0);
}

TEST_CASE("A claim of the wrong polarity or predicate is wrong, but a pair") {
  Case c = Perfect(kLeads);
  c.found.claims[0].polarity = Polarity::kNegative;
  CheckCounts(c.Score().claims, 1, 1, 0);
  CheckCounts(c.Score().pairs, 1, 1, 1);
  c.found.claims[0].polarity = Polarity::kPositive;
  c.found.claims[0].predicate = "member_of";
  const ClaimScore score = c.Score();
  CheckCounts(score.claims, 1, 1, 0);
  CheckCounts(score.pairs, 1, 1, 1);
  CheckCounts(score.by_predicate.at("leads"), 1, 0, 0);
  CheckCounts(score.by_predicate.at("member_of"), 0, 1, 0);
}

TEST_CASE("A claim found twice is right once") {
  Case c = Perfect(kLeads);
  c.found.claims.push_back(c.found.claims[0]);
  CheckCounts(c.Score().claims, 1, 2, 1);
  CheckCounts(c.Score().pairs, 1, 2, 1);
}

TEST_CASE("What is not found is missed") {
  Case c = Perfect(std::string(kLeads) + std::string(kAttacked));
  c.found.claims.pop_back();
  CheckCounts(c.Score().claims, 2, 1, 1);
  CheckCounts(c.Score().pairs, 2, 1, 1);
  CheckCounts(c.Score().by_difficulty.at(1), 2, 1, 1);
}

TEST_CASE("Dates are equal by their value") {
  constexpr std::string_view kOn =
      "occurred_on raid \"on 3 May 1991\"=1991-05-03 @ \"3 May 1991\"\n";
  Literal date = Words(LiteralKind::kDate, "that day");
  date.date = PartialDate::Make(1991, 5, 3);
  CheckCounts(ScoreLiteral(kOn, date), 1, 1, 1);
  date.date = PartialDate::Make(1991, 5);
  CheckCounts(ScoreLiteral(kOn, date), 1, 1, 0);
  date = Words(LiteralKind::kDate, "on 3 May 1991");
  CheckCounts(ScoreLiteral(kOn, date), 1, 1, 0);
}

TEST_CASE("A date without a value is equal by its words") {
  constexpr std::string_view kOn =
      "occurred_on raid \"on 3 May 1991\" @ \"3 May 1991\"\n";
  const Literal date = Words(LiteralKind::kDate, "On 3 MAY 1991");
  CheckCounts(ScoreLiteral(kOn, date), 1, 1, 1);
}

TEST_CASE("Quantities are equal by their value, or else by their words") {
  constexpr std::string_view kSize =
      "has_size men \"nearly 40\"=<~40 @ \"nearly 40\"\n";
  Literal size = Words(LiteralKind::kQuantity, "40");
  size.value = 40;
  CheckCounts(ScoreLiteral(kSize, size), 1, 1, 1);
  size.value = 41;
  CheckCounts(ScoreLiteral(kSize, size), 1, 1, 0);
  size.value.reset();
  CheckCounts(ScoreLiteral(kSize, size), 1, 1, 0);
  size.text = "Nearly 40";
  CheckCounts(ScoreLiteral(kSize, size), 1, 1, 1);
}

TEST_CASE("Texts are equal by more than half of the shorter's words") {
  constexpr std::string_view kRole =
      "holds_role kerr \"led the Field Army\" @ \"led the Field Army\"\n";
  CheckCounts(ScoreLiteral(kRole, Text("the field army, of old times")), 1, 1,
              1);
  CheckCounts(ScoreLiteral(kRole, Text("Army")), 1, 1, 1);
  CheckCounts(ScoreLiteral(kRole, Text("the army of old")), 1, 1, 0);
  CheckCounts(ScoreLiteral(kRole, Text("...")), 1, 1, 0);
}

TEST_CASE("A literal is no entity") {
  Case c = Perfect(kLeads);
  c.found.claims[0].object = Text("Field Army");
  CheckCounts(c.Score().claims, 1, 1, 0);
  CheckCounts(c.Score().pairs, 1, 0, 0);
}

TEST_CASE("Of two entities that are one the one with more in common counts") {
  Case c = Perfect(std::string(kLeads) + std::string(kAttacked));
  const auto other = static_cast<uint32_t>(c.found.entities.size());
  LocalEntity second = c.found.entities[kArmy];
  std::vector<Mention>& mentions = c.found.entities[kArmy].mentions;
  SECTION("more names") {
    second.mentions = {mentions.front()};
  }
  SECTION("a name to the letter") {
    second.mentions = {mentions.back()};
    second.mentions[0].span.end -= 4;
    mentions.pop_back();
  }
  c.found.entities.push_back(second);
  CheckCounts(c.Score().claims, 2, 2, 2);
  CheckCounts(c.Score().entities, 5, 6, 5);
  c.found.claims[0].object = LocalIndex{other};
  CheckCounts(c.Score().claims, 2, 2, 1);
}

TEST_CASE("One entity for two is one of them alone") {
  Case c = Perfect("leads kerr army @ \"led\"\nattacked kerr fort @ \"led\"\n");
  // The colonel takes in the fort.
  LocalEntity& kerr = c.found.entities[kKerr];
  const std::vector<Mention> fort = c.found.entities[kFort].mentions;
  kerr.mentions.insert(kerr.mentions.begin(), fort.begin(), fort.end());
  c.found.entities[kFort].mentions = {
      {PlaceOf(c.gold, "struck"), MentionKind::kNominal}};
  c.found.claims[1].object = LocalIndex{kKerr};
  CheckCounts(c.Score().claims, 2, 2, 1);
  CheckCounts(c.Score().entities, 5, 4, 4);
}

TEST_CASE("Pronouns do not tell which entity it is") {
  Case c = Perfect("killed army men ; d=2 @ \"It killed\"\n");
  auto& mentions = c.found.entities[kArmy].mentions;
  std::erase_if(mentions, [](const Mention& mention) {
    return mention.kind != MentionKind::kPronoun;
  });
  CheckCounts(c.Score().claims, 1, 1, 0);
}

TEST_CASE("Open predicates and inferred claims are no duty") {
  Case c = Perfect(
      "stated kerr \"We won\" @ \"We won\"\n"
      "part_of army ost ; d=3 @ \"Ostrian\"\n");
  const std::vector<Claim> all = std::exchange(c.found.claims, {});
  CheckCounts(c.Score().claims, 0, 0, 0);
  CheckCounts(c.Score().pairs, 0, 0, 0);
  c.found.claims = all;
  c.found.claims.push_back(all[0]);  // neither right nor wrong
  CheckCounts(c.Score().claims, 2, 2, 2);
  c.found.claims.push_back(all[1]);  // wrong
  CheckCounts(c.Score().claims, 2, 3, 2);
}

TEST_CASE("Attributes count where the claim is matched") {
  Case c = Perfect(
      "leads kerr army ; by=kerr,raid @ \"led the Field Army\"\n"
      "attacked army fort @ \"struck Fort Orlen\"\n"
      "killed army men @ \"It killed\"\n");
  c.found.claims[0].attributed_to = LocalIndex{kRaid};
  c.found.claims[0].modality = Modality::kAlleged;
  c.found.claims[0].evidence = {PlaceOf(c.gold, "Colonel")};
  c.found.claims[1].attributed_to = "a witness";
  c.found.claims[1].evidence = {PlaceOf(c.gold, "It killed")};
  c.found.claims[2].subject = LocalIndex{kFort};
  const AttributeCounts counts = c.Score().attributes;
  CHECK(counts.matched == 2);
  CHECK(counts.evidence_right == 1);
  CHECK(counts.modality_right == 1);
  CHECK(counts.attributed == 1);
  CHECK(counts.attributed_right == 1);
  CHECK(counts.attributed_spurious == 1);
  c.found.claims[0].attributed_to = LocalIndex{kArmy};
  CHECK(c.Score().attributes.attributed_right == 0);
  c.found.claims[0].attributed_to.reset();
  CHECK(c.Score().attributes.attributed == 1);
  CHECK(c.Score().attributes.attributed_right == 0);
}

TEST_CASE("Names are found by half, with a type, and once") {
  Case c = Perfect("");
  auto& kerr = c.found.entities[kKerr];
  kerr.type = "Group";
  std::erase_if(kerr.mentions, [](const Mention& mention) {
    return mention.kind != MentionKind::kName;
  });
  kerr.mentions[0].span.begin -= 8;  // with "Colonel "
  kerr.mentions.push_back(kerr.mentions[0]);
  CheckCounts(c.Score().mentions, 7, 7, 7);
  CheckCounts(c.Score().typed_mentions, 7, 7, 5);
  kerr.mentions[0].span.begin += 13;  // "err"
  kerr.mentions.pop_back();
  CheckCounts(c.Score().mentions, 7, 7, 6);
}

TEST_CASE("What is marked, but no name, may be found as one or not") {
  Case c = Perfect("");
  auto& entities = c.found.entities;
  entities[kOstria].mentions.front().kind = MentionKind::kName;  // Ostrian
  entities[kMen].mentions.front().kind = MentionKind::kName;
  CheckCounts(c.Score().mentions, 7, 7, 7);
  entities[kMen].mentions.push_back(
      {PlaceOf(c.gold, "3 May"), MentionKind::kName});
  CheckCounts(c.Score().mentions, 7, 8, 7);
}

TEST_CASE("Judged claims are right where the score counts them as right") {
  Case c = Perfect(std::string(kLeads) +
                   "stated kerr \"We won\" @ \"We won\"\n"
                   "part_of army ost ; d=3 @ \"Ostrian\"\n");
  c.found.claims.push_back(c.found.claims[0]);
  c.found.claims.push_back(c.found.claims[1]);
  c.found.claims[3].confidence = 250;
  const std::vector<JudgedClaim> judged =
      JudgeClaims(c.found, c.gold, BuiltInOntology());
  REQUIRE(judged.size() == 5);
  const auto is = [&](size_t i, bool right, bool open, bool required) {
    return judged[i].right == right && judged[i].open == open &&
           judged[i].required == required;
  };
  CHECK(is(0, true, false, true));
  CHECK(is(1, true, true, false));
  CHECK(is(2, true, false, false));
  CHECK(is(3, false, false, false));
  CHECK(is(4, false, true, false));
  CHECK(judged[0].score == 0.9F);
  CHECK(judged[3].score == 0.25F);
}

TEST_CASE("Scores of documents add up") {
  const Case c = Perfect(kLeads);
  ClaimScore sum = c.Score();
  sum += Score(Extraction{}, c.gold);
  CHECK(sum.documents == 2);
  CheckCounts(sum.mentions, 14, 7, 7);
  CheckCounts(sum.entities, 10, 5, 5);
  CheckCounts(sum.claims, 2, 1, 1);
  CheckCounts(sum.by_predicate.at("leads"), 2, 1, 1);
  CheckCounts(sum.by_difficulty.at(1), 2, 1, 1);
  CHECK(sum.attributes.matched == 1);
}

}  // namespace
}  // namespace quipu
