// What a text says that it was taken from.

#ifndef QUIPU_INGEST_READ_TAKEN_FROM_H_
#define QUIPU_INGEST_READ_TAKEN_FROM_H_

#include <optional>
#include <string_view>

#include "graph/model/document.h"

namespace quipu {

// The paper, agency or work in "Translated from the Danish (Harbour Review,
// October 1981)", "(From Lantern, organ of the League, 30 April 1932)",
// "Traduit de l'Aurore", "From MPS dispatches", "Con información de MPS", and
// the date of its issue. nullopt for a line that names none. Linear.
std::optional<StatedOrigin> ParseTakenFrom(std::string_view text, Span line);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_TAKEN_FROM_H_
