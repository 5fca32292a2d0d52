#include "query/service/graph_reloader.h"

#include <chrono>
#include <utility>

namespace quipu {

using Clock = std::chrono::steady_clock;

GraphReloader::GraphReloader(std::function<Result<void>()> reload)
    : reload_(std::move(reload)), thread_([this] { Run(); }) {}

GraphReloader::~GraphReloader() {
  {
    const std::lock_guard lock(mutex_);
    closing_ = true;
  }
  changed_.notify_all();
  thread_.join();
}

void GraphReloader::Request() {
  {
    const std::lock_guard lock(mutex_);
    ++requested_;
  }
  changed_.notify_all();
}

Result<void> GraphReloader::Wait() {
  std::unique_lock lock(mutex_);
  const uint64_t mine = ++requested_;
  ++waiting_;
  changed_.notify_all();
  changed_.wait(lock, [&] { return done_ >= mine; });
  --waiting_;
  return last_;
}

void GraphReloader::Run() {
  std::unique_lock lock(mutex_);
  while (true) {
    changed_.wait(lock, [this] { return closing_ || done_ < requested_; });
    if (closing_) return;
    const uint64_t covered = requested_;
    lock.unlock();
    const auto begin = Clock::now();
    Result<void> result = reload_();
    const auto end = Clock::now();
    lock.lock();
    done_ = covered;
    last_ = std::move(result);
    changed_.notify_all();
    changed_.wait_until(lock, end + 4 * (end - begin), [this] {
      return closing_ || (waiting_ > 0 && done_ < requested_);
    });
  }
}

}  // namespace quipu
