// Kills, full disks and flipped bits: what was acknowledged is there, or its
// loss is reported. Never a silent loss, never a crash.

#include <sys/mount.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <random>
#include <string>
#include <thread>

#include "graph/store/knowledge_store.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;
using Catch::Matchers::Contains;
using Publish = KnowledgeStore::Publish;

TEST_CASE("kill -9 loses no acknowledged commit", "[store]") {
  const TemporaryFolder folder;
  std::mt19937 random(11);
  uint64_t acknowledged = 0;
  for (int cycle = 0; cycle < 50; ++cycle) {
    Child child(Child::Role::kCommit, folder.path());
    if (cycle % 5 == 0) {  // anywhere: in creating and in opening, too
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 150));
    } else {
      for (auto reports = random() % 30; reports > 0; --reports) {
        REQUIRE(child.AwaitReport(acknowledged));
      }
      std::this_thread::sleep_for(std::chrono::microseconds(random() % 3000));
    }
    child.Kill();
    while (child.AwaitReport(acknowledged)) {
    }
    if (acknowledged == 0) continue;
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kReadOnly);
    REQUIRE(CountNumbered(*store.Published()) >= acknowledged);
  }
  CHECK(acknowledged > 100);
}

TEST_CASE("A kill while a store is created leaves one that can be created",
          "[store]") {
  std::mt19937 random(12);
  for (int cycle = 0; cycle < 8; ++cycle) {
    const TemporaryFolder folder;
    {
      Child child(Child::Role::kHold, folder.path());
      std::this_thread::sleep_for(std::chrono::milliseconds(random() % 120));
    }
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    WriteNumbered(store, 0);
    CHECK(CountNumbered(*store.Published()) == 1);
  }
}

constexpr uint64_t kCommits = 60;

// A store with kCommits numbered commits, all of them in its log.
void MakeStore(const fs::path& folder) {
  KnowledgeStore store = OpenStore(folder, StoreMode::kCreate);
  for (uint64_t i = 0; i < kCommits; ++i) WriteNumbered(store, i);
}

// The log that holds the commits.
fs::path MainLog(const fs::path& folder) {
  fs::path largest;
  for (const fs::path& log : LogFiles(folder)) {
    if (largest.empty() || fs::file_size(log) > fs::file_size(largest)) {
      largest = log;
    }
  }
  return largest;
}

// Opens a damaged store. Whether it opened, with all commits; if it did not,
// the reason is damage and the log is as it was.
bool OpensWhole(const fs::path& folder, StoreMode mode) {
  const fs::path log = MainLog(folder);
  const std::string before = ReadWholeFile(log);
  const auto store = KnowledgeStore::Open(folder, mode);
  if (!store) {
    CHECK(store.error().code == ErrorCode::kCorruption);
    CHECK_THAT(store.error().message, Contains(folder.string()));
    CHECK(ReadWholeFile(log) == before);
    return false;
  }
  CHECK(CountNumbered(*store->Published()) == kCommits);
  return true;
}

TEST_CASE("A flipped bit in the log is found, or harmless", "[store]") {
  const TemporaryFolder original;
  MakeStore(original.path());
  const std::string log = ReadWholeFile(MainLog(original.path()));
  std::mt19937 random(13);
  int refused = 0;
  for (int flip = 0; flip < 40; ++flip) {
    const TemporaryFolder copy;
    fs::copy(original.path(), copy.path(), fs::copy_options::recursive);
    std::string damaged = log;
    // Every fourth in the last records, where a cut is usual.
    const size_t place = flip % 4 == 0 ? damaged.size() - 1 - random() % 300
                                       : random() % damaged.size();
    damaged[place] = static_cast<char>(damaged[place] ^ (1 << random() % 8));
    WriteWholeFile(MainLog(copy.path()), damaged);
    const bool read_only = flip % 8 == 0;
    refused += !OpensWhole(
        copy.path(), read_only ? StoreMode::kReadOnly : StoreMode::kReadWrite);
  }
  CHECK(refused > 20);  // almost every bit matters
}

