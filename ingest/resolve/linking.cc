// A claim stands in the relation that it states and in those that it makes by
// the way: who is made to speak, and what qualifies it. In each it stands with
// its facts, so that a search never needs the extraction.

#include "ingest/resolve/linking.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/names.h"

namespace quipu {
namespace {

Result<ClaimFacts> FactsOf(const Claim& claim, const EntityOfLocal& entity_of) {
  ClaimFacts facts;
  facts.polarity = claim.polarity;
  facts.modality = claim.modality;
  facts.confidence =
      static_cast<uint16_t>(std::clamp(claim.confidence, 0, 1000));
  facts.time = claim.time;
  if (claim.attributed_to) {
    const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to);
    if (local != nullptr) {
      QUIPU_TRY(facts.speaker, entity_of(*local));
    }
  }
  return facts;
}

// The position of a name in a dictionary of predicates, which gains it if it is
// new there.
Result<uint16_t> PositionOf(const std::string& name,
                            std::vector<std::string>& dictionary) {
  const auto found = std::find(dictionary.begin(), dictionary.end(), name);
  const auto position = found - dictionary.begin();
  if (found == dictionary.end()) {
    if (dictionary.size() >= kFirstSecondaryPredicate) {
      return Limit("the store has " + std::to_string(dictionary.size()) +
                   " predicates; it can hold no more");
    }
    dictionary.push_back(name);
  }
  return static_cast<uint16_t>(position);
}

}  // namespace

LiteralKey KeyOfLiteral(const Literal& literal) {
  LiteralKey key{literal.kind, NormalizeName(literal.text)};
  if (key.text.empty()) key.text = literal.text;
  if (literal.kind == LiteralKind::kDate && literal.date) {
    key.text = literal.date->ToString();
  } else if (literal.kind == LiteralKind::kQuantity && literal.value) {
    key.text = fmt::format("{}|{}", static_cast<int>(literal.comparator),
                           *literal.value);
  }
  return key;
}

std::vector<LocalIndex> LocalsOf(const Claim& claim) {
  std::vector<LocalIndex> locals = {claim.subject};
  const auto add = [&locals](const auto& argument) {
    const auto* local = std::get_if<LocalIndex>(&argument);
    if (local != nullptr) locals.push_back(*local);
  };
  add(claim.object);
  if (claim.attributed_to) add(*claim.attributed_to);
  for (const Qualifier& qualifier : claim.qualifiers) add(qualifier.value);
  return locals;
}

Result<std::vector<ClaimEntry>> EntriesOf(const Claim& claim,
                                          const EntityOfLocal& entity_of) {
  QUIPU_TRY(const ClaimFacts facts, FactsOf(claim, entity_of));
  ClaimEntry stated{false, claim.predicate, {}, {}, facts};
  QUIPU_TRY(stated.subject, entity_of(claim.subject));
  const auto* object = std::get_if<LocalIndex>(&claim.object);
  if (object != nullptr) {
    QUIPU_TRY(stated.object, entity_of(*object));
  } else {
    stated.object = KeyOfLiteral(std::get<Literal>(claim.object));
  }
  std::vector<ClaimEntry> entries = {stated};
  const auto add = [&entries](ClaimEntry entry) {
    const auto* other = std::get_if<EntityNumber>(&entry.object);
    if (*other == entry.subject) return;
    const bool known = std::any_of(
        entries.begin() + 1, entries.end(), [&entry](const ClaimEntry& e) {
          return e.subject == entry.subject && e.object == entry.object &&
                 e.predicate == entry.predicate;
        });
    if (!known) entries.push_back(std::move(entry));
  };
  if (facts.speaker) {
    // That the speaker spoke of them is the document's own word.
    ClaimFacts spoken = facts;
    spoken.polarity = Polarity::kPositive;
    spoken.modality = Modality::kAsserted;
    spoken.speaker.reset();
    const std::string name(kAttributedTo);
    add({true, name, *facts.speaker, stated.subject, spoken});
    if (object != nullptr) {
      add({true, name, *facts.speaker, stated.object, spoken});
    }
  }
  for (const Qualifier& qualifier : claim.qualifiers) {
    const auto* local = std::get_if<LocalIndex>(&qualifier.value);
    if (local == nullptr) continue;
    QUIPU_TRY(const EntityNumber entity, entity_of(*local));
    add({true, std::string(kQualifierPrefix) + qualifier.name, stated.subject,
         entity, facts});
  }
  return entries;
}

