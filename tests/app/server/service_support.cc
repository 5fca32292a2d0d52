// A server over a store in memory, and documents whose claims are written down.

#include "tests/app/server/service_support.h"

#include <grpcpp/create_channel.h>
#include <grpcpp/generic/generic_stub.h>
#include <grpcpp/security/credentials.h>

#include <catch2/catch.hpp>
#include <optional>

#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"

namespace quipu {
namespace {

// Adds to one document, sentence by sentence.
class DocumentWriter {
 public:
  explicit DocumentWriter(const std::string& key) {
    written_.document.key = DocumentKey{key};
  }

  void Add(const Fact& fact) {
    std::string& text = written_.document.text;
    const auto begin = static_cast<uint32_t>(text.size());
    Claim claim;
    claim.subject = Mentioned(fact.subject);
    text += " " + fact.predicate + " ";
    claim.predicate = fact.predicate;
    if (fact.object.find(':') != std::string::npos) {
      claim.object = Mentioned(fact.object);
    } else {
      const Literal literal = LiteralOf(fact.object);
      if (literal.date) {
        claim.time = {literal.date->Bounds(), literal.date->Bounds()};
      }
      claim.object = literal;
    }
    text += ".";
    claim.modality = fact.denied ? Modality::kDenied : Modality::kAsserted;
    claim.evidence = {{begin, static_cast<uint32_t>(text.size())}};
    claim.confidence = 900;
    claim.rule = "test.fact";
    text += "\n";
    written_.extraction.claims.push_back(std::move(claim));
  }

  WrittenDocument Finish() {
    Document& document = written_.document;
    const auto size = static_cast<uint32_t>(document.text.size());
    document.source_digest = Sha256Of(document.text);
    document.source_size = size;
    document.regions = {{{0, size}, RegionKind::kBody}};
    document.metadata.title = StatedText{"About " + document.key.value, {}};
    document.metadata.published =
        StatedDate{*PartialDate::Parse("1992-05"), {}};
    document.metadata.language = "en";
    document.source_map.Add(size, 0, size);
    return std::move(written_);
  }

 private:
  // Writes the name and returns the entity.
  LocalIndex Mentioned(const std::string& typed_name) {
    const size_t colon = typed_name.find(':');
    const std::string type = typed_name.substr(0, colon);
    const std::string name = typed_name.substr(colon + 1);
    std::string& text = written_.document.text;
    const auto begin = static_cast<uint32_t>(text.size());
    text += name;
    const Span span{begin, static_cast<uint32_t>(text.size())};
    auto& entities = written_.extraction.entities;
    const auto [place, is_new] =
        places_.try_emplace(typed_name, entities.size());
    if (is_new) {
      LocalEntity entity;
      entity.handle = Handle::Of(written_.document.key, name, 0);
      entity.type = type;
      entity.name = name;
      entity.names.push_back({name, NameKind::kFull, span});
      if (type == "Person") {
        entity.names.push_back(
            {name.substr(name.rfind(' ') + 1), NameKind::kSurname, span});
      }
      entities.push_back(std::move(entity));
    }
    entities[place->second].mentions.push_back({span, MentionKind::kName});
    return LocalIndex{static_cast<uint32_t>(place->second)};
  }

  Literal LiteralOf(const std::string& object) {
    Literal literal;
    literal.text = object;
    if (object.starts_with('=')) {
      literal.kind = LiteralKind::kDate;
      literal.text = object.substr(1);
      literal.date = PartialDate::Parse(literal.text);
    }
    written_.document.text += literal.text;
    return literal;
  }

