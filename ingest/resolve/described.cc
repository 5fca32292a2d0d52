// Facts are gathered from three places: the words of the description, what is
// mentioned inside of it ("the storming of Varne Prison"), and the claims.

#include "ingest/resolve/described.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <tuple>
#include <utility>

#include "graph/model/names.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/person_name.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

constexpr size_t kLongestDescription = 160;  // bytes
constexpr size_t kMostTopics = 7;
constexpr size_t kMostSortWords = 6;  // of a description, from its beginning

constexpr std::string_view kPersonFamily = "Person";

// Kinds of events that are told by each other's words.
const std::set<std::string> kKillings = {"death", "execution", "killing",
                                         "massacre", "shooting"};

using Words = std::vector<std::string_view>;

// What words tell of what they describe.
struct WordFacts {
  std::set<std::string> kinds;
  std::set<std::string> numbers;
  std::set<std::string> sorts;
  std::set<std::string> countries;
};

// "Striker" is no strike, though "struck" is.
bool IsNounOfOther(std::string_view word) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  return !lexicon.Lists(NameWordKind::kEvent, word) &&
         !lexicon.MeaningOf(NameWordKind::kWord, word).empty();
}

void AddEventKinds(const Words& words, WordFacts& facts) {
  for (size_t begin = 0; begin < words.size();) {
    NameLexicon::Match kind =
        NameLexicon::BuiltIn().MatchAt(NameWordKind::kEvent, words, begin);
    if (kind.words == 1 && IsNounOfOther(words[begin])) kind = {};
    if (kind.words > 0) facts.kinds.emplace(kind.meaning);
    begin += std::max<size_t>(kind.words, 1);
  }
}

bool IsNumber(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
}

NameLexicon::Match NounAt(const Words& words, size_t begin, bool person) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  const auto match = [&](NameWordKind kind) {
    return lexicon.MatchAt(kind, words, begin);
  };
  const auto first = match(person ? NameWordKind::kTitle : NameWordKind::kWord);
  if (first.words > 0) return first;
  return match(person ? NameWordKind::kWord : NameWordKind::kTitle);
}

// The numbers before the head, and the head: the first noun with a meaning, or
// in English the last one of those that follow each other. Who somebody's
// brother is tells nothing of whom he is elsewhere.
void AddHead(const Words& words, bool english, bool person, WordFacts& facts) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  std::string_view head;
  for (size_t begin = 0; begin < words.size();) {
    const std::string_view word = words[begin];
    const auto number = lexicon.MeaningOf(NameWordKind::kNumber, word);
    if (head.empty() && (IsNumber(word) || !number.empty())) {
      facts.numbers.emplace(number.empty() ? word : number);
      ++begin;
      continue;
    }
    const auto kin = lexicon.MatchAt(NameWordKind::kKin, words, begin);
    if (person && kin.words > 0) return;
    const NameLexicon::Match noun = NounAt(words, begin, person);
    if (noun.words == 0 && !head.empty()) break;
    if (noun.words > 0) head = noun.meaning;
    if (noun.words > 0 && !english) break;
    begin += std::max<size_t>(noun.words, 1);
  }
  if (!head.empty()) facts.kinds.emplace(head);
}

// "Foreign", "Chilean": near the head.
void AddSorts(const Words& words, bool person, WordFacts& facts) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  for (size_t begin = 0; begin < std::min(words.size(), kMostSortWords);) {
    const auto place = lexicon.MatchAt(NameWordKind::kPlace, words, begin);
    const auto noun = NounAt(words, begin, person);
    if (place.words > 0) {
      facts.countries.emplace(place.meaning);
    } else if (noun.words > 0) {
      facts.sorts.emplace(noun.meaning);
    }
    begin += std::max({place.words, noun.words, size_t{1}});
  }
}

std::optional<DayRange> DateOf(const Argument& argument) {
  const auto* literal = std::get_if<Literal>(&argument);
  if (literal == nullptr || !literal->date) return std::nullopt;
  return literal->date->Bounds();
}

bool IsKnownPlace(std::string_view name) {
  return !NameLexicon::BuiltIn()
              .MeaningOf(NameWordKind::kPlace, NormalizeName(name))
              .empty();
}

