// What the ways to find who has the floor share: the document's lines and
// words, and the names in them.

#ifndef QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_FLOOR_H_
#define QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_FLOOR_H_

#include <optional>
#include <string_view>
#include <vector>

#include "ingest/extract/claim/scope/scope_sentence.h"
#include "ingest/extract/claim/scope/turns.h"
#include "language/text/lines.h"

namespace quipu {

// The text and the sentences must outlive it.
class FloorText {
 public:
  FloorText(std::string_view text, const std::vector<ScopeSentence>& sentences)
      : text_(text),
        sentences_(sentences),
        lines_(LinesOf(text, {0, static_cast<uint32_t>(text.size())})) {}

  std::string_view text() const { return text_; }
  const std::vector<ScopeSentence>& sentences() const { return sentences_; }
  const std::vector<TextLine>& lines() const { return lines_; }
  std::string_view Line(size_t line) const {
    return lines_[line].text.In(text_);
  }
  bool IsBlank(size_t line) const { return lines_[line].text.empty(); }

  // The words of one sentence that lie in `span`, of the first sentence that
  // has any, as a speaker: the first name among them, else the last noun.
  std::optional<Speaker> SpeakerIn(Span span) const;
  // The first name of a person in the text from `begin` to `end`.
  std::optional<Speaker> FirstPerson(uint32_t begin, uint32_t end) const;
  // The first name in the text whose words begin with these letters ("IK",
  // "R. C."); `initials` in capitals.
  std::optional<Speaker> NameWithInitials(std::string_view initials) const;
  // Who is interviewed, if the beginning says that it is an interview.
  std::optional<Speaker> Interviewee() const;

 private:
  std::optional<Speaker> NameIn(const ScopeSentence& sentence, uint32_t number,
                                Span span, bool person) const;

  std::string_view text_;
  const std::vector<ScopeSentence>& sentences_;
  std::vector<TextLine> lines_;
};

// "MR. VEGA: …", "Q. …", "IK: …": a document with several such lines. Each turn
// lasts to the next label; questions by nobody named have no speaker and are no
// turns.
std::vector<Turn> LabelledTurns(const FloorText& floor);
// Questions that begin with a dash or end in a question mark, with the answers
// below.
std::vector<Turn> InterviewTurns(const FloorText& floor);
// "#2 name — 12/03/2006 14:02", with the post below.
std::vector<Turn> PostTurns(const FloorText& floor);
// "The minister said:", with the rest of the document below; and "Que …" after
// "Que …" of a witness.
std::vector<Turn> StatementTurns(const FloorText& floor);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_CLAIM_SCOPE_FLOOR_H_
