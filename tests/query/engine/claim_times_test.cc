// Questions for a time, asked of single claims: portraits, lists, searches and
// timelines, compared with a slow reading of what was drawn.

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/model/dating.h"
#include "graph/model/stance.h"
#include "query/engine/query_engine.h"
#include "tests/graph/memory/graph_support.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

constexpr const char* kNames[] = {"Ana", "Bea", "Raid", "Siege"};

bool IsEvent(const std::string& name) {
  return name == "Raid" || name == "Siege";
}

TimeBounds RandomTime(Dice& dice) {
  const auto first = static_cast<DayNumber>(dice.Below(30));
  const DayRange begin{first, first + static_cast<DayNumber>(dice.Below(4))};
  if (!dice.OnceIn(4)) return {begin, begin};
  return {begin, {begin.latest + 1, begin.latest + 3}};
}

// Documents d0 to d5, some of them published one knows when; what they say of
// two people and two events has a date, or not.
std::vector<DrawnDocument> RandomDocuments(Dice& dice) {
  std::vector<DrawnDocument> documents;
  for (int i = 0; i < 6; ++i) {
    DrawnDocument& d = documents.emplace_back(
        "d" + std::to_string(i), "Ana, Bea, the Raid and the Siege.");
    if (!dice.OnceIn(3)) d.Published("19" + std::to_string(80 + dice.Below(5)));
    if (dice.OnceIn(3)) d.Publisher("Gazette");
    const auto local = [&](const std::string& name) {
      return d.Local(name, IsEvent(name) ? "Event" : "Person");
    };
    for (uint32_t claims = dice.Below(8); claims > 0; --claims) {
      const uint32_t subject = dice.Below(4);
      const std::string name = kNames[subject];
      Argument object = local(kNames[(subject + 1 + dice.Below(3)) % 4]);
      std::string predicate = "met";
      if (IsEvent(name) && dice.OnceIn(2)) {
        const auto kind = static_cast<LiteralKind>(dice.Below(3));
        object = Literal{kind, "n" + std::to_string(dice.Below(3)), {}, {}};
        predicate = kind == LiteralKind::kDate ? "occurred_on" : "counts";
      }
      const bool dates = predicate == "occurred_on";
      Claim& claim = d.Say(local(name), predicate, object, "the Raid");
      if (!dice.OnceIn(5) == dates) claim.time = RandomTime(dice);
      if (dice.OnceIn(5)) claim.polarity = Polarity::kNegative;
      if (dice.OnceIn(4)) claim.confidence = 150;
    }
  }
  return documents;
}

// A claim, and when it was.
struct DrawnTime {
  std::string document;
  uint32_t index = 0;
  const Claim* claim = nullptr;
  std::string subject;
  std::string object;
  std::string source;
  std::optional<PartialDate> published;
  std::optional<TimeBounds> time;
  friend bool operator<(const DrawnTime& a, const DrawnTime& b) {
    return std::tie(a.document, a.index) < std::tie(b.document, b.index);
  }
  bool between_entities() const {
    return std::holds_alternative<LocalIndex>(claim->object);
  }
  bool dates() const {
    return claim->predicate == "occurred_on" && claim->time &&
           Supports(claim->polarity, claim->modality);
  }
};

// All claims, by document, then as in the text.
std::vector<DrawnTime> AllClaims(const std::vector<DrawnDocument>& documents) {
  std::vector<DrawnTime> all;
  std::map<std::string, std::vector<EventDates::Date>> dates;
  const auto number = [](const std::string& key) {
    return DocumentNumber{static_cast<uint32_t>(key[1] - '0')};
  };
  for (const DrawnDocument& d : documents) {
    const Extraction& extraction = d.extraction();
    const DocumentMetadata& metadata = d.document().metadata;
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      const Claim& claim = extraction.claims[i];
      DrawnTime& added = all.emplace_back();
      added.document = d.document().key.value;
      added.index = i;
      added.claim = &claim;
      added.subject = extraction.entities[claim.subject.value].name;
      if (const auto* local = std::get_if<LocalIndex>(&claim.object)) {
        added.object = extraction.entities[local->value].name;
      } else {
        added.object = std::get<Literal>(claim.object).text;
      }
      added.source = metadata.publisher ? metadata.publisher->value
                                        : d.document().key.value;
      if (metadata.published) added.published = metadata.published->value;
      added.time = claim.time;
      if (added.dates() && claim.confidence >= 180) {
        dates[added.subject].push_back({number(added.document), *claim.time});
      }
    }
  }
  for (DrawnTime& drawn : all) {
    const auto* literal = std::get_if<Literal>(&drawn.claim->object);
    if (drawn.time ||
        (literal != nullptr && literal->kind != LiteralKind::kQuantity)) {
      continue;
    }
    for (const std::string& end : {drawn.subject, drawn.object}) {
      if (drawn.time || !IsEvent(end)) continue;
      const EventDates of_event(dates[end]);
      const TimeBounds* time = of_event.For(number(drawn.document));
      if (time != nullptr) drawn.time = *time;
    }
  }
  return all;
}

