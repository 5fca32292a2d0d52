// The store as a map of families, against std::map; what readers see; and who
// may open what.

#include "graph/store/knowledge_store.h"

#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <random>
#include <string>
#include <thread>

#include "graph/store/tables.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

using Catch::Matchers::Contains;
using Publish = KnowledgeStore::Publish;
using Model = std::map<std::string, std::string>;

// Short keys of few letters, so that prefixes and neighbours are common; 0xFF
// because it ends prefixes.
std::string RandomKey(std::mt19937& random) {
  static constexpr std::array kLetters = {'\0', 'a', 'b', '\xFF'};
  std::string key;
  for (size_t i = random() % 5; i > 0; --i) key += kLetters[random() % 4];
  return key;
}

std::optional<KeyValue> LastOf(const Model& model, const std::string& prefix,
                               const std::string& key) {
  std::optional<KeyValue> last;
  for (const auto& [k, value] : model) {
    if (k <= key && k.starts_with(prefix)) last = KeyValue{k, value};
  }
  return last;
}

void CheckReads(const Reader& reader, Family family, const Model& model,
                std::mt19937& random) {
  const std::string prefix = RandomKey(random).substr(0, 2);
  const std::string from = RandomKey(random);
  Model expected;
  for (const auto& [key, value] : model) {
    if (key.starts_with(prefix) && key >= from) expected[key] = value;
  }
  Model scanned;
  std::string previous;
  Must(reader.Scan(family, prefix, from,
                   [&](std::string_view key, std::string_view value) {
                     CHECK((scanned.empty() || previous < key));
                     previous = key;
                     scanned.emplace(key, value);
                     return true;
                   }));
  CHECK(scanned == expected);

  const auto last = Must(reader.FindLast(family, prefix, from));
  const auto expected_last = LastOf(model, prefix, from);
  REQUIRE(last.has_value() == expected_last.has_value());
  if (last) {
    CHECK(last->key == expected_last->key);
    CHECK(last->value == expected_last->value);
  }

  const std::vector<std::string> keys = {from, prefix, RandomKey(random)};
  const auto found = Must(reader.MultiGet(family, keys));
  for (size_t i = 0; i < keys.size(); ++i) {
    const auto place = model.find(keys[i]);
    const auto value = place == model.end()
                           ? std::nullopt
                           : std::optional<std::string>(place->second);
    CHECK(found[i] == value);
    CHECK(Must(reader.Get(family, keys[i])) == value);
  }
}

TEST_CASE("A store reads as a map of what was committed", "[store]") {
  const TemporaryFolder folder;
  std::mt19937 random(7);
  static constexpr std::array kFamilies = {Family::kTexts, Family::kNames};
  std::array<Model, 2> committed;
  std::optional<KnowledgeStore> store =
      OpenStore(folder.path() / "store", StoreMode::kCreate);
  for (int round = 0; round < 60; ++round) {
    auto transaction = store->Begin();
    std::array<Model, 2> changed = committed;
    for (int step = 0; step < 12; ++step) {
      const size_t which = random() % 2;
      const std::string key = RandomKey(random);
      if (random() % 3 == 0) {
        transaction->Delete(kFamilies[which], key);
        changed[which].erase(key);
      } else {
        const std::string value = std::to_string(random());
        transaction->Put(kFamilies[which], key, value);
        changed[which][key] = value;
      }
      CheckReads(*transaction, kFamilies[which], changed[which], random);
    }
    if (random() % 4 != 0) {
      Must(store->Commit(std::move(transaction), Publish::kYes));
      committed = changed;
    }
    transaction.reset();
    if (round % 15 == 14) {
      store.reset();
      store = OpenStore(folder.path() / "store", StoreMode::kReadWrite);
    }
    for (size_t which = 0; which < 2; ++which) {
      CheckReads(*store->Published(), kFamilies[which], committed[which],
                 random);
    }
  }
}

