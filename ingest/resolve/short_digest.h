// Digests that fit into a number.

#ifndef QUIPU_INGEST_RESOLVE_SHORT_DIGEST_H_
#define QUIPU_INGEST_RESOLVE_SHORT_DIGEST_H_

#include <cstddef>
#include <cstdint>

#include "base/hash.h"

namespace quipu {

// The first eight bytes, big-endian.
inline uint64_t ShortDigest(const Sha256Digest& digest) {
  uint64_t number = 0;
  for (size_t i = 0; i < sizeof number; ++i) {
    number = number << 8 | digest.bytes[i];
  }
  return number;
}

}  // namespace quipu

#endif  // QUIPU_INGEST_RESOLVE_SHORT_DIGEST_H_
