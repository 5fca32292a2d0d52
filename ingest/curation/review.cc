// Everything that wants a look has a rank, and only the best are kept on the
// way: ranks are of values that no history has a part in.

#include "ingest/curation/review.h"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/model/confidence.h"
#include "graph/store/tables.h"
#include "ingest/curation/decision_log.h"
#include "ingest/curation/decision_text.h"
#include "ingest/resolve/identity_reasons.h"

namespace quipu {
namespace {

constexpr int kNearLine = 50;  // per mille

// Lower comes first. Likeness has strengths from 1 to 4 (profile.h).
constexpr int kPendingRank = 10;
constexpr int kWeakRank = 50;
constexpr int kClaimRank = 100;
int RankOfMerge(const IdentityReasons::KeptApart& other) {
  return 10 * (5 - other.strength) + (other.contradicted ? 5 : 0);
}

class Review {
 public:
  Review(const Reader& reader, size_t limit) : reader_(reader), limit_(limit) {}

  Result<ReviewQueue> Run() {
    QUIPU_CHECK(AddPending());
    QUIPU_CHECK(AddEntities());
    QUIPU_CHECK(AddClaims());
    ReviewQueue queue;
    queue.total = total_;
    for (auto& [rank, item] : best_) {
      if (item.claim) {
        QUIPU_TRY(item.why, WhyOf(*item.claim));
      }
      queue.items.push_back(std::move(item));
    }
    return queue;
  }

 private:
  // Rank, then, among equals, what is of more documents, then a text.
  using Rank = std::tuple<int, int64_t, std::string>;

  void Add(Rank rank, ReviewItem item) {
    ++total_;
    best_.emplace(std::move(rank), std::move(item));
    if (best_.size() > limit_) best_.erase(std::prev(best_.end()));
  }

  Result<void> AddPending() {
    QUIPU_TRY(const auto log, ReadDecisionLog(reader_, {.pending_only = true}));
    for (const LoggedDecision& decision : log) {
      ReviewItem item;
      item.kind = ReviewKind::kPending;
      item.decision = decision.entry.sequence;
      item.why = fmt::format(
          "decision {}, {}, has no effect: {} of the {} places that it points "
          "at are not found",
          item.decision, DecisionText(decision.entry), decision.lost_anchors,
          decision.entry.anchors.size());
      Add({kPendingRank, 0, fmt::format("{:020}", item.decision)},
          std::move(item));
    }
    return {};
  }

  Result<void> AddEntities() {
    std::vector<EntityNumber> entities;
    QUIPU_CHECK(entities::ForEach(
        reader_, [&entities](EntityNumber number, const EntityRecord&) {
          entities.push_back(number);
          return true;
        }));
    for (const EntityNumber number : entities) {
      QUIPU_TRY(const auto record, entities::Read(reader_, number));
      if (!record) return Corruption("an entity went while it was read");
      QUIPU_TRY(const IdentityReasons reasons, ReasonsOf(reader_, number));
      AddMerge(*record, reasons);
      AddWeakNames(*record, reasons);
    }
    return {};
  }

  // A pair is the nearest of either: it is listed once.
  void AddMerge(const EntityRecord& entity, const IdentityReasons& reasons) {
    const auto& other = reasons.nearest;
    if (!other || other->decided ||
        (other->strength == 0 && other->contradicted))
      return;
    const auto [first, second] = std::minmax(entity.id, other->id);
    if (!pairs_.emplace(first, second).second) return;
    ReviewItem item;
    item.kind = ReviewKind::kMerge;
    item.entities = {entity.id, other->id};
    item.why =
        fmt::format("{} and {} may be one: {} ({}); they are apart since {}",
                    ShownQuote(entity.name), ShownQuote(other->name),
                    other->evidence.kind, other->evidence.words, other->reason);
    Add({RankOfMerge(*other), -int64_t{entity.member_count},
         first.ToString() + second.ToString()},
        std::move(item));
  }

  void AddWeakNames(const EntityRecord& entity,
                    const IdentityReasons& reasons) {
    for (const IdentityReasons::Join& join : reasons.joins) {
      for (const size_t attached : join.attached) {
        const IdentityReasons::Alike& weak = reasons.alike[attached];
        ReviewItem item;
        item.kind = ReviewKind::kWeakName;
        item.entities = {entity.id};
        item.documents = weak.documents;
        item.why =
            fmt::format("{} in {}{} is taken for {}: {}", ShownQuote(weak.name),
                        weak.documents.front().value,
                        weak.documents.size() > 1 ? " and others" : "",
                        ShownQuote(entity.name), join.evidence.kind);
        Add({kWeakRank, -static_cast<int64_t>(weak.documents.size()),
             entity.id.ToString() + weak.documents.front().value + weak.name},
            std::move(item));
      }
    }
  }

  Result<void> AddClaims() {
    std::map<DocumentNumber, DocumentKey> keys;
    QUIPU_CHECK(documents::ForEachKey(
        reader_, [&keys](const DocumentKey& key, DocumentNumber number) {
          keys.emplace(number, key);
          return true;
        }));
    std::set<ClaimRef> seen;
    return relations::ForEachClaimOfAll(
        reader_,
        [&](RelationNumber, const ClaimRef& claim, const ClaimFacts& facts) {
          const int above = facts.confidence - kDefaultMinConfidence;
          const auto key = keys.find(claim.document);
          if (above < 0 || above > kNearLine || key == keys.end() ||
              !seen.insert(claim).second) {
            return true;
          }
          ReviewItem item;
          item.kind = ReviewKind::kClaim;
          item.claim = {key->second, claim.claim};
          Add({kClaimRank + above, 0,
               fmt::format("{}#{:010}", key->second.value, claim.claim.value)},
              std::move(item));
          return true;
        });
  }

  Result<std::string> WhyOf(
      const std::pair<DocumentKey, ClaimIndex>& claim) const {
    QUIPU_TRY(const auto number, documents::FindNumber(reader_, claim.first));
    if (!number) return Corruption("a claim is of no document");
    QUIPU_TRY(const Document document, documents::Read(reader_, *number));
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, *number));
    if (claim.second.value >= extraction.claims.size()) {
      return Corruption("a relation has a claim that is not there");
    }
    const Claim& read = extraction.claims[claim.second.value];
    return fmt::format(
        "of 1,000 claims like this only {} are right: {} —[{}]→ …, in {}",
        read.confidence,
        ShownQuote(extraction.entities[read.subject.value].name),
        read.predicate, ShownQuote(read.evidence.front().In(document.text)));
  }

  const Reader& reader_;
  const size_t limit_;
  uint64_t total_ = 0;
  std::map<Rank, ReviewItem> best_;
  std::set<std::pair<Handle, Handle>> pairs_;
};

}  // namespace

Result<ReviewQueue> ReadReview(const Reader& reader, size_t limit) {
  return Review(reader, limit).Run();
}

}  // namespace quipu
