// What the nouns of a line, in English, French and Spanish, say it is.

#ifndef QUIPU_INGEST_READ_LINE_NOUNS_H_
#define QUIPU_INGEST_READ_LINE_NOUNS_H_

#include <string_view>

namespace quipu {

// Alternatives of a pattern that minds no case.
inline constexpr std::string_view kDaysOfWeek =
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|lundi|mardi|"
    "mercredi|jeudi|vendredi|samedi|dimanche|lunes|martes|mi\u00E9rcoles|"
    "jueves|viernes|s\u00E1bado|domingo";

bool HasDayOfWeek(std::string_view line);

// Whether `name` could be a body's: French and Spanish ones have words in lower
// case, as "Observatoire des prisons andines".
bool IsBodyLike(std::string_view name);

// Whether `name` could be a person's full name: two to four capitalised words,
// initials and particles, none of them a common noun of this file's lists.
bool IsPersonLike(std::string_view name);

// Whether a noun of papers is in `name`: "review", "diario", "cahiers".
bool NamesPaper(std::string_view name);

// Whether a noun of bodies heads `name`: "Ministry of …", "Museo de …", "…
// Limited".
bool NamesBody(std::string_view name);

// Whether a noun of documents begins `name`: "Statement", "Comunicado".
bool NamesDocument(std::string_view name);

// Whether the line is the name of a section: "OBITUARY", "Libros".
bool IsSection(std::string_view line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_LINE_NOUNS_H_
