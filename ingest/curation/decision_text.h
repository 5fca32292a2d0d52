// Decisions in words.

#ifndef QUIPU_INGEST_CURATION_DECISION_TEXT_H_
#define QUIPU_INGEST_CURATION_DECISION_TEXT_H_

#include <cstdint>
#include <string>
#include <string_view>

#include "graph/model/curation.h"

namespace quipu {

// Words of a document or a name, in quotation marks: white space is single
// blanks, and what is over 120 bytes is cut.
std::string ShownQuote(std::string_view words);

// What such a decision is called: "merge", "add entity".
std::string_view KindText(CurationKind kind);

// What was decided: "“Ana Vidal” (a.txt) = “A. Vidal” (b.txt)". White space of
// quotes is single blanks, and long ones are cut.
std::string DecisionText(const CurationEntry& entry);

// "2024-05-31T17:20:05Z"; "" if it is unknown.
std::string TimeText(const CurationEntry& entry);

}  // namespace quipu

#endif  // QUIPU_INGEST_CURATION_DECISION_TEXT_H_
