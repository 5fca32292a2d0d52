#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>

#include "graph/model/names.h"
#include "graph/store/check_records.h"
#include "graph/store/tables.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

// Identity as docs/identity.md tells it, the slow way: every pair is compared
// until nothing changes any more.
class SlowIdentity {
 public:
  explicit SlowIdentity(const std::vector<Page>& pages) {
    for (const Page& page : pages) {
      for (const LocalEntity& entity : page.extraction.entities) {
        Add(page.document.key.value, entity);
      }
    }
    JoinStrong();
    AttachWeak();
  }

  Groups groups() const {
    std::map<size_t, std::vector<std::string>> by_group;
    for (const Local& local : locals_) {
      by_group[local.group].push_back(local.label);
    }
    Groups result;
    for (auto& [group, labels] : by_group) {
      std::sort(labels.begin(), labels.end());
      result.push_back(labels);
    }
    std::sort(result.begin(), result.end());
    return result;
  }

 private:
  struct Local {
    std::string label;
    std::string document;
    std::string family;
    std::set<std::string> strong;
    std::set<std::string> weak;
    bool surname_only = false;
    size_t group = 0;
  };

  static std::set<std::string> Beginnings(const std::string& name) {
    std::set<std::string> result;
    std::string word;
    for (const char c : name + " ") {
      if (c != ' ') {
        word += c;
        continue;
      }
      if (!word.empty() && word != "du" && word != "of") {
        result.insert(word.substr(0, 3));
      }
      word.clear();
    }
    return result;
  }

  void Add(const std::string& document, const LocalEntity& entity) {
    Local local;
    local.label = document + ":" + entity.name;
    local.document = document;
    local.family = entity.type == "Party" || entity.type == "Organization"
                       ? "Body"
                       : entity.type;
    local.group = locals_.size();
    const bool whole = std::any_of(entity.names.begin(), entity.names.end(),
                                   [](const LocalName& name) {
                                     return name.kind == NameKind::kFull ||
                                            name.kind == NameKind::kStatedAlias;
                                   });
    if (entity.type_is_guess && whole) {  // any family may bear these names
      local.family = "?";
      for (const LocalName& name : entity.names) {
        if (name.kind != NameKind::kAcronym) {
          local.weak.insert("? " + NormalizeName(name.text));
        }
      }
      locals_.push_back(std::move(local));
      return;
    }
    const std::string in_family = local.family + " ";
    bool acronym = false;
    for (const LocalName& name : entity.names) {
      const std::string normal = NormalizeName(name.text);
      if (name.kind == NameKind::kFull || name.kind == NameKind::kStatedAlias) {
        local.strong.insert(normal);
        local.weak.insert("? " + normal);
      }
      if (name.kind == NameKind::kFull && local.family == "Person") {
        local.weak.insert(in_family + normal.substr(normal.rfind(' ') + 1));
      }
      if (name.kind == NameKind::kSurname) {
        local.weak.insert(in_family + normal);
      }
      if (name.kind != NameKind::kAcronym) continue;
      acronym = true;
      local.weak.insert(in_family + normal);
      for (const LocalName& full : entity.names) {
        if (full.kind != NameKind::kFull) continue;
        std::string key = "acronym " + normal;
        for (const auto& beginning : Beginnings(NormalizeName(full.text))) {
          key += " " + beginning;
        }
        local.strong.insert(key);
      }
    }
    local.surname_only = !whole && !acronym;
    locals_.push_back(std::move(local));
  }

  static bool Share(const std::set<std::string>& a,
                    const std::set<std::string>& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& item) {
      return b.contains(item);
    });
  }

  void Regroup(size_t from, size_t to) {
    for (Local& local : locals_) {
      if (local.group == from) local.group = to;
    }
  }

  void JoinStrong() {
    for (const Local& a : locals_) {
      for (const Local& b : locals_) {
        if (a.family == b.family && Share(a.strong, b.strong)) {
          Regroup(b.group, a.group);
        }
        // Weak names alone: the same acronyms are one thing; a surname is
        // one only within its document.
        if (a.family == b.family && a.strong.empty() && b.strong.empty() &&
            a.weak == b.weak && a.surname_only == b.surname_only &&
            (!a.surname_only || a.document == b.document)) {
          Regroup(b.group, a.group);
        }
      }
    }
  }

  void AttachWeak() {
    std::map<size_t, size_t> attach;
    for (const Local& weak : locals_) {
      if (!weak.strong.empty()) continue;
      std::set<size_t> bearers;
      for (const Local& other : locals_) {
        if (!other.strong.empty() && Share(other.weak, weak.weak)) {
          bearers.insert(other.group);
        }
      }
      if (bearers.size() == 1) attach[weak.group] = *bearers.begin();
    }
    for (const auto& [from, to] : attach) Regroup(from, to);
  }

  std::vector<Local> locals_;
};

std::vector<Page> RandomPages(uint32_t seed, int count) {
  std::mt19937 random(seed);
  std::vector<Page> pages;
  for (int i = 0; i < count; ++i) {
    pages.push_back(RandomPage("page" + std::to_string(i), random));
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
        RandomPages(seed, 1 + static_cast<int>(seed % 12));
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
    std::vector<Page> pages = RandomPages(seed, 14);
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
