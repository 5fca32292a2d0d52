// What language analysis finds in a document, for whoever extracts or searches:
// sentences, tokens as written, the syntactic words in them with tags, lemmas
// and trees as the Universal Dependencies treebanks have them, and names.

#ifndef QUIPU_LANGUAGE_MODEL_ANALYSIS_H_
#define QUIPU_LANGUAGE_MODEL_ANALYSIS_H_

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/strong_id.h"
#include "graph/model/document.h"
#include "graph/model/span.h"
#include "language/model/features.h"
#include "language/model/language.h"
#include "language/model/name_type.h"
#include "language/model/symbol_table.h"
#include "language/model/tags.h"

namespace quipu {

// In place of the index of a word.
inline constexpr uint32_t kNoWord = std::numeric_limits<uint32_t>::max();

// Of one Analysis. 0: not known.
using LemmaId = StrongId<struct LemmaTag>;
using FeaturesId = StrongId<struct FeaturesTag>;

struct SyntacticWord {
  std::string_view form;  // as long as the Analysis and the document's text
  FeatureSet features;
  LemmaId lemma;
  FeaturesId all_features;  // including those that FeatureSet lacks
  uint32_t head = 0;        // the number of the word above, from 1; 0: the root
  uint32_t token = 0;       // index in AnalyzedSentence::tokens
  Upos upos = Upos::kNone;
  Deprel deprel = Deprel::kNone;  // to the head
  Subtype subtype = Subtype::kNone;

  DependencyRelation relation() const { return {deprel, subtype}; }
  bool Has(Feature feature) const { return features.Has(feature); }
};

// What stands in the text between two places where it may be divided: one word,
// or several written together ("du" is "de" and "le", "don't" "do" and "n't").
struct SurfaceToken {
  Span span;
  uint32_t first_word = 0;  // index in AnalyzedSentence::words
  uint32_t word_count : 31 = 1;
  uint32_t space_after : 1 = 1;
};

// Words [begin, end).
struct RecognizedName {
  uint32_t begin = 0;
  uint32_t end = 0;
  NameType type = NameType::kPerson;
  friend bool operator==(const RecognizedName&,
                         const RecognizedName&) = default;
};

struct AnalyzedSentence {
  Span span;  // from its first token to its last
  // Of the document, from 1; no sentence goes beyond one. 0: not known.
  uint32_t paragraph = 0;
  RegionKind region = RegionKind::kBody;
  Language language = Language::kNone;
  std::vector<SurfaceToken> tokens;
  std::vector<SyntacticWord> words;   // each of one token, in order
  std::vector<RecognizedName> names;  // ascending, none overlaps another

  // The bytes from the token of the first of words [begin, end) to that of the
  // last; begin < end.
  Span SpanOfWords(uint32_t begin, uint32_t end) const {
    return {tokens[words[begin].token].span.begin,
            tokens[words[end - 1].token].span.end};
  }
};

// Sentences of one text, in its order, and what their words share. May be
// moved, not copied; views of forms, lemmas and features stay valid.
class Analysis {
 public:
  // The text must outlive the analysis.
  explicit Analysis(std::string_view text) : text_(text) {}
  // Of a text of its own.
  explicit Analysis(std::unique_ptr<const std::string> text)
      : owned_text_(std::move(text)), text_(*owned_text_) {}

  std::string_view text() const { return text_; }
  std::string_view Lemma(LemmaId lemma) const {
    return lemmas_.Of(lemma.value);
  }
  std::string_view Lemma(const SyntacticWord& word) const {
    return Lemma(word.lemma);
  }
  // Lemmas have the ids from 1 to this.
  uint32_t lemma_count() const { return lemmas_.size(); }
  // All of them, as in CoNLL-U: "Gender=Fem|Number=Sing".
  std::string_view Features(const SyntacticWord& word) const {
    return features_.Of(word.all_features.value);
  }
  // The token as written, but a number with blanks for white space inside.
  std::string_view FormOf(const AnalyzedSentence& sentence,
                          const SurfaceToken& token) const {
    return token.word_count == 1 ? sentence.words[token.first_word].form
                                 : token.span.In(text_);
  }

  std::vector<AnalyzedSentence> sentences;

  // For those who fill it.
  std::string_view Keep(std::string_view form) { return forms_.Keep(form); }
  LemmaId InternLemma(std::string_view lemma) {
    return LemmaId{lemmas_.Intern(lemma)};
  }
  FeaturesId InternFeatures(std::string_view features) {
    return FeaturesId{features_.Intern(features)};
  }

 private:
  std::unique_ptr<const std::string> owned_text_;
  std::string_view text_;
  TextArena forms_;
  SymbolTable lemmas_;
  SymbolTable features_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_ANALYSIS_H_
