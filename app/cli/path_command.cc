// See path_command.h.

#include "app/cli/path_command.h"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/naming.h"
#include "app/cli/stored_graph.h"
#include "graph/load_graph.h"
#include "query/search/paths.h"

namespace quipu {
namespace {

struct PathArguments {
  std::string from;
  std::string to;
  uint32_t k = 3;
  std::optional<uint32_t> max_hops;
  FilterArguments filter;
  Format format = Format::kTable;
};

void DeclareOptions(PathArguments& arguments, OptionList& options) {
  const std::string end =
      "One end: a name, an alias, or # and the beginning of an id";
  options.AddOperand("A", arguments.from, "ENTITY", end);
  options.AddOperand("B", arguments.to, "ENTITY", end);
  options.AddNumber("--k", arguments.k, {1, 100},
                    "Most paths to find (default: 3)");
  options.AddNumber("--max-hops", arguments.max_hops, {1, 1000},
                    "Longest path (default: any length)");
  options.AddRepeated("--via", arguments.filter.via, "ENTITY",
                      "Only paths that pass through this entity");
  AddFilterOptions(arguments.filter, options);
  options.AddFormat(arguments.format,
                    {Format::kTable, Format::kJson, Format::kCsv});
}

struct QuotedPath {
  Path path;
  std::vector<std::vector<QuotedRelation>> hops;  // by hop of the path
};

struct QuotedAnswer {
  Vertex from = kNoVertex;
  Vertex to = kNoVertex;
  PathAnswer answer;
  std::vector<QuotedPath> paths;  // by path of the answer
};

Result<PathAnswer> Search(const PathArguments& arguments, const Reader& reader,
                          const KnowledgeGraph& graph, Vertex from, Vertex to) {
  PathOptions options;
  options.k = arguments.k;
  options.max_hops = arguments.max_hops;
  options.raw_hops = arguments.filter.raw_hops;
  QUIPU_TRY(options.filters, ToFilters(arguments.filter, reader, graph));
  return FindPaths(graph, from, to, options);
}

Result<QuotedAnswer> Answer(const PathArguments& arguments,
                            const Reader& reader, const KnowledgeGraph& graph) {
  QuotedAnswer quoted;
  QUIPU_TRY(quoted.from, NameToVertex(reader, graph, arguments.from));
  QUIPU_TRY(quoted.to, NameToVertex(reader, graph, arguments.to));
  QUIPU_TRY(quoted.answer,
            Search(arguments, reader, graph, quoted.from, quoted.to));
  QuoteReader quotes(reader);
  for (const Path& path : quoted.answer.paths) {
    QuotedPath& added = quoted.paths.emplace_back();
    added.path = path;
    for (const Hop& hop : path.hops) {
      QUIPU_TRY(auto relations, ReadRelations(hop, quotes));
      added.hops.push_back(std::move(relations));
    }
  }
  return quoted;
}

// "2 hops", "1.5 hops".
std::string Length(const Path& path) {
  return fmt::format("{}{} hop{}", path.half_hops / 2,
                     path.half_hops % 2 == 0 ? "" : ".5",
                     path.half_hops == 2 ? "" : "s");
}

StyledText Chain(const KnowledgeGraph& graph, const Path& path) {
  StyledText chain{
      {OneLine(graph.entity(path.vertices.front()).name), Style::kStrong}};
  for (const Hop& hop : path.hops) {
    for (StyledRun& run : Arrow(graph, hop)) {
      chain.push_back(std::move(run));
    }
    chain.push_back({OneLine(graph.entity(hop.to).name), Style::kStrong});
  }
  return chain;
}

void PrintRelation(const KnowledgeGraph& graph, const QuotedRelation& quoted,
                   std::string_view first, Screen& screen) {
  screen.Paragraph(RelationText(graph, quoted.relation), first, "       ");
  for (const QuotedClaim& claim : quoted.claims) {
    PrintClaim(claim, "       ", screen);
  }
  if (!quoted.opposing.empty()) {
    screen.Line({{"       but:", Style::kWarning}});
  }
  for (const QuotedClaim& claim : quoted.opposing) {
    PrintClaim(claim, "       ", screen);
  }
}

void PrintPath(const KnowledgeGraph& graph, const QuotedPath& quoted,
               size_t number, Screen& screen) {
  StyledText heading = Chain(graph, quoted.path);
  heading.push_back({"  (" + Length(quoted.path) + ")", Style::kFaint});
  screen.Paragraph(heading, fmt::format("{}. ", number), "   ");
  for (size_t hop = 0; hop < quoted.hops.size(); ++hop) {
    std::string first = fmt::format("   {:>2}. ", hop + 1);
    for (const QuotedRelation& relation : quoted.hops[hop]) {
      PrintRelation(graph, relation, first, screen);
      first = "       ";
    }
  }
  screen.Line();
}

void PrintAnswer(const KnowledgeGraph& graph, const QuotedAnswer& quoted,
                 Screen& screen) {
  for (size_t i = 0; i < quoted.paths.size(); ++i) {
    PrintPath(graph, quoted.paths[i], i + 1, screen);
  }
  const size_t found = quoted.paths.size();
  const std::string count =
      found == 0
          ? fmt::format("no path from {} to {}", graph.entity(quoted.from).name,
                        graph.entity(quoted.to).name)
          : fmt::format("{} path{}", found, found == 1 ? "" : "s");
  screen.Line(count + "; " + CompletenessText(quoted.answer.completeness));
}

Json ToJson(const KnowledgeGraph& graph, const QuotedPath& quoted) {
  Json json = {{"hops", quoted.path.half_hops / 2.0}};
  Json& entities = json["entities"] = Json::array();
  for (const Vertex vertex : quoted.path.vertices) {
    entities.push_back(EntityJson(graph, vertex));
  }
  Json& steps = json["steps"] = Json::array();
  for (size_t i = 0; i < quoted.hops.size(); ++i) {
    const Hop& hop = quoted.path.hops[i];
    Json step = {{"from", graph.entity(hop.from).id.ToString()},
                 {"to", graph.entity(hop.to).id.ToString()}};
    Json& relations = step["relations"] = Json::array();
    for (const QuotedRelation& relation : quoted.hops[i]) {
      relations.push_back(quipu::ToJson(graph, relation));
    }
    steps.push_back(std::move(step));
  }
  return json;
}

Json ToJson(const KnowledgeGraph& graph, const QuotedAnswer& quoted) {
  Json json = {{"from", EntityJson(graph, quoted.from)},
               {"to", EntityJson(graph, quoted.to)}};
  AddAnswerJson(graph, quoted.answer.completeness, json);
  json["used_secondary"] = quoted.answer.used_secondary;
  json["undated_relations"] = quoted.answer.undated_relations;
  json["unknown_names"] = quoted.answer.unknown_names;
  json["expansions"] = quoted.answer.expansions;
  Json& paths = json["paths"] = Json::array();
  for (const QuotedPath& path : quoted.paths) {
    paths.push_back(ToJson(graph, path));
  }
  return json;
}

// A row a claim.
Listing ToListing(const KnowledgeGraph& graph, const QuotedAnswer& quoted) {
  Listing listing{{{"path", ""}, {"hop", ""}, {"stands", ""}}, {}};
  for (Column& column : ClaimColumns()) {
    listing.columns.push_back(std::move(column));
  }
  for (size_t path = 0; path < quoted.paths.size(); ++path) {
    const auto& hops = quoted.paths[path].hops;
    for (size_t hop = 0; hop < hops.size(); ++hop) {
      for (const QuotedRelation& relation : hops[hop]) {
        const auto add = [&](const QuotedClaim& claim, const char* stands) {
          std::vector<Json> row{path + 1, hop + 1, stands};
          for (Json& cell : ClaimCells(graph, relation.relation, claim)) {
            row.push_back(std::move(cell));
          }
          listing.rows.push_back(std::move(row));
        };
        for (const QuotedClaim& claim : relation.claims) {
          add(claim, "for");
        }
        for (const QuotedClaim& claim : relation.opposing) {
          add(claim, "against");
        }
      }
    }
  }
  return listing;
}

Result<ExitCode> Run(const PathArguments& arguments, const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const StoredGraph stored, OpenForReading(context.store));
  QUIPU_TRY(const KnowledgeGraph graph, LoadKnowledgeGraph(*stored.snapshot));
  QUIPU_TRY(const QuotedAnswer quoted,
            Answer(arguments, *stored.snapshot, graph));
  ExplainAnswer(quoted.answer.unknown_names, quoted.answer.undated_relations,
                quoted.answer.used_secondary);
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(ToJson(graph, quoted), 2) + "\n");
  } else if (arguments.format == Format::kCsv) {
    PrintCsv(ToListing(graph, quoted), screen);
  } else {
    PrintAnswer(graph, quoted, screen);
  }
  return quoted.paths.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command PathCommand() {
  return MakeCommand<PathArguments>(
      {"path", kQuestionCommands,
       "How two entities are connected, with the quotes",
       "  quipu path \"Thomas Keane\" Lurigancho\n"
       "  quipu path \"Claire Delorme\" OPA --k 5 --max-hops 4 --avoid Peru\n"
       "  quipu path \"Corvina Navigation\" BMB --predicate part_of --format "
       "json"},
      DeclareOptions, Run);
}

}  // namespace quipu
