// Showing hops; see hops.h.

#include "app/cli/hops.h"

#include <fmt/core.h>

#include <utility>

#include "app/cli/output/progress.h"
#include "graph/interchange/claim_json.h"

namespace quipu {
namespace {

const std::string& PredicateName(const KnowledgeGraph& graph,
                                 PredicateId predicate) {
  return graph.predicates()[predicate].name;
}

std::string NameOf(const KnowledgeGraph& graph, Vertex vertex) {
  return std::string(graph.entity(vertex).name);
}

Json ClaimsJson(const std::vector<QuotedClaim>& claims) {
  Json array = Json::array();
  for (const QuotedClaim& claim : claims) {
    array.push_back(ToJson(claim));
  }
  return array;
}

}  // namespace

Result<std::vector<QuotedRelation>> ReadRelations(const Hop& hop,
                                                  QuoteReader& quotes) {
  std::vector<QuotedRelation> relations;
  for (const HopEvidence& relation : hop.relations) {
    QUIPU_TRY(auto claims, quotes.Read(relation.claims));
    QUIPU_TRY(auto opposing, quotes.Read(relation.opposing));
    relations.push_back({relation, std::move(claims), std::move(opposing)});
  }
  return relations;
}

std::string HopLabel(const KnowledgeGraph& graph, const Hop& hop) {
  const std::string& first =
      PredicateName(graph, hop.relations.front().predicate);
  const size_t others = hop.relations.size() - 1;
  return others == 0 ? first : fmt::format("{} +{}", first, others);
}

StyledText Arrow(const KnowledgeGraph& graph, const Hop& hop) {
  const std::string label = HopLabel(graph, hop);
  return {{hop.relations.front().forward ? " —[" + label + "]→ "
                                         : " ←[" + label + "]— ",
           Style::kPredicate}};
}

StyledText RelationText(const KnowledgeGraph& graph,
                        const HopEvidence& relation) {
  StyledText text{
      {OneLine(NameOf(graph, relation.subject)), Style::kSubject},
      {fmt::format(" —[{}]→ ", PredicateName(graph, relation.predicate)),
       Style::kPredicate},
      {OneLine(NameOf(graph, relation.object)), Style::kObject}};
  if (relation.secondary) {
    text.push_back(
        {"  (mentioned together, not stated as a relation)", Style::kFaint});
  }
  if (relation.sources > 1) {
    text.push_back({fmt::format("  ({} independent sources)", relation.sources),
                    Style::kFaint});
  }
  if (relation.contested) {
    text.push_back({"  contested", Style::kWarning});
  }
  return text;
}

Json EntityJson(const KnowledgeGraph& graph, Vertex vertex) {
  const EntityView entity = graph.entity(vertex);
  return {{"id", entity.id.ToString()},
          {"name", entity.name},
          {"type", entity.type}};
}

Json ToJson(const KnowledgeGraph& graph, const QuotedRelation& quoted) {
  const HopEvidence& relation = quoted.relation;
  return {{"predicate", PredicateName(graph, relation.predicate)},
          {"subject", EntityJson(graph, relation.subject)},
          {"object", EntityJson(graph, relation.object)},
          {"forward", relation.forward},
          {"secondary", relation.secondary},
          {"contested", relation.contested},
          {"independent_sources", relation.sources},
          {"claims", ClaimsJson(quoted.claims)},
          {"opposing", ClaimsJson(quoted.opposing)}};
}

std::vector<Column> ClaimColumns() {
  return {{"subject", ""},   {"predicate", ""},     {"object", ""},
          {"quote", ""},     {"document", ""},      {"title", ""},
          {"begin", ""},     {"end", ""},           {"polarity", ""},
          {"modality", ""},  {"attributed_to", ""}, {"publisher", ""},
          {"confidence", ""}};
}

std::vector<Json> ClaimCells(const KnowledgeGraph& graph,
                             const HopEvidence& relation,
                             const QuotedClaim& claim) {
  const Evidence& evidence = claim.evidence;
  const Quote& quote = evidence.quotes.front();
  return {NameOf(graph, relation.subject),
          PredicateName(graph, relation.predicate),
          NameOf(graph, relation.object),
          quote.text,
          evidence.document.value,
          evidence.title,
          quote.source.begin,
          quote.source.end,
          PolarityName(evidence.polarity),
          ModalityName(evidence.modality),
          evidence.attributed_to ? evidence.attributed_to->name : "",
          claim.publisher,
          evidence.confidence};
}

std::string CompletenessText(const Completeness& completeness) {
  switch (completeness.kind) {
    case Completeness::Kind::kComplete:
      return "complete";
    case Completeness::Kind::kTruncated:
      return fmt::format(
          "truncated: {}",
          completeness.limit ? SearchLimitName(*completeness.limit) : "");
    case Completeness::Kind::kNoneExists:
      return "none exists: the search was exhausted";
  }
  return "";
}

void AddAnswerJson(const KnowledgeGraph& graph,
                   const Completeness& completeness, Json& json) {
  switch (completeness.kind) {
    case Completeness::Kind::kComplete:
      json["completeness"] = "complete";
      break;
    case Completeness::Kind::kTruncated:
      json["completeness"] = "truncated";
      break;
    case Completeness::Kind::kNoneExists:
      json["completeness"] = "none_exists";
      break;
  }
  json["truncated_by"] =
      completeness.limit ? Json(SearchLimitName(*completeness.limit)) : Json();
  json["generation"] = graph.generation();
  json["input"] = graph.input_digest().ToHex();
}

void ExplainAnswer(std::span<const std::string> unknown_names,
                   uint64_t undated_relations, bool used_secondary) {
  for (const std::string& name : unknown_names) {
    Complain(
        fmt::format("the graph has no \"{}\": the filter lets nothing "
                    "through",
                    name));
  }
  if (undated_relations > 0) {
    Complain(fmt::format("{} relation{} left out: no claim of {} is dated",
                         undated_relations, undated_relations == 1 ? "" : "s",
                         undated_relations == 1 ? "it" : "them"));
  }
  if (used_secondary) {
    Complain(
        "no stated relations connect them; shown is who is quoted or named "
        "together");
  }
}

}  // namespace quipu
