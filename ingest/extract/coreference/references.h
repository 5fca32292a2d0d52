// Mentions without a name: pronouns that are safe to resolve, and "the prison".

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_REFERENCES_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_REFERENCES_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/document_context.h"
#include "ingest/extract/mention/item_draft.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/names.h"

namespace quipu {

// Resolves what refers back, sentence by sentence in the order of the text.
class References {
 public:
  References(const DocumentContext& context, const std::vector<Name>& names,
             EntityTable& table);

  // Places mentions on words that are still free.
  void Place(ItemDraft& draft);
  // Takes note of what the finished sentence mentions.
  void Remember(const ItemSentence& sentence);

 private:
  void PlacePronouns(ItemDraft& draft);
  void PlaceDefinites(ItemDraft& draft);
  void PlaceMention(ItemDraft& draft, uint32_t word, Span span, int entity,
                    MentionKind kind) const;
  int EntityNamedBy(const std::string& head, int type) const;

  const DocumentContext& context_;
  EntityTable& table_;
  // A word of a name that tells its type -> the entity; -1 for several.
  std::unordered_map<std::string, int> heads_;
  std::unordered_map<int, int> mentions_;  // of each entity so far
  std::vector<int> salient_;  // of each type: mentioned most so far, then last
  int last_subject_ = -1;     // first entity of the sentence before
  uint32_t last_paragraph_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_REFERENCES_H_
