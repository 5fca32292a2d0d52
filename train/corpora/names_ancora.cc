// AnCora's treebank joins what it takes for one name by MWE, on the name's
// first word: "Fondo_del_Mar" is three written tokens, the second of two words.

#include "train/corpora/names_ancora.h"

#include <charconv>
#include <string>

#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

struct AncoraName {
  size_t token = 0;  // the written token that it begins with
  size_t tokens = 1;
  std::string_view label;
};

struct AncoraSentence {
  AnnotatedSentence sentence;
  std::vector<size_t> token_of;  // by words
  std::vector<AncoraName> names;
  size_t tokens = 0;
  uint32_t joined_until = 0;  // the last word of the contraction begun
};

std::string_view ClassOf(std::string_view tag) {
  if (tag == "np0000p") return "PER";
  if (tag == "np0000l") return "LOC";
  if (tag == "np0000o") return "ORG";
  if (tag == "np0000a") return "MISC";
  return tag == "np00000" ? "NAME" : "";
}

// How many written tokens MWE joins.
size_t JoinedTokens(std::string_view attributes) {
  for (const std::string_view attribute : Columns(attributes, '|')) {
    if (attribute.starts_with("MWE=")) return Columns(attribute, '_').size();
  }
  return 1;
}

void AddWord(const std::vector<std::string_view>& columns,
             AncoraSentence& ancora) {
  const auto number = static_cast<uint32_t>(ancora.token_of.size() + 1);
  if (number > ancora.joined_until) ++ancora.tokens;
  const size_t token = ancora.tokens - 1;
  ancora.sentence.forms.emplace_back(columns[1]);
  ancora.token_of.push_back(token);
  const std::string_view label = ClassOf(columns[4]);
  if (!label.empty()) {
    ancora.names.push_back({token, JoinedTokens(columns[9]), label});
  }
}

void AddNames(AncoraSentence& ancora) {
  const std::vector<size_t>& token_of = ancora.token_of;
  uint32_t end = 0;
  for (const AncoraName& name : ancora.names) {
    uint32_t begin = end;
    while (begin < token_of.size() && token_of[begin] < name.token) ++begin;
    end = begin;
    while (end < token_of.size() && token_of[end] < name.token + name.tokens) {
      ++end;
    }
    if (begin == end) continue;  // inside of the name before
    ancora.sentence.names.push_back({begin, end, std::string(name.label)});
  }
}

}  // namespace

Result<std::vector<AnnotatedSentence>> ReadAncora(std::string_view conllu) {
  std::vector<AnnotatedSentence> sentences;
  AncoraSentence ancora;
  uint32_t document = 0;
  const auto end_sentence = [&] {
    if (ancora.sentence.forms.empty()) return;
    AddNames(ancora);
    ancora.sentence.document = document;
    sentences.push_back(std::move(ancora.sentence));
    ancora = {};
  };
  for (const std::string_view line : Lines(conllu)) {
    if (line.empty()) {
      end_sentence();
      continue;
    }
    if (line.starts_with('#')) {
      if (line.starts_with("# newdoc")) ++document;
      continue;
    }
    const auto columns = Columns(line);
    if (columns.size() != 10) return InvalidArgument("not ten columns");
    const size_t range = columns[0].find('-');
    if (range != columns[0].npos) {
      const std::string_view last = columns[0].substr(range + 1);
      std::from_chars(last.data(), last.data() + last.size(),
                      ancora.joined_until);
      ++ancora.tokens;
    } else if (columns[0].find('.') == columns[0].npos) {
      AddWord(columns, ancora);
    }
  }
  end_sentence();
  return sentences;
}

}  // namespace quipu
