// How well a name fits what an analyst typed.

#ifndef QUIPU_QUERY_NAMES_NAME_MATCHING_H_
#define QUIPU_QUERY_NAMES_NAME_MATCHING_H_

#include <optional>
#include <string_view>
#include <vector>

#include "query/names/resolution.h"

namespace quipu {

// Both in normal form. kExact, kPrefix, kToken or nothing.
std::optional<NameMatch> MatchName(std::string_view name,
                                   std::string_view wanted);

// Whether the words of `wanted` stand side by side in `name`.
bool ContainsWords(std::string_view name, std::string_view wanted);

std::vector<std::string_view> WordsOf(std::string_view normal);

}  // namespace quipu

#endif  // QUIPU_QUERY_NAMES_NAME_MATCHING_H_
