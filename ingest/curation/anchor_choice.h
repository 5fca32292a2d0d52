// Choosing the words by which a decision points at what is meant.

#ifndef QUIPU_INGEST_CURATION_ANCHOR_CHOICE_H_
#define QUIPU_INGEST_CURATION_ANCHOR_CHOICE_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// A document as decisions look at it.
struct CuratedText {
  DocumentNumber number;
  Document document;
  Extraction extraction;
};

// kNotFound names the document.
Result<CuratedText> ReadCuratedText(const Reader& reader,
                                    const DocumentKey& key);

// The entity that the handle addresses; kNotFound if there is none.
struct FoundEntityRecord {
  EntityNumber number;
  EntityRecord record;
};
Result<FoundEntityRecord> ReadEntity(const Reader& reader,
                                     const Handle& handle);

// The anchor of a mention that is found again: quote and context stand once in
// the text. Mentions inside `near` come first, then names, then the earliest.
// nullopt if none of the first 100 will do.
std::optional<Anchor> AnchorOfLocal(const Document& document,
                                    const LocalEntity& local,
                                    std::optional<Span> near = {});

// The same of a local entity of the document, or kInvalidArgument.
Result<Anchor> AnchorOfMember(const CuratedText& text, LocalIndex local,
                              std::optional<Span> near = {});

// The anchor of these words; kInvalidArgument if it would not be found again.
Result<Anchor> AnchorOfWords(const Document& document, Span words);

// The anchor of one member of the entity, and the type that it was extracted
// with: of the first by handle whose names tell it apart, or else of any.
// kInvalidArgument if no mention will do.
struct EntityAnchor {
  Anchor anchor;
  std::string type;
};
Result<EntityAnchor> AnchorOfEntity(const Reader& reader,
                                    const FoundEntityRecord& entity);

enum class CuratedTrait : uint8_t { kName, kType };

// The anchors of those members whose name, or type, is an analyst's already; of
// one member, as above, if there are none.
Result<std::vector<Anchor>> AnchorsOfTrait(const Reader& reader,
                                           const FoundEntityRecord& entity,
                                           CuratedTrait trait);

// The local entities of the entity, document by document. Reads each document.
Result<void> ForEachDocumentOf(
    const Reader& reader, const FoundEntityRecord& entity,
    const std::function<Result<void>(const CuratedText& text,
                                     const std::vector<LocalIndex>& members)>&
        visit);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_ANCHOR_CHOICE_H_
