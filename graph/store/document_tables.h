// Typed reading and writing of what is stored by document, of the curation log
// and of the state of the store. All errors of Reader, and kCorruption for
// records that do not decode.

#ifndef QUIPU_GRAPH_STORE_DOCUMENT_TABLES_H_
#define QUIPU_GRAPH_STORE_DOCUMENT_TABLES_H_

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "graph/store/records.h"

namespace quipu {

// As a new store has it if there is none.
Result<StoreState> ReadState(const Reader& reader);
void WriteState(Transaction& transaction, const StoreState& state);

// What the store remembers of the ontology; nullopt before the first ingest.
Result<std::optional<OntologyRecord>> ReadOntology(const Reader& reader);
void WriteOntology(Transaction& transaction, const OntologyRecord& record);

// Documents and extractions with what analysts corrected and added, as the last
// derivation took it.
namespace documents {
Result<std::optional<DocumentNumber>> FindNumber(const Reader&,
                                                 const DocumentKey&);
// kNotFound if there is no such document.
Result<Document> Read(const Reader&, DocumentNumber);
Result<Document> ReadWithoutText(const Reader&, DocumentNumber);
Result<Extraction> ReadExtraction(const Reader&, DocumentNumber);
// What made its extraction.
Result<ExtractionOrigin> ReadOrigin(const Reader&, DocumentNumber);
// What made each document's extraction, in ascending order of number.
Result<void> ForEachOrigin(
    const Reader&,
    const std::function<bool(DocumentNumber, const ExtractionOrigin&)>&);
// When each document was published, in ascending order of number.
Result<void> ForEachPublished(
    const Reader&,
    const std::function<bool(DocumentNumber, std::optional<PartialDate>)>&);
// In ascending order of key.
Result<void> ForEachKey(
    const Reader&,
    const std::function<bool(const DocumentKey&, DocumentNumber)>&);
// As it was read and extracted; WriteCurated keeps what differs from that, and
// nothing where nothing does.
void Write(Transaction&, DocumentNumber, const Document&, const Extraction&);
void WriteCurated(Transaction&, DocumentNumber, const std::optional<Document>&,
                  const std::optional<Extraction>&);
void Erase(Transaction&, DocumentNumber, const DocumentKey&);
}  // namespace documents

// The same without what analysts did.
namespace uncurated {
Result<Document> Read(const Reader&, DocumentNumber);
Result<Document> ReadWithoutText(const Reader&, DocumentNumber);
Result<Extraction> ReadExtraction(const Reader&, DocumentNumber);
}  // namespace uncurated

namespace curation {
Result<std::vector<CurationEntry>> ReadAll(const Reader&);  // by sequence
Result<std::optional<CurationEntry>> Read(const Reader&, uint64_t sequence);
void Write(Transaction&, const CurationEntry&);
void Erase(Transaction&, uint64_t sequence);
}  // namespace curation

namespace contributions {
Result<std::optional<ContributionRecord>> Read(const Reader&, DocumentNumber);
Result<bool> IsEmpty(const Reader&);  // true if no document has one
void Write(Transaction&, DocumentNumber, const ContributionRecord&);
void Erase(Transaction&, DocumentNumber);
}  // namespace contributions

// Of each derived document: whose word its claims are (SourceOf in
// ingest/resolve).
namespace sources {
Result<std::optional<std::string>> Read(const Reader&, DocumentNumber);
Result<void> ForEach(
    const Reader&,
    const std::function<bool(DocumentNumber, std::string_view source)>&);
void Write(Transaction&, DocumentNumber, std::string_view source);
void Erase(Transaction&, DocumentNumber);
}  // namespace sources

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_DOCUMENT_TABLES_H_
