// Things without names: which of them are one, in texts on the same things.

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

using Groups = std::vector<std::vector<std::string>>;

// A page on Varne Prison and the Harbour League, to which more is added.
PageBuilder OnTopics(const std::string& key) {
  PageBuilder page(key);
  page.Add("Prison", {Full("Varne Prison")});
  page.Add("Organization", {Full("Harbour League")});
  return page;
}

Page WithDescribed(const std::string& key, const std::string& type,
                   const std::vector<std::string>& descriptions) {
  PageBuilder page = OnTopics(key);
  for (const std::string& words : descriptions) page.Describe(type, words);
  return page.Build();
}

Page WithNamed(const std::string& key, const std::string& type,
               const std::string& name) {
  PageBuilder page = OnTopics(key);
  page.Add(type, {Full(name)});
  return page.Build();
}

// Those of the partition that are no topics.
Groups Others(const World& world) {
  Groups others;
  for (const auto& group : world.Partition()) {
    const std::string& first = group.front();
    const std::string name = first.substr(first.find(':') + 1);
    if (name != "Varne Prison" && name != "Harbour League") {
      others.push_back(group);
    }
  }
  return others;
}

//   a: Varne Prison, Harbour League, the governor
//   b: Varne Prison, Harbour League, le gouverneur
//   c: Ilo Prison,   Harbour League, the governor
TEST_CASE("In texts on the same things the only one of a kind is one",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Person", {"the governor"}));
  world.Put(WithDescribed("b", "Person", {"le gouverneur"}));
  PageBuilder c("c");
  c.Add("Prison", {Full("Ilo Prison")});
  c.Add("Organization", {Full("Harbour League")});
  c.Describe("Person", "the governor");
  world.Put(c.Build());
  world.Derive();
  REQUIRE(Others(world) == Groups{{"a:the governor", "b:le gouverneur"},
                                  {"c:Ilo Prison"},
                                  {"c:the governor"}});
}

TEST_CASE("Of two of a kind in one text neither is another text's",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Person", {"the governor"}));
  world.Put(WithDescribed("b", "Person",
                          {"the governor", "the former governor of Ilo"}));
  world.Derive();
  REQUIRE(Others(world).size() == 3);
}

//   a: the governor    b: Governor Ana Vidal    c: Governor Paul Roca
TEST_CASE("What a text describes is the only one that others name so",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Person", {"the governor"}));
  world.Put(WithNamed("b", "Person", "Governor Ana Vidal"));
  world.Derive();
  REQUIRE(Others(world) == Groups{{"a:the governor", "b:Governor Ana Vidal"}});
  SECTION("not if there are two") {
    world.Put(WithNamed("c", "Person", "Governor Paul Roca"));
    world.Derive();
    REQUIRE(Others(world).size() == 3);
    world.Remove("c");
    world.Derive();
    REQUIRE(Others(world).size() == 1);
  }
  SECTION("and no longer when the named one goes") {
    world.Remove("b");
    world.Derive();
    REQUIRE(Others(world) == Groups{{"a:the governor"}});
  }
}

TEST_CASE("Several descriptions join one named thing together", "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Organization", {"the ministry"}));
  world.Put(WithDescribed("b", "Organization", {"el ministerio"}));
  world.Put(WithNamed("c", "Organization", "Ministry of Justice"));
  world.Derive();
  REQUIRE(Others(world) == Groups{{"a:the ministry", "b:el ministerio",
                                   "c:Ministry of Justice"}});
  world.Remove("c");
  world.Derive();
  REQUIRE(Others(world) == Groups{{"a:the ministry", "b:el ministerio"}});
}

//   a, b: Varne Prison, Harbour League, the governor
//   and up to 63 documents that name both and tell nothing else
TEST_CASE("What very many documents name is no topic", "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Person", {"the governor"}));
  world.Put(WithDescribed("b", "Person", {"the governor"}));
  for (int i = 0; i < 62; ++i) {
    world.Put(OnTopics("page" + std::to_string(i)).Build());
  }
  world.Derive();
  REQUIRE(Others(world).size() == 1);
  world.Put(OnTopics("one more").Build());
  world.Derive();
  REQUIRE(Others(world).size() == 2);
  world.Remove("page7");
  world.Derive();
  REQUIRE(Others(world).size() == 1);
}

