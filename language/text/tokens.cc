// ICU's word boundaries, joined and divided: pieces (what lies between two
// boundaries) go through one pass that looks at most a few pieces ahead.

#include "language/text/tokens.h"

#include <unicode/ubrk.h>
#include <unicode/uchar.h>
#include <unicode/utext.h>

#include <utility>

#include "base/utf8.h"
#include "language/text/abbreviations.h"
#include "language/text/word_parts.h"

namespace quipu {
namespace {

// Parts of one hyphenated word, and lines drawn with one sign, are joined no
// further than this.
constexpr size_t kMostJoined = 8;

struct Piece {
  Span span;
  TokenKind kind = TokenKind::kWord;
  bool address = false;  // stays whole
};

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}

TokenKind KindOf(std::string_view bytes) {
  if (IsNumberLike(bytes)) return TokenKind::kNumber;
  for (size_t i = 0; i < bytes.size();) {
    const DecodedCodePoint point = DecodeUtf8(bytes, i);
    if (u_isalnum(static_cast<UChar32>(point.value))) return TokenKind::kWord;
    i += point.length;
  }
  return TokenKind::kPunctuation;
}

// White space, and characters that are not seen.
bool IsBlank(std::string_view bytes) {
  for (size_t i = 0; i < bytes.size();) {
    const DecodedCodePoint point = DecodeUtf8(bytes, i);
    const auto c = static_cast<UChar32>(point.value);
    const int8_t type = u_charType(c);
    if (!u_isUWhiteSpace(c) && type != U_FORMAT_CHAR &&
        type != U_CONTROL_CHAR) {
      return false;
    }
    i += point.length;
  }
  return true;
}

// One pass over the pieces of a range.
class PieceJoiner {
 public:
  PieceJoiner(std::string_view text, std::string_view language,
              const std::vector<Piece>& pieces)
      : text_(text),
        french_(language == "fr"),
        blank_in_numbers_(language == "fr" || language == "es"),
        pieces_(pieces) {}

  std::vector<Token> Join() {
    while (next_ < pieces_.size()) {
      const Piece& piece = pieces_[next_];
      if (piece.address) {
        tokens_.push_back({piece.span, TokenKind::kWord});
        ++next_;
      } else if (piece.kind == TokenKind::kPunctuation) {
        TakePunctuation();
      } else if (IsNumberLike(piece.span.In(text_))) {
        TakeNumber();
      } else {
        TakeWord();
      }
    }
    return std::move(tokens_);
  }

 private:
  bool Follows(size_t at) const {  // without a blank between
    return at < pieces_.size() && at > 0 &&
           pieces_[at].span.begin == pieces_[at - 1].span.end;
  }
  bool IsByte(size_t at, char c) const {
    return pieces_[at].span.size() == 1 && text_[pieces_[at].span.begin] == c;
  }
  void Emit(Span span) { tokens_.push_back({span, KindOf(span.In(text_))}); }

  void TakePunctuation() {
    const Span first = pieces_[next_++].span;
    Span span = first;
    if (ApostropheAt(text_, first.begin) != 0 && TakeClitic(first)) return;
    if (first.size() == 1 &&
        std::string_view(".-*_=~#`").find(text_[first.begin]) !=
            std::string::npos) {
      while (Follows(next_) && IsByte(next_, text_[first.begin])) {
        span.end = pieces_[next_++].span.end;
      }
    }
    Emit(span);
  }

  // "'s" after something that ends no word for ICU: "U.S.'s".
  bool TakeClitic(Span apostrophe) {
    const bool glued = !tokens_.empty() &&
                       tokens_.back().span.end == apostrophe.begin &&
                       Follows(next_) && IsByte(next_, 's');
    if (!glued) return false;
    Emit({apostrophe.begin, pieces_[next_++].span.end});
    return true;
  }

