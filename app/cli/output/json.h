// JSON as the program prints it.

#ifndef QUIPU_APP_CLI_OUTPUT_JSON_H_
#define QUIPU_APP_CLI_OUTPUT_JSON_H_

#include <string>
#include <string_view>

#include "base/json.h"

namespace quipu {

// Valid UTF-8 whatever the strings hold (bytes that are not become U+FFFD), and
// safe on a terminal. `indent` -1: one line.
std::string ToText(const Json& json, int indent);

// JSON text with every character that a terminal might obey as a \u escape: the
// same value, byte for byte.
std::string EscapeUnprintable(std::string_view json);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OUTPUT_JSON_H_
