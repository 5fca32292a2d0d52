// Facts are gathered from three places: the words of the description, what is
// mentioned inside of it ("the storming of Varne Prison"), and the claims.

#include "ingest/resolve/described.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <set>
#include <tuple>

#include "graph/model/names.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/names/name_lexicon.h"
#include "ingest/resolve/names/spelling.h"

namespace quipu {
namespace {

constexpr std::string_view kEvent = "Event";
// Of more anchors, kinds or dates none tells what it was.
constexpr size_t kMostAnchors = 64;
constexpr size_t kMostPaired = 8;
constexpr size_t kMostKinds = 8;
constexpr size_t kMostDates = 32;
constexpr size_t kLongestDescription = 160;  // bytes

void AddKinds(const std::vector<std::string_view>& words,
              std::set<std::string>& kinds) {
  for (size_t begin = 0; begin < words.size();) {
    const NameLexicon::Match kind =
        NameLexicon::BuiltIn().MatchAt(NameWordKind::kEvent, words, begin);
    if (kind.words > 0) kinds.emplace(kind.meaning);
    begin += std::max<size_t>(kind.words, 1);
  }
}

bool IsNumber(std::string_view word) {
  return !word.empty() && word.find_first_not_of("0123456789") == word.npos;
}

// The numbers before the head, and the head: the first word with a meaning.
void AddHead(const std::vector<std::string_view>& words,
             DescribedFacts& facts) {
  const NameLexicon& lexicon = NameLexicon::BuiltIn();
  for (const std::string_view word : words) {
    const auto number = lexicon.MeaningOf(NameWordKind::kNumber, word);
    if (IsNumber(word) || !number.empty()) {
      facts.numbers.emplace(number.empty() ? word : number);
      continue;
    }
    const auto head = lexicon.MeaningOf(NameWordKind::kWord, word);
    if (head.empty()) continue;
    facts.heads.emplace(head);
    return;
  }
}

std::optional<DayRange> DateOf(const Argument& argument) {
  const auto* literal = std::get_if<Literal>(&argument);
  if (literal == nullptr || !literal->date) return std::nullopt;
  return literal->date->Bounds();
}

class FactReader {
 public:
  FactReader(std::string_view text, const Extraction& extraction,
             const std::vector<std::string>& families,
             const std::set<ClaimIndex>& rejected)
      : text_(text), extraction_(extraction), families_(families) {
    for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
      if (IsDescribed(families[i])) {
        facts_[LocalIndex{i}].event = families[i] == kEvent;
      }
    }
    for (auto& [local, facts] : facts_) ReadDescription(local, facts);
    ReadNested();
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      if (rejected.contains(ClaimIndex{i})) continue;
      ReadClaim(extraction.claims[i]);
    }
  }

  DescribedThings Take() { return std::move(facts_); }

 private:
  void ReadDescription(LocalIndex local, DescribedFacts& facts) {
    const LocalEntity& entity = extraction_.entities[local.value];
    ReadWords(entity.name, facts);
    for (const Mention& mention : entity.mentions) {
      if (mention.kind == MentionKind::kPronoun ||
          mention.span.end > text_.size()) {
        continue;
      }
      ReadWords(mention.span.In(text_), facts);
    }
  }

  static void ReadWords(std::string_view description, DescribedFacts& facts) {
    if (description.size() > kLongestDescription) return;
    const std::string normal = NormalizeName(description);
    const std::vector<std::string_view> words = WordsOfName(normal);
    if (facts.event) {
      AddKinds(words, facts.kinds);
    } else {
      AddHead(words, facts);
    }
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
      const auto described = facts_.find(outer->local);
      if (described == facts_.end() ||
          outer->span.size() > kLongestDescription) {
        continue;
      }
      size_t left = kMostAnchors;
      for (auto inner = outer + 1;
           inner != places.end() && inner->span.begin < outer->span.end &&
           left > 0;
           ++inner, --left) {
        if (outer->span.Contains(inner->span)) {
          AddAnchor(described->second, inner->local);
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
      const auto described = facts_.find(local);
      if (described == facts_.end()) continue;
      DescribedFacts& facts = described->second;
      auto& known = dated ? facts.dates : facts.mentioned;
      if (known.size() <= kMostDates) {
        known.insert(known.end(), dates.begin(), dates.end());
      }
      for (const LocalIndex other : arguments) AddAnchor(facts, other);
    }
  }

  // Described things are no anchors: what they are is not known yet.
  void AddAnchor(DescribedFacts& facts, LocalIndex local) {
    if (facts.anchors.size() > kMostAnchors) return;
    if (local.value >= families_.size() || facts_.contains(local)) return;
    const std::string& family = families_[local.value];
    if (family != "Publication" && family != "Doctrine") {
      facts.anchors.insert(local);
    }
  }

  std::string_view text_;
  const Extraction& extraction_;
  const std::vector<std::string>& families_;  // by local index
  DescribedThings facts_;
};

// "1973-11", "1973", and whatever the dates leave open is left out.
struct When {
  std::set<std::string> months;
  std::set<std::string> years;
};

When WhenOf(const DescribedFacts& facts) {
  When when;
  for (const DayRange& range :
       facts.dates.empty() ? facts.mentioned : facts.dates) {
    const auto first = PartialDate::OfDay(range.earliest);
    const auto last = PartialDate::OfDay(range.latest);
    if (!first || !last || first->year() != last->year()) continue;
    when.years.insert(std::to_string(first->year()));
    if (first->month() == last->month()) {
      when.months.insert(first->ToString().substr(0, 7));
    }
  }
  return when;
}

// Whether a number tells one group from another: few do by chance.
bool IsTelling(const std::string& number) {
  uint32_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value > 4 && value % 10 != 0;
}

class KeyWriter {
 public:
  // One anchor may have several local entities.
  void AddAnchor(EntityNumber entity) {
    anchors_.insert(std::to_string(entity.value));
  }

