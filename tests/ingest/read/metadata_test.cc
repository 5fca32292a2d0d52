// What documents state about themselves, and where.

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

#include "ingest/read/byline.h"
#include "ingest/read/key_value.h"
#include "ingest/read/read_document.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

constexpr std::string_view kProse =
    "\n\nThe prison stands on an island, and the navy took it in the morning "
    "after a long night of fire. Nobody was there to see it, they said.\n";

DocumentMetadata MetadataOf(const std::string& head,
                            const std::string& key = "a.txt") {
  const Result<Document> document =
      ReadDocument({key}, head + std::string(kProse));
  REQUIRE(document);
  const DocumentMetadata& metadata = document->metadata;
  // A value without line breaks reads as its place does.
  for (const StatedText& author : metadata.authors) {
    CHECK(author.where.In(document->text) == author.value);
  }
  if (metadata.publisher) {
    CHECK(metadata.publisher->where.In(document->text) ==
          metadata.publisher->value);
  }
  return metadata;
}

// "title / author; author / publisher / date / language"
std::string Summary(const DocumentMetadata& metadata) {
  std::string authors;
  for (const StatedText& author : metadata.authors) {
    authors += (authors.empty() ? "" : "; ") + author.value;
  }
  const auto or_dash = [](const std::optional<StatedText>& text) {
    return text ? text->value : "-";
  };
  return or_dash(metadata.title) + " / " + authors + " / " +
         or_dash(metadata.publisher) + " / " +
         (metadata.published ? metadata.published->value.ToString() : "-") +
         " / " + metadata.language;
}

void CheckHead(const std::string& head, const std::string& summary,
               const std::string& key = "a.txt") {
  CAPTURE(head);
  CHECK(Summary(MetadataOf(head, key)) == summary);
}

TEST_CASE("Reports state author, date and publisher", "[read]") {
  CheckHead(
      "Fire on the island\n\nBy Jane Roe\n12 March 1993\nPublished by the "
      "Harbour Watch",
      "Fire on the island / Jane Roe / Harbour Watch / 1993-03-12 / en");
  CheckHead(
      "Incendie\n\nPar Jean Leroy et Claire Dupont\n12 mars "
      "1993\nPubli\u00E9 par l'Observatoire des prisons",
      "Incendie / Jean Leroy; Claire Dupont / Observatoire des prisons / "
      "1993-03-12 / en");
  CheckHead(
      "Incendio\n\nPor Ana Soto\n12 de marzo de 1993\nPublicado por El "
      "Faro de Santa Verena",
      "Incendio / Ana Soto / El Faro de Santa Verena / 1993-03-12 / en");
}

TEST_CASE("A byline may name the paper and end in a comma", "[read]") {
  CheckHead("Fire on the island\n\nBy Jane Roe, in Harbour World,\n1 May 1997",
            "Fire on the island / Jane Roe / Harbour World / 1997-05-01 / en");
  CheckHead("Fire on the island\n\nBy Jane Roe, Staff Writer\nJune 1997",
            "Fire on the island / Jane Roe / - / 1997-06 / en");
}

TEST_CASE("Statements come from bodies, and papers are numbered", "[read]") {
  CheckHead(
      "Fire on the island\n\nfrom the Bureau of the Harbour "
      "Movement\n\nHarbour Worker #909, June 1, 1997",
      "Fire on the island / Bureau of the Harbour Movement / Harbour "
      "Worker / 1997-06-01 / en");
  CheckHead(
      "Fire on the island\n\nSubmitted by alder on January 12, "
      "2006\n\nFrom Seafarer #6",
      "Fire on the island /  / Seafarer / 2006-01-12 / en");
}

TEST_CASE("A mail's header tells what no line tells", "[read]") {
  const std::string header =
      "Date: Thu, 24 Apr 97 11:30:05 CDT\nFrom: \"Jane Roe\" "
      "<jane@a.example>\n";
  CheckHead(header + "Subject: Re: FWD: Fire on the island\n\nDear all,",
            "Fire on the island / Jane Roe / - / 1997-04-24 / en");
  CheckHead(header +
                "Organization: Harbour Watch\nSubject: fire\n\nFire on the "
                "island\n\nBy John Doe\n1 May 1997",
            "Fire on the island / John Doe / Harbour Watch / 1997-05-01 / en");
  CheckHead(header + "Subject: fire\n\nFire on the island\n\nBy John Doe",
            "Fire on the island / John Doe / Jane Roe / 1997-04-24 / en");
  CheckHead("From: jane@a.example\nSubject: fire\nDate: 3 May 02\n\nDear all,",
            "fire /  / - / 2002-05-03 / en");
}

TEST_CASE("Front matter is read, and outweighs the heading", "[read]") {
  CheckHead(
      "---\ntitle: \"The island\"\nauthor: Jane Roe and John Doe\ndate: "
      "1993-03-12\npublisher: Harbour Watch\n---\n\n# Fire",
      "The island / Jane Roe; John Doe / Harbour Watch / 1993-03-12 / en",
      "a.md");
  CheckHead("# The *island* #\n\nBy Jane Roe",
            "The *island* / Jane Roe / - / - / en", "a.md");
}

