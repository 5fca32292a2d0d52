// The pieces of a line that may name a person, a body or a paper.

#include "ingest/read/line_pieces.h"

#include <algorithm>
#include <string>
#include <utility>

#include "ingest/read/line_shape.h"
#include "language/text/dates.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kLongestBody = 10;     // words
constexpr size_t kLongestPerson = 4;    // without particles
constexpr size_t kShortestSurname = 2;  // letters

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

std::optional<Span> Behind(const RE2& pattern, std::string_view text,
                           Span span) {
  const std::string_view bytes = span.In(text);
  re2::StringPiece rest = Piece(bytes);
  if (!RE2::Consume(&rest, pattern)) return std::nullopt;
  const auto taken = static_cast<uint32_t>(bytes.size() - rest.size());
  return Trimmed(text, {span.begin + taken, span.end});
}

bool Contains(const RE2& pattern, std::string_view text) {
  return RE2::PartialMatch(Piece(text), pattern);
}

Span Bare(std::string_view text, Span span) {
  const auto is_trim = [&](uint32_t at) {
    return std::string_view("*_,;|-() ").find(text[at]) !=
           std::string_view::npos;
  };
  while (!span.empty() && is_trim(span.begin)) ++span.begin;
  while (!span.empty() && is_trim(span.end - 1)) --span.end;
  if (!span.empty() && text[span.end - 1] == '.' &&
      !ShapeOf(span.In(text)).ends_dotted) {
    --span.end;
  }
  return Trimmed(text, span);
}

Span WithoutArticle(std::string_view text, Span name) {
  static const RE2 kArticle("(the|le|la|les|el|los|las) |l['\u2019]");
  return Behind(kArticle, text, name).value_or(name);
}

StatedText Stated(std::string_view text, Span span) {
  std::string value(span.In(text));
  std::replace(value.begin(), value.end(), '\n', ' ');
  return {std::move(value), span};
}

std::optional<StatedDate> DateIn(std::string_view text, Span span) {
  for (const DateMention& mention : FindDates(span.In(text))) {
    const auto value =
        PartialDate::Make(mention.year, mention.month, mention.day);
    if (mention.year == 0 || !value) continue;
    return StatedDate{
        *value,
        {span.begin + mention.span.begin, span.begin + mention.span.end}};
  }
  return std::nullopt;
}

std::vector<LinePiece> PiecesOf(std::string_view text, Span line) {
  static const RE2 kCut(
      "(\\s*(\\||\u00B7|\u2022|\u2605|\u00BB)\\s*|\\s+(\\*|/|--?|\u2013|\u2014|"
      "\u2212)\\s+|\\t\\s*|\\s\\s+|,\\s+|\\s*[()]\\s*|\\.\\s+)");
  static const RE2 kHard("[|*/\u2013\u2014\u2212\u00B7\u2022\u2605\u00BB()-]");
  static const RE2 kShort("(^|[^\\pL])\\pL{1,3}$");
  std::vector<LinePiece> pieces;
  const std::string_view bytes = line.In(text);
  Span span = line;
  re2::StringPiece cut;
  size_t from = 0;  // where the next cut is looked for
  while (from < bytes.size() &&
         RE2::PartialMatch(Piece(bytes.substr(from)), kCut, &cut)) {
    const auto begin = static_cast<uint32_t>(cut.data() - bytes.data());
    const auto end = begin + static_cast<uint32_t>(cut.size());
    from = end;
    span.end = line.begin + begin;
    const std::string_view sign(cut.data(), cut.size());
    // "J. M. Roe" and "Roe, St. James" are not cut.
    if (sign[0] == '.' && Contains(kShort, span.In(text))) continue;
    if (!span.empty()) {
      const bool gap = sign.find_first_not_of(" \t") == std::string_view::npos;
      pieces.push_back({span, gap || Contains(kHard, sign)});
    }
    span.begin = line.begin + end;
  }
  span.end = line.end;
  if (span.begin < span.end) pieces.push_back({span, false});
  return pieces;
}

bool IsBodyLike(std::string_view name) {
  const LineShape shape = ShapeOf(name);
  return IsHeadingLike(shape) && shape.words <= kLongestBody &&
         shape.digits == 0 && name.find(". ") == std::string_view::npos &&
         IsNameLike(name.substr(0, name.find(' ')));
}

bool IsPersonLike(std::string_view name) {
  static const RE2 kNoPerson(
      "(?i)^(i{2,3}\\.?|i|iv\\.?|the|an?|on|in|at|to|of|for|and|from|by|no|why|"
      "how|what|who|our|"
      "le|les|la|l['\u2019].*|un|une|des|du|au|aux|en|dans|sur|pour|qui|notre|"
      "el|los|las|una|del|al|con|sin|por|para|sobre|nuestr[oa]s?|"
      "mr|mrs|ms|end|fin|dear|de (la|los|las)|pr\u00E9face|pr\u00F3logo|"
      "prologue|foreword|edici\u00F3n|\u00E9dition|edition|traducci\u00F3n|"
      "traduction|translation|notes?|notas|photos?|fotos?) ");
  static const RE2 kParticle(
      "^(de|del|da|do|dos|das|di|la|las|los|y|e|i|van|von|der|den|ten|ter|af|"
      "al|bin|ibn|ben|ould|du|le|et)$");
  static const RE2 kInitials("^((\\p{Lu}\\.)+-?)+$");
  static const RE2 kWord(
      "^[dDlLO]?['\u2019]?\\p{Lu}[\\pL\u2019'-]*(\\p{Ll}|\\p{Lu})$");
  if (Contains(kNoPerson, name) || !IsNameLike(name) || NamesBody(name) ||
      NamesPaper(name) || NamesDocument(name)) {
    return false;
  }
  size_t words = 0;
  size_t letters = 0;  // of the last word
  while (!name.empty()) {
    const size_t end = std::min(name.find(' '), name.size());
    const std::string_view word = name.substr(0, end);
    name.remove_prefix(std::min(end + 1, name.size()));
    if (Contains(kParticle, word)) continue;
    letters = ShapeOf(word).letters;
    if (!Contains(kInitials, word) && !Contains(kWord, word)) return false;
    ++words;
  }
  return words >= 2 && words <= kLongestPerson && letters >= kShortestSurname;
}

