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

// The word right before `end`, in normal form.
std::string WordBefore(std::string_view text, size_t end) {
  constexpr size_t kLongestTitle = 32;  // bytes
  size_t begin = end - std::min(end, kLongestTitle);
  while (begin < end && !IsUtf8Boundary(text, begin)) ++begin;
  const std::string before = NormalizeName(text.substr(begin, end - begin));
  const auto words = WordsOfName(before);
  return words.empty() ? std::string() : std::string(words.back());
}

// Surnames of Slavic women as those of their brothers: "Petrova", "Petrov";
// "Nováková", "Novák"; "Fedorková", "Fedorko", but not "Franco". "Elmansouri"
// is "El Mansouri", whose "el" is a link.
std::string SoundOf(std::string_view word) {
  constexpr size_t kShortestWithArticle = 8;
  std::string sound = SpellingOf(word);
  const auto drop = [&sound](std::string_view end, size_t at_least) {
    if (sound.size() < at_least || !sound.ends_with(end)) return;
    sound.resize(sound.size() - end.size());
  };
  drop("a", sound.ends_with("ova") ? 6 : std::string::npos);
  drop("ov", 5);
  drop("o", AsciiOf(word).ends_with("ko") ? 5 : std::string::npos);
  if (sound.size() >= kShortestWithArticle && sound.starts_with("el") &&
      std::string_view("aeiol").find(sound[2]) == std::string_view::npos) {
    sound.erase(0, 2);
  }
  return sound;
}

// Yvon and Yvonne are two, Othman and Othmane one.
std::string SoundOfGiven(std::string_view word) {
  const std::string ascii = AsciiOf(word);
  const bool womans = ascii.size() > 3 && ascii.back() == 'e' &&
                      ascii[ascii.size() - 2] == ascii[ascii.size() - 3];
  return womans ? SpellingWithEnding(word) : SpellingOf(word);
}

bool IsOneCharacter(std::string_view word) {
  return std::count_if(word.begin(), word.end(), [](char c) {
           return (static_cast<unsigned char>(c) & 0xC0) != 0x80;
         }) == 1;
}

Sex SexOfAddress(std::string_view word) {
  if (Is(NameWordKind::kSir, word)) return Sex::kMan;
  return Is(NameWordKind::kMadam, word) ? Sex::kWoman : Sex::kUnknown;
}

Sex SexOfGiven(std::string_view name) {
  if (Is(NameWordKind::kMan, name)) return Sex::kMan;
  return Is(NameWordKind::kWoman, name) ? Sex::kWoman : Sex::kUnknown;
}

class NameReader {
 public:
  NameReader(std::string_view normal, std::string_view language)
      : language_(language), words_(WordsOfName(normal)) {}

  PersonName Read() {
    TakeTitles();
    if (words_.size() > 2) {
      name_.suffix = lexicon_.MeaningOf(NameWordKind::kSuffix, words_.back());
      if (!name_.suffix.empty()) words_.pop_back();
    }
    name_.normal = Join(words_);
    name_.initials = !words_.empty() && IsOneCharacter(words_.front());
    if (name_.reign) {
      AddReign();
    } else {
      AddWords();
    }
    return std::move(name_);
  }

 private:
  void TakeTitles() {
    while (words_.size() > 1) {
      const std::string_view word = words_.front();
      const auto title = lexicon_.MeaningOf(NameWordKind::kTitle, word);
      if (title.empty() && !IsAddress(word)) return;
      name_.reign = IsReign(word);
      if (IsGivenName(word, !title.empty()) && !name_.reign) return;
      if (!title.empty()) name_.titles.emplace(title);
      if (name_.reign) return;
      if (title.empty()) name_.sex = SexOfAddress(word);
      words_.erase(words_.begin());
    }
  }

  // "Queen Zineb", but not "Prince Rivas".
  bool IsReign(std::string_view word) const {
    const auto given = lexicon_.MatchAt(NameWordKind::kGiven, words_, 1);
    return given.words + 1 == words_.size() && Is(NameWordKind::kReign, word);
  }

  // "Dean Hollister", but not "Dean Mary Hollister", nor the Spanish "don".
  bool IsGivenName(std::string_view word, bool title) const {
    return words_.size() == 2 && name_.titles.empty() &&
           (title || language_ == "en") && Is(NameWordKind::kGiven, word);
  }

  bool IsAddress(std::string_view word) const {
    return Is(NameWordKind::kAddress, word) &&
           (word.size() > 1 || language_ == "fr");
  }

  void AddReign() {
    name_.words = {
        std::string(lexicon_.MeaningOf(NameWordKind::kTitle, words_.front())),
        std::string(lexicon_.MatchAt(NameWordKind::kGiven, words_, 1).meaning)};
    name_.given = {name_.words.back()};
  }

