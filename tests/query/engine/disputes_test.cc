// Disputes of small drawn stores, and of random ones against a slow reading.

#include "query/engine/disputes.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <deque>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/store/tables.h"
#include "query/engine/query_engine.h"
#include "tests/graph/memory/graph_support.h"
#include "tests/graph/memory/store_support.h"

namespace quipu {
namespace {

ConflictRules Rules() {
  ConflictRules rules;
  rules.single_valued = {"casualties", "has_size", "occurred_at",
                         "occurred_on"};
  rules.single_subject = {"carried_out"};
  rules.once = {"split_from"};
  rules.kinship = {"affiliated_with"};
  rules.inclusion = {"leads", "located_in", "part_of"};
  rules.nested_types = {"Place"};
  return rules;
}

class Archive {
 public:
  // A document of a publisher of its own.
  DrawnDocument& Add(const std::string& text) {
    const std::string number = std::to_string(documents_.size());
    return documents_.emplace_back("d" + number, text)
        .Publisher("Publisher " + number);
  }

  QueryEngine Open(const Numbering& numbering = {},
                   const QueryLimits& limits = {}) {
    stores_.push_back(MakeStore(documents_, numbering));
    auto transaction = stores_.back().Begin();
    OntologyRecord record;
    record.conflicts = Rules();
    WriteOntology(*transaction, record);
    REQUIRE(stores_.back().Commit(std::move(transaction),
                                  KnowledgeStore::Publish::kYes));
    return QueryEngine(Generation::Pin(stores_.back()).value(), limits);
  }

