#include "query/text/passages.h"

#include <charconv>
#include <string>
#include <utility>

#include "graph/store/tables.h"
#include "language/text/word_places.h"

namespace quipu {
namespace {

Result<DocumentNumber> NumberOf(const Reader& reader, const DocumentKey& key) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return NotFound("there is no document \"" + key.value + "\"");
  return *number;
}

Result<Passages> Read(const Reader& reader, DocumentNumber number) {
  Passages passages;
  QUIPU_TRY(passages.document, uncurated::Read(reader, number));
  QUIPU_TRY(passages.extraction, documents::ReadExtraction(reader, number));
  return passages;
}

}  // namespace

Result<std::optional<Passages>> FindClaim(const Reader& reader,
                                          std::string_view id) {
  const size_t sign = id.rfind('#');
  uint32_t index = 0;
  if (sign == std::string_view::npos || sign == 0) return {std::nullopt};
  const char* const end = id.data() + id.size();
  const auto [rest, error] = std::from_chars(id.data() + sign + 1, end, index);
  if (error != std::errc() || rest != end) return {std::nullopt};
  const DocumentKey key{std::string(id.substr(0, sign))};
  QUIPU_TRY(const DocumentNumber number, NumberOf(reader, key));
  QUIPU_TRY(Passages passages, Read(reader, number));
  if (index >= passages.extraction.claims.size()) {
    return NotFound(key.value + " has no claim " + std::to_string(index));
  }
  passages.claim = ClaimIndex{index};
  passages.places = passages.extraction.claims[index].evidence;
  return {std::move(passages)};
}

Result<FoundPassages> FindWords(const Reader& reader, std::string_view words,
                                const std::optional<DocumentKey>& document,
                                size_t limit) {
  std::vector<DocumentNumber> numbers;
  if (document) {
    QUIPU_TRY(numbers.emplace_back(), NumberOf(reader, *document));
  } else {
    QUIPU_CHECK(documents::ForEachKey(
        reader, [&](const DocumentKey&, DocumentNumber number) {
          numbers.push_back(number);
          return true;
        }));
  }
  FoundPassages found;
  size_t left = limit + 1;  // one more tells that there are more
  for (const DocumentNumber number : numbers) {
    QUIPU_TRY(Document text, uncurated::Read(reader, number));
    std::vector<Span> places = PlacesOfWords(words, text.text, left);
    if (places.empty()) continue;
    left -= places.size();
    if (left == 0) {
      found.more = true;
      places.pop_back();
      if (places.empty()) break;
    }
    Passages passages;
    QUIPU_TRY(passages.extraction, documents::ReadExtraction(reader, number));
    passages.document = std::move(text);
    passages.places = std::move(places);
    found.documents.push_back(std::move(passages));
    if (found.more) break;
  }
  return found;
}

}  // namespace quipu
