// Sorted sets that stay cheap when they grow: the members of a hub, the edges
// of a country, the claims of a much repeated relation.
//
// A set belongs to an owner (a key prefix) and holds elements of one fixed
// width, sorted bytewise, in segments of at most kSegmentBytes. A segment holds
// the elements from its own key up to the next one's: the first segment's key
// is the owner alone, every other's is the owner and the key part of the
// element that was its first when it was split off. No segment is empty. So
// adding or removing an element reads one segment and writes at most two,
// however large the set is.

#ifndef QUIPU_GRAPH_STORE_SEGMENTS_H_
#define QUIPU_GRAPH_STORE_SEGMENTS_H_

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"

namespace quipu {

inline constexpr size_t kSegmentBytes = size_t{32} * 1024;

// The sets of one family. Elements are `key_width` + `payload_width` bytes and
// distinct by key. Owners must be prefix-free among themselves (fixed width, or
// ended by a byte that they do not contain).
class SegmentedSet {
 public:
  constexpr SegmentedSet(Family family, size_t key_width, size_t payload_width)
      : family_(family),
        key_width_(key_width),
        width_(key_width + payload_width) {}

  // Adds an element, or replaces the payload of the one with its key.
  // Returns whether it is new.
  Result<bool> Insert(Transaction& transaction, std::string_view owner,
                      std::string_view element) const;
  // Returns whether there was an element with this key.
  Result<bool> Erase(Transaction& transaction, std::string_view owner,
                     std::string_view key) const;

  Result<std::optional<std::string>> Find(const Reader& reader,
                                          std::string_view owner,
                                          std::string_view key) const;
  // The least element, or nullopt for an empty set.
  Result<std::optional<std::string>> First(const Reader& reader,
                                           std::string_view owner) const;
  // Visits elements in ascending order from the first whose key is not less
  // than `from`; stops when `visit` returns false.
  Result<void> ForEach(
      const Reader& reader, std::string_view owner, std::string_view from,
      const std::function<bool(std::string_view)>& visit) const;
  // Splits a stored segment (a value of this family, as a scan sees it) into
  // its elements. kCorruption if it is none.
  Result<std::vector<std::string_view>> Split(std::string_view segment) const;

  size_t width() const { return width_; }

 private:
  Family family_;
  size_t key_width_;
  size_t width_;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_SEGMENTS_H_
