// Error -> grpc::Status.

#include "rpc/grpc_status.h"

#include "base/utf8.h"
#include "google/rpc/error_details.pb.h"
#include "google/rpc/status.pb.h"

namespace quipu {
namespace {

// gRPC percent-encodes the message (up to three bytes for one) and sends the
// details, which repeat it, in base 64.
constexpr size_t kMaxMessageBytes = 600;
constexpr size_t kMaxMetadataBytes = 120;
constexpr size_t kMaxMetadataEntries = 12;

// Well-formed UTF-8 of at most `limit` bytes, as protobuf demands.
std::string Cut(std::string_view text, size_t limit) {
  std::string cut;
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, at);
    if (cut.size() + 4 > limit) {
      cut += "…";
      break;
    }
    AppendUtf8(point.value, cut);
    at += point.length;
  }
  return cut;
}

google::rpc::Status MakeStatus(grpc::StatusCode code, std::string_view message,
                               std::string_view reason) {
  google::rpc::Status status;
  status.set_code(code);
  status.set_message(Cut(message, kMaxMessageBytes));
  google::rpc::ErrorInfo info;
  info.set_reason(std::string(reason));
  info.set_domain("quipu");
  status.add_details()->PackFrom(info);
  return status;
}

grpc::Status ToGrpc(const google::rpc::Status& status) {
  return {static_cast<grpc::StatusCode>(status.code()), status.message(),
          status.SerializeAsString()};
}

struct Translation {
  grpc::StatusCode code;
  std::string_view reason;
};

Translation TranslationOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return {grpc::StatusCode::INVALID_ARGUMENT, "INVALID_ARGUMENT"};
    case ErrorCode::kNotFound:
      return {grpc::StatusCode::NOT_FOUND, "NOT_FOUND"};
    case ErrorCode::kCorruption:
      return {grpc::StatusCode::DATA_LOSS, "STORE_CORRUPT"};
    case ErrorCode::kIo:
      return {grpc::StatusCode::UNAVAILABLE, "STORE_UNAVAILABLE"};
    case ErrorCode::kLimit:
      return {grpc::StatusCode::RESOURCE_EXHAUSTED, "LIMIT_EXCEEDED"};
    case ErrorCode::kInternal:
      break;
  }
  return {grpc::StatusCode::INTERNAL, "INTERNAL"};
}

}  // namespace

std::string CutMessage(std::string_view text) {
  return Cut(text, kMaxMessageBytes);
}

grpc::Status ToGrpcStatus(const Error& error) {
  const Translation to = TranslationOf(error.code);
  return ToGrpc(MakeStatus(to.code, error.message, to.reason));
}

grpc::Status BadField(std::string_view field, std::string_view description) {
  std::string message(field);
  message.append(": ").append(description);
  google::rpc::Status status = MakeStatus(grpc::StatusCode::INVALID_ARGUMENT,
                                          message, "INVALID_ARGUMENT");
  google::rpc::BadRequest request;
  auto* violation = request.add_field_violations();
  violation->set_field(std::string(field));
  violation->set_description(Cut(description, kMaxMessageBytes));
  status.add_details()->PackFrom(request);
  return ToGrpc(status);
}

grpc::Status StatusWithReason(
    grpc::StatusCode code, std::string_view reason, std::string_view message,
    const std::map<std::string, std::string>& metadata) {
  google::rpc::Status status = MakeStatus(code, message, reason);
  google::rpc::ErrorInfo info;
  status.details(0).UnpackTo(&info);
  for (const auto& [key, value] : metadata) {
    if (info.metadata_size() == static_cast<int>(kMaxMetadataEntries)) {
      break;
    }
    auto* entry = info.add_metadata();
    entry->set_key(Cut(key, kMaxMetadataBytes));
    entry->set_value(Cut(value, kMaxMetadataBytes));
  }
  status.mutable_details(0)->PackFrom(info);
  return ToGrpc(status);
}

}  // namespace quipu
