// What a document states of itself, gathered from its lines.

#ifndef QUIPU_INGEST_READ_STATED_METADATA_H_
#define QUIPU_INGEST_READ_STATED_METADATA_H_

#include <optional>

#include "graph/model/document.h"
#include "ingest/read/byline.h"

namespace quipu {

struct StatedMetadata {
  // Keeps the publisher of the best hint, the earlier of equal ones.
  void AddPublisher(StatedText publisher, PublisherHint hint);

  // A line that is `sure` adds authors to those there are, and its date
  // outweighs that of one that is not.
  void Add(const Byline& byline, bool sure);

  // Once all lines are in: a mail's sender is its author if no line names one,
  // and otherwise the publisher if nothing else does; the date that it was sent
  // counts if no sure line has one.
  void AddMail(std::string_view text);

  DocumentMetadata metadata;
  Span subject;  // of the mail, as the next two; empty if there is none
  Span sender;
  std::optional<StatedDate> sent;

 private:
  PublisherHint hint_ = PublisherHint::kNone;
  bool published_surely_ = false;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_STATED_METADATA_H_
