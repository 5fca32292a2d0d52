// What ingest tells its clients of changes, as messages of the API.

#include "ingest/service/changes.h"

#include <string>
#include <utility>

#include "graph/store/tables.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

v1::IngestOutcome KindToProto(IngestOutcome outcome) {
  switch (outcome) {
    case IngestOutcome::kAdded:
      return v1::INGEST_OUTCOME_ADDED;
    case IngestOutcome::kReplaced:
      return v1::INGEST_OUTCOME_REPLACED;
    case IngestOutcome::kUnchanged:
      return v1::INGEST_OUTCOME_UNCHANGED;
    case IngestOutcome::kSkipped:
      break;
  }
  return v1::INGEST_OUTCOME_SKIPPED;
}

void AddName(const IdentityChange::Name& name, v1::EntityRef& message) {
  message.set_name(EntityName(name.id));
  message.set_display_name(name.name);
}

v1::IdentityChange ToProto(const IdentityChange& change) {
  v1::IdentityChange message;
  for (const IdentityChange::Name& name : change.before) {
    AddName(name, *message.add_before());
  }
  for (const IdentityChange::Name& name : change.after) {
    AddName(name, *message.add_after());
  }
  return message;
}

}  // namespace

Result<v1::GraphVersion> VersionOf(const Snapshot& snapshot) {
  QUIPU_TRY(const StoreState state, ReadState(snapshot));
  v1::GraphVersion version;
  version.set_generation(snapshot.generation());
  version.set_input_digest(state.input.ToHex());
  return version;
}

Result<v1::GraphVersion> PublishedVersion(const KnowledgeStore& store) {
  return VersionOf(*store.Published());
}

v1::DocumentOutcome OutcomeToProto(const IngestEvent& event) {
  v1::DocumentOutcome message;
  if (IsAcceptableKey(event.key.value)) {
    message.set_name(DocumentName(event.key));
  }
  message.set_key(event.key.value);
  message.set_outcome(KindToProto(event.outcome));
  message.set_reason(CutMessage(event.reason));
  message.set_source_bytes(event.source_bytes);
  message.set_done(event.done);
  return message;
}

template <typename Summary>
void ChangeList<Summary>::AddSome(std::span<const IdentityChange> changes,
                                  Messages& messages) {
  for (const IdentityChange& change : changes) {
    if (messages.size() == kMaxListed) {
      return;
    }
    v1::IdentityChange message = ToProto(change);
    bytes_ += message.ByteSizeLong();
    if (bytes_ > kMaxBytes) {
      return;
    }
    *messages.Add() = std::move(message);
  }
}

template class ChangeList<v1::IngestSummary>;
template class ChangeList<v1::RemoveDocumentResponse>;
template class ChangeList<v1::DecideResponse>;
template class ChangeList<v1::UndoDecisionResponse>;

}  // namespace quipu
