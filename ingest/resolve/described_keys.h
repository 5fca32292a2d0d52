// By what described things are taken for one.

#ifndef QUIPU_INGEST_RESOLVE_DESCRIBED_KEYS_H_
#define QUIPU_INGEST_RESOLVE_DESCRIBED_KEYS_H_

#include <functional>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/records.h"
#include "ingest/resolve/described.h"

namespace quipu {

// What is added to the profile of a described thing: keys of likeness of the
// letters e, f, g and k (profile.h), and marks of what tells it from others.
struct DescribedKeys {
  std::vector<std::string> strong_keys;  // sorted, distinct
  std::vector<VetoMark> vetoes;          // sorted, distinct
};

bool IsDescribedKey(std::string_view strong_key);

// Of the named things of earlier strata; nothing for a described thing, whose
// entity is not known yet.
using EntityOfNamed =
    std::function<Result<std::optional<EntityNumber>>(LocalIndex)>;

// An event is known by its kind, by who or what takes part or where it is, and
// by its month; a group by its head noun or its number, and whose or where it
// is; and each by being the only one of its kind in documents on the same
// topics, of which `topic_of` gives nothing for those that tell too little.
// Empty where that is not known.
Result<DescribedKeys> KeysOf(const DescribedThings& things, LocalIndex local,
                             const EntityOfNamed& entity_of,
                             const EntityOfNamed& topic_of);

// The keys of the letter k under which a named thing may be spoken of without
// its name in documents on the same topics. Sorted, distinct.
Result<std::vector<std::string>> OfferedKeys(const DescribedThings& things,
                                             LocalIndex named,
                                             const EntityOfNamed& topic_of);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_DESCRIBED_KEYS_H_
