// Kinds of options and the checks of their values; see option.h.

#include "app/cli/option.h"

#include <fmt/core.h>

#include <algorithm>
#include <charconv>
#include <limits>

namespace quipu {
namespace {

std::optional<uint64_t> ParseNumber(std::string_view text) {
  uint64_t number = 0;
  const char* end = text.data() + text.size();
  const auto [rest, error] = std::from_chars(text.data(), end, number);
  if (error != std::errc() || rest != end) {
    return std::nullopt;
  }
  return number;
}

// "64M", "64m", "64mb" and "64MiB" are the same.
std::optional<uint64_t> ParseSize(std::string_view text) {
  const size_t digits =
      std::min(text.find_first_not_of("0123456789"), text.size());
  const auto number = ParseNumber(text.substr(0, digits));
  std::string unit;
  for (const char c : text.substr(digits)) {
    unit += static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
  }
  if (!unit.empty() && unit.back() == 'b') unit.pop_back();
  if (unit.size() == 2 && unit.back() == 'i') unit.pop_back();
  constexpr std::string_view kUnits = "kmgt";
  const size_t power = unit.empty() ? 0 : kUnits.find(unit) + 1;
  if (!number || unit.size() > 1 || (power == 0 && !unit.empty())) {
    return std::nullopt;
  }
  const size_t shift = 10 * power;
  if (*number > std::numeric_limits<uint64_t>::max() >> shift) {
    return std::nullopt;
  }
  return *number << shift;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : "|") + word;
  }
  return joined;
}

const char* FormatName(Format format) {
  switch (format) {
    case Format::kTable:
      return "table";
    case Format::kJson:
      return "json";
    case Format::kJsonLines:
      return "jsonl";
    case Format::kCsv:
      return "csv";
  }
  return "";
}

}  // namespace

Option& OptionList::Add(const std::string& name, const std::string& value,
                        const std::string& description, Setter set) {
  Option& option = options_.emplace_back();
  option.names = {name};
  option.value = value;
  option.description = description;
  option.set = std::move(set);
  return option;
}

void OptionList::AddFlag(const std::string& name, bool& value,
                         const std::string& description) {
  Add(name, "", description, [&value](const std::string&) -> Result<void> {
    value = true;
    return {};
  });
}

void OptionList::AddText(const std::string& name, std::string& value,
                         const std::string& type,
                         const std::string& description) {
  Add(name, type, description,
      [&value](const std::string& text) -> Result<void> {
        value = text;
        return {};
      });
}

void OptionList::AddRepeated(const std::string& name,
                             std::vector<std::string>& values,
                             const std::string& type,
                             const std::string& description) {
  AddOperands(name, values, type, description + " (repeatable)");
  options_.back().operand = false;
}

void OptionList::AddPath(const std::string& name, std::filesystem::path& value,
                         const std::string& type,
                         const std::string& description) {
  Add(name, type, description,
      [&value](const std::string& text) -> Result<void> {
        value = text;
        return {};
      });
}

void OptionList::AddDate(const std::string& name,
                         std::optional<PartialDate>& value,
                         const std::string& description) {
  Add(name, "DATE", description,
      [&value](const std::string& text) -> Result<void> {
        value = PartialDate::Parse(text);
        if (value) {
          return {};
        }
        return InvalidArgument(
            "'" + text + "' is no date; write 1992, 1992-05 or 1992-05-09");
      });
}

void OptionList::AddSize(const std::string& name, uint64_t& value,
                         const std::string& description) {
  Add(name, "SIZE", description,
      [&value](const std::string& text) -> Result<void> {
        const auto size = ParseSize(text);
        if (!size) {
          return InvalidArgument("'" + text +
                                 "' is no size; write 4096, 500k or 64M");
        }
        value = *size;
        return {};
      });
}

void OptionList::AddFormat(Format& value,
                           std::initializer_list<Format> formats) {
  Choices<Format> choices;
  for (const Format format : formats) {
    choices.emplace_back(FormatName(format), format);
  }
  value = choices.front().second;
  AddChoice("--format", value, choices,
            "Form of the output (default: " + choices.front().first + ")");
}

void OptionList::AddNumber(const std::string& name,
                           std::pair<uint32_t, uint32_t> range,
                           const std::string& description,
                           const std::function<void(uint32_t)>& set) {
  Add(name, "N", description,
      [range, set](const std::string& text) -> Result<void> {
        const auto number = ParseNumber(text);
        if (!number || *number < range.first || *number > range.second) {
          return InvalidArgument(
              fmt::format("'{}' is no whole number from {} to {}", text,
                          range.first, range.second));
        }
        set(static_cast<uint32_t>(*number));
        return {};
      });
  options_.back().operand = name.front() != '-';
}

void OptionList::AddChoice(const std::string& name,
                           const std::vector<std::string>& words,
                           const std::string& description,
                           const std::function<void(size_t)>& set) {
  Option& option =
      Add(name, Joined(words), description,
          [words, set](const std::string& text) -> Result<void> {
            const auto word = std::find(words.begin(), words.end(), text);
            if (word == words.end()) {
              return InvalidArgument("'" + text + "' is not one of " +
                                     Joined(words));
            }
            set(static_cast<size_t>(word - words.begin()));
            return {};
          });
  option.choices = words;
  option.operand = name.front() != '-';
}

void OptionList::AddOperand(const std::string& name, std::string& value,
                            const std::string& type,
                            const std::string& description) {
  AddText(name, value, type, description);
  options_.back().operand = true;
}

void OptionList::AddOptionalOperand(const std::string& name, std::string& value,
                                    const std::string& type,
                                    const std::string& description) {
  AddOperand(name, value, type, description);
  options_.back().optional = true;
}

void OptionList::AddOperands(const std::string& name,
                             std::vector<std::string>& values,
                             const std::string& type,
                             const std::string& description) {
  Option& option = Add(name, type, description,
                       [&values](const std::string& text) -> Result<void> {
                         values.push_back(text);
                         return {};
                       });
  option.operand = true;
  option.repeated = true;
}

void OptionList::AddOptionalOperands(const std::string& name,
                                     std::vector<std::string>& values,
                                     const std::string& type,
                                     const std::string& description) {
  AddOperands(name, values, type, description);
  options_.back().optional = true;
}

void OptionList::FromEnvironment(const std::string& variable) {
  options_.back().variable = variable;
}

}  // namespace quipu
