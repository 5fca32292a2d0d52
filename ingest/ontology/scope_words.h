// What words do to the claims in their scope: who says them, and whether they
// are asserted, alleged, denied, feared, planned, negated or not made.

#ifndef QUIPU_INGEST_ONTOLOGY_SCOPE_WORDS_H_
#define QUIPU_INGEST_ONTOLOGY_SCOPE_WORDS_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/result.h"
#include "language/model/language.h"

namespace quipu {

// Named in the file as here, without the k and with underscores.
enum class ScopeRole : uint8_t {
  kReportVerb,
  kAllegeVerb,
  kCallVerb,
  kDenyVerb,
  kFearVerb,
  kPlanVerb,
  kFailVerb,
  kWonderVerb,
  kSeemVerb,
  kReportNoun,
  kAllegeNoun,
  kDenyNoun,
  kFearNoun,
  kPlanNoun,
  kFailNoun,
  kAllegeWord,
  kDenyWord,
  kPlanWord,
  kFailWord,
  kMayVerb,
  kWillVerb,
  kNegator,
  kHalfNegator,
  kOnlyWord,
  kWithoutWord,
  kConditionWord,
  kAsWord,
  kThatWord,
  kQuestionLabel,
  kAnswerLabel,
  kInterviewNoun,
  kSpeechNoun,
  kNobodyKnown,
  kFirstPerson,
  // Of phrases, as written; all others are dictionary forms.
  kAccordingTo,
  kHedge,
  kDenial,
  kNotClaimed,
  kAim,
  kNegation,
  kCount
};

class ScopeRoles {
 public:
  constexpr ScopeRoles() = default;
  constexpr bool Has(ScopeRole role) const {
    return (bits_ >> static_cast<uint32_t>(role) & 1) != 0;
  }
  constexpr void Add(ScopeRole role) {
    bits_ |= uint64_t{1} << static_cast<uint32_t>(role);
  }
  constexpr ScopeRoles operator|(ScopeRoles other) const {
    other.bits_ |= bits_;
    return other;
  }
  // Those of the two that are in `first` to `last`.
  constexpr ScopeRoles Between(ScopeRole first, ScopeRole last) const {
    const uint64_t upto = (uint64_t{2} << static_cast<uint32_t>(last)) - 1;
    const uint64_t below = (uint64_t{1} << static_cast<uint32_t>(first)) - 1;
    ScopeRoles out;
    out.bits_ = bits_ & upto & ~below;
    return out;
  }
  constexpr bool empty() const { return bits_ == 0; }

 private:
  uint64_t bits_ = 0;
};

struct ScopePhrase {
  ScopeRole role;
  std::vector<std::string> words;  // in lower case
};

// Immutable once read; safe for use by many threads.
class ScopeLexicon {
 public:
  // kInvalidArgument names `source`, the line, and what was expected there.
  static Result<ScopeLexicon> Read(std::string_view yaml,
                                   std::string_view source);
  // The bytes of ingest/ontology/scope_words.yaml, and what they say, read
  // once.
  static std::string_view BuiltInYaml();
  static const ScopeLexicon& BuiltIn();

  // Of a word in dictionary form or lower case; none for Language::kNone.
  ScopeRoles RolesOf(Language language, const std::string& word) const;
  // Phrases that begin with the word.
  std::span<const ScopePhrase> PhrasesFrom(Language language,
                                           const std::string& word) const;

 private:
  struct OfLanguage {
    std::unordered_map<std::string, ScopeRoles> words;
    std::unordered_map<std::string, std::vector<ScopePhrase>> phrases;
  };
  std::array<OfLanguage, kLanguages.size()> languages_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_SCOPE_WORDS_H_