 private:
  std::vector<DrawnDocument> documents_;
  std::deque<KnowledgeStore> stores_;  // outlive the engines
};

Literal Number(const std::string& text, double value,
               Comparator comparator = Comparator::kEqual) {
  return {LiteralKind::kQuantity, text, std::nullopt, value, comparator};
}
Literal Date(const std::string& iso) {
  return {LiteralKind::kDate, iso, PartialDate::Parse(iso), std::nullopt};
}
TimeBounds Time(const std::string& iso) {
  const DayRange days = PartialDate::Parse(iso)->Bounds();
  return {days, days};
}

// "17 [d0] | 63 [d1 d2] | not 17 [d3]".
std::string Text(const DisputeView& dispute) {
  std::string text;
  for (const PositionView& position : dispute.positions) {
    text += text.empty() ? "" : " | ";
    text += position.denied ? "not " : "";
    for (size_t i = 0; i < position.values.size(); ++i) {
      text += (i == 0 ? "" : "; ") + TextOf(position.values[i]);
    }
    text += " [";
    for (size_t i = 0; i < position.claims.size(); ++i) {
      text += (i == 0 ? "" : " ") + position.claims[i].document.key.value;
    }
    text += "]";
  }
  return text;
}

std::vector<DisputeView> Disputes(const QueryEngine& engine,
                                  const DisputeQuestion& question = {}) {
  return engine.Disputes(question).value().disputes;
}

std::vector<std::string> Texts(const QueryEngine& engine,
                               const DisputeQuestion& question = {}) {
  std::vector<std::string> texts;
  for (const DisputeView& d : Disputes(engine, question)) {
    texts.push_back(Text(d));
  }
  return texts;
}

using Lines = std::vector<std::string>;

EntityNumber Find(const QueryEngine& engine, const std::string& name) {
  const EntityResolution resolution = engine.Resolve(name).value();
  return std::get<ResolvedEntity>(resolution).entity.number;
}

//   d0: 17    d1: 63    d2: about 60    d3: not 17    d4, of d1's publisher: 63
TEST_CASE("Numbers that cannot all be right stand side by side", "[disputes]") {
  Archive archive;
  const auto add = [&](const Literal& number) -> Claim& {
    DrawnDocument& d = archive.Add("The Siege: they counted " + number.text);
    return d.Say(d.Local("Siege", "Event"), "casualties", number, number.text);
  };
  add(Number("17", 17));
  add(Number("63", 63));
  add(Number("some 60", 60, Comparator::kAbout));
  add(Number("17", 17)).modality = Modality::kDenied;
  DrawnDocument& reprint = archive.Add("The Siege: they counted 63");
  reprint.Publisher("Publisher 1");
  reprint.Say(reprint.Local("Siege", "Event"), "casualties", Number("63", 63),
              "63");
  const QueryEngine engine = archive.Open();
  const DisputesView answer = engine.Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  const DisputeView& dispute = answer.disputes.front();
  CHECK(Text(dispute) == "63; some 60 [d1 d2 d4] | 17 [d0] | not 17 [d3]");
  CHECK(dispute.kind == DisputeKind::kValue);
  CHECK(dispute.subject.name == "Siege");
  CHECK(dispute.predicate == "casualties");
  CHECK(dispute.positions[0].sources == 2);  // reprints are one voice
  CHECK(dispute.positions[0].conflicts == std::vector<uint32_t>{1});
  CHECK(dispute.positions[1].conflicts == std::vector<uint32_t>{0, 2});
  CHECK(dispute.sources_against == 1);
  CHECK(dispute.sources == 4);
  CHECK(answer.total == 1);
  CHECK(answer.outcome.completeness.kind == Completeness::Kind::kComplete);
}

TEST_CASE("Numbers that can all be right are no dispute", "[disputes]") {
  Archive archive;
  for (const Literal& number :
       {Number("98", 98), Number("nearly 100", 100, Comparator::kNearly),
        Number("more than 50", 50, Comparator::kMore)}) {
    DrawnDocument& d = archive.Add("The Siege: it killed " + number.text);
    d.Say(d.Local("Siege", "Event"), "casualties", number, number.text);
  }
  const DisputesView answer = archive.Open().Disputes({}).value();
  CHECK(answer.disputes.empty());
  CHECK(answer.outcome.completeness.kind == Completeness::Kind::kNoneExists);
}

TEST_CASE("Numbers that count different things are no dispute", "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& sentence, const Literal& number) {
    DrawnDocument& d = archive.Add("The Siege. " + sentence);
    d.Say(d.Local("Siege", "Event"), "casualties", number, sentence);
  };
  add("It killed more than 50 leaders.",
      Number("more than 50", 50, Comparator::kMore));
  add("40 prisoners died.", Number("40", 40));
  add("7 were wounded.", Number("7", 7));
  CHECK(Texts(archive.Open()).empty());
  add("9 prisoners died.", Number("9", 9));
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) == "9 [d3] | 40 [d1]");
  CHECK(answer.disputes[0].scope == CountedScope{"dead", "prisoners"});
}

//   d0: 9    d1, a reprint of it: 10    d2, another one: 9
TEST_CASE("A reprint that says otherwise stands against its original",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& text,
                       double value) -> DrawnDocument& {
    DrawnDocument& d = archive.Add("The Siege killed " + text);
    d.Say(d.Local("Siege", "Event"), "casualties", Number(text, value), text);
    return d;
  };
  add("9", 9);
  add("10", 10).CopyOf("d0");
  add("9", 9).CopyOf("d0");
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) == "9 [d0 d2] | 10 [d1]");
  CHECK(answer.disputes[0].sources == 1);
}

TEST_CASE("A later edition of one publisher corrects and contradicts nothing",
          "[disputes]") {
  Archive archive;
  for (const char* number : {"9", "10"}) {
    DrawnDocument& d = archive.Add("The Siege killed 9 or 10");
    d.Publisher("Herald").CopyOf("d0");
    d.Say(d.Local("Siege", "Event"), "casualties",
          Number(number, std::stod(number)), number);
  }
  CHECK(Texts(archive.Open()).empty());
}

