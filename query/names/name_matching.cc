#include "query/names/name_matching.h"

#include <algorithm>
#include <string>

namespace quipu {

std::vector<std::string_view> WordsOf(std::string_view normal) {
  std::vector<std::string_view> words;
  while (!normal.empty()) {
    const size_t blank = std::min(normal.find(' '), normal.size());
    if (blank > 0) words.push_back(normal.substr(0, blank));
    normal.remove_prefix(std::min(blank + 1, normal.size()));
  }
  return words;
}

std::optional<NameMatch> MatchName(std::string_view name,
                                   std::string_view wanted) {
  if (name == wanted) return NameMatch::kExact;
  if (name.starts_with(wanted)) return NameMatch::kPrefix;
  const std::vector<std::string_view> words = WordsOf(name);
  for (const std::string_view word : WordsOf(wanted)) {
    const bool begins_one =
        std::any_of(words.begin(), words.end(),
                    [&](std::string_view w) { return w.starts_with(word); });
    if (!begins_one) return std::nullopt;
  }
  return NameMatch::kToken;
}

bool ContainsWords(std::string_view name, std::string_view wanted) {
  const auto padded = [](std::string_view text) {
    return " " + std::string(text) + " ";
  };
  return padded(name).find(padded(wanted)) != std::string::npos;
}

}  // namespace quipu
