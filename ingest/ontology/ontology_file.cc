#include "ingest/ontology/ontology_file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <initializer_list>
#include <set>
#include <utility>

#include "ingest/ontology/countries.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/phrase_words.h"
#include "ingest/ontology/rule_file.h"
#include "ingest/ontology/yaml_tree.h"

namespace quipu {
namespace {

constexpr size_t kMaxTypes = 32;  // a TypeMask has 32 bits
constexpr size_t kMaxNameBytes = 64;

bool IsWordCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         (c >= '0' && c <= '9') || c == '_';
}

class OntologyReader {
 public:
  OntologyReader(std::string_view source, OntologyFile& file)
      : source_(source), file_(file) {}

  Result<void> Read(const YamlNode& root) {
    QUIPU_CHECK(CheckMap(root, {"version", "base", "types", "predicates",
                                "words", "countries", "numbers", "rules"}));
    QUIPU_TRY(const YamlNode* version, Member(root, "version"));
    if (version->scalar != "1") {
      return Fail(*version, "version must be 1");
    }
    QUIPU_TRY(const YamlNode* types, Member(root, "types"));
    QUIPU_CHECK(ReadTypes(*types));
    QUIPU_TRY(const YamlNode* predicates, Member(root, "predicates"));
    QUIPU_CHECK(ReadPredicates(*predicates));
    YamlNode base;
    if (const YamlNode* name = root.Find("base")) {
      if (name->scalar != "built-in") {
        return Fail(*name, "expected built-in: no other can be the base");
      }
      QUIPU_TRY(base, ParseYaml(DefaultOntologyYaml(), "built-in"));
    }
    QUIPU_CHECK(ReadWords(root, base));
    AddCountryNames(file_.lexicon);
    for (const YamlNode* const from : {&std::as_const(base), &root}) {
      if (const YamlNode* countries = from->Find("countries")) {
        QUIPU_CHECK(ReadCountries(*countries));
      }
      if (const YamlNode* numbers = from->Find("numbers")) {
        QUIPU_CHECK(ReadNumbers(*numbers));
      }
    }
    if (const YamlNode* rules = root.Find("rules")) {
      QUIPU_CHECK(ReadRules(*rules, source_, file_));
    }
    return {};
  }

 private:
  Error Fail(const YamlNode& at, std::string_view message) const {
    return YamlError(source_, at.line, message);
  }
  Result<const YamlNode*> Member(const YamlNode& map, std::string key) const {
    const YamlNode* const found = map.Find(key);
    if (found == nullptr) return Fail(map, "\"" + key + "\" is missing");
    return found;
  }
  Result<void> CheckMap(const YamlNode& node,
                        std::initializer_list<std::string_view> keys) const {
    return CheckKeys(node, keys, source_);
  }
  Result<void> CheckList(const YamlNode& node) const {
    if (node.kind == YamlNode::Kind::kList) return {};
    return Fail(node, "expected a list");
  }
  Result<std::string> Name(const YamlNode& map) const {
    QUIPU_TRY(const YamlNode* name, Member(map, "name"));
    const std::string& text = name->scalar;
    if (text.empty() || text.size() > kMaxNameBytes ||
        !std::all_of(text.begin(), text.end(), IsWordCharacter)) {
      return Fail(*name, "a name is 1 to 64 letters, digits and underscores");
    }
    return text;
  }

  Result<void> ReadTypes(const YamlNode& list) {
    QUIPU_CHECK(CheckList(list));
    if (list.items.empty() || list.items.size() > kMaxTypes) {
      return Fail(list, "expected 1 to 32 types");
    }
    for (const YamlNode& item : list.items) {
      QUIPU_CHECK(CheckMap(item, {"name", "description", "family", "nested",
                                  "heads", "recognized"}));
      EntityType type;
      QUIPU_TRY(type.name, Name(item));
      if (file_.ontology.FindType(type.name) != nullptr) {
        return Fail(item, "the type \"" + type.name + "\" comes twice");
      }
      if (type.name == "date" || type.name == "quantity" ||
          type.name == "demonym" || type.name == "text") {
        return Fail(item, "\"" + type.name + "\" cannot name a type");
      }
      QUIPU_TRY(const YamlNode* description, Member(item, "description"));
      type.description = description->scalar;
      const YamlNode* const family = item.Find("family");
      type.family = family == nullptr ? type.name : family->scalar;
      QUIPU_TRY(type.nested, Flag(item.Find("nested")));
      const ClassId heads = file_.lexicon.AddClass("head." + type.name);
      file_.heads.push_back(heads);
      if (const YamlNode* words = item.Find("heads")) {
        QUIPU_CHECK(ReadPhrases(*words, heads, 0));
      }
      file_.ontology.types.push_back(std::move(type));
      if (const YamlNode* kinds = item.Find("recognized")) {
        QUIPU_CHECK(ReadRecognized(*kinds));
      }
    }
    for (size_t i = 0; i < kNameTypes.size(); ++i) {
      const EntityType* const type =
          file_.ontology.FindType(NameOf(kNameTypes[i]));
      if (file_.recognized[i] == kNoType && type != nullptr) {
        file_.recognized[i] =
            static_cast<int>(type - file_.ontology.types.data());
      }
    }
    return {};
  }