//   14 rebels, two of these, 200 soldiers, thirteen men
//   ... --carried_out--> Siege
TEST_CASE("How many did it is disputed, whatever they are called",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& who, const std::string& number,
                       double value) {
    DrawnDocument& d = archive.Add("The Siege: " + who);
    const LocalIndex group = d.Local(who, "Group", NameKind::kDescription);
    d.Say(group, "carried_out", d.Local("Siege", "Event"), who);
    d.Say(group, "has_size", Number(number, value), who);
  };
  const auto ask = [](const QueryEngine& engine,
                      std::optional<EntityNumber> entity = std::nullopt) {
    return Texts(engine, {.entity = entity, .predicates = {"has_size"}});
  };
  add("14 rebels", "14", 14);
  add("200 soldiers", "200", 200);
  CHECK(ask(archive.Open()).empty());
  add("two rebels", "two", 2);
  CHECK(ask(archive.Open()).size() == 1);
  DrawnDocument& part = archive.Add("two rebels of the 14 rebels");
  part.Say(part.Local("two rebels", "Group", NameKind::kDescription), "part_of",
           part.Local("14 rebels", "Group", NameKind::kDescription),
           "two rebels");
  CHECK(ask(archive.Open()).empty());

  add("thirteen rebels", "thirteen", 13);
  const QueryEngine engine = archive.Open();
  const Lines expected = {"thirteen [d4] | 14 [d0]"};
  CHECK(ask(engine) == expected);
  for (const char* who : {"14 rebels", "thirteen rebels", "Siege"}) {
    CHECK(ask(engine, Find(engine, who)) == expected);
  }
  CHECK(ask(engine, Find(engine, "200 soldiers")).empty());
  const std::vector<DisputeView> disputes =
      Disputes(engine, {.predicates = {"has_size"}});
  REQUIRE(disputes.size() == 1);
  const DisputeView& dispute = disputes.front();
  CHECK(dispute.kind == DisputeKind::kValue);
  CHECK(dispute.subject.name == "Siege");
  CHECK(dispute.scope.of == "fighters");
}

//   d0: 1986    d1: 1986-06    d2: 1987-05-02, at the siege and at the truce
TEST_CASE("Dates agree as far as they go", "[disputes]") {
  Archive archive;
  for (const char* iso : {"1986", "1986-06"}) {
    DrawnDocument& d = archive.Add("The Siege and the Truce");
    d.Say(d.Local("Siege", "Event"), "occurred_on", Date(iso), "Siege");
    d.Say(d.Local("Truce", "Event"), "occurred_on", Date(iso), "Truce");
  }
  DrawnDocument& d = archive.Add("The Truce");
  d.Say(d.Local("Truce", "Event"), "occurred_on", Date("1987-05-02"), "Truce");
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) == "1986-06; 1986 [d0 d1] | 1987-05-02 [d2]");
  CHECK(answer.disputes[0].kind == DisputeKind::kDate);
}

//   Army, First Battalion --carried_out--> Siege: the battalion is part of it
//   Guild --carried_out--> Siege; soldiers --carried_out--> Siege
TEST_CASE("Who did it is disputed, unless one is part of the other",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& who, NameKind kind) {
    DrawnDocument& d = archive.Add(who + " began the Siege");
    const LocalIndex agent = d.Local(who, "Organization", kind);
    d.Say(agent, "carried_out", d.Local("Siege", "Event"), who);
  };
  add("Army", NameKind::kFull);
  add("First Battalion", NameKind::kFull);
  add("soldiers", NameKind::kDescription);
  DrawnDocument& whole = archive.Add("First Battalion of the Army");
  whole.Say(whole.Local("First Battalion", "Organization"), "part_of",
            whole.Local("Army", "Organization"), "First Battalion");
  CHECK(Texts(archive.Open()).empty());

  add("Guild", NameKind::kFull);
  const QueryEngine engine = archive.Open();
  const DisputesView answer = engine.Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  const DisputeView& dispute = answer.disputes.front();
  CHECK(dispute.kind == DisputeKind::kAgent);
  CHECK(dispute.subject.name == "Siege");
  REQUIRE(dispute.positions.size() == 2);
  CHECK(dispute.positions[0].sources == 2);
  CHECK(Text(dispute).find("Guild [d4]") != std::string::npos);

  // Seen from whoever is said to have done it, and from no one else.
  for (const char* name : {"Guild", "Army", "Siege"}) {
    CHECK(Texts(engine, {.entity = Find(engine, name)}) ==
          Lines{Text(dispute)});
  }
  CHECK(Texts(engine, {.entity = Find(engine, "soldiers")}).empty());
}

