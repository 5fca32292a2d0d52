#include "query/service/query_service.h"

#include <algorithm>
#include <memory>
#include <string>
#include <thread>
#include <utility>

#include "query/service/answers.h"

namespace quipu {
namespace {

CallLimits LimitsOf(const QueryServiceOptions& options) {
  CallLimits limits;
  limits.threads = options.threads > 0
                       ? options.threads
                       : std::max(1U, std::thread::hardware_concurrency());
  limits.waiting = options.waiting_calls;
  limits.max_request_bytes = options.max_request_bytes;
  limits.max_response_bytes = options.max_response_bytes;
  limits.max_time = options.max_time;
  return limits;
}

template <typename Request, typename Response>
using Answer = ApiResult<void> (*)(const CallContext&, const Request&,
                                   Response&);

class Methods {
 public:
  Methods(const ServingState& state, const QueryServiceOptions& options)
      : state_(state), queue_(std::make_shared<CallQueue>(LimitsOf(options))) {}

  template <typename Request, typename Response>
  void Add(std::string name, Answer<Request, Response> answer) {
    const auto run = [&state = state_, answer](const Call& call,
                                               const Request& request,
                                               Response& response) {
      return answer(CallContext(state.Current(), call), request, response);
    };
    all_.push_back({"quipu.v1.QueryService", std::move(name),
                    &Request::default_instance(), &Response::default_instance(),
                    Typed<Request, Response>(run), queue_});
  }

  std::vector<Method> Take() { return std::move(all_); }

 private:
  const ServingState& state_;
  std::shared_ptr<CallQueue> queue_;
  std::vector<Method> all_;
};

}  // namespace

std::vector<Method> QueryServiceMethods(const ServingState& state,
                                        const QueryServiceOptions& options) {
  Methods methods(state, options);
  methods.Add("SearchEntities", SearchEntitiesAnswer);
  methods.Add("GetEntity", GetEntityAnswer);
  methods.Add("ListNeighbors", ListNeighborsAnswer);
  methods.Add("FindPaths", FindPathsAnswer);
  methods.Add("ListClaims", ListClaimsAnswer);
  methods.Add("ListTimeline", ListTimelineAnswer);
  methods.Add("ListDisputes", ListDisputesAnswer);
  methods.Add("CompareDocuments", CompareDocumentsAnswer);
  methods.Add("GetDocument", GetDocumentAnswer);
  methods.Add("ListDocuments", ListDocumentsAnswer);
  methods.Add("GetStats", GetStatsAnswer);
  return methods.Take();
}

}  // namespace quipu
