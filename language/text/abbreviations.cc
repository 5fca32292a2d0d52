// Word lists after the Moses non-breaking prefixes, shortened and sorted by
// what may follow the full stop.

#include "language/text/abbreviations.h"

#include <algorithm>
#include <iterator>

namespace quipu {
namespace {

// Each list is in byte order, for binary search.
constexpr std::string_view kNever[] = {
    "Adm",  "Amb",    "Arq",   "Av",    "Avda",  "Brig", "Cap",  "Capt", "Cdr",
    "Cf",   "Cmdr",   "Cnel",  "Col",   "Cpl",   "D",    "Dn",   "Dr",   "Dra",
    "Dres", "Drs",    "Excmo", "Fr",    "Ft",    "Gen",  "Gob",  "Gov",  "Gral",
    "Hno",  "Hon",    "Ing",   "Insp",  "Lic",   "Lt",   "M",    "MM",   "Maj",
    "Me",   "Messrs", "Mgr",   "Mlle",  "Mlles", "Mme",  "Mmes", "Mons", "Mr",
    "Mrs",  "Ms",     "Msgr",  "Mt",    "Pdte",  "Pr",   "Pres", "Prof", "Pte",
    "Pvt",  "Rep",    "Reps",  "Rev",   "Rvdo",  "Sen",  "Sens", "Sgt",  "Sr",
    "Sra",  "Sras",   "Sres",  "Srta",  "Sta",   "Ste",  "Sto",  "Supt", "Tte",
    "Ud",   "Uds",    "Vd",    "Vds",   "Viz",   "Vs",   "apdo", "ca",   "cf",
    "ed",   "eds",    "ej",    "esp",   "ex",    "gral", "i.e",  "ibid", "p.e",
    "p.ej", "p.ex",   "trad",  "trans", "v",     "viz",  "vs"};

constexpr std::string_view kMayEnd[] = {
    "Apr", "Assn",   "Aug",      "Ave",   "Bd",  "Blvd", "Bros", "Cia",
    "Co",  "Corp",   "C\u00EDa", "Dec",   "Dep", "Dept", "Feb",  "Fri",
    "Inc", "Jan",    "Jr",       "Jul",   "Jun", "Ltd",  "Mar",  "Mon",
    "Nov", "Oct",    "Ph",       "Ph.D",  "Rd",  "Sat",  "Sep",  "Sept",
    "St",  "Sun",    "Thu",      "Thurs", "Tue", "Tues", "Univ", "Wed",
    "al",  "approx", "cm",       "dept",  "est", "hrs",  "kg",   "km",
    "lb",  "lbs",    "mm",       "pts"};

constexpr std::string_view kBeforeNumber[] = {
    "Art",  "Arts",     "Chap",     "Fig",       "Figs",      "No",
    "Nos",  "Nr",       "N\u00FAm", "Op",        "P\u00E1g",  "Sec",
    "Tel",  "T\u00E9l", "Vol",      "Vols",      "ago",       "ap",
    "apr",  "art",      "arts",     "avr",       "c",         "cap",
    "chap", "col",      "dec",      "dic",       "d\u00E9c",  "ene",
    "feb",  "fig",      "figs",     "f\u00E9v",  "f\u00E9vr", "janv",
    "juil", "jul",      "jun",      "mar",       "n",         "no",
    "nos",  "nov",      "n\u00FAm", "n\u00FAms", "oct",       "op",
    "p",    "pp",       "p\u00E1g", "p\u00E1gs", "sec",       "sept",
    "t",    "tel",      "t\u00E9l", "vol",       "vols"};

constexpr std::string_view kStarters[] = {
    "A",         "According", "After",     "Al",         "Alors",
    "Although",  "An",        "And",       "Another",    "Apr\u00E8s",
    "As",        "At",        "Aunque",    "Avant",      "Ayer",
    "Because",   "Before",    "Both",      "But",        "By",
    "Ce",        "Ces",       "Cet",       "Cette",      "Comme",
    "Como",      "Con",       "Cuando",    "Dans",       "De",
    "Del",       "Depuis",    "Des",       "Desde",      "Despu\u00E9s",
    "During",    "Each",      "El",        "Ella",       "Elle",
    "Elles",     "Ellos",     "En",        "Entre",      "Es",
    "Esa",       "Ese",       "Est",       "Esta",       "Este",
    "Esto",      "Estos",     "Et",        "Every",      "For",
    "From",      "He",        "Her",       "His",        "How",
    "However",   "Hoy",       "I",         "If",         "Il",
    "Ils",       "In",        "It",        "Its",        "Je",
    "La",        "Las",       "Le",        "Les",        "Leur",
    "Leurs",     "Lo",        "Los",       "Mais",       "Many",
    "Meanwhile", "More",      "Most",      "My",         "Neither",
    "No",        "Not",       "Nous",      "Now",        "On",
    "One",       "Only",      "Or",        "Other",      "Our",
    "Para",      "Pendant",   "Pero",      "Por",        "Pour",
    "Quand",     "Que",       "Se",        "Seg\u00FAn", "Selon",
    "Ses",       "She",       "Si",        "Sin",        "Since",
    "So",        "Some",      "Son",       "Su",         "Such",
    "Sur",       "Sus",       "That",      "The",        "Their",
    "Then",      "There",     "These",     "They",       "This",
    "Those",     "Though",    "Three",     "Thus",       "To",
    "Today",     "Two",       "Un",        "Una",        "Under",
    "Une",       "Until",     "Vous",      "We",         "What",
    "When",      "Where",     "While",     "Who",        "Why",
    "With",      "Y",         "Yesterday", "Yet",        "You",
    "\u00C0",    "\u00C9l"};

static_assert(std::ranges::is_sorted(kNever));
static_assert(std::ranges::is_sorted(kMayEnd));
static_assert(std::ranges::is_sorted(kBeforeNumber));
static_assert(std::ranges::is_sorted(kStarters));

template <size_t n>
bool Has(const std::string_view (&words)[n], std::string_view word) {
  return std::binary_search(std::begin(words), std::end(words), word);
}

bool IsAsciiUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsAsciiLetter(char c) {
  return IsAsciiUpper(c) || (c >= 'a' && c <= 'z');
}

// "U.S", "e.g", "EE.UU": single letters, or pairs of capitals, between stops.
bool IsDottedLetters(std::string_view word) {
  size_t parts = 0;
  for (size_t begin = 0; begin <= word.size(); ++parts) {
    const size_t end = std::min(word.find('.', begin), word.size());
    const std::string_view part = word.substr(begin, end - begin);
    const bool single = part.size() == 1 && IsAsciiLetter(part[0]);
    const bool pair =
        part.size() == 2 && part[0] == part[1] && IsAsciiUpper(part[0]);
    if (!single && !pair) return false;
    begin = end + 1;
  }
  return parts >= 2;
}

bool IsInitial(std::string_view word) {
  if (word.size() == 1) return IsAsciiUpper(word[0]);
  // A capital of Latin-1: U+00C0 to U+00DE.
  return word.size() == 2 && word[0] == '\xC3' &&
         static_cast<uint8_t>(word[1]) >= 0x80 &&
         static_cast<uint8_t>(word[1]) <= 0x9E;
}

}  // namespace

Abbreviation AbbreviationOf(std::string_view word) {
  if (word.empty() || word.size() > 16) return Abbreviation::kNone;
  if (Has(kNever, word)) return Abbreviation::kNever;
  if (Has(kMayEnd, word)) return Abbreviation::kMayEnd;
  if (Has(kBeforeNumber, word)) return Abbreviation::kBeforeNumber;
  if (word == "etc" || word == "Etc") return Abbreviation::kOftenEnds;
  if (IsInitial(word) || IsDottedLetters(word)) return Abbreviation::kMayEnd;
  return Abbreviation::kNone;
}

bool IsSentenceStarter(std::string_view word) {
  return Has(kStarters, word);
}

}  // namespace quipu
