// Claims are found again by strings in which everything that makes two claims
// the same is written, each part so that no other parts could give the same
// bytes. Dates and quantities count by value, where it is known: "May 5, 1992"
// and "5 May 1992" are one day.

#include "ingest/extract/claim/merge.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace quipu {
namespace {

class KeyWriter {
 public:
  void Number(int64_t number) {
    fmt::format_to(std::back_inserter(key_), "{} ", number);
  }
  void Text(std::string_view text) {
    Number(static_cast<int64_t>(text.size()));
    key_ += text;
  }
  void Put(const Argument& argument) {
    Number(static_cast<int64_t>(KindOf(argument)));
    if (const auto* index = std::get_if<LocalIndex>(&argument)) {
      return Number(index->value);
    }
    const Literal& literal = std::get<Literal>(argument);
    if (literal.date) {
      Text(literal.date->ToString());
    } else if (literal.value) {
      Number(static_cast<int64_t>(literal.comparator));
      Text(fmt::format("{}", *literal.value));
    } else {
      Text(literal.text);
    }
  }
  std::string Take() { return std::move(key_); }

 private:
  std::string key_;
};

// Subject, predicate, object, stance and speaker.
std::string StatementKey(const ClaimCandidate& candidate) {
  KeyWriter key;
  key.Number(candidate.subject.value);
  key.Text(candidate.predicate);
  key.Put(candidate.object);
  key.Number(static_cast<int64_t>(candidate.stance.polarity));
  key.Number(static_cast<int64_t>(candidate.stance.modality));
  if (!candidate.speaker) {
    key.Text("nobody");
  } else if (const auto* who = std::get_if<LocalIndex>(&*candidate.speaker)) {
    key.Number(who->value);
  } else {
    key.Text("words " + std::get<std::string>(*candidate.speaker));
  }
  return key.Take();
}

// Qualifiers, whatever their order, and time.
std::string CircumstancesKey(const ClaimCandidate& candidate) {
  std::vector<std::string> qualifiers;
  for (const Qualifier& qualifier : candidate.qualifiers) {
    KeyWriter one;
    one.Text(qualifier.name);
    one.Put(qualifier.value);
    qualifiers.push_back(one.Take());
  }
  std::sort(qualifiers.begin(), qualifiers.end());
  KeyWriter key;
  for (const std::string& qualifier : qualifiers) key.Text(qualifier);
  if (candidate.time) {
    for (const DayRange& range : {candidate.time->begin, candidate.time->end}) {
      key.Number(range.earliest);
      key.Number(range.latest);
    }
  }
  return key.Take();
}

Claim ClaimOf(ClaimCandidate candidate) {
  Claim claim;
  claim.subject = candidate.subject;
  claim.predicate = std::move(candidate.predicate);
  claim.object = std::move(candidate.object);
  claim.qualifiers = std::move(candidate.qualifiers);
  claim.polarity = candidate.stance.polarity;
  claim.modality = candidate.stance.modality;
  claim.attributed_to = std::move(candidate.speaker);
  claim.time = candidate.time;
  claim.evidence = {candidate.evidence};
  claim.confidence = std::clamp(candidate.score, 1, 1000);
  claim.rule = std::move(candidate.rule);
  return claim;
}

// Whether `more` has all that `less` has of qualifiers and time, and others.
bool SaysMore(const Claim& more, const Claim& less) {
  if (more.qualifiers.size() <= less.qualifiers.size()) return false;
  if (less.time && less.time != more.time) return false;
  return std::all_of(less.qualifiers.begin(), less.qualifiers.end(),
                     [&](const Qualifier& qualifier) {
                       return std::find(more.qualifiers.begin(),
                                        more.qualifiers.end(),
                                        qualifier) != more.qualifiers.end();
                     });
}

// What is claimed with less and with more is no less sure for that.
void RaiseConfidence(const Claim& less, Claim& more) {
  if (less.confidence <= more.confidence) return;
  more.confidence = less.confidence;
  more.rule = less.rule;
}

}  // namespace

std::string ArgumentKey(const Argument& argument) {
  KeyWriter key;
  key.Put(argument);
  return key.Take();
}

bool ClaimMerger::Allows(const ClaimCandidate& candidate) const {
  const auto type = [&](LocalIndex index) -> const std::string& {
    const int number = table_.entity(static_cast<int>(index.value)).type;
    return ontology_.types[static_cast<size_t>(number)].name;
  };
  const auto* object = std::get_if<LocalIndex>(&candidate.object);
  if (object != nullptr && *object == candidate.subject) return false;
  return ontology_.Allows(candidate.predicate, type(candidate.subject),
                          KindOf(candidate.object),
                          object != nullptr ? type(*object) : "");
}

void ClaimMerger::Add(ClaimCandidate candidate) {
  if (!Allows(candidate)) return;
  std::string statement = StatementKey(candidate);
  const auto [at, added] = by_identity_.emplace(
      statement + CircumstancesKey(candidate), claims_.size());
  const size_t claim = at->second;
  const Span evidence = candidate.evidence;
  if (added) {
    claims_.push_back(ClaimOf(std::move(candidate)));
  } else {
    Claim& known = claims_[claim];
    const int score = std::clamp(candidate.score, 1, 1000);
    if (score > known.confidence) {
      known.confidence = score;
      known.rule = std::move(candidate.rule);
    }
    known.evidence.push_back(evidence);
  }
  statement += std::to_string(evidence.begin);
  by_sentence_[std::move(statement)].push_back({claim, evidence});
}

std::vector<Claim> ClaimMerger::Take() {
  for (Claim& claim : claims_) {
    std::sort(claim.evidence.begin(), claim.evidence.end());
    claim.evidence.erase(
        std::unique(claim.evidence.begin(), claim.evidence.end()),
        claim.evidence.end());
  }
  for (auto& [statement, uses] : by_sentence_) {
    std::sort(uses.begin(), uses.end());
    uses.erase(std::unique(uses.begin(), uses.end()), uses.end());
    for (const Use& less : uses) {
      const auto more =
          std::find_if(uses.begin(), uses.end(), [&](const Use& other) {
            return SaysMore(claims_[other.claim], claims_[less.claim]);
          });
      if (more == uses.end()) continue;
      RaiseConfidence(claims_[less.claim], claims_[more->claim]);
      std::erase(claims_[less.claim].evidence, less.evidence);
    }
  }
  std::erase_if(claims_,
                [](const Claim& claim) { return claim.evidence.empty(); });
  return std::move(claims_);
}

}  // namespace quipu
