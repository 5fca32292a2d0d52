#include "tests/ingest/support/texts_support.h"

#include <array>
#include <catch2/catch.hpp>
#include <random>

#include "graph/interchange/export.h"

namespace quipu::test {

std::string MakeText(int number) {
  static constexpr std::array<const char*, 6> kFirst = {
      "Marta", "Denis", "Olga", "Pablo", "Ruth", "Emil"};
  static constexpr std::array<const char*, 5> kLast = {
      "Kessler", "Arnaud", "Quiroga", "Bright", "Salas"};
  static constexpr std::array<const char*, 4> kBodies = {
      "Harbour Workers Union (HWU)", "HWU", "Coastal Reform Party (CRP)",
      "National Fisheries Commission"};
  static constexpr std::array<const char*, 4> kPlaces = {
      "Breland", "Port Varne", "Castellon Bay", "Morrow"};
  std::mt19937 random(static_cast<uint32_t>(number));
  const auto pick = [&random](const auto& items) {
    return std::string(items[random() % items.size()]);
  };
  const std::string person = pick(kFirst) + " " + pick(kLast);
  const std::string other = pick(kFirst) + " " + pick(kLast);
  std::string text = "Report " + std::to_string(number) + "\n\n";
  text += person + ", president of the " + pick(kBodies) + ", met " + other +
          " in " + pick(kPlaces) + " on 5 May 1991. ";
  text += other + " is a member of the " + pick(kBodies) + ". ";
  text += "The " + pick(kBodies) + " is based in " + pick(kPlaces) + ".\n\n";
  text += "According to " + person + ", about " +
          std::to_string(10 + random() % 90) + " workers were dismissed.\n";
  return text;
}

IngestSource SourceOf(const std::string& key, const std::string& bytes) {
  return {{key}, [bytes]() -> Result<std::string> { return bytes; }};
}

std::vector<IngestSource> MakeSources(int first, int last) {
  std::vector<IngestSource> sources;
  for (int i = first; i < last; ++i) {
    sources.push_back(
        SourceOf("text" + std::to_string(i) + ".txt", MakeText(i)));
  }
  return sources;
}

KnowledgeStore OpenInMemory() {
  auto store = KnowledgeStore::Open("", StoreMode::kInMemory);
  REQUIRE(store.has_value());
  return std::move(*store);
}

IngestReport IngestAll(KnowledgeStore& store,
                       const std::vector<IngestSource>& sources,
                       unsigned threads) {
  IngestOptions options;
  options.threads = threads;
  auto report = Ingest(store, DefaultExtractor(), sources, options);
  INFO((report ? std::string() : report.error().message));
  REQUIRE(report.has_value());
  return *report;
}

std::vector<std::string> ExportOf(const KnowledgeStore& store) {
  std::vector<std::string> lines;
  REQUIRE(ExportLines(*store.Published(), [&lines](std::string_view line) {
            lines.emplace_back(line);
            return true;
          }).has_value());
  return lines;
}

const ExtractionModels& SharedModels() {
  static const ExtractionModels models =
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"});
  return models;
}

const Extractor& DefaultExtractor() {
  static const Extractor extractor = Extractor::CreateDefault(SharedModels());
  return extractor;
}

}  // namespace quipu::test
