// The types that the code knows: those of the kinds of names that language
// analysis tells apart, and groups. An ontology may lack any of them; what
// needs a missing type is then not looked for.

#ifndef QUIPU_INGEST_ONTOLOGY_TYPES_H_
#define QUIPU_INGEST_ONTOLOGY_TYPES_H_

#include <array>
#include <vector>

#include "graph/model/ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "language/model/name_type.h"

namespace quipu {

struct KnownTypes {
  // Whether things of the type state or report anything, as the ontology has
  // it.
  bool Speaks(int type) const {
    return type != kNoType && speaks[static_cast<size_t>(type)];
  }

  // The type of names of that kind; kNoType where the ontology has none.
  int Of(NameType type) const { return named[static_cast<size_t>(type)]; }

  int person, regime, party, organization, prison, place, event, publication,
      facility;
  int group = kNoType;
  std::vector<bool> speaks;                  // parallel to Ontology::types
  std::array<int, kNameTypes.size()> named;  // parallel to kNameTypes

  explicit KnownTypes(const OntologyFile& file) : named(file.recognized) {
    const Ontology& ontology = file.ontology;
    person = Of(NameType::kPerson);
    regime = Of(NameType::kRegime);
    party = Of(NameType::kParty);
    organization = Of(NameType::kOrganization);
    prison = Of(NameType::kPrison);
    place = Of(NameType::kPlace);
    event = Of(NameType::kEvent);
    publication = Of(NameType::kPublication);
    facility = Of(NameType::kFacility);
    const EntityType* const people = ontology.FindType("Group");
    if (people != nullptr) {
      group = static_cast<int>(people - ontology.types.data());
    }
    for (const EntityType& type : ontology.types) {
      speaks.push_back(
          ontology.Allows("stated", type.name, ObjectKind::kText, "") ||
          ontology.Allows("reported", type.name, ObjectKind::kText, ""));
    }
  }
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_TYPES_H_
