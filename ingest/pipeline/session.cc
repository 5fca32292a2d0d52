#include "ingest/pipeline/session.h"

#include <algorithm>
#include <thread>
#include <utility>

namespace quipu {
namespace {

constexpr uint64_t kWindowBytes = 64U << 20;

unsigned ThreadsOf(const IngestOptions& options) {
  return options.threads > 0
             ? options.threads
             : std::max(1U, std::thread::hardware_concurrency());
}

Result<PreparedDocument> PrepareSource(const StoreWriter& writer,
                                       const IngestSource& source) {
  Result<std::string> bytes = source.load();
  if (!bytes) {
    PreparedDocument skipped;
    skipped.key = source.key;
    skipped.outcome = IngestOutcome::kSkipped;
    skipped.reason = bytes.error().message;
    skipped.source_bytes = source.size;
    return skipped;
  }
  const uint64_t generation = writer.store().Published()->generation();
  QUIPU_TRY(const auto stored, writer.Find(source.key));
  PreparedDocument prepared =
      Prepare(source.key, std::move(*bytes), source.extraction, stored,
              writer.extractor());
  prepared.generation = generation;
  return prepared;
}

}  // namespace

IngestSession::IngestSession(StoreWriter& writer, const IngestOptions& options)
    : writer_(writer),
      options_(options),
      window_(size_t{4} * ThreadsOf(options) + options.group_documents),
      derived_(std::make_shared<DerivationReport>()),
      workers_(ThreadsOf(options), kWindowBytes) {}

bool IngestSession::IsCancelled() const {
  return options_.cancel != nullptr && options_.cancel->load();
}

Result<void> IngestSession::Add(IngestSource source) {
  return Add([&writer = writer_, source = std::move(source)]() mutable {
    return PrepareSource(writer, source);
  });
}

Result<void> IngestSession::Add(PrepareTask task) {
  refused_ = refused_ || IsCancelled();
  if (refused_) return {};
  workers_.Add(std::move(task));
  while (!IsCancelled() &&
         (workers_.in_flight() >= window_ || workers_.IsNextReady())) {
    QUIPU_CHECK(TakeOne());
  }
  return {};
}

Result<void> IngestSession::Flush() {
  while (!IsCancelled() && workers_.in_flight() > 0) QUIPU_CHECK(TakeOne());
  if (!IsCancelled()) QUIPU_CHECK(WriteGroup());
  return writer_.PublishIfDue();
}

Result<IngestReport> IngestSession::Finish() {
  QUIPU_CHECK(Flush());
  report_.cancelled = refused_ || workers_.in_flight() > 0 || !group_.empty();
  QUIPU_CHECK(writer_.Publish());
  report_.derivation = std::move(*derived_);
  return std::move(report_);
}

Result<void> IngestSession::TakeOne() {
  QUIPU_TRY(PreparedDocument prepared, workers_.Take());
  group_bytes_ += prepared.held_bytes();
  group_.push_back(std::move(prepared));
  if (group_.size() < options_.group_documents &&
      group_bytes_ < options_.group_bytes) {
    return {};
  }
  return WriteGroup();
}

Result<void> IngestSession::WriteGroup() {
  if (group_.empty()) return {};
  QUIPU_CHECK(writer_.Write(group_, derived_));
  for (const PreparedDocument& prepared : group_) Report(prepared);
  group_.clear();
  group_bytes_ = 0;
  return writer_.PublishIfDue();
}

void IngestSession::Report(const PreparedDocument& prepared) {
  switch (prepared.outcome) {
    case IngestOutcome::kAdded:
      ++report_.added;
      break;
    case IngestOutcome::kReplaced:
      ++report_.replaced;
      break;
    case IngestOutcome::kUnchanged:
      ++report_.unchanged;
      break;
    case IngestOutcome::kSkipped:
      ++report_.skipped;
      break;
  }
  ++done_;
  if (options_.on_event) {
    options_.on_event({prepared.key, prepared.outcome, prepared.reason,
                       prepared.source_bytes, done_});
  }
}

}  // namespace quipu
