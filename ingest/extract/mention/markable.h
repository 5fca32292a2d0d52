// What may be a mention: many candidates, of which later stages keep some.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_MARKABLE_H_
#define QUIPU_INGEST_EXTRACT_MENTION_MARKABLE_H_

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/sentence_tree.h"
#include "language/model/analysis.h"

namespace quipu {

enum class MarkableKind : uint8_t {
  kName,
  kNestedName,  // inside a name of something else
  kDemonym,     // "Peruvian"
  kNoun,        // a noun phrase without a name as its head
  kPronoun,     // also possessive
  kVerb,        // that may tell an event
  kDate,
  kQuantity,
};

// Words [begin, end) of a sentence; `head` is that word of them from which the
// others hang.
struct Markable {
  MarkableKind kind = MarkableKind::kNoun;
  std::optional<NameType> recognized;  // of a kName
  uint32_t sentence = 0;               // index in Analysis::sentences
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t head = 0;
  uint32_t literal = 0;  // of kDate and kQuantity: index in Markables::literals
  Span span;
  bool IsLiteral() const { return kind >= MarkableKind::kDate; }
};

// A date or a quantity.
struct MarkedLiteral {
  Literal literal;
  // Of a date: in which days what happens then lies.
  std::optional<TimeBounds> bounds;
  // Whether a quantity is one of things, not of money or a measure.
  bool of_things = true;
};

inline constexpr uint32_t kNoSpeaker = 0xffffffff;

// In whose words a markable stands.
struct Spoken {
  uint32_t speech = 0;  // a quotation or a turn; 0: nobody's that is known
  uint32_t speaker = kNoSpeaker;  // markable
  friend bool operator==(const Spoken&, const Spoken&) = default;
};

// The markables of a document: by sentence, begin, then the longest first.
struct Markables {
  std::vector<Markable> all;
  std::vector<Spoken> spoken;   // parallel to `all`; empty: not looked for
  std::vector<uint32_t> first;  // of each sentence, and the end
  std::vector<SentenceTree> trees;
  std::vector<MarkedLiteral> literals;

  std::span<const Markable> Of(uint32_t sentence) const {
    return std::span(all).subspan(first[sentence],
                                  first[sentence + 1] - first[sentence]);
  }
};

// A date or a quantity, or a name inside a name or a demonym, as found by those
// who look for them.
struct MarkedWords {
  MarkableKind kind = MarkableKind::kDate;
  uint32_t sentence = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  MarkedLiteral literal = {};  // of kDate and kQuantity
};

// The names of the analysis, `marked` (ascending by sentence), and from the
// trees noun phrases outside names (without coordination, clauses and
// appositions), personal, demonstrative and possessive pronouns, verbs and
// predicative adjectives. The analysis must outlive the markables. Linear.
Markables FindMarkables(const Analysis& analysis,
                        std::span<const MarkedWords> marked);

// What a markable may be. kNone: no mention at all.
enum class MentionType : uint8_t {
  kPerson,
  kRegime,
  kParty,
  kOrganization,
  kGroup,
  kPrison,
  kPlace,
  kEvent,
  kPublication,
  kFacility,
  kDoctrine,
  kNone,
};
inline constexpr size_t kMentionTypeCount = 12;

// "" for kNone, else the identifier of an entity type of the ontology.
std::string_view NameOf(MentionType type);
// kNone for any other name.
MentionType MentionTypeOf(std::string_view name);

// Natural logarithms of probabilities, parallel to Markables::all.
using TypeScores = std::vector<std::array<float, kMentionTypeCount>>;

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_MARKABLE_H_
