// What some of several voices say and others, who speak of the same, do not.

#ifndef QUIPU_QUERY_COMPARE_SILENCES_H_
#define QUIPU_QUERY_COMPARE_SILENCES_H_

#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <vector>

namespace quipu {

// One relation, as some voices state it. Entities, predicates and voices are
// numbered by the caller; voices from 0.
struct Saying {
  uint32_t subject = 0;
  uint32_t predicate = 0;
  std::optional<uint32_t> object;  // absent: words, a number or a date
  std::set<uint32_t> voices;       // at least one
  int confidence = 0;              // of the strongest claim, per mille
  bool is_words = false;           // the object is words, such as an alias
};

struct Silence {
  size_t saying = 0;  // which of those given
  // Voices that speak of the subject, and of the object if that is an entity,
  // and neither say it nor tie the two in another way; nor, without an object,
  // say anything else under its predicate.
  std::vector<uint32_t> silent;
};

struct Silences {
  // Said by one voice alone, and where it has no object, no other one says
  // anything under its predicate of the subject. What others are silent on
  // comes first, then that of whose subject or object others speak, then ties
  // that others know in another way, then the rest; in each of these words come
  // last, and then it goes by confidence.
  std::vector<Silence> alone;
  // Said by two voices or more, with a voice that is silent. Words come last,
  // then it goes by most voices, fewest silent ones, and confidence.
  std::vector<Silence> omitted;
};

// `spoken_of` has the entities of each voice, those of its sayings included.
// With `focus`, only what this voice alone says, and what it is silent on.
// Of equal rank in the order given. O(n v log n) for n sayings and v voices.
Silences FindSilences(std::span<const Saying> sayings,
                      std::span<const std::set<uint32_t>> spoken_of,
                      std::optional<uint32_t> focus = std::nullopt);

}  // namespace quipu

#endif  // QUIPU_QUERY_COMPARE_SILENCES_H_
