// Running the real `quipu` on documents in a temporary folder.

#ifndef QUIPU_TESTS_APP_CLI_SUPPORT_H_
#define QUIPU_TESTS_APP_CLI_SUPPORT_H_

#include <filesystem>
#include <functional>
#include <map>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.h"

namespace quipu {

struct RunOptions {
  std::map<std::string, std::string> environment = {};  // added to a bare one
  int terminal_width = 0;    // 0: standard output is a pipe; see HasTerminals
  bool full_disk = false;    // standard output is /dev/full
  bool gone_reader = false;  // standard output is a pipe that nobody reads
  // Called with the process and what standard error has so far, whenever there
  // is more of it.
  std::function<void(int process, const std::string& error)> on_error_output =
      {};
};

struct RunResult {
  int exit_code = -1;  // 128 + the signal, if one ended it
  std::string out;
  std::string err;
};

// False, with a warning, where there are no pseudo-terminals, as in a container
// without devpts: what needs one cannot be tested there.
bool HasTerminals();

// Runs quipu in `folder`, without QUIPU_STORE or NO_COLOR unless given.
RunResult RunQuipu(const std::filesystem::path& folder,
                   const std::vector<std::string>& arguments,
                   const RunOptions& options = {});

// Runs any program likewise.
RunResult RunProgram(const std::filesystem::path& folder,
                     const std::vector<std::string>& command,
                     const RunOptions& options = {});

// The standard output of a run that must succeed, as JSON.
nlohmann::json RunForJson(const std::filesystem::path& folder,
                          const std::vector<std::string>& arguments);

// Three small documents that agree, disagree and name each other's people, in
// `folder`/docs, ingested into `folder`/quipu.store.
void IngestSmallGraph(const TemporaryFolder& folder);

// tests/app/cli/golden/`name`. With QUIPU_UPDATE_GOLDEN set, `actual` is
// written there first, masked: look at the difference before you commit it.
std::string Golden(const std::string& name, const std::string& actual);
// `text` with "<digest>" for every SHA-256 and "<time>" for every time of day.
std::string Masked(const std::string& text);

}  // namespace quipu

#endif  // QUIPU_TESTS_APP_CLI_SUPPORT_H_
