// Processes, pipes and pseudo-terminals; see cli_support.h.

#include "tests/app/cli/cli_support.h"

#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <re2/re2.h>
#include <catch2/catch.hpp>

#include <cstdlib>
#include <fstream>
#include <sstream>

namespace quipu {
namespace {

struct Pair {
  int read = -1;
  int write = -1;
};

Pair Pipe() {
  int ends[2];
  REQUIRE(pipe2(ends, O_CLOEXEC) == 0);
  return {ends[0], ends[1]};
}

Pair Output(const RunOptions& options) {
  if (options.full_disk) {
    return {-1, open("/dev/full", O_WRONLY | O_CLOEXEC)};
  }
  if (options.terminal_width > 0) {
    Pair ends;
    winsize size{};
    size.ws_row = 24;
    size.ws_col = static_cast<unsigned short>(options.terminal_width);
    REQUIRE(openpty(&ends.read, &ends.write, nullptr, nullptr, &size) == 0);
    fcntl(ends.read, F_SETFD, FD_CLOEXEC);
    fcntl(ends.write, F_SETFD, FD_CLOEXEC);
    return ends;
  }
  Pair ends = Pipe();
  if (options.gone_reader) {
    close(ends.read);
    ends.read = -1;
  }
  return ends;
}

[[noreturn]] void Become(const std::filesystem::path& folder,
                         const std::vector<std::string>& command,
                         const RunOptions& options, int out, int err) {
  dup2(out, STDOUT_FILENO);
  dup2(err, STDERR_FILENO);
  const int nothing = open("/dev/null", O_RDONLY);
  dup2(nothing, STDIN_FILENO);
  std::map<std::string, std::string> all = options.environment;
  all.insert(
      {{"PATH", "/usr/bin:/bin"}, {"TERM", "xterm"}, {"LANG", "C.UTF-8"}});
  std::vector<std::string> variables;
  for (const auto& [name, value] : all) {
    variables.push_back(name + "=" + value);
  }
  std::vector<char*> environment;
  for (std::string& variable : variables) {
    environment.push_back(variable.data());
  }
  environment.push_back(nullptr);
  std::vector<std::string> words = command;
  std::vector<char*> argv;
  for (std::string& word : words) {
    argv.push_back(word.data());
  }
  argv.push_back(nullptr);
  if (chdir(folder.c_str()) == 0) {
    execvpe(argv[0], argv.data(), environment.data());
  }
  _exit(127);
}

// Appends what can be read; false at the end. A terminal whose other end has
// closed reports EIO.
bool Drain(int descriptor, std::string& text) {
  char buffer[65536];
  const ssize_t got = read(descriptor, buffer, sizeof buffer);
  if (got <= 0) {
    return false;
  }
  text.append(buffer, static_cast<size_t>(got));
  return true;
}

}  // namespace

bool HasTerminals() {
  Pair ends;
  if (openpty(&ends.read, &ends.write, nullptr, nullptr, nullptr) != 0) {
    WARN("no pseudo-terminal is to be had here: not tested");
    return false;
  }
  close(ends.read);
  close(ends.write);
  return true;
}

RunResult RunProgram(const std::filesystem::path& folder,
                     const std::vector<std::string>& command,
                     const RunOptions& options) {
  const Pair out = Output(options);
  const Pair err = Pipe();
  const pid_t process = fork();
  REQUIRE(process >= 0);
  if (process == 0) {
    Become(folder, command, options, out.write, err.write);
  }
  close(out.write);
  close(err.write);
  RunResult result;
  pollfd watched[2] = {{out.read, POLLIN, 0}, {err.read, POLLIN, 0}};
  while (watched[0].fd >= 0 || watched[1].fd >= 0) {
    REQUIRE(poll(watched, 2, 60'000) > 0);
    if (watched[0].revents != 0 && !Drain(out.read, result.out)) {
      watched[0].fd = -1;
    }
    if (watched[1].revents != 0) {
      if (!Drain(err.read, result.err)) {
        watched[1].fd = -1;
      } else if (options.on_error_output) {
        options.on_error_output(process, result.err);
      }
    }
  }
  int status = 0;
  waitpid(process, &status, 0);
  result.exit_code =
      WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
  if (out.read >= 0) {
    close(out.read);
  }
  close(err.read);
  return result;
}

RunResult RunQuipu(const std::filesystem::path& folder,
                   const std::vector<std::string>& arguments,
                   const RunOptions& options) {
  std::vector<std::string> command{QUIPU_BINARY};
  command.insert(command.end(), arguments.begin(), arguments.end());
  return RunProgram(folder, command, options);
}

nlohmann::json RunForJson(const std::filesystem::path& folder,
                          const std::vector<std::string>& arguments) {
  const RunResult run = RunQuipu(folder, arguments);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  return nlohmann::json::parse(run.out);
}

void IngestSmallGraph(const TemporaryFolder& folder) {
  folder.Write("docs/report.txt",
               "A report from Lima\n"
               "\n"
               "By Anna Vidal\n"
               "3 March 1993\n"
               "Published by The Andean Review\n"
               "\n"
               "Thomas Keane founded the San Dimas Committee in 1983. Claire "
               "Delorme is a member of the San Dimas Committee. Claire "
               "Delorme met Julián Quispe in Lima. Keane was released in "
               "1992.\n");
  folder.Write("docs/letter.txt",
               "A letter\n"
               "\n"
               "By Lucy Arnold\n"
               "\n"
               "Claire Delorme is not a member of the San Dimas Committee. "
               "Julián Quispe is a member of the San Dimas Committee.\n");
  folder.Write("docs/notes.md",
               "# Notes\n"
               "\n"
               "Mary Keane is the director of the Lurigancho Chaplaincy. "
               "Keane met Claire Delorme in 1991. The Lurigancho Chaplaincy "
               "is part of Caritas Lima.\n");
  const RunResult run = RunQuipu(folder.path(), {"ingest", "docs"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
}

std::string Masked(const std::string& text) {
  std::string masked = text;
  RE2::GlobalReplace(&masked, "[0-9a-f]{64}", "<digest>");
  RE2::GlobalReplace(&masked, "[-0-9]{10}T[:0-9]{8}Z", "<time>");
  return masked;
}

std::string Golden(const std::string& name, const std::string& actual) {
  const std::filesystem::path file =
      std::filesystem::path(QUIPU_SOURCE_DIR) / "tests/app/cli/golden" / name;
  if (std::getenv("QUIPU_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(file, std::ios::binary) << Masked(actual);
  }
  std::ostringstream text;
  text << std::ifstream(file, std::ios::binary).rdbuf();
  return text.str();
}

}  // namespace quipu