ClaimFilters RandomFilters(Dice& dice) {
  ClaimFilters filters;
  if (dice.OnceIn(2)) filters.since = PartialDate::Make(1970, 1, 8);
  if (dice.OnceIn(2)) filters.until = PartialDate::Make(1970, 1, 22);
  if (dice.OnceIn(4)) filters.published_since = PartialDate::Make(1981);
  if (dice.OnceIn(4)) filters.published_until = PartialDate::Make(1983, 6);
  if (dice.OnceIn(3)) filters.time_sense = TimeSense::kCertainly;
  if (dice.OnceIn(4)) filters.documents = {{"d1"}, {"d2"}, {"d4"}};
  filters.min_confidence = dice.OnceIn(3) ? 0 : 180;
  return filters;
}

Verdict SlowVerdict(const DrawnTime& drawn, const ClaimFilters& filters) {
  const auto listed = [&](const DocumentKey& key) {
    return key.value == drawn.document;
  };
  if (drawn.claim->confidence < filters.min_confidence ||
      (!filters.documents.empty() &&
       std::ranges::none_of(filters.documents, listed))) {
    return Verdict::kFails;
  }
  const auto outside = [&](const TimeBounds& time,
                           const std::optional<PartialDate>& since,
                           const std::optional<PartialDate>& until) {
    const bool certainly = filters.time_sense == TimeSense::kCertainly;
    const DayNumber begin = certainly ? time.begin.latest : time.begin.earliest;
    const DayNumber end = certainly ? time.end.earliest : time.end.latest;
    return (since && end < since->Bounds().earliest) ||
           (until && begin > until->Bounds().latest);
  };
  const bool asks_publication =
      filters.published_since || filters.published_until;
  if (drawn.published &&
      outside({drawn.published->Bounds(), drawn.published->Bounds()},
              filters.published_since, filters.published_until)) {
    return Verdict::kFails;
  }
  if (drawn.time && outside(*drawn.time, filters.since, filters.until)) {
    return Verdict::kFails;
  }
  if ((filters.since || filters.until) && !drawn.time) return Verdict::kNoDate;
  return asks_publication && !drawn.published ? Verdict::kNoPublication
                                              : Verdict::kPasses;
}

struct World {
  explicit World(uint32_t seed)
      : dice(seed),
        documents(RandomDocuments(dice)),
        claims(AllClaims(documents)),
        filters(RandomFilters(dice)),
        store(MakeStore(documents,
                        {.reversed = dice.OnceIn(2), .first = dice.Below(9)})),
        engine(Generation::Pin(store).value()) {}

  std::optional<EntityNumber> Find(const std::string& name) const {
    const EntityResolution resolution = engine.Resolve(name).value();
    const auto* found = std::get_if<ResolvedEntity>(&resolution);
    return found == nullptr ? std::nullopt
                            : std::optional(found->entity.number);
  }
  // Those about an entity, or of a document.
  std::vector<DrawnTime> ClaimsOn(const std::string& name) const {
    std::vector<DrawnTime> some;
    std::ranges::copy_if(
        claims, std::back_inserter(some), [&](const DrawnTime& drawn) {
          return drawn.subject == name || drawn.document == name ||
                 (drawn.between_entities() && drawn.object == name);
        });
    return some;
  }

  Dice dice;
  std::vector<DrawnDocument> documents;
  std::vector<DrawnTime> claims;
  ClaimFilters filters;
  KnowledgeStore store;
  QueryEngine engine;
};

using ClaimIds = std::vector<std::string>;

std::string IdOf(const DrawnTime& drawn) {
  return ClaimIdOf({drawn.document}, ClaimIndex{drawn.index});
}
std::string IdOf(const ClaimView& view) {
  return ClaimIdOf(view.document.key, view.ref.claim);
}

// Those of `claims` that pass, and what is told of the others.
std::pair<ClaimIds, LeftOut> Passing(const std::vector<DrawnTime>& claims,
                                     const ClaimFilters& filters) {
  ClaimIds ids;
  LeftOut left_out;
  for (const DrawnTime& drawn : claims) {
    const Verdict verdict = SlowVerdict(drawn, filters);
    left_out.Count(verdict);
    if (verdict == Verdict::kPasses) ids.push_back(IdOf(drawn));
  }
  return {ids, left_out};
}

