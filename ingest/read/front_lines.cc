// Lines above a title that read like one.

#include "ingest/read/front_lines.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "ingest/read/line_nouns.h"
#include "ingest/read/line_pieces.h"

namespace quipu {
namespace {

constexpr size_t kLongestLabel = 6;  // words
constexpr size_t kLongestLetterhead = 14;
constexpr size_t kLongestSiteName = 4;

bool IsNumbered(std::string_view line) {
  static const RE2 kChapter(
      "(?i)^(chapters?|part|book|volume|appendix|annex|section|unit|lesson|"
      "chapitre|partie|livre|tome|annexe|appendice|unit\u00E9|le\u00E7on|"
      "cap\u00EDtulo|capitulo|parte|libro|tomo|anexo|ap\u00E9ndice|unidad|"
      "lecci\u00F3n) ([ivxlc\\d]+|[a-z]|[\\pL-]+)[.:]?$");
  return Contains(kChapter, line);
}

bool IsMark(std::string_view line) {
  static const RE2 kMark(
      "(?i)^[^\\pL]*(strictly |estrictamente |strictement |top |tr\u00E8s |"
      "muy )?(secret|confidential|unclassified|classified|restricted|"
      "declassified|confidentiel|confidencial|secreto|reservado|"
      "desclasificado|d\u00E9classifi\u00E9|diffusion restreinte)"
      "($|[^\\pL])");
  return Contains(kMark, line);
}

// A slug or the number of a dispatch.
bool IsSlug(std::string_view line, const LineShape& shape) {
  static const RE2 kSlug("^\\p{Lu}[\\pL\\d]*([-/][\\pL\\d]+)+( \\w{2,9})?$");
  static const RE2 kTime("\\b\\d\\d[:.]?\\d\\d ?(GMT|UTC|Z)\\b");
  if (Contains(kTime, line)) return true;
  if (Contains(kSlug, line)) {
    return shape.all_capitals() || line.find(' ') == std::string_view::npos;
  }
  size_t words = 0;
  size_t figured = 0;
  while (!line.empty()) {
    const size_t end = std::min(line.find(' '), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(std::min(end + 1, line.size()));
    if (word.empty()) continue;
    ++words;
    figured += ShapeOf(word).digits > 0 ? 1 : 0;
  }
  const bool code = words == 2 ? figured > 0 : figured * 2 > words;
  return code && shape.capitals == shape.letters;
}

}  // namespace

bool IsLabel(std::string_view line, const LineShape& shape) {
  if (const Span all{0, static_cast<uint32_t>(line.size())};
      shape.words <= kLongestLabel) {
    const std::vector<LinePiece> pieces = PiecesOf(line, all);
    if (pieces.size() > 1 && pieces[0].cut &&
        IsSection(pieces[0].span.In(line))) {
      return true;
    }
  }
  static const RE2 kDay("(?i)^(" + std::string(kDaysOfWeek) +
                        "),? (\\d|\\pL+ \\d)");
  if (Contains(kDay, line)) return true;
  static const RE2 kRunningHead("\\s\\s\\d{1,4}$");
  if (shape.words <= kLongestLabel && IsSection(line)) return true;
  if (NamesDocument(line)) return false;
  if (IsSlug(line, shape) || Contains(kRunningHead, line)) return true;
  if (shape.words > kLongestLabel) return false;
  return IsNumbered(line) || IsMark(line);
}

bool IsShortLabel(std::string_view line, const LineShape& shape) {
  return shape.words == 1 && shape.all_capitals() && shape.digits == 0 &&
         !NamesDocument(line) &&
         line.find_first_of("!?\"") == std::string_view::npos;
}

bool IsStateName(std::string_view line) {
  static const RE2 kState(
      "(?i)^(the )?(rep\u00FAblica|r\u00E9publique|(\\w+ )?republic|kingdom|"
      "reino|royaume|estado|united states|\u00E9tat)($|[^\\pL])|"
      "(^|[^\\pL])(court|tribunal|juzgado|audiencia|cour)($|[^\\pL])");
  return Contains(kState, line);
}

bool IsSalutation(std::string_view line) {
  static const RE2 kSalutation(
      "(?i)^((mi|mis|a mi|mon|ma|mes|my) )?(dear|dearest|cher(s|es?)?|"
      "ch\u00E8res?|estimad[oa]s?|querid[oa]s?|hola|hello|hi|bonjour|"
      "compa\u00F1er[oa]s)\\b");
  return Contains(kSalutation, line);
}

bool IsLetterhead(std::string_view line, const LineShape& shape) {
  if (shape.words < 2 || shape.words > kLongestLetterhead || shape.digits > 2 ||
      shape.last == '!' || shape.last == '?') {
    return false;
  }
  const Span all{0, static_cast<uint32_t>(line.size())};
  const std::vector<LinePiece> pieces = PiecesOf(line, all);
  if (pieces.empty()) return false;
  std::string_view name = pieces[0].span.In(line);
  name = name.substr(0, name.find(" \u00AB"));  // "Fondo «Voces»"
  static const RE2 kOther(
      "(?i)^(to|a|\u00E0|al|aux?) |(^|[^\\pL])(meeting|session|conference|"
      "reuni\u00F3n|sesi\u00F3n|conferencia|r\u00E9union|s\u00E9ance|"
      "conf\u00E9rence)($|[^\\pL])");
  if (!IsNameLike(name) || NamesDocument(name) || Contains(kOther, line)) {
    return false;
  }
  return NamesBody(name) || NamesBody(line) ||
         (IsStateName(name) && shape.all_capitals());
}

bool IsLetterheadAt(std::string_view text, const std::vector<PageLine>& lines,
                    size_t i) {
  const std::string_view line = lines[i].line.text.In(text);
  if (IsLetterhead(line, lines[i].shape)) return true;
  const bool first =
      std::none_of(lines.begin(), lines.begin() + static_cast<ptrdiff_t>(i),
                   [](const PageLine& other) { return other.open(); });
  if (!first || i + 1 == lines.size() || lines[i + 1].blank()) return false;
  if (!IsNameLike(line) || NamesDocument(line)) return false;
  if (lines[i + 1].kind == RegionKind::kFurniture) {
    return lines[i].shape.words <= kLongestSiteName;
  }
  return NamesDocument(lines[i + 1].line.text.In(text)) ||
         (NamesPaper(line) && lines[i].shape.all_capitals() &&
          lines[i].shape.words <= kLongestLabel);
}

}  // namespace quipu
