// Which entities became one, and which came apart, in one derivation.

#ifndef QUIPU_INGEST_RESOLVE_IDENTITY_CHANGES_H_
#define QUIPU_INGEST_RESOLVE_IDENTITY_CHANGES_H_

#include <functional>
#include <map>
#include <vector>

#include "graph/store/records.h"
#include "ingest/resolve/derive.h"

namespace quipu {

// Collects the moves of profiles and of local entities that were there before.
class IdentityChanges {
 public:
  using FindRecord = std::function<const EntityRecord*(EntityNumber)>;

  // A profile that moves twice has moved from its first place to its last.
  void Move(const ProfileId& profile, EntityNumber from, EntityNumber to);
  void Forget(const ProfileId& profile);  // it is no more
  // A local entity that has another profile than before.
  void MoveLocal(EntityNumber from, EntityNumber to);

  // Fills merges and splits. `before` and `now` give an entity's record as it
  // was and as it is; nullptr where there is none.
  void Report(const FindRecord& before, const FindRecord& now,
              DerivationReport& report) const;

 private:
  struct Places {
    EntityNumber from;
    EntityNumber to;
  };
  std::map<ProfileId, Places> moves_;
  std::vector<Places> local_moves_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_IDENTITY_CHANGES_H_
