// From what the user calls an entity to the entity.

#ifndef QUIPU_APP_CLI_NAMING_H_
#define QUIPU_APP_CLI_NAMING_H_

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/filter_options.h"
#include "base/result.h"
#include "graph/model/ids.h"
#include "query/engine/query_engine.h"

namespace quipu {

// kInvalidArgument for an ambiguous name, with a line a candidate that tells
// it from the others; kNotFound for an unknown one, with the nearest names.
// Standard error is told of others that bear the entity's name as an alias.
Result<EntityHit> NameToEntity(const QueryEngine& engine,
                               std::string_view name);

// The same of each name.
Result<std::vector<EntityNumber>> NamesToEntities(
    const QueryEngine& engine, const std::vector<std::string>& names);

// Filters as the search takes them, and what else both of its questions share.
Result<void> ReadFilter(const FilterArguments& arguments,
                        const QueryEngine& engine,
                        ConnectionQuestion& question);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_NAMING_H_
