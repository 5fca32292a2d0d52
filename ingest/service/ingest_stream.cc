#include "ingest/service/ingest_stream.h"

#include <chrono>
#include <string>
#include <utility>

#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

// The event of a document that was refused before it was read.
IngestEvent Refusal(const AssembledDocument& document) {
  IngestEvent event;
  event.key = DocumentKey{document.key};
  event.outcome = IngestOutcome::kSkipped;
  event.reason = document.refusal;
  event.source_bytes = document.size;
  return event;
}

IngestSource SourceOf(AssembledDocument& document) {
  return {DocumentKey{document.key},
          [content = std::move(document.content)]() mutable {
            return Result<std::string>(std::move(content));
          }};
}

}  // namespace

ApiResult<void> IngestStream::Run() {
  bool more = true;
  while (more) {
    QUIPU_API_TRY(more, ReadBatch());
    QUIPU_API_CHECK(IngestBatch());
  }
  QUIPU_API_TRY(*summary_.mutable_version(), PublishedVersion(access_.store));
  v1::IngestDocumentsResponse response;
  *response.mutable_summary() = summary_;
  stream_.Write(response);
  return {};
}

ApiResult<bool> IngestStream::ReadBatch() {
  uint64_t bytes = 0;
  batch_.clear();
  while (batch_.size() < access_.options.batch_documents &&
         bytes < access_.options.batch_bytes) {
    v1::IngestDocumentsRequest part;
    QUIPU_API_TRY(const Received received,
                  stream_.Read(part, std::chrono::hours(1)));
    QUIPU_API_CHECK(call_.CheckRunning());
    if (received == Received::kEnd) {
      QUIPU_API_CHECK(assembler_.CheckWhole());
      return false;
    }
    if (received == Received::kNothing) continue;
    QUIPU_API_TRY(auto document, assembler_.Add(std::move(part)));
    if (!document) continue;
    bytes += document->content.size();
    batch_.push_back(std::move(*document));
  }
  return true;
}

ApiResult<void> IngestStream::IngestBatch() {
  std::vector<IngestSource> sources;
  for (AssembledDocument& document : batch_) {
    if (document.refusal.empty()) sources.push_back(SourceOf(document));
  }
  // Refused documents are told of in their places between the others.
  size_t next = 0;
  const auto send_refusals = [&] {
    for (; next < batch_.size() && !batch_[next].refusal.empty(); ++next) {
      SendOutcome(OutcomeToProto(Refusal(batch_[next])));
      summary_.set_skipped(summary_.skipped() + 1);
    }
  };
  IngestOptions options;
  options.threads = access_.options.threads;
  options.cancel = call_.cancelled;
  options.on_event = [&](const IngestEvent& event) {
    send_refusals();
    SendOutcome(OutcomeToProto(event));
    ++next;
  };
  if (!sources.empty()) {
    const std::lock_guard lock(access_.mutex);
    QUIPU_API_TRY(const IngestReport report,
                  Ingest(access_.store, access_.extractor, sources, options));
    summary_.set_added(summary_.added() + report.added);
    summary_.set_replaced(summary_.replaced() + report.replaced);
    summary_.set_unchanged(summary_.unchanged() + report.unchanged);
    summary_.set_skipped(summary_.skipped() + report.skipped);
    changes_.Add(report.derivation);
    if (const Result<void> loaded = access_.on_published(); !loaded) {
      return Annotate(loaded.error(),
                      "the documents are stored, but cannot be served");
    }
    QUIPU_API_CHECK(call_.CheckRunning());
  }
  send_refusals();
  return {};
}

void IngestStream::SendOutcome(v1::DocumentOutcome outcome) {
  outcome.set_done(++done_);
  v1::IngestDocumentsResponse response;
  *response.mutable_outcome() = std::move(outcome);
  stream_.Write(response);  // a client that is gone has cancelled the call
}

}  // namespace quipu
