// Words that tell claims apart which an extraction gives the same form: "40
// wounded soldiers" and "17 dead" do not disagree, a nephew and a son do.

#ifndef QUIPU_QUERY_DISPUTES_DISPUTE_WORDS_H_
#define QUIPU_QUERY_DISPUTES_DISPUTE_WORDS_H_

#include <compare>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// What a number counts: classes of dispute_words.tsv, "" where no word tells.
struct CountedScope {
  std::string kind;  // what became of them: "dead"
  std::string of;    // who they were: "soldiers"
  friend auto operator<=>(const CountedScope&, const CountedScope&) = default;
};

// By the words of `evidence` around `number`, which stands in it as written:
// the kind by the nearest that tells one, between commas first and then in the
// clause; who they were by what follows the number. Linear.
CountedScope ScopeInText(std::string_view evidence, std::string_view number);

// By words that are about nothing else: a claim's qualifier, the name of a
// group. "" if none tells.
std::string KindInWords(std::string_view words);
std::string CountedInWords(std::string_view words);

// Whether people who are called so may be the same: prisoners may be
// guerrillas, gendarmes are no paratroopers. True where words do not tell.
bool MayBeSamePeople(std::string_view a, std::string_view b);

// How two people are related: "siblings". "" if no word tells, or words tell
// several kinds.
std::string KinshipInWords(std::string_view words);

// What an event was, by words that say so: "accident"; classes exclude each
// other. "" if no word tells, or words tell several.
std::string NatureInWords(std::string_view words);

// What numbers on one thing count, with what they do not say themselves: a
// number of no told kind counts the kind that more sources count than all
// others together; and one of no told group likewise the group of its kind.
// nullopt if there is none such among several: what it counts cannot be told.
// `sources` are of the same claims, by position.
std::vector<std::optional<CountedScope>> FillScopes(
    std::span<const CountedScope> scopes, std::span<const uint32_t> sources);

}  // namespace quipu

#endif  // QUIPU_QUERY_DISPUTES_DISPUTE_WORDS_H_
