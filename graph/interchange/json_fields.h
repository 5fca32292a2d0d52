// Members of JSON objects as values. What reads one value is a function from a
// Json to a Result; errors get the name of the member in front.

#ifndef QUIPU_GRAPH_INTERCHANGE_JSON_FIELDS_H_
#define QUIPU_GRAPH_INTERCHANGE_JSON_FIELDS_H_

#include <fmt/format.h>

#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "base/json.h"
#include "base/result.h"

namespace quipu {

template <typename Read>
using FieldValue =
    typename std::invoke_result_t<const Read&, const Json&>::value_type;

// `text` in quotation marks, cut short, on one line.
std::string Quoted(std::string_view text);

Result<void> CheckObject(const Json& json);
// The member of an object; null if it is absent or null.
const Json* FindField(const Json& object, std::string_view name);

// Without control characters but for tabs and ends of lines; may be empty.
Result<std::string> ReadText(const Json& json);
Result<std::string> ReadFilledText(const Json& json);
Result<bool> ReadFlag(const Json& json);
Result<uint64_t> ReadWhole(const Json& json);

// nullopt if it is absent or null.
template <typename Read>
Result<std::optional<FieldValue<Read>>> OptionalField(const Json& object,
                                                      std::string_view name,
                                                      const Read& read) {
  const Json* const found = FindField(object, name);
  if (found == nullptr) return std::optional<FieldValue<Read>>();
  auto value = read(*found);
  if (!value) return Annotate(std::move(value.error()), name);
  return std::optional(std::move(*value));
}

template <typename Read>
Result<FieldValue<Read>> Field(const Json& object, std::string_view name,
                               const Read& read) {
  QUIPU_TRY(auto value, OptionalField(object, name, read));
  if (!value) return InvalidArgument(std::string(name) + ": is missing");
  return std::move(*value);
}

// Each element of an array; none if it is absent or null.
template <typename Read>
Result<std::vector<FieldValue<Read>>> ListField(const Json& object,
                                                std::string_view name,
                                                const Read& read) {
  std::vector<FieldValue<Read>> values;
  const Json* const found = FindField(object, name);
  if (found == nullptr) return values;
  if (!found->is_array()) {
    return InvalidArgument(std::string(name) + ": is not a list");
  }
  for (const Json& element : found->elements()) {
    auto value = read(element);
    if (!value) {
      return Annotate(std::move(value.error()),
                      fmt::format("{}[{}]", name, values.size()));
    }
    values.push_back(std::move(*value));
  }
  return values;
}

}  // namespace quipu

#endif  // QUIPU_GRAPH_INTERCHANGE_JSON_FIELDS_H_
