#include "train/corpora/names_standoff.h"

#include <algorithm>
#include <array>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "train/corpora/name_words.h"
#include "train/corpora/rough_words.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

using Json = nlohmann::json;

// Sorts by begin, longest first, and drops names that overlap an earlier one.
void KeepOutermost(std::vector<AnnotatedName>& names) {
  std::sort(names.begin(), names.end(),
            [](const AnnotatedName& a, const AnnotatedName& b) {
              return std::tie(a.begin, b.end, a.label) <
                     std::tie(b.begin, a.end, b.label);
            });
  std::vector<AnnotatedName> kept;
  for (AnnotatedName& name : names) {
    if (kept.empty() || kept.back().end <= name.begin) {
      kept.push_back(std::move(name));
    }
  }
  names = std::move(kept);
}

bool IsPronoun(std::string_view form) {
  static constexpr std::array<std::string_view, 14> kPronouns = {
      "I",  "We",  "They", "He", "She",  "It",    "You",
      "My", "Our", "His",  "Us", "This", "Those", "These"};
  return std::find(kPronouns.begin(), kPronouns.end(), form) != kPronouns.end();
}

struct Re3dEntity {
  size_t begin = 0;  // bytes
  size_t end = 0;
  std::string label;
  bool sure = true;
};

// Byte offsets of the code points of a text, and of its end.
std::vector<size_t> CodePointOffsets(std::string_view text) {
  std::vector<size_t> offsets;
  for (size_t i = 0; i < text.size(); i += DecodeUtf8(text, i).length) {
    offsets.push_back(i);
  }
  offsets.push_back(text.size());
  return offsets;
}

// Lines, and in them what full stops end.
std::vector<std::pair<size_t, size_t>> Re3dSentences(
    std::string_view text, const std::vector<RoughWord>& words) {
  std::vector<std::pair<size_t, size_t>> sentences;
  size_t begin = 0;
  for (size_t i = 0; i < words.size(); ++i) {
    const size_t next = i + 1 < words.size() ? words[i + 1].begin : text.size();
    const std::string_view gap =
        text.substr(words[i].end, next - std::min(next, words[i].end));
    const bool stop = words[i].form == "." && !gap.empty();
    if (i + 1 < words.size() && !stop && gap.find('\n') == gap.npos) continue;
    sentences.emplace_back(begin, i + 1);
    begin = i + 1;
  }
  return sentences;
}

AnnotatedSentence Re3dSentence(const std::vector<RoughWord>& words,
                               std::pair<size_t, size_t> range,
                               const std::vector<Re3dEntity>& entities) {
  AnnotatedSentence sentence;
  for (size_t i = range.first; i < range.second; ++i) {
    sentence.forms.push_back(words[i].form);
  }
  for (const Re3dEntity& entity : entities) {
    AnnotatedName name{0, 0, entity.label};
    for (size_t i = range.first; i < range.second; ++i) {
      if (words[i].end <= entity.begin || words[i].begin >= entity.end) {
        continue;
      }
      const auto index = static_cast<uint32_t>(i - range.first);
      if (name.end == 0) name.begin = index;
      name.end = index + 1;
    }
    if (name.end == 0) continue;
    while (name.begin < name.end && !IsCapitalised(sentence.forms[name.begin]))
      ++name.begin;
    if (name.begin < name.end && sentence.forms[name.begin] == "The") {
      ++name.begin;
    }
    if (name.label == "PER") {
      name = TrimPersonName(sentence.forms, std::move(name));
      // Nothing but a title: perhaps the corpus is right to see a person.
      if (name.begin == name.end) continue;
    }
    const auto forms =
        std::span(sentence.forms).subspan(name.begin, name.end - name.begin);
    if (forms.empty() || !LooksLikeName(forms) || IsPronoun(forms[0])) continue;
    const bool phrase = name.label == "PER" &&
                        std::any_of(forms.begin(), forms.end(), [](auto& form) {
                          return form == "of" || form == "for" || form == "to";
                        });
    if (!entity.sure || phrase || forms.size() > 8) {
      name.label = "?" + name.label;
    }
    sentence.names.push_back(std::move(name));
  }
  KeepOutermost(sentence.names);
  return sentence;
}

