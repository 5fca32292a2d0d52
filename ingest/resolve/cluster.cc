#include "ingest/resolve/cluster.h"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <map>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

#include "ingest/resolve/described_keys.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/profile.h"

namespace quipu {
namespace {

// Disjoint sets of profiles that know their marks (Tarjan 1975, with path
// halving; roots are the least members, so that the result has one form).
class MarkedSets {
 public:
  size_t Add(std::vector<VetoMark> marks) {
    parent_.push_back(parent_.size());
    marks_.push_back(std::move(marks));
    return parent_.size() - 1;
  }

  size_t Find(size_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }

  const std::vector<VetoMark>& marks(size_t root) const { return marks_[root]; }

  void Unite(size_t a, size_t b) {
    a = Find(a);
    b = Find(b);
    if (a == b) return;
    const auto [low, high] = std::minmax(a, b);
    parent_[high] = low;
    std::vector<VetoMark> all;
    std::set_union(marks_[low].begin(), marks_[low].end(), marks_[high].begin(),
                   marks_[high].end(), std::back_inserter(all));
    marks_[low] = std::move(all);
  }

 private:
  std::vector<size_t> parent_;
  std::vector<std::vector<VetoMark>> marks_;
};

struct Block {
  int strength;
  std::vector<size_t> bearers;  // ascending
  // Empty where the key holds numbers of entities, which depend on history and
  // must order nothing; nothing else depends on such a key's words.
  std::string_view key;

  friend bool operator<(const Block& a, const Block& b) {
    return std::tie(b.strength, a.bearers, a.key) <
           std::tie(a.strength, b.bearers, b.key);
  }
};

// An analyst's word that two are one stands above what names and dates tell.
bool Counts(const VetoMark& mark, const Block& block, const VetoMark& rest) {
  switch (OriginOf(mark)) {
    case MarkOrigin::kDecision:
      return true;
    case MarkOrigin::kRest:
      return mark.decision == rest.decision;
    case MarkOrigin::kNeighbors:
      return !IsDecisionKey(block.key);
    case MarkOrigin::kDescription:
      return block.key.empty();  // a war has many dates, and one name
  }
  return true;
}

// Of these roots, those that must be kept apart from another one.
std::set<size_t> Contradicted(const std::set<size_t>& roots, const Block& block,
                              const MarkedSets& sets) {
  const VetoMark rest = MarkOf(MarkOrigin::kRest, block.key, "");
  std::map<uint64_t, std::map<size_t, std::set<uint32_t>>> values;
  for (const size_t root : roots) {
    for (const VetoMark& mark : sets.marks(root)) {
      if (Counts(mark, block, rest)) {
        values[mark.decision][root].insert(mark.side);
      }
    }
  }
  std::set<size_t> contradicted;
  for (const auto& [subject, by_root] : values) {
    for (auto a = by_root.begin(); a != by_root.end(); ++a) {
      for (auto b = std::next(a); b != by_root.end(); ++b) {
        const bool common = std::any_of(
            a->second.begin(), a->second.end(),
            [&](uint32_t side) { return b->second.contains(side); });
        if (!common) contradicted.insert({a->first, b->first});
      }
    }
  }
  return contradicted;
}

std::set<Block> BlocksOf(const std::map<ProfileId, ProfileRecord>& profiles) {
  std::map<std::string_view, std::vector<size_t>> bearers_of;
  size_t index = 0;
  for (const auto& [id, profile] : profiles) {
    for (const std::string& key : profile.strong_keys) {
      bearers_of[key].push_back(index);
    }
    ++index;
  }
  std::set<Block> blocks;
  for (auto& [key, bearers] : bearers_of) {
    blocks.insert({StrengthOfKey(key), std::move(bearers),
                   IsDescribedKey(key) ? std::string_view() : key});
  }
  return blocks;
}

}  // namespace

std::vector<std::vector<ProfileId>> ClusterProfiles(
    const std::map<ProfileId, ProfileRecord>& profiles) {
  std::vector<ProfileId> ids;
  MarkedSets sets;
  for (const auto& [id, profile] : profiles) {
    ids.push_back(id);
    sets.Add(profile.vetoes);
  }
  for (const Block& block : BlocksOf(profiles)) {
    std::set<size_t> roots;
    for (const size_t bearer : block.bearers) roots.insert(sets.Find(bearer));
    if (roots.size() < 2) continue;
    for (const size_t root : Contradicted(roots, block, sets)) {
      roots.erase(root);
    }
    for (const size_t root : roots) sets.Unite(*roots.begin(), root);
  }
  std::map<size_t, std::vector<ProfileId>> clusters;
  for (size_t i = 0; i < ids.size(); ++i) {
    clusters[sets.Find(i)].push_back(ids[i]);
  }
  std::vector<std::vector<ProfileId>> result;
  for (auto& [root, members] : clusters) result.push_back(std::move(members));
  return result;
}

}  // namespace quipu
