#include "train/corpora/treebank.h"

#include <utility>

#include "language/syntax/read_conllu.h"
#include "train/corpora/compressed_file.h"

namespace quipu {

Result<Treebank> ParseTreebank(std::string_view conllu, std::string language) {
  Treebank treebank;
  QUIPU_TRY(treebank.sentences, ReadConllu(conllu));
  for (size_t i = 0; i < treebank.sentences.size(); ++i) {
    ConlluSentence& sentence = treebank.sentences[i];
    for (const std::string& comment : sentence.comments) {
      if (comment.starts_with("newdoc")) treebank.documents.push_back(i);
    }
    sentence.comments.clear();
    sentence.language = language;
    for (ConlluWord& word : sentence.words) {
      if (word.form == "_" && word.lemma.empty()) word.lemma = word.form;
    }
  }
  return treebank;
}

Result<Treebank> ReadTreebank(const std::filesystem::path& path,
                              std::string language) {
  QUIPU_TRY(const std::string conllu, ReadMaybeCompressed(path));
  auto treebank = ParseTreebank(conllu, std::move(language));
  if (!treebank) return Annotate(treebank.error(), path.string());
  return treebank;
}

std::string JoinText(std::vector<ConlluSentence>& sentences) {
  std::string text;
  for (ConlluSentence& sentence : sentences) {
    if (sentence.begins_paragraph && !text.empty()) {
      while (text.ends_with(' ')) text.pop_back();
      text += "\n\n";
    }
    for (ConlluToken& token : sentence.tokens) {
      token.span.begin = static_cast<uint32_t>(text.size());
      text += token.form;
      token.span.end = static_cast<uint32_t>(text.size());
      if (token.space_after) text += ' ';
    }
    if (sentence.tokens.empty()) continue;
    sentence.span = {sentence.tokens.front().span.begin,
                     sentence.tokens.back().span.end};
  }
  while (text.ends_with(' ')) text.pop_back();
  if (!text.empty()) text += '\n';
  return text;
}

TreebankSplit SplitTenth(const Treebank& treebank) {
  TreebankSplit split;
  size_t document = 0;
  for (size_t i = 0; i < treebank.sentences.size(); ++i) {
    Treebank& part = i / 10 % 10 == 9 ? split.dev : split.train;
    if (document < treebank.documents.size() &&
        treebank.documents[document] == i) {
      part.documents.push_back(part.sentences.size());
      ++document;
    }
    part.sentences.push_back(treebank.sentences[i]);
  }
  return split;
}

void Append(const Treebank& more, Treebank& all) {
  for (const size_t document : more.documents) {
    all.documents.push_back(all.sentences.size() + document);
  }
  all.sentences.insert(all.sentences.end(), more.sentences.begin(),
                       more.sentences.end());
}

}  // namespace quipu
