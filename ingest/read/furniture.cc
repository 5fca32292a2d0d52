// What the medium put around a text.

#include "ingest/read/furniture.h"
#include "language/text/addresses.h"

#include <re2/re2.h>

#include <cstdint>


namespace quipu {
namespace {

constexpr size_t kLongestLine = 4000;  // bytes; beyond, it is prose
constexpr size_t kLongestButton = 15;  // words
constexpr size_t kLongestNotice = 35;
constexpr size_t kLongestCopyright = 100;

re2::StringPiece Piece(std::string_view text) {
  return {text.data(), text.size()};
}

bool Fits(const RE2& pattern, std::string_view line) {
  return RE2::PartialMatch(Piece(line), pattern);
}

// What pages tell their readers to do.
bool IsRequest(std::string_view line) {
  static const RE2 kEnglish(
      "(?i)^[^\\pL\\pN]*("
      "(skip|jump) (to )?(the )?(main )?(navigation|content|menu|search)|"
      "subscribe (now|today|here|to|for|and)\\b|subscribe$|"
      "already (a |an )?(subscriber|subscribed|member|registered)|"
      "you have \\w+ (more )?(free |remaining )?(articles?|messages?|stories|"
      "views?|free)\\b|"
      "(sign|log)[ -]?(in|up|out|on)\\b( (to|for|with|here|or)\\b.*)?$|"
      "create (an|your) (free )?account|forgot (your )?password|click here|"
      "read more\\b|(back|return) to (the )?(top|home|index|contents|previous)|"
      "print (this|page|version|article)|printer[- ]friendly|"
      "e-?mail (this|to a friend)|share (this|on|via)\\b|(follow|like) us\\b|"
      "(join|get|receive) (our|the) (newsletter|mailing list)|"
      "donate( now| today|$)|advertisement$|sponsored (content|link)|"
      "related (articles?|stories|posts?|links?|content)|"
      "leave a (comment|reply)|(post|add)( a| new)? comment|\\d+ comments?$|"
      "filed under|(tags?|categories|keywords) ?:|"
      "download (the )?(pdf|file|article)|table of contents$|"
      "privacy (policy|notice)|terms (of (use|service)|and conditions)|"
      "(this|our) (web)?site uses cookies|we use cookies|site map$|"
      "(next|previous) (page|article|message|post)\\b.{0,40}$)");
  static const RE2 kFrench(
      "(?i)^[^\\pL\\pN]*("
      "(aller|passer) (au|\u00E0 la) (contenu|navigation|recherche|menu)|"
      "abonnez-vous|s['\u2019]abonner\\b|d\u00E9j\u00E0 abonn\u00E9|"
      "il vous reste \\d+ |se connecter|connectez-vous|inscrivez-vous|"
      "s['\u2019]inscrire\\b|cr\u00E9er un compte|mot de passe oubli\u00E9|"
      "cliquez ici|lire (la suite|aussi|plus)\\b|haut de page|"
      "retour (au sommaire|en haut|\u00E0 l['\u2019]accueil)|"
      "imprimer( (cet|la|cette)\\b|$)|version imprimable|"
      "partager( (sur|cet|cette|par)\\b|$)|suivez-nous|publicit\u00E9$|"
      "(articles|contenus) (li\u00E9s|similaires|connexes)|"
      "laisser un commentaire|mots[- ]cl\u00E9s ?:|mentions l\u00E9gales|"
      "plan du site|(nous contacter|contactez-nous)|"
      "ce site utilise des cookies|page (suivante|pr\u00E9c\u00E9dente))");
  static const RE2 kSpanish(
      "(?i)^[^\\pL\\pN]*("
      "(saltar|ir) al? (contenido|men\u00FA|la navegaci\u00F3n)|"
      "suscr\u00EDb(ase|ete)|suscribirse|ya es(t\u00E1)? suscr|"
      "le quedan \\d+ |in?ici(ar|e|a) sesi\u00F3n|reg\u00EDstr(ese|ate)|"
      "crear (una )?cuenta|\u00BFolvid\u00F3|ha(ga|z) clic|leer m\u00E1s\\b|"
      "volver (arriba|al inicio|a la portada)|"
      "imprimir( (este|esta|la|el)\\b|$)|versi\u00F3n (para "
      "imprimir|imprimible)|"
      "compartir( (en|este|esta|por)\\b|$)|s\u00EDg(anos|uenos)|publicidad$|"
      "(art\u00EDculos|noticias|contenidos?) relacionad|"
      "dej(a|e) un comentario|etiquetas ?:|aviso legal|mapa del sitio|"
      "pol\u00EDtica de (privacidad|cookies)|cont\u00E1ct(enos|anos)|"
      "este sitio (web )?(usa|utiliza) cookies|p\u00E1gina "
      "(siguiente|anterior))");
  return Fits(kEnglish, line) || Fits(kFrench, line) || Fits(kSpanish, line);
}

// A sentence that sells: it says "you" and speaks of subscribing twice over.
bool IsOffer(std::string_view line) {
  static const RE2 kYou("(?i)\\b(you|your|vous|votre|usted|su|tu)\\b");
  static const RE2 kSelling(
      "(?i)\\b(subscri\\w+|premium|newsletter|paywall|free articles|"
      "abonn\u00E9\\w*|abonnement|suscri\\w+)");
  static const RE2 kGoods(
      "(?i)\\b(access|full text|downloads?|content|unlimited|account|log ?in|"
      "sign|acc\u00E8s|contenus?|compte|acceso|contenidos?|cuenta|archives?|"
      "support)\\b");
  return Fits(kYou, line) && Fits(kSelling, line) && Fits(kGoods, line);
}

// Links in brackets, "[Home] [Index]" or "[text](target)", that make up most
// of the line. Bracketed remarks are longer, or end like sentences.
bool IsLinkLine(std::string_view line) {
  if (!line.starts_with('[')) return false;
  size_t inside = 0;
  size_t links = 0;
  for (size_t i = 0; i < line.size();) {
    if (line[i] != '[') {
      ++i;
      continue;
    }
    size_t end = line.find(']', i);
    if (end == std::string_view::npos) break;
    const LineShape shape = ShapeOf(line.substr(i + 1, end - i - 1));
    if (shape.words == 0 || shape.words > 6 || shape.ends_open()) return false;
    if (end + 1 < line.size() && line[end + 1] == '(') {
      end = std::min(line.find(')', end), line.size() - 1);
    }
    inside += end + 1 - i;
    ++links;
    i = end + 1;
  }
  return links > 0 && inside * 2 >= line.size() - links + 1;
}

// "Home | News | About", "Archive > 1992 > May"
bool IsMenu(std::string_view line, const LineShape& shape) {
  static const RE2 kMenu(
      "^[^|\u00BB\u203A>]{1,30}"
      "(( ?\\| ?[^|]{1,30}){2,}|( ?[\u00BB\u203A>] "
      "?[^\u00BB\u203A>]{1,40}){2,})$");
  return shape.words <= 24 && !shape.ends_open() && Fits(kMenu, line);
}

// Rules and page numbers; a year on its own may head a chronology.
bool IsWordless(std::string_view line, const LineShape& shape) {
  static const RE2 kYear("\\b(1[0-9]|20)\\d\\d\\b");
  return shape.letters == 0 && shape.digits <= 4 && !Fits(kYear, line);
}

}  // namespace

bool IsNavigation(std::string_view line, const LineShape& shape) {
  static const RE2 kPageNumber(
      "(?i)^(page|p\u00E1gina|p\\.) ?\\d+( ?(of|/|de|sur) ?\\d+)?$");
  if (line.size() > kLongestLine) return false;
  if (IsWordless(line, shape) || IsLinkLine(line)) return true;
  if (shape.words <= kLongestButton && IsRequest(line)) return true;
  if (shape.words <= kLongestNotice && IsOffer(line)) return true;
  return IsMenu(line, shape) || Fits(kPageNumber, line);
}

bool IsButton(std::string_view line) {
  static const RE2 kButton(
      "(?i)^[^\\pL\\pN]*(home( ?page)?|menu|search|login|log in|register|print|"
      "share|next|previous|contact( us)?|about( us)?|help|faq|top|archives?|"
      "accueil|recherche(r)?|connexion|imprimer|suivant|pr\u00E9c\u00E9dent|"
      "retour|contact|sommaire|aide|"
      "inicio|men\u00FA|buscar|entrar|acceder|imprimir|siguiente|anterior|"
      "volver|contacto|ayuda)[^\\pL\\pN]*$");
  return line.size() <= kLongestLine && Fits(kButton, line);
}

bool IsCopyright(std::string_view line, const LineShape& shape) {
  static const RE2 kCopyright(
      "(?i)^[\\s(\\[*_]*(copyright|copyleft|\u00A9|\\(c\\) ?(19|20)\\d\\d|"
      "all rights reserved|tous droits r\u00E9serv\u00E9s|"
      "todos los derechos reservados|reprinted (with|by) permission|"
      "permission (is granted|to (reprint|reproduce|copy|republish))|"
      "reproduction (interdite|autoris\u00E9e)|prohibida la "
      "reproducci\u00F3n)");
  return line.size() <= kLongestLine && shape.words <= kLongestCopyright &&
         Fits(kCopyright, line);
}

bool IsContact(std::string_view line, const LineShape& shape) {
  static const RE2 kKey(
      "(?i)^[(\\[*_]*(phones?|tel|telephone|fax|e-?mail|web( ?site)?|"
      "write( to)?( us)?|contact( us)?|(mailing )?address|url|"
      "t\u00E9l(\u00E9phone)?|courriel|adresse|site( web)?|"
      "tel\u00E9fonos?|correo( electr\u00F3nico)?|direcci\u00F3n|sitio web)"
      "[*_]* ?[.:][*_]* ?\\S");
  static const RE2 kBox("(?i)\\b(p\\. ?o\\. ?box|po box|b\\.p\\. \\d)");
  if (line.size() > kLongestLine || shape.words > kLongestButton) return false;
  return Fits(kKey, line) || (Fits(kBox, line) && !shape.ends_open());
}

bool IsAddressLine(std::string_view line, const LineShape& shape) {
  if (line.size() > kLongestLine || shape.words > kLongestButton) return false;
  size_t in_addresses = 0;
  const Span all{0, static_cast<uint32_t>(line.size())};
  for (const Span address : FindAddresses(line, all)) {
    in_addresses += address.size();
  }
  return in_addresses * 20 >= line.size() * 13;
}

bool IsClosingNote(std::string_view line, const LineShape& shape) {
  static const RE2 kNote(
      "(?i)^[(\\[*_]*(for (more|further) information|for subscription|"
      "this (article|page|text|document|story|item) (is|was|has been|can be|"
      "may be|first|originally)\\b.*\\b(posted|published|printed|reprinted|"
      "reproduced|available|online|archived|copied)\\b|"
      "pour (plus|de plus amples) (d['\u2019])?(informations?|renseignements)|"
      "(cet article|ce texte) (est|a \u00E9t\u00E9)\\b.*\\b(publi\u00E9|"
      "reproduit|disponible)\\b|"
      "para (m\u00E1s|mayor) informaci\u00F3n|"
      "este (art\u00EDculo|texto) (es|est\u00E1|fue|ha sido)\\b.*\\b"
      "(publicado|reproducido|disponible)\\b)");
  return line.size() <= kLongestLine && shape.words <= kLongestNotice &&
         Fits(kNote, line);
}

bool IsSiteNotice(std::string_view line) {
  static const RE2 kNotice(
      "(?i)\\b(this (is an archive|page|document|text|web ?site|site|archive)|"
      "(former|our) web ?site|ce site|cette page|este sitio|esta p\u00E1gina)"
      "\\b");
  return Fits(kNotice, line.substr(0, kLongestLine));
}

}  // namespace quipu
