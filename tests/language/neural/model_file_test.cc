// Model files, whole and damaged.

#include "language/neural/model_file.h"

#include <unistd.h>

#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

namespace quipu {
namespace {

namespace fs = std::filesystem;

class ModelFolder {
 public:
  ModelFolder()
      : path_(fs::temp_directory_path() /
              ("quipu_model_" + std::to_string(getpid()))) {
    fs::create_directories(path_);
  }
  ~ModelFolder() { fs::remove_all(path_); }
  fs::path file() const { return path_ / "test.quipu"; }

  std::string Read() const {
    std::ifstream in(file(), std::ios::binary);
    std::stringstream bytes;
    bytes << in.rdbuf();
    return bytes.str();
  }
  void Write(const std::string& bytes) const {
    std::ofstream(file(), std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

TEST_CASE("A model file gives back its sections", "[network]") {
  const ModelFolder folder;
  const std::string long_one(1000, 'x');
  REQUIRE(WriteModelFile(folder.file(),
                         {{"a", "short"}, {"b", long_one}, {"empty", ""}}));
  const auto model = ModelFile::Open(folder.file());
  REQUIRE(model);
  CHECK(*model->Section("a") == "short");
  CHECK(*model->Section("b") == long_one);
  CHECK(model->Section("empty")->empty());
  CHECK(reinterpret_cast<uintptr_t>(model->Section("b")->data()) % 64 == 0);
  CHECK(model->digest().size() == 64);
  const auto missing = model->Section("c");
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kCorruption);
  CHECK(missing.error().message.find("test.quipu") != std::string::npos);
}

TEST_CASE("The same sections make the same bytes", "[network]") {
  const ModelFolder folder;
  REQUIRE(WriteModelFile(folder.file(), {{"a", "1"}, {"b", "2"}}));
  const std::string first = folder.Read();
  REQUIRE(WriteModelFile(folder.file(), {{"b", "2"}, {"a", "1"}}));
  CHECK(folder.Read() == first);
}

TEST_CASE("Every changed byte of a model file is noticed", "[network]") {
  const ModelFolder folder;
  REQUIRE(WriteModelFile(folder.file(), {{"a", "some bytes"}}));
  const std::string whole = folder.Read();
  for (size_t i = 0; i < whole.size(); ++i) {
    std::string damaged = whole;
    damaged[i] = static_cast<char>(damaged[i] ^ 0x11);
    folder.Write(damaged);
    const auto model = ModelFile::Open(folder.file());
    INFO("byte " << i);
    REQUIRE_FALSE(model);
    CHECK(model.error().code == ErrorCode::kCorruption);
  }
}

TEST_CASE("A model file that is cut short or missing is a clear error",
          "[network]") {
  const ModelFolder folder;
  const auto missing = ModelFile::Open(folder.file());
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
  CHECK(missing.error().message.find("test.quipu") != std::string::npos);
  REQUIRE(WriteModelFile(folder.file(), {{"a", "some bytes"}}));
  const std::string whole = folder.Read();
  for (size_t length = 0; length < whole.size(); ++length) {
    folder.Write(whole.substr(0, length));
    CHECK_FALSE(ModelFile::Open(folder.file()));
    CHECK(ModelFile::StatedDigest(folder.file()).has_value() == (length >= 48));
  }
  folder.Write(whole);
  CHECK(ModelFile::StatedDigest(folder.file()).value() ==
        ModelFile::Open(folder.file())->digest());
  CHECK_FALSE(ModelFile::Open(folder.file().parent_path()));
}

}  // namespace
}  // namespace quipu
