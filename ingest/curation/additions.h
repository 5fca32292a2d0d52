// What an analyst adds to documents, on words that he quotes, and what he
// corrects in what they say of themselves -> entries of the curation log.

#ifndef QUIPU_INGEST_CURATION_ADDITIONS_H_
#define QUIPU_INGEST_CURATION_ADDITIONS_H_

#include <optional>
#include <string>
#include <variant>

#include "base/result.h"
#include "graph/model/curation.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/ontology.h"
#include "graph/store/reader.h"

namespace quipu {

// Words of a document, as written but for white space. Where they stand more
// than once, `within` are words around them that do not.
struct QuotedWords {
  DocumentKey document;
  std::string quote;
  std::string within;
};

// All of these fail as those of decisions.h do; kNotFound, too, for words that
// the document does not have, and kInvalidArgument for words that it has more
// than once.

// The words mention the entity. kInvalidArgument if they are a mention already.
Result<CurationEntry> AddMentionDecision(const Reader& reader,
                                         const QuotedWords& words,
                                         const Handle& entity,
                                         MentionKind kind);

// The words mention a thing of this type, called `name`, or, if that is empty
// and `kind` is kName, as the words say.
Result<CurationEntry> AddEntityDecision(
    const Reader& reader, const Ontology& ontology, const QuotedWords& words,
    const std::string& type, MentionKind kind, const std::string& name);

struct ClaimDraft {
  Handle subject;
  std::string predicate;
  std::variant<Handle, Literal> object;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  // Who is made to say it, if it is not the document.
  std::variant<std::monostate, Handle, std::string> speaker;
  std::optional<PartialDate> since;  // when it began to hold
  std::optional<PartialDate> until;  // when it ceased to
};

// A literal as an analyst types it: a date as PartialDate::Parse takes it, a
// quantity as a number behind the sign of its comparator ("50", ">50", "~100").
Result<Literal> ParseLiteral(LiteralKind kind, const std::string& text);

// The words claim this. The document must mention the entities, and the
// ontology allow the predicate between them: else kInvalidArgument.
Result<CurationEntry> AddClaimDecision(const Reader& reader,
                                       const Ontology& ontology,
                                       const QuotedWords& words,
                                       const ClaimDraft& draft);

// The document says this of itself.
Result<CurationEntry> CorrectDecision(const Reader& reader,
                                      const DocumentKey& document,
                                      Correction correction);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_ADDITIONS_H_
