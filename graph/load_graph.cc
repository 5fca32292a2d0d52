// A few scans in the order of the store: entities, documents, edges, attributes
// that date events, and last the facts of the claims, which are all that a
// search asks of them. No extraction and no text is read.

#include "graph/load_graph.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "graph/model/dating.h"
#include "graph/store/event_dates.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

// Positions by dense number.
class NumberMap {
 public:
  void Put(uint32_t number, uint32_t position) {
    if (number >= positions_.size()) {
      positions_.resize(size_t{number} + 1, kNone);
    }
    positions_[number] = position;
  }
  uint32_t Get(uint32_t number) const {
    return number < positions_.size() ? positions_[number] : kNone;
  }

 private:
  std::vector<uint32_t> positions_;
};

// Runs a scan whose visits can fail; the first error ends it.
template <typename Scan, typename Visit>
Result<void> Each(const Scan& scan, const Visit& visit) {
  Result<void> outcome;
  QUIPU_CHECK(scan([&](const auto&... arguments) {
    outcome = visit(arguments...);
    return outcome.has_value();
  }));
  return outcome;
}

class Loader {
 public:
  explicit Loader(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Result<KnowledgeGraph> Load() {
    QUIPU_TRY(state_, ReadState(snapshot_));
    input_.generation = snapshot_.generation();
    input_.input = state_.input;
    QUIPU_CHECK(LoadEntities());
    QUIPU_CHECK(LoadDocuments());
    QUIPU_CHECK(LoadEdges());
    QUIPU_CHECK(LoadEventDates());
    QUIPU_CHECK(LoadClaims());
    DateByEvents();
    RankSources();
    return KnowledgeGraph::Build(std::move(input_));
  }

 private:
  Result<void> LoadEntities() {
    std::unordered_map<std::string, uint32_t> types;
    return Each(
        [&](const auto& visit) { return entities::ForEach(snapshot_, visit); },
        [&](EntityNumber number, const EntityRecord& record) -> Result<void> {
          if (number.value >= state_.next_entity) {
            return Corruption("entity " + record.id.ToString() +
                              " has a number that was never given");
          }
          const auto [type, added] = types.emplace(
              record.type, static_cast<uint32_t>(input_.types.size()));
          if (added) input_.types.push_back(record.type);
          entity_positions_.Put(number.value,
                                static_cast<uint32_t>(input_.entities.size()));
          input_.entities.push_back(
              {record.id, record.name, type->second, number});
          return {};
        });
  }

  // Those that are derived: they have a source.
  Result<void> LoadDocuments() {
    QUIPU_CHECK(Each(
        [&](const auto& visit) { return sources::ForEach(snapshot_, visit); },
        [&](DocumentNumber number, std::string_view source) -> Result<void> {
          if (number.value >= state_.next_document) {
            return Corruption("document " + std::to_string(number.value) +
                              " has a number that was never given");
          }
          document_positions_.Put(
              number.value, static_cast<uint32_t>(input_.documents.size()));
          input_.documents.push_back({DocumentKey{}, number});
          document_sources_.push_back(SourceNumber(std::string(source)));
          return {};
        }));
    size_t found = 0;
    QUIPU_CHECK(documents::ForEachKey(
        snapshot_, [&](const DocumentKey& key, DocumentNumber number) {
          const uint32_t position = document_positions_.Get(number.value);
          if (position == kNone) return true;
          input_.documents[position].key = key;
          ++found;
          return true;
        }));
    if (found != input_.documents.size()) {
      return Corruption("a source is that of no document");
    }
    return documents::ForEachPublished(
        snapshot_,
        [&](DocumentNumber number, std::optional<PartialDate> published) {
          const uint32_t position = document_positions_.Get(number.value);
          if (position != kNone) {
            input_.documents[position].published = published;
          }
          return true;
        });
  }

  Result<void> LoadEdges() {
    std::unordered_map<uint16_t, uint32_t> predicates;
    return Each(
        [&](const auto& visit) {
          return relations::ForEachEdgeOfAll(snapshot_, Direction::kOut, visit);
        },
        [&](EntityNumber subject, const AdjacentEdge& edge) -> Result<void> {
          const uint32_t from = entity_positions_.Get(subject.value);
          const uint32_t to = entity_positions_.Get(edge.other.value);
          const std::string* const name = state_.NameOf(edge.predicate);
          if (from == kNone || to == kNone || name == nullptr ||
              edge.relation.value >= state_.next_relation) {
            return Corruption(
                "the adjacency of an entity names an entity, predicate or "
                "relation that is not there");
          }
          const auto [predicate, added] = predicates.emplace(
              edge.predicate.value,
              static_cast<uint32_t>(input_.predicates.size()));
          if (added) {
            input_.predicates.push_back({*name, IsSecondary(edge.predicate)});
          }
          edge_positions_.Put(edge.relation.value,
                              static_cast<uint32_t>(input_.relations.size()));
          input_.relations.push_back({from, predicate->second, to});
          return {};
        });
  }

  bool IsEvent(uint32_t entity) const {
    return input_.types[input_.entities[entity].type] == kEventType;
  }

  // Which relations say when an event was: their objects are no entities.
  Result<void> LoadEventDates() {
    return Each(
        [&](const auto& visit) {
          return relations::ForEachAttributeOfAll(snapshot_, visit);
        },
        [&](EntityNumber subject, PredicateNumber predicate,
            RelationNumber relation) -> Result<void> {
          const uint32_t entity = entity_positions_.Get(subject.value);
          const std::string* const name = state_.NameOf(predicate);
          if (entity == kNone || name == nullptr ||
              relation.value >= state_.next_relation) {
            return Corruption(
                "an attribute names an entity, predicate or relation that is "
                "not there");
          }
          if (*name == kEventDatePredicate && IsEvent(entity)) {
            dated_events_.Put(relation.value, entity);
          }
          return {};
        });
  }

  Result<void> LoadClaims() {
    return Each(
        [&](const auto& visit) {
          return relations::ForEachClaimOfAll(snapshot_, visit);
        },
        [&](RelationNumber relation, const ClaimRef& ref,
            const ClaimFacts& facts) -> Result<void> {
          GraphInput::Claim claim;
          claim.relation = edge_positions_.Get(relation.value);
          if (claim.relation == kNone) {  // its object is a literal
            const uint32_t event = dated_events_.Get(relation.value);
            if (event != kNone && DatesEvent(facts)) {
              dates_[event].push_back({ref.document, *facts.time});
            }
            return {};
          }
          claim.document = document_positions_.Get(ref.document.value);
          if (claim.document == kNone) {
            return Corruption("a claim is of no document");
          }
          claim.index = ref.claim;
          QUIPU_TRY(claim.source, SourceOf(claim.document, facts.speaker));
          claim.polarity = facts.polarity;
          claim.modality = facts.modality;
          claim.confidence = facts.confidence;
          claim.time = facts.time;
          input_.claims.push_back(claim);
          return {};
        });
  }

  // Claims on an event that do not say when are of its time.
  void DateByEvents() {
    std::unordered_map<uint32_t, EventDates> events;
    for (auto& [entity, dates] : dates_) {
      events.emplace(entity, EventDates(std::move(dates)));
    }
    const auto event = [&](uint32_t entity) {
      const auto found = events.find(entity);
      return found == events.end() ? nullptr : &found->second;
    };
    for (GraphInput::Claim& claim : input_.claims) {
      const GraphInput::Relation& relation = input_.relations[claim.relation];
      if (claim.time || input_.predicates[relation.predicate].secondary) {
        continue;
      }
      const TimeBounds* const time =
          DateByEvent(event(relation.subject), event(relation.object),
                      input_.documents[claim.document].number);
      if (time != nullptr) claim.time = *time;
    }
  }

  Result<uint32_t> SourceOf(uint32_t document,
                            const std::optional<EntityNumber>& speaker) {
    if (!speaker) return document_sources_[document];
    const uint32_t known = speaker_sources_.Get(speaker->value);
    if (known != kNone) return known;
    const uint32_t position = entity_positions_.Get(speaker->value);
    if (position == kNone) return Corruption("who speaks is no entity");
    const uint32_t source =
        SourceNumber("entity " + input_.entities[position].id.ToString());
    speaker_sources_.Put(speaker->value, source);
    return source;
  }

  uint32_t SourceNumber(const std::string& key) {
    return sources_.emplace(key, static_cast<uint32_t>(sources_.size()))
        .first->second;
  }

  // Sources were numbered as they were met; their ranks do not depend on that.
  void RankSources() {
    std::vector<uint32_t> ranks(sources_.size());
    uint32_t rank = 0;
    for (const auto& [key, number] :
         std::map(sources_.begin(), sources_.end())) {
      ranks[number] = rank++;
    }
    for (GraphInput::Claim& claim : input_.claims) {
      claim.source = ranks[claim.source];
    }
  }

  const Snapshot& snapshot_;
  StoreState state_;
  GraphInput input_;
  NumberMap entity_positions_;
  NumberMap document_positions_;
  NumberMap edge_positions_;  // by RelationNumber
  NumberMap dated_events_;    // entities, by RelationNumber
  std::unordered_map<uint32_t, std::vector<EventDates::Date>> dates_;
  NumberMap speaker_sources_;               // by EntityNumber
  std::vector<uint32_t> document_sources_;  // by position
  std::unordered_map<std::string, uint32_t> sources_;
};

}  // namespace

Result<KnowledgeGraph> LoadKnowledgeGraph(const Snapshot& snapshot) {
  return Loader(snapshot).Load();
}

}  // namespace quipu
