#include "language/text/blanks.h"

namespace quipu {

std::string SingleBlanks(std::string_view text) {
  std::string words;
  bool blank = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t' || c == '\r';
    if (!space) {
      if (blank && !words.empty()) words += ' ';
      words += c;
    }
    blank = space;
  }
  return words;
}

}  // namespace quipu
