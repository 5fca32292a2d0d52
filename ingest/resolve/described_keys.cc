#include "ingest/resolve/described_keys.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <iterator>

#include "ingest/resolve/marks.h"

namespace quipu {
namespace {

constexpr size_t kMostPaired = 8;
constexpr size_t kMostKinds = 4;  // of one event
constexpr size_t kMostNumbers = 4;
constexpr size_t kMostKindsOfOne = 2;
constexpr size_t kMostMonths = 4;  // and years
// Sources that differ by so many days may mean one event.
constexpr DayNumber kNearDays = 4;

// "1973-11", "1973", and whatever the dates leave open is left out.
struct When {
  std::set<std::string> days;  // within kNearDays of a date
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
    if (range.earliest != range.latest) continue;
    for (DayNumber day = 0; day <= kNearDays; ++day) {
      when.days.insert(std::to_string(range.earliest + day));
    }
  }
  if (when.months.size() > kMostMonths) when.months.clear();
  if (when.years.size() > kMostMonths) when.years.clear();
  return when;
}

// Whether a number tells one group from another: few do by chance.
bool IsTelling(const std::string& number) {
  uint32_t value = 0;
  std::from_chars(number.data(), number.data() + number.size(), value);
  return value > 4 && value % 10 != 0;
}

using Entities = std::set<std::string>;  // their numbers

// The only strike in two documents on the same two things. What is counted may
// be a part of what is not; an event of many kinds is taken for too much.
void AddOnTopics(const DescribedThings& things, const DescribedFacts& facts,
                 const Entities& topics, std::vector<std::string>& keys) {
  if (facts.family == kEventFamily && facts.kinds.size() > kMostKindsOfOne) {
    return;
  }
  const std::string family(ClassOfFamily(facts.family));
  const std::string number =
      facts.numbers.empty() ? std::string() : *facts.numbers.begin();
  for (const std::string& kind : facts.kinds) {
    if (things.told.at({family, kind}) > 1) continue;
    for (auto a = topics.begin(); a != topics.end(); ++a) {
      for (auto b = std::next(a); b != topics.end(); ++b) {
        keys.push_back(
            fmt::format("k|{}|{}+{}|{}|{}", kind, *a, *b, family, number));
      }
    }
  }
}

class KeyWriter {
 public:
  KeyWriter(const DescribedFacts& facts, Entities anchors, Entities bodies)
      : facts_(facts),
        anchors_(std::move(anchors)),
        bodies_(std::move(bodies)) {}

  // Much of one kind happens at one place or to one person: without a date two
  // of them tell an event. A country, or one that acts, sees too much of it.
  void AddEvent() {
    const When when = WhenOf(facts_);
    for (const std::string& kind : facts_.kinds) {
      for (const std::string& anchor : anchors_) {
        if (bodies_.contains(anchor)) continue;
        const std::string known = kind + "|" + anchor;
        for (const auto& month : when.months) Add("e", known + "|" + month);
        for (const auto& year : when.years) Add("f", known + "|" + year);
      }
      if (anchors_.size() <= kMostPaired) AddPairs(kind);
    }
    for (const std::string& day : when.days) Mark("day", day);
    for (const std::string& month : when.months) Mark("month", month);
    for (const std::string& year : when.years) Mark("year", year);
  }

  void AddGroup() {
    for (const std::string& anchor : anchors_) {
      for (const std::string& number : facts_.numbers) {
        if (IsTelling(number)) Add("g", "|" + anchor + "|" + number);
      }
      for (const std::string& head : facts_.kinds) {
        Add("g", head + "|" + anchor);
        for (const std::string& number : facts_.numbers) {
          Add("g", head + "|" + anchor + "|" + number);
        }
      }
    }
    for (const std::string& number : facts_.numbers) Mark("number", number);
  }

  // Whose or where it is, as its words say.
  void AddWithin(const Entities& within) {
    for (const std::string& entity : within) Mark("within", entity);
    for (const std::string& country : facts_.countries) {
      Mark("country", country);
    }
    if (IsDescribed(facts_.family)) return;  // many words tell of one strike
    for (const std::string& sort : facts_.sorts) Mark("sort", sort);
  }

  DescribedKeys& keys() { return keys_; }

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

  const DescribedFacts& facts_;
  Entities anchors_;
  Entities bodies_;  // among `anchors_`
  DescribedKeys keys_;
};

template <typename Locals>
Result<Entities> EntitiesOf(const Locals& locals,
                            const EntityOfNamed& entity_of) {
  Entities entities;
  for (const LocalIndex local : locals) {
    QUIPU_TRY(const std::optional<EntityNumber> entity, entity_of(local));
    // One entity may have several local entities.
    if (entity) entities.insert(std::to_string(entity->value));
  }
  return entities;
}

bool IsPlacedElsewhere(const DescribedFacts& facts,
                       const std::vector<LocalIndex>& topics) {
  return facts.family != kEventFamily &&
         std::any_of(facts.within.begin(), facts.within.end(),
                     [&topics](LocalIndex local) {
                       return std::find(topics.begin(), topics.end(), local) ==
                              topics.end();
                     });
}

}  // namespace

bool IsDescribedKey(std::string_view strong_key) {
  return !strong_key.empty() &&
         std::string_view("efgk").find(strong_key.front()) != std::string::npos;
}

Result<DescribedKeys> KeysOf(const DescribedThings& things, LocalIndex local,
                             const EntityOfNamed& entity_of,
                             const EntityOfNamed& topic_of) {
  const DescribedFacts& facts = things.facts.at(local);
  if (facts.anchors.size() > kMostAnchors || facts.kinds.size() > kMostKinds ||
      facts.numbers.size() > kMostNumbers ||
      std::max(facts.dates.size(), facts.mentioned.size()) > kMostDates) {
    return DescribedKeys();
  }
  QUIPU_TRY(Entities anchors, EntitiesOf(facts.anchors, entity_of));
  QUIPU_TRY(Entities bodies, EntitiesOf(facts.bodies, entity_of));
  QUIPU_TRY(const Entities within, EntitiesOf(facts.within, entity_of));
  KeyWriter writer(facts, std::move(anchors), std::move(bodies));
  writer.AddWithin(within);
  if (facts.family == kEventFamily) writer.AddEvent();
  if (facts.family == kGroupFamily) writer.AddGroup();
  DescribedKeys keys = std::move(writer.keys());
  if (!IsPlacedElsewhere(facts, things.topics)) {
    QUIPU_TRY(const Entities topics, EntitiesOf(things.topics, topic_of));
    AddOnTopics(things, facts, topics, keys.strong_keys);
  }
  std::sort(keys.vetoes.begin(), keys.vetoes.end());
  std::sort(keys.strong_keys.begin(), keys.strong_keys.end());
  return keys;
}

Result<std::vector<std::string>> OfferedKeys(const DescribedThings& things,
                                             LocalIndex named,
                                             const EntityOfNamed& topic_of) {
  std::vector<std::string> keys;
  QUIPU_TRY(const Entities topics, EntitiesOf(things.topics, topic_of));
  const DescribedFacts& facts = things.named.at(named);
  if (facts.kinds.size() <= kMostKinds)
    AddOnTopics(things, facts, topics, keys);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace quipu
