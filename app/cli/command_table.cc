// The list of commands; see command_table.h.

#include "app/cli/command_table.h"

#include <string>
#include <utility>

#include "app/cli/analyze_command.h"
#include "app/cli/check_command.h"
#include "app/cli/compare_command.h"
#include "app/cli/completion_command.h"
#include "app/cli/curation/curation_commands.h"
#include "app/cli/disputes_command.h"
#include "app/cli/documents_command.h"
#include "app/cli/explain_command.h"
#include "app/cli/export_command.h"
#include "app/cli/extract_command.h"
#include "app/cli/ingest_command.h"
#include "app/cli/neighbors_command.h"
#include "app/cli/path_command.h"
#include "app/cli/rebuild_command.h"
#include "app/cli/remove_command.h"
#include "app/cli/rules_command.h"
#include "app/cli/search_command.h"
#include "app/cli/serve_command.h"
#include "app/cli/show_command.h"
#include "app/cli/stats_command.h"
#include "app/cli/timeline_command.h"

namespace quipu {

namespace {

Option Known(std::vector<std::string> names, std::string description) {
  Option option;
  option.names = std::move(names);
  option.description = std::move(description);
  return option;
}

}  // namespace

CommandTable BuildCommandTable(CommonArguments& arguments) {
  OptionList common;
  common.AddPath("--store", arguments.store, "DIR",
                 "Folder of the graph (default: QUIPU_STORE, else "
                 "quipu.store)");
  common.AddChoice("--color", arguments.color,
                   {{"auto", ColorWhen::kAuto},
                    {"always", ColorWhen::kAlways},
                    {"never", ColorWhen::kNever}},
                   "Colour in the output (default: auto; see NO_COLOR)");
  std::vector<Option> options = common.options();
  options.insert(options.begin(),
                 Known({"-h", "--help"}, "Print this help and exit"));

  CommandTable table;
  table.commands = {IngestCommand(),    AnalyzeCommand(), ExtractCommand(),
                    DocumentsCommand(), RemoveCommand(),  SearchCommand(),
                    ShowCommand(),      PathCommand(),    NeighborsCommand(),
                    DisputesCommand(),  CompareCommand(), TimelineCommand(),
                    ExplainCommand(),   MergeCommand(),   SplitCommand(),
                    RejectCommand(),    RenameCommand(),  RetypeCommand(),
                    AddCommand(),       CorrectCommand(), UndoCommand(),
                    LogCommand(),       ReviewCommand(),  StatsCommand(),
                    ExportCommand(),    CheckCommand(),   RebuildCommand(),
                    RulesCommand(),     ServeCommand(),   CompletionCommand()};
  for (Command& command : table.commands) {
    command.options.insert(command.options.begin(), options.begin(),
                           options.end());
  }
  // The environment counts less than an option, wherever that stands.
  options[1].variable = "QUIPU_STORE";
  options.insert(options.begin(),
                 Known({"--version"}, "Print the version and exit"));
  table.options = std::move(options);
  return table;
}

}  // namespace quipu
