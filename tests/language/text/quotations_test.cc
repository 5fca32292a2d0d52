#include "language/text/quotations.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>
#include <vector>

namespace quipu {
namespace {

// Paragraphs of "a\n\nb" without the line ends.
std::vector<Span> Paragraphs(const std::string& text) {
  std::vector<Span> out;
  for (size_t at = 0; at < text.size();) {
    const size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) {
      out.push_back({static_cast<uint32_t>(at), static_cast<uint32_t>(end)});
    }
    at = end + 2;
  }
  return out;
}

std::vector<std::string> Quoted(const std::string& text) {
  std::vector<std::string> out;
  for (const Quotation& found : FindQuotations(text, Paragraphs(text))) {
    out.emplace_back(found.span.In(text));
  }
  return out;
}

using Texts = std::vector<std::string>;

TEST_CASE("Quotation marks of all kinds are found", "[scope]") {
  CHECK(Quoted("He said \"no\", then “yes”.") == Texts{"no", "yes"});
  CHECK(Quoted("« Non », dit-il. «Sí», dijo. „Nein“.") ==
        Texts{" Non ", "Sí", "Nein"});
  CHECK(Quoted("He wrote ‘it wasn’t me’ and left.") == Texts{"it wasn’t me"});
  CHECK(Quoted("He's 'done it' in the '70s.") == Texts{"done it"});
}

TEST_CASE("A speech after a dash is interrupted by the words about it",
          "[scope]") {
  CHECK(Quoted("—No fue así —dijo Vega—. Nunca.") ==
        Texts{"No fue así ", ". Nunca."});
}

TEST_CASE("Quotations know what is around them and what they go on from",
          "[scope]") {
  const std::string text = "“He said ‘no’ twice.”";
  const auto nested = FindQuotations(text, Paragraphs(text));
  REQUIRE(nested.size() == 2);
  CHECK(nested[1].around == 0u);
  CHECK(QuotationAt(nested, nested[1].span.begin) == 1u);
  CHECK(QuotationAt(nested, nested[0].span.end - 1) == 0u);
  CHECK(QuotationAt(nested, 0) == std::nullopt);

  const std::string two = "“One.\n\n“Two,” he said.";
  const auto going_on = FindQuotations(two, Paragraphs(two));
  REQUIRE(going_on.size() == 2);
  CHECK(going_on[1].continues == 0u);
}

TEST_CASE("A straight mark that nothing closes opens nothing", "[scope]") {
  CHECK(Quoted("A 12\" gun and a boat.").empty());
  CHECK(Quoted("He said \"no.\n\nAnd left.").empty());
}

TEST_CASE("A closing mark that is missing ends with the paragraph", "[scope]") {
  CHECK(Quoted("Il dit : « Non.\n\nIl part.") == Texts{" Non."});
}

TEST_CASE("Marks nested a thousand deep and any bytes are bounded", "[scope]") {
  std::string deep;
  for (int i = 0; i < 1000; ++i) deep += "«“";
  for (int i = 0; i < 1000; ++i) deep += "”»";
  CHECK(FindQuotations(deep, Paragraphs(deep)).size() <= 3000);

  std::mt19937 random(7);
  for (int round = 0; round < 200; ++round) {
    std::string text;
    const std::vector<std::string> pieces = {"«", "»",    "“",    "”", "\"",
                                             "'", "’",    "‘",    "—", "a",
                                             " ", "\n\n", "\xFF", "„"};
    for (int i = 0; i < 60; ++i) text += pieces[random() % pieces.size()];
    const auto found = FindQuotations(text, Paragraphs(text));
    for (size_t i = 0; i < found.size(); ++i) {
      CHECK(found[i].span.begin < found[i].span.end);
      CHECK(found[i].span.end <= text.size());
      if (found[i].around) CHECK(*found[i].around < i);
      if (found[i].continues) CHECK(*found[i].continues < i);
    }
  }
}

}  // namespace
}  // namespace quipu
