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

TEST_CASE("Lines that hold a paper's name and its date are mastheads",
          "[read]") {
  const std::string behind = "\n\nFire on the island\n\nBy Jane Roe";
  const std::vector<std::pair<std::string, std::string>> mastheads = {
      {"THE RED LANTERN * Organ of the League * October 5, 1973 * 15 cents",
       "THE RED LANTERN / 1973-10-05"},
      {"Harbour Weekly Times, Thursday August 16, 2012      Page 5",
       "Harbour Weekly Times / 2012-08-16"},
      {"El Faro del Sur | S\u00E1bado, 8 de noviembre de 2003 | COMARCA",
       "El Faro del Sur / 2003-11-08"},
      {"Cahiers andins, n\u00B0 14, mars 1982, p. 211-213",
       "Cahiers andins / 1982-03"},
      {"Diario de la Meseta. Martes, 14 de marzo de 1978",
       "Diario de la Meseta / 1978-03-14"},
      {"EL COSTE\u00D1O\nSantiago, lunes 6 de marzo de 1989",
       "EL COSTE\u00D1O / 1989-03-06"},
  };
  for (const auto& [masthead, expected] : mastheads) {
    CheckHead(masthead + behind,
              "Fire on the island / Jane Roe / " + expected + " / en");
  }
  // Places and documents of their own.
  CheckHead("Fire on the island\n\nSan Telmo, 8 November 2003",
            "Fire on the island /  / - / 2003-11-08 / en");
  CheckHead("Statement No. 3\n\nLima, 8 November 2003",
            "Statement No. 3 /  / - / 2003-11-08 / en");
}

TEST_CASE("A masthead without a title below is the title", "[read]") {
  CheckHead("RADIO VERENA, EVENING BULLETIN, 21 APRIL 1969",
            "RADIO VERENA, EVENING BULLETIN, 21 APRIL 1969 /  / RADIO "
            "VERENA / 1969-04-21 / en");
}

TEST_CASE("Labels and letterheads are no titles where there is a better one",
          "[read]") {
  for (const std::string label :
       {"OBITUARY", "EXCLUSIVE", "CHAPTER NINE", "SECRET", "ABC 0416 GMT",
        "ISLAND-FIRE", "ENTREVISTA", "CAP\u00CDTULO VII", "INSURANCE"}) {
    CheckHead(label + "\n\nThe island burns for a second day",
              "The island burns for a second day /  / - / - / en");
    CheckHead(label, label + " /  / - / - / en");
  }
  CheckHead("MINISTRY OF MINES\n\nStatement on the fire",
            "Statement on the fire /  / MINISTRY OF MINES / - / en");
  CheckHead("MINISTRY OF MINES", "MINISTRY OF MINES /  / - / - / en");
}

TEST_CASE("Authors stand under the title", "[read]") {
  CheckHead("Fire on the island\n\nJANE ROE / Lima",
            "Fire on the island / JANE ROE / - / - / en");
  CheckHead("Fire on the island\nJ. M. Torrecilla. Bilbao",
            "Fire on the island / J. M. Torrecilla / - / - / en");
  CheckHead("Fire on the island\nJane Roe and John Doe",
            "Fire on the island / Jane Roe; John Doe / - / - / en");
  CheckHead("Fire on the island\n\nBy Jane Roe in Lima and John Doe in Rome",
            "Fire on the island / Jane Roe; John Doe / - / - / en");
  CheckHead("Fire on the island\n\nTexto: Jane Roe / Fotos: John Doe",
            "Fire on the island / Jane Roe / - / - / en");
  CheckHead("Fire on the island\n\nposted by Jane Roe on 8 May 2003",
            "Fire on the island / Jane Roe / - / 2003-05-08 / en");
  CheckHead("Fire on the island\n\nMorning Fire",  // "fire" is a common word
            "Fire on the island /  / - / - / en");
}

