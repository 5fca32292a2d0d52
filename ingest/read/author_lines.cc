// Lines that are little but the name of who wrote the text.

#include "ingest/read/author_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <optional>
#include <string>

#include "ingest/read/byline.h"
#include "ingest/read/line_nouns.h"
#include "ingest/read/line_pieces.h"
#include "ingest/read/line_shape.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr size_t kLongestLine = 120;  // bytes
constexpr size_t kLongestPost = 5;    // words
constexpr size_t kSignatureLines = 5;
constexpr size_t kSignatureWords = 10;
constexpr size_t kMostSignatures = 2;
constexpr size_t kMostNotes = 2;
constexpr size_t kCommonLetters = 4;

bool IsLetterByte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
}

// Whether one of the name's longer words stands in `text` in lower case.
bool HasCommonWord(std::string_view text, std::string_view name) {
  while (!name.empty()) {
    const size_t end = std::min(name.find_first_of(" -"), name.size());
    const std::string_view word = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (ShapeOf(word).letters < kCommonLetters) continue;
    const std::string lower = Fold(word, kLetterFolding);
    for (size_t at = text.find(lower); at != std::string_view::npos;
         at = text.find(lower, at + 1)) {
      const size_t after = at + lower.size();
      if ((at == 0 || !IsLetterByte(text[at - 1])) &&
          (after == text.size() || !IsLetterByte(text[after]))) {
        return true;
      }
    }
  }
  return false;
}

// The name at the line's beginning, before a post or place if there is one.
std::optional<Span> NameBefore(std::string_view text, Span line) {
  if (line.size() > kLongestLine) return std::nullopt;
  const std::vector<LinePiece> pieces = PiecesOf(text, Bare(text, line));
  if (pieces.empty() || pieces.size() > 3) return std::nullopt;
  size_t words = 0;
  for (size_t i = 1; i < pieces.size(); ++i) {
    const LineShape shape = ShapeOf(pieces[i].span.In(text));
    words += shape.words;
    if (shape.digits > 0 && i == 1) return std::nullopt;
  }
  if (words > kLongestPost) return std::nullopt;
  return Bare(text, pieces[0].span);
}

bool IsPersonsName(std::string_view text, Span span) {
  return IsPersonLike(span.In(text)) && !HasCommonWord(text, span.In(text));
}

// "For the 39: ", "Le secrétaire, ", before a name.
const RE2& RolePattern() {
  static const RE2 kRole(
      "(?i)^((for|pour|por|the|le|la|el) |l['\u2019])[^,:.]{2,40}[,:] +");
  return kRole;
}

// What may stand below a signature: "(Translated by …)", "P. S.: …".
bool IsNote(std::string_view line) {
  static const RE2 kNote("^([(\\[]|P\\. ?S\\b|PS\\b|N\\. ?B\\.|_+$)");
  return Contains(kNote, line);
}

// Of a list, or who answers for a paper before the law.
bool IsListed(std::string_view line) {
  static const RE2 kListed(
      "(?i)^([*\u2022\u2013-] |(le |la "
      ")?(g\u00E9rante?|imprimeur|imprimerie)\\b)");
  return Contains(kListed, line);
}

// The first of the short lines at the end of a text, notes left out; the number
// of lines if there are none, or if all are short.
size_t TailBegin(std::string_view text, const std::vector<PageLine>& lines) {
  size_t seen = 0;
  size_t notes = 0;
  size_t begin = lines.size();
  while (begin > 0 && seen < kSignatureLines) {
    const PageLine& line = lines[begin - 1];
    const bool note = IsNote(line.line.text.In(text));
    if (note && ++notes > kMostNotes) break;
    if (!note && (line.shape.words > kSignatureWords ||
                  (line.shape.ends_open() && line.shape.words > 3 &&
                   !Contains(RolePattern(), line.line.text.In(text))))) {
      break;
    }
    --begin;
    seen += line.blank() || note ? 0 : 1;
  }
  return begin == 0 ? lines.size() : begin;
}

// The names of persons, or nothing if one is none.
std::vector<StatedText> PersonsIn(std::string_view text, Span names) {
  std::vector<StatedText> found = ParseNames(text, names);
  const bool persons = std::all_of(
      found.begin(), found.end(),
      [&](const StatedText& name) { return IsPersonsName(text, name.where); });
  return persons ? found : std::vector<StatedText>{};
}

// The persons or the body that sign in a line.
std::vector<Signature> SignersIn(std::string_view text, Span line,
                                 bool letter) {
  static const RE2 kSigned(
      "(?i)(--?|\u2013|\u2014|/s/|\\(f\\)|fdo\\.?:?|firmado:?|sign\u00E9:?|"
      "signed:?)\\s*");
  static const RE2 kHouse(
      "(?i)\\b(press|books|publishers|translations|ediciones|editorial)\\b|"
      "\u00E9ditions ");
  static const RE2 kFirstName("^\\p{Lu}\\p{Ll}{1,11}$");
  const Span rest = Behind(kSigned, text, line).value_or(line);
  const Span named = Behind(RolePattern(), text, rest).value_or(rest);
  const std::optional<Span> name = NameBefore(text, named);
  if (!name) return {};
  const std::string_view bytes = name->In(text);
  if (const auto persons = PersonsIn(text, *name); persons.size() > 1) {
    std::vector<Signature> signers;
    for (const StatedText& person : persons) signers.push_back({person});
    return signers;
  }
  const bool first_name = letter && Contains(kFirstName, bytes) &&
                          !ShapeOf(line.In(text)).ends_open();
  if (first_name || IsPersonsName(text, *name)) return {{Stated(text, *name)}};
  const bool body = named == rest && NamesBody(bytes) && IsBodyLike(bytes) &&
                    !PiecesOf(text, Bare(text, rest)).front().cut;
  if (!body) return {};
  return {{Stated(text, *name), Contains(kHouse, bytes)}};
}

}  // namespace

std::vector<StatedText> ParseAuthorLine(std::string_view text, Span line) {
  const char32_t last = ShapeOf(line.In(text)).last;
  const std::optional<Span> first = NameBefore(text, line);
  if (!first || last == ':' || last == '!' || last == '?') return {};
  std::vector<StatedText> all = PersonsIn(text, Bare(text, line));
  return all.size() > 1 ? all : PersonsIn(text, *first);
}

std::vector<Signature> FindSignatures(std::string_view text,
                                      const std::vector<PageLine>& lines,
                                      bool letter) {
  std::vector<Signature> found;
  for (size_t i = TailBegin(text, lines); i < lines.size(); ++i) {
    const std::string_view line = lines[i].line.text.In(text);
    if (!lines[i].open() || IsNote(line) || IsListed(line)) continue;
    for (Signature& signer : SignersIn(text, lines[i].line.text, letter)) {
      found.push_back(std::move(signer));
    }
  }
  if (found.size() > kMostSignatures) found.clear();
  return found;
}

}  // namespace quipu
