#include "train/corpora/names_bio.h"

#include <algorithm>
#include <array>

#include <string>
#include <utility>

#include "train/corpora/name_words.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

// Adds the next word's label, "O", "B-X" or "I-X", to the names before it. A
// name goes on with I of its type; any other label ends it.
void AddLabel(std::string_view label, AnnotatedSentence& sentence) {
  const auto index = static_cast<uint32_t>(sentence.forms.size() - 1);
  if (label.size() < 3 || label[1] != '-' || label.substr(2) == "O") return;
  std::vector<AnnotatedName>& names = sentence.names;
  if (label[0] == 'I' && !names.empty() && names.back().end == index &&
      names.back().label == label.substr(2)) {
    ++names.back().end;
    return;
  }
  names.push_back({index, index + 1, std::string(label.substr(2))});
}

// "X" of "# sent_id = X-0001" and of "# id X-s1"; empty for other comments.
std::string_view DocumentOf(std::string_view comment) {
  for (const std::string_view key : {"# sent_id = ", "# id "}) {
    if (!comment.starts_with(key)) continue;
    comment.remove_prefix(key.size());
    return comment.substr(0, comment.rfind('-'));
  }
  return {};
}

bool AddSentence(AnnotatedSentence& sentence,
                 std::vector<AnnotatedSentence>& sentences) {
  if (sentence.forms.empty()) return false;
  sentences.push_back(std::move(sentence));
  sentence = {};
  return true;
}

bool EndsSentence(const AnnotatedSentence& sentence, uint32_t i) {
  const std::string& form = sentence.forms[i];
  if (form != "." && form != "!" && form != "?" && form != "…") return false;
  if (i + 1 < sentence.forms.size() && !IsCapitalised(sentence.forms[i + 1])) {
    return false;
  }
  // The full stop of an initial or a title ends nothing.
  return i == 0 || form != "." || sentence.forms[i - 1].size() > 3;
}

AnnotatedSentence Part(const AnnotatedSentence& sentence, uint32_t begin,
                       uint32_t end) {
  AnnotatedSentence part;
  part.document = sentence.document;
  part.forms.assign(sentence.forms.begin() + begin,
                    sentence.forms.begin() + end);
  for (const AnnotatedName& name : sentence.names) {
    if (name.end <= begin || name.begin >= end) continue;
    part.names.push_back({std::max(name.begin, begin) - begin,
                          std::min(name.end, end) - begin, name.label});
  }
  return part;
}

}  // namespace

std::vector<AnnotatedSentence> ReadBio(std::string_view text) {
  std::vector<AnnotatedSentence> sentences;
  AnnotatedSentence sentence;
  std::string_view document;
  bool has_documents = false;
  uint32_t number = 0;
  const auto end_sentence = [&] {
    sentence.document = number;
    if (AddSentence(sentence, sentences) && !has_documents) ++number;
  };
  for (const std::string_view line : Lines(text)) {
    if (line.find_first_not_of(" \t") == std::string_view::npos) {
      end_sentence();
      continue;
    }
    if (line.starts_with("# ") && sentence.forms.empty()) {
      const std::string_view found = DocumentOf(line);
      if (found.empty() || found == document) continue;
      if (has_documents) ++number;
      has_documents = true;
      document = found;
      continue;
    }
    const size_t gap = line.find_first_of("\t ");
    sentence.forms.emplace_back(line.substr(0, gap));
    if (gap != std::string_view::npos) {
      AddLabel(line.substr(line.find_last_of("\t ") + 1), sentence);
    }
  }
  end_sentence();
  return sentences;
}

std::vector<AnnotatedSentence> DivideRunningText(
    const AnnotatedSentence& sentence, size_t max_words) {
  const auto size = static_cast<uint32_t>(sentence.forms.size());
  std::vector<bool> inside(size + 1);  // [i]: a name has words i - 1 and i
  for (const AnnotatedName& name : sentence.names) {
    std::fill(inside.begin() + name.begin + 1, inside.begin() + name.end, true);
  }
  std::vector<AnnotatedSentence> parts;
  uint32_t begin = 0;
  while (begin < size) {
    uint32_t end = begin;
    const auto limit =
        static_cast<uint32_t>(std::min<size_t>(size, begin + max_words));
    for (uint32_t i = begin; i < limit && end == begin; ++i) {
      if (EndsSentence(sentence, i) && !inside[i + 1]) end = i + 1;
    }
    if (end == begin) {
      end = limit;
      while (end > begin + 1 && end < size && inside[end]) --end;
    }
    parts.push_back(Part(sentence, begin, end));
    begin = end;
  }
  return parts;
}

}  // namespace quipu
