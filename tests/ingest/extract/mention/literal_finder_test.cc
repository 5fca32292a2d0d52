// Dates and quantities with their values, in three languages.

#include "ingest/extract/mention/literal_finder.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "tests/ingest/extract/extract_support.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

std::vector<FoundLiteral> Find(const Document& document) {
  return FindLiterals(document, SharedModels().analyzer().Analyze(document));
}

Document DatedDocument(std::string_view text, std::string_view language,
                       std::string_view published) {
  Document document = BodyDocument(text, language);
  if (const auto date = PartialDate::Parse(published)) {
    document.metadata.published = StatedDate{*date, {}};
  }
  return document;
}

// "May 5, 1992=1992-05-05; the 1920s=?"
std::string DatesOf(const Document& document) {
  std::string out;
  for (const FoundLiteral& found : Find(document)) {
    if (found.literal.kind != LiteralKind::kDate) continue;
    if (!out.empty()) out += "; ";
    out += found.literal.text + "=" +
           (found.literal.date ? found.literal.date->ToString() : "?");
  }
  return out;
}

std::string Iso(DayNumber day) {
  return PartialDate::OfDay(day)->ToString();
}

// The first to the last day of the only date.
std::string BoundsIn(std::string_view text, std::string_view language) {
  for (const FoundLiteral& found : Find(BodyDocument(text, language))) {
    if (found.literal.kind != LiteralKind::kDate) continue;
    if (!found.bounds) return "none";
    return Iso(found.bounds->begin.earliest) + ".." +
           Iso(found.bounds->end.latest);
  }
  return "no date";
}

std::string_view SignOf(Comparator comparator) {
  constexpr std::string_view kSigns[] = {"",   ">", ">=", "<",
                                         "<=", "~", "<~", "all "};
  return kSigns[static_cast<size_t>(comparator)];
}

// "nearly 100=<~100 prisoners; many=?"
std::string QuantitiesIn(std::string_view text, std::string_view language) {
  const Document document = BodyDocument(text, language);
  const Analysis analysis = SharedModels().analyzer().Analyze(document);
  std::string out;
  for (const FoundLiteral& found : FindLiterals(document, analysis)) {
    if (found.literal.kind != LiteralKind::kQuantity) continue;
    if (!out.empty()) out += "; ";
    out += fmt::format(
        "{}={}{}", found.literal.text, SignOf(found.literal.comparator),
        found.literal.value ? fmt::format("{}", *found.literal.value) : "?");
    if (found.counted != Counted::kThings) {
      out += fmt::format(" kind {}", static_cast<int>(found.counted));
    }
    if (found.counted_word) {
      const auto& words = analysis.sentences[found.sentence].words;
      out += fmt::format(" {}", words[*found.counted_word].form);
    }
  }
  return out;
}

using Table = std::vector<std::pair<std::string, std::string>>;

void CheckDates(std::string_view language, std::string_view published,
                const Table& table) {
  for (const auto& [text, dates] : table) {
    CAPTURE(text);
    CHECK(DatesOf(DatedDocument(text, language, published)) == dates);
  }
}

TEST_CASE("A date takes the year of the date told of before it", "[literal]") {
  CheckDates("en", "",
             {{"On 3 May 1991 the army entered Norvale. On 6 May it left.",
               "3 May 1991=1991-05-03; 6 May=1991-05-06"},
              {"The strike began in 1964. In November the port was closed.",
               "1964=1964; November=1964-11"},
              {"In December 1980 the camp was full. In January it burnt down.",
               "December 1980=1980-12; January=1981-01"},
              {"The mill stood idle on 4 June 1921. They shot him on the 9th.",
               "4 June 1921=1921-06-04; 9th=1921-06-09"}});
  CheckDates("fr", "",
             {{"Le 2 mai 1936, les mineurs cessèrent le travail. Le 7, "
               "la troupe arriva.",
               "2 mai 1936=1936-05-02; 7=1936-05-07"}});
  CheckDates("es", "",
             {{"El 4 de abril de 1912 huyeron los presos. El día 9 fueron "
               "capturados.",
               "4 de abril de 1912=1912-04-04; 9=1912-04-09"}});
}