Linking::Linking(Transaction& transaction, StoreState& state)
    : transaction_(transaction),
      state_(state),
      relations_([&transaction](const RelationNumber& number) {
        return relations::Read(transaction, number);
      }) {}

Result<void> Linking::Unlink(const ClaimRef& ref,
                             ContributionRecord& contribution) {
  std::optional<RelationNumber>& stated = contribution.claims[ref.claim.value];
  if (stated) QUIPU_CHECK(Erase(*stated, ref));
  stated.reset();
  auto& links = contribution.links;
  const auto begin = std::lower_bound(
      links.begin(), links.end(), ref.claim,
      [](const SecondaryLink& l, ClaimIndex claim) { return l.claim < claim; });
  auto end = begin;
  for (; end != links.end() && end->claim == ref.claim; ++end) {
    QUIPU_CHECK(Erase(end->relation, ref));
  }
  links.erase(begin, end);
  return {};
}

Result<void> Linking::Erase(RelationNumber relation, const ClaimRef& claim) {
  QUIPU_TRY(RelationRecord * record, relations_.Get(relation));
  if (record == nullptr || record->claim_count == 0) {
    return Corruption(
        "a claim belongs to a relation that is missing; `quipu rebuild` makes "
        "the derived records anew");
  }
  const bool secondary = IsSecondary(record->predicate);
  QUIPU_CHECK(relations::EraseClaim(transaction_, relation, claim));
  if (!secondary) --state_.claim_count;
  if (--record->claim_count > 0) return {};
  QUIPU_CHECK(relations::Erase(transaction_, relation, *record));
  relations_.Erase(relation);
  if (!secondary) --state_.relation_count;
  return {};
}

Result<void> Linking::Link(const ClaimRef& ref, const Claim& claim,
                           const EntityOfLocal& entity_of,
                           ContributionRecord& contribution) {
  QUIPU_TRY(const std::vector<ClaimEntry> entries, EntriesOf(claim, entity_of));
  for (const ClaimEntry& entry : entries) {
    QUIPU_TRY(const RelationNumber relation, Enter(ref, entry));
    if (entry.secondary) {
      const SecondaryLink link{ref.claim, relation};
      auto& links = contribution.links;
      links.insert(std::upper_bound(links.begin(), links.end(), link), link);
    } else {
      contribution.claims[ref.claim.value] = relation;
    }
  }
  return {};
}

Result<RelationNumber> Linking::Enter(const ClaimRef& ref,
                                      const ClaimEntry& entry) {
  RelationRecord wanted;
  wanted.subject = entry.subject;
  wanted.object = entry.object;
  QUIPU_TRY(wanted.predicate, NumberOf(entry));
  QUIPU_TRY(const std::optional<RelationNumber> found,
            relations::Find(transaction_, wanted));
  const RelationNumber number =
      found ? *found : RelationNumber{state_.next_relation++};
  if (!found) {
    QUIPU_CHECK(relations::Write(transaction_, number, wanted));
    relations_.Create(number, wanted);
    if (!entry.secondary) ++state_.relation_count;
  }
  QUIPU_TRY(RelationRecord * record, relations_.Get(number));
  if (record == nullptr) return Corruption("an edge leads to no relation");
  ++record->claim_count;
  if (!entry.secondary) ++state_.claim_count;
  QUIPU_CHECK(relations::AddClaim(transaction_, number, ref, entry.facts));
  return number;
}

Result<void> Linking::Finish() {
  return relations_.ForEachChange(
      [this](RelationNumber number, const RelationRecord*,
             const RelationRecord* now) -> Result<void> {
        if (now == nullptr) return {};  // erased on the spot
        return relations::Write(transaction_, number, *now);
      });
}

Result<PredicateNumber> Linking::NumberOf(const ClaimEntry& entry) {
  if (entry.secondary) {
    QUIPU_TRY(const uint16_t position,
              PositionOf(entry.predicate, state_.secondary_predicates));
    return PredicateNumber{
        static_cast<uint16_t>(kFirstSecondaryPredicate + position)};
  }
  QUIPU_TRY(const uint16_t position,
            PositionOf(entry.predicate, state_.predicates));
  return PredicateNumber{position};
}

}  // namespace quipu
