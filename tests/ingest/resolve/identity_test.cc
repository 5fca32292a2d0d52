#include <algorithm>
#include <array>
#include <catch2/catch.hpp>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <tuple>

#include "graph/store/check_records.h"
#include "graph/store/tables.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/profile.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

// Identity as docs/identity.md tells it, the slow way: of all profiles at once,
// every pair compared for every key.
class SlowIdentity {
 public:
  explicit SlowIdentity(const std::vector<Page>& pages) {
    for (const Page& page : pages) Add(page);
    for (const auto& [id, profile] : profiles_) groups_[id] = {id};
    JoinStrong();
    AttachWeak();
  }

  Groups groups() const {
    Groups result;
    for (const auto& [root, members] : groups_) {
      std::vector<std::string> labels;
      for (const ProfileId& id : members) {
        const auto& all = labels_.at(id);
        labels.insert(labels.end(), all.begin(), all.end());
      }
      std::sort(labels.begin(), labels.end());
      result.push_back(labels);
    }
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  using Group = std::set<ProfileId>;

  void Add(const Page& page) {
    const Ontology ontology = WorldOntology();
    const auto& entities = page.extraction.entities;
    std::vector<Profile> profiles;
    for (const LocalEntity& entity : entities) {
      profiles.push_back(MakeProfile(page.document, entity, {}, ontology));
    }
    KeepNeighborsApart(page.document.key, entities, profiles);
    for (size_t i = 0; i < profiles.size(); ++i) {
      labels_[profiles[i].Id()].push_back(page.document.key.value + ":" +
                                          entities[i].name);
      profiles_.emplace(profiles[i].Id(), profiles[i]);
    }
  }

  ProfileId RootOf(const ProfileId& id) const {
    for (const auto& [root, members] : groups_) {
      if (members.contains(id)) return root;
    }
    return id;
  }

  bool Apart(const Group& a, const Group& b, const std::string& key) const {
    const VetoMark rest = MarkOf(MarkOrigin::kRest, key, "");
    std::map<uint64_t, std::array<std::set<uint32_t>, 2>> sides;
    for (const int which : {0, 1}) {
      for (const ProfileId& id : which == 0 ? a : b) {
        for (const VetoMark& veto : profiles_.at(id).vetoes) {
          if (OriginOf(veto) == MarkOrigin::kRest &&
              veto.decision != rest.decision) {
            continue;
          }
          sides[veto.decision][static_cast<size_t>(which)].insert(veto.side);
        }
      }
    }
    return std::any_of(sides.begin(), sides.end(), [](const auto& decision) {
      const auto& [left, right] = decision.second;
      return !left.empty() && !right.empty() &&
             std::none_of(left.begin(), left.end(), [&right](uint32_t side) {
               return right.contains(side);
             });
    });
  }

  void Join(const ProfileId& a, const ProfileId& b) {
    const auto [low, high] = std::minmax(a, b);
    groups_[low].merge(groups_[high]);
    groups_.erase(high);
  }

  void JoinStrong() {
    std::map<std::string, std::vector<ProfileId>> bearers_of;
    for (const auto& [id, profile] : profiles_) {
      for (const std::string& key : profile.strong_keys) {
        bearers_of[key].push_back(id);
      }
    }
    std::vector<std::string> keys;
    for (const auto& [key, bearers] : bearers_of) keys.push_back(key);
    std::sort(keys.begin(), keys.end(), [&](const auto& a, const auto& b) {
      return std::tuple(-StrengthOfKey(a), bearers_of[a], a) <
             std::tuple(-StrengthOfKey(b), bearers_of[b], b);
    });
    for (const std::string& key : keys) {
      const std::vector<ProfileId>& bearers = bearers_of[key];
      std::set<ProfileId> contradicted;
      for (const ProfileId& a : bearers) {
        for (const ProfileId& b : bearers) {
          if (Apart(groups_[RootOf(a)], groups_[RootOf(b)], key)) {
            contradicted.insert({RootOf(a), RootOf(b)});
          }
        }
      }
      std::optional<ProfileId> first;
      for (const ProfileId& bearer : bearers) {
        const ProfileId root = RootOf(bearer);
        if (contradicted.contains(root)) continue;
        if (first && RootOf(*first) != root) Join(RootOf(*first), root);
        first = bearer;
      }
    }
  }

  std::set<ProfileId> BearersOf(const Profile& weak, int rank) const {
    std::set<ProfileId> bearers;
    for (const auto& [id, other] : profiles_) {
      if (other.is_weak()) continue;
      for (const std::string& key : weak.weak_keys) {
        if (RankOfWeakKey(key) != rank) continue;
        const auto& offers = other.weak_keys;
        if (std::find(offers.begin(), offers.end(), key) != offers.end()) {
          bearers.insert(RootOf(id));
        }
      }
    }
    return bearers;
  }

  void AttachWeak() {
    std::map<ProfileId, ProfileId> attach;
    for (const auto& [id, weak] : profiles_) {
      if (!weak.is_weak()) continue;
      for (const int rank : {2, 1}) {
        const std::set<ProfileId> bearers = BearersOf(weak, rank);
        if (bearers.size() == 1) attach[id] = *bearers.begin();
        if (!bearers.empty()) break;
      }
    }
    for (const auto& [weak, bearer] : attach) {
      groups_[bearer].insert(weak);
      groups_.erase(weak);
    }
  }

  std::map<ProfileId, Profile> profiles_;
  std::map<ProfileId, std::vector<std::string>> labels_;
  std::map<ProfileId, Group> groups_;  // by least member
};

std::vector<Page> RandomPages(uint32_t seed, int count, bool described) {
  std::mt19937 random(seed);
  std::vector<Page> pages;
  for (int i = 0; i < count; ++i) {
    pages.push_back(RandomPage("page" + std::to_string(i), random, described));
  }
  return pages;
}

void RequireSound(World& world) {
  CheckReport report;
  REQUIRE(CheckRecords(*world.store().Published(), report).has_value());
  INFO((report.clean() ? std::string() : report.findings.front().message));
  REQUIRE(report.clean());
}

}  // namespace

