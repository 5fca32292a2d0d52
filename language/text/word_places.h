// Where words stand in a text.

#ifndef QUIPU_LANGUAGE_TEXT_WORD_PLACES_H_
#define QUIPU_LANGUAGE_TEXT_WORD_PLACES_H_

#include <cstddef>
#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// Where `words` stand in `text`, as written but for white space; ascending. At
// most `limit` of them. Linear, but for texts that repeat beginnings of the
// words again and again.
std::vector<Span> PlacesOfWords(std::string_view words, std::string_view text,
                                size_t limit);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_WORD_PLACES_H_
