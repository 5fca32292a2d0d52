#include "ingest/extract/claim/scope/reporting.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kMaxGovernors = 4;  // "came, saw and said": verbs to look beyond

bool IsSubject(const SyntacticWord& word) {
  return word.deprel == Deprel::kNsubj;
}

bool IsRelative(const SyntacticWord& word) {
  return word.upos == Upos::kPron && word.Has(Feature::kRelative);
}

// A verb that shares the subject of the one above it.
bool SharesSubject(const SyntacticWord& word) {
  return word.deprel == Deprel::kConj || word.deprel == Deprel::kXcomp ||
         (word.deprel == Deprel::kAdvcl && !word.Has(Feature::kFinite));
}

std::optional<uint32_t> SubjectChild(const ScopeSentence& sentence,
                                     uint32_t verb) {
  std::optional<uint32_t> found;
  for (const uint32_t child : sentence.children(verb)) {
    const SyntacticWord& word = sentence.word(child);
    if (IsSubject(word) && word.subtype != Subtype::kOuter) found = child;
  }
  return found;
}

// "…", said X, where the tree has X as an object: the verb stands right after a
// mark, and X right after the verb.
std::optional<uint32_t> InvertedSubject(const ScopeSentence& sentence,
                                        uint32_t verb) {
  uint32_t first = verb;
  for (const uint32_t child : sentence.children(verb)) {
    const Deprel deprel = sentence.word(child).deprel;
    if (child < verb && (deprel == Deprel::kAux || deprel == Deprel::kExpl)) {
      first = std::min(first, child);
    }
  }
  if (first == 0 || sentence.word(first - 1).upos != Upos::kPunct) {
    return std::nullopt;
  }
  for (const uint32_t child : sentence.children(verb)) {
    if (child > verb && sentence.word(child).deprel == Deprel::kObj) {
      return child;
    }
  }
  return std::nullopt;
}

bool IsPassive(const ScopeSentence& sentence, uint32_t verb) {
  for (const uint32_t child : sentence.children(verb)) {
    const SyntacticWord& word = sentence.word(child);
    if ((word.deprel == Deprel::kAux || word.deprel == Deprel::kNsubj ||
         word.deprel == Deprel::kCsubj) &&
        word.subtype == Subtype::kPass) {
      return true;
    }
    if (word.deprel == Deprel::kExpl &&
        (word.subtype == Subtype::kPass || word.subtype == Subtype::kImpers)) {
      return true;
    }
  }
  return false;
}

// "A man charged with …": the man does not charge.
bool IsParticipleBeside(const ScopeSentence& sentence, uint32_t verb) {
  const SyntacticWord& word = sentence.word(verb);
  return word.deprel == Deprel::kAcl && word.subtype != Subtype::kRelcl &&
         word.Has(Feature::kParticiple) &&
         (word.Has(Feature::kPast) || word.Has(Feature::kPassive));
}

std::optional<uint32_t> Agent(const ScopeSentence& sentence, uint32_t verb) {
  for (const uint32_t child : sentence.children(verb)) {
    const SyntacticWord& word = sentence.word(child);
    if (word.deprel == Deprel::kObl && word.subtype == Subtype::kAgent) {
      return child;
    }
  }
  return std::nullopt;
}

// The word that a relative pronoun stands for.
uint32_t Antecedent(const ScopeSentence& sentence, uint32_t pronoun) {
  uint32_t at = pronoun;
  for (uint32_t steps = 0; steps < sentence.size(); ++steps) {
    const auto above = sentence.above(at);
    if (!above) break;
    if (sentence.word(at).deprel == Deprel::kAcl) return *above;
    at = *above;
  }
  return pronoun;
}

// The subject of a finite verb of these languages need not be said.
bool HasFirstPersonEnding(const ScopeSentence& sentence, uint32_t verb) {
  if (sentence.word(verb).Has(Feature::kFirstPerson)) return true;
  for (const uint32_t child : sentence.children(verb)) {
    if (sentence.word(child).deprel == Deprel::kAux &&
        sentence.word(child).Has(Feature::kFirstPerson)) {
      return true;
    }
  }
  return false;
}

Modality ModalityOfVerb(ScopeRoles roles) {
  if (roles.Has(ScopeRole::kDenyVerb)) return Modality::kDenied;
  if (roles.Has(ScopeRole::kAllegeVerb)) return Modality::kAlleged;
  if (roles.Has(ScopeRole::kFearVerb)) return Modality::kFeared;
  return Modality::kAsserted;
}

// "A man charged with …", where the tree has the man charge somebody.
bool AccusesNobody(const ScopeSentence& sentence, uint32_t verb) {
  return sentence.language() == Language::kEnglish &&
         sentence.Is(verb, ScopeRole::kAllegeVerb) &&
         !sentence.ChildBy(verb, Deprel::kObj) &&
         !sentence.ChildBy(verb, Deprel::kCcomp) &&
         sentence.word(verb).Has(Feature::kPast);
}

