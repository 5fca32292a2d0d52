// Dates in running text.

#include "language/text/dates.h"

#include <fmt/format.h>

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "graph/model/partial_date.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

// "May 5, 1992=1992-5-5; …"
std::string DatesIn(const std::string& text) {
  std::string dates;
  for (const DateMention& date : FindDates(text)) {
    if (!dates.empty()) dates += "; ";
    dates += fmt::format("{}={}-{}-{}", date.span.In(text), date.year,
                         date.month, date.day);
  }
  return dates;
}

void CheckTable(const std::vector<std::pair<std::string, std::string>>& table) {
  for (const auto& [text, dates] : table) {
    CAPTURE(text);
    CHECK(DatesIn(text) == dates);
  }
}

TEST_CASE("Days are read in the orders of three languages", "[text]") {
  CheckTable({
      {"On May 5, 1992, they", "May 5, 1992=1992-5-5"},
      {"on Saturday, May 9, 1992", "May 9, 1992=1992-5-9"},
      {"12 March 1993", "12 March 1993=1993-3-12"},
      {"the 17th of December, 1996", "17th of December, 1996=1996-12-17"},
      {"Thu, 24 Apr 97 11:30", "24 Apr 97=1997-4-24"},
      {"le 9 mai 1992", "9 mai 1992=1992-5-9"},
      {"le 1er ao\u00FBt 1991", "1er ao\u00FBt 1991=1991-8-1"},
      {"le 5 f\u00E9vr. 1991", "5 f\u00E9vr. 1991=1991-2-5"},
      {"el 9 de mayo de 1992", "9 de mayo de 1992=1992-5-9"},
      {"el 2 de abril del 2000", "2 de abril del 2000=2000-4-2"},
      {"22 de setiembre de 1985", "22 de setiembre de 1985=1985-9-22"},
      {"le premier mai 1986", "premier mai 1986=1986-5-1"},
      {"el Primero de Mayo de 1986", "Primero de Mayo de 1986=1986-5-1"},
      {"on 22\nApril 1997", "22\nApril 1997=1997-4-22"},
      {"LIMA, 5 MAY 1992", "5 MAY 1992=1992-5-5"},
      {"9-May-1992", "9-May-1992=1992-5-9"},
      {"1992-05-09 and 1992/5/9", "1992-05-09=1992-5-9; 1992/5/9=1992-5-9"},
  });
}

TEST_CASE("A day without a year leaves the year open", "[text]") {
  CheckTable({
      {"on May 8 they", "May 8=0-5-8"},
      {"last Dec. 17--shooting", "Dec. 17=0-12-17"},
      {"reported April 22 that", "April 22=0-4-22"},
      {"le 9 mai, quand", "9 mai=0-5-9"},
      {"el 9 de mayo se", "9 de mayo=0-5-9"},
      {"the May 6 attack", "May 6=0-5-6"},
      {"the 17th May", "17th May=0-5-17"},
      {"on the 18th of June", "18th of June=0-6-18"},
  });
}

TEST_CASE("Months with and without a year", "[text]") {
  CheckTable({
      {"in May 1992", "May 1992=1992-5-0"},
      {"(PLN, April, 1992)", "April, 1992=1992-4-0"},
      {"en mai 1992", "mai 1992=1992-5-0"},
      {"en mayo de 1992", "mayo de 1992=1992-5-0"},
      {"of June 86 at", "June 86=1986-6-0"},
      {"Since December, the", "December=0-12-0"},
      {"en mars dernier", "mars=0-3-0"},
      {"the December meeting", ""},
  });
}

