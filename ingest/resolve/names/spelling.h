// One spelling for what writers of different languages spell differently.

#ifndef QUIPU_INGEST_RESOLVE_NAMES_SPELLING_H_
#define QUIPU_INGEST_RESOLVE_NAMES_SPELLING_H_

#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// The words of a name in normal form (NormalizeName). Views of `normal`.
std::vector<std::string_view> WordsOfName(std::string_view normal);

// A word in Latin letters without accents; as it is where ICU lacks the data,
// which Debian's has. `word` is in normal form; the result is not empty unless
// `word` is. Linear.
std::string AsciiOf(std::string_view word);

// How a word of a name sounds, roughly: "Othmane" and "Othman", "Oubihi" and
// "Ubihi", "Mokhtar" and "Mojtar", "Dzuryk" and "Ďurík" are one. Words of other
// scripts are transliterated first (ICU's Any-Latin). `word` is in normal form;
// the result is ASCII unless ICU has no Latin for it, and never empty unless
// `word` is. Linear.
std::string SpellingOf(std::string_view word);

// As SpellingOf, but with the last "e" of "Simone" and "Michèle".
std::string SpellingWithEnding(std::string_view word);

// What English, French and Spanish leave of a word without number and gender:
// "ouvrière" and "ouvriers", "obrera" and "obreros". `word` is in normal form.
std::string StemOf(std::string_view word);

// What they leave of a word for an event, noun or verb, without the endings of
// persons and tenses: "asaltaron", "asaltada" and "asalto", "stormed" and
// "storming". Rougher than StemOf.
std::string EventStemOf(std::string_view word);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NAMES_SPELLING_H_
