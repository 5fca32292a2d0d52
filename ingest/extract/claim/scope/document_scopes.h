// Under which stance a document makes a claim, and who is made to say it: by
// the trees of its sentences, its quotation marks, and who has the floor.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_DOCUMENT_SCOPES_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_DOCUMENT_SCOPES_H_

#include <optional>
#include <vector>

#include "ingest/extract/claim/scope/clause_scope.h"
#include "ingest/extract/claim/scope/quotation_speakers.h"
#include "ingest/extract/claim/scope/turns.h"
#include "ingest/ontology/scope_words.h"
#include "language/model/analysis.h"
#include "language/text/quotations.h"

namespace quipu {

struct ClaimScope {
  bool claimed = true;  // false: only asked, or under a condition
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  bool in_passing = false;  // "the president of X": not what the clause tells
  std::optional<Speaker> speaker;  // none: the document itself says it
  friend bool operator==(const ClaimScope&, const ClaimScope&) = default;
};

// "X said that …": what comes after "that".
struct Speech {
  Speaker speaker;
  Span words;
};

struct Denial {
  std::optional<Speaker> speaker;
};

// A stretch in one voice: a quotation, with those that it goes on from, or a
// turn.
struct Voice {
  uint32_t number = 0;  // 0: nobody else's that is known
  std::optional<Speaker> speaker;
};

// Of one document. Immutable.
class DocumentScopes {
 public:
  // `of_document` counts for sentences whose language is not known. All but
  // `lexicon` may go afterwards, except `analysis`. Linear for sentences of
  // bounded length.
  DocumentScopes(const Analysis& analysis, Language of_document,
                 const ScopeLexicon& lexicon);

  // `sentence` is an index into the analysis, the words are of that sentence.
  ClaimScope ScopeOf(uint32_t sentence, const ClaimWords& claim) const;

  // The same of arguments that stand in one sentence; nullopt if they do not.
  std::optional<ClaimScope> ScopeOf(Span subject, Span object,
                                    ObjectKind kind) const;

  // In the order of the text. Linear.
  std::vector<Speech> Speeches() const;

  // Whose voice the byte is in, by marks and labels alone: the innermost
  // quotation of somebody, else who has the floor. Logarithmic.
  Voice VoiceAt(uint32_t offset) const;

  // Whether the sentence after this one denies it ("Quill denied it.", "It is a
  // lie."), and who does; no speaker where the text itself does.
  std::optional<Denial> DenialAfter(uint32_t sentence) const;
  // The sentence that holds the byte, or the last that begins before it.
  std::optional<uint32_t> SentenceOf(uint32_t offset) const {
    return SentenceAt(sentences_, offset);
  }
  const ScopeSentence& sentence(uint32_t index) const {
    return sentences_[index];
  }

 private:
  std::optional<Speaker> SpeakerOfClaim(uint32_t number,
                                        const ClaimWords& claim,
                                        const ClauseScope& clause) const;
  std::optional<Speaker> SubjectBefore(uint32_t number) const;
  std::optional<Speaker> HasFloor(uint32_t offset) const;
  const Turn* TurnAt(uint32_t offset) const;

  std::vector<ScopeSentence> sentences_;
  std::vector<Quotation> quotations_;
  std::vector<QuotationSpeaker> speakers_;  // parallel to quotations_
  std::vector<uint32_t> origins_;           // the first that each goes on from
  std::vector<Turn> turns_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_DOCUMENT_SCOPES_H_
