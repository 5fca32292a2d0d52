// A child is this binary with QUIPU_TEST_ROLE in its environment. A mere fork
// would not do: RocksDB's threads do not survive one.

#include "tests/graph/store/store_support.h"

#include <signal.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>

namespace quipu {
namespace {

namespace fs = std::filesystem;

constexpr const char* kRoleVariable = "QUIPU_TEST_ROLE";
constexpr const char* kFolderVariable = "QUIPU_TEST_FOLDER";
constexpr std::array kNumberedFamilies = {Family::kDocuments, Family::kTexts,
                                          Family::kEntities};

std::string NumberedKey(uint64_t i) {
  std::string key = std::to_string(i);
  return std::string(10 - key.size(), '0') + key;
}

void Report(uint64_t commits) {
  if (write(STDOUT_FILENO, &commits, sizeof commits) != sizeof commits) {
    _exit(4);
  }
}

int PlayRole(std::string_view role, const char* folder) {
  auto store = KnowledgeStore::Open(folder, StoreMode::kCreate);
  if (!store) return 3;
  uint64_t commits = CountNumbered(*store->Published());
  Report(commits);
  if (role == "hold") pause();
  for (;;) {
    WriteNumbered(*store, commits++);
    Report(commits);
  }
}

// Before main: in a child, Catch2 never starts.
[[maybe_unused]] const bool kIsParent = [] {
  const char* const role = std::getenv(kRoleVariable);
  if (role != nullptr) _exit(PlayRole(role, std::getenv(kFolderVariable)));
  return true;
}();

}  // namespace

KnowledgeStore OpenStore(const fs::path& folder, StoreMode mode) {
  return Must(KnowledgeStore::Open(folder, mode));
}

KnowledgeStore OpenInMemory() {
  return OpenStore({}, StoreMode::kInMemory);
}

std::map<std::string, std::string> Contents(const Reader& reader,
                                            Family family) {
  std::map<std::string, std::string> contents;
  Must(reader.Scan(family, {}, {},
                   [&contents](std::string_view key, std::string_view value) {
                     contents.emplace(key, value);
                     return true;
                   }));
  return contents;
}

std::string ReadWholeFile(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void WriteWholeFile(const fs::path& file, std::string_view bytes) {
  std::ofstream out(file, std::ios::binary | std::ios::trunc);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

std::map<std::string, std::string> FolderContents(const fs::path& folder) {
  std::map<std::string, std::string> contents;
  for (const auto& entry : fs::directory_iterator(folder)) {
    contents[entry.path().filename()] = ReadWholeFile(entry.path());
  }
  return contents;
}

std::vector<fs::path> LogFiles(const fs::path& folder) {
  std::vector<fs::path> logs;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".log") logs.push_back(entry.path());
  }
  std::sort(logs.begin(), logs.end());
  return logs;
}

std::string ToHex(std::string_view bytes) {
  static constexpr std::string_view kDigits = "0123456789abcdef";
  std::string hex;
  for (const char c : bytes) {
    hex += kDigits[static_cast<uint8_t>(c) >> 4];
    hex += kDigits[static_cast<uint8_t>(c) & 15];
  }
  return hex;
}

void WriteNumbered(KnowledgeStore& store, uint64_t i) {
  auto transaction = store.Begin();
  for (const Family family : kNumberedFamilies) {
    transaction->Put(
        family, NumberedKey(i),
        std::string(100 + i % 400, static_cast<char>('a' + i % 26)));
  }
  Must(store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
}

uint64_t CountNumbered(const Reader& reader) {
  const auto first = Contents(reader, kNumberedFamilies[0]);
  for (const Family family : kNumberedFamilies) {
    if (Contents(reader, family) != first) {
      throw std::runtime_error("half a commit");
    }
  }
  if (!first.empty() &&
      first.rbegin()->first != NumberedKey(first.size() - 1)) {
    throw std::runtime_error("a commit is missing before another");
  }
  return first.size();
}

Child::Child(Role role, const fs::path& folder) {
  std::array<int, 2> pipe_ends{};
  if (pipe(pipe_ends.data()) != 0) throw std::runtime_error("pipe");
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, pipe_ends[1], STDOUT_FILENO);
  posix_spawn_file_actions_addclose(&actions, pipe_ends[0]);
  posix_spawn_file_actions_addclose(&actions, pipe_ends[1]);
  std::vector<std::string> variables = {
      std::string(kRoleVariable) + (role == Role::kHold ? "=hold" : "=commit"),
      std::string(kFolderVariable) + "=" + folder.string()};
  for (char** variable = environ; *variable != nullptr; ++variable) {
    variables.emplace_back(*variable);
  }
  std::vector<char*> environment;
  for (std::string& variable : variables) {
    environment.push_back(variable.data());
  }
  environment.push_back(nullptr);
  std::string name = "/proc/self/exe";
  std::array<char*, 2> arguments = {name.data(), nullptr};
  const int error = posix_spawn(&process_, name.c_str(), &actions, nullptr,
                                arguments.data(), environment.data());
  posix_spawn_file_actions_destroy(&actions);
  close(pipe_ends[1]);
  reports_ = pipe_ends[0];
  if (error != 0) throw std::runtime_error("posix_spawn");
}

Child::~Child() {
  Kill();
  close(reports_);
}

bool Child::AwaitReport(uint64_t& commits) {
  return read(reports_, &commits, sizeof commits) == sizeof commits;
}

void Child::Kill() {
  if (process_ < 0) return;
  kill(process_, SIGKILL);
  waitpid(process_, nullptr, 0);
  process_ = -1;
}

}  // namespace quipu
