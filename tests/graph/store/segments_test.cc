// Segmented sets against std::map, and what an insertion costs.

#include "graph/store/segments.h"

#include <catch2/catch.hpp>
#include <iterator>
#include <map>
#include <optional>
#include <random>
#include <string>

#include "graph/store/big_endian.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

using Publish = KnowledgeStore::Publish;
using Model = std::map<std::string, std::string>;  // key -> payload

constexpr size_t kKeyWidth = 4;
constexpr size_t kPayloadWidth = 12;
constexpr size_t kPerSegment = kSegmentBytes / (kKeyWidth + kPayloadWidth);
constexpr SegmentedSet kSet{Family::kAdjacency, kKeyWidth, kPayloadWidth};

std::string KeyOf(uint32_t number) {
  std::string key;
  AppendBigEndian(number, key);
  return key;
}

std::string PayloadOf(uint32_t number) {
  std::string payload = std::to_string(number);
  payload.resize(kPayloadWidth, '.');
  return payload;
}

Model ElementsFrom(const Reader& reader, std::string_view owner,
                   std::string_view from) {
  Model found;
  Must(kSet.ForEach(reader, owner, from, [&found](std::string_view element) {
    const std::string key(element.substr(0, kKeyWidth));
    CHECK((found.empty() || found.rbegin()->first < key));
    found[key] = element.substr(kKeyWidth);
    return true;
  }));
  return found;
}

// The rules that segments.h gives: none empty, none too large, sorted, each
// holding what lies between its own key and the next one's.
void CheckLayout(const Reader& reader, std::string_view owner) {
  std::string previous_last;
  Must(reader.Scan(
      Family::kAdjacency, owner, {},
      [&](std::string_view key, std::string_view segment) {
        CHECK(segment.size() <= kSegmentBytes);
        const auto elements = Must(kSet.Split(segment));
        REQUIRE(!elements.empty());
        const std::string_view bound = key.substr(owner.size());
        CHECK((bound.empty() || bound.size() == kKeyWidth));
        CHECK(previous_last < elements.front());
        CHECK((bound.empty() || previous_last.substr(0, kKeyWidth) < bound));
        CHECK(bound <= elements.front().substr(0, kKeyWidth));
        previous_last = elements.back();
        return true;
      }));
}

