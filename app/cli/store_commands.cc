// export, check, rebuild and serve; see store_commands.h.

#include "app/cli/store_commands.h"

#include <fmt/core.h>

#include <optional>
#include <string>
#include <utility>

#include "app/cli/output/json.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "app/server/server.h"
#include "graph/interchange/json_lines.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

// Documents that wait for their derivation.
Result<size_t> CountWaiting(const Reader& reader) {
  QUIPU_TRY(const auto waiting, pending::ReadNumbers(reader));
  return waiting.size();
}

// The store, derived to the end if nobody else is writing.
Result<KnowledgeStore> OpenForCheck(const Arguments& arguments,
                                    const Ontology& ontology) {
  {
    QUIPU_TRY(KnowledgeStore store,
              AsInputFault(
                  KnowledgeStore::Open(arguments.store, StoreMode::kReadOnly)));
    QUIPU_TRY(const size_t dirty, CountWaiting(*store.Published()));
    if (dirty == 0) {
      return store;
    }
  }
  auto finished = OpenForWriting(arguments, StoreMode::kReadWrite, ontology);
  if (finished) {
    Complain("what an earlier run had left underived is now in the graph");
    return finished;
  }
  Complain(finished.error().message);
  QUIPU_TRY(StoredGraph graph, OpenForReading(arguments));
  return std::move(graph.store);
}

}  // namespace

Result<ExitCode> RunExport(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(arguments));
  bool any = false;
  QUIPU_CHECK(ExportLines(*graph.snapshot, [&](std::string_view line) {
    any = true;
    screen.Raw(EscapeUnprintable(line));
    screen.Raw("\n");
    return screen.open();
  }));
  return any ? ExitCode::kFound : ExitCode::kNothingFound;
}

Result<ExitCode> RunCheck(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Extractor extractor, LoadExtractor(arguments));
  QUIPU_TRY(const KnowledgeStore store,
            OpenForCheck(arguments, extractor.ontology()));
  QUIPU_TRY(const CheckReport report,
            AsInputFault(Check(store, extractor.ontology())));
  if (arguments.format == Format::kJson) {
    Json json = {{"clean", report.clean()}, {"records", report.records}};
    Json& findings = json["findings"] = Json::array();
    for (const CheckFinding& finding : report.findings) {
      findings.push_back(
          {{"code", finding.code}, {"message", finding.message}});
    }
    screen.Raw(ToText(json, 2) + "\n");
  } else {
    for (const CheckFinding& finding : report.findings) {
      screen.Paragraph({{finding.code, Style::kError},
                        {"  " + finding.message, Style::kPlain}},
                       "", "    ");
    }
    screen.Line(fmt::format(
        "{}: {} records checked, {}", arguments.store.string(), report.records,
        report.clean() ? "sound"
                       : fmt::format("{} broken", report.findings.size())));
  }
  return report.clean() ? ExitCode::kFound : ExitCode::kFailure;
}

Result<ExitCode> RunRebuild(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Extractor extractor, LoadExtractor(arguments));
  QUIPU_TRY(KnowledgeStore store, AsInputFault(KnowledgeStore::Open(
                                      arguments.store, StoreMode::kReadWrite)));
  QUIPU_TRY(const DerivationReport report,
            AsInputFault(Rebuild(store, extractor.ontology())));
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(Json{{"documents", report.documents}}, 2) + "\n");
  } else {
    screen.Line(fmt::format("derived again from {} document{}",
                            report.documents,
                            report.documents == 1 ? "" : "s"));
  }
  return ExitCode::kFound;
}

Result<ExitCode> RunServe(const Arguments& arguments) {
  if (!arguments.ontology.empty()) {
    // A malformed file is no usage error, as Serve would have it.
    QUIPU_CHECK(LoadExtractor(arguments));
  }
  ServeOptions options;
  options.store = arguments.store;
  options.listen = arguments.listen;
  options.ontology = arguments.ontology;
  options.threads = arguments.threads;
  options.allow_remote = arguments.allow_remote;
  QUIPU_CHECK(ServeUntilSignal(options, [](const ServerReady& ready) {
    Complain(fmt::format("serving {} document{} (generation {}) on {}",
                         ready.documents, ready.documents == 1 ? "" : "s",
                         ready.generation, ready.address));
  }));
  return ExitCode::kFound;
}

}  // namespace quipu
