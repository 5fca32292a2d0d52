// What each line of a page is for. Each table shows a page, a line a row, with
// the kind that is expected before it: B body, T title, Y byline, M mail
// header, F furniture.

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "ingest/read/read_document.h"
#include "language/text/lines.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

// A paragraph that is prose beyond doubt.
constexpr std::string_view kProse =
    "The prison stands on an island, and the navy took it in the morning after "
    "a long night of fire.";

struct Page {
  std::string text;
  std::string kinds;  // a letter for each line that is not blank
};

// Takes a drawing apart: each line has a letter, a blank, and its text.
// "B $" stands for a paragraph of prose.
Page ParsePage(std::string_view drawing) {
  Page page;
  while (!drawing.empty()) {
    const size_t end = drawing.find('\n');
    const std::string_view line = drawing.substr(0, end);
    if (line.size() >= 2) {
      page.kinds += line[0];
      page.text += line.substr(2) == "$" ? kProse : line.substr(2);
    }
    page.text += '\n';
    drawing.remove_prefix(end + 1);
  }
  return page;
}

std::string KindsOf(const Document& document) {
  std::string kinds;
  const Span all{0, static_cast<uint32_t>(document.text.size())};
  size_t region = 0;
  for (const TextLine& line : LinesOf(document.text, all)) {
    while (document.regions[region].span.end <= line.full.begin) ++region;
    if (line.text.empty()) continue;
    kinds += "BTYMF"[static_cast<int>(document.regions[region].kind)];
  }
  return kinds;
}

Document Read(const std::string& text, const std::string& key) {
  const Result<Document> document = ReadDocument({key}, text);
  REQUIRE(document);
  return *document;
}

void CheckPage(std::string_view drawing, const std::string& key = "a.txt") {
  const Page page = ParsePage(drawing);
  CAPTURE(page.text);
  CHECK(KindsOf(Read(page.text, key)) == page.kinds);
}

TEST_CASE("A news report has a title, bylines and a body", "[read]") {
  CheckPage(
      "T Fire on the island\n"
      "\n"
      "Y By Jane Roe and John Doe\n"
      "Y 12 March 1993\n"
      "Y Published by The Harbour Review\n"
      "\n"
      "B $\n"
      "\n"
      "B $\n");
  CheckPage(
      "T Incendie sur l'\u00EEle : ce que l'on sait\n"
      "\n"
      "Y Par Lucie Arnaud\n"
      "Y 9 mars 2000\n"
      "Y Publi\u00E9 par l'Observatoire des prisons andines\n"
      "\n"
      "B $\n");
  CheckPage(
      "T Incendio en la isla\n"
      "Y Por Rosa Huam\u00E1n\n"
      "Y Lima, 27 de abril de 1997\n"
      "Y Publicado por Cuadernos del R\u00EDmac\n"
      "\n"
      "B $\n");
}

TEST_CASE("The title may stand behind what the site put first", "[read]") {
  CheckPage(
      "F Skip to main content\n"
      "F Home | News | About us\n"
      "F You have 3 free articles left this month. Subscribe now.\n"
      "\n"
      "T Fire on the island\n"
      "\n"
      "B $\n"
      "\n"
      "F Already a subscriber? Log in\n");
  CheckPage(
      "B This page is part of the archive of a former web site, which was run "
      "by a group that no longer exists.\n"
      "\n"
      "T THE BATTLE OF THE ISLAND\n"
      "\n"
      "B $\n");
}

TEST_CASE("A mail has a header, and its signature is furniture", "[read]") {
  CheckPage(
      "F [Archive index] [Next message]\n"
      "M Date: Fri, 25 Apr 1997 09:14:22 +0100\n"
      "M From: \"Jane Roe\" <jane@list.example>\n"
      "M To: list@list.example,\n"
      "M \tothers@list.example\n"
      "M X-Mailer: none\n"
      "M Subject: Re: What happened\n"
      "\n"
      "B Dear all,\n"
      "\n"
      "B $\n"
      "\n"
      "B Jane\n"
      "\n"
      "F --\n"
      "F Harbour Network, Port Alder\n");
  CheckPage(
      "M De : Ministerio\n"
      "M Asunto: La isla\n"
      "M Fecha: 3 de mayo de 1992\n"
      "\n"
      "T La isla en llamas\n"
      "\n"
      "B $\n");
}

TEST_CASE("A forwarded header is one too, and a dialogue is none", "[read]") {
  CheckPage(
      "T Fire on the island\n"
      "\n"
      "B $\n"
      "\n"
      "B $\n"
      "\n"
      "M From: Jane\n"
      "M Subject: fire\n"
      "B $\n");
  CheckPage(
      "T Talk on the island\n"
      "\n"
      "B $\n"
      "\n"
      "B A: Who took the island?\n"
      "B B: The navy took it.\n"
      "B A: When was that?\n");
}

TEST_CASE("Bylines of statements and of reprints", "[read]") {
  CheckPage(
      "T \"Fire!\"--A Statement\n"
      "\n"
      "Y from the Bureau of the Harbour Movement\n"
      "\n"
      "Y The Harbour Worker #909, June 1, 1997\n"
      "\n"
      "B $\n"
      "\n"
      "Y 23 April 1997\n"
      "\n"
      "F This article is posted in two languages on our site\n"
      "F Write: Box 3486, Port Alder\n"
      "F Phone: 773-227-4066 Fax: 773-227-4497\n");
  CheckPage(
      "T Fire on the island - HW\n"
      "\n"
      "F The island\n"
      "F The island\n"
      "\n"
      "B Badly written but worth reading.\n"
      "\n"
      "Y Submitted by alder on January 12, 2006\n"
      "\n"
      "Y From Seafarer #6\n"
      "\n"
      "F * * *\n"
      "\n"
      "B $\n");
}