TEST_CASE("Identity is what comparing every pair gives", "[resolve]") {
  for (uint32_t seed = 0; seed < 60; ++seed) {
    INFO("seed " << seed);
    const std::vector<Page> pages =
        RandomPages(seed, 1 + static_cast<int>(seed % 12), false);
    World world;
    for (const Page& page : pages) world.Put(page);
    world.Derive();
    REQUIRE(world.Partition() == SlowIdentity(pages).groups());
    RequireSound(world);
  }
}

TEST_CASE("Any order and any division of the work export the same bytes",
          "[resolve]") {
  for (uint32_t seed = 100; seed < 104; ++seed) {
    std::vector<Page> pages = RandomPages(seed, 14, true);
    World together;
    for (const Page& page : pages) together.Put(page);
    together.Derive();
    const auto expected = together.Export();
    REQUIRE(expected.size() > 14);
    std::mt19937 random(seed);
    for (int shuffle = 0; shuffle < 20; ++shuffle) {
      INFO("seed " << seed << ", shuffle " << shuffle);
      std::shuffle(pages.begin(), pages.end(), random);
      World world;
      for (const Page& page : pages) {
        world.Put(page);
        if (random() % 3 == 0)
          world.Derive({1 + random() % 4, 1 + random() % 4000});
      }
      world.Derive({1 + random() % 4, 1 + random() % 4000});
      REQUIRE(Difference(world.Export(), expected) ==
              std::vector<std::string>());
    }
  }
}

