// Profiles and their keys (docs/identity.md).

#include "ingest/resolve/profile.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "base/hash.h"
#include "graph/model/names.h"

namespace quipu {
namespace {

constexpr size_t kStemLength = 3;  // "Peru", "Pérou" and "Perú" all begin "per"

template <typename T>
void SortAndDeduplicate(std::vector<T>& items) {
  std::sort(items.begin(), items.end());
  items.erase(std::unique(items.begin(), items.end()), items.end());
}

std::vector<std::string_view> Words(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool IsLinkingWord(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kWords = {
      "a",   "al", "and", "d",   "de", "del", "des", "du", "el",  "et",
      "for", "l",  "la",  "las", "le", "les", "los", "of", "the", "y"};
  return std::find(kWords.begin(), kWords.end(), word) != kWords.end();
}

// "com par per" for "communist party of peru": what is left of a name when
// language and word order are taken away.
std::string Stems(std::string_view normal_name) {
  std::vector<std::string> stems;
  for (const std::string_view word : Words(normal_name)) {
    if (!IsLinkingWord(word)) stems.emplace_back(word.substr(0, kStemLength));
  }
  SortAndDeduplicate(stems);
  std::string joined;
  for (const std::string& stem : stems) {
    if (!joined.empty()) joined += ' ';
    joined += stem;
  }
  return joined;
}

// The family of a thing whose type is a guess.
constexpr std::string_view kGuessed = "?";

class KeyBuilder {
 public:
  KeyBuilder(Profile& profile, const LocalEntity& entity)
      : profile_(profile), entity_(entity) {}

  void AddName(const LocalName& name) {
    const std::string normal = NormalizeName(name.text);
    if (normal.empty()) return;
    switch (name.kind) {
      case NameKind::kFull:
      case NameKind::kCurated:
        AddWhole(normal);
        if (profile_.family == "Person") OfferSurname(normal);
        break;
      case NameKind::kStatedAlias:
        AddWhole(normal);
        break;
      case NameKind::kAcronym:
        AddWeak(normal);
        AddTranslatedAcronym(normal);
        break;
      case NameKind::kSurname:
        AddWeak(normal);
        surname_ = true;
        break;
      case NameKind::kDescription:
        break;
    }
  }

  // A profile of surnames alone stays in its document.
  bool only_surnames() const {
    return profile_.is_weak() && surname_ && !whole_;
  }

 private:
  void AddWhole(std::string_view normal) {
    whole_ = true;
    AddStrong("n", normal);
    profile_.weak_keys.push_back("t|" + std::string(normal));
  }

  void AddStrong(std::string_view kind, std::string_view rest) {
    if (profile_.family == kGuessed) return;
    profile_.strong_keys.push_back(
        fmt::format("{}|{}|{}", kind, profile_.family, rest));
  }

  void AddWeak(std::string_view normal) {
    if (profile_.family == kGuessed) return;
    profile_.weak_keys.push_back(
        fmt::format("w|{}|{}", profile_.family, normal));
  }

  void OfferSurname(std::string_view full_name) {
    const auto words = Words(full_name);
    if (words.size() > 1) AddWeak(words.back());
  }

  void AddTranslatedAcronym(std::string_view acronym) {
    for (const LocalName& name : entity_.names) {
      if (name.kind != NameKind::kFull) continue;
      const std::string stems = Stems(NormalizeName(name.text));
      if (stems.find(' ') == std::string::npos) continue;
      AddStrong("a", fmt::format("{}|{}", acronym, stems));
    }
  }

  Profile& profile_;
  const LocalEntity& entity_;
  bool surname_ = false;
  bool whole_ = false;  // a name that is neither acronym nor surname
};

bool HasWholeName(const LocalEntity& entity) {
  return std::any_of(entity.names.begin(), entity.names.end(),
                     [](const LocalName& name) {
                       return name.kind == NameKind::kFull ||
                              name.kind == NameKind::kStatedAlias;
                     });
}

// An acronym or surname is found in its family even if that is a guess.
std::string FamilyOf(const LocalEntity& entity, const CurationMarks& marks,
                     const Ontology& ontology) {
  if (marks.type.empty() && entity.type_is_guess && !entity.is_document &&
      HasWholeName(entity)) {
    return std::string(kGuessed);
  }
  const std::string& type = marks.type.empty() ? entity.type : marks.type;
  const EntityType* const known = ontology.FindType(type);
  return known != nullptr ? known->family : type;
}

}  // namespace

Profile MakeProfile(const DocumentKey& document, const LocalEntity& entity,
                    const CurationMarks& marks, const Ontology& ontology) {
  Profile profile;
  profile.family = FamilyOf(entity, marks, ontology);
  profile.vetoes = marks.vetoes;
  KeyBuilder keys(profile, entity);
  if (entity.is_document) {
    profile.strong_keys.push_back("d|" + Sha256Of(document.value).ToHex());
  } else {
    for (const LocalName& name : entity.names) keys.AddName(name);
    if (!marks.name.empty()) keys.AddName({marks.name, NameKind::kCurated, {}});
    if (keys.only_surnames()) profile.scope = document.value;
    if (profile.is_weak() && profile.weak_keys.empty()) {
      profile.strong_keys.push_back("h|" + entity.handle.ToString());
    }
  }
  for (const uint64_t decision : marks.same) {
    profile.strong_keys.push_back(fmt::format("s|{}", decision));
  }
  SortAndDeduplicate(profile.strong_keys);
  SortAndDeduplicate(profile.weak_keys);
  SortAndDeduplicate(profile.vetoes);
  return profile;
}

ProfileId Profile::Id() const {
  Sha256 digest;
  digest.AddField(family).AddField(scope);
  digest.AddNumber(strong_keys.size());
  for (const std::string& key : strong_keys) digest.AddField(key);
  digest.AddNumber(weak_keys.size());
  for (const std::string& key : weak_keys) digest.AddField(key);
  for (const VetoMark& veto : vetoes) {
    digest.AddNumber(veto.decision).AddNumber(veto.side);
  }
  const Sha256Digest whole = digest.Finish();
  ProfileId id;
  std::copy_n(whole.bytes.begin(), id.bytes.size(), id.bytes.begin());
  return id;
}

int StrengthOfKey(std::string_view strong_key) {
  switch (strong_key.empty() ? '\0' : strong_key.front()) {
    case 's':
      return 3;
    case 'a':
      return 1;
    default:
      return 2;
  }
}

std::string OfferBlock(std::string_view weak_key) {
  return "offer|" + std::string(weak_key);
}

std::string NeedBlock(std::string_view weak_key) {
  return "need|" + std::string(weak_key);
}

}  // namespace quipu
