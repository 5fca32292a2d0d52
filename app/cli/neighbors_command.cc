// See neighbors_command.h.

#include "app/cli/neighbors_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/naming.h"
#include "app/cli/stored_graph.h"
#include "graph/load_graph.h"
#include "query/search/neighborhood.h"

namespace quipu {
namespace {

struct NeighborsArguments {
  std::string entity;
  uint32_t depth = 1;
  uint32_t limit = 25;
  bool by_type = false;
  FilterArguments filter;
  Format format = Format::kTable;
};

void DeclareOptions(NeighborsArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
  options.AddNumber("--depth", arguments.depth, {1, 8},
                    "Hops to go (default: 1)");
  options.AddNumber("--limit", arguments.limit, {1, 10000},
                    "Most neighbours to print (default: 25)");
  options.AddChoice("--group-by", arguments.by_type,
                    {{"predicate", false}, {"type", true}},
                    "What to group by (default: predicate)");
  AddFilterOptions(arguments.filter, options);
  options.AddFormat(arguments.format,
                    {Format::kTable, Format::kJson, Format::kCsv});
}

// 1 or 1.5.
Json Hops(const Neighbor& neighbor) {
  const int halves = neighbor.half_hops;
  return halves % 2 == 0 ? Json(halves / 2) : Json(halves / 2.0);
}

// "member_of →" towards the neighbour, "← member_of" from it.
std::string RelationLabel(const KnowledgeGraph& graph,
                          const HopEvidence& relation) {
  const std::string& name = graph.predicates()[relation.predicate].name;
  return relation.forward ? name + " →" : "← " + name;
}

std::string RelationLabels(const KnowledgeGraph& graph, const Hop& hop) {
  std::vector<std::string> labels;
  for (const HopEvidence& relation : hop.relations) {
    std::string label = RelationLabel(graph, relation);
    if (std::find(labels.begin(), labels.end(), label) == labels.end()) {
      labels.push_back(std::move(label));
    }
  }
  std::string joined;
  for (const std::string& label : labels) {
    joined += (joined.empty() ? "" : ", ") + label;
  }
  return joined;
}

// A row a neighbour, ranked.
Listing ToListing(const KnowledgeGraph& graph, Vertex center,
                  const std::vector<const Neighbor*>& neighbors) {
  Listing listing{{{"name", "NAME"},
                   {"type", "TYPE"},
                   {"relations", "RELATIONS"},
                   {"via", "VIA"},
                   {"hops", "HOPS"},
                   {"claims", "CLAIMS"},
                   {"id", "ID", "#"}},
                  {}};
  const bool direct =
      std::all_of(neighbors.begin(), neighbors.end(),
                  [&](const Neighbor* n) { return n->hop.from == center; });
  if (direct) {
    listing.columns[3].title.clear();  // nothing to be told
  }
  for (const Neighbor* neighbor : neighbors) {
    const EntityView entity = graph.entity(neighbor->vertex);
    const Vertex before = neighbor->hop.from;
    listing.rows.push_back(
        {entity.name, entity.type, RelationLabels(graph, neighbor->hop),
         before == center ? Json() : Json(graph.entity(before).name),
         Hops(*neighbor), neighbor->claim_count, entity.id.ToString()});
  }
  return listing;
}

struct Group {
  std::string title;
  std::vector<const Neighbor*> neighbors;
};

// Groups in the order of their best neighbour.
std::vector<Group> GroupBy(const KnowledgeGraph& graph, bool by_type,
                           const std::vector<Neighbor>& neighbors) {
  std::vector<Group> groups;
  for (const Neighbor& neighbor : neighbors) {
    const std::string title =
        by_type ? std::string(graph.entity(neighbor.vertex).type)
                : RelationLabel(graph, neighbor.hop.relations.front());
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& g) { return g.title == title; });
    if (group == groups.end()) {
      group = groups.insert(group, Group{title, {}});
    }
    group->neighbors.push_back(&neighbor);
  }
  return groups;
}

