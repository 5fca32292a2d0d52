// Text objects from their head words.

#include "ingest/extract/mention/text_of.h"

#include <array>
#include <catch2/catch.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "tests/ingest/extract/extract_support.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

// The text that the first word written `head` stands for.
std::string TextAt(std::string_view text, std::string_view language,
                   std::string_view head, TextForm form) {
  const Document document = BodyDocument(text, language);
  const Analysis analysis = SharedModels().analyzer().Analyze(document);
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    const SentenceTree tree(sentence);
    for (uint32_t w = 0; w < tree.size(); ++w) {
      if (tree.word(w).form != head) continue;
      return std::string(TextOf(tree, w, form).In(document.text));
    }
  }
  return "";
}

using Rows = std::vector<std::array<std::string, 4>>;  // language, text, head

void Check(TextForm form, const Rows& rows) {
  for (const auto& [language, text, head, expected] : rows) {
    CAPTURE(text);
    CHECK(TextAt(text, language, head, form) == expected);
  }
}

TEST_CASE("A role is told without article and holder", "[text_of]") {
  Check(TextForm::kRole,
        {{"en", "The minister of the interior, Karel Voss, resigned.",
          "minister", "minister of the interior"},
         {"en", "Ada Orvell, director at the Harbour Bank, fled.", "director",
          "director"},
         {"fr", "Le directeur de la prison, Paul Garnier, fut tué.",
          "directeur", "directeur de la prison"},
         {"es", "El ministro del interior, que había huido, murió.", "ministro",
          "ministro del interior"}});
}

TEST_CASE("What is said is the clause without its conjunction", "[text_of]") {
  Check(TextForm::kContent,
        {{"en", "Voss said that the prison had been closed.", "closed",
          "the prison had been closed"},
         {"fr", "Garnier déclara que les prisonniers avaient faim.", "avaient",
          "les prisonniers avaient faim"},
         {"es", "Rivas dijo que los presos habían muerto.", "muerto",
          "los presos habían muerto"},
         {"en", "They demanded the release of all prisoners.", "release",
          "the release of all prisoners"},
         {"en", "They planned to storm the barracks.", "storm",
          "storm the barracks"}});
}

TEST_CASE("A quotation is what its marks enclose", "[text_of]") {
  Check(TextForm::kContent, {{"en", "\"There was no massacre,\" said Voss.",
                              "was", "There was no massacre"},
                             {"fr", "« La grève continue », affirma Garnier.",
                              "continue", "La grève continue"}});
  Check(TextForm::kName, {{"en", "Felden, known as \"Grey Heron\", fled.",
                           "Heron", "Grey Heron"}});
}

TEST_CASE("A description leaves out whom it describes", "[text_of]") {
  Check(TextForm::kDescription,
        {{"en", "Orvell was a priest who believed in ghosts.", "priest",
          "a priest who believed in ghosts"}});
}

TEST_CASE("Every word of damaged text gives a text around it", "[text_of]") {
  std::mt19937 random(3);
  for (int round = 0; round < 40; ++round) {
    const Document document = BodyDocument(RandomText(random, 60), "");
    const Analysis analysis = SharedModels().analyzer().Analyze(document);
    for (const AnalyzedSentence& sentence : analysis.sentences) {
      const SentenceTree tree(sentence);
      for (uint32_t w = 0; w < tree.size(); ++w) {
        const Span own = sentence.SpanOfWords(w, w + 1);
        for (const TextForm form :
             {TextForm::kName, TextForm::kRole, TextForm::kDescription,
              TextForm::kContent}) {
          const Span text = TextOf(tree, w, form);
          REQUIRE(text.begin <= own.begin);
          REQUIRE(text.end >= own.end);
          REQUIRE(text.end <= sentence.span.end);
        }
      }
    }
  }
}

}  // namespace
}  // namespace quipu
