// Threads that prepare documents.

#ifndef QUIPU_INGEST_PIPELINE_WORKERS_H_
#define QUIPU_INGEST_PIPELINE_WORKERS_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "ingest/pipeline/source.h"
#include "ingest/pipeline/store_writer.h"

namespace quipu {

// Prepares documents in any order and gives them back in the order in which
// they came. No document is begun while the results that wait hold `max_bytes`,
// unless it is the next to be given back. Add, Take and in_flight are for one
// thread.
class Workers {
 public:
  Workers(const StoreWriter& writer, unsigned threads, uint64_t max_bytes);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();  // ends with the documents that are begun

  void Add(IngestSource source);
  size_t in_flight() const { return added_ - taken_; }
  bool IsNextReady();
  // Waits for it. Only the store's errors are errors.
  Result<PreparedDocument> Take();

 private:
  void Work();
  Result<PreparedDocument> Run(const IngestSource& source) const;

  const StoreWriter& writer_;
  const uint64_t max_bytes_;
  size_t added_ = 0;

  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::deque<IngestSource> sources_;  // that no worker has begun
  size_t begun_ = 0;
  size_t taken_ = 0;
  uint64_t held_bytes_ = 0;  // of `ready_`
  std::map<size_t, Result<PreparedDocument>> ready_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_WORKERS_H_
