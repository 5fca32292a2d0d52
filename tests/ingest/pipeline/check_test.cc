#include "ingest/pipeline/check.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <functional>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "tests/ingest/support/texts_support.h"

namespace quipu::test {
namespace {

struct StoredKey {
  Family family;
  std::string key;
  std::string value;
};

std::vector<StoredKey> AllKeys(const KnowledgeStore& store) {
  std::vector<StoredKey> keys;
  for (size_t i = 1; i < kFamilyCount; ++i) {  // all but kMeta
    const auto family = static_cast<Family>(i);
    REQUIRE(store.Published()
                ->Scan(family, "", "",
                       [&](std::string_view key, std::string_view value) {
                         keys.push_back(
                             {family, std::string(key), std::string(value)});
                         return true;
                       })
                .has_value());
  }
  return keys;
}

void Change(KnowledgeStore& store,
            const std::function<void(Transaction&)>& change) {
  auto transaction = store.Begin();
  change(*transaction);
  REQUIRE(store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes)
              .has_value());
}

std::set<std::string> CodesOf(const KnowledgeStore& store) {
  const auto report = Check(store, DefaultExtractor().ontology());
  REQUIRE(report.has_value());
  std::set<std::string> codes;
  for (const CheckFinding& finding : report->findings) {
    codes.insert(finding.code);
  }
  return codes;
}

// The first key of a family.
StoredKey FirstOf(const KnowledgeStore& store, Family family) {
  const auto keys = AllKeys(store);
  const auto found =
      std::find_if(keys.begin(), keys.end(),
                   [&](const StoredKey& key) { return key.family == family; });
  REQUIRE(found != keys.end());
  return *found;
}

}  // namespace

TEST_CASE("A store that was only ingested into is sound", "[check]") {
  KnowledgeStore store = OpenInMemory();
  CHECK(CodesOf(store).empty());
  IngestAll(store, MakeSources(0, 6));
  CHECK(CodesOf(store).empty());
}

TEST_CASE("Each kind of damage is found under its code", "[check]") {
  struct Damage {
    Family family;
    const char* code;
  };
  const auto damage = GENERATE(
      Damage{Family::kContributions, "D4"}, Damage{Family::kSources, "D5"},
      Damage{Family::kHandles, "N1"}, Damage{Family::kNames, "N2"},
      Damage{Family::kAdjacency, "G1"}, Damage{Family::kAttributes, "G1"},
      Damage{Family::kRelations, "G4"}, Damage{Family::kRelationClaims, "G3"},
      Damage{Family::kEntityMembers, "N4"}, Damage{Family::kProfiles, "N1"},
      Damage{Family::kProfileMembers, "G3"}, Damage{Family::kBlocks, "N2"},
      Damage{Family::kExtractions, "S2"});
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 6));
  const StoredKey key = FirstOf(store, damage.family);
  INFO("family " << FamilyName(damage.family));
  const bool garbled = damage.family == Family::kExtractions;
  Change(store, [&](Transaction& transaction) {
    if (garbled) {
      transaction.Put(key.family, key.key, "\xff\xff garbage");
    } else {
      transaction.Delete(key.family, key.key);
    }
  });
  CHECK(CodesOf(store).contains(damage.code));
}

TEST_CASE("Offers that no contribution makes are found", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 2));
  Change(store, [](Transaction& transaction) {
    profiles::AddOffer(transaction, {Handle{}, "k|judge|1+2|Person|"});
  });
  CHECK(CodesOf(store) == std::set<std::string>{"N1"});
}

TEST_CASE("Changed facts and links of a claim are found", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, {SourceOf("a.txt",
                             "According to Lars Holm, Mia Strand was never a "
                             "member of the Harbour Party.")});
  REQUIRE(CodesOf(store).empty());
  struct Entry {
    RelationNumber relation;
    ClaimRef ref;
    ClaimFacts facts;
  };
  std::vector<Entry> entries;
  REQUIRE(relations::ForEachClaimOfAll(
      *store.Published(), [&](RelationNumber relation, const ClaimRef& ref,
                              const ClaimFacts& facts) {
        entries.push_back({relation, ref, facts});
        return true;
      }));
  REQUIRE_FALSE(entries.empty());
  for (Entry& entry : entries) {
    const ClaimFacts right = entry.facts;
    entry.facts.confidence ^= 1;
    Change(store, [&](Transaction& transaction) {
      REQUIRE(relations::AddClaim(transaction, entry.relation, entry.ref,
                                  entry.facts));
    });
    CHECK(CodesOf(store) == std::set<std::string>{"G5"});
    Change(store, [&](Transaction& transaction) {
      REQUIRE(
          relations::AddClaim(transaction, entry.relation, entry.ref, right));
    });
  }
  Change(store, [](Transaction& transaction) {
    auto contribution = contributions::Read(transaction, DocumentNumber{0});
    REQUIRE((contribution && *contribution));
    REQUIRE_FALSE((*contribution)->links.empty());
    (*contribution)->links.pop_back();
    contributions::Write(transaction, DocumentNumber{0}, **contribution);
  });
  CHECK(CodesOf(store).contains("G6"));
}

TEST_CASE("Wrong counters and a wrong digest are found", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 3));
  Change(store, [](Transaction& transaction) {
    auto state = ReadState(transaction);
    REQUIRE(state.has_value());
    ++state->claim_count;
    state->input.bytes[5] ^= 1;
    WriteState(transaction, *state);
  });
  const auto codes = CodesOf(store);
  CHECK(codes.contains("K1"));
  CHECK(codes.contains("S3"));
}

TEST_CASE("A quote outside of its text is found", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 3));
  const DocumentNumber number{0};
  auto extraction = documents::ReadExtraction(*store.Published(), number);
  REQUIRE(extraction.has_value());
  REQUIRE_FALSE(extraction->claims.empty());
  extraction->claims[0].evidence[0] = {1'000'000, 1'000'010};
  const StoredKey key = FirstOf(store, Family::kExtractions);
  Change(store, [&](Transaction& transaction) {
    transaction.Put(key.family, key.key, Encode(*extraction));
  });
  CHECK(CodesOf(store).contains("C1"));
}

TEST_CASE("A text that was cut is found", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 3));
  const StoredKey text = FirstOf(store, Family::kTexts);
  Change(store, [&](Transaction& transaction) {
    transaction.Put(text.family, text.key, text.value.substr(0, 30));
  });
  CHECK(CodesOf(store).contains("S2"));
}

TEST_CASE("Any single record that goes missing is noticed", "[check]") {
  KnowledgeStore store = OpenInMemory();
  IngestAll(store, MakeSources(0, 4));
  const auto keys = AllKeys(store);
  std::mt19937 random(3);
  for (int trial = 0; trial < 60; ++trial) {
    const StoredKey& key = keys[random() % keys.size()];
    INFO("family " << FamilyName(key.family));
    Change(store, [&](Transaction& transaction) {
      transaction.Delete(key.family, key.key);
    });
    CHECK_FALSE(CodesOf(store).empty());
    Change(store, [&](Transaction& transaction) {
      transaction.Put(key.family, key.key, key.value);
    });
  }
  CHECK(CodesOf(store).empty());
}

}  // namespace quipu::test
