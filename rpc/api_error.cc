#include "rpc/api_error.h"

#include "base/utf8.h"
#include "google/rpc/error_details.pb.h"

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

ApiCode CodeOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return ApiCode::kInvalidArgument;
    case ErrorCode::kNotFound:
      return ApiCode::kNotFound;
    case ErrorCode::kCorruption:
      return ApiCode::kDataLoss;
    case ErrorCode::kIo:
      return ApiCode::kUnavailable;
    case ErrorCode::kLimit:
      return ApiCode::kResourceExhausted;
    case ErrorCode::kInternal:
      break;
  }
  return ApiCode::kInternal;
}

std::string ReasonOf(ErrorCode code) {
  switch (code) {
    case ErrorCode::kInvalidArgument:
      return "INVALID_ARGUMENT";
    case ErrorCode::kNotFound:
      return "NOT_FOUND";
    case ErrorCode::kCorruption:
      return "STORE_CORRUPT";
    case ErrorCode::kIo:
      return "STORE_UNAVAILABLE";
    case ErrorCode::kLimit:
      return "LIMIT_EXCEEDED";
    case ErrorCode::kInternal:
      break;
  }
  return "INTERNAL";
}

}  // namespace

ApiError::ApiError(Error error)
    : ApiError(CodeOf(error.code), ReasonOf(error.code),
               std::move(error.message)) {}

ApiError BadField(std::string_view field, std::string description) {
  ApiError error = InvalidArgument(std::move(description));
  error.field = field;
  return error;
}

std::string CutMessage(std::string_view text) {
  return Cut(text, kMaxMessageBytes);
}

google::rpc::Status StatusOf(const ApiError& error) {
  google::rpc::Status status;
  status.set_code(static_cast<int>(error.code));
  const std::string at = error.field.empty() ? "" : error.field + ": ";
  status.set_message(CutMessage(at + error.message));

  google::rpc::ErrorInfo info;
  info.set_reason(error.reason);
  info.set_domain("quipu");
  for (const auto& [key, value] : error.metadata) {
    if (info.metadata_size() == static_cast<int>(kMaxMetadataEntries)) break;
    auto* entry = info.add_metadata();
    entry->set_key(Cut(key, kMaxMetadataBytes));
    entry->set_value(Cut(value, kMaxMetadataBytes));
  }
  status.add_details()->PackFrom(info);

  if (!error.field.empty()) {
    google::rpc::BadRequest request;
    auto* violation = request.add_field_violations();
    violation->set_field(error.field);
    violation->set_description(CutMessage(error.message));
    status.add_details()->PackFrom(request);
  }
  return status;
}

}  // namespace quipu
