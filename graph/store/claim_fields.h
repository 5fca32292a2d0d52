// What extractions, decisions and the facts of claims have in common on disk.

#ifndef QUIPU_GRAPH_STORE_CLAIM_FIELDS_H_
#define QUIPU_GRAPH_STORE_CLAIM_FIELDS_H_

#include "base/result.h"
#include "graph/model/extraction.h"
#include "graph/store/record_fields.h"
#include "quipu/storage/v1/extraction.pb.h"

namespace quipu {

inline constexpr EnumTable<Polarity, pb::Polarity, 2> kPolarities = {{
    {Polarity::kPositive, pb::POLARITY_POSITIVE},
    {Polarity::kNegative, pb::POLARITY_NEGATIVE},
}};

inline constexpr EnumTable<Modality, pb::Modality, 5> kModalities = {{
    {Modality::kAsserted, pb::MODALITY_ASSERTED},
    {Modality::kAlleged, pb::MODALITY_ALLEGED},
    {Modality::kDenied, pb::MODALITY_DENIED},
    {Modality::kFeared, pb::MODALITY_FEARED},
    {Modality::kPlanned, pb::MODALITY_PLANNED},
}};

inline constexpr EnumTable<MentionKind, pb::MentionKind, 4> kMentionKinds = {{
    {MentionKind::kName, pb::MENTION_KIND_NAME},
    {MentionKind::kNominal, pb::MENTION_KIND_NOMINAL},
    {MentionKind::kPronoun, pb::MENTION_KIND_PRONOUN},
    {MentionKind::kAdjectival, pb::MENTION_KIND_ADJECTIVAL},
}};

void WriteLiteral(const Literal& literal, pb::Literal* stored);
// kCorruption for an unknown kind and a quantity that is not finite.
Result<Literal> ReadLiteral(const pb::Literal& stored);

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_CLAIM_FIELDS_H_
