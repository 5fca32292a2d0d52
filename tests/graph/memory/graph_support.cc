#include "tests/graph/memory/graph_support.h"

#include <algorithm>
#include <sstream>

namespace quipu {
namespace {

template <typename Item, typename Same>
uint32_t PositionOf(std::vector<Item>& items, const Item& item,
                    const Same& same) {
  const auto found = std::find_if(items.begin(), items.end(),
                                  [&](const Item& i) { return same(i, item); });
  if (found != items.end()) {
    return static_cast<uint32_t>(found - items.begin());
  }
  items.push_back(item);
  return static_cast<uint32_t>(items.size() - 1);
}

}  // namespace

Handle HandleAt(uint32_t number) {
  Handle handle;
  for (size_t i = 0; i < 4; ++i) {
    handle.bytes[i] = static_cast<uint8_t>(number >> (24 - 8 * i));
  }
  return handle;
}

Vertex Drawing::Add(std::string name, std::string type) {
  const auto number = static_cast<uint32_t>(input_.entities.size());
  const uint32_t type_position = PositionOf(
      input_.types, type, [](const auto& a, const auto& b) { return a == b; });
  input_.entities.push_back({HandleAt(number), std::move(name), type_position,
                             EntityNumber{1000 - number}});
  return number;
}

void Drawing::Link(Vertex subject, const std::string& predicate, Vertex object,
                   const DrawnClaim& claim) {
  const bool secondary = predicate.starts_with('~');
  const uint32_t predicate_position = PositionOf(
      input_.predicates,
      GraphInput::Predicate{predicate.substr(secondary ? 1 : 0), secondary},
      [](const auto& a, const auto& b) {
        return a.name == b.name && a.secondary == b.secondary;
      });
  const uint32_t relation =
      PositionOf(input_.relations,
                 GraphInput::Relation{subject, predicate_position, object},
                 [](const auto& a, const auto& b) {
                   return a.subject == b.subject && a.object == b.object &&
                          a.predicate == b.predicate;
                 });
  const uint32_t document = PositionOf(
      input_.documents,
      GraphInput::Document{
          DocumentKey{claim.document},
          DocumentNumber{static_cast<uint32_t>(input_.documents.size() + 7)}},
      [](const auto& a, const auto& b) { return a.key == b.key; });
  input_.claims.push_back(
      {relation, document,
       ClaimIndex{static_cast<uint32_t>(input_.claims.size())}, claim.source,
       claim.polarity, claim.modality, claim.confidence, claim.time});
}

void Drawing::Publish(const std::string& document, const PartialDate& date) {
  for (GraphInput::Document& drawn : input_.documents) {
    if (drawn.key.value == document) drawn.published = date;
  }
}

KnowledgeGraph Drawing::Build() const {
  return KnowledgeGraph::Build(input_).value();
}

GraphInput RandomInput(const RandomGraph& options, Dice& dice) {
  const auto below = [&](uint32_t n) { return dice.Below(n); };
  GraphInput input;
  input.types = {"Person", "Event", "Place"};
  for (uint32_t i = 0; i < options.vertices; ++i) {
    const bool event = below(1000) < options.events * 1000;
    input.entities.push_back({HandleAt(i * 7919 % 104729),
                              "n" + std::to_string(below(5)),
                              event ? 1 : below(2) * 2, EntityNumber{i * 3}});
  }
  for (uint32_t i = 0; i < options.predicates; ++i) {
    input.predicates.push_back(
        {"p" + std::to_string(i), i + 1 == options.predicates});
  }
  for (uint32_t i = 0; i < options.documents; ++i) {
    input.documents.push_back(
        {DocumentKey{"d" + std::to_string(i)}, DocumentNumber{100 - i}});
  }
  for (uint32_t i = 0; i < options.relations; ++i) {
    input.relations.push_back({below(options.vertices),
                               below(options.predicates),
                               below(options.vertices)});
    const uint32_t claims = options.plain_claims ? 1 : below(4);
    for (uint32_t c = 0; c < claims; ++c) {
      GraphInput::Claim claim;
      claim.relation = i;
      claim.document = below(options.documents);
      claim.index = ClaimIndex{static_cast<uint32_t>(input.claims.size())};
      claim.source = below(3);
      if (!options.plain_claims) {
        claim.polarity = static_cast<Polarity>(below(4) == 0);
        claim.modality = static_cast<Modality>(below(3) == 0 ? below(5) : 0);
        claim.confidence = static_cast<uint16_t>(1 + below(1000));
        if (below(2) == 0) {
          const auto begin = static_cast<DayNumber>(below(30));
          const auto end = begin + static_cast<DayNumber>(below(10));
          claim.time = TimeBounds{{begin, begin + 3}, {end, end + 3}};
        }
      }
      input.claims.push_back(claim);
    }
  }
  for (GraphInput::Document& document : input.documents) {
    if (below(3) == 0) continue;
    document.published = PartialDate::Make(static_cast<int>(1979 + below(4)),
                                           static_cast<int>(below(13)));
  }
  return input;
}

std::string Dump(const KnowledgeGraph& graph) {
  std::ostringstream out;
  out << graph.generation() << ' ' << graph.input_digest().ToHex() << '\n';
  for (const PredicateEntry& p : graph.predicates()) {
    out << "predicate " << p.name << ' ' << p.secondary << '\n';
  }
  for (Vertex v = 0; v < graph.vertex_count(); ++v) {
    const EntityView entity = graph.entity(v);
    out << v << ' ' << entity.id.ToString() << ' ' << entity.name << ' '
        << entity.type << '\n';
    const Adjacency edges = graph.In(v);
    for (size_t i = 0; i < edges.size(); ++i) {
      out << "  in " << edges.neighbor(i) << ' ' << edges.edge(i) << ' '
          << edges.mark(i).bits << '\n';
    }
  }
  for (const DocumentEntry& d : graph.documents()) {
    out << d.key.value << ' ' << (d.published ? d.published->ToString() : "-")
        << '\n';
  }
  for (EdgeIndex e = 0; e < graph.edge_count(); ++e) {
    const RelationView relation = graph.relation(e);
    out << e << ": " << relation.subject << ' '
        << graph.predicates()[relation.predicate].name << ' ' << relation.object
        << ' ' << relation.secondary << '\n';
    for (const GraphClaim& claim : relation.claims) {
      out << "  " << graph.documents()[claim.document].key.value << ' '
          << claim.claim << ' ' << claim.source << ' ' << claim.confidence
          << ' ' << static_cast<int>(claim.polarity) << ' '
          << static_cast<int>(claim.modality);
      if (const TimeBounds* time = graph.time(claim)) {
        out << ' ' << time->begin.earliest << ' ' << time->begin.latest << ' '
            << time->end.earliest << ' ' << time->end.latest;
      }
      out << '\n';
    }
  }
  return out.str();
}

}  // namespace quipu
