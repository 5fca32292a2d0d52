// Profiles and their keys (docs/identity.md).

#include "ingest/resolve/profile.h"

#include <fmt/format.h>
#include <unicode/uchar.h>
#include <unicode/utf8.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>
#include <utility>

#include "base/hash.h"
#include "base/sort.h"
#include "graph/model/names.h"
#include "ingest/resolve/described.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/person_name.h"
#include "ingest/resolve/names/spelling.h"
#include "ingest/resolve/names/thing_name.h"

namespace quipu {
namespace {

// Of the acronyms and full names of one thing so many pairs count.
constexpr size_t kMostTranslated = 256;
// Of more that share a key one text tells nothing.
constexpr size_t kMostNeighbors = 32;
constexpr size_t kStemLength = 3;  // "Peru", "Pérou" and "Perú" all begin "per"

// "com par per" for "communist party of peru": what is left of a name when
// language and word order are taken away.
std::string Stems(std::string_view normal_name) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  std::vector<std::string> stems;
  for (const std::string_view word : WordsOfName(normal_name)) {
    if (!lexicon.MeaningOf(NameWordKind::kLink, word).empty()) continue;
    stems.push_back(AsciiOf(word).substr(0, kStemLength));
  }
  SortAndDeduplicate(stems);
  return fmt::format("{}", fmt::join(stems, " "));
}

// The family of a thing whose type is a guess.
constexpr std::string_view kGuessed = "?";

std::string Joined(const std::vector<std::string>& words) {
  return fmt::format("{}", fmt::join(words, " "));
}

bool StartsLarge(std::string_view text) {
  if (text.empty()) return false;
  UChar32 first = 0;
  U8_GET(reinterpret_cast<const uint8_t*>(text.data()), 0, 0,
         static_cast<int32_t>(text.size()), first);
  return u_isupper(first) != 0;
}

class KeyBuilder {
 public:
  KeyBuilder(Profile& profile, const LocalEntity& entity,
             const Document& document)
      : profile_(profile),
        person_(entity.type == "Person"),
        place_(entity.type == "Place"),
        type_(NormalizeName(entity.type)),
        entity_(entity),
        document_(document) {}

  void AddName(const LocalName& name) {
    const std::string normal = NormalizeName(name.text);
    if (normal.empty()) return;
    switch (name.kind) {
      case NameKind::kFull:
      case NameKind::kCurated:
      case NameKind::kStatedAlias:
        if (person_) {
          AddPerson(name);
        } else {
          AddThing(name);
        }
        break;
      case NameKind::kAcronym:
        AddAcronym(name, normal);
        break;
      case NameKind::kSurname:
        AddSurname(Read(name));
        break;
      case NameKind::kDescription:
        break;
    }
  }

  // Of a place that is named inside of other names, or by its adjective only:
  // "the Brelandic army".
  void AddPlace() {
    std::set<std::string_view> texts = {entity_.name};
    for (const Mention& mention : entity_.mentions) {
      if (mention.kind != MentionKind::kPronoun &&
          mention.span.end <= document_.text.size()) {
        texts.insert(mention.span.In(document_.text));
      }
    }
    for (const std::string_view text : texts) {
      const ThingName thing = ReadThingName(text);
      const bool known = thing.places.size() == 1 && thing.proper.empty();
      if (thing.common.empty() && (known || StartsLarge(text))) {
        AddStrong("c", thing.PlaceForm());
      }
    }
  }

  // Of a thing without a name that its description places: "the Brelandic
  // army", "guards of Varne Prison".
  void AddDescription() {
    if (person_ || profile_.family == "Event") return;
    if (place_) return AddPlace();
    const ThingName thing = ReadThingName(entity_.name);
    if (thing.common.empty() ||
        (thing.places.empty() && thing.proper.empty())) {
      return;
    }
    AddStrong("c", thing.Form());
  }

