// Kinds of options: each adds one to a command and checks its value.

#ifndef QUIPU_APP_CLI_OPTION_TYPES_H_
#define QUIPU_APP_CLI_OPTION_TYPES_H_

#include <CLI/CLI.hpp>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/partial_date.h"

namespace quipu {

// CLI11's help without what the descriptions say already.
std::shared_ptr<CLI::FormatterBase> MakeHelpFormatter();

template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

// An option whose value is one of a few words.
template <typename T>
void AddChoice(CLI::App& command, const std::string& name, T& value,
               const Choices<T>& choices, const std::string& description) {
  std::string words;
  for (const auto& choice : choices) {
    words += (words.empty() ? "" : "|") + choice.first;
  }
  const auto choose = [&value, choices, name, words](const std::string& word) {
    for (const auto& choice : choices) {
      if (choice.first == word) {
        value = choice.second;
        return;
      }
    }
    throw CLI::ValidationError(name, "'" + word + "' is not one of " + words);
  };
  command.add_option_function<std::string>(name, choose, description)
      ->type_name(words)
      ->take_last();
}

// A whole number inside `range`; `value` may be optional.
template <typename Number, typename Value>
void AddNumber(CLI::App& command, const std::string& name, Value& value,
               std::pair<Number, Number> range,
               const std::string& description) {
  CLI::Range within(range.first, range.second);
  within.description("");
  command.add_option(name, value, description)->check(within)->type_name("N");
}

// "1992", "1992-05" or "1992-05-09".
void AddDate(CLI::App& command, const std::string& name,
             std::optional<PartialDate>& value, const std::string& description);

// An option that may be given several times, one value each.
void AddRepeated(CLI::App& command, const std::string& name,
                 std::vector<std::string>& values, const std::string& type,
                 const std::string& description);

// `type` is FILE, PATH or DIR. The last one given counts.
void AddPath(CLI::App& command, const std::string& name,
             std::filesystem::path& value, const std::string& type,
             const std::string& description);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OPTION_TYPES_H_
