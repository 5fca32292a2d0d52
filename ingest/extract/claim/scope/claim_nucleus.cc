#include "ingest/extract/claim/scope/claim_nucleus.h"

#include <vector>

namespace quipu {
namespace {

std::vector<uint32_t> PathToRoot(const ScopeSentence& sentence, uint32_t at) {
  std::vector<uint32_t> path = {at};
  while (path.size() <= sentence.size()) {
    const auto above = sentence.above(path.back());
    if (!above) break;
    path.push_back(*above);
  }
  return path;
}

// Path[from], or the clause right below it: "X, who attacked Y".
size_t RelativeBelow(const ScopeSentence& sentence, const ClaimWords& claim,
                     const std::vector<uint32_t>& path, size_t from) {
  const uint32_t below = path[from - 1];
  const bool relative = sentence.word(below).deprel == Deprel::kAcl &&
                        sentence.IsPredicate(below) &&
                        !(from == 1 && claim.ObjectIsText());
  return relative ? from - 1 : from;
}

// From path[from] down to the lowest verb that still leads to path[0]. An
// object that is a verb tells the event itself.
uint32_t Descend(const ScopeSentence& sentence, const ClaimWords& claim,
                 const std::vector<uint32_t>& path, size_t from) {
  const size_t last = claim.ObjectIsText() ? 1 : 0;
  uint32_t nucleus = path[from];
  for (size_t i = from; i > last; --i) {
    const uint32_t below = path[i - 1];
    const Deprel deprel = sentence.word(below).deprel;
    if (deprel == Deprel::kAdvmod && i > last + 1) continue;  // "far from …"
    const bool leads = deprel == Deprel::kXcomp || deprel == Deprel::kCcomp ||
                       deprel == Deprel::kConj || deprel == Deprel::kObl ||
                       deprel == Deprel::kAdvcl;
    if (!leads || !sentence.IsPredicate(below)) break;
    nucleus = below;
  }
  return nucleus;
}

// Whether `at` belongs to the clause of the nucleus; inside another phrase of
// it only if `nested`. Also where the nucleus lies elsewhere: "X refused to".
bool Belongs(const ScopeSentence& sentence, uint32_t at, uint32_t nucleus,
             bool nested) {
  for (uint32_t steps = 0; steps <= sentence.size() && at != nucleus; ++steps) {
    const auto above = sentence.above(at);
    if (!above) return true;
    switch (sentence.word(at).deprel) {
      case Deprel::kAcl:
      case Deprel::kAdvcl:
      case Deprel::kCcomp:
      case Deprel::kParataxis:
        return sentence.IsUnder(nucleus, at) || !sentence.IsUnder(at, nucleus);
      case Deprel::kNmod:
      case Deprel::kCompound:
      case Deprel::kAmod:
        if (!nested) return false;
        break;
      default:
        break;
    }
    at = *above;
  }
  return true;
}

}  // namespace

uint32_t NucleusOf(const ScopeSentence& sentence, const ClaimWords& claim) {
  if (claim.trigger) return *claim.trigger;
  const std::vector<uint32_t> subject = PathToRoot(sentence, claim.subject);
  const std::vector<uint32_t> object = PathToRoot(sentence, claim.object);
  if (subject.back() != object.back()) return claim.object;  // no tree
  size_t up = object.size();
  size_t across = subject.size();
  while (up > 0 && across > 0 && object[up - 1] == subject[across - 1]) {
    --up;
    --across;
  }
  // object[up] and subject[across] are the lowest that both share.
  if (up == 0) {
    // The object holds the subject: "…", X said.
    for (size_t i = across; i > 1; --i) {
      if (sentence.IsPredicate(subject[i - 1])) return subject[i - 1];
    }
    return claim.object;
  }
  const size_t from =
      across == 0 ? RelativeBelow(sentence, claim, object, up) : up;
  return Descend(sentence, claim, object, from);
}

bool HoldsArguments(const ScopeSentence& sentence, const ClaimWords& claim,
                    uint32_t nucleus) {
  const uint32_t subject = ChildToward(sentence, nucleus, claim.subject);
  const uint32_t object = ChildToward(sentence, nucleus, claim.object);
  // Two subjects are one, and an apposition.
  if (subject != object && subject != nucleus && object != nucleus &&
      sentence.word(subject).deprel == Deprel::kNsubj &&
      sentence.word(object).deprel == Deprel::kNsubj) {
    return false;
  }
  // "Nobody took part in the assault on the barracks at X": where the assault
  // was is not what the verb tells.
  if (subject != object && subject != nucleus && object != nucleus &&
      sentence.word(subject).deprel == Deprel::kObl &&
      sentence.word(subject).subtype != Subtype::kAgent &&
      sentence.word(object).deprel == Deprel::kObl &&
      sentence.word(object).subtype != Subtype::kAgent) {
    return false;
  }
  return Belongs(sentence, claim.subject, nucleus, false) &&
         Belongs(sentence, claim.object, nucleus, true);
}

uint32_t ChildToward(const ScopeSentence& sentence, uint32_t top, uint32_t at) {
  for (uint32_t steps = 0; steps <= sentence.size(); ++steps) {
    const auto above = sentence.above(at);
    if (!above) return top;
    if (*above == top) return at;
    at = *above;
  }
  return top;
}

}  // namespace quipu
