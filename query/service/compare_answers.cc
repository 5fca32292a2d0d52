// CompareDocuments.

#include <string>

#include "query/service/answers.h"
#include "rpc/api_error.h"

namespace quipu {
namespace {

constexpr int32_t kMaxResults = 100;
constexpr int32_t kMaxClaimsPerResult = 20;

ApiResult<CompareQuestion> ReadQuestion(
    const CallContext& context, const v1::CompareDocumentsRequest& request) {
  CompareQuestion question;
  if (request.documents_size() == 0 ||
      static_cast<size_t>(request.documents_size()) > kMaxCompared) {
    return BadField("documents", "must be 1 to 64");
  }
  for (int i = 0; i < request.documents_size(); ++i) {
    QUIPU_API_TRY(
        const DocumentNumber document,
        ReadDocumentField(context, "documents[" + std::to_string(i) + "]",
                          request.documents(i)));
    question.documents.push_back(document);
  }
  const v1::ClaimFilter& filter = request.filter();
  if (filter.documents_size() > 0 || filter.predicates_size() > 0 ||
      filter.entity_types_size() > 0 || filter.min_sources() != 0 ||
      filter.stance() != v1::STANCE_UNSPECIFIED ||
      filter.polarity() != v1::POLARITY_UNSPECIFIED ||
      filter.modality() != v1::MODALITY_UNSPECIFIED) {
    return BadField("filter",
                    "comparisons take no documents, predicates, types, "
                    "min_sources, stance, polarity and modality");
  }
  QUIPU_API_TRY(const Filters filters, FiltersFromProto(filter));
  question.filters = filters.claims;
  if (request.max_results() < 0 || request.max_results() > kMaxResults) {
    return BadField("max_results", "must be between 0 and 100");
  }
  if (request.max_results() > 0) {
    question.limit = static_cast<uint32_t>(request.max_results());
  }
  const int32_t claims = request.claims_per_result();
  if (claims < 0 || claims > kMaxClaimsPerResult) {
    return BadField("claims_per_result", "must be between 0 and 20");
  }
  if (claims > 0) question.claims_per_item = static_cast<uint32_t>(claims);
  return question;
}

v1::Silence SilenceToProto(const SilenceView& silence) {
  v1::Silence message;
  *message.mutable_subject() = EntityToProto(silence.subject);
  message.set_predicate(silence.predicate);
  *message.mutable_object() = ValueToProto(silence.object);
  message.mutable_saying_voices()->Assign(silence.said_by.begin(),
                                          silence.said_by.end());
  message.mutable_silent_voices()->Assign(silence.silent.begin(),
                                          silence.silent.end());
  message.set_claim_count(silence.claim_count);
  for (const ClaimView& claim : silence.claims) {
    *message.add_claims() = ClaimToProto(claim);
  }
  return message;
}

v1::Naming NamingToProto(const NamingView& naming) {
  v1::Naming message;
  *message.mutable_entity() = EntityToProto(naming.entity);
  for (const Wordings::OfVoice& voice : naming.voices) {
    auto* added = message.add_voices();
    added->set_voice(voice.voice);
    for (const Wording& wording : voice.words) {
      auto* words = added->add_wordings();
      words->set_text(wording.text);
      words->set_mention_count(wording.count);
    }
    added->set_more_count(voice.more);
  }
  return message;
}

}  // namespace

ApiResult<void> CompareDocumentsAnswer(
    const CallContext& context, const v1::CompareDocumentsRequest& request,
    v1::CompareDocumentsResponse& response) {
  QUIPU_API_TRY(const CompareQuestion question, ReadQuestion(context, request));
  QUIPU_API_TRY(const ComparisonView view,
                context.Check(context.engine().Compare(question)));
  for (const ComparedDocument& document : view.documents) {
    auto* added = response.add_documents();
    *added->mutable_document() = CitationToProto(document.citation);
    added->set_voice(document.voice);
    added->set_claim_count(document.claim_count);
  }
  response.set_related_count(view.related_total);
  for (const SilenceView& silence : view.alone.shown) {
    *response.add_alone() = SilenceToProto(silence);
  }
  for (const SilenceView& silence : view.omitted.shown) {
    *response.add_omitted() = SilenceToProto(silence);
  }
  for (const DisputeView& dispute : view.disputes.shown) {
    *response.add_disputes() = DisputeToProto(dispute);
  }
  for (const NamingView& naming : view.namings.shown) {
    *response.add_namings() = NamingToProto(naming);
  }
  response.set_alone_count(view.alone.total);
  response.set_omitted_count(view.omitted.total);
  response.set_dispute_count(view.disputes.total);
  response.set_naming_count(view.namings.total);
  *response.mutable_outcome() = OutcomeToProto(view.outcome);
  *response.mutable_version() = context.version();
  return {};
}

}  // namespace quipu
