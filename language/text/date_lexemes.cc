// What FindDates looks at: numbers, month names, and the words between them.

#include "language/text/date_lexemes.h"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

using Kind = DateLexeme::Kind;

struct WordMeaning {
  Kind kind = Kind::kWord;
  int value = 0;  // of a month or of a day
  bool ambiguous = false;
};

using Dictionary = std::unordered_map<std::string_view, WordMeaning>;

// `list` is of words apart by blanks.
void AddWords(std::string_view list, WordMeaning meaning, Dictionary& words) {
  while (!list.empty()) {
    const size_t end = std::min(list.find(' '), list.size());
    words[list.substr(0, end)] = meaning;
    list.remove_prefix(std::min(end + 1, list.size()));
  }
}

// In lower case, without accents.
Dictionary MakeDictionary() {
  static constexpr std::array<std::string_view, 12> kMonths = {
      "january jan janvier janv enero",
      "february feb february fevrier fevr fev febrero",
      "marzo mars",
      "april apr avril avr abril abr",
      "mai mayo",
      "june jun juin junio",
      "july jul juillet juill juil julio",
      "aout agosto",
      "september septembre septiembre setiembre",
      "october oct octobre octubre",
      "november nov novembre noviembre",
      "december decembre dec diciembre dic"};
  static constexpr std::array<std::string_view, 12> kAmbiguous = {
      "ene",          "", "march mar", "", "may", "", "", "august aug ago",
      "sep sept set", "", "",          ""};
  Dictionary words;
  for (int month = 1; month <= 12; ++month) {
    const auto i = static_cast<size_t>(month - 1);
    AddWords(kMonths[i], {Kind::kMonth, month, false}, words);
    AddWords(kAmbiguous[i], {Kind::kMonth, month, true}, words);
  }
  AddWords("of de del du d", {Kind::kOf}, words);
  AddWords("premier primero", {Kind::kNumber, 1}, words);
  AddWords("the el le", {Kind::kArticle}, words);
  AddWords("and et y e &", {Kind::kAnd}, words);
  AddWords("to au al a through until till hasta jusqu", {Kind::kTo}, words);
  AddWords(
      "in since by before after during from between around circa c year years "
      "en depuis avant apres des vers entre annee annees an debut durant "
      "pendant desde antes despues hacia ano anos durante",
      {Kind::kContext}, words);
  AddWords(
      "early mid late last next past this fin fines finales mediados "
      "principios dernier pasado",
      {Kind::kNear}, words);
  return words;
}

const Dictionary& Words() {
  static const Dictionary kWords = MakeDictionary();
  return kWords;
}

// `word` in lower case and without accents; long ones cut.
std::string Folded(std::string_view word) {
  std::string folded;
  for (size_t i = 0; i < word.size() && folded.size() < 12;) {
    const DecodedCodePoint point = DecodeUtf8(word, i);
    AppendUtf8(Fold(WithoutAccents(point.value), {}), folded);
    i += point.length;
  }
  return folded;
}

// The number that the `count` digits at `at` write.
int ValueOf(std::string_view text, size_t at, size_t count) {
  int value = 0;
  for (size_t i = 0; i < count; ++i) value = value * 10 + (text[at + i] - '0');
  return value;
}

int CenturyOf(int two_digits) {
  return two_digits + (two_digits >= 30 ? 1900 : 2000);
}

// A plural in 's', or one of the few others that numbers often stand before.
bool IsCounted(std::string_view word) {
  for (const std::string_view plural :
       {"people", "men", "women", "children", "police", "dead", "gens"}) {
    if (word == plural) return true;
  }
  return word.size() >= 4 && word.back() == 's' && word != "this" &&
         word != "does" && word != "dans" && word != "mais" && word != "tras";
}

class Lexer {
 public:
  explicit Lexer(std::string_view text) : text_(text), dictionary_(Words()) {}

