#include "ingest/resolve/cluster.h"

#include <algorithm>
#include <string_view>
#include <utility>

#include "ingest/resolve/profile.h"

namespace quipu {
namespace {

// Disjoint sets of profiles that know their vetoes (Tarjan 1975, with path
// halving; roots are the least members, so that the result has one form).
class VetoedSets {
 public:
  explicit VetoedSets(size_t size) : parent_(size), vetoes_(size) {
    for (size_t i = 0; i < size; ++i) parent_[i] = i;
  }

  void SetVetoes(size_t item, std::vector<VetoMark> vetoes) {
    vetoes_[item] = std::move(vetoes);
  }

  size_t Find(size_t item) {
    while (parent_[item] != item) {
      parent_[item] = parent_[parent_[item]];
      item = parent_[item];
    }
    return item;
  }

  // Joins the sets of two roots, unless a veto forbids it.
  bool TryUnite(size_t a, size_t b) {
    if (VetoesConflict(vetoes_[a], vetoes_[b])) return false;
    const auto [low, high] = std::minmax(a, b);
    parent_[high] = low;
    std::vector<VetoMark> all;
    std::set_union(vetoes_[low].begin(), vetoes_[low].end(),
                   vetoes_[high].begin(), vetoes_[high].end(),
                   std::back_inserter(all));
    vetoes_[low] = std::move(all);
    return true;
  }

 private:
  std::vector<size_t> parent_;
  std::vector<std::vector<VetoMark>> vetoes_;
};

}  // namespace

bool VetoesConflict(const std::vector<VetoMark>& a,
                    const std::vector<VetoMark>& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->decision < j->decision) {
      ++i;
    } else if (j->decision < i->decision) {
      ++j;
    } else if (i->side != j->side) {
      return true;
    } else if (const uint64_t decision = i->decision; true) {
      // One set may hold one side only, so the rest of this decision is equal.
      while (i != a.end() && i->decision == decision) ++i;
      while (j != b.end() && j->decision == decision) ++j;
    }
  }
  return false;
}

std::vector<std::vector<ProfileId>> ClusterProfiles(
    const std::map<ProfileId, ProfileRecord>& profiles) {
  std::vector<ProfileId> ids;
  VetoedSets sets(profiles.size());
  // (strength, key) -> bearers; strongest first, then by key.
  std::map<std::pair<int, std::string_view>, std::vector<size_t>> blocks;
  for (const auto& [id, profile] : profiles) {
    const size_t index = ids.size();
    ids.push_back(id);
    sets.SetVetoes(index, profile.vetoes);
    for (const std::string& key : profile.strong_keys) {
      blocks[{-StrengthOfKey(key), key}].push_back(index);
    }
  }
  for (const auto& [key, bearers] : blocks) {
    std::vector<size_t> kept_apart;  // sets of this block, least member first
    for (const size_t bearer : bearers) {
      size_t root = sets.Find(bearer);
      for (size_t& other : kept_apart) {
        other = sets.Find(other);
        if (other == root || sets.TryUnite(other, root)) {
          root = sets.Find(root);
          other = root;
        }
      }
      std::sort(kept_apart.begin(), kept_apart.end());
      kept_apart.erase(std::unique(kept_apart.begin(), kept_apart.end()),
                       kept_apart.end());
      if (std::find(kept_apart.begin(), kept_apart.end(), root) ==
          kept_apart.end()) {
        kept_apart.push_back(root);
      }
    }
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
