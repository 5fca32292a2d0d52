// See remove_command.h.

#include "app/cli/remove_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <vector>

#include "app/cli/identity_changes.h"
#include "app/cli/output/json.h"
#include "app/cli/stored_graph.h"
#include "app/store/open_store.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

struct RemoveArguments {
  std::vector<std::string> documents;
  std::filesystem::path ontology;
  Format format = Format::kTable;
};

void DeclareOptions(RemoveArguments& arguments, OptionList& options) {
  options.AddOperands("DOC", arguments.documents, "DOC",
                      "Documents, by the keys that `quipu documents` shows");
  AddOntologyOption(arguments.ontology, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// Each key once, in the order given.
std::vector<DocumentKey> DistinctKeys(const std::vector<std::string>& names) {
  std::vector<DocumentKey> keys;
  for (const std::string& name : names) {
    const DocumentKey key{name};
    if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
      keys.push_back(key);
    }
  }
  return keys;
}

Json ToJson(const std::vector<DocumentKey>& keys,
            const DerivationReport& report) {
  Json json;
  Json& removed = json["removed"] = Json::array();
  for (const DocumentKey& key : keys) {
    removed.push_back(key.value);
  }
  json["merges"] = quipu::ToJson(report.merges);
  json["splits"] = quipu::ToJson(report.splits);
  return json;
}

Result<ExitCode> Run(const RemoveArguments& arguments, const Context& context) {
  QUIPU_TRY(StoreWithOntology opened,
            OpenForWriting(context.store, arguments.ontology));
  const std::vector<DocumentKey> keys = DistinctKeys(arguments.documents);
  QUIPU_TRY(const DerivationReport report,
            Remove(opened.store, opened.ontology, keys));
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(ToJson(keys, report), 2) + "\n");
  } else {
    context.screen.Line(fmt::format("{} removed", keys.size()));
    PrintDerivation(report, context.screen);
  }
  return ExitCode::kFound;
}

}  // namespace

Command RemoveCommand() {
  return MakeCommand<RemoveArguments>(
      {"remove", kDocumentCommands, "Take documents out of the graph",
       "  quipu remove archive/1992/report.txt\n"
       "  quipu remove a.txt b.txt"},
      DeclareOptions, Run);
}

}  // namespace quipu
