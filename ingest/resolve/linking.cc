#include "ingest/resolve/linking.h"

#include <fmt/format.h>

#include <algorithm>

#include "graph/model/names.h"
#include "graph/store/tables.h"

namespace quipu {

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

Linking::Linking(Transaction& transaction, StoreState& state)
    : transaction_(transaction),
      state_(state),
      relations_([&transaction](const RelationNumber& number) {
        return relations::Read(transaction, number);
      }) {}

Result<void> Linking::Unlink(RelationNumber relation, const ClaimRef& claim) {
  QUIPU_TRY(RelationRecord * record, relations_.Get(relation));
  if (record == nullptr || record->claim_count == 0) {
    return Corruption(
        "a claim belongs to a relation that is missing; `quipu rebuild` makes "
        "the derived records anew");
  }
  QUIPU_CHECK(relations::EraseClaim(transaction_, relation, claim));
  --state_.claim_count;
  if (--record->claim_count > 0) return {};
  QUIPU_CHECK(relations::Erase(transaction_, relation, *record));
  relations_.Erase(relation);
  --state_.relation_count;
  return {};
}

Result<RelationNumber> Linking::Link(const ClaimRef& ref, const Claim& claim,
                                     const EntityOfLocal& entity_of) {
  RelationRecord wanted;
  QUIPU_TRY(wanted.subject, entity_of(claim.subject));
  wanted.predicate = NumberOf(claim.predicate);
  if (const auto* local = std::get_if<LocalIndex>(&claim.object)) {
    QUIPU_TRY(wanted.object, entity_of(*local));
  } else {
    wanted.object = KeyOfLiteral(std::get<Literal>(claim.object));
  }
  QUIPU_TRY(const std::optional<RelationNumber> found,
            relations::Find(transaction_, wanted));
  const RelationNumber number =
      found ? *found : RelationNumber{state_.next_relation++};
  if (!found) {
    QUIPU_CHECK(relations::Write(transaction_, number, wanted));
    relations_.Create(number, wanted);
    ++state_.relation_count;
  }
  QUIPU_TRY(RelationRecord * record, relations_.Get(number));
  if (record == nullptr) return Corruption("an edge leads to no relation");
  ++record->claim_count;
  ++state_.claim_count;
  QUIPU_CHECK(relations::AddClaim(transaction_, number, ref));
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

PredicateNumber Linking::NumberOf(const std::string& predicate) {
  auto& names = state_.predicates;
  const auto found = std::find(names.begin(), names.end(), predicate);
  const auto index = found - names.begin();
  if (found == names.end()) names.push_back(predicate);
  return PredicateNumber{static_cast<uint16_t>(index)};
}

}  // namespace quipu
