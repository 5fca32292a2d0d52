#include "ingest/resolve/names/person_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "graph/model/names.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

bool Is(NameWordKind kind, std::string_view word) {
  return !NameLexicon::BuiltIn().MeaningOf(kind, word).empty();
}

// "Rivas, Ana" as "Ana Rivas"; but not "Rivas, Jr.".
std::string InOrder(std::string_view text) {
  const size_t comma = text.find(',');
  if (comma == text.npos || text.find(',', comma + 1) != text.npos) {
    return NormalizeName(text);
  }
  const std::string before = NormalizeName(text.substr(0, comma));
  const std::string after = NormalizeName(text.substr(comma + 1));
  if (before.empty() || after.empty() || Is(NameWordKind::kSuffix, after)) {
    return NormalizeName(text);
  }
  return after + " " + before;
}

std::string Join(const std::vector<std::string_view>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

std::string_view TitleBefore(std::string_view text, size_t end) {
  constexpr size_t kLongestTitle = 32;  // bytes
  size_t begin = end - std::min(end, kLongestTitle);
  while (begin < end && !IsUtf8Boundary(text, begin)) ++begin;
  const std::string before = NormalizeName(text.substr(begin, end - begin));
  const auto words = WordsOfName(before);
  return words.empty() ? std::string_view()
                       : NameLexicon::BuiltIn().MeaningOf(NameWordKind::kTitle,
                                                          words.back());
}

// Surnames of Slavic women as those of their brothers: "Petrova", "Petrov";
// "Nováková", "Novák"; "Fedorková", "Fedorko".
std::string SoundOf(std::string_view word) {
  std::string sound = SpellingOf(word);
  const auto drop = [&sound](std::string_view end, size_t at_least) {
    if (sound.size() < at_least || !sound.ends_with(end)) return;
    sound.resize(sound.size() - end.size());
  };
  drop("a", sound.ends_with("ova") ? 6 : std::string::npos);
  drop("ov", 5);
  drop("o", sound.ends_with("ko") ? 5 : std::string::npos);
  return sound;
}

bool IsOneCharacter(std::string_view word) {
  return std::count_if(word.begin(), word.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         }) == 1;
}

}  // namespace

std::string PersonName::Form() const {
  std::string form = fmt::format("{}", fmt::join(words, " "));
  if (!suffix.empty()) form += " " + suffix;
  return form;
}

PersonName ReadPersonName(std::string_view text) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  const std::string whole = InOrder(text);
  std::vector<std::string_view> words = WordsOfName(whole);
  PersonName name;
  while (words.size() > 1) {
    const std::string_view title =
        lexicon.MeaningOf(NameWordKind::kTitle, words.front());
    if (title.empty() && !Is(NameWordKind::kAddress, words.front())) break;
    if (!title.empty()) name.titles.emplace(title);
    words.erase(words.begin());
  }
  if (words.size() > 2) {
    name.suffix = lexicon.MeaningOf(NameWordKind::kSuffix, words.back());
    if (!name.suffix.empty()) words.pop_back();
  }
  name.normal = Join(words);
  for (const std::string_view word : words) {
    const bool link = word.size() > 1 && Is(NameWordKind::kLink, word);
    if (link && words.size() > 1) continue;
    const std::string_view given =
        name.words.empty() ? lexicon.MeaningOf(NameWordKind::kGiven, word)
                           : std::string_view();
    name.words.push_back(given.empty() ? SoundOf(word) : std::string(given));
  }
  // "De La": links alone are the name.
  if (name.words.empty()) {
    for (const std::string_view word : words)
      name.words.push_back(SoundOf(word));
  }
  name.initials = !words.empty() && IsOneCharacter(words.front());
  return name;
}

std::set<std::string> TitlesOf(std::string_view text,
                               const LocalEntity& entity) {
  std::set<std::string> of_whole;  // names of two words or more
  std::set<std::string> of_short;
  for (const LocalName& name : entity.names) {
    PersonName person = ReadPersonName(name.text);
    (person.words.size() > 1 ? of_whole : of_short).merge(person.titles);
  }
  for (const Mention& mention : entity.mentions) {
    if (mention.kind != MentionKind::kName || mention.span.end > text.size()) {
      continue;
    }
    const std::string_view title = TitleBefore(text, mention.span.begin);
    if (title.empty()) continue;
    const bool whole = ReadPersonName(mention.span.In(text)).words.size() > 1;
    (whole ? of_whole : of_short).emplace(title);
  }
  return of_whole.empty() ? of_short : of_whole;
}

}  // namespace quipu
