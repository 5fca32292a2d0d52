// ListClaims, and the claims that other answers quote.

#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "graph/store/tables.h"
#include "query/engine/evidence.h"
#include "query/service/answers.h"
#include "query/service/convert.h"
#include "query/service/page_token.h"
#include "rpc/api_error.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 100;
constexpr int kMaxPredicateNames = 1000;
constexpr size_t kMaxClaimBytes = 3U << 20;  // of one answer

// Converts the claims of one document.
class DocumentClaims {
 public:
  static ApiResult<DocumentClaims> Read(const CallContext& context,
                                        DocumentNumber number) {
    const Reader& reader = *context.served.snapshot;
    QUIPU_API_TRY(Document document,
                  documents::ReadWithoutText(reader, number));
    QUIPU_API_TRY(Extraction extraction,
                  documents::ReadExtraction(reader, number));
    return DocumentClaims(context, CitationToProto(document),
                          std::move(extraction));
  }

  ApiResult<v1::Claim> Convert(const Evidence& evidence) {
    v1::Claim message;
    const size_t index = evidence.claim.claim.value;
    if (index >= extraction_.claims.size()) {
      return Corruption(citation_.key() + " has no claim " +
                        std::to_string(index));
    }
    const Claim& claim = extraction_.claims[index];
    message.set_name(citation_.name() + "/claims/" + std::to_string(index));
    *message.mutable_document() = citation_;
    QUIPU_API_TRY(*message.mutable_subject(), FindEntity(claim.subject));
    message.set_predicate(claim.predicate);
    QUIPU_API_TRY(*message.mutable_object(), ConvertValue(claim.object));
    for (const Qualifier& qualifier : claim.qualifiers) {
      auto* added = message.add_qualifiers();
      added->set_name(qualifier.name);
      QUIPU_API_TRY(*added->mutable_value(), ConvertValue(qualifier.value));
    }
    message.set_polarity(PolarityToProto(claim.polarity));
    message.set_modality(ModalityToProto(claim.modality));
    if (claim.attributed_to) {
      QUIPU_API_TRY(*message.mutable_attributed_to(),
                    ConvertSpeaker(*claim.attributed_to));
    }
    if (claim.time) {
      *message.mutable_begin() = DaysToProto(claim.time->begin);
      *message.mutable_end() = DaysToProto(claim.time->end);
    }
    for (const Quote& quote : evidence.quotes) {
      *message.add_evidence() = QuoteToProto(quote);
    }
    message.set_confidence(claim.confidence);
    message.set_rule(claim.rule);
    return message;
  }

 private:
  DocumentClaims(const CallContext& context, v1::DocumentRef citation,
                 Extraction extraction)
      : context_(&context),
        citation_(std::move(citation)),
        extraction_(std::move(extraction)) {}

  ApiResult<v1::EntityRef> FindEntity(LocalIndex local) {
    if (const auto known = entities_.find(local); known != entities_.end()) {
      return known->second;
    }
    const ServedGeneration& served = context_->served;
    if (local.value >= extraction_.entities.size()) {
      return Corruption(citation_.key() + " has no local entity " +
                        std::to_string(local.value));
    }
    const Handle& handle = extraction_.entities[local.value].handle;
    QUIPU_API_TRY(auto number, entities::Find(*served.snapshot, handle));
    const std::optional<Vertex> vertex =
        number ? served.graph.Find(*number) : std::nullopt;
    if (!vertex) {
      return Corruption("local entity #" + handle.ToString() + " of " +
                        citation_.key() + " belongs to no entity");
    }
    return entities_[local] = EntityToProto(served.graph, *vertex);
  }

  ApiResult<v1::Value> ConvertValue(const Argument& argument) {
    v1::Value message;
    if (const auto* local = std::get_if<LocalIndex>(&argument)) {
      QUIPU_API_TRY(*message.mutable_entity(), FindEntity(*local));
    } else {
      *message.mutable_literal() = LiteralToProto(std::get<Literal>(argument));
    }
    return message;
  }

  ApiResult<v1::Value> ConvertSpeaker(const Attribution& speaker) {
    if (const auto* local = std::get_if<LocalIndex>(&speaker)) {
      return ConvertValue(*local);
    }
    Literal words;
    words.text = std::get<std::string>(speaker);
    return ConvertValue(words);
  }

