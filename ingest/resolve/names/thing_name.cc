#include "ingest/resolve/names/thing_name.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>
#include <set>
#include <utility>

#include "base/sort.h"
#include "graph/model/names.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

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

bool IsDigits(std::string_view word) {
  return word.find_first_not_of("0123456789") == word.npos;
}

class ThingReader {
 public:
  ThingReader(const std::vector<std::string_view>& words, Aside aside,
              ThingName& name)
      : words_(words), aside_(aside), name_(name) {}

  void Read() {
    for (size_t at = 0; at < words_.size();) at += AddMeaning(at);
    BindNumbers();
  }

 private:
  enum class Role : uint8_t { kNoun, kNumber, kMonth, kLink, kOther };
  struct Part {
    Role role;
    std::string meaning;
    bool digits = false;
  };

  // "s" is what is left of "worker's"; the "A" of "Block A" is no link.
  bool IsLink(size_t at) const {
    const std::string_view word = words_[at];
    if (word == "s") return true;
    const bool last = at + 1 == words_.size();
    return !(last && word.size() == 1) &&
           !NameLexicon::BuiltIn().MeaningOf(NameWordKind::kLink, word).empty();
  }

  // Adds what the word at `at`, or the phrase that begins there, means; gives
  // the number of words.
  size_t AddMeaning(size_t at) {
    const bool aside = at >= aside_.begin && at < aside_.end;
    const bool link = IsLink(at);
    const bool after_common = std::exchange(after_common_, false);
    for (const NameWordKind kind :
         {NameWordKind::kPlace, NameWordKind::kSplit, NameWordKind::kNumber,
          NameWordKind::kWord, NameWordKind::kEvent}) {
      const auto match = NameLexicon::BuiltIn().MatchAt(kind, words_, at);
      if (match.words < (link ? 2 : 1)) continue;
      const bool place = kind == NameWordKind::kPlace;
      const bool split = aside || kind == NameWordKind::kSplit;
      (place   ? name_.places
       : split ? name_.split
               : name_.common)
          .emplace_back(match.meaning);
      after_common_ = !place;
      AddPart(RoleOf(kind, match.meaning), at, match.meaning);
      return match.words;
    }
    AddPart(link                   ? Role::kLink
            : IsDigits(words_[at]) ? Role::kNumber
                                   : Role::kOther,
            at, words_[at]);
    if (link) return 1;
    const std::string spelling = SpellingOf(words_[at]);
    (aside ? name_.split : name_.proper).push_back(spelling);
    if (after_common && !aside) name_.attached.push_back(spelling);
    after_common_ = after_common;
    return 1;
  }

  static Role RoleOf(NameWordKind kind, std::string_view meaning) {
    if (kind == NameWordKind::kWord) return Role::kNoun;
    if (kind != NameWordKind::kNumber) return Role::kOther;
    return NameLexicon::BuiltIn()
                   .MeaningOf(NameWordKind::kMonth, meaning)
                   .empty()
               ? Role::kNumber
               : Role::kMonth;
  }

  void AddPart(Role role, size_t at, std::string_view meaning) {
    parts_.push_back({role, std::string(meaning), IsDigits(words_[at])});
  }

  // Where there are several numbers, it counts of what each is: "1st Battalion,
  // 2nd Regiment" is not "2nd Battalion, 1st Regiment".
  void BindNumbers() {
    std::vector<size_t> numbers;
    for (size_t at = 0; at < parts_.size(); ++at) {
      if (parts_[at].role == Role::kNumber && !IsInDate(at)) {
        numbers.push_back(at);
      }
    }
    if (numbers.size() < 2) return;
    std::set<size_t> bound;
    for (const size_t at : numbers) {
      // "District 5", "5th District"
      std::optional<size_t> noun = NounFrom(at, parts_[at].digits, bound);
      if (!noun) noun = NounFrom(at, !parts_[at].digits, bound);
      if (!noun) continue;
      bound.insert(*noun);
      name_.common.push_back(parts_[at].meaning + "-" + parts_[*noun].meaning);
    }
  }

  // "10 May", "de mayo de 1960"
  bool IsInDate(size_t at) const {
    size_t before = at;
    while (before > 0 && parts_[before - 1].role == Role::kLink) --before;
    size_t after = at + 1;
    while (after < parts_.size() && parts_[after].role == Role::kLink) ++after;
    return (before > 0 && parts_[before - 1].role == Role::kMonth) ||
           (after < parts_.size() && parts_[after].role == Role::kMonth);
  }

  // The next noun that has no number yet, up to a link or another number.
  std::optional<size_t> NounFrom(size_t at, bool backwards,
                                 const std::set<size_t>& bound) const {
    for (;;) {
      if (backwards ? at == 0 : at + 1 == parts_.size()) return std::nullopt;
      at = backwards ? at - 1 : at + 1;
      const Role role = parts_[at].role;
      if (role == Role::kLink || role == Role::kNumber) return std::nullopt;
      if (role == Role::kNoun && !bound.contains(at)) return at;
    }
  }

  const std::vector<std::string_view>& words_;
  Aside aside_;
  ThingName& name_;
  std::vector<Part> parts_;
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
  return fmt::format("{}", fmt::join(all, " "));
}

ThingName ReadThingName(std::string_view text) {
  const std::string whole = NormalizeName(text);
  std::vector<std::string_view> words = WordsOfName(whole);
  ThingName name;
  name.legal = TakeLegalForm(words);
  name.normal = fmt::format("{}", fmt::join(words, " "));
  ThingReader(words, AsideOf(text), name).Read();
  // "The The", "La de los": links alone are the name.
  if (name.Form().empty()) name.proper.assign(words.begin(), words.end());
  for (auto* part : {&name.common, &name.places, &name.proper, &name.attached,
                     &name.split}) {
    SortAndDeduplicate(*part);
  }
  return name;
}

}  // namespace quipu
