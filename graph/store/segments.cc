// The segment that may hold a key is the last one whose own key is not greater:
// one FindLast. A full segment is split in the middle.

#include "graph/store/segments.h"

#include <cassert>
#include <utility>

namespace quipu {
namespace {

// A segment's bytes as a sorted array of elements.
class Elements {
 public:
  Elements(std::string_view bytes, size_t width)
      : bytes_(bytes), width_(width) {}

  size_t count() const { return bytes_.size() / width_; }
  std::string_view operator[](size_t i) const {
    return bytes_.substr(i * width_, width_);
  }
  // Position of the first element whose key is not less than `key`.
  size_t LowerBound(std::string_view key) const {
    size_t first = 0;
    size_t size = count();
    while (size > 0) {
      const size_t half = size / 2;
      if ((*this)[first + half].substr(0, key.size()) < key) {
        first += half + 1;
        size -= half + 1;
      } else {
        size = half;
      }
    }
    return first;
  }

 private:
  std::string_view bytes_;
  size_t width_;
};

std::string Join(std::string_view owner, std::string_view key) {
  std::string joined;
  joined.reserve(owner.size() + key.size());
  joined += owner;
  joined += key;
  return joined;
}

Result<void> CheckSegment(std::string_view segment, size_t width,
                          Family family) {
  if (segment.empty() || segment.size() % width != 0) {
    return Corruption("segment of " + std::to_string(segment.size()) +
                      " bytes in " + std::string(FamilyName(family)));
  }
  return {};
}

}  // namespace

Result<bool> SegmentedSet::Insert(Transaction& transaction,
                                  std::string_view owner,
                                  std::string_view element) const {
  assert(element.size() == width_);
  const std::string_view key = element.substr(0, key_width_);
  QUIPU_TRY(auto segment,
            transaction.FindLast(family_, owner, Join(owner, key)));
  if (!segment) {
    transaction.Put(family_, owner, element);
    return true;
  }
  QUIPU_CHECK(CheckSegment(segment->value, width_, family_));
  const Elements elements(segment->value, width_);
  const size_t place = elements.LowerBound(key);
  const size_t offset = place * width_;
  if (place < elements.count() && elements[place].starts_with(key)) {
    if (elements[place] != element) {
      segment->value.replace(offset, width_, element);
      transaction.Put(family_, segment->key, segment->value);
    }
    return false;
  }
  segment->value.insert(offset, element);
  if (segment->value.size() > kSegmentBytes) {
    const size_t middle = segment->value.size() / width_ / 2 * width_;
    const std::string_view upper =
        std::string_view(segment->value).substr(middle);
    transaction.Put(family_, Join(owner, upper.substr(0, key_width_)), upper);
    segment->value.resize(middle);
  }
  transaction.Put(family_, segment->key, segment->value);
  return true;
}

Result<bool> SegmentedSet::Erase(Transaction& transaction,
                                 std::string_view owner,
                                 std::string_view key) const {
  assert(key.size() == key_width_);
  QUIPU_TRY(auto segment,
            transaction.FindLast(family_, owner, Join(owner, key)));
  if (!segment) return false;
  QUIPU_CHECK(CheckSegment(segment->value, width_, family_));
  const Elements elements(segment->value, width_);
  const size_t place = elements.LowerBound(key);
  if (place == elements.count() || !elements[place].starts_with(key)) {
    return false;
  }
  segment->value.erase(place * width_, width_);
  if (segment->value.empty()) {
    transaction.Delete(family_, segment->key);
  } else {
    transaction.Put(family_, segment->key, segment->value);
  }
  return true;
}

Result<std::optional<std::string>> SegmentedSet::Find(
    const Reader& reader, std::string_view owner, std::string_view key) const {
  assert(key.size() == key_width_);
  QUIPU_TRY(const auto segment,
            reader.FindLast(family_, owner, Join(owner, key)));
  if (!segment) return std::nullopt;
  QUIPU_CHECK(CheckSegment(segment->value, width_, family_));
  const Elements elements(segment->value, width_);
  const size_t place = elements.LowerBound(key);
  if (place == elements.count() || !elements[place].starts_with(key)) {
    return std::nullopt;
  }
  return std::string(elements[place]);
}

Result<std::optional<std::string>> SegmentedSet::First(
    const Reader& reader, std::string_view owner) const {
  std::optional<std::string> first;
  QUIPU_CHECK(ForEach(reader, owner, {}, [&first](std::string_view element) {
    first = std::string(element);
    return false;
  }));
  return first;
}

Result<void> SegmentedSet::ForEach(
    const Reader& reader, std::string_view owner, std::string_view from,
    const std::function<bool(std::string_view)>& visit) const {
  std::string begin(owner);
  if (!from.empty()) {
    QUIPU_TRY(auto segment, reader.FindLast(family_, owner, Join(owner, from)));
    if (segment) begin = std::move(segment->key);
  }
  Result<void> checked;
  QUIPU_CHECK(reader.Scan(
      family_, owner, begin,
      [&](std::string_view /*key*/, std::string_view segment) {
        checked = CheckSegment(segment, width_, family_);
        if (!checked) return false;
        const Elements elements(segment, width_);
        for (size_t i = elements.LowerBound(from); i < elements.count(); ++i) {
          if (!visit(elements[i])) return false;
        }
        return true;
      }));
  return checked;
}

Result<std::vector<std::string_view>> SegmentedSet::Split(
    std::string_view segment) const {
  QUIPU_CHECK(CheckSegment(segment, width_, family_));
  const Elements elements(segment, width_);
  std::vector<std::string_view> split;
  split.reserve(elements.count());
  for (size_t i = 0; i < elements.count(); ++i) {
    const std::string_view element = elements[i];
    if (i > 0 &&
        split.back().substr(0, key_width_) >= element.substr(0, key_width_)) {
      return Corruption("segment out of order in " +
                        std::string(FamilyName(family_)));
    }
    split.push_back(element);
  }
  return split;
}

}  // namespace quipu
