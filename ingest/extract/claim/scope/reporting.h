// Verbs, nouns and phrases that hand words to somebody: "said", "claim",
// "according to".

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_REPORTING_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_REPORTING_H_

#include <cstdint>
#include <optional>

#include "graph/model/extraction.h"
#include "ingest/extract/claim/scope/scope_sentence.h"

namespace quipu {

// Words of one sentence. All are of the speaker's mention, `head` its highest
// in the tree.
struct Speaker {
  uint32_t sentence = 0;
  uint32_t begin = 0;
  uint32_t end = 0;
  uint32_t head = 0;
  friend bool operator==(const Speaker&, const Speaker&) = default;
};

// Who speaks at a word of a sentence.
struct Report {
  enum class Who : uint8_t {
    kNamed,        // `speaker` is the head of some words
    kFirstPerson,  // "I said": whoever speaks the sentence
    kElided,       // Spanish "dijo que": somebody told of before
    kUnknown,      // the tree gives no subject where there must be one
    kNobody,       // "it is said"
  };
  uint32_t word = 0;
  Who who = Who::kNobody;
  uint32_t speaker = 0;
  Modality modality = Modality::kAsserted;  // of what is said
  // The claim stands in what is said, but is not what is said: "the president
  // of X".
  bool in_passing = false;
};

// Whether the word is a verb that may report, allege or deny.
bool IsReportVerb(const ScopeSentence& sentence, uint32_t verb);
// Who does the verb: its own subject, or that of the verb it goes with.
Report ReportOf(const ScopeSentence& sentence, uint32_t verb);
// "X's claim", "a statement by X"; nobody for "rumours". The noun itself speaks
// where it has no owner but is something said: "the report".
Report ReportOfNoun(const ScopeSentence& sentence, uint32_t noun);
// Makes `head` the speaker: nobody, if it is "on" or "one", and the antecedent
// of a relative pronoun.
void SetSpeaker(const ScopeSentence& sentence, uint32_t head, Report& report);

// The words of the phrase above which `head` stands, without clauses,
// appositions and coordination.
Speaker SpeakerOf(const ScopeSentence& sentence, uint32_t number,
                  uint32_t head);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_REPORTING_H_
