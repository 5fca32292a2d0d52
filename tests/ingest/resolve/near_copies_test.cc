#include "ingest/resolve/near_copies.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/resolve/imprint.h"
#include "ingest/resolve/sources.h"
#include "tests/ingest/resolve/world_support.h"
#include "tests/ingest/support/prose_support.h"

namespace quipu::test {
namespace {

Page Printed(const std::string& key, const std::string& publisher, int day,
             const std::string& text) {
  Page page;
  page.document = Article(key, text);
  if (!publisher.empty()) {
    page.document.metadata.publisher = StatedText{publisher, {}};
  }
  if (day > 0) {
    page.document.metadata.published =
        StatedDate{*PartialDate::Make(1988, 8, day), {}};
  }
  return page;
}

template <typename T>
T Must(Result<T> result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result.has_value());
  return std::move(*result);
}

// Document -> (the original's first document, its own source).
using Origins = std::map<std::string, std::pair<std::string, std::string>>;

Origins OriginsOf(const KnowledgeStore& store) {
  const auto reader = store.Published();
  std::vector<std::pair<std::string, DocumentNumber>> numbers;
  REQUIRE(documents::ForEachKey(*reader, [&](const DocumentKey& key,
                                             DocumentNumber number) {
            numbers.emplace_back(key.value, number);
            return true;
          }).has_value());
  Origins origins;
  for (const auto& [key, number] : numbers) {
    const auto id = Must(editions::Of(*reader, number));
    REQUIRE(id.has_value());
    const auto edition = Must(editions::Read(*reader, *id));
    REQUIRE(edition.has_value());
    const auto original = Must(editions::Read(*reader, edition->original));
    REQUIRE(original.has_value());
    const auto source = Must(sources::Read(*reader, number));
    CHECK(source == edition->source);
    origins[key] = {original->first.document.value, source.value_or("none")};
  }
  return origins;
}

// As docs/identity.md tells it, the slow way: every document copies the
// earliest of those before it that it is a near-copy of, or that it says it was
// taken from.
class SlowCopies {
 public:
  explicit SlowCopies(const std::map<std::string, Page>& pages) {
    for (const auto& [key, page] : pages) documents_.push_back(&page.document);
    std::sort(documents_.begin(), documents_.end(),
              [](const Document* a, const Document* b) {
                return std::tuple(Day(*a), a->key) <
                       std::tuple(Day(*b), b->key);
              });
    for (const Document* document : documents_) {
      // The first document speaks for its edition.
      imprints_.try_emplace(SketchOf(*document).edition,
                            ImprintOf(document->metadata));
    }
    std::stable_sort(documents_.begin(), documents_.end(),
                     [this](const Document* a, const Document* b) {
                       return std::tuple(Day(*a), WasTaken(*a)) <
                              std::tuple(Day(*b), WasTaken(*b));
                     });
    for (const Document* document : documents_) {
      sketches_.push_back(SketchOf(*document));
    }
  }

  Origins Find() const {
    Origins origins;
    for (size_t i = 0; i < documents_.size(); ++i) {
      const std::string& key = documents_[i]->key.value;
      origins[key] = {key, SourceOf(*documents_[i])};
      for (size_t j = 0; j < i; ++j) {
        if (!AreCopies(sketches_[i], sketches_[j])) continue;
        if (NamesAsOrigin(sketches_[j].edition, sketches_[i].edition)) continue;
        origins[key] = origins[documents_[j]->key.value];
        break;
      }
    }
    return origins;
  }

 private:
  static DayNumber Day(const Document& document) {
    const auto& published = document.metadata.published;
    return published ? published->value.Bounds().latest : INT32_MAX;
  }

  bool WasTaken(const Document& document) const {
    return !imprints_.at(SketchOf(document).edition).taken_from.empty();
  }

  bool AreCopies(const TextSketch& a, const TextSketch& b) const {
    return a.edition == b.edition || ShareOfCopy(a.sketch, b.sketch) ||
           IsTakenFrom(a.edition, b.edition) ||
           IsTakenFrom(b.edition, a.edition);
  }

  bool NamesAsOrigin(const EditionId& taker, const EditionId& origin) const {
    if (taker == origin) return false;
    return std::ranges::any_of(
        imprints_.at(taker).taken_from, [&](uint64_t digest) {
          return std::ranges::count(imprints_.at(origin).names, digest) > 0;
        });
  }

  bool IsTakenFrom(const EditionId& taker, const EditionId& origin) const {
    for (const uint64_t digest : imprints_.at(taker).taken_from) {
      std::set<EditionId> known;
      for (const auto& [id, imprint] : imprints_) {
        if (id != taker && std::ranges::count(imprint.names, digest) > 0) {
          known.insert(id);
        }
      }
      if (known == std::set<EditionId>{origin}) return true;
    }
    return false;
  }

