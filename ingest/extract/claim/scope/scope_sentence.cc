#include "ingest/extract/claim/scope/scope_sentence.h"

#include <algorithm>
#include <string>

#include "language/text/fold.h"

namespace quipu {
namespace {

// What a word of this part of speech can do.
ScopeRoles Allowed(ScopeRoles roles, const SyntacticWord& word) {
  const bool verb = word.upos == Upos::kVerb || word.upos == Upos::kAux;
  const bool noun = word.upos == Upos::kNoun;
  ScopeRoles out = roles.Between(ScopeRole::kNegator, ScopeRole::kFirstPerson);
  if (verb) {
    out = out | roles.Between(ScopeRole::kReportVerb, ScopeRole::kSeemVerb) |
          roles.Between(ScopeRole::kMayVerb, ScopeRole::kWillVerb);
  }
  if (noun) {
    out = out | roles.Between(ScopeRole::kReportNoun, ScopeRole::kFailNoun);
  }
  return out | roles.Between(ScopeRole::kAllegeWord, ScopeRole::kFailWord);
}

}  // namespace

ScopeSentence::ScopeSentence(const Analysis& analysis,
                             const AnalyzedSentence& sentence,
                             Language language, const ScopeLexicon& lexicon)
    : analysis_(&analysis), sentence_(&sentence), language_(language) {
  roles_.reserve(sentence.words.size());
  for (const SyntacticWord& word : sentence.words) {
    const std::string form = Fold(word.form, kPhraseFolding);
    const std::string lemma = Fold(analysis.Lemma(word), kPhraseFolding);
    roles_.push_back(Allowed(
        lexicon.RolesOf(language, lemma) | lexicon.RolesOf(language, form),
        word));
  }
  FindPhrases(analysis, lexicon);
  LinkChildren();
}

// Phrases are of tokens: "al parecer", although "al" is two words.
void ScopeSentence::FindPhrases(const Analysis& analysis,
                                const ScopeLexicon& lexicon) {
  const std::vector<SurfaceToken>& tokens = sentence_->tokens;
  std::vector<std::string> forms;
  forms.reserve(tokens.size());
  for (const SurfaceToken& token : tokens) {
    forms.push_back(Fold(analysis.FormOf(*sentence_, token), kPhraseFolding));
  }
  for (size_t at = 0; at < forms.size(); ++at) {
    for (const ScopePhrase& phrase :
         lexicon.PhrasesFrom(language_, forms[at])) {
      const size_t length = phrase.words.size();
      if (at + length > forms.size() ||
          !std::equal(phrase.words.begin(), phrase.words.end(),
                      forms.begin() + static_cast<ptrdiff_t>(at))) {
        continue;
      }
      const SurfaceToken& last = tokens[at + length - 1];
      phrases_.push_back({phrase.role, tokens[at].first_word,
                          last.first_word + last.word_count});
    }
  }
}

void ScopeSentence::LinkChildren() {
  begins_.assign(size() + 1, 0);
  for (uint32_t at = 0; at < size(); ++at) {
    if (const auto head = above(at)) ++begins_[*head + 1];
  }
  for (uint32_t at = 0; at < size(); ++at) begins_[at + 1] += begins_[at];
  children_.resize(begins_.back());
  std::vector<uint32_t> next(begins_.begin(), begins_.end() - 1);
  for (uint32_t at = 0; at < size(); ++at) {
    if (const auto head = above(at)) children_[next[*head]++] = at;
  }
}

uint32_t ScopeSentence::FirstEndingAfter(uint32_t offset) const {
  const auto& words = sentence_->words;
  const auto found = std::partition_point(
      words.begin(), words.end(), [&](const SyntacticWord& word) {
        return sentence_->tokens[word.token].span.end <= offset;
      });
  return static_cast<uint32_t>(found - words.begin());
}

std::optional<Span> ScopeSentence::ThatClause(uint32_t verb) const {
  const auto clause = ChildBy(verb, Deprel::kCcomp);
  if (!clause || *clause < verb) return std::nullopt;
  const auto mark = ChildBy(*clause, Deprel::kMark);
  if (!mark || !Is(*mark, ScopeRole::kThatWord)) return std::nullopt;
  uint32_t end = *mark + 1;
  while (end < size() && (IsUnder(end, *clause) || end < *clause)) ++end;
  while (end > *mark + 1 && word(end - 1).upos == Upos::kPunct) --end;
  if (end <= *mark + 2) return std::nullopt;
  return sentence_->SpanOfWords(*mark + 1, end);
}

bool ScopeSentence::IsInfinitive(uint32_t at) const {
  if (word(at).deprel == Deprel::kXcomp) return true;
  bool infinitive = word(at).Has(Feature::kInfinitive);
  for (const uint32_t child : children(at)) {
    if (word(child).deprel == Deprel::kNsubj) return false;
    if (word(child).deprel == Deprel::kAux) {
      infinitive = word(child).Has(Feature::kInfinitive);
    }
  }
  return infinitive;
}

std::optional<uint32_t> ScopeSentence::ChildBy(uint32_t at,
                                               Deprel relation) const {
  for (const uint32_t child : children(at)) {
    if (word(child).deprel == relation) return child;
  }
  return std::nullopt;
}

std::optional<uint32_t> ScopeSentence::HeadIn(Span span) const {
  std::optional<uint32_t> first;
  for (uint32_t at = FirstEndingAfter(span.begin); at < size(); ++at) {
    if (SpanOf(at).begin >= span.end) break;
    const auto up = above(at);
    if (!up || !span.Overlaps(SpanOf(*up))) return at;
    if (!first) first = at;
  }
  return first;
}

bool ScopeSentence::IsUnder(uint32_t at, uint32_t top) const {
  for (uint32_t steps = 0; steps <= size(); ++steps) {
    if (at == top) return true;
    const auto head = above(at);
    if (!head) return false;
    at = *head;
  }
  return false;
}

bool ScopeSentence::IsPredicate(uint32_t at) const {
  if (word(at).upos == Upos::kVerb || word(at).upos == Upos::kAux) return true;
  return ChildBy(at, Deprel::kCop) || ChildBy(at, Deprel::kNsubj) ||
         ChildBy(at, Deprel::kCsubj);
}

}  // namespace quipu
