// A person's name, taken apart.

#ifndef QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_
#define QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"

namespace quipu {

enum class Sex : uint8_t { kUnknown, kMan, kWoman };

struct PersonName {
  // "rivas" of "Gen. Rivas": in normal form, without titles and suffix, but of
  // "Queen Zineb" as it is; "Surname, Given" is turned round.
  std::string normal;
  // One for each word of `normal` that is no link ("de"): given names of one
  // origin are one word ("Pedro", "Pierre"), the others are as they sound, and
  // "Ben Salem" is one.
  std::vector<std::string> words;
  // All words as one surname sounds: "bensalem", and "pier" where `words` of
  // "Pierre" are "peter".
  std::string surname;
  // What the first word and those known given names that follow it before a
  // surname are in the other languages; fewer than `words`. Empty if there is
  // but one word, and of links alone.
  std::vector<std::string> given;
  // In Latin letters: "p". Empty if there is but one word.
  std::string initial;
  std::string suffix;  // "jr", the same in all languages; mostly empty
  std::set<std::string> titles;  // "colonel", the same in all languages
  Sex sex = Sex::kUnknown;       // as "Mrs" or the first given name tells
  bool initials = false;         // the first word is but a letter
  bool reign = false;  // a title and a given name alone: "Queen Zineb"

  // All of `words` and the suffix, one blank between them.
  std::string Form() const;
};

// `language` is that of the document, or "": "M." is a title in French alone.
PersonName ReadPersonName(std::string_view text, std::string_view language);

// What stands before a person's names.
struct FormsOfAddress {
  std::set<std::string> titles;  // "colonel", the same in all languages
  std::set<Sex> sexes;           // of "Mr", "Mrs"
};

// Those in and right before the entity's names in its document, and the titles
// that describe it ("the Minister"). Where titles stand before a full name,
// those alone: the surname is often another's of the family. Linear in the
// mentions.
FormsOfAddress FormsOfAddressOf(const Document& document,
                                const LocalEntity& entity);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_NAMES_PERSON_NAME_H_
