#include "query/engine/claim_view.h"

#include "graph/memory/knowledge_graph.h"

namespace quipu {

EntityLabel LabelOf(const EntityView& entity) {
  return {entity.number, entity.id, std::string(entity.name),
          std::string(entity.type)};
}

std::string ClaimIdOf(const DocumentKey& document, ClaimIndex claim) {
  return document.value + "#" + std::to_string(claim.value);
}

const std::string& TextOf(const ValueView& value) {
  if (const auto* entity = std::get_if<EntityLabel>(&value)) {
    return entity->name;
  }
  return std::get<Literal>(value).text;
}

const std::string& NameOf(const SpeakerView& speaker) {
  if (const auto* entity = std::get_if<EntityLabel>(&speaker)) {
    return entity->name;
  }
  return std::get<std::string>(speaker);
}

Citation CitationOf(DocumentNumber number, const Document& document) {
  const DocumentMetadata& metadata = document.metadata;
  Citation citation;
  citation.number = number;
  citation.key = document.key;
  if (metadata.title) citation.title = metadata.title->value;
  if (metadata.publisher) citation.publisher = metadata.publisher->value;
  for (const StatedText& author : metadata.authors) {
    citation.authors.push_back(author.value);
  }
  if (metadata.published) citation.published = metadata.published->value;
  return citation;
}

}  // namespace quipu
