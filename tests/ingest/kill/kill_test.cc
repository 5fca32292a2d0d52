// A process is killed at its n-th write to a file, for many n: what it had
// acknowledged by then is there, and the store is sound.

#include <fcntl.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <catch2/catch.hpp>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <system_error>

#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/reextract.h"
#include "tests/ingest/support/old_store_support.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace {

// Writes to files that are left; negative: no end in sight.
std::atomic<long> writes_left = -1;

void CountWrite() {
  if (writes_left.load() > 0 && writes_left.fetch_sub(1) == 1) {
    kill(getpid(), SIGKILL);
  }
}

}  // namespace

// RocksDB's calls come here: a program's own functions go before libc's.
extern "C" {

ssize_t write(int file, const void* bytes, size_t size) {
  CountWrite();
  return syscall(SYS_write, file, bytes, size);
}

ssize_t pwrite64(int file, const void* bytes, size_t size, off64_t offset) {
  CountWrite();
  return syscall(SYS_pwrite64, file, bytes, size, offset);
}

int fdatasync(int file) {
  CountWrite();
  return static_cast<int>(syscall(SYS_fdatasync, file));
}

}  // extern "C"

namespace quipu::test {
namespace {

namespace fs = std::filesystem;

constexpr int kTexts = 100;

int Setting(const char* name, int otherwise) {
  const char* const value = std::getenv(name);
  return value == nullptr ? otherwise : std::atoi(value);
}

// Runs this program again with one hidden test, and returns what it wrote to
// its acknowledgement pipe: the number of documents that are safe.
int RunChild(const char* test, const fs::path& store, int kill_at) {
  int ends[2];
  REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  if (child == 0) {
    setenv("QUIPU_TEST_STORE", store.c_str(), 1);
    setenv("QUIPU_TEST_KILL_AT", std::to_string(kill_at).c_str(), 1);
    setenv("QUIPU_TEST_PIPE", std::to_string(ends[1]).c_str(), 1);
    const int nowhere = open("/dev/null", O_WRONLY);
    dup2(nowhere, STDOUT_FILENO);
    execl("/proc/self/exe", "kill_tests", test, nullptr);
    _exit(127);
  }
  close(ends[1]);
  int acknowledged = 0;
  char byte = 0;
  while (read(ends[0], &byte, 1) == 1) ++acknowledged;
  close(ends[0]);
  int status = 0;
  waitpid(child, &status, 0);
  REQUIRE((WIFSIGNALED(status) || WEXITSTATUS(status) == 0));
  return acknowledged;
}

}  // namespace

// Of a process that was killed, a file may still be going away.
void RemoveAll(const fs::path& path) {
  std::error_code failed;
  for (int i = 0; i < 100; ++i) {
    fs::remove_all(path, failed);
    if (!failed) return;
  }
  FAIL(failed.message());
}

TEST_CASE("(child) Ingest into a store until killed", "[.][ingest-child]") {
  const char* const folder = std::getenv("QUIPU_TEST_STORE");
  if (folder == nullptr) return;
  const int acknowledgements = Setting("QUIPU_TEST_PIPE", -1);
  const auto sources = MakeSources(0, kTexts);
  writes_left = Setting("QUIPU_TEST_KILL_AT", -1);
  auto store = KnowledgeStore::Open(folder, StoreMode::kCreate);
  REQUIRE(store.has_value());
  IngestOptions options;
  options.threads = 2;
  options.on_event = [&](const IngestEvent&) {
    // Not counted: the test wants writes of the store only.
    syscall(SYS_write, acknowledgements, "+", 1);
  };
  REQUIRE(Ingest(*store, DefaultExtractor(), sources, options).has_value());
}

// QUIPU_TEST_KILLS=500 makes it a campaign (tests/kill_campaign.sh).
TEST_CASE("A killed ingest loses nothing that it acknowledged", "[kill]") {
  const int kills = Setting("QUIPU_TEST_KILLS", 50);
  const TemporaryFolder folder;
  const Ontology& ontology = DefaultExtractor().ontology();
  std::vector<std::string> expected;
  {
    KnowledgeStore whole = OpenInMemory();
    IngestAll(whole, MakeSources(0, kTexts));
    expected = ExportOf(whole);
  }
  int interrupted = 0;
  for (int i = 1; i <= kills; ++i) {
    INFO("killed at write " << i);
    const fs::path path = folder.path() / std::to_string(i);
    const int acknowledged = RunChild("[ingest-child]", path, i * 2);
    if (acknowledged < kTexts) ++interrupted;
    auto store = KnowledgeStore::Open(path, StoreMode::kCreate);
    INFO((store ? std::string() : store.error().message));
    REQUIRE(store.has_value());
    REQUIRE(FinishDerivation(*store, ontology).has_value());
    const auto snapshot = store->Published();
    for (int number = 0; number < acknowledged; ++number) {
      const auto found = documents::FindNumber(
          *snapshot, {"text" + std::to_string(number) + ".txt"});
      REQUIRE(found.has_value());
      REQUIRE(found->has_value());
    }
    const auto report = Check(*store, ontology);
    REQUIRE(report.has_value());
    REQUIRE(report->findings == std::vector<CheckFinding>());
    if (i % 10 == 0) {
      IngestAll(*store, MakeSources(0, kTexts));
      REQUIRE(ExportOf(*store) == expected);
    }
    RemoveAll(path);
  }
  CHECK(interrupted > 0);
}

namespace {

// Another extractor of the same ontology.
const Extractor& EarlierExtractor() {
  static const Extractor extractor = Extractor::CreateDefault(
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models",
                               .language = Language::kSpanish}));
  return extractor;
}

}  // namespace

