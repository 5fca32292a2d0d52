// From what the user calls an entity to the entity.

#ifndef QUIPU_APP_CLI_NAMING_H_
#define QUIPU_APP_CLI_NAMING_H_

#include <string>
#include <string_view>

#include "app/cli/filter_options.h"
#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "graph/store/reader.h"
#include "query/names/entity_search.h"
#include "query/search/filters.h"

namespace quipu {

// kInvalidArgument for an ambiguous name, with a line a candidate that tells
// it from the others; kNotFound for an unknown one, with the nearest names.
// Standard error is told of others that bear the entity's name as an alias.
Result<EntityHit> NameToEntity(const Reader& reader, std::string_view name);

// The same as a vertex of the graph that was loaded from `reader`.
Result<Vertex> NameToVertex(const Reader& reader, const KnowledgeGraph& graph,
                            std::string_view name);

// Filters as the search takes them.
Result<Filters> ToFilters(const FilterArguments& arguments,
                          const Reader& reader, const KnowledgeGraph& graph);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_NAMING_H_
