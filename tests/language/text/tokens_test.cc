// What a token is.

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <vector>

#include "language/text/word_parts.h"
#include "tests/language/text/text_support.h"

namespace quipu {
namespace {

using Table = std::vector<std::pair<std::string, std::string>>;

void CheckTable(const Table& table, const std::string& language) {
  for (const auto& [text, tokens] : table) {
    CAPTURE(text);
    CHECK(TokensIn(text, language) == tokens);
  }
}

TEST_CASE("English is divided at clitics, names at what hangs on them",
          "[text]") {
  CheckTable(
      {{"Peru's army didn't stop.", "Peru|'s|army|did|n't|stop|."},
       {"Peru\u2019s army", "Peru|\u2019s|army"},
       {"The U.S.'s role", "The|U.S.|'s|role"},
       {"the prisoners' union", "the|prisoners|'|union"},
       {"POW's and O'Brien", "POW|'s|and|O'Brien"},
       {"a cold-blooded anti-imperialist", "a|cold-blooded|anti-imperialist"},
       {"U.S.-backed and CIA-led", "U.S.|-|backed|and|CIA|-|led"},
       {"the Lima-based group", "the|Lima|-|based|group"},
       {"Jean-Luc Roe's ex-brother-in-law's",
        "Jean-Luc|Roe|'s|ex-brother-in-law|'s"},
       {"a 24-year-old", "a|24-year-old"},
       {"force--and more", "force|--|and|more"},
       {"(MRTA) \"stormed\"", "(|MRTA|)|\"|stormed|\""},
       {"massacres,... and", "massacres|,|...|and"},
       {"pavilion 4B", "pavilion|4B"},
       {"**1982**: x", "**|<1982>|**|:|x"},
       {"_so_ it is", "_|so|_|it|is"}},
      "en");
}

TEST_CASE("Abbreviations keep their stop", "[text]") {
  CheckTable({{"Mr. Roe left.", "Mr.|Roe|left|."},
              {"J. K. Roe", "J.|K.|Roe"},
              {"on Dec. 17 it", "on|Dec.|<17>|it"},
              {"No. 22 and No.22", "No.|<22>|and|No.|<22>"},
              {"He said no. It", "He|said|no|.|It"},
              {"at 5 p.m. it", "at|<5>|p.m.|it"}},
             "en");
}

TEST_CASE("Numbers keep their separators", "[text]") {
  CheckTable(
      {{"2,000 and 3.5 and 1.500,25", "<2,000>|and|<3.5>|and|<1.500,25>"},
       {"10% of 1\u00A0500", "<10%>|of|<1\u00A0500>"},
       {"in 1992 150 men", "in|<1992>|<150>|men"},
       {"18-19 June", "<18>|-|<19>|June"},
       {"at 2:30 AM", "at|<2:30>|AM"},
       {"June 18,1986", "June|<18>|,|<1986>"},
       {"the 17th, the 1990s", "the|<17th>|,|the|<1990s>"}},
      "en");
  CheckTable({{"1 500 morts", "<1 500>|morts"},
              {"12 345 678 soles", "<12 345 678>|soles"},
              {"en 1992 150 morts", "en|<1992>|<150>|morts"},
              {"le 1er mai", "le|<1er>|mai"}},
             "fr");
}

TEST_CASE("French is divided at elisions and inverted pronouns", "[text]") {
  CheckTable(
      {{"l'arm\u00E9e d\u2019\u00C9tat", "l'|arm\u00E9e|d\u2019|\u00C9tat"},
       {"qu'il aujourd'hui", "qu'|il|aujourd'hui"},
       {"dit-il, a-t-elle, affirme-t-on",
        "dit|-il|,|a|-t-elle|,|affirme|-t-on"},
       {"un rendez-vous \u00E0 Saint-Denis",
        "un|rendez-vous|\u00E0|Saint-Denis"},
       {"c'est-\u00E0-dire c'est", "c'est-\u00E0-dire|c'|est"},
       {"L'O.N.U. dit", "L'|O.N.U.|dit"}},
      "fr");
  CHECK(TokensIn("l'Humanit\u00E9 and d'Aubuisson") ==
        "l'|Humanit\u00E9|and|d'Aubuisson");
}

TEST_CASE("Spanish keeps its marks apart", "[text]") {
  CheckTable({{"\u00BFQui\u00E9n fue? \u00A1Nadie!",
               "\u00BF|Qui\u00E9n|fue|?|\u00A1|Nadie|!"},
              {"El Sr. Soto, EE.UU., el n.\u00BA 3",
               "El|Sr.|Soto|,|EE.UU.|,|el|n.\u00BA|<3>"}},
             "es");
}

TEST_CASE("Addresses stay whole", "[text]") {
  CheckTable({{"<ww@pub.example>, see http://a.example/b?c=d'e.",
               "<|ww@pub.example|>|,|see|http://a.example/b?c=d'e|."},
              {"(www.example.org)", "(|www.example.org|)"},
              {"a@b and @c", "a@b|and|@c"}},
             "en");
}

TEST_CASE("Addresses are found once each", "[text]") {
  const std::string text = "x@y.org,http://a.b/c@d.e and wwww.no ww@z.org.";
  std::vector<std::string> found;
  for (const Span address :
       FindAddresses(text, {0, static_cast<uint32_t>(text.size())})) {
    found.emplace_back(address.In(text));
  }
  CHECK(found ==
        std::vector<std::string>{"x@y.org", "http://a.b/c@d.e", "ww@z.org"});
}

}  // namespace
}  // namespace quipu