TEST_CASE("A scan of a transaction sees what its visitor writes ahead of it",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto first = store.Begin();
  for (const char* key : {"a", "c", "e"}) first->Put(Family::kTexts, key, key);
  Must(store.Commit(std::move(first), Publish::kYes));
  auto transaction = store.Begin();
  std::string seen;
  Must(transaction->Scan(Family::kTexts, {}, {},
                         [&](std::string_view key, std::string_view value) {
                           CHECK((key == value || value == "new"));
                           seen += key;
                           if (key == "a") {
                             transaction->Put(Family::kTexts, "0",
                                              "new");  // behind: not seen
                             transaction->Put(Family::kTexts, "b", "new");
                             transaction->Delete(Family::kTexts, "c");
                             transaction->Put(Family::kTexts, "f", "new");
                           }
                           return true;
                         }));
  CHECK(seen == "abef");
}

TEST_CASE("Readers see a commit when it is published, and not before",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  const auto commit = [&store](const char* value, uint64_t generation,
                               Publish publish) {
    auto transaction = store.Begin();
    transaction->Put(Family::kTexts, "key", value);
    StoreState state;
    state.generation = generation;
    WriteState(*transaction, state);
    Must(store.Commit(std::move(transaction), publish));
  };
  const auto read = [](const Reader& reader) {
    return Must(reader.Get(Family::kTexts, "key")).value_or("nothing");
  };
  const auto empty = store.Published();
  CHECK(empty->generation() == 0);
  commit("one", 1, Publish::kYes);
  const auto one = store.Published();
  commit("two", 2, Publish::kNo);
  CHECK(read(*store.Published()) == "one");
  CHECK(store.Published()->generation() == 1);
  commit("three", 3, Publish::kYes);
  CHECK(read(*empty) == "nothing");
  CHECK(read(*one) == "one");
  CHECK(one->generation() == 1);
  CHECK(read(*store.Published()) == "three");
  CHECK(store.Published()->generation() == 3);
}

TEST_CASE("Many threads read while one commits", "[store]") {
  KnowledgeStore store = OpenInMemory();
  WriteNumbered(store, 0);
  std::atomic<bool> stop = false;
  std::atomic<int> broken = 0;
  std::vector<std::thread> readers;
  for (int i = 0; i < 3; ++i) {
    readers.emplace_back([&] {
      uint64_t least = 1;
      while (!stop) {
        const uint64_t count = CountNumbered(*store.Published());
        if (count < least) ++broken;
        least = count;
      }
    });
  }
  for (uint64_t i = 1; i < 60; ++i) WriteNumbered(store, i);
  stop = true;
  for (std::thread& reader : readers) reader.join();
  CHECK(broken == 0);
  CHECK(CountNumbered(*store.Published()) == 60);
}

TEST_CASE("A dropped transaction leaves nothing", "[store]") {
  KnowledgeStore store = OpenInMemory();
  {
    auto transaction = store.Begin();
    transaction->Put(Family::kTexts, "key", "value");
    CHECK(transaction->size_bytes() == 8);
    transaction->Put(Family::kTexts, "key", "v");
    CHECK(transaction->size_bytes() == 4);
  }
  Must(store.Commit(store.Begin(), Publish::kYes));
  CHECK(Contents(*store.Published(), Family::kTexts).empty());
}

TEST_CASE("Operations count keys", "[store]") {
  KnowledgeStore store = OpenInMemory();
  const OperationCounts before = store.operations();
  auto transaction = store.Begin();
  transaction->Put(Family::kTexts, "a", "1");
  transaction->Put(Family::kTexts, "a", "2");  // one key
  transaction->Put(Family::kTexts, "b", "3");
  transaction->Delete(Family::kNames, "c");
  Must(store.Commit(std::move(transaction), Publish::kNo));
  CHECK(store.operations().writes - before.writes == 3);

  Must(store.Commit(store.Begin(), Publish::kYes));
  const auto reader = store.Published();
  const OperationCounts middle = store.operations();
  Must(reader->Get(Family::kTexts, "a"));
  const std::vector<std::string> keys = {"a", "b", "c"};
  Must(reader->MultiGet(Family::kTexts, keys));
  Must(reader->FindLast(Family::kTexts, "", "z"));
  Contents(*reader, Family::kTexts);
  CHECK(store.operations().reads - middle.reads == 1 + 3 + 1 + 2);
}

