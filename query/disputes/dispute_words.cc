// No grammar: numbers stand close to what they count in all three languages.

#include "query/disputes/dispute_words.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <ranges>
#include <set>
#include <vector>

#include "graph/model/names.h"

namespace quipu {
namespace {

constexpr std::string_view kDisputeWords =
#include <dispute_words.tsv.inc>
    ;

// After the number: "14 of the heavily armed leftist guerrillas".
constexpr size_t kMostWordsBetween = 6;
// From the number to the word that tells what became of those it counts.
constexpr size_t kFarthestKind = 8;
// "brother in law".
constexpr size_t kLongestForm = 3;

std::vector<std::string_view> Split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (const auto part : std::views::split(text, separator)) {
    parts.emplace_back(part.begin(), part.end());
  }
  return parts;
}

using Words = std::vector<std::string>;  // in normal form

Words WordsOf(std::string_view text) {
  Words words;
  const std::string normal = NormalizeName(text);
  for (const std::string_view word : Split(normal, ' ')) {
    if (!word.empty()) words.emplace_back(word);
  }
  return words;
}

// The classes of some kinds of words.
class WordClasses {
 public:
  explicit WordClasses(const std::vector<std::string_view>& kinds) {
    for (const std::string_view line : Split(kDisputeWords, '\n')) {
      const std::vector<std::string_view> columns = Split(line, '\t');
      if (columns.size() < 3 ||
          std::ranges::find(kinds, columns[0]) == kinds.end()) {
        continue;
      }
      for (size_t i = 2; i < columns.size(); ++i) {
        for (const std::string_view form : Split(columns[i], ',')) {
          auto& forms = form.ends_with('*') ? stems_ : forms_;
          forms.emplace(NormalizeName(form), columns[1]);
        }
      }
    }
  }

  struct Found {
    std::string_view name;  // "" for words of no class
    size_t size = 1;        // words
  };
  // Of the words from `position` on.
  Found At(const Words& words, size_t position) const {
    std::string form;
    std::vector<std::string> longer;  // forms of two words, three and so on
    for (size_t size = 1;
         size <= kLongestForm && position + size <= words.size(); ++size) {
      form += (size == 1 ? "" : " ") + words[position + size - 1];
      longer.push_back(form);
    }
    for (size_t size = longer.size(); size > 0; --size) {
      const auto found = forms_.find(longer[size - 1]);
      if (found != forms_.end()) return {found->second, size};
    }
    const std::string_view word = words[position];
    for (size_t size = word.size(); size > 0; --size) {
      const auto found = stems_.find(word.substr(0, size));
      if (found != stems_.end()) return {found->second};
    }
    return {};
  }
  std::string_view Of(const Words& words, size_t position) const {
    return At(words, position).name;
  }

 private:
  using Forms = std::map<std::string, std::string_view, std::less<>>;
  Forms forms_;
  Forms stems_;
};

const WordClasses& Kinds() {
  static const WordClasses kinds({"kind"});
  return kinds;
}
const WordClasses& Counted() {
  static const WordClasses counted({"of", "force"});
  return counted;
}
const WordClasses& Forces() {
  static const WordClasses forces({"force"});
  return forces;
}
const WordClasses& Kinship() {
  static const WordClasses kinship({"kinship"});
  return kinship;
}
const WordClasses& Natures() {
  static const WordClasses natures({"nature"});
  return natures;
}

// Of the first words of a class.
std::string ClassIn(const Words& words, const WordClasses& classes) {
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view found = classes.Of(words, i);
    if (!found.empty()) return std::string(found);
  }
  return "";
}

// The only class that words are of; "" if there is none or more.
std::string OnlyClassIn(const Words& words, const WordClasses& classes) {
  std::string_view only;
  for (size_t i = 0; i < words.size();) {
    const WordClasses::Found found = classes.At(words, i);
    i += found.size;
    if (found.name.empty()) continue;
    if (!only.empty() && found.name != only) return "";
    only = found.name;
  }
  return std::string(only);
}

// Where one of these marks divides it; those inside of numbers and words do
// not.
std::vector<std::string_view> PartsOf(std::string_view sentence,
                                      std::string_view marks) {
  std::vector<std::string_view> parts;
  size_t begin = 0;
  for (size_t i = 0; i < sentence.size(); ++i) {
    const bool at_end = i + 1 == sentence.size() || sentence[i + 1] == ' ' ||
                        sentence[i + 1] == '\n';
    if (!at_end || marks.find(sentence[i]) == std::string_view::npos) continue;
    parts.push_back(sentence.substr(begin, i - begin));
    begin = i + 1;
  }
  parts.push_back(sentence.substr(begin));
  return parts;
}

// A stretch of words, [begin, end).
struct Place {
  size_t begin;
  size_t end;
};

