#include "ingest/resolve/names/thing_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <utility>

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

// The words that stand in brackets or after a dash.
struct Aside {
  size_t begin = 0;
  size_t end = 0;
};

Aside AsideOf(std::string_view text) {
  const auto words_before = [text](size_t end) {
    return WordsOfName(NormalizeName(text.substr(0, end))).size();
  };
  constexpr std::array<std::string_view, 5> kOpening = {"(", "[", " - ", " – ",
                                                        "—"};
  size_t begin = text.npos;
  for (const std::string_view opening : kOpening) {
    begin = std::min(begin, text.find(opening));
  }
  if (begin == text.npos || words_before(begin) == 0) return {};
  return {words_before(begin), words_before(text.find_first_of(")]", begin))};
}

class ThingReader {
 public:
  ThingReader(const std::vector<std::string_view>& words, Aside aside)
      : words_(words), aside_(aside) {}

  void ReadInto(ThingName& name) {
    for (size_t at = 0; at < words_.size();) at += AddMeaning(at, name);
  }

 private:
  // Adds what the word at `at`, or the phrase that begins there, means; gives
  // the number of words.
  size_t AddMeaning(size_t at, ThingName& name) {
    const bool aside = at >= aside_.begin && at < aside_.end;
    const bool link = IsLink(words_[at]);
    const bool after_common = std::exchange(after_common_, false);
    for (const NameWordKind kind :
         {NameWordKind::kPlace, NameWordKind::kSplit, NameWordKind::kNumber,
          NameWordKind::kWord, NameWordKind::kEvent}) {
      const auto match = NameLexicon::BuiltIn().MatchAt(kind, words_, at);
      if (match.words < (link ? 2 : 1)) continue;
      const bool place = kind == NameWordKind::kPlace;
      const bool split = aside || kind == NameWordKind::kSplit;
      (place   ? name.places
       : split ? name.split
               : name.common)
          .emplace_back(match.meaning);
      after_common_ = !place;
      return match.words;
    }
    if (link) return 1;
    const std::string spelling = SpellingOf(words_[at]);
    (aside ? name.split : name.proper).push_back(spelling);
    if (after_common && !aside) name.attached.push_back(spelling);
    after_common_ = after_common;
    return 1;
  }

  const std::vector<std::string_view>& words_;
  Aside aside_;
  bool after_common_ = false;  // with no link between
};

}  // namespace

std::string ThingName::Form() const {
  std::vector<std::string> all = common;
  all.insert(all.end(), places.begin(), places.end());
  all.insert(all.end(), proper.begin(), proper.end());
  all.insert(all.end(), split.begin(), split.end());
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
  ThingReader(words, AsideOf(text)).ReadInto(name);
  // "The The", "La de los": links alone are the name.
  if (name.Form().empty()) name.proper.assign(words.begin(), words.end());
  for (auto* part : {&name.common, &name.places, &name.proper, &name.attached,
                     &name.split}) {
    SortAndDeduplicate(*part);
  }
  return name;
}

}  // namespace quipu