TEST_CASE("Authors sign below the text", "[read]") {
  const auto authors = [](const std::string& end) {
    const std::string text = "Fire on the island" + std::string(kProse) + end;
    return ReadDocument({"a.txt"}, text)->metadata.authors;
  };
  const std::vector<StatedText> person = authors("\n--Jane B. Roe\n");
  REQUIRE(person.size() == 1);
  CHECK(person[0].value == "Jane B. Roe");
  for (const std::string line :
       {"For the 39: Jane Roe, secretary", "Le secr\u00E9taire, Jane Roe.",
        "Jane Roe\n(Translated by the Harbour Committee.)"}) {
    const std::vector<StatedText> found = authors("\n" + line + "\n");
    CAPTURE(line);
    REQUIRE(found.size() == 1);
    CHECK(found[0].value == "Jane Roe");
  }
  const std::vector<StatedText> named = authors("\nLaura Roe, secretaria\n");
  REQUIRE(named.size() == 1);
  CHECK(named[0].value == "Laura Roe");
  CHECK(authors("\nJane Roe y John Doe\n").size() == 2);
  CHECK(authors("\nHarbour Committee\n").size() == 1);
  CHECK(authors("\n* Harbour Committee\n").empty());
  CHECK(authors("\nThe island burns.\n").empty());
  CHECK(authors("\nJane Roe\nJohn Doe\nAnn Poe\n").empty());
}

TEST_CASE("A letter is signed with a first name", "[read]") {
  const auto authors = [](const std::string& head,
                          const std::string& end = "Tato") {
    const std::string text = head + std::string(kProse) + "\n" + end + "\n";
    return ReadDocument({"a.txt"}, text)->metadata.authors;
  };
  REQUIRE(authors("Querida Nelly:").size() == 1);
  CHECK(authors("Dear Nelly,", "Love,\nTato").size() == 1);
  CHECK(authors("Querida Nelly:")[0].value == "Tato");
  CHECK(authors("Fire on the island").empty());
}

TEST_CASE("A title may look like a credit or an issue", "[read]") {
  CheckHead("Report: Harbour Strike", "Report: Harbour Strike /  / - / - / en");
  CheckHead("Milano 1848", "Milano 1848 /  / - / - / en");
}

TEST_CASE("The subject of a memorandum is its title", "[read]") {
  CheckHead("SECRET\nHARBOUR BOARD\nSubject: Fire on the island",
            "Fire on the island /  / - / - / en");
}

TEST_CASE("The holder of a copyright publishes", "[read]") {
  const auto publisher = [](const std::string& notice) {
    const std::string text =
        "Fire on the island" + std::string(kProse) + "\n" + notice + "\n";
    const auto found = ReadDocument({"a.txt"}, text)->metadata.publisher;
    return found ? found->value : "-";
  };
  CHECK(publisher("\u00A9 2003 Harbour Media") == "Harbour Media");
  CHECK(publisher("Copyright Harbour Media 2003. All rights reserved.") ==
        "Harbour Media");
  CHECK(publisher("\u00A9 2003 by Harbour Media") == "Harbour Media");
  CHECK(publisher("All rights reserved.") == "-");
}

TEST_CASE("Dispatches name their agency", "[read]") {
  const auto publisher = [](const std::string& text) {
    const auto document = ReadDocument({"a.txt"}, text);
    const auto& found = document->metadata.publisher;
    return found ? found->value : "-";
  };
  const std::string said =
      "Gunmen took the prison on the island in the morning after a long night "
      "of fire, the navy said in a statement.\n";
  CHECK(publisher("TUNIS, June 14 (MPS) - " + said) == "MPS");
  CHECK(publisher("La Paz, 24 mai (A.F.P.).- " + said) == "A.F.P.");
  CHECK(publisher("Pasto (Colombia), 17 nov (Meridiano).- " + said) ==
        "Meridiano");
  CHECK(publisher("LIMA (Sahel Wire Service) \u2013 " + said) ==
        "Sahel Wire Service");
  CHECK(publisher("Lima (the capital) - " + said) == "-");
  CHECK(publisher("The navy (Marina) - " + said) == "-");
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