  WrittenDocument written_;
  std::map<std::string, size_t> places_;
};

}  // namespace

WrittenDocument WriteDocument(const std::string& key,
                              const std::vector<Fact>& facts) {
  DocumentWriter writer(key);
  for (const Fact& fact : facts) {
    writer.Add(fact);
  }
  return writer.Finish();
}

KnowledgeStore MakeStore(const std::vector<WrittenDocument>& documents) {
  auto store = KnowledgeStore::Open("", StoreMode::kInMemory);
  REQUIRE(store);
  auto transaction = store->Begin();
  StoreState state = *ReadState(*transaction);
  for (const WrittenDocument& written : documents) {
    pending::Write(*transaction, DocumentNumber{state.next_document++},
                   written.document, written.extraction);
  }
  WriteState(*transaction, state);
  REQUIRE(store->Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  REQUIRE(FinishDerivation(*store, SharedExtractor()->ontology()));
  return std::move(*store);
}

const std::shared_ptr<const Extractor>& SharedExtractor() {
  static const auto extractor =
      std::make_shared<const Extractor>(Extractor::CreateDefault(
          *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"})));
  return extractor;
}

std::vector<WrittenDocument> SmallWorld() {
  return {
      WriteDocument(
          "reports/a b.txt",
          {{"Person:Ada Lund", "member_of", "Organization:Reed Party"},
           {"Person:Ada Lund", "born_on", "=1952"},
           {"Person:Ada Lund", "visited", "Place:Port Hale"}}),
      WriteDocument(
          "reports/b.txt",
          {{"Person:Bo Lund", "leader_of", "Organization:Reed Party"},
           {"Person:Cy Marsh", "opposed_to", "Organization:Reed Party", true},
           {"Person:Ada Lund", "visited", "Place:Port Hale"}})};
}

TestServer::TestServer(
    KnowledgeStore store,
    const std::function<void(RunningServer::Options&)>& adjust) {
  RunningServer::Options options;
  options.listen = "127.0.0.1:0";
  options.query.threads = 2;
  options.ingest.threads = 2;
  adjust(options);
  auto server =
      RunningServer::Start(std::move(store), SharedExtractor(), options);
  if (!server) {
    FAIL(server.error().message);
  }
  server_ = std::move(*server);
  channel_ = grpc::CreateChannel(server_->address(),
                                 grpc::InsecureChannelCredentials());
  query_ = v1::QueryService::NewStub(channel_);
  ingest_ = v1::IngestService::NewStub(channel_);
  curation_ = v1::CurationService::NewStub(channel_);
}

IngestAnswer SendParts(TestServer& server,
                       const std::vector<v1::IngestDocumentsRequest>& parts) {
  grpc::ClientContext context;
  const auto stream = server.ingest().IngestDocuments(&context);
  for (const auto& part : parts) {
    if (!stream->Write(part)) {
      break;  // the status says why
    }
  }
  stream->WritesDone();
  IngestAnswer answer;
  v1::IngestDocumentsResponse response;
  while (stream->Read(&response)) {
    if (response.has_outcome()) {
      answer.outcomes.push_back(response.outcome());
    } else {
      answer.summaries.push_back(response.summary());
    }
  }
  answer.status = stream->Finish();
  return answer;
}

IngestAnswer SendDocuments(
    TestServer& server,
    const std::vector<std::pair<std::string, std::string>>& documents) {
  std::vector<v1::IngestDocumentsRequest> parts;
  for (const auto& [key, content] : documents) {
    auto& part = parts.emplace_back();
    part.set_key(key);
    part.set_content(content);
  }
  return SendParts(server, parts);
}

ErrorDetails DetailsOf(const grpc::Status& status) {
  ErrorDetails details;
  google::rpc::Status message;
  REQUIRE(message.ParseFromString(status.error_details()));
  CHECK(message.code() == status.error_code());
  for (const auto& any : message.details()) {
    google::rpc::ErrorInfo info;
    google::rpc::BadRequest request;
    if (any.UnpackTo(&info)) {
      details.reason = info.reason();
      details.domain = info.domain();
      for (const auto& entry : info.metadata()) {
        details.metadata.emplace(entry.key(), entry.value());
      }
    } else if (any.UnpackTo(&request)) {
      for (const auto& violation : request.field_violations()) {
        details.fields.push_back(violation.field());
      }
    }
  }
  return details;
}

grpc::Status CallWithBytes(TestServer& server, const std::string& method,
                           const std::string& request, std::string& response) {
  const grpc::Slice slice(request);
  const grpc::ByteBuffer bytes(&slice, 1);
  grpc::ByteBuffer answer;
  grpc::ClientContext context;
  context.set_deadline(std::chrono::system_clock::now() +
                       std::chrono::seconds(60));
  grpc::CompletionQueue queue;
  grpc::GenericStub stub(server.channel());
  const auto call = stub.PrepareUnaryCall(&context, method, bytes, &queue);
  call->StartCall();
  grpc::Status status;
  call->Finish(&answer, &status, nullptr);
  void* tag = nullptr;
  bool ok = false;
  REQUIRE(queue.Next(&tag, &ok));
  if (status.ok()) {
    std::vector<grpc::Slice> slices;
    REQUIRE(answer.Dump(&slices).ok());
    for (const grpc::Slice& part : slices) {
      response.append(reinterpret_cast<const char*>(part.begin()), part.size());
    }
  }
  return status;
}

}  // namespace quipu
