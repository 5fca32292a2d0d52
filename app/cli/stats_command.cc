// See stats_command.h.

#include "app/cli/stats_command.h"

#include <fmt/core.h>

#include <filesystem>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct StatsArguments {
  Format format = Format::kTable;
};

void DeclareOptions(StatsArguments& arguments, OptionList& options) {
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

uint64_t DiskBytes(const std::filesystem::path& folder) {
  uint64_t bytes = 0;
  std::error_code error;
  // Files may come and go while a writer is at work; what has gone counts 0.
  for (std::filesystem::recursive_directory_iterator entry(folder, error), end;
       !error && entry != end; entry.increment(error)) {
    std::error_code unreadable;
    if (entry->is_regular_file(unreadable)) {
      const uint64_t size = entry->file_size(unreadable);
      bytes += unreadable ? 0 : size;
    }
  }
  return bytes;
}

// What the store tells beside the graph.
struct StoreFigures {
  uint64_t disk_bytes = 0;
  uint64_t outdated = 0;  // documents
};

Json ToJson(const GraphStats& stats, const StoreFigures& figures,
            const GraphVersion& version) {
  Json json = {{"documents", stats.documents},
               {"entities", stats.entities},
               {"relations", stats.relations},
               {"claims", stats.claims},
               {"documents_waiting", stats.documents_waiting},
               {"documents_outdated", figures.outdated},
               {"disk_bytes", figures.disk_bytes},
               {"generation", version.generation},
               {"input", version.input.ToHex()}};
  Json& types = json["entities_by_type"] = Json::object();
  for (const KindCount& type : stats.types) {
    types[type.kind] = type.count;
  }
  Json& predicates = json["relations_by_predicate"] = Json::object();
  for (const PredicateCount& count : stats.predicates) {
    predicates[count.predicate] = {{"relations", count.relations},
                                   {"claims", count.claims}};
  }
  return json;
}

void PrintStats(const GraphStats& stats, const StoreFigures& figures,
                const GraphVersion& version, Screen& screen) {
  std::vector<std::pair<std::string, uint64_t>> counters = {
      {"documents", stats.documents},
      {"entities", stats.entities},
      {"relations", stats.relations},
      {"claims", stats.claims},
      {"bytes on disk", figures.disk_bytes},
      {"generation", version.generation}};
  if (figures.outdated > 0) {
    counters.insert(counters.begin() + 1, {"  outdated", figures.outdated});
  }
  for (const auto& [name, value] : counters) {
    screen.Line(fmt::format("{:<14}{:>12}", name, value));
  }
  screen.Line(fmt::format("{:<14}  {}", "input", version.input.ToHex()));
  Listing types{{{"type", "TYPE"}, {"entities", "ENTITIES"}}, {}};
  for (const KindCount& type : stats.types) {
    types.rows.push_back({type.kind, type.count});
  }
  Listing predicates{{{"predicate", "PREDICATE"},
                      {"relations", "RELATIONS"},
                      {"claims", "CLAIMS"}},
                     {}};
  for (const PredicateCount& count : stats.predicates) {
    predicates.rows.push_back({count.predicate, count.relations, count.claims});
  }
  screen.Line();
  PrintTable(types, screen);
  screen.Line();
  PrintTable(predicates, screen);
}

Result<ExitCode> Run(const StatsArguments& arguments, const Context& context) {
  QUIPU_TRY(const auto generation, OpenGeneration(context.store));
  const QueryEngine engine(generation);
  QUIPU_TRY(GraphStats stats, engine.Stats());
  // Those that no sentence states are counted neither here nor above.
  std::erase_if(stats.predicates,
                [](const PredicateCount& count) { return count.secondary; });
  StoreFigures figures{.disk_bytes = DiskBytes(context.store)};
  QUIPU_TRY(figures.outdated, CountOutdated(generation->reader()));
  if (figures.outdated > 0) WarnOfOutdated(context.store);
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(ToJson(stats, figures, engine.version()), 2) +
                       "\n");
  } else {
    PrintStats(stats, figures, engine.version(), context.screen);
  }
  return ExitCode::kFound;
}

}  // namespace

Command StatsCommand() {
  return MakeCommand<StatsArguments>(
      {"stats", kStoreCommands, "Count what the graph holds",
       "  quipu stats\n"
       "  quipu stats --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
