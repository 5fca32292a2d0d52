#include "query/service/graph_reloader.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <future>

namespace quipu {
namespace {

// Reloads that wait until the test lets them through, one by one.
class Reloads {
 public:
  Result<void> Run() {
    std::unique_lock lock(mutex_);
    ++begun_;
    changed_.notify_all();
    changed_.wait(lock, [this] { return allowed_ >= begun_; });
    if (begun_ == failing_) return Io("reload " + std::to_string(begun_));
    return {};
  }
  void Await(int begun) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, [&] { return begun_ >= begun; });
  }
  void Allow(int reloads) {
    const std::lock_guard lock(mutex_);
    allowed_ = reloads;
    changed_.notify_all();
  }
  void FailAt(int reload) { failing_ = reload; }
  int begun() {
    const std::lock_guard lock(mutex_);
    return begun_;
  }

 private:
  std::mutex mutex_;
  std::condition_variable changed_;
  int begun_ = 0;
  int allowed_ = 0;
  int failing_ = 0;
};

}  // namespace

TEST_CASE("Requests during a reload share the next one", "[reload]") {
  Reloads reloads;
  GraphReloader reloader([&reloads] { return reloads.Run(); });
  reloader.Request();
  reloads.Await(1);
  for (int i = 0; i < 100; ++i) reloader.Request();
  std::vector<std::future<Result<void>>> waiting;
  for (int i = 0; i < 5; ++i) {
    waiting.push_back(std::async(std::launch::async,
                                 [&reloader] { return reloader.Wait(); }));
  }
  reloads.Allow(1000);
  for (auto& wait : waiting) CHECK(wait.get());
  // At least one after the first; a wait that came late may have needed
  // another.
  CHECK(reloads.begun() >= 2);
  CHECK(reloads.begun() <= 7);
}

TEST_CASE("Whoever waits is served by a reload that began afterwards",
          "[reload]") {
  std::atomic<int> published{0};
  std::atomic<int> served{0};
  GraphReloader reloader([&] {
    served.store(published.load());
    return Result<void>();
  });
  for (int i = 1; i <= 50; ++i) {
    published.store(i);
    reloader.Request();
    REQUIRE(reloader.Wait());
    CHECK(served.load() == i);
  }
}

TEST_CASE("A failed reload is told to whoever waits, and the next is tried",
          "[reload]") {
  Reloads reloads;
  reloads.FailAt(1);
  reloads.Allow(1000);
  GraphReloader reloader([&reloads] { return reloads.Run(); });
  const Result<void> failed = reloader.Wait();
  REQUIRE_FALSE(failed);
  CHECK(failed.error().message == "reload 1");
  CHECK(reloader.Wait());
}

TEST_CASE("A reloader ends although requests are open", "[reload]") {
  Reloads reloads;
  reloads.Allow(1);
  {
    GraphReloader reloader([&reloads] { return reloads.Run(); });
    for (int i = 0; i < 3; ++i) reloader.Request();
    reloads.Allow(1000);
  }
  CHECK(reloads.begun() <= 3);
}

}  // namespace quipu
