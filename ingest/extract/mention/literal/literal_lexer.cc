#include "ingest/extract/mention/literal/literal_lexer.h"

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ingest/extract/mention/literal/figures.h"
#include "language/text/character_class.h"
#include "language/text/date_lexemes.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr size_t kMaxRomanLetters = 8;

// The value of "XIX", "xix"; 0 for other words.
int RomanValue(std::string_view folded) {
  if (folded.empty() || folded.size() > kMaxRomanLetters) return 0;
  int value = 0;
  int last = 0;
  for (size_t i = folded.size(); i-- > 0;) {
    const size_t at = std::string_view("ivxlc").find(folded[i]);
    if (at == std::string_view::npos) return 0;
    constexpr int kValues[] = {1, 5, 10, 50, 100};
    const int digit = kValues[at];
    value += digit < last ? -digit : digit;
    last = std::max(last, digit);
  }
  return value;
}

// "XIXe", "XIXème": without the ordinal ending.
std::string_view WithoutOrdinal(std::string_view folded) {
  for (const std::string_view ending : {"eme", "e"}) {
    if (folded.size() > ending.size() && folded.ends_with(ending)) {
      return folded.substr(0, folded.size() - ending.size());
    }
  }
  return folded;
}

class Lexer {
 public:
  Lexer(const Analysis& analysis, const AnalyzedSentence& sentence,
        Language fallback)
      : text_(analysis.text()), sentence_(sentence), fallback_(fallback) {}

  std::vector<LiteralLexeme> Run() {
    uint32_t end = sentence_.span.begin;
    for (token_ = 0; token_ < sentence_.tokens.size(); ++token_) {
      const Span span = sentence_.tokens[token_].span;
      line_begins_ =
          line_begins_ || text_.substr(end, span.begin - end).find('\n') !=
                              std::string_view::npos;
      at_ = std::max<size_t>(at_, span.begin);  // a date may take several
      while (at_ < span.end) Take(span.end);
      end = span.end;
    }
    for (size_t i = 0; i < lexemes_.size(); ++i) SetMeaning(i);
    return std::move(lexemes_);
  }

 private:
  LiteralLexeme& Add(size_t end) {
    LiteralLexeme lexeme;
    lexeme.span = {static_cast<uint32_t>(at_), static_cast<uint32_t>(end)};
    lexeme.token = token_;
    lexeme.glued = !lexemes_.empty() && lexemes_.back().span.end == at_;
    lexeme.line_begins = line_begins_;
    lexemes_.push_back(std::move(lexeme));
    at_ = end;
    return lexemes_.back();
  }

  void Take(size_t limit) {
    if (IsAsciiDigit(text_[at_])) {
      const bool day_first = sentence_.language == Language::kFrench ||
                             sentence_.language == Language::kSpanish;
      const Figures figures = ReadFigures(text_.substr(0, sentence_.span.end),
                                          at_, limit, day_first);
      LiteralLexeme& lexeme = Add(at_ + figures.length);
      lexeme.meaning = {figures.cue, TimeUnit::kNone, figures.value};
      lexeme.digits = figures.digits;
      lexeme.ordinal = figures.ordinal;
      line_begins_ = false;
      return;
    }
    const size_t letters = LettersAt(at_, limit);
    if (letters > 0) {
      TakeWord(letters);
    } else {
      TakeMark(limit);
    }
  }

  // Bytes of letters at `at`; ends at apostrophes, hyphens and figures.
  size_t LettersAt(size_t at, size_t limit) const {
    size_t end = at;
    while (end < limit) {
      const char c = text_[end];
      if (IsAsciiLetter(c)) {
        ++end;
        continue;
      }
      if (static_cast<uint8_t>(c) < 0x80) break;
      const DecodedCodePoint point = DecodeUtf8(text_, end);
      if (point.value < 0xC0 || (point.value >= 0x2000 && point.value < 0x2070))
        break;
      end += point.length;
    }
    return end - at;
  }

  void TakeWord(size_t letters) {
    const std::string_view word = text_.substr(at_, letters);
    LiteralLexeme& lexeme = Add(at_ + letters);
    lexeme.folded = FoldedForLiterals(word);
    lexeme.capital = word[0] != lexeme.folded[0] && IsAsciiLetter(word[0]);
    const MonthName month = MonthNamed(lexeme.folded);
    lexeme.month = static_cast<uint8_t>(month.month);
    lexeme.month_is_sure = !month.ambiguous || lexeme.capital;
    line_begins_ = false;
  }

