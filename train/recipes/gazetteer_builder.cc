#include "train/recipes/gazetteer_builder.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cstdint>
#include <map>
#include <nlohmann/json.hpp>
#include <utility>

#include "language/model/language.h"
#include "train/corpora/compressed_file.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

using Path = std::filesystem::path;

// How often a single word may stand in lower case in the treebanks and still be
// a name of the kind.
constexpr uint32_t kMostAsWord = 4;
constexpr uint32_t kMostAsWordOfFirstName = 60;

class Collector {
 public:
  explicit Collector(Path data) : data_(std::move(data)) {}

  Result<std::vector<GazetteerEntry>> Collect() {
    QUIPU_CHECK(CountWords());
    QUIPU_CHECK(ReadDateNames());
    QUIPU_CHECK(AddTerritories());
    QUIPU_CHECK(AddCities());
    QUIPU_CHECK(AddPeru());
    QUIPU_CHECK(AddParties());
    QUIPU_CHECK(AddFirstNames());
    return std::move(entries_);
  }

 private:
  Result<void> CountWords() {
    static constexpr std::array<std::string_view, 6> kTreebanks = {
        "en_ewt/en_ewt-ud-train",         "en_gum/en_gum-permissive-train",
        "fr_sequoia/fr_sequoia-ud-train", "fr_gsd/fr_gsd-ud-dev",
        "es_gsd/es_gsd-ud-dev",           "es_pud/es_pud-ud-test"};
    for (const std::string_view treebank : kTreebanks) {
      QUIPU_TRY(const std::string text,
                ReadMaybeCompressed(data_ / "ud" /
                                    (std::string(treebank) + ".conllu")));
      for (const std::string_view line : Lines(text)) {
        const auto columns = Columns(line);
        if (columns.size() != 10 || columns[1].empty()) continue;
        const std::string key = GazetteerKey(columns[1]);
        // Not capitalised, but for its accents the same as its key.
        if (!key.empty() && columns[1][0] == key[0]) ++as_word_[key];
      }
    }
    return {};
  }

  // Months and days are names of persons and places too rarely.
  Result<void> ReadDateNames() {
    for (const Language known : kLanguages) {
      const std::string language(CodeOf(known));
      QUIPU_TRY(const auto json, CldrFile(language, "ca-gregorian"));
      for (const std::string what : {"months", "days"}) {
        const nlohmann::json::json_pointer at("/main/" + language +
                                              "/dates/calendars/gregorian/" +
                                              what + "/stand-alone/wide");
        if (!json.contains(at)) return InvalidArgument("no CLDR calendar");
        for (const auto& [code, name] : json[at].items()) {
          if (name.is_string()) {
            as_word_[GazetteerKey(name.get<std::string>())] = UINT32_MAX;
          }
        }
      }
    }
    return {};
  }

  // Adds a name unless it is a single word that is too frequent as a word.
  void Add(std::string_view name, uint16_t marks, uint32_t most_as_word) {
    name = name.substr(0, name.find('('));
    const std::string key = GazetteerKey(name);
    const auto words =
        static_cast<size_t>(std::count(key.begin(), key.end(), ' ')) + 1;
    if (key.size() < 2 || words > Gazetteer::kLongestName) return;
    // Scripts that the recogniser's languages do not use.
    const bool latin = std::none_of(key.begin(), key.end(), [](char byte) {
      return static_cast<unsigned char>(byte) >= 0xC9;
    });
    if (!latin) return;
    if (words == 1) {
      const auto found = as_word_.find(key);
      if (found != as_word_.end() && found->second > most_as_word) return;
    }
    entries_.push_back({key, marks, IsPlaceInAnyCase(key, words, marks)});
  }

  // Whether the key has a long word that is never in lower case otherwise, and
  // is no city of one word, of which too many are words somewhere.
  bool IsPlaceInAnyCase(std::string_view key, size_t words,
                        uint16_t marks) const {
    const uint16_t kinds = words > 1 ? kCountryBegin | kRegionBegin | kCityBegin
                                     : kCountryBegin | kRegionBegin;
    if ((marks & kinds) == 0) return false;
    const auto words_of_key = Columns(key, ' ');
    return std::any_of(words_of_key.begin(), words_of_key.end(),
                       [&](std::string_view word) {
                         return word.size() >= (words > 1 ? 4U : 5U) &&
                                !as_word_.contains(std::string(word));
                       });
  }

