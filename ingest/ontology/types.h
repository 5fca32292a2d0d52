// The types that the code knows by name. An ontology may lack any of them;
// what needs a missing type is then not looked for.

#ifndef QUIPU_INGEST_ONTOLOGY_TYPES_H_
#define QUIPU_INGEST_ONTOLOGY_TYPES_H_

#include <string_view>

#include "graph/model/ontology.h"

namespace quipu {

inline constexpr int kNoType = -1;

struct KnownTypes {
  int person, regime, party, organization, group, prison, place, event,
      publication, facility;

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
        facility(Index(ontology, "Facility")) {}

 private:
  static int Index(const Ontology& ontology, std::string_view name) {
    const EntityType* const type = ontology.FindType(name);
    return type == nullptr ? kNoType
                           : static_cast<int>(type - ontology.types.data());
  }
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_TYPES_H_
