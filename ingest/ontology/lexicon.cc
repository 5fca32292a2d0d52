#include "ingest/ontology/lexicon.h"

#include <algorithm>
#include <array>

namespace quipu {
namespace {

constexpr std::array<std::string_view, static_cast<size_t>(Cue::kCount)>
    kCueNames = {
        "article",     "title",      "honorific",       "joiner",
        "particle",    "month",      "place_before",    "publication_before",
        "preposition", "negation",   "hedge",           "adverb",
        "condition",   "group_noun", "group_adjective", "event_noun",
        "government",  "who"};

}  // namespace

std::string_view CueName(Cue cue) {
  return kCueNames[static_cast<size_t>(cue)];
}

void CueTable::Seal(size_t word_count) {
  begins_.assign(word_count + 1, 0);
  for (const Match& match : matches_) ++begins_[match.word + 1];
  for (size_t i = 0; i < word_count; ++i) begins_[i + 1] += begins_[i];
}

std::span<const CueTable::Match> CueTable::AllAt(size_t word) const {
  if (word + 1 >= begins_.size()) return {};
  return std::span(matches_).subspan(begins_[word],
                                     begins_[word + 1] - begins_[word]);
}

const CueTable::Match* CueTable::At(size_t word, ClassId cls) const {
  const Match* best = nullptr;
  for (const Match& match : AllAt(word)) {
    if (match.cls == cls && (best == nullptr || match.length > best->length)) {
      best = &match;
    }
  }
  return best;
}

Lexicon::Lexicon() {
  by_first_.emplace_back();
  for (const std::string_view name : kCueNames) AddClass(name);
  country_ = AddClass("country");
  demonym_ = AddClass("demonym");
  number_ = AddClass("number");
}

ClassId Lexicon::AddClass(std::string_view name) {
  const ClassId next{static_cast<uint16_t>(classes_.size())};
  return classes_.emplace(std::string(name), next).first->second;
}

std::optional<ClassId> Lexicon::FindClass(std::string_view name) const {
  const auto found = classes_.find(std::string(name));
  if (found == classes_.end()) return std::nullopt;
  return found->second;
}

WordId Lexicon::Intern(const std::string& word) {
  const auto [at, added] =
      ids_.emplace(word, WordId{static_cast<uint32_t>(ids_.size() + 1)});
  if (added) by_first_.emplace_back();
  return at->second;
}

WordId Lexicon::Find(const std::string& word) const {
  const auto found = ids_.find(word);
  return found == ids_.end() ? WordId{} : found->second;
}

void Lexicon::AddPhrase(ClassId cls, LanguageMask languages,
                        std::span<const std::string> words, int32_t value) {
  Phrase phrase{cls, languages, value, {}};
  for (const std::string& word : words) phrase.words.push_back(Intern(word));
  by_first_[phrase.words.front().value].push_back(std::move(phrase));
}

std::span<const Phrase> Lexicon::From(WordId first) const {
  return by_first_[first.value];
}

std::vector<WordId> Lexicon::FirstWords(ClassId cls) const {
  std::vector<WordId> out;
  for (uint32_t id = 1; id < by_first_.size(); ++id) {
    for (const Phrase& phrase : by_first_[id]) {
      if (phrase.cls == cls) {
        out.push_back(WordId{id});
        break;
      }
    }
  }
  return out;
}

}  // namespace quipu
