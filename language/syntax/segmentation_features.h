// What the segmenter's linear models see of the text: shared by training and
// use.

#ifndef QUIPU_LANGUAGE_SYNTAX_SEGMENTATION_FEATURES_H_
#define QUIPU_LANGUAGE_SYNTAX_SEGMENTATION_FEATURES_H_

#include <array>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/syntax/hashed_values.h"
#include "language/syntax/text_atoms.h"

namespace quipu {

// Hashes of features, each a template's number and its values.
class FeatureList {
 public:
  void Clear() { size_ = 0; }
  template <typename... Values>
  void Add(uint32_t number, Values... values) {
    uint64_t h = number * 0x9e3779b97f4a7c15ULL;
    ((h = (h ^ (h >> 32) ^ uint64_t{values}) * 0xd6e8feb86659fd93ULL), ...);
    h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93ULL;
    if (size_ < values_.size()) {
      values_[size_++] = static_cast<uint32_t>(h >> 32);
    }
  }
  std::span<const uint32_t> values() const { return {values_.data(), size_}; }

 private:
  std::array<uint32_t, 48> values_;
  size_t size_ = 0;
};

// What a word mostly is: the number of its tag in alphabetical order, from 1.
inline constexpr uint8_t kAuxiliaryClass = 4;
inline constexpr uint8_t kVerbClass = 16;
inline constexpr uint8_t kSeveralWordsClass = 18;  // a token that is divided

// A token as the models see it.
struct AtomGroup {
  uint32_t first_atom = 0;
  uint32_t atom_count = 0;
  Span span;
  uint32_t hash = 0;                              // of the folded characters
  CharacterClass kind = CharacterClass::kSymbol;  // of its first character
  CharacterClass last_kind = CharacterClass::kSymbol;
  LetterShape shape = LetterShape::kNone;
  TextGap gap = TextGap::kNone;  // before it
  uint8_t word_class = 0;        // 0: not known
  uint8_t length = 0;

  bool IsWord() const { return shape != LetterShape::kNone; }
};

// Whether it is for a model to say that a token ends before atoms[i], and if
// not, whether one does.
enum class BreakRule : uint8_t { kAsk, kBreak, kJoin };
// `token_begin` is the first atom of the token that atoms[i - 1] belongs to.
BreakRule TokenBreakRule(std::string_view text, std::span<const TextAtom> atoms,
                         size_t token_begin, size_t i);
void TokenBreakFeatures(std::string_view text, std::span<const TextAtom> atoms,
                        size_t token_begin, size_t i,
                        const HashedValues& word_classes, FeatureList& list);

AtomGroup GroupAtoms(std::span<const TextAtom> atoms, size_t begin, size_t end,
                     const HashedValues& word_classes);

// Sees the tokens of a paragraph one after the other.
class SentenceBreakFinder {
 public:
  SentenceBreakFinder(std::string_view text, std::span<const AtomGroup> tokens);

  // False where no sentence ends whatever the features: after "Mr." before a
  // name, "No." before a number, half a word at the end of a line.
  bool MayEndAfter(size_t i) const;
  // True where one ends whatever the features: before an item of a list.
  bool MustEndAfter(size_t i) const;
  // Features of a sentence break after tokens[i], the one taken last.
  void Features(size_t i, FeatureList& list) const;
  void Take(size_t i);
  void BeginSentence();

 private:
  void AddWordFeatures(size_t i, FeatureList& list) const;
  void AddStateFeatures(size_t i, FeatureList& list) const;
  void AddAbbreviationFeatures(size_t i, FeatureList& list) const;
  const AtomGroup& At(size_t i, ptrdiff_t offset) const;
  const AtomGroup& NextWord(size_t i) const;

  std::string_view text_;
  std::span<const AtomGroup> tokens_;
  std::vector<uint32_t> next_stop_;  // index of the next token that is a stop
  uint32_t length_ = 0;              // tokens of this sentence so far
  uint32_t depth_ = 0;               // brackets open in it
  bool quoted_ = false;
  bool has_verb_ = false;
};

// `candidate`: what tells this way to divide from others.
void MultiwordFeatures(std::string_view text, std::span<const AtomGroup> tokens,
                       size_t i, uint32_t candidate, std::u32string_view stem,
                       const HashedValues& word_classes, FeatureList& list);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_SEGMENTATION_FEATURES_H_
