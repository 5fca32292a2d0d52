// Entities and edges come from the derived records, what claims say from the
// extractions, and which relation a claim belongs to from the contributions.

#include "graph/load_graph.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include "graph/model/names.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr uint32_t kNone = UINT32_MAX;

// Positions by dense number.
class NumberMap {
 public:
  void Put(uint32_t number, uint32_t position) {
    if (number >= positions_.size())
      positions_.resize(size_t{number} + 1, kNone);
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

// Whose word a claim is (DESIGN.md, 2a.10): that of the entity it is attributed
// to, or else of the publisher, the first author, or the document itself.
std::string SourceKey(const Document& document,
                      const std::optional<Handle>& speaker) {
  if (speaker) return "entity " + speaker->ToString();
  const DocumentMetadata& metadata = document.metadata;
  if (metadata.publisher) {
    const std::string name = NormalizeName(metadata.publisher->value);
    if (!name.empty()) return "publisher " + name;
  }
  if (!metadata.authors.empty()) {
    const std::string name = NormalizeName(metadata.authors.front().value);
    if (!name.empty()) return "author " + name;
  }
  return "document " + document.key.value;
}

class Loader {
 public:
  explicit Loader(const Snapshot& snapshot) : snapshot_(snapshot) {}

  Result<KnowledgeGraph> Load() {
    QUIPU_TRY(state_, ReadState(snapshot_));
    input_.generation = snapshot_.generation();
    input_.input = state_.input;
    QUIPU_CHECK(LoadEntities());
    QUIPU_CHECK(LoadEdges());
    QUIPU_CHECK(LoadDocuments());
    AddLinks();
    RankSources();
    return KnowledgeGraph::Build(std::move(input_));
  }

 private:
  // A secondary relation that a claim makes.
  struct Link {
    uint32_t subject;
    uint32_t predicate;
    uint32_t object;
    GraphInput::Claim claim;
  };
  // What reading the claims of one document needs.
  struct OpenDocument {
    uint32_t position;
    Document document;  // without text
    Extraction extraction;
    std::vector<std::optional<uint32_t>> entity_of;  // by LocalIndex, as asked
  };

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

  Result<void> LoadEdges() {
    std::vector<uint32_t> predicates(state_.predicates.size(), kNone);
    return Each(
        [&](const auto& visit) {
          return relations::ForEachEdgeOfAll(snapshot_, Direction::kOut, visit);
        },
        [&](EntityNumber subject, const AdjacentEdge& edge) -> Result<void> {
          const uint32_t from = entity_positions_.Get(subject.value);
          const uint32_t to = entity_positions_.Get(edge.other.value);
          if (from == kNone || to == kNone ||
              edge.predicate.value >= predicates.size() ||
              edge.relation.value >= state_.next_relation) {
            return Corruption(
                "the adjacency of an entity names an entity, predicate or "
                "relation that is not there");
          }
          uint32_t& predicate = predicates[edge.predicate.value];
          if (predicate == kNone) {
            predicate = static_cast<uint32_t>(input_.predicates.size());
            input_.predicates.push_back(
                {state_.predicates[edge.predicate.value], false});
          }
          edge_positions_.Put(edge.relation.value,
                              static_cast<uint32_t>(input_.relations.size()));
          input_.relations.push_back({from, predicate, to});
          return {};
        });
  }

  // In ascending order of number, as the records lie on disk.
  Result<void> LoadDocuments() {
    std::vector<DocumentNumber> numbers;
    QUIPU_CHECK(documents::ForEachKey(
        snapshot_, [&](const DocumentKey&, DocumentNumber number) {
          numbers.push_back(number);
          return true;
        }));
    std::sort(numbers.begin(), numbers.end());
    for (const DocumentNumber number : numbers) {
      QUIPU_CHECK(LoadDocument(number));
    }
    return {};
  }

  Result<void> LoadDocument(DocumentNumber number) {
    QUIPU_TRY(const auto contribution, contributions::Read(snapshot_, number));
    if (!contribution) return {};  // not derived yet
    OpenDocument open;
    open.position = static_cast<uint32_t>(input_.documents.size());
    QUIPU_TRY(open.document, documents::ReadWithoutText(snapshot_, number));
    QUIPU_TRY(open.extraction, documents::ReadExtraction(snapshot_, number));
    open.entity_of.resize(open.extraction.entities.size());
    input_.documents.push_back({open.document.key, number});
    if (open.extraction.claims.size() != contribution->claims.size()) {
      return Corruption("document " + open.document.key.value +
                        ": the derived records know another number of claims");
    }
    for (uint32_t i = 0; i < contribution->claims.size(); ++i) {
      const std::optional<RelationNumber>& relation = contribution->claims[i];
      if (!relation) continue;  // rejected
      Result<void> loaded = LoadClaim(open, ClaimIndex{i}, *relation);
      if (!loaded) return Annotate(loaded.error(), open.document.key.value);
    }
    return {};
  }

  Result<void> LoadClaim(OpenDocument& open, ClaimIndex index,
                         RelationNumber relation) {
    const Claim& claim = open.extraction.claims[index.value];
    uint32_t speaker = kNone;
    if (claim.attributed_to) {
      const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to);
      if (local != nullptr) {
        QUIPU_TRY(speaker, EntityOf(open, *local));
      }
    }
    std::optional<Handle> speaker_id;
    if (speaker != kNone) speaker_id = input_.entities[speaker].id;
    GraphInput::Claim placed;
    placed.document = open.position;
    placed.index = index;
    placed.source = SourceNumber(SourceKey(open.document, speaker_id));
    placed.polarity = claim.polarity;
    placed.modality = claim.modality;
    placed.confidence =
        static_cast<uint16_t>(std::clamp(claim.confidence, 0, 1000));
    placed.time = claim.time;
    placed.relation = edge_positions_.Get(relation.value);
    if (placed.relation != kNone) input_.claims.push_back(placed);
    return LinkClaim(open, claim, speaker, placed);
  }

  // What the claim links beside its subject and object.
  Result<void> LinkClaim(OpenDocument& open, const Claim& claim,
                         uint32_t speaker, const GraphInput::Claim& placed) {
    QUIPU_TRY(const uint32_t subject, EntityOf(open, claim.subject));
    if (speaker != kNone) {
      // That the speaker spoke of them is the document's own word.
      GraphInput::Claim spoken = placed;
      spoken.source = SourceNumber(SourceKey(open.document, std::nullopt));
      spoken.polarity = Polarity::kPositive;
      spoken.modality = Modality::kAsserted;
      const uint32_t predicate = SecondaryPredicate(std::string(kAttributedTo));
      AddLink({speaker, predicate, subject, spoken});
      if (const auto* object = std::get_if<LocalIndex>(&claim.object)) {
        QUIPU_TRY(const uint32_t entity, EntityOf(open, *object));
        AddLink({speaker, predicate, entity, spoken});
      }
    }
    for (const Qualifier& qualifier : claim.qualifiers) {
      const auto* local = std::get_if<LocalIndex>(&qualifier.value);
      if (local == nullptr) continue;
      QUIPU_TRY(const uint32_t entity, EntityOf(open, *local));
      AddLink(
          {subject,
           SecondaryPredicate(std::string(kQualifierPrefix) + qualifier.name),
           entity, placed});
    }
    return {};
  }

  void AddLink(const Link& link) {
    if (link.subject == kNone || link.object == kNone ||
        link.subject == link.object) {
      return;
    }
    links_.push_back(link);
  }

  // kNone for a local entity that no entity holds.
  Result<uint32_t> EntityOf(OpenDocument& open, LocalIndex local) {
    if (local.value >= open.entity_of.size()) {
      return Corruption("a claim names a local entity that is not there");
    }
    std::optional<uint32_t>& known = open.entity_of[local.value];
    if (!known) {
      QUIPU_TRY(const auto number,
                entities::Find(snapshot_,
                               open.extraction.entities[local.value].handle));
      known = number ? entity_positions_.Get(number->value) : kNone;
    }
    return *known;
  }

  uint32_t SecondaryPredicate(const std::string& name) {
    const auto [it, added] = secondary_predicates_.emplace(
        name, static_cast<uint32_t>(input_.predicates.size()));
    if (added) input_.predicates.push_back({name, true});
    return it->second;
  }

  uint32_t SourceNumber(const std::string& key) {
    return sources_.emplace(key, static_cast<uint32_t>(sources_.size()))
        .first->second;
  }

  // One relation for all equal links, with each claim once.
  void AddLinks() {
    const auto triple = [](const Link& l) {
      return std::tie(l.subject, l.predicate, l.object);
    };
    const auto key = [&](const Link& l) {
      return std::tuple_cat(triple(l),
                            std::tie(l.claim.document, l.claim.index));
    };
    std::sort(links_.begin(), links_.end(),
              [&](const Link& a, const Link& b) { return key(a) < key(b); });
    for (size_t i = 0; i < links_.size(); ++i) {
      const Link& link = links_[i];
      if (i > 0 && key(link) == key(links_[i - 1])) continue;
      if (i == 0 || triple(link) != triple(links_[i - 1])) {
        input_.relations.push_back({link.subject, link.predicate, link.object});
      }
      GraphInput::Claim claim = link.claim;
      claim.relation = static_cast<uint32_t>(input_.relations.size() - 1);
      input_.claims.push_back(claim);
    }
    links_.clear();
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
  NumberMap edge_positions_;  // by RelationNumber
  std::vector<Link> links_;
  std::map<std::string, uint32_t> secondary_predicates_;
  std::unordered_map<std::string, uint32_t> sources_;
};

}  // namespace

Result<KnowledgeGraph> LoadKnowledgeGraph(const Snapshot& snapshot) {
  return Loader(snapshot).Load();
}

}  // namespace quipu
