// Decisions that things are one are edges of a graph, whose vertices are local
// entities. A decision that divides is contradicted by a path from one of its
// sides to the other. The graph is read as the search comes to
// it: breadth first, so that the chain that it finds is a shortest one.

#include "ingest/curation/contradiction.h"

#include <algorithm>
#include <deque>
#include <map>
#include <set>
#include <utility>
#include <variant>

#include "graph/store/tables.h"
#include "ingest/resolve/anchor.h"
#include "ingest/resolve/curation_index.h"
#include "ingest/resolve/mention_index.h"

namespace quipu {
namespace {

// What an anchor means: a local entity, or, while it is not found, the anchor.
using Thing = std::pair<DocumentKey, std::variant<LocalIndex, Anchor>>;
using Things = std::set<Thing>;

// Anchors of an entry that are mentions of one thing: [begin, end).
struct Group {
  size_t begin = 0;
  size_t end = 0;
};

std::vector<Group> GroupsOf(const CurationEntry& entry) {
  const size_t all = entry.anchors.size();
  switch (entry.kind) {
    case CurationKind::kSame:
    case CurationKind::kAddMention:
      return {{0, all}};
    case CurationKind::kDistinct:
      return {{0, entry.divide}, {entry.divide, all}};
    default:
      return {};
  }
}

class DecisionGraph {
 public:
  DecisionGraph(const Reader& reader, const CurationIndex& index)
      : reader_(reader), index_(index) {}

  Result<Things> ThingsOf(const CurationEntry& entry, const Group& group) {
    Things things;
    const size_t end = std::min(group.end, entry.anchors.size());
    for (size_t i = group.begin; i < end; ++i) {
      QUIPU_TRY(const Text* const text, Read(entry.anchors[i].document));
      things.insert(text->things.at({&entry, static_cast<uint32_t>(i)}));
    }
    return things;
  }

  // The entries with an anchor that means the thing, in the order of the log.
  Result<std::vector<const CurationEntry*>> About(const Thing& thing) {
    QUIPU_TRY(const Text* const text, Read(thing.first));
    const auto found = text->entries.find(thing);
    if (found == text->entries.end()) {
      return std::vector<const CurationEntry*>();
    }
    return found->second;
  }

  // Visits the things that are the same as some of `from` by decision, nearest
  // first, with the entry that led there and the thing before; until `visit`
  // returns false.
  struct Step {
    const CurationEntry* entry = nullptr;  // none: it is of `from`
    Thing before;
  };
  using Steps = std::map<Thing, Step>;
  template <typename Visit>
  Result<Steps> Walk(const Things& from, const Visit& visit) {
    Steps steps;
    std::deque<Thing> open(from.begin(), from.end());
    for (const Thing& thing : from) steps.emplace(thing, Step());
    while (!open.empty()) {
      const Thing thing = std::move(open.front());
      open.pop_front();
      if (!visit(thing)) break;
      QUIPU_TRY(const auto entries, About(thing));
      for (const CurationEntry* const entry : entries) {
        for (const Group& group : GroupsOf(*entry)) {
          QUIPU_TRY(const Things others, ThingsOf(*entry, group));
          if (!others.contains(thing)) continue;
          for (const Thing& other : others) {
            if (steps.emplace(other, Step{entry, thing}).second) {
              open.push_back(other);
            }
          }
        }
      }
    }
    return steps;
  }

  // The entries that lead from some of `from` to some of `to`; nullopt if none
  // do.
  Result<std::optional<std::vector<const CurationEntry*>>> Chain(
      const Things& from, const Things& to) {
    std::optional<Thing> reached;
    QUIPU_TRY(const Steps steps, Walk(from, [&](const Thing& thing) {
                if (to.contains(thing)) reached = thing;
                return !reached;
              }));
    std::optional<std::vector<const CurationEntry*>> chain;
    if (!reached) return chain;
    chain.emplace();
    for (const Step* step = &steps.at(*reached); step->entry != nullptr;
         step = &steps.at(step->before)) {
      chain->push_back(step->entry);
    }
    std::reverse(chain->begin(), chain->end());
    return chain;
  }

 private:
  // What the anchors in one document mean.
  struct Text {
    std::map<std::pair<const CurationEntry*, uint32_t>, Thing> things;
    std::map<Thing, std::vector<const CurationEntry*>> entries;
  };