//   the men, gendarmes, paratroopers --carried_out--> Siege; all without a name
TEST_CASE("Soldiers did it or police, whatever they are called", "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& who) {
    DrawnDocument& d = archive.Add(who + " began the Siege");
    const LocalIndex agent = d.Local(who, "Group", NameKind::kDescription);
    d.Say(agent, "carried_out", d.Local("Siege", "Event"), who);
  };
  add("the men");
  add("gendarmes");
  CHECK(Texts(archive.Open()).empty());
  add("paratroopers");
  CHECK(Texts(archive.Open()) == Lines{"gendarmes [d1] | paratroopers [d2]"});
}

//   Karl Stone --carried_out--> Siege; Stone (which one?); Ada Reed
TEST_CASE("A surname may be anybody who bears it", "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& who, NameKind kind) {
    DrawnDocument& d = archive.Add(who + " began the Siege");
    const LocalIndex agent = d.Local(who, "Person", kind);
    d.Say(agent, "carried_out", d.Local("Siege", "Event"), who);
  };
  add("Karl Stone", NameKind::kFull);
  add("Stone", NameKind::kSurname);
  CHECK(Texts(archive.Open()).empty());
  add("Ada Reed", NameKind::kFull);
  const std::vector<DisputeView> disputes = Disputes(archive.Open());
  REQUIRE(disputes.size() == 1);
  CHECK(disputes[0].positions.size() == 2);
}

//   one document: Army and Guild --carried_out--> Siege; others: one of them
TEST_CASE("Whom one source names together do not exclude each other",
          "[disputes]") {
  Archive archive;
  const auto say = [](DrawnDocument& d, const std::string& who) {
    d.Say(d.Local(who, "Organization"), "carried_out",
          d.Local("Siege", "Event"), who);
  };
  DrawnDocument& both = archive.Add("Army and Guild began the Siege");
  say(both, "Army");
  say(both, "Guild");
  say(archive.Add("Army began the Siege"), "Army");
  say(archive.Add("Guild began the Siege"), "Guild");
  CHECK(Texts(archive.Open()).empty());
}

TEST_CASE("Places that may lie in each other are no dispute", "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& where, const std::string& type) {
    DrawnDocument& d = archive.Add("The Siege was at " + where);
    d.Say(d.Local("Siege", "Event"), "occurred_at", d.Local(where, type),
          where);
  };
  add("North Prison", "Prison");
  add("Harbour", "Place");
  add("Dune Street", "Place");
  CHECK(Texts(archive.Open()).empty());

  SECTION("two of a type that lies in none") {
    add("South Prison", "Prison");
    CHECK(Texts(archive.Open()).size() == 1);
  }
  SECTION("two whose names may be of one") {
    add("North Prison of the Harbour", "Prison");
    CHECK(Texts(archive.Open()).empty());
  }
  SECTION("two that lie in one third") {
    DrawnDocument& d = archive.Add("Harbour, Dune Street, Old Town");
    for (const char* part : {"Harbour", "Dune Street"}) {
      d.Say(d.Local(part, "Place"), "located_in", d.Local("Old Town", "Place"),
            part);
    }
    CHECK(Texts(archive.Open()).size() == 1);
  }
}