TEST_CASE("Markdown has its title in the first heading", "[read]") {
  CheckPage(
      "T # The island\n"
      "\n"
      "Y By Jane Roe\n"
      "\n"
      "B ## The fire\n"
      "\n"
      "B $\n"
      "\n"
      "B - **1982**: first\n"
      "B - **1983**: second\n",
      "a.md");
  CheckPage(
      "M ---\n"
      "M title: The island\n"
      "M author: Jane Roe\n"
      "M ---\n"
      "B Text without a heading that goes on for a while, so that it is prose "
      "and nothing else at all.\n",
      "a.markdown");
  CheckPage(
      "B $\n"
      "\n"
      "T The island\n"
      "F ==========\n"
      "\n"
      "B $\n",
      "a.MD");
}

TEST_CASE("Notices at the end are furniture", "[read]") {
  CheckPage(
      "T Fire on the island\n"
      "\n"
      "B $\n"
      "\n"
      "F (Copyright The Harbour Review: permission to reprint granted if "
      "source "
      "is cited. For more information contact The Harbour Review.)\n"
      "\n"
      "F [Harbour Archives] [Gateway to the Sea] [Images]\n");
  CheckPage(
      "T L'\u00EEle en feu\n"
      "\n"
      "B $\n"
      "\n"
      "F Imprimer\n"
      "F Partager sur un r\u00E9seau\n"
      "F Tous droits r\u00E9serv\u00E9s\n");
}

TEST_CASE("What reads like furniture inside a sentence is body", "[read]") {
  CheckPage(
      "T Search and Seizure\n"
      "\n"
      "B They subscribe to the view that the harbour must log every ship, and "
      "you cannot print a map without a permit.\n"
      "\n"
      "B Contact\n"
      "\n"
      "B By 1992 the navy had left.\n"
      "\n"
      "B [The translator adds: nobody knows who gave the order.]\n"
      "\n"
      "B $\n");
}

TEST_CASE("A line with an address in it is body unless it is little else",
          "[read]") {
  CheckPage(
      "T Where to read on\n"
      "\n"
      "B $\n"
      "\n"
      "B The island has a page at http://island.example/page\n"
      "B and so has the harbour.\n"
      "\n"
      "F See http://island.example/another/page.html\n"
      "\n"
      "B $\n");
}

TEST_CASE("A chronology keeps its dates in the body", "[read]") {
  CheckPage(
      "T The island, year by year\n"
      "\n"
      "B $\n"
      "\n"
      "B 4 October 1985\n"
      "\n"
      "B $\n"
      "\n"
      "B 1986\n"
      "\n"
      "B $\n");
}

TEST_CASE("A text without a title has none", "[read]") {
  CheckPage("B $\n\nB $\n");
  CheckPage("B Anna met Bob. They talked.\n");
  CheckPage("B Canto Grande\n");
  CheckPage("B Dear friends\n\nB $\n");
  CheckPage("F * * *\n");
}

TEST_CASE("A title may stand right above its text", "[read]") {
  CheckPage(
      "T Fire on the island\n"
      "B $\n"
      "B $\n");
  CheckPage(
      "B A first line of text that was wrapped at the width of the\n"
      "B page, as the Navy would have had it, and that goes on.\n");
}

TEST_CASE("A title may be wrapped", "[read]") {
  CheckPage(
      "T A long title of a report on the prisons of\n"
      "T the island and of the harbour\n"
      "\n"
      "B $\n");
}

TEST_CASE("Regions of random text cover it", "[read]") {
  std::mt19937 random(51);
  for (int round = 0; round < 1500; ++round) {
    const std::string text = RandomText(random, 60);
    CAPTURE(round, text);
    const Document document = Read(text, random() % 2 == 0 ? "a.md" : "a.txt");
    uint32_t end = 0;
    for (size_t i = 0; i < document.regions.size(); ++i) {
      const Region& region = document.regions[i];
      REQUIRE(region.span.begin == end);
      REQUIRE_FALSE(region.span.empty());
      if (i > 0) REQUIRE(document.regions[i - 1].kind != region.kind);
      end = region.span.end;
    }
    REQUIRE(end == document.text.size());
  }
}

TEST_CASE("Only the first lines of an endless list are looked at", "[read]") {
  std::string text = "Fire on the island\n\n" + std::string(kProse) + "\n\n";
  for (int i = 0; i < 60'000; ++i) text += "Subscribe today\n";
  const Document document = Read(text, "a.txt");
  CHECK(document.regions.back().kind == RegionKind::kBody);
  CHECK(document.regions.back().span.end == text.size());
  CHECK(document.regions.size() == 4);
}

TEST_CASE("Megabytes of one sign come to an end", "[read]") {
  for (const std::string unit :
       {"a", "[", "[a]", "|a", "From: ", "From: a\n", "a\n", "a\n\n", "By A ",
        "#", "# a\n", "1 May 1992\n\n", "--\n", ", and B", "(c) "}) {
    std::string text;
    while (text.size() < 200'000) text += unit;
    CAPTURE(unit);
    CHECK(Read(text, "a.md").text.size() == text.size());
  }
}

}  // namespace
}  // namespace quipu