TEST_CASE("Clearing drops what is derived and keeps the ground truth",
          "[store]") {
  const TemporaryFolder folder;
  {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    auto transaction = store.Begin();
    for (size_t i = 0; i < kFamilyCount; ++i) {
      transaction->Put(static_cast<Family>(i), "key", "value");
    }
    Must(store.Commit(std::move(transaction), Publish::kYes));
    const auto earlier = store.Published();
    Must(store.ClearDerived());
    CHECK(Contents(*earlier, Family::kEntities).size() == 1);
    CHECK(Contents(*store.Begin(), Family::kEntities).empty());
    auto again = store.Begin();
    again->Put(Family::kEntities, "new", "value");
    Must(store.Commit(std::move(again), Publish::kYes));
  }
  for (const StoreMode mode : {StoreMode::kReadOnly, StoreMode::kReadWrite}) {
    KnowledgeStore store = OpenStore(folder.path(), mode);
    const auto reader = store.Published();
    for (size_t i = 1; i < kFamilyCount; ++i) {
      const auto family = static_cast<Family>(i);
      const Model expected =
          family < kFirstDerivedFamily  ? Model{{"key", "value"}}
          : family == Family::kEntities ? Model{{"new", "value"}}
                                        : Model{};
      CHECK(Contents(*reader, family) == expected);
    }
  }
}

TEST_CASE("A clearing that was interrupted is finished at the next open",
          "[store]") {
  const TemporaryFolder folder;
  {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    auto transaction = store.Begin();
    transaction->Put(Family::kEntities, "key", "value");
    transaction->Put(Family::kTexts, "key", "value");
    // As ClearDerived marks its beginning; see docs/storage_format.md.
    transaction->Put(Family::kMeta, "clearing", std::string(7, '\0') + '\1');
    Must(store.Commit(std::move(transaction), Publish::kYes));
  }
  for (const StoreMode mode :
       {StoreMode::kReadOnly, StoreMode::kReadWrite, StoreMode::kReadOnly}) {
    KnowledgeStore store = OpenStore(folder.path(), mode);
    CHECK(Contents(*store.Published(), Family::kEntities).empty());
    CHECK(Contents(*store.Published(), Family::kTexts).size() == 1);
  }
}

TEST_CASE("Reading only works beside a writer and changes no file", "[store]") {
  const TemporaryFolder folder;
  KnowledgeStore writer = OpenStore(folder.path(), StoreMode::kCreate);
  WriteNumbered(writer, 0);
  const auto before = FolderContents(folder.path());
  {
    KnowledgeStore reader = OpenStore(folder.path(), StoreMode::kReadOnly);
    CHECK(CountNumbered(*reader.Published()) == 1);
    CHECK(FolderContents(folder.path()) == before);
    WriteNumbered(writer, 1);
    CHECK(CountNumbered(*reader.Published()) == 1);

    const auto refused = reader.Commit(reader.Begin(), Publish::kYes);
    REQUIRE(!refused);
    CHECK(refused.error().code == ErrorCode::kInvalidArgument);
    CHECK(!reader.ClearDerived());
    Must(reader.VerifyChecksums());
  }
  KnowledgeStore reader = OpenStore(folder.path(), StoreMode::kReadOnly);
  CHECK(CountNumbered(*reader.Published()) == 2);
}

Error OpenError(const std::filesystem::path& folder, StoreMode mode) {
  const auto store = KnowledgeStore::Open(folder, mode);
  REQUIRE(!store);
  CHECK_THAT(store.error().message, Contains(folder.string()));
  return store.error();
}

TEST_CASE("What is no store is not opened, and not touched", "[store]") {
  const TemporaryFolder folder;
  const auto file = folder.path() / "notes.txt";
  WriteWholeFile(file, "mine");
  const auto missing = folder.path() / "missing";
  for (const StoreMode mode :
       {StoreMode::kReadOnly, StoreMode::kReadWrite, StoreMode::kCreate}) {
    CHECK(OpenError(file, mode).code == ErrorCode::kInvalidArgument);
    CHECK(OpenError(folder.path(), mode).code == ErrorCode::kInvalidArgument);
    if (mode == StoreMode::kCreate) continue;
    CHECK(OpenError(missing, mode).code == ErrorCode::kInvalidArgument);
  }
  CHECK(FolderContents(folder.path()).size() == 1);
  CHECK(ReadWholeFile(file) == "mine");
}

