#include "ingest/ontology/rule_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

#include "ingest/ontology/claim_text.h"

namespace quipu {
namespace {

constexpr std::string_view kAliasPredicate = "alias_of";

ObjectKind ObjectKindOf(SlotKind slot) {
  switch (slot) {
    case SlotKind::kDate:
      return ObjectKind::kDate;
    case SlotKind::kQuantity:
      return ObjectKind::kQuantity;
    case SlotKind::kWords:
      return ObjectKind::kText;
    default:
      return ObjectKind::kEntity;
  }
}

Error UnknownKey(const YamlNode& key,
                 const std::vector<std::string_view>& known,
                 std::string_view source) {
  std::string names;
  for (const std::string_view name : known) {
    names.append(names.empty() ? "" : ", ").append(name);
  }
  return YamlError(
      source, key.line,
      "\"" + key.scalar + "\" is not known here; expected " + names);
}

class RuleReader {
 public:
  RuleReader(std::string_view source, OntologyFile& file)
      : source_(source), file_(file) {}

  Result<void> Read(const YamlNode& node) {
    QUIPU_CHECK(CheckKeys(node,
                          {"name", "patterns", "trees", "claims", "confidence",
                           "modality", "negative", "dated", "examples"},
                          source_));
    Rule rule;
    const YamlNode* const name = node.Find("name");
    if (name == nullptr || name->scalar.empty() || name->scalar.size() > 64 ||
        name->scalar.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") !=
            std::string::npos) {
      return Fail(node, "a rule needs a name such as \"role.title\"");
    }
    if (!names_.insert(name->scalar).second) {
      return Fail(*name, "the rule \"" + name->scalar + "\" comes twice");
    }
    rule.name = name->scalar;
    QUIPU_CHECK(ReadSettings(node, rule));
    QUIPU_CHECK(ReadPatterns(node, rule));
    const YamlNode* const claims = node.Find("claims");
    if (claims == nullptr || claims->items.empty()) {
      return Fail(node, "a rule needs a list of claims");
    }
    for (const YamlNode& item : claims->items) {
      const Result<NamedClaim> claim = ParseClaim(item.scalar);
      if (!claim) return Fail(item, claim.error().message);
      QUIPU_CHECK(AddClaim(*claim, item, rule));
    }
    for (RulePattern& pattern : rule.patterns) {
      pattern.joins_names = JoinsNames(pattern);
    }
    QUIPU_CHECK(ReadExamples(node, rule));
    file_.rules.push_back(std::move(rule));
    return {};
  }

 private:
  Error Fail(const YamlNode& at, std::string_view message) const {
    return YamlError(source_, at.line, message);
  }

  Result<void> ReadSettings(const YamlNode& node, Rule& rule) const {
    if (const YamlNode* confidence = node.Find("confidence")) {
      const std::string& digits = confidence->scalar;
      const auto [end, error] = std::from_chars(
          digits.data(), digits.data() + digits.size(), rule.confidence);
      if (error != std::errc{} || end != digits.data() + digits.size() ||
          rule.confidence < 1 || rule.confidence > 1000) {
        return Fail(*confidence, "expected a confidence from 1 to 1000");
      }
    }
    if (const YamlNode* modality = node.Find("modality")) {
      constexpr std::array<std::string_view, 5> kNames = {
          "asserted", "alleged", "denied", "feared", "planned"};
      const auto found =
          std::find(kNames.begin(), kNames.end(), modality->scalar);
      if (found == kNames.end()) {
        return Fail(*modality,
                    "expected asserted, alleged, denied, feared or planned");
      }
      rule.modality = static_cast<Modality>(found - kNames.begin());
    }
    for (const auto& [key, flag] :
         {std::pair{"negative", &rule.negative}, {"dated", &rule.dated}}) {
      const YamlNode* const value = node.Find(key);
      if (value == nullptr) continue;
      if (value->scalar != "true" && value->scalar != "false") {
        return Fail(*value, "expected true or false");
      }
      *flag = value->scalar == "true";
    }
    return {};
  }

