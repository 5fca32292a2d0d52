// The one way of a process to change its store.

#ifndef QUIPU_INGEST_PIPELINE_STORE_WRITER_H_
#define QUIPU_INGEST_PIPELINE_STORE_WRITER_H_

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/pipeline/curate.h"
#include "ingest/pipeline/derivation.h"
#include "ingest/pipeline/prepare.h"

namespace quipu {

// When acknowledged documents are derived and become visible to readers: when
// one of these is reached, or when somebody asks for it.
struct PublicationPolicy {
  DerivationLimits pending;  // that wait: so many documents, or bytes of text
  std::chrono::milliseconds interval = std::chrono::hours(24 * 365);
};

// Sessions, removals and decisions of a process share one. Thread-safe; changes
// are made one after another.
class StoreWriter {
 public:
  // Derives what an earlier process left, and has the store remember the
  // extractor's ontology. kInvalidArgument if it remembers another. `store` and
  // `extractor` must outlive the writer, and nobody else may write to the store
  // meanwhile. `on_published` is called after each publication, without waiting
  // for it.
  static Result<std::unique_ptr<StoreWriter>> Create(
      KnowledgeStore& store, const Extractor& extractor,
      const PublicationPolicy& policy, std::function<void()> on_published);

  const Extractor& extractor() const { return extractor_; }
  const KnowledgeStore& store() const { return store_; }

  // The newest acknowledged version of a document.
  Result<std::optional<DocumentVersion>> Find(const DocumentKey& key) const;

  // Writes those documents of the group that are new or replaced in one synced
  // batch, with outcomes set right where a document was changed since it was
  // prepared. What it causes is added to `derived` when it is derived, which
  // may be during any later call.
  Result<void> Write(std::vector<PreparedDocument>& group,
                     std::shared_ptr<DerivationReport> derived);

  // Derives all that is pending and publishes it.
  Result<void> Publish();
  // Publish, if the policy wants it by now.
  Result<void> PublishIfDue();

  // Decides, or takes a decision back, and publishes; see curate.h.
  Result<DecisionOutcome> Decide(const CurationEntry& entry);
  Result<DerivationReport> Undo(uint64_t decision);

  // Takes documents out and publishes. kNotFound names the first key that is
  // not there, and then nothing is removed.
  Result<DerivationReport> Remove(std::span<const DocumentKey> keys);

 private:
  using Clock = std::chrono::steady_clock;

  StoreWriter(KnowledgeStore& store, const Extractor& extractor,
              const PublicationPolicy& policy,
              std::function<void()> on_published, bool with_readings);

  // With `writing_` held. What a transaction has written so far, by key:
  using Versions = std::map<DocumentKey, DocumentVersion>;
  Result<void> SetRight(const Versions& written, PreparedDocument& prepared);
  Result<std::optional<DocumentNumber>> NumberOf(const Versions& written,
                                                 const DocumentKey& key) const;
  // Whether the store can hold the names of its qualifiers, too.
  bool Admit(const Extraction& extraction);
  bool IsDue() const;
  Result<void> PublishPending();

  KnowledgeStore& store_;
  const Extractor& extractor_;
  const PublicationPolicy policy_;
  const std::function<void()> on_published_;
  const bool with_readings_;  // OntologyRecord::reextracted

  std::mutex writing_;  // one change at a time
  uint64_t pending_bytes_ = 0;
  Clock::time_point last_published_ = Clock::now();
  std::set<std::shared_ptr<DerivationReport>> sinks_;  // of what is pending
  std::set<std::string> secondary_;  // relations that are, or that wait

  mutable std::mutex mutex_;  // never held for long
  // What is acknowledged and not yet published, by key.
  Versions pending_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_STORE_WRITER_H_