  Result<std::vector<std::vector<std::string>>> Csv(const Path& file) {
    QUIPU_TRY(const std::string text,
              ReadMaybeCompressed(data_ / "gaz" / file));
    return ParseCsv(text);
  }

  Result<void> AddTerritories() {
    for (const Language known : kLanguages) {
      const std::string language(CodeOf(known));
      QUIPU_TRY(const auto territories, Cldr(language, "territories"));
      for (const auto& [code, name] : territories) {
        static constexpr std::array<std::string_view, 7> kNoPlaces = {
            "001", "ZZ", "XA", "XB", "UN", "EU", "EZ"};
        if (std::any_of(kNoPlaces.begin(), kNoPlaces.end(),
                        [&c = code](auto no) { return c.starts_with(no); })) {
          continue;
        }
        const bool region = code[0] >= '0' && code[0] <= '9';
        Add(name, region ? kRegionBegin : kCountryBegin, UINT32_MAX);
      }
      QUIPU_TRY(const auto languages, Cldr(language, "languages"));
      for (const auto& [code, name] : languages) {
        if (code.size() == 2) Add(name, kLanguageName, UINT32_MAX);
      }
      QUIPU_TRY(const auto countries,
                Csv(Path("country-list") / (language + "-country.csv")));
      for (size_t i = 1; i < countries.size(); ++i) {
        if (countries[i].size() > 1) {
          Add(countries[i][1], kCountryBegin, UINT32_MAX);
        }
      }
    }
    return {};
  }

  Result<nlohmann::json> CldrFile(const std::string& language,
                                  const std::string& what) {
    const std::string file = language + "-" + what + ".json";
    QUIPU_TRY(const std::string text,
              ReadMaybeCompressed(data_ / "gaz" / "cldr" / file));
    auto json = nlohmann::json::parse(text, nullptr, false);
    if (json.is_discarded()) return InvalidArgument(file + " is no JSON");
    return json;
  }

  // Codes and names, ascending.
  Result<std::vector<std::pair<std::string, std::string>>> Cldr(
      const std::string& language, const std::string& what) {
    QUIPU_TRY(const auto json, CldrFile(language, what));
    const nlohmann::json::json_pointer at("/main/" + language +
                                          "/localeDisplayNames/" + what);
    if (!json.contains(at)) return InvalidArgument("no CLDR " + what);
    std::vector<std::pair<std::string, std::string>> names;
    for (const auto& [code, name] : json[at].items()) {
      if (name.is_string()) names.emplace_back(code, name);
    }
    return names;
  }

  Result<void> AddCities() {
    QUIPU_TRY(const auto rows, Csv("geonames/world-cities.csv"));
    for (size_t i = 1; i < rows.size(); ++i) {
      if (rows[i].size() < 3) continue;
      const std::string& city = rows[i][0];
      Add(city, kCityBegin, kMostAsWord);
      for (const std::string_view article : {"Le ", "Les ", "The "}) {
        if (city.starts_with(article)) {
          Add(std::string_view(city).substr(article.size()), kCityBegin,
              kMostAsWord);
        }
      }
      Add(rows[i][1], kCountryBegin, UINT32_MAX);
      Add(rows[i][2], kRegionBegin, kMostAsWord);
    }
    return {};
  }

