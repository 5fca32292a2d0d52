// Code points -> clean text, with the way back. ICU's boundaries of
// normalisation divide the text into sequences that normalise independently
// (Unicode Standard Annex 15, section 9.1); a sequence that is NFC already is
// copied, any other becomes one run of the map.
//
// Escape sequences of terminals (ECMA-48) are left out whole: in the captured
// output of a program "[31m" is a colour, not a word.

#include "ingest/read/clean_text.h"

#include <unicode/uchar.h>
#include <unicode/unorm2.h>
#include <unicode/utf16.h>

#include <array>
#include <utility>
#include <vector>

#include "base/utf8.h"

namespace quipu {
namespace {

// ICU sorts the marks of a sequence by insertion: longer ones would cost the
// square of their length.
constexpr size_t kLongestSequence = 256;
constexpr char32_t kBell = 0x07;
constexpr char32_t kEscape = 0x1B;
constexpr char32_t kControlSequence = 0x9B;
constexpr char32_t kStringEnd = 0x9C;
constexpr int kLongestString = 4096;  // a longer control string is text
// Below, every code point is NFC and composes only with what follows it.
constexpr char32_t kFirstMark = 0x300;

// A code point of the clean text, before normalisation.
struct Input {
  char32_t value = 0;
  uint64_t begin = 0;  // in the source
  uint32_t length = 0;
};

class Cleaner {
 public:
  Cleaner(std::string_view bytes, FoundEncoding encoding,
          const UNormalizer2* nfc)
      : bytes_(bytes), encoding_(encoding.encoding), nfc_(nfc) {
    at_ = encoding.mark_length;
    clean_.text.reserve(bytes.size());
  }

  CleanText Run() {
    for (;;) {
      CopyPlain();
      Input input;
      if (!Read(input)) return std::move(clean_);
      sequence_.assign(1, input);
      for (size_t before = at_; Read(input); before = at_) {
        if (!Continues(input.value)) {
          at_ = before;
          break;
        }
        sequence_.push_back(input);
      }
      Flush();
    }
  }

 private:
  // The fast way for ASCII. The last byte of a stretch is left for the slow
  // way: it may have marks.
  void CopyPlain() {
    if (encoding_ != Encoding::kUtf8 && encoding_ != Encoding::kWindows1252) {
      return;
    }
    size_t end = at_;
    while (end < bytes_.size() && IsPlain(bytes_[end])) ++end;
    if (end < bytes_.size() && end > at_) --end;
    const size_t size = end - at_;
    if (size == 0) return;
    clean_.text.append(bytes_, at_, size);
    clean_.map.Add(static_cast<uint32_t>(size), at_,
                   static_cast<uint32_t>(size));
    at_ = end;
  }

  static bool IsPlain(char c) {
    return (c >= ' ' && c <= '~') || c == '\n' || c == '\t';
  }

  // The next code point that is to be in the clean text; false at the end.
  bool Read(Input& input) {
    while (SkipEscape()) {
    }
    if (at_ == bytes_.size()) return false;
    const SourceCodePoint point = DecodeAt(bytes_, at_, encoding_);
    input = {point.value, at_, static_cast<uint32_t>(point.length)};
    at_ += point.length;
    if (point.value == '\r') {
      TakeLineFeed(input);
    } else if (IsControl(point.value)) {
      input.value = ' ';
    }
    return true;
  }

  // CR, and the LF behind it, become one LF.
  void TakeLineFeed(Input& input) {
    input.value = '\n';
    if (at_ == bytes_.size()) return;
    const SourceCodePoint point = DecodeAt(bytes_, at_, encoding_);
    if (point.value != '\n') return;
    input.length += static_cast<uint32_t>(point.length);
    at_ += point.length;
  }

  // Skips a control sequence (colours), a control string (titles, links) or a
  // choice of character set that begins here. Returns whether there was one.
  bool SkipEscape() {
    size_t at = at_;
    char32_t c = Take(at);
    if (c == kControlSequence) {
      c = '[';  // ESC and this in one
    } else if (c == kEscape) {
      c = Take(at);
    } else {
      return false;
    }
    bool whole = false;
    if (c == '[') {
      whole = SkipControlSequence(at);
    } else if (c == ']' || c == 'P' || c == '_' || c == '^') {
      whole = SkipControlString(at);
    } else if (c == '(' || c == ')') {
      c = Take(at);
      whole = c == 'A' || c == 'B' || c == '0';
    }
    if (whole) at_ = at;
    return whole;
  }

