// The ground truth: documents, extractions, the curation log; and with it the
// contributions and sources of derivation, which are by document.

#include "graph/store/document_tables.h"

#include <utility>

#include "graph/store/engine.h"
#include "graph/store/keys.h"
#include "graph/store/typed_read.h"

namespace quipu {

Result<StoreState> ReadState(const Reader& reader) {
  QUIPU_TRY(auto state,
            ReadRecord<StoreState>(reader, Family::kMeta, kStateKey));
  return state ? std::move(*state) : StoreState();
}

void WriteState(Transaction& transaction, const StoreState& state) {
  transaction.Put(Family::kMeta, kStateKey, Encode(state));
}

Result<std::optional<OntologyRecord>> ReadOntology(const Reader& reader) {
  return ReadRecord<OntologyRecord>(reader, Family::kMeta, kOntologyKey);
}

void WriteOntology(Transaction& transaction, const OntologyRecord& record) {
  transaction.Put(Family::kMeta, kOntologyKey, Encode(record));
}

namespace {

Error NoDocument(DocumentNumber number) {
  return NotFound("no document number " + std::to_string(number.value));
}

Result<Document> Join(std::string_view record, std::string text) {
  Result<Document> document = DecodeDocument(record, std::move(text));
  if (!document) {
    return Annotate(document.error(), FamilyName(Family::kDocuments));
  }
  return document;
}

Result<Document> JoinText(const Reader& reader, DocumentNumber number,
                          std::string_view record) {
  QUIPU_TRY(auto text, reader.Get(Family::kTexts, Key(number)));
  QUIPU_TRY(Document document, Join(record, text.value_or("")));
  if (!text) {
    return Corruption("document " + document.key.value + " without a text");
  }
  return document;
}

Result<std::string> UncuratedRecord(const Reader& reader,
                                    DocumentNumber number) {
  QUIPU_TRY(auto record, reader.Get(Family::kDocuments, Key(number)));
  if (!record) return NoDocument(number);
  return std::move(*record);
}

Result<std::string> CuratedRecord(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(auto record, reader.Get(Family::kCuratedDocuments, Key(number)));
  if (record) return std::move(*record);
  return UncuratedRecord(reader, number);
}

}  // namespace

namespace uncurated {

Result<Document> Read(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(const std::string record, UncuratedRecord(reader, number));
  return JoinText(reader, number, record);
}

Result<Document> ReadWithoutText(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(const std::string record, UncuratedRecord(reader, number));
  return Join(record, {});
}

Result<Extraction> ReadExtraction(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(auto extraction,
            ReadRecord<Extraction>(reader, Family::kExtractions, Key(number)));
  if (!extraction) return NoDocument(number);
  return std::move(*extraction);
}

}  // namespace uncurated

namespace documents {

Result<std::optional<DocumentNumber>> FindNumber(const Reader& reader,
                                                 const DocumentKey& key) {
  QUIPU_TRY(const auto value, reader.Get(Family::kDocumentKeys, key.value));
  if (!value) return std::nullopt;
  QUIPU_CHECK(
      CheckSize(*value, sizeof(DocumentNumber::value), Family::kDocumentKeys));
  return KeyParts(*value).TakeId<DocumentNumber>();
}

Result<Document> Read(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(const std::string record, CuratedRecord(reader, number));
  return JoinText(reader, number, record);
}

Result<Document> ReadWithoutText(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(const std::string record, CuratedRecord(reader, number));
  return Join(record, {});
}

Result<Extraction> ReadExtraction(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(
      auto curated,
      ReadRecord<Extraction>(reader, Family::kCuratedExtractions, Key(number)));
  if (curated) return std::move(*curated);
  return uncurated::ReadExtraction(reader, number);
}

Result<ExtractionOrigin> ReadOrigin(const Reader& reader,
                                    DocumentNumber number) {
  QUIPU_TRY(const auto record, reader.Get(Family::kExtractions, Key(number)));
  if (!record) return NoDocument(number);
  return DecodeOrigin(*record);
}

Result<void> ForEachOrigin(
    const Reader& reader,
    const std::function<bool(DocumentNumber, const ExtractionOrigin&)>& visit) {
  return ScanEntries(
      reader, Family::kExtractions, {},
      [&visit](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(key, sizeof(DocumentNumber::value),
                              Family::kExtractions));
        QUIPU_TRY(const ExtractionOrigin origin, DecodeOrigin(value));
        return visit(KeyParts(key).TakeId<DocumentNumber>(), origin);
      });
}

Result<void> ForEachPublished(
    const Reader& reader,
    const std::function<bool(DocumentNumber, std::optional<PartialDate>)>&
        visit) {
  return ScanEntries(
      reader, Family::kDocuments, {},
      [&visit](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(
            CheckSize(key, sizeof(DocumentNumber::value), Family::kDocuments));
        const auto published = DecodePublished(value);
        if (!published) {
          return Annotate(published.error(), FamilyName(Family::kDocuments));
        }
        return visit(KeyParts(key).TakeId<DocumentNumber>(), *published);
      });
}

Result<void> ForEachKey(
    const Reader& reader,
    const std::function<bool(const DocumentKey&, DocumentNumber)>& visit) {
  return ScanEntries(
      reader, Family::kDocumentKeys, {},
      [&visit](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_CHECK(CheckSize(value, sizeof(DocumentNumber::value),
                              Family::kDocumentKeys));
        return visit(DocumentKey{std::string(key)},
                     KeyParts(value).TakeId<DocumentNumber>());
      });
}

void Write(Transaction& transaction, DocumentNumber number,
           const Document& document, const Extraction& extraction) {
  transaction.Put(Family::kDocumentKeys, document.key.value, Key(number));
  transaction.Put(Family::kDocuments, Key(number), EncodeDocument(document));
  transaction.Put(Family::kTexts, Key(number), document.text);
  transaction.Put(Family::kExtractions, Key(number), Encode(extraction));
}

void WriteCurated(Transaction& transaction, DocumentNumber number,
                  const std::optional<Document>& document,
                  const std::optional<Extraction>& extraction) {
  if (document) {
    transaction.Put(Family::kCuratedDocuments, Key(number),
                    EncodeDocument(*document));
  } else {
    transaction.Delete(Family::kCuratedDocuments, Key(number));
  }
  if (extraction) {
    transaction.Put(Family::kCuratedExtractions, Key(number),
                    Encode(*extraction));
  } else {
    transaction.Delete(Family::kCuratedExtractions, Key(number));
  }
}

void Erase(Transaction& transaction, DocumentNumber number,
           const DocumentKey& key) {
  transaction.Delete(Family::kDocumentKeys, key.value);
  transaction.Delete(Family::kDocuments, Key(number));
  transaction.Delete(Family::kTexts, Key(number));
  transaction.Delete(Family::kExtractions, Key(number));
  WriteCurated(transaction, number, {}, {});
}

}  // namespace documents

