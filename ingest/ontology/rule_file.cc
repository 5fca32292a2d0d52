#include "ingest/ontology/rule_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <set>
#include <string>

namespace quipu {
namespace {

std::string Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return "";
  return std::string(
      text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

// As the file has them, by the names of captures.
struct NamedQualifier {
  std::string name;
  std::string capture;  // "" if `text` counts
  std::string text;
};

struct NamedClaim {
  std::string predicate;
  std::string subject;
  std::string object;
  std::vector<NamedQualifier> qualifiers;
};

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

// "name=capture" or "name='words'".
Result<NamedQualifier> ParseQualifier(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return InvalidArgument("expected name=value, not \"" + text + "\"");
  }
  NamedQualifier out;
  out.name = Trimmed(text.substr(0, equals));
  const std::string value = Trimmed(text.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') {
    out.text = value.substr(1, value.size() - 2);
  } else {
    out.capture = value;
  }
  if (out.name.empty() || (out.capture.empty() && out.text.empty())) {
    return InvalidArgument("expected name=value, not \"" + text + "\"");
  }
  return out;
}

// "predicate(subject, object; name=capture, name='words')".
Result<NamedClaim> ParseClaim(std::string_view text) {
  const size_t open = text.find('(');
  const size_t comma = text.find(',');
  if (open == std::string_view::npos || comma == std::string_view::npos ||
      comma < open || text.back() != ')') {
    return InvalidArgument("expected predicate(subject, object), not \"" +
                           std::string(text) + "\"");
  }
  std::string_view rest = text.substr(comma + 1);
  rest.remove_suffix(1);
  const size_t semicolon = rest.find(';');
  NamedClaim out;
  out.predicate = Trimmed(text.substr(0, open));
  out.subject = Trimmed(text.substr(open + 1, comma - open - 1));
  out.object = Trimmed(rest.substr(0, semicolon));
  while (semicolon != std::string_view::npos) {
    rest = rest.substr(rest.find_first_of(";,") + 1);
    const size_t end = rest.find(',');
    QUIPU_TRY(NamedQualifier qualifier,
              ParseQualifier(Trimmed(rest.substr(0, end))));
    out.qualifiers.push_back(std::move(qualifier));
    if (end == std::string_view::npos) break;
  }
  return out;
}

class RuleReader {
 public:
  RuleReader(std::string_view source, OntologyFile& file)
      : source_(source), file_(file) {}

  Result<void> Read(const YamlNode& node) {
    QUIPU_CHECK(CheckKeys(node,
                          {"name", "patterns", "claims", "confidence",
                           "modality", "negative", "dated"},
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
    const YamlNode* const map = node.Find("patterns");
    if (map == nullptr || map->entries.empty()) {
      return Fail(node, "a rule needs patterns, as {en: [...], fr: [...]}");
    }
    QUIPU_CHECK(CheckKeys(*map, {"en", "fr", "es", "all"}, source_));
    for (const auto& [code, list] : map->entries) {
      if (list.kind != YamlNode::Kind::kList) {
        return Fail(list, "expected a list of patterns");
      }
      const LanguageMask mask = code.scalar == "all"
                                    ? kAllLanguages
                                    : MaskOf(LanguageOf(code.scalar));
      for (const YamlNode& item : list.items) {
        Result<Pattern> pattern =
            Pattern::Compile(item.scalar, file_.ontology, file_.lexicon);
        if (!pattern) return Fail(item, pattern.error().message);
        rule.patterns.push_back({mask, std::move(*pattern), {}, false});
      }
    }
    return {};
  }

  // Gives every pattern of the rule the claim, by numbers of its captures.
  Result<void> AddClaim(const NamedClaim& claim, const YamlNode& at,
                        Rule& rule) const {
    const Predicate* const predicate =
        file_.ontology.FindPredicate(claim.predicate);
    if (predicate == nullptr) {
      return Fail(at, "\"" + claim.predicate + "\" is no predicate");
    }
    for (RulePattern& pattern : rule.patterns) {
      QUIPU_TRY(ClaimShape shape,
                Resolve(claim, *predicate, pattern.pattern, at));
      pattern.claims.push_back(std::move(shape));
    }
    for (const NamedQualifier& qualifier : claim.qualifiers) {
      const bool known =
          qualifier.capture.empty() ||
          std::any_of(rule.patterns.begin(), rule.patterns.end(),
                      [&](const RulePattern& pattern) {
                        return pattern.pattern.FindCapture(qualifier.capture);
                      });
      if (!known) {
        return Fail(at, "no pattern has a part \"" + qualifier.capture + "\"");
      }
    }
    return {};
  }

  Result<ClaimShape> Resolve(const NamedClaim& claim,
                             const Predicate& predicate, const Pattern& pattern,
                             const YamlNode& at) const {
    const std::optional<size_t> subject = pattern.FindCapture(claim.subject);
    if (!subject ||
        ObjectKindOf(pattern.captures[*subject].kind) != ObjectKind::kEntity) {
      return Fail(at, "each pattern needs a slot {" + claim.subject + "}");
    }
    const std::optional<size_t> object = pattern.FindCapture(claim.object);
    if (!object) {
      return Fail(at, "each pattern needs a part {" + claim.object + "} or " +
                          claim.object + "=…");
    }
    const auto takes = [&](ObjectKind kind) {
      return std::find(predicate.objects.begin(), predicate.objects.end(),
                       kind) != predicate.objects.end();
    };
    // A mention stands for its own words where only text is allowed.
    const ObjectKind kind = ObjectKindOf(pattern.captures[*object].kind);
    const bool as_text = kind == ObjectKind::kEntity && !takes(kind);
    if (!takes(as_text ? ObjectKind::kText : kind)) {
      return Fail(
          at, "\"" + claim.predicate + "\" does not take that kind of object");
    }
    ClaimShape shape{claim.predicate, *subject, *object, as_text, {}};
    for (const NamedQualifier& qualifier : claim.qualifiers) {
      const std::optional<size_t> capture =
          pattern.FindCapture(qualifier.capture);
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

Result<void> CheckKeys(const YamlNode& node,
                       std::initializer_list<std::string_view> keys,
                       std::string_view source) {
  if (node.kind != YamlNode::Kind::kMap) {
    return YamlError(source, node.line, "expected a map");
  }
  for (const auto& [key, value] : node.entries) {
    if (std::find(keys.begin(), keys.end(), key.scalar) == keys.end()) {
      std::string known;
      for (const std::string_view name : keys) {
        known.append(known.empty() ? "" : ", ").append(name);
      }
      return YamlError(
          source, key.line,
          "\"" + key.scalar + "\" is not known here; expected " + known);
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
