// The machinery of identity. Three things keep it equal to a batch run: a
// component is always clustered whole, from its profiles alone; a weak profile
// is judged anew whenever the bearers of one of its keys may have changed; and
// nothing is ever ordered by entity numbers.

#include "ingest/resolve/identity.h"

#include <algorithm>
#include <deque>
#include <limits>

#include "ingest/resolve/cluster.h"
#include "ingest/resolve/search_keys.h"
#include "ingest/resolve/tallies.h"

namespace quipu {
namespace {

constexpr EntityNumber kNoEntity{std::numeric_limits<uint32_t>::max()};

// A weak key with more bearers than this is taken to be ambiguous.
constexpr size_t kMostBearers = 256;

Error MissingRecord(std::string_view what) {
  return Corruption("the derived records contradict each other: a " +
                    std::string(what) +
                    " is missing; `quipu rebuild` makes them anew");
}

}  // namespace

Identity::Identity(Transaction& transaction, StoreState& state,
                   const Ontology& ontology)
    : transaction_(transaction),
      state_(state),
      ontology_(ontology),
      profiles_([&transaction](const ProfileId& id) {
        return profiles::Read(transaction, id);
      }),
      entities_([&transaction](const EntityNumber& number) {
        return entities::Read(transaction, number);
      }) {}

Result<void> Identity::CreateProfile(const ProfileId& id,
                                     const Profile& profile) {
  ProfileRecord record;
  record.strong_keys = profile.strong_keys;
  record.weak_keys = profile.weak_keys;
  record.vetoes = profile.vetoes;
  record.entity = kNoEntity;
  for (const std::string& key : record.strong_keys) {
    QUIPU_CHECK(profiles::AddToBlock(transaction_, key, id));
    dirty_keys_.insert(key);
  }
  for (const std::string& key : record.weak_keys) {
    const bool weak = profile.is_weak();
    QUIPU_CHECK(profiles::AddToBlock(
        transaction_, weak ? NeedBlock(key) : OfferBlock(key), id));
    if (!weak || !record.vetoes.empty()) dirty_weak_keys_.insert(key);
  }
  if (profile.is_weak()) unsettled_.insert(id);
  profiles_.Create(id, std::move(record));
  return {};
}

Result<void> Identity::EraseProfile(const ProfileId& id,
                                    const ProfileRecord& record) {
  const bool weak = record.strong_keys.empty();
  for (const std::string& key : record.strong_keys) {
    QUIPU_CHECK(profiles::EraseFromBlock(transaction_, key, id));
    dirty_keys_.insert(key);
  }
  for (const std::string& key : record.weak_keys) {
    QUIPU_CHECK(profiles::EraseFromBlock(
        transaction_, weak ? NeedBlock(key) : OfferBlock(key), id));
    if (!weak || !record.vetoes.empty()) dirty_weak_keys_.insert(key);
  }
  unsettled_.erase(id);
  changes_.Forget(id);
  profiles_.Erase(id);
  return {};
}

Result<void> Identity::Enter(EntityNumber entity, const Member& member) {
  touched_.insert(entity);
  return entities::AddMember(transaction_, entity, member);
}

Result<void> Identity::Leave(EntityNumber entity, const Member& member) {
  touched_.insert(entity);
  return entities::EraseMember(transaction_, entity, member.handle);
}

Result<void> Identity::AddLocal(const LocalRef& local, const Profile& profile,
                                const ContributionRecord::Local& contribution) {
  const ProfileId& id = contribution.profile;
  QUIPU_TRY(ProfileRecord * record, profiles_.Get(id));
  if (record == nullptr) {
    QUIPU_CHECK(CreateProfile(id, profile));
    QUIPU_TRY(record, profiles_.Get(id));
  }
  const Member member{contribution.handle, local};
  QUIPU_CHECK(profiles::AddMember(transaction_, id, member));
  profiles::WriteHandle(transaction_, contribution.handle, {local, id});
  const std::vector<Tally> type = {{contribution.type, NameKind::kFull, 1}};
  AddTallies(record->names, contribution.names);
  AddTallies(record->types, type);
  ++record->member_count;
  if (record->entity == kNoEntity) return {};
  QUIPU_TRY(EntityRecord * entity, entities_.Get(record->entity));
  if (entity == nullptr) return MissingRecord("entity");
  AddTallies(entity->names, contribution.names);
  AddTallies(entity->types, type);
  ++entity->member_count;
  return Enter(record->entity, member);
}

Result<void> Identity::RemoveLocal(
    const LocalRef& local, const ContributionRecord::Local& contribution) {
  const ProfileId id = contribution.profile;
  QUIPU_TRY(ProfileRecord * record, profiles_.Get(id));
  if (record == nullptr) return MissingRecord("profile");
  if (record->member_count == 0) return MissingRecord("member of a profile");
  const Member member{contribution.handle, local};
  QUIPU_CHECK(profiles::EraseMember(transaction_, id, member.handle));
  profiles::EraseHandle(transaction_, member.handle);
  const std::vector<Tally> type = {{contribution.type, NameKind::kFull, 1}};
  QUIPU_CHECK(SubtractTallies(record->names, contribution.names));
  QUIPU_CHECK(SubtractTallies(record->types, type));
  --record->member_count;
  if (record->entity != kNoEntity) {
    QUIPU_TRY(EntityRecord * entity, entities_.Get(record->entity));
    if (entity == nullptr || entity->member_count == 0) {
      return MissingRecord("entity");
    }
    QUIPU_CHECK(SubtractTallies(entity->names, contribution.names));
    QUIPU_CHECK(SubtractTallies(entity->types, type));
    --entity->member_count;
    QUIPU_CHECK(Leave(record->entity, member));
  }
  if (record->member_count > 0) return {};
  const ProfileRecord gone = *record;
  return EraseProfile(id, gone);
}

Result<EntityNumber> Identity::EntityOf(const ProfileId& profile) {
  QUIPU_TRY(const ProfileRecord* record, profiles_.Get(profile));
  if (record == nullptr) return MissingRecord("profile");
  return record->entity;
}

Result<void> Identity::Settle() {
  std::set<std::string> visited;
  for (const std::string& key : dirty_keys_) {
    if (visited.contains(key)) continue;
    QUIPU_TRY(const Component component, ComponentOf(key, visited));
    QUIPU_CHECK(SettleComponent(component));
  }
  for (const std::string& key : dirty_weak_keys_) {
    QUIPU_CHECK(profiles::ForEachInBlock(transaction_, NeedBlock(key),
                                         [this](const ProfileId& id) {
                                           unsettled_.insert(id);
                                           return true;
                                         }));
  }
  for (const ProfileId& id : unsettled_) QUIPU_CHECK(SettleWeak(id));
  return {};
}

Result<Identity::Component> Identity::ComponentOf(
    const std::string& start, std::set<std::string>& visited) {
  Component component;
  std::deque<std::string> keys = {start};
  visited.insert(start);
  while (!keys.empty()) {
    const std::string key = std::move(keys.front());
    keys.pop_front();
    std::vector<ProfileId> bearers;
    QUIPU_CHECK(profiles::ForEachInBlock(transaction_, key,
                                         [&bearers](const ProfileId& id) {
                                           bearers.push_back(id);
                                           return true;
                                         }));
    for (const ProfileId& id : bearers) {
      if (component.contains(id)) continue;
      QUIPU_TRY(const ProfileRecord* record, profiles_.Get(id));
      if (record == nullptr) return MissingRecord("profile");
      for (const std::string& other : record->strong_keys) {
        if (visited.insert(other).second) keys.push_back(other);
      }
      component.emplace(id, *record);
    }
  }
  return component;
}

Result<void> Identity::SettleComponent(const Component& component) {
  const bool vetoed =
      std::any_of(component.begin(), component.end(),
                  [](const auto& item) { return !item.second.vetoes.empty(); });
  for (const auto& cluster : ClusterProfiles(component)) {
    QUIPU_TRY(const EntityNumber entity, ChooseEntity(cluster, component));
    std::set<VetoMark> vetoes;
    for (const ProfileId& id : cluster) {
      const ProfileRecord& profile = component.at(id);
      vetoes.insert(profile.vetoes.begin(), profile.vetoes.end());
      QUIPU_CHECK(MoveProfile(id, entity));
    }
    QUIPU_TRY(EntityRecord * record, entities_.Get(entity));
    if (record == nullptr) return MissingRecord("entity");
    const std::vector<VetoMark> before = std::move(record->vetoes);
    record->vetoes.assign(vetoes.begin(), vetoes.end());
    // Who may attach to an entity depends on the vetoes of all its profiles.
    if (!vetoed && before.empty()) continue;
    for (const ProfileId& id : cluster) {
      const auto& keys = component.at(id).weak_keys;
      dirty_weak_keys_.insert(keys.begin(), keys.end());
    }
  }
  return {};
}

// The number that most members of the cluster have already, so that the least
// is written; which number it is has no influence on anything else.
Result<EntityNumber> Identity::ChooseEntity(
    const std::vector<ProfileId>& cluster, const Component& component) {
  std::map<EntityNumber, uint64_t> members;
  for (const ProfileId& id : cluster) {
    const ProfileRecord& profile = component.at(id);
    if (profile.entity == kNoEntity || taken_.contains(profile.entity))
      continue;
    members[profile.entity] += profile.member_count;
  }
  EntityNumber chosen = kNoEntity;
  uint64_t most = 0;
  for (const auto& [number, count] : members) {
    if (count > most) {
      most = count;
      chosen = number;
    }
  }
  if (chosen == kNoEntity) chosen = CreateEntity();
  taken_.insert(chosen);
  return chosen;
}

EntityNumber Identity::CreateEntity() {
  const EntityNumber number{state_.next_entity++};
  entities_.Create(number, {});
  return number;
}

Result<void> Identity::MoveProfile(const ProfileId& id, EntityNumber to) {
  QUIPU_TRY(ProfileRecord * profile, profiles_.Get(id));
  if (profile == nullptr) return MissingRecord("profile");
  const EntityNumber from = profile->entity;
  if (from == to) return {};
  QUIPU_TRY(EntityRecord * target, entities_.Get(to));
  if (target == nullptr) return MissingRecord("entity");
  std::vector<Member> members;
  QUIPU_CHECK(profiles::ForEachMember(transaction_, id,
                                      [&members](const Member& member) {
                                        members.push_back(member);
                                        return true;
                                      }));
  if (from != kNoEntity) {
    QUIPU_TRY(EntityRecord * source, entities_.Get(from));
    if (source == nullptr || source->member_count < profile->member_count) {
      return MissingRecord("entity");
    }
    QUIPU_CHECK(SubtractTallies(source->names, profile->names));
    QUIPU_CHECK(SubtractTallies(source->types, profile->types));
    source->member_count -= profile->member_count;
    changes_.Move(id, from, to);
  }
  AddTallies(target->names, profile->names);
  AddTallies(target->types, profile->types);
  target->member_count += profile->member_count;
  for (const Member& member : members) {
    if (from != kNoEntity) {
      QUIPU_CHECK(Leave(from, member));
      moved_[member.local.document].insert(member.local.index);
    }
    QUIPU_CHECK(Enter(to, member));
  }
  profile->entity = to;
  if (!profile->strong_keys.empty()) {
    dirty_weak_keys_.insert(profile->weak_keys.begin(),
                            profile->weak_keys.end());
  }
  return {};
}

Result<void> Identity::SettleWeak(const ProfileId& id) {
  QUIPU_TRY(const ProfileRecord* weak, profiles_.Get(id));
  if (weak == nullptr) return MissingRecord("profile");
  QUIPU_TRY(const std::set<EntityNumber> bearers, BearersOf(*weak));
  QUIPU_TRY(const bool rival, HasRival(id, *weak));
  if (bearers.size() == 1 && !rival) return MoveProfile(id, *bearers.begin());
  if (weak->entity != kNoEntity) {
    QUIPU_TRY(const EntityRecord* own, entities_.Get(weak->entity));
    if (own == nullptr) return MissingRecord("entity");
    if (own->member_count == weak->member_count) return {};  // is apart already
  }
  return MoveProfile(id, CreateEntity());
}

// The entities that a weak profile could belong to; none where there are too
// many to tell.
Result<std::set<EntityNumber>> Identity::BearersOf(const ProfileRecord& weak) {
  std::set<EntityNumber> bearers;
  for (const std::string& key : weak.weak_keys) {
    std::vector<ProfileId> offers;
    QUIPU_CHECK(profiles::ForEachInBlock(transaction_, OfferBlock(key),
                                         [&offers](const ProfileId& id) {
                                           offers.push_back(id);
                                           return offers.size() <= kMostBearers;
                                         }));
    if (offers.size() > kMostBearers) return std::set<EntityNumber>();
    for (const ProfileId& id : offers) {
      QUIPU_TRY(const EntityNumber entity, EntityOf(id));
      QUIPU_TRY(const EntityRecord* record, entities_.Get(entity));
      if (record == nullptr) return MissingRecord("entity");
      if (!VetoesConflict(weak.vetoes, record->vetoes)) bearers.insert(entity);
    }
  }
  return bearers;
}

// Whether another weak profile with one of the same keys must be kept apart
// from this one: then neither attaches.
Result<bool> Identity::HasRival(const ProfileId& id,
                                const ProfileRecord& weak) {
  if (weak.vetoes.empty()) return false;
  for (const std::string& key : weak.weak_keys) {
    std::vector<ProfileId> others;
    QUIPU_CHECK(profiles::ForEachInBlock(transaction_, NeedBlock(key),
                                         [&others](const ProfileId& other) {
                                           others.push_back(other);
                                           return true;
                                         }));
    for (const ProfileId& other : others) {
      if (other == id) continue;
      QUIPU_TRY(const ProfileRecord* record, profiles_.Get(other));
      if (record == nullptr) return MissingRecord("profile");
      if (VetoesConflict(weak.vetoes, record->vetoes)) return true;
    }
  }
  return false;
}

Result<void> Identity::Finish(DerivationReport& report) {
  for (const EntityNumber number : touched_) {
    QUIPU_TRY(EntityRecord * record, entities_.Get(number));
    if (record != nullptr) QUIPU_CHECK(FinishEntity(number, *record));
  }
  QUIPU_CHECK(Write());
  changes_.Report(
      [this](EntityNumber number) { return entities_.Original(number); },
      [this](EntityNumber number) -> const EntityRecord* {
        const auto record = entities_.Get(number);
        return record ? *record : nullptr;
      },
      report);
  return {};
}

Result<void> Identity::FinishEntity(EntityNumber number, EntityRecord& record) {
  if (record.member_count == 0) {
    entities_.Erase(number);
    return {};
  }
  QUIPU_TRY(const std::optional<Handle> least,
            entities::LeastMember(transaction_, number));
  if (!least) return MissingRecord("member");
  record.id = *least;
  record.name = CanonicalName(record.names);
  record.type = CanonicalType(record.types, ontology_);
  return {};
}

Result<void> Identity::Write() {
  QUIPU_CHECK(
      profiles_.ForEachChange([this](const ProfileId& id, const ProfileRecord*,
                                     const ProfileRecord* now) -> Result<void> {
        if (now == nullptr) {
          profiles::Erase(transaction_, id);
        } else {
          profiles::Write(transaction_, id, *now);
        }
        return {};
      }));
  return entities_.ForEachChange(
      [this](EntityNumber number, const EntityRecord* before,
             const EntityRecord* now) -> Result<void> {
        const std::vector<Tally> none;
        const auto old_keys =
            SearchKeys(before != nullptr ? before->names : none);
        const auto new_keys = SearchKeys(now != nullptr ? now->names : none);
        for (const std::string& key : old_keys) {
          if (!new_keys.contains(key)) names::Erase(transaction_, key, number);
        }
        for (const std::string& key : new_keys) {
          if (!old_keys.contains(key)) names::Add(transaction_, key, number);
        }
        if (now == nullptr) {
          entities::Erase(transaction_, number);
        } else {
          entities::Write(transaction_, number, *now);
        }
        state_.entity_count += (now != nullptr ? 1U : 0U);
        state_.entity_count -= (before != nullptr ? 1U : 0U);
        return {};
      });
}

}  // namespace quipu