  const CallContext* context_;
  v1::DocumentRef citation_;
  Extraction extraction_;
  std::map<LocalIndex, v1::EntityRef> entities_;
};

// Position of a document by key, then of a claim in it: the order of lists.
using ClaimPosition = std::pair<uint32_t, uint32_t>;

// Which claims about an entity are wanted.
struct ClaimQuestion {
  EntityHit entity;
  Vertex vertex = kNoVertex;
  std::optional<Vertex> other;
  std::set<std::string> predicates;  // empty: any
  bool include_secondary = false;

  bool Wants(const std::string& predicate) const {
    return predicates.empty() || predicates.contains(predicate);
  }
};

ApiResult<void> AddPosition(const CallContext& context, const ClaimRef& claim,
                            std::vector<ClaimPosition>& positions) {
  const std::optional<uint32_t> document = context.served.Find(claim.document);
  if (!document) {
    return Corruption("a relation has a claim of no document");
  }
  positions.emplace_back(*document, claim.claim.value);
  return {};
}

ApiResult<void> CollectEdges(const CallContext& context,
                             const ClaimQuestion& question,
                             std::vector<ClaimPosition>& positions) {
  const KnowledgeGraph& graph = context.served.graph;
  for (const Adjacency& edges :
       {graph.Out(question.vertex), graph.In(question.vertex)}) {
    for (size_t i = 0; i < edges.size(); ++i) {
      const PredicateEntry& predicate =
          graph.predicates()[edges.mark(i).predicate()];
      if ((predicate.secondary && !question.include_secondary) ||
          !question.Wants(predicate.name) ||
          (question.other && edges.neighbor(i) != *question.other)) {
        continue;
      }
      QUIPU_API_CHECK(context.CheckRunning());
      for (const GraphClaim& claim : graph.claims(edges.edge(i))) {
        const DocumentNumber document =
            graph.documents()[claim.document].number;
        QUIPU_API_CHECK(AddPosition(
            context, {document, ClaimIndex{claim.claim}}, positions));
      }
    }
  }
  return {};
}

// Claims whose object is a literal are no edges: the store has them.
ApiResult<void> CollectAttributes(const CallContext& context,
                                  const ClaimQuestion& question,
                                  std::vector<ClaimPosition>& positions) {
  const Reader& reader = *context.served.snapshot;
  QUIPU_API_TRY(const StoreState state, ReadState(reader));
  std::vector<RelationNumber> found;
  const Result<void> listed = relations::ForEachAttribute(
      reader, question.entity.number,
      [&](PredicateNumber predicate, RelationNumber relation) {
        if (predicate.value < state.predicates.size() &&
            question.Wants(state.predicates[predicate.value])) {
          found.push_back(relation);
        }
        return context.CheckRunning().has_value();
      });
  if (!listed) {
    return listed.error();
  }
  for (const RelationNumber relation : found) {
    QUIPU_API_CHECK(context.CheckRunning());
    ApiResult<void> added;
    QUIPU_API_CHECK(
        relations::ForEachClaim(reader, relation, [&](const ClaimRef& claim) {
          added = AddPosition(context, claim, positions);
          return added.has_value();
        }));
    QUIPU_API_CHECK(added);
  }
  return context.CheckRunning();
}

// All positions, ascending and distinct.
ApiResult<std::vector<ClaimPosition>> PositionsOfEntity(
    const CallContext& context, const v1::ListClaimsRequest& request) {
  ClaimQuestion question;
  QUIPU_API_TRY(question.entity,
                ReadEntityField(context, "parent", request.parent()));
  QUIPU_API_TRY(question.vertex, FindVertex(context, question.entity));
  if (!request.other_entity().empty()) {
    QUIPU_API_TRY(question.other, ReadVertexField(context, "other_entity",
                                                  request.other_entity()));
  }
  question.predicates.insert(request.predicates().begin(),
                             request.predicates().end());
  question.include_secondary = request.include_secondary();
  std::vector<ClaimPosition> positions;
  QUIPU_API_CHECK(CollectEdges(context, question, positions));
  if (!question.other) {
    QUIPU_API_CHECK(CollectAttributes(context, question, positions));
  }
  std::ranges::sort(positions);
  const auto repeated = std::ranges::unique(positions);
  positions.erase(repeated.begin(), repeated.end());
  return positions;
}

