// SIGTERM and SIGINT as a request to stop.

#include "app/server/stop_signals.h"

#include <pthread.h>

#include <cstdlib>

namespace quipu {

StopSignals::StopSignals() {
  sigemptyset(&signals_);
  sigaddset(&signals_, SIGTERM);
  sigaddset(&signals_, SIGINT);
  pthread_sigmask(SIG_BLOCK, &signals_, &former_mask_);
  waiter_ = std::thread([this] { Wait(); });
}

StopSignals::~StopSignals() {
  closing_.store(true);
  pthread_kill(waiter_.native_handle(), SIGTERM);  // wakes the waiter
  waiter_.join();
  pthread_sigmask(SIG_SETMASK, &former_mask_, nullptr);
}

void StopSignals::Wait() {
  while (true) {
    int signal = 0;
    if (sigwait(&signals_, &signal) != 0) {
      continue;
    }
    if (closing_.load()) {
      return;
    }
    if (stop_.stop_requested()) {
      std::_Exit(128 + signal);
    }
    stop_.request_stop();
  }
}

}  // namespace quipu
