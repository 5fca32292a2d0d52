// Memory that one search leaves to the next.

#ifndef QUIPU_QUERY_SEARCH_SEARCH_WORKSPACE_H_
#define QUIPU_QUERY_SEARCH_SEARCH_WORKSPACE_H_

#include <memory>

namespace quipu {

struct SearchMemory;

// Optional: it spares many searches in a row, on one graph or on several, from
// taking fresh memory each time (up to 40 bytes a vertex). Answers do not
// depend on it. One search at a time.
class SearchWorkspace {
 public:
  SearchWorkspace();
  SearchWorkspace(SearchWorkspace&&) noexcept;
  SearchWorkspace& operator=(SearchWorkspace&&) noexcept;
  ~SearchWorkspace();

  SearchMemory& memory() { return *memory_; }

 private:
  std::unique_ptr<SearchMemory> memory_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_SEARCH_WORKSPACE_H_
