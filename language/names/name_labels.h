// The labels of words in names of each type.

#ifndef QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_
#define QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_

#include <cstddef>
#include <cstdint>

#include "language/model/name_type.h"

namespace quipu {

// Labels of words: 0 is outside of any name, 1 + 2t begins a name of type t,
// 2 + 2t goes on with one.
inline constexpr size_t kNameLabelCount = 1 + 2 * kNameTypes.size();

// A set of labels: bit i stands for label i.
using NameLabelSet = uint32_t;
inline constexpr NameLabelSet kAnyNameLabel = (1U << kNameLabelCount) - 1;

constexpr size_t BeginLabel(NameType type) {
  return 1 + 2 * static_cast<size_t>(type);
}
constexpr size_t InsideLabel(NameType type) {
  return BeginLabel(type) + 1;
}
// Of a label but 0.
constexpr NameType TypeOfLabel(size_t label) {
  return static_cast<NameType>((label - 1) / 2);
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_NAME_LABELS_H_
