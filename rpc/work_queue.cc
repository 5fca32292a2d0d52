#include "rpc/work_queue.h"

#include <utility>

namespace quipu {

WorkQueue::WorkQueue(unsigned threads, size_t waiting)
    : capacity_(threads + waiting) {
  threads_.reserve(threads);
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Run(); });
  }
}

void WorkQueue::Finish() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) {
    if (thread.joinable()) thread.join();
  }
}

bool WorkQueue::TryPush(Task task) {
  {
    const std::lock_guard lock(mutex_);
    if (closing_ || running_ + tasks_.size() >= capacity_) return false;
    tasks_.push_back(std::move(task));
  }
  changed_.notify_one();
  return true;
}

void WorkQueue::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || !tasks_.empty(); });
    if (tasks_.empty()) return;
    std::function<void()> tell;
    {
      const Task task = std::move(tasks_.front());
      tasks_.pop_front();
      ++running_;
      lock.unlock();
      tell = task();
    }
    lock.lock();
    --running_;
    lock.unlock();
    tell();
    lock.lock();
  }
}

}  // namespace quipu