  void AddWords() {
    SkipLinks();
    if (words_.size() - at_ > 1) {
      name_.initial = AsciiOf(words_[at_]).substr(0, 1);
      AddFirstGiven();
    } else if (at_ < words_.size()) {
      AddOnly(words_[at_++]);
    }
    bool given = !name_.given.empty();
    for (SkipLinks(); at_ < words_.size(); SkipLinks()) {
      const size_t end = EndOfPart(at_);
      const std::string part = PartUpTo(end);
      const auto meaning = lexicon_.MeaningOf(NameWordKind::kGiven, part);
      given = given && end < words_.size() && !meaning.empty();
      if (given) name_.given.emplace_back(meaning);
      name_.words.push_back(SoundOf(part));
      at_ = end;
    }
    // "De La": links alone are the name.
    if (name_.words.empty()) {
      for (const std::string_view word : words_) {
        name_.words.push_back(SoundOf(word));
      }
    }
    // Not of "Juan Carlos de la": one word is the surname.
    name_.given.resize(std::min(name_.given.size(), name_.words.size() - 1));
    if (name_.surname.empty()) {
      name_.surname = fmt::format("{}", fmt::join(name_.words, ""));
    }
  }

  void AddOnly(std::string_view word) {
    const auto given = lexicon_.MeaningOf(NameWordKind::kGiven, word);
    name_.surname = SoundOf(word);
    name_.words.push_back(given.empty() ? name_.surname : std::string(given));
  }

  // Something is left after it.
  void AddFirstGiven() {
    const auto match = lexicon_.MatchAt(NameWordKind::kGiven, words_, at_);
    size_t end = at_ + match.words;
    std::string_view meaning = match.meaning;
    if (meaning.empty() || end == words_.size()) {
      end = EndOfPart(at_);
      if (end == words_.size()) end = at_ + 1;  // "Ben Salem"
      meaning = lexicon_.MeaningOf(NameWordKind::kGiven, PartUpTo(end));
    }
    if (meaning.empty()) meaning = lexicon_.GivenNameLike(PartUpTo(end));
    if (name_.sex == Sex::kUnknown) name_.sex = SexOfGiven(meaning);
    name_.words.push_back(meaning.empty() ? SoundOfGiven(PartUpTo(end))
                                          : std::string(meaning));
    name_.given = {name_.words.back()};
    at_ = end;
  }

  bool IsLink(size_t at) const {
    return words_[at].size() > 1 && Is(NameWordKind::kLink, words_[at]);
  }

  void SkipLinks() {
    while (at_ < words_.size() && IsLink(at_)) ++at_;
  }

  // "abd el kader" is one word written in three.
  size_t EndOfPart(size_t begin) const {
    constexpr size_t kMostPrefixes = 3;  // "ben abd el"
    const size_t last = std::min(begin + kMostPrefixes, words_.size() - 1);
    size_t end = begin;
    while (end < last && (Is(NameWordKind::kPrefix, words_[end]) ||
                          (end > begin && IsLink(end)))) {
      ++end;
    }
    return end + 1;
  }

  std::string PartUpTo(size_t end) const {
    std::string part;
    for (size_t i = at_; i < end; ++i) part += words_[i];
    return part;
  }

  const NameLexicon& lexicon_ = NameLexicon::BuiltIn();
  std::string_view language_;
  std::vector<std::string_view> words_;
  size_t at_ = 0;
  PersonName name_;
};

// "the Minister", but not "the daughter of the Minister".
std::string TitleIn(std::string_view description) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  const std::string normal = NormalizeName(description);
  const std::vector<std::string_view> words = WordsOfName(normal);
  for (size_t i = 0; i < words.size(); ++i) {
    const auto title = lexicon.MeaningOf(NameWordKind::kTitle, words[i]);
    if (!title.empty()) return std::string(title);
    const bool link = !lexicon.MeaningOf(NameWordKind::kLink, words[i]).empty();
    if (link && i > 0) break;
  }
  return "";
}

}  // namespace

std::string PersonName::Form() const {
  std::string form = fmt::format("{}", fmt::join(words, " "));
  if (!suffix.empty()) form += " " + suffix;
  return form;
}

PersonName ReadPersonName(std::string_view text, std::string_view language) {
  const std::string normal = InOrder(text);
  return NameReader(normal, language).Read();
}

FormsOfAddress FormsOfAddressOf(const Document& document,
                                const LocalEntity& entity) {
  const std::string& language = document.metadata.language;
  const std::string_view text = document.text;
  std::set<std::string> of_whole;  // names of two words or more
  std::set<std::string> of_short;
  FormsOfAddress forms;
  for (const LocalName& name : entity.names) {
    PersonName person = ReadPersonName(name.text, language);
    (person.words.size() > 1 ? of_whole : of_short).merge(person.titles);
    forms.sexes.insert(person.sex);
  }
  for (const Mention& mention : entity.mentions) {
    if (mention.span.end > text.size()) continue;
    if (mention.kind == MentionKind::kNominal) {
      const std::string title = TitleIn(mention.span.In(text));
      if (!title.empty()) of_short.emplace(title);
    }
    if (mention.kind != MentionKind::kName) continue;
    const std::string word = WordBefore(text, mention.span.begin);
    if (word.size() > 1 || language == "fr") {
      forms.sexes.insert(SexOfAddress(word));
    }
    const std::string_view title =
        NameLexicon::BuiltIn().MeaningOf(NameWordKind::kTitle, word);
    if (title.empty()) continue;
    const PersonName person = ReadPersonName(mention.span.In(text), language);
    (person.words.size() > 1 ? of_whole : of_short).emplace(title);
  }
  forms.titles = of_whole.empty() ? of_short : of_whole;
  forms.sexes.erase(Sex::kUnknown);
  return forms;
}

}  // namespace quipu
