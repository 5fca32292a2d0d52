// A folder of a test's own.

#ifndef QUIPU_TESTS_INGEST_SUPPORT_TEMPORARY_FOLDER_H_
#define QUIPU_TESTS_INGEST_SUPPORT_TEMPORARY_FOLDER_H_

#include <catch2/catch.hpp>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <system_error>

namespace quipu::test {

// Empty at first; removed with all that is in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::string name =
        (std::filesystem::temp_directory_path() / "quipuXXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;
  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

}  // namespace quipu::test

#endif  // QUIPU_TESTS_INGEST_SUPPORT_TEMPORARY_FOLDER_H_
