// What identity looks at in a local entity, and nothing else: two local
// entities with equal profiles are one thing, wherever they stand.

#ifndef QUIPU_INGEST_RESOLVE_PROFILE_H_
#define QUIPU_INGEST_RESOLVE_PROFILE_H_

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "graph/store/records.h"

namespace quipu {

// What the curation log says of one local entity.
struct CurationMarks {
  std::vector<std::string> same;  // one for each decision that joins it to
                                  // others: equal for what is one thing, "|7"
                                  // or "1|7" as in keys
  std::vector<VetoMark> vetoes;   // decisions that keep it from others
  std::string type;               // "" unless an analyst gave a type
  std::string name;               // "" unless an analyst gave a name
  friend bool operator==(const CurationMarks&, const CurationMarks&) = default;
};

// Keys are text such as "n|Person|alberto fujimori": a letter for the kind of
// evidence, the family of the type, the name in some form.
//
// Strong keys: two profiles that share one are the same thing, unless marks
// keep one of its bearers apart from another.
//   s||7, s|1|7    an analyst's decision 7 that they are the same, or that they
//                  are on side 1 of what it divides; s|d|7 and s|d1|7 of what
//                  is described, so that it never meets what is named
//   d|<digest>     the document itself
//   h|<handle>     a thing without any name
//   n|F|name       a full name or a stated alias, in normal form
// Those of likeness are trusted less, and not at all if many bear them:
//   c|F|words      the meanings of the words of a thing's name, in any language
//   p|F|words      a person's name as it sounds, given names in one language
//   o|F|words      all given names and one surname of a longer name
//   q|F|words      the first given name and one surname of a longer name
//   a|F|pcp|...    a stated acronym with the beginnings of the words of the
//                  full name, so that translations of one name meet
//   r|F|words      the proper words of a thing's name without the common ones,
//                  so that "Fortuna" meets "Fortuna mine"
//   u|F|words      the common words without the proper ones, so that "Interior
//                  Ministry" meets "Moroccan Interior Ministry"
//   x|name         a name, whatever the family: of things whose types are
//                  guesses, unless those whose are none differ
//   e|kind|entity|month, f|kind|entity|year, f|kind|entity+entity,
//   g|head|entity|number, k|kind|entity+entity|class|number
//                  what described_keys.h makes of what is hardly named; the
//                  entities' numbers say what it has to do with, and never
//                  order anything
// Weak keys: a profile with strong keys offers them, one without looks for its
// only bearer, first by those of the highest rank.
//   y|F|words      a title and a surname
//   i|F|words      an initial and a surname
//   w|F|name       an acronym or a surname
struct Profile {
  std::string family;                    // "?" where the type is a guess
  std::vector<std::string> strong_keys;  // sorted, distinct
  std::vector<std::string> weak_keys;    // sorted, distinct
  std::vector<VetoMark> vetoes;          // sorted, distinct
  // Tells apart what must not be one merely because names are equal: a surname
  // alone is somebody else in every document.
  std::string scope;

  bool is_weak() const { return strong_keys.empty(); }
  ProfileId Id() const;
};

// Words before a name in the text of its document tell titles.
Profile MakeProfile(const Document& document, const LocalEntity& entity,
                    const CurationMarks& marks, const Ontology& ontology);

// What a document sets side by side is two things, however like their names
// are: gives marks to those profiles of one document that share a key of
// likeness though their names differ. `profiles` and `entities` run in step.
void KeepNeighborsApart(const DocumentKey& document,
                        const std::vector<LocalEntity>& entities,
                        std::vector<Profile>& profiles);

// In what order strong keys are trusted: higher first. Depends on the key's
// letter alone.
int StrengthOfKey(std::string_view strong_key);
bool IsDecisionKey(std::string_view strong_key);
// Whether a strong key is one of likeness.
bool IsLikeness(std::string_view strong_key);
// Weak keys of a higher rank are tried first. Depends on the letter alone.
int RankOfWeakKey(std::string_view weak_key);
// Whether a weak profile may be a bearer that offers `offered`, as far as
// titles and "Mr" or "Mrs" tell: not if both have some before a surname, and
// none in common.
bool TitlesAgree(const std::vector<std::string>& needed,
                 const std::set<std::string>& offered);

// Where a weak key is looked up: the block of profiles that offer it, and the
// block of weak profiles that need it.
std::string OfferBlock(std::string_view weak_key);
std::string NeedBlock(std::string_view weak_key);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_PROFILE_H_
