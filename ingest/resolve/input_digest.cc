#include "ingest/resolve/input_digest.h"

#include "graph/store/records.h"

namespace quipu {

Sha256Digest ShareOf(const Document& document, const Extraction& extraction) {
  Sha256 digest;
  digest.AddField("document")
      .AddField(document.key.value)
      .AddField(document.source_digest.ToHex());
  if (extraction.external) digest.AddField(extraction.extractor.ToHex());
  return digest.Finish();
}

Sha256Digest ShareOf(const CurationEntry& entry) {
  CurationEntry decided = entry;
  decided.author.clear();
  decided.decided_at = 0;
  decided.note.clear();
  return Sha256().AddField("curation").AddField(Encode(decided)).Finish();
}

void AddShare(Sha256Digest& sum, const Sha256Digest& share) {
  uint32_t carry = 0;
  for (size_t i = sum.bytes.size(); i-- > 0;) {
    carry += uint32_t{sum.bytes[i]} + share.bytes[i];
    sum.bytes[i] = static_cast<uint8_t>(carry);
    carry >>= 8;
  }
}

void SubtractShare(Sha256Digest& sum, const Sha256Digest& share) {
  uint32_t borrow = 0;
  for (size_t i = sum.bytes.size(); i-- > 0;) {
    const uint32_t difference =
        uint32_t{sum.bytes[i]} - share.bytes[i] - borrow;
    sum.bytes[i] = static_cast<uint8_t>(difference);
    borrow = difference >> 31;
  }
}

}  // namespace quipu