  // Whether the names are those of two people of one family, of whom
  // coreference has made one: no name has the first words of all of them, as
  // "Juan Carlos Rivas" has that of "Carlos Rivas".
  bool IsOfTwoPeople() const {
    struct Family {
      std::set<std::string> given;
      size_t most_in_one_name = 0;
    };
    std::vector<PersonName> people;
    std::map<std::string, Family> families;
    for (const LocalName& name : entity_.names) {
      if (!person_ || name.kind != NameKind::kFull) continue;
      PersonName person = Read(name);
      if (person.initials || person.given.empty()) continue;
      families[person.words.back()].given.insert(person.given.front());
      people.push_back(std::move(person));
    }
    for (const PersonName& person : people) {
      Family& family = families[person.words.back()];
      std::set<std::string> words(person.words.begin(), person.words.end());
      words.insert(person.given.begin(), person.given.end());
      const auto in_name = std::count_if(
          words.begin(), words.end(),
          [&family](const auto& word) { return family.given.contains(word); });
      family.most_in_one_name =
          std::max(family.most_in_one_name, static_cast<size_t>(in_name));
    }
    return std::any_of(families.begin(), families.end(), [](const auto& item) {
      return item.second.most_in_one_name < item.second.given.size();
    });
  }

  // A profile of surnames alone stays in its document.
  bool only_surnames() const {
    return profile_.is_weak() && surname_ && !whole_;
  }

 private:
  PersonName Read(const LocalName& name) const {
    return ReadPersonName(name.text, document_.metadata.language);
  }

  // "RABAT" and "URTECHO" are no acronyms, but names in capitals.
  void AddAcronym(const LocalName& name, const std::string& normal) {
    if (person_) return AddSurname(Read(name));
    if (place_) return AddThing(name);
    AddWeak("w", normal);
    AddTranslatedAcronym(normal);
  }

  void AddWhole(std::string_view normal, std::string_view legal = {}) {
    whole_ = true;
    AddStrong("n", normal);
    AddUntyped(normal, legal);
  }

  // Things of one name are one whatever their types are guessed to be, unless
  // those that are no guess differ.
  void AddUntyped(std::string_view form, std::string_view rest = {}) {
    if (IsDescribed(profile_.family)) return;  // settled later
    const std::string key = fmt::format("x|{}", form);
    profile_.strong_keys.push_back(key);
    if (profile_.family == kGuessed) return;
    profile_.vetoes.push_back(MarkOf(
        MarkOrigin::kRest, key, fmt::format("{} {}", profile_.family, rest)));
  }

  void AddPerson(const LocalName& name) {
    const PersonName person = Read(name);
    const size_t count = person.words.size();
    if (count == 1 && name.kind == NameKind::kFull) {
      return AddSurname(person);  // "Commander Venancio"
    }
    if (person.initials && count > 1) return AddInitials(person);
    AddWhole(person.suffix.empty() ? person.normal
                                   : person.normal + " " + person.suffix);
    AddStrong("p", person.Form());
    AddUntyped(person.Form());
    if (person.reign) return;
    if (count == 1) return AddWeak("w", person.words.front());
    AddWeak("i", person.initial + " " + person.words.back());
    for (size_t i = 1; i < count; ++i) OfferSurname(person.words[i]);
    if (!person.suffix.empty()) return;
    // Of two surnames either may be left out.
    AddPair(person, person.words[1]);
    const size_t given = person.given.size();
    if (given > 1) AddPair(person, person.words[given]);
    if (count > 2) AddPair(person, person.words.back());
  }

  void AddPair(const PersonName& person, const std::string& surname) {
    const std::string pair = person.words.front() + " " + surname;
    if (person.given.size() > 1) AddLongPair(person, surname);
    AddStrong("q", pair);
    AddUntyped(pair, person.words.size() > 2 ? person.Form() : "");
    if (person.words.size() > 2) AddRest("q", pair, person.Form());
  }

  // "Juan Carlos Rivas" of "Juan Carlos Rivas Soto".
  void AddLongPair(const PersonName& person, const std::string& surname) {
    const std::string pair = Joined(person.given) + " " + surname;
    AddStrong("o", pair);
    if (person.words.size() > person.given.size() + 1) {
      AddRest("o", pair, person.Form());
    }
  }

