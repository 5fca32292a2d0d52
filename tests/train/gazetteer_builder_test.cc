#include "train/recipes/gazetteer_builder.h"

#include <catch2/catch.hpp>

#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

TEST_CASE("Quoted fields of a row may have commas, quotes and lines",
          "[train]") {
  using Rows = std::vector<std::vector<std::string>>;
  CHECK(ParseCsv("a,b\r\n\"c, \"\"d\"\"\",\"e\nf\"\n,") ==
        Rows{{"a", "b"}, {"c, \"d\"", "e\nf"}, {"", ""}});
  CHECK(ParseCsv("").empty());
}

TEST_CASE("The gazetteer of the lists at hand knows places and parties",
          "[train]") {
  const std::filesystem::path root = QUIPU_SOURCE_DIR;
  const auto data = root / ".." / "shared" / "data";
  if (!std::filesystem::exists(data / "gaz")) return;
  const auto entries = CollectGazetteer(data);
  REQUIRE(entries.has_value());
  const std::string bytes = Gazetteer::Encode(*entries);
  CHECK(bytes.size() < 1'500'000);
  const auto gazetteer = Gazetteer::FromBytes(bytes);
  REQUIRE(gazetteer.has_value());
  std::vector<uint16_t> marks;
  gazetteer->Mark(std::vector<std::string_view>{"Pérou", "Ayacucho", "PSOE",
                                                "Monday", "Un", "María"},
                  marks);
  CHECK((marks[0] & kCountryBegin) != 0);
  CHECK((marks[1] & (kCityBegin | kRegionBegin)) != 0);
  CHECK((marks[2] & kPartyAcronym) != 0);
  CHECK(marks[3] == 0);
  CHECK(marks[4] == 0);
  CHECK((marks[5] & kGivenName) != 0);
}

TEST_CASE("A folder without lists is reported", "[train]") {
  const auto entries = CollectGazetteer("/nonexistent");
  REQUIRE_FALSE(entries.has_value());
  CHECK(entries.error().code == ErrorCode::kNotFound);
}

}  // namespace
}  // namespace quipu
