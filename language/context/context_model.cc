#include "language/context/context_model.h"

#include <utility>

namespace quipu {

std::vector<WindowWord> WindowWordsOf(const Analysis& analysis,
                                      const AnalyzedSentence& sentence) {
  std::vector<WindowWord> words;
  bool after_space = true;
  for (const SurfaceToken& token : sentence.tokens) {
    const auto parts =
        std::span(sentence.words).subspan(token.first_word, token.word_count);
    bool apart = false;
    if (parts.size() > 1) {
      std::string joined;
      for (const SyntacticWord& part : parts) joined += part.form;
      apart = joined != analysis.FormOf(sentence, token);
    }
    for (const SyntacticWord& part : parts) {
      words.push_back({part.form, after_space});
      after_space = apart;
    }
    after_space = token.space_after;
  }
  return words;
}

Result<ContextModel> ContextModel::FromFile(const ModelFile& file) {
  ContextModel model(file);
  QUIPU_TRY(const std::string_view pieces, file.Section("pieces"));
  ByteReader piece_bytes(pieces);
  QUIPU_TRY(model.vocabulary_, PieceVocabulary::Read(piece_bytes));
  QUIPU_TRY(const std::string_view encoder, file.Section("encoder"));
  ByteReader encoder_bytes(encoder);
  QUIPU_TRY(model.encoder_, ContextEncoder::Read(encoder_bytes));
  if (model.encoder_.pieces() != model.vocabulary_.size()) {
    return Corruption("an encoder knows other pieces than its vocabulary");
  }
  return model;
}

ContextStates ContextModel::Read(const Analysis& analysis) const {
  ContextWindows windows(vocabulary_);
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    windows.AddSentence(WindowWordsOf(analysis, sentence));
  }
  std::vector<int16_t> values;
  encoder_.Encode(windows, values);
  return {analysis, encoder_.state_size(), std::move(values)};
}

}  // namespace quipu