TEST_CASE("(child) Extract again until killed", "[.][reextract-child]") {
  const char* const folder = std::getenv("QUIPU_TEST_STORE");
  if (folder == nullptr) return;
  const Extractor& extractor = DefaultExtractor();
  auto store = KnowledgeStore::Open(folder, StoreMode::kReadWrite);
  REQUIRE(store.has_value());
  const int acknowledgements = Setting("QUIPU_TEST_PIPE", -1);
  IngestOptions options;
  options.threads = 1;
  options.group_documents = 4;
  options.on_event = [&](const IngestEvent&) {
    syscall(SYS_write, acknowledgements, "+", 1);
  };
  writes_left = Setting("QUIPU_TEST_KILL_AT", -1);
  REQUIRE(ReExtract(*store, extractor, options).has_value());
}

TEST_CASE("A re-extraction that is killed goes on at the next", "[kill]") {
  constexpr int kDocuments = 20;
  const TemporaryFolder folder;
  std::vector<std::string> expected;
  {
    KnowledgeStore whole = OpenInMemory();
    IngestAll(whole, MakeSources(0, kDocuments));
    expected = ExportOf(whole);
    auto store =
        KnowledgeStore::Open(folder.path() / "old", StoreMode::kCreate);
    REQUIRE(store);
    REQUIRE(Ingest(*store, EarlierExtractor(), MakeSources(0, kDocuments), {}));
  }
  int interrupted = 0;
  for (int i = 1; i <= 12; ++i) {
    INFO("killed at write " << 3 * i);
    const fs::path path = folder.path() / std::to_string(i);
    fs::copy(folder.path() / "old", path, fs::copy_options::recursive);
    const int acknowledged = RunChild("[reextract-child]", path, 3 * i);
    if (acknowledged < kDocuments) ++interrupted;
    auto store = KnowledgeStore::Open(path, StoreMode::kReadWrite);
    INFO((store ? std::string() : store.error().message));
    REQUIRE(store.has_value());
    const auto report = ReExtract(*store, DefaultExtractor(), {});
    REQUIRE(report.has_value());
    CHECK(report->unchanged >= static_cast<size_t>(acknowledged));
    CHECK(report->unchanged + report->replaced == kDocuments);
    REQUIRE(ExportOf(*store) == expected);
    RemoveAll(path);
  }
  CHECK(interrupted > 3);
}

TEST_CASE("(child) Migrate a store until killed", "[.][migrate-child]") {
  const char* const folder = std::getenv("QUIPU_TEST_STORE");
  if (folder == nullptr) return;
  const Ontology ontology = OldOntology();
  writes_left = Setting("QUIPU_TEST_KILL_AT", -1);
  auto store = KnowledgeStore::Open(folder, StoreMode::kReadWrite);
  REQUIRE(store.has_value());
  REQUIRE(FinishDerivation(*store, ontology).has_value());
  writes_left = -1;
  syscall(SYS_write, Setting("QUIPU_TEST_PIPE", -1), "+", 1);
}

TEST_CASE("A migration that is killed goes on at the next opening", "[kill]") {
  const TemporaryFolder folder;
  const Ontology ontology = OldOntology();
  const auto expected = OldExport();
  int interrupted = 0;
  for (int i = 1; i <= 40; ++i) {
    INFO("killed at write " << 3 * i);
    const fs::path path = folder.path() / std::to_string(i);
    CopyOldStore(1, path);
    if (RunChild("[migrate-child]", path, 3 * i) == 0) ++interrupted;
    auto store = KnowledgeStore::Open(path, StoreMode::kReadWrite);
    INFO((store ? std::string() : store.error().message));
    REQUIRE(store.has_value());
    REQUIRE(FinishDerivation(*store, ontology).has_value());
    REQUIRE(ExportOf(*store) == expected);
  }
  CHECK(interrupted > 10);
}

}  // namespace quipu::test
