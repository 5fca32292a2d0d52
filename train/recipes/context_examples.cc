#include "train/recipes/context_examples.h"

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "language/context/context_model.h"
#include "language/neural/embedding_table.h"

namespace quipu {
namespace {

using Json = nlohmann::json;

template <typename T>
void WriteArray(std::ostream& out, const std::vector<T>& values) {
  out.write(reinterpret_cast<const char*>(values.data()),
            static_cast<std::streamsize>(values.size() * sizeof(T)));
}

std::string LineOf(const Analysis& text) {
  Json sentences = Json::array();
  for (const AnalyzedSentence& sentence : text.sentences) {
    Json words = Json::array();
    for (const WindowWord& word : WindowWordsOf(text, sentence)) {
      words.push_back({word.form, word.after_space});
    }
    sentences.push_back(std::move(words));
  }
  return sentences.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void WriteTask(const ContextTask& task, std::ostream& out) {
  const FeatureDataset& data = *task.data;
  std::vector<uint32_t> texts, places, features;
  std::vector<uint64_t> feature_ends, right_ends, ignored_ends;
  std::vector<uint16_t> right, ignored;
  std::vector<int16_t> dense;
  const auto add = [](const auto& from, auto& to) {
    to.insert(to.end(), from.begin(), from.end());
  };
  for (size_t i = 0; i < data.size(); ++i) {
    texts.push_back(task.texts[data.Document(i)]);
    for (const WordPlace& place : data.Places(i)) {
      places.push_back(place.sentence);
      places.push_back(place.word);
    }
    add(data.Features(i), features);
    add(data.Right(i), right);
    add(data.Ignored(i), ignored);
    for (const float value : data.Dense(i)) {
      dense.push_back(static_cast<int16_t>(
          std::lround(value * static_cast<float>(kInputOne))));
    }
    feature_ends.push_back(features.size());
    right_ends.push_back(right.size());
    ignored_ends.push_back(ignored.size());
  }
  const std::vector<uint64_t> group_ends(data.group_ends().begin(),
                                         data.group_ends().end());
  const Json header = {
      {"examples", data.size()},      {"dense", data.dense_inputs()},
      {"places", data.place_count()}, {"groups", group_ends.size()},
      {"features", features.size()},  {"right", right.size()},
      {"ignored", ignored.size()}};
  out << header.dump() << "\n";
  WriteArray(out, texts);
  WriteArray(out, places);
  WriteArray(out, feature_ends);
  WriteArray(out, right_ends);
  WriteArray(out, ignored_ends);
  WriteArray(out, group_ends);
  WriteArray(out, features);
  WriteArray(out, right);
  WriteArray(out, ignored);
  WriteArray(out, dense);
}

}  // namespace

Result<void> WriteContextExamples(const std::filesystem::path& folder,
                                  std::span<const Analysis* const> texts,
                                  std::span<const ContextTask> tasks,
                                  std::span<const RelationOutput> relations) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  const auto close = [](std::ofstream& out,
                        const std::filesystem::path& path) -> Result<void> {
    out.close();
    if (out) return {};
    return Io(path.string() + ": cannot be written");
  };
  std::filesystem::path path = folder / "texts.jsonl";
  std::ofstream lines(path);
  for (const Analysis* text : texts) lines << LineOf(*text) << "\n";
  QUIPU_CHECK(close(lines, path));
  path = folder / "relations.json";
  std::ofstream outputs(path);
  Json list = Json::array();
  for (const RelationOutput& output : relations) {
    list.push_back({output.predicate, static_cast<int>(output.object)});
  }
  outputs << list.dump() << "\n";
  QUIPU_CHECK(close(outputs, path));
  for (const ContextTask& task : tasks) {
    path = folder / (task.name + ".examples");
    std::ofstream out(path, std::ios::binary);
    WriteTask(task, out);
    QUIPU_CHECK(close(out, path));
  }
  return {};
}

}  // namespace quipu
