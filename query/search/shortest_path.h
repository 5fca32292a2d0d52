// The one shortest path that every path search is made of.

#ifndef QUIPU_QUERY_SEARCH_SHORTEST_PATH_H_
#define QUIPU_QUERY_SEARCH_SHORTEST_PATH_H_

#include <array>
#include <cstdint>
#include <span>
#include <vector>

#include "graph/memory/knowledge_graph.h"
#include "query/search/edge_filter.h"
#include "query/search/search_meter.h"
#include "query/search/zeroed_array.h"

namespace quipu {

inline constexpr int kUnbounded = INT32_MAX / 4;

// What a search writes on. A label says which round wrote it, so that nothing
// need be cleared between one search and the next.
struct ShortestPathMemory {
  using State = uint32_t;  // layer * number of vertices + vertex

  // A neighbour through which a state is reached at its distance.
  struct Link {
    State state;
    uint32_t next;
  };
  // Four a cache line: a search reads far more of them than it keeps.
  struct Label {
    uint32_t round;  // the search that wrote the rest
    std::array<int32_t, 2> distance;
    State next;  // towards the target, on a shortest path
  };
  // All that reach a state at its distance; of no meaning before it is reached.
  using Links = std::array<uint32_t, 2>;
  // Dial's buckets. Weights are 1 and 2, so that three of them go round.
  struct Frontier {
    std::array<std::vector<State>, 3> buckets;
    std::array<uint64_t, 3> edge_counts{};  // of the states in each
    int level = 0;
    std::vector<State> labelled;
  };

  ZeroedArray<Label> labels;
  ZeroedArray<Links> first_links;
  size_t label_count = 0;
  uint32_t round = 0;
  std::vector<Link> links;
  std::array<Frontier, 2> frontiers;
};

// With vertices to pass through it searches a graph of layers, one
// for each subset of them that has been passed: what it finds is then a
// shortest walk, which may meet a vertex twice, in two layers.
class ShortestPathSearch {
 public:
  struct Setting {
    const KnowledgeGraph& graph;
    EdgeFilter& filter;
    SearchMeter& meter;
    std::vector<Vertex> avoid;
    std::vector<Vertex> via;  // distinct; neither end; at most kMaxVia
    bool raw_hops = false;
  };
  struct Question {
    std::span<const Vertex> root;  // where the path begins; goes on from its
                                   // last vertex, never through the others
    std::vector<Vertex> banned;    // not as the first step from there
    Vertex target = kNoVertex;
    int bound = kUnbounded;  // in half hops, from the last vertex of the root
  };
  struct Finding {
    std::vector<Vertex> vertices;  // from the root's last to the target; of all
                                   // shortest ones the least, vertex by vertex;
                                   // empty if there is none within the bound
    int cost = 0;
    bool cut = false;  // none within the bound, but perhaps beyond it
  };

  // The number of vertices, shifted by the number to pass, must fit 31 bits.
  // No two searches may use the memory at a time.
  ShortestPathSearch(Setting setting, ShortestPathMemory& memory);
  ShortestPathSearch(const ShortestPathSearch&) = delete;
  ShortestPathSearch& operator=(const ShortestPathSearch&) = delete;
  ~ShortestPathSearch() { setting_.meter.Hold(-held_); }

  // An empty finding, neither cut nor not, once the meter has stopped.
  Finding Find(const Question& question);

 private:
  using State = ShortestPathMemory::State;
  using Label = ShortestPathMemory::Label;
  using Frontier = ShortestPathMemory::Frontier;
  enum Side : uint8_t { kForward, kBackward };

  void Begin(const Question& question);
  void Block(Vertex v);
  Label& Touch(State state);
  void CountBytes();
  void Reach(Side side, State state, int distance);
  int NextLevel(Side side);
  void Search();
  bool Expand(Side side);
  bool ExpandEdges(Side side, State state, const Adjacency& edges);
  bool Step(Side side, State from, Vertex to, State& reached) const;
  void AddLink(Side side, State from, State to);
  bool MayCross(Vertex from, Vertex to) const;
  void MarkShortestPaths();
  std::vector<Vertex> ReadPath() const;

  Vertex VertexOf(State state) const {
    return setting_.via.empty() ? state : state % vertex_count_;
  }
  uint32_t LayerOf(State state) const {
    return setting_.via.empty() ? 0 : state / vertex_count_;
  }
  uint32_t ViaBit(Vertex v) const;

  Setting setting_;
  uint32_t vertex_count_;
  ShortestPathMemory& memory_;

  Question question_;
  Vertex start_vertex_ = kNoVertex;
  State start_ = 0;
  State target_ = 0;
  int best_ = kUnbounded;
  bool dropped_ = false;     // a vertex was too far to matter
  size_t fresh_labels_ = 0;  // of the memory's, that no search had used
  int64_t held_ = 0;         // bytes that the meter knows of
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_SHORTEST_PATH_H_
