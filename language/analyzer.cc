#include "language/analyzer.h"

#include <algorithm>
#include <array>
#include <map>
#include <utility>

#include "language/names/gazetteer.h"
#include "language/names/recognizer.h"
#include "language/neural/model_file.h"
#include "language/neural/word_vectors.h"
#include "language/paragraphs.h"
#include "language/syntax/lemmatizer.h"
#include "language/syntax/parser.h"
#include "language/syntax/segmenter.h"

namespace quipu {
namespace {

constexpr std::array<std::string_view, 3> kLanguages = {"en", "fr", "es"};

// What a text of no known language is divided by.
constexpr std::string_view kFallback = "en";

// The error of a section, with the file's name.
template <typename T>
Result<T> In(const ModelFile& file, Result<T> result) {
  if (result) return result;
  return Annotate(result.error(), file.path().string());
}

}  // namespace

struct Analyzer::Models {
  struct Language {
    Segmenter segmenter;
    Lemmatizer lemmatizer;
    Parser parser;
  };

  std::vector<ModelFile> files;  // what the others' bytes are in
  WordVectors vectors;
  Gazetteer gazetteer;
  std::map<std::string, Language, std::less<>> languages;
  NameRecognizer names;
};

Result<Analyzer> Analyzer::Open(const AnalyzerOptions& options) {
  if (!options.language.empty() &&
      std::find(kLanguages.begin(), kLanguages.end(), options.language) ==
          kLanguages.end()) {
    return InvalidArgument("no models for the language " + options.language);
  }
  const std::string suffix = options.fast ? "-fast" : "";
  Analyzer analyzer;
  auto models = std::make_shared<Models>();
  const auto open = [&](const std::string& name) -> Result<ModelFile> {
    QUIPU_TRY(ModelFile file,
              ModelFile::Open(options.models / (name + ".quipu")));
    models->files.push_back(file);
    return file;
  };
  QUIPU_TRY(const ModelFile vectors, open("vectors"));
  QUIPU_TRY(const std::string_view vector_bytes, vectors.Section("vectors"));
  QUIPU_TRY(models->vectors, In(vectors, WordVectors::FromBytes(vector_bytes)));
  QUIPU_TRY(const ModelFile names, open("names"));
  QUIPU_TRY(const std::string_view gazetteer, names.Section("gazetteer"));
  QUIPU_TRY(models->gazetteer, In(names, Gazetteer::FromBytes(gazetteer)));
  QUIPU_TRY(const std::string_view recognizer, names.Section("recognizer"));
  QUIPU_TRY(models->names,
            In(names, NameRecognizer::FromBytes(recognizer, models->vectors,
                                                models->gazetteer)));
  for (const std::string_view language : kLanguages) {
    QUIPU_TRY(const ModelFile file, open(std::string(language)));
    QUIPU_TRY(const std::string_view segmenter, file.Section("segmenter"));
    QUIPU_TRY(const std::string_view lemmatizer, file.Section("lemmatizer"));
    QUIPU_TRY(const std::string_view parser, file.Section("parser" + suffix));
    Models::Language& one = models->languages[std::string(language)];
    QUIPU_TRY(one.segmenter, In(file, Segmenter::FromBytes(segmenter)));
    QUIPU_TRY(one.lemmatizer, In(file, Lemmatizer::FromBytes(lemmatizer)));
    QUIPU_TRY(one.parser, In(file, Parser::FromBytes(parser, models->vectors)));
  }
  analyzer.models_ = std::move(models);
  analyzer.language_ = options.language;
  return analyzer;
}

std::vector<ParsedSentence> Analyzer::Analyze(std::string_view text) const {
  std::vector<ParsedSentence> all;
  for (const Paragraph& paragraph : DivideParagraphs(text, language_)) {
    const bool known = models_->languages.contains(paragraph.language);
    const Segmenter& segmenter =
        models_->languages.find(known ? paragraph.language : kFallback)
            ->second.segmenter;
    for (ParsedSentence& sentence : segmenter.Segment(text, paragraph.span)) {
      sentence.language = paragraph.language;
      all.push_back(std::move(sentence));
    }
  }
  Annotate(all);
  return all;
}

void Analyzer::Annotate(std::span<ParsedSentence> sentences) const {
  for (size_t begin = 0; begin < sentences.size();) {
    size_t end = begin + 1;
    while (end < sentences.size() &&
           sentences[end].language == sentences[begin].language) {
      ++end;
    }
    const std::span<ParsedSentence> run = sentences.subspan(begin, end - begin);
    begin = end;
    const auto found = models_->languages.find(run.front().language);
    if (found == models_->languages.end()) continue;
    found->second.parser.Parse(run);
    for (ParsedSentence& sentence : run) {
      for (Word& word : sentence.words) {
        word.lemma = found->second.lemmatizer.Lemmatize(word.form, word.upos,
                                                        word.features);
      }
    }
  }
  models_->names.Recognize(sentences);
}

}  // namespace quipu
