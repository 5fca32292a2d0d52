// What belongs together inside a stretch of text without blanks.

#include "language/text/word_parts.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <iterator>
#include <string>

#include "base/utf8.h"

namespace quipu {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsAlnum(char c) {
  return IsDigit(c) || IsLower(c) || IsUpper(c);
}

bool IsLocalPart(char c) {
  return IsAlnum(c) || std::string_view("._%+-").find(c) != std::string::npos;
}
bool IsHostPart(char c) {
  return IsAlnum(c) || c == '.' || c == '-';
}

// Characters that end an address inside running text.
bool EndsAddress(char c) {
  return static_cast<uint8_t>(c) <= ' ' ||
         std::string_view("<>\"()[]{}|").find(c) != std::string::npos;
}

template <size_t n>
bool IsOneOf(std::string_view word, const std::string_view (&words)[n]) {
  return std::find(std::begin(words), std::end(words), word) != std::end(words);
}

// `word` in lower case, ASCII letters only; "" for anything long.
std::string AsciiLower(std::string_view word) {
  std::string lower;
  if (word.size() > 16) return lower;
  for (const char c : word) {
    lower += IsUpper(c) ? static_cast<char>(c + 32) : c;
  }
  return lower;
}

// The address whose "://" or "www." is at `at`, or an empty span.
Span WebAddress(std::string_view text, Span range, uint32_t at) {
  uint32_t begin = at;
  while (begin > range.begin && IsAlnum(text[begin - 1])) --begin;
  uint32_t end = at;
  while (end < range.end && !EndsAddress(text[end])) ++end;
  while (end > at && std::string_view(".,;:!?'*_").find(text[end - 1]) !=
                         std::string::npos) {
    --end;
  }
  return end > at + 4 ? Span{begin, end} : Span{at, at};
}

// The address whose '@' is at `at`, or an empty span.
Span MailAddress(std::string_view text, Span range, uint32_t at) {
  uint32_t begin = at;
  while (begin > range.begin && IsLocalPart(text[begin - 1])) --begin;
  while (begin < at && !IsAlnum(text[begin])) ++begin;
  uint32_t end = at + 1;
  while (end < range.end && IsHostPart(text[end])) ++end;
  while (end > at + 1 && !IsAlnum(text[end - 1])) --end;
  const bool whole = begin < at && end > at + 1 &&
                     text.substr(at, end - at).find('.') != std::string::npos;
  return whole ? Span{begin, end} : Span{at, at};
}

// Offset of the stop in "end.The": a full stop that lacks its blank.
size_t MissingBlank(std::string_view word) {
  const size_t stop = word.find('.');
  if (stop == std::string_view::npos || stop < 2 || stop + 2 >= word.size()) {
    return std::string_view::npos;
  }
  const bool lower_before = IsLower(word[stop - 1]) && IsLower(word[stop - 2]);
  const bool capital_after = IsUpper(word[stop + 1]) && IsLower(word[stop + 2]);
  return lower_before && capital_after ? stop : std::string_view::npos;
}

// Length of an elided French word at the beginning of `word`, with its
// apostrophe: "l'", "qu'", "jusqu'".
uint32_t ElisionLength(std::string_view word, bool french) {
  static constexpr std::string_view kElided[] = {
      "l", "d",  "j",      "m",      "t",     "s",     "n",
      "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu"};
  size_t quote = 0;
  while (quote < word.size() && quote <= 6 && ApostropheAt(word, quote) == 0) {
    ++quote;
  }
  if (quote == 0 || quote > 6 || quote >= word.size()) return 0;
  const std::string elided = AsciiLower(word.substr(0, quote));
  if (french ? !IsOneOf(elided, kElided) : elided != "l") return 0;
  const size_t length = quote + ApostropheAt(word, quote);
  return length < word.size() ? static_cast<uint32_t>(length) : 0;
}

// Where "'s", "'re" or "n't" begins, or word.size().
size_t EnglishCliticBegin(std::string_view word) {
  static constexpr std::string_view kEndings[] = {"s",  "re", "ve",
                                                  "ll", "d",  "m"};
  size_t quote = word.size();
  for (size_t i = word.size(); i-- > 1 && word.size() - i <= 5;) {
    if (ApostropheAt(word, i) != 0) {
      quote = i;
      break;
    }
  }
  if (quote == word.size()) return quote;
  const std::string ending =
      AsciiLower(word.substr(quote + ApostropheAt(word, quote)));
  if (IsOneOf(ending, kEndings)) return quote;
  const bool negation = ending == "t" && quote >= 2 &&
                        (word[quote - 1] == 'n' || word[quote - 1] == 'N');
  return negation ? quote - 1 : word.size();
}

bool IsCapitalised(std::string_view word) {
  return !word.empty() &&
         u_isupper(static_cast<UChar32>(DecodeUtf8(word, 0).value));
}

// Two or more capitals and nothing but capitals, digits and stops.
bool IsAcronym(std::string_view word) {
  size_t capitals = 0;
  for (size_t i = 0; i < word.size();) {
    const DecodedCodePoint point = DecodeUtf8(word, i);
    const auto c = static_cast<UChar32>(point.value);
    if (u_isupper(c)) {
      ++capitals;
    } else if (c != '.' && !u_isdigit(c)) {
      return false;
    }
    i += point.length;
  }
  return capitals >= 2;
}

}  // namespace

