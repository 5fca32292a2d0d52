// Documents are prepared without a lock, against the version that is there
// then. Another session may change a document before the group is written; so
// the writer looks again, under its lock: numbers are always looked up anew,
// and an "unchanged" holds only if the version is still the same.

#include "ingest/pipeline/store_writer.h"

#include <fmt/format.h>

#include <utility>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/pipeline/stored_ontology.h"
#include "ingest/resolve/linking.h"

namespace quipu {
namespace {
// Far more than ontologies have, far fewer than a store has numbers for.
constexpr size_t kMostQualifierNames = 1024;
}  // namespace

StoreWriter::StoreWriter(KnowledgeStore& store, const Extractor& extractor,
                         const PublicationPolicy& policy,
                         std::function<void()> on_published, bool with_readings)
    : store_(store),
      extractor_(extractor),
      policy_(policy),
      on_published_(std::move(on_published)),
      with_readings_(with_readings) {}

Result<std::unique_ptr<StoreWriter>> StoreWriter::Create(
    KnowledgeStore& store, const Extractor& extractor,
    const PublicationPolicy& policy, std::function<void()> on_published) {
  QUIPU_CHECK(FinishDerivation(store, extractor.ontology()));
  QUIPU_CHECK(RememberOntology(store, extractor));
  QUIPU_TRY(const auto remembered, ReadOntology(*store.Published()));
  return std::unique_ptr<StoreWriter>(
      new StoreWriter(store, extractor, policy, std::move(on_published),
                      remembered && remembered->reextracted));
}

Result<std::optional<DocumentVersion>> StoreWriter::Find(
    const DocumentKey& key) const {
  {
    const std::lock_guard lock(mutex_);
    const auto found = pending_.find(key);
    if (found != pending_.end()) return std::optional(found->second);
  }
  // What left `pending_` was published before.
  return StoredVersion(*store_.Published(), key, with_readings_);
}

Result<std::optional<DocumentNumber>> StoreWriter::NumberOf(
    const Versions& written, const DocumentKey& key) const {
  for (const Versions* versions : {&written, &pending_}) {
    const auto found = versions->find(key);
    if (found != versions->end()) return std::optional(found->second.number);
  }
  return documents::FindNumber(*store_.Published(), key);
}

Result<void> StoreWriter::SetRight(const Versions& written,
                                   PreparedDocument& prepared) {
  if (prepared.outcome != IngestOutcome::kUnchanged) return {};
  std::optional<DocumentVersion> version = prepared.version;
  if (const auto found = written.find(prepared.key); found != written.end()) {
    version = found->second;
  } else if (prepared.generation != store_.Published()->generation() ||
             pending_.contains(prepared.key)) {
    QUIPU_TRY(version, Find(prepared.key));
  }
  if (version != prepared.version) {
    prepared = Prepare(prepared.key, std::move(prepared.bytes),
                       std::move(prepared.external), version, extractor_);
  }
  return {};
}

// Derivation numbers the names of qualifiers that are entities, and must not
// run out of numbers.
bool StoreWriter::Admit(const Extraction& extraction) {
  std::set<std::string> more;
  for (const Claim& claim : extraction.claims) {
    for (const Qualifier& qualifier : claim.qualifiers) {
      if (!std::holds_alternative<LocalIndex>(qualifier.value)) continue;
      std::string name = std::string(kQualifierPrefix) + qualifier.name;
      if (!secondary_.contains(name)) more.insert(std::move(name));
    }
  }
  if (secondary_.size() + more.size() > kMostQualifierNames) return false;
  secondary_.merge(more);
  return true;
}

Result<void> StoreWriter::Write(std::vector<PreparedDocument>& group,
                                std::shared_ptr<DerivationReport> derived) {
  const std::lock_guard writing(writing_);
  auto transaction = store_.Begin();
  QUIPU_TRY(StoreState state, ReadState(*transaction));
  secondary_.insert(state.secondary_predicates.begin(),
                    state.secondary_predicates.end());
  Versions written;
  for (PreparedDocument& prepared : group) {
    QUIPU_CHECK(SetRight(written, prepared));
    if (!prepared.is_written()) continue;
    if (prepared.external != nullptr && !Admit(prepared.extraction)) {
      prepared.outcome = IngestOutcome::kSkipped;
      prepared.reason = fmt::format(
          "{}: qualifiers: the store would have more than {} names of such",
          prepared.external->Place(), kMostQualifierNames);
      continue;
    }
    QUIPU_TRY(auto number, NumberOf(written, prepared.key));
    prepared.outcome =
        number ? IngestOutcome::kReplaced : IngestOutcome::kAdded;
    if (!number) number = DocumentNumber{state.next_document++};
    pending::Write(*transaction, *number, prepared.document,
                   prepared.extraction);
    written[prepared.key] = {*number,
                             prepared.document.source_digest,
                             prepared.extraction.extractor,
                             {}};
    pending_bytes_ += prepared.held_bytes();
  }
  if (written.empty()) return {};
  WriteState(*transaction, state);
  QUIPU_CHECK(
      store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  sinks_.insert(std::move(derived));
  {
    const std::lock_guard lock(mutex_);
    for (auto& [key, version] : written) pending_[key] = version;
  }
  return {};
}

Result<void> StoreWriter::Publish() {
  const std::lock_guard writing(writing_);
  return PublishPending();
}

Result<void> StoreWriter::PublishIfDue() {
  const std::lock_guard writing(writing_);
  return IsDue() ? PublishPending() : Result<void>();
}

bool StoreWriter::IsDue() const {
  return !pending_.empty() &&
         (pending_.size() >= policy_.pending.documents ||
          pending_bytes_ >= policy_.pending.bytes ||
          Clock::now() - last_published_ >= policy_.interval);
}

Result<void> StoreWriter::PublishPending() {
  if (pending_.empty()) return {};
  QUIPU_TRY(const DerivationReport report,
            FinishDerivation(store_, extractor_.ontology()));
  for (const auto& sink : sinks_) Append(*sink, report);
  sinks_.clear();
  pending_bytes_ = 0;
  last_published_ = Clock::now();
  {
    const std::lock_guard lock(mutex_);
    pending_.clear();
  }
  on_published_();
  return {};
}

Result<DerivationReport> StoreWriter::Remove(
    std::span<const DocumentKey> keys) {
  const std::lock_guard writing(writing_);
  QUIPU_CHECK(PublishPending());
  QUIPU_TRY(DerivationReport report,
            quipu::Remove(store_, extractor_.ontology(), keys));
  on_published_();
  return report;
}

Result<DecisionOutcome> StoreWriter::Decide(const CurationEntry& entry) {
  const std::lock_guard writing(writing_);
  QUIPU_CHECK(PublishPending());
  QUIPU_TRY(DecisionOutcome outcome,
            quipu::Decide(store_, extractor_.ontology(), entry));
  if (std::holds_alternative<DecisionReport>(outcome)) on_published_();
  return outcome;
}

Result<DerivationReport> StoreWriter::Undo(uint64_t decision) {
  const std::lock_guard writing(writing_);
  QUIPU_CHECK(PublishPending());
  QUIPU_TRY(DerivationReport report,
            UndoDecision(store_, extractor_.ontology(), decision));
  on_published_();
  return report;
}

}  // namespace quipu
