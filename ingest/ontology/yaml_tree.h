// YAML as a plain tree with line numbers, and nothing that could surprise.

#ifndef QUIPU_INGEST_ONTOLOGY_YAML_TREE_H_
#define QUIPU_INGEST_ONTOLOGY_YAML_TREE_H_

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"

namespace quipu {

struct YamlNode {
  enum class Kind { kScalar, kList, kMap };
  Kind kind = Kind::kScalar;
  int line = 1;  // counted from 1
  std::string scalar;
  std::vector<YamlNode> items;                         // of a list
  std::vector<std::pair<YamlNode, YamlNode>> entries;  // of a map, in order

  // The value under `key` of a map; nullptr if there is none.
  const YamlNode* Find(std::string_view key) const;
};

// "source:line: message", as kInvalidArgument.
Error YamlError(std::string_view source, int line, std::string_view message);

// A longer file is refused.
inline constexpr size_t kMaxYamlBytes = size_t{1} << 20;

// Reads one document. kInvalidArgument for bytes that are no YAML, more than
// kMaxYamlBytes, more than 16 levels, anchors, aliases, tags, keys that are no
// scalars and keys that come twice.
Result<YamlNode> ParseYaml(std::string_view text, std::string_view source);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_YAML_TREE_H_
