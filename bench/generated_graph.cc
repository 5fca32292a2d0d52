#include "bench/generated_graph.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <memory>
#include <numeric>
#include <random>
#include <sstream>
#include <string>

namespace quipu {
namespace {

constexpr uint32_t kSeed = 42;

// Ranks from 0, by Zipf's law.
class Zipf {
 public:
  Zipf(size_t size, double exponent) : sums_(size) {
    double sum = 0;
    for (size_t i = 0; i < size; ++i) {
      sum += std::pow(static_cast<double>(i + 1), -exponent);
      sums_[i] = sum;
    }
  }
  uint32_t Draw(std::mt19937_64& random) const {
    const double at =
        static_cast<double>(random() >> 11) * 0x1.0p-53 * sums_.back();
    return static_cast<uint32_t>(
        std::upper_bound(sums_.begin(), sums_.end() - 1, at) - sums_.begin());
  }

 private:
  std::vector<double> sums_;
};

// A bijection of 32 bits, so that hubs have any ids (Murmur3's last step).
uint32_t Mix(uint32_t n) {
  n ^= n >> 16;
  n *= 0x85EBCA6BU;
  n ^= n >> 13;
  n *= 0xC2B2AE35U;
  return n ^ n >> 16;
}

Handle HandleOf(uint32_t number) {
  Handle handle;
  const uint32_t mixed = Mix(number);
  for (size_t i = 0; i < 4; ++i) {
    handle.bytes[i] = static_cast<uint8_t>(mixed >> (24 - 8 * i));
  }
  return handle;
}

template <typename Value, typename Make>
const Value& Once(size_t size, const Make& make) {
  static std::map<size_t, std::unique_ptr<Value>> made;
  std::unique_ptr<Value>& value = made[size];
  if (value == nullptr) value = std::make_unique<Value>(make());
  return *value;
}

}  // namespace

void ForEachSize(benchmark::internal::Benchmark* benchmark) {
  const char* sizes = std::getenv("QUIPU_BENCH_RELATIONS");
  std::istringstream list(sizes == nullptr ? "10000" : sizes);
  for (std::string size; std::getline(list, size, ',');) {
    benchmark->Arg(std::stoll(size));
  }
}

GraphInput GenerateInput(size_t relations, bool events) {
  std::mt19937_64 random(kSeed);
  const size_t vertices = std::max<size_t>(relations / 5, 2);
  GraphInput input;
  input.types = {"Person", "Organization", "Event"};
  for (uint32_t i = 0; i < vertices; ++i) {
    const uint32_t type = events && i % 50 == 7 ? 2 : i % 2;
    input.entities.push_back(
        {HandleOf(i), "Entity " + std::to_string(i), type, EntityNumber{i}});
  }
  for (int i = 0; i < 20; ++i) {
    input.predicates.push_back({"predicate_" + std::to_string(i), false});
  }
  const size_t documents = relations / 100 + 1;
  for (uint32_t i = 0; i < documents; ++i) {
    input.documents.push_back(
        {DocumentKey{"document/" + std::to_string(i)}, DocumentNumber{i}});
  }
  const Zipf subjects(vertices, 0.6);
  const Zipf objects(vertices, 0.85);
  const Zipf predicates(20, 1.0);
  // Who speaks much is not who is much spoken of.
  std::vector<uint32_t> object_of(vertices);
  std::iota(object_of.begin(), object_of.end(), 0);
  for (size_t i = vertices; i > 1; --i) {
    std::swap(object_of[i - 1], object_of[random() % i]);
  }
  for (uint32_t i = 0; i < relations; ++i) {
    input.relations.push_back({subjects.Draw(random), predicates.Draw(random),
                               object_of[objects.Draw(random)]});
    GraphInput::Claim claim;
    claim.relation = i;
    claim.document = static_cast<uint32_t>(random() % documents);
    claim.index = ClaimIndex{i};
    claim.source = claim.document;
    claim.confidence = static_cast<uint16_t>(201 + random() % 800);
    if (random() % 2 == 0) {
      const auto day = static_cast<DayNumber>(random() % 20000);
      claim.time = TimeBounds{{day, day}, {day + 365, day + 365}};
    }
    input.claims.push_back(claim);
  }
  return input;
}

const KnowledgeGraph& GeneratedGraph(size_t relations) {
  return Once<KnowledgeGraph>(relations, [&] {
    return KnowledgeGraph::Build(GenerateInput(relations, false)).value();
  });
}

BareGraph BareGraph::Of(const KnowledgeGraph& graph) {
  BareGraph bare;
  bare.begins.push_back(0);
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    for (const Adjacency& edges : {graph.Out(v), graph.In(v)}) {
      for (size_t i = 0; i < edges.size(); ++i) {
        bare.neighbors.push_back(edges.neighbor(i));
      }
    }
    bare.begins.push_back(static_cast<uint32_t>(bare.neighbors.size()));
  }
  return bare;
}

std::vector<int> BareGraph::Distances(Vertex from) const {
  std::vector<int> distances(begins.size() - 1, -1);
  std::vector<Vertex> queue{from};
  distances[from] = 0;
  for (size_t i = 0; i < queue.size(); ++i) {
    const Vertex v = queue[i];
    for (uint32_t e = begins[v]; e < begins[v + 1]; ++e) {
      if (distances[neighbors[e]] >= 0) continue;
      distances[neighbors[e]] = distances[v] + 1;
      queue.push_back(neighbors[e]);
    }
  }
  return distances;
}

const BareGraph& GeneratedBareGraph(size_t relations) {
  return Once<BareGraph>(
      relations, [&] { return BareGraph::Of(GeneratedGraph(relations)); });
}

const std::vector<Pair>& GeneratedPairs(size_t relations) {
  return Once<std::vector<Pair>>(relations, [&] {
    const BareGraph& graph = GeneratedBareGraph(relations);
    const size_t vertices = graph.begins.size() - 1;
    std::mt19937_64 random(kSeed + 1);
    std::vector<Pair> pairs;
    while (pairs.size() < 500) {
      const auto from = static_cast<Vertex>(random() % vertices);
      if (graph.degree(from) == 0) continue;
      const std::vector<int> distances = graph.Distances(from);
      for (int i = 0; i < 25; ++i) {
        const auto to = static_cast<Vertex>(random() % vertices);
        if (distances[to] > 0) pairs.push_back({from, to, distances[to]});
      }
    }
    return pairs;
  });
}

void Latencies::Report(benchmark::State& state) {
  if (seconds_.empty()) return;
  std::sort(seconds_.begin(), seconds_.end());
  const auto at = [&](double share) {
    return 1e6 * seconds_[static_cast<size_t>(
                     share * static_cast<double>(seconds_.size() - 1))];
  };
  state.counters["median_us"] = at(0.5);
  state.counters["p99_us"] = at(0.99);
}

}  // namespace quipu
