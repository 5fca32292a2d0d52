// From CoNLL-U to an analysis and back.

#include "language/syntax/conllu_analysis.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>

#include "language/syntax/read_conllu.h"
#include "language/syntax/write_conllu.h"

namespace quipu {
namespace {

const std::string kSentences =
    "# newpar\n"
    "# sent_id = 1\n"
    "# text = Du port, 10 000.\n"
    "# language = fr\n"
    "1-2\tDu\t_\t_\t_\t_\t_\t_\t_\t_\n"
    "1\tDe\tde\tADP\t_\t_\t3\tcase\t_\t_\n"
    "2\tle\tle\tDET\t_\tDefinite=Def|Foo=Bar\t3\tdet\t_\t_\n"
    "3\tport\tport\tNOUN\t_\tNumber=Sing\t0\troot\t_\tSpaceAfter=No\n"
    "4\t,\t,\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
    "5\t10 000\t10000\tNUM\t_\tNumForm=Digit\t3\tnmod:appos\t_\tSpaceAfter=No\n"
    "6\t.\t.\tPUNCT\t_\t_\t3\tpunct\t_\t_\n"
    "\n"
    "# sent_id = 2\n"
    "# text = Oui\n"
    "# language = und\n"
    "1\tOui\toui\tINTJ\t_\t_\t0\troot\t_\t_\n"
    "\n";

std::string Written(const Analysis& analysis) {
  std::string out;
  ConlluContext context;
  context.text = analysis.text();
  for (const ConlluSentence& sentence : ConlluOf(analysis)) {
    ++context.number;
    AppendConllu(sentence, context, out);
  }
  return out;
}

TEST_CASE("Sentences come out of an analysis as they went in", "[conllu]") {
  const auto sentences = ReadConllu(kSentences);
  REQUIRE(sentences);
  CHECK(Written(AnalysisOf(*sentences)) == kSentences);
}

TEST_CASE("An analysis of given sentences has a text of its own", "[conllu]") {
  const auto sentences = ReadConllu(kSentences);
  REQUIRE(sentences);
  Analysis built = AnalysisOf(*sentences);
  const Analysis analysis = std::move(built);
  REQUIRE(analysis.sentences.size() == 2);
  const AnalyzedSentence& sentence = analysis.sentences[0];
  CHECK(sentence.span.In(analysis.text()) == "Du port, 10 000.");
  CHECK(sentence.language == Language::kFrench);
  CHECK(sentence.paragraph == 1);
  CHECK(analysis.sentences[1].paragraph == 1);
  REQUIRE(sentence.tokens.size() == 5);
  CHECK(analysis.FormOf(sentence, sentence.tokens[0]) == "Du");
  CHECK(sentence.words[1].token == 0);
  CHECK(sentence.words[1].Has(Feature::kDefinite));
  CHECK(analysis.Features(sentence.words[1]) == "Definite=Def|Foo=Bar");
  CHECK(sentence.SpanOfWords(1, 3).In(analysis.text()) == "Du port");
  CHECK(sentence.words[4].subtype == Subtype::kAppos);
  CHECK(analysis.Lemma(sentence.words[4]) == "10000");
}

TEST_CASE("Tags and relations that are none of Universal Dependencies are lost",
          "[conllu]") {
  const auto sentences =
      ReadConllu("1\ta\t_\tTHING\t_\t_\t0\tsubject:of\t_\t_\n\n");
  REQUIRE(sentences);
  const Analysis analysis = AnalysisOf(*sentences);
  const SyntacticWord& word = analysis.sentences[0].words[0];
  CHECK(word.upos == Upos::kNone);
  CHECK(word.deprel == Deprel::kNone);
  CHECK(word.form == "a");
}

}  // namespace
}  // namespace quipu
