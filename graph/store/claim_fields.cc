#include "graph/store/claim_fields.h"

#include <cmath>

namespace quipu {
namespace {

constexpr EnumTable<Comparator, pb::Comparator, 8> kComparators = {{
    {Comparator::kEqual, pb::COMPARATOR_EQUAL},
    {Comparator::kMore, pb::COMPARATOR_MORE},
    {Comparator::kAtLeast, pb::COMPARATOR_AT_LEAST},
    {Comparator::kLess, pb::COMPARATOR_LESS},
    {Comparator::kAtMost, pb::COMPARATOR_AT_MOST},
    {Comparator::kAbout, pb::COMPARATOR_ABOUT},
    {Comparator::kNearly, pb::COMPARATOR_NEARLY},
    {Comparator::kAll, pb::COMPARATOR_ALL},
}};

}  // namespace

void WriteLiteral(const Literal& literal, pb::Literal* stored) {
  stored->set_kind(ToStored(kLiteralKinds, literal.kind));
  stored->set_text(literal.text);
  if (literal.date) WriteDate(*literal.date, stored->mutable_date());
  if (literal.value) stored->set_value(*literal.value);
  stored->set_comparator(ToStored(kComparators, literal.comparator));
}

Result<Literal> ReadLiteral(const pb::Literal& stored) {
  Literal literal;
  QUIPU_TRY(literal.kind,
            FromStored(kLiteralKinds, stored.kind(), "literal kind"));
  literal.text = stored.text();
  if (stored.has_date()) {
    QUIPU_TRY(literal.date, ReadDate(stored.date()));
  }
  if (stored.has_value()) {
    if (!std::isfinite(stored.value())) {
      return Corruption("quantity that is not finite");
    }
    literal.value = stored.value();
  }
  QUIPU_TRY(literal.comparator,
            FromStored(kComparators, stored.comparator(), "comparator"));
  return literal;
}

}  // namespace quipu
