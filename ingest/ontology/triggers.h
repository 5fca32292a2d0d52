// The trigger lexicon: words that tell a predicate, and where the claim's
// subject and object stand beside them. Data in triggers.*.tsv, which anyone
// may extend; docs/ontology.md tells their columns.

#ifndef QUIPU_INGEST_ONTOLOGY_TRIGGERS_H_
#define QUIPU_INGEST_ONTOLOGY_TRIGGERS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "ingest/ontology/argument_role.h"
#include "language/model/language.h"
#include "language/model/tags.h"

namespace quipu {

// Words are known by HashBytes of their lemma.
struct TriggerSlot {
  ArgumentRole role = ArgumentRole::kSelf;
  uint64_t preposition = 0;  // 0: any, or none
};

struct Trigger {
  uint16_t predicate = 0;  // index in TriggerLexicon::predicates
  Upos upos = Upos::kVerb;
  bool weak = false;     // it often means something else
  uint16_t subject = 0;  // indices of lists of slots
  uint16_t object = 0;
  std::vector<uint64_t> more;  // other words that must stand near
};

class TriggerLexicon {
 public:
  // Of the built-in files.
  static const TriggerLexicon& BuiltIn();

  // Adds the lines of a file. kInvalidArgument names `source` and the line.
  Result<void> Add(Language language, std::string_view tsv,
                   std::string_view source);

  // The triggers that begin with a word of this lemma. Constant time.
  std::span<const Trigger> Of(Language language, uint64_t lemma) const;
  std::span<const TriggerSlot> Slots(uint16_t list) const {
    return slots_[list];
  }
  const std::string& Predicate(uint16_t predicate) const {
    return predicates_[predicate];
  }

 private:
  uint16_t InternPredicate(std::string_view name);
  uint16_t InternSlots(std::string_view frame);

  std::vector<std::string> predicates_;
  std::vector<std::vector<TriggerSlot>> slots_;
  std::unordered_map<std::string, uint16_t> slots_by_frame_;
  std::array<std::unordered_map<uint64_t, std::vector<Trigger>>,
             kLanguages.size()>
      by_lemma_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_TRIGGERS_H_
