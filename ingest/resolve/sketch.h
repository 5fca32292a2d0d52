// What of a document's text is compared to find near-copies, and how.

#ifndef QUIPU_INGEST_RESOLVE_SKETCH_H_
#define QUIPU_INGEST_RESOLVE_SKETCH_H_

#include <cstdint>
#include <optional>

#include "graph/model/document.h"
#include "graph/store/records.h"

namespace quipu {

// At most this many of a text's shingles are kept: 4 KiB.
inline constexpr size_t kSketchElements = 512;

struct TextSketch {
  // Equal for equal texts; where a text is too short to be known again by its
  // words, for equal files.
  EditionId edition;
  Sketch sketch;  // without elements for such a text
};

// Of the words of the body that are the document's own: those in quotation
// marks are their speaker's. Case, accents and punctuation do not count.
// Linear, but for sorting.
TextSketch SketchOf(const Document& document);

// Whether texts that may be near-copies are looked up under an element: true
// for a quarter of them.
constexpr bool IsKey(uint64_t element) {
  return element < uint64_t{1} << 62;
}

// How much of the shorter of two texts is in the other, per mille: exact for
// texts of up to kSketchElements shingles, else an estimate. nullopt unless
// they are near-copies: it is a quarter or more, and no mere phrase.
std::optional<uint16_t> ShareOfCopy(const Sketch& a, const Sketch& b);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_SKETCH_H_