TEST_CASE("A log that was cut or zeroed is refused with what is lost",
          "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  const fs::path log = MainLog(folder.path());
  std::string bytes = ReadWholeFile(log);
  SECTION("cut") {
    bytes.resize(bytes.size() / 2);
  }
  SECTION("zeroed at the end") {
    std::fill(bytes.end() - 4096, bytes.end(), '\0');
  }
  SECTION("gone") {
    bytes.clear();
  }
  WriteWholeFile(log, bytes);
  for (const StoreMode mode : {StoreMode::kReadOnly, StoreMode::kReadWrite}) {
    const auto store = KnowledgeStore::Open(folder.path(), mode);
    REQUIRE(!store);
    CHECK(store.error().code == ErrorCode::kCorruption);
    CHECK_THAT(store.error().message, Contains("commits are lost"));
    CHECK_THAT(store.error().message, Contains(" to 61."));  // with the format
    CHECK(ReadWholeFile(log) == bytes);
  }
}

TEST_CASE("Damage behind the last acknowledged commit is passed over",
          "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  // The last commit as one that was never acknowledged: the process ended
  // between the log and the number.
  const fs::path number = folder.path() / "ACKNOWLEDGED";
  std::string slots = ReadWholeFile(number);
  REQUIRE(kCommits % 2 == 0);  // so commit 61 is in the second slot
  std::fill(slots.begin() + 4096, slots.end(), '\0');
  WriteWholeFile(number, slots);
  const fs::path log = MainLog(folder.path());
  std::string bytes = ReadWholeFile(log);
  SECTION("cut") {
    bytes.resize(bytes.size() - 20);
  }
  SECTION("flipped") {
    bytes[bytes.size() - 20] ^= 1;
  }
  WriteWholeFile(log, bytes);
  for (int round = 0; round < 2; ++round) {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kReadWrite);
    const uint64_t commits = kCommits - 1 + static_cast<uint64_t>(round);
    CHECK(CountNumbered(*store.Published()) == commits);
    WriteNumbered(store, commits);
  }
}

