// What a verb, noun or adjective is told of, whatever the sentence's form:
// passives turned round, relative clauses, control and coordination undone.
// After the "deep" syntactic functions of, among others, Candito et al.,
// "Deep syntax annotation of the Sequoia French treebank", LREC 2014.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_PREDICATE_ARGUMENTS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_PREDICATE_ARGUMENTS_H_

#include <cstdint>
#include <span>
#include <vector>

#include "ingest/extract/mention/sentence_tree.h"
#include "ingest/ontology/argument_role.h"

namespace quipu {

struct PredicateArgument {
  uint32_t predicate = 0;  // a word
  uint32_t word = 0;
  ArgumentRole role = ArgumentRole::kSelf;
  uint32_t preposition = kNoWord;  // of kOblique and kModifier: its word
};

// The arguments of all words of a sentence.
class PredicateArguments {
 public:
  // Linear: of long coordinations only the first eight conjuncts are shared.
  explicit PredicateArguments(const SentenceTree& tree);

  // Of one word, as argument: in the order of the predicates. Itself included.
  std::span<const PredicateArgument> OfWord(uint32_t w) const {
    return std::span(by_word_).subspan(ends_[w], ends_[w + 1] - ends_[w]);
  }
  // Those of one predicate, in no special order.
  std::span<const PredicateArgument> OfPredicate(uint32_t w) const {
    return std::span(by_predicate_)
        .subspan(predicate_ends_[w],
                 predicate_ends_[w + 1] - predicate_ends_[w]);
  }

 private:
  std::vector<PredicateArgument> by_word_, by_predicate_;
  std::vector<uint32_t> ends_, predicate_ends_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_PREDICATE_ARGUMENTS_H_
