#include "ingest/ontology/countries.h"

#include <unicode/locid.h>
#include <unicode/uvernum.h>

#include <string>

#include "ingest/ontology/phrase_words.h"

namespace quipu {

void AddCountryNames(Lexicon& lexicon) {
  const char* const* codes = icu::Locale::getISOCountries();
  for (int i = 0; codes[i] != nullptr; ++i) {
    const icu::Locale country("", codes[i]);
    for (const Language language : kLanguages) {
      icu::UnicodeString name;
      const std::string code(CodeOf(language));
      country.getDisplayCountry(icu::Locale(code.c_str()), name);
      std::string text;
      name.toUTF8String(text);
      // "Myanmar (Burma)" and names that ICU lacks are no names in a text.
      if (text.size() < 3 || text.find('(') != std::string::npos) continue;
      lexicon.AddPhrase(lexicon.country(), MaskOf(language), FoldWords(text),
                        i);
    }
  }
}

std::optional<int> CountryIndex(std::string_view code) {
  const char* const* codes = icu::Locale::getISOCountries();
  for (int i = 0; codes[i] != nullptr; ++i) {
    if (code == codes[i]) return i;
  }
  return std::nullopt;
}

std::string_view CountryNamesVersion() {
  return U_ICU_VERSION;
}

}  // namespace quipu
