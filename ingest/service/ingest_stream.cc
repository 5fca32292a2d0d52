#include "ingest/service/ingest_stream.h"

#include <chrono>
#include <string>
#include <utility>

#include "ingest/service/changes.h"

namespace quipu {
namespace {

// A client that pauses for so long is told of what it has sent.
constexpr std::chrono::milliseconds kPatience(250);

IngestSource SourceOf(AssembledDocument document) {
  IngestSource source;
  source.key.value = std::move(document.key);
  source.size = document.size;
  source.load = [content = std::move(document.content),
                 refusal = std::move(document.refusal)]() mutable {
    return refusal.empty() ? Result<std::string>(std::move(content))
                           : InvalidArgument(std::move(refusal));
  };
  return source;
}

}  // namespace

IngestStream::IngestStream(const WriteAccess& access, const Call& call,
                           MessageStream& stream)
    : access_(access),
      call_(call),
      stream_(stream),
      assembler_(access.options),
      session_(access.writer,
               {.threads = access.options.threads,
                .group_documents = access.options.batch_documents,
                .group_bytes = access.options.batch_bytes,
                .on_event = [this](const auto& event) { SendOutcome(event); },
                .cancel = call.cancelled}) {}

ApiResult<void> IngestStream::Run() {
  const ApiResult<void> received = Receive();
  // What was acknowledged is published in any case.
  const Result<IngestReport> report = session_.Finish();
  QUIPU_API_CHECK(received);
  if (!report) return report.error();
  QUIPU_API_CHECK(call_.CheckRunning());
  return SendSummary(*report);
}

ApiResult<void> IngestStream::Receive() {
  uint64_t bytes = 0;  // since the session held nothing
  while (true) {
    v1::IngestDocumentsRequest part;
    QUIPU_API_TRY(const Received received, stream_.Read(part, kPatience));
    QUIPU_API_CHECK(call_.CheckRunning());
    if (received == Received::kEnd) {
      QUIPU_API_CHECK(assembler_.CheckWhole());
      return {};
    }
    if (received == Received::kMessage) {
      QUIPU_API_TRY(auto document, assembler_.Add(std::move(part)));
      if (!document) continue;
      bytes += document->content.size();
      QUIPU_API_CHECK(session_.Add(SourceOf(std::move(*document))));
    }
    if (received == Received::kNothing ||
        bytes >= access_.options.batch_bytes) {
      QUIPU_API_CHECK(session_.Flush());
      bytes = 0;
    }
  }
}

ApiResult<void> IngestStream::SendSummary(const IngestReport& report) {
  if (const Result<void> served = access_.await_served(); !served) {
    return Annotate(served.error(),
                    "the documents are stored, but cannot be served");
  }
  v1::IngestDocumentsResponse response;
  v1::IngestSummary& summary = *response.mutable_summary();
  summary.set_added(report.added);
  summary.set_replaced(report.replaced);
  summary.set_unchanged(report.unchanged);
  summary.set_skipped(report.skipped);
  ChangeList<v1::IngestSummary>(summary).Add(report.derivation);
  QUIPU_API_TRY(*summary.mutable_version(),
                PublishedVersion(access_.writer.store()));
  stream_.Write(response);
  return {};
}

void IngestStream::SendOutcome(const IngestEvent& event) {
  v1::IngestDocumentsResponse response;
  *response.mutable_outcome() = OutcomeToProto(event);
  stream_.Write(response);  // a client that is gone has cancelled the call
}

}  // namespace quipu
