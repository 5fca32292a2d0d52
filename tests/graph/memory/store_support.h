// Stores for tests, written record by record, as a derivation would leave them.
// Here local entities of one name are one entity.

#ifndef QUIPU_TESTS_GRAPH_MEMORY_STORE_SUPPORT_H_
#define QUIPU_TESTS_GRAPH_MEMORY_STORE_SUPPORT_H_

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/knowledge_store.h"

namespace quipu {

// A document with what it says. Spans are found by their quotes.
class DrawnDocument {
 public:
  DrawnDocument(std::string key, std::string text);

  DrawnDocument& Title(const std::string& title);
  DrawnDocument& Publisher(const std::string& name);
  DrawnDocument& Author(const std::string& name);
  DrawnDocument& Published(const std::string& iso);
  // A near-copy of the document with this key, which is an original.
  DrawnDocument& CopyOf(const std::string& original);

  // The name must stand in the text; the type is the one given first.
  LocalIndex Local(const std::string& name, const std::string& type = "Person",
                   NameKind kind = NameKind::kFull);
  // Another name of a local entity.
  DrawnDocument& Alias(LocalIndex local, const std::string& name,
                       NameKind kind = NameKind::kStatedAlias);
  // Another mention of a local entity: the first place of `words` in the text.
  DrawnDocument& Mentions(LocalIndex local, const std::string& words,
                          MentionKind kind = MentionKind::kNominal);
  // The local entity is the document itself.
  DrawnDocument& Itself(LocalIndex local);
  // A claim that stands on `quote`; the reference is good until the next.
  Claim& Say(LocalIndex subject, const std::string& predicate, Argument object,
             const std::string& quote);

  const Document& document() const { return document_; }
  const Extraction& extraction() const { return extraction_; }
  // Itself, if it is no copy.
  const DocumentKey& original() const { return original_; }

 private:
  Span Find(const std::string& quote) const;

  Document document_;
  Extraction extraction_;
  DocumentKey original_;
};

// Shifts the dense numbers that the store gives, which nothing may depend on.
struct Numbering {
  bool reversed = false;  // documents and entities in descending order
  uint32_t first = 0;
  // A claim that an analyst rejected: position of a document, and of a claim.
  std::optional<std::pair<size_t, size_t>> rejected = std::nullopt;
};

KnowledgeStore MakeStore(const std::vector<DrawnDocument>& documents,
                         const Numbering& numbering = {});

}  // namespace quipu

#endif  // QUIPU_TESTS_GRAPH_MEMORY_STORE_SUPPORT_H_
