// Explanations for people and as JSON.

#ifndef QUIPU_APP_CLI_EXPLANATION_PRINTER_H_
#define QUIPU_APP_CLI_EXPLANATION_PRINTER_H_

#include <optional>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"
#include "graph/model/document.h"
#include "graph/model/ids.h"
#include "ingest/extract/explain/explanation.h"

namespace quipu {

// A sentence of a document as it is shown. All must outlive whoever shows it.
struct ShownSentence {
  const Document& document;
  const Explanation& explanation;
  const ExplainedSentence& sentence;
  bool stored = false;                  // its claims have ids
  std::optional<ClaimIndex> only = {};  // of the claims
  bool refused = false;                 // beside claims, too

  const AnalyzedSentence& analyzed() const {
    return explanation.analysis.sentences[sentence.sentence];
  }
  // What stands on the words of an entity or literal.
  std::string NameOf(const Argument& argument) const;
  // Claims that are to be shown.
  bool Shows(const ExplainedClaim& claim) const {
    return !only || claim.claim == *only;
  }
};

// "path", "words between": what a ground is called in both forms.
std::string_view NameOf(PairGround ground);
// A clause: "the ontology does not allow it between such things".
std::string_view TextOf(Refusal refusal);
// "Thomas Keane ←nsubj— founded —obj→ the committee"; "" if the tree does not
// join them.
std::string PathText(const ShownSentence& shown, const PairView& pair);
// The words with an ellipsis where others stand between.
std::string WordsText(const AnalyzedSentence& sentence,
                      const std::vector<uint32_t>& words);

void PrintExplanation(const ShownSentence& shown, Screen& screen);
Json ToJson(const ShownSentence& shown);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_EXPLANATION_PRINTER_H_