//   a: Harbour League = HL         b: HL, alone
//   HL joins the only bearer that there is; with a second one it stands alone.
TEST_CASE("An acronym joins its only bearer and stands alone between two",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Harbour League"), Acronym("HL")});
  PageBuilder b("b");
  b.Add("Organization", {Acronym("HL")});
  PageBuilder c("c");
  c.Add("Party", {Full("Hill Lodge"), Acronym("HL")});

  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Harbour League", "b:HL"}});

  world.Put(c.Build());
  const DerivationReport split = world.Derive();
  REQUIRE(world.Partition() ==
          Groups{{"a:Harbour League"}, {"b:HL"}, {"c:Hill Lodge"}});
  REQUIRE(split.splits.size() == 1);
  CHECK(split.splits[0].before[0].name == "Harbour League");
  CHECK(split.splits[0].after.size() == 2);

  world.Remove("c");
  const DerivationReport merge = world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Harbour League", "b:HL"}});
  REQUIRE(merge.merges.size() == 1);
  CHECK(merge.merges[0].after[0].name == "Harbour League");
  RequireSound(world);
}

//   a: Red Tide Front    b: Frente Marea Roja    c: Red Tide Front, also known
//                                                   as Frente Marea Roja
TEST_CASE("A merge that rests on an alias goes with the page that states it",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Party", {Full("Red Tide Front")});
  PageBuilder b("b");
  b.Add("Organization", {Full("Frente Marea Roja")});
  PageBuilder c("c");
  c.Add("Party", {Full("Red Tide Front"), Alias("Frente Marea Roja")});

  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  const auto before = world.Export();
  REQUIRE(world.Partition().size() == 2);

  world.Put(c.Build());
  const DerivationReport merge = world.Derive();
  REQUIRE(world.Partition().size() == 1);
  REQUIRE(merge.merges.size() == 1);
  CHECK(merge.merges[0].before.size() == 2);

  world.Remove("c");
  const DerivationReport split = world.Derive();
  REQUIRE(world.Export() == before);
  REQUIRE(split.splits.size() == 1);
}

TEST_CASE("Translations of a name meet under a stated acronym", "[resolve]") {
  PageBuilder english("en");
  english.Add("Party", {Full("Communist Party of Breland"), Acronym("PCB")});
  PageBuilder french("fr");
  french.Add("Party", {Full("Parti communiste du Bréland"), Acronym("PCB")});
  PageBuilder other("other");
  other.Add("Party", {Full("Port Carriers Board"), Acronym("PCB")});
  World world;
  for (auto* page : {&english, &french, &other}) world.Put(page->Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"en:Communist Party of Breland",
                                       "fr:Parti communiste du Bréland"},
                                      {"other:Port Carriers Board"}});
}

TEST_CASE("A surname alone is somebody else in every document", "[resolve]") {
  PageBuilder a("a");
  a.Add("Person", {Surname("Vidal")});
  PageBuilder b("b");
  b.Add("Person", {Surname("Vidal")});
  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Vidal"}, {"b:Vidal"}});

  PageBuilder c("c");
  c.Add("Person", {Full("Ana Vidal"), Surname("Vidal")});
  world.Put(c.Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Vidal", "b:Vidal", "c:Ana Vidal"}});
}

//   a: Grey Heron, an Organization     b: Grey Heron, perhaps a Person
TEST_CASE("A guessed type gives way to the only known bearer of the name",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Grey Heron")});
  PageBuilder b("b");
  b.Add("Person", {Full("Grey Heron")}, true);
  PageBuilder c("c");
  c.Add("Place", {Full("Grey Heron")});
  World world;
  world.Put(b.Build());
  world.Derive();
  CHECK(world.Export()[0].find("Person") != std::string::npos);
  world.Put(a.Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Grey Heron", "b:Grey Heron"}});
  world.Put(c.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 3);
  RequireSound(world);
}

TEST_CASE("Things of one name whose types are guesses are one", "[resolve]") {
  PageBuilder a("a");
  a.Add("Person", {Full("Grey Heron")}, true);
  PageBuilder b("b");
  b.Add("Place", {Full("Grey Heron"), Alias("Heron House")}, true);
  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Grey Heron", "b:Grey Heron"}});
  RequireSound(world);
}

TEST_CASE("Types of two families never join", "[resolve]") {
  PageBuilder a("a");
  a.Add("Place", {Full("Breland")});
  PageBuilder b("b");
  b.Add("Party", {Full("Breland")});
  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 2);
}

//   en: Workers' Union of Peru   fr: Union ouvrière du Pérou
//   a: Othmane Rahal             b: Rahal, Osman
TEST_CASE("Translations and spellings of a name are one thing", "[resolve]") {
  PageBuilder english("en");
  english.Add("Organization", {Full("Workers' Union of Peru")});
  english.Add("Person", {Full("Othmane Rahal")});
  PageBuilder french("fr");
  french.Add("Organization", {Full("Union ouvrière du Pérou")});
  french.Add("Person", {Full("Rahal, Osman")});
  World world;
  world.Put(english.Build());
  world.Put(french.Build());
  world.Derive();
  REQUIRE(world.Partition() ==
          Groups{{"en:Othmane Rahal", "fr:Rahal, Osman"},
                 {"en:Workers' Union of Peru", "fr:Union ouvrière du Pérou"}});
  RequireSound(world);
}

//   a: Varne Line    b: Varne Line, Varne Lines    c: Varne Lines
TEST_CASE("What one document sets side by side stays two in all", "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Varne Line")});
  PageBuilder b("b");
  b.Add("Organization", {Full("Varne Line")});
  b.Add("Organization", {Full("Varne Lines")});
  PageBuilder c("c");
  c.Add("Organization", {Full("Varne Lines")});
  World world;
  for (auto* page : {&a, &b, &c}) world.Put(page->Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Varne Line", "b:Varne Line"},
                                      {"b:Varne Lines", "c:Varne Lines"}});
}

