// A person's name, taken apart.

#ifndef QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_
#define QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_

#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"

namespace quipu {

struct PersonName {
  // "rivas" of "Gen. Rivas": in normal form, without titles and suffix;
  // "Surname, Given" is turned round.
  std::string normal;
  // One for each word of `normal` that is no link ("de"): given names of one
  // origin are one word ("Pedro", "Pierre"), the others are as they sound.
  std::vector<std::string> words;
  std::string suffix;  // "jr", the same in all languages; mostly empty
  std::set<std::string> titles;  // "colonel", the same in all languages
  bool initials = false;         // the first word is but a letter

  // All of `words` and the suffix, one blank between them.
  std::string Form() const;
};

PersonName ReadPersonName(std::string_view text);

// The titles in and right before the entity's names in its document, in one
// language for all: "colonel" for "Col.", "coronel". Where some stand before a
// full name, those alone: the surname is often another's of the family. Linear
// in the mentions.
std::set<std::string> TitlesOf(std::string_view text,
                               const LocalEntity& entity);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_
