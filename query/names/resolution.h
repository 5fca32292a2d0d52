// What a name means: one entity, one of several, or none.

#ifndef QUIPU_QUERY_NAMES_RESOLUTION_H_
#define QUIPU_QUERY_NAMES_RESOLUTION_H_

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "graph/model/ids.h"

namespace quipu {

enum class NameMatch : uint8_t {
  kId,      // "#" and a handle, or the beginning of one
  kExact,   // a name of the entity, but for case, accents, punctuation, article
  kPrefix,  // a name begins with the text
  kToken,   // each word of the text begins a word of one name
  kFuzzy,   // a name, or its end from some word on, is a few letters off
};

struct EntityHit {
  EntityNumber number;
  Handle id;
  std::string name;
  std::string type;
  uint32_t member_count = 0;  // local entities: at least one a document
  NameMatch match = NameMatch::kExact;
  std::string matched_name;  // the name, as written, that matched best
};

// One thing that a name may mean.
struct Candidate {
  EntityHit entity;
  uint32_t documents = 0;  // that mention it
  // What tells it from the others: another name of it that none of them bears,
  // or else a neighbour ("leader_of San Dimas Committee"); may be "".
  std::string distinction;
};

struct AmbiguousName {
  std::vector<Candidate> candidates;  // 2 to 10, ordered as hits are
  bool more = false;                  // there are others yet
};

struct UnknownName {
  std::vector<EntityHit> nearest;  // at most 5
};

struct ResolvedEntity {
  EntityHit entity;
  // Entities that bear its name as an alias, at most 10, ordered as hits are.
  std::vector<EntityHit> namesakes;
};

using EntityResolution =
    std::variant<ResolvedEntity, AmbiguousName, UnknownName>;

// Sentences for a person, without the candidates.
std::string AmbiguityText(std::string_view name);
std::string UnknownNameText(std::string_view name);
std::string NamesakeText(std::string_view name, const EntityHit& other);
// "Mary Keane (Person)", "Mary Keane (Person), leads Lurigancho Chaplaincy".
std::string Describe(const EntityHit& entity);
std::string Describe(const Candidate& candidate);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_RESOLUTION_H_
