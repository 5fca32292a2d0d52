// States of words by the shipped contextual encoder.

#include "language/context/context_model.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <string>

#include "language/analysis_details.h"
#include "language/analyzer.h"

namespace quipu {
namespace {

const Analyzer& Shipped() {
  static const Analyzer analyzer =
      *Analyzer::Open({.models = QUIPU_SOURCE_DIR "/models"});
  return analyzer;
}

Document Body(const std::string& text) {
  Document document;
  document.text = text;
  document.regions = {
      {{0, static_cast<uint32_t>(text.size())}, RegionKind::kBody}};
  return document;
}

// The words with a blank before each that counts as written apart.
std::string Written(const std::string& text) {
  const Analysis analysis = Shipped().Analyze(text);
  std::string written;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    for (const WindowWord& word : WindowWordsOf(analysis, sentence)) {
      if (word.after_space) written += ' ';
      written += word.form;
    }
  }
  return written;
}

TEST_CASE("The parts of a token are written apart unless they are the token",
          "[context]") {
  CHECK(Written("They don't know Kerr's prison.") ==
        " They don't know Kerr's prison.");
  CHECK(Written("Le directeur du pénitencier a démissionné hier soir.") ==
        " Le directeur de le pénitencier a démissionné hier soir.");
}

TEST_CASE("The state of a word is that of its sentence", "[context]") {
  const Document document = Body(
      "The bank lent money to the ferrymen. The ferry lay at the bank of the "
      "river.");
  AnalysisDetails details;
  const Analysis analysis = Shipped().Analyze(document, details);
  const ContextStates& states = details.context;
  REQUIRE(states.size() == Shipped().state_size());
  REQUIRE(analysis.sentences.size() == 2);
  REQUIRE(analysis.sentences[1].words[5].form == "bank");
  const auto lender = states.Of(0, 1), shore = states.Of(1, 5);
  REQUIRE(lender.size() == states.size());
  CHECK_FALSE(std::equal(lender.begin(), lender.end(), shore.begin()));

  AnalysisDetails again;
  (void)Shipped().Analyze(document, again);
  const auto same = again.context.Of(1, 5);
  CHECK(std::equal(shore.begin(), shore.end(), same.begin(), same.end()));
}

TEST_CASE("No word has a state of zeros, and no encoder none", "[context]") {
  const Document document = Body("The bank lent money.");
  AnalysisDetails details;
  (void)Shipped().Analyze(document, details);
  std::vector<int16_t> inputs = {7};
  details.context.Append(0, kNoWord, inputs);
  REQUIRE(inputs.size() == 1 + details.context.size());
  CHECK(inputs[0] == 7);
  CHECK(std::all_of(inputs.begin() + 1, inputs.end(),
                    [](int16_t value) { return value == 0; }));
  details.context.Append(0, 1, inputs);
  const auto state = details.context.Of(0, 1);
  CHECK(std::equal(state.begin(), state.end(),
                   inputs.end() - static_cast<std::ptrdiff_t>(state.size())));

  std::vector<int16_t> none;
  ContextStates().Append(0, 1, none);
  CHECK(none.empty());
}

}  // namespace
}  // namespace quipu
