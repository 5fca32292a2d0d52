#include "ingest/ontology/triggers.h"

#include <catch2/catch.hpp>

#include <string>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

TEST_CASE("The built-in triggers of every language can be read") {
  const TriggerLexicon& lexicon = TriggerLexicon::BuiltIn();
  const auto tells = [&](Language language, std::string_view lemma,
                         std::string_view predicate) {
    for (const Trigger& trigger : lexicon.Of(language, HashBytes(lemma))) {
      if (lexicon.Predicate(trigger.predicate) == predicate) return true;
    }
    return false;
  };
  CHECK(tells(Language::kEnglish, "finance", "supports"));
  CHECK(tells(Language::kFrench, "invasion", "attacked"));
  CHECK(tells(Language::kSpanish, "favorecer", "supports"));
  CHECK_FALSE(tells(Language::kEnglish, "favorecer", "supports"));
  CHECK_FALSE(tells(Language::kNone, "finance", "supports"));
}

TEST_CASE("A trigger's frame says where subject and object stand") {
  TriggerLexicon lexicon;
  REQUIRE(
      lexicon.Add(Language::kEnglish,
                  "# a comment\n"
                  "supports\tside\tVERB\tnsubj\tobl:with|obl:alongside\n"
                  "leads\tchief\tNOUN\thead|nsubj\tnmod:of|nmod:poss\tweak\n"
                  "supports\tpledge loyalty\tVERB\tnsubj\tobl:to\n",
                  "mine.tsv"));
  const auto side = lexicon.Of(Language::kEnglish, HashBytes("side"));
  REQUIRE(side.size() == 1);
  CHECK_FALSE(side[0].weak);
  const auto objects = lexicon.Slots(side[0].object);
  REQUIRE(objects.size() == 2);
  CHECK(objects[0].role == ArgumentRole::kOblique);
  CHECK(objects[0].preposition == HashBytes("with"));
  const auto chief = lexicon.Of(Language::kEnglish, HashBytes("chief"));
  REQUIRE(chief.size() == 1);
  CHECK(chief[0].weak);
  CHECK(lexicon.Slots(chief[0].subject)[0].role == ArgumentRole::kModified);
  CHECK(lexicon.Slots(chief[0].object)[1].role == ArgumentRole::kPossessor);
  const auto pledge = lexicon.Of(Language::kEnglish, HashBytes("pledge"));
  REQUIRE(pledge.size() == 1);
  CHECK(pledge[0].more == std::vector<uint64_t>{HashBytes("loyalty")});
}

TEST_CASE("A line that is no trigger is refused by its number") {
  TriggerLexicon lexicon;
  const auto added =
      lexicon.Add(Language::kFrench, "# head\nsupports\tbénir\n", "mine.tsv");
  REQUIRE_FALSE(added);
  CHECK(added.error().code == ErrorCode::kInvalidArgument);
  CHECK(added.error().message ==
        "mine.tsv:2: a trigger has five or six columns");
}

}  // namespace
}  // namespace quipu
