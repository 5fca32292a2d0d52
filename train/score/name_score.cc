#include "train/score/name_score.h"

#include <algorithm>
#include <set>
#include <tuple>

namespace quipu {
namespace {

// The first word, the word after the last, the class.
using ClassedName = std::tuple<uint32_t, uint32_t, std::string_view>;

std::set<ClassedName> Classed(const ConlluSentence& sentence,
                              const NameClasses& classes) {
  std::set<ClassedName> names;
  for (const ConlluName& name : sentence.names) {
    const auto found = classes.find(name.type);
    if (found != classes.end()) {
      names.emplace(name.begin, name.end, found->second);
    }
  }
  return names;
}

bool HaveSameWords(const ConlluSentence& a, const ConlluSentence& b) {
  return std::equal(a.words.begin(), a.words.end(), b.words.begin(),
                    b.words.end(),
                    [](const ConlluWord& x, const ConlluWord& y) {
                      return x.form == y.form;
                    });
}

}  // namespace

const NameTest& PersonOrganizationPlaceTest() {
  static const NameClasses kQuipu = {{"Person", "PER"}, {"Organization", "ORG"},
                                     {"Party", "ORG"},  {"Regime", "ORG"},
                                     {"Place", "LOC"},  {"Facility", "LOC"},
                                     {"Prison", "LOC"}};
  static const NameTest kTest = {
      {{"PER", "PER"}, {"ORG", "ORG"}, {"LOC", "LOC"}}, kQuipu};
  return kTest;
}

const NameTest& CrossNerTest() {
  static const NameTest kTest = {{{"person", "Person"},
                                  {"politician", "Person"},
                                  {"politicalparty", "Party"},
                                  {"organisation", "Organization"},
                                  {"election", "Event"},
                                  {"event", "Event"},
                                  {"country", "Place"},
                                  {"location", "Place"}},
                                 {{"Person", "Person"},
                                  {"Party", "Party"},
                                  {"Organization", "Organization"},
                                  {"Regime", "Organization"},
                                  {"Event", "Event"},
                                  {"Place", "Place"},
                                  {"Facility", "Place"},
                                  {"Prison", "Place"}}};
  return kTest;
}

Result<NameScore> ScoreNames(std::span<const ConlluSentence> gold,
                             std::span<const ConlluSentence> found,
                             const NameTest& test) {
  if (gold.size() != found.size()) {
    return InvalidArgument("not the same number of sentences");
  }
  NameScore score;
  for (size_t i = 0; i < gold.size(); ++i) {
    if (!HaveSameWords(gold[i], found[i])) {
      return InvalidArgument("sentence " + std::to_string(i + 1) +
                             " has not the same words");
    }
    const std::set<ClassedName> right = Classed(gold[i], test.gold);
    for (const ClassedName& name : right) {
      ++score.all.gold;
      ++score.by_class[std::string(std::get<2>(name))].gold;
    }
    for (const ClassedName& name : Classed(found[i], test.found)) {
      MatchCounts& counts = score.by_class[std::string(std::get<2>(name))];
      const size_t hit = right.contains(name) ? 1 : 0;
      ++score.all.found;
      ++counts.found;
      score.all.right += hit;
      counts.right += hit;
    }
  }
  return score;
}

}  // namespace quipu
