// Parsing with CLI11, which no other file knows; see command_parser.h.
//
// A parser is made from the table, and each option hands its values to the
// table's `set`. What CLI11 throws ends here.

#include "app/cli/command_parser.h"

#include <fmt/core.h>
#include <unistd.h>

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/output/progress.h"
#include "base/edit_distance.h"

namespace quipu {
namespace {

constexpr size_t kFarthestTypo = 2;

// CLI11's help without what the descriptions say already.
class HelpFormatter : public CLI::Formatter {
 public:
  HelpFormatter() {
    column_width(26);
    label("SUBCOMMAND", "COMMAND");
    label("OPTIONS", "options");
    label("Positionals", "Operands");
  }
  std::string make_option_opts(const CLI::Option* option) const override {
    const std::string type = option->get_type_name();
    return type.empty() || option->get_positional() ? "" : " " + type;
  }
  std::string make_usage(const CLI::App* app, std::string name) const override {
    return "\n" + CLI::Formatter::make_usage(app, std::move(name));
  }
};

std::string JoinedNames(const Option& option) {
  std::string names;
  for (const std::string& name : option.names) {
    names += (names.empty() ? "" : ",") + name;
  }
  return names;
}

void AddOption(CLI::App& app, const Option& option) {
  const std::string names = JoinedNames(option);
  if (names == "--version") {
    app.set_version_flag(names, "quipu " QUIPU_VERSION, option.description);
    return;
  }
  if (!option.set) {
    app.set_help_flag(names, option.description);
    return;
  }
  const auto set = [&option, names](const CLI::results_t& values) {
    for (const std::string& value : values) {
      if (const auto done = option.set(value); !done) {
        throw CLI::ValidationError(names, done.error().message);
      }
    }
    return true;
  };
  if (option.value.empty()) {
    app.add_flag_callback(
        names, [set] { set({""}); }, option.description);
    return;
  }
  CLI::Option* added = app.add_option(names, set, option.description);
  const bool required = option.operand && !option.optional;
  added->type_name(option.value)->required(required);
  added->envname(option.variable);
  if (option.repeated) {
    added->expected(!option.operand ? -1
                    : required      ? 1
                                    : 0,
                    CLI::detail::expected_max_vector_size);
    added->allow_extra_args(option.operand);
  } else {
    added->take_last();
  }
}

std::unique_ptr<CLI::App> MakeParser(const CommandTable& table) {
  auto app = std::make_unique<CLI::App>(
      "Quipu builds a graph from documents, in which every connection is "
      "quoted.",
      "quipu");
  app->formatter(std::make_shared<HelpFormatter>());
  app->require_subcommand(0, 1);
  for (const Option& option : table.options) {
    AddOption(*app, option);
  }
  for (const Command& command : table.commands) {
    const CommandText& about = command.about;
    CLI::App& added = *app->add_subcommand(about.name, about.text);
    added.group(about.group);
    added.footer("Examples:\n" + about.examples);
    for (const Option& option : command.options) {
      AddOption(added, option);
    }
  }
  app->footer(
      "Exit status: 0 found, 1 nothing found, 2 usage or ambiguous name, 3 "
      "data or I/O error.\n`quipu COMMAND --help` explains one command.");
  return app;
}

std::string NearestCommand(const CommandTable& table, std::string_view word) {
  std::string nearest;
  size_t least = kFarthestTypo + 1;
  for (const Command& command : table.commands) {
    const auto distance = EditDistance(word, command.about.name, kFarthestTypo);
    if (distance && *distance < least) {
      least = *distance;
      nearest = command.about.name;
    }
  }
  return nearest;
}

// Says what is wrong with a command line that does not parse.
ExitCode ExplainUsage(const CommandTable& table, const CLI::App& app,
                      const CLI::ParseError& error) {
  const auto chosen = app.get_subcommands();
  const std::vector<std::string> extra = app.remaining();
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

// On standard output.
ExitCode Say(std::string_view text) {
  Screen screen(STDOUT_FILENO, ColorWhen::kNever);
  screen.Raw(text);
  return ExitCode::kFound;
}

}  // namespace

std::variant<const Command*, ExitCode> ParseCommandLine(
    const CommandTable& table, int argc, const char* const* argv) {
  const std::unique_ptr<CLI::App> app = MakeParser(table);
  try {
    app->parse(argc, argv);
  } catch (const CLI::CallForHelp&) {
    const auto chosen = app->get_subcommands();
    return Say(chosen.empty() ? app->help() : chosen.front()->help("quipu"));
  } catch (const CLI::CallForVersion& version) {
    return Say(std::string(version.what()) + "\n");
  } catch (const CLI::ParseError& error) {
    return ExplainUsage(table, *app, error);
  }
  for (const Command& command : table.commands) {
    if (app->got_subcommand(command.about.name)) {
      return &command;
    }
  }
  Complain("which command? See quipu --help");
  return ExitCode::kUsage;
}

}  // namespace quipu