  Result<void> AddPeru() {
    struct Column {
      std::string_view file;
      size_t column;
      uint16_t marks;
    };
    static constexpr std::array<Column, 5> kColumns = {{
        {"departamento", 2, kRegionBegin},
        {"provincia", 3, kRegionBegin},
        {"provincia", 9, kCityBegin},
        {"distrito", 4, kCityBegin},
        {"distrito", 10, kCityBegin},
    }};
    for (const Column& column : kColumns) {
      QUIPU_TRY(const auto rows,
                Csv("peru/ubigeo_" + std::string(column.file) + ".csv"));
      for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() <= column.column) continue;
        Add(rows[i][column.column], column.marks, kMostAsWord);
      }
    }
    return {};
  }

  void AddPartyNames(std::string_view names) {
    for (std::string_view name : Columns(names, '/')) {
      const size_t begin = name.find_first_not_of(' ');
      if (begin == name.npos) continue;
      name.remove_prefix(begin);
      for (const std::string_view article : {"The ", "Le ", "La ", "El "}) {
        if (name.starts_with(article)) name.remove_prefix(article.size());
      }
      Add(name, kPartyBegin, kMostAsWord);
    }
  }

  void AddPartyShortName(std::string_view name) {
    size_t upper = 0;
    for (const char byte : name) upper += byte >= 'A' && byte <= 'Z' ? 1 : 0;
    if (upper < 2 || 2 * upper < name.size() || name.size() > 10) return;
    Add(name, kPartyAcronym, kMostAsWord);
  }

  Result<void> AddParties() {
    QUIPU_TRY(const auto core, Csv("parties/partyfacts-core-parties.csv"));
    for (size_t i = 1; i < core.size(); ++i) {
      // What is "technical" stands for no party.
      if (core[i].size() < 6 || !core[i][2].empty()) continue;
      AddPartyShortName(core[i][3]);
      AddPartyNames(core[i][4]);
      AddPartyNames(core[i][5]);
    }
    QUIPU_TRY(const auto wikidata, Csv("parties/partyfacts-wikidata.csv"));
    for (size_t i = 1; i < wikidata.size(); ++i) {
      if (wikidata[i].size() < 6) continue;
      AddPartyNames(wikidata[i][3]);
      AddPartyShortName(wikidata[i][4]);
      AddPartyNames(wikidata[i][5]);
    }
    QUIPU_TRY(const auto wikipedia, Csv("parties/partyfacts-wikipedia.csv"));
    for (size_t i = 1; i < wikipedia.size(); ++i) {
      if (wikipedia[i].size() < 6) continue;
      AddPartyShortName(wikipedia[i][3]);
      AddPartyNames(wikipedia[i][4]);
      AddPartyNames(wikipedia[i][5]);
    }
    return {};
  }

  Result<void> AddFirstNames() {
    for (const std::string_view list : {"male", "female"}) {
      const std::string file = "kantrowitz-" + std::string(list) + ".txt";
      QUIPU_TRY(const std::string text,
                ReadMaybeCompressed(data_ / "gaz" / "names" / file));
      for (const std::string_view line : Lines(text)) {
        Add(line, kGivenName, kMostAsWordOfFirstName);
      }
    }
    for (const std::string_view list : {"hombres", "mujeres"}) {
      QUIPU_TRY(const auto rows, Csv("names/es-" + std::string(list) + ".csv"));
      for (size_t i = 1; i < rows.size(); ++i) {
        if (rows[i].size() < 2 || rows[i][0].find(' ') != std::string::npos) {
          continue;
        }
        uint32_t people = 0;
        std::from_chars(rows[i][1].data(),
                        rows[i][1].data() + rows[i][1].size(), people);
        if (people >= 100) Add(rows[i][0], kGivenName, kMostAsWordOfFirstName);
      }
    }
    // Spain's surnames, those of 20 to 99 people: the frequent ones are not in
    // the list, but those of many other countries are.
    QUIPU_TRY(const auto surnames, Csv("names/es-apellidos-20.csv"));
    for (size_t i = 1; i < surnames.size(); ++i) {
      if (surnames[i][0].find(' ') != std::string::npos) continue;
      Add(surnames[i][0], kSurname, 0);
    }
    return {};
  }

  Path data_;
  std::map<std::string, uint32_t> as_word_;  // keys of words in lower case
  std::vector<GazetteerEntry> entries_;
};

}  // namespace

Result<std::vector<GazetteerEntry>> CollectGazetteer(const Path& data) {
  return Collector(data).Collect();
}

}  // namespace quipu