TEST_CASE("Dates are counted from the document's date", "[literal]") {
  CheckDates("en", "1992-05-14",  // a Thursday
             {{"The guards were dismissed yesterday.", "yesterday=1992-05-13"},
              {"He was arrested last Monday.", "last Monday=1992-05-11"},
              {"They met on Tuesday.", "Tuesday=1992-05-12"},
              {"They met before dawn Tuesday.", "Tuesday=1992-05-12"},
              {"She was freed ten days ago.", "ten days ago=1992-05-04"},
              {"The camp was built last year.", "last year=1991"},
              {"It was founded in December.", "December=1991-12"},
              {"The union will meet on 2 June.", "2 June=1992-06-02"}});
  CheckDates("fr", "1992-05-14",
             {{"Le directeur a été arrêté hier.", "hier=1992-05-13"},
              {"Il a été tué jeudi dernier.", "jeudi dernier=1992-05-07"},
              {"Elle est arrivée il y a deux ans.", "il y a deux ans=1990"},
              {"Ils ont fui en mars dernier.", "mars dernier=1992-03"}});
  CheckDates("es", "1992-05-14",
             {{"El alcalde fue detenido anoche.", "anoche=1992-05-13"},
              {"El pasado 7 de noviembre murió el coronel.",
               "pasado 7 de noviembre=1991-11-07"},
              {"El partido nació hace cuatro años.", "hace cuatro años=1988"}});
}

TEST_CASE("Dates are counted from the date of a cable", "[literal]") {
  CheckDates("en", "",
             {{"NPS 0417 3 I 0311 14JUN87\n\nNORVALE (NPS) - Gunmen freed "
               "nine women on Friday.",
               "14JUN87=1987-06-14; Friday=1987-06-12"},
              {"R 092340Z AUG 88\n\nThe army attacked the prison on Monday.",
               "AUG 88=1988-08; Monday=1988-08-08"}});
  CheckDates("fr", "",
             {{"NORVALE - Deux ouvriers ont été enlevés mardi.\n\n"
               "ALP JMC 061142 AOUT 86",
               "mardi=1986-08-05; AOUT 86=1986-08"}});
}

TEST_CASE("Dates are counted from the date told of", "[literal]") {
  CheckDates("en", "",
             {{"On 30 June 1954 the siege began. The next day two men died.",
               "30 June 1954=1954-06-30; The next day=1954-07-01"},
              {"She fled in 1936. Two years later she was in Lima.",
               "1936=1936; Two years later=1938"},
              {"Orvell was chosen in March 1948. He died later that year.",
               "March 1948=1948-03; later that year=1948"}});
  CheckDates("fr", "",
             {{"L'assaut eut lieu le 10 mars 1915. Ce jour-là, dix hommes "
               "moururent.",
               "10 mars 1915=1915-03-10; Ce jour-là=1915-03-10"},
              {"Le 3 mai 1900, le navire arriva. Le lendemain, il coula.",
               "3 mai 1900=1900-05-03; Le lendemain=1900-05-04"}});
  CheckDates("es", "",
             {{"Llegaron el 31 de julio de 1933. Al día siguiente atacaron.",
               "31 de julio de 1933=1933-07-31; Al día siguiente=1933-08-01"},
              {"Fundó el partido en 1951. Dos años después lo expulsaron.",
               "1951=1951; Dos años después=1953"}});
}

TEST_CASE("Weekdays and months may be shortened", "[literal]") {
  CheckDates(
      "en", "",
      {{"* Wed. 21 May 1980. Orvell falls ill.", "21 May 1980=1980-05-21"}});
  size_t dates = 0;
  for (const FoundLiteral& found : Find(BodyDocument(
           "Oct. 1937. — Orvell est renversé. La junte gouverne.", "fr"))) {
    if (found.literal.kind != LiteralKind::kDate) continue;
    REQUIRE(found.literal.date);
    CHECK(found.literal.date->year() == 1937);
    ++dates;
  }
  CHECK(dates > 0);
}

TEST_CASE("What looks back does not move the story", "[literal]") {
  CheckDates("en", "",
             {{"By May 1921 the town was hungry. The mill had shut its gates "
               "in November. On 3 June the guards fired.",
               "By May 1921=1921-05; November=1920-11; 3 June=1921-06-03"}});
}

TEST_CASE("Feasts are days of their year", "[literal]") {
  CheckDates("en", "",
             {{"They were shot on Christmas Eve 1944.",
               "Christmas Eve 1944=1944-12-24"},
              {"The rising began on Easter Monday 1916.",
               "Easter Monday 1916=1916-04-24"},
              {"They met at Easter 1969.", "Easter 1969=1969-04"},
              {"The Christmas tree fell on Noel Orvell.", ""}});
  CheckDates("fr", "",
             {{"Il fut tué le Vendredi saint 1931.",
               "Vendredi saint 1931=1931-04-03"}});
  CheckDates(
      "es", "",
      {{"Murió en la Nochebuena de 1975.", "Nochebuena de 1975=1975-12-24"}});
}

