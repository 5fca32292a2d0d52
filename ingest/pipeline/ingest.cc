// The pipeline: workers read and extract in any order; the calling thread takes
// their results in the order of the sources, commits them in groups (one sync a
// group) and derives every so often.

#include "ingest/pipeline/ingest.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <set>
#include <thread>
#include <utility>

#include "graph/store/pending.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr size_t kGroupDocuments = 64;
constexpr size_t kGroupBytes = 8U << 20;
constexpr size_t kDeriveDocuments = 1024;
constexpr size_t kDeriveBytes = 64U << 20;

struct Prepared {
  IngestOutcome outcome = IngestOutcome::kAdded;
  std::string reason;  // of kSkipped
  uint64_t source_bytes = 0;
  std::optional<DocumentNumber> number;  // of a document that is there already
  Document document;
  Extraction extraction;
};

// What is stored of the document with this key; nullopt for a new one.
struct Stored {
  DocumentNumber number;
  Sha256Digest source;
  Sha256Digest extractor;
};

Result<std::optional<Stored>> FindStored(const Reader& reader,
                                         const DocumentKey& key) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return std::optional<Stored>();
  QUIPU_TRY(const Document document,
            documents::ReadWithoutText(reader, *number));
  QUIPU_TRY(const Extraction extraction,
            documents::ReadExtraction(reader, *number));
  return std::optional<Stored>(
      Stored{*number, document.source_digest, extraction.extractor});
}

// One source, from bytes to claims. Only the store's errors are errors.
Result<Prepared> Prepare(const IngestSource& source, const Extractor& extractor,
                         const Reader& reader) {
  Prepared prepared;
  const auto skip = [&prepared](const Error& error) {
    prepared.outcome = IngestOutcome::kSkipped;
    prepared.reason = error.message;
    return std::move(prepared);
  };
  const Result<std::string> bytes = source.load();
  if (!bytes) return skip(bytes.error());
  prepared.source_bytes = bytes->size();
  QUIPU_TRY(const std::optional<Stored> stored, FindStored(reader, source.key));
  if (stored) {
    prepared.number = stored->number;
    prepared.outcome = IngestOutcome::kReplaced;
    if (stored->extractor == extractor.digest() &&
        stored->source == Sha256Of(*bytes)) {
      prepared.outcome = IngestOutcome::kUnchanged;
      return prepared;
    }
  }
  Result<Document> document = ReadDocument(source.key, *bytes);
  if (!document) return skip(document.error());
  prepared.document = std::move(*document);
  prepared.extraction = extractor.Extract(prepared.document);
  return prepared;
}

// Prepares all sources on worker threads, a bounded number ahead of Take.
class Workers {
 public:
  Workers(std::span<const IngestSource> sources, const Extractor& extractor,
          const Reader& reader, unsigned threads)
      : sources_(sources), extractor_(extractor), reader_(reader) {
    window_ = size_t{4} * threads + kGroupDocuments;
    for (unsigned i = 0; i < threads; ++i) {
      threads_.emplace_back([this] { Work(); });
    }
  }

  ~Workers() {
    {
      const std::lock_guard lock(mutex_);
      stopped_ = true;
    }
    changed_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // The result for the next source, in order.
  Result<Prepared> Take() {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [this] { return ready_.contains(taken_); });
    Result<Prepared> prepared = std::move(ready_.at(taken_));
    ready_.erase(taken_++);
    lock.unlock();
    changed_.notify_all();
    return prepared;
  }

 private:
  void Work() {
    std::unique_lock lock(mutex_);
    while (true) {
      changed_.wait(lock, [this] {
        return stopped_ || next_ >= sources_.size() || next_ < taken_ + window_;
      });
      if (stopped_ || next_ >= sources_.size()) return;
      const size_t index = next_++;
      lock.unlock();
      Result<Prepared> prepared = Prepare(sources_[index], extractor_, reader_);
      lock.lock();
      ready_.emplace(index, std::move(prepared));
      changed_.notify_all();
    }
  }

  std::span<const IngestSource> sources_;
  const Extractor& extractor_;
  const Reader& reader_;
  size_t window_ = 0;
  std::mutex mutex_;
  std::condition_variable changed_;
  size_t next_ = 0;   // first source that no worker has begun
  size_t taken_ = 0;  // first source that Take has not returned
  bool stopped_ = false;
  std::map<size_t, Result<Prepared>> ready_;
  std::vector<std::thread> threads_;
};

void Append(DerivationReport& sum, DerivationReport more) {
  sum.documents += more.documents;
  std::move(more.merges.begin(), more.merges.end(),
            std::back_inserter(sum.merges));
  std::move(more.splits.begin(), more.splits.end(),
            std::back_inserter(sum.splits));
}

// Derives all that is pending, in bounded transactions, and publishes the last.
Result<DerivationReport> DeriveAndPublish(KnowledgeStore& store,
                                          const Ontology& ontology) {
  using Publish = KnowledgeStore::Publish;
  DerivationReport sum;
  do {
    auto transaction = store.Begin();
    QUIPU_TRY(DerivationReport report,
              Derive(*transaction, ontology, DerivationLimits()));
    if (report.documents == 0) break;
    sum.waiting = report.waiting;
    QUIPU_CHECK(store.Commit(std::move(transaction), report.waiting == 0
                                                         ? Publish::kYes
                                                         : Publish::kNo));
    Append(sum, std::move(report));
  } while (sum.waiting > 0);
  return sum;
}

// Writes documents in groups, reports them when they are safe, and derives.
class Writer {
 public:
  Writer(KnowledgeStore& store, const Ontology& ontology,
         const IngestOptions& options, size_t total)
      : store_(store), ontology_(ontology), options_(options), total_(total) {}

