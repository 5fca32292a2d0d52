#include "ingest/resolve/names/thing_name.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/names.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

void SortAndDeduplicate(std::vector<std::string>& words) {
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
}

// Takes a legal form off the end: "sa", "ltd", or "a s" as "A/S" reads.
std::string TakeLegalForm(std::vector<std::string_view>& words) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  for (const size_t length : {size_t{2}, size_t{1}}) {
    if (words.size() <= length) continue;
    std::string last;
    for (size_t i = words.size() - length; i < words.size(); ++i) {
      last += words[i];
    }
    const std::string_view legal =
        lexicon.MeaningOf(NameWordKind::kLegal, last);
    if (legal.empty()) continue;
    words.resize(words.size() - length);
    return std::string(legal);
  }
  return {};
}

bool IsLink(std::string_view word) {
  // "s" is what is left of "worker's".
  return word == "s" ||
         !NameLexicon::BuiltIn().MeaningOf(NameWordKind::kLink, word).empty();
}

// Adds what the word at `at`, or the phrase that begins there, means; gives the
// number of words.
size_t AddMeaning(const std::vector<std::string_view>& words, size_t at,
                  ThingName& name) {
  const bool link = IsLink(words[at]);
  for (const NameWordKind kind : {NameWordKind::kPlace, NameWordKind::kNumber,
                                  NameWordKind::kWord, NameWordKind::kEvent}) {
    const auto match = NameLexicon::BuiltIn().MatchAt(kind, words, at);
    if (match.words < (link ? 2 : 1)) continue;
    const bool place = kind == NameWordKind::kPlace;
    (place ? name.places : name.common).emplace_back(match.meaning);
    return match.words;
  }
  if (!link) name.proper.push_back(SpellingOf(words[at]));
  return 1;
}

}  // namespace

std::string ThingName::Form() const {
  std::vector<std::string> all = common;
  all.insert(all.end(), places.begin(), places.end());
  all.insert(all.end(), proper.begin(), proper.end());
  SortAndDeduplicate(all);
  return fmt::format("{}", fmt::join(all, " "));
}

std::string ThingName::PlaceForm() const {
  if (!places.empty() || !proper.empty()) return Form();
  std::vector<std::string> all;
  for (const std::string_view word : WordsOfName(normal)) {
    all.push_back(SpellingOf(word));
  }
  SortAndDeduplicate(all);
  return fmt::format("{}", fmt::join(all, " "));
}

ThingName ReadThingName(std::string_view text) {
  const std::string whole = NormalizeName(text);
  std::vector<std::string_view> words = WordsOfName(whole);
  ThingName name;
  name.legal = TakeLegalForm(words);
  name.normal = fmt::format("{}", fmt::join(words, " "));
  for (size_t i = 0; i < words.size();) {
    i += AddMeaning(words, i, name);
  }
  // "The The", "La de los": links alone are the name.
  if (name.common.empty() && name.places.empty() && name.proper.empty()) {
    name.proper.assign(words.begin(), words.end());
  }
  SortAndDeduplicate(name.common);
  SortAndDeduplicate(name.places);
  SortAndDeduplicate(name.proper);
  return name;
}

}  // namespace quipu
