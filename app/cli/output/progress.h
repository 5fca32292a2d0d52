// How far a long command is, on standard error.

#ifndef QUIPU_APP_CLI_OUTPUT_PROGRESS_H_
#define QUIPU_APP_CLI_OUTPUT_PROGRESS_H_

#include <chrono>
#include <cstddef>
#include <string>
#include <string_view>

namespace quipu {

// A bar that redraws itself where standard error is a terminal; elsewhere at
// most 20 lines, however much there is to do. One thread.
class Progress {
 public:
  explicit Progress(std::string_view noun);  // of what is counted: "documents"
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  ~Progress();  // takes the bar away

  void Update(size_t done, size_t total);
  // A line of its own, above the bar. It is made printable.
  void Message(std::string_view line);

 private:
  void Draw(size_t done, size_t total);
  void Erase();

  std::string noun_;
  bool terminal_;
  bool drawn_ = false;
  std::chrono::steady_clock::time_point last_draw_{};
};

// On standard error, made printable, after "quipu: "; further lines of the
// message are indented.
void Complain(std::string_view message);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_OUTPUT_PROGRESS_H_
