#include "language/model/features.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace quipu {
namespace {

struct AttributeValue {
  std::string_view attribute;
  std::string_view value;
};

// In the order of the enumerators.
constexpr AttributeValue kFeatures[] = {
    {"Abbr", "Yes"},          {"Case", "Acc"},          {"Case", "Dat"},
    {"Case", "Gen"},          {"Case", "Nom"},          {"Definite", "Def"},
    {"Definite", "Ind"},      {"Degree", "Cmp"},        {"Degree", "Pos"},
    {"Degree", "Sup"},        {"Foreign", "Yes"},       {"Gender", "Fem"},
    {"Gender", "Masc"},       {"Gender", "Neut"},       {"Mood", "Cnd"},
    {"Mood", "Imp"},          {"Mood", "Ind"},          {"Mood", "Sub"},
    {"NumForm", "Digit"},     {"NumForm", "Roman"},     {"NumForm", "Word"},
    {"NumType", "Card"},      {"NumType", "Frac"},      {"NumType", "Mult"},
    {"NumType", "Ord"},       {"Number", "Plur"},       {"Number", "Sing"},
    {"Number[psor]", "Plur"}, {"Number[psor]", "Sing"}, {"Person", "1"},
    {"Person", "2"},          {"Person", "3"},          {"Polarity", "Neg"},
    {"Polarity", "Pos"},      {"Polite", "Form"},       {"Poss", "Yes"},
    {"PronType", "Art"},      {"PronType", "Dem"},      {"PronType", "Emp"},
    {"PronType", "Exc"},      {"PronType", "Ind"},      {"PronType", "Int"},
    {"PronType", "Neg"},      {"PronType", "Prs"},      {"PronType", "Rcp"},
    {"PronType", "Rel"},      {"PronType", "Tot"},      {"Reflex", "Yes"},
    {"Tense", "Fut"},         {"Tense", "Imp"},         {"Tense", "Past"},
    {"Tense", "Pres"},        {"Typo", "Yes"},          {"VerbForm", "Fin"},
    {"VerbForm", "Ger"},      {"VerbForm", "Inf"},      {"VerbForm", "Part"},
    {"Voice", "Act"},         {"Voice", "Pass"}};
static_assert(std::size(kFeatures) ==
              static_cast<size_t>(Feature::kPassive) + 1);
static_assert(std::size(kFeatures) <= 64);

// What stands before `mark` is taken off the front of `text`, and the mark.
std::string_view TakeUntil(char mark, std::string_view& text) {
  const std::string_view taken = text.substr(0, text.find(mark));
  text.remove_prefix(std::min(taken.size() + 1, text.size()));
  return taken;
}

}  // namespace

FeatureSet FeatureSetOf(std::string_view text) {
  FeatureSet set;
  while (!text.empty()) {
    std::string_view values = TakeUntil('|', text);
    const std::string_view attribute = TakeUntil('=', values);
    while (!values.empty()) {
      const std::string_view value = TakeUntil(',', values);
      for (size_t i = 0; i < std::size(kFeatures); ++i) {
        if (kFeatures[i].attribute == attribute &&
            kFeatures[i].value == value) {
          set.Add(static_cast<Feature>(i));
        }
      }
    }
  }
  return set;
}

}  // namespace quipu
