// The order of work: paragraphs with regions and languages, sentences and words
// of each, then tags, trees and lemmas for runs of one language, and names over
// the whole document.

#include "language/analyzer.h"

#include <array>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "language/analysis_details.h"
#include "language/context/context_model.h"
#include "language/names/gazetteer.h"
#include "language/names/recognizer.h"
#include "language/neural/model_file.h"
#include "language/neural/word_vectors.h"
#include "language/syntax/lemmatizer.h"
#include "language/syntax/parser.h"
#include "language/syntax/segmenter.h"
#include "language/text/paragraph.h"

namespace quipu {
namespace {

// What a text of no known language is divided by.
constexpr Language kFallback = Language::kEnglish;

std::filesystem::path PathOf(const AnalyzerOptions& options,
                             std::string_view name) {
  return options.models / (std::string(name) + ".quipu");
}

std::string SuffixOf(const AnalyzerOptions& options) {
  return options.small_parser ? "-fast" : "";
}

// Of the digests of the model files, in the order in which they are opened.
Sha256Digest DigestFrom(const std::vector<std::string>& files,
                        const AnalyzerOptions& options) {
  Sha256 digest;
  for (const std::string& file : files) digest.AddField(file);
  return digest.AddField(SuffixOf(options))
      .AddField(CodeOf(options.language))
      .AddNumber(static_cast<uint64_t>(options.model))
      .Finish();
}

// The error of a section, with the file's name.
template <typename T>
Result<T> In(const ModelFile& file, Result<T> result) {
  if (result) return result;
  return Annotate(result.error(), file.path().string());
}

}  // namespace

struct Analyzer::Models {
  struct OfLanguage {
    Segmenter segmenter;
    Lemmatizer lemmatizer;
    Parser parser;
  };

  std::vector<ModelFile> files;  // what the others' bytes are in
  Sha256Digest digest;
  WordVectors vectors;
  Gazetteer gazetteer;
  std::array<OfLanguage, kLanguages.size()> languages;
  NameRecognizer names;
  std::optional<ContextModel> context;  // of accurate analysis

