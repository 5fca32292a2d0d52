// White space as it does not matter.

#ifndef QUIPU_LANGUAGE_TEXT_BLANKS_H_
#define QUIPU_LANGUAGE_TEXT_BLANKS_H_

#include <string>
#include <string_view>

namespace quipu {

// Blanks, tabs and ends of lines made single blanks, none at the ends.
std::string SingleBlanks(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_BLANKS_H_
