// One flipped bit anywhere in a store: every answer is the right one or a
// refusal.

#include <array>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "graph/interchange/export.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "tests/ingest/support/graph_lines_support.h"
#include "tests/ingest/support/texts_support.h"
#include "tests/support/temporary_folder.h"

namespace quipu::test {
namespace {

namespace fs = std::filesystem;
using Files = std::map<std::string, std::string>;  // name -> bytes

Files ReadFiles(const fs::path& folder) {
  Files files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    std::ifstream stream(entry.path(), std::ios::binary);
    files[entry.path().filename().string()] =
        std::string(std::istreambuf_iterator<char>(stream), {});
  }
  return files;
}

void WriteFile(const fs::path& file, const std::string& bytes) {
  std::ofstream(file, std::ios::binary) << bytes;
}

// A file that holds other bytes while this lives.
class FileDamage {
 public:
  FileDamage(fs::path file, const std::string& damaged,
             const std::string& whole)
      : file_(std::move(file)), whole_(whole) {
    WriteFile(file_, damaged);
  }
  ~FileDamage() { WriteFile(file_, whole_); }
  FileDamage(const FileDamage&) = delete;
  FileDamage& operator=(const FileDamage&) = delete;

 private:
  fs::path file_;
  const std::string& whole_;
};

using Lines = std::vector<std::string>;

Result<Lines> Exported(const KnowledgeStore& store) {
  Lines lines;
  QUIPU_CHECK(ExportLines(*store.Published(), [&lines](std::string_view line) {
    lines.emplace_back(line);
    return true;
  }));
  return lines;
}

// All that a search for a name looks at.
Result<Lines> Searched(const KnowledgeStore& store) {
  const auto snapshot = store.Published();
  Lines lines;
  std::vector<EntityNumber> numbers;
  QUIPU_CHECK(names::ForEach(*snapshot, "",
                             [&](std::string_view key, EntityNumber number) {
                               lines.emplace_back(key);
                               numbers.push_back(number);
                               return true;
                             }));
  QUIPU_TRY(const auto records, entities::ReadMany(*snapshot, numbers));
  for (const auto& record : records) {
    lines.push_back(record ? record->name + " " + record->type : "nobody");
  }
  return lines;
}

// All that the portrait of each entity shows.
Result<Lines> Shown(const KnowledgeStore& store) {
  const auto snapshot = store.Published();
  std::map<EntityNumber, std::string> ids;
  QUIPU_CHECK(
      entities::ForEach(*snapshot, [&](EntityNumber n, const EntityRecord& r) {
        ids[n] = r.id.ToString();
        return true;
      }));
  Lines lines;
  for (const auto& [number, id] : ids) {
    std::vector<RelationNumber> relations;
    for (const Direction direction : {Direction::kOut, Direction::kIn}) {
      QUIPU_CHECK(relations::ForEachEdge(*snapshot, number, direction,
                                         [&](const AdjacentEdge& edge) {
                                           relations.push_back(edge.relation);
                                           return true;
                                         }));
    }
    QUIPU_CHECK(relations::ForEachAttribute(
        *snapshot, number, [&](PredicateNumber, RelationNumber relation) {
          relations.push_back(relation);
          return true;
        }));
    std::string line = id;
    for (const RelationNumber relation : relations) {
      size_t claims = 0;
      QUIPU_CHECK(relations::ForEachClaim(*snapshot, relation,
                                          [&claims](const ClaimRef&) {
                                            ++claims;
                                            return true;
                                          }));
      line += " " + std::to_string(claims);
    }
    lines.push_back(line);
  }
  return lines;
}

using Question = Result<Lines> (*)(const KnowledgeStore&);
constexpr std::array<Question, 4> kQuestions = {Exported, LinesOfGraph,
                                                Searched, Shown};

// A store whose records lie in tables and in a log.
Files MakeStoreFiles() {
  const TemporaryFolder folder;
  for (int i = 0; i < 3; ++i) {
    auto store = KnowledgeStore::Open(folder.path(), StoreMode::kCreate);
    REQUIRE(store.has_value());
    IngestAll(*store, MakeSources(5 * i, 5 * i + 5));
  }
  return ReadFiles(folder.path());
}

}  // namespace

TEST_CASE("After one flipped bit an answer is right or refused", "[damage]") {
  const Files files = MakeStoreFiles();
  const TemporaryFolder folder;
  const fs::path& path = folder.path();
  for (const auto& [name, bytes] : files) WriteFile(path / name, bytes);
  std::vector<Lines> expected;
  {
    auto store = KnowledgeStore::Open(path, StoreMode::kReadOnly);
    REQUIRE(store.has_value());
    for (const Question& ask : kQuestions) {
      auto lines = ask(*store);
      REQUIRE(lines.has_value());
      REQUIRE_FALSE(lines->empty());
      expected.push_back(std::move(*lines));
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, bytes] : files) {
    // What tells where the rest is, and the options, are small next to tables.
    for (int i = bytes.empty() ? 0 : 1 + name.ends_with(".sst"); i > 0; --i) {
      names.push_back(name);
    }
  }
  std::mt19937 random(5);
  size_t refused = 0;
  for (size_t flip = 0; flip < 200; ++flip) {
    const std::string& name = names[flip % names.size()];
    const size_t at = random() % files.at(name).size();
    std::string damaged = files.at(name);
    // Not the highest bit: that of one byte of each table ends the process.
    // Debian's RocksDB is built with assertions and looks at the properties of
    // a table before it looks at their checksum.
    damaged[at] = static_cast<char>(static_cast<unsigned char>(damaged[at]) ^
                                    (1U << random() % 7));
    const FileDamage damage(path / name, damaged, files.at(name));
    INFO("file " << name << ", byte " << at);
    const auto store = KnowledgeStore::Open(path, StoreMode::kReadOnly);
    if (!store) {
      ++refused;
      continue;
    }
    bool any = false;
    for (size_t i = 0; i < kQuestions.size(); ++i) {
      const auto lines = kQuestions[i](*store);
      any = any || !lines;
      INFO("question " << i);
      if (lines) CHECK(*lines == expected[i]);
    }
    refused += any ? 1 : 0;
    const auto report = Check(*store, DefaultExtractor().ontology());
    if (any && report) CHECK_FALSE(report->clean());
  }
  CHECK(refused > 20);  // else the flips are no test
}

}  // namespace quipu::test
