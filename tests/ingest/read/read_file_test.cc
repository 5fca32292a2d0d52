// Files and their keys.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <string>

#include "ingest/read/read_document.h"
#include "tests/support/temporary_folder.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

ErrorCode CodeOf(const fs::path& file, const ReadLimits& limits = {}) {
  const Result<std::string> bytes = ReadFile(file, limits);
  REQUIRE_FALSE(bytes);
  CHECK(bytes.error().message.find(file.filename().string()) ==
        std::string::npos);
  return bytes.error().code;
}

TEST_CASE("A file is read byte for byte", "[read]") {
  const TemporaryFolder folder;
  std::string bytes;
  for (int i = 0; i < 200'000; ++i) bytes += static_cast<char>(i * 31);
  CHECK(*ReadFile(folder.Write("a.txt", bytes), {}) == bytes);
}

TEST_CASE("A file of just the limit passes and a byte more does not",
          "[read]") {
  const TemporaryFolder folder;
  ReadLimits limits;
  limits.max_bytes = 100'000;
  const std::string bytes(100'000, 'x');
  CHECK(ReadFile(folder.Write("a.txt", bytes), limits)->size() == 100'000);
  CHECK(CodeOf(folder.Write("b.txt", bytes + "x"), limits) ==
        ErrorCode::kLimit);
}

TEST_CASE("What is no file with something in it is refused", "[read]") {
  const TemporaryFolder folder;
  CHECK(CodeOf(folder.path() / "none.txt") == ErrorCode::kNotFound);
  CHECK(CodeOf(folder.Write("x.txt", "x") / "below") == ErrorCode::kNotFound);
  CHECK(CodeOf(folder.path()) == ErrorCode::kInvalidArgument);
  CHECK(CodeOf(folder.Write("empty.txt", "")) == ErrorCode::kInvalidArgument);
  CHECK(CodeOf("/dev/null") == ErrorCode::kInvalidArgument);
  const fs::path pipe = folder.path() / "pipe";
  REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
  CHECK(CodeOf(pipe) == ErrorCode::kInvalidArgument);
}

TEST_CASE("A file whose size is reported as none is read all the same",
          "[read]") {
  const fs::path file = "/proc/self/status";
  if (!fs::exists(file)) return;
  const Result<std::string> bytes = ReadFile(file, {});
  REQUIRE(bytes);
  CHECK(bytes->find("Name:") == 0);
}

std::string KeyOf(const fs::path& file, const fs::path& root = {}) {
  const Result<DocumentKey> key = KeyOfFile(file, root);
  return key ? key->value : "error: " + key.error().message;
}

TEST_CASE("A key is the path, normalised", "[read]") {
  CHECK(KeyOf("a.txt") == "a.txt");
  CHECK(KeyOf("./x/../a//b.txt") == "a/b.txt");
  CHECK(KeyOf("../a.txt") == "../a.txt");
  CHECK(KeyOf("/x/./a.txt") == "/x/a.txt");
  CHECK(KeyOf("Per\u00FA.txt") == "Per\u00FA.txt");
}

TEST_CASE("A key is relative to the root", "[read]") {
  CHECK(KeyOf("examples/peru/a.txt", "examples") == "peru/a.txt");
  CHECK(KeyOf("examples/peru/a.txt", "./examples/") == "peru/a.txt");
  CHECK(KeyOf("peru/a.txt", ".") == "peru/a.txt");
  CHECK(KeyOf("/data/peru/a.txt", "/data") == "peru/a.txt");
  CHECK(KeyOf("/data/peru/a.txt", "/") == "data/peru/a.txt");
  CHECK(KeyOf("../a.txt", "..") == "a.txt");
  const fs::path here = fs::current_path();
  CHECK(KeyOf(here / "peru/a.txt", "peru") == "a.txt");
  CHECK(KeyOf("peru/a.txt", here) == "peru/a.txt");
}

TEST_CASE("A path outside of the root, or no path, has no key", "[read]") {
  for (const auto& [file, root] :
       {std::pair<fs::path, fs::path>{"other/a.txt", "examples"},
        {"examples2/a.txt", "examples"},
        {"examples", "examples"},
        {"examples/../a.txt", "examples"},
        {"../a.txt", "."},
        {"/a.txt", "/data"},
        {"", ""}}) {
    CAPTURE(file, root);
    const Result<DocumentKey> key = KeyOfFile(file, root);
    REQUIRE_FALSE(key);
    CHECK(key.error().code == ErrorCode::kInvalidArgument);
  }
  CHECK_FALSE(KeyOfFile("Per\xFA.txt", ""));
}

}  // namespace
}  // namespace quipu
