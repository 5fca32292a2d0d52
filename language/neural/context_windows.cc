#include "language/neural/context_windows.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr size_t kMostOfSentence = kWindowPieces - 2;
constexpr size_t kStride = kMostOfSentence / 2;

// How far piece `at` of a sentence of `size` is from the nearer edge of the
// window that begins with piece `begin`.
size_t DistanceToEdge(size_t at, size_t begin, size_t size) {
  const size_t end = std::min(begin + kMostOfSentence, size);
  return std::min(at - begin, end - 1 - at);
}

}  // namespace

std::span<const uint32_t> ContextWindows::Window(size_t index) const {
  const size_t end =
      index + 1 < begins_.size() ? begins_[index + 1] : pieces_.size();
  return std::span(pieces_).subspan(begins_[index], end - begins_[index]);
}

void ContextWindows::AddSentence(std::span<const WindowWord> words) {
  if (words.empty()) return;
  sentence_.clear();
  firsts_.clear();
  for (const WindowWord& word : words) {
    firsts_.push_back(sentence_.size());
    vocabulary_->Segment(word.form, firsts_.size() == 1 || word.after_space,
                         sentence_);
  }
  if (sentence_.size() > kMostOfSentence) {
    AddLong();
  } else {
    AddToWindow();
  }
}

void ContextWindows::AddToWindow() {
  const size_t needed = sentence_.size() + 1;
  if (!open_ || pieces_.size() - begins_.back() + needed > kWindowPieces) {
    begins_.push_back(pieces_.size());
    pieces_.push_back(kBeginPiece);
  }
  for (const size_t first : firsts_) places_.push_back(pieces_.size() + first);
  pieces_.insert(pieces_.end(), sentence_.begin(), sentence_.end());
  pieces_.push_back(kEndPiece);
  open_ = true;
}

void ContextWindows::AddLong() {
  const size_t size = sentence_.size();
  const size_t first_window = begins_.size();
  for (size_t begin = 0;; begin += kStride) {
    const size_t count = std::min(kMostOfSentence, size - begin);
    const auto from = sentence_.begin() + static_cast<std::ptrdiff_t>(begin);
    begins_.push_back(pieces_.size());
    pieces_.push_back(kBeginPiece);
    pieces_.insert(pieces_.end(), from,
                   from + static_cast<std::ptrdiff_t>(count));
    pieces_.push_back(kEndPiece);
    if (begin + count == size) break;
  }
  const size_t last = begins_.size() - 1 - first_window;
  for (const size_t first : firsts_) {
    // It is in this window, unless that was not needed, and in the one before.
    size_t window = std::min(first / kStride, last);
    if (window > 0 && first < (window - 1) * kStride + kMostOfSentence &&
        DistanceToEdge(first, (window - 1) * kStride, size) >=
            DistanceToEdge(first, window * kStride, size)) {
      --window;
    }
    places_.push_back(begins_[first_window + window] + 1 + first -
                      window * kStride);
  }
  open_ = false;
}

}  // namespace quipu