  void AddInitials(const PersonName& person) {
    whole_ = true;
    AddWeak("i", person.initial + " " + person.words.back());
  }

  void AddSurname(const PersonName& person) {
    surname_ = true;
    OfferSurname(person.surname);
    if (person.words.size() == 1) OfferSurname(person.words.front());
  }

  void OfferSurname(const std::string& surname) {
    AddWeak("w", surname);
    if (!address_) address_ = FormsOfAddressOf(document_, entity_);
    for (const std::string& title : address_->titles) {
      AddWeak("y", title + " " + surname);
    }
    if (address_->sexes.size() != 1) return;
    const bool man = *address_->sexes.begin() == Sex::kMan;
    AddWeak("m", (man ? "man " : "woman ") + surname);
  }

  void AddThing(const LocalName& name) {
    const ThingName thing = ReadThingName(name.text);
    const std::string form = place_ ? thing.PlaceForm() : thing.Form();
    AddWhole(thing.normal, thing.legal);
    if (!thing.legal.empty()) {
      AddRest("n", thing.normal, thing.legal);
      AddRest("c", form, thing.legal);
    }
    AddStrong("c", form);
    AddUntyped(form, thing.legal);
    if (place_) return;
    AddCommonPart(thing);
    AddProperPart(thing);
  }

  void AddCommonPart(const ThingName& thing) {
    if (thing.common.size() < 2) return;
    std::vector<std::string> part = thing.common;
    part.insert(part.end(), thing.attached.begin(), thing.attached.end());
    part.insert(part.end(), thing.split.begin(), thing.split.end());
    std::vector<std::string> rest = thing.places;
    std::set_difference(thing.proper.begin(), thing.proper.end(),
                        thing.attached.begin(), thing.attached.end(),
                        std::back_inserter(rest));
    AddPart("u", std::move(part), std::move(rest), thing.legal);
  }

  void AddProperPart(const ThingName& thing) {
    if (thing.proper.empty()) return;
    std::vector<std::string> part = thing.proper;
    part.insert(part.end(), thing.split.begin(), thing.split.end());
    std::vector<std::string> rest = thing.places;
    // "Varne Prison" may be "Varne Central Prison".
    std::copy_if(thing.common.begin(), thing.common.end(),
                 std::back_inserter(rest),
                 [this](const std::string& word) { return word != type_; });
    AddPart("r", std::move(part), std::move(rest), thing.legal);
  }

  // Names with one part in common are one thing's unless their rests differ.
  void AddPart(std::string_view kind, std::vector<std::string> part,
               std::vector<std::string> rest, const std::string& legal) {
    SortAndDeduplicate(part);
    if (!legal.empty()) rest.push_back(legal);
    const std::string form = Joined(part);
    AddStrong(kind, form);
    if (!rest.empty()) AddRest(kind, form, Joined(rest));
  }

  void AddStrong(std::string_view kind, std::string_view rest) {
    if (profile_.family == kGuessed) return;
    profile_.strong_keys.push_back(
        fmt::format("{}|{}|{}", kind, profile_.family, rest));
  }

  // What else the name says, where the key leaves it out.
  void AddRest(std::string_view kind, std::string_view form,
               std::string_view rest) {
    if (profile_.family == kGuessed) return;
    profile_.vetoes.push_back(
        MarkOf(MarkOrigin::kRest,
               fmt::format("{}|{}|{}", kind, profile_.family, form), rest));
  }

  void AddWeak(std::string_view kind, std::string_view normal) {
    if (profile_.family == kGuessed) return;
    profile_.weak_keys.push_back(
        fmt::format("{}|{}|{}", kind, profile_.family, normal));
  }