TEST_CASE("A number is a year where its surroundings say so", "[text]") {
  CheckTable({
      {"in 1992 the army", "1992=1992-0-0"},
      {"En 1980 el", "1980=1980-0-0"},
      {"depuis 1980, le", "1980=1980-0-0"},
      {"Party (1928) and", "1928=1928-0-0"},
      {"(1986-1989)", "1986=1986-0-0; 1989=1989-0-0"},
      {"from 1980 to 1992", "1980=1980-0-0; 1992=1992-0-0"},
      {"between 1986 and 1997", "1986=1986-0-0; 1997=1997-0-0"},
      {"entre 1980 y 1992", "1980=1980-0-0; 1992=1992-0-0"},
      {"Deaths in Peru, 1985 to 1992", "1985=1985-0-0; 1992=1992-0-0"},
      {"- **1982**: founded", "1982=1982-0-0"},
      {"the directory of 1998 says", "1998=1998-0-0"},
      {"in the class of '92.", "'92=1992-0-0"},
      {"2000 soldiers", ""},
      {"in 2000 villages", ""},
      {"plus de 2000 militaires", ""},
      {"the 1871 Paris Communards", ""},
      {"in the 1980s", ""},
      {"2,000 and 1992.5", ""},
      {"Box 3486", ""},
      {"the number 1992 is even", ""},
  });
}

TEST_CASE("Both ends of a range are dates", "[text]") {
  CheckTable({
      {"6-9 May 1992", "6=1992-5-6; 9 May 1992=1992-5-9"},
      {"on 18 and 19 June 1986", "18=1986-6-18; 19 June 1986=1986-6-19"},
      {"du 6 au 9 mai 1992", "6=1992-5-6; 9 mai 1992=1992-5-9"},
      {"del 6 al 9 de mayo de 1992", "6=1992-5-6; 9 de mayo de 1992=1992-5-9"},
      {"May 6-9, 1992", "May 6=1992-5-6; 9, 1992=1992-5-9"},
      {"June 18 and 19, 1986", "June 18=1986-6-18; 19, 1986=1986-6-19"},
      {"June 18 and 19 soldiers", "June 18=0-6-18"},
      {"(No.22 - June 86)", "June 86=1986-6-0"},
  });
}

TEST_CASE("Figures whose order is open give the year alone", "[text]") {
  CheckTable({
      {"25/12/1992", "25/12/1992=1992-12-25"},
      {"12.25.1992", "12.25.1992=1992-12-25"},
      {"5/6/1992", "5/6/1992=1992-0-0"},
      {"5/5/1992", "5/5/1992=1992-5-5"},
      {"99/99/1992", ""},
      {"1.2.3.1992", ""},
  });
}

TEST_CASE("Words that are months by accident are left alone", "[text]") {
  CheckTable({
      {"about 5 may be dead", ""},
      {"30 march on Lima", ""},
      {"in may or may not", ""},
      {"they march 5 abreast", ""},
      {"sept 7 morts", ""},
      {"Feb 30 or 31 April 1992", "April 1992=1992-4-0"},
      {"May 5,000 die", ""},
      {"in\n\nMay", ""},
  });
}

TEST_CASE("Dates in random text exist, ascend and lie apart", "[text]") {
  std::mt19937 random(31);
  for (int round = 0; round < 3000; ++round) {
    const std::string text = RandomText(random, 40);
    uint32_t end = 0;
    for (const DateMention& date : FindDates(text)) {
      CAPTURE(round, text);
      REQUIRE(date.span.begin >= end);
      REQUIRE(date.span.end > date.span.begin);
      REQUIRE(date.span.end <= text.size());
      end = date.span.end;
      const int year = date.year == 0 ? 2000 : date.year;
      REQUIRE((date.year != 0 || date.month != 0));
      REQUIRE(PartialDate::Make(year, date.month, date.day));
    }
  }
}

TEST_CASE("Megabytes of dates come to an end", "[text]") {
  for (const std::string unit :
       {"May ", "1992 ", "5 ", "5-", "May 5, ", "1/", "'92", "1,", "de "}) {
    std::string text;
    while (text.size() < 500'000) text += unit;
    for (const DateMention& date : FindDates(text)) {
      REQUIRE(date.span.end <= text.size());
    }
  }
}

}  // namespace
}  // namespace quipu
