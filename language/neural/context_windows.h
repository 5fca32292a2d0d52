// The sentences of a document as the windows that a contextual encoder reads.

#ifndef QUIPU_LANGUAGE_NEURAL_CONTEXT_WINDOWS_H_
#define QUIPU_LANGUAGE_NEURAL_CONTEXT_WINDOWS_H_

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "language/neural/piece_vocabulary.h"

namespace quipu {

// The most pieces in a window.
inline constexpr size_t kWindowPieces = 128;

// A word as it stands in the text.
struct WindowWord {
  std::string_view form;
  bool after_space = true;
};

// A window is kBeginPiece, then of each of its sentences the pieces of all
// words and kEndPiece. Sentences follow one another in a window as long as it
// has at most kWindowPieces; the first that does not fit begins the next.
//
// A sentence of more than kWindowPieces - 2 pieces stands alone in windows that
// overlap: with n pieces, window k holds those from 63 k on, 126 of them or as
// many as there are, between kBeginPiece and kEndPiece; the last window is the
// first that reaches the end. The next sentence begins a window.
//
// The place of a word is that of its first piece, in the window in which fewer
// pieces of the sentence stand neither before it nor after it: in which the
// lesser of the two numbers is greatest; of two such the earlier.
//
// The first word of a sentence counts as one after white space. A word is cut
// into pieces by itself (PieceVocabulary::Segment).
class ContextWindows {
 public:
  // The vocabulary must outlive it.
  explicit ContextWindows(const PieceVocabulary& vocabulary)
      : vocabulary_(&vocabulary) {}

  // Linear in the words. A sentence without words adds nothing.
  void AddSentence(std::span<const WindowWord> words);

  size_t size() const { return begins_.size(); }
  // Of all windows.
  size_t pieces() const { return pieces_.size(); }
  std::span<const uint32_t> Window(size_t index) const;
  // Counted through the pieces of all windows.
  size_t Begin(size_t index) const { return begins_[index]; }
  // Where the first piece of each word is, through all sentences, counted
  // through the pieces of all windows: rising.
  std::span<const size_t> places() const { return places_; }

 private:
  void AddToWindow();
  void AddLong();

  const PieceVocabulary* vocabulary_;
  std::vector<uint32_t> pieces_;
  std::vector<size_t> begins_;  // of windows
  std::vector<size_t> places_;
  bool open_ = false;  // whether the last window may take more

  // The sentence at hand.
  std::vector<uint32_t> sentence_;
  std::vector<size_t> firsts_;  // pieces of words
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_CONTEXT_WINDOWS_H_
