// Threads that answer calls, and what waits for them.

#ifndef QUIPU_RPC_WORK_QUEUE_H_
#define QUIPU_RPC_WORK_QUEUE_H_

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace quipu {

// Runs tasks in the order of arrival on threads of its own, so that a long
// search holds up no thread of gRPC, and refuses what it cannot run soon.
class WorkQueue {
 public:
  // `threads` is at least 1; `capacity` counts the tasks that wait.
  WorkQueue(unsigned threads, size_t capacity);
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;
  ~WorkQueue();  // runs what was accepted, then joins

  // False, and the task is dropped, if the queue is full. Thread-safe.
  [[nodiscard]] bool TryPush(std::function<void()> task);

 private:
  void Run();

  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<std::function<void()>> tasks_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace quipu

#endif  // QUIPU_RPC_WORK_QUEUE_H_
