// Page tokens: version, generation, eight bytes of each digest and a position,
// in the base 64 for URLs. Tokens are not secret and need no signature: a
// forged one gives at worst another page of the same list.

#include "query/service/page_token.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>

#include <algorithm>
#include <iterator>
#include <memory>
#include <optional>
#include <string_view>

#include "rpc/api_error.h"

namespace quipu {
namespace {

constexpr std::string_view kDigits =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
constexpr char kVersion = 1;
constexpr size_t kTokenBytes = 1 + 4 * 8;  // divisible by 3: no padding

std::string ToBase64(std::string_view bytes) {
  std::string text;
  for (size_t i = 0; i + 2 < bytes.size(); i += 3) {
    const uint32_t group =
        static_cast<uint32_t>(static_cast<uint8_t>(bytes[i]) << 16 |
                              static_cast<uint8_t>(bytes[i + 1]) << 8 |
                              static_cast<uint8_t>(bytes[i + 2]));
    for (const int shift : {18, 12, 6, 0}) {
      text += kDigits[group >> shift & 63];
    }
  }
  return text;
}

std::optional<std::string> FromBase64(std::string_view text) {
  std::string bytes;
  if (text.size() % 4 != 0) {
    return std::nullopt;
  }
  for (size_t i = 0; i < text.size(); i += 4) {
    uint32_t group = 0;
    for (const char c : text.substr(i, 4)) {
      const size_t value = kDigits.find(c);
      if (value == std::string_view::npos) {
        return std::nullopt;
      }
      group = group << 6 | static_cast<uint32_t>(value);
    }
    for (const int shift : {16, 8, 0}) {
      bytes += static_cast<char>(group >> shift & 255);
    }
  }
  return bytes;
}

void AppendNumber(uint64_t number, std::string& out) {
  for (int shift = 56; shift >= 0; shift -= 8) {
    out += static_cast<char>(number >> shift & 255);
  }
}

uint64_t NumberAt(std::string_view bytes, size_t at) {
  uint64_t number = 0;
  for (const char c : bytes.substr(at, 8)) {
    number = number << 8 | static_cast<uint8_t>(c);
  }
  return number;
}

void AppendShort(const Sha256Digest& digest, std::string& out) {
  std::transform(digest.bytes.begin(), digest.bytes.begin() + 8,
                 std::back_inserter(out),
                 [](uint8_t byte) { return static_cast<char>(byte); });
}

std::string VersionPart(const PageContext& context) {
  std::string bytes;
  AppendNumber(context.generation, bytes);
  AppendShort(context.input, bytes);
  return bytes;
}

std::string RequestPart(const PageContext& context) {
  std::string bytes;
  AppendShort(context.request, bytes);
  return bytes;
}

Sha256Digest DigestOf(const google::protobuf::Message& request) {
  const std::unique_ptr<google::protobuf::Message> copy(request.New());
  copy->CopyFrom(request);
  const auto* descriptor = copy->GetDescriptor();
  for (const char* field : {"page_size", "page_token"}) {
    if (const auto* found = descriptor->FindFieldByName(field)) {
      copy->GetReflection()->ClearField(copy.get(), found);
    }
  }
  copy->DiscardUnknownFields();
  std::string bytes;
  {
    google::protobuf::io::StringOutputStream stream(&bytes);
    google::protobuf::io::CodedOutputStream coded(&stream);
    coded.SetSerializationDeterministic(true);
    copy->SerializeToCodedStream(&coded);
  }
  return Sha256().AddField(descriptor->full_name()).AddField(bytes).Finish();
}

}  // namespace

PageContext PageContextOf(const GraphVersion& version,
                          const google::protobuf::Message& request) {
  return {version.generation, version.input, DigestOf(request)};
}

std::string EncodePageToken(const PageContext& context, uint64_t position) {
  std::string bytes(1, kVersion);
  bytes += VersionPart(context);
  bytes += RequestPart(context);
  AppendNumber(position, bytes);
  return ToBase64(bytes);
}

ApiResult<uint64_t> DecodePageToken(const std::string& token,
                                    const PageContext& context) {
  if (token.empty()) return uint64_t{0};
  const std::optional<std::string> bytes = FromBase64(token);
  if (!bytes || bytes->size() != kTokenBytes || bytes->front() != kVersion) {
    return BadField("page_token", "is not a token that this server gave");
  }
  if (bytes->compare(17, 8, RequestPart(context)) != 0) {
    return BadField("page_token", "belongs to another request");
  }
  if (bytes->compare(1, 16, VersionPart(context)) != 0) {
    return ApiError(
        ApiCode::kFailedPrecondition, "PAGE_TOKEN_EXPIRED",
        "the graph has changed since the page before; begin the list again",
        {{"token_generation", std::to_string(NumberAt(*bytes, 1))},
         {"generation", std::to_string(context.generation)}});
  }
  return NumberAt(*bytes, 25);
}

ApiResult<Page> ReadPage(int32_t size, int32_t largest,
                         const std::string& token, const PageContext& context) {
  constexpr int32_t kNormal = 20;
  if (size < 0) {
    return BadField("page_size", "must not be negative");
  }
  QUIPU_API_TRY(const uint64_t position, DecodePageToken(token, context));
  Page page;
  // Sums with a size cannot overflow, whatever a forged token says.
  page.position = std::min<uint64_t>(position, UINT32_MAX);
  page.size =
      static_cast<size_t>(size == 0 ? kNormal : std::min(size, largest));
  return page;
}

}  // namespace quipu
