// Where documents come from.

#ifndef QUIPU_INGEST_PIPELINE_SOURCE_H_
#define QUIPU_INGEST_PIPELINE_SOURCE_H_

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "ingest/read/read_document.h"

namespace quipu {

class ExternalExtraction;

// One document to be read. `load` is called once, from a worker thread; what it
// fails with is why the document is skipped.
struct IngestSource {
  DocumentKey key;
  std::function<Result<std::string>()> load;  // the original bytes
  uint64_t size = 0;  // of the bytes, where it is known before they are loaded
  // What others found in the document; null: the session's extractor is asked.
  std::shared_ptr<const ExternalExtraction> extraction = nullptr;
};

// The source for a file, under KeyOfFile(file, root).
Result<IngestSource> FileSource(const std::filesystem::path& file,
                                const std::filesystem::path& root,
                                const ReadLimits& limits);

// Files as they are; of folders, every file below them that has a known
// ending (.txt, .md, .markdown), in ascending order of path. Hidden files and
// symbolic links inside folders are left out. kNotFound names a missing path.
Result<std::vector<std::filesystem::path>> ListFiles(
    std::span<const std::filesystem::path> paths);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_SOURCE_H_
