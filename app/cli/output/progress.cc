// Progress and messages on standard error; see progress.h.

#include "app/cli/output/progress.h"

#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "app/cli/output/text.h"

namespace quipu {
namespace {

constexpr size_t kMostLines = 20;
constexpr size_t kBarWidth = 30;
constexpr std::chrono::milliseconds kRedraw{100};

// Whoever closed standard error does not want to know.
void Put(const std::string& text) {
  std::fputs(text.c_str(), stderr);
}

// Whether step `done` of `total` is one of the lines that are printed.
bool IsMilestone(size_t done, size_t total) {
  return done == total ||
         done * kMostLines / total != (done - 1) * kMostLines / total;
}

}  // namespace

Progress::Progress(std::string_view noun)
    : noun_(noun), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
  Erase();
}

void Progress::Update(size_t done, size_t total) {
  if (done == 0 || total == 0) {
    return;
  }
  if (!terminal_) {
    if (IsMilestone(done, total)) {
      Put(fmt::format("{} of {} {}\n", done, total, noun_));
    }
    return;
  }
  const auto now = std::chrono::steady_clock::now();
  if (done == total || now - last_draw_ >= kRedraw) {
    last_draw_ = now;
    Draw(done, total);
  }
}

void Progress::Draw(size_t done, size_t total) {
  const size_t filled = kBarWidth * done / total;
  Put(fmt::format("\r[{}{}] {} of {} {}", std::string(filled, '#'),
                  std::string(kBarWidth - filled, ' '), done, total, noun_));
  std::fflush(stderr);
  drawn_ = true;
}

void Progress::Erase() {
  if (drawn_) {
    Put("\r\x1b[K");
    std::fflush(stderr);
    drawn_ = false;
  }
}

void Progress::Message(std::string_view line) {
  Erase();
  Put(Printable(line) + "\n");
}

void Complain(std::string_view message) {
  std::string_view lead = "quipu: ";
  while (!message.empty()) {
    const size_t end = std::min(message.find('\n'), message.size());
    Put(std::string(lead) + Printable(message.substr(0, end)) + "\n");
    message.remove_prefix(std::min(end + 1, message.size()));
    lead = "  ";
  }
}

}  // namespace quipu
