// All relations of the entity are looked through for claims that have a date,
// and the dates of the events that it is linked to; then these are sorted, and
// the claims of the page are read.

#include "query/engine/timeline.h"

#include <algorithm>
#include <compare>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>

#include "graph/memory/knowledge_graph.h"
#include "graph/model/dating.h"
#include "graph/model/stance.h"
#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"
#include "query/engine/claim_sieve.h"
#include "query/engine/entity_relations.h"

namespace quipu {
namespace {

constexpr size_t kMaxClashes = 10;

// A relation with its names, by which it is sorted.
struct NamedRelation {
  EntityRelation relation;
  std::string predicate;
  EntityLabel subject;
  ValueView object;

  auto Order() const {
    const auto* const entity = std::get_if<EntityLabel>(&object);
    return std::tuple(
        predicate != kEventDatePredicate, std::string_view(predicate),
        std::string_view(subject.name), subject.id,
        std::string_view(TextOf(object)), entity ? entity->id : Handle());
  }
};

// A claim while nothing of it has been read but its time.
struct Entry {
  TimeBounds time;
  size_t relation = 0;    // its rank
  uint32_t document = 0;  // position by key
  ClaimRef claim;
  bool by_event = false;
  std::string source;  // of a claim that dates something; else ""

  auto Order() const {
    const bool open = !HasFirstDay(time.begin);
    return std::tuple(open ? time.begin.latest : time.begin.earliest,
                      time.begin.latest, time.end.earliest, time.end.latest,
                      relation, document, claim.claim);
  }
};

// All dates that are claimed of one thing, whether in the window or not.
using Dates = std::map<TimeBounds, std::vector<Entry>>;

class TimelineReader {
 public:
  TimelineReader(const Generation& generation, const QueryLimits& limits,
                 const TimelineQuestion& question, ClaimSieve sieve,
                 ClaimSieve at_any_time, const DocumentIndex& documents)
      : generation_(generation),
        reader_(generation.reader()),
        limits_(limits),
        question_(question),
        sieve_(std::move(sieve)),
        at_any_time_(std::move(at_any_time)),
        documents_(documents) {}

  Result<Timeline> Read() {
    ClaimReader claims(reader_, limits_);
    QUIPU_TRY(const auto record, entities::Read(reader_, question_.entity));
    if (!record) {
      return Corruption("the store lacks an entity that its names point to");
    }
    Timeline timeline;
    timeline.entity = LabelOf(question_.entity, *record);
    QUIPU_CHECK(AddRelations(timeline.entity));
    std::ranges::sort(relations_, std::less{}, &NamedRelation::Order);
    for (size_t rank = 0; rank < relations_.size(); ++rank) {
      QUIPU_CHECK(limits_.CheckRunning());
      QUIPU_CHECK(AddClaims(rank));
    }
    std::ranges::sort(entries_, std::less{}, &Entry::Order);
    QUIPU_CHECK(ReadPage(claims, timeline));
    timeline.total = entries_.size();
    timeline.left_out = left_out_;
    timeline.unknown_names = sieve_.unknown_names();
    return timeline;
  }

 private:
  static EntityLabel LabelOf(EntityNumber number, const EntityRecord& record) {
    return {number, record.id, record.name, record.type};
  }

  // The entity's own, and those that date the events that it is linked to.
  Result<void> AddRelations(const EntityLabel& entity) {
    QUIPU_TRY(std::vector<EntityRelation> own,
              ReadEntityRelations(reader_, limits_, entity.number));
    std::vector<EntityNumber> numbers;
    for (const EntityRelation& relation : own) {
      if (relation.other() != nullptr) numbers.push_back(*relation.other());
    }
    QUIPU_TRY(const auto records, entities::ReadMany(reader_, numbers));
    std::map<EntityNumber, EntityLabel> events;
    auto record = records.begin();
    for (EntityRelation& relation : own) {
      std::optional<EntityLabel> other;
      if (relation.other() != nullptr) {
        if (!*record) {
          return Corruption("a relation leads to an entity that is not there");
        }
        other = LabelOf(*relation.other(), **record++);
      }
      if (other && other->type == kEventType &&
          other->number != entity.number) {
        QUIPU_TRY(const bool linked, HasSupport(relation.number));
        if (linked) events.emplace(other->number, *other);
      }
      const bool out = relation.outgoing;
      QUIPU_CHECK(Add(std::move(relation), out ? entity : *other,
                      out ? other : entity));
    }
    for (const auto& [number, event] : events) {
      QUIPU_TRY(std::vector<EntityRelation> attributes,
                ReadEntityAttributes(reader_, limits_, number));
      for (EntityRelation& attribute : attributes) {
        const std::string* const name =
            generation_.state().NameOf(attribute.predicate);
        if (name == nullptr || *name != kEventDatePredicate) continue;
        QUIPU_CHECK(Add(std::move(attribute), event, std::nullopt));
      }
    }
    return {};
  }

  // Unless it is known. Without `object`, that is a literal.
  Result<void> Add(EntityRelation relation, const EntityLabel& subject,
                   const std::optional<EntityLabel>& object) {
    if (!known_.insert(relation.number).second) return {};
    const std::string* const name =
        generation_.state().NameOf(relation.predicate);
    if (name == nullptr) return Corruption("a relation has no predicate");
    NamedRelation& added = relations_.emplace_back();
    added.predicate = *name;
    added.subject = subject;
    if (object) {
      added.object = *object;
    } else {
      Literal literal;
      literal.text = std::get<LiteralKey>(relation.ends.object).text;
      added.object = std::move(literal);
    }
    added.relation = std::move(relation);
    return {};
  }