//   a names Varne Dockers twice, as coreference may have missed; b, c once
TEST_CASE("One name twice in a document is still that of all others",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Varne Dockers")});
  a.Add("Organization", {Full("Varne Dockers")});
  PageBuilder b("b");
  b.Add("Organization", {Full("Varne Dockers")});
  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 1);
}

//   a uses both names of one thing; b has one of them, c the other
TEST_CASE("Two names that mean or sound the same are not set side by side",
          "[resolve]") {
  const auto [type, one, other] =
      GENERATE(table<std::string, std::string, std::string>(
          {{"Organization", "Interior Ministry", "Ministry of the Interior"},
           {"Person", "Ana Rivas", "Rivas, Ana"},
           {"Person", "Othmane Rahal", "Osman Rahal"}}));
  PageBuilder a("a");
  a.Add(type, {Full(one)});
  a.Add(type, {Full(other)});
  PageBuilder b("b");
  b.Add(type, {Full(one)});
  PageBuilder c("c");
  c.Add(type, {Full(other)});
  World world;
  for (auto* page : {&a, &b, &c}) world.Put(page->Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 1);
}

TEST_CASE("Companies of two legal forms are two", "[resolve]") {
  PageBuilder a("a");
  a.Add("Organization", {Full("Varne Line SA")});
  PageBuilder b("b");
  b.Add("Organization", {Full("Varne Line Ltd")});
  World world;
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 2);
}

//   Interior Ministry is Peru's while only Peru's is known.
TEST_CASE("A name without its place is the only one that has a place",
          "[resolve]") {
  PageBuilder bare("bare");
  bare.Add("Organization", {Full("Interior Ministry")});
  PageBuilder peru("peru");
  peru.Add("Organization", {Full("Interior Ministry of Peru")});
  PageBuilder chile("chile");
  chile.Add("Organization", {Full("Chilean Interior Ministry")});
  World world;
  world.Put(bare.Build());
  world.Put(peru.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 1);
  world.Put(chile.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 3);
  world.Remove("peru");
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"bare:Interior Ministry",
                                       "chile:Chilean Interior Ministry"}});
}

