#include "train/corpora/names_bracketed.h"

#include <algorithm>
#include <string>

#include "train/corpora/rough_words.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

void AddWords(std::string_view text, std::string_view language, bool in_name,
              AnnotatedSentence& sentence) {
  for (RoughWord& word : RoughWords(text, language, in_name)) {
    sentence.forms.push_back(std::move(word.form));
  }
}

// Reads one line; false: it is not well-formed.
bool ReadLine(std::string_view line, std::string_view language,
              AnnotatedSentence& sentence) {
  while (true) {
    const size_t open = line.find('[');
    const std::string_view outside = line.substr(0, open);
    if (outside.find(']') != outside.npos) return false;
    AddWords(outside, language, false, sentence);
    if (open == line.npos) return true;
    const size_t close = line.find(']', open);
    const size_t space = line.find(' ', open);
    if (close == line.npos || space > close) return false;
    const std::string_view type = line.substr(open + 1, space - open - 1);
    const std::string_view name = line.substr(space + 1, close - space - 1);
    if (!NameTypeOf(type) || name.find('[') != name.npos) return false;
    const auto begin = static_cast<uint32_t>(sentence.forms.size());
    AddWords(name, language, true, sentence);
    const auto end = static_cast<uint32_t>(sentence.forms.size());
    if (end > begin) sentence.names.push_back({begin, end, std::string(type)});
    line.remove_prefix(close + 1);
  }
}

}  // namespace

Result<std::vector<AnnotatedSentence>> ReadBracketed(
    std::string_view text, std::string_view language) {
  std::vector<AnnotatedSentence> sentences;
  uint32_t number = 0;
  for (const std::string_view line : Lines(text)) {
    ++number;
    if (line.empty() || line.starts_with('#')) continue;
    AnnotatedSentence sentence;
    sentence.document = number;
    if (!ReadLine(line, language, sentence)) {
      return InvalidArgument("line " + std::to_string(number) +
                             " is not a sentence with [Type names]");
    }
    if (!sentence.forms.empty()) sentences.push_back(std::move(sentence));
  }
  return sentences;
}

}  // namespace quipu