  std::vector<DateLexeme> Run() {
    while (at_ < text_.size()) {
      const char c = text_[at_];
      if (c == '\n') {
        TakeNewline();
      } else if (c == ' ' || c == '\t' || c == '\r') {
        ++at_;
      } else if (IsAsciiDigit(c)) {
        TakeNumber();
      } else if (IsAsciiLetter(c) || static_cast<uint8_t>(c) >= 0x80) {
        TakeWordOrMark();
      } else {
        TakeMark();
      }
    }
    return std::move(lexemes_);
  }

 private:
  size_t DigitsAt(size_t at) const {
    size_t end = at;
    while (end < text_.size() && IsAsciiDigit(text_[end])) ++end;
    return end - at;
  }

  DateLexeme& Add(Kind kind, size_t end) {
    DateLexeme lexeme;
    lexeme.kind = kind;
    lexeme.span = {static_cast<uint32_t>(at_), static_cast<uint32_t>(end)};
    lexeme.line_begins = line_begins_;
    if (kind != Kind::kMark) line_begins_ = false;
    lexemes_.push_back(lexeme);
    at_ = end;
    return lexemes_.back();
  }

  void TakeNewline() {
    const size_t end =
        std::min(text_.find_first_not_of(" \t\n", at_), text_.size());
    const std::string_view gap = text_.substr(at_ + 1, end - at_ - 1);
    if (gap.find('\n') != std::string_view::npos) Add(Kind::kGap, end);
    at_ = end;
    line_begins_ = true;
  }

  void TakeMark() {
    const char c = text_[at_];
    if (c == '\'' && DigitsAt(at_ + 1) == 2) {  // '92
      const int value = CenturyOf(ValueOf(text_, at_ + 1, 2));
      DateLexeme& year = Add(Kind::kNumber, at_ + 3);
      year.value = value;
      year.digits = 4;
      return;
    }
    Add(Kind::kMark, at_ + 1).mark = c;
  }

  void TakeWordOrMark() {
    const size_t begin = at_;
    size_t end = at_;
    bool digit = false;
    while (end < text_.size()) {
      const char c = text_[end];
      if (IsAsciiLetter(c)) {
        ++end;
      } else if (IsAsciiDigit(c) && end > begin) {
        digit = true;
        ++end;
      } else if (static_cast<uint8_t>(c) >= 0xC3 && !IsMarkAt(end)) {
        end += DecodeUtf8(text_, end).length;
      } else {
        break;
      }
    }
    if (end == begin) {
      TakeWideMark();
      return;
    }
    const std::string_view word = text_.substr(begin, end - begin);
    const auto found =
        digit ? dictionary_.end() : dictionary_.find(Folded(word));
    WordMeaning meaning;
    if (found != dictionary_.end()) meaning = found->second;
    DateLexeme& lexeme = Add(meaning.kind, end);
    lexeme.value = meaning.value;
    if (meaning.kind == Kind::kNumber) lexeme.digits = 1;
    lexeme.ambiguous = meaning.ambiguous;
    const bool upper = word[0] >= 'A' && word[0] <= 'Z';
    lexeme.capital =
        upper || (word[0] == '\xC3' && static_cast<uint8_t>(word[1]) < 0xA0);
    lexeme.counted = !lexeme.capital && IsCounted(word);
  }

  // General punctuation, U+2000 to U+206F.
  bool IsMarkAt(size_t at) const {
    return text_[at] == '\xE2' && at + 1 < text_.size() &&
           (text_[at + 1] == '\x80' || text_[at + 1] == '\x81');
  }

  void TakeWideMark() {
    const DecodedCodePoint point = DecodeUtf8(text_, at_);
    const char32_t c = point.value;
    const size_t end = at_ + point.length;
    if (c == 0xA0 || (c >= 0x2000 && c <= 0x200B) || c == 0x202F) {
      at_ = end;
      return;
    }
    const bool dash = c >= 0x2010 && c <= 0x2015;
    Add(Kind::kMark, end).mark = dash ? '-' : (c == 0x2019 ? '\'' : '"');
  }

