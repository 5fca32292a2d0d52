#include "graph/interchange/json_fields.h"

#include <algorithm>

#include "base/utf8.h"

namespace quipu {

std::string Quoted(std::string_view text) {
  constexpr size_t kLongest = 60;
  size_t length = std::min(text.size(), kLongest);
  while (!IsUtf8Boundary(text, length)) --length;
  std::string shown(text.substr(0, length));
  std::ranges::replace(shown, '\n', ' ');
  return fmt::format("\"{}{}\"", shown, length < text.size() ? "…" : "");
}

Result<void> CheckObject(const Json& json) {
  if (json.is_object()) return {};
  return InvalidArgument("is not an object");
}

const Json* FindField(const Json& object, std::string_view name) {
  const Json* const found = object.Find(name);
  return found == nullptr || found->is_null() ? nullptr : found;
}

Result<std::string> ReadText(const Json& json) {
  if (!json.is_string()) return InvalidArgument("is not a text");
  const bool control = std::ranges::any_of(json.text(), [](char c) {
    const auto byte = static_cast<uint8_t>(c);
    return (byte < 0x20 && c != '\n' && c != '\t') || byte == 0x7F;
  });
  if (control) return InvalidArgument("has a control character");
  return json.text();
}

Result<std::string> ReadFilledText(const Json& json) {
  QUIPU_TRY(std::string text, ReadText(json));
  if (text.empty()) return InvalidArgument("is empty");
  return text;
}

Result<bool> ReadFlag(const Json& json) {
  if (!json.is_boolean()) return InvalidArgument("is neither true nor false");
  return json.boolean();
}

Result<uint64_t> ReadWhole(const Json& json) {
  const auto whole = json.whole();
  if (!whole) return InvalidArgument("is not a whole number from 0 on");
  return *whole;
}

}  // namespace quipu
