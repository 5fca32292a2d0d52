// Printing JSON; see json.h.

#include "app/cli/output/json.h"

#include <fmt/core.h>

#include "app/cli/output/text.h"
#include "base/utf8.h"

namespace quipu {

std::string ToText(const Json& json, int indent) {
  return EscapeUnprintable(json.dump(indent));
}

std::string EscapeUnprintable(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  for (size_t i = 0; i < json.size();) {
    const auto byte = static_cast<unsigned char>(json[i]);
    if (byte < 0x7F) {  // JSON has escaped the controls below 0x20 itself
      out += json[i++];
      continue;
    }
    const DecodedCodePoint code = DecodeUtf8(json, i);
    if (IsPrintable(code.value)) {
      out += json.substr(i, code.length);
    } else {
      out += fmt::format("\\u{:04x}", static_cast<uint32_t>(code.value));
    }
    i += code.length;
  }
  return out;
}

}  // namespace quipu
