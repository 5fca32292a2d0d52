// Threads that prepare documents.

#ifndef QUIPU_INGEST_PIPELINE_WORKERS_H_
#define QUIPU_INGEST_PIPELINE_WORKERS_H_

#include <condition_variable>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

#include "base/result.h"
#include "ingest/pipeline/prepare.h"

namespace quipu {

// Prepares one document, on any thread. Only the store's errors are errors.
using PrepareTask = std::function<Result<PreparedDocument>()>;

// Prepares documents in any order and gives them back in the order in which
// they came. No document is begun while the results that wait hold `max_bytes`,
// unless it is the next to be given back. Add, Take and in_flight are for one
// thread.
class Workers {
 public:
  Workers(unsigned threads, uint64_t max_bytes);
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;
  ~Workers();  // ends with the documents that are begun

  void Add(PrepareTask task);
  size_t in_flight() const { return added_ - taken_; }
  bool IsNextReady();
  // Waits for it.
  Result<PreparedDocument> Take();

 private:
  void Work();

  const uint64_t max_bytes_;
  size_t added_ = 0;

  std::mutex mutex_;  // of what follows
  std::condition_variable changed_;
  std::deque<PrepareTask> tasks_;  // that no worker has begun
  size_t begun_ = 0;
  size_t taken_ = 0;
  uint64_t held_bytes_ = 0;  // of `ready_`
  std::map<size_t, Result<PreparedDocument>> ready_;
  bool stopped_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_PIPELINE_WORKERS_H_
