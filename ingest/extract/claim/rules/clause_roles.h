// Who does what to whom in a sentence, however its clauses are turned. Words
// are numbered as in AnalyzedSentence::words.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAUSE_ROLES_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAUSE_ROLES_H_

#include <cstdint>
#include <vector>

#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/sentence_tree.h"
#include "ingest/ontology/tree_pattern.h"
#include "language/model/analysis.h"

namespace quipu {

class ClauseRoles {
 public:
  // `sentence` must outlive it and have an analysis.
  explicit ClauseRoles(const ItemSentence& sentence);

  const SentenceTree& tree() const { return tree_; }
  // The item that covers the word.
  int item(uint32_t word) const { return items_[word]; }

  bool HasLemma(uint32_t word, const FrameLemma& lemma) const;

  // The words that play a role of the verb or noun `head`, each with those that
  // are coordinated with it.
  std::vector<uint32_t> Fillers(uint32_t head, const FrameStep& step,
                                bool noun) const;

  // What is said of a clause by its own words.
  bool IsNegated(uint32_t head) const;
  bool IsHedged(uint32_t head) const;   // "allegedly", "aurait acquis"
  bool IsPlanned(uint32_t head) const;  // "will acquire"
  // Only may be, or is to be thought of: "may", "if", a subjunctive.
  bool IsUnreal(uint32_t head) const;

 private:
  const SyntacticWord& word(uint32_t word) const { return tree_.word(word); }
  WordId lemma(uint32_t word) const;
  bool Is(uint32_t word, Deprel relation) const;
  bool HasCue(uint32_t word, Cue cue) const;
  bool HasCase(uint32_t word, const std::vector<WordId>& cases) const;
  bool IsPassive(uint32_t verb) const;
  bool IsMisreadObject(uint32_t word, uint32_t verb) const;
  std::vector<uint32_t> Subjects(uint32_t verb) const;  // of the surface
  std::vector<uint32_t> Agents(uint32_t verb) const;
  std::vector<uint32_t> NounSubjects(uint32_t noun) const;
  std::vector<uint32_t> Objects(uint32_t verb) const;
  std::vector<uint32_t> WithCase(uint32_t head, const FrameStep& step) const;
  uint32_t Antecedent(uint32_t word) const;
  void AddCoordinated(std::vector<uint32_t>& words) const;

  const ItemSentence& sentence_;
  SentenceTree tree_;
  std::vector<int> items_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_RULES_CLAUSE_ROLES_H_