  Result<void> ReadPatterns(const YamlNode& node, Rule& rule) {
    const YamlNode* const patterns = node.Find("patterns");
    const YamlNode* const trees = node.Find("trees");
    if (patterns != nullptr) {
      QUIPU_CHECK(ForEachPattern(
          *patterns, [&](LanguageMask mask, const std::string& text) {
            Result<Pattern> pattern =
                Pattern::Compile(text, file_.ontology, file_.lexicon);
            if (!pattern) return Result<void>(std::move(pattern.error()));
            rule.patterns.push_back({mask, std::move(*pattern), {}, false});
            return Result<void>();
          }));
    }
    if (trees != nullptr) {
      QUIPU_CHECK(ForEachPattern(
          *trees, [&](LanguageMask mask, const std::string& text) {
            Result<TreePattern> tree =
                TreePattern::Compile(text, file_.ontology, file_.lexicon);
            if (!tree) return Result<void>(std::move(tree.error()));
            rule.frames.push_back({mask, std::move(*tree), {}});
            return Result<void>();
          }));
    }
    if (rule.patterns.empty() && rule.frames.empty()) {
      return Fail(node, "a rule needs patterns, as {en: [...], fr: [...]}");
    }
    return {};
  }

  // Calls add(languages, text) for each of {en: [...], all: [...]}.
  template <typename AddPattern>
  Result<void> ForEachPattern(const YamlNode& map,
                              const AddPattern& add) const {
    QUIPU_CHECK(CheckMap(map));
    for (const auto& [code, list] : map.entries) {
      QUIPU_TRY(const LanguageMask mask, ReadLanguageKey(code, true, source_));
      if (list.kind != YamlNode::Kind::kList) {
        return Fail(list, "expected a list of patterns");
      }
      for (const YamlNode& item : list.items) {
        const Result<void> added = add(mask, item.scalar);
        if (!added) return Fail(item, added.error().message);
      }
    }
    return {};
  }

  Result<void> CheckMap(const YamlNode& node) const {
    if (node.kind == YamlNode::Kind::kMap) return {};
    return Fail(node, "expected a map");
  }

  Result<void> ReadExamples(const YamlNode& node, Rule& rule) const {
    const YamlNode* const list = node.Find("examples");
    if (list == nullptr) return {};
    if (list->kind != YamlNode::Kind::kList) {
      return Fail(*list, "expected a list of examples");
    }
    for (const YamlNode& item : list->items) {
      QUIPU_CHECK(CheckMap(item));
      RuleExample example;
      example.line = item.line;
      for (const auto& [key, value] : item.entries) {
        if (key.scalar == "claims") {
          QUIPU_TRY(example.claims, ExpectedClaims(value));
          continue;
        }
        example.language = LanguageOf(key.scalar);
        if (example.language == Language::kNone || !example.text.empty() ||
            value.scalar.empty()) {
          return Fail(key,
                      "expected one sentence under its language, and "
                      "claims");
        }
        example.text = value.scalar;
      }
      if (example.text.empty()) return Fail(item, "expected a sentence");
      rule.examples.push_back(std::move(example));
    }
    return {};
  }

  Result<std::vector<std::string>> ExpectedClaims(const YamlNode& list) const {
    if (list.kind != YamlNode::Kind::kList) {
      return Fail(list, "expected a list of claims");
    }
    std::vector<std::string> claims;
    for (const YamlNode& item : list.items) {
      if (item.scalar.find('(') == std::string::npos ||
          !item.scalar.ends_with(')')) {
        return Fail(item, "expected predicate(subject, object), not \"" +
                              item.scalar + "\"");
      }
      claims.push_back(item.scalar);
    }
    return claims;
  }

  // Gives every pattern of the rule the claim, by numbers of its captures.
  Result<void> AddClaim(const NamedClaim& claim, const YamlNode& at,
                        Rule& rule) const {
    const Predicate* const predicate =
        file_.ontology.FindPredicate(claim.predicate);
    if (predicate == nullptr) {
      return Fail(at, "\"" + claim.predicate + "\" is no predicate");
    }
    std::set<std::string_view> names;
    const auto add = [&](const std::vector<CaptureInfo>& captures,
                         std::vector<ClaimShape>& claims) -> Result<void> {
      for (const CaptureInfo& capture : captures) names.insert(capture.name);
      QUIPU_TRY(claims.emplace_back(),
                Resolve(claim, *predicate, captures, at));
      return {};
    };
    for (RulePattern& pattern : rule.patterns) {
      QUIPU_CHECK(add(pattern.pattern.captures, pattern.claims));
    }
    for (RuleFrame& frame : rule.frames) {
      QUIPU_CHECK(add(frame.tree.captures, frame.claims));
    }
    for (const NamedQualifier& qualifier : claim.qualifiers) {
      if (!qualifier.capture.empty() && !names.contains(qualifier.capture)) {
        return Fail(at, "no pattern has a part \"" + qualifier.capture + "\"");
      }
    }
    return {};
  }

