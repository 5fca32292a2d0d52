// What the tests of the store share: folders that go away, values that are easy
// to check, and this binary started again as another process.

#ifndef QUIPU_TESTS_GRAPH_STORE_STORE_SUPPORT_H_
#define QUIPU_TESTS_GRAPH_STORE_STORE_SUPPORT_H_

#include <sys/types.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "graph/store/knowledge_store.h"
#include "graph/store/reader.h"
#include "tests/support/temporary_folder.h"

namespace quipu {

// The value of a Result that must not be an error; the error's message fails
// the test.
template <typename T>
T Must(Result<T> result) {
  if (!result) throw std::runtime_error(result.error().message);
  return std::move(*result);
}
inline void Must(Result<void> result) {
  if (!result) throw std::runtime_error(result.error().message);
}

KnowledgeStore OpenStore(const std::filesystem::path& folder, StoreMode mode);
KnowledgeStore OpenInMemory();

// All keys and values of a family.
std::map<std::string, std::string> Contents(const Reader& reader,
                                            Family family);

std::string ReadWholeFile(const std::filesystem::path& file);
void WriteWholeFile(const std::filesystem::path& file, std::string_view bytes);
// Name -> bytes of every file directly in a folder.
std::map<std::string, std::string> FolderContents(
    const std::filesystem::path& folder);
// RocksDB's write-ahead logs, the oldest first.
std::vector<std::filesystem::path> LogFiles(
    const std::filesystem::path& folder);

std::string ToHex(std::string_view bytes);

// Commit number `i` of a writer: the same key in families of both kinds, so
// that half a commit would show.
void WriteNumbered(KnowledgeStore& store, uint64_t i);
// How many numbered commits a state holds; throws if one is half there, or if
// one is missing before another.
uint64_t CountNumbered(const Reader& reader);

// This test binary, started again: it opens `folder`, reports, and either
// commits numbered values for ever or only keeps the store open. Killed at the
// end if it still runs.
class Child {
 public:
  enum class Role { kCommit, kHold };
  Child(Role role, const std::filesystem::path& folder);
  ~Child();
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  pid_t process() const { return process_; }
  // Waits for one more report: the number of commits now acknowledged. False
  // when the child has ended.
  bool AwaitReport(uint64_t& commits);
  void Kill();  // kill -9, and waits for the end

 private:
  pid_t process_ = -1;
  int reports_ = -1;
};

}  // namespace quipu

#endif  // QUIPU_TESTS_GRAPH_STORE_STORE_SUPPORT_H_