  std::vector<const Document*> documents_;
  std::vector<TextSketch> sketches_;  // parallel to documents_
  std::map<EditionId, Imprint> imprints_;
};

Origins SlowOrigins(const std::map<std::string, Page>& pages) {
  return SlowCopies(pages).Find();
}

}  // namespace

TEST_CASE("Reprints are one voice, and the next one's when the original goes",
          "[copies]") {
  std::mt19937 random(1);
  const std::string story = Prose(200, random);
  World world;
  world.Put(Printed("c-wire", "Meridian", 1, story));
  world.Put(Printed("b-courier", "The Courier", 2,
                    Cut(story, 0.7, random) + Prose(20, random)));
  world.Put(Printed("a-mail", "The Mail", 3, Cut(story, 0.7, random)));
  world.Put(Printed("d-herald", "The Herald", 2, Prose(200, random)));
  world.Derive();
  CHECK(OriginsOf(world.store()) ==
        Origins{{"c-wire", {"c-wire", "publisher meridian"}},
                {"b-courier", {"c-wire", "publisher meridian"}},
                {"a-mail", {"c-wire", "publisher meridian"}},
                {"d-herald", {"d-herald", "publisher herald"}}});
  world.Remove("c-wire");
  world.Derive();
  CHECK(OriginsOf(world.store()) ==
        Origins{{"b-courier", {"b-courier", "publisher courier"}},
                {"a-mail", {"b-courier", "publisher courier"}},
                {"d-herald", {"d-herald", "publisher herald"}}});
}

//   review, May 1971: "reprinted from Varne Daily, May 1971"    daily, 5 May
TEST_CASE("What says that it was taken from another is never its original",
          "[copies]") {
  std::mt19937 random(9);
  const std::string story = Prose(100, random);
  const char* const day = GENERATE("1971-05", "1971-05-05", "1971-05-04");
  PageBuilder daily("z-daily");
  daily.Write(story);
  daily.Publish("Varne Daily", *PartialDate::Parse("1971-05-05"));
  PageBuilder review("a-review");
  review.Write(Cut(story, 0.7, random));
  review.Publish("Lamp Review", *PartialDate::Parse(day));
  Page reprint = review.Build();
  reprint.document.metadata.origin = {
      {"Varne Daily", {}}, StatedDate{*PartialDate::Parse("1971-05"), {}}};
  World world;
  world.Put(daily.Build());
  world.Put(reprint);
  world.Derive();
  CHECK(OriginsOf(world.store()).at("z-daily").first == "z-daily");
  const bool before = std::string(day) == "1971-05-04";
  CHECK(OriginsOf(world.store()).at("a-review").first ==
        (before ? "a-review" : "z-daily"));
}

TEST_CASE(
    "Of undated copies the first by key is the original, after dated ones",
    "[copies]") {
  std::mt19937 random(2);
  const std::string story = Prose(100, random);
  World world;
  world.Put(Printed("a", "A", 0, story));
  world.Put(Printed("b", "B", 0, story));
  world.Derive();
  CHECK(OriginsOf(world.store()).at("b").first == "a");
  world.Put(Printed("c", "C", 9, story));
  world.Derive();
  CHECK(OriginsOf(world.store()).at("a").first == "c");
  CHECK(OriginsOf(world.store()).at("b").second == "publisher c");
}

//   1 Aug: one   2 Aug: two, three     5 Aug: review = one + two + three
TEST_CASE("A review of the press does not make one voice of what it reprints",
          "[copies]") {
  std::mt19937 random(3);
  const std::string one = Prose(100, random);
  const std::string two = Prose(100, random);
  const std::string three = Prose(100, random);
  World world;
  world.Put(
      Printed("review", "Review", 5, one + "\n\n" + two + "\n\n" + three));
  world.Put(Printed("three", "C", 2, three));
  world.Put(Printed("two", "B", 2, two));
  world.Put(Printed("one", "A", 1, one));
  world.Derive();
  const Origins origins = OriginsOf(world.store());
  CHECK(origins.at("review").first == "one");
  CHECK(origins.at("two").first == "two");
  CHECK(origins.at("three").first == "three");
}

TEST_CASE("Any number of equal texts are one voice", "[copies]") {
  std::mt19937 random(4);
  const std::string story = Prose(100, random);
  World world;
  for (int i = 0; i < 400; ++i) {
    world.Put(Printed("copy" + std::to_string(i), "Paper " + std::to_string(i),
                      1 + i % 28, story));
  }
  world.Derive();
  for (const auto& [key, origin] : OriginsOf(world.store())) {
    REQUIRE(origin ==
            std::pair<std::string, std::string>("copy0", "publisher paper 0"));
  }
}