  void TakeMark(size_t limit) {
    const DecodedCodePoint point = DecodeUtf8(text_, at_);
    const size_t end = std::min(at_ + point.length, limit);
    const char32_t c = point.value;
    const bool between = LettersAt(end, sentence_.span.end) > 0 &&
                         !lexemes_.empty() && lexemes_.back().span.end == at_ &&
                         !lexemes_.back().Is(LiteralCue::kMark);
    const bool white = c == 0xA0 || c == 0x202F || c <= U' ';
    const bool divides =
        IsApostrophe(c) || IsHyphen(c) ||
        (c == '.' && !lexemes_.empty() && lexemes_.back().span.size() == 1);
    const bool months = between && c == '-' && lexemes_.back().month > 0;
    if (white ||
        (between && divides && !lexemes_.back().folded.empty() && !months)) {
      at_ = end;
      return;
    }
    if (IsApostrophe(c) && end + 2 <= limit && IsAsciiDigit(text_[end]) &&
        IsAsciiDigit(text_[end + 1]) &&
        (end + 2 == limit || !IsAsciiDigit(text_[end + 2]))) {
      const int value = (text_[end] - '0') * 10 + (text_[end + 1] - '0');
      LiteralLexeme& year = Add(end + 2);
      year.meaning = {LiteralCue::kShortYear, TimeUnit::kNone,
                      static_cast<double>(value)};
      return;
    }
    LiteralLexeme& lexeme = Add(end);
    lexeme.meaning.cue = LiteralCue::kMark;
    const bool dash = c == '-' || (c >= 0x2010 && c <= 0x2015) || c == 0x2212;
    lexeme.mark = dash              ? '-'
                  : IsApostrophe(c) ? '\''
                  : c < 0x80        ? static_cast<char>(c)
                  : c == U'\u20AC' || c == U'\u00A3' || c == U'\u00A5' ? '$'
                  : c == U'\u00BA' || c == U'\u00B0'                   ? 'o'
                                                                       : '"';
  }

  bool Follows(size_t i, const LiteralPhrase& phrase) const {
    if (i + phrase.rest.size() >= lexemes_.size()) return false;
    for (size_t k = 0; k < phrase.rest.size(); ++k) {
      if (lexemes_[i + 1 + k].folded != phrase.rest[k]) return false;
    }
    return true;
  }

  bool SetMeaning(size_t i, Language language) {
    LiteralLexeme& lexeme = lexemes_[i];
    const auto* phrases = LiteralPhrasesOf(language, lexeme.folded);
    if (phrases == nullptr) return false;
    for (const LiteralPhrase& phrase : *phrases) {
      if (!Follows(i, phrase)) continue;
      lexeme.meaning = phrase.meaning;
      lexeme.length = static_cast<uint8_t>(1 + phrase.rest.size());
      return true;
    }
    return false;
  }

  void SetMeaning(size_t i) {
    LiteralLexeme& lexeme = lexemes_[i];
    if (lexeme.folded.empty()) return;
    const Language own =
        sentence_.language == Language::kNone ? fallback_ : sentence_.language;
    if (SetMeaning(i, own) || (fallback_ != own && SetMeaning(i, fallback_)))
      return;
    if (!lexeme.capital) return;
    const int roman = RomanValue(WithoutOrdinal(lexeme.folded));
    if (roman > 0) {
      lexeme.meaning = {LiteralCue::kRoman, TimeUnit::kNone,
                        static_cast<double>(roman)};
    }
  }

  const std::string_view text_;
  const AnalyzedSentence& sentence_;
  const Language fallback_;
  std::vector<LiteralLexeme> lexemes_;
  uint32_t token_ = 0;
  size_t at_ = 0;
  bool line_begins_ = true;
};

}  // namespace

std::vector<LiteralLexeme> LexLiterals(const Analysis& analysis,
                                       const AnalyzedSentence& sentence,
                                       Language fallback) {
  return Lexer(analysis, sentence, fallback).Run();
}

}  // namespace quipu
