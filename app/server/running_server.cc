// A server that answers calls until it is stopped.

#include "app/server/running_server.h"

#include <google/protobuf/stubs/logging.h>
#include <grpc/support/log.h>
#include <grpcpp/ext/proto_server_reflection_plugin.h>
#include <grpcpp/health_check_service_interface.h>
#include <grpcpp/resource_quota.h>
#include <grpcpp/security/server_credentials.h>
#include <grpcpp/server_builder.h>

#include <cstdlib>
#include <mutex>
#include <string>
#include <utility>

#include "app/server/grpc_adapter.h"
#include "app/server/listen_address.h"

namespace quipu {
namespace {

// Queries are held to less by the registry.
constexpr int kMaxMessageBytes = 4 << 20;
constexpr size_t kMaxConnectionMemory = 512U << 20;
constexpr int kMaxThreads = 64;
constexpr int kMaxStreamsPerConnection = 128;
constexpr int kKeepaliveMs = 60'000;
constexpr int kKeepaliveTimeoutMs = 20'000;
constexpr int kMaxIdleMs = 30 * 60'000;

// Once, before the first server is built.
void SetUpLibraries() {
  static std::once_flag once;
  std::call_once(once, [] {
    // What they would print is either returned as an error of ours or caused by
    // clients, who could fill a disk with it.
    google::protobuf::SetLogHandler(nullptr);
    if (std::getenv("GRPC_VERBOSITY") == nullptr) {
      gpr_set_log_function([](gpr_log_func_args*) {});
    }
    grpc::EnableDefaultHealthCheckService(true);
    grpc::reflection::InitProtoReflectionServerBuilderPlugin();
  });
}

void SetLimits(grpc::ServerBuilder& builder) {
  grpc::ResourceQuota quota("quipu");
  quota.Resize(kMaxConnectionMemory);
  quota.SetMaxThreads(kMaxThreads);
  builder.SetResourceQuota(quota);
  builder.SetMaxReceiveMessageSize(kMaxMessageBytes);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONCURRENT_STREAMS,
                             kMaxStreamsPerConnection);
  // Connections whose client is gone without a word are found and closed.
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIME_MS, kKeepaliveMs);
  builder.AddChannelArgument(GRPC_ARG_KEEPALIVE_TIMEOUT_MS,
                             kKeepaliveTimeoutMs);
  builder.AddChannelArgument(GRPC_ARG_MAX_CONNECTION_IDLE_MS, kMaxIdleMs);
  // Otherwise two servers may share a port, each getting half of the calls.
  builder.AddChannelArgument(GRPC_ARG_ALLOW_REUSEPORT, 0);
}

}  // namespace

RunningServer::RunningServer(KnowledgeStore store,
                             std::shared_ptr<const Extractor> extractor)
    : store_(std::move(store)), extractor_(std::move(extractor)) {}

Result<std::unique_ptr<RunningServer>> RunningServer::Start(
    KnowledgeStore store, std::shared_ptr<const Extractor> extractor,
    const Options& options) {
  std::unique_ptr<RunningServer> server(
      new RunningServer(std::move(store), std::move(extractor)));
  QUIPU_CHECK(server->MakeServices(options));
  QUIPU_CHECK(server->Listen(options));
  return server;
}

Result<void> RunningServer::MakeServices(const Options& options) {
  // Before the graph is loaded: it derives what an earlier process left.
  QUIPU_TRY(writer_,
            StoreWriter::Create(store_, *extractor_, options.ingest.publication,
                                [this] { reloader_->Request(); }));
  QUIPU_TRY(state_, ServingState::Create(store_));
  reloader_ = std::make_unique<GraphReloader>(
      [state = state_.get()] { return state->Reload(); });
  registry_.Add(QueryServiceMethods(*state_, options.query));
  registry_.Add(IngestServiceMethods(
      *writer_, [this] { return reloader_->Wait(); }, options.ingest));
  registry_.Add(CurationServiceMethods(
      *writer_, [this] { return reloader_->Wait(); }, options.curation));
  return {};
}

Result<void> RunningServer::Listen(const Options& options) {
  QUIPU_TRY(ListenAddress address, ParseListenAddress(options.listen));
  QUIPU_CHECK(CheckMayListen(address, options.allow_remote));
  SetUpLibraries();
  grpc::ServerBuilder builder;
  SetLimits(builder);
  builder.AddListeningPort(address.ToString(),
                           grpc::InsecureServerCredentials(), &port_);
  services_ = GrpcServices(registry_);
  for (const auto& service : services_) builder.RegisterService(service.get());
  server_ = builder.BuildAndStart();
  if (!server_ || port_ == 0) {
    return InvalidArgument("cannot listen on " + options.listen +
                           ": the address is in use or not of this machine");
  }
  address.port = static_cast<uint16_t>(port_);
  address_ = address.ToString();
  auto* health = server_->GetHealthCheckService();
  for (const std::string& service : registry_.services()) {
    health->SetServingStatus(service, true);
  }
  health->SetServingStatus(true);
  return {};
}

void RunningServer::Stop(std::chrono::milliseconds patience) {
  if (!server_) {
    return;
  }
  if (auto* health = server_->GetHealthCheckService()) {
    health->SetServingStatus(false);
  }
  server_->Shutdown(std::chrono::system_clock::now() + patience);
  server_->Wait();
  server_.reset();
}

RunningServer::~RunningServer() {
  Stop(std::chrono::milliseconds(0));
}

}  // namespace quipu
