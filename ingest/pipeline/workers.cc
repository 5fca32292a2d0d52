#include "ingest/pipeline/workers.h"

#include <utility>

namespace quipu {
namespace {

uint64_t HeldBytes(const Result<PreparedDocument>& prepared) {
  return prepared ? prepared->held_bytes() : 0;
}

}  // namespace

Workers::Workers(unsigned threads, uint64_t max_bytes) : max_bytes_(max_bytes) {
  for (unsigned i = 0; i < threads; ++i) {
    threads_.emplace_back([this] { Work(); });
  }
}

Workers::~Workers() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_all();
  for (std::thread& thread : threads_) thread.join();
}

void Workers::Add(PrepareTask task) {
  {
    const std::lock_guard lock(mutex_);
    tasks_.push_back(std::move(task));
  }
  ++added_;
  changed_.notify_all();
}

bool Workers::IsNextReady() {
  const std::lock_guard lock(mutex_);
  return ready_.contains(taken_);
}

Result<PreparedDocument> Workers::Take() {
  std::unique_lock lock(mutex_);
  changed_.wait(lock, [this] { return ready_.contains(taken_); });
  auto next = ready_.extract(taken_++);
  held_bytes_ -= HeldBytes(next.mapped());
  lock.unlock();
  changed_.notify_all();
  return std::move(next.mapped());
}

void Workers::Work() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] {
      return stopped_ || (!tasks_.empty() &&
                          (held_bytes_ < max_bytes_ || begun_ == taken_));
    });
    if (stopped_) return;
    PrepareTask task = std::move(tasks_.front());
    tasks_.pop_front();
    const size_t index = begun_++;
    lock.unlock();
    Result<PreparedDocument> prepared = task();
    task = nullptr;
    lock.lock();
    held_bytes_ += HeldBytes(prepared);
    ready_.emplace(index, std::move(prepared));
    changed_.notify_all();
  }
}

}  // namespace quipu
