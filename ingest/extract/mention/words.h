// Sentences as words that rules can compare: elisions, possessives and hyphens
// divided, letter case told apart from spelling.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_WORDS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_WORDS_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/span.h"
#include "ingest/ontology/lexicon.h"
#include "language/model/analysis.h"

namespace quipu {

enum class Shape : uint8_t {
  kLower,    // "prison"; also letters without case
  kCapital,  // "Prison"
  kAllCaps,  // "PRISON", "KLM", "U.S."; at least two letters
  kLetter,   // "A", "J."
  kNumber,   // begins with a digit: "15", "4b"
  kPunctuation,
};

struct SurfaceWord {
  Span span;
  Shape shape = Shape::kPunctuation;
  WordId id;           // of `folded`; WordId{} if the lexicon does not know it
  std::string folded;  // lower case, with straight apostrophes
  bool glued = false;  // no white space before it

  bool capital() const {
    return shape == Shape::kCapital || shape == Shape::kAllCaps ||
           shape == Shape::kLetter;
  }
  bool Is(std::string_view text) const { return folded == text; }
};

// A word of the sentence's tree, among the words here.
struct TreeWord {
  WordId lemma;       // folded; WordId{} if the lexicon does not know it
  uint32_t word = 0;  // where it stands, about: "du" is two words of the tree
};

struct WordSentence {
  Span span;
  RegionKind region = RegionKind::kBody;
  LanguageMask languages = kAllLanguages;
  bool heading = false;   // words are capitalised for show, or it is a title
  bool question = false;  // ends in "?"
  std::vector<SurfaceWord> words;
  CueTable cues;
  // What it was made from; it must outlive this.
  const AnalyzedSentence* analyzed = nullptr;
  std::vector<TreeWord> tree;  // parallel to analyzed->words
};

// Whether a word is one of 2 to 6 capitals: "PCP", "U.N."
bool IsAcronym(std::string_view word);

// The sentences of `analysis` as words, with the cues of `lexicon` marked.
std::vector<WordSentence> MakeWordSentences(const Analysis& analysis,
                                            Language of_document,
                                            const Lexicon& lexicon);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_WORDS_H_
