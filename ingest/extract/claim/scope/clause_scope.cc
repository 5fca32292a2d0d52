// From the claim's own word up to the root of its sentence: each clause on the
// way is read, and each verb or noun that has the last one in its scope.

#include "ingest/extract/claim/scope/clause_scope.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/extract/claim/scope/clause_reports.h"
#include "ingest/extract/claim/scope/clause_words.h"

namespace quipu {
namespace {

// Words between a phrase and the predicate that it tells of.
constexpr uint32_t kPhraseReach = 12;
constexpr uint32_t kHedgeReach = 7;

int Rank(Modality modality) {
  switch (modality) {
    case Modality::kAsserted:
      return 0;
    case Modality::kAlleged:
      return 1;
    case Modality::kPlanned:
      return 2;
    case Modality::kFeared:
      return 3;
    case Modality::kDenied:
      return 4;
  }
  return 0;
}

class ClauseWalk {
 public:
  ClauseWalk(const ScopeSentence& sentence, const ClaimWords& claim)
      : sentence_(sentence),
        claim_(claim),
        nucleus_(NucleusOf(sentence, claim)) {}

  ClauseScope Run() {
    out_.nucleus = nucleus_;
    passing_ = !sentence_.IsPredicate(nucleus_);
    governed_ = !passing_ && HoldsArguments(sentence_, claim_, nucleus_);
    out_.in_passing = !governed_;
    if (const auto own = ReportOfNucleus(sentence_, claim_, nucleus_)) {
      Add(own->report, own->shared);
    }
    if (governed_) ReadPhrases();
    uint32_t at = nucleus_;
    std::optional<uint32_t> from;
    for (uint32_t steps = 0; steps <= sentence_.size(); ++steps) {
      ReadClause(at, from);
      const auto above = sentence_.above(at);
      if (!above) break;
      Climb(at, *above);
      from = at;
      at = *above;
    }
    if (governed_ && IsQuestion()) out_.claimed = false;
    if (ReachesIntoCondition()) out_.claimed = false;
    out_.polarity = negative_ ? Polarity::kNegative : Polarity::kPositive;
    return std::move(out_);
  }

 private:
  void Take(Modality modality) {
    if (Rank(modality) > Rank(out_.modality)) out_.modality = modality;
  }

  // "According to the paper" is no grounds to say that the paper reported
  // itself; but "the minister denies having ordered it" is his denial.
  void Add(Report report, bool shared = false) {
    const bool own = report.who == Report::Who::kNamed && !shared &&
                     sentence_.IsUnder(claim_.subject, report.speaker);
    if (own) return;
    report.in_passing =
        passing_ && !shared && claim_.kind != ObjectKind::kQuantity;
    out_.reports.push_back(report);
    if (governed_) Take(report.modality);
  }

  // "al parecer", "it is a lie that", "in order to".
  void ReadPhrases() {
    for (const FoundPhrase& phrase : sentence_.phrases()) {
      const bool before = phrase.end <= nucleus_ + 1;
      const uint32_t distance =
          before ? nucleus_ - phrase.begin
                 : phrase.begin - std::min(nucleus_, phrase.begin);
      if (distance > kPhraseReach) continue;
      if (phrase.role == ScopeRole::kHedge && distance <= kHedgeReach) {
        Take(Modality::kAlleged);
      }
      if (!before) continue;
      if (phrase.role == ScopeRole::kDenial) Take(Modality::kDenied);
      if (phrase.role == ScopeRole::kNotClaimed) out_.claimed = false;
      if (phrase.role == ScopeRole::kAim && phrase.end + 2 >= nucleus_) {
        Take(Modality::kPlanned);
      }
      if (phrase.role == ScopeRole::kNegation && phrase.end + 2 >= nucleus_) {
        contrary_ = true;
      }
    }
  }

  // "If X comes, they will attack Y" does not tell what X does to Y.
  bool ReachesIntoCondition() const {
    for (uint32_t at : {claim_.subject, claim_.object}) {
      for (uint32_t steps = 0; steps < sentence_.size() && at != nucleus_;
           ++steps) {
        if (sentence_.word(at).deprel == Deprel::kAdvcl &&
            ReadClauseWords(sentence_, at, std::nullopt).unclaimed) {
          return true;
        }
        const auto above = sentence_.above(at);
        if (!above) break;
        at = *above;
      }
    }
    return false;
  }

