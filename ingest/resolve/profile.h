// What identity looks at in a local entity, and nothing else: two local
// entities with equal profiles are one thing, wherever they stand.

#ifndef QUIPU_INGEST_RESOLVE_PROFILE_H_
#define QUIPU_INGEST_RESOLVE_PROFILE_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "graph/store/records.h"

namespace quipu {

// What the curation log says of one local entity.
struct CurationMarks {
  std::vector<uint64_t> same;    // decisions that join it to others
  std::vector<VetoMark> vetoes;  // decisions that keep it from others
  std::string type;              // "" unless an analyst gave a type
  std::string name;              // "" unless an analyst gave a name
  friend bool operator==(const CurationMarks&, const CurationMarks&) = default;
};

// Keys are text such as "n|Person|alberto fujimori": a letter for the kind of
// evidence, the family of the type, the name in normal form.
//
// Strong keys: two profiles that share one are the same thing, unless vetoed.
//   s|7            an analyst's decision 7 that they are the same
//   d|<digest>     the document itself
//   h|<handle>     a thing without any name
//   n|F|name       a full name or a stated alias
//   a|F|pcp|...    a stated acronym with the beginnings of the words of the
//                  full name, so that translations of one name meet
// Weak keys: a profile with strong keys offers them, one without looks for its
// only bearer.
//   w|F|name       an acronym or a surname
//   t|name         a name of a thing whose type is a guess: any F may bear it
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

Profile MakeProfile(const DocumentKey& document, const LocalEntity& entity,
                    const CurationMarks& marks, const Ontology& ontology);

// In what order strong keys are trusted: higher first. Depends on the key's
// letter alone.
int StrengthOfKey(std::string_view strong_key);

// Where a weak key is looked up: the block of profiles that offer it, and the
// block of weak profiles that need it.
std::string OfferBlock(std::string_view weak_key);
std::string NeedBlock(std::string_view weak_key);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_PROFILE_H_
