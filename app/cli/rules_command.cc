// See rules_command.h.

#include "app/cli/rules_command.h"

#include <fmt/core.h>

#include <string>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/extract/rule_examples.h"
#include "ingest/ontology/default_ontology.h"

namespace quipu {
namespace {

enum class Action : uint8_t { kTest };

struct RulesArguments {
  Action action = Action::kTest;
  std::vector<std::string> ontologies;  // empty: those built in
  std::filesystem::path models;
  Format format = Format::kTable;
};

void DeclareOptions(RulesArguments& arguments, OptionList& options) {
  options.AddChoice("ACTION", arguments.action, {{"test", Action::kTest}},
                    "What to do: put the examples beside the rules to the "
                    "test");
  options.AddOptionalOperands("FILE", arguments.ontologies, "FILE",
                              "Ontologies: files, built-in, companies "
                              "(default: the last two)");
  AddModelsOption(arguments.models, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

void Print(const std::string& ontology, const ExampleReport& report,
           Screen& screen) {
  for (const FailedExample& failed : report.failed) {
    screen.Paragraph(
        {{fmt::format("{}:{}: {}", ontology, failed.line, failed.rule),
          Style::kError},
         {"  " + failed.text, Style::kPlain}},
        "", "    ");
    screen.Paragraph({{"expected: " + failed.expected, Style::kPlain}}, "    ",
                     "      ");
    screen.Paragraph({{"found: " + failed.found, Style::kPlain}}, "    ",
                     "      ");
  }
  screen.Line(fmt::format(
      "{}: {} rules, {} examples, {} failed, {} rule{} without an example",
      ontology, report.rules, report.examples, report.failed.size(),
      report.without.size(), report.without.size() == 1 ? "" : "s"));
}

Json ToJson(const std::string& ontology, const ExampleReport& report) {
  Json json = {{"ontology", ontology},
               {"rules", report.rules},
               {"examples", report.examples},
               {"without_example", report.without}};
  Json& failures = json["failed"] = Json::array();
  for (const FailedExample& failed : report.failed) {
    failures.push_back({{"rule", failed.rule},
                        {"line", failed.line},
                        {"text", failed.text},
                        {"expected", failed.expected},
                        {"found", failed.found}});
  }
  return json;
}

Result<ExitCode> Run(const RulesArguments& arguments, const Context& context) {
  std::vector<std::string> ontologies = arguments.ontologies;
  if (ontologies.empty()) {
    ontologies.assign(kBuiltInOntologies.begin(), kBuiltInOntologies.end());
  }
  bool passed = true;
  Json all = Json::array();
  for (const std::string& ontology : ontologies) {
    QUIPU_TRY(const ExampleReport report,
              TestOntology(ontology, arguments.models));
    passed = passed && report.failed.empty();
    if (arguments.format == Format::kJson) {
      all.push_back(ToJson(ontology, report));
    } else {
      Print(ontology, report, context.screen);
    }
  }
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(all, 2) + "\n");
  }
  return passed ? ExitCode::kFound : ExitCode::kFailure;
}

}  // namespace

Command RulesCommand() {
  return MakeCommand<RulesArguments>(
      {"rules", kOtherCommands, "Test the rules of an ontology",
       "  quipu rules test\n"
       "  quipu rules test mine.yaml"},
      DeclareOptions, Run);
}

}  // namespace quipu