  // Kinds of names that are of the type read last.
  Result<void> ReadRecognized(const YamlNode& list) {
    QUIPU_CHECK(CheckList(list));
    for (const YamlNode& item : list.items) {
      const std::optional<NameType> kind = NameTypeOf(item.scalar);
      if (!kind) {
        return Fail(item, "\"" + item.scalar +
                              "\" is no kind of name that is recognised");
      }
      int& type = file_.recognized[static_cast<size_t>(*kind)];
      if (type != kNoType) {
        return Fail(item, "\"" + item.scalar + "\" comes twice");
      }
      type = static_cast<int>(file_.ontology.types.size()) - 1;
    }
    return {};
  }

  Result<void> ReadPredicates(const YamlNode& list) {
    QUIPU_CHECK(CheckList(list));
    if (list.items.size() > 1000) return Fail(list, "over 1000 predicates");
    for (const YamlNode& item : list.items) {
      QUIPU_CHECK(CheckMap(
          item,
          {"name", "description", "domain", "range", "objects", "symmetric",
           "single_valued", "single_subject", "once", "kinship", "inclusion"}));
      Predicate predicate;
      QUIPU_TRY(predicate.name, Name(item));
      if (file_.ontology.FindPredicate(predicate.name) != nullptr) {
        return Fail(item,
                    "the predicate \"" + predicate.name + "\" comes twice");
      }
      QUIPU_TRY(const YamlNode* description, Member(item, "description"));
      predicate.description = description->scalar;
      QUIPU_TRY(predicate.domain, TypeNames(item.Find("domain")));
      QUIPU_TRY(predicate.range, TypeNames(item.Find("range")));
      QUIPU_TRY(predicate.objects, ObjectKinds(item));
      QUIPU_TRY(predicate.symmetric, Flag(item.Find("symmetric")));
      QUIPU_TRY(predicate.single_valued, Flag(item.Find("single_valued")));
      QUIPU_TRY(predicate.single_subject, Flag(item.Find("single_subject")));
      QUIPU_TRY(predicate.once, Flag(item.Find("once")));
      QUIPU_TRY(predicate.kinship, Flag(item.Find("kinship")));
      QUIPU_TRY(predicate.inclusion, Flag(item.Find("inclusion")));
      file_.ontology.predicates.push_back(std::move(predicate));
    }
    return {};
  }

  Result<std::vector<std::string>> TypeNames(const YamlNode* list) const {
    std::vector<std::string> names;
    if (list == nullptr) return names;
    QUIPU_CHECK(CheckList(*list));
    for (const YamlNode& item : list->items) {
      if (file_.ontology.FindType(item.scalar) == nullptr) {
        return Fail(item, "\"" + item.scalar + "\" is none of the types");
      }
      if (std::find(names.begin(), names.end(), item.scalar) != names.end()) {
        return Fail(item, "\"" + item.scalar + "\" comes twice");
      }
      names.push_back(item.scalar);
    }
    return names;
  }

  Result<std::vector<ObjectKind>> ObjectKinds(const YamlNode& predicate) const {
    std::vector<ObjectKind> kinds;
    const YamlNode* const list = predicate.Find("objects");
    if (list == nullptr) {
      kinds.push_back(ObjectKind::kEntity);
      return kinds;
    }
    QUIPU_CHECK(CheckList(*list));
    constexpr std::array<std::string_view, 4> kNames = {"entity", "text",
                                                        "date", "quantity"};
    for (const YamlNode& item : list->items) {
      const auto found = std::find(kNames.begin(), kNames.end(), item.scalar);
      if (found == kNames.end()) {
        return Fail(item, "expected entity, text, date or quantity, not \"" +
                              item.scalar + "\"");
      }
      kinds.push_back(static_cast<ObjectKind>(found - kNames.begin()));
    }
    if (kinds.empty()) return Fail(*list, "expected at least one kind");
    return kinds;
  }

  Result<bool> Flag(const YamlNode* node) const {
    if (node == nullptr || node->scalar == "false") return false;
    if (node->scalar == "true") return true;
    return Fail(*node, "expected true or false");
  }

  // {en: [words…], fr: […], es: […], all: […]} into `cls`.
  Result<void> ReadPhrases(const YamlNode& map, ClassId cls, int32_t value) {
    if (map.kind != YamlNode::Kind::kMap) return Fail(map, "expected a map");
    for (const auto& [code, list] : map.entries) {
      QUIPU_TRY(const LanguageMask mask, ReadLanguageKey(code, true, source_));
      QUIPU_CHECK(AddPhrases(list, cls, mask, value));
    }
    return {};
  }