// Two logs with records: filling one family moves its records into a table,
// and the log that held them must stay for those of the others.
//
//   log 1:  0 1 2 | fill ...        log 2:  ... 3 4 5
//
TEST_CASE("A commit missing between two logs is found", "[store]") {
  const TemporaryFolder folder;
  {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    for (uint64_t i = 0; i < 3; ++i) WriteNumbered(store, i);
    for (int i = 0; i < 20 && LogFiles(folder.path()).size() < 2; ++i) {
      auto transaction = store.Begin();
      for (int j = 0; j < 4; ++j) {
        transaction->Put(Family::kNames, std::to_string(4 * i + j),
                         std::string(300'000, 'x'));
      }
      Must(store.Commit(std::move(transaction), Publish::kYes));
    }
    for (uint64_t i = 3; i < 6; ++i) WriteNumbered(store, i);
  }
  const auto logs = LogFiles(folder.path());
  REQUIRE(logs.size() >= 2);
  const TemporaryFolder whole;
  fs::copy(folder.path(), whole.path(), fs::copy_options::recursive);
  {
    KnowledgeStore store = OpenStore(whole.path(), StoreMode::kReadWrite);
    CHECK(CountNumbered(*store.Published()) == 6);
  }
  SECTION("the older log cut") {
    fs::resize_file(logs[0], fs::file_size(logs[0]) - 10'000);
  }
  SECTION("the newer log gone") {
    fs::remove(logs[1]);
  }
  for (const StoreMode mode : {StoreMode::kReadOnly, StoreMode::kReadWrite}) {
    const auto store = KnowledgeStore::Open(folder.path(), mode);
    REQUIRE(!store);
    CHECK(store.error().code == ErrorCode::kCorruption);
  }
}

TEST_CASE("Damaged files beside the log are refused as corruption", "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  std::string text;
  SECTION("number of acknowledged commits missing") {
    fs::remove(folder.path() / "ACKNOWLEDGED");
    text = "ACKNOWLEDGED is missing";
  }
  SECTION("number of acknowledged commits damaged") {
    std::string slots = ReadWholeFile(folder.path() / "ACKNOWLEDGED");
    slots[10] ^= 1;
    slots[4096 + 10] ^= 1;
    WriteWholeFile(folder.path() / "ACKNOWLEDGED", slots);
    text = "ACKNOWLEDGED is damaged";
  }
  SECTION("database missing") {
    fs::remove(folder.path() / "CURRENT");
    text = "CURRENT";
  }
  for (const StoreMode mode :
       {StoreMode::kReadOnly, StoreMode::kReadWrite, StoreMode::kCreate}) {
    const auto store = KnowledgeStore::Open(folder.path(), mode);
    REQUIRE(!store);
    CHECK(store.error().code == ErrorCode::kCorruption);
    CHECK_THAT(store.error().message, Contains(text));
  }
}

TEST_CASE("A truncated marker does not make a store new", "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  WriteWholeFile(folder.path() / "QUIPU", "");
  const auto store = KnowledgeStore::Open(folder.path(), StoreMode::kCreate);
  REQUIRE(!store);
  CHECK(store.error().code == ErrorCode::kCorruption);
}

TEST_CASE("One damaged slot of the acknowledged commits does no harm",
          "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  std::string slots = ReadWholeFile(folder.path() / "ACKNOWLEDGED");
  slots[GENERATE(10, 4096 + 10)] ^= 1;
  WriteWholeFile(folder.path() / "ACKNOWLEDGED", slots);
  KnowledgeStore store = OpenStore(folder.path(), StoreMode::kReadWrite);
  CHECK(CountNumbered(*store.Published()) == kCommits);
}

TEST_CASE("Verifying finds a flipped bit in a table", "[store]") {
  const TemporaryFolder folder;
  MakeStore(folder.path());
  // Opening moves the records from the log into tables.
  Must(OpenStore(folder.path(), StoreMode::kReadWrite).VerifyChecksums());
  for (const auto& entry : fs::directory_iterator(folder.path())) {
    if (entry.path().extension() != ".sst") continue;
    std::string bytes = ReadWholeFile(entry.path());
    bytes[20] ^= 1;
    WriteWholeFile(entry.path(), bytes);
  }
  const auto store = KnowledgeStore::Open(folder.path(), StoreMode::kReadOnly);
  const auto verified =
      store ? store->VerifyChecksums() : Result<void>(store.error());
  REQUIRE(!verified);
  CHECK(verified.error().code == ErrorCode::kCorruption);
}

// A file system of its own, in memory; unmounted at the end.
class SmallDisk {
 public:
  explicit SmallDisk(const fs::path& folder) : folder_(folder) {
    mounted_ = mount("tmpfs", folder_.c_str(), "tmpfs", 0, "size=12m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) umount2(folder_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  bool mounted() const { return mounted_; }
  bool Enlarge() const {
    return mount("tmpfs", folder_.c_str(), "tmpfs", MS_REMOUNT, "size=64m") ==
           0;
  }

 private:
  fs::path folder_;
  bool mounted_ = false;
};

TEST_CASE("A full disk ends commits, not the process, and loses nothing",
          "[store]") {
  const TemporaryFolder folder;
  const SmallDisk disk(folder.path());
  if (!disk.mounted()) {
    WARN("skipped: no right to mount a small disk");
    return;
  }
  const fs::path path = folder.path() / "store";
  const auto add = [](KnowledgeStore& store, uint64_t i) {
    auto transaction = store.Begin();
    std::mt19937 random(static_cast<unsigned>(i));
    std::string noise(100'000, '\0');  // does not compress
    for (char& c : noise) c = static_cast<char>(random());
    transaction->Put(Family::kTexts, std::to_string(1000 + i), noise);
    return store.Commit(std::move(transaction), Publish::kYes);
  };
  uint64_t acknowledged = 0;
  {
    KnowledgeStore store = OpenStore(path, StoreMode::kCreate);
    Result<void> committed;
    while ((committed = add(store, acknowledged))) {
      REQUIRE(++acknowledged < 1000);
    }
    CHECK(committed.error().code == ErrorCode::kIo);
    const auto again = add(store, acknowledged);
    REQUIRE(!again);
    CHECK(again.error().code == ErrorCode::kIo);
    CHECK_THAT(again.error().message, Contains("open the store again"));
    CHECK(Contents(*store.Published(), Family::kTexts).size() == acknowledged);
  }
  CHECK(acknowledged > 20);
  {
    const auto full = KnowledgeStore::Open(path, StoreMode::kReadWrite);
    if (!full) CHECK(full.error().code == ErrorCode::kIo);
  }
  {
    KnowledgeStore store = OpenStore(path, StoreMode::kReadOnly);
    CHECK(Contents(*store.Published(), Family::kTexts).size() >= acknowledged);
  }
  REQUIRE(disk.Enlarge());
  KnowledgeStore store = OpenStore(path, StoreMode::kReadWrite);
  CHECK(Contents(*store.Published(), Family::kTexts).size() >= acknowledged);
  Must(add(store, 900));
}

}  // namespace
}  // namespace quipu
