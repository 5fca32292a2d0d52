#include "graph/store/check_records.h"

#include <fmt/format.h>

#include <set>
#include <string_view>

#include "base/utf8.h"
#include "graph/store/pending.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

class RecordChecker {
 public:
  RecordChecker(const Reader& reader, CheckReport& report)
      : reader_(reader), report_(report) {}

  Result<void> Run() {
    QUIPU_CHECK(Guard(CheckState()));
    QUIPU_CHECK(Guard(CheckDocuments()));
    QUIPU_CHECK(Guard(CheckProfiles()));
    QUIPU_CHECK(Guard(CheckEntities()));
    QUIPU_CHECK(Guard(CheckRelations()));
    QUIPU_CHECK(Guard(CheckEdges(Direction::kOut)));
    QUIPU_CHECK(Guard(CheckEdges(Direction::kIn)));
    CheckCounters();
    return {};
  }

 private:
  // Damage is what is looked for; anything else ends the check.
  Result<void> Guard(Result<void> result) {
    if (result || !IsDamage(result.error())) return result;
    Add("S2", result.error().message);
    return {};
  }

  void Add(std::string code, std::string message) {
    report_.Add(std::move(code), std::move(message));
  }

  template <typename... Args>
  void Expect(bool holds, std::string_view code,
              fmt::format_string<Args...> message, Args&&... args) {
    if (holds) return;
    Add(std::string(code), fmt::format(message, std::forward<Args>(args)...));
  }

  Result<void> CheckState() {
    QUIPU_TRY(state_, ReadState(reader_));
    QUIPU_TRY(const auto waiting, pending::ReadNumbers(reader_));
    Expect(waiting.empty(), "D4",
           "{} changes wait for derivation; open the store for writing",
           waiting.size());
    return {};
  }

  Result<void> CheckDocuments() {
    std::vector<std::pair<DocumentKey, DocumentNumber>> keys;
    QUIPU_CHECK(documents::ForEachKey(
        reader_, [&](const DocumentKey& key, DocumentNumber number) {
          keys.emplace_back(key, number);
          return true;
        }));
    for (const auto& [key, number] : keys) {
      QUIPU_CHECK(Guard(CheckDocument(key, number)));
    }
    return {};
  }

