// Parsing, dispatch and the exit code; see command_line.h.

#include "app/cli/command_line.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <numeric>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/analyze_command.h"
#include "app/cli/command_table.h"
#include "app/cli/completion.h"
#include "app/cli/entity_commands.h"
#include "app/cli/exit_code.h"
#include "app/cli/graph_commands.h"
#include "app/cli/ingest_commands.h"
#include "app/cli/output/progress.h"
#include "app/cli/store_commands.h"

namespace quipu {
namespace {

constexpr size_t kFarthestTypo = 2;

// Letters to change, add or take out (Levenshtein 1965, one row at a time).
size_t EditDistance(std::string_view a, std::string_view b) {
  std::vector<size_t> row(b.size() + 1);
  std::iota(row.begin(), row.end(), size_t{0});
  for (size_t i = 0; i < a.size(); ++i) {
    size_t diagonal = std::exchange(row[0], i + 1);
    for (size_t j = 0; j < b.size(); ++j) {
      const size_t change = diagonal + (a[i] == b[j] ? 0 : 1);
      diagonal = row[j + 1];
      row[j + 1] = std::min({change, row[j] + 1, diagonal + 1});
    }
  }
  return row.back();
}

std::string NearestCommand(const CLI::App& table, std::string_view word) {
  std::string nearest;
  size_t least = kFarthestTypo + 1;
  for (const CLI::App* command :
       table.get_subcommands([](const CLI::App*) { return true; })) {
    const size_t distance = EditDistance(word, command->get_name());
    if (distance < least) {
      least = distance;
      nearest = command->get_name();
    }
  }
  return nearest;
}

// Says what is wrong with a command line that does not parse.
ExitCode ExplainUsage(const CLI::App& table, const CLI::ParseError& error) {
  const auto chosen = table.get_subcommands();
  const std::vector<std::string> extra = table.remaining();
  if (chosen.empty() && !extra.empty() && extra.front().front() != '-') {
    const std::string nearest = NearestCommand(table, extra.front());
    Complain(
        fmt::format("no command is called '{}'", extra.front()) +
        (nearest.empty() ? "" : fmt::format("; did you mean '{}'?", nearest)));
  } else {
    Complain(error.what());
  }
  Complain(fmt::format("see quipu {}{}--help",
                       chosen.empty() ? "" : chosen.front()->get_name(),
                       chosen.empty() ? "" : " "));
  return ExitCode::kUsage;
}

// Parses into `table`'s arguments; an exit code ends the program.
std::optional<ExitCode> Parse(CLI::App& table, int argc,
                              const char* const* argv) {
  try {
    table.parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = table.get_subcommands();
    const CLI::App& about = chosen.empty() ? table : *chosen.front();
    Screen screen(STDOUT_FILENO, ColorWhen::kNever);
    screen.Raw(about.help(chosen.empty() ? "" : "quipu"));
    return ExitCode::kFound;
  } catch (const CLI::CallForVersion& version) {
    Screen screen(STDOUT_FILENO, ColorWhen::kNever);
    screen.Line(version.what());
    return ExitCode::kFound;
  } catch (const CLI::ParseError& error) {
    return ExplainUsage(table, error);
  }
  if (table.get_subcommands().empty()) {
    Complain("which command? See quipu --help");
    return ExitCode::kUsage;
  }
  return std::nullopt;
}

Result<ExitCode> Run(const CLI::App& table, const Arguments& arguments,
                     Screen& screen) {
  using Command = Result<ExitCode> (*)(const Arguments&, Screen&);
  static constexpr std::pair<std::string_view, Command> kCommands[] = {
      {"ingest", RunIngest},       {"analyze", RunAnalyze},
      {"extract", RunExtract},     {"documents", RunDocuments},
      {"remove", RunRemove},       {"search", RunSearch},
      {"show", RunShow},           {"path", RunPath},
      {"neighbors", RunNeighbors}, {"stats", RunStats},
      {"export", RunExport},       {"check", RunCheck},
      {"rebuild", RunRebuild},
  };
  const std::string name = table.get_subcommands().front()->get_name();
  for (const auto& [command, run] : kCommands) {
    if (command == name) {
      return run(arguments, screen);
    }
  }
  if (name == "completion") {
    screen.Raw(CompletionScript(table, arguments.operands.front()));
    return ExitCode::kFound;
  }
  return RunServe(arguments);
}

}  // namespace

int RunCommandLine(int argc, const char* const* argv) {
  std::signal(SIGPIPE, SIG_IGN);
  Arguments arguments;
  const auto table = BuildCommandTable(arguments);
  if (const auto code = Parse(*table, argc, argv)) {
    return static_cast<int>(*code);
  }
  Screen screen(STDOUT_FILENO, arguments.color);
  auto code = Run(*table, arguments, screen);
  if (!code) {
    Complain(code.error().message);
  }
  const ExitCode outcome = code ? *code : ToExitCode(code.error());
  if (const auto written = screen.Finish(); !written) {
    Complain(written.error().message);
    return static_cast<int>(ToExitCode(written.error()));
  }
  return static_cast<int>(outcome);
}

}  // namespace quipu
