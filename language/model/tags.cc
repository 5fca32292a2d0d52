#include "language/model/tags.h"

#include <algorithm>
#include <array>

namespace quipu {
namespace {

// In the order of the enumerators.
constexpr std::array<std::string_view, 18> kUposNames = {
    "",    "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X"};
static_assert(kUposNames.size() == static_cast<size_t>(Upos::kX) + 1);

constexpr std::array<std::string_view, 38> kDeprelNames = {
    "",           "acl",    "advcl",     "advmod", "amod",       "appos",
    "aux",        "case",   "cc",        "ccomp",  "clf",        "compound",
    "conj",       "cop",    "csubj",     "dep",    "det",        "discourse",
    "dislocated", "expl",   "fixed",     "flat",   "goeswith",   "iobj",
    "list",       "mark",   "nmod",      "nsubj",  "nummod",     "obj",
    "obl",        "orphan", "parataxis", "punct",  "reparandum", "root",
    "vocative",   "xcomp"};
static_assert(kDeprelNames.size() == static_cast<size_t>(Deprel::kXcomp) + 1);

constexpr std::array<std::string_view, 35> kSubtypeNames = {
    "",      "agent", "appos",   "arg",    "caus",   "cleft",  "comp",
    "desc",  "emph",  "foreign", "gov",    "impers", "insert", "lmod",
    "lvc",   "mod",   "name",    "npmod",  "nummod", "outer",  "parenth",
    "pass",  "poss",  "preconj", "predet", "prep",   "prt",    "pv",
    "redup", "relcl", "subj",    "svc",    "tense",  "tmod",   "unmarked"};
static_assert(kSubtypeNames.size() ==
              static_cast<size_t>(Subtype::kUnmarked) + 1);

// The enumerator of a name, the first of them for what is none.
template <typename Enum, size_t kSize>
Enum Find(const std::array<std::string_view, kSize>& names,
          std::string_view name) {
  const auto at = std::find(names.begin(), names.end(), name);
  return at == names.end() ? Enum{} : static_cast<Enum>(at - names.begin());
}

}  // namespace

std::string_view NameOf(Upos upos) {
  return kUposNames[static_cast<size_t>(upos)];
}

Upos UposOf(std::string_view name) {
  return Find<Upos>(kUposNames, name);
}

std::string NameOf(DependencyRelation relation) {
  std::string name(kDeprelNames[static_cast<size_t>(relation.deprel)]);
  if (!name.empty() && relation.subtype != Subtype::kNone) {
    name += ':';
    name += kSubtypeNames[static_cast<size_t>(relation.subtype)];
  }
  return name;
}

DependencyRelation DependencyRelationOf(std::string_view name) {
  const size_t colon = std::min(name.find(':'), name.size());
  const auto deprel = Find<Deprel>(kDeprelNames, name.substr(0, colon));
  if (deprel == Deprel::kNone || colon == name.size()) return {deprel, {}};
  return {deprel, Find<Subtype>(kSubtypeNames, name.substr(colon + 1))};
}

}  // namespace quipu
