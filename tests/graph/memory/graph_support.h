// Graphs for tests: drawn by hand, or random by seed.

#ifndef QUIPU_TESTS_GRAPH_MEMORY_GRAPH_SUPPORT_H_
#define QUIPU_TESTS_GRAPH_MEMORY_GRAPH_SUPPORT_H_

#include <cstdint>
#include <random>
#include <string>

#include "graph/memory/knowledge_graph.h"

namespace quipu {

// Random numbers by seed, the same on every machine.
class Dice {
 public:
  explicit Dice(uint32_t seed) : engine_(seed) {}
  uint32_t Below(uint32_t n) { return static_cast<uint32_t>(engine_() % n); }
  bool OnceIn(uint32_t n) { return Below(n) == 0; }
  template <typename Items>
  void Shuffle(Items& items) {
    for (size_t i = items.size(); i > 1; --i) {
      std::swap(items[i - 1], items[Below(static_cast<uint32_t>(i))]);
    }
  }

 private:
  std::mt19937 engine_;
};

// Ids in the order of their numbers, so that vertices are numbered as drawn.
Handle HandleAt(uint32_t number);

// What a drawn claim may say beside its relation.
struct DrawnClaim {
  std::string document = "d";
  uint32_t source = 0;
  Polarity polarity = Polarity::kPositive;
  Modality modality = Modality::kAsserted;
  uint16_t confidence = 1000;
  std::optional<TimeBounds> time = std::nullopt;
};

// A graph drawn entity by entity, line by line.
class Drawing {
 public:
  // Vertices are numbered from 0 in the order of these calls.
  Vertex Add(std::string name, std::string type = "Person");
  // `predicate` that begins with '~' is secondary. Each call is a claim; equal
  // relations are one.
  void Link(Vertex subject, const std::string& predicate, Vertex object,
            const DrawnClaim& claim = {});
  // `document` is that of a claim before.
  void Publish(const std::string& document, const PartialDate& date);
  KnowledgeGraph Build() const;
  const GraphInput& input() const { return input_; }

 private:
  GraphInput input_;
};

struct RandomGraph {
  uint32_t vertices = 8;
  uint32_t relations = 14;
  uint32_t predicates = 3;  // the last one is secondary
  uint32_t documents = 3;
  double events = 0.2;        // share of entities of type Event
  bool plain_claims = false;  // one supporting claim a relation
};
// Relations may be parallel, equal or loops, and some have no claims.
GraphInput RandomInput(const RandomGraph& options, Dice& dice);

// Everything that a graph shows, in text; equal graphs give equal text.
std::string Dump(const KnowledgeGraph& graph);

}  // namespace quipu

#endif  // QUIPU_TESTS_GRAPH_MEMORY_GRAPH_SUPPORT_H_