  void TakeNumber() {
    Span span = pieces_[next_++].span;
    if (HyphenFollows() && !IsNumberLike(pieces_[next_ + 1].span.In(text_))) {
      --next_;  // "24-year-old"
      TakeWord();
      return;
    }
    while (IsThousands(span)) span.end = pieces_[next_++].span.end;
    if (Follows(next_) && IsByte(next_, ':') && Follows(next_ + 1) &&
        IsTwoDigits(next_ + 1) && span.size() <= 2) {  // "2:30"
      span.end = pieces_[next_ + 1].span.end;
      next_ += 2;
    }
    if (Follows(next_) && IsByte(next_, '%')) {
      span.end = pieces_[next_++].span.end;
    }
    EmitNumber(span);
  }

  // "18,1986" is a day and a year without their blank.
  void EmitNumber(Span span) {
    const std::string_view digits = span.In(text_);
    const size_t comma = digits.find(',');
    if (comma <= 2 && digits.size() == comma + 5 &&
        digits.find_first_not_of("0123456789", comma + 1) ==
            std::string_view::npos) {
      const uint32_t at = span.begin + static_cast<uint32_t>(comma);
      Emit({span.begin, at});
      Emit({at, at + 1});
      Emit({at + 1, span.end});
      return;
    }
    Emit(span);
  }

  bool IsTwoDigits(size_t at) const {
    const std::string_view digits = pieces_[at].span.In(text_);
    return digits.size() == 2 && IsDigit(digits[0]) && IsDigit(digits[1]);
  }

