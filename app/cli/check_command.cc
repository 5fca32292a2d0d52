// See check_command.h.

#include "app/cli/check_command.h"

#include <fmt/core.h>

#include <string>
#include <utility>

#include "app/cli/output/json.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/check.h"

namespace quipu {
namespace {

struct CheckArguments {
  std::filesystem::path ontology;
  Format format = Format::kTable;
};

void DeclareOptions(CheckArguments& arguments, OptionList& options) {
  AddOntologyOption(arguments.ontology, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// The store, derived to the end if nobody else is writing.
Result<StoreWithOntology> OpenForCheck(const std::filesystem::path& folder,
                                       const std::filesystem::path& ontology) {
  {
    QUIPU_TRY(StoreWithOntology opened, OpenAsItIs(folder, ontology));
    QUIPU_TRY(const size_t waiting, CountWaiting(opened.store));
    if (waiting == 0) {
      return opened;
    }
  }
  auto finished = OpenForWriting(folder, ontology);
  if (finished) {
    Complain("what an earlier run had left underived is now in the graph");
    return finished;
  }
  Complain(finished.error().message);
  return OpenAsItIs(folder, ontology);
}

Result<ExitCode> Run(const CheckArguments& arguments, const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const StoreWithOntology opened,
            OpenForCheck(context.store, arguments.ontology));
  QUIPU_TRY(const CheckReport report,
            AsInputFault(Check(opened.store, opened.ontology)));
  // A damaged store has been told of more than this.
  const auto outdated = HoldsOutdated(*opened.store.Published());
  if (outdated && *outdated) WarnOfOutdated(context.store);
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
        "{}: {} records checked, {}", context.store.string(), report.records,
        report.clean() ? "sound"
                       : fmt::format("{} broken", report.findings.size())));
  }
  return report.clean() ? ExitCode::kFound : ExitCode::kFailure;
}

}  // namespace

Command CheckCommand() {
  return MakeCommand<CheckArguments>(
      {"check", kStoreCommands, "Prove that the store is sound",
       "  quipu check\n"
       "  quipu check --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
