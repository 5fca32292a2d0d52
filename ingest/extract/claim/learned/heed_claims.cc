#include "ingest/extract/claim/learned/heed_claims.h"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

namespace quipu {
namespace {

// A claim says no more than this against a type.
constexpr float kMostDoubt = 0.9F;

// The natural logarithm, by the series of artanh: no library's rounding.
float Log(float x) {
  const float y = (x - 1) / (x + 1);
  float power = y, sum = 0;
  for (int i = 1; i < 40; i += 2) {
    sum += power / static_cast<float>(i);
    power *= y * y;
  }
  return 2 * sum;
}

bool Has(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() ||
         std::find(names.begin(), names.end(), name) != names.end();
}

}  // namespace

void HeedClaims(const Ontology& ontology, const RelationModel& model,
                std::span<const LearnedClaim> claims, Clusters& clusters) {
  const auto doubt = [&](uint32_t cluster,
                         const std::vector<std::string>& allowed,
                         float probability) {
    const float less = Log(1 - std::min(probability, kMostDoubt));
    for (size_t t = 0; t + 1 < kMentionTypeCount; ++t) {
      if (!Has(allowed, NameOf(static_cast<MentionType>(t)))) {
        clusters.types[cluster][t] += less;
      }
    }
  };
  for (const LearnedClaim& claim : claims) {
    const RelationOutput& output = model.outputs()[claim.output];
    const Predicate* const predicate = ontology.FindPredicate(output.predicate);
    if (predicate == nullptr) continue;
    doubt(clusters.of[claim.pair.subject], predicate->domain,
          claim.probability);
    if (output.object == ObjectKind::kEntity) {
      doubt(clusters.of[claim.pair.object], predicate->range,
            claim.probability);
    }
  }
}

}  // namespace quipu
