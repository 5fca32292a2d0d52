#include "graph/store/pending.h"

#include <fmt/format.h>

#include <algorithm>
#include <string>

#include "graph/store/big_endian.h"
#include "graph/store/document_tables.h"
#include "graph/store/keys.h"
#include "graph/store/records.h"

namespace quipu {
namespace pending {
namespace {

// A value is a letter for the kind; of a kWrite there follow the document, the
// text and the extraction, the first two behind their lengths.
constexpr char kWriteLetter = 'w';
constexpr char kRemoveLetter = 'r';
constexpr char kRederiveLetter = 'd';

void AppendField(std::string_view bytes, std::string& value) {
  AppendBigEndian(static_cast<uint32_t>(bytes.size()), value);
  value += bytes;
}

std::optional<std::string_view> TakeField(std::string_view& value) {
  if (value.size() < sizeof(uint32_t)) return std::nullopt;
  const auto size = ReadBigEndian<uint32_t>(value);
  value.remove_prefix(sizeof size);
  if (value.size() < size) return std::nullopt;
  const std::string_view field = value.substr(0, size);
  value.remove_prefix(size);
  return field;
}

Result<PendingChange> DecodeWrite(std::string_view value) {
  const auto document = TakeField(value);
  const auto text = document ? TakeField(value) : std::nullopt;
  if (!text) return Corruption("a pending document does not decode");
  PendingChange change{PendingKind::kWrite, {}, {}};
  QUIPU_TRY(change.document, DecodeDocument(*document, std::string(*text)));
  QUIPU_TRY(change.extraction, Decode<Extraction>(value));
  return change;
}

}  // namespace

void Write(Transaction& transaction, DocumentNumber number,
           const Document& document, const Extraction& extraction) {
  std::string value(1, kWriteLetter);
  AppendField(EncodeDocument(document), value);
  AppendField(document.text, value);
  value += Encode(extraction);
  transaction.Put(Family::kPending, Key(number), value);
}

void Remove(Transaction& transaction, DocumentNumber number) {
  transaction.Put(Family::kPending, Key(number),
                  std::string_view(&kRemoveLetter, 1));
}

void Rederive(Transaction& transaction, DocumentNumber number) {
  transaction.Put(Family::kPending, Key(number),
                  std::string_view(&kRederiveLetter, 1));
}

Result<void> RederiveAll(Transaction& transaction) {
  QUIPU_TRY(const std::vector<DocumentNumber> waiting,
            ReadNumbers(transaction));
  return documents::ForEachKey(
      transaction, [&](const DocumentKey&, DocumentNumber number) {
        if (!std::binary_search(waiting.begin(), waiting.end(), number)) {
          Rederive(transaction, number);
        }
        return true;
      });
}

void Clear(Transaction& transaction, DocumentNumber number) {
  transaction.Delete(Family::kPending, Key(number));
}

Result<std::vector<DocumentNumber>> ReadNumbers(const Reader& reader) {
  std::vector<DocumentNumber> numbers;
  bool damaged = false;
  QUIPU_CHECK(reader.Scan(Family::kPending, "", "",
                          [&](std::string_view key, std::string_view) {
                            damaged = key.size() != sizeof(uint32_t);
                            if (damaged) return false;
                            numbers.emplace_back(ReadBigEndian<uint32_t>(key));
                            return true;
                          }));
  if (damaged) return Corruption("the key of a pending change does not decode");
  return numbers;
}

Result<PendingChange> Read(const Reader& reader, DocumentNumber number) {
  QUIPU_TRY(const std::optional<std::string> value,
            reader.Get(Family::kPending, Key(number)));
  if (!value) {
    return NotFound(
        fmt::format("nothing is pending for document {}", number.value));
  }
  switch (value->empty() ? '\0' : value->front()) {
    case kWriteLetter:
      return DecodeWrite(std::string_view(*value).substr(1));
    case kRemoveLetter:
      return PendingChange{PendingKind::kRemove, {}, {}};
    case kRederiveLetter:
      return PendingChange{PendingKind::kRederive, {}, {}};
    default:
      return Corruption(fmt::format(
          "the pending change of document {} does not decode", number.value));
  }
}

}  // namespace pending
}  // namespace quipu
