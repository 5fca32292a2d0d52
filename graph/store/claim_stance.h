// Polarity and modality as numbers on disk.

#ifndef QUIPU_GRAPH_STORE_CLAIM_STANCE_H_
#define QUIPU_GRAPH_STORE_CLAIM_STANCE_H_

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

}  // namespace quipu

#endif  // QUIPU_GRAPH_STORE_CLAIM_STANCE_H_