TEST_CASE("The date at the end counts if there is no other", "[read]") {
  const std::string text =
      "Fire on the island" + std::string(kProse) + "\nLima, 23 April 1997\n";
  const auto read = [](const std::string& bytes) {
    return ReadDocument({"a.txt"}, bytes)->metadata.published;
  };
  REQUIRE(read(text));
  CHECK(read(text)->value.ToString() == "1997-04-23");
  CHECK(read(text)->where.In(text) == "23 April 1997");
  CHECK(read("1 June 1997\n\n" + text)->value.ToString() == "1997-06-01");
}

TEST_CASE("A text that states nothing has no metadata", "[read]") {
  const DocumentMetadata metadata = MetadataOf("");
  CHECK_FALSE(metadata.title);
  CHECK(metadata.authors.empty());
  CHECK_FALSE(metadata.publisher);
  CHECK_FALSE(metadata.published);
  CHECK(metadata.language == "en");
}

TEST_CASE("The language is the body's", "[read]") {
  const std::string text =
      "This is the archive of a web site that was run by the "
      "group.\n\nL'\u00CELE "
      "EN FEU\n\nLa prison se trouve sur une \u00EEle qui a \u00E9t\u00E9 "
      "prise "
      "par la marine dans la nuit, et les d\u00E9tenus sont dans les mains de "
      "la police. Ils ne se sont pas rendus, et la marine est dans la cour.\n";
  CHECK(ReadDocument({"a.txt"}, text)->metadata.language == "fr");
}

std::string NamesIn(const std::string& text) {
  std::string names;
  const Span all{0, static_cast<uint32_t>(text.size())};
  for (const StatedText& name : ParseNames(text, all)) {
    names += "<" + name.value + ">";
  }
  return names;
}

TEST_CASE("Names are divided at commas and conjunctions", "[read]") {
  CHECK(NamesIn("Jane Roe") == "<Jane Roe>");
  CHECK(NamesIn("Jane Roe, John Doe and Ana de la Cruz") ==
        "<Jane Roe><John Doe><Ana de la Cruz>");
  CHECK(NamesIn("Jean Leroy et Claire d'Arcy") ==
        "<Jean Leroy><Claire d'Arcy>");
  CHECK(NamesIn("J. K. Roe & Co") == "<J. K. Roe><Co>");
  CHECK(NamesIn("the Committee for Peace and Justice") ==
        "<Committee for Peace and Justice>");
  CHECK(NamesIn("the end of the year").empty());
  CHECK(NamesIn("5 May 1992").empty());
}

TEST_CASE("The name of a sender is found beside the address", "[read]") {
  const auto name = [](const std::string& text) {
    const Span all{0, static_cast<uint32_t>(text.size())};
    return std::string(DisplayName(text, all).In(text));
  };
  CHECK(name("\"Jane Roe\" <jane@a.example>") == "Jane Roe");
  CHECK(name("Jane Roe <jane@a.example>") == "Jane Roe");
  CHECK(name("jane@a.example (Jane Roe)") == "Jane Roe");
  CHECK(name("jane@a.example").empty());
  CHECK(name("<jane@a.example>").empty());
  CHECK(name("Jane Roe") == "Jane Roe");
}

TEST_CASE("Metadata of random text lies inside the text", "[read]") {
  std::mt19937 random(61);
  static constexpr std::string_view kHeads[] = {
      "By ",       "Par ",           "Published by ",
      "from the ", "Date: ",         "From: ",
      "Subject: ", "Organization: ", "Submitted by ",
      "---\n",     "title: ",        "Re: ",
      "#",         "No. ",           "\n",
      "Jane Roe",  " and ",          ", in ",
      "1 May 1997"};
  for (int round = 0; round < 2000; ++round) {
    std::string text;
    for (size_t n = random() % 12; n > 0; --n) {
      text += kHeads[random() % std::size(kHeads)];
      text += RandomText(random, 3);
    }
    CAPTURE(round, text);
    const Result<Document> document = ReadDocument({"a.md"}, text);
    REQUIRE(document);
    const DocumentMetadata& metadata = document->metadata;
    const Span all{0, static_cast<uint32_t>(document->text.size())};
    std::vector<StatedText> stated = metadata.authors;
    if (metadata.title) stated.push_back(*metadata.title);
    if (metadata.publisher) stated.push_back(*metadata.publisher);
    for (const StatedText& item : stated) {
      REQUIRE(all.Contains(item.where));
      REQUIRE(item.where.begin <= item.where.end);
      REQUIRE(item.value.size() == item.where.size());
    }
    if (metadata.published) REQUIRE(all.Contains(metadata.published->where));
  }
}

}  // namespace
}  // namespace quipu
