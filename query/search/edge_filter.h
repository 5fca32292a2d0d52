// Filters, made ready for the edges of one graph.

#ifndef QUIPU_QUERY_SEARCH_EDGE_FILTER_H_
#define QUIPU_QUERY_SEARCH_EDGE_FILTER_H_

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/result.h"
#include "graph/memory/knowledge_graph.h"
#include "query/search/filters.h"
#include "query/search/hop.h"
#include "query/search/search_meter.h"
#include "query/search/zeroed_array.h"

namespace quipu {

// Answers, for one search, whether an edge may be walked and a vertex entered.
// Refers to the graph and the filters. One thread.
class EdgeFilter {
 public:
  // kInvalidArgument for values out of bounds.
  static Result<EdgeFilter> Create(const KnowledgeGraph& graph,
                                   const Filters& filters);

  // Lets secondary relations pass too. False if that changes nothing: there
  // are none, or the filters name the predicates.
  bool IncludeSecondary();

  // Whether the edge passes. Looks at its claims only if the filters ask about
  // them; false if that uses up the meter.
  bool Passes(EdgeMark mark, EdgeIndex edge, SearchMeter& meter) {
    if (!open_[mark.predicate()]) return false;
    return default_claims_ ? mark.shown() : PassesClaims(mark, edge, meter);
  }
  // Whether the types let a search enter `v`. `avoid` is not looked at.
  bool AdmitsType(Vertex v) const {
    return types_.empty() || types_[graph_->entity(v).type_id];
  }
  bool filters_types() const { return !types_.empty(); }

  // Fills in the claims of `evidence.edge`, which passes, the first
  // `max_claims` for it and against it, and what follows from all of them.
  void AddClaims(HopEvidence& evidence, size_t max_claims) const;
  uint64_t CountClaims(EdgeIndex edge) const;  // that pass

  // Relations met that would have passed if their claims, or the documents of
  // these, had a date.
  const LeftOut& left_out() const { return left_out_; }
  const std::vector<std::string>& unknown_names() const {
    return unknown_names_;
  }

 private:
  EdgeFilter(const KnowledgeGraph& graph, const Filters& filters,
             ClaimFilter claims);
  void OpenPredicates();
  void ChooseTypes();
  void ChooseDocuments();
  bool PassesClaims(EdgeMark mark, EdgeIndex edge, SearchMeter& meter);
  // nullopt if the meter ran out.
  std::optional<bool> Evaluate(EdgeIndex edge, SearchMeter& meter);
  // All but stance.
  Verdict Judge(const GraphClaim& claim) const {
    return claim_filter_.OfClaim(
        documents_.empty() ? Verdict::kPasses : documents_[claim.document],
        claim.confidence, graph_->time(claim));
  }
  bool PassesAll(const GraphClaim& claim, StanceSet stances) const;

  const KnowledgeGraph* graph_;
  const Filters* filters_;
  ClaimFilter claim_filter_;
  std::vector<uint8_t> open_;       // by predicate
  std::vector<bool> types_;         // by type; empty: no filter
  std::vector<Verdict> documents_;  // by document; empty: no filter
  bool default_claims_ = false;     // one supporting claim is enough
  bool only_supporting_ = false;
  ZeroedArray<uint8_t> verdicts_;  // by edge: 0 unknown, 1 passes, 2 fails
  LeftOut left_out_;
  std::vector<std::string> unknown_names_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SEARCH_EDGE_FILTER_H_