TEST_CASE("Portraits, lists and searches rest on the claims of the time",
          "[engine]") {
  LeftOut all;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    World world(seed);
    CAPTURE(seed);
    for (const std::string name : kNames) {
      const auto entity = world.Find(name);
      if (!entity) continue;
      const auto [expected, left_out] =
          Passing(world.ClaimsOn(name), world.filters);
      all.undated += left_out.undated;
      all.unpublished += left_out.unpublished;

      const EntityPortrait portrait =
          world.engine.Portrait(*entity, 1000, world.filters).value();
      ClaimIds shown;
      for (const Connection& connection : portrait.connections) {
        for (const ClaimView& view : connection.claims) {
          shown.push_back(IdOf(view));
        }
      }
      std::ranges::sort(shown);
      CHECK(shown == expected);
      CHECK(portrait.left_out == left_out);

      ClaimQuestion question;
      question.parent = *entity;
      question.filters = world.filters;
      question.limit = 1000;
      const ClaimList list = world.engine.Claims(question).value();
      ClaimIds listed;
      for (const ClaimView& view : list.claims) listed.push_back(IdOf(view));
      CHECK(listed == expected);
      CHECK(list.left_out == left_out);

      const EntityDetails details =
          world.engine.Details(*entity, world.filters).value();
      CHECK(details.relation_count + details.attribute_count ==
            portrait.connections.size());

      const ClaimedEntities found =
          world.engine.Search(name, 10, world.filters).value();
      CHECK(found.found.hits.size() == (expected.empty() ? 0 : 1));
      if (expected.empty()) {
        CHECK((found.left_out.undated > 0) == (left_out.undated > 0));
      }
    }
  }
  CHECK(all.undated > 100);
  CHECK(all.unpublished > 100);
}

TEST_CASE("A document's claims on an event are of the time of the event, too",
          "[engine]") {
  for (uint32_t seed = 0; seed < 100; ++seed) {
    World world(seed);
    for (const char* key : {"d1", "d3"}) {
      ClaimQuestion question;
      question.parent = *world.engine.FindDocument({key}).value();
      question.filters = world.filters;
      question.limit = 1000;
      const ClaimList list = world.engine.Claims(question).value();
      ClaimIds listed;
      for (const ClaimView& view : list.claims) listed.push_back(IdOf(view));
      const auto [expected, left_out] =
          Passing(world.ClaimsOn(key), world.filters);
      CHECK(listed == expected);
      CHECK(list.left_out == left_out);
    }
  }
}

// The claims on `name`, and those that date the events that a claim which
// supports it, and passes but for its time, links it to.
std::set<DrawnTime> ClaimsOfTimeline(const World& world,
                                     const std::string& name,
                                     const ClaimFilters& at_any_time) {
  std::set<DrawnTime> found;
  for (const DrawnTime& drawn : world.ClaimsOn(name)) {
    found.insert(drawn);
    const std::string& other =
        drawn.subject == name ? drawn.object : drawn.subject;
    if (!drawn.between_entities() || !IsEvent(other) ||
        !Supports(drawn.claim->polarity, drawn.claim->modality) ||
        SlowVerdict(drawn, at_any_time) != Verdict::kPasses) {
      continue;
    }
    for (const DrawnTime& dating : world.ClaimsOn(other)) {
      if (dating.claim->predicate == "occurred_on") found.insert(dating);
    }
  }
  return found;
}

// "d1#4 5..7", of a contradiction.
std::string ClashText(const TimeBounds& time, const std::string& first,
                      uint64_t claims) {
  return first + " " + std::to_string(time.begin.earliest) + ".." +
         std::to_string(time.end.latest) + " " + std::to_string(claims);
}

// Dates of the same thing by others that cannot be true beside that of `drawn`.
std::vector<std::string> SlowClashes(const DrawnTime& drawn,
                                     const std::set<DrawnTime>& claims,
                                     const ClaimFilters& at_any_time) {
  std::map<TimeBounds, std::vector<std::string>> by_time;
  for (const DrawnTime& other : claims) {
    if (drawn.dates() && other.dates() && other.subject == drawn.subject &&
        other.source != drawn.source && !DatesAgree(*drawn.time, *other.time) &&
        SlowVerdict(other, at_any_time) == Verdict::kPasses) {
      by_time[*other.time].push_back(IdOf(other));
    }
  }
  std::vector<std::string> clashes;
  for (const auto& [time, ids] : by_time) {
    clashes.push_back(ClashText(time, ids.front(), ids.size()));
  }
  return clashes;
}

