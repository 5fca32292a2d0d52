// Local entities -> entities, incrementally: the strata of strong and of weak
// names (docs/identity.md).

#ifndef QUIPU_INGEST_RESOLVE_IDENTITY_H_
#define QUIPU_INGEST_RESOLVE_IDENTITY_H_

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "graph/store/knowledge_store.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/resolve/derive.h"
#include "ingest/resolve/described_keys.h"
#include "ingest/resolve/identity_changes.h"
#include "ingest/resolve/profile.h"
#include "ingest/resolve/record_cache.h"

namespace quipu {

// Used once: locals out and in, then Settle, then Describe and Settle again for
// what rests on the first, then EntityOf and moved, then Finish. Everything is
// written into the transaction by Finish at the latest.
class Identity {
 public:
  Identity(Transaction& transaction, StoreState& state,
           const Ontology& ontology);

  Result<void> RemoveLocal(const LocalRef& local,
                           const ContributionRecord::Local& contribution);
  // A handle that is to move must be removed before it is added again.
  Result<void> AddLocal(const LocalRef& local, const Profile& profile,
                        const ContributionRecord::Local& contribution);

  // Clusters every component that gained or lost a profile, then attaches the
  // weak profiles that this may concern.
  Result<void> Settle();

  // Gives these keys to the profile of a described thing, in place of those
  // that an earlier derivation gave it.
  Result<void> Describe(const ProfileId& id, const DescribedKeys& keys);

  // Lets nameless things that bear one of these keys be the named ones, or no
  // longer, which may be gone already.
  void Offer(const std::vector<quipu::Offer>& offers);
  void TakeBack(const std::vector<quipu::Offer>& offers);

  Result<EntityNumber> EntityOf(const ProfileId& profile);

  Result<bool> IsNameless(const ProfileId& profile);  // see offers.h

  // Whether too many local entities have the profile for it to tell what a
  // document is about.
  Result<bool> IsCommon(const ProfileId& profile);

  // Local entities that belong to another entity than before, or have become
  // common or ceased to be so, by document: what was linked to them must be
  // linked again.
  const std::map<DocumentNumber, std::set<LocalIndex>>& moved() const {
    return moved_;
  }

  // Writes names, types and ids; fills merges and splits of the report.
  Result<void> Finish(DerivationReport& report);

 private:
  using Component = std::map<ProfileId, ProfileRecord>;

  Result<void> CreateProfile(const ProfileId& id, const Profile& profile);
  Result<void> EnterBlock(const std::string& strong_key, const ProfileId& id);
  Result<void> LeaveBlock(const std::string& strong_key, const ProfileId& id);
  Result<void> EraseProfile(const ProfileId& id, const ProfileRecord& record);
  Result<void> Enter(EntityNumber entity, const Member& member);
  Result<void> Leave(EntityNumber entity, const Member& member);
  Result<std::set<std::string>> KeysToSettle();
  Result<Component> ComponentOf(const std::string& key,
                                std::set<std::string>& visited);
  Result<void> SettleComponent(const Component& component);
  Result<std::optional<EntityNumber>> NamedThingOf(
      const std::vector<ProfileId>& cluster, const Component& component,
      const std::set<VetoMark>& vetoes);
  Result<EntityNumber> ChooseEntity(const std::vector<ProfileId>& cluster,
                                    const Component& component);
  Result<bool> IsOfOthers(EntityNumber number, const Component& component);
  EntityNumber CreateEntity();
  Result<void> MoveProfile(const ProfileId& id, EntityNumber to);
  Result<void> SettleWeak(const ProfileId& id);
  Result<std::optional<EntityNumber>> BearerOf(const ProfileRecord& weak);
  Result<std::optional<std::set<EntityNumber>>> BearersOf(
      const std::set<std::string>& keys, const ProfileRecord& weak);
  Result<bool> HasRival(const ProfileId& id, const ProfileRecord& weak);
  Result<void> FinishEntity(EntityNumber number, EntityRecord& record);
  Result<void> Write();

  Transaction& transaction_;
  StoreState& state_;
  const Ontology& ontology_;
  RecordCache<ProfileId, ProfileRecord> profiles_;
  RecordCache<EntityNumber, EntityRecord> entities_;
  std::set<std::string> dirty_keys_;  // strong keys of changed components
  std::map<std::string, int64_t> likeness_gains_;  // of bearers, by key
  std::set<std::string> dirty_weak_keys_;  // whose bearers may have changed
  std::set<EntityNumber> touched_;         // whose members changed
  std::set<EntityNumber> taken_;           // by a cluster that was settled
  std::set<ProfileId> unsettled_;          // weak profiles to be attached
  std::set<ProfileId> crossed_;  // profiles that became common or ceased to be
  std::map<DocumentNumber, std::set<LocalIndex>> moved_;
  std::map<Handle, EntityNumber> left_;   // by removed handles
  std::map<Handle, ProfileId> returned_;  // of these, what was added again
  IdentityChanges changes_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_IDENTITY_H_