  Result<void> AddPhrases(const YamlNode& list, ClassId cls, LanguageMask mask,
                          int32_t value) {
    QUIPU_CHECK(CheckList(list));
    for (const YamlNode& item : list.items) {
      const std::vector<std::string> words = FoldWords(item.scalar);
      if (words.empty() || words.size() > 8 || words.front().empty()) {
        return Fail(item, "expected a phrase of 1 to 8 words");
      }
      file_.lexicon.AddPhrase(cls, mask, words, value);
    }
    return {};
  }

  // The classes of the file, and those of its base that it has not itself.
  Result<void> ReadWords(const YamlNode& root, const YamlNode& base) {
    const YamlNode* const own = root.Find("words");
    const YamlNode* const inherited = base.Find("words");
    if (own == nullptr && inherited == nullptr) {
      return Fail(root, "\"words\" is missing");
    }
    if (own != nullptr) QUIPU_CHECK(ReadClasses(*own));
    if (inherited != nullptr) {
      for (const auto& [name, phrases] : inherited->entries) {
        if (own != nullptr && own->Find(name.scalar) != nullptr) continue;
        QUIPU_CHECK(
            ReadPhrases(phrases, file_.lexicon.AddClass(name.scalar), 0));
      }
      return {};
    }
    for (uint16_t i = 0; i < static_cast<uint16_t>(Cue::kCount); ++i) {
      const std::string name(CueName(static_cast<Cue>(i)));
      if (own->Find(name) == nullptr) {
        return Fail(*own, "the class \"" + name + "\" is missing");
      }
    }
    return {};
  }

  Result<void> ReadClasses(const YamlNode& map) {
    if (map.kind != YamlNode::Kind::kMap) return Fail(map, "expected a map");
    if (map.entries.size() > 500) return Fail(map, "over 500 classes");
    for (const auto& [name, phrases] : map.entries) {
      if (name.scalar.empty() ||
          !std::all_of(name.scalar.begin(), name.scalar.end(),
                       IsWordCharacter)) {
        return Fail(name, "a class is named by letters and underscores");
      }
      QUIPU_CHECK(ReadPhrases(phrases, file_.lexicon.AddClass(name.scalar), 0));
    }
    return {};
  }

  Result<void> ReadCountries(const YamlNode& map) {
    if (map.kind != YamlNode::Kind::kMap) return Fail(map, "expected a map");
    for (const auto& [code, country] : map.entries) {
      const std::optional<int> index = CountryIndex(code.scalar);
      if (!index) {
        return Fail(code, "\"" + code.scalar + "\" is no ISO 3166 code");
      }
      QUIPU_CHECK(CheckMap(country, {"names", "adjectives"}));
      if (const YamlNode* names = country.Find("names")) {
        QUIPU_CHECK(
            AddPhrases(*names, file_.lexicon.country(), kAllLanguages, *index));
      }
      if (const YamlNode* adjectives = country.Find("adjectives")) {
        QUIPU_CHECK(AddPhrases(*adjectives, file_.lexicon.demonym(),
                               kAllLanguages, *index));
      }
    }
    return {};
  }

  Result<void> ReadNumbers(const YamlNode& map) {
    if (map.kind != YamlNode::Kind::kMap) return Fail(map, "expected a map");
    for (const auto& [code, words] : map.entries) {
      QUIPU_TRY(const LanguageMask mask, ReadLanguageKey(code, false, source_));
      if (words.kind != YamlNode::Kind::kMap) {
        return Fail(words, "expected a map");
      }
      for (const auto& [word, number] : words.entries) {
        int value = 0;
        const std::string& digits = number.scalar;
        const auto [end, error] = std::from_chars(
            digits.data(), digits.data() + digits.size(), value);
        if (error != std::errc{} || end != digits.data() + digits.size() ||
            value < 0 || value > 1000000000) {
          return Fail(number, "expected a number up to 1000000000");
        }
        const std::vector<std::string> phrase = FoldWords(word.scalar);
        if (phrase.empty()) return Fail(word, "expected a word");
        file_.lexicon.AddPhrase(file_.lexicon.number(), mask, phrase, value);
      }
    }
    return {};
  }

  std::string_view source_;
  OntologyFile& file_;
};

}  // namespace

Result<OntologyFile> ReadOntologyFile(std::string_view yaml,
                                      std::string_view source) {
  QUIPU_TRY(const YamlNode root, ParseYaml(yaml, source));
  OntologyFile file;
  file.recognized.fill(kNoType);
  QUIPU_CHECK(OntologyReader(source, file).Read(root));
  file.ontology.digest = Sha256Of(yaml);
  return file;
}

}  // namespace quipu
