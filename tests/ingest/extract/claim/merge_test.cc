// When two candidates are one claim.

#include "ingest/extract/claim/merge.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "ingest/ontology/default_ontology.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

// A document that names Mia Strand (0), the Harbour Party (1), Lars Holm (2).
class Merging {
 public:
  Merging() {
    for (const char* type : {"Person", "Party", "Person"}) {
      DocumentEntity entity;
      entity.type = static_cast<int>(file_.ontology.FindType(type) -
                                     file_.ontology.types.data());
      table_.Add(std::move(entity));
    }
  }

  void Add(ClaimCandidate candidate) { merger_.Add(std::move(candidate)); }
  std::vector<Claim> Take() { return merger_.Take(); }

 private:
  OntologyFile file_ = *ReadOntologyFile(DefaultOntologyYaml(), "built in");
  EntityTable table_;
  ClaimMerger merger_{file_.ontology, table_};
};

// "Mia Strand is a member of the Harbour Party", in the sentence at `at`.
ClaimCandidate Member(uint32_t at) {
  ClaimCandidate out;
  out.subject = LocalIndex{0};
  out.predicate = "member_of";
  out.object = LocalIndex{1};
  out.evidence = {at, at + 10};
  out.rule = "member";
  out.score = 800;
  return out;
}

Literal Date(std::string text, std::string iso) {
  Literal out;
  out.kind = LiteralKind::kDate;
  out.text = std::move(text);
  out.date = PartialDate::Parse(iso);
  return out;
}

TEST_CASE("A claim said twice is one with the evidence of both", "[extract]") {
  Merging merging;
  merging.Add(Member(30));
  merging.Add(Member(10));
  merging.Add(Member(10));
  const std::vector<Claim> claims = merging.Take();
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].evidence == std::vector<Span>{{10, 20}, {30, 40}});
}

TEST_CASE("A rule and a model on one claim give it the higher score",
          "[extract]") {
  Merging merging;
  merging.Add(Member(10));
  ClaimCandidate model = Member(10);
  model.source = ClaimCandidate::Source::kModel;
  model.rule = "relations";
  model.score = 930;
  merging.Add(model);
  const std::vector<Claim> claims = merging.Take();
  REQUIRE(claims.size() == 1);
  CHECK(claims[0].confidence == 930);
  CHECK(claims[0].rule == "relations");
}

TEST_CASE("Stance, speaker, qualifiers and time keep claims apart",
          "[extract]") {
  const std::vector<void (*)(ClaimCandidate&)> changes = {
      [](ClaimCandidate& c) { c.stance.polarity = Polarity::kNegative; },
      [](ClaimCandidate& c) { c.stance.modality = Modality::kDenied; },
      [](ClaimCandidate& c) { c.speaker = LocalIndex{2}; },
      [](ClaimCandidate& c) { c.speaker = "a witness"; },
      [](ClaimCandidate& c) {
        c.qualifiers.push_back({"date", Date("1986", "1986")});
      },
      [](ClaimCandidate& c) {
        c.time = TimeBounds{{10, 20}, {10, 20}};
      },
      [](ClaimCandidate& c) { c.predicate = "leads"; }};
  for (size_t i = 0; i < changes.size(); ++i) {
    INFO(i);
    Merging merging;
    merging.Add(Member(10));
    ClaimCandidate other = Member(30);
    changes[i](other);
    merging.Add(other);
    merging.Add(other);
    CHECK(merging.Take().size() == 2);
  }
}

TEST_CASE("One date in other words and another order is no other claim",
          "[extract]") {
  Literal nature;
  nature.text = "youth wing";
  ClaimCandidate one = Member(10);
  one.qualifiers = {{"date", Date("May 5, 1992", "1992-05-05")},
                    {"nature", nature}};
  ClaimCandidate other = Member(30);
  other.qualifiers = {{"nature", nature},
                      {"date", Date("5 May 1992", "1992-05-05")}};
  Merging merging;
  merging.Add(one);
  merging.Add(other);
  CHECK(merging.Take().size() == 1);
}

TEST_CASE("A sentence counts once, for the fuller of two readings",
          "[extract]") {
  ClaimCandidate fuller = Member(30);
  fuller.qualifiers = {{"date", Date("1986", "1986")}};
  Merging merging;
  merging.Add(Member(10));
  merging.Add(Member(30));
  merging.Add(fuller);
  const std::vector<Claim> claims = merging.Take();
  REQUIRE(claims.size() == 2);
  CHECK(claims[0].evidence == std::vector<Span>{{10, 20}});
  CHECK(claims[1].evidence == std::vector<Span>{{30, 40}});
}

TEST_CASE("What the ontology does not allow is no claim", "[extract]") {
  ClaimCandidate itself = Member(10);
  itself.object = itself.subject;
  ClaimCandidate backwards = Member(10);
  backwards.subject = LocalIndex{1};
  backwards.object = LocalIndex{0};
  Merging merging;
  merging.Add(itself);
  merging.Add(backwards);
  CHECK(merging.Take().empty());
}

}  // namespace
}  // namespace quipu
