// One source text.

#ifndef QUIPU_GRAPH_MODEL_DOCUMENT_H_
#define QUIPU_GRAPH_MODEL_DOCUMENT_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/hash.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"
#include "graph/model/source_map.h"
#include "graph/model/span.h"

namespace quipu {

enum class DocumentFormat : uint8_t { kText, kMarkdown };

// What a stretch of text is for. Only body and title are searched for claims;
// names in the rest would tell of the medium, not of the matter.
enum class RegionKind : uint8_t {
  kBody,
  kTitle,
  kByline,      // "By Jane Roe", a dateline, "Published by …"
  kMailHeader,  // "From: …" and the lines under it
  kFurniture,   // navigation, subscription notices, addresses of the medium
};

struct Region {
  Span span;
  RegionKind kind = RegionKind::kBody;
  friend auto operator<=>(const Region&, const Region&) = default;
};

// A value that the text states, and where; `where` is empty for a value that
// came from outside the text.
struct StatedText {
  std::string value;
  Span where;
  friend auto operator<=>(const StatedText&, const StatedText&) = default;
};

struct StatedDate {
  PartialDate value;
  Span where;
  friend auto operator<=>(const StatedDate&, const StatedDate&) = default;
};

// What a text was translated, reprinted or otherwise taken from: a paper, an
// agency or a work, and the date of its issue.
struct StatedOrigin {
  StatedText name;
  std::optional<StatedDate> date;
  friend bool operator==(const StatedOrigin&, const StatedOrigin&) = default;
};

struct DocumentMetadata {
  std::optional<StatedText> title;
  std::vector<StatedText> authors;
  std::optional<StatedText> publisher;
  std::optional<StatedDate> published;
  std::optional<StatedOrigin> origin;
  std::string language;  // ISO 639-1, or "" if unknown
  friend bool operator==(const DocumentMetadata&,
                         const DocumentMetadata&) = default;
};

struct Document {
  DocumentKey key;
  DocumentFormat format = DocumentFormat::kText;
  Sha256Digest source_digest;   // of the original bytes
  uint64_t source_size = 0;     // of the original, in bytes
  std::string text;             // clean: UTF-8, NFC, lines end in '\n'
  std::vector<Region> regions;  // ascending, without gaps, all of `text`
  DocumentMetadata metadata;
  SourceMap source_map;
  friend bool operator==(const Document&, const Document&) = default;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_DOCUMENT_H_