  Result<const Text*> Read(const DocumentKey& key) {
    const auto [known, added] = texts_.try_emplace(key);
    if (!added) return &known->second;
    Document document;
    document.key = key;
    Extraction extraction;
    QUIPU_TRY(const auto number, documents::FindNumber(reader_, key));
    if (number) {
      QUIPU_TRY(document, documents::Read(reader_, *number));
      QUIPU_TRY(extraction, documents::ReadExtraction(reader_, *number));
    }
    const MentionIndex mentions(extraction);
    for (const PlacedAnchor& anchor : index_.In(document)) {
      const auto local =
          anchor.place ? mentions.At(*anchor.place) : std::nullopt;
      Thing thing{key, anchor.entry->anchors[anchor.anchor]};
      if (local) thing.second = *local;
      auto& entries = known->second.entries[thing];
      if (entries.empty() || entries.back() != anchor.entry) {
        entries.push_back(anchor.entry);
      }
      known->second.things.emplace(std::pair(anchor.entry, anchor.anchor),
                                   std::move(thing));
    }
    return &known->second;
  }

  const Reader& reader_;
  const CurationIndex& index_;
  std::map<DocumentKey, Text> texts_;
};

Contradiction Copy(const std::vector<const CurationEntry*>& entries) {
  Contradiction copied;
  for (const CurationEntry* const entry : entries) copied.push_back(*entry);
  return copied;
}

// The chain that leads from side to side of a decision that divides.
Result<std::optional<std::vector<const CurationEntry*>>> ChainAcross(
    DecisionGraph& graph, const CurationEntry& division) {
  const std::vector<Group> sides = GroupsOf(division);
  QUIPU_TRY(const Things here, graph.ThingsOf(division, sides[0]));
  QUIPU_TRY(const Things there, graph.ThingsOf(division, sides[1]));
  return graph.Chain(here, there);
}

bool Meet(const Things& a, const Things& b) {
  return std::any_of(a.begin(), a.end(),
                     [&](const Thing& thing) { return b.contains(thing); });
}

// Decisions that divide what is the same as these things, by sequence.
Result<std::map<uint64_t, const CurationEntry*>> DivisionsOf(
    DecisionGraph& graph, const Things& things) {
  Things reached;
  QUIPU_CHECK(graph.Walk(things, [&reached](const Thing& thing) {
    reached.insert(thing);
    return true;
  }));
  std::map<uint64_t, const CurationEntry*> divisions;
  for (const Thing& thing : reached) {
    QUIPU_TRY(const auto entries, graph.About(thing));
    for (const CurationEntry* const entry : entries) {
      if (entry->kind != CurationKind::kDistinct) continue;
      const std::vector<Group> sides = GroupsOf(*entry);
      QUIPU_TRY(const Things here, graph.ThingsOf(*entry, sides[0]));
      QUIPU_TRY(const Things there, graph.ThingsOf(*entry, sides[1]));
      if (Meet(here, reached) && Meet(there, reached)) {
        divisions.emplace(entry->sequence, entry);
      }
    }
  }
  return divisions;
}

// The shortest contradiction by what divides things that `decision` joins.
Result<std::optional<Contradiction>> FindDivision(
    DecisionGraph& graph, const CurationEntry& decision) {
  std::optional<Contradiction> shortest;
  for (const Group& group : GroupsOf(decision)) {
    QUIPU_TRY(const Things joined, graph.ThingsOf(decision, group));
    QUIPU_TRY(const auto divisions, DivisionsOf(graph, joined));
    for (const auto& [sequence, division] : divisions) {
      if (division == &decision) continue;
      QUIPU_TRY(auto chain, ChainAcross(graph, *division));
      // A chain without it was there before: a text that came back made it.
      if (!chain || std::erase(*chain, &decision) == 0) continue;
      chain->insert(chain->begin(), division);
      if (!shortest || chain->size() < shortest->size()) {
        shortest = Copy(*chain);
      }
    }
  }
  return shortest;
}

}  // namespace

Result<std::optional<Contradiction>> FindContradiction(
    const Reader& reader, const CurationEntry& decision) {
  if (GroupsOf(decision).empty()) return {std::nullopt};
  QUIPU_TRY(auto log, curation::ReadAll(reader));
  log.push_back(decision);
  const CurationIndex index(std::move(log));
  const CurationEntry& added = index.log().back();
  DecisionGraph graph(reader, index);
  QUIPU_TRY(auto shortest, FindDivision(graph, added));
  if (added.kind != CurationKind::kDistinct) return shortest;
  QUIPU_TRY(const auto chain, ChainAcross(graph, added));
  if (chain && chain->empty()) {
    return InvalidArgument("a thing cannot be kept apart from itself");
  }
  if (chain && (!shortest || chain->size() <= shortest->size())) {
    shortest = Copy(*chain);
  }
  return shortest;
}

}  // namespace quipu
