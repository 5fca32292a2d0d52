// Words in pieces that a vocabulary knows, as SentencePiece's unigram model
// makes them (Kudo 2018, "Subword regularization").

#ifndef QUIPU_LANGUAGE_NEURAL_PIECE_VOCABULARY_H_
#define QUIPU_LANGUAGE_NEURAL_PIECE_VOCABULARY_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"
#include "language/neural/embedding_table.h"

namespace quipu {

// The first pieces, which stand for no text.
inline constexpr uint32_t kBeginPiece = 0;    // of a window
inline constexpr uint32_t kEndPiece = 1;      // of a sentence
inline constexpr uint32_t kUnknownPiece = 2;  // of text that no piece covers

// Before a word that white space stands before: U+2581.
inline constexpr std::string_view kWordMark = "\u2581";

struct ScoredPiece {
  std::string text;
  float score = 0;  // the logarithm of its probability
};

// A vocabulary as training leaves it.
struct PieceVocabularyWeights {
  std::vector<ScoredPiece> pieces;  // the first three are those above

  // What PieceVocabulary::Read reads. kInvalidArgument: two pieces of one text,
  // one that is empty or longer than 255 bytes, or fewer than four.
  Result<void> Write(ByteWriter& out) const;
};

// Immutable; safe for use by many threads.
class PieceVocabulary {
 public:
  // No more characters of a word are looked at.
  static constexpr size_t kMostCharacters = 100;

  // The bytes must outlive it.
  static Result<PieceVocabulary> Read(ByteReader& bytes);

  size_t size() const { return scores_.size(); }

  // Appends the pieces of a word, at least one. The word's first
  // kMostCharacters code points are brought to NFKC, of which as many are kept,
  // behind kWordMark if `after_space`; the pieces are those whose scores have
  // the greatest sum. A code point that is no piece costs 10 more than the
  // worst piece; runs of such are one kUnknownPiece. Between equal sums the
  // last piece is the longest. Linear, as pieces are bounded; any bytes.
  void Segment(std::string_view word, bool after_space,
               std::vector<uint32_t>& pieces) const;

 private:
  // The piece of a text, or kUnknownPiece.
  uint32_t Find(std::string_view text) const;

  FormIndex index_;
  std::span<const float> scores_;
  size_t longest_ = 0;  // bytes of a piece
  double unknown_score_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_PIECE_VOCABULARY_H_