TEST_CASE("A folder is created with those above it, and only on demand",
          "[store]") {
  const TemporaryFolder folder;
  const auto deep = folder.path() / "a" / "b";
  CHECK(OpenStore(deep, StoreMode::kCreate).folder() == deep);
  OpenStore(deep, StoreMode::kCreate);  // a store already: opened
  OpenStore(deep, StoreMode::kReadOnly);
}

TEST_CASE("A newer format is refused by name", "[store]") {
  const TemporaryFolder folder;
  SECTION("in the marker") {
    OpenStore(folder.path(), StoreMode::kCreate);
    WriteWholeFile(folder.path() / "QUIPU", "quipu store, format 7\n");
  }
  SECTION("in the database") {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    auto transaction = store.Begin();
    transaction->Put(Family::kMeta, "format", std::string(7, '\0') + '\7');
    Must(store.Commit(std::move(transaction), Publish::kYes));
  }
  for (const StoreMode mode :
       {StoreMode::kReadOnly, StoreMode::kReadWrite, StoreMode::kCreate}) {
    const Error error = OpenError(folder.path(), mode);
    CHECK(error.code == ErrorCode::kInvalidArgument);
    CHECK_THAT(error.message, Contains("format 7"));
  }
}

TEST_CASE("A marker that is not ours is no store", "[store]") {
  const TemporaryFolder folder;
  OpenStore(folder.path(), StoreMode::kCreate);
  WriteWholeFile(folder.path() / "QUIPU", "something else");
  for (const StoreMode mode :
       {StoreMode::kReadOnly, StoreMode::kReadWrite, StoreMode::kCreate}) {
    CHECK(OpenError(folder.path(), mode).code == ErrorCode::kInvalidArgument);
  }
}

TEST_CASE("A second writer is told who the first one is", "[store]") {
  const TemporaryFolder folder;
  Child child(Child::Role::kHold, folder.path());
  uint64_t commits = 0;
  REQUIRE(child.AwaitReport(commits));
  for (const StoreMode mode : {StoreMode::kReadWrite, StoreMode::kCreate}) {
    const Error error = OpenError(folder.path(), mode);
    CHECK(error.code == ErrorCode::kIo);
    CHECK_THAT(error.message,
               Contains("process " + std::to_string(child.process())));
  }
  // RocksDB's own lock is not what keeps the second writer out.
  std::filesystem::remove(folder.path() / "LOCK");
  CHECK(OpenError(folder.path(), StoreMode::kReadWrite).code == ErrorCode::kIo);
  OpenStore(folder.path(), StoreMode::kReadOnly);
  child.Kill();
  OpenStore(folder.path(), StoreMode::kReadWrite);
}

TEST_CASE("One process opens a store for writing once", "[store]") {
  const TemporaryFolder folder;
  {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    CHECK(OpenError(folder.path(), StoreMode::kReadWrite).code ==
          ErrorCode::kIo);
    KnowledgeStore moved = std::move(store);
    WriteNumbered(moved, 0);
  }
  KnowledgeStore store = OpenStore(folder.path(), StoreMode::kReadWrite);
  CHECK(CountNumbered(*store.Published()) == 1);
}

TEST_CASE("A store commits no transaction of another one", "[store]") {
  KnowledgeStore store = OpenInMemory();
  KnowledgeStore other = OpenInMemory();
  auto transaction = other.Begin();
  transaction->Put(Family::kTexts, "key", "value");
  const auto committed = store.Commit(std::move(transaction), Publish::kYes);
  REQUIRE_FALSE(committed);
  CHECK(committed.error().code == ErrorCode::kInvalidArgument);
  CHECK(Contents(*store.Published(), Family::kTexts).empty());
}

}  // namespace
}  // namespace quipu
