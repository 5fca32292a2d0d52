// The kinds of things and of relations that a graph may hold.

#ifndef QUIPU_GRAPH_MODEL_ONTOLOGY_H_
#define QUIPU_GRAPH_MODEL_ONTOLOGY_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"

namespace quipu {

struct EntityType {
  std::string name;  // "Person"
  std::string description;
  // Types that one thing may bear in different texts ("Party" in one,
  // "Organization" in another) share a family; identity never joins two
  // families. A type's family is its own name unless the ontology says other.
  std::string family;
  // One may lie in another though no document says so: a street in a city.
  bool nested = false;
};

enum class ObjectKind : uint8_t { kEntity, kText, kDate, kQuantity };

struct Predicate {
  std::string name;  // "member_of"
  std::string description;
  std::vector<std::string> domain;  // names of types; empty: any
  std::vector<std::string> range;   // names of types; empty: any
  std::vector<ObjectKind> objects;  // kinds of object allowed
  bool symmetric = false;           // "A negotiated with B"
  bool single_valued = false;       // two values on one subject are a dispute
  bool single_subject = false;      // two subjects on one object are a dispute
  bool once = false;       // two dates of one subject and object are a dispute
  bool kinship = false;    // two kinds of kinship of one subject and object are
                           // a dispute
  bool inclusion = false;  // the object includes the subject: what is told of
                           // one may be told of the other
};

// Types and predicates keep the order of the ontology file; an index into
// `types` or `predicates` is valid for this ontology alone.
struct Ontology {
  std::vector<EntityType> types;
  std::vector<Predicate> predicates;
  Sha256Digest digest;  // of the file it was read from

  // Linear in the number of types, or of predicates: tens.
  const EntityType* FindType(std::string_view name) const;
  const Predicate* FindPredicate(std::string_view name) const;

  // Whether `predicate` may join a subject of type `subject` to an object of
  // kind `kind`, of type `object` where it is an entity.
  bool Allows(std::string_view predicate, std::string_view subject,
              ObjectKind kind, std::string_view object) const;
};

// What an ontology says of claims that cannot all be true, by name: the part
// that questions ask about. Sorted.
struct ConflictRules {
  std::vector<std::string> single_valued;  // predicates, and so on; see above
  std::vector<std::string> single_subject;
  std::vector<std::string> once;
  std::vector<std::string> kinship;
  std::vector<std::string> inclusion;
  std::vector<std::string> nested_types;
  friend bool operator==(const ConflictRules&, const ConflictRules&) = default;
};
ConflictRules ConflictRulesOf(const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_ONTOLOGY_H_