Result<std::vector<AnnotatedSentence>> ReadRe3dJson(std::string_view documents,
                                                    std::string_view entities) {
  static const std::map<std::string, std::string> kLabels = {
      {"Person", "PER"}, {"Organisation", "ORG"}, {"Location", "LOC"}};
  std::map<std::string, std::vector<Json>> by_document;
  for (const std::string_view line : Lines(entities)) {
    if (line.empty()) continue;
    Json entity = Json::parse(line);
    by_document[entity.at("documentId")].push_back(std::move(entity));
  }
  std::vector<AnnotatedSentence> sentences;
  uint32_t number = 0;
  for (const std::string_view line : Lines(documents)) {
    if (line.empty()) continue;
    const Json document = Json::parse(line);
    const std::string text = document.at("text");
    const std::vector<size_t> offsets = CodePointOffsets(text);
    std::vector<Re3dEntity> found;
    for (const Json& entity : by_document[document.at("_id")]) {
      const auto label = kLabels.find(entity.at("type"));
      const auto begin = entity.at("begin").get<size_t>();
      const auto end = entity.at("end").get<size_t>();
      if (label == kLabels.end() || begin >= end || end >= offsets.size()) {
        continue;
      }
      found.push_back({offsets[begin], offsets[end], label->second,
                       entity.at("confidence").get<double>() > 0.5});
    }
    const std::vector<RoughWord> words = RoughWords(text, "en");
    for (const auto& range : Re3dSentences(text, words)) {
      sentences.push_back(Re3dSentence(words, range, found));
      sentences.back().document = number;
    }
    ++number;
  }
  return sentences;
}

Result<std::vector<AnnotatedSentence>> ReadDocRedJson(std::string_view json) {
  std::vector<AnnotatedSentence> sentences;
  const Json documents = Json::parse(json);
  uint32_t number = 0;
  for (const Json& document : documents) {
    const size_t first = sentences.size();
    for (const Json& words : document.at("sents")) {
      sentences.push_back({words, {}, number});
    }
    ++number;
    for (const Json& entity : document.at("vertexSet")) {
      for (const Json& mention : entity) {
        const auto index = first + mention.at("sent_id").get<size_t>();
        AnnotatedName name{mention.at("pos").at(0), mention.at("pos").at(1),
                           mention.at("type")};
        if (index >= sentences.size() || name.begin >= name.end ||
            name.end > sentences[index].forms.size()) {
          return InvalidArgument("a mention lies outside of its sentence");
        }
        if (name.label == "TIME" || name.label == "NUM") continue;
        const std::string& word = sentences[index].forms[name.begin];
        if ((name.label == "LOC" || name.label == "ORG") &&
            (word == "the" || word == "The") && name.end - name.begin > 1) {
          ++name.begin;
        }
        sentences[index].names.push_back(std::move(name));
      }
    }
    for (size_t i = first; i < sentences.size(); ++i) {
      KeepOutermost(sentences[i].names);
    }
  }
  std::erase_if(sentences, [](const auto& s) { return s.forms.empty(); });
  return sentences;
}

// nlohmann's parser throws; its exceptions end here.
template <typename Read, typename... Texts>
Result<std::vector<AnnotatedSentence>> CatchJson(Read read, Texts... texts) {
  try {
    return read(texts...);
  } catch (const Json::exception& error) {
    return InvalidArgument(error.what());
  }
}

}  // namespace

Result<std::vector<AnnotatedSentence>> ReadRe3d(std::string_view documents,
                                                std::string_view entities) {
  return CatchJson(ReadRe3dJson, documents, entities);
}

Result<std::vector<AnnotatedSentence>> ReadDocRed(std::string_view json) {
  return CatchJson(ReadDocRedJson, json);
}

}  // namespace quipu