  Result<ClaimShape> Resolve(const NamedClaim& claim,
                             const Predicate& predicate,
                             const std::vector<CaptureInfo>& captures,
                             const YamlNode& at) const {
    const std::optional<size_t> subject = FindCapture(captures, claim.subject);
    if (!subject ||
        ObjectKindOf(captures[*subject].kind) != ObjectKind::kEntity) {
      return Fail(at, "each pattern needs a slot {" + claim.subject + "}");
    }
    const std::optional<size_t> object = FindCapture(captures, claim.object);
    if (!object) {
      return Fail(at, "each pattern needs a part {" + claim.object + "} or " +
                          claim.object + "=…");
    }
    const auto takes = [&](ObjectKind kind) {
      return std::find(predicate.objects.begin(), predicate.objects.end(),
                       kind) != predicate.objects.end();
    };
    // A mention stands for its own words where only text is allowed.
    const ObjectKind kind = ObjectKindOf(captures[*object].kind);
    const bool as_text = kind == ObjectKind::kEntity && !takes(kind);
    if (!takes(as_text ? ObjectKind::kText : kind)) {
      return Fail(
          at, "\"" + claim.predicate + "\" does not take that kind of object");
    }
    ClaimShape shape{claim.predicate, *subject, *object, as_text, {}};
    for (const NamedQualifier& qualifier : claim.qualifiers) {
      const std::optional<size_t> capture =
          FindCapture(captures, qualifier.capture);
      if (!qualifier.capture.empty() && !capture) continue;
      shape.qualifiers.push_back({qualifier.name, capture, qualifier.text});
    }
    return shape;
  }

  static bool JoinsNames(const RulePattern& pattern) {
    const ClaimShape& claim = pattern.claims.front();
    const auto is_mention = [&](size_t capture) {
      return pattern.pattern.captures[capture].kind == SlotKind::kEntity;
    };
    return claim.predicate == kAliasPredicate && is_mention(claim.subject) &&
           is_mention(claim.object);
  }

  std::string_view source_;
  OntologyFile& file_;
  std::set<std::string> names_;
};

}  // namespace

Result<LanguageMask> ReadLanguageKey(const YamlNode& key, bool or_all,
                                     std::string_view source) {
  if (or_all && key.scalar == "all") return kAllLanguages;
  const Language language = LanguageOf(key.scalar);
  if (language != Language::kNone) return MaskOf(language);
  std::vector<std::string_view> known;
  for (const Language one : kLanguages) known.push_back(CodeOf(one));
  if (or_all) known.push_back("all");
  return UnknownKey(key, known, source);
}

Result<void> CheckKeys(const YamlNode& node,
                       std::initializer_list<std::string_view> keys,
                       std::string_view source) {
  if (node.kind != YamlNode::Kind::kMap) {
    return YamlError(source, node.line, "expected a map");
  }
  for (const auto& [key, value] : node.entries) {
    if (std::find(keys.begin(), keys.end(), key.scalar) == keys.end()) {
      return UnknownKey(key, keys, source);
    }
  }
  return {};
}

Result<void> ReadRules(const YamlNode& list, std::string_view source,
                       OntologyFile& file) {
  if (list.kind != YamlNode::Kind::kList) {
    return YamlError(source, list.line, "expected a list of rules");
  }
  if (list.items.size() > 2000) {
    return YamlError(source, list.line, "over 2000 rules");
  }
  RuleReader reader(source, file);
  for (const YamlNode& item : list.items) QUIPU_CHECK(reader.Read(item));
  return {};
}

}  // namespace quipu
