// Frames of rules: a verb or noun with what hangs on it in the tree of the
// sentence, "verb: acquire|buy; subject: {buyer:Company}; object: {bought}".
// docs/ontology.md describes them. Matching is extraction's part
// (ingest/extract/claim/rules/tree_match.h).

#ifndef QUIPU_INGEST_ONTOLOGY_TREE_PATTERN_H_
#define QUIPU_INGEST_ONTOLOGY_TREE_PATTERN_H_

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "ingest/ontology/lexicon.h"
#include "ingest/ontology/pattern.h"

namespace quipu {

// A lemma, and for "take over" the particle that goes with it.
struct FrameLemma {
  WordId lemma;
  WordId particle;
  bool written = false;  // no lemma, but the word as it stands there
};

// Where an argument hangs: on what, and how.
struct FrameStep {
  enum class Role : uint8_t {
    kSubject,   // who does it, or is it; whichever way the clause is turned
    kObject,    // to whom it is done, likewise
    kWithCase,  // a complement with one of these words before it
  };
  Role role = Role::kSubject;
  std::vector<WordId> cases;
  bool possessor = false;  // of kWithCase: "'s", "its" count, too
};

struct FramePart {
  std::vector<FrameStep> path;  // at least one
  bool optional = false;
  // What stands there: a capture, or else one of these lemmas.
  std::optional<size_t> capture;
  std::vector<FrameLemma> lemmas;
};

struct TreePattern {
  bool noun = false;               // else a verb
  std::vector<FrameLemma> lemmas;  // of the head; at least one
  std::vector<FramePart> parts;    // at least one
  std::vector<CaptureInfo> captures;

  // As Pattern::Compile.
  static Result<TreePattern> Compile(std::string_view text,
                                     const Ontology& ontology,
                                     Lexicon& lexicon);
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_TREE_PATTERN_H_