TEST_CASE("A year is a date where it stands so", "[literal]") {
  CheckDates("en", "",
             {{"1959 Visits the harbour with Lansom.", "1959=1959"},
              {"The split (1962) weakened the party.", "1962=1962"},
              {"The 1994 elections were a farce.", "1994=1994"},
              {"The bank, founded 1911 in Norvale, failed.", "1911=1911"},
              {"They shot 1500 prisoners.", ""},
              {"See page 1992 and Article 1945.", ""}});
  CheckDates("es", "",
             {{"1892, julio: se funda el club.", "1892, julio=1892-07"},
              {"Lo mataron en el 33.", "33=1933"}});
  CheckDates("fr", "", {{"Ils partirent en juin 48.", "juin 48=1948-06"}});
}

TEST_CASE("Numeric dates are read day first where the language has it so",
          "[literal]") {
  CheckDates("fr", "", {{"Le camp ferma le 4/3/1953.", "4/3/1953=1953-03-04"}});
  CheckDates("en", "", {{"The camp was shut on 4/3/1953.", "4/3/1953=1953"}});
}

TEST_CASE("Unexact dates are bounds and keep their words", "[literal]") {
  const std::vector<std::array<std::string, 3>> table = {
      {"en", "The guild was founded in the 1920s.", "1920-01-01..1929-12-31"},
      {"en", "The paper was closed around 1934.", "1933-01-01..1935-12-31"},
      {"en", "It was dissolved before 1940.", "0001-01-01..1939-12-31"},
      {"en", "They were held from 1980 to 1982.", "1980-01-01..1982-12-31"},
      {"en", "It happened in early 1992.", "1992-01-01..1992-07-02"},
      {"en", "The town was built in the 14th century.",
       "1301-01-01..1400-12-31"},
      {"fr", "Le bagne fut bâti au XIXe siècle.", "1801-01-01..1900-12-31"},
      {"fr", "Il fut fermé entre 1951 et 1953.", "1951-01-01..1953-12-31"},
      {"fr", "Il partira avant le 3 avril 1951.", "0001-01-01..1951-04-02"},
      {"fr", "Les combats du 6 au 9 mai 1942 furent durs.",
       "1942-05-06..1942-05-09"},
      {"es", "A mediados de los años setenta ocuparon la sede.",
       "1972-07-01..1977-07-02"},
      {"es", "Murió a fines de 1976.", "1976-07-01..1976-12-31"},
  };
  for (const auto& [language, text, bounds] : table) {
    CAPTURE(text);
    CHECK(BoundsIn(text, language) == bounds);
  }
  CheckDates("en", "",
             {{"The guild was founded in the 1920s.", "1920s=?"},
              {"The paper was closed around 1934.", "around 1934=1934"},
              {"It was dissolved before 1940.", "before 1940=?"}});
  CheckDates("fr", "",
             {{"Vers 1875, un garde le tua.", "Vers 1875=1875"},
              {"Il fut fermé entre 1951 et 1953.", "entre 1951 et 1953=?"},
              {"Le bagne fut bâti au XIXe siècle.", "XIXe siècle=?"}});
  CheckDates("es", "", {{"Murió a fines de 1976.", "a fines de 1976=1976"}});
}

TEST_CASE("Before or after an hour of a day is on that day", "[literal]") {
  CheckDates("en", "",
             {{"It fell shortly after midnight on 3 May 1951.",
               "3 May 1951=1951-05-03"}});
  CheckDates("fr", "",
             {{"Il fut pris avant l'aube du 3 avril 1951.",
               "3 avril 1951=1951-04-03"}});
}

