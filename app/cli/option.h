// Options and operands of a command, as data: parsing, --help, the manual and
// completion are made from them.

#ifndef QUIPU_APP_CLI_OPTION_H_
#define QUIPU_APP_CLI_OPTION_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "app/cli/output/listing.h"
#include "base/result.h"
#include "graph/model/partial_date.h"

namespace quipu {

struct Option {
  std::vector<std::string> names;  // "--store", "-h"; of an operand, its name
  bool operand = false;
  bool repeated = false;
  bool optional = false;             // of an operand: it may be left out
  std::string value;                 // "DIR", "table|json"; "" for a flag
  std::vector<std::string> choices;  // "table", "json"; empty for free values
  std::string description;
  std::string variable;  // of the environment, read where it is not given
  // Takes one value ("" for a flag). The error says what is wrong with it,
  // without the name of the option.
  std::function<Result<void>(const std::string&)> set;

  bool takes_path() const {
    return value == "FILE" || value == "PATH" || value == "DIR";
  }
};

template <typename T>
using Choices = std::vector<std::pair<std::string, T>>;

// The options of one command, each bound to the variable that its value goes
// to; those must outlive the list. Of an option that is given several times the
// last value counts, unless it is repeated.
class OptionList {
 public:
  void AddFlag(const std::string& name, bool& value,
               const std::string& description);

  // `type` is what the value is called in the help.
  void AddText(const std::string& name, std::string& value,
               const std::string& type, const std::string& description);
  void AddRepeated(const std::string& name, std::vector<std::string>& values,
                   const std::string& type, const std::string& description);

  // `type` is FILE, PATH or DIR.
  void AddPath(const std::string& name, std::filesystem::path& value,
               const std::string& type, const std::string& description);

  // "1992", "1992-05" or "1992-05-09".
  void AddDate(const std::string& name, std::optional<PartialDate>& value,
               const std::string& description);

  // Bytes: "4096", "500k", "64M".
  void AddSize(const std::string& name, uint64_t& value,
               const std::string& description);

  // --format; the first of `formats` is the usual one.
  void AddFormat(Format& value, std::initializer_list<Format> formats);

  // A whole number inside `range`; an operand if `name` is no option's.
  // `value` may be optional.
  template <typename Value>
  void AddNumber(const std::string& name, Value& value,
                 std::pair<uint32_t, uint32_t> range,
                 const std::string& description) {
    static_assert(std::is_same_v<Value, uint32_t> ||
                  std::is_same_v<Value, std::optional<uint32_t>>);
    AddNumber(name, range, description,
              [&value](uint32_t number) { value = number; });
  }

  // A value that is one of a few words; an operand if `name` is no option's.
  template <typename T>
  void AddChoice(const std::string& name, T& value, const Choices<T>& choices,
                 const std::string& description) {
    std::vector<std::string> words;
    for (const auto& choice : choices) {
      words.push_back(choice.first);
    }
    AddChoice(name, std::move(words), description,
              [&value, choices](size_t i) { value = choices[i].second; });
  }

  // Operands are required, in the order in which they are added.
  void AddOperand(const std::string& name, std::string& value,
                  const std::string& type, const std::string& description);
  // May be left out; `value` stays as it is then.
  void AddOptionalOperand(const std::string& name, std::string& value,
                          const std::string& type,
                          const std::string& description);
  // One or more, at the end; with AddOptionalOperands, none is enough.
  void AddOperands(const std::string& name, std::vector<std::string>& values,
                   const std::string& type, const std::string& description);

  void AddOptionalOperands(const std::string& name,
                           std::vector<std::string>& values,
                           const std::string& type,
                           const std::string& description);

  // Names the variable that is read where the option added last is not given.
  void FromEnvironment(const std::string& variable);

  const std::vector<Option>& options() const { return options_; }

 private:
  using Setter = std::function<Result<void>(const std::string&)>;
  Option& Add(const std::string& name, const std::string& value,
              const std::string& description, Setter set);
  void AddNumber(const std::string& name, std::pair<uint32_t, uint32_t> range,
                 const std::string& description,
                 const std::function<void(uint32_t)>& set);
  void AddChoice(const std::string& name, const std::vector<std::string>& words,
                 const std::string& description,
                 const std::function<void(size_t)>& set);

  std::vector<Option> options_;
};

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OPTION_H_
