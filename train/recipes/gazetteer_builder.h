// The gazetteer of a shipped model, from open lists.

#ifndef QUIPU_TRAIN_RECIPES_GAZETTEER_BUILDER_H_
#define QUIPU_TRAIN_RECIPES_GAZETTEER_BUILDER_H_

#include <filesystem>
#include <vector>

#include "base/result.h"
#include "language/names/gazetteer.h"

namespace quipu {

// Names of the lists below `data`/gaz whose terms allow it: CLDR, country-list,
// GeoNames cities, Peru's districts, Party Facts, Spain's names, Kantrowitz's
// names. Single words that the treebanks below `data`/ud have in lower case, as
// common words, are left out where they are rare as names. In a fixed order,
// with repetitions. kNotFound: a list is missing.
Result<std::vector<GazetteerEntry>> CollectGazetteer(
    const std::filesystem::path& data);

}  // namespace quipu

#endif  // QUIPU_TRAIN_RECIPES_GAZETTEER_BUILDER_H_
