#include "ingest/resolve/names/name_lexicon.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cassert>
#include <optional>

#include "graph/model/names.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

constexpr char kNameWords[] =
#include <name_words.inc>
    ;

struct KindName {
  std::string_view name;
  NameWordKind kind;
  // The wider kind that its words are of as well.
  std::optional<NameWordKind> wider = std::nullopt;
};
constexpr std::array<KindName, 20> kKinds = {{
    {"word", NameWordKind::kWord},
    {"split", NameWordKind::kSplit},
    {"ordinal", NameWordKind::kNumber},
    {"month", NameWordKind::kMonth, NameWordKind::kNumber},
    {"number", NameWordKind::kNumber},
    {"place", NameWordKind::kPlace},
    {"given", NameWordKind::kGiven},
    {"man", NameWordKind::kMan, NameWordKind::kGiven},
    {"woman", NameWordKind::kWoman, NameWordKind::kGiven},
    {"title", NameWordKind::kTitle},
    {"reign", NameWordKind::kReign, NameWordKind::kTitle},
    {"address", NameWordKind::kAddress},
    {"sir", NameWordKind::kSir, NameWordKind::kAddress},
    {"madam", NameWordKind::kMadam, NameWordKind::kAddress},
    {"prefix", NameWordKind::kPrefix},
    {"suffix", NameWordKind::kSuffix},
    {"legal", NameWordKind::kLegal},
    {"link", NameWordKind::kLink},
    {"event", NameWordKind::kEvent},
    {"kin", NameWordKind::kKin},
}};

const KindName* KindNamed(std::string_view name) {
  const auto* const found =
      std::find_if(kKinds.begin(), kKinds.end(),
                   [name](const KindName& kind) { return kind.name == name; });
  return found == kKinds.end() ? nullptr : found;
}

std::string WithoutBlanks(std::string_view phrase) {
  std::string word(phrase);
  std::erase(word, ' ');
  return word;
}

// Under which form a word of a kind is found.
std::string FormOf(NameWordKind kind, std::string_view word) {
  switch (kind) {
    case NameWordKind::kGiven:
    case NameWordKind::kMan:
    case NameWordKind::kWoman:
      // "Abd el-Kader" is "Abdelkader".
      return WithoutBlanks(AsciiOf(word));
    // "Señora" is no "señor", "Herman" no "hermano", "Ann" no "an".
    case NameWordKind::kAddress:
    case NameWordKind::kSir:
    case NameWordKind::kMadam:
    case NameWordKind::kLink:
    case NameWordKind::kKin:
      return AsciiOf(word);
    case NameWordKind::kLegal:
      return std::string(word);
    case NameWordKind::kEvent:
      return EventStemOf(word);
    default:
      return StemOf(word);
  }
}

// Cuts off and returns what stands before `mark`, or all.
std::string_view Next(std::string_view& rest, char mark) {
  const size_t end = std::min(rest.find(mark), rest.size());
  const std::string_view item = rest.substr(0, end);
  rest.remove_prefix(std::min(end + 1, rest.size()));
  return item;
}

}  // namespace

const NameLexicon& NameLexicon::BuiltIn() {
  static const NameLexicon lexicon = [] {
    auto parsed = Parse({kNameWords, sizeof kNameWords - 1}, "name_words.tsv");
    assert(parsed);  // a test reads it
    return parsed ? std::move(*parsed) : NameLexicon();
  }();
  return lexicon;
}

Result<NameLexicon> NameLexicon::Parse(std::string_view tsv,
                                       std::string_view source) {
  NameLexicon lexicon;
  for (size_t number = 1; !tsv.empty(); ++number) {
    const std::string_view line = Next(tsv, '\n');
    if (line.empty() || line.front() == '#') continue;
    QUIPU_CHECK(lexicon.AddRow(line, fmt::format("{}:{}", source, number)));
  }
  return lexicon;
}

// Where two rows of one kind share a word or a form, the first keeps it.
Result<void> NameLexicon::AddRow(std::string_view line,
                                 const std::string& place) {
  const KindName* const kind = KindNamed(Next(line, '\t'));
  if (kind == nullptr) {
    return InvalidArgument(place + ": the first column is no kind of word");
  }
  std::string meaning;
  while (!line.empty()) {
    for (std::string_view column = Next(line, '\t'); !column.empty();) {
      const std::string word = NormalizeName(Next(column, ','));
      if (word.empty()) {
        return InvalidArgument(place + ": a word is empty");
      }
      if (meaning.empty()) meaning = word;
      AddWord(kind->kind, word, meaning);
      if (kind->wider) AddWord(*kind->wider, word, meaning);
    }
  }
  if (meaning.empty()) return InvalidArgument(place + ": the row has no words");
  return {};
}

void NameLexicon::AddWord(NameWordKind kind, std::string_view word,
                          const std::string& meaning) {
  listed_.emplace(std::pair(kind, AsciiOf(word)), meaning);
  meanings_.emplace(std::pair(kind, FormOf(kind, word)), meaning);
  if (kind != NameWordKind::kGiven) return;
  const auto [sound, added] =
      given_by_sound_.emplace(SpellingWithEnding(WithoutBlanks(word)), meaning);
  if (!added && sound->second != meaning) sound->second.clear();
}

std::string_view NameLexicon::GivenNameLike(std::string_view word) const {
  const auto found =
      given_by_sound_.find(SpellingWithEnding(WithoutBlanks(word)));
  return found == given_by_sound_.end() ? std::string_view() : found->second;
}

bool NameLexicon::Lists(NameWordKind kind, std::string_view word) const {
  return listed_.contains(std::pair(kind, AsciiOf(word)));
}

std::string_view NameLexicon::MeaningOf(NameWordKind kind,
                                        std::string_view word) const {
  const auto listed = listed_.find(std::pair(kind, AsciiOf(word)));
  if (listed != listed_.end()) return listed->second;
  const auto found = meanings_.find(std::pair(kind, FormOf(kind, word)));
  return found == meanings_.end() ? std::string_view() : found->second;
}

NameLexicon::Match NameLexicon::MatchAt(
    NameWordKind kind, const std::vector<std::string_view>& words,
    size_t begin) const {
  constexpr size_t kLongestPhrase = 4;
  for (size_t n = std::min(kLongestPhrase, words.size() - begin); n > 0; --n) {
    const std::string_view last = words[begin + n - 1];
    const std::string_view phrase(
        words[begin].data(),
        static_cast<size_t>(last.data() + last.size() - words[begin].data()));
    const std::string_view meaning = MeaningOf(kind, phrase);
    if (!meaning.empty()) return {meaning, n};
  }
  return {};
}

}  // namespace quipu
