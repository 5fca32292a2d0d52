// What a document states of itself, gathered from its lines.

#include "ingest/read/stated_metadata.h"

#include <utility>

#include "ingest/read/line_pieces.h"

namespace quipu {

void StatedMetadata::AddPublisher(StatedText publisher, PublisherHint hint) {
  if (hint <= hint_) return;
  hint_ = hint;
  metadata.publisher = std::move(publisher);
}

void StatedMetadata::Add(const Byline& byline, bool sure) {
  if (metadata.authors.empty()) {
    metadata.authors = byline.authors;
  } else if (sure) {
    metadata.authors.insert(metadata.authors.end(), byline.authors.begin(),
                            byline.authors.end());
  }
  if (byline.publisher) AddPublisher(*byline.publisher, byline.hint);
  if (!byline.date) return;
  if (!metadata.published || (sure && !published_surely_)) {
    metadata.published = byline.date;
    published_surely_ = sure;
  }
}

void StatedMetadata::AddMail(std::string_view text) {
  if (!sender.empty()) {
    if (metadata.authors.empty()) {
      metadata.authors.push_back(Stated(text, sender));
    } else {
      AddPublisher(Stated(text, sender), PublisherHint::kSender);
    }
  }
  if (sent && (!metadata.published || !published_surely_)) {
    metadata.published = sent;
  }
}

}  // namespace quipu
