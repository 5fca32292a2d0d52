#include "graph/store/reader.h"

#include <array>

namespace quipu {

std::string_view FamilyName(Family family) {
  static constexpr std::array<std::string_view, kFamilyCount> kNames = {
      "meta",
      "documents",
      "texts",
      "extractions",
      "document_keys",
      "curation",
      "pending",
      "contributions",
      "sources",
      "curated_documents",
      "curated_extractions",
      "profiles",
      "profile_members",
      "blocks",
      "handles",
      "entities",
      "entity_members",
      "relations",
      "relation_claims",
      "adjacency",
      "attributes",
      "names",
      "document_editions",
      "editions",
      "edition_documents",
      "edition_links",
      "sketches",
      "sketch_keys",
      "imprint_keys",
      "offers"};
  return kNames[static_cast<size_t>(family)];
}

}  // namespace quipu