TEST_CASE(
    "A timeline is what is dated of an entity and its events, earliest first, "
    "page by page",
    "[engine]") {
  size_t clashes_met = 0;
  for (uint32_t seed = 0; seed < 200; ++seed) {
    World world(seed);
    CAPTURE(seed);
    ClaimFilters at_any_time = world.filters;
    at_any_time.since = at_any_time.until = std::nullopt;
    for (const std::string name : kNames) {
      const auto entity = world.Find(name);
      if (!entity) continue;
      const std::set<DrawnTime> claims =
          ClaimsOfTimeline(world, name, at_any_time);
      std::vector<DrawnTime> expected;
      LeftOut left_out;
      for (const DrawnTime& drawn : claims) {
        const bool counts = SlowVerdict(drawn, at_any_time) != Verdict::kFails;
        if (counts && !drawn.time) ++left_out.undated;
        if (!drawn.time) continue;
        const Verdict verdict = SlowVerdict(drawn, world.filters);
        left_out.Count(verdict);
        if (verdict == Verdict::kPasses) expected.push_back(drawn);
      }
      std::ranges::sort(expected, [](const auto& a, const auto& b) {
        const auto order = [](const DrawnTime& d) {
          return std::tuple(*d.time, d.claim->predicate != "occurred_on",
                            d.claim->predicate, d.subject, d.object, d.document,
                            d.index);
        };
        return order(a) < order(b);
      });

      TimelineQuestion question;
      question.entity = *entity;
      question.filters = world.filters;
      question.limit = 3;
      std::vector<TimelineEntry> entries;
      do {
        const Timeline timeline = world.engine.TimelineOf(question).value();
        CHECK(timeline.entity.name == name);
        CHECK(timeline.total == expected.size());
        CHECK(timeline.left_out == left_out);
        entries.insert(entries.end(), timeline.entries.begin(),
                       timeline.entries.end());
        question.offset += 3;
      } while (question.offset < expected.size());
      REQUIRE(entries.size() == expected.size());
      for (size_t i = 0; i < entries.size(); ++i) {
        const TimelineEntry& entry = entries[i];
        CHECK(IdOf(entry.claim) == IdOf(expected[i]));
        CHECK(entry.time == *expected[i].time);
        CHECK(entry.by_event == !expected[i].claim->time);
        std::vector<std::string> clashes;
        for (const DateClash& clash : entry.clashes) {
          clashes.push_back(ClashText(clash.time,
                                      ClaimIdOf(clash.document, clash.claim),
                                      clash.claims));
        }
        CHECK(entry.clash_count == clashes.size());
        CHECK(clashes == SlowClashes(expected[i], claims, at_any_time));
        clashes_met += clashes.size();
      }
    }
  }
  CHECK(clashes_met > 30);
}

//  d.txt: the Raid occurred on: before 1990; 1989; from 1988 on; in the 1980s
TEST_CASE("A date without a first day stands in a timeline with its last",
          "[engine]") {
  DrawnDocument d("d.txt", "The Raid.");
  const auto year = [](int y) { return PartialDate::Make(y)->Bounds(); };
  const DayRange calendar = WholeCalendar();
  const DayRange before{calendar.earliest, year(1989).latest};
  for (const TimeBounds& time :
       {TimeBounds{before, before}, TimeBounds{year(1989), year(1989)},
        TimeBounds{year(1988), {year(1988).earliest, calendar.latest}},
        TimeBounds{year(1990), year(1990)}}) {
    d.Say(d.Local("Raid", "Event"), "occurred_on",
          Literal{LiteralKind::kDate, "some day", {}, {}}, "Raid")
        .time = time;
  }
  const KnowledgeStore store = MakeStore({d});
  const QueryEngine engine(Generation::Pin(store).value());
  const EntityResolution raid = engine.Resolve("Raid").value();
  TimelineQuestion question;
  question.entity = std::get<ResolvedEntity>(raid).entity.number;
  const Timeline timeline = engine.TimelineOf(question).value();
  ClaimIds ids;
  for (const TimelineEntry& entry : timeline.entries) {
    ids.push_back(IdOf(entry.claim));
  }
  CHECK(ids == ClaimIds{"d.txt#2", "d.txt#1", "d.txt#0", "d.txt#3"});
}

TEST_CASE("Documents of a filter that the store has not are named",
          "[engine]") {
  World world(1);
  const auto entity = world.Find("Ana");
  REQUIRE(entity);
  ClaimFilters filters;
  filters.documents = {{"d1"}, {"lost.txt"}};
  const std::vector<std::string> lost{"lost.txt"};
  CHECK(world.engine.Portrait(*entity, 10, filters).value().unknown_names ==
        lost);
  CHECK(world.engine.Search("Ana", 10, filters).value().unknown_names == lost);
  TimelineQuestion question;
  question.entity = *entity;
  question.filters = filters;
  CHECK(world.engine.TimelineOf(question).value().unknown_names == lost);
}

}  // namespace
}  // namespace quipu
