// The engine's answers, compared with slow readings of what was drawn.

#include "query/engine/query_engine.h"

#include <algorithm>
#include <atomic>
#include <catch2/catch.hpp>
#include <map>
#include <tuple>

#include "tests/graph/memory/graph_support.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

constexpr const char* kNames[] = {"Ana", "Bea", "Col", "Dan"};
constexpr const char* kPredicates[] = {"hates", "knows", "met"};

// Documents d0 to d6, each with a few claims between four people, or with words
// as their object.
std::vector<DrawnDocument> RandomDocuments(Dice& dice) {
  std::vector<DrawnDocument> documents;
  for (int i = 0; i < 7; ++i) {
    DrawnDocument& d = documents.emplace_back("d" + std::to_string(i),
                                              "Ana, Bea, Col, Dan and tea.");
    const auto person = [&] { return d.Local(kNames[dice.Below(4)]); };
    for (uint32_t claims = dice.Below(6); claims > 0; --claims) {
      const LocalIndex subject = person();
      Argument object = person();
      if (dice.OnceIn(4)) object = Literal{LiteralKind::kText, "tea", {}, {}};
      Claim& claim =
          d.Say(subject, kPredicates[dice.Below(3)], object, "Ana, Bea");
      if (dice.OnceIn(3)) claim.polarity = Polarity::kNegative;
      if (dice.OnceIn(5)) claim.modality = Modality::kDenied;
      if (dice.OnceIn(3)) claim.confidence = 300;
    }
  }
  return documents;
}

std::string NameIn(const DrawnDocument& document, const Argument& argument) {
  if (const auto* literal = std::get_if<Literal>(&argument)) {
    return literal->text;
  }
  return document.extraction()
      .entities[std::get<LocalIndex>(argument).value]
      .name;
}

// A claim as text: whatever tells it from others.
using Row = std::tuple<std::string, uint32_t, std::string, std::string,
                       std::string, Polarity, Modality, int>;

Row RowOf(const ClaimView& view) {
  return {view.document.key.value, view.ref.claim.value, view.subject.name,
          view.predicate,          TextOf(view.object),  view.polarity,
          view.modality,           view.confidence};
}

// All claims of `documents`, by key, then as in the text.
std::vector<Row> AllRows(const std::vector<DrawnDocument>& documents) {
  std::vector<Row> rows;
  for (const DrawnDocument& d : documents) {
    const auto& claims = d.extraction().claims;
    for (uint32_t i = 0; i < claims.size(); ++i) {
      rows.emplace_back(d.document().key.value, i, NameIn(d, claims[i].subject),
                        claims[i].predicate, NameIn(d, claims[i].object),
                        claims[i].polarity, claims[i].modality,
                        claims[i].confidence);
    }
  }
  std::ranges::sort(rows);
  return rows;
}

std::optional<EntityNumber> Find(const QueryEngine& engine, const char* name) {
  const EntityResolution resolution = engine.Resolve(name).value();
  const auto* found = std::get_if<ResolvedEntity>(&resolution);
  return found == nullptr ? std::nullopt : std::optional(found->entity.number);
}

struct World {
  explicit World(uint32_t seed)
      : dice(seed),
        documents(RandomDocuments(dice)),
        store(MakeStore(documents,
                        {.reversed = dice.OnceIn(2), .first = dice.Below(9)})),
        engine(Generation::Pin(store).value()),
        rows(AllRows(documents)) {}
  Dice dice;
  std::vector<DrawnDocument> documents;
  KnowledgeStore store;
  QueryEngine engine;
  std::vector<Row> rows;
};

