#include "ingest/ontology/scope_words.h"

#include <algorithm>
#include <cassert>
#include <utility>

#include "ingest/ontology/yaml_tree.h"

namespace quipu {
namespace {

constexpr std::array<std::string_view, static_cast<size_t>(ScopeRole::kCount)>
    kRoleNames = {"report_verb",    "allege_verb",    "call_verb",
                  "deny_verb",      "fear_verb",      "plan_verb",
                  "fail_verb",      "wonder_verb",    "seem_verb",
                  "report_noun",    "allege_noun",    "deny_noun",
                  "fear_noun",      "plan_noun",      "fail_noun",
                  "allege_word",    "deny_word",      "plan_word",
                  "fail_word",      "may_verb",       "will_verb",
                  "negator",        "half_negator",   "only_word",
                  "without_word",   "condition_word", "as_word",
                  "that_word",      "question_label", "answer_label",
                  "interview_noun", "speech_noun",    "nobody_known",
                  "first_person",   "according_to",   "hedge",
                  "denial",         "not_claimed",    "aim",
                  "negation"};

std::vector<std::string> Divided(std::string_view phrase) {
  std::vector<std::string> words;
  for (size_t at = 0; at < phrase.size();) {
    const size_t end = std::min(phrase.find(' ', at), phrase.size());
    if (end > at) words.emplace_back(phrase.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

Result<size_t> LanguageAt(const YamlNode& key, std::string_view source) {
  const Language language = LanguageOf(key.scalar);
  if (language != Language::kNone) return IndexOf(language);
  return YamlError(source, key.line, "expected a language, such as en");
}

}  // namespace

Result<ScopeLexicon> ScopeLexicon::Read(std::string_view yaml,
                                        std::string_view source) {
  QUIPU_TRY(const YamlNode root, ParseYaml(yaml, source));
  ScopeLexicon out;
  for (const auto& [key, by_language] : root.entries) {
    if (key.scalar == "version") continue;
    const auto named =
        std::find(kRoleNames.begin(), kRoleNames.end(), key.scalar);
    if (named == kRoleNames.end()) {
      return YamlError(source, key.line, "'" + key.scalar + "' is no role");
    }
    const auto role = static_cast<ScopeRole>(named - kRoleNames.begin());
    for (const auto& [code, words] : by_language.entries) {
      QUIPU_TRY(const size_t index, LanguageAt(code, source));
      OfLanguage& language = out.languages_[index];
      for (const YamlNode& word : words.items) {
        if (role < ScopeRole::kAccordingTo) {
          language.words[word.scalar].Add(role);
          continue;
        }
        std::vector<std::string> phrase = Divided(word.scalar);
        if (phrase.empty()) {
          return YamlError(source, word.line, "expected words");
        }
        const std::string first = phrase.front();
        language.phrases[first].push_back({role, std::move(phrase)});
      }
    }
  }
  return out;
}

std::string_view ScopeLexicon::BuiltInYaml() {
  return
#include <scope_words.yaml.inc>  // made from scope_words.yaml
      ;
}

const ScopeLexicon& ScopeLexicon::BuiltIn() {
  static const ScopeLexicon lexicon = [] {
    Result<ScopeLexicon> read = Read(BuiltInYaml(), "the built-in scope words");
    assert(read);  // a test reads it
    return std::move(*read);
  }();
  return lexicon;
}

ScopeRoles ScopeLexicon::RolesOf(Language language,
                                 const std::string& word) const {
  if (language == Language::kNone) return {};
  const auto& words = languages_[IndexOf(language)].words;
  const auto found = words.find(word);
  return found == words.end() ? ScopeRoles{} : found->second;
}

std::span<const ScopePhrase> ScopeLexicon::PhrasesFrom(
    Language language, const std::string& word) const {
  if (language == Language::kNone) return {};
  const auto& phrases = languages_[IndexOf(language)].phrases;
  const auto found = phrases.find(word);
  if (found == phrases.end()) return {};
  return found->second;
}

}  // namespace quipu