  void ReadClause(uint32_t at, std::optional<uint32_t> from) {
    const bool skip = std::exchange(skip_clause_, false);
    if ((governed_ || !from) && !skip) {
      const ClauseWords words = ReadClauseWords(sentence_, at, from);
      if (from) {
        // "was not allowed to go", "did not fail to go"
        const bool infinitive = sentence_.word(*from).deprel == Deprel::kXcomp;
        if (words.negated && infinitive) negative_ = !refused_;
      } else {
        negative_ = IsNegative(words) || contrary_;
      }
      if (words.denied) Take(Modality::kDenied);
      if (words.alleged) Take(Modality::kAlleged);
      if (words.planned && governed_ && (from || !claim_.ObjectIsText())) {
        Take(Modality::kPlanned);
      }
      if (words.unclaimed && governed_) out_.claimed = false;
    }
    for (const uint32_t child : sentence_.children(at)) {
      if (child == from) continue;
      if (const auto report = ReportBeside(sentence_, child)) Add(*report);
    }
  }

  // The nucleus itself, or an argument, is negated. "Never more than 300" and
  // words that are demanded or quoted negate nothing.
  bool IsNegative(const ClauseWords& words) const {
    const bool number = claim_.kind == ObjectKind::kQuantity;
    const bool quoted = claim_.ObjectIsText() && nucleus_ == claim_.object &&
                        !sentence_.IsUnder(claim_.subject, nucleus_);
    if (words.negated && !number && !quoted &&
        HoldsArguments(sentence_, claim_, nucleus_)) {
      return true;
    }
    for (const uint32_t argument : {claim_.subject, claim_.object}) {
      if (argument != nucleus_ && !sentence_.IsPredicate(argument) &&
          IsNone(sentence_, argument)) {
        return true;
      }
    }
    return false;
  }

  // From `at` to the word above it.
  void Climb(uint32_t at, uint32_t above) {
    const SyntacticWord& word = sentence_.word(at);
    switch (word.deprel) {
      case Deprel::kCcomp:
      case Deprel::kCsubj:
      case Deprel::kXcomp:
        return EnterVerb(at, above);
      case Deprel::kParataxis:
        // "X said: …", with the words that are said below.
        if (IsReportVerb(sentence_, above) && at > above) {
          Add(ReportOf(sentence_, above));
        }
        return;
      case Deprel::kAdvcl:
      case Deprel::kObl:
        if (sentence_.Is(above, ScopeRole::kAllegeVerb)) {
          return EnterVerb(at, above);
        }
        governed_ = false;
        return;
      case Deprel::kAcl:
        return EnterAcl(at, above);
      case Deprel::kNmod:
        if (!EnterNoun(above)) Pass();
        return;
      case Deprel::kObj:
        return EnterObject(at, above);
      case Deprel::kConj:
        return CrossConjunct(at);
      case Deprel::kAppos:
        return Pass();
      default:
        governed_ = false;
    }
  }

  // What comes from here on is told of something else.
  void Pass() {
    governed_ = false;
    passing_ = true;
  }

  // `above` has the clause of `at` as its complement.
  void EnterVerb(uint32_t at, uint32_t above) {
    if (sentence_.word(above).upos == Upos::kNoun && EnterNoun(above)) return;
    const ScopeRoles roles = sentence_.roles(above);
    const bool infinitive = sentence_.IsInfinitive(at);
    // Spanish "se negó a" refuses, "negó que" denies.
    const bool refuses = roles.Has(ScopeRole::kFailVerb) ||
                         (roles.Has(ScopeRole::kDenyVerb) && infinitive &&
                          sentence_.ChildBy(above, Deprel::kExpl));
    refused_ = refuses && governed_;
    if (refused_) {
      negative_ = !negative_;
      return;
    }
    if (roles.Has(ScopeRole::kWonderVerb) && governed_ && !infinitive) {
      out_.claimed = false;
    }
    const bool promises = roles.Has(ScopeRole::kPlanVerb) && infinitive;
    if (IsReportVerb(sentence_, above) && !promises) {
      Add(ReportOf(sentence_, above), infinitive);
    } else if (governed_) {
      TakeOf(roles, infinitive);
    }
  }

