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
#include "rpc/grpc_status.h"
#include "rpc/resource_names.h"

namespace quipu {
namespace {

constexpr int32_t kMaxPageSize = 100;
constexpr int kMaxPredicateNames = 1000;
constexpr size_t kMaxClaimBytes = 3U << 20;  // of one answer

// Converts the claims of one document.
class DocumentClaims {
 public:
  static grpc::Status Read(const CallContext& context, DocumentNumber number,
                           std::optional<DocumentClaims>& out) {
    const Reader& reader = *context.served.snapshot;
    QUIPU_TRY_STATUS(Document document,
                     documents::ReadWithoutText(reader, number));
    QUIPU_TRY_STATUS(Extraction extraction,
                     documents::ReadExtraction(reader, number));
    out = DocumentClaims(context, CitationToProto(document),
                         std::move(extraction));
    return grpc::Status::OK;
  }

  grpc::Status Convert(const Evidence& evidence, v1::Claim& message) {
    const size_t index = evidence.claim.claim.value;
    if (index >= extraction_.claims.size()) {
      return ToGrpcStatus(Corruption(citation_.key() + " has no claim " +
                                     std::to_string(index)));
    }
    const Claim& claim = extraction_.claims[index];
    message.set_name(citation_.name() + "/claims/" + std::to_string(index));
    *message.mutable_document() = citation_;
    QUIPU_CHECK_STATUS(FindEntity(claim.subject, *message.mutable_subject()));
    message.set_predicate(claim.predicate);
    QUIPU_CHECK_STATUS(ConvertValue(claim.object, *message.mutable_object()));
    for (const Qualifier& qualifier : claim.qualifiers) {
      auto* added = message.add_qualifiers();
      added->set_name(qualifier.name);
      QUIPU_CHECK_STATUS(
          ConvertValue(qualifier.value, *added->mutable_value()));
    }
    message.set_polarity(PolarityToProto(claim.polarity));
    message.set_modality(ModalityToProto(claim.modality));
    if (claim.attributed_to) {
      QUIPU_CHECK_STATUS(ConvertSpeaker(*claim.attributed_to,
                                        *message.mutable_attributed_to()));
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
    return grpc::Status::OK;
  }

 private:
  DocumentClaims(const CallContext& context, v1::DocumentRef citation,
                 Extraction extraction)
      : context_(&context),
        citation_(std::move(citation)),
        extraction_(std::move(extraction)) {}

  grpc::Status FindEntity(LocalIndex local, v1::EntityRef& message) {
    if (const auto known = entities_.find(local); known != entities_.end()) {
      message = known->second;
      return grpc::Status::OK;
    }
    const ServedGeneration& served = context_->served;
    if (local.value >= extraction_.entities.size()) {
      return ToGrpcStatus(Corruption(citation_.key() + " has no local entity " +
                                     std::to_string(local.value)));
    }
    const Handle& handle = extraction_.entities[local.value].handle;
    QUIPU_TRY_STATUS(auto number, entities::Find(*served.snapshot, handle));
    const std::optional<Vertex> vertex =
        number ? served.graph.Find(*number) : std::nullopt;
    if (!vertex) {
      return ToGrpcStatus(Corruption("local entity #" + handle.ToString() +
                                     " of " + citation_.key() +
                                     " belongs to no entity"));
    }
    message = EntityToProto(served.graph, *vertex);
    entities_[local] = message;
    return grpc::Status::OK;
  }

  grpc::Status ConvertValue(const Argument& argument, v1::Value& message) {
    if (const auto* local = std::get_if<LocalIndex>(&argument)) {
      return FindEntity(*local, *message.mutable_entity());
    }
    *message.mutable_literal() = LiteralToProto(std::get<Literal>(argument));
    return grpc::Status::OK;
  }

  grpc::Status ConvertSpeaker(const Attribution& speaker, v1::Value& message) {
    if (const auto* local = std::get_if<LocalIndex>(&speaker)) {
      return FindEntity(*local, *message.mutable_entity());
    }
    Literal words;
    words.text = std::get<std::string>(speaker);
    *message.mutable_literal() = LiteralToProto(words);
    return grpc::Status::OK;
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

grpc::Status AddPosition(const CallContext& context, const ClaimRef& claim,
                         std::vector<ClaimPosition>& positions) {
  const std::optional<uint32_t> document = context.served.Find(claim.document);
  if (!document) {
    return ToGrpcStatus(Corruption("a relation has a claim of no document"));
  }
  positions.emplace_back(*document, claim.claim.value);
  return grpc::Status::OK;
}

grpc::Status CollectEdges(const CallContext& context,
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
      QUIPU_CHECK_STATUS(context.CheckRunning());
      for (const GraphClaim& claim : graph.claims(edges.edge(i))) {
        const DocumentNumber document =
            graph.documents()[claim.document].number;
        QUIPU_CHECK_STATUS(AddPosition(
            context, {document, ClaimIndex{claim.claim}}, positions));
      }
    }
  }
  return grpc::Status::OK;
}

// Claims whose object is a literal are no edges: the store has them.
grpc::Status CollectAttributes(const CallContext& context,
                               const ClaimQuestion& question,
                               std::vector<ClaimPosition>& positions) {
  const Reader& reader = *context.served.snapshot;
  QUIPU_TRY_STATUS(const StoreState state, ReadState(reader));
  std::vector<RelationNumber> found;
  const Result<void> listed = relations::ForEachAttribute(
      reader, question.entity.number,
      [&](PredicateNumber predicate, RelationNumber relation) {
        if (predicate.value < state.predicates.size() &&
            question.Wants(state.predicates[predicate.value])) {
          found.push_back(relation);
        }
        return context.CheckRunning().ok();
      });
  if (!listed) {
    return ToGrpcStatus(listed.error());
  }
  for (const RelationNumber relation : found) {
    QUIPU_CHECK_STATUS(context.CheckRunning());
    grpc::Status status;
    const Result<void> read =
        relations::ForEachClaim(reader, relation, [&](const ClaimRef& claim) {
          status = AddPosition(context, claim, positions);
          return status.ok();
        });
    if (!read) {
      return ToGrpcStatus(read.error());
    }
    QUIPU_CHECK_STATUS(status);
  }
  return context.CheckRunning();
}

// All positions, ascending and distinct.
grpc::Status PositionsOfEntity(const CallContext& context,
                               const v1::ListClaimsRequest& request,
                               std::vector<ClaimPosition>& positions) {
  ClaimQuestion question;
  QUIPU_CHECK_STATUS(
      ReadEntityField(context, "parent", request.parent(), question.entity));
  QUIPU_CHECK_STATUS(FindVertex(context, question.entity, question.vertex));
  if (!request.other_entity().empty()) {
    Vertex other = kNoVertex;
    QUIPU_CHECK_STATUS(ReadVertexField(context, "other_entity",
                                       request.other_entity(), other));
    question.other = other;
  }
  question.predicates.insert(request.predicates().begin(),
                             request.predicates().end());
  question.include_secondary = request.include_secondary();
  QUIPU_CHECK_STATUS(CollectEdges(context, question, positions));
  if (!question.other) {
    QUIPU_CHECK_STATUS(CollectAttributes(context, question, positions));
  }
  std::ranges::sort(positions);
  const auto repeated = std::ranges::unique(positions);
  positions.erase(repeated.begin(), repeated.end());
  return grpc::Status::OK;
}

grpc::Status PositionsOfDocument(const CallContext& context,
                                 const v1::ListClaimsRequest& request,
                                 std::vector<ClaimPosition>& positions) {
  if (!request.other_entity().empty() || request.include_secondary()) {
    return BadField("parent",
                    "other_entity and include_secondary need an entity");
  }
  DocumentNumber number;
  QUIPU_CHECK_STATUS(
      ReadDocumentField(context, "parent", request.parent(), number));
  QUIPU_TRY_STATUS(const Extraction extraction,
                   documents::ReadExtraction(*context.served.snapshot, number));
  const std::set<std::string> wanted(request.predicates().begin(),
                                     request.predicates().end());
  for (size_t i = 0; i < extraction.claims.size(); ++i) {
    if (wanted.empty() || wanted.contains(extraction.claims[i].predicate)) {
      const ClaimIndex claim{static_cast<uint32_t>(i)};
      QUIPU_CHECK_STATUS(AddPosition(context, {number, claim}, positions));
    }
  }
  return grpc::Status::OK;
}

}  // namespace

grpc::Status ReadClaims(const CallContext& context,
                        std::span<const ClaimRef> claims,
                        std::vector<v1::Claim>& messages) {
  messages.resize(claims.size());
  std::vector<size_t> order(claims.size());
  std::iota(order.begin(), order.end(), size_t{0});
  std::ranges::sort(order, std::less{}, [&](size_t i) { return claims[i]; });
  for (size_t begin = 0; begin < order.size();) {
    QUIPU_CHECK_STATUS(context.CheckRunning());
    const DocumentNumber number = claims[order[begin]].document;
    std::vector<ClaimRef> group;
    for (size_t i = begin;
         i < order.size() && claims[order[i]].document == number; ++i) {
      group.push_back(claims[order[i]]);
    }
    std::optional<DocumentClaims> document;
    QUIPU_CHECK_STATUS(DocumentClaims::Read(context, number, document));
    QUIPU_TRY_STATUS(const std::vector<Evidence> evidence,
                     ReadEvidence(*context.served.snapshot, group));
    for (size_t i = 0; i < evidence.size(); ++i) {
      QUIPU_CHECK_STATUS(
          document->Convert(evidence[i], messages[order[begin + i]]));
    }
    begin += group.size();
  }
  return grpc::Status::OK;
}

grpc::Status ListClaimsAnswer(const CallContext& context,
                              const v1::ListClaimsRequest& request,
                              v1::ListClaimsResponse& response) {
  if (request.predicates_size() > kMaxPredicateNames) {
    return BadField("predicates", "holds more than 1,000 names");
  }
  const PageContext pages = PageContextOf(context.served.graph, request);
  Page page;
  QUIPU_CHECK_STATUS(ReadPage(request.page_size(), kMaxPageSize,
                              request.page_token(), pages, page));
  std::vector<ClaimPosition> positions;
  if (request.parent().starts_with(kDocumentPrefix)) {
    QUIPU_CHECK_STATUS(PositionsOfDocument(context, request, positions));
  } else {
    QUIPU_CHECK_STATUS(PositionsOfEntity(context, request, positions));
  }

  std::vector<ClaimRef> wanted;
  const size_t end = std::min(positions.size(), page.position + page.size);
  for (size_t i = page.position; i < end; ++i) {
    wanted.push_back({context.served.documents[positions[i].first].number,
                      ClaimIndex{positions[i].second}});
  }
  std::vector<v1::Claim> claims;
  QUIPU_CHECK_STATUS(ReadClaims(context, wanted, claims));
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
  return grpc::Status::OK;
}

}  // namespace quipu