  bool SkipControlSequence(size_t& at) const {
    char32_t c = Take(at);
    while (c >= ' ' && c <= '?') c = Take(at);
    return c >= '@' && c <= '~';
  }

  // One that another control character cuts short is none, and stays.
  bool SkipControlString(size_t& at) const {
    char32_t c = Take(at);
    for (int i = 0; i < kLongestString && c >= ' ' && !IsControl(c); ++i) {
      c = Take(at);
    }
    return c == kBell || c == kStringEnd || (c == kEscape && Take(at) == '\\');
  }

  // The code point at `at`, which moves behind it; '\0' at the end.
  char32_t Take(size_t& at) const {
    if (at >= bytes_.size()) return '\0';
    const SourceCodePoint point = DecodeAt(bytes_, at, encoding_);
    at += point.length;
    return point.value;
  }

  static bool IsControl(char32_t c) {
    return (c < 0x20 && c != '\n' && c != '\t') || (c >= 0x7F && c < 0xA0);
  }

  bool Continues(char32_t c) const {
    return c >= kFirstMark &&
           !unorm2_hasBoundaryBefore(nfc_, static_cast<UChar32>(c));
  }

  void Flush() {
    if (IsNormal()) {
      for (const Input& input : sequence_) Copy(input);
      return;
    }
    std::array<UChar, 2 * kLongestSequence> units{};
    int32_t count = 0;
    for (const Input& input : sequence_) {
      U16_APPEND_UNSAFE(units, count, static_cast<UChar32>(input.value));
    }
    std::array<UChar, 8 * kLongestSequence> normal{};
    UErrorCode status = U_ZERO_ERROR;
    const int32_t size =
        unorm2_normalize(nfc_, units.data(), count, normal.data(),
                         static_cast<int32_t>(normal.size()), &status);
    if (U_FAILURE(status)) {
      for (const Input& input : sequence_) Copy(input);
      return;
    }
    const size_t before = clean_.text.size();
    for (int32_t i = 0; i < size;) {
      UChar32 c = 0;
      U16_NEXT_UNSAFE(normal, i, c);
      AppendUtf8(static_cast<char32_t>(c), clean_.text);
    }
    const uint64_t begin = sequence_.front().begin;
    const uint64_t end = sequence_.back().begin + sequence_.back().length;
    clean_.map.Add(static_cast<uint32_t>(clean_.text.size() - before), begin,
                   static_cast<uint32_t>(end - begin));
  }

  // True as well for a sequence too long to touch.
  bool IsNormal() const {
    if (sequence_.size() > kLongestSequence) return true;
    uint8_t last_class = 0;
    for (const Input& input : sequence_) {
      if (input.value < kFirstMark) continue;
      const auto c = static_cast<UChar32>(input.value);
      const uint8_t combining = unorm2_getCombiningClass(nfc_, c);
      const bool sorted = combining == 0 || combining >= last_class;
      if (!sorted || u_getIntPropertyValue(c, UCHAR_NFC_QUICK_CHECK) !=
                         static_cast<int32_t>(UNORM_YES)) {
        return false;
      }
      last_class = combining;
    }
    return true;
  }

  void Copy(const Input& input) {
    const size_t before = clean_.text.size();
    AppendUtf8(input.value, clean_.text);
    clean_.map.Add(static_cast<uint32_t>(clean_.text.size() - before),
                   input.begin, input.length);
  }

  std::string_view bytes_;
  Encoding encoding_;
  const UNormalizer2* nfc_;
  size_t at_ = 0;
  std::vector<Input> sequence_;
  CleanText clean_;
};

}  // namespace

Result<CleanText> MakeClean(std::string_view bytes, FoundEncoding encoding) {
  UErrorCode status = U_ZERO_ERROR;
  const UNormalizer2* const nfc = unorm2_getNFCInstance(&status);
  if (U_FAILURE(status)) return Internal("ICU has no normalisation data");
  return Cleaner(bytes, encoding, nfc).Run();
}

}  // namespace quipu