namespace curation {

Result<std::vector<CurationEntry>> ReadAll(const Reader& reader) {
  std::vector<CurationEntry> entries;
  QUIPU_CHECK(ScanEntries(
      reader, Family::kCuration, {},
      [&entries](std::string_view key, std::string_view value) -> Result<bool> {
        QUIPU_TRY(CurationEntry entry,
                  DecodeIn<CurationEntry>(Family::kCuration, value));
        if (key != Key(entry.sequence)) {
          return Corruption("curation entry " + std::to_string(entry.sequence) +
                            " under another's key");
        }
        entries.push_back(std::move(entry));
        return true;
      }));
  return entries;
}

Result<std::optional<CurationEntry>> Read(const Reader& reader,
                                          uint64_t sequence) {
  return ReadRecord<CurationEntry>(reader, Family::kCuration, Key(sequence));
}

void Write(Transaction& transaction, const CurationEntry& entry) {
  transaction.Put(Family::kCuration, Key(entry.sequence), Encode(entry));
}

void Erase(Transaction& transaction, uint64_t sequence) {
  transaction.Delete(Family::kCuration, Key(sequence));
}

}  // namespace curation

namespace contributions {

Result<std::optional<ContributionRecord>> Read(const Reader& reader,
                                               DocumentNumber number) {
  return ReadRecord<ContributionRecord>(reader, Family::kContributions,
                                        Key(number));
}

Result<bool> IsEmpty(const Reader& reader) {
  bool empty = true;
  QUIPU_CHECK(reader.Scan(Family::kContributions, {}, {},
                          [&empty](std::string_view, std::string_view) {
                            empty = false;
                            return false;
                          }));
  return empty;
}

void Write(Transaction& transaction, DocumentNumber number,
           const ContributionRecord& record) {
  transaction.Put(Family::kContributions, Key(number), Encode(record));
}

void Erase(Transaction& transaction, DocumentNumber number) {
  transaction.Delete(Family::kContributions, Key(number));
}

}  // namespace contributions

namespace sources {

Result<std::optional<std::string>> Read(const Reader& reader,
                                        DocumentNumber number) {
  return reader.Get(Family::kSources, Key(number));
}

Result<void> ForEach(
    const Reader& reader,
    const std::function<bool(DocumentNumber, std::string_view)>& visit) {
  return ScanEntries(
      reader, Family::kSources, {},
      [&](std::string_view key, std::string_view source) -> Result<bool> {
        QUIPU_CHECK(
            CheckSize(key, sizeof(DocumentNumber::value), Family::kSources));
        return visit(KeyParts(key).TakeId<DocumentNumber>(), source);
      });
}

void Write(Transaction& transaction, DocumentNumber number,
           std::string_view source) {
  transaction.Put(Family::kSources, Key(number), source);
}

void Erase(Transaction& transaction, DocumentNumber number) {
  transaction.Delete(Family::kSources, Key(number));
}

}  // namespace sources
}  // namespace quipu
