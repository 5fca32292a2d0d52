// Names as a corpus annotates them, and what its labels mean in Quipu's types.

#ifndef QUIPU_TRAIN_CORPORA_NAME_ANNOTATION_H_
#define QUIPU_TRAIN_CORPORA_NAME_ANNOTATION_H_

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "language/model/name_type.h"
#include "train/corpora/names_corpus.h"

namespace quipu {

// Words [begin, end) carry the corpus's label.
struct AnnotatedName {
  uint32_t begin = 0;
  uint32_t end = 0;
  std::string label;
};

struct AnnotatedSentence {
  std::vector<std::string> forms;
  std::vector<AnnotatedName> names;  // ascending, none overlaps another
  uint32_t document = 0;
};

// What an annotated name may be: one of the types (bit t: type t), and, where
// `outside`, also no name at all.
struct LabelMeaning {
  uint16_t types = 0;
  bool outside = true;
};

struct NameScheme {
  LabelMeaning (*meaning)(std::string_view label,
                          std::span<const std::string> forms);
  // False: what is no name to the corpus may still be an event or publication.
  bool marks_events = false;
  // False: a capitalised word that is marked as nothing may be anything.
  bool complete = true;
};

// PER ORG LOC with MISC or OTH beside them.
extern const NameScheme kFourClassScheme;
// The same where not every name is marked.
extern const NameScheme kPartialScheme;
// The same over Wikipedia in the manner of DocRED, whose LOC has adjectives.
extern const NameScheme kDocRedScheme;
extern const NameScheme kCrossNerScheme;
// Labels are identifiers of Quipu's types.
extern const NameScheme kOwnScheme;

NamesSentence Supervise(const AnnotatedSentence& sentence,
                        const NameScheme& scheme, std::string_view language,
                        std::string_view corpus);

// The name without titles before it ("Mr.", "général") and without what follows
// a comma in it; empty where nothing capitalised is left.
AnnotatedName TrimPersonName(std::span<const std::string> forms,
                             AnnotatedName name);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_NAME_ANNOTATION_H_
