#include "query/names/entity_lookup.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "base/edit_distance.h"
#include "base/utf8.h"
#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/names/name_matching.h"

namespace quipu {
namespace {

constexpr size_t kMaxHandles = 1000;
constexpr size_t kMaxKeys = 20'000;
constexpr size_t kMaxFuzzyKeys = 200'000;
constexpr size_t kBatch = 1000;

// Calls visit(number, record) for each entity that exists, in bounded batches.
template <typename Visit>
Result<void> ForEachRecord(const Reader& reader,
                           const std::set<EntityNumber>& numbers,
                           const Visit& visit) {
  const std::vector<EntityNumber> all(numbers.begin(), numbers.end());
  for (size_t begin = 0; begin < all.size(); begin += kBatch) {
    const auto batch =
        std::span(all).subspan(begin, std::min(kBatch, all.size() - begin));
    QUIPU_TRY(auto records, entities::ReadMany(reader, batch));
    for (size_t i = 0; i < batch.size(); ++i) {
      if (!records[i]) {
        return Corruption(
            "the name index leads to an entity that is not there");
      }
      visit(batch[i], std::move(*records[i]));
    }
  }
  return {};
}

FoundEntity Found(EntityNumber number, EntityRecord record, NameMatch match,
                  std::string matched_name) {
  FoundEntity found;
  found.hit = {number,
               record.id,
               record.name,
               record.type,
               record.member_count,
               match,
               std::move(matched_name)};
  found.record = std::move(record);
  return found;
}

void Rank(std::vector<FoundEntity>& found) {
  std::sort(found.begin(), found.end(),
            [](const FoundEntity& a, const FoundEntity& b) {
              return std::tie(a.hit.match, a.edits, b.hit.member_count,
                              a.hit.name, a.hit.id) <
                     std::tie(b.hit.match, b.edits, a.hit.member_count,
                              b.hit.name, b.hit.id);
            });
}

// The best of the names; among equals the one most local entities bear.
template <typename Grade>
const Tally* BestName(const EntityRecord& record, const Grade& grade) {
  const Tally* best = nullptr;
  for (const Tally& name : record.names) {
    const auto rank = grade(name);
    if (!rank) continue;
    if (best == nullptr ||
        std::pair(*rank, best->count) < std::pair(*grade(*best), name.count)) {
      best = &name;
    }
  }
  return best;
}

// Adds the entities of the keys that begin with `prefix`; true if there are
// too many of them.
Result<bool> AddByPrefix(const Reader& reader, std::string_view prefix,
                         std::set<EntityNumber>& numbers) {
  size_t seen = 0;
  QUIPU_CHECK(names::ForEach(reader, NameKey(prefix),
                             [&](std::string_view, EntityNumber number) {
                               if (++seen > kMaxKeys) return false;
                               numbers.insert(number);
                               return true;
                             }));
  return seen > kMaxKeys;
}

// How many letters may be off.
size_t AllowedEdits(std::string_view normal) {
  const auto letters = static_cast<size_t>(std::count_if(
      normal.begin(), normal.end(),
      [](char c) { return (static_cast<uint8_t>(c) & 0xC0) != 0x80; }));
  return letters < 4 ? 0 : letters < 8 ? 1 : 2;
}

// Keeps for each entity the least distance of its keys.
Result<void> AddSimilar(
    const Reader& reader, std::string_view prefix, std::string_view normal,
    size_t& budget,
    std::map<EntityNumber, std::pair<size_t, std::string>>& similar) {
  const size_t allowed = AllowedEdits(normal);
  return names::ForEach(
      reader, prefix, [&](std::string_view key, EntityNumber number) {
        if (budget == 0) return false;
        --budget;
        const auto edits = EditDistance(key, normal, allowed);
        if (!edits) return true;
        std::pair candidate(*edits, std::string(key));
        const auto [it, added] = similar.emplace(number, candidate);
        if (!added && candidate < it->second) it->second = candidate;
        return true;
      });
}

}  // namespace

Result<FoundEntities> FindById(const Reader& reader, std::string_view digits) {
  std::string lower(digits);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c + 32);
  }
  FoundEntities found;
  if (lower.empty()) return found;
  QUIPU_TRY(const std::vector<Handle> handles,
            profiles::FindHandles(reader, lower, kMaxHandles + 1));
  found.more = handles.size() > kMaxHandles;
  std::set<EntityNumber> numbers;
  for (const Handle& handle : handles) {
    QUIPU_TRY(const auto number, entities::Find(reader, handle));
    if (number) numbers.insert(*number);
  }
  QUIPU_CHECK(ForEachRecord(
      reader, numbers, [&](EntityNumber number, EntityRecord record) {
        std::string name = record.name;
        found.entities.push_back(
            Found(number, std::move(record), NameMatch::kId, std::move(name)));
      }));
  Rank(found.entities);
  return found;
}

Result<FoundEntities> FindByName(const Reader& reader,
                                 std::string_view normal) {
  FoundEntities found;
  std::set<EntityNumber> numbers;
  QUIPU_TRY(found.more, AddByPrefix(reader, normal, numbers));
  const std::vector<std::string_view> words = WordsOf(normal);
  if (words.size() > 1) {
    const auto longest =
        std::max_element(words.begin(), words.end(),
                         [](auto a, auto b) { return a.size() < b.size(); });
    QUIPU_TRY(const bool many, AddByPrefix(reader, *longest, numbers));
    found.more = found.more || many;
  }
  const auto grade = [&](const Tally& name) {
    return MatchName(NormalizeName(name.text), normal);
  };
  QUIPU_CHECK(ForEachRecord(
      reader, numbers, [&](EntityNumber number, EntityRecord record) {
        const Tally* best = BestName(record, grade);
        if (best == nullptr) return;
        const NameMatch match = *grade(*best);
        std::string name = best->text;
        found.entities.push_back(
            Found(number, std::move(record), match, std::move(name)));
      }));
  Rank(found.entities);
  return found;
}

Result<FoundEntities> FindSimilar(const Reader& reader,
                                  std::string_view normal) {
  std::map<EntityNumber, std::pair<size_t, std::string>> similar;
  size_t budget = kMaxFuzzyKeys;
  const std::string_view first = normal.substr(0, DecodeUtf8(normal, 0).length);
  QUIPU_CHECK(AddSimilar(reader, first, normal, budget, similar));
  if (similar.empty()) {
    QUIPU_CHECK(AddSimilar(reader, "", normal, budget, similar));
  }
  FoundEntities found;
  found.more = budget == 0;
  std::set<EntityNumber> numbers;
  for (const auto& [number, match] : similar) numbers.insert(number);
  QUIPU_CHECK(ForEachRecord(
      reader, numbers, [&](EntityNumber number, EntityRecord record) {
        const auto& [edits, key] = similar.at(number);
        const Tally* best = BestName(record, [&](const Tally& name) {
          return ContainsWords(NormalizeName(name.text), key)
                     ? std::optional(true)
                     : std::nullopt;
        });
        std::string name = best == nullptr ? record.name : best->text;
        found.entities.push_back(Found(number, std::move(record),
                                       NameMatch::kFuzzy, std::move(name)));
        found.entities.back().edits = edits;
      }));
  Rank(found.entities);
  return found;
}

}  // namespace quipu
