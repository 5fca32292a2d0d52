// Sends the files of a folder to a server, as one stream, and says how long it
// took until the summary was there:  quipu_send 127.0.0.1:50051 FOLDER
// Exit 1 if not every document was added.

#include <grpcpp/create_channel.h>
#include <grpcpp/security/credentials.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <string>
#include <thread>
#include <vector>

#include "quipu/v1/ingest_service.grpc.pb.h"

namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

std::vector<quipu::v1::IngestDocumentsRequest> ReadFolder(
    const fs::path& from) {
  std::vector<quipu::v1::IngestDocumentsRequest> documents;
  for (const auto& entry : fs::directory_iterator(from)) {
    std::ifstream file(entry.path(), std::ios::binary);
    auto& document = documents.emplace_back();
    document.set_key(entry.path().filename().string());
    document.set_content({std::istreambuf_iterator<char>(file), {}});
  }
  std::ranges::sort(documents, [](const auto& a, const auto& b) {
    return a.key() < b.key();
  });
  return documents;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 3) {
    std::fputs("usage: quipu_send ADDRESS FOLDER\n", stderr);
    return 2;
  }
  const auto documents = ReadFolder(argv[2]);
  const auto stub = quipu::v1::IngestService::NewStub(
      grpc::CreateChannel(argv[1], grpc::InsecureChannelCredentials()));
  const auto begin = Clock::now();
  grpc::ClientContext context;
  const auto stream = stub->IngestDocuments(&context);
  std::thread sender([&] {
    for (const auto& document : documents) {
      if (!stream->Write(document)) return;
    }
    stream->WritesDone();
  });
  uint64_t added = 0;
  quipu::v1::IngestDocumentsResponse response;
  while (stream->Read(&response)) {
    if (response.has_summary()) added = response.summary().added();
  }
  sender.join();
  const grpc::Status status = stream->Finish();
  const std::chrono::duration<double> time = Clock::now() - begin;
  std::printf("%.2f\n", time.count());
  if (added == documents.size()) return 0;
  std::fprintf(stderr, "%lu of %zu documents were added. %s\n", added,
               documents.size(), status.error_message().c_str());
  return 1;
}