  // Much of one kind happens at one place or to one person: without a date two
  // of them tell an event.
  void AddEvent(const DescribedFacts& facts) {
    const When when = WhenOf(facts);
    for (const std::string& kind : facts.kinds) {
      for (const std::string& anchor : anchors_) {
        const std::string known = kind + "|" + anchor;
        for (const auto& month : when.months) Add("e", known + "|" + month);
        for (const auto& year : when.years) Add("f", known + "|" + year);
      }
      if (anchors_.size() <= kMostPaired) AddPairs(kind);
    }
    for (const std::string& month : when.months) Mark("month", month);
    for (const std::string& year : when.years) Mark("year", year);
  }

  void AddGroup(const DescribedFacts& facts) {
    for (const std::string& anchor : anchors_) {
      for (const std::string& number : facts.numbers) {
        if (IsTelling(number)) Add("g", "|" + anchor + "|" + number);
      }
      for (const std::string& head : facts.heads) {
        Add("g", head + "|" + anchor);
        for (const std::string& number : facts.numbers) {
          Add("g", head + "|" + anchor + "|" + number);
        }
      }
    }
    for (const std::string& number : facts.numbers) Mark("number", number);
  }

  DescribedKeys Take() {
    std::sort(keys_.vetoes.begin(), keys_.vetoes.end());
    std::sort(keys_.strong_keys.begin(), keys_.strong_keys.end());
    return std::move(keys_);
  }

 private:
  void AddPairs(const std::string& kind) {
    for (auto a = anchors_.begin(); a != anchors_.end(); ++a) {
      for (auto b = std::next(a); b != anchors_.end(); ++b) {
        Add("f", fmt::format("{}|{}+{}", kind, *a, *b));
      }
    }
  }

  void Add(std::string_view kind, const std::string& rest) {
    keys_.strong_keys.push_back(fmt::format("{}|{}", kind, rest));
  }
  void Mark(std::string_view what, const std::string& value) {
    keys_.vetoes.push_back(MarkOf(MarkOrigin::kDescription, what, value));
  }

  std::set<std::string> anchors_;  // numbers of entities
  DescribedKeys keys_;
};

}  // namespace

bool IsDescribed(std::string_view family) {
  return family == kEvent || family == "Group";
}

bool IsDescribedKey(std::string_view strong_key) {
  return !strong_key.empty() &&
         std::string_view("efg").find(strong_key.front()) != std::string::npos;
}

DescribedThings ReadDescribed(std::string_view text,
                              const Extraction& extraction,
                              const std::vector<std::string>& families,
                              const std::set<ClaimIndex>& rejected) {
  return FactReader(text, extraction, families, rejected).Take();
}

Result<DescribedKeys> KeysOf(const DescribedFacts& facts,
                             const EntityOfLocal& entity_of) {
  KeyWriter writer;
  if (facts.anchors.size() > kMostAnchors || facts.kinds.size() > kMostKinds ||
      std::max(facts.dates.size(), facts.mentioned.size()) > kMostDates) {
    return writer.Take();
  }
  for (const LocalIndex anchor : facts.anchors) {
    QUIPU_TRY(const EntityNumber entity, entity_of(anchor));
    writer.AddAnchor(entity);
  }
  if (facts.event) {
    writer.AddEvent(facts);
  } else {
    writer.AddGroup(facts);
  }
  return writer.Take();
}

}  // namespace quipu
