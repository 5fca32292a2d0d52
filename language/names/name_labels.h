// The types of names that the recogniser tells apart, and their labels.

#ifndef QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_
#define QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace quipu {

// Identifiers of the ontology's entity types.
inline constexpr std::array<std::string_view, 9> kNameTypes = {
    "Person", "Party",    "Organization", "Regime",     "Prison",
    "Place",  "Facility", "Event",        "Publication"};

// Labels of words: 0 is outside of any name, 1 + 2t begins a name of type t,
// 2 + 2t goes on with one.
inline constexpr size_t kNameLabelCount = 1 + 2 * kNameTypes.size();

// A set of labels: bit i stands for label i.
using NameLabelSet = uint32_t;
inline constexpr NameLabelSet kAnyNameLabel = (1U << kNameLabelCount) - 1;

constexpr size_t BeginLabel(size_t type) {
  return 1 + 2 * type;
}
constexpr size_t InsideLabel(size_t type) {
  return 2 + 2 * type;
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_
