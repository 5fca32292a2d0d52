// Names of countries in English, French and Spanish.

#ifndef QUIPU_INGEST_ONTOLOGY_COUNTRIES_H_
#define QUIPU_INGEST_ONTOLOGY_COUNTRIES_H_

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ingest/ontology/lexicon.h"

namespace quipu {

// Adds the names of all countries, as ICU's copy of CLDR gives them, to
// lexicon.country(), each with its index in the ISO 3166 list as value.
void AddCountryNames(Lexicon& lexicon);

// The index of an ISO 3166 code of two capital letters.
std::optional<int> CountryIndex(std::string_view code);

// Changes whenever the names may: part of what an extraction depends on.
std::string_view CountryNamesVersion();

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_COUNTRIES_H_
