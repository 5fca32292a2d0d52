// Positions, drawn by hand and against a slow reading of their definition.

#include "query/disputes/positions.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <numeric>
#include <set>
#include <utility>

#include "tests/graph/memory/graph_support.h"

namespace quipu {
namespace {

// Values are numbers from 0 to 9; they agree if they are equal.
const ValueRelations kEqual = {[](uint32_t a, uint32_t b) { return a == b; },
                               [](uint32_t a, uint32_t b) { return a == b; }};

Statement Says(uint32_t source, uint32_t value) {
  return {value, source, source, false};
}
Statement Denies(uint32_t source, uint32_t value) {
  return {value, source, source, true};
}

//   source 0: 17    source 1: 63    source 2: 63
TEST_CASE("Sources with different values take positions, most sources first",
          "[disputes]") {
  const std::vector<Statement> statements = {Says(0, 17), Says(1, 63),
                                             Says(2, 63)};
  const Disagreement found = FindDisagreement(statements, kEqual);
  REQUIRE(found.positions.size() == 2);
  CHECK(found.positions[0].values == std::vector<uint32_t>{63});
  CHECK(found.positions[0].statements == std::vector<uint32_t>{1, 2});
  CHECK(found.positions[0].sources == 2);
  CHECK(found.positions[0].conflicts == std::vector<uint32_t>{1});
  CHECK(found.positions[1].values == std::vector<uint32_t>{17});
  CHECK(found.sources_against == 1);
  CHECK(found.sources == 3);
}

//   documents 0 to 2, all of source 0: 17, 17, 63
TEST_CASE("One source does not disagree with itself", "[disputes]") {
  const std::vector<Statement> statements = {
      {17, 0, 0, false}, {17, 1, 0, false}, {63, 2, 0, false}};
  CHECK(FindDisagreement(statements, kEqual).positions.empty());
}

//   text 0: 17, printed by 0    its copies: 63, printed by 1; 71, by 0
TEST_CASE("A copy that says otherwise contradicts whoever prints it not",
          "[disputes]") {
  const std::vector<Statement> statements = {{17, 0, 0, false, 0, 0},
                                             {63, 1, 0, false, 0, 1}};
  const Disagreement found = FindDisagreement(statements, kEqual);
  REQUIRE(found.positions.size() == 2);
  CHECK(found.sources_against == 1);
  CHECK(found.sources == 1);

  const std::vector<Statement> corrected = {{17, 0, 0, false, 0, 0},
                                            {71, 1, 0, false, 0, 0}};
  CHECK(FindDisagreement(corrected, kEqual).positions.empty());
  const std::vector<Statement> other_text = {{17, 0, 0, false, 0, 0},
                                             {71, 1, 0, false, 1, 1}};
  CHECK(FindDisagreement(other_text, kEqual).positions.empty());
}

//   source 0: 17    source 1: not 17    source 2: not 63
TEST_CASE("Who denies a value is against those who state it", "[disputes]") {
  const std::vector<Statement> statements = {Says(0, 17), Denies(1, 17),
                                             Denies(2, 63)};
  const Disagreement found = FindDisagreement(statements, kEqual);
  REQUIRE(found.positions.size() == 2);
  CHECK_FALSE(found.positions[0].denied);
  CHECK(found.positions[1].denied);
  CHECK(found.positions[1].statements == std::vector<uint32_t>{1});
}

//   document 0: 3, not 3    document 1: 3    document 2: not 3
TEST_CASE("Who affirms and denies a value in one document is not heard on it",
          "[disputes]") {
  const std::vector<Statement> wavering = {
      {3, 0, 0, false}, {3, 0, 0, true}, {3, 1, 1, false}};
  CHECK(FindDisagreement(wavering, kEqual).positions.empty());
  std::vector<Statement> denied = wavering;
  denied.push_back(Denies(2, 3));
  const Disagreement found = FindDisagreement(denied, kEqual);
  REQUIRE(found.positions.size() == 2);
  CHECK(found.positions[0].statements == std::vector<uint32_t>{2});
  CHECK(found.positions[1].statements == std::vector<uint32_t>{3});
}

//   document 0: 3 and 5    document 1: 5    document 2: 3    document 3: 7
TEST_CASE("Values that one source states together are one answer",
          "[disputes]") {
  const std::vector<Statement> statements = {
      {3, 0, 0, false}, {5, 0, 0, false}, {5, 1, 1, false}, {7, 3, 3, false}};
  const Disagreement found = FindDisagreement(statements, kEqual);
  REQUIRE(found.positions.size() == 2);
  CHECK(found.positions[0].values == std::vector<uint32_t>{5, 3});
  CHECK(found.positions[0].sources == 2);
  CHECK(found.positions[1].values == std::vector<uint32_t>{7});
}

//   values:  0 = "60"   1 = "80"   2 = "about 70", which agrees with both
TEST_CASE("A vague value joins no position if it fits several", "[disputes]") {
  const ValueRelations relations = {
      [](uint32_t a, uint32_t b) { return a == b || a == 2 || b == 2; },
      [](uint32_t a, uint32_t b) { return a == b; }};
  const std::vector<Statement> between = {Says(0, 0), Says(1, 1), Says(2, 2)};
  CHECK(FindDisagreement(between, relations).positions.size() == 2);
  const std::vector<Statement> beside = {Says(0, 0), Says(2, 2)};
  CHECK(FindDisagreement(beside, relations).positions.empty());
}

TEST_CASE("More answers than are compared are cut to those of most sources",
          "[disputes]") {
  std::vector<Statement> statements;
  for (uint32_t value = 0; value < 2 * kMaxAnswers; ++value) {
    statements.push_back(Says(value, value));
  }
  statements.push_back(Says(9000, 400));
  const Disagreement found = FindDisagreement(statements, kEqual);
  CHECK(found.cut);
  REQUIRE(found.positions.size() == kMaxAnswers);
  CHECK(found.positions[0].values == std::vector<uint32_t>{400});
}

// What one source says in one document, or one value that it denies.
struct Answer {
  bool denied;
  std::set<uint32_t> values;
  uint32_t document;
  uint32_t source;
};

std::vector<Answer> AnswersOf(const std::vector<Statement>& statements) {
  std::map<std::pair<uint32_t, uint32_t>, Answer> voices;
  std::vector<Answer> answers;
  for (const Statement& s : statements) {
    const bool wavers =
        std::ranges::any_of(statements, [&](const Statement& t) {
          return t.document == s.document && t.source == s.source &&
                 t.value == s.value && t.denied != s.denied;
        });
    if (wavers) continue;
    if (s.denied) {
      answers.push_back({true, {s.value}, s.document, s.source});
    } else {
      Answer& voice = voices[{s.document, s.source}];
      voice.denied = false;
      voice.document = s.document;
      voice.source = s.source;
      voice.values.insert(s.value);
    }
  }
  for (const auto& [key, voice] : voices) answers.push_back(voice);
  return answers;
}

bool Conflict(const Answer& a, const Answer& b,
              const ValueRelations& relations) {
  if (a.source == b.source || (a.denied && b.denied)) return false;
  if (b.denied && !a.denied) return Conflict(b, a, relations);
  bool agree = false;
  bool follows = false;
  for (const uint32_t x : a.values) {
    for (const uint32_t y : b.values) {
      agree |= relations.agree(x, y);
      follows |= relations.follows(x, y);
    }
  }
  return a.denied ? follows : !agree;
}

struct World {
  explicit World(uint32_t seed) : dice(seed) {
    for (auto& row : agrees) {
      for (bool& cell : row) cell = dice.OnceIn(3);
    }
    for (uint32_t a = 0; a < 5; ++a) {
      for (uint32_t b = 0; b < a; ++b) agrees[a][b] = agrees[b][a];
      agrees[a][a] = true;
    }
    relations.agree = [this](uint32_t a, uint32_t b) { return agrees[a][b]; };
    relations.follows = [](uint32_t a, uint32_t b) { return a <= b; };
    for (uint32_t n = dice.Below(12); n > 0; --n) {
      statements.push_back(
          {dice.Below(5), dice.Below(5), dice.Below(4), dice.OnceIn(4)});
    }
  }
  World(const World&) = delete;
  World& operator=(const World&) = delete;