TEST_CASE("What words say of a described thing keeps it from others",
          "[resolve]") {
  const auto check = [](const char* of, const char* a, const char* b,
                        size_t things) {
    INFO(a << ", " << b);
    World world;
    world.Put(WithDescribed("a", of, {a}));
    world.Put(WithDescribed("b", of, {b}));
    world.Derive();
    CHECK(Others(world).size() == things);
  };
  check("Person", "the Chilean minister", "le ministre péruvien", 2);
  check("Person", "the Chilean minister", "le ministre chilien", 1);
  check("Person", "the Chilean minister", "le ministre", 1);
  check("Person", "the foreign minister", "el ministro de justicia", 2);
  check("Event", "the Peruvian strike", "la grève chilienne", 2);
  check("Event", "an air strike", "la grève", 2);
}

//   a: Varne Prison, Harbour League, Tolen, the strike in Tolen
//   b: Varne Prison, Harbour League, Sorel, the strike in Sorel
TEST_CASE("What is mentioned in a description keeps it from others",
          "[resolve]") {
  const auto page_of = [](const std::string& key, const std::string& town) {
    PageBuilder page = OnTopics(key);
    page.Describe("Event", "the strike in " + town);
    page.Add("Place", {Full(town)});
    Page built = page.Build();
    LocalEntity& place = built.extraction.entities.back();
    const auto at =
        static_cast<uint32_t>(built.document.text.find("in " + town) + 3);
    place.mentions.insert(
        place.mentions.begin(),
        {{at, at + static_cast<uint32_t>(town.size())}, MentionKind::kName});
    return built;
  };
  World world;
  world.Put(page_of("a", "Tolen"));
  world.Put(page_of("b", "Sorel"));
  world.Derive();
  REQUIRE(Others(world).size() == 4);
  world.Put(page_of("c", "Sorel"));
  world.Derive();
  REQUIRE(Others(world).size() == 4);
}

TEST_CASE("Whose brother somebody is tells nothing elsewhere", "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Person", {"his brother"}));
  world.Put(WithDescribed("b", "Person", {"su hermano"}));
  world.Derive();
  REQUIRE(Others(world).size() == 2);
}

TEST_CASE("Where a text tells of several killings none is another text's",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Event", {"the killing"}));
  world.Put(WithDescribed("b", "Event", {"the killing", "la masacre"}));
  world.Put(WithDescribed("c", "Event", {"la huelga", "the killing"}));
  world.Put(WithDescribed("d", "Event", {"the strike of the strikers"}));
  world.Derive();
  REQUIRE(Others(world) ==
          Groups{{"a:the killing", "c:the killing"},
                 {"b:la masacre"},
                 {"b:the killing"},
                 {"c:la huelga", "d:the strike of the strikers"}});
}

TEST_CASE("A named thing is not the described one of another class",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Group", {"the guards"}));
  world.Put(WithDescribed("b", "Person", {"the guard"}));
  world.Derive();
  REQUIRE(Others(world).size() == 2);
}

TEST_CASE("Groups of other numbers are two in texts on the same things",
          "[resolve]") {
  World world;
  world.Put(WithDescribed("a", "Group", {"sixty prisoners"}));
  world.Put(WithDescribed("b", "Group", {"sesenta prisioneros"}));
  world.Put(WithDescribed("c", "Group", {"four prisoners"}));
  world.Put(WithDescribed("d", "Group", {"the prisoners"}));
  world.Derive();
  REQUIRE(Others(world) ==
          Groups{{"a:sixty prisoners", "b:sesenta prisioneros"},
                 {"c:four prisoners"},
                 {"d:the prisoners"}});
}

}  // namespace
}  // namespace quipu::test
