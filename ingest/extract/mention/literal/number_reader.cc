#include "ingest/extract/mention/literal/number_reader.h"

#include <algorithm>

namespace quipu {
namespace {

using enum LiteralCue;

// Adds up number words: each smaller than what the last left room for.
class NumberWords {
 public:
  NumberWords(std::span<const LiteralLexeme> lexemes, size_t at)
      : lexemes_(lexemes), begin_(at), at_(at) {}

  NumberReading Read() {
    while (at_ < lexemes_.size() && (TakeWord() || TakeAnd())) {
    }
    if (at_ == begin_ || !any_) return {};
    return {at_, total_ + current_};
  }

  void StartWith(double value) {
    current_ = value;
    room_ = 0;
    any_ = true;
  }

 private:
  bool Is(size_t at, LiteralCue cue) const {
    return at < lexemes_.size() && lexemes_[at].Is(cue);
  }

  bool TakeWord() {
    const LiteralLexeme& lexeme = lexemes_[at_];
    const double value = lexeme.meaning.value;
    if (lexeme.Is(kScale)) return TakeScale(value, lexeme.length);
    if (lexeme.Is(kOneOrSome) && !any_) {  // "a hundred", "un millón"
      if (!Is(at_ + 1, kScale)) return false;
      StartWith(value);
    } else if (lexeme.Is(kNumber)) {
      return Add(value, lexeme);
    } else {
      return false;
    }
    ++at_;
    return true;
  }

  bool Add(double value, const LiteralLexeme& lexeme) {
    const bool score = lexeme.folded.starts_with("vingt");
    if (score && any_ && last_ == 4) {  // "quatre-vingts"
      current_ += 76;
      room_ = 20;
    } else if (value < room_) {
      current_ += value;
      room_ = RoomAfter(value, lexeme);
    } else {
      return false;
    }
    last_ = value;
    any_ = true;
    at_ += lexeme.length;
    return true;
  }

  static double RoomAfter(double value, const LiteralLexeme& lexeme) {
    if (value >= 100) return 100;
    if (value >= 20) return lexeme.folded == "soixante" ? 20 : 10;
    return lexeme.folded == "dix" ? 10 : 0;
  }

  bool TakeScale(double scale, size_t length) {
    if (scale == 100) {
      if (current_ >= 100 || (any_ && current_ == 0 && room_ < 100))
        return false;
      current_ = std::max(current_, 1.0) * 100;
      room_ = 100;
    } else {
      if (scale >= scale_) return false;
      total_ += std::max(current_, 1.0) * scale;
      scale_ = scale;
      current_ = 0;
      room_ = scale;
    }
    last_ = scale;
    any_ = true;
    at_ += length;
    return true;
  }

  // "two hundred and six", "vingt et un", "treinta y dos"
  bool TakeAnd() {
    if (!any_ || room_ < 10 || !Is(at_, kAnd) || at_ + 1 >= lexemes_.size())
      return false;
    const LiteralLexeme& next = lexemes_[at_ + 1];
    const bool one = next.Is(kOneOrSome);
    const bool english = lexemes_[at_].folded == "and";
    if (one ? english || last_ < 20 || last_ >= 100 : !next.Is(kNumber))
      return false;
    const bool tens = last_ >= 20 && last_ < 100;
    if (english ? last_ < 100 : !tens) return false;
    if (next.meaning.value >= room_) return false;
    ++at_;
    return Add(next.meaning.value, next);
  }

  std::span<const LiteralLexeme> lexemes_;
  size_t begin_;
  size_t at_;
  bool any_ = false;
  double total_ = 0;
  double current_ = 0;
  double last_ = 0;
  double room_ = 1e15;   // what is added must be less
  double scale_ = 1e15;  // the last scale from a thousand on
};

constexpr double kMostScaled = 1e12;

bool IsAt(std::span<const LiteralLexeme> lexemes, size_t at, LiteralCue cue) {
  return at < lexemes.size() && lexemes[at].Is(cue);
}

// A number in figures and the scales behind it: "2.5 million".
NumberReading ReadFigures(std::span<const LiteralLexeme> lexemes, size_t at) {
  if (lexemes[at].ordinal) return {};
  NumberReading number{at + 1, lexemes[at].meaning.value};
  while (IsAt(lexemes, number.end, kScale) && *number.value < kMostScaled) {
    *number.value *= lexemes[number.end].meaning.value;
    number.end += lexemes[number.end].length;
  }
  return number;
}

// "a dozen", "une vingtaine", "two dozen"; `count` stands before it.
NumberReading ReadCollective(std::span<const LiteralLexeme> lexemes, size_t at,
                             double count) {
  const LiteralLexeme& lexeme = lexemes[at];
  NumberReading number{at + lexeme.length, count * lexeme.meaning.value, true};
  while (IsAt(lexemes, number.end, kOf) &&
         IsAt(lexemes, number.end + 1, kScale)) {  // "una decena de miles"
    number.value.reset();
    number.end += 2;
  }
  return number;
}

}  // namespace

NumberReading ReadNumberAt(std::span<const LiteralLexeme> lexemes, size_t at) {
  const LiteralLexeme& first = lexemes[at];
  switch (first.meaning.cue) {
    case kFigures:
      return ReadFigures(lexemes, at);
    case kIndefinite:
      return {at + first.length, std::nullopt};
    case kNothing:
      return {at + first.length, 0};
    case kOneOrSome:
      if (IsAt(lexemes, at + 1, kCollective)) {
        return ReadCollective(lexemes, at + 1, 1);
      }
      if (IsAt(lexemes, at + 1, kScale)) break;
      return {at + 1, 1};
    case kCollective:
      return ReadCollective(lexemes, at, 1);
    case kNumber:
    case kScale:
      break;
    default:
      return {};
  }
  const NumberReading number = NumberWords(lexemes, at).Read();
  if (number && IsAt(lexemes, number.end, kCollective)) {
    return ReadCollective(lexemes, number.end, *number.value);
  }
  return number;
}

}  // namespace quipu
