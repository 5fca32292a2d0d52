#include "train/recipes/context_examples.h"

#include <unistd.h>

#include <array>
#include <catch2/catch.hpp>
#include <cstring>
#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "language/model/analysis.h"

namespace quipu {
namespace {

namespace fs = std::filesystem;

std::string Bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::ostringstream out;
  out << in.rdbuf();
  return out.str();
}

// "du pain": two words of one token, then one.
Analysis Text() {
  Analysis analysis("du pain");
  AnalyzedSentence sentence;
  sentence.tokens = {{{0, 2}, 0, 2, 1}, {{3, 7}, 2, 1, 0}};
  for (const std::string_view form : {"de", "le", "pain"}) {
    SyntacticWord& word = sentence.words.emplace_back();
    word.form = form;
    word.token = form == "pain" ? 1 : 0;
  }
  analysis.sentences.push_back(sentence);
  return analysis;
}

TEST_CASE("What a contextual encoder learns from is written array by array",
          "[train]") {
  const Analysis text = Text();
  FeatureDataset data(2, 1);
  data.BeginDocument();
  data.Add(std::array<uint32_t, 3>{1, 2, 3}, std::array<int16_t, 2>{512, -7},
           std::array<uint16_t, 1>{4}, {}, std::array<WordPlace, 1>{{{0, 2}}});
  data.BeginDocument();
  data.Add(std::array<uint32_t, 1>{9}, std::array<int16_t, 2>{0, 1024}, {},
           std::array<uint16_t, 1>{5},
           std::array<WordPlace, 1>{{{0, kNoWord}}});
  data.EndGroup();
  const fs::path folder = fs::temp_directory_path() /
                          ("quipu_examples_" + std::to_string(getpid()));
  const std::vector<const Analysis*> texts = {&text, &text, &text};
  const std::vector<ContextTask> tasks = {{"types", &data, {0, 2}}};
  const std::vector<RelationOutput> relations = {{"leads", ObjectKind::kDate}};
  REQUIRE(WriteContextExamples(folder, texts, tasks, relations));

  const std::string line = R"([[["de",true],["le",true],["pain",true]]])"
                           "\n";
  CHECK(Bytes(folder / "texts.jsonl") == line + line + line);
  CHECK(Bytes(folder / "relations.json") ==
        "[[\"leads\"," + std::to_string(static_cast<int>(ObjectKind::kDate)) +
            "]]\n");
  const std::string bytes = Bytes(folder / "types.examples");
  const size_t begin = bytes.find('\n') + 1;
  const auto header = nlohmann::json::parse(bytes.substr(0, begin));
  CHECK(header == nlohmann::json{{"examples", 2},
                                 {"dense", 2},
                                 {"places", 1},
                                 {"groups", 1},
                                 {"features", 4},
                                 {"right", 1},
                                 {"ignored", 1}});
  size_t at = begin;
  const auto take = [&]<typename T>(T, size_t count) {
    std::vector<T> values(count);
    std::memcpy(values.data(), bytes.data() + at, count * sizeof(T));
    at += count * sizeof(T);
    return values;
  };
  CHECK(take(uint32_t{}, 2) == std::vector<uint32_t>{0, 2});  // texts
  CHECK(take(uint32_t{}, 4) == std::vector<uint32_t>{0, 2, 0, kNoWord});
  CHECK(take(uint64_t{}, 2) == std::vector<uint64_t>{3, 4});  // features
  CHECK(take(uint64_t{}, 2) == std::vector<uint64_t>{1, 1});  // right
  CHECK(take(uint64_t{}, 2) == std::vector<uint64_t>{0, 1});  // ignored
  CHECK(take(uint64_t{}, 1) == std::vector<uint64_t>{2});     // groups
  CHECK(take(uint32_t{}, 4) == std::vector<uint32_t>{1, 2, 3, 9});
  CHECK(take(uint16_t{}, 1) == std::vector<uint16_t>{4});
  CHECK(take(uint16_t{}, 1) == std::vector<uint16_t>{5});
  CHECK(take(int16_t{}, 4) == std::vector<int16_t>{512, -7, 0, 1024});
  CHECK(at == bytes.size());
  fs::remove_all(folder);
  std::ofstream(folder) << "a file";
  CHECK_FALSE(WriteContextExamples(folder, texts, tasks, relations));
  fs::remove(folder);
}

}  // namespace
}  // namespace quipu