TEST_CASE("What some affirm and others deny is a dispute", "[disputes]") {
  Archive archive;
  const auto add = [&](Polarity polarity, Modality modality) -> Claim& {
    DrawnDocument& d = archive.Add("Ana and the Guild");
    Claim& claim = d.Say(d.Local("Ana"), "member_of",
                         d.Local("Guild", "Organization"), "Ana");
    claim.polarity = polarity;
    claim.modality = modality;
    return claim;
  };
  add(Polarity::kPositive, Modality::kAsserted).time = Time("1986");
  add(Polarity::kPositive, Modality::kPlanned);
  add(Polarity::kNegative, Modality::kFeared);
  CHECK(Texts(archive.Open()).empty());
  add(Polarity::kNegative, Modality::kAsserted).time = Time("1992");
  CHECK(Texts(archive.Open()).empty());  // she may have left

  add(Polarity::kPositive, Modality::kDenied);
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  const DisputeView& dispute = answer.disputes.front();
  CHECK(Text(dispute) == "Guild [d0] | not Guild [d4]");
  CHECK(dispute.kind == DisputeKind::kDenied);
  REQUIRE(dispute.object);
  CHECK(dispute.object->name == "Guild");
}

TEST_CASE("Words that some affirm and others deny are a dispute",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& what, Polarity polarity) {
    DrawnDocument& d = archive.Add("Ana sold it");
    d.Say(d.Local("Ana"), "sold", Literal{LiteralKind::kText, what, {}, {}},
          "Ana")
        .polarity = polarity;
  };
  add("1,200 artillery shells", Polarity::kPositive);
  add("gunpowder", Polarity::kPositive);
  add("old guns", Polarity::kNegative);
  CHECK(Texts(archive.Open()).empty());
  add("Shell", Polarity::kNegative);
  CHECK(Texts(archive.Open()) ==
        Lines{"1,200 artillery shells [d0] | not Shell [d3]"});
}

//   d0: accident    d1: asesinada    d2: no murder    d3: terrible
TEST_CASE("What an event was called is disputed as far as it excludes another",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& what, const std::string& about,
                       const std::string& type) -> Claim& {
    DrawnDocument& d = archive.Add("The " + about + ": " + what);
    return d.Say(d.Local(about, type), "called",
                 Literal{LiteralKind::kText, what, {}, {}}, what);
  };
  add("a terrible accident", "Fall", "Event");
  add("terrible", "Fall", "Event");
  add("the accident or murder", "Fall", "Event");
  add("an accident", "Murder Hall", "Place");
  add("the murder", "Murder Hall", "Place");
  CHECK(Texts(archive.Open()).empty());
  add("asesinada", "Fall", "Event");
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) ==
        "a terrible accident [d0] | asesinada [d5]");
  CHECK(answer.disputes[0].kind == DisputeKind::kValue);

  add("murder", "Fall", "Event").polarity = Polarity::kNegative;
  CHECK(Texts(archive.Open()) ==
        Lines{"a terrible accident [d0] | asesinada [d5] | not asesinada "
              "[d6]"});
}

TEST_CASE("What happens once has one date", "[disputes]") {
  Archive archive;
  for (const char* iso : {"1970", "1971", "1971-03"}) {
    DrawnDocument& d = archive.Add("The Left Guild left the Guild");
    const LocalIndex part = d.Local("Left Guild", "Organization");
    const LocalIndex guild = d.Local("Guild", "Organization");
    for (const char* predicate : {"split_from", "knows"}) {
      d.Say(part, predicate, guild, "Left Guild").time = Time(iso);
    }
  }
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) == "1971-03; 1971 [d1 d2] | 1970 [d0]");
  CHECK(answer.disputes[0].predicate == "split_from");
  CHECK(answer.disputes[0].kind == DisputeKind::kDate);
}