TEST_CASE("Quantities keep their comparators", "[literal]") {
  const std::vector<std::array<std::string, 3>> table = {
      {"en", "More than 50 prisoners fled.", "More than 50=>50 prisoners"},
      {"en", "At least 112 men were killed.", "At least 112=>=112 men"},
      {"en", "Some 1,500 soldiers came.", "Some 1,500=~1500 soldiers"},
      {"en", "Nearly a hundred strikers marched.",
       "Nearly a hundred=<~100 strikers"},
      {"en", "Between 120 and 130 people died.",
       "Between 120 and 130=>=120 people"},
      {"en", "Up to 300 guards were sent.", "Up to 300=<=300 guards"},
      {"en", "Dozens were wounded.", "Dozens=?"},
      {"en", "He freed sixty-two hostages.", "sixty-two=62 hostages"},
      {"fr", "Près de 20 000 ouvriers défilèrent.",
       "Près de 20 000=<~20000 ouvriers"},
      {"fr", "Une vingtaine de détenus moururent.",
       "Une vingtaine=~20 détenus"},
      {"fr", "On tua quatre-vingt-six soldats.", "quatre-vingt-six=86 soldats"},
      {"fr", "Quarante et un mineurs furent blessés.",
       "Quarante et un=41 mineurs"},
      {"es", "Más de trescientos presos huyeron.",
       "Más de trescientos=>300 presos"},
      {"es", "Unos 1.900 obreros ocuparon la fábrica.",
       "Unos 1.900=~1900 obreros"},
      {"es", "Murieron cuarenta y tres soldados.",
       "cuarenta y tres=43 soldados"},
      {"es", "Al menos siete campesinos murieron.",
       "Al menos siete=>=7 campesinos"},
  };
  for (const auto& [language, text, quantities] : table) {
    CAPTURE(text);
    CHECK(QuantitiesIn(text, language) == quantities);
  }
}

TEST_CASE("Of parts and totals each number stands for itself", "[literal]") {
  CHECK(QuantitiesIn("Of the 112, 90 were shot after they had surrendered.",
                     "en") == "112=112; 90=90");
}

TEST_CASE("Ages, years, labels and list numbers are no quantities",
          "[literal]") {
  for (const std::string_view text :
       {"Orvell, aged 43, was shot.", "He was 43 years old.",
        "See page 12 and article 5.", "It happened in 1931.",
        "3. The union is banned.", "They came at 18:12.",
        "Orvell denied it.[2]"}) {
    CAPTURE(text);
    CHECK(QuantitiesIn(text, "en").empty());
  }
}

TEST_CASE("Money and measures are marked", "[literal]") {
  CHECK(QuantitiesIn("They paid 400 pesos.", "en") == "400=400 kind 1 pesos");
  CHECK(QuantitiesIn("They walked 40 miles.", "en") == "40=40 kind 2 miles");
  CHECK(QuantitiesIn("They fasted for 40 days.", "en") == "40=40 kind 3 days");
}

TEST_CASE("Thousands of dates in one line are all found", "[literal]") {
  std::string text;
  for (int i = 0; i < 10000; ++i) text += "in May 1992, ";
  size_t dates = 0;
  for (const FoundLiteral& found : Find(BodyDocument(text, "en"))) {
    if (found.literal.date && found.literal.date->ToString() == "1992-05") {
      ++dates;
    }
  }
  CHECK(dates == 10000);
}

TEST_CASE("An endless number is no quantity and no date", "[literal]") {
  const std::string digits(200000, '7');
  for (const FoundLiteral& found :
       Find(BodyDocument("They paid " + digits + " once.", "en"))) {
    CAPTURE(found.literal.text.size());
    CHECK(found.literal.text.size() < 100);
  }
}

TEST_CASE("Numbers without end stay finite", "[literal]") {
  std::string text = "They paid 999,999,999";
  for (int i = 0; i < 2000; ++i) text += " million billion";
  for (const FoundLiteral& found : Find(BodyDocument(text + ".", "en"))) {
    if (found.literal.value) CHECK(*found.literal.value < 1e22);
  }
}

TEST_CASE("Literals of damaged text lie in their sentences and apart",
          "[literal]") {
  std::mt19937 random(5);
  for (int round = 0; round < 60; ++round) {
    std::string text = RandomText(random, 60);
    text += " del 5 al 7 de mayo de 1992, 3 o 4 - 12/5/1992 años 70 ";
    text += RandomText(random, 20);
    const Document document = BodyDocument(text, "");
    const Analysis analysis = SharedModels().analyzer().Analyze(document);
    const FoundLiteral* last = nullptr;
    const auto all = FindLiterals(document, analysis);
    for (const FoundLiteral& found : all) {
      const AnalyzedSentence& sentence = analysis.sentences[found.sentence];
      REQUIRE(found.begin < found.end);
      REQUIRE(found.end <= sentence.words.size());
      REQUIRE(found.head >= found.begin);
      REQUIRE(found.head < found.end);
      REQUIRE(found.span.begin < found.span.end);
      REQUIRE(found.span.end <= text.size());
      if (last != nullptr && last->sentence == found.sentence) {
        REQUIRE(last->span.end <= found.span.begin);
      }
      last = &found;
    }
  }
}

}  // namespace
}  // namespace quipu