//   a: Colonel Paul Vidal, Judge Ana Vidal    b: Coronel Vidal    c: Vidal
TEST_CASE("A title tells whose surname it is", "[resolve]") {
  PageBuilder a("a");
  a.Add("Person", {Full("Colonel Paul Vidal")});
  a.Add("Person", {Full("Judge Ana Vidal")});
  PageBuilder b("b");
  b.Add("Person", {Surname("Coronel Vidal")});
  PageBuilder c("c");
  c.Add("Person", {Surname("Vidal")});
  PageBuilder d("d");
  d.Add("Person", {Surname("Minister Vidal")});
  World world;
  for (auto* page : {&a, &b, &c, &d}) world.Put(page->Build());
  world.Derive();
  REQUIRE(world.Partition() ==
          Groups{{"a:Colonel Paul Vidal", "b:Coronel Vidal"},
                 {"a:Judge Ana Vidal"},
                 {"c:Vidal"},
                 {"d:Minister Vidal"}});
}

TEST_CASE("Father and son, initials and longer names keep their persons apart",
          "[resolve]") {
  PageBuilder a("a");
  a.Add("Person", {Full("Paul Vidal")});
  PageBuilder b("b");
  b.Add("Person", {Full("Paul Vidal, Jr.")});
  PageBuilder c("c");
  c.Add("Person", {Full("Juan Rivas Soto")});
  PageBuilder d("d");
  d.Add("Person", {Full("Juan Rivas Paz")});
  PageBuilder e("e");
  e.Add("Person", {Full("P. Vidal")});
  World world;
  for (auto* page : {&a, &b, &c, &d, &e}) world.Put(page->Build());
  world.Derive();
  REQUIRE(world.Partition() == Groups{{"a:Paul Vidal"},
                                      {"b:Paul Vidal, Jr."},
                                      {"c:Juan Rivas Soto"},
                                      {"d:Juan Rivas Paz"},
                                      {"e:P. Vidal"}});
  world.Remove("b");
  world.Derive();
  REQUIRE(world.Partition()[0] ==
          std::vector<std::string>{"a:Paul Vidal", "e:P. Vidal"});
}

// A page on a strike at Varne Prison.
Page StrikePage(const std::string& key, const std::string& event,
                const std::string& prison, const char* date) {
  PageBuilder page(key);
  const LocalIndex strike =
      page.Add("Event", {{event, NameKind::kDescription, {}}});
  page.Claim(strike, "occurred_at", page.Add("Prison", {Full(prison)}));
  page.Claim(strike, "occurred_on",
             Literal{LiteralKind::kDate, date, PartialDate::Parse(date),
                     std::nullopt, Comparator::kEqual});
  return page.Build();
}

//   a: the strike, Varne Prison, May 1986    b: la huelga, prisión de Varne,
//   9 May 1986                               c: la grève, June 1986
TEST_CASE(
    "Events of one kind, place and month are one, in another they are not",
    "[resolve]") {
  World world;
  world.Put(StrikePage("a", "the strike", "Varne Prison", "1986-05"));
  world.Put(StrikePage("b", "la huelga", "prisión de Varne", "1986-05-09"));
  world.Put(StrikePage("c", "la grève", "prison de Varne", "1986-06"));
  world.Put(StrikePage("d", "the strike", "Ilo Prison", "1986-05"));
  world.Derive();
  REQUIRE(world.Partition() ==
          Groups{{"a:Varne Prison", "b:prisión de Varne", "c:prison de Varne"},
                 {"a:the strike", "b:la huelga"},
                 {"c:la grève"},
                 {"d:Ilo Prison"},
                 {"d:the strike"}});
  RequireSound(world);
}

TEST_CASE("Events of one kind, place and month on days far apart are two",
          "[resolve]") {
  World world;
  world.Put(StrikePage("a", "the strike", "Varne Prison", "1986-05-03"));
  world.Put(StrikePage("b", "the strike", "Varne Prison", "1986-05-05"));
  world.Put(StrikePage("c", "the strike", "Varne Prison", "1986-05-24"));
  world.Derive();
  REQUIRE(world.Partition().size() == 4);
  world.Remove("c");
  world.Derive();
  REQUIRE(world.Partition().size() == 2);
  RequireSound(world);
}