  // Whether the next piece is three digits after a blank, as in "1 500".
  bool IsThousands(Span number) const {
    if (next_ >= pieces_.size()) return false;
    const Span next = pieces_[next_].span;
    const std::string_view gap =
        text_.substr(number.end, next.begin - number.end);
    const bool narrow = gap == "\u00A0" || gap == "\u202F" || gap == "\u2009";
    if (!narrow && !(blank_in_numbers_ && gap == " ")) return false;
    const std::string_view left = pieces_[next_ - 1].span.In(text_);
    const std::string_view right = next.In(text_);
    const auto all_digits = [](std::string_view digits) {
      return digits.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return right.size() == 3 && all_digits(right) && left.size() <= 3 &&
           all_digits(left) && left[0] != '0' &&
           (number.size() <= 3 || left.size() == 3);
  }

  // A hyphen and then a word or number, all without blanks.
  bool HyphenFollows() const {
    if (!Follows(next_) || !Follows(next_ + 1)) return false;
    const Span hyphen = pieces_[next_].span;
    return HyphenAt(text_, hyphen.begin) == hyphen.size() &&
           pieces_[next_ + 1].kind != TokenKind::kPunctuation &&
           !pieces_[next_ + 1].address;
  }

  // "c'est-à-dire" is one word.
  bool IsThatIsToSay() const {
    return french_ && HyphenFollows() &&
           pieces_[next_ - 1].span.In(text_).ends_with("est") &&
           pieces_[next_ + 1].span.In(text_) == "\u00E0";
  }

  void TakeWord() {
    const size_t first = tokens_.size();
    const Span word = pieces_[next_++].span;
    if (IsThatIsToSay()) {
      Emit(word);
    } else {
      EmitParts(word);
    }
    if (TakeStop()) {
      while (HyphenFollows()) {  // "U.S.-backed"
        Emit(pieces_[next_++].span);
        EmitParts(pieces_[next_++].span);
        TakeStop();  // "J.-P."
      }
      return;
    }
    for (size_t joined = 1; joined < kMostJoined && HyphenFollows(); ++joined) {
      const Span hyphen = pieces_[next_].span;
      const Span right = pieces_[next_ + 1].span;
      next_ += 2;
      if (DividesAtHyphen(tokens_.back().span.In(text_), right.In(text_))) {
        Emit(hyphen);
        EmitParts(right);
      } else {
        Extend(right);
      }
    }
    if (french_ && tokens_.size() > first) CutFrenchClitic();
  }

  // The last token grows over a hyphen and `right`, but for an ending "'s".
  void Extend(Span right) {
    const Span whole{tokens_.back().span.begin, right.end};
    tokens_.pop_back();
    const std::vector<uint32_t> cuts = CutsOf(right.In(text_), false);
    if (cuts.empty()) {
      Emit(whole);
      return;
    }
    Emit({whole.begin, right.begin + cuts.back()});
    Emit({right.begin + cuts.back(), right.end});
  }

  void CutFrenchClitic() {
    const Span last = tokens_.back().span;
    const uint32_t at = FrenchCliticBegin(last.In(text_));
    if (at == last.size()) return;
    tokens_.pop_back();
    Emit({last.begin, last.begin + at});
    Emit({last.begin + at, last.end});
  }

  // Joins the last token with the full stop of an abbreviation.
  bool TakeStop() {
    if (!Follows(next_) || !IsByte(next_, '.')) return false;
    if (Follows(next_ + 1) && IsByte(next_ + 1, '.')) return false;  // "..."
    switch (AbbreviationOf(tokens_.back().span.In(text_))) {
      case Abbreviation::kNone:
        return false;
      case Abbreviation::kBeforeNumber:
        if (next_ + 1 >= pieces_.size() ||
            !IsDigit(text_[pieces_[next_ + 1].span.begin])) {
          return false;
        }
        break;
      default:
        break;
    }
    const Span whole{tokens_.back().span.begin, pieces_[next_++].span.end};
    tokens_.pop_back();
    tokens_.push_back({whole, TokenKind::kWord});
    return true;
  }

  // A word of ICU's, without underscores at its ends, cut where it must be.
  void EmitParts(Span span) {
    uint32_t begin = span.begin;
    while (begin < span.end && text_[begin] == '_') ++begin;
    uint32_t end = span.end;
    while (end > begin && text_[end - 1] == '_') --end;
    if (begin > span.begin) Emit({span.begin, begin});
    const Span word{begin, end};
    for (const uint32_t cut : CutsOf(word.In(text_), french_)) {
      Emit({begin, word.begin + cut});
      begin = word.begin + cut;
    }
    if (begin < end) Emit({begin, end});
    if (end < span.end) Emit({end, span.end});
  }

  std::string_view text_;
  bool french_;
  bool blank_in_numbers_;
  const std::vector<Piece>& pieces_;
  size_t next_ = 0;
  std::vector<Token> tokens_;
};

}  // namespace

struct Tokenizer::Rep {
  std::string language;
  UBreakIterator* words = nullptr;
  UText* bytes = nullptr;
};

Tokenizer::Tokenizer(std::string_view language)
    : rep_(std::make_unique<Rep>()) {
  rep_->language = language;
  UErrorCode status = U_ZERO_ERROR;
  rep_->words = ubrk_open(UBRK_WORD, "", nullptr, 0, &status);
  if (U_FAILURE(status)) rep_->words = nullptr;
}

Tokenizer::~Tokenizer() {
  if (rep_->words != nullptr) ubrk_close(rep_->words);
  if (rep_->bytes != nullptr) utext_close(rep_->bytes);
}

std::vector<Token> Tokenizer::Tokenize(std::string_view text, Span range) {
  if (rep_->words == nullptr || range.empty()) return {};
  UErrorCode status = U_ZERO_ERROR;
  rep_->bytes = utext_openUTF8(rep_->bytes, text.data() + range.begin,
                               range.size(), &status);
  ubrk_setUText(rep_->words, rep_->bytes, &status);
  if (U_FAILURE(status)) return {};

  const std::vector<Span> addresses = FindAddresses(text, range);
  auto address = addresses.begin();
  std::vector<Piece> pieces;
  const auto add = [&](Span span) {
    const std::string_view bytes = span.In(text);
    if (!span.empty() && !IsBlank(bytes)) {
      pieces.push_back({span, KindOf(bytes)});
    }
  };
  uint32_t begin = range.begin;
  for (int32_t end = ubrk_next(rep_->words); end != UBRK_DONE;
       end = ubrk_next(rep_->words)) {
    const uint32_t boundary = range.begin + static_cast<uint32_t>(end);
    while (address != addresses.end() && address->begin < boundary) {
      add({begin, address->begin});
      pieces.push_back({*address, TokenKind::kWord, true});
      begin = address->end;
      ++address;
    }
    if (boundary <= begin) continue;  // inside an address
    add({begin, boundary});
    begin = boundary;
  }
  return PieceJoiner(text, rep_->language, pieces).Join();
}

}  // namespace quipu
