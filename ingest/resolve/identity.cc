// The machinery of identity. Three things keep it equal to a batch run: a
// component is always clustered whole, from its profiles alone; a weak profile
// is judged anew whenever the bearers of one of its keys may have changed; and
// nothing is ever ordered by entity numbers.

#include "ingest/resolve/identity.h"

#include <algorithm>
#include <deque>
#include <functional>
#include <iterator>
#include <limits>

#include "ingest/resolve/bearers.h"
#include "ingest/resolve/cluster.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/missing_record.h"
#include "ingest/resolve/offers.h"
#include "ingest/resolve/search_keys.h"
#include "ingest/resolve/tallies.h"

namespace quipu {
namespace {

constexpr EntityNumber kNoEntity{std::numeric_limits<uint32_t>::max()};

// More local entities of one profile than this are common.
constexpr size_t kMostTopical = 64;

// A weak key with more bearers than this is taken to be ambiguous.
constexpr size_t kMostBearers = 256;

std::vector<Tally> TypeOf(const ContributionRecord::Local& local) {
  if (local.curated_type.empty()) return {{local.type, NameKind::kFull, 1}};
  return {{local.curated_type, NameKind::kCurated, 1}};
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
    QUIPU_CHECK(EnterBlock(key, id));
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

Result<void> Identity::EnterBlock(const std::string& strong_key,
                                  const ProfileId& id) {
  dirty_keys_.insert(strong_key);
  if (IsLikeness(strong_key)) ++likeness_gains_[strong_key];
  return profiles::AddToBlock(transaction_, strong_key, id);
}

Result<void> Identity::LeaveBlock(const std::string& strong_key,
                                  const ProfileId& id) {
  dirty_keys_.insert(strong_key);
  if (IsLikeness(strong_key)) --likeness_gains_[strong_key];
  return profiles::EraseFromBlock(transaction_, strong_key, id);
}

Result<void> Identity::EraseProfile(const ProfileId& id,
                                    const ProfileRecord& record) {
  const bool weak = record.strong_keys.empty();
  for (const std::string& key : record.strong_keys) {
    QUIPU_CHECK(LeaveBlock(key, id));
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
  if (left_.contains(member.handle)) returned_.emplace(member.handle, id);
  const std::vector<Tally> type = TypeOf(contribution);
  AddTallies(record->names, contribution.names);
  AddTallies(record->types, type);
  ++record->member_count;
  if (record->member_count == kMostTopical + 1) crossed_.insert(id);
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
  const std::vector<Tally> type = TypeOf(contribution);
  QUIPU_CHECK(SubtractTallies(record->names, contribution.names));
  QUIPU_CHECK(SubtractTallies(record->types, type));
  --record->member_count;
  if (record->member_count == kMostTopical) crossed_.insert(id);
  if (record->entity != kNoEntity) {
    QUIPU_TRY(EntityRecord * entity, entities_.Get(record->entity));
    if (entity == nullptr || entity->member_count == 0) {
      return MissingRecord("entity");
    }
    QUIPU_CHECK(SubtractTallies(entity->names, contribution.names));
    QUIPU_CHECK(SubtractTallies(entity->types, type));
    --entity->member_count;
    QUIPU_CHECK(Leave(record->entity, member));
    left_.emplace(member.handle, record->entity);
  }
  if (record->member_count > 0) return {};
  const ProfileRecord gone = *record;
  return EraseProfile(id, gone);
}

Result<void> Identity::Describe(const ProfileId& id,
                                const DescribedKeys& keys) {
  QUIPU_TRY(ProfileRecord * record, profiles_.Get(id));
  if (record == nullptr) return MissingRecord("profile");
  std::vector<std::string> strong = keys.strong_keys;
  std::vector<VetoMark> vetoes = keys.vetoes;
  std::copy_if(record->strong_keys.begin(), record->strong_keys.end(),
               std::back_inserter(strong), std::not_fn(IsDescribedKey));
  std::copy_if(record->vetoes.begin(), record->vetoes.end(),
               std::back_inserter(vetoes), [](const VetoMark& mark) {
                 return OriginOf(mark) != MarkOrigin::kDescription;
               });
  std::sort(strong.begin(), strong.end());
  std::sort(vetoes.begin(), vetoes.end());
  if (strong == record->strong_keys && vetoes == record->vetoes) return {};
  // With a key that it lost it may leave those that it shares others with.
  dirty_keys_.insert(strong.begin(), strong.end());
  const auto lacks = [](const std::vector<std::string>& sorted,
                        const std::string& key) {
    return !std::binary_search(sorted.begin(), sorted.end(), key);
  };
  for (const std::string& key : strong) {
    if (lacks(record->strong_keys, key)) QUIPU_CHECK(EnterBlock(key, id));
  }
  for (const std::string& key : record->strong_keys) {
    if (lacks(strong, key)) QUIPU_CHECK(LeaveBlock(key, id));
  }
  record->strong_keys = std::move(strong);
  record->vetoes = std::move(vetoes);
  return {};
}

Result<EntityNumber> Identity::EntityOf(const ProfileId& profile) {
  QUIPU_TRY(const ProfileRecord* record, profiles_.Get(profile));
  if (record == nullptr) return MissingRecord("profile");
  return record->entity;
}

void Identity::Offer(const std::vector<quipu::Offer>& offers) {
  for (const quipu::Offer& offer : offers) {
    dirty_keys_.insert(offer.key);
    profiles::AddOffer(transaction_, offer);
  }
}

void Identity::TakeBack(const std::vector<quipu::Offer>& offers) {
  for (const quipu::Offer& offer : offers) {
    dirty_keys_.insert(offer.key);
    profiles::EraseOffer(transaction_, offer);
  }
}

Result<bool> Identity::IsNameless(const ProfileId& profile) {
  QUIPU_TRY(const ProfileRecord* record, profiles_.Get(profile));
  if (record == nullptr) return MissingRecord("profile");
  return quipu::IsNameless(*record);
}

Result<bool> Identity::IsCommon(const ProfileId& profile) {
  QUIPU_TRY(const ProfileRecord* record, profiles_.Get(profile));
  if (record == nullptr) return MissingRecord("profile");
  return record->member_count > kMostTopical;
}

Result<void> Identity::Settle() {
  QUIPU_TRY(const std::set<std::string> starts, KeysToSettle());
  std::set<std::string> visited;
  for (const std::string& key : starts) {
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
  for (const ProfileId& id : crossed_) {
    QUIPU_CHECK(
        profiles::ForEachMember(transaction_, id, [this](const Member& member) {
          moved_[member.local.document].insert(member.local.index);
          return true;
        }));
  }
  crossed_.clear();
  dirty_keys_.clear();
  likeness_gains_.clear();
  dirty_weak_keys_.clear();
  unsettled_.clear();
  taken_.clear();
  return {};
}

// The dirty keys, and where a block of likeness has just become too big to join
// anyone, all keys of its bearers: they may come apart.
Result<std::set<std::string>> Identity::KeysToSettle() {
  std::set<std::string> keys = dirty_keys_;
  for (const auto& [key, gained] : likeness_gains_) {
    if (gained <= 0) continue;
    const auto more = static_cast<size_t>(gained);
    QUIPU_TRY(const auto bearers,
              FirstBearers(transaction_, key, kMostAlike + more + 1));
    if (bearers.size() <= kMostAlike || bearers.size() > kMostAlike + more) {
      continue;
    }
    for (const ProfileId& id : bearers) {
      QUIPU_TRY(const ProfileRecord* record, profiles_.Get(id));
      if (record == nullptr) return MissingRecord("profile");
      keys.insert(record->strong_keys.begin(), record->strong_keys.end());
    }
  }
  return keys;
}

// All profiles that a chain of shared keys joins to `start`. Likeness that more
// than kMostAlike share is none: such keys lead nowhere and are left out.
Result<Identity::Component> Identity::ComponentOf(
    const std::string& start, std::set<std::string>& visited) {
  Component component;
  std::set<std::string> too_common;
  std::set<std::string> seen = {start};
  std::deque<std::string> keys = {start};
  while (!keys.empty()) {
    const std::string key = std::move(keys.front());
    keys.pop_front();
    const bool likeness = IsLikeness(key);
    QUIPU_TRY(
        const auto bearers,
        FirstBearers(transaction_, key, likeness ? kMostAlike + 1 : SIZE_MAX));
    if (likeness && bearers.size() > kMostAlike) {
      too_common.insert(key);
      continue;
    }
    for (const ProfileId& id : bearers) {
      if (component.contains(id)) continue;
      QUIPU_TRY(const ProfileRecord* record, profiles_.Get(id));
      if (record == nullptr) return MissingRecord("profile");
      for (const std::string& other : record->strong_keys) {
        if (seen.insert(other).second) keys.push_back(other);
      }
      component.emplace(id, *record);
    }
  }
  visited.merge(seen);
  for (auto& [id, record] : component) {
    std::erase_if(record.strong_keys, [&](const std::string& key) {
      return too_common.contains(key);
    });
  }
  return component;
}

Result<void> Identity::SettleComponent(const Component& component) {
  const bool vetoed =
      std::any_of(component.begin(), component.end(),
                  [](const auto& item) { return !item.second.vetoes.empty(); });
  for (const auto& cluster : ClusterProfiles(component)) {
    std::set<VetoMark> vetoes;
    for (const ProfileId& id : cluster) {
      const ProfileRecord& profile = component.at(id);
      vetoes.insert(profile.vetoes.begin(), profile.vetoes.end());
    }
    QUIPU_TRY(const auto named, NamedThingOf(cluster, component, vetoes));
    if (named) {
      for (const ProfileId& id : cluster) QUIPU_CHECK(MoveProfile(id, *named));
      continue;
    }
    QUIPU_TRY(const EntityNumber entity, ChooseEntity(cluster, component));
    for (const ProfileId& id : cluster) QUIPU_CHECK(MoveProfile(id, entity));
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

// The only named thing that a cluster of nameless ones may be.
Result<std::optional<EntityNumber>> Identity::NamedThingOf(
    const std::vector<ProfileId>& cluster, const Component& component,
    const std::set<VetoMark>& vetoes) {
  std::set<std::string> keys;
  for (const ProfileId& id : cluster) {
    const ProfileRecord& profile = component.at(id);
    if (!quipu::IsNameless(profile)) return std::nullopt;
    keys.insert(profile.strong_keys.begin(), profile.strong_keys.end());
  }
  QUIPU_TRY(std::set<EntityNumber> offered,
            OfferedEntities(transaction_, keys, [this](const ProfileId& id) {
              return EntityOf(id);
            }));
  offered.erase(kNoEntity);
  if (offered.size() != 1) return std::nullopt;
  const EntityNumber only = *offered.begin();
  QUIPU_TRY(const EntityRecord* record, entities_.Get(only));
  if (record == nullptr) return MissingRecord("entity");
  if (AreApart({vetoes.begin(), vetoes.end()}, record->vetoes)) {
    return std::nullopt;
  }
  return only;
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
    if (count <= most) continue;
    QUIPU_TRY(const bool of_others, IsOfOthers(number, component));
    if (of_others) continue;
    most = count;
    chosen = number;
  }
  if (chosen == kNoEntity) chosen = CreateEntity();
  taken_.insert(chosen);
  return chosen;
}

// Whether a component of nameless things had joined a named one.
Result<bool> Identity::IsOfOthers(EntityNumber number,
                                  const Component& component) {
  uint64_t own = 0;
  for (const auto& [id, profile] : component) {
    if (!quipu::IsNameless(profile)) return false;
    if (profile.entity == number) own += profile.member_count;
  }
  QUIPU_TRY(const EntityRecord* record, entities_.Get(number));
  return record != nullptr && record->member_count > own;
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
  QUIPU_TRY(const std::optional<EntityNumber> bearer, BearerOf(*weak));
  QUIPU_TRY(const bool rival, HasRival(id, *weak));
  if (bearer && !rival) return MoveProfile(id, *bearer);
  if (weak->entity != kNoEntity) {
    QUIPU_TRY(const EntityRecord* own, entities_.Get(weak->entity));
    if (own == nullptr) return MissingRecord("entity");
    if (own->member_count == weak->member_count) return {};  // is apart already
  }
  return MoveProfile(id, CreateEntity());
}

// The only entity that offers a key of the highest rank that anyone offers.
Result<std::optional<EntityNumber>> Identity::BearerOf(
    const ProfileRecord& weak) {
  std::map<int, std::set<std::string>, std::greater<>> by_rank;
  for (const std::string& key : weak.weak_keys) {
    by_rank[RankOfWeakKey(key)].insert(key);
  }
  for (const auto& [rank, keys] : by_rank) {
    QUIPU_TRY(const auto bearers, BearersOf(keys, weak));
    if (!bearers) return std::nullopt;
    if (bearers->size() == 1) return *bearers->begin();
    if (bearers->size() > 1) return std::nullopt;
  }
  return std::nullopt;
}

// The entities that offer one of the keys and may be joined; nullopt where
// there are too many to tell.
Result<std::optional<std::set<EntityNumber>>> Identity::BearersOf(
    const std::set<std::string>& keys, const ProfileRecord& weak) {
  std::map<EntityNumber, std::set<std::string>> offered;
  for (const std::string& key : keys) {
    QUIPU_TRY(const auto offers,
              FirstBearers(transaction_, OfferBlock(key), kMostBearers + 1));
    if (offers.size() > kMostBearers) return std::nullopt;
    for (const ProfileId& id : offers) {
      QUIPU_TRY(const ProfileRecord* bearer, profiles_.Get(id));
      if (bearer == nullptr) return MissingRecord("profile");
      offered[bearer->entity].insert(bearer->weak_keys.begin(),
                                     bearer->weak_keys.end());
    }
  }
  std::set<EntityNumber> bearers;
  for (const auto& [entity, all] : offered) {
    QUIPU_TRY(const EntityRecord* record, entities_.Get(entity));
    if (record == nullptr) return MissingRecord("entity");
    if (!AreApart(weak.vetoes, record->vetoes) &&
        TitlesAgree(weak.weak_keys, all)) {
      bearers.insert(entity);
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
    QUIPU_TRY(const auto others,
              FirstBearers(transaction_, NeedBlock(key), SIZE_MAX));
    for (const ProfileId& other : others) {
      if (other == id) continue;
      QUIPU_TRY(const ProfileRecord* record, profiles_.Get(other));
      if (record == nullptr) return MissingRecord("profile");
      if (AreApart(weak.vetoes, record->vetoes)) return true;
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
  for (const auto& [handle, profile] : returned_) {
    QUIPU_TRY(const EntityNumber now, EntityOf(profile));
    changes_.MoveLocal(left_.at(handle), now);
  }
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