//   The prisons of a and b become one with c; so do the events there.
TEST_CASE("Events follow what becomes of their places", "[resolve]") {
  World world;
  world.Put(StrikePage("a", "the strike", "Salt House", "1986-05"));
  world.Put(StrikePage("b", "the strike", "Varne Gaol", "1986-05"));
  world.Derive();
  REQUIRE(world.Partition().size() == 4);
  PageBuilder c("c");
  c.Add("Prison", {Full("Varne Gaol"), Alias("Salt House")});
  world.Put(c.Build());
  world.Derive();
  REQUIRE(world.Partition().size() == 2);
  world.Remove("c");
  world.Derive();
  REQUIRE(world.Partition().size() == 4);
  RequireSound(world);
}

// A page on a strike, nobody says when, at two places.
Page StrikeAtTwoPlaces(const std::string& key) {
  PageBuilder page(key);
  const LocalIndex strike =
      page.Add("Event", {{"the strike", NameKind::kDescription, {}}});
  page.Claim(strike, "occurred_at", page.Add("Prison", {Full("Salt House")}));
  page.Claim(strike, "occurred_at", page.Add("Prison", {Full("Varne Gaol")}));
  return page.Build();
}

//   Two places tell which strike it was; c says that they are one.
TEST_CASE("Events part when what they share tells them no longer",
          "[resolve]") {
  World world;
  world.Put(StrikeAtTwoPlaces("a"));
  world.Put(StrikeAtTwoPlaces("b"));
  world.Derive();
  REQUIRE(world.Partition().size() == 3);
  PageBuilder c("c");
  c.Add("Prison", {Full("Varne Gaol"), Alias("Salt House")});
  world.Put(c.Build());
  world.Derive();
  REQUIRE(world.Partition() ==
          Groups{{"a:Salt House", "a:Varne Gaol", "b:Salt House",
                  "b:Varne Gaol", "c:Varne Gaol"},
                 {"a:the strike"},
                 {"b:the strike"}});
  RequireSound(world);
}

TEST_CASE("Likeness that too many share joins nobody", "[resolve]") {
  World world;
  const auto page_of = [](int i) {
    PageBuilder page("page" + std::to_string(i));
    page.Add("Organization",
             {Full("Red Cross Hospital" +
                   std::string(i == 0 ? "" : " of Ilo" + std::to_string(i)))});
    return page.Build();
  };
  // The places differ, so that only the first two are alike without question.
  world.Put(page_of(0));
  world.Put(page_of(1));
  world.Derive();
  REQUIRE(world.Partition().size() == 1);
  for (int i = 2; i < 300; ++i) world.Put(page_of(i));
  world.Derive();
  REQUIRE(world.Partition().size() == 300);
  for (int i = 2; i < 300; ++i) world.Remove("page" + std::to_string(i));
  world.Derive();
  REQUIRE(world.Partition().size() == 1);
  RequireSound(world);
}

//   p --member_of--> HL (alone)       the relation follows HL when it joins
//                                     "Harbour League" of another page.
TEST_CASE("Claims follow an entity that becomes another", "[resolve]") {
  PageBuilder a("a");
  const LocalIndex person = a.Add("Person", {Full("Ana Vidal")});
  const LocalIndex acronym = a.Add("Organization", {Acronym("HL")});
  a.Claim(person, "member_of", acronym);
  PageBuilder b("b");
  b.Add("Organization", {Full("Harbour League"), Acronym("HL")});

  World world;
  world.Put(a.Build());
  world.Derive();
  world.Put(b.Build());
  world.Derive();
  const auto snapshot = world.store().Published();
  std::vector<RelationRecord> found;
  REQUIRE(relations::ForEach(*snapshot, [&](RelationNumber,
                                            const RelationRecord& record) {
            found.push_back(record);
            return true;
          }).has_value());
  REQUIRE(found.size() == 1);
  const auto object =
      entities::Read(*snapshot, std::get<EntityNumber>(found[0].object));
  REQUIRE(object.has_value());
  CHECK((*object)->name == "Harbour League");
  RequireSound(world);
}

