// See stats_command.h.

#include "app/cli/stats_command.h"

#include <fmt/core.h>

#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

struct StatsArguments {
  Format format = Format::kTable;
};

void DeclareOptions(StatsArguments& arguments, OptionList& options) {
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

struct Count {
  uint64_t relations = 0;
  uint64_t claims = 0;
};

struct Stats {
  StoreState state;
  std::map<std::string, uint64_t> types;
  std::map<std::string, Count> predicates;
  uint64_t disk_bytes = 0;
  size_t waiting = 0;  // documents not derived yet
};

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

Result<Stats> Collect(const StoredGraph& graph) {
  const Reader& reader = *graph.snapshot;
  Stats stats;
  QUIPU_TRY(stats.state, ReadState(reader));
  QUIPU_CHECK(
      entities::ForEach(reader, [&](EntityNumber, const EntityRecord& entity) {
        ++stats.types[entity.type];
        return true;
      }));
  QUIPU_CHECK(relations::ForEach(
      reader, [&](RelationNumber, const RelationRecord& relation) {
        const uint16_t number = relation.predicate.value;
        Count& count = stats.predicates[number < stats.state.predicates.size()
                                            ? stats.state.predicates[number]
                                            : ""];
        ++count.relations;
        count.claims += relation.claim_count;
        return true;
      }));
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(reader));
  stats.waiting = waiting.size();
  stats.disk_bytes = DiskBytes(graph.store.folder());
  return stats;
}

Json ToJson(const Stats& stats) {
  Json json = {{"documents", stats.state.document_count},
               {"entities", stats.state.entity_count},
               {"relations", stats.state.relation_count},
               {"claims", stats.state.claim_count},
               {"documents_waiting", stats.waiting},
               {"disk_bytes", stats.disk_bytes},
               {"generation", stats.state.generation},
               {"input", stats.state.input.ToHex()}};
  Json& types = json["entities_by_type"] = Json::object();
  for (const auto& [type, count] : stats.types) {
    types[type] = count;
  }
  Json& predicates = json["relations_by_predicate"] = Json::object();
  for (const auto& [predicate, count] : stats.predicates) {
    predicates[predicate] = {{"relations", count.relations},
                             {"claims", count.claims}};
  }
  return json;
}

void PrintStats(const Stats& stats, Screen& screen) {
  const std::vector<std::pair<std::string, uint64_t>> counters = {
      {"documents", stats.state.document_count},
      {"entities", stats.state.entity_count},
      {"relations", stats.state.relation_count},
      {"claims", stats.state.claim_count},
      {"bytes on disk", stats.disk_bytes},
      {"generation", stats.state.generation}};
  for (const auto& [name, value] : counters) {
    screen.Line(fmt::format("{:<14}{:>12}", name, value));
  }
  screen.Line(fmt::format("{:<14}  {}", "input", stats.state.input.ToHex()));
  Listing types{{{"type", "TYPE"}, {"entities", "ENTITIES"}}, {}};
  for (const auto& [type, count] : stats.types) {
    types.rows.push_back({type, count});
  }
  Listing predicates{{{"predicate", "PREDICATE"},
                      {"relations", "RELATIONS"},
                      {"claims", "CLAIMS"}},
                     {}};
  for (const auto& [predicate, count] : stats.predicates) {
    predicates.rows.push_back({predicate, count.relations, count.claims});
  }
  screen.Line();
  PrintTable(types, screen);
  screen.Line();
  PrintTable(predicates, screen);
}

Result<ExitCode> Run(const StatsArguments& arguments, const Context& context) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(context.store));
  QUIPU_TRY(const Stats stats, Collect(graph));
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(ToJson(stats), 2) + "\n");
  } else {
    PrintStats(stats, context.screen);
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
