// Documents into a store, and out of it.

#ifndef QUIPU_INGEST_PIPELINE_INGEST_H_
#define QUIPU_INGEST_PIPELINE_INGEST_H_

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/knowledge_store.h"
#include "ingest/extract/extractor.h"
#include "ingest/read/read_document.h"
#include "ingest/resolve/derive.h"

namespace quipu {

// One document to be read. `load` is called once, from a worker thread.
struct IngestSource {
  DocumentKey key;
  std::function<Result<std::string>()> load;  // the original bytes
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

enum class IngestOutcome : uint8_t { kAdded, kReplaced, kUnchanged, kSkipped };

// What became of one source. Everything but kSkipped is on disk, synced, when
// it is reported.
struct IngestEvent {
  DocumentKey key;
  IngestOutcome outcome = IngestOutcome::kAdded;
  std::string reason;  // of kSkipped
  uint64_t source_bytes = 0;
  size_t done = 0;  // sources reported so far, this one included
  size_t total = 0;
};

struct IngestOptions {
  unsigned threads = 0;  // 0: one per core
  // Called from the calling thread, in the order of `sources`.
  std::function<void(const IngestEvent&)> on_event;
  // Looked at between documents: when set, what was acknowledged is derived
  // and the call returns with `cancelled`.
  const std::atomic<bool>* cancel = nullptr;
};

struct IngestReport {
  size_t added = 0;
  size_t replaced = 0;
  size_t unchanged = 0;
  size_t skipped = 0;
  bool cancelled = false;
  DerivationReport derivation;  // merges and splits of the whole call
};

// Reads and extracts in parallel, commits in the order of `sources`, then
// derives and publishes. A source that cannot be read is skipped and reported;
// a failure of the store ends the call, and what was reported stays. A document
// whose bytes and extractor are unchanged is not written again. Two sources
// with one key are kInvalidArgument, before anything is read.
Result<IngestReport> Ingest(KnowledgeStore& store, const Extractor& extractor,
                            std::span<const IngestSource> sources,
                            const IngestOptions& options);

// Takes documents out. kNotFound names the first key that is not there, and
// then nothing is removed.
Result<DerivationReport> Remove(KnowledgeStore& store, const Ontology& ontology,
                                std::span<const DocumentKey> keys);

// Derives what an earlier process left dirty, and publishes. To be called
// after opening a store for writing, before it is read. Cheap if all is clean.
Result<DerivationReport> FinishDerivation(KnowledgeStore& store,
                                          const Ontology& ontology);

// Drops everything derived and derives it again from the stored extractions.
Result<DerivationReport> Rebuild(KnowledgeStore& store,
                                 const Ontology& ontology);

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_INGEST_H_
