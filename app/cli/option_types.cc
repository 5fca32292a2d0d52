// Options that need no template; see option_types.h.

#include "app/cli/option_types.h"

namespace quipu {
namespace {

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

}  // namespace

std::shared_ptr<CLI::FormatterBase> MakeHelpFormatter() {
  return std::make_shared<HelpFormatter>();
}

void AddDate(CLI::App& command, const std::string& name,
             std::optional<PartialDate>& value,
             const std::string& description) {
  const auto parse = [&value, name](const std::string& text) {
    value = PartialDate::Parse(text);
    if (!value) {
      throw CLI::ValidationError(
          name, "'" + text + "' is no date; write 1992, 1992-05 or 1992-05-09");
    }
  };
  command.add_option_function<std::string>(name, parse, description)
      ->type_name("DATE");
}

void AddRepeated(CLI::App& command, const std::string& name,
                 std::vector<std::string>& values, const std::string& type,
                 const std::string& description) {
  command.add_option(name, values, description + " (repeatable)")
      ->type_name(type)
      ->allow_extra_args(false);
}

void AddPath(CLI::App& command, const std::string& name,
             std::filesystem::path& value, const std::string& type,
             const std::string& description) {
  command
      .add_option_function<std::string>(
          name, [&value](const std::string& text) { value = text; },
          description)
      ->type_name(type)
      ->take_last();
}

}  // namespace quipu
