// What one document says: who is in it and what it claims about them.

#ifndef QUIPU_GRAPH_MODEL_EXTRACTION_H_
#define QUIPU_GRAPH_MODEL_EXTRACTION_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/hash.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"
#include "graph/model/span.h"

namespace quipu {

enum class MentionKind : uint8_t { kName, kNominal, kPronoun, kAdjectival };

struct Mention {
  Span span;
  MentionKind kind = MentionKind::kName;
  friend auto operator<=>(const Mention&, const Mention&) = default;
};

// How far a name tells its bearer from others (docs/identity.md).
enum class NameKind : uint8_t {
  kFull,         // strong: "Alberto Fujimori", "Communist Party of Peru"
  kStatedAlias,  // strong: the text says that it is another name
  kAcronym,      // weak: "PCP"
  kSurname,      // weak: "Fujimori"
  kCurated,      // strong, and the first choice: given by an analyst
  kDescription,  // no name at all, "the Home Secretary": identifies nothing
};

struct LocalName {
  std::string text;  // as written, white space made single blanks
  NameKind kind = NameKind::kFull;
  Span where;  // its first mention, or the statement of the alias
  friend auto operator<=>(const LocalName&, const LocalName&) = default;
};

// The mentions of one document that refer to one thing.
struct LocalEntity {
  Handle handle;
  std::string type;  // a name from the ontology, e.g. "Person"
  std::string name;  // the longest name, or else the head noun phrase
  std::vector<LocalName> names;   // distinct by (text, kind); may be empty
  std::vector<Mention> mentions;  // ascending by span; at least one
  // The document itself, as a Publication. It is one with no other entity
  // unless an analyst says so.
  bool is_document = false;
  // No word of the text told the type: it is what such names mostly are. The
  // bearer of the same name whose type is known may be this.
  bool type_is_guess = false;
  friend bool operator==(const LocalEntity&, const LocalEntity&) = default;
};

enum class Comparator : uint8_t {
  kEqual,    // "15"
  kMore,     // "more than 50"
  kAtLeast,  // "at least 50"
  kLess,     // "fewer than 50"
  kAtMost,   // "up to 50"
  kAbout,    // "some 150"
  kNearly,   // "nearly 100"
  kAll,      // "all"
};

enum class LiteralKind : uint8_t { kText, kDate, kQuantity };

// An object that is no entity.
struct Literal {
  LiteralKind kind = LiteralKind::kText;
  std::string text;                 // as written
  std::optional<PartialDate> date;  // of a kDate, where it can be told
  std::optional<double> value;      // of a kQuantity; finite
  Comparator comparator = Comparator::kEqual;  // of a kQuantity
  friend bool operator==(const Literal&, const Literal&) = default;
};

using Argument = std::variant<LocalIndex, Literal>;

// "date", "place", "of", "nature": what else the sentence says of the claim.
struct Qualifier {
  std::string name;
  Argument value;
  friend bool operator==(const Qualifier&, const Qualifier&) = default;
};

enum class Polarity : uint8_t { kPositive, kNegative };
enum class Modality : uint8_t {
  kAsserted,
  kAlleged,
  kDenied,
  kFeared,
  kPlanned,
};

// What is claimed held from some day in `begin` to some day in `end`.
struct TimeBounds {
  DayRange begin;
  DayRange end;
  friend auto operator<=>(const TimeBounds&, const TimeBounds&) = default;
};

// Who is made to say it, where it is not the document: an entity, or words.
using Attribution = std::variant<LocalIndex, std::string>;

// Two documents that agree make two claims; nothing ever merges them, so every
// edge an analyst sees leads back to a sentence.
struct Claim {
  LocalIndex subject;
  std::string predicate;  // a name from the ontology, e.g. "member_of"
  Argument object;
  std::vector<Qualifier> qualifiers;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::optional<Attribution> attributed_to;
  std::optional<TimeBounds> time;  // absent if the text gives none
  std::vector<Span> evidence;      // at least one; the first is the main one
  int confidence = 0;              // per mille, 1 to 1000
  std::string rule;                // what found it, e.g. "role.apposition"
  friend bool operator==(const Claim&, const Claim&) = default;
};

// A pure function of the document's text and metadata and of `extractor`.
struct Extraction {
  // Of the code's version, the ontology and the models; of an external one, of
  // the bytes that it was read from.
  Sha256Digest extractor;
  // Somebody else's extractor made it: it is input, and never made again.
  bool external = false;
  std::vector<LocalEntity> entities;  // ascending by first mention, then name
  std::vector<Claim> claims;          // ascending by evidence, then content
  friend bool operator==(const Extraction&, const Extraction&) = default;
};

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_EXTRACTION_H_