void PrintAnswer(const KnowledgeGraph& graph, Vertex center, bool by_type,
                 const NeighborhoodAnswer& answer, Screen& screen) {
  for (const Group& group : GroupBy(graph, by_type, answer.neighbors)) {
    screen.Line({{group.title, Style::kPredicate}});
    PrintTable(ToListing(graph, center, group.neighbors), screen);
    screen.Line();
  }
  const uint64_t rest = answer.total - answer.neighbors.size();
  std::string summary = fmt::format(
      "{} of {} neighbour{} of {}; {}", answer.neighbors.size(), answer.total,
      answer.total == 1 ? "" : "s", graph.entity(center).name,
      CompletenessText(answer.completeness));
  screen.Line(summary);
  if (rest > 0) {
    screen.Line(fmt::format("{} more: --limit {}", rest, answer.total));
  }
}

Result<Json> ToJson(const KnowledgeGraph& graph, Vertex center,
                    const NeighborhoodAnswer& answer, QuoteReader& quotes) {
  Json json = {{"entity", EntityJson(graph, center)}};
  AddAnswerJson(graph, answer.completeness, json);
  json["total"] = answer.total;
  json["used_secondary"] = answer.used_secondary;
  json["undated_relations"] = answer.undated_relations;
  json["unknown_names"] = answer.unknown_names;
  Json& neighbors = json["neighbors"] = Json::array();
  for (const Neighbor& neighbor : answer.neighbors) {
    Json added = EntityJson(graph, neighbor.vertex);
    added["hops"] = Hops(neighbor);
    added["claim_count"] = neighbor.claim_count;
    added["from"] = EntityJson(graph, neighbor.hop.from);
    QUIPU_TRY(const auto hop, ReadRelations(neighbor.hop, quotes));
    Json& relations = added["relations"] = Json::array();
    for (const QuotedRelation& relation : hop) {
      relations.push_back(quipu::ToJson(graph, relation));
    }
    neighbors.push_back(std::move(added));
  }
  return json;
}

Result<NeighborhoodAnswer> Search(const NeighborsArguments& arguments,
                                  const Reader& reader,
                                  const KnowledgeGraph& graph, Vertex center) {
  NeighborhoodOptions options;
  options.depth = arguments.depth;
  options.raw_hops = arguments.filter.raw_hops;
  options.limit = arguments.limit;
  QUIPU_TRY(options.filters, ToFilters(arguments.filter, reader, graph));
  return FindNeighborhood(graph, center, options);
}

Result<ExitCode> Run(const NeighborsArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const StoredGraph stored, OpenForReading(context.store));
  const Reader& reader = *stored.snapshot;
  QUIPU_TRY(const KnowledgeGraph graph, LoadKnowledgeGraph(*stored.snapshot));
  QUIPU_TRY(const Vertex center, NameToVertex(reader, graph, arguments.entity));
  QUIPU_TRY(const NeighborhoodAnswer answer,
            Search(arguments, reader, graph, center));
  ExplainAnswer(answer.unknown_names, answer.undated_relations,
                answer.used_secondary);
  if (arguments.format == Format::kJson) {
    QuoteReader quotes(reader);
    QUIPU_TRY(const Json json, ToJson(graph, center, answer, quotes));
    screen.Raw(ToText(json, 2) + "\n");
  } else if (arguments.format == Format::kCsv) {
    std::vector<const Neighbor*> ranked;
    for (const Neighbor& neighbor : answer.neighbors) {
      ranked.push_back(&neighbor);
    }
    PrintCsv(ToListing(graph, center, ranked), screen);
  } else {
    PrintAnswer(graph, center, arguments.by_type, answer, screen);
  }
  return answer.neighbors.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command NeighborsCommand() {
  return MakeCommand<NeighborsArguments>(
      {"neighbors", kQuestionCommands, "What an entity is connected to",
       "  quipu neighbors \"Thomas Keane\"\n"
       "  quipu neighbors Lurigancho --depth 2 --type Person\n"
       "  quipu neighbors \"Lantern Holdings\" --predicate part_of --format "
       "csv"},
      DeclareOptions, Run);
}

}  // namespace quipu
