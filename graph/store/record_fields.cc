// Fields that several records share.

#include "graph/store/record_fields.h"

#include <google/protobuf/io/coded_stream.h>
#include <google/protobuf/io/zero_copy_stream_impl_lite.h>
#include <google/protobuf/stubs/logging.h>

#include <limits>

namespace quipu {

void WriteSpan(Span span, pb::Span* stored) {
  stored->set_begin(span.begin);
  stored->set_end(span.end);
}

Result<Span> ReadSpan(const pb::Span& stored) {
  if (stored.end() < stored.begin()) {
    return Corruption("span from " + std::to_string(stored.begin()) + " to " +
                      std::to_string(stored.end()));
  }
  return Span{stored.begin(), stored.end()};
}

void WriteDate(const PartialDate& date, pb::PartialDate* stored) {
  stored->set_year(static_cast<uint32_t>(date.year()));
  stored->set_month(static_cast<uint32_t>(date.month()));
  stored->set_day(static_cast<uint32_t>(date.day()));
}

Result<PartialDate> ReadDate(const pb::PartialDate& stored) {
  static constexpr uint32_t kMost = 9999;  // keeps the casts in range
  if (stored.year() <= kMost && stored.month() <= kMost &&
      stored.day() <= kMost) {
    if (const auto date = PartialDate::Make(static_cast<int>(stored.year()),
                                            static_cast<int>(stored.month()),
                                            static_cast<int>(stored.day()))) {
      return *date;
    }
  }
  return Corruption("no such date: year " + std::to_string(stored.year()) +
                    ", month " + std::to_string(stored.month()) + ", day " +
                    std::to_string(stored.day()));
}

std::string Serialise(const google::protobuf::Message& message) {
  const google::protobuf::LogSilencer no_printing;  // of what is not UTF-8
  std::string bytes;
  google::protobuf::io::StringOutputStream stream(&bytes);
  google::protobuf::io::CodedOutputStream coded(&stream);
  coded.SetSerializationDeterministic(true);
  message.SerializeToCodedStream(&coded);
  coded.Trim();
  return bytes;
}

Result<void> Parse(std::string_view bytes, std::string_view what,
                   google::protobuf::Message& message) {
  const google::protobuf::LogSilencer no_printing;
  if (bytes.size() > std::numeric_limits<int>::max() ||
      !message.ParseFromArray(bytes.data(), static_cast<int>(bytes.size()))) {
    return Corruption(std::string(what) + " does not parse");
  }
  return {};
}

}  // namespace quipu