TEST_CASE("How two are related is disputed, whoever is the subject",
          "[disputes]") {
  Archive archive;
  const auto add = [&](const std::string& who, const std::string& words,
                       const std::string& whom) -> Claim& {
    DrawnDocument& d = archive.Add(who + " " + words + " " + whom);
    return d.Say(d.Local(who), "affiliated_with", d.Local(whom),
                 who + " " + words + " " + whom);
  };
  add("Ana", "is a niece of", "Bea");
  add("Bea", "saw her sister, the aunt of", "Ana");  // of two kinds
  add("Bea", "knows the cousin of", "Ana")
      .qualifiers.push_back(
          {"nature", Literal{LiteralKind::kText, "lawyer", {}, {}, {}}});
  CHECK(Texts(archive.Open()).empty());
  add("Bea", "is the mother of", "Ana");
  const DisputesView answer = archive.Open().Disputes({}).value();
  REQUIRE(answer.disputes.size() == 1);
  CHECK(Text(answer.disputes[0]) == "parent/child [d3] | uncle/nephew [d0]");
}

TEST_CASE("Only claims that pass the filters are compared", "[disputes]") {
  Archive archive;
  for (const char* iso : {"1986", "1990", "1994"}) {
    DrawnDocument& d = archive.Add("The Siege");
    Claim& claim =
        d.Say(d.Local("Siege", "Event"), "occurred_on", Date(iso), "Siege");
    claim.time = Time(iso);
    if (std::string(iso) == "1994") claim.confidence = 300;
  }
  const QueryEngine engine = archive.Open();
  const auto ask = [&](const auto& change) {
    DisputeQuestion question;
    change(question);
    return Texts(engine, question);
  };
  CHECK(ask([](auto&) {}) == Lines{"1986 [d0] | 1990 [d1] | 1994 [d2]"});
  CHECK(ask([](auto& q) { q.filters.min_confidence = 400; }) ==
        Lines{"1986 [d0] | 1990 [d1]"});
  CHECK(ask([](auto& q) {
          q.filters.documents = {DocumentKey{"d0"}, DocumentKey{"d2"}};
        }) == Lines{"1986 [d0] | 1994 [d2]"});
  CHECK(ask([](auto& q) { q.filters.since = PartialDate::Make(1989); }) ==
        Lines{"1990 [d1] | 1994 [d2]"});
  CHECK(ask([](auto& q) { q.predicates = {"casualties"}; }).empty());
  CHECK(ask([](auto& q) { q.claims_per_position = 0; }) ==
        Lines{"1986 [] | 1990 [] | 1994 []"});
}

TEST_CASE("A store that knows no rules disputes only what is denied",
          "[disputes]") {
  std::vector<DrawnDocument> documents;
  for (const char* iso : {"1986", "1990"}) {
    DrawnDocument& d = documents.emplace_back(iso, "The Siege");
    d.Say(d.Local("Siege", "Event"), "occurred_on", Date(iso), "Siege");
  }
  const KnowledgeStore store = MakeStore(documents);
  const QueryEngine engine(Generation::Pin(store).value());
  CHECK(Texts(engine).empty());
}

// Each document says at most one thing of each event: a number, that it was not
// so many, or who did it.
struct RandomArchive : Archive {
  struct Said {
    std::string document, event, predicate, value, source;
    double number = 0;
    bool denied = false;
  };

  explicit RandomArchive(Dice& dice) {
    for (uint32_t i = 0; i < 8; ++i) {
      const std::string publisher = "P" + std::to_string(dice.Below(5));
      DrawnDocument& d = Add("North South East West: Ana Bea Col 5 6 7 8");
      d.Publisher(publisher);
      for (const char* event : {"North", "South", "East", "West"}) {
        if (dice.OnceIn(2)) Say(dice, d, event, publisher);
      }
    }
  }

  void Say(Dice& dice, DrawnDocument& d, const std::string& event,
           const std::string& publisher) {
    Said it{d.document().key.value, event, "", "", publisher};
    const LocalIndex about = d.Local(event, "Event");
    it.denied = dice.OnceIn(4);
    Claim* claim = nullptr;
    if (dice.OnceIn(2)) {
      it.predicate = "casualties";
      it.number = 5 + dice.Below(4);
      it.value = std::to_string(static_cast<int>(it.number));
      claim =
          &d.Say(about, it.predicate, Number(it.value, it.number), it.value);
    } else {
      it.predicate = "carried_out";
      it.value = std::vector<std::string>{"Ana", "Bea", "Col"}[dice.Below(3)];
      claim = &d.Say(d.Local(it.value), it.predicate, about, it.value);
    }
    if (it.denied) claim->polarity = Polarity::kNegative;
    said.push_back(it);
  }

