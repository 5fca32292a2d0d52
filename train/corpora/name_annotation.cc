#include "train/corpora/name_annotation.h"

#include <algorithm>
#include <array>
#include <optional>

#include "train/corpora/name_words.h"

namespace quipu {
namespace {

using enum NameType;

constexpr uint16_t Types(std::initializer_list<NameType> types) {
  uint16_t bits = 0;
  for (const NameType type : types) {
    bits = static_cast<uint16_t>(bits | (1U << static_cast<unsigned>(type)));
  }
  return bits;
}

constexpr uint16_t kPersons = Types({kPerson});
constexpr uint16_t kBodies = Types({kOrganization, kParty, kRegime});
constexpr uint16_t kPlaces = Types({kPlace, kFacility, kPrison});
constexpr uint16_t kEvents = Types({kEvent});
constexpr uint16_t kTexts = Types({kPublication});
constexpr uint16_t kAll = (1U << kNameTypes.size()) - 1;
constexpr uint16_t kUnmarked = kEvents | kTexts;

LabelMeaning Named(uint16_t types) {
  return {types, false};
}
LabelMeaning Perhaps(uint16_t types) {
  return {types, true};
}
constexpr LabelMeaning kNoName{};

LabelMeaning FourClasses(std::string_view label,
                         std::span<const std::string> forms) {
  if (label.starts_with('?')) {
    return Perhaps(FourClasses(label.substr(1), forms).types);
  }
  if (label == "PER") return Named(kPersons);
  if (label == "FAC") return Named(kPlaces);
  if (label == "ORG") return Named(kBodies);
  if (label == "LOC") return Named(kPlaces);
  if (label == "ANY") {
    return forms.size() == 1 && LooksLikeDemonym(forms[0]) ? kNoName
                                                           : Perhaps(kAll);
  }
  if (label == "NAME") return Named(kAll);
  if (label == "HumanProd") return Named(kTexts);
  if (label == "EVENT") return Named(kEvents);
  if (label == "MISC") {
    return forms.size() == 1 && LooksLikeDemonym(forms[0]) ? kNoName
                                                           : Perhaps(kUnmarked);
  }
  // In UNER, peoples and products, mostly, and some bands and companies.
  if (label == "OTH") {
    return forms.size() == 1 ? kNoName
                             : Perhaps(kUnmarked | Types({kOrganization}));
  }
  return kNoName;
}

LabelMeaning DocRedClasses(std::string_view label,
                           std::span<const std::string> forms) {
  if (label == "LOC" || label == "ORG") {
    if (forms.size() == 1 && LooksLikeDemonym(forms[0])) return kNoName;
    if (!LooksLikeName(forms)) {
      return Perhaps(label == "LOC" ? kPlaces : kBodies);
    }
  }
  return FourClasses(label, forms);
}

struct CrossNerLabel {
  std::string_view label;
  LabelMeaning meaning;
};

LabelMeaning CrossNerClasses(std::string_view label,
                             std::span<const std::string> forms) {
  static constexpr std::array<CrossNerLabel, 24> kLabels = {{
      {"politician", {kPersons, false}},
      {"person", {kPersons, false}},
      {"writer", {kPersons, false}},
      {"musicalartist", {kPersons, false}},
      {"scientist", {kPersons, false}},
      {"researcher", {kPersons, false}},
      {"politicalparty", {Types({kParty}), false}},
      {"organisation", {Types({kOrganization}), false}},
      {"university", {Types({kOrganization}), false}},
      {"band", {Types({kOrganization}), false}},
      {"election", {kEvents, false}},
      {"event", {kEvents, false}},
      {"conference", {Types({kEvent, kOrganization, kPublication}), false}},
      {"country", {Types({kPlace}), false}},
      {"location", {kPlaces, false}},
      {"book", {kTexts, false}},
      {"poem", {kTexts, true}},
      {"magazine", {kTexts, false}},
      {"academicjournal", {kTexts, false}},
      {"song", {kTexts, true}},
      {"album", {kTexts, true}},
      {"award", {0, true}},
      {"astronomicalobject", {Types({kPlace}), true}},
      {"misc", {kTexts, true}},
  }};
  if (!LooksLikeName(forms) || (label == "misc" && forms.size() == 1)) {
    const bool is_name = label != "misc" && IsCapitalised(forms[0]);
    if (!is_name && label != "event" && label != "election") return kNoName;
  }
  for (const CrossNerLabel& entry : kLabels) {
    if (entry.label == label) return entry.meaning;
  }
  return kNoName;
}

LabelMeaning OwnClasses(std::string_view label,
                        std::span<const std::string> /*forms*/) {
  const std::optional<NameType> type = NameTypeOf(label);
  return type ? Named(Types({*type})) : kNoName;
}

// Words that make a run of capitalised ones the name of an event.
constexpr std::array<std::string_view, 42> kEventHeads = {
    "War",         "Wars",       "Battle",   "Revolution", "Election",
    "Elections",   "Olympics",   "Games",    "Festival",   "Summit",
    "Conference",  "Convention", "Cup",      "Hurricane",  "Massacre",
    "Holocaust",   "Genocide",   "Uprising", "Operation",  "Intifada",
    "Tournament",  "Day",        "Guerre",   "Bataille",   "Révolution",
    "Élections",   "Fête",       "Congrès",  "Exposition", "Grand",
    "Coupe",       "Salon",      "Guerra",   "Batalla",    "Revolución",
    "Elecciones",  "Copa",       "Cumbre",   "Feria",      "Festivales",
    "Championnat", "Campeonato"};

// Whether the word may stand between capitalised ones of a name, articles only
// after another such word.
bool JoinsCapitalised(std::string_view form, bool after_other) {
  static constexpr std::array<std::string_view, 10> kJoints = {
      "of", "and", "in", "for", "de", "du", "des", "d'", "del", "-"};
  static constexpr std::array<std::string_view, 7> kArticles = {
      "the", "la", "le", "les", "l'", "los", "el"};
  return IsOneOf(form, kJoints) || (after_other && IsOneOf(form, kArticles));
}

// Lets runs of unmarked capitalised words that look like events, or stand in
// quotation marks, be events or publications.
void LoosenUnmarked(const std::vector<std::string>& forms,
                    const std::vector<bool>& named,
                    std::vector<NameLabelSet>& allowed) {
  NameLabelSet loose = 1;
  for (const NameType type : {kEvent, kPublication}) {
    loose |= (1U << BeginLabel(type)) | (1U << InsideLabel(type));
  }
  const auto is_quote = [&](size_t i) {
    static constexpr std::array<std::string_view, 7> kQuotes = {
        "\"", "''", "``", "“", "”", "«", "»"};
    return i < forms.size() && IsOneOf(forms[i], kQuotes);
  };
  for (size_t begin = 0; begin < forms.size(); ++begin) {
    if (named[begin] || !IsCapitalised(forms[begin])) continue;
    // The first word of a sentence is capitalised anyway.
    if (begin == 0 && !IsOneOf(forms[0], kEventHeads) &&
        (forms.size() < 2 || !IsCapitalised(forms[1]))) {
      continue;
    }
    size_t end = begin + 1;
    size_t capitalised = 1;
    bool event = IsOneOf(forms[begin], kEventHeads);
    for (size_t i = end; i < forms.size() && !named[i]; ++i) {
      if (IsCapitalised(forms[i])) {
        end = i + 1;
        ++capitalised;
        event = event || IsOneOf(forms[i], kEventHeads);
      } else if (!JoinsCapitalised(forms[i], !IsCapitalised(forms[i - 1]))) {
        break;
      }
    }
    const bool alone = (begin == 0 || !named[begin - 1]) &&
                       (end == forms.size() || !named[end]);
    const bool quoted = begin > 0 && is_quote(begin - 1) && is_quote(end);
    if (alone && capitalised > 1 && (event || quoted)) {
      std::fill(allowed.begin() + static_cast<std::ptrdiff_t>(begin),
                allowed.begin() + static_cast<std::ptrdiff_t>(end), loose);
    }
    begin = end - 1;
  }
}

}  // namespace

const NameScheme kFourClassScheme = {FourClasses, false};
const NameScheme kPartialScheme = {FourClasses, false, false};
const NameScheme kDocRedScheme = {DocRedClasses, true};
const NameScheme kCrossNerScheme = {CrossNerClasses, true};
const NameScheme kOwnScheme = {OwnClasses, true};

AnnotatedName TrimPersonName(std::span<const std::string> forms,
                             AnnotatedName name) {
  const auto particle = [](std::string_view form) {
    static constexpr std::array<std::string_view, 17> kParticles = {
        "de", "du", "des", "d'", "d’", "la",  "le",  "van", "von",
        "di", "da", "del", "el", "al", "ben", "bin", "ibn"};
    return IsOneOf(form, kParticles);
  };
  while (name.begin < name.end &&
         (IsTitle(forms[name.begin]) ||
          (!IsCapitalised(forms[name.begin]) && !particle(forms[name.begin])) ||
          forms[name.begin] == "The")) {
    ++name.begin;
  }
  for (uint32_t i = name.begin; i < name.end; ++i) {
    if (forms[i] == ",") {
      name.end = i;
      break;
    }
  }
  const bool capitalised =
      std::any_of(forms.begin() + name.begin, forms.begin() + name.end,
                  [](const std::string& form) { return IsCapitalised(form); });
  if (!capitalised || IsTitle(forms[name.end - 1])) name.end = name.begin;
  return name;
}

NamesSentence Supervise(const AnnotatedSentence& sentence,
                        const NameScheme& scheme, std::string_view language,
                        std::string_view corpus) {
  NamesSentence result{
      std::string(language), std::string(corpus), sentence.forms,
      std::vector<NameLabelSet>(sentence.forms.size(), 1), sentence.document};
  if (!scheme.complete) {
    for (size_t i = 1; i < sentence.forms.size(); ++i) {
      const std::string& form = sentence.forms[i];
      if (IsCapitalised(form) && !IsTitle(form) && !LooksLikeDemonym(form) &&
          !IsDateWord(form) && form != "I") {
        result.allowed[i] = kAnyNameLabel;
      }
    }
  }
  if (!scheme.marks_events) {
    std::vector<bool> named(sentence.forms.size());
    for (const AnnotatedName& name : sentence.names) {
      std::fill(named.begin() + name.begin, named.begin() + name.end, true);
    }
    LoosenUnmarked(sentence.forms, named, result.allowed);
  }
  for (const AnnotatedName& name : sentence.names) {
    const LabelMeaning meaning = scheme.meaning(
        name.label,
        std::span(sentence.forms).subspan(name.begin, name.end - name.begin));
    NameLabelSet first = meaning.outside ? 1 : 0;
    NameLabelSet others = first;
    for (const NameType type : kNameTypes) {
      if ((meaning.types & Types({type})) == 0) continue;
      first |= 1U << BeginLabel(type);
      others |= 1U << InsideLabel(type);
    }
    if (meaning.outside) first = others |= first;
    for (uint32_t i = name.begin; i < name.end; ++i) {
      result.allowed[i] = i == name.begin ? first : others;
    }
  }
  return result;
}

}  // namespace quipu
