// Patterns of rules: a small regular language over the items of a sentence
// (words, mentions, dates, quantities). docs/ontology.md describes it.

#ifndef QUIPU_INGEST_ONTOLOGY_PATTERN_H_
#define QUIPU_INGEST_ONTOLOGY_PATTERN_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "graph/model/ontology.h"
#include "ingest/extract/mention/items.h"
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

struct Captured {
  int begin = -1;  // items; -1 if the capture took no part
  int end = -1;
};

struct PatternMatch {
  int begin = 0;  // items
  int end = 0;
  bool negated = false;
  bool hedged = false;
  bool aside = false;              // jumped over an apposition
  std::vector<Captured> captures;  // parallel to Pattern::captures
};

class Pattern {
 public:
  // kInvalidArgument says what is wrong in `text`, without its source. Words
  // are added to `lexicon`; classes must be there already.
  static Result<Pattern> Compile(std::string_view text,
                                 const Ontology& ontology, Lexicon& lexicon);

  const std::vector<CaptureInfo>& captures() const { return captures_; }

  // The index of the capture of that name.
  std::optional<size_t> FindCapture(std::string_view name) const;

  // The first match, in the order of the pattern's alternatives, that begins
  // at item `begin`. False also when 2,000 steps did not decide.
  bool MatchAt(const ItemSentence& sentence, int begin,
               PatternMatch& match) const;

  // False if no match can begin at `item`; cheap.
  bool MayBegin(const ItemSentence& sentence, int item) const;
  // Begins with the subject of a clause: the pattern has an <aside>.
  bool IsClause() const;
  // False if the sentence lacks a word that every match needs; cheap.
  bool MayOccur(const ItemSentence& sentence) const;

 private:
  friend class PatternCompiler;
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
  // Moves past one consuming instruction; -1 if it does not match at `at`.
  int Step(const Instruction& instruction, const ItemSentence& sentence,
           int at) const;
  int Skip(const Instruction& now, const ItemSentence& sentence, int at) const;

  std::vector<Instruction> program_;
  std::vector<CaptureInfo> captures_;
  std::vector<WordId> needed_;  // one of these is in every match; may be empty
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_PATTERN_H_