std::vector<Span> FindAddresses(std::string_view text, Span range) {
  std::vector<Span> found;
  Span rest = range;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    Span address{i, i};
    const bool host = text[i] == 'w' && text.substr(i, 4) == "www." &&
                      (i == rest.begin || !IsAlnum(text[i - 1]));
    if (text[i] == '@') {
      address = MailAddress(text, rest, i);
    } else if (host || (text[i] == ':' && text.substr(i, 3) == "://")) {
      address = WebAddress(text, rest, i);
    }
    if (address.empty() || address.end > range.end) continue;
    found.push_back(address);
    rest.begin = address.end;
    i = address.end - 1;
  }
  return found;
}

std::vector<uint32_t> CutsOf(std::string_view word, bool french) {
  std::vector<uint32_t> cuts;
  uint32_t begin = 0;
  if (const size_t stop = MissingBlank(word); stop != std::string_view::npos) {
    begin = static_cast<uint32_t>(stop) + 1;
    cuts = {begin - 1, begin};
  }
  if (const uint32_t length = ElisionLength(word.substr(begin), french)) {
    begin += length;
    cuts.push_back(begin);
  }
  const std::string_view rest = word.substr(begin);
  const size_t clitic = EnglishCliticBegin(rest);
  if (clitic > 0 && clitic < rest.size()) {
    cuts.push_back(begin + static_cast<uint32_t>(clitic));
  }
  return cuts;
}

bool DividesAtHyphen(std::string_view left, std::string_view right) {
  static constexpr std::string_view kEndings[] = {
      "affiliated", "aligned",  "backed",    "based",      "born",
      "bound",      "bred",     "built",     "controlled", "dominated",
      "educated",   "financed", "funded",    "held",       "inspired",
      "led",        "linked",   "made",      "occupied",   "owned",
      "run",        "speaking", "sponsored", "style",      "supplied",
      "supported",  "trained",  "wide"};
  if (IsNumberLike(left) && IsNumberLike(right)) return true;
  return IsAcronym(left) || (IsCapitalised(left) && IsOneOf(right, kEndings));
}

uint32_t FrenchCliticBegin(std::string_view word) {
  static constexpr std::string_view kPronouns[] = {
      "il", "elle", "ils", "elles", "on", "je", "tu", "ce", "nous", "vous"};
  const size_t hyphen = word.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 ||
      !IsOneOf(word.substr(hyphen + 1), kPronouns)) {
    return static_cast<uint32_t>(word.size());
  }
  const std::string_view verb = word.substr(0, hyphen);
  if (AsciiLower(verb) == "rendez") return static_cast<uint32_t>(word.size());
  if (verb.size() > 2 && verb.ends_with("-t")) {
    return static_cast<uint32_t>(hyphen) - 2;
  }
  return static_cast<uint32_t>(hyphen);
}

bool IsNumberLike(std::string_view token) {
  static constexpr std::string_view kEndings[] = {
      "",  "%", "st", "nd",       "rd",     "th",     "er",
      "e", "s", "re", "\u00E8me", "\u00BA", "\u00AA", "\u00B0"};
  if (token.empty() || !IsDigit(token[0])) return false;
  size_t end = 0;
  while (end < token.size()) {
    if (IsDigit(token[end]) || token[end] == '.' || token[end] == ',' ||
        token[end] == ':' || token[end] == ' ') {
      ++end;
    } else if (token.substr(end).starts_with("\u00A0")) {
      end += 2;
    } else if (token.substr(end).starts_with("\u202F") ||
               token.substr(end).starts_with("\u2009")) {
      end += 3;
    } else {
      break;
    }
  }
  return IsOneOf(token.substr(end), kEndings);
}

uint32_t ApostropheAt(std::string_view text, size_t at) {
  if (text[at] == '\'') return 1;
  return text.substr(at).starts_with("\u2019") ? 3 : 0;
}

uint32_t HyphenAt(std::string_view text, size_t at) {
  if (text[at] == '-') return 1;
  const std::string_view rest = text.substr(at);
  return rest.starts_with("\u2010") || rest.starts_with("\u2011") ? 3 : 0;
}

}  // namespace quipu
