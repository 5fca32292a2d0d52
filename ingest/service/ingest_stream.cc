// One call of IngestDocuments.

#include "ingest/service/ingest_stream.h"

#include <string>
#include <utility>

#include "ingest/pipeline/ingest.h"
#include "rpc/grpc_status.h"

namespace quipu {
namespace {

grpc::Status CancelledStatus() {
  return StatusWithReason(grpc::StatusCode::CANCELLED, "CANCELLED",
                          "the client cancelled the call");
}

// The event of a document that was refused before it was read.
IngestEvent Refusal(const ArrivedDocument& document) {
  IngestEvent event;
  event.key = DocumentKey{document.key};
  event.outcome = IngestOutcome::kSkipped;
  event.reason = document.refusal;
  event.source_bytes = document.size;
  return event;
}

IngestSource SourceOf(ArrivedDocument& document) {
  return {DocumentKey{document.key},
          [content = std::move(document.content)]() mutable {
            return Result<std::string>(std::move(content));
          }};
}

}  // namespace

IngestStream::IngestStream(Changer& changer)
    : changer_(changer), arrivals_(changer.options) {
  if (changer_.streams.fetch_add(1) < changer_.options.max_streams) {
    StartRead(&part_);
  } else {
    Finish(StatusWithReason(grpc::StatusCode::RESOURCE_EXHAUSTED,
                            "TOO_MANY_CALLS",
                            "too many clients are sending documents"));
  }
}

void IngestStream::OnDone() {
  changer_.streams.fetch_sub(1);
  delete this;
}

void IngestStream::OnReadDone(bool ok) {
  if (cancelled_.load()) {
    EndBatch(CancelledStatus());
    return;
  }
  all_sent_ = !ok;
  const Result<void> sound =
      ok ? arrivals_.Add(std::move(part_)) : arrivals_.CheckWhole();
  if (!sound) {
    EndBatch(ToGrpcStatus(sound.error()));
  } else if (all_sent_ || arrivals_.full()) {
    Submit();
  } else {
    part_.Clear();
    StartRead(&part_);
  }
}

void IngestStream::Submit() {
  // std::function wants a copyable task; the batch is moved out of it, once.
  const bool accepted =
      changer_.queue.TryPush([this, batch = arrivals_.Take()]() mutable {
        RunBatch(std::move(batch));
      });
  if (!accepted) {
    EndBatch(StatusWithReason(grpc::StatusCode::RESOURCE_EXHAUSTED,
                              "TOO_MANY_CALLS",
                              "too many changes are waiting; try again later"));
  }
}

void IngestStream::RunBatch(std::vector<ArrivedDocument> batch) {
  grpc::Status status = IngestBatch(std::move(batch));
  if (status.ok() && all_sent_) {
    const auto version = PublishedVersion(changer_.store);
    if (version) {
      *summary_.mutable_version() = *version;
      const std::lock_guard lock(mutex_);
      *outbox_.emplace_back().mutable_summary() = summary_;
    } else {
      status = ToGrpcStatus(version.error());
    }
  }
  EndBatch(status);
}

grpc::Status IngestStream::IngestBatch(std::vector<ArrivedDocument> batch) {
  std::vector<IngestSource> sources;
  for (ArrivedDocument& document : batch) {
    if (document.refusal.empty()) {
      sources.push_back(SourceOf(document));
    }
  }
  // Refused documents are told of in their places between the others.
  size_t next = 0;
  const auto send_refusals = [&] {
    for (; next < batch.size() && !batch[next].refusal.empty(); ++next) {
      SendOutcome(OutcomeToProto(Refusal(batch[next])));
      summary_.set_skipped(summary_.skipped() + 1);
    }
  };
  IngestOptions options;
  options.threads = changer_.options.threads;
  options.cancel = &cancelled_;
  options.on_event = [&](const IngestEvent& event) {
    send_refusals();
    SendOutcome(OutcomeToProto(event));
    ++next;
  };
  if (!sources.empty()) {
    QUIPU_TRY_STATUS(
        const IngestReport report,
        Ingest(changer_.store, changer_.extractor, sources, options));
    summary_.set_added(summary_.added() + report.added);
    summary_.set_replaced(summary_.replaced() + report.replaced);
    summary_.set_unchanged(summary_.unchanged() + report.unchanged);
    summary_.set_skipped(summary_.skipped() + report.skipped);
    changes_.Add(report.derivation);
    if (const Result<void> loaded = changer_.on_published(); !loaded) {
      return ToGrpcStatus(Annotate(
          loaded.error(), "the documents are stored, but cannot be served"));
    }
    if (report.cancelled) {
      return CancelledStatus();
    }
  }
  send_refusals();
  return grpc::Status::OK;
}

void IngestStream::SendOutcome(v1::DocumentOutcome outcome) {
  outcome.set_done(++done_);
  {
    const std::lock_guard lock(mutex_);
    *outbox_.emplace_back().mutable_outcome() = std::move(outcome);
  }
  Proceed();
}

void IngestStream::EndBatch(const grpc::Status& status) {
  {
    const std::lock_guard lock(mutex_);
    if (all_sent_ || !status.ok()) {
      end_ = status;
    } else {
      read_next_ = true;
    }
  }
  Proceed();
}

void IngestStream::Proceed() {
  // gRPC is called without the lock and last: what it starts may run at once,
  // on another thread, and end the call.
  enum class Next { kNothing, kWrite, kRead, kEnd } next = Next::kNothing;
  grpc::Status end;
  {
    const std::lock_guard lock(mutex_);
    if (writing_) {
      return;
    }
    if (!outbox_.empty()) {
      written_ = std::move(outbox_.front());
      outbox_.pop_front();
      writing_ = true;
      next = Next::kWrite;
    } else if (end_) {
      end = *std::exchange(end_, std::nullopt);
      writing_ = true;  // nothing may follow
      next = Next::kEnd;
    } else if (read_next_) {
      read_next_ = false;
      next = Next::kRead;
    }
  }
  switch (next) {
    case Next::kNothing:
      break;
    case Next::kWrite:
      StartWrite(&written_);
      break;
    case Next::kRead:
      part_.Clear();
      StartRead(&part_);
      break;
    case Next::kEnd:
      Finish(end);
      break;
  }
}

void IngestStream::OnWriteDone(bool ok) {
  if (!ok) {
    cancelled_.store(true);  // the client is gone
  }
  {
    const std::lock_guard lock(mutex_);
    writing_ = false;
    if (!ok) {
      outbox_.clear();
    }
  }
  Proceed();
}

}  // namespace quipu
