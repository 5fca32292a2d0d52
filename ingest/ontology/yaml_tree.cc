// yaml-cpp's events become a tree. Its own nodes are not used: they resolve
// aliases (a small file could stand for a huge tree) and forget lines.

#include "ingest/ontology/yaml_tree.h"

#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/yaml.h>

#include <memory>
#include <optional>
#include <set>
#include <sstream>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr size_t kMaxDepth = 16;

// Builds the tree; after the first error it ignores what follows.
class TreeBuilder : public YAML::EventHandler {
 public:
  struct Failure {
    int line;
    std::string message;
  };

  void OnDocumentStart(const YAML::Mark&) override {}
  void OnDocumentEnd() override {}
  void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
    Scalar(mark, "", anchor, "");
  }
  void OnAlias(const YAML::Mark& mark, YAML::anchor_t) override {
    Fail(mark, "aliases (*name) are not allowed here");
  }
  void OnScalar(const YAML::Mark& mark, const std::string& tag,
                YAML::anchor_t anchor, const std::string& value) override {
    Scalar(mark, tag, anchor, value);
  }
  void OnSequenceStart(const YAML::Mark& mark, const std::string& tag,
                       YAML::anchor_t anchor,
                       YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kList, mark, tag, anchor);
  }
  void OnSequenceEnd() override { Close(); }
  void OnMapStart(const YAML::Mark& mark, const std::string& tag,
                  YAML::anchor_t anchor, YAML::EmitterStyle::value) override {
    Open(YamlNode::Kind::kMap, mark, tag, anchor);
  }
  void OnMapEnd() override { Close(); }

  const std::optional<Failure>& failure() const { return failure_; }
  std::optional<YamlNode>& root() { return root_; }

 private:
  struct Level {
    YamlNode node;
    std::optional<YamlNode> key;
    std::set<std::string> keys;
  };

  void Fail(const YAML::Mark& mark, std::string message) {
    if (!failure_) failure_ = Failure{mark.line + 1, std::move(message)};
  }
  bool Plain(const YAML::Mark& mark, const std::string& tag,
             YAML::anchor_t anchor) {
    if (anchor != 0) Fail(mark, "anchors (&name) are not allowed here");
    if (!tag.empty() && tag != "?" && tag != "!") {
      Fail(mark, "tags (!name) are not allowed here");
    }
    return !failure_;
  }
  void Scalar(const YAML::Mark& mark, const std::string& tag,
              YAML::anchor_t anchor, const std::string& value) {
    if (!Plain(mark, tag, anchor)) return;
    YamlNode node;
    node.line = mark.line + 1;
    node.scalar = value;
    Place(std::move(node));
  }
  void Open(YamlNode::Kind kind, const YAML::Mark& mark, const std::string& tag,
            YAML::anchor_t anchor) {
    if (!Plain(mark, tag, anchor)) return;
    if (levels_.size() == kMaxDepth) {
      return Fail(mark, "more than 16 levels of nesting");
    }
    if (!levels_.empty() && ExpectsKey(levels_.back())) {
      return Fail(mark, "a key must be a word, not a list or a map");
    }
    Level level;
    level.node.kind = kind;
    level.node.line = mark.line + 1;
    levels_.push_back(std::move(level));
  }
  void Close() {
    if (failure_) return;
    YamlNode node = std::move(levels_.back().node);
    levels_.pop_back();
    Place(std::move(node));
  }
  static bool ExpectsKey(const Level& level) {
    return level.node.kind == YamlNode::Kind::kMap && !level.key;
  }
  void Place(YamlNode node) {
    if (levels_.empty()) {
      root_ = std::move(node);
      return;
    }
    Level& level = levels_.back();
    if (level.node.kind == YamlNode::Kind::kList) {
      level.node.items.push_back(std::move(node));
    } else if (!level.key) {
      if (!level.keys.insert(node.scalar).second) {
        failure_ = Failure{node.line, "the key \"" + node.scalar +
                                          "\" comes twice in one map"};
        return;
      }
      level.key = std::move(node);
    } else {
      level.node.entries.emplace_back(std::move(*level.key), std::move(node));
      level.key.reset();
    }
  }

  std::vector<Level> levels_;
  std::optional<YamlNode> root_;
  std::optional<Failure> failure_;
};

}  // namespace

const YamlNode* YamlNode::Find(std::string_view key) const {
  for (const auto& [name, value] : entries) {
    if (name.scalar == key) return &value;
  }
  return nullptr;
}

Error YamlError(std::string_view source, int line, std::string_view message) {
  std::ostringstream out;
  out << source << ":" << line << ": " << message;
  return InvalidArgument(out.str());
}

Result<YamlNode> ParseYaml(std::string_view text, std::string_view source) {
  if (text.size() > kMaxYamlBytes) {
    return YamlError(source, 1, "longer than 1 MiB");
  }
  if (!IsValidUtf8(text) || text.find('\0') != std::string_view::npos) {
    return YamlError(source, 1, "is not UTF-8 text");
  }
  TreeBuilder builder;
  try {
    std::istringstream stream{std::string(text)};
    YAML::Parser parser(stream);
    parser.HandleNextDocument(builder);
    if (!builder.failure() && parser.HandleNextDocument(builder)) {
      return YamlError(source, 1, "holds more than one YAML document");
    }
  } catch (const YAML::Exception& error) {
    if (!builder.failure()) {
      return YamlError(source, error.mark.is_null() ? 1 : error.mark.line + 1,
                       "is not YAML: " + error.msg);
    }
  }
  if (builder.failure()) {
    return YamlError(source, builder.failure()->line,
                     builder.failure()->message);
  }
  if (!builder.root()) return YamlError(source, 1, "is empty");
  return std::move(*builder.root());
}

}  // namespace quipu