TEST_CASE("A translation that names its issue is a copy of it", "[copies]") {
  std::mt19937 random(6);
  Page original =
      Printed("newsletter", "Dockers' Newsletter", 3, Prose(100, random));
  Page translation = Printed("boletin", "Estiba", 20, Prose(100, random));
  translation.document.metadata.origin =
      StatedOrigin{{"The Dockers\u2019 Newsletter", {}},
                   StatedDate{*PartialDate::Make(1988, 8), {}}};
  World world;
  world.Put(translation);
  world.Derive();
  CHECK(OriginsOf(world.store()) ==
        Origins{{"boletin", {"boletin", "publisher dockers newsletter"}}});
  world.Put(original);
  world.Derive();
  CHECK(OriginsOf(world.store()).at("boletin").first == "newsletter");
  // Which of two articles of the issue it is, nobody can tell.
  world.Put(Printed("other", "Dockers' Newsletter", 9, Prose(100, random)));
  world.Derive();
  CHECK(OriginsOf(world.store()) ==
        Origins{{"boletin", {"boletin", "publisher dockers newsletter"}},
                {"newsletter", {"newsletter", "publisher dockers newsletter"}},
                {"other", {"other", "publisher dockers newsletter"}}});
  world.Remove("newsletter");
  world.Derive();
  CHECK(OriginsOf(world.store()).at("boletin").first == "other");
}

TEST_CASE("What more than 256 texts say they were taken from is no copy's",
          "[copies]") {
  std::mt19937 random(8);
  World world;
  world.Put(Printed("review", "Review", 1, Prose(40, random)));
  for (int i = 0; i < 257; ++i) {
    const std::string key = std::to_string(1000 + i);
    Page page = Printed(key, key, 2, Prose(40, random));
    page.document.metadata.origin = StatedOrigin{
        {"Review", {}}, StatedDate{*PartialDate::Make(1988, 8), {}}};
    world.Put(page);
    if (i < 255) continue;
    world.Derive();
    CHECK(OriginsOf(world.store()).at("1100").first ==
          (i == 255 ? "review" : "1100"));
  }
  world.Remove("1000");
  world.Derive();
  CHECK(OriginsOf(world.store()).at("1100").first == "review");
}

// A passage of 50 words in texts of 130: enough for a near-copy.
TEST_CASE("A passage that more than 256 texts share makes no copies of them",
          "[copies]") {
  std::mt19937 random(5);
  const std::string passage = Prose(50, random);
  World world;
  Input input;
  for (int i = 0; i < 258; ++i) {
    const std::string key = std::to_string(1000 + i);
    input.pages[key] = Printed(key, key, 1, Prose(80, random) + passage);
    world.Put(input.pages[key]);
    if (i < 255) continue;
    world.Derive();
    CHECK(OriginsOf(world.store()).at("1100").first ==
          (i == 255 ? "1000" : "1100"));
  }
  for (const char* key : {"1005", "1007"}) {
    world.Remove(key);
    input.pages.erase(key);
    world.Derive();
  }
  CHECK(OriginsOf(world.store()) == SlowOrigins(input.pages));
  CHECK(OriginsOf(world.store()).at("1100").first == "1000");
  const auto report = Must(Check(world.store(), world.ontology()));
  CHECK(report.findings == std::vector<CheckFinding>());
}

TEST_CASE("Histories of reprints end where a batch build of their end does",
          "[copies][history]") {
  for (uint32_t seed = 0; seed < 6; ++seed) {
    INFO("seed " << seed);
    std::mt19937 random(seed);
    std::vector<std::string> stories;
    for (int i = 0; i < 4; ++i) stories.push_back(Prose(70, random));
    const auto any_text = [&] {
      std::string text;
      for (auto i = random() % 3; i < 3; ++i) {
        text += random() % 4 == 0 ? Prose(60, random)
                                  : Cut(stories[random() % 4], 0.8, random);
        text += "\n\n";
      }
      return text;
    };
    World world;
    Input input;
    for (int step = 0; step < 200; ++step) {
      const std::string key = "page" + std::to_string(random() % 25);
      const auto choice = random() % 10;
      if (choice < 5) {
        const std::string text = choice == 0 ? stories[0] : any_text();
        Page page =
            Printed(key, std::string(1, static_cast<char>('A' + random() % 20)),
                    static_cast<int>(random() % 6), text);
        if (random() % 3 == 0) {
          page.document.metadata.origin = StatedOrigin{
              {std::string(1, static_cast<char>('A' + random() % 20)), {}},
              StatedDate{*PartialDate::Make(1988, 8), {}}};
        }
        world.Put(page);
        input.pages[key] = std::move(page);
      } else if (choice < 8 && input.pages.contains(key)) {
        world.Derive();
        world.Remove(key);
        input.pages.erase(key);
      } else {
        world.Derive({.documents = 1 + random() % 5});
      }
      if (step % 10 != 9) continue;
      INFO("step " << step);
      world.Derive();
      const Origins origins = OriginsOf(world.store());
      REQUIRE(origins == SlowOrigins(input.pages));
      World batch = BuildAtOnce(input);
      REQUIRE(origins == OriginsOf(batch.store()));
    }
    const auto report = Must(Check(world.store(), world.ontology()));
    CHECK(report.findings == std::vector<CheckFinding>());
  }
}

}  // namespace quipu::test