TEST_CASE("Claims about an entity are all that name it, page by page",
          "[engine]") {
  for (uint32_t seed = 0; seed < 30; ++seed) {
    World world(seed);
    for (const char* name : kNames) {
      const auto entity = Find(world.engine, name);
      std::vector<Row> expected;
      for (const Row& row : world.rows) {
        if (std::get<2>(row) == name || std::get<4>(row) == name) {
          expected.push_back(row);
        }
      }
      REQUIRE((entity || expected.empty()));
      if (!entity) continue;
      ClaimQuestion question;
      question.parent = *entity;
      question.limit = 3;
      std::vector<Row> found;
      do {
        const ClaimList list = world.engine.Claims(question).value();
        CHECK(list.total == expected.size());
        for (const ClaimView& view : list.claims) found.push_back(RowOf(view));
        question.offset += 3;
      } while (question.offset < expected.size());
      CHECK(found == expected);

      question.offset = 0;
      question.limit = 100;
      question.predicates = {"knows"};
      std::erase_if(expected,
                    [](const Row& row) { return std::get<3>(row) != "knows"; });
      CHECK(world.engine.Claims(question).value().total == expected.size());
      question.filters.min_confidence = 301;
      std::erase_if(expected,
                    [](const Row& row) { return std::get<7>(row) < 301; });
      CHECK(world.engine.Claims(question).value().total == expected.size());
    }
  }
}

TEST_CASE("A portrait groups all claims and says which are contested",
          "[engine]") {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    World world(seed % 30);
    const int least = seed < 30 ? 0 : 301;
    for (const char* name : kNames) {
      const auto entity = Find(world.engine, name);
      if (!entity) continue;
      // predicate, incoming, other -> claims, supporting, opposing
      std::map<std::tuple<std::string, bool, std::string>,
               std::tuple<uint32_t, bool, bool>>
          expected;
      for (const auto& [key, index, subject, predicate, object, polarity,
                        modality, confidence] : world.rows) {
        if (confidence < least) continue;
        for (const bool incoming : {false, true}) {
          if ((incoming ? object : subject) != name) continue;
          auto& [count, supported, opposed] =
              expected[{predicate, incoming, incoming ? subject : object}];
          ++count;
          supported |= StanceSet::Supporting().Contains(polarity, modality);
          opposed |= StanceSet::Opposing().Contains(polarity, modality);
        }
      }
      for (const uint64_t most : {uint64_t{0}, uint64_t{2}, uint64_t{1000}}) {
        const EntityPortrait portrait =
            world.engine.Portrait(*entity, most, {.min_confidence = least})
                .value();
        REQUIRE(portrait.connections.size() == expected.size());
        uint64_t shown = 0;
        uint64_t total = 0;
        auto next = expected.begin();
        for (const Connection& connection : portrait.connections) {
          const auto& [count, supported, opposed] = next->second;
          CHECK(std::tuple(connection.predicate, !connection.outgoing,
                           TextOf(connection.other)) == next->first);
          CHECK(connection.claim_count == count);
          CHECK(connection.contested == (supported && opposed));
          shown += connection.claims.size();
          total += count;
          for (const ClaimView& view : connection.claims) {
            CHECK(view.predicate == connection.predicate);
          }
          ++next;
        }
        CHECK(portrait.claim_count == total);
        CHECK(shown == std::min(most, total));
        CHECK(portrait.claims_shown == shown);
      }
    }
  }
}

TEST_CASE("Claims of a document may be asked for by confidence", "[engine]") {
  for (uint32_t seed = 0; seed < 10; ++seed) {
    World world(seed);
    ClaimQuestion question;
    question.parent = *world.engine.FindDocument({"d3"}).value();
    for (const int least : {0, 300, 301, 1000}) {
      question.filters.min_confidence = least;
      const auto expected =
          std::ranges::count_if(world.rows, [&](const Row& row) {
            return std::get<0>(row) == "d3" && std::get<7>(row) >= least;
          });
      CHECK(world.engine.Claims(question).value().total ==
            static_cast<uint64_t>(expected));
    }
  }
}

