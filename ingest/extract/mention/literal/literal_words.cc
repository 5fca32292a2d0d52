// The closed classes of words that dates and quantities are written with.

#include "ingest/extract/mention/literal/literal_words.h"

#include <algorithm>
#include <array>
#include <span>
#include <unordered_map>

#include "base/utf8.h"
#include "ingest/extract/mention/literal/literal_tables.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

using Dictionary = std::unordered_map<std::string, std::vector<LiteralPhrase>>;

constexpr size_t kMaxFolded = 24;

// Takes the text before the first `mark` off `list`.
std::string_view TakeBefore(char mark, std::string_view& list) {
  const std::string_view first = list.substr(0, list.find(mark));
  list.remove_prefix(std::min(first.size() + 1, list.size()));
  return first;
}

void AddPhrase(std::string_view words, const LiteralMeaning& meaning,
               Dictionary& dictionary) {
  const std::string first(TakeBefore(' ', words));
  LiteralPhrase phrase{{}, meaning};
  while (!words.empty()) phrase.rest.emplace_back(TakeBefore(' ', words));
  dictionary[first].insert(dictionary[first].begin(), std::move(phrase));
}

Dictionary MakeDictionary(std::span<const LiteralRow> rows) {
  Dictionary dictionary;
  for (const LiteralRow& row : rows) {
    for (std::string_view list = row.phrases; !list.empty();) {
      AddPhrase(TakeBefore('|', list), row.meaning, dictionary);
    }
  }
  for (auto& [first, phrases] : dictionary) {
    std::stable_sort(phrases.begin(), phrases.end(),
                     [](const LiteralPhrase& a, const LiteralPhrase& b) {
                       return a.rest.size() > b.rest.size();
                     });
  }
  return dictionary;
}

const Dictionary& DictionaryOf(Language language) {
  static const std::array<Dictionary, kLanguages.size()> kDictionaries = {
      MakeDictionary(EnglishLiteralRows()), MakeDictionary(FrenchLiteralRows()),
      MakeDictionary(SpanishLiteralRows())};
  return kDictionaries[language == Language::kNone ? 0 : IndexOf(language)];
}

}  // namespace

std::string FoldedForLiterals(std::string_view word) {
  std::string folded;
  for (size_t i = 0; i < word.size() && folded.size() < kMaxFolded;) {
    const DecodedCodePoint point = DecodeUtf8(word, i);
    AppendUtf8(Fold(WithoutAccents(point.value), {}), folded);
    i += point.length;
  }
  return folded;
}

const std::vector<LiteralPhrase>* LiteralPhrasesOf(Language language,
                                                   const std::string& word) {
  const Dictionary& dictionary = DictionaryOf(language);
  const auto found = dictionary.find(word);
  return found == dictionary.end() ? nullptr : &found->second;
}

}  // namespace quipu
