// See neighbors_command.h.

#include "app/cli/neighbors_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/left_out.h"
#include "app/cli/naming.h"
#include "app/cli/stored_graph.h"

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
Json Hops(const NeighborView& neighbor) {
  const int halves = neighbor.half_hops;
  return halves % 2 == 0 ? Json(halves / 2) : Json(halves / 2.0);
}

// "member_of →" towards the neighbour, "← member_of" from it.
std::string RelationLabel(const RelationEvidence& relation) {
  return relation.forward ? relation.predicate + " →"
                          : "← " + relation.predicate;
}

std::string RelationLabels(const HopView& hop) {
  std::vector<std::string> labels;
  for (const RelationEvidence& relation : hop.relations) {
    std::string label = RelationLabel(relation);
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
Listing ToListing(const EntityLabel& center,
                  const std::vector<const NeighborView*>& neighbors) {
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
                  [&](const NeighborView* n) { return n->hop.from == center; });
  if (direct) {
    listing.columns[3].title.clear();  // nothing to be told
  }
  for (const NeighborView* neighbor : neighbors) {
    const EntityLabel& before = neighbor->hop.from;
    listing.rows.push_back({neighbor->entity.name, neighbor->entity.type,
                            RelationLabels(neighbor->hop),
                            before == center ? Json() : Json(before.name),
                            Hops(*neighbor), neighbor->claim_count,
                            neighbor->entity.id.ToString()});
  }
  return listing;
}

struct Group {
  std::string title;
  std::vector<const NeighborView*> neighbors;
};

// Groups in the order of their best neighbour.
std::vector<Group> GroupBy(bool by_type,
                           const std::vector<NeighborView>& neighbors) {
  std::vector<Group> groups;
  for (const NeighborView& neighbor : neighbors) {
    const std::string title =
        by_type ? neighbor.entity.type
                : RelationLabel(neighbor.hop.relations.front());
    auto group = std::find_if(groups.begin(), groups.end(),
                              [&](const Group& g) { return g.title == title; });
    if (group == groups.end()) {
      group = groups.insert(group, Group{title, {}});
    }
    group->neighbors.push_back(&neighbor);
  }
  return groups;
}

void PrintAnswer(const NeighborsView& answer, bool by_type, Screen& screen) {
  for (const Group& group : GroupBy(by_type, answer.neighbors)) {
    screen.Line({{group.title, Style::kPredicate}});
    PrintTable(ToListing(answer.center, group.neighbors), screen);
    screen.Line();
  }
  const uint64_t rest = answer.total - answer.neighbors.size();
  screen.Line(fmt::format("{} of {} neighbour{} of {}; {}",
                          answer.neighbors.size(), answer.total,
                          answer.total == 1 ? "" : "s", answer.center.name,
                          CompletenessText(answer.outcome.completeness)));
  if (rest > 0) {
    screen.Line(fmt::format("{} more: --limit {}", rest, answer.total));
  }
}

Json ToJson(const NeighborsView& answer, const GraphVersion& version) {
  const Outcome& outcome = answer.outcome;
  Json json = {{"entity", EntityJson(answer.center)}};
  AddAnswerJson(version, outcome.completeness, json);
  json["total"] = answer.total;
  json["used_secondary"] = outcome.used_secondary;
  AddLeftOutJson(outcome.left_out, "relations", json);
  json["unknown_names"] = outcome.unknown_names;
  Json& neighbors = json["neighbors"] = Json::array();
  for (const NeighborView& neighbor : answer.neighbors) {
    Json added = EntityJson(neighbor.entity);
    added["hops"] = Hops(neighbor);
    added["claim_count"] = neighbor.claim_count;
    added["from"] = EntityJson(neighbor.hop.from);
    Json& relations = added["relations"] = Json::array();
    for (const RelationEvidence& relation : neighbor.hop.relations) {
      relations.push_back(quipu::ToJson(relation));
    }
    neighbors.push_back(std::move(added));
  }
  return json;
}

Result<NeighborsView> Ask(const NeighborsArguments& arguments,
                          const QueryEngine& engine) {
  NeighborQuestion question;
  QUIPU_TRY(const EntityHit center, NameToEntity(engine, arguments.entity));
  question.center = center.number;
  question.depth = arguments.depth;
  question.limit = arguments.limit;
  QUIPU_CHECK(ReadFilter(arguments.filter, engine, question));
  if (arguments.format != Format::kJson) {
    question.quotes.claims_per_relation = 0;  // none is printed
  }
  return engine.Neighbors(question);
}

Result<ExitCode> Run(const NeighborsArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const NeighborsView answer, Ask(arguments, engine));
  ExplainAnswer(answer.outcome);
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(ToJson(answer, engine.version()), 2) + "\n");
  } else if (arguments.format == Format::kCsv) {
    std::vector<const NeighborView*> ranked;
    for (const NeighborView& neighbor : answer.neighbors) {
      ranked.push_back(&neighbor);
    }
    PrintCsv(ToListing(answer.center, ranked), screen);
  } else {
    PrintAnswer(answer, arguments.by_type, screen);
  }
  return answer.neighbors.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command NeighborsCommand() {
  return MakeCommand<NeighborsArguments>(
      {"neighbors", kQuestionCommands, "What an entity is connected to",
       "  quipu neighbors \"Thomas Keane\"\n"
       "  quipu neighbors \"Thomas Keane\" --depth 2 --type Person\n"
       "  quipu neighbors \"Lantern Holdings\" --predicate part_of --format "
       "csv"},
      DeclareOptions, Run);
}

}  // namespace quipu
