// A claim as it is shown: what is said of whom, in which words, and where.

#ifndef QUIPU_QUERY_ENGINE_CLAIM_VIEW_H_
#define QUIPU_QUERY_ENGINE_CLAIM_VIEW_H_

#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/model/ids.h"
#include "graph/model/partial_date.h"
#include "graph/model/source_map.h"
#include "graph/model/span.h"

namespace quipu {

// What an entity is called.
struct EntityLabel {
  EntityNumber number;
  Handle id;
  std::string name;
  std::string type;
  friend bool operator==(const EntityLabel&, const EntityLabel&) = default;
};

struct EntityView;
EntityLabel LabelOf(const EntityView& entity);

// What a document says of itself; "" and nothing where it does not.
struct Citation {
  DocumentNumber number;
  DocumentKey key;
  std::string title;
  std::string publisher;
  std::vector<std::string> authors;
  std::optional<PartialDate> published;
  friend bool operator==(const Citation&, const Citation&) = default;
};

// A quoted stretch of a document.
struct Quote {
  std::string text;              // the bytes of `span`
  Span span;                     // in the clean text
  SourceMap::SourceSpan source;  // in the original file
  Locator locator;               // of its first byte
  // Where it mentions the subject and the object of the claim, in the clean
  // text.
  std::vector<Span> subject;
  std::vector<Span> object;
};

using ValueView = std::variant<EntityLabel, Literal>;

struct QualifierView {
  std::string name;
  ValueView value;
};

// Who is made to say it: an entity, or words of the document.
using SpeakerView = std::variant<EntityLabel, std::string>;

struct ClaimView {
  ClaimRef ref;
  Citation document;
  EntityLabel subject;
  std::string predicate;
  ValueView object;
  std::vector<QualifierView> qualifiers;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  std::optional<SpeakerView> speaker;
  std::optional<TimeBounds> time;
  std::vector<Quote> quotes;  // at least one; the first is the main one
  int confidence = 0;         // per mille
  std::string rule;
};

// What a claim is called on the command line, "docs/report.txt#3": its
// document's key and its number there. It stays while the document and the
// extractor stay as they are.
std::string ClaimIdOf(const DocumentKey& document, ClaimIndex claim);

const std::string& TextOf(const ValueView& value);
const std::string& NameOf(const SpeakerView& speaker);
Citation CitationOf(DocumentNumber number, const Document& document);

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIM_VIEW_H_
