// By which words voices name one thing.

#include "query/compare/wordings.h"

#include <catch2/catch.hpp>

namespace quipu {
namespace {

TEST_CASE("Words are counted by voice, most used first", "[compare]") {
  Wordings wordings;
  wordings.Add(2, "the terrorists");
  wordings.Add(0, "prisoners\n of war");
  wordings.Add(2, "Terrorists killed");
  wordings.Add(2, "terrorists  killed");
  wordings.Add(1, " \n");
  const auto list = wordings.List(5);
  REQUIRE(list.size() == 2);
  CHECK(list[0].voice == 0);
  CHECK(list[0].words == std::vector<Wording>{{"prisoners of war", 1}});
  CHECK(list[1].voice == 2);
  CHECK(list[1].words ==
        std::vector<Wording>{{"Terrorists killed", 2}, {"the terrorists", 1}});
  CHECK(wordings.voices() == 2);
  CHECK(wordings.mentions() == 4);
  CHECK(wordings.Has(2));
  CHECK_FALSE(wordings.Has(1));
}

TEST_CASE("Words beyond the limit are counted", "[compare]") {
  Wordings wordings;
  for (const char* words : {"a raid", "a siege", "a fight"}) {
    wordings.Add(0, words);
  }
  const auto list = wordings.List(2);
  CHECK(list[0].words.size() == 2);
  CHECK(list[0].more == 1);
}

TEST_CASE("Voices differ if one has words that another has not", "[compare]") {
  Wordings wordings;
  CHECK_FALSE(wordings.Differ());
  wordings.Add(0, "the siege");
  CHECK_FALSE(wordings.Differ());
  wordings.Add(1, "The Siege");
  CHECK_FALSE(wordings.Differ());
  wordings.Add(1, "the massacre");
  CHECK(wordings.Differ());
}

TEST_CASE("Words that are dropped were never said", "[compare]") {
  Wordings wordings;
  wordings.Add(0, "Father Keane");
  wordings.Add(1, "a priest");
  wordings.Drop([](const std::string& words) {
    return words.find("keane") != std::string::npos;
  });
  CHECK(wordings.voices() == 1);
  CHECK(wordings.mentions() == 1);
  CHECK_FALSE(wordings.Has(0));
  CHECK_FALSE(wordings.Differ());
}

}  // namespace
}  // namespace quipu
