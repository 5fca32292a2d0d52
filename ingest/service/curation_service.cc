#include "ingest/service/curation_service.h"

#include <algorithm>
#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>

#include "ingest/curation/decision_text.h"
#include "ingest/service/changes.h"
#include "ingest/service/decision_convert.h"
#include "quipu/v1/curation_service.pb.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr const char* kService = "quipu.v1.CurationService";
constexpr int kDefaultPageSize = 20;
constexpr int kMaxPageSize = 200;
constexpr size_t kMostListedBytes = size_t{2} << 20;  // of anchors in a page

struct CurationAccess {
  StoreWriter& writer;
  std::function<Result<void>()> await_served;
};

int64_t Now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

ApiError Refusal(const Contradiction& contradiction) {
  std::map<std::string, std::string> decisions;
  std::string message = "it contradicts what was decided before:";
  for (const CurationEntry& entry : contradiction) {
    const std::string name = DecisionName(entry.sequence);
    const std::string text =
        std::string(KindText(entry.kind)) + " " + DecisionText(entry);
    message += " " + name + " (" + text + ")";
    decisions.emplace(name, text);
  }
  return ApiError(ApiCode::kFailedPrecondition, "DECISION_CONTRADICTED",
                  std::move(message), std::move(decisions));
}

ApiResult<void> Decide(const CurationAccess& access,
                       const v1::DecideRequest& request,
                       v1::DecideResponse& response) {
  StoreWriter& writer = access.writer;
  const auto snapshot = writer.store().Published();
  QUIPU_API_TRY(
      RequestedDecision decision,
      DecisionFromProto(*snapshot, writer.extractor().ontology(), request));
  decision.entry.decided_at = Now();
  QUIPU_API_TRY(const DecisionOutcome outcome, writer.Decide(decision.entry));
  if (const auto* refused = std::get_if<Contradiction>(&outcome)) {
    return Refusal(*refused);
  }
  const auto& report = std::get<DecisionReport>(outcome);
  decision.entry.sequence = report.sequence;
  *response.mutable_decision() =
      DecisionToProto({std::move(decision.entry), 0, false});
  for (const DocumentKey& document : decision.left_out) {
    response.add_left_out(DocumentName(document));
  }
  ChangeList<v1::DecideResponse>(response).Add(report.derivation);
  QUIPU_API_CHECK(access.await_served());
  QUIPU_API_TRY(*response.mutable_version(), PublishedVersion(writer.store()));
  return {};
}

ApiResult<void> Undo(const CurationAccess& access,
                     const v1::UndoDecisionRequest& request,
                     v1::UndoDecisionResponse& response) {
  const auto number = ParseDecisionName(request.name());
  if (!number) {
    return BadField("name", "\"" + request.name() +
                                "\" is not of the form decisions/{number}");
  }
  const auto report = access.writer.Undo(*number);
  if (!report && report.error().code == ErrorCode::kNotFound) {
    return ApiError(ApiCode::kNotFound, "DECISION_NOT_FOUND",
                    "name: " + report.error().message);
  }
  if (!report) return report.error();
  ChangeList<v1::UndoDecisionResponse>(response).Add(*report);
  QUIPU_API_CHECK(access.await_served());
  QUIPU_API_TRY(*response.mutable_version(),
                PublishedVersion(access.writer.store()));
  return {};
}

// A page token is the number of the last decision before the page.
ApiResult<void> List(const CurationAccess& access,
                     const v1::ListDecisionsRequest& request,
                     v1::ListDecisionsResponse& response) {
  if (request.page_size() < 0) {
    return BadField("page_size", "must not be negative");
  }
  LogQuestion question;
  question.pending_only = request.pending_only();
  const int size = request.page_size() == 0
                       ? kDefaultPageSize
                       : std::min(request.page_size(), kMaxPageSize);
  question.limit = static_cast<size_t>(size) + 1;  // tells that there are more
  if (!request.page_token().empty()) {
    const auto after = ParseDecisionName(request.page_token());
    if (!after) {
      return BadField("page_token", "is not a token that this server gave");
    }
    question.after = *after;
  }
  const auto snapshot = access.writer.store().Published();
  QUIPU_API_TRY(const auto log, ReadDecisionLog(*snapshot, question));
  size_t bytes = 0;
  for (size_t i = 0; i < log.size(); ++i) {
    v1::Decision message = DecisionToProto(log[i]);
    bytes += message.ByteSizeLong();
    const bool full = response.decisions_size() == size ||
                      (i > 0 && bytes > kMostListedBytes);
    if (full) {
      response.set_next_page_token(DecisionName(log[i - 1].entry.sequence));
      break;
    }
    *response.add_decisions() = std::move(message);
  }
  QUIPU_API_TRY(*response.mutable_version(), VersionOf(*snapshot));
  return {};
}

template <typename Request, typename Response>
Method MethodOf(const CurationAccess& access, std::string name,
                ApiResult<void> (*answer)(const CurationAccess&, const Request&,
                                          Response&),
                std::shared_ptr<CallQueue> queue) {
  return {kService,
          std::move(name),
          &Request::default_instance(),
          &Response::default_instance(),
          Typed<Request, Response>([access, answer](const Call&,
                                                    const Request& request,
                                                    Response& response) {
            return answer(access, request, response);
          }),
          std::move(queue)};
}

}  // namespace

std::vector<Method> CurationServiceMethods(
    StoreWriter& writer, std::function<Result<void>()> await_served,
    const CurationServiceOptions& options) {
  const CurationAccess access{writer, std::move(await_served)};
  CallLimits limits;
  limits.waiting = options.waiting_changes;
  limits.busy = "too many changes are waiting; try again later";
  const auto queue = std::make_shared<CallQueue>(limits);
  return {MethodOf(access, "Decide", Decide, queue),
          MethodOf(access, "UndoDecision", Undo, queue),
          MethodOf(access, "ListDecisions", List, queue)};
}

}  // namespace quipu