class FactReader {
 public:
  FactReader(const Document& document, const Extraction& extraction,
             const std::vector<std::string>& families,
             const std::set<ClaimIndex>& rejected)
      : document_(document),
        text_(document.text),
        english_(document.metadata.language == "en"),
        extraction_(extraction),
        families_(families) {
    for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
      const LocalIndex local{i};
      if (EntityOf(local).is_document) continue;
      const bool nameless = !HasName(EntityOf(local));
      WordFacts words = ReadWords(local, nameless);
      const std::string family(ClassOfFamily(families[i]));
      for (const std::string& kind : words.kinds)
        ++things_.told[{family, kind}];
      if (family == kEventFamily && IsKilling(words.kinds)) ++killings_;
      const bool described = nameless || IsDescribed(families[i]);
      DescribedFacts& facts =
          (described ? things_.facts : things_.named)[local];
      facts.family = families[i];
      facts.kinds = std::move(words.kinds);
      facts.numbers = std::move(words.numbers);
      facts.countries = std::move(words.countries);
      std::set_difference(words.sorts.begin(), words.sorts.end(),
                          facts.kinds.begin(), facts.kinds.end(),
                          std::inserter(facts.sorts, facts.sorts.end()));
    }
    if (killings_ > 1) CountKillings();
    ReadNested();
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      if (rejected.contains(ClaimIndex{i})) continue;
      ReadClaim(extraction.claims[i]);
    }
    ReadTopics();
  }

  DescribedThings Take() { return std::move(things_); }

 private:
  const LocalEntity& EntityOf(LocalIndex local) const {
    return extraction_.entities[local.value];
  }

  // Where texts tell of several killings, they call one by the kind of another.
  void CountKillings() {
    for (const std::string& kind : kKillings) {
      things_.told[{std::string(kEventFamily), kind}] += killings_;
    }
  }

  static bool IsKilling(const std::set<std::string>& kinds) {
    return std::any_of(
        kKillings.begin(), kKillings.end(),
        [&kinds](const std::string& kind) { return kinds.contains(kind); });
  }

  // Of a named thing too: "the Ministry of the Interior" is a ministry.
  WordFacts ReadWords(LocalIndex local, bool nameless) const {
    const LocalEntity& entity = EntityOf(local);
    const bool person = families_[local.value] == kPersonFamily;
    WordFacts facts;
    if (person && !nameless) {
      facts.kinds = FormsOfAddressOf(document_, entity).titles;
    } else {
      AddWords(local, entity.name, facts);
    }
    for (const Mention& mention : entity.mentions) {
      const bool told = mention.kind == MentionKind::kNominal ||
                        (nameless && mention.kind != MentionKind::kPronoun) ||
                        IsDescribed(families_[local.value]);
      if (told && mention.kind != MentionKind::kPronoun &&
          mention.span.end <= text_.size()) {
        AddWords(local, mention.span.In(text_), facts);
      }
    }
    return facts;
  }

  void AddWords(LocalIndex local, std::string_view description,
                WordFacts& facts) const {
    if (description.size() > kLongestDescription) return;
    const std::string normal = NormalizeName(description);
    const Words words = WordsOfName(normal);
    const std::string& family = families_[local.value];
    if (family == kEventFamily) {
      AddEventKinds(words, facts);
    } else {
      AddHead(words, english_, family == kPersonFamily, facts);
    }
    AddSorts(words, family == kPersonFamily, facts);
  }

  // Whatever is mentioned inside a description is an anchor of it.
  void ReadNested() {
    struct Place {
      Span span;
      LocalIndex local;
    };
    std::vector<Place> places;
    for (uint32_t i = 0; i < extraction_.entities.size(); ++i) {
      for (const Mention& mention : extraction_.entities[i].mentions) {
        places.push_back({mention.span, LocalIndex{i}});
      }
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
      return std::tie(a.span, a.local) < std::tie(b.span, b.local);
    });
    for (auto outer = places.begin(); outer != places.end(); ++outer) {
      const auto described = things_.facts.find(outer->local);
      if (described == things_.facts.end() ||
          outer->span.size() > kLongestDescription) {
        continue;
      }
      size_t left = kMostAnchors;
      for (auto inner = outer + 1;
           inner != places.end() && inner->span.begin < outer->span.end &&
           left > 0;
           ++inner, --left) {
        if (!outer->span.Contains(inner->span)) continue;
        if (AddAnchor(described->second, inner->local)) {
          described->second.within.insert(inner->local);
        }
      }
    }
  }

  void ReadClaim(const Claim& claim) {
    std::vector<LocalIndex> arguments = {claim.subject};
    std::vector<DayRange> dates;
    const auto read = [&](const Argument& argument) {
      if (const auto* local = std::get_if<LocalIndex>(&argument)) {
        arguments.push_back(*local);
      } else if (const auto date = DateOf(argument)) {
        dates.push_back(*date);
      }
    };
    read(claim.object);
    for (const Qualifier& qualifier : claim.qualifiers) read(qualifier.value);
    const bool dated = DateOf(claim.object).has_value();
    for (const LocalIndex local : arguments) {
      const auto described = things_.facts.find(local);
      if (described == things_.facts.end()) continue;
      DescribedFacts& facts = described->second;
      auto& known = dated ? facts.dates : facts.mentioned;
      if (known.size() <= kMostDates) {
        known.insert(known.end(), dates.begin(), dates.end());
      }
      for (const LocalIndex other : arguments) AddAnchor(facts, other);
    }
  }

  bool AddAnchor(DescribedFacts& facts, LocalIndex local) const {
    if (local.value >= families_.size() || !IsAnchor(local)) return false;
    if (facts.anchors.size() > kMostAnchors) return false;
    facts.anchors.insert(local);
    if (IsBody(local)) facts.bodies.insert(local);
    return true;
  }

  // Described things are no anchors: what they are is not known yet.
  bool IsAnchor(LocalIndex local) const {
    const std::string& family = families_[local.value];
    return !things_.facts.contains(local) && family != "Publication" &&
           family != "Doctrine";
  }

  bool IsBody(LocalIndex local) const {
    const std::string& family = families_[local.value];
    return family == "Body" || family == "Regime" ||
           IsKnownPlace(EntityOf(local).name);
  }

  // A country is the topic of too much.
  bool MayBeTopic(LocalIndex local) const {
    const LocalEntity& entity = EntityOf(local);
    if (entity.is_document || !IsAnchor(local)) return false;
    return std::any_of(entity.names.begin(), entity.names.end(),
                       [](const LocalName& name) {
                         return name.kind != NameKind::kSurname &&
                                name.kind != NameKind::kDescription &&
                                !IsKnownPlace(name.text);
                       });
  }

  void ReadTopics() {
    std::vector<std::pair<size_t, LocalIndex>> topics;  // by mentions
    for (uint32_t i = 0; i < extraction_.entities.size(); ++i) {
      if (!MayBeTopic(LocalIndex{i})) continue;
      const auto& mentions = extraction_.entities[i].mentions;
      const auto told = std::count_if(
          mentions.begin(), mentions.end(), [](const Mention& mention) {
            return mention.kind != MentionKind::kPronoun;
          });
      topics.emplace_back(static_cast<size_t>(told), LocalIndex{i});
    }
    std::sort(topics.begin(), topics.end(), [](const auto& a, const auto& b) {
      return std::tie(b.first, a.second) < std::tie(a.first, b.second);
    });
    if (topics.size() > kMostTopics) topics.resize(kMostTopics);
    for (const auto& [told, local] : topics) things_.topics.push_back(local);
  }

  const Document& document_;
  std::string_view text_;
  bool english_;
  const Extraction& extraction_;
  const std::vector<std::string>& families_;  // by local index
  DescribedThings things_;
  size_t killings_ = 0;
};

}  // namespace

bool IsDescribed(std::string_view family) {
  return family == kEventFamily || family == kGroupFamily;
}

bool HasName(const LocalEntity& entity) {
  return std::any_of(entity.names.begin(), entity.names.end(),
                     [](const LocalName& name) {
                       return name.kind != NameKind::kDescription;
                     });
}

std::string_view ClassOfFamily(std::string_view family) {
  const bool own =
      IsDescribed(family) || family == kPersonFamily || family == "Publication";
  return own ? family : "Thing";
}

DescribedThings ReadDescribed(const Document& document,
                              const Extraction& extraction,
                              const std::vector<std::string>& families,
                              const std::set<ClaimIndex>& rejected) {
  return FactReader(document, extraction, families, rejected).Take();
}

}  // namespace quipu