  // Whether a claim that passes supports the relation, at whatever time.
  Result<bool> HasSupport(RelationNumber relation) {
    QUIPU_CHECK(limits_.CheckRunning());
    QUIPU_TRY(const std::vector<StoredClaim> claims,
              ReadStoredClaims(reader_, relation));
    for (const auto& [ref, facts] : claims) {
      if (!Supports(facts.polarity, facts.modality)) continue;
      QUIPU_TRY(const Verdict verdict,
                at_any_time_.Judge(ref.document, facts.confidence, nullptr));
      if (verdict == Verdict::kPasses) return true;
    }
    return false;
  }

  Result<void> AddClaims(size_t rank) {
    const NamedRelation& relation = relations_[rank];
    const bool dates = relation.predicate == kEventDatePredicate;
    QUIPU_TRY(const std::vector<StoredClaim> claims,
              ReadStoredClaims(reader_, relation.relation.number));
    for (const StoredClaim& claim : claims) {
      const auto& [ref, facts] = claim;
      QUIPU_TRY(const Verdict at_any_time,
                at_any_time_.Judge(ref.document, facts.confidence, nullptr));
      if (at_any_time == Verdict::kFails) continue;
      QUIPU_TRY(const TimeBounds* const time,
                sieve_.TimeOf(relation.relation.ends, claim));
      if (time == nullptr) {
        left_out_.Count(Verdict::kNoDate);
        continue;
      }
      const std::optional<uint32_t> document = documents_.Find(ref.document);
      if (!document) return Corruption("a relation has a claim of no document");
      Entry entry{*time, rank, *document, ref, !facts.time.has_value(), ""};
      if (dates && facts.time && Supports(facts.polarity, facts.modality)) {
        QUIPU_TRY(entry.source, SourceOf(claim));
        if (at_any_time == Verdict::kPasses) {
          dates_[relation.subject.number][*time].push_back(entry);
        }
      }
      QUIPU_TRY(const Verdict verdict,
                sieve_.Judge(ref.document, facts.confidence, time));
      left_out_.Count(verdict);
      if (verdict == Verdict::kPasses) entries_.push_back(std::move(entry));
    }
    return {};
  }

  // Whose word the claim is: equal for what is not independent.
  Result<std::string> SourceOf(const StoredClaim& claim) {
    if (claim.facts.speaker) {
      return "entity " + std::to_string(claim.facts.speaker->value);
    }
    const DocumentNumber document = claim.ref.document;
    auto known = sources_.find(document);
    if (known == sources_.end()) {
      QUIPU_TRY(auto source, sources::Read(reader_, document));
      if (!source) return Corruption("a document without a source");
      known = sources_.emplace(document, std::move(*source)).first;
    }
    return known->second;
  }

  Result<void> ReadPage(ClaimReader& claims, Timeline& timeline) const {
    const size_t begin = std::min<uint64_t>(question_.offset, entries_.size());
    const size_t count =
        std::min<size_t>(question_.limit, entries_.size() - begin);
    const std::span page = std::span(entries_).subspan(begin, count);
    std::vector<ClaimRef> wanted;
    for (const Entry& entry : page) wanted.push_back(entry.claim);
    QUIPU_TRY(std::vector<ClaimView> views, claims.Read(wanted));
    for (size_t i = 0; i < count; ++i) {
      QUIPU_CHECK(limits_.CheckRunning());
      TimelineEntry& added = timeline.entries.emplace_back();
      added.time = page[i].time;
      added.by_event = page[i].by_event;
      added.claim = std::move(views[i]);
      AddClashes(page[i], added);
    }
    return {};
  }

  // Linear in the claims that date the same thing.
  void AddClashes(const Entry& entry, TimelineEntry& added) const {
    if (entry.source.empty()) return;
    const auto dates = dates_.find(relations_[entry.relation].subject.number);
    if (dates == dates_.end()) return;
    for (const auto& [time, claims] : dates->second) {
      if (DatesAgree(time, entry.time)) continue;
      const Entry* first = nullptr;
      uint64_t count = 0;
      for (const Entry& other : claims) {
        if (other.source == entry.source) continue;
        ++count;
        const auto place = [](const Entry& e) {
          return std::pair(e.document, e.claim.claim);
        };
        if (first == nullptr || place(other) < place(*first)) first = &other;
      }
      if (first == nullptr) continue;
      ++added.clash_count;
      if (added.clashes.size() == kMaxClashes) continue;
      added.clashes.push_back(
          {time, count, documents_.key(first->document), first->claim.claim});
    }
  }

  const Generation& generation_;
  const Reader& reader_;
  const QueryLimits& limits_;
  const TimelineQuestion& question_;
  ClaimSieve sieve_;
  ClaimSieve at_any_time_;  // without --since and --until
  const DocumentIndex& documents_;
  std::vector<NamedRelation> relations_;
  std::set<RelationNumber> known_;  // those in `relations_`
  std::vector<Entry> entries_;
  std::unordered_map<EntityNumber, Dates> dates_;  // by what they date
  std::unordered_map<DocumentNumber, std::string> sources_;
  LeftOut left_out_;
};

}  // namespace

Result<Timeline> ReadTimeline(const Generation& generation,
                              const QueryLimits& limits,
                              const TimelineQuestion& question) {
  ClaimFilters at_any_time = question.filters;
  at_any_time.since.reset();
  at_any_time.until.reset();
  QUIPU_TRY(ClaimSieve sieve, ClaimSieve::Create(generation, question.filters));
  QUIPU_TRY(ClaimSieve wide, ClaimSieve::Create(generation, at_any_time));
  QUIPU_TRY(const DocumentIndex* const documents, generation.Documents());
  return TimelineReader(generation, limits, question, std::move(sieve),
                        std::move(wide), *documents)
      .Read();
}

}  // namespace quipu