  std::vector<Statement> Of(const Position& position) const {
    std::vector<Statement> said;
    for (const uint32_t i : position.statements) {
      said.push_back(statements[i]);
    }
    return said;
  }

  Dice dice;
  bool agrees[5][5] = {};
  ValueRelations relations;
  std::vector<Statement> statements;
};

TEST_CASE("Positions hold answers that agree, and all that conflict",
          "[disputes]") {
  for (uint32_t seed = 0; seed < 2000; ++seed) {
    CAPTURE(seed);
    const World world(seed);
    const Disagreement found =
        FindDisagreement(world.statements, world.relations);
    const std::vector<Answer> answers = AnswersOf(world.statements);

    bool any = false;
    for (const Answer& a : answers) {
      for (const Answer& b : answers) any |= Conflict(a, b, world.relations);
    }
    REQUIRE(any == !found.positions.empty());

    std::set<uint32_t> placed;
    for (const Position& p : found.positions) {
      REQUIRE_FALSE(p.conflicts.empty());
      std::set<uint32_t> sources;
      for (const uint32_t i : p.statements) {
        REQUIRE(placed.insert(i).second);
        CHECK(world.statements[i].denied == p.denied);
        sources.insert(world.statements[i].source);
      }
      CHECK(p.sources == sources.size());
      for (const Answer& a : AnswersOf(world.Of(p))) {
        for (const Answer& b : AnswersOf(world.Of(p))) {
          CHECK_FALSE(Conflict(a, b, world.relations));
        }
      }
    }
    for (size_t p = 0; p < found.positions.size(); ++p) {
      for (size_t q = 0; q < found.positions.size(); ++q) {
        bool conflict = false;
        for (const Answer& a : AnswersOf(world.Of(found.positions[p]))) {
          for (const Answer& b : AnswersOf(world.Of(found.positions[q]))) {
            conflict |= Conflict(a, b, world.relations);
          }
        }
        const auto& conflicts = found.positions[p].conflicts;
        CHECK(std::ranges::binary_search(conflicts, q) == (p != q && conflict));
      }
    }
    // Whoever is in no position contradicts nobody.
    for (uint32_t i = 0; i < world.statements.size(); ++i) {
      if (placed.contains(i)) continue;
      const Statement& s = world.statements[i];
      for (const Answer& a : answers) {
        if (s.denied != a.denied || s.document != a.document ||
            s.source != a.source || !a.values.contains(s.value)) {
          continue;
        }
        for (const Answer& b : answers) {
          CHECK_FALSE(Conflict(a, b, world.relations));
        }
      }
    }
  }
}

TEST_CASE("Positions do not depend on the order of statements", "[disputes]") {
  for (uint32_t seed = 0; seed < 500; ++seed) {
    CAPTURE(seed);
    World world(seed);
    const Disagreement before =
        FindDisagreement(world.statements, world.relations);
    std::vector<uint32_t> order(world.statements.size());
    std::iota(order.begin(), order.end(), 0U);
    world.dice.Shuffle(order);
    std::vector<Statement> shuffled;
    for (const uint32_t i : order) shuffled.push_back(world.statements[i]);
    const Disagreement after = FindDisagreement(shuffled, world.relations);
    REQUIRE(after.positions.size() == before.positions.size());
    for (size_t p = 0; p < after.positions.size(); ++p) {
      CHECK(after.positions[p].values == before.positions[p].values);
      CHECK(after.positions[p].conflicts == before.positions[p].conflicts);
      std::vector<uint32_t> statements;
      for (const uint32_t i : after.positions[p].statements) {
        statements.push_back(order[i]);
      }
      std::ranges::sort(statements);
      CHECK(statements == before.positions[p].statements);
    }
  }
}

}  // namespace
}  // namespace quipu