bool NamesPaper(std::string_view name) {
  static const RE2 kPaper(
      "(?i)(^|[^\\pL])(times|daily|weekly|monthly|quarterly|review|journal|"
      "gazette|"
      "courier|herald|tribune|newspaper|news|newsletter|magazine|observer|"
      "chronicle|bulletin|digest|monitor|yearbook|almanac|encyclop\\w+|"
      "notebooks?|quotidien|hebdomadaire|mensuel|revue|cahiers?|gazette|"
      "courrier|journal|annuaire|feuille|presse?|diario|semanario|revista|"
      "peri\u00F3dico|cuadernos?|bolet\u00EDn|gaceta|tribuna|cr\u00F3nica|"
      "noticiero|correo|heraldo|anuario|diccionario|enciclopedia|radio|"
      "dictionnaire|dictionary)($|[^\\pL])");
  return Contains(kPaper, name);
}

bool NamesBody(std::string_view name) {
  static const RE2 kFirst(
      "(?i)^(the |le |la |l['\u2019]|el |los |las |les )?((ministry|department|"
      "embassy|institute|museum|archives?|committee|commission|council|office|"
      "bureau|headquarters|federation|confederation|union|league|association|"
      "society|foundation|centre|center|front|movement|party|house|bank) "
      "(of|for)|headquarters|"
      "ministerio|secretar\u00EDa|embajada|instituto|museo|archivo|"
      "comit\u00E9|comisi\u00F3n|consejo|oficina|direcci\u00F3n|"
      "federaci\u00F3n|confederaci\u00F3n|uni\u00F3n|liga|asociaci\u00F3n|"
      "sociedad|fundaci\u00F3n|fondo|biblioteca|centro|frente|movimiento|"
      "direccion|partido|sindicato|junta|c\u00E1mara|observatorio|coordinadora|"
      "colectivo|editorial|ediciones|"
      "minist\u00E8re|secr\u00E9tariat|ambassade|institut|mus\u00E9e|conseil|"
      "comit\u00E9|direction|f\u00E9d\u00E9ration|conf\u00E9d\u00E9ration|"
      "union|ligue|soci\u00E9t\u00E9|fondation|biblioth\u00E8que|centre|"
      "front|mouvement|parti|syndicat|chambre|observatoire|collectif|"
      "\u00E9ditions)($|[^\\pL])");
  static const RE2 kLast(
      "(?i)(^|[^\\pL])(committee|council|commission|institute|museum|archives?|"
      "federation|confederation|union|league|association|society|foundation|"
      "collective|network|forum|panel|desk|guild|party|office|service|ministry|"
      "department|agency|embassy|"
      "limited|ltd\\.?|inc\\.?|plc|holdings|press|publishers|books|books|"
      "translations|s\\. ?a\\.|c\\. ?a\\.)$");
  static const RE2 kInside(
      "(?i)\\b(ministry|department|institute|museum|committee|council|"
      "federation|union|league|association|society|foundation|centre|center|"
      "panel|chamber|network|forum|service) "
      "(of|for|de|des|du|del|para|pour)\\b");
  return Contains(kFirst, name) || Contains(kLast, name) ||
         Contains(kInside, name);
}

Span BodyIn(std::string_view text, Span line) {
  const std::vector<LinePiece> pieces = PiecesOf(text, line);
  for (const LinePiece& piece : pieces) {
    const std::string_view name = piece.span.In(text);
    if (NamesBody(name) && name.find(' ') != std::string_view::npos &&
        ShapeOf(name).letters > kShortestSurname) {
      return piece.span;
    }
  }
  return pieces.empty() ? line : pieces.front().span;
}

bool NamesDocument(std::string_view name) {
  static const RE2 kDocument(
      "(?i)^(joint |final |official |public |open |press |annual |weekly |"
      "policy |urgent |"
      "oficial |the |le |la |el )*(statement|communiqu\u00E9|report|"
      "summary|intelligence "
      "summary|brief(ing)?|action|note|memo(randum|rando)?|release|"
      "judge?ment|indictment|minutes|decree|circular|resolution|letter|"
      "declaration|transcript|chronology|proceedings|interview|appeal|"
      "testimony|proclamation|manifesto|leaflet|dispatch|telegram|application|"
      "despacho|parte|telegrama|(\\w+ )?congr(eso|\u00E8s|ess)|"
      "comunicado|informe|nota|sentencia|acta|decreto|resoluci\u00F3n|carta|"
      "declaraci\u00F3n|transcripci\u00F3n|cronolog\u00EDa|memoria|entrevista|"
      "llamamiento|testimonio|proclama|manifiesto|octavilla|volante|"
      "d\u00E9cret|rapport|jugement|circulaire|r\u00E9solution|lettre|"
      "d\u00E9claration|transcription|chronologie|compte rendu|entretien|"
      "appel|t\u00E9moignage|proc\u00E8s-verbal|proclamation|manifeste|"
      "tract)($|[^\\pL])");
  return Contains(kDocument, name);
}

}  // namespace quipu
