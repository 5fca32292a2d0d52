// Text -> sentences with words, trees and names: the whole of language analysis
// behind one class.

#ifndef QUIPU_LANGUAGE_ANALYZER_H_
#define QUIPU_LANGUAGE_ANALYZER_H_

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/syntax/parsed_sentence.h"

namespace quipu {

struct AnalyzerOptions {
  std::filesystem::path models = {};  // the folder with the model files
  // "en", "fr" or "es"; empty: found for each paragraph.
  std::string language = {};
  bool fast = false;  // a smaller parser, about twice as fast
};

// A pure function of the options' models and the text: the same answers on
// every machine. Copies are cheap and share the models. Safe for use by many
// threads.
class Analyzer {
 public:
  // Maps the model files. kNotFound without one, kCorruption for a damaged one;
  // the message names it. kInvalidArgument for a language that there is not.
  static Result<Analyzer> Open(const AnalyzerOptions& options);

  // The sentences of a text with everything that can be found out of them; any
  // bytes will do. Paragraphs of other languages than these are divided into
  // sentences and words and have no more than that. Time and memory are linear.
  std::vector<ParsedSentence> Analyze(std::string_view text) const;

  // Sets tags, features, lemmas, trees and names of sentences of one document
  // that have languages and words.
  void Annotate(std::span<ParsedSentence> sentences) const;

 private:
  struct Models;
  std::shared_ptr<const Models> models_;
  std::string language_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_ANALYZER_H_
