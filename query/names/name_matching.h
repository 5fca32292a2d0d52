// How well a name fits what an analyst typed.

#ifndef QUIPU_QUERY_NAMES_NAME_MATCHING_H_
#define QUIPU_QUERY_NAMES_NAME_MATCHING_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "query/names/entity_search.h"

namespace quipu {

// Both in normal form. kExact, kPrefix, kToken or nothing.
std::optional<NameMatch> MatchName(std::string_view name,
                                   std::string_view wanted);

// Whether the words of `wanted` stand side by side in `name`.
bool ContainsWords(std::string_view name, std::string_view wanted);

std::vector<std::string_view> WordsOf(std::string_view normal);

// How many code points must be put in, left out or changed to make one of the
// other; nullopt if more than `most`. Linear in the shorter text for a given
// `most` (Ukkonen's band, 1985).
std::optional<size_t> EditDistance(std::string_view a, std::string_view b,
                                   size_t most);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_NAME_MATCHING_H_