  void AddTranslatedAcronym(std::string_view acronym) {
    for (const LocalName& name : entity_.names) {
      if (name.kind != NameKind::kFull) continue;
      if (++translated_ > kMostTranslated) return;
      const std::string stems = Stems(NormalizeName(name.text));
      if (stems.find(' ') == std::string::npos) continue;
      const std::string form = fmt::format("{}|{}", acronym, stems);
      AddStrong("a", form);
      const ThingName thing = ReadThingName(name.text);
      if (!thing.places.empty()) AddRest("a", form, Joined(thing.places));
    }
  }

  Profile& profile_;
  bool person_;
  bool place_;
  std::string type_;  // in normal form
  const LocalEntity& entity_;
  const Document& document_;
  std::optional<FormsOfAddress> address_;  // once they are needed
  size_t translated_ = 0;
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

// Names in normal form, and these without number and gender.
struct NameForms {
  std::set<std::string> forms;
  std::set<std::string> stems;
};

NameForms FormsOf(const LocalEntity& entity) {
  NameForms all;
  for (const LocalName& name : entity.names) {
    std::string stem;
    const std::string form = ReadThingName(name.text).normal;
    for (const std::string_view word : WordsOfName(form)) {
      stem += StemOf(word) + " ";
    }
    all.forms.insert(form);
    all.stems.insert(stem);
  }
  return all;
}

bool Meet(const std::set<std::string>& a, const std::set<std::string>& b) {
  return std::any_of(a.begin(), a.end(), [&b](const std::string& item) {
    return b.contains(item);
  });
}

// Whether one text would use such names for two things, though they share keys
// of these letters: names of which one is part of the other, which differ by an
// ending ("Line", "Lines"), or whose bearers differ in type (a town and its
// prison). A name and its translation or other spelling, or one name twice, are
// rather one thing that was not recognised as one.
bool AreNeighbors(const std::set<char>& shared, const LocalEntity& a,
                  const LocalEntity& b, const NameForms& names_of_a,
                  const NameForms& names_of_b) {
  const bool translated = shared.contains('c');
  if (translated && a.type != b.type) return true;
  if (shared.contains('p')) return false;
  if (Meet(names_of_a.forms, names_of_b.forms)) return false;
  if (translated) return Meet(names_of_a.stems, names_of_b.stems);
  return true;
}

// The letters of the keys of likeness that two profiles share, of all pairs
// that share any; keys of more than kMostNeighbors are left out.
std::map<std::pair<size_t, size_t>, std::set<char>> SharedLikeness(
    const std::vector<Profile>& profiles) {
  std::map<std::string_view, std::vector<size_t>> bearers;
  for (size_t i = 0; i < profiles.size(); ++i) {
    for (const std::string& key : profiles[i].strong_keys) {
      if (IsLikeness(key)) bearers[key].push_back(i);
    }
  }
  std::map<std::pair<size_t, size_t>, std::set<char>> shared;
  for (const auto& [key, locals] : bearers) {
    if (locals.size() > kMostNeighbors) continue;
    for (size_t i = 0; i < locals.size(); ++i) {
      for (size_t j = i + 1; j < locals.size(); ++j) {
        shared[{locals[i], locals[j]}].insert(key.front());
      }
    }
  }
  return shared;
}

// An acronym or surname is found in its family even if that is a guess.
// An analyst's type does not count: it tells what a thing is, not which.
std::string FamilyOf(const LocalEntity& entity, const Ontology& ontology) {
  const EntityType* const known = ontology.FindType(entity.type);
  const std::string& family = known != nullptr ? known->family : entity.type;
  const bool guessed =
      entity.type_is_guess && !entity.is_document && HasWholeName(entity);
  return guessed && !IsDescribed(family) ? std::string(kGuessed) : family;
}

}  // namespace

Profile MakeProfile(const Document& document, const LocalEntity& entity,
                    const CurationMarks& marks, const Ontology& ontology) {
  Profile profile;
  profile.family = FamilyOf(entity, ontology);
  profile.vetoes = marks.vetoes;
  KeyBuilder keys(profile, entity, document);
  if (entity.is_document) {
    profile.strong_keys.push_back("d|" + Sha256Of(document.key.value).ToHex());
  } else {
    if (!keys.IsOfTwoPeople()) {
      for (const LocalName& name : entity.names) keys.AddName(name);
    }
    if (!HasName(entity)) keys.AddDescription();
    if (!marks.name.empty()) keys.AddName({marks.name, NameKind::kCurated, {}});
    if (keys.only_surnames()) profile.scope = document.key.value;
    // What is described has keys of its own later (described.h).
    if (IsDescribed(profile.family)) profile.scope = entity.handle.ToString();
    if (profile.is_weak() &&
        (profile.weak_keys.empty() || IsDescribed(profile.family))) {
      profile.strong_keys.push_back("h|" + entity.handle.ToString());
    }
  }
  const std::string stratum = IsDescribed(profile.family) ? "s|d" : "s|";
  for (const std::string& decision : marks.same) {
    profile.strong_keys.push_back(stratum + decision);
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

void KeepNeighborsApart(const DocumentKey& document,
                        const std::vector<LocalEntity>& entities,
                        std::vector<Profile>& profiles) {
  const auto shared = SharedLikeness(profiles);
  std::map<size_t, NameForms> names;
  for (const auto& [pair, letters] : shared) {
    for (const size_t local : {pair.first, pair.second}) {
      if (!names.contains(local)) names[local] = FormsOf(entities[local]);
    }
  }
  // Two are apart by a mark of their own.
  for (const auto& [pair, letters] : shared) {
    const auto [a, b] = pair;
    if (!AreNeighbors(letters, entities[a], entities[b], names[a], names[b])) {
      continue;
    }
    const std::string subject =
        fmt::format("{}\n{} {}", document.value, entities[a].handle.ToString(),
                    entities[b].handle.ToString());
    profiles[a].vetoes.push_back(MarkOf(MarkOrigin::kNeighbors, subject, "1"));
    profiles[b].vetoes.push_back(MarkOf(MarkOrigin::kNeighbors, subject, "2"));
  }
  for (Profile& profile : profiles) SortAndDeduplicate(profile.vetoes);
}

int StrengthOfKey(std::string_view strong_key) {
  switch (strong_key.empty() ? '\0' : strong_key.front()) {
    case 's':
      return 5;
    case 'c':
    case 'p':
    case 'o':
      return 3;
    case 'q':
      return 2;
    case 'a':
    case 'e':
      return 1;
    case 'f':
    case 'g':
    case 'r':
    case 'u':
    case 'x':
      return 0;
    case 'k':
      return -1;
    default:
      return 4;
  }
}

bool IsDecisionKey(std::string_view strong_key) {
  return strong_key.starts_with("s|");
}

bool IsLikeness(std::string_view strong_key) {
  return StrengthOfKey(strong_key) < 4;
}

int RankOfWeakKey(std::string_view weak_key) {
  switch (weak_key.empty() ? '\0' : weak_key.front()) {
    case 'y':
    case 'i':
      return 2;
    case 'm':
      return 0;
    default:
      return 1;
  }
}

bool TitlesAgree(const std::vector<std::string>& needed,
                 const std::set<std::string>& offered) {
  // What stands before the surnames.
  const auto told = [](const auto& keys, char letter) {
    std::set<std::string_view> all;
    for (const std::string_view key : keys) {
      if (key.starts_with(letter)) all.insert(key.substr(0, key.rfind(' ')));
    }
    return all;
  };
  const auto agree = [&](char letter) {
    const auto a = told(needed, letter);
    const auto b = told(offered, letter);
    return a.empty() || b.empty() ||
           std::any_of(a.begin(), a.end(), [&b](std::string_view item) {
             return b.contains(item);
           });
  };
  return agree('y') && agree('m');
}

std::string OfferBlock(std::string_view weak_key) {
  return "offer|" + std::string(weak_key);
}

std::string NeedBlock(std::string_view weak_key) {
  return "need|" + std::string(weak_key);
}

}  // namespace quipu
