// What the nouns of a line, in English, French and Spanish, say it is.

#include "ingest/read/line_nouns.h"

#include <re2/re2.h>

#include <algorithm>
#include <string>

#include "ingest/read/line_pieces.h"
#include "ingest/read/line_shape.h"

namespace quipu {
namespace {

constexpr size_t kLongestBody = 10;     // words
constexpr size_t kLongestPerson = 4;    // without particles
constexpr size_t kShortestSurname = 2;  // letters

}  // namespace

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
      "notebooks?|quotidien|hebdomadaire|mensuel|revue|cahiers?|"
      "courrier|annuaire|feuille|presse?|diario|semanario|revista|"
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
      "limited|ltd\\.?|inc\\.?|plc|holdings|press|publishers|books|"
      "translations|s\\. ?a\\.|c\\. ?a\\.)$");
  static const RE2 kInside(
      "(?i)\\b(ministry|department|institute|museum|committee|council|"
      "federation|union|league|association|society|foundation|centre|center|"
      "panel|chamber|network|forum|service) "
      "(of|for|de|des|du|del|para|pour)\\b");
  return Contains(kFirst, name) || Contains(kLast, name) ||
         Contains(kInside, name);
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

bool IsSection(std::string_view line) {
  static const RE2 kSection(
      "(?i)^[^\\pL\\pN]*(obituar(y|ies)|editorials?|interviews?|exclusive|"
      "opinions?|comment(ary)?|analysis|news|world|foreign|international|"
      "national|politics|business|features?|reviews?|books|letters?( to the "
      "editor)?|urgent|breaking( news)?|flash|special report|dispatch(es)?|"
      "profile|essay|briefs?|editor's note|news in brief|press release|for "
      "immediate release.*|"
      "n\u00E9crologie|disparitions?|\u00E9ditorial|entretiens?|"
      "tribune|(grand )?reportage|enqu\u00EAte|analyse|monde|\u00E9tranger|"
      "politique|soci\u00E9t\u00E9|\u00E9conomie|culture|livres|courrier|"
      "br\u00E8ves|portrait|faits divers|communiqu\u00E9 de presse|"
      "obituarios?|necrol\u00F3gicas?|necrolog\u00EDas?|"
      "entrevistas?|opini\u00F3n|an\u00E1lisis|reportaje|cr\u00F3nica|mundo|"
      "internacional|nacional|pol\u00EDtica|econom\u00EDa|cultura|libros|"
      "sociedad|breves|perfil|urgente|exclusiva|exclusivo|sucesos|"
      "tribunales)[^\\pL\\pN]*$");
  return Contains(kSection, line);
}

bool HasDayOfWeek(std::string_view line) {
  static const RE2 kDay("(?i)\\b(" + std::string(kDaysOfWeek) + ")\\b");
  return Contains(kDay, line);
}

}  // namespace quipu
