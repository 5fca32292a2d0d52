#include "ingest/resolve/tallies.h"

#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <tuple>

namespace quipu {
namespace {

std::vector<Tally>::iterator Position(std::vector<Tally>& sum,
                                      const Tally& tally) {
  return std::lower_bound(
      sum.begin(), sum.end(), tally, [](const Tally& a, const Tally& b) {
        return std::tie(a.text, a.kind) < std::tie(b.text, b.kind);
      });
}

bool IsFor(const std::vector<Tally>& sum, std::vector<Tally>::iterator at,
           const Tally& tally) {
  return at != sum.end() && at->text == tally.text && at->kind == tally.kind;
}

// Lower is more telling.
int Rank(NameKind kind) {
  switch (kind) {
    case NameKind::kCurated:
      return 0;
    case NameKind::kFull:
      return 1;
    case NameKind::kStatedAlias:
      return 2;
    case NameKind::kAcronym:
      return 3;
    case NameKind::kSurname:
      return 4;
    case NameKind::kDescription:
      return 5;
  }
  return 6;
}

// "Rivas, Ana" and "ANA RIVAS" are how lists and headlines write a name.
bool IsAsInProse(std::string_view name) {
  if (name.find(',') != name.npos) return false;
  const auto size = static_cast<int32_t>(name.size());
  bool capitals = false;
  for (int32_t at = 0; at < size;) {
    UChar32 c = 0;
    U8_NEXT(reinterpret_cast<const uint8_t*>(name.data()), at, size, c);
    if (c >= 0 && u_islower(c)) return true;
    capitals = capitals || (c >= 0 && u_isupper(c));
  }
  return !capitals;
}

}  // namespace

void AddTallies(std::vector<Tally>& sum, const std::vector<Tally>& more) {
  for (const Tally& tally : more) {
    const auto at = Position(sum, tally);
    if (IsFor(sum, at, tally)) {
      at->count += tally.count;
    } else {
      sum.insert(at, tally);
    }
  }
}

Result<void> SubtractTallies(std::vector<Tally>& sum,
                             const std::vector<Tally>& less) {
  for (const Tally& tally : less) {
    const auto at = Position(sum, tally);
    if (!IsFor(sum, at, tally) || at->count < tally.count) {
      return Corruption("the derived records count \"" + tally.text +
                        "\" fewer times than it occurs; `quipu rebuild` makes "
                        "them anew");
    }
    at->count -= tally.count;
    if (at->count == 0) sum.erase(at);
  }
  return {};
}

std::string CanonicalName(const std::vector<Tally>& names) {
  const auto order = [](const Tally& tally) {
    return std::tuple(Rank(tally.kind), -static_cast<int64_t>(tally.count),
                      !IsAsInProse(tally.text),
                      -static_cast<int64_t>(tally.text.size()),
                      std::string_view(tally.text));
  };
  const auto best = std::min_element(
      names.begin(), names.end(),
      [&](const Tally& a, const Tally& b) { return order(a) < order(b); });
  return best == names.end() ? "" : best->text;
}

std::string CanonicalType(const std::vector<Tally>& types,
                          const Ontology& ontology) {
  std::string best;
  int64_t most = 0;
  const auto is_curated = [](const Tally& tally) {
    return tally.kind == NameKind::kCurated;
  };
  const bool curated = std::any_of(types.begin(), types.end(), is_curated);
  const auto count_of = [&](std::string_view name) -> int64_t {
    const auto found =
        std::find_if(types.begin(), types.end(), [&](const Tally& tally) {
          return tally.text == name && is_curated(tally) == curated;
        });
    return found == types.end() ? 0 : found->count;
  };
  for (const EntityType& type : ontology.types) {
    if (count_of(type.name) > most) {
      most = count_of(type.name);
      best = type.name;
    }
  }
  for (const Tally& tally : types) {  // types that the ontology does not know
    if (count_of(tally.text) > most) {
      most = count_of(tally.text);
      best = tally.text;
    }
  }
  return best;
}

}  // namespace quipu
