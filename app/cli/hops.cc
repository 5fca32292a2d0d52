// Showing hops; see hops.h.

#include "app/cli/hops.h"

#include <fmt/core.h>

#include <utility>

#include "app/cli/left_out.h"
#include "app/cli/output/progress.h"
#include "app/cli/quotes.h"
#include "graph/interchange/claim_json.h"

namespace quipu {
namespace {

Json ClaimsJson(const std::vector<ClaimView>& claims) {
  Json array = Json::array();
  for (const ClaimView& claim : claims) {
    array.push_back(ToJson(claim));
  }
  return array;
}

}  // namespace

std::string HopLabel(const HopView& hop) {
  const std::string& first = hop.relations.front().predicate;
  const size_t others = hop.relation_count - 1;
  return others == 0 ? first : fmt::format("{} +{}", first, others);
}

StyledText Arrow(const HopView& hop) {
  const std::string label = HopLabel(hop);
  return {{hop.relations.front().forward ? " —[" + label + "]→ "
                                         : " ←[" + label + "]— ",
           Style::kPredicate}};
}

StyledText RelationText(const RelationEvidence& relation) {
  StyledText text{
      {OneLine(relation.subject.name), Style::kSubject},
      {fmt::format(" —[{}]→ ", relation.predicate), Style::kPredicate},
      {OneLine(relation.object.name), Style::kObject}};
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

Json EntityJson(const EntityLabel& entity) {
  return {{"id", entity.id.ToString()},
          {"name", entity.name},
          {"type", entity.type}};
}

Json ToJson(const RelationEvidence& relation) {
  return {{"predicate", relation.predicate},
          {"subject", EntityJson(relation.subject)},
          {"object", EntityJson(relation.object)},
          {"forward", relation.forward},
          {"secondary", relation.secondary},
          {"contested", relation.contested},
          {"independent_sources", relation.sources},
          {"claim_count", relation.claim_count},
          {"opposing_count", relation.opposing_count},
          {"claims", ClaimsJson(relation.claims)},
          {"opposing", ClaimsJson(relation.opposing)}};
}

std::vector<Column> ClaimColumns() {
  return {{"subject", ""},    {"predicate", ""},     {"object", ""},
          {"quote", ""},      {"document", ""},      {"title", ""},
          {"begin", ""},      {"end", ""},           {"polarity", ""},
          {"modality", ""},   {"attributed_to", ""}, {"publisher", ""},
          {"confidence", ""}, {"claim", ""}};
}

std::vector<Json> ClaimCells(const RelationEvidence& relation,
                             const ClaimView& claim) {
  return ClaimCells(relation.subject.name, relation.predicate,
                    relation.object.name, claim);
}

std::vector<Json> ClaimCells(const std::string& subject,
                             const std::string& predicate,
                             const std::string& object,
                             const ClaimView& claim) {
  const Quote& quote = claim.quotes.front();
  return {subject,
          predicate,
          object,
          quote.text,
          claim.document.key.value,
          claim.document.title,
          quote.source.begin,
          quote.source.end,
          PolarityName(claim.polarity),
          ModalityName(claim.modality),
          claim.speaker ? NameOf(*claim.speaker) : "",
          claim.document.publisher,
          claim.confidence,
          ClaimIdOf(claim.document.key, claim.ref.claim)};
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

void AddAnswerJson(const GraphVersion& version,
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
  json["generation"] = version.generation;
  json["input"] = version.input.ToHex();
}

void ExplainAnswer(const Outcome& outcome) {
  ExplainUnknownNames(outcome.unknown_names);
  ExplainLeftOut(outcome.left_out, "relation");
  const bool nothing =
      outcome.completeness.kind == Completeness::Kind::kNoneExists;
  if (outcome.used_secondary && !nothing) {
    Complain(
        "no stated relations connect them; shown is who is quoted or named "
        "together");
  }
}

}  // namespace quipu
