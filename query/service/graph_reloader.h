// New generations are served soon after they are published.

#ifndef QUIPU_QUERY_SERVICE_GRAPH_RELOADER_H_
#define QUIPU_QUERY_SERVICE_GRAPH_RELOADER_H_

#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <thread>

#include "base/result.h"

namespace quipu {

// Reloads on a thread of its own, so that whoever changes the store does not
// wait for it. Requests that come while a reload is in progress share the next
// one. Thread-safe.
class GraphReloader {
 public:
  // `reload` loads what is published when it begins.
  explicit GraphReloader(std::function<Result<void>()> reload);
  GraphReloader(const GraphReloader&) = delete;
  GraphReloader& operator=(const GraphReloader&) = delete;
  ~GraphReloader();

  // Asks for a reload, and does not wait for it. After a reload, the thread
  // rests for four times as long as that took, so that a graph that grows
  // steadily costs at most a fifth of a core.
  void Request();
  // Returns when a reload that began after this call has ended, with its
  // error. It begins at once.
  Result<void> Wait();

 private:
  void Run();

  const std::function<Result<void>()> reload_;
  std::mutex mutex_;
  std::condition_variable changed_;
  uint64_t requested_ = 0;  // reloads asked for
  uint64_t done_ = 0;       // of those
  int waiting_ = 0;         // calls of Wait
  Result<void> last_;
  bool closing_ = false;
  std::thread thread_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_GRAPH_RELOADER_H_
