// Any bytes as a stored record: either an error, or a record that encodes and
// decodes to itself.

#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "graph/store/records.h"

namespace quipu {
namespace {

template <typename T>
void RoundTrip(std::string_view bytes) {
  const Result<T> record = Decode<T>(bytes);
  if (!record) return;
  const Result<T> again = Decode<T>(Encode(*record));
  if (!again || !(*again == *record)) std::abort();
}

}  // namespace
}  // namespace quipu

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1),
                               size - 1);
  switch (data[0] % 10) {
    case 0:
      quipu::RoundTrip<quipu::Extraction>(bytes);
      break;
    case 1:
      quipu::RoundTrip<quipu::ProfileRecord>(bytes);
      break;
    case 2:
      quipu::RoundTrip<quipu::EntityRecord>(bytes);
      break;
    case 3:
      quipu::RoundTrip<quipu::RelationRecord>(bytes);
      break;
    case 4:
      quipu::RoundTrip<quipu::ContributionRecord>(bytes);
      break;
    case 5:
      quipu::RoundTrip<quipu::CurationEntry>(bytes);
      break;
    case 6:
      (void)quipu::DecodeDocument(bytes, "some text");
      break;
    case 7:
      quipu::RoundTrip<quipu::Sketch>(bytes);
      break;
    case 8:
      quipu::RoundTrip<quipu::EditionRecord>(bytes);
      break;
    default:
      quipu::RoundTrip<quipu::EditionMember>(bytes);
  }
  return 0;
}
