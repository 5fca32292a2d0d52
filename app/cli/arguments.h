// What the command line asked for.

#ifndef QUIPU_APP_CLI_ARGUMENTS_H_
#define QUIPU_APP_CLI_ARGUMENTS_H_

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/output/listing.h"
#include "app/cli/output/screen.h"
#include "graph/model/partial_date.h"

namespace quipu {

// What an answer of `path` or `neighbors` may rest on; empty: no limit.
struct FilterArguments {
  std::vector<std::string> predicates;
  std::vector<std::string> types;
  std::vector<std::string> via;    // entities, as the user names them
  std::vector<std::string> avoid;  // likewise
  std::vector<std::string> documents;
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
};

enum class AnalysisInput : uint8_t { kText, kConllu };
enum class AnalysisFormat : uint8_t { kConllu, kJson, kJsonLines };

struct AnalysisArguments {
  AnalysisInput input = AnalysisInput::kText;
  AnalysisFormat format = AnalysisFormat::kConllu;
  std::string language;          // empty: found for each paragraph
  bool fast = false;             // with the smaller networks
  std::filesystem::path models;  // empty: where they are installed
};

// One value for all commands: each reads the fields of its own options.
struct Arguments {
  std::filesystem::path store = "quipu.store";
  ColorWhen color = ColorWhen::kAuto;
  Format format = Format::kTable;

  std::vector<std::string> operands;  // paths, documents or entities
  std::filesystem::path root;
  std::filesystem::path ontology;  // empty: the built-in one
  unsigned threads = 0;            // 0: one per core
  uint64_t max_bytes = 64ULL << 20;

  AnalysisArguments analysis;

  FilterArguments filter;
  uint32_t k = 3;
  std::optional<uint32_t> max_hops;
  bool raw_hops = false;
  uint32_t depth = 1;
  uint32_t limit = 25;
  bool by_type = false;

  std::string listen = "127.0.0.1:50051";
  bool allow_remote = false;
};

}  // namespace quipu

#endif  // QUIPU_APP_CLI_ARGUMENTS_H_
