// Code points -> clean text, with the way back.

#ifndef QUIPU_INGEST_READ_CLEAN_TEXT_H_
#define QUIPU_INGEST_READ_CLEAN_TEXT_H_

#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/model/source_map.h"
#include "ingest/read/decode.h"

namespace quipu {

struct CleanText {
  std::string text;  // UTF-8, NFC, lines end in '\n', no other control but '\t'
  SourceMap map;     // to the bytes it was made from
};

// Makes the text of `bytes` clean. CR LF and CR become '\n', escape sequences
// of terminals are left out, other control characters become a blank, and the
// rest is normalised to NFC, each sequence of a letter and its marks on its
// own, so that the map is exact to the sequence. Sequences of over 256 code
// points, which no language has, stay as they are. Linear. kInternal if ICU
// lacks its data.
Result<CleanText> MakeClean(std::string_view bytes, FoundEncoding encoding);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_CLEAN_TEXT_H_