  std::vector<Said> said;
};

TEST_CASE("Disputes are all that sources contradict each other in",
          "[disputes]") {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    RandomArchive archive(dice);
    // (event, predicate) -> who conflicts, as (document, value, denied).
    using Who = std::tuple<std::string, std::string, bool>;
    std::map<std::pair<std::string, std::string>, std::set<Who>> expected;
    for (const auto& a : archive.said) {
      for (const auto& b : archive.said) {
        if (a.event != b.event || a.predicate != b.predicate ||
            a.source == b.source) {
          continue;
        }
        const bool conflict = a.denied != b.denied
                                  ? a.value == b.value
                                  : !a.denied && a.value != b.value;
        if (!conflict) continue;
        expected[{a.event, a.predicate}].emplace(a.document, a.value, a.denied);
      }
    }
    decltype(expected) found;
    std::vector<std::string> all;
    const QueryEngine engine =
        archive.Open({.reversed = dice.OnceIn(2), .first = dice.Below(9)});
    DisputeQuestion question;
    question.claims_per_position = 100;
    for (const DisputeView& d : Disputes(engine, question)) {
      all.push_back(Text(d));
      for (const PositionView& p : d.positions) {
        for (const ClaimView& claim : p.claims) {
          const bool agent =
              d.kind == DisputeKind::kAgent || d.predicate == "carried_out";
          const std::string value =
              agent ? claim.subject.name : TextOf(claim.object);
          // What stands beside a conflict without being part of one is of a
          // source that is.
          found[{d.subject.name, d.predicate}].emplace(
              claim.document.key.value, value,
              claim.polarity == Polarity::kNegative);
        }
      }
    }
    REQUIRE(found.size() == expected.size());
    for (const auto& [slot, who] : expected) {
      for (const Who& w : who) CHECK(found[slot].contains(w));
    }

    // The same whatever numbers the store gave, and page by page.
    CHECK(Texts(archive.Open({.reversed = dice.OnceIn(2), .first = 3}),
                question) == all);
    std::vector<std::string> paged;
    question.limit = 2;
    for (; question.offset < all.size(); question.offset += 2) {
      for (std::string& text : Texts(engine, question)) {
        paged.push_back(std::move(text));
      }
    }
    CHECK(paged == all);
  }
}

TEST_CASE("Disputes on an entity are those of all that it is part of",
          "[disputes]") {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    CAPTURE(seed);
    Dice dice(seed);
    RandomArchive archive(dice);
    const QueryEngine engine = archive.Open();
    for (const char* name : {"North", "East", "Ana", "Bea"}) {
      const EntityResolution resolution = engine.Resolve(name).value();
      const auto* entity = std::get_if<ResolvedEntity>(&resolution);
      if (entity == nullptr) continue;
      std::vector<std::string> expected;
      for (const DisputeView& d : Disputes(engine)) {
        bool part = d.subject.name == name;
        for (const PositionView& p : d.positions) {
          for (const ValueView& value : p.values) {
            part |= TextOf(value) == name;
          }
        }
        if (part) expected.push_back(Text(d));
      }
      CHECK(Texts(engine, {.entity = entity->entity.number}) == expected);
    }
  }
}

TEST_CASE("A spent budget is told", "[disputes]") {
  Dice dice(1);
  RandomArchive archive(dice);
  QueryLimits limits;
  limits.search.max_expansions = 3;
  const DisputesView answer = archive.Open({}, limits).Disputes({}).value();
  CHECK(answer.outcome.completeness.kind == Completeness::Kind::kTruncated);
  CHECK(answer.outcome.completeness.limit == SearchLimit::kExpansions);
}

}  // namespace
}  // namespace quipu
