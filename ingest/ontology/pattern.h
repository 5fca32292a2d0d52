// Patterns of rules: a small regular language over the items of a sentence
// (words, mentions, dates, quantities). docs/ontology.md describes it. Matching
// is extraction's part (ingest/extract/mention/pattern_match.h).

#ifndef QUIPU_INGEST_ONTOLOGY_PATTERN_H_
#define QUIPU_INGEST_ONTOLOGY_PATTERN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "ingest/ontology/lexicon.h"

namespace quipu {

using TypeMask = uint32_t;  // bit i: types[i] of the ontology

enum class SlotKind : uint8_t {
  kEntity,
  kDemonym,
  kDate,
  kQuantity,
  kWords,
  kNominal,  // words that stand for a new entity: "event:Event=[...]"
};

// A named part of a pattern: "{subject:Person}" or "role=<title>".
struct CaptureInfo {
  std::string name;
  SlotKind kind = SlotKind::kWords;
  TypeMask types = ~TypeMask{0};
  bool modifier = false;  // only a name right before the noun it tells of
  bool country = false;   // only a country or the code of a state
};

// The compiled form, a program for a backtracking machine.
struct Pattern {
  enum class Op : uint8_t {
    kWord,
    kClass,
    kSlot,
    kAside,
    kAny,
    kSplit,
    kJump,
    kBegin,
    kEnd,
    kAccept
  };
  struct Instruction {
    Op op = Op::kAccept;
    int a = 0;  // first alternative of kSplit, target of kJump, capture
    int b = 0;  // second alternative of kSplit
    std::vector<WordId> words;
    ClassId cls;
  };

  std::vector<Instruction> program;
  std::vector<CaptureInfo> captures;
  std::vector<WordId> needed;  // one of these is in every match; may be empty
  bool clause = false;  // begins with the subject of a clause: has an <aside>

  // kInvalidArgument says what is wrong in `text`, without its source. Words
  // are added to `lexicon`; classes must be there already.
  static Result<Pattern> Compile(std::string_view text,
                                 const Ontology& ontology, Lexicon& lexicon);
};

// The index of the capture of that name.
std::optional<size_t> FindCapture(const std::vector<CaptureInfo>& captures,
                                  std::string_view name);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_PATTERN_H_