TEST_CASE("Documents and statistics count what was drawn", "[engine]") {
  for (uint32_t seed = 0; seed < 10; ++seed) {
    World world(seed);
    const DocumentList list = world.engine.Documents(2, 3).value();
    CHECK(list.total == 7);
    REQUIRE(list.documents.size() == 3);
    CHECK(list.documents[0].citation.key.value == "d2");
    CHECK(list.documents[2].claim_count ==
          world.documents[4].extraction().claims.size());
    CHECK(world.engine.Documents(7, 3).value().documents.empty());

    const GraphStats stats = world.engine.Stats().value();
    std::map<std::string, uint64_t> claims;
    for (const Row& row : world.rows) ++claims[std::get<3>(row)];
    for (const PredicateCount& count : stats.predicates) {
      CHECK(count.claims == claims[count.predicate]);
      claims.erase(count.predicate);
    }
    CHECK(claims.empty());
  }
}

//  Ana --knows--> Bea      said in ten documents, denied in two
TEST_CASE("Hops quote as much as was asked for and count the rest",
          "[engine]") {
  std::vector<DrawnDocument> documents;
  for (int i = 0; i < 12; ++i) {
    DrawnDocument& d =
        documents.emplace_back("d" + std::to_string(10 + i), "Ana knows Bea.");
    Claim& claim =
        d.Say(d.Local("Ana"), "knows", d.Local("Bea"), "Ana knows Bea");
    if (i >= 10) claim.modality = Modality::kDenied;
  }
  const KnowledgeStore store = MakeStore(documents);
  const QueryEngine engine(Generation::Pin(store).value());
  PathQuestion question;
  question.from = *Find(engine, "Ana");
  question.to = *Find(engine, "Bea");
  const auto relation = [&] {
    return engine.Paths(question).value().paths.at(0).hops.at(0).relations.at(
        0);
  };
  CHECK(relation().claims.size() == kDefaultQuotes);
  CHECK(relation().claims[0].document.key.value == "d10");
  CHECK(relation().claim_count == 10);
  CHECK(relation().opposing.size() == 2);
  CHECK(relation().contested);
  question.quotes.claims_per_relation = 0;
  CHECK(relation().claims.empty());
  CHECK(relation().claim_count == 10);
  question.quotes = {.claims_per_relation = 100, .claims = 4};
  CHECK(relation().claims.size() == 4);
  CHECK(relation().opposing.empty());

  NeighborQuestion near;
  near.center = question.from;
  const NeighborsView neighbors = engine.Neighbors(near).value();
  REQUIRE(neighbors.neighbors.size() == 1);
  CHECK(neighbors.neighbors[0].entity.name == "Bea");
  CHECK(neighbors.neighbors[0].claim_count == 10);
  CHECK(neighbors.neighbors[0].hop.relations.at(0).claims.size() ==
        kDefaultQuotes);
}

TEST_CASE("A question that was cancelled or ran out of time is an error",
          "[engine]") {
  World world(1);
  const auto generation = Generation::Pin(world.store).value();
  const std::atomic<bool> cancelled = true;
  QueryLimits limits;
  limits.search.cancelled = &cancelled;
  const auto refused = QueryEngine(generation, limits).Stats();
  REQUIRE_FALSE(refused);
  CHECK(refused.error().code == ErrorCode::kLimit);
  limits = {};
  limits.deadline = std::chrono::steady_clock::time_point::min();
  CHECK_FALSE(QueryEngine(generation, limits).Documents(0, 1));
}

TEST_CASE("Text is cut between two code points", "[engine]") {
  const KnowledgeStore store = MakeStore({DrawnDocument("a", "héé")});
  const QueryEngine engine(Generation::Pin(store).value());
  const auto number = engine.FindDocument({"a"}).value();
  REQUIRE(number);
  CHECK(engine.Text(*number, 0, 100).value().text == "héé");
  CHECK(engine.Text(*number, 0, 2).value().text == "h");
  CHECK(engine.Text(*number, 2, 100).value().text == "é");
  CHECK(engine.Text(*number, UINT64_MAX, UINT64_MAX).value().text.empty());
  CHECK_FALSE(engine.FindDocument({"b"}).value());
}

}  // namespace
}  // namespace quipu