ApiResult<std::vector<ClaimPosition>> PositionsOfDocument(
    const CallContext& context, const v1::ListClaimsRequest& request) {
  if (!request.other_entity().empty() || request.include_secondary()) {
    return BadField("parent",
                    "other_entity and include_secondary need an entity");
  }
  QUIPU_API_TRY(const DocumentNumber number,
                ReadDocumentField(context, "parent", request.parent()));
  QUIPU_API_TRY(const Extraction extraction,
                documents::ReadExtraction(*context.served.snapshot, number));
  const std::set<std::string> wanted(request.predicates().begin(),
                                     request.predicates().end());
  std::vector<ClaimPosition> positions;
  for (size_t i = 0; i < extraction.claims.size(); ++i) {
    if (wanted.empty() || wanted.contains(extraction.claims[i].predicate)) {
      const ClaimIndex claim{static_cast<uint32_t>(i)};
      QUIPU_API_CHECK(AddPosition(context, {number, claim}, positions));
    }
  }
  return positions;
}

}  // namespace

ApiResult<std::vector<v1::Claim>> ReadClaims(const CallContext& context,
                                             std::span<const ClaimRef> claims) {
  std::vector<v1::Claim> messages(claims.size());
  std::vector<size_t> order(claims.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, std::less{}, [&](size_t i) { return claims[i]; });
  for (size_t begin = 0; begin < order.size();) {
    QUIPU_API_CHECK(context.CheckRunning());
    const DocumentNumber number = claims[order[begin]].document;
    std::vector<ClaimRef> group;
    for (size_t i = begin;
         i < order.size() && claims[order[i]].document == number; ++i) {
      group.push_back(claims[order[i]]);
    }
    QUIPU_API_TRY(DocumentClaims document,
                  DocumentClaims::Read(context, number));
    QUIPU_API_TRY(const std::vector<Evidence> evidence,
                  ReadEvidence(*context.served.snapshot, group));
    for (size_t i = 0; i < evidence.size(); ++i) {
      QUIPU_API_TRY(messages[order[begin + i]], document.Convert(evidence[i]));
    }
    begin += group.size();
  }
  return messages;
}

ApiResult<void> ListClaimsAnswer(const CallContext& context,
                                 const v1::ListClaimsRequest& request,
                                 v1::ListClaimsResponse& response) {
  if (request.predicates_size() > kMaxPredicateNames) {
    return BadField("predicates", "holds more than 1,000 names");
  }
  const PageContext pages = PageContextOf(context.served.graph, request);
  QUIPU_API_TRY(const Page page, ReadPage(request.page_size(), kMaxPageSize,
                                          request.page_token(), pages));
  QUIPU_API_TRY(const std::vector<ClaimPosition> positions,
                request.parent().starts_with(kDocumentPrefix)
                    ? PositionsOfDocument(context, request)
                    : PositionsOfEntity(context, request));

  std::vector<ClaimRef> wanted;
  const size_t end = std::min(positions.size(), page.position + page.size);
  for (size_t i = page.position; i < end; ++i) {
    wanted.push_back({context.served.documents[positions[i].first].number,
                      ClaimIndex{positions[i].second}});
  }
  QUIPU_API_TRY(std::vector<v1::Claim> claims, ReadClaims(context, wanted));
  size_t bytes = 0;
  for (v1::Claim& claim : claims) {
    bytes += claim.ByteSizeLong();
    if (bytes > kMaxClaimBytes && response.claims_size() > 0) {
      break;  // the rest comes with the next page
    }
    *response.add_claims() = std::move(claim);
  }
  const size_t next =
      page.position + static_cast<size_t>(response.claims_size());
  if (next < positions.size()) {
    response.set_next_page_token(EncodePageToken(pages, next));
  }
  response.set_total_size(positions.size());
  *response.mutable_version() = VersionToProto(context.served.graph);
  return {};
}

}  // namespace quipu
