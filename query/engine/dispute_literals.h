// What claims say that differ in numbers, dates or words.

#ifndef QUIPU_QUERY_ENGINE_DISPUTE_LITERALS_H_
#define QUIPU_QUERY_ENGINE_DISPUTE_LITERALS_H_

#include <optional>
#include <span>
#include <vector>

#include "base/result.h"
#include "graph/model/extraction.h"
#include "query/disputes/dispute_words.h"
#include "query/disputes/stated_value.h"
#include "query/engine/dispute_slots.h"
#include "query/engine/generation.h"
#include "query/engine/query_limits.h"
#include "query/search/search_meter.h"

namespace quipu {

struct StatedLiteral {
  Literal literal;  // of kinship, its kind in words
  StatedValue value;
  CountedScope scope;  // of a number that counts what an event did
};

// Of each claim of a slot, by position; nullopt for one that differs in an
// entity or a time, and for what cannot be compared: a number, a date or a
// kinship that cannot be told.
using SlotLiterals = std::vector<std::optional<StatedLiteral>>;

// Of each slot. Reads the documents of such claims, once each; stops where the
// meter does, as if the rest could not be compared.
Result<std::vector<SlotLiterals>> ReadSlotLiterals(
    const Generation& generation, const QueryLimits& limits,
    std::span<const DisputeSlot> slots, SearchMeter& meter);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_DISPUTE_LITERALS_H_
