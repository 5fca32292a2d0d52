// How enumerators are written wherever a program or a person reads them.

#ifndef QUIPU_GRAPH_MODEL_ENUM_NAMES_H_
#define QUIPU_GRAPH_MODEL_ENUM_NAMES_H_

#include <optional>
#include <string_view>

#include "graph/model/extraction.h"

namespace quipu {

std::string_view PolarityName(Polarity polarity);
std::string_view ModalityName(Modality modality);
std::string_view ComparatorSign(Comparator comparator);
std::string_view MentionKindName(MentionKind kind);
std::string_view NameKindName(NameKind kind);
std::string_view LiteralKindName(LiteralKind kind);

// What is written so; nullopt for any other word.
std::optional<Polarity> ParsePolarity(std::string_view name);
std::optional<Modality> ParseModality(std::string_view name);
std::optional<Comparator> ParseComparator(std::string_view sign);
std::optional<MentionKind> ParseMentionKind(std::string_view name);
std::optional<NameKind> ParseNameKind(std::string_view name);
std::optional<LiteralKind> ParseLiteralKind(std::string_view name);

}  // namespace quipu

#endif  // QUIPU_GRAPH_MODEL_ENUM_NAMES_H_