  // "12/5/1992", "12.5.1992", "1992-05-12"; false for anything else.
  bool TakeNumericDate(size_t first) {
    const size_t second_at = at_ + first + 1;
    if (second_at >= text_.size()) return false;
    const char separator = text_[second_at - 1];
    if (separator != '/' && separator != '.' && separator != '-') return false;
    const size_t second = DigitsAt(second_at);
    const size_t third_at = second_at + second + 1;
    if (second < 1 || second > 2 || third_at >= text_.size() ||
        text_[third_at - 1] != separator) {
      return false;
    }
    const size_t third = DigitsAt(third_at);
    const size_t end = third_at + third;
    const bool year_first = first == 4 && third >= 1 && third <= 2;
    const bool year_last = first <= 2 && third == 4;
    const bool goes_on =
        end < text_.size() && (IsAsciiLetter(text_[end]) ||
                               (text_[end] == separator && DigitsAt(end + 1)));
    if ((!year_first && !year_last) || goes_on) return false;
    const int a = ValueOf(text_, at_, first);
    const int b = ValueOf(text_, second_at, second);
    const int c = ValueOf(text_, third_at, third);
    int packed = 0;
    if (year_first) {
      packed = a * 10000 + b * 100 + c;
    } else if (a > 12 || a == b) {
      packed = c * 10000 + b * 100 + a;
    } else if (b > 12) {
      packed = c * 10000 + a * 100 + b;
    } else {
      packed = c * 10000;
    }
    Add(Kind::kNumeric, end).value = packed;
    return true;
  }

  // Length of "st", "er", "º" and the like at `at`.
  size_t OrdinalAt(size_t at) const {
    for (const std::string_view ending :
         {"st", "nd", "rd", "th", "er", "ro", "\u00BA", "\u00B0", "o"}) {
      const std::string_view rest = text_.substr(at);
      if (rest.starts_with(ending) && (rest.size() == ending.size() ||
                                       !IsAsciiLetter(rest[ending.size()]))) {
        return ending.size();
      }
    }
    return 0;
  }

  void TakeNumber() {
    const size_t digits = DigitsAt(at_);
    if (digits <= 4 && TakeNumericDate(digits)) return;
    size_t end = at_ + digits;
    const auto in_number = [&] {  // "2,000", "3.5", "1:30", "4B"
      if (end >= text_.size()) return false;
      const char c = text_[end];
      const bool separator = c == ',' || c == '.' || c == ':';
      return IsAsciiLetter(c) || (separator && DigitsAt(end + 1) != 0 &&
                                  !(c == ',' && DigitsAt(end + 1) == 4));
    };
    const size_t ordinal = digits <= 2 ? OrdinalAt(end) : 0;
    if (digits > 4 || (ordinal == 0 && in_number())) {
      while (end < text_.size() && (IsAsciiDigit(text_[end]) || in_number()))
        ++end;
      Add(Kind::kWord, end);
      return;
    }
    const int value = ValueOf(text_, at_, digits);
    DateLexeme& number = Add(Kind::kNumber, end + ordinal);
    number.value = value;
    number.digits = static_cast<uint8_t>(digits);
  }

  std::string_view text_;
  const Dictionary& dictionary_;
  size_t at_ = 0;
  bool line_begins_ = true;
  std::vector<DateLexeme> lexemes_;
};

}  // namespace

MonthName MonthNamed(std::string_view folded) {
  const auto found = Words().find(folded);
  if (found == Words().end() || found->second.kind != Kind::kMonth) return {};
  return {found->second.value, found->second.ambiguous};
}

std::vector<DateLexeme> LexDates(std::string_view text) {
  return Lexer(text).Run();
}

}  // namespace quipu
