// A sentence as scope sees it: its tree downwards, and what each word does to
// claims.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SENTENCE_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SENTENCE_H_

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "ingest/ontology/scope_words.h"
#include "language/model/analysis.h"

namespace quipu {

// Words [begin, end) of a sentence that say one role together.
struct FoundPhrase {
  ScopeRole role;
  uint32_t begin = 0;
  uint32_t end = 0;
};

class ScopeSentence {
 public:
  // `language` is that of its words; analysis and sentence must outlive this.
  // Linear.
  ScopeSentence(const Analysis& analysis, const AnalyzedSentence& sentence,
                Language language, const ScopeLexicon& lexicon);

  const AnalyzedSentence& analyzed() const { return *sentence_; }
  uint32_t size() const { return static_cast<uint32_t>(roles_.size()); }
  const SyntacticWord& word(uint32_t at) const { return sentence_->words[at]; }
  Span SpanOf(uint32_t at) const {
    return sentence_->tokens[word(at).token].span;
  }
  // The first word that ends after the byte; size() if none does. Logarithmic.
  uint32_t FirstEndingAfter(uint32_t offset) const;
  Language language() const { return language_; }
  std::string_view LemmaOf(uint32_t at) const {
    return analysis_->Lemma(word(at));
  }

  // Only roles that the word's part of speech allows.
  ScopeRoles roles(uint32_t at) const { return roles_[at]; }
  bool Is(uint32_t at, ScopeRole role) const { return roles_[at].Has(role); }
  const std::vector<FoundPhrase>& phrases() const { return phrases_; }

  // Ascending.
  std::span<const uint32_t> children(uint32_t at) const {
    return std::span(children_).subspan(begins_[at],
                                        begins_[at + 1] - begins_[at]);
  }
  // nullopt of the root, and of what has no tree.
  std::optional<uint32_t> above(uint32_t at) const {
    const uint32_t head = word(at).head;
    if (head == 0 || head > size() || head - 1 == at) return std::nullopt;
    return head - 1;
  }
  std::optional<uint32_t> ChildBy(uint32_t at, Deprel relation) const;
  // The highest word of those that lie in `span`; nullopt if none does.
  std::optional<uint32_t> HeadIn(Span span) const;
  // Whether `at` is `top` or below it.
  bool IsUnder(uint32_t at, uint32_t top) const;
  // The bytes of "…" in "said that …"; nullopt if nothing is said so.
  std::optional<Span> ThatClause(uint32_t verb) const;
  // A verb that shares the subject of the one above it: "denied having done".
  bool IsInfinitive(uint32_t at) const;
  // A verb, or what stands for one: a predicate with a copula or a subject.
  bool IsPredicate(uint32_t at) const;

 private:
  void LinkChildren();
  void FindPhrases(const Analysis& analysis, const ScopeLexicon& lexicon);

  const Analysis* analysis_;
  const AnalyzedSentence* sentence_;
  Language language_;
  std::vector<ScopeRoles> roles_;
  std::vector<FoundPhrase> phrases_;
  std::vector<uint32_t> children_;
  std::vector<uint32_t> begins_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SENTENCE_H_
