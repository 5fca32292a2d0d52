// Model files: named sections of bytes, mapped into memory, checked on opening.
//
//   bytes 0-7    "QUIPUMOD"
//   8-15         format version, 1
//   16-47        SHA-256 of everything from byte 48 to the end
//   48-          the table: the number of sections, and of each its name,
//   offset
//                and size
//   ...          the sections, each at a multiple of 64

#ifndef QUIPU_LANGUAGE_NEURAL_MODEL_FILE_H_
#define QUIPU_LANGUAGE_NEURAL_MODEL_FILE_H_

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"

namespace quipu {

class ModelFile {
 public:
  // Maps the file and checks all of it. kNotFound without one; kCorruption for
  // one that is damaged, of another format or of another version.
  static Result<ModelFile> Open(const std::filesystem::path& path);

  // The digest() that a file states, without a look at the rest of it. Errors
  // as Open, for what it sees.
  static Result<std::string> StatedDigest(const std::filesystem::path& path);

  // The bytes of a section, at an address that is a multiple of 64, valid as
  // long as this file or a copy of it. kCorruption without that section.
  Result<std::string_view> Section(std::string_view name) const;

  const std::filesystem::path& path() const { return path_; }
  // The digest of the contents, in hexadecimal: the model's version.
  const std::string& digest() const { return digest_; }

 private:
  struct Mapping;
  std::filesystem::path path_;
  std::string digest_;
  std::shared_ptr<const Mapping> mapping_;
  std::map<std::string, std::string_view, std::less<>> sections_;
};

// Writes a model file: whole, or not at all.
Result<void> WriteModelFile(const std::filesystem::path& path,
                            const std::map<std::string, std::string>& sections);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NEURAL_MODEL_FILE_H_
