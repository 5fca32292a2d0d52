// A file -> a Document.

#ifndef QUIPU_INGEST_READ_READ_DOCUMENT_H_
#define QUIPU_INGEST_READ_READ_DOCUMENT_H_

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "base/result.h"
#include "graph/model/document.h"

namespace quipu {

struct ReadLimits {
  uint64_t max_bytes = 64ULL << 20;  // of the original file
};

// The bytes of a regular file, read until its end or the limit: sizes that the
// file system reports are not believed. Errors, each without the path, which
// the caller adds: kNotFound, kIo, kInvalidArgument (a folder, a pipe, a
// device, an empty file), kLimit (longer than max_bytes).
Result<std::string> ReadFile(const std::filesystem::path& file,
                             const ReadLimits& limits);

// The key of a file: its path as given, lexically normalised; relative to
// `root` if that is not empty. kInvalidArgument for a path outside `root`, or
// one that is not UTF-8.
Result<DocumentKey> KeyOfFile(const std::filesystem::path& file,
                              const std::filesystem::path& root);

// Reads plain text or Markdown (by the key's ending, .md or .markdown): finds
// the encoding, makes the text clean, keeps the way back to the bytes, divides
// it into regions and takes out the metadata that it states. A pure function.
// kInvalidArgument for bytes that are no text (see docs/formats.md).
Result<Document> ReadDocument(const DocumentKey& key, std::string_view bytes);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_READ_DOCUMENT_H_
