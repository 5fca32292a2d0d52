// ingest and remove; see ingest_commands.h.

#include "app/cli/ingest_commands.h"

#include <fmt/core.h>

#include <string>
#include <utility>
#include <vector>

#include "app/cli/inputs.h"
#include "app/cli/interrupt.h"
#include "app/cli/output/json.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

constexpr size_t kChangesShown = 20;  // merges, and splits, in a table

Json ToJson(const IdentityChange& change) {
  const auto names = [](const std::vector<IdentityChange::Name>& side) {
    Json array = Json::array();
    for (const IdentityChange::Name& name : side) {
      array.push_back({{"id", name.id.ToString()}, {"name", name.name}});
    }
    return array;
  };
  return {{"before", names(change.before)}, {"after", names(change.after)}};
}

Json ToJson(const std::vector<IdentityChange>& changes) {
  Json array = Json::array();
  for (const IdentityChange& change : changes) {
    array.push_back(ToJson(change));
  }
  return array;
}

std::string Names(const std::vector<IdentityChange::Name>& side) {
  std::string names;
  for (const IdentityChange::Name& name : side) {
    names +=
        (names.empty() ? "" : " + ") + name.name + " #" + name.id.ToString();
  }
  return names;
}

void PrintChanges(const std::string& verb,
                  const std::vector<IdentityChange>& changes, Screen& screen) {
  for (size_t i = 0; i < changes.size() && i < kChangesShown; ++i) {
    screen.Paragraph({{verb + ": " + Names(changes[i].before) + " → " +
                           Names(changes[i].after),
                       Style::kPlain}},
                     "", "    ");
  }
  if (changes.size() > kChangesShown) {
    screen.Line(
        fmt::format("{}: {} more", verb, changes.size() - kChangesShown));
  }
}

void PrintDerivation(const DerivationReport& report, Screen& screen) {
  PrintChanges("merged", report.merges, screen);
  PrintChanges("split", report.splits, screen);
}

// What can be read of `inputs`; the rest is added to its skipped ones.
std::vector<IngestSource> Sources(const Arguments& arguments, Inputs& inputs) {
  const ReadLimits limits{.max_bytes = arguments.max_bytes};
  std::vector<IngestSource> sources;
  for (const std::filesystem::path& file : inputs.files) {
    auto source = FileSource(file, arguments.root, limits);
    if (source) {
      sources.push_back(std::move(*source));
    } else {
      inputs.skipped.push_back({file.string(), source.error().message});
    }
  }
  return sources;
}

Json ToJson(const IngestReport& report,
            const std::vector<SkippedInput>& skipped) {
  Json json = {{"added", report.added},
               {"replaced", report.replaced},
               {"unchanged", report.unchanged},
               {"cancelled", report.cancelled}};
  Json& left_out = json["skipped"] = Json::array();
  for (const SkippedInput& input : skipped) {
    left_out.push_back({{"document", input.name}, {"reason", input.reason}});
  }
  json["merges"] = ToJson(report.derivation.merges);
  json["splits"] = ToJson(report.derivation.splits);
  return json;
}

void Print(const IngestReport& report, const std::vector<SkippedInput>& skipped,
           Format format, Screen& screen) {
  if (format == Format::kJson) {
    screen.Raw(ToText(ToJson(report, skipped), 2) + "\n");
    return;
  }
  screen.Line(fmt::format("{} added, {} replaced, {} unchanged, {} skipped",
                          report.added, report.replaced, report.unchanged,
                          skipped.size()));
  PrintDerivation(report.derivation, screen);
}

Result<IngestReport> IngestInto(KnowledgeStore& store,
                                const Extractor& extractor,
                                const Arguments& arguments,
                                std::vector<SkippedInput>& skipped,
                                std::span<const IngestSource> sources) {
  Progress progress("documents");
  IngestOptions options;
  options.threads = arguments.threads;
  options.cancel = &CatchInterrupts();
  options.on_event = [&](const IngestEvent& event) {
    if (event.outcome == IngestOutcome::kSkipped) {
      skipped.push_back({event.key.value, event.reason});
      progress.Message("quipu: skipped " + event.key.value + ": " +
                       event.reason);
    }
    progress.Update(event.done, event.total);
  };
  return Ingest(store, extractor, sources, options);
}

}  // namespace

Result<ExitCode> RunIngest(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Extractor extractor, LoadExtractor(arguments));
  Inputs inputs = FindInputs(arguments);
  const std::vector<IngestSource> sources = Sources(arguments, inputs);
  for (const SkippedInput& skipped : inputs.skipped) {
    Complain(skipped);
  }
  if (sources.empty()) {
    return ExitCode::kFailure;  // and no store is made
  }
  QUIPU_TRY(KnowledgeStore store, OpenForWriting(arguments, StoreMode::kCreate,
                                                 extractor.ontology()));
  QUIPU_TRY(const IngestReport report,
            AsInputFault(IngestInto(store, extractor, arguments, inputs.skipped,
                                    sources)));
  Print(report, inputs.skipped, arguments.format, screen);
  if (report.cancelled) {
    Complain("interrupted: the documents reported so far are in the graph");
    return ExitCode::kInterrupted;
  }
  return inputs.skipped.empty() ? ExitCode::kFound : ExitCode::kFailure;
}

Result<ExitCode> RunRemove(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Extractor extractor, LoadExtractor(arguments));
  QUIPU_TRY(
      KnowledgeStore store,
      OpenForWriting(arguments, StoreMode::kReadWrite, extractor.ontology()));
  std::vector<DocumentKey> keys;
  for (const std::string& key : arguments.operands) {
    keys.push_back({key});
  }
  QUIPU_TRY(const DerivationReport report,
            Remove(store, extractor.ontology(), keys));
  if (arguments.format == Format::kJson) {
    const Json json = {{"removed", arguments.operands},
                       {"merges", ToJson(report.merges)},
                       {"splits", ToJson(report.splits)}};
    screen.Raw(ToText(json, 2) + "\n");
    return ExitCode::kFound;
  }
  screen.Line(fmt::format("{} removed", keys.size()));
  PrintDerivation(report, screen);
  return ExitCode::kFound;
}

}  // namespace quipu
