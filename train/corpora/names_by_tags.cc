#include "train/corpora/names_by_tags.h"

#include <array>
#include <string>
#include <vector>

#include "train/corpora/name_words.h"

namespace quipu {
namespace {

constexpr size_t kLongestJoint = 3;  // lower-case words between capitalised

bool IsFunctionWord(std::string_view tag) {
  static constexpr std::array<std::string_view, 9> kTags = {
      "DET", "ADP", "PRON", "VERB", "AUX", "ADV", "CCONJ", "SCONJ", "INTJ"};
  return IsOneOf(tag, kTags);
}

// Which words are capitalised, the first one of a sentence only where it does
// not look like one that is always capitalised there.
std::vector<bool> NameLike(const std::vector<ConlluWord>& words) {
  std::vector<bool> like(words.size());
  for (size_t i = 0; i < words.size(); ++i) {
    like[i] = words[i].upos == "PROPN" || IsCapitalised(words[i].form);
  }
  const bool ordinary = !words.empty() && IsFunctionWord(words[0].upos) &&
                        (words.size() < 2 || !IsCapitalised(words[1].form));
  if (ordinary) like[0] = false;
  return like;
}

}  // namespace

NamesSentence SuperviseByTags(const ConlluSentence& sentence,
                              std::string_view corpus) {
  const std::vector<ConlluWord>& words = sentence.words;
  NamesSentence result{sentence.language, std::string(corpus), {}, {}, 0};
  result.allowed.assign(words.size(), 1);
  for (const ConlluWord& word : words) result.forms.push_back(word.form);
  const std::vector<bool> like = NameLike(words);
  const auto proper = [&](size_t i) {
    return i < words.size() && words[i].upos == "PROPN" &&
           IsCapitalised(words[i].form);
  };
  size_t after_last = words.size();  // the word after the last capitalised one
  for (size_t i = 0; i < words.size(); ++i) {
    if (!like[i]) continue;
    // "Partido comunista"; "Consejo de la Unión".
    const bool near = after_last < i && i - after_last <= kLongestJoint;
    for (size_t j = near ? after_last : i; j < i; ++j) {
      if (words[j].upos != "VERB" && words[j].upos != "PUNCT") {
        result.allowed[j] = kAnyNameLabel;
      }
    }
    const bool beside = (i > 0 && proper(i - 1)) || proper(i + 1);
    result.allowed[i] =
        proper(i) && beside ? kAnyNameLabel & ~NameLabelSet{1} : kAnyNameLabel;
    after_last = i + 1;
    if (after_last < words.size() && words[after_last].upos == "ADJ") {
      result.allowed[after_last] = kAnyNameLabel;
    }
  }
  return result;
}

}  // namespace quipu
