#include "ingest/extract/claim/scope/clause_reports.h"

#include <algorithm>

namespace quipu {
namespace {

// "according to X", "selon X": `at` is the head of X.
std::optional<Report> AccordingTo(const ScopeSentence& sentence, uint32_t at) {
  for (const FoundPhrase& phrase : sentence.phrases()) {
    if (phrase.role != ScopeRole::kAccordingTo || phrase.end > at) continue;
    const auto governor = sentence.above(phrase.begin);
    const auto last = sentence.above(phrase.end - 1);
    const bool of_this = governor == at || last == at ||
                         (governor && sentence.above(*governor) == at);
    if (!of_this) continue;
    Report report;
    report.word = phrase.begin;
    SetSpeaker(sentence, at, report);
    return report;
  }
  return std::nullopt;
}

bool HasAs(const ScopeSentence& sentence, uint32_t verb) {
  const auto children = sentence.children(verb);
  return std::any_of(children.begin(), children.end(), [&](uint32_t child) {
    return sentence.Is(child, ScopeRole::kAsWord) && child < verb;
  });
}

// "The league, he says, …": between marks, with nothing that it says.
bool IsInserted(const ScopeSentence& sentence, uint32_t verb) {
  for (const uint32_t child : sentence.children(verb)) {
    const Deprel deprel = sentence.word(child).deprel;
    if (deprel == Deprel::kMark || deprel == Deprel::kCcomp ||
        deprel == Deprel::kXcomp || deprel == Deprel::kObj) {
      return false;
    }
  }
  return verb > 0 && verb + 1 < sentence.size() &&
         sentence.word(verb - 1).upos == Upos::kPunct &&
         sentence.word(verb).Has(Feature::kFinite);
}

// What stands for the claim's subject beside the nucleus: also the relative
// pronoun of "X, whom Y called a Z".
std::optional<uint32_t> OwnSubject(const ScopeSentence& sentence,
                                   uint32_t nucleus, uint32_t subject) {
  const uint32_t child = ChildToward(sentence, nucleus, subject);
  if (child != nucleus) return child;
  if (sentence.above(nucleus) != subject) return std::nullopt;
  for (const uint32_t other : sentence.children(nucleus)) {
    const SyntacticWord& word = sentence.word(other);
    if (word.upos == Upos::kPron && word.Has(Feature::kRelative)) return other;
  }
  return std::nullopt;
}

}  // namespace

std::optional<NucleusReport> ReportOfNucleus(const ScopeSentence& sentence,
                                             const ClaimWords& claim,
                                             uint32_t nucleus) {
  if (claim.trigger == nucleus) return std::nullopt;
  const ScopeRoles roles = sentence.roles(nucleus);
  const bool alleges = roles.Has(ScopeRole::kAllegeVerb);
  const bool calls = alleges || roles.Has(ScopeRole::kCallVerb);
  const bool denies = roles.Has(ScopeRole::kDenyVerb) && !claim.ObjectIsText();
  if (!calls && !denies) return std::nullopt;
  const auto subject = OwnSubject(sentence, nucleus, claim.subject);
  if (!subject) return std::nullopt;
  const SyntacticWord& word = sentence.word(*subject);
  const bool passive = word.subtype == Subtype::kPass;
  NucleusReport out{ReportOf(sentence, nucleus)};
  switch (word.deprel) {
    case Deprel::kNsubj:
      out.shared = passive ? alleges : denies;
      if (!out.shared && !passive) return std::nullopt;
      break;
    case Deprel::kObj:
    case Deprel::kObl:
    case Deprel::kIobj:
    case Deprel::kXcomp:
    case Deprel::kCcomp:
      if (!calls) return std::nullopt;
      break;
    default:
      return std::nullopt;
  }
  // "We are compared to X" is asserted, "he was accused of X" is not.
  if (out.report.who == Report::Who::kNobody && !alleges) return std::nullopt;
  return out;
}

std::optional<Report> ReportBeside(const ScopeSentence& sentence,
                                   uint32_t child) {
  switch (sentence.word(child).deprel) {
    case Deprel::kParataxis:
    case Deprel::kCcomp:
      if (!IsReportVerb(sentence, child) ||
          sentence.ChildBy(child, Deprel::kCcomp)) {
        return std::nullopt;
      }
      return ReportOf(sentence, child);
    case Deprel::kAdvcl:
      if (!IsReportVerb(sentence, child) ||
          !(HasAs(sentence, child) || IsInserted(sentence, child))) {
        return std::nullopt;
      }
      return ReportOf(sentence, child);
    case Deprel::kObl:
    case Deprel::kNmod:
    case Deprel::kAdvmod:
    case Deprel::kDislocated:
      return AccordingTo(sentence, child);
    default:
      return std::nullopt;
  }
}

bool IsToldClause(const ScopeSentence& sentence, uint32_t clause) {
  bool subject = false;
  for (const uint32_t child : sentence.children(clause)) {
    const SyntacticWord& word = sentence.word(child);
    if (word.upos == Upos::kPron && word.Has(Feature::kRelative)) return false;
    if (sentence.Is(child, ScopeRole::kThatWord)) return true;
    subject = subject || word.deprel == Deprel::kNsubj;
  }
  return subject;
}

}  // namespace quipu
