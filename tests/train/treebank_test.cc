#include "train/corpora/treebank.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

namespace quipu {
namespace {

constexpr std::string_view kTwoSentences =
    "# newdoc id = a\n"
    "# sent_id = 1\n"
    "1\tHe\the\tPRON\tPRP\tNumber=Sing\t2\tnsubj\t_\t_\n"
    "2-3\tdidn't\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n"
    "2\tdid\tdo\tAUX\tVBD\t_\t0\troot\t_\t_\n"
    "3\tn't\tnot\tPART\tRB\t_\t2\tadvmod:neg\t_\t_\n"
    "3.1\tgo\tgo\tVERB\tVB\t_\t_\t_\t_\t_\n"
    "4\t.\t.\tPUNCT\t.\t_\t2\tpunct\t_\t_\n"
    "\n"
    "# newpar\n"
    "1\tOh\toh\tINTJ\tUH\t_\t0\troot\t_\tSpaceAfter=No\n"
    "2\t!\t!\tPUNCT\t.\t_\t1\tpunct\t_\t_\n"
    "\n"
    "1\t_\t_\tSYM\t_\t_\t0\troot\t_\t_\n";

Treebank Numbered(size_t count) {
  std::string conllu;
  for (size_t i = 0; i < count; ++i) {
    if (i % 7 == 0) conllu += "# newdoc\n";
    conllu += "1\t" + std::to_string(i) + "\t_\tNUM\t_\t_\t0\troot\t_\t_\n\n";
  }
  return *ParseTreebank(conllu, "en");
}

}  // namespace

TEST_CASE("A treebank keeps words, tokens and where documents begin") {
  const auto treebank = ParseTreebank(kTwoSentences, "en");
  REQUIRE(treebank);
  REQUIRE(treebank->sentences.size() == 3);
  CHECK(treebank->documents == std::vector<size_t>{0});
  const ConlluSentence& first = treebank->sentences[0];
  CHECK(first.language == "en");
  CHECK(first.comments.empty());
  CHECK(first.begins_paragraph);
  REQUIRE(first.words.size() == 4);
  CHECK(first.words[2].relation == "advmod:neg");
  CHECK(first.words[2].features.empty());
  REQUIRE(first.tokens.size() == 3);
  CHECK(first.tokens[1].form == "didn't");
  CHECK(first.tokens[1].first_word == 1);
  CHECK(first.tokens[1].word_count == 2);
  CHECK_FALSE(first.tokens[1].space_after);
  CHECK(treebank->sentences[2].words[0].form == "_");
  CHECK(treebank->sentences[2].words[0].lemma == "_");
}

TEST_CASE("Joined text has the spaces of the treebank, and spans into it") {
  auto treebank = ParseTreebank(kTwoSentences, "en");
  REQUIRE(treebank);
  const std::string text = JoinText(treebank->sentences);
  CHECK(text == "He didn't.\n\nOh! _\n");
  for (const ConlluSentence& sentence : treebank->sentences) {
    for (const ConlluToken& token : sentence.tokens) {
      CHECK(token.span.In(text) == token.form);
      CHECK(sentence.span.Contains(token.span));
    }
  }
  CHECK(treebank->sentences[1].span.In(text) == "Oh!");
}

TEST_CASE("Every tenth run of ten sentences is held out") {
  const Treebank all = Numbered(315);
  const TreebankSplit split = SplitTenth(all);
  CHECK(split.dev.sentences.size() == 30);
  CHECK(split.train.sentences.size() == 285);
  CHECK(split.dev.sentences.front().words[0].form == "90");
  CHECK(split.dev.sentences.back().words[0].form == "299");
  CHECK(split.train.documents.size() + split.dev.documents.size() ==
        all.documents.size());
  for (const size_t document : split.dev.documents) {
    CHECK(split.dev.sentences[document].begins_paragraph);
  }

  Treebank joined = split.train;
  Append(split.dev, joined);
  CHECK(joined.sentences.size() == 315);
  for (const size_t document : joined.documents) {
    CHECK(joined.sentences[document].begins_paragraph);
  }
}

TEST_CASE("A treebank file that is missing or is not CoNLL-U is refused") {
  const auto missing = ReadTreebank("/nonexistent/x.conllu", "en");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
  const auto wrong = ParseTreebank("1\tHe\n", "en");
  REQUIRE_FALSE(wrong);
  CHECK(wrong.error().code == ErrorCode::kInvalidArgument);
}

}  // namespace quipu
