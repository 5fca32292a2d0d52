// Data files, as they are or compressed by xz.

#ifndef QUIPU_TRAIN_CORPORA_COMPRESSED_FILE_H_
#define QUIPU_TRAIN_CORPORA_COMPRESSED_FILE_H_

#include <filesystem>
#include <string>

#include "base/result.h"

namespace quipu {

// All bytes of `path`, or, where there is no such file, of the xz file `path`
// with ".xz" at its end, decompressed. kNotFound: there is neither;
// kCorruption: not an xz file, or one cut short; kLimit: more than 4 GiB.
Result<std::string> ReadMaybeCompressed(const std::filesystem::path& path);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_COMPRESSED_FILE_H_
