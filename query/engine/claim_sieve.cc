#include "query/engine/claim_sieve.h"

#include <utility>
#include <variant>

#include "graph/memory/knowledge_graph.h"
#include "graph/store/event_dates.h"
#include "graph/store/tables.h"

namespace quipu {

Result<ClaimSieve> ClaimSieve::Create(const Generation& generation,
                                      const ClaimFilters& filters) {
  QUIPU_TRY(ClaimFilter filter, ClaimFilter::Create(filters));
  ClaimSieve sieve(generation, std::move(filter));
  for (const DocumentKey& key : filters.documents) {
    QUIPU_TRY(const auto number,
              documents::FindNumber(generation.reader(), key));
    if (!number) sieve.unknown_names_.push_back(key.value);
  }
  return sieve;
}

Result<Verdict> ClaimSieve::Judge(const RelationEnds& ends,
                                  const StoredClaim& claim) {
  const TimeBounds* time = nullptr;
  if (filter_.asks_time()) {
    QUIPU_TRY(time, TimeOf(ends, claim));
  }
  return Judge(claim.ref.document, claim.facts.confidence, time);
}

Result<Verdict> ClaimSieve::Judge(DocumentNumber document, int confidence,
                                  const TimeBounds* time) {
  QUIPU_TRY(const Verdict verdict, OfDocument(document));
  return filter_.OfClaim(verdict, confidence, time);
}

Result<const TimeBounds*> ClaimSieve::TimeOf(const RelationEnds& ends,
                                             const StoredClaim& claim) {
  if (claim.facts.time) return &*claim.facts.time;
  const EventDates* of_object = nullptr;
  if (const auto* object = std::get_if<EntityNumber>(&ends.object)) {
    QUIPU_TRY(of_object, DatesOf(*object));
  } else if (std::get<LiteralKey>(ends.object).kind != LiteralKind::kQuantity) {
    return nullptr;
  }
  QUIPU_TRY(const EventDates* const of_subject, DatesOf(ends.subject));
  return DateByEvent(of_subject, of_object, claim.ref.document);
}

Result<const EventDates*> ClaimSieve::DatesOf(EntityNumber entity) {
  auto known = events_.find(entity);
  if (known == events_.end()) {
    const Reader& reader = generation_->reader();
    QUIPU_TRY(const auto record, entities::Read(reader, entity));
    if (!record) {
      return Corruption("a relation leads to an entity that is not there");
    }
    std::optional<EventDates> dates;
    if (record->type == kEventType) {
      QUIPU_TRY(dates, ReadEventDates(reader, generation_->state(), entity));
    }
    known = events_.emplace(entity, std::move(dates)).first;
  }
  return known->second ? &*known->second : nullptr;
}

Result<Verdict> ClaimSieve::OfDocument(DocumentNumber document) {
  if (!filter_.asks_documents()) return Verdict::kPasses;
  const auto known = documents_.find(document);
  if (known != documents_.end()) return known->second;
  QUIPU_TRY(const Document read,
            documents::ReadWithoutText(generation_->reader(), document));
  std::optional<PartialDate> published;
  if (read.metadata.published) published = read.metadata.published->value;
  const Verdict verdict = filter_.OfDocument(read.key, published);
  documents_.emplace(document, verdict);
  return verdict;
}

}  // namespace quipu
