// A folder for one test.

#ifndef QUIPU_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
#define QUIPU_TESTS_SUPPORT_TEMPORARY_FOLDER_H_

#include <filesystem>
#include <string>

namespace quipu {

// New and empty; removed with all that is in it at the end.
class TemporaryFolder {
 public:
  TemporaryFolder();
  ~TemporaryFolder();
  TemporaryFolder(const TemporaryFolder&) = delete;
  TemporaryFolder& operator=(const TemporaryFolder&) = delete;

  const std::filesystem::path& path() const { return path_; }

  // The file `name`, in folders that are made where needed.
  std::filesystem::path Write(const std::string& name,
                              const std::string& bytes) const;

 private:
  std::filesystem::path path_;
};

}  // namespace quipu

#endif  // QUIPU_TESTS_SUPPORT_TEMPORARY_FOLDER_H_
