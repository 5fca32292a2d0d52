// How far one word is from another.

#ifndef QUIPU_BASE_EDIT_DISTANCE_H_
#define QUIPU_BASE_EDIT_DISTANCE_H_

#include <cstddef>
#include <optional>
#include <string_view>

namespace quipu {

// How many code points must be put in, left out or changed to make one of the
// other; nullopt if more than `most`. Linear in the shorter text for a given
// `most` (Ukkonen's band, 1985).
std::optional<size_t> EditDistance(std::string_view a, std::string_view b,
                                   size_t most);

}  // namespace quipu

#endif  // QUIPU_BASE_EDIT_DISTANCE_H_