void CheckSet(const Reader& reader, std::string_view owner, const Model& model,
              std::mt19937& random) {
  CHECK(ElementsFrom(reader, owner, {}) == model);
  const auto first = Must(kSet.First(reader, owner));
  REQUIRE(first.has_value() == !model.empty());
  if (first) {
    CHECK(*first == model.begin()->first + model.begin()->second);
  }
  const std::string from = KeyOf(static_cast<uint32_t>(random() % 12'000));
  CHECK(ElementsFrom(reader, owner, from) ==
        Model(model.lower_bound(from), model.end()));
  const auto found = Must(kSet.Find(reader, owner, from));
  const auto expected = model.find(from);
  REQUIRE(found.has_value() == (expected != model.end()));
  if (found) CHECK(*found == expected->first + expected->second);
  CheckLayout(reader, owner);
}

TEST_CASE("Segmented sets hold what a map holds", "[store]") {
  KnowledgeStore store = OpenInMemory();
  std::mt19937 random(21);
  const std::array<std::string, 2> owners = {"a/", "b/"};
  std::array<Model, 2> models;
  // Grows to several segments, then shrinks to none.
  static constexpr std::array kShareOfErasures = {10, 10, 20, 50, 90, 100};
  for (const int share : kShareOfErasures) {
    auto transaction = store.Begin();
    for (int step = 0; step < 9'000; ++step) {
      const size_t which = random() % 8 == 0;  // the first is the larger one
      Model& model = models[which];
      const auto number = static_cast<uint32_t>(random() % 12'000);
      std::string key = KeyOf(number);
      if (static_cast<int>(random() % 100) < share) {
        if (share > 50 && !model.empty()) {  // hit what is there
          const auto near = model.lower_bound(key);
          key = near == model.end() ? model.begin()->first : near->first;
        }
        CHECK(Must(kSet.Erase(*transaction, owners[which], key)) ==
              (model.erase(key) == 1));
      } else {
        const std::string payload = PayloadOf(static_cast<uint32_t>(step));
        CHECK(Must(kSet.Insert(*transaction, owners[which], key + payload)) ==
              !model.contains(key));
        model[key] = payload;
      }
    }
    CheckSet(*transaction, owners[0], models[0], random);
    Must(store.Commit(std::move(transaction), Publish::kYes));
    CheckSet(*store.Published(), owners[0], models[0], random);
    CheckSet(*store.Published(), owners[1], models[1], random);
    if (share == 20) {
      CHECK(Contents(*store.Published(), Family::kAdjacency).size() > 4);
    }
  }
  auto transaction = store.Begin();
  for (size_t which = 0; which < 2; ++which) {
    for (const auto& [key, payload] : models[which]) {
      CHECK(Must(kSet.Erase(*transaction, owners[which], key)));
    }
  }
  Must(store.Commit(std::move(transaction), Publish::kYes));
  CHECK(Contents(*store.Published(), Family::kAdjacency).empty());
}

TEST_CASE("An insertion reads one key and writes at most two", "[store]") {
  KnowledgeStore store = OpenInMemory();
  std::mt19937 random(22);
  size_t splits = 0;
  for (uint32_t i = 0; i < 5 * kPerSegment; ++i) {
    const uint32_t number =
        i < 2 * kPerSegment ? i : static_cast<uint32_t>(random());
    const OperationCounts before = store.operations();
    auto transaction = store.Begin();
    Must(kSet.Insert(*transaction, "owner", KeyOf(number) + PayloadOf(i)));
    Must(store.Commit(std::move(transaction), Publish::kNo));
    const OperationCounts after = store.operations();
    REQUIRE(after.reads - before.reads == 1);
    REQUIRE(after.writes - before.writes <= 2);
    splits += after.writes - before.writes == 2;
  }
  CHECK(splits >= 4);
  CHECK(splits < 16);
}

TEST_CASE("Inserting what is there writes nothing", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto first = store.Begin();
  CHECK(Must(kSet.Insert(*first, "owner", KeyOf(1) + PayloadOf(1))));
  Must(store.Commit(std::move(first), Publish::kNo));
  auto same = store.Begin();
  CHECK_FALSE(Must(kSet.Insert(*same, "owner", KeyOf(1) + PayloadOf(1))));
  CHECK(same->size_bytes() == 0);
  CHECK_FALSE(Must(kSet.Insert(*same, "owner", KeyOf(1) + PayloadOf(2))));
  CHECK(*Must(kSet.Find(*same, "owner", KeyOf(1))) == KeyOf(1) + PayloadOf(2));
  CHECK_FALSE(Must(kSet.Erase(*same, "owner", KeyOf(2))));
  CHECK_FALSE(Must(kSet.Erase(*same, "nobody", KeyOf(1))));
}

TEST_CASE("A value that is no segment is corruption", "[store]") {
  CHECK(kSet.Split("").error().code == ErrorCode::kCorruption);
  CHECK(kSet.Split("odd").error().code == ErrorCode::kCorruption);
  const std::string one = KeyOf(1) + PayloadOf(0);
  const std::string two = KeyOf(2) + PayloadOf(0);
  CHECK(Must(kSet.Split(one + two)).size() == 2);
  CHECK(kSet.Split(two + one).error().code == ErrorCode::kCorruption);
  CHECK(kSet.Split(one + one).error().code == ErrorCode::kCorruption);

  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  transaction->Put(Family::kAdjacency, "owner", "odd");
  CHECK(!kSet.Insert(*transaction, "owner", one));
  CHECK(!kSet.Erase(*transaction, "owner", KeyOf(1)));
  CHECK(!kSet.Find(*transaction, "owner", KeyOf(1)));
  CHECK(!kSet.First(*transaction, "owner"));
}

}  // namespace
}  // namespace quipu
