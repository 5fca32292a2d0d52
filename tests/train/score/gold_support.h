// A small annotated document, and extractions of it.

#ifndef QUIPU_TESTS_TRAIN_SCORE_GOLD_SUPPORT_H_
#define QUIPU_TESTS_TRAIN_SCORE_GOLD_SUPPORT_H_

#include <cstdint>
#include <string_view>

#include "graph/model/extraction.h"
#include "graph/model/ontology.h"
#include "train/corpora/annotated_document.h"

namespace quipu {

const Ontology& BuiltInOntology();

// "enA-1", about a raid on a fort, with these claims. Entities, in this order:
// ost (Place), army (Organization), kerr (Person), fort (Facility), raid
// (Event, a noun), men (Group, a noun).
AnnotatedDocument RaidOnTheFort(std::string_view claims);

// All that the gold says, as an extraction: entity i is gold entity i.
Extraction PerfectExtraction(const AnnotatedDocument& gold);

// The place of the words in the text; they must be there.
Span PlaceOf(const AnnotatedDocument& gold, std::string_view words);

}  // namespace quipu

#endif  // QUIPU_TESTS_TRAIN_SCORE_GOLD_SUPPORT_H_
