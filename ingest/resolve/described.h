// Things that texts describe and hardly name: events, groups, and whatever else
// a document gives no name to ("the governor", "the town hall").

#ifndef QUIPU_INGEST_RESOLVE_DESCRIBED_H_
#define QUIPU_INGEST_RESOLVE_DESCRIBED_H_

#include <cstddef>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/partial_date.h"

namespace quipu {

inline constexpr std::string_view kEventFamily = "Event";
inline constexpr std::string_view kGroupFamily = "Group";

// Of more anchors or dates none tells what it was; one more is kept.
inline constexpr size_t kMostAnchors = 32;
inline constexpr size_t kMostDates = 32;

// Families of which even those that have names are described things.
bool IsDescribed(std::string_view family);

// Whether the document calls the entity by a name; a description is none.
bool HasName(const LocalEntity& entity);

// What a document tells of a described thing.
struct DescribedFacts {
  std::string family;
  // Of an event its kind: "strike"; of anything else its head noun: "prisoner".
  // In one language.
  std::set<std::string> kinds;
  std::set<std::string> numbers;    // how many they are
  std::set<std::string> sorts;      // what else its words tell: "foreign"
  std::set<std::string> countries;  // known places among its words: "Chilean"
  std::set<LocalIndex> anchors;     // named things that it has to do with
  std::set<LocalIndex> bodies;      // of these, countries and those that act
  std::set<LocalIndex> within;      // of these, those that its words mention
  std::vector<DayRange> dates;      // from claims on its date
  std::vector<DayRange> mentioned;  // from other claims on it
};

struct DescribedThings {
  std::map<LocalIndex, DescribedFacts> facts;
  // Family and kinds of what has a name: "minister", "ministry".
  std::map<LocalIndex, DescribedFacts> named;
  // What the document is about: the named things that it mentions most.
  std::vector<LocalIndex> topics;

  // How many are of a kind, by ClassOfFamily and kind.
  std::map<std::pair<std::string, std::string>, size_t> told;
};

// What may be taken for each other where a name is missing: people, groups,
// events, texts, and everything else.
std::string_view ClassOfFamily(std::string_view family);

// Of all described things of a document, whose local entities are of these
// families; rejected claims tell nothing. Linear in the extraction.
DescribedThings ReadDescribed(const Document& document,
                              const Extraction& extraction,
                              const std::vector<std::string>& families,
                              const std::set<ClaimIndex>& rejected);

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_DESCRIBED_H_
