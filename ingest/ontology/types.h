// The types that the code knows by name. An ontology may lack any of them;
// what needs a missing type is then not looked for.

#ifndef QUIPU_INGEST_ONTOLOGY_TYPES_H_
#define QUIPU_INGEST_ONTOLOGY_TYPES_H_

#include <array>
#include <string_view>
#include <vector>

#include "graph/model/ontology.h"
#include "language/model/name_type.h"

namespace quipu {

inline constexpr int kNoType = -1;

struct KnownTypes {
  // Whether things of the type state or report anything, as the ontology has
  // it.
  bool Speaks(int type) const {
    return type != kNoType && speaks[static_cast<size_t>(type)];
  }

  // The type of that name; kNoType where the ontology has none.
  int Of(NameType type) const { return named[static_cast<size_t>(type)]; }

  int person, regime, party, organization, group, prison, place, event,
      publication, facility;
  std::vector<bool> speaks;                    // parallel to Ontology::types
  std::array<int, kNameTypes.size()> named{};  // parallel to kNameTypes

  explicit KnownTypes(const Ontology& ontology)
      : person(Index(ontology, "Person")),
        regime(Index(ontology, "Regime")),
        party(Index(ontology, "Party")),
        organization(Index(ontology, "Organization")),
        group(Index(ontology, "Group")),
        prison(Index(ontology, "Prison")),
        place(Index(ontology, "Place")),
        event(Index(ontology, "Event")),
        publication(Index(ontology, "Publication")),
        facility(Index(ontology, "Facility")) {
    for (size_t i = 0; i < kNameTypes.size(); ++i) {
      named[i] = Index(ontology, NameOf(kNameTypes[i]));
    }
    for (const EntityType& type : ontology.types) {
      speaks.push_back(
          ontology.Allows("stated", type.name, ObjectKind::kText, "") ||
          ontology.Allows("reported", type.name, ObjectKind::kText, ""));
    }
  }

 private:
  static int Index(const Ontology& ontology, std::string_view name) {
    const EntityType* const type = ontology.FindType(name);
    return type == nullptr ? kNoType
                           : static_cast<int>(type - ontology.types.data());
  }
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_TYPES_H_
