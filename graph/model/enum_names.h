// How enumerators are written wherever a program or a person reads them.

#ifndef QUIPU_GRAPH_MODEL_ENUM_NAMES_H_
#define QUIPU_GRAPH_MODEL_ENUM_NAMES_H_

#include <string_view>

#include "graph/model/extraction.h"

namespace quipu {

std::string_view PolarityName(Polarity polarity);
std::string_view ModalityName(Modality modality);
std::string_view ComparatorSign(Comparator comparator);
std::string_view MentionKindName(MentionKind kind);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_ENUM_NAMES_H_
