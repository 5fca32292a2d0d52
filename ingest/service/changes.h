// What ingest tells its clients of changes, as messages of the API.

#ifndef QUIPU_INGEST_SERVICE_CHANGES_H_
#define QUIPU_INGEST_SERVICE_CHANGES_H_

#include <cstddef>
#include <span>

#include "base/result.h"
#include "graph/store/knowledge_store.h"
#include "ingest/pipeline/ingest.h"
#include "quipu/v1/curation_service.pb.h"
#include "quipu/v1/ingest_service.pb.h"

namespace quipu {

Result<v1::GraphVersion> VersionOf(const Snapshot& snapshot);
// Of the generation that is published.
Result<v1::GraphVersion> PublishedVersion(const KnowledgeStore& store);

v1::DocumentOutcome OutcomeToProto(const IngestEvent& event);

// Lists merges and splits, until there are 1,000 of a kind or 1 MiB of both,
// and counts all. Summary: a message with such lists and counts.
template <typename Summary>
class ChangeList {
 public:
  explicit ChangeList(Summary& summary) : summary_(summary) {}

  void Add(const DerivationReport& report) {
    summary_.set_merge_count(summary_.merge_count() + report.merges.size());
    summary_.set_split_count(summary_.split_count() + report.splits.size());
    AddSome(report.merges, *summary_.mutable_merges());
    AddSome(report.splits, *summary_.mutable_splits());
  }

 private:
  using Messages = google::protobuf::RepeatedPtrField<v1::IdentityChange>;
  static constexpr int kMaxListed = 1000;
  static constexpr size_t kMaxBytes = 1U << 20;

  void AddSome(std::span<const IdentityChange> changes, Messages& messages);

  Summary& summary_;
  size_t bytes_ = 0;
};

extern template class ChangeList<v1::IngestSummary>;
extern template class ChangeList<v1::RemoveDocumentResponse>;
extern template class ChangeList<v1::DecideResponse>;
extern template class ChangeList<v1::UndoDecisionResponse>;

}  // namespace quipu

#endif  // QUIPU_INGEST_SERVICE_CHANGES_H_
