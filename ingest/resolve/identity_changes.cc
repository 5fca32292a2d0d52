#include "ingest/resolve/identity_changes.h"

#include <algorithm>
#include <set>
#include <vector>

namespace quipu {
namespace {

using Names = std::vector<IdentityChange::Name>;

Names NamesOf(const std::set<EntityNumber>& numbers,
              const IdentityChanges::FindRecord& find) {
  Names names;
  for (const EntityNumber number : numbers) {
    const EntityRecord* const record = find(number);
    if (record != nullptr) names.push_back({record->id, record->name});
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

void IdentityChanges::Move(const ProfileId& profile, EntityNumber from,
                           EntityNumber to) {
  moves_.try_emplace(profile, Places{from, to}).first->second.to = to;
}

void IdentityChanges::Forget(const ProfileId& profile) {
  moves_.erase(profile);
}

void IdentityChanges::MoveLocal(EntityNumber from, EntityNumber to) {
  local_moves_.push_back({from, to});
}

void IdentityChanges::Report(const FindRecord& before, const FindRecord& now,
                             DerivationReport& report) const {
  std::map<EntityNumber, std::set<EntityNumber>> sources;
  std::map<EntityNumber, std::set<EntityNumber>> targets;
  const auto add = [&](const Places& places) {
    if (places.from == places.to) return;
    sources[places.to].insert({places.from, places.to});
    targets[places.from].insert({places.from, places.to});
  };
  for (const auto& [profile, places] : moves_) add(places);
  for (const Places& places : local_moves_) add(places);
  for (const auto& [to, from] : sources) {
    IdentityChange change{NamesOf(from, before), NamesOf({to}, now)};
    if (change.before.size() > 1) report.merges.push_back(std::move(change));
  }
  for (const auto& [from, to] : targets) {
    IdentityChange change{NamesOf({from}, before), NamesOf(to, now)};
    // What this derivation has made on its way is no entity that came apart.
    if (change.before.size() == 1 && change.after.size() > 1)
      report.splits.push_back(std::move(change));
  }
  std::sort(report.merges.begin(), report.merges.end());
  std::sort(report.splits.begin(), report.splits.end());
}

}  // namespace quipu
