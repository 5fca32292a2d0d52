// What the words of names mean, whatever their language: data in
// name_words.tsv, which anyone may extend (docs/identity.md tells its columns).

#ifndef QUIPU_INGEST_RESOLVE_NAMES_NAME_LEXICON_H_
#define QUIPU_INGEST_RESOLVE_NAMES_NAME_LEXICON_H_

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace quipu {

enum class NameWordKind : uint8_t {
  kWord,     // "union", "workers", "central": common words in names
  kSplit,    // "dissident", "former": tells a thing from what it came from
  kNumber,   // "first", "ten", and months
  kMonth,    // of those, "May"
  kPlace,    // "Morocco", "Moroccan": names of places that differ by language
  kGiven,    // "Pedro", "Pierre": given names of one origin
  kMan,      // those of them that only men bear
  kWoman,    // and only women
  kTitle,    // "colonel", "judge": before a person's name
  kReign,    // those of them that stand before a given name alone: "queen"
  kAddress,  // "Mrs", "comrade": likewise, but of anybody
  kSir,      // those of them that only men are called by
  kMadam,    // and only women
  kPrefix,   // "ben": written apart from the rest of a word or not
  kSuffix,   // "Jr", "fils": after a person's name
  kLegal,    // "Ltd", "SA": forms of companies
  kLink,     // "of", "del": no meaning of their own
  kEvent,    // "strike", "assault": kinds of events
  kKin,      // "brother": what somebody is to somebody else
};

class NameLexicon {
 public:
  // Of the built-in file.
  static const NameLexicon& BuiltIn();

  // kInvalidArgument names `source` and the line.
  static Result<NameLexicon> Parse(std::string_view tsv,
                                   std::string_view source);

  // The one word, in normal form, that stands for all that mean the same as
  // `word` as a `kind`: the first of its row. Empty if the file does not have
  // it. `word` is in normal form: as the file lists it, or else in any
  // inflection that StemOf takes off, for events any that EventStemOf does;
  // given names, forms of address, links and kin as they stand.
  std::string_view MeaningOf(NameWordKind kind, std::string_view word) const;
  // Whether the file lists the word as it stands, but for accents.
  bool Lists(NameWordKind kind, std::string_view word) const;

  // Of a given name that the file does not have: the one that it sounds like.
  // Empty if there is none, or more than one.
  std::string_view GivenNameLike(std::string_view word) const;

  // Likewise of the longest phrase that begins with `words[begin]`: "town hall"
  // before "town". `words` are those of one name (WordsOfName). No words if
  // there is none.
  struct Match {
    std::string_view meaning;
    size_t words = 0;
  };
  Match MatchAt(NameWordKind kind, const std::vector<std::string_view>& words,
                size_t begin) const;

 private:
  Result<void> AddRow(std::string_view line, const std::string& place);
  void AddWord(NameWordKind kind, std::string_view word,
               const std::string& meaning);

  using Meanings =
      std::map<std::pair<NameWordKind, std::string>, std::string, std::less<>>;
  Meanings listed_;    // by the words as they are listed, without accents
  Meanings meanings_;  // by their stems
  // Meanings of given names by their sound; empty where rows share one.
  std::map<std::string, std::string, std::less<>> given_by_sound_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NAMES_NAME_LEXICON_H_