  Result<void> Add(const DocumentKey& key, Prepared prepared) {
    group_bytes_ += prepared.document.text.size();
    group_.emplace_back(key, std::move(prepared));
    if (group_.size() < kGroupDocuments && group_bytes_ < kGroupBytes) {
      return {};
    }
    return CommitGroup();
  }

  Result<void> Finish() {
    QUIPU_CHECK(CommitGroup());
    return DerivePending();
  }

  IngestReport& report() { return report_; }

 private:
  static bool IsWritten(const Prepared& prepared) {
    return prepared.outcome == IngestOutcome::kAdded ||
           prepared.outcome == IngestOutcome::kReplaced;
  }

  Result<void> CommitGroup() {
    QUIPU_CHECK(WriteGroup());
    for (const auto& [key, prepared] : group_) Report(key, prepared);
    group_.clear();
    group_bytes_ = 0;
    if (pending_ < kDeriveDocuments && pending_bytes_ < kDeriveBytes) return {};
    return DerivePending();
  }

  Result<void> WriteGroup() {
    auto transaction = store_.Begin();
    QUIPU_TRY(StoreState state, ReadState(*transaction));
    size_t written = 0;
    for (auto& [key, prepared] : group_) {
      if (!IsWritten(prepared)) continue;
      if (!prepared.number) {
        prepared.number = DocumentNumber{state.next_document++};
      }
      pending::Write(*transaction, *prepared.number, prepared.document,
                     prepared.extraction);
      ++written;
    }
    if (written == 0) return {};
    WriteState(*transaction, state);
    pending_ += written;
    pending_bytes_ += group_bytes_;
    return store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo);
  }

  void Report(const DocumentKey& key, const Prepared& prepared) {
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
      options_.on_event({key, prepared.outcome, prepared.reason,
                         prepared.source_bytes, done_, total_});
    }
  }

  Result<void> DerivePending() {
    if (pending_ == 0) return {};
    QUIPU_TRY(DerivationReport derived, DeriveAndPublish(store_, ontology_));
    Append(report_.derivation, std::move(derived));
    pending_ = 0;
    pending_bytes_ = 0;
    return {};
  }

  KnowledgeStore& store_;
  const Ontology& ontology_;
  const IngestOptions& options_;
  size_t total_;
  size_t done_ = 0;
  std::vector<std::pair<DocumentKey, Prepared>> group_;
  size_t group_bytes_ = 0;
  size_t pending_ = 0;
  size_t pending_bytes_ = 0;
  IngestReport report_;
};

Result<void> CheckDistinct(std::span<const IngestSource> sources) {
  std::set<DocumentKey> keys;
  for (const IngestSource& source : sources) {
    if (!keys.insert(source.key).second) {
      return InvalidArgument(source.key.value +
                             ": two inputs have this name; give one of them "
                             "another, for instance with --root");
    }
  }
  return {};
}

}  // namespace

Result<IngestReport> Ingest(KnowledgeStore& store, const Extractor& extractor,
                            std::span<const IngestSource> sources,
                            const IngestOptions& options) {
  QUIPU_CHECK(CheckDistinct(sources));
  QUIPU_TRY(DerivationReport left_over,
            FinishDerivation(store, extractor.ontology()));
  const unsigned cores = std::max(1U, std::thread::hardware_concurrency());
  const unsigned threads = options.threads == 0 ? cores : options.threads;
  const auto snapshot = store.Published();
  Writer writer(store, extractor.ontology(), options, sources.size());
  Workers workers(sources, extractor, *snapshot, threads);
  for (const IngestSource& source : sources) {
    if (options.cancel != nullptr && options.cancel->load()) {
      writer.report().cancelled = true;
      break;
    }
    QUIPU_TRY(Prepared prepared, workers.Take());
    QUIPU_CHECK(writer.Add(source.key, std::move(prepared)));
  }
  QUIPU_CHECK(writer.Finish());
  IngestReport report = std::move(writer.report());
  Append(report.derivation, std::move(left_over));
  return report;
}

Result<DerivationReport> Remove(KnowledgeStore& store, const Ontology& ontology,
                                std::span<const DocumentKey> keys) {
  QUIPU_TRY(DerivationReport report, FinishDerivation(store, ontology));
  auto transaction = store.Begin();
  for (const DocumentKey& key : keys) {
    QUIPU_TRY(const auto number, documents::FindNumber(*transaction, key));
    if (!number) return NotFound(key.value + ": no such document in the store");
    pending::Remove(*transaction, *number);
  }
  QUIPU_CHECK(
      store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  QUIPU_TRY(DerivationReport derived, DeriveAndPublish(store, ontology));
  Append(report, std::move(derived));
  return report;
}

Result<DerivationReport> FinishDerivation(KnowledgeStore& store,
                                          const Ontology& ontology) {
  return DeriveAndPublish(store, ontology);
}

Result<DerivationReport> Rebuild(KnowledgeStore& store,
                                 const Ontology& ontology) {
  // Once every document is pending, the derived records may go at any time: a
  // process that is killed from here on leaves work that the next one finishes.
  auto transaction = store.Begin();
  QUIPU_CHECK(pending::RederiveAll(*transaction));
  QUIPU_CHECK(
      store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  QUIPU_CHECK(store.ClearDerived());
  QUIPU_TRY(DerivationReport report, DeriveAndPublish(store, ontology));
  report.merges.clear();  // nothing was there before
  report.splits.clear();
  return report;
}

}  // namespace quipu
