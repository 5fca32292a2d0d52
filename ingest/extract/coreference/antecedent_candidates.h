// Which markables may refer to something named before, and to what.

#ifndef QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_CANDIDATES_H_
#define QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_CANDIDATES_H_

#include <array>
#include <cstdint>
#include <deque>
#include <unordered_map>
#include <vector>

#include "ingest/extract/coreference/markable_facts.h"
#include "ingest/extract/mention/markable.h"

namespace quipu {

inline constexpr size_t kMostCandidates = 40;

// Goes through the markables of a document from first to last.
class AntecedentCandidates {
 public:
  // All must outlive the candidates.
  AntecedentCandidates(const Markables& markables, const MarkableFacts& facts)
      : markables_(markables), facts_(facts) {}

  // Whether the markable takes part: literals do not, nor do nouns and verbs
  // that are hardly mentions.
  bool TakesPart(uint32_t markable) const;

  // Of a markable that takes part, the nearest first; then remembers the
  // markable for later ones. Call it in ascending order. At most
  // kMostCandidates: the last few with a word or the initials of it, for what
  // is no name the last names of its type, for "I" and "we" the speaker and the
  // last of their kind, and the nearest. Constant but for its words.
  const std::vector<uint32_t>& Of(uint32_t markable);

 private:
  void Remember(uint32_t markable);
  void Take(const std::deque<uint32_t>& from);

  const Markables& markables_;
  const MarkableFacts& facts_;
  std::unordered_map<uint64_t, std::deque<uint32_t>> by_word_;
  // The last names of each type, each with other words than the one before.
  std::array<std::deque<uint32_t>, kMentionTypeCount> by_type_;
  std::deque<uint32_t> first_persons_;  // pronouns
  std::deque<uint32_t> recent_;         // likely mentions
  std::deque<uint32_t> recent_events_;  // likely verbs
  std::vector<uint32_t> candidates_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_COREFERENCE_ANTECEDENT_CANDIDATES_H_