TEST_CASE("An entity is called by the most telling and most frequent name",
          "[resolve]") {
  World world;
  for (const char* key : {"a", "b", "c"}) {
    PageBuilder page(key);
    page.Add("Organization",
             {Full(*key == 'c' ? "The Harbour League" : "Harbour League"),
              Acronym("HL")});
    world.Put(page.Build());
  }
  world.Derive();
  const auto lines = world.Export();
  REQUIRE(lines.size() == 1);
  CHECK(
      lines[0].find(
          R"("name":"Harbour League","aliases":["HL","The Harbour League"])") !=
      std::string::npos);
}

TEST_CASE("Derived records that contradict each other are corruption",
          "[resolve]") {
  const auto damage = GENERATE(0, 1, 2, 3);
  PageBuilder page("page");
  page.Add("Person", {Full("Ana Vidal"), Surname("Vidal")});
  World world;
  world.Put(page.Build());
  world.Derive();
  auto transaction = world.store().Begin();
  std::vector<std::pair<ProfileId, ProfileRecord>> found;
  REQUIRE(profiles::ForEach(
      *transaction, [&](const ProfileId& id, const ProfileRecord& record) {
        found.emplace_back(id, record);
        return true;
      }));
  REQUIRE(found.size() == 1);
  auto& [id, profile] = found.front();
  if (damage == 0) profile.names.clear();
  if (damage == 1) profile.member_count = 0;
  if (damage == 2) profile.strong_keys = {std::string("a\0b", 3)};
  if (damage == 3) profile.types.front().count = 0;
  profiles::Write(*transaction, id, profile);
  REQUIRE(world.store().Commit(std::move(transaction),
                               KnowledgeStore::Publish::kYes));
  world.Remove("page");
  transaction = world.store().Begin();
  const auto derived =
      Derive(*transaction, world.ontology(), DerivationLimits());
  REQUIRE_FALSE(derived);
  CHECK(derived.error().code == ErrorCode::kCorruption);
}

// One more page to 2,000: what it costs must not grow with them.
TEST_CASE("One more document reads and writes a bounded number of keys",
          "[resolve]") {
  const auto page_of = [](int i) {
    PageBuilder page("page" + std::to_string(i));
    const std::string number = std::to_string(i);
    const LocalIndex person =
        page.Add("Person", {Full("Ana Vidal"), Surname("Vidal")});
    const LocalIndex own =
        page.Add("Person", {Full("Person" + number + " X" + number)});
    const LocalIndex body =
        page.Add("Organization", {Full("Harbour League"), Acronym("HL")});
    const LocalIndex acronym = page.Add("Party", {Acronym("RTF")});
    const LocalIndex weak = page.Add("Person", {Surname("Roca")});
    const LocalIndex place = page.Add("Place", {Full("Breland")});
    page.Claim(person, "leads", body);
    page.Claim(own, "member_of", body);
    page.Claim(weak, "member_of", acronym);
    page.Claim(body, "located_in", place);
    return page.Build();
  };
  World world;
  PageBuilder first("first");
  first.Add("Person", {Full("Ines Roca"), Surname("Roca")});
  first.Add("Party", {Full("Red Tide Front"), Acronym("RTF")});
  world.Put(first.Build());
  const auto cost_of = [&world](const Page& page) {
    const OperationCounts before = world.store().operations();
    world.Put(page);
    world.Derive();
    const OperationCounts after = world.store().operations();
    return OperationCounts{after.reads - before.reads,
                           after.writes - before.writes};
  };
  for (int i = 0; i < 20; ++i) world.Put(page_of(i));
  world.Derive();
  const OperationCounts early = cost_of(page_of(20));
  for (int i = 21; i < 2000; ++i) world.Put(page_of(i));
  world.Derive();
  const OperationCounts late = cost_of(page_of(2000));
  INFO("reads " << early.reads << " then " << late.reads << ", writes "
                << early.writes << " then " << late.writes);
  // A set that has grown to two segments takes one read and write more.
  CHECK(late.reads <= early.reads + 20);
  CHECK(late.writes <= early.writes + 20);
  CHECK(late.reads < 400);
}

}  // namespace quipu::test
