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
// search holds up no thread of the transport, and refuses what it cannot run
// soon.
class WorkQueue {
 public:
  // Does the work and returns what tells whoever waits for it. That is called
  // when the task's place is free again: who is told may come back at once.
  using Task = std::function<std::function<void()>()>;

  // `threads` is at least 1; `waiting` counts tasks beyond those that run.
  WorkQueue(unsigned threads, size_t waiting);
  WorkQueue(const WorkQueue&) = delete;
  WorkQueue& operator=(const WorkQueue&) = delete;
  ~WorkQueue() { Finish(); }

  // False, and the task is dropped, if as many run and wait as may.
  // Thread-safe.
  [[nodiscard]] bool TryPush(Task task);

  // Accepts nothing more, and returns when what was accepted is done. Not from
  // a task.
  void Finish();

 private:
  void Run();

  const size_t capacity_;
  std::mutex mutex_;
  std::condition_variable changed_;
  std::deque<Task> tasks_;
  size_t running_ = 0;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace quipu

#endif  // QUIPU_RPC_WORK_QUEUE_H_