std::optional<Place> Find(const Words& wanted, const Words& words) {
  if (wanted.empty()) return std::nullopt;
  const auto found = std::ranges::search(words, wanted);
  if (found.empty()) return std::nullopt;
  const auto begin = static_cast<size_t>(found.begin() - words.begin());
  return Place{begin, begin + wanted.size()};
}

// Of equally near ones, that after the number; "" if none is near.
std::string NearestKind(const Words& words, const Place& number) {
  std::string nearest;
  size_t least = 2 * kFarthestKind + 2;
  for (size_t i = 0; i < words.size(); ++i) {
    const std::string_view kind = Kinds().Of(words, i);
    if (kind.empty()) continue;
    size_t distance = 0;
    if (i < number.begin) distance = 2 * (number.begin - i) + 1;
    if (i >= number.end) distance = 2 * (i - number.end + 1);
    if (distance < least) {
      least = distance;
      nearest = kind;
    }
  }
  return nearest;
}

// By what stands from the number on, up to a word that tells what became of
// them and the next: "five inmates killed", "five dead soldiers".
std::string CountedFrom(const Words& words, const Place& number) {
  const size_t end = std::min(words.size(), number.end + kMostWordsBetween);
  for (size_t i = number.begin; i < end; ++i) {
    const std::string_view found = Counted().Of(words, i);
    if (!found.empty()) return std::string(found);
    const bool told = i > number.begin && !Kinds().Of(words, i - 1).empty();
    if (told) break;
  }
  return "";
}

// Which sources tell each class.
using Tellers = std::map<std::string, std::set<uint32_t>>;

// The class that more sources tell than all others together; "" if none is.
std::string ToldByMost(const Tellers& tellers) {
  size_t all = 0;
  for (const auto& [name, by] : tellers) all += by.size();
  for (const auto& [name, by] : tellers) {
    if (by.size() > all - by.size()) return name;
  }
  return "";
}

// What a scope does not tell itself, by what others tell: nothing if none does,
// and no scope if it cannot be told.
void Fill(const Tellers& told, std::string CountedScope::*part,
          std::optional<CountedScope>& scope) {
  if (told.empty() || !((*scope).*part).empty()) return;
  (*scope).*part = ToldByMost(told);
  if (((*scope).*part).empty()) scope.reset();
}

}  // namespace

CountedScope ScopeInText(std::string_view evidence, std::string_view number) {
  const Words wanted = WordsOf(number);
  CountedScope scope;
  for (const std::string_view clause : PartsOf(evidence, ";:.()")) {
    const Words words = WordsOf(clause);
    const std::optional<Place> in_clause = Find(wanted, words);
    if (!in_clause) continue;
    for (const std::string_view part : PartsOf(clause, ",")) {
      const Words near = WordsOf(part);
      const std::optional<Place> place = Find(wanted, near);
      if (!place) continue;
      scope.kind = NearestKind(near, *place);
      scope.of = CountedFrom(near, *place);
      break;
    }
    if (scope.kind.empty()) scope.kind = NearestKind(words, *in_clause);
    break;
  }
  return scope;
}

std::string KindInWords(std::string_view words) {
  return ClassIn(WordsOf(words), Kinds());
}

std::string CountedInWords(std::string_view words) {
  return ClassIn(WordsOf(words), Counted());
}

bool MayBeSamePeople(std::string_view a, std::string_view b) {
  const Words words_a = WordsOf(a);
  const Words words_b = WordsOf(b);
  const std::string of_a = ClassIn(words_a, Counted());
  const std::string of_b = ClassIn(words_b, Counted());
  return of_a.empty() || of_b.empty() || of_a == of_b ||
         (ClassIn(words_a, Forces()) != of_a &&
          ClassIn(words_b, Forces()) != of_b);
}

std::string KinshipInWords(std::string_view words) {
  return OnlyClassIn(WordsOf(words), Kinship());
}

std::string NatureInWords(std::string_view words) {
  return OnlyClassIn(WordsOf(words), Natures());
}

std::vector<std::optional<CountedScope>> FillScopes(
    std::span<const CountedScope> scopes, std::span<const uint32_t> sources) {
  std::vector<std::optional<CountedScope>> filled(scopes.begin(), scopes.end());
  Tellers kinds;
  for (size_t i = 0; i < scopes.size(); ++i) {
    if (!scopes[i].kind.empty()) kinds[scopes[i].kind].insert(sources[i]);
  }
  for (std::optional<CountedScope>& scope : filled) {
    Fill(kinds, &CountedScope::kind, scope);
  }
  std::map<std::string, Tellers> groups;  // by kind
  for (size_t i = 0; i < filled.size(); ++i) {
    const std::optional<CountedScope>& scope = filled[i];
    if (scope && !scope->of.empty()) {
      groups[scope->kind][scope->of].insert(sources[i]);
    }
  }
  for (std::optional<CountedScope>& scope : filled) {
    if (scope) Fill(groups[scope->kind], &CountedScope::of, scope);
  }
  return filled;
}

}  // namespace quipu