  Result<void> CheckDocument(const DocumentKey& key, DocumentNumber number) {
    ++report_.records;
    ++documents_;
    QUIPU_TRY(const Document document, documents::Read(reader_, number));
    QUIPU_TRY(const Extraction extraction,
              documents::ReadExtraction(reader_, number));
    QUIPU_TRY(const auto contribution, contributions::Read(reader_, number));
    Expect(document.key == key, "D3", "{}: is stored under another name",
           key.value);
    Expect(IsValidUtf8(document.text), "D2", "{}: its text is no UTF-8",
           key.value);
    const bool derived =
        contribution &&
        contribution->locals.size() == extraction.entities.size() &&
        contribution->claims.size() == extraction.claims.size();
    Expect(derived, "D4", "{}: its derived records are missing", key.value);
    if (!derived) return {};
    for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
      CheckMentions(document, extraction.entities[i]);
      QUIPU_CHECK(CheckLocal({number, LocalIndex{i}}, document,
                             extraction.entities[i], contribution->locals[i]));
    }
    for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
      CheckQuotes(document, extraction, extraction.claims[i]);
      if (contribution->claims[i]) ++claims_;
    }
    return {};
  }

  static bool IsQuote(const Document& document, Span span) {
    return span.begin < span.end && span.end <= document.text.size() &&
           IsUtf8Boundary(document.text, span.begin) &&
           IsUtf8Boundary(document.text, span.end);
  }

  void CheckMentions(const Document& document, const LocalEntity& entity) {
    for (const Mention& mention : entity.mentions) {
      Expect(IsQuote(document, mention.span), "C2",
             "{}: a mention of \"{}\" is outside of the text",
             document.key.value, entity.name);
    }
  }

  void CheckQuotes(const Document& document, const Extraction& extraction,
                   const Claim& claim) {
    Expect(!claim.evidence.empty(), "C7", "{}: a claim has no evidence",
           document.key.value);
    for (const Span span : claim.evidence) {
      Expect(IsQuote(document, span), "C1",
             "{}: the quote of a claim ({}) is outside of the text",
             document.key.value, claim.predicate);
    }
    const auto* object = std::get_if<LocalIndex>(&claim.object);
    Expect(
        claim.subject.value < extraction.entities.size() &&
            (object == nullptr || object->value < extraction.entities.size()),
        "C3", "{}: a claim speaks of an entity that is not there",
        document.key.value);
    Expect(claim.confidence >= 1 && claim.confidence <= 1000, "C6",
           "{}: a confidence is not from 1 to 1000", document.key.value);
  }

  Result<void> CheckLocal(const LocalRef& local, const Document& document,
                          const LocalEntity& entity,
                          const ContributionRecord::Local& contribution) {
    const std::string what =
        fmt::format("{}: \"{}\"", document.key.value, entity.name);
    Expect(contribution.handle == entity.handle, "C3",
           "{}: has another handle than was derived", what);
    QUIPU_TRY(const auto record, profiles::FindHandle(reader_, entity.handle));
    Expect(record && record->local == local &&
               record->profile == contribution.profile,
           "N1", "{}: its handle leads elsewhere", what);
    QUIPU_TRY(const auto profile,
              profiles::Read(reader_, contribution.profile));
    Expect(profile.has_value(), "N1", "{}: its profile is missing", what);
    if (!profile) return {};
    QUIPU_TRY(const bool found,
              entities::HasMember(reader_, profile->entity, entity.handle));
    Expect(found, "N4", "{}: its entity does not know it", what);
    return {};
  }

  // Each member of a profile leads back to it, and there are as many as it
  // counts.
  Result<void> CheckProfiles() {
    std::vector<std::pair<ProfileId, uint32_t>> all;
    QUIPU_CHECK(profiles::ForEach(
        reader_, [&](const ProfileId& id, const ProfileRecord& record) {
          all.emplace_back(id, record.member_count);
          return true;
        }));
    for (const auto& [id, count] : all) {
      ++report_.records;
      std::vector<Handle> members;
      QUIPU_CHECK(profiles::ForEachMember(reader_, id,
                                          [&members](const Member& member) {
                                            members.push_back(member.handle);
                                            return true;
                                          }));
      Expect(members.size() == count && count > 0, "G3",
             "a profile has {} members, not {}", members.size(), count);
      for (const Handle& member : members) {
        QUIPU_TRY(const auto record, profiles::FindHandle(reader_, member));
        Expect(record && record->profile == id, "N1",
               "handle {}: leads to another profile", member.ToString());
      }
    }
    return {};
  }

  Result<void> CheckEntities() {
    std::vector<std::pair<EntityNumber, EntityRecord>> all;
    QUIPU_CHECK(entities::ForEach(
        reader_, [&](EntityNumber number, const EntityRecord& record) {
          all.emplace_back(number, record);
          return true;
        }));
    for (const auto& [number, record] : all) {
      ++report_.records;
      entities_.insert(number);
      uint32_t members = 0;
      std::optional<Handle> least;
      QUIPU_CHECK(
          entities::ForEachMember(reader_, number, [&](const Member& member) {
            if (!least) least = member.handle;
            ++members;
            return true;
          }));
      Expect(members == record.member_count, "G3",
             "entity {}: has {} members, not {}", record.id.ToString(), members,
             record.member_count);
      Expect(least == record.id, "N4", "entity {}: is not its least member",
             record.id.ToString());
    }
    return {};
  }

  Result<void> CheckRelations() {
    std::vector<std::pair<RelationNumber, RelationRecord>> all;
    QUIPU_CHECK(relations::ForEachOfAll(
        reader_, [&](RelationNumber number, const RelationRecord& record) {
          all.emplace_back(number, record);
          return true;
        }));
    for (const auto& [number, record] : all) {
      ++report_.records;
      if (!IsSecondary(record.predicate)) ++relations_;
      uint32_t claims = 0;
      QUIPU_CHECK(
          relations::ForEachClaim(reader_, number, [&claims](const ClaimRef&) {
            ++claims;
            return true;
          }));
      Expect(claims == record.claim_count && claims > 0, "G3",
             "relation {}: has {} claims, not {}", number.value, claims,
             record.claim_count);
      const auto* object = std::get_if<EntityNumber>(&record.object);
      if (object != nullptr) ++edges_;
      Expect(entities_.contains(record.subject) &&
                 (object == nullptr || entities_.contains(*object)) &&
                 state_.NameOf(record.predicate) != nullptr,
             "G2", "relation {}: an end or the predicate is missing",
             number.value);
      QUIPU_TRY(const auto found, relations::Find(reader_, record));
      Expect(found == number, "G1", "relation {}: its subject does not know it",
             number.value);
    }
    return {};
  }

  Result<void> CheckEdges(Direction direction) {
    struct Edge {
      EntityNumber entity;
      AdjacentEdge edge;
    };
    std::vector<Edge> all;
    QUIPU_CHECK(relations::ForEachEdgeOfAll(
        reader_, direction, [&](EntityNumber entity, const AdjacentEdge& edge) {
          all.push_back({entity, edge});
          return true;
        }));
    for (const auto& [entity, edge] : all) {
      ++report_.records;
      QUIPU_TRY(const auto relation, relations::Read(reader_, edge.relation));
      const EntityNumber subject =
          direction == Direction::kOut ? entity : edge.other;
      const EntityNumber object =
          direction == Direction::kOut ? edge.other : entity;
      const auto* known =
          relation ? std::get_if<EntityNumber>(&relation->object) : nullptr;
      Expect(known != nullptr && *known == object &&
                 relation->subject == subject &&
                 relation->predicate == edge.predicate,
             "G1", "an edge of entity {} leads to another relation ({})",
             entity.value, edge.relation.value);
    }
    Expect(all.size() == edges_, "G1", "{} {} edges, but {} relations",
           all.size(), direction == Direction::kOut ? "outgoing" : "incoming",
           edges_);
    return {};
  }

  void CheckCounters() {
    const auto expect = [this](std::string_view what, uint64_t counted,
                               uint64_t stored) {
      Expect(counted == stored, "K1", "{}: {} counted, {} in the counter", what,
             counted, stored);
    };
    expect("documents", documents_, state_.document_count);
    expect("entities", entities_.size(), state_.entity_count);
    expect("relations", relations_, state_.relation_count);
    expect("claims", claims_, state_.claim_count);
  }

  const Reader& reader_;
  CheckReport& report_;
  StoreState state_;
  std::set<EntityNumber> entities_;
  uint64_t documents_ = 0;
  uint64_t relations_ = 0;
  uint64_t claims_ = 0;
  uint64_t edges_ = 0;  // relations between entities
};

}  // namespace

bool IsDamage(const Error& error) {
  return error.code == ErrorCode::kCorruption ||
         error.code == ErrorCode::kNotFound;
}

void CheckReport::Add(std::string code, std::string message) {
  if (findings.size() < kMostFindings) {
    findings.push_back({std::move(code), std::move(message)});
  }
}

Result<void> CheckRecords(const Reader& reader, CheckReport& report) {
  return RecordChecker(reader, report).Run();
}

}  // namespace quipu
