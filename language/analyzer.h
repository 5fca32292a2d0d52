// Text -> sentences with words, trees and names: the whole of language analysis
// behind one class.

#ifndef QUIPU_LANGUAGE_ANALYZER_H_
#define QUIPU_LANGUAGE_ANALYZER_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string_view>

#include "base/hash.h"
#include "base/result.h"
#include "graph/model/document.h"
#include "language/model/analysis.h"

namespace quipu {

struct AnalysisDetails;  // language/analysis_details.h

enum class ModelKind : uint8_t {
  kAccurate,  // with a contextual encoder
  kFast,      // without
};

struct AnalyzerOptions {
  std::filesystem::path models = {};    // the folder with the model files
  Language language = Language::kNone;  // none: found for each paragraph
  bool small_parser = false;            // about twice as fast, more errors
  ModelKind model = ModelKind::kAccurate;
};

// A pure function of the options' models and the text: the same answers on
// every machine. Copies are cheap and share the models. Safe for use by many
// threads.
class Analyzer {
 public:
  // Maps the model files. kNotFound without one, kCorruption for a damaged one;
  // the message names it.
  static Result<Analyzer> Open(const AnalyzerOptions& options);

  // Of what AnalysisDetails hold; 0 without a contextual encoder.
  size_t state_size() const;

  // Of the model files' contents and the other options: what decides, beside
  // the code, what is found.
  const Sha256Digest& digest() const;
  // What digest() of an opened one would be, from the first bytes of the files.
  // Takes no time to speak of. Errors as Open, for what it sees.
  static Result<Sha256Digest> DigestOf(const AnalyzerOptions& options);

  // The sentences of a document, which must outlive them, with everything that
  // can be found out of them; those of titles, by-lines and furniture too, each
  // marked with its region and none in two. Paragraphs of other languages than
  // those of kLanguages are divided into sentences and words, and names are
  // sought in them, but they have no tags and no trees. Time and memory are
  // linear.
  Analysis Analyze(const Document& document) const;
  // The same, and what the networks know beside it.
  Analysis Analyze(const Document& document, AnalysisDetails& details) const;
  // The same of a text that is all body; any bytes, fewer than 4 GiB of them.
  Analysis Analyze(std::string_view text) const;

  // Sets tags, features, lemmas, trees and names of sentences that have words,
  // and the languages of those that have none.
  void Annotate(Analysis& analysis) const;

 private:
  struct Models;

  Analysis Analyze(std::string_view text, std::span<const Region> regions,
                   AnalysisDetails* details) const;
  void AssignLanguages(Analysis& analysis) const;
  void Predict(Analysis& analysis, AnalysisDetails* details) const;

  std::shared_ptr<const Models> models_;
  Language language_ = Language::kNone;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_ANALYZER_H_