  // Of a verb or predicate that nobody is named to say.
  void TakeOf(ScopeRoles roles, bool infinitive) {
    const bool may = infinitive && roles.Has(ScopeRole::kMayVerb);
    const bool will = infinitive && roles.Has(ScopeRole::kWillVerb);
    if (may || roles.Has(ScopeRole::kSeemVerb) ||
        roles.Has(ScopeRole::kAllegeWord)) {
      Take(Modality::kAlleged);
    }
    const bool plans = roles.Has(ScopeRole::kPlanVerb) &&
                       (infinitive || !roles.Has(ScopeRole::kWonderVerb));
    if (will || plans || roles.Has(ScopeRole::kPlanWord)) {
      Take(Modality::kPlanned);
    }
    if (roles.Has(ScopeRole::kDenyWord)) Take(Modality::kDenied);
    if (roles.Has(ScopeRole::kFailWord)) negative_ = true;
  }

  // "The claim that …", "a plan of …". False if the noun has no scope.
  bool EnterNoun(uint32_t noun) {
    const ScopeRoles roles = sentence_.roles(noun);
    if (!roles.Between(ScopeRole::kReportNoun, ScopeRole::kFearNoun).empty()) {
      Add(ReportOfNoun(sentence_, noun));
      return true;
    }
    if (roles.Has(ScopeRole::kPlanNoun)) {
      if (governed_) Take(Modality::kPlanned);
      return true;
    }
    if (roles.Has(ScopeRole::kFailNoun)) {
      if (governed_) negative_ = true;
      return true;
    }
    return false;
  }

  // "the claim that …"; "accused X of robbing Y" may look like it.
  void EnterAcl(uint32_t at, uint32_t noun) {
    const bool argument = noun == claim_.subject || noun == claim_.object;
    if (!argument && EnterNoun(noun)) return;
    const bool relative = sentence_.word(at).subtype == Subtype::kRelcl;
    const auto verb = sentence_.above(noun);
    if (verb && IsReportVerb(sentence_, *verb) && IsToldClause(sentence_, at)) {
      Add(ReportOf(sentence_, *verb));
      governed_ = false;
    } else if (relative || noun != claim_.subject) {
      Pass();
    }
  }

  // "denied the attack", "reported 300 dead"
  void EnterObject(uint32_t at, uint32_t above) {
    const ScopeRoles roles = sentence_.roles(above);
    if (at == claim_.subject && at != nucleus_ &&
        roles.Has(ScopeRole::kAllegeVerb)) {
      Add(ReportOf(sentence_, above));
    }
    const bool stance =
        roles.Has(ScopeRole::kDenyVerb) || roles.Has(ScopeRole::kFearVerb);
    governed_ = stance;
    if (stance || roles.Has(ScopeRole::kReportVerb)) {
      Add(ReportOf(sentence_, above), stance);
    }
    governed_ = false;
  }

  // A conjunct with a subject or an auxiliary of its own shares neither
  // negation nor modality with the first.
  void CrossConjunct(uint32_t at) {
    if (!sentence_.IsPredicate(at)) return;
    skip_clause_ = sentence_.ChildBy(at, Deprel::kNsubj) ||
                   sentence_.ChildBy(at, Deprel::kAux);
  }

  bool IsQuestion() const {
    const auto& words = sentence_.analyzed().words;
    const size_t last = std::min<size_t>(words.size(), 2);
    return std::any_of(
        words.end() - static_cast<ptrdiff_t>(last), words.end(),
        [](const SyntacticWord& word) { return word.form == "?"; });
  }

  const ScopeSentence& sentence_;
  const ClaimWords& claim_;
  uint32_t nucleus_;
  ClauseScope out_;
  bool governed_ = false;  // so far the claim's predicate is in the scope
  bool passing_ = false;   // so far the claim is told in passing
  bool negative_ = false;
  bool contrary_ = false;     // "far from", "instead of"
  bool skip_clause_ = false;  // of a conjunct that shares nothing
  bool refused_ = false;      // by the verb just entered
};

}  // namespace

ClauseScope ClauseScopeOf(const ScopeSentence& sentence,
                          const ClaimWords& claim) {
  return ClauseWalk(sentence, claim).Run();
}

}  // namespace quipu
