// Silences, drawn by hand and against a slow reading of their definition.

#include "query/compare/silences.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <tuple>

#include "tests/graph/memory/graph_support.h"

namespace quipu {
namespace {

using Voices = std::set<uint32_t>;
using Known = std::vector<std::set<uint32_t>>;

Saying Tie(uint32_t subject, uint32_t object, Voices voices,
           int confidence = 800) {
  return {subject, 0, object, std::move(voices), confidence};
}
Saying Value(uint32_t subject, uint32_t predicate, Voices voices) {
  return {subject, predicate, std::nullopt, std::move(voices), 800};
}

std::vector<size_t> Listed(const std::vector<Silence>& silences) {
  std::vector<size_t> sayings;
  for (const Silence& silence : silences) sayings.push_back(silence.saying);
  return sayings;
}

//   voice 0: 1—2, 1—3     voice 1: 1—3, speaks of 2     voice 2: speaks of 3
TEST_CASE("Who speaks of both ends and not of their tie is silent on it",
          "[compare]") {
  const std::vector<Saying> sayings = {Tie(1, 2, {0}), Tie(1, 3, {0, 1})};
  const Known known = {{1, 2, 3}, {1, 2, 3}, {3}};
  const Silences found = FindSilences(sayings, known);
  REQUIRE(found.alone.size() == 1);
  CHECK(found.alone[0].saying == 0);
  CHECK(found.alone[0].silent == std::vector<uint32_t>{1});
  CHECK(found.omitted.empty());
}

//   voices 0, 1: 1—2     voice 2: speaks of 1 and 2     voice 3: of 1
TEST_CASE("What several voices say is left out by who is silent on it",
          "[compare]") {
  const std::vector<Saying> sayings = {Tie(1, 2, {0, 1})};
  const Silences found =
      FindSilences(sayings, Known{{1, 2}, {1, 2}, {1, 2}, {1}});
  CHECK(found.alone.empty());
  REQUIRE(found.omitted.size() == 1);
  CHECK(found.omitted[0].silent == std::vector<uint32_t>{2});
}

//   voices 0, 1: 1 —leads→ 2     voice 2: 2 —employs→ 1
TEST_CASE("Who ties the two in another way is not silent on them",
          "[compare]") {
  const std::vector<Saying> sayings = {{1, 7, 2, {0, 1}, 800},
                                       {2, 8, 1, {2}, 800}};
  const Silences found = FindSilences(sayings, Known{{1, 2}, {1, 2}, {1, 2}});
  CHECK(found.omitted.empty());
  CHECK(Listed(found.alone) == std::vector<size_t>{1});
  CHECK(found.alone[0].silent.empty());
}

//   voice 0: casualties of 1: 17     voice 1: casualties of 1: 63; date of 1
TEST_CASE("Another value under a predicate is no silence", "[compare]") {
  const std::vector<Saying> sayings = {Value(1, 5, {0}), Value(1, 5, {1}),
                                       Value(1, 6, {1})};
  const Silences found = FindSilences(sayings, Known{{1}, {1}});
  REQUIRE(Listed(found.alone) == std::vector<size_t>{2});
  CHECK(found.alone[0].silent == std::vector<uint32_t>{0});
}

//   voice 0 alone: 5—6 (nobody knows them), 1—4 (1 is known), 1—2 and 1—3
//   (both known, the second surer), 2—3 (tied by voice 1 in another way)
TEST_CASE("What others could have told comes first, then by confidence",
          "[compare]") {
  const std::vector<Saying> sayings = {
      Tie(5, 6, {0}, 1000), Tie(1, 4, {0}, 1000), Tie(1, 2, {0}, 300),
      Tie(1, 3, {0}, 900),  {2, 1, 3, {0}, 1000}, {2, 2, 3, {1}, 1000}};
  const Known known = {{1, 2, 3, 4, 5, 6}, {1, 2, 3}};
  CHECK(Listed(FindSilences(sayings, known, 0).alone) ==
        std::vector<size_t>{3, 2, 1, 4, 0});
}

//   voice 0: an alias of 1 (words), a date of 1; voice 1 speaks of 1
//   voices 0, 2: an alias of 2 (words); voices 0, 2: 1—2; voice 1 speaks of 2
TEST_CASE("Words come after ties, numbers and dates", "[compare]") {
  std::vector<Saying> sayings = {Value(1, 1, {0}), Value(1, 2, {0}),
                                 Value(2, 1, {0, 2}), Tie(1, 2, {0, 2})};
  sayings[0].is_words = sayings[2].is_words = true;
  sayings[1].confidence = 200;
  const Silences found = FindSilences(sayings, Known{{1, 2}, {1, 2}, {1, 2}});
  CHECK(Listed(found.alone) == std::vector<size_t>{1, 0});
  CHECK(Listed(found.omitted) == std::vector<size_t>{3, 2});
}

TEST_CASE("With a focus, only what that voice says or leaves out is told",
          "[compare]") {
  const std::vector<Saying> sayings = {Tie(1, 2, {0}), Tie(2, 3, {1}),
                                       Tie(1, 3, {0, 1}), Tie(3, 4, {1, 2})};
  const Known known = {{1, 2, 3, 4}, {1, 2, 3, 4}, {1, 2, 3, 4}};
  const Silences of_0 = FindSilences(sayings, known, 0);
  CHECK(Listed(of_0.alone) == std::vector<size_t>{0});
  CHECK(Listed(of_0.omitted) == std::vector<size_t>{3});
  const Silences of_2 = FindSilences(sayings, known, 2);
  CHECK(of_2.alone.empty());
  CHECK(Listed(of_2.omitted) == std::vector<size_t>{2});
}

// Whether a voice says it or anything near it, by reading all sayings.
bool SaysNear(const std::vector<Saying>& sayings, const Saying& saying,
              uint32_t voice) {
  return std::ranges::any_of(sayings, [&](const Saying& other) {
    if (!other.voices.contains(voice) ||
        other.object.has_value() != saying.object.has_value()) {
      return false;
    }
    if (!saying.object) {
      return other.subject == saying.subject &&
             other.predicate == saying.predicate;
    }
    return (other.subject == saying.subject && other.object == saying.object) ||
           (other.subject == *saying.object && *other.object == saying.subject);
  });
}

TEST_CASE("Silences are those of their definition", "[compare]") {
  for (uint32_t seed = 0; seed < 1000; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    const uint32_t voices = 1 + dice.Below(4);
    Known known(voices);
    std::vector<Saying> sayings;
    for (uint32_t n = dice.Below(8); n > 0; --n) {
      Saying saying{dice.Below(4), dice.Below(2), std::nullopt, {}, 800};
      if (!dice.OnceIn(3)) saying.object = dice.Below(4);
      while (saying.voices.empty() || dice.OnceIn(3)) {
        saying.voices.insert(dice.Below(voices));
      }
      for (const uint32_t voice : saying.voices) {
        known[voice].insert(saying.subject);
        if (saying.object) known[voice].insert(*saying.object);
      }
      sayings.push_back(std::move(saying));
    }
    for (auto& entities : known) {
      if (dice.OnceIn(2)) entities.insert(dice.Below(4));
    }
    const Silences found = FindSilences(sayings, known);
    for (size_t s = 0; s < sayings.size(); ++s) {
      const Saying& saying = sayings[s];
      std::vector<uint32_t> silent;
      bool others = false;
      for (uint32_t voice = 0; voice < voices; ++voice) {
        const bool near = SaysNear(sayings, saying, voice);
        const bool knows =
            known[voice].contains(saying.subject) &&
            (!saying.object || known[voice].contains(*saying.object));
        if (knows && !near) silent.push_back(voice);
        others |= near && !saying.voices.contains(voice);
      }
      const bool one = saying.voices.size() == 1;
      const auto find = [&](const std::vector<Silence>& list) {
        return std::ranges::find(list, s, &Silence::saying);
      };
      const auto alone = find(found.alone);
      CHECK((alone != found.alone.end()) ==
            (one && (saying.object || !others)));
      if (alone != found.alone.end()) CHECK(alone->silent == silent);
      const auto omitted = find(found.omitted);
      CHECK((omitted != found.omitted.end()) == (!one && !silent.empty()));
      if (omitted != found.omitted.end()) CHECK(omitted->silent == silent);
    }
  }
}

}  // namespace
}  // namespace quipu
