// Things that texts describe and hardly name: events and groups. Which are one
// rests on what they have to do with, so their keys are made when the named
// things of the earlier stratum are settled.

#ifndef QUIPU_INGEST_RESOLVE_DESCRIBED_H_
#define QUIPU_INGEST_RESOLVE_DESCRIBED_H_

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"
#include "graph/store/records.h"
#include "ingest/resolve/linking.h"

namespace quipu {

// Families of described things.
bool IsDescribed(std::string_view family);

// What a document tells of an event or a group.
struct DescribedFacts {
  bool event = false;               // else a group
  std::set<std::string> kinds;      // of an event: "strike", in one language
  std::set<std::string> heads;      // of a group: "prisoner", likewise
  std::set<std::string> numbers;    // of a group: how many they are
  std::set<LocalIndex> anchors;     // named things that it has to do with
  std::vector<DayRange> dates;      // from claims on its date
  std::vector<DayRange> mentioned;  // from other claims on it
};
using DescribedThings = std::map<LocalIndex, DescribedFacts>;

// Of all events and groups of a document, whose local entities are of these
// families; rejected claims tell nothing. Linear in the extraction.
DescribedThings ReadDescribed(std::string_view text,
                              const Extraction& extraction,
                              const std::vector<std::string>& families,
                              const std::set<ClaimIndex>& rejected);

// What is added to the profile of a described thing: keys of likeness of the
// letters e, f and g (profile.h), and marks of what tells it from others.
struct DescribedKeys {
  std::vector<std::string> strong_keys;  // sorted, distinct
  std::vector<VetoMark> vetoes;          // sorted, distinct
};

bool IsDescribedKey(std::string_view strong_key);

// An event is known by its kind, by who or what takes part or where it is, and
// by its month; a group by its head noun or its number, and whose or where it
// is. Empty where that is not known.
Result<DescribedKeys> KeysOf(const DescribedFacts& facts,
                             const EntityOfLocal& entity_of);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_DESCRIBED_H_
