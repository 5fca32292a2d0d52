// SIGTERM and SIGINT as a request to stop.

#ifndef QUIPU_APP_SERVER_STOP_SIGNALS_H_
#define QUIPU_APP_SERVER_STOP_SIGNALS_H_

#include <atomic>
#include <csignal>
#include <stop_token>
#include <thread>

namespace quipu {

// While it lives, the first SIGTERM or SIGINT requests the stop and a second
// one ends the process with 128 plus its number. To be made before other
// threads are started: the signals are blocked in threads that begin later.
class StopSignals {
 public:
  StopSignals();
  StopSignals(const StopSignals&) = delete;
  StopSignals& operator=(const StopSignals&) = delete;
  ~StopSignals();

  std::stop_token token() const { return stop_.get_token(); }

 private:
  void Wait();

  sigset_t signals_{};
  sigset_t former_mask_{};
  std::stop_source stop_;
  std::atomic<bool> closing_{false};
  std::thread waiter_;
};

}  // namespace quipu

#endif  // QUIPU_APP_SERVER_STOP_SIGNALS_H_
