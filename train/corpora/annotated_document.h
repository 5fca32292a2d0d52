// Documents annotated with entities, mentions and claims: a text with brackets,
// a line for each entity and one for each claim.
//
//   #id en-017
//   #language en
//   == text
//   [The army|army.n] stormed [Hautmont prison|haut] on 3 May 1991.
//   == entities
//   army Organization the army
//   haut Prison Hautmont
//   == claims
//   attacked army haut ; date=1991-05-03 @ "stormed Hautmont prison"

#ifndef QUIPU_TRAIN_CORPORA_ANNOTATED_DOCUMENT_H_
#define QUIPU_TRAIN_CORPORA_ANNOTATED_DOCUMENT_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "graph/model/span.h"

namespace quipu {

enum class GoldKind : uint8_t {
  kName,     // [words|id]
  kNested,   // .x: a name inside a name of something else
  kDemonym,  // .a
  kTitled,   // .t: a name with its title or office around it
  kNoun,     // .n
  kPronoun,  // .p
  kVerb,     // .v: tells an event
  kAny,      // of example sentences, which do not tell
};

struct GoldMention {
  Span span;  // of Document::text
  GoldKind kind = GoldKind::kName;
  uint32_t entity = 0;  // index in AnnotatedDocument::entities
  friend bool operator==(const GoldMention&, const GoldMention&) = default;
};

struct GoldEntity {
  std::string id;
  std::string type;  // of the ontology; "" in example sentences
  std::string name;
};

// An entity, or words of the text. Words have no place of their own: the text
// may hold them more than once.
using GoldArgument = std::variant<uint32_t, Literal>;

struct GoldQualifier {
  std::string name;                           // "date", "place", "of", "nature"
  std::variant<uint32_t, std::string> value;  // an entity, or as written
};

struct GoldClaim {
  uint32_t predicate = 0;  // index in Ontology::predicates
  uint32_t subject = 0;
  GoldArgument object;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  // Who is made to say it: entities, or words where it is none.
  std::vector<std::variant<uint32_t, std::string>> by;
  std::vector<GoldQualifier> qualifiers;
  int difficulty = 1;  // 1: one clause, 2: coreference or elision, 3: inference
  Span evidence;       // of Document::text: the words that carry the claim
};

struct AnnotatedDocument {
  std::string id;
  // Other lines of the head as they stand: "genre", "title", "licence".
  std::vector<std::pair<std::string, std::string>> metadata;
  // As a reader of the plain text in a file ID.txt finds it.
  Document document;
  std::vector<GoldMention> mentions;  // by begin, then the longest first
  std::vector<GoldEntity> entities;
  std::vector<GoldClaim> claims;

  std::string_view Metadata(std::string_view name) const;  // "" without it
};

// Strict: kInvalidArgument as "source:line: what is wrong" for anything that
// does not follow the form, an id, type or predicate that is not known, or
// words that the text does not hold.
Result<AnnotatedDocument> ParseAnnotatedDocument(std::string_view bytes,
                                                 std::string_view source,
                                                 const Ontology& ontology);

// All files *.ann of the folder, by name. kNotFound without one.
Result<std::vector<AnnotatedDocument>> ReadAnnotatedFolder(
    const std::filesystem::path& folder, const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_ANNOTATED_DOCUMENT_H_
