// See path_command.h.

#include "app/cli/path_command.h"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/left_out.h"
#include "app/cli/naming.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct PathArguments {
  std::string from;
  std::string to;
  uint32_t k = kDefaultPaths;
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

Result<PathsView> Ask(const PathArguments& arguments,
                      const QueryEngine& engine) {
  PathQuestion question;
  QUIPU_TRY(const EntityHit from, NameToEntity(engine, arguments.from));
  QUIPU_TRY(const EntityHit to, NameToEntity(engine, arguments.to));
  question.from = from.number;
  question.to = to.number;
  question.k = arguments.k;
  question.max_hops = arguments.max_hops;
  QUIPU_CHECK(ReadFilter(arguments.filter, engine, question));
  QUIPU_TRY(question.via, NamesToEntities(engine, arguments.filter.via));
  return engine.Paths(question);
}

// "2 hops", "1.5 hops".
std::string Length(const PathView& path) {
  return fmt::format("{}{} hop{}", path.half_hops / 2,
                     path.half_hops % 2 == 0 ? "" : ".5",
                     path.half_hops == 2 ? "" : "s");
}

StyledText Chain(const PathView& path) {
  StyledText chain{{OneLine(path.start.name), Style::kStrong}};
  for (const HopView& hop : path.hops) {
    for (StyledRun& run : Arrow(hop)) {
      chain.push_back(std::move(run));
    }
    chain.push_back({OneLine(hop.to.name), Style::kStrong});
  }
  return chain;
}

void PrintClaims(const std::vector<ClaimView>& claims, uint32_t count,
                 Screen& screen) {
  for (const ClaimView& claim : claims) {
    PrintClaim(claim, "       ", screen);
  }
  if (count > claims.size()) {
    screen.Line({{fmt::format("       {} more: --quotes {}",
                              count - claims.size(), count),
                  Style::kFaint}});
  }
}

void PrintRelation(const RelationEvidence& relation, std::string_view first,
                   Screen& screen) {
  screen.Paragraph(RelationText(relation), first, "       ");
  PrintClaims(relation.claims, relation.claim_count, screen);
  if (relation.opposing_count > 0) {
    screen.Line({{"       but:", Style::kWarning}});
  }
  PrintClaims(relation.opposing, relation.opposing_count, screen);
}

void PrintPath(const PathView& path, size_t number, Screen& screen) {
  StyledText heading = Chain(path);
  heading.push_back({"  (" + Length(path) + ")", Style::kFaint});
  screen.Paragraph(heading, fmt::format("{}. ", number), "   ");
  for (size_t hop = 0; hop < path.hops.size(); ++hop) {
    std::string first = fmt::format("   {:>2}. ", hop + 1);
    for (const RelationEvidence& relation : path.hops[hop].relations) {
      PrintRelation(relation, first, screen);
      first = "       ";
    }
  }
  screen.Line();
}

void PrintAnswer(const PathsView& answer, Screen& screen) {
  for (size_t i = 0; i < answer.paths.size(); ++i) {
    PrintPath(answer.paths[i], i + 1, screen);
  }
  const size_t found = answer.paths.size();
  const std::string count =
      found == 0 ? fmt::format("no path from {} to {}", answer.from.name,
                               answer.to.name)
                 : fmt::format("{} path{}", found, found == 1 ? "" : "s");
  screen.Line(count + "; " + CompletenessText(answer.outcome.completeness));
}

Json ToJson(const PathView& path) {
  Json json = {{"hops", path.half_hops / 2.0}};
  Json& entities = json["entities"] = Json::array();
  entities.push_back(EntityJson(path.start));
  for (const HopView& hop : path.hops) {
    entities.push_back(EntityJson(hop.to));
  }
  Json& steps = json["steps"] = Json::array();
  for (const HopView& hop : path.hops) {
    Json step = {{"from", hop.from.id.ToString()},
                 {"to", hop.to.id.ToString()}};
    Json& relations = step["relations"] = Json::array();
    for (const RelationEvidence& relation : hop.relations) {
      relations.push_back(quipu::ToJson(relation));
    }
    steps.push_back(std::move(step));
  }
  return json;
}

Json ToJson(const PathsView& answer, const GraphVersion& version) {
  const Outcome& outcome = answer.outcome;
  Json json = {{"from", EntityJson(answer.from)},
               {"to", EntityJson(answer.to)}};
  AddAnswerJson(version, outcome.completeness, json);
  json["used_secondary"] = outcome.used_secondary;
  AddLeftOutJson(outcome.left_out, "relations", json);
  json["unknown_names"] = outcome.unknown_names;
  json["expansions"] = outcome.expansions;
  Json& paths = json["paths"] = Json::array();
  for (const PathView& path : answer.paths) {
    paths.push_back(ToJson(path));
  }
  return json;
}

// A row a claim.
Listing ToListing(const PathsView& answer) {
  Listing listing{{{"path", ""}, {"hop", ""}, {"stands", ""}}, {}};
  for (Column& column : ClaimColumns()) {
    listing.columns.push_back(std::move(column));
  }
  for (size_t path = 0; path < answer.paths.size(); ++path) {
    const std::vector<HopView>& hops = answer.paths[path].hops;
    for (size_t hop = 0; hop < hops.size(); ++hop) {
      for (const RelationEvidence& relation : hops[hop].relations) {
        const auto add = [&](const ClaimView& claim, const char* stands) {
          std::vector<Json> row{path + 1, hop + 1, stands};
          for (Json& cell : ClaimCells(relation, claim)) {
            row.push_back(std::move(cell));
          }
          listing.rows.push_back(std::move(row));
        };
        for (const ClaimView& claim : relation.claims) {
          add(claim, "for");
        }
        for (const ClaimView& claim : relation.opposing) {
          add(claim, "against");
        }
      }
    }
  }
  return listing;
}

Result<ExitCode> Run(const PathArguments& arguments, const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const PathsView answer, Ask(arguments, engine));
  ExplainAnswer(answer.outcome);
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(ToJson(answer, engine.version()), 2) + "\n");
  } else if (arguments.format == Format::kCsv) {
    PrintCsv(ToListing(answer), screen);
  } else {
    PrintAnswer(answer, screen);
  }
  return answer.paths.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command PathCommand() {
  return MakeCommand<PathArguments>(
      {"path", kQuestionCommands,
       "How two entities are connected, with the quotes",
       "  quipu path \"Thomas Keane\" Lurigancho\n"
       "  quipu path \"Claire Delorme\" \"Thomas Keane\" --k 5 --max-hops 4 "
       "--avoid Peru\n"
       "  quipu path \"Corvina Navigation\" \"Lantern Holdings\" --predicate "
       "part_of --format "
       "json"},
      DeclareOptions, Run);
}

}  // namespace quipu
