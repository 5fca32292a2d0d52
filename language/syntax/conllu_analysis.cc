#include "language/syntax/conllu_analysis.h"

#include <memory>
#include <string>
#include <utility>

namespace quipu {
namespace {

std::unique_ptr<const std::string> JoinTokens(
    std::span<const ConlluSentence> sentences) {
  std::string text;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluToken& token : sentence.tokens) {
      text += token.form;
      if (token.space_after) text += ' ';
    }
  }
  return std::make_unique<const std::string>(std::move(text));
}

// Adds a sentence whose first token begins at byte `at` of the analysis' text,
// and sets `at` to where the next one does.
void AddSentence(const ConlluSentence& sentence, uint32_t& at,
                 Analysis& analysis) {
  const uint32_t before =
      analysis.sentences.empty() ? 0 : analysis.sentences.back().paragraph;
  AnalyzedSentence& added = analysis.sentences.emplace_back();
  added.paragraph = before + (sentence.begins_paragraph ? 1 : 0);
  added.language = LanguageOf(sentence.language);
  added.span = {at, at};
  added.tokens.reserve(sentence.tokens.size());
  added.words.reserve(sentence.words.size());
  for (const ConlluToken& token : sentence.tokens) {
    const auto size = static_cast<uint32_t>(token.form.size());
    for (uint32_t i = 0; i < token.word_count; ++i) {
      const ConlluWord& word = sentence.words[token.first_word + i];
      SyntacticWord& to = added.words.emplace_back();
      const std::string_view written = analysis.text().substr(at, size);
      to.form = word.form == written ? written : analysis.Keep(word.form);
      to.token = static_cast<uint32_t>(added.tokens.size());
      to.lemma = analysis.InternLemma(word.lemma);
      to.features = FeatureSetOf(word.features);
      to.all_features = analysis.InternFeatures(word.features);
      to.upos = UposOf(word.upos);
      const DependencyRelation relation = DependencyRelationOf(word.relation);
      to.deprel = relation.deprel;
      to.subtype = relation.subtype;
      to.head = word.head;
    }
    added.tokens.push_back({{at, at + size},
                            token.first_word,
                            token.word_count & 0x7FFFFFFFU,
                            token.space_after ? 1U : 0U});
    added.span.end = at + size;
    at = added.span.end + (token.space_after ? 1 : 0);
  }
}

ConlluWord WordOf(const Analysis& analysis, const SyntacticWord& word) {
  return {std::string(word.form),
          std::string(analysis.Lemma(word)),
          std::string(NameOf(word.upos)),
          std::string(analysis.Features(word)),
          word.head,
          NameOf(word.relation())};
}

}  // namespace

Analysis AnalysisOf(std::span<const ConlluSentence> sentences) {
  Analysis analysis(JoinTokens(sentences));
  analysis.sentences.reserve(sentences.size());
  uint32_t at = 0;
  for (const ConlluSentence& sentence : sentences) {
    AddSentence(sentence, at, analysis);
  }
  return analysis;
}

ConlluSentence ConlluOf(const Analysis& analysis, size_t index) {
  const AnalyzedSentence& sentence = analysis.sentences[index];
  const uint32_t before =
      index == 0 ? 0 : analysis.sentences[index - 1].paragraph;
  ConlluSentence result;
  result.span = sentence.span;
  result.begins_paragraph = sentence.paragraph != before;
  result.language = CodeOf(sentence.language);
  for (const SurfaceToken& token : sentence.tokens) {
    result.tokens.push_back(
        {token.span, std::string(analysis.FormOf(sentence, token)),
         token.first_word, token.word_count, token.space_after != 0});
  }
  for (const SyntacticWord& word : sentence.words) {
    result.words.push_back(WordOf(analysis, word));
  }
  for (const RecognizedName& name : sentence.names) {
    result.names.push_back(
        {name.begin, name.end, std::string(NameOf(name.type))});
  }
  return result;
}

std::vector<ConlluSentence> ConlluOf(const Analysis& analysis) {
  std::vector<ConlluSentence> sentences;
  sentences.reserve(analysis.sentences.size());
  for (size_t i = 0; i < analysis.sentences.size(); ++i) {
    sentences.push_back(ConlluOf(analysis, i));
  }
  return sentences;
}

}  // namespace quipu