// Spanish "dijo que" is said by somebody told of before, "dicen que" and "se
// dice que" by nobody. A verb without a subject in the other languages is a
// mistake of the tree.
void SetMissing(const ScopeSentence& sentence, uint32_t verb, Report& report) {
  report.who = Report::Who::kUnknown;
  if (sentence.language() != Language::kSpanish) return;
  const bool impersonal = sentence.word(verb).Has(Feature::kPlural) ||
                          sentence.ChildBy(verb, Deprel::kExpl);
  report.who = impersonal ? Report::Who::kNobody : Report::Who::kElided;
}

void FindActor(const ScopeSentence& sentence, uint32_t verb, Report& report) {
  if (AccusesNobody(sentence, verb)) return;
  for (int i = 0; i < kMaxGovernors; ++i) {
    auto subject = SubjectChild(sentence, verb);
    if (!subject) subject = InvertedSubject(sentence, verb);
    if (IsPassive(sentence, verb) || IsParticipleBeside(sentence, verb)) {
      if (const auto agent = Agent(sentence, verb)) {
        SetSpeaker(sentence, *agent, report);
      }
      return;
    }
    const SyntacticWord& word = sentence.word(verb);
    const auto above = sentence.above(verb);
    if (subject && !IsRelative(sentence.word(*subject))) {
      return SetSpeaker(sentence, *subject, report);
    }
    if (above && word.deprel == Deprel::kAcl) {
      return SetSpeaker(sentence, *above, report);
    }
    if (HasFirstPersonEnding(sentence, verb)) {
      report.who = Report::Who::kFirstPerson;
      return;
    }
    if (!above || !SharesSubject(word)) {
      SetMissing(sentence, verb, report);
      return;
    }
    verb = *above;
  }
}

}  // namespace

void SetSpeaker(const ScopeSentence& sentence, uint32_t head, Report& report) {
  const SyntacticWord& word = sentence.word(head);
  const bool pronoun = word.upos == Upos::kPron;
  if (sentence.Is(head, ScopeRole::kFirstPerson) ||
      (pronoun && word.Has(Feature::kFirstPerson))) {
    report.who = Report::Who::kFirstPerson;
  } else if (pronoun && (sentence.Is(head, ScopeRole::kNobodyKnown) ||
                         word.deprel == Deprel::kExpl)) {
    report.who = Report::Who::kNobody;
  } else {
    report.who = Report::Who::kNamed;
    report.speaker = IsRelative(word) ? Antecedent(sentence, head) : head;
  }
}

bool IsReportVerb(const ScopeSentence& sentence, uint32_t verb) {
  const ScopeRoles roles = sentence.roles(verb);
  return roles.Has(ScopeRole::kReportVerb) ||
         roles.Has(ScopeRole::kAllegeVerb) || roles.Has(ScopeRole::kDenyVerb) ||
         roles.Has(ScopeRole::kFearVerb);
}

Report ReportOf(const ScopeSentence& sentence, uint32_t verb) {
  Report report;
  report.word = verb;
  report.modality = ModalityOfVerb(sentence.roles(verb));
  FindActor(sentence, verb, report);
  if (report.who == Report::Who::kNobody &&
      report.modality == Modality::kAsserted) {
    report.modality = Modality::kAlleged;
  }
  return report;
}

Report ReportOfNoun(const ScopeSentence& sentence, uint32_t noun) {
  Report report;
  report.word = noun;
  const ScopeRoles roles = sentence.roles(noun);
  if (roles.Has(ScopeRole::kAllegeNoun)) report.modality = Modality::kAlleged;
  if (roles.Has(ScopeRole::kDenyNoun)) report.modality = Modality::kDenied;
  if (roles.Has(ScopeRole::kFearNoun)) report.modality = Modality::kFeared;
  for (const uint32_t child : sentence.children(noun)) {
    const SyntacticWord& word = sentence.word(child);
    if (word.deprel == Deprel::kNmod || word.subtype == Subtype::kPoss) {
      SetSpeaker(sentence, child, report);
      return report;
    }
  }
  if (roles.Has(ScopeRole::kReportNoun)) {
    report.who = Report::Who::kNamed;
    report.speaker = noun;
  }
  return report;
}

Speaker SpeakerOf(const ScopeSentence& sentence, uint32_t number,
                  uint32_t head) {
  Speaker out{number, head, head + 1, head};
  std::vector<uint32_t> open = {head};
  while (!open.empty()) {
    const uint32_t at = open.back();
    open.pop_back();
    out.begin = std::min(out.begin, at);
    out.end = std::max(out.end, at + 1);
    for (const uint32_t child : sentence.children(at)) {
      switch (sentence.word(child).deprel) {
        case Deprel::kAmod:
        case Deprel::kCompound:
        case Deprel::kDet:
        case Deprel::kFlat:
        case Deprel::kNmod:
        case Deprel::kNummod:
          open.push_back(child);
          break;
        case Deprel::kCase:
          if (at != head) open.push_back(child);
          break;
        default:
          break;
      }
    }
  }
  return out;
}

}  // namespace quipu