  // Of a language other than kNone.
  const OfLanguage& Of(Language language) const {
    return languages[IndexOf(language)];
  }
};

Result<Analyzer> Analyzer::Open(const AnalyzerOptions& options) {
  const std::string suffix = SuffixOf(options);
  Analyzer analyzer;
  auto models = std::make_shared<Models>();
  std::vector<std::string> digests;
  const auto open = [&](std::string_view name) -> Result<ModelFile> {
    QUIPU_TRY(ModelFile file, ModelFile::Open(PathOf(options, name)));
    models->files.push_back(file);
    digests.push_back(file.digest());
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
  for (const Language language : kLanguages) {
    QUIPU_TRY(const ModelFile file, open(CodeOf(language)));
    QUIPU_TRY(const std::string_view segmenter, file.Section("segmenter"));
    QUIPU_TRY(const std::string_view lemmatizer, file.Section("lemmatizer"));
    QUIPU_TRY(const std::string_view parser, file.Section("parser" + suffix));
    Models::OfLanguage& one = models->languages[IndexOf(language)];
    QUIPU_TRY(one.segmenter, In(file, Segmenter::FromBytes(segmenter)));
    QUIPU_TRY(one.lemmatizer, In(file, Lemmatizer::FromBytes(lemmatizer)));
    QUIPU_TRY(one.parser, In(file, Parser::FromBytes(parser, models->vectors)));
  }
  if (options.model == ModelKind::kAccurate) {
    QUIPU_TRY(const ModelFile context, open("context"));
    QUIPU_TRY(models->context, In(context, ContextModel::FromFile(context)));
  }
  models->digest = DigestFrom(digests, options);
  analyzer.models_ = std::move(models);
  analyzer.language_ = options.language;
  return analyzer;
}

Result<Sha256Digest> Analyzer::DigestOf(const AnalyzerOptions& options) {
  std::vector<std::string> digests;
  const auto look_at = [&](std::string_view name) -> Result<void> {
    QUIPU_TRY(digests.emplace_back(),
              ModelFile::StatedDigest(PathOf(options, name)));
    return {};
  };
  QUIPU_CHECK(look_at("vectors"));
  QUIPU_CHECK(look_at("names"));
  for (const Language language : kLanguages) {
    QUIPU_CHECK(look_at(CodeOf(language)));
  }
  if (options.model == ModelKind::kAccurate) QUIPU_CHECK(look_at("context"));
  return DigestFrom(digests, options);
}

size_t Analyzer::state_size() const {
  return models_->context ? models_->context->state_size() : 0;
}

const Sha256Digest& Analyzer::digest() const {
  return models_->digest;
}

Analysis Analyzer::Analyze(const Document& document) const {
  return Analyze(document.text, document.regions, nullptr);
}

Analysis Analyzer::Analyze(const Document& document,
                           AnalysisDetails& details) const {
  return Analyze(document.text, document.regions, &details);
}

Analysis Analyzer::Analyze(std::string_view text) const {
  const Region all{{0, static_cast<uint32_t>(text.size())}, RegionKind::kBody};
  return Analyze(text, {&all, 1}, nullptr);
}

Analysis Analyzer::Analyze(std::string_view text,
                           std::span<const Region> regions,
                           AnalysisDetails* details) const {
  Analysis analysis(text);
  for (const Paragraph& paragraph :
       DivideParagraphs(text, regions, language_)) {
    const size_t first = analysis.sentences.size();
    const bool known = paragraph.language != Language::kNone;
    models_->Of(known ? paragraph.language : kFallback)
        .segmenter.Segment(paragraph.span, analysis);
    for (size_t i = first; i < analysis.sentences.size(); ++i) {
      AnalyzedSentence& sentence = analysis.sentences[i];
      sentence.region = paragraph.region;
      sentence.language = paragraph.language;
    }
  }
  Predict(analysis, details);
  return analysis;
}

void Analyzer::Annotate(Analysis& analysis) const {
  AssignLanguages(analysis);
  Predict(analysis, nullptr);
}

void Analyzer::AssignLanguages(Analysis& analysis) const {
  std::vector<LanguageVotes> votes;
  std::vector<std::optional<Language>> known;
  std::string forms;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    forms.clear();
    for (const SurfaceToken& token : sentence.tokens) {
      forms += analysis.FormOf(sentence, token);
      forms += ' ';
    }
    votes.push_back(CountLanguageVotes(forms));
    const Language own =
        language_ == Language::kNone ? sentence.language : language_;
    known.push_back(own == Language::kNone ? std::optional<Language>() : own);
  }
  const std::vector<Language> languages = SettleLanguages(votes, known);
  for (size_t i = 0; i < languages.size(); ++i) {
    analysis.sentences[i].language = languages[i];
  }
}

// The parser and the lemmatiser see runs of sentences in one language, the name
// recogniser the whole document. Each works on some hundred words at a time;
// what it finds does not depend on where such a batch ends.
void Analyzer::Predict(Analysis& analysis, AnalysisDetails* details) const {
  const std::span<AnalyzedSentence> all = analysis.sentences;
  for (size_t begin = 0; begin < all.size();) {
    const Language language = all[begin].language;
    size_t end = begin + 1;
    while (end < all.size() && all[end].language == language) ++end;
    const std::span<AnalyzedSentence> run = all.subspan(begin, end - begin);
    begin = end;
    if (language == Language::kNone) continue;
    const Models::OfLanguage& models = models_->Of(language);
    models.parser.Parse(run, analysis);
    for (AnalyzedSentence& sentence : run) {
      for (SyntacticWord& word : sentence.words) {
        word.lemma = analysis.InternLemma(models.lemmatizer.Lemmatize(
            word.form, NameOf(word.upos), analysis.Features(word)));
      }
    }
  }
  models_->names.Recognize(all, details != nullptr ? &details->names : nullptr);
  if (details != nullptr && models_->context) {
    details->context = models_->context->Read(analysis);
  }
}

}  // namespace quipu
