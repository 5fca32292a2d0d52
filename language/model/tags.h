// Parts of speech and relations of Universal Dependencies 2:
// https://universaldependencies.org/u/pos and /u/dep

#ifndef QUIPU_LANGUAGE_MODEL_TAGS_H_
#define QUIPU_LANGUAGE_MODEL_TAGS_H_

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace quipu {

enum class Upos : uint8_t {
  kNone,  // not known
  kAdj,
  kAdp,
  kAdv,
  kAux,
  kCconj,
  kDet,
  kIntj,
  kNoun,
  kNum,
  kPart,
  kPron,
  kPropn,
  kPunct,
  kSconj,
  kSym,
  kVerb,
  kX,
};

// The universal part of a relation.
enum class Deprel : uint8_t {
  kNone,  // not known
  kAcl,
  kAdvcl,
  kAdvmod,
  kAmod,
  kAppos,
  kAux,
  kCase,
  kCc,
  kCcomp,
  kClf,
  kCompound,
  kConj,
  kCop,
  kCsubj,
  kDep,
  kDet,
  kDiscourse,
  kDislocated,
  kExpl,
  kFixed,
  kFlat,
  kGoeswith,
  kIobj,
  kList,
  kMark,
  kNmod,
  kNsubj,
  kNummod,
  kObj,
  kObl,
  kOrphan,
  kParataxis,
  kPunct,
  kReparandum,
  kRoot,
  kVocative,
  kXcomp,
};

// What a treebank adds to a relation, as in "nsubj:pass".
enum class Subtype : uint8_t {
  kNone,
  kAgent,
  kAppos,
  kArg,
  kCaus,
  kCleft,
  kComp,
  kDesc,
  kEmph,
  kForeign,
  kGov,
  kImpers,
  kInsert,
  kLmod,
  kLvc,
  kMod,
  kName,
  kNpmod,
  kNummod,
  kOuter,
  kParenth,
  kPass,
  kPoss,
  kPreconj,
  kPredet,
  kPrep,
  kPrt,
  kPv,
  kRedup,
  kRelcl,
  kSubj,
  kSvc,
  kTense,
  kTmod,
  kUnmarked,
};

// As the treebanks write it ("NOUN"); "" for kNone.
std::string_view NameOf(Upos upos);
// kNone for what is none.
Upos UposOf(std::string_view name);

struct DependencyRelation {
  Deprel deprel = Deprel::kNone;
  Subtype subtype = Subtype::kNone;
  friend bool operator==(DependencyRelation, DependencyRelation) = default;
};

// "nsubj:pass"; "" without a universal part.
std::string NameOf(DependencyRelation relation);
// A subtype that is not listed is left out; nothing of what does not begin with
// a universal relation.
DependencyRelation DependencyRelationOf(std::string_view name);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_TAGS_H_
