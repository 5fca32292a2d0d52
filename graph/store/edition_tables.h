// Typed reading and writing of which documents have one text, and of which
// texts are copies of others. Errors as in document_tables.h.

#ifndef QUIPU_GRAPH_STORE_EDITION_TABLES_H_
#define QUIPU_GRAPH_STORE_EDITION_TABLES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

struct EditionDocument {
  Appearance appearance;
  EditionMember member;
  friend bool operator==(const EditionDocument&,
                         const EditionDocument&) = default;
};

// Whether an edition is known by a digest, or says that it was taken from what
// is.
enum class ImprintRole : uint8_t { kNames, kTakenFrom };

namespace editions {
Result<std::optional<EditionRecord>> Read(const Reader&, const EditionId&);
void Write(Transaction&, const EditionId&, const EditionRecord&);
void Erase(Transaction&, const EditionId&);
Result<void> ForEach(
    const Reader&,
    const std::function<bool(const EditionId&, const EditionRecord&)>&);

// The edition of a document; nullopt if it is not derived.
Result<std::optional<EditionId>> Of(const Reader&, DocumentNumber);
void AddDocument(Transaction&, const EditionId&, const EditionDocument&);
// Returns the edition that it was of.
Result<std::optional<EditionId>> EraseDocument(Transaction&, DocumentNumber,
                                               const DocumentKey&);
// By appearance.
Result<void> ForEachDocument(
    const Reader&, const EditionId&,
    const std::function<bool(const EditionDocument&)>&);
// The earliest; nullopt if there is none.
Result<std::optional<EditionDocument>> FirstDocument(const Reader&,
                                                     const EditionId&);

// Two editions that are near-copies, seen from both; `share` is as in
// EditionRecord.
void Link(Transaction&, const EditionId&, const EditionId&, uint16_t share);
void Unlink(Transaction&, const EditionId&, const EditionId&);
Result<void> ForEachLink(
    const Reader&, const EditionId&,
    const std::function<bool(const EditionId& other, uint16_t share)>&);
}  // namespace editions

namespace sketches {
Result<std::optional<Sketch>> Read(const Reader&, const EditionId&);
void Write(Transaction&, const EditionId&, const Sketch&);
void Erase(Transaction&, const EditionId&);
// The index: which editions are found under an element of their sketches.
void AddKey(Transaction&, uint64_t element, const EditionId&);
void EraseKey(Transaction&, uint64_t element, const EditionId&);
Result<void> ForEachUnderKey(const Reader&, uint64_t element,
                             const std::function<bool(const EditionId&)>&);
}  // namespace sketches

// The index of imprints.
namespace imprints {
void AddKey(Transaction&, uint64_t digest, ImprintRole, const EditionId&);
void EraseKey(Transaction&, uint64_t digest, ImprintRole, const EditionId&);
Result<void> ForEachUnderKey(const Reader&, uint64_t digest, ImprintRole,
                             const std::function<bool(const EditionId&)>&);
}  // namespace imprints

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_EDITION_TABLES_H_
