#include "query/search/search_workspace.h"

#include "query/search/search_memory.h"

namespace quipu {

SearchWorkspace::SearchWorkspace()
    : memory_(std::make_unique<SearchMemory>()) {}
SearchWorkspace::SearchWorkspace(SearchWorkspace&&) noexcept = default;
SearchWorkspace& SearchWorkspace::operator=(SearchWorkspace&&) noexcept =
    default;
SearchWorkspace::~SearchWorkspace() = default;

}  // namespace quipu
