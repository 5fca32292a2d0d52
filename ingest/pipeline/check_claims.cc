#include "ingest/pipeline/check_claims.h"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/resolve/linking.h"

namespace quipu {
namespace {

// One document and what was derived from it.
class DocumentChecker {
 public:
  DocumentChecker(const Reader& reader, const StoreState& state,
                  const DocumentKey& key, CheckReport& report)
      : reader_(reader), state_(state), key_(key), report_(report) {}

  Result<void> Run(DocumentNumber number, const Ontology& ontology) {
    QUIPU_TRY(extraction_, documents::ReadExtraction(reader_, number));
    QUIPU_TRY(auto contribution, contributions::Read(reader_, number));
    CheckOntology(ontology);
    QUIPU_CHECK(CheckSource(number));
    if (!contribution ||
        contribution->claims.size() != extraction_.claims.size()) {
      return {};  // D4
    }
    contribution_ = std::move(*contribution);
    std::ranges::sort(contribution_.links);
    entities_.resize(contribution_.locals.size());
    for (uint32_t i = 0; i < extraction_.claims.size(); ++i) {
      if (!contribution_.claims[i]) continue;
      QUIPU_CHECK(CheckClaim({number, ClaimIndex{i}}));
    }
    return {};
  }

 private:
  void Add(const char* code, std::string_view message) {
    report_.Add(code, fmt::format("{}: {}", key_.value, message));
  }

  Result<void> CheckSource(DocumentNumber number) {
    QUIPU_TRY(const auto source, sources::Read(reader_, number));
    QUIPU_TRY(const auto id, editions::Of(reader_, number));
    QUIPU_TRY(const auto edition,
              editions::Read(reader_, id.value_or(EditionId())));
    if (!id || !edition || source != edition->source) {
      Add("D5", "has another source than its edition");
    }
    return {};
  }

  void CheckOntology(const Ontology& ontology) {
    for (const LocalEntity& entity : extraction_.entities) {
      if (ontology.FindType(entity.type) == nullptr) {
        Add("C4", "the ontology has no type " + entity.type);
      }
    }
    for (const Claim& claim : extraction_.claims) {
      if (ontology.FindPredicate(claim.predicate) == nullptr) {
        Add("C4", "the ontology has no predicate " + claim.predicate);
      }
    }
  }

  Result<EntityNumber> EntityOf(LocalIndex local) {
    if (local.value >= entities_.size()) {
      return Corruption(key_.value +
                        ": a claim speaks of an entity that is not there");
    }
    std::optional<EntityNumber>& known = entities_[local.value];
    if (!known) {
      QUIPU_TRY(
          const auto profile,
          profiles::Read(reader_, contribution_.locals[local.value].profile));
      if (!profile) return Corruption(key_.value + ": a profile is missing");
      known = profile->entity;
    }
    return *known;
  }

  Result<void> CheckClaim(const ClaimRef& ref) {
    const Claim& claim = extraction_.claims[ref.claim.value];
    QUIPU_TRY(
        const std::vector<ClaimEntry> entries,
        EntriesOf(claim, [this](LocalIndex local) { return EntityOf(local); }));
    std::set<RelationNumber> links;
    for (const SecondaryLink& link : std::ranges::equal_range(
             contribution_.links, ref.claim, {}, &SecondaryLink::claim)) {
      links.insert(link.relation);
    }
    for (const ClaimEntry& entry : entries) {
      QUIPU_TRY(const auto relation, Find(entry));
      const bool known =
          relation &&
          (entry.secondary ? links.erase(*relation) != 0
                           : contribution_.claims[ref.claim.value] == relation);
      if (!known) {
        Add(entry.secondary ? "G6" : "G4",
            fmt::format("a claim ({}) belongs to another relation than {}",
                        claim.predicate, entry.predicate));
        continue;
      }
      QUIPU_TRY(const auto facts,
                relations::FindClaim(reader_, *relation, ref));
      if (!facts) {
        Add("G4", fmt::format("a relation ({}) does not know its claim",
                              entry.predicate));
      } else if (*facts != entry.facts) {
        Add("G5", fmt::format("the facts of a claim ({}) in a relation ({}) "
                              "are not those of the extraction",
                              claim.predicate, entry.predicate));
      }
    }
    if (!links.empty()) {
      Add("G6", fmt::format("a claim ({}) belongs to more secondary relations "
                            "than it makes",
                            claim.predicate));
    }
    return {};
  }

  Result<std::optional<RelationNumber>> Find(const ClaimEntry& entry) {
    const auto& dictionary =
        entry.secondary ? state_.secondary_predicates : state_.predicates;
    const auto name =
        std::find(dictionary.begin(), dictionary.end(), entry.predicate);
    if (name == dictionary.end()) return std::optional<RelationNumber>();
    RelationRecord record;
    record.subject = entry.subject;
    record.object = entry.object;
    record.predicate = PredicateNumber{static_cast<uint16_t>(
        name - dictionary.begin() +
        (entry.secondary ? kFirstSecondaryPredicate : 0))};
    QUIPU_TRY(const auto number, relations::Find(reader_, record));
    if (!number) return number;
    QUIPU_TRY(const auto stored, relations::Read(reader_, *number));
    const bool matches = stored && stored->subject == record.subject &&
                         stored->predicate == record.predicate &&
                         stored->object == record.object;
    return matches ? number : std::nullopt;
  }

  const Reader& reader_;
  const StoreState& state_;
  const DocumentKey& key_;
  CheckReport& report_;
  Extraction extraction_;
  ContributionRecord contribution_;
  std::vector<std::optional<EntityNumber>> entities_;  // by LocalIndex
};

}  // namespace

Result<void> CheckClaims(const Reader& reader, const Ontology& ontology,
                         CheckReport& report) {
  QUIPU_TRY(const StoreState state, ReadState(reader));
  std::vector<std::pair<DocumentKey, DocumentNumber>> keys;
  QUIPU_CHECK(documents::ForEachKey(
      reader, [&](const DocumentKey& key, DocumentNumber number) {
        keys.emplace_back(key, number);
        return true;
      }));
  for (const auto& [key, number] : keys) {
    const Result<void> checked =
        DocumentChecker(reader, state, key, report).Run(number, ontology);
    if (checked) continue;
    if (!IsDamage(checked.error())) return checked;
    report.Add("S2", checked.error().message);
  }
  return {};
}

}  // namespace quipu
