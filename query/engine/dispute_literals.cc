#include "query/engine/dispute_literals.h"

#include <string>
#include <utility>

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/engine/claim_reader.h"

namespace quipu {
namespace {

// Qualifiers of numbers, and of how two are tied.
constexpr std::string_view kKind = "kind";
constexpr std::string_view kOf = "of";
constexpr std::string_view kNature = "nature";

std::optional<StatedValue> ValueOf(const Literal& literal,
                                   const std::optional<TimeBounds>& time) {
  switch (literal.kind) {
    case LiteralKind::kText:
      return StatedValue{NormalizeName(literal.text), time};
    case LiteralKind::kQuantity: {
      const std::optional<NumberRange> range = RangeOf(literal);
      if (!range) return std::nullopt;
      return StatedValue{*range, std::nullopt};
    }
    case LiteralKind::kDate:
      break;
  }
  // "From 6 to 19 June" is more than the date that it begins with.
  if (time) return StatedValue{*time, std::nullopt};
  if (!literal.date) return std::nullopt;
  const DayRange days = literal.date->Bounds();
  return StatedValue{TimeBounds{days, days}, std::nullopt};
}

const std::string& WordsOf(const Argument& argument,
                           const Extraction& extraction) {
  static const std::string kNone;
  if (const auto* literal = std::get_if<Literal>(&argument)) {
    return literal->text;
  }
  const uint32_t local = std::get<LocalIndex>(argument).value;
  return local < extraction.entities.size() ? extraction.entities[local].name
                                            : kNone;
}

std::string_view EvidenceOf(const Claim& claim, const Document& document) {
  if (claim.evidence.empty() ||
      claim.evidence.front().end > document.text.size()) {
    return "";
  }
  return claim.evidence.front().In(document.text);
}

CountedScope ScopeOf(const Claim& claim, const Literal& literal,
                     const Document& document, const Extraction& extraction) {
  CountedScope scope = ScopeInText(EvidenceOf(claim, document), literal.text);
  for (const Qualifier& qualifier : claim.qualifiers) {
    const std::string& words = WordsOf(qualifier.value, extraction);
    if (qualifier.name == kKind) {
      const std::string kind = KindInWords(words);
      scope.kind = kind.empty() ? NormalizeName(words) : kind;
    } else if (qualifier.name == kOf) {
      const std::string of = CountedInWords(words);
      if (!of.empty()) scope.of = of;
    }
  }
  return scope;
}

// As the claim itself says, or else its evidence.
std::optional<StatedLiteral> KinshipOf(const Claim& claim,
                                       const Document& document,
                                       const Extraction& extraction) {
  std::string kinship;
  for (const Qualifier& qualifier : claim.qualifiers) {
    if (qualifier.name != kNature) continue;
    kinship = KinshipInWords(WordsOf(qualifier.value, extraction));
    if (kinship.empty()) return std::nullopt;  // another tie
  }
  if (kinship.empty()) {
    kinship = KinshipInWords(EvidenceOf(claim, document));
  }
  if (kinship.empty()) return std::nullopt;
  Literal literal;
  literal.text = kinship;
  return StatedLiteral{
      std::move(literal), {std::move(kinship), std::nullopt}, {}};
}

// In its own words; compared by their class.
std::optional<StatedLiteral> NatureOf(const Claim& claim,
                                      const Literal& literal) {
  if (literal.kind != LiteralKind::kText) return std::nullopt;
  std::string nature = NatureInWords(literal.text);
  if (nature.empty()) return std::nullopt;
  return StatedLiteral{literal, {std::move(nature), claim.time}, {}};
}

struct Place {
  size_t slot;
  size_t claim;
};

class LiteralReader {
 public:
  LiteralReader(const Generation& generation, const KnowledgeGraph& graph,
                const QueryLimits& limits, std::span<const DisputeSlot> slots)
      : reader_(generation.reader()),
        graph_(graph),
        limits_(limits),
        slots_(slots) {}

  Result<std::vector<SlotLiterals>> Read(SearchMeter& meter) {
    std::vector<SlotLiterals> literals(slots_.size());
    std::vector<ClaimRef> refs;
    std::vector<Place> places;
    for (size_t s = 0; s < slots_.size(); ++s) {
      literals[s].resize(slots_[s].claims.size());
      for (size_t c = 0; c < slots_[s].claims.size(); ++c) {
        const SlotClaim& claim = slots_[s].claims[c];
        if (!std::holds_alternative<RelationNumber>(claim.value) &&
            slots_[s].kind != DisputeSlotKind::kKinship) {
          continue;
        }
        refs.push_back(claim.ref);
        places.push_back({s, c});
      }
    }
    const std::vector<size_t> order = ByDocument(refs);
    for (size_t i = 0; i < order.size();) {
      QUIPU_CHECK(limits_.CheckRunning());
      const DocumentNumber number = refs[order[i]].document;
      QUIPU_TRY(const Document document, documents::Read(reader_, number));
      QUIPU_TRY(const Extraction extraction,
                documents::ReadExtraction(reader_, number));
      for (; i < order.size() && refs[order[i]].document == number; ++i) {
        if (!meter.Spend(1)) return literals;
        const Place& place = places[order[i]];
        auto literal = LiteralOf(slots_[place.slot], refs[order[i]].claim,
                                 document, extraction);
        if (!literal) return Annotate(literal.error(), document.key.value);
        literals[place.slot][place.claim] = std::move(*literal);
      }
    }
    return literals;
  }

 private:
  Result<std::optional<StatedLiteral>> LiteralOf(const DisputeSlot& slot,
                                                 ClaimIndex index,
                                                 const Document& document,
                                                 const Extraction& extraction) {
    if (index.value >= extraction.claims.size()) {
      return Corruption("the document has no claim " +
                        std::to_string(index.value));
    }
    const Claim& claim = extraction.claims[index.value];
    if (slot.kind == DisputeSlotKind::kKinship) {
      return KinshipOf(claim, document, extraction);
    }
    const auto* literal = std::get_if<Literal>(&claim.object);
    if (literal == nullptr) {
      return Corruption("a claim's object is not the literal of its relation");
    }
    const bool of_event = graph_.entity(slot.about).type == kEventType;
    std::optional<StatedLiteral> nature;
    if (of_event) nature = NatureOf(claim, *literal);
    if (slot.kind == DisputeSlotKind::kNature) return nature;
    // Denied or not, it is compared with other natures.
    if (slot.kind == DisputeSlotKind::kStance && nature) {
      return std::optional<StatedLiteral>();
    }
    std::optional<StatedValue> value = ValueOf(*literal, claim.time);
    if (!value) return std::optional<StatedLiteral>();
    StatedLiteral stated{*literal, std::move(*value), {}};
    if (slot.kind == DisputeSlotKind::kCrowd) {
      if (literal->kind != LiteralKind::kQuantity) {
        return std::optional<StatedLiteral>();
      }
      stated.scope.of = CountedInWords(WordsOf(claim.subject, extraction));
      return std::optional(std::move(stated));
    }
    // A group has one size; an event has many numbers.
    if (literal->kind == LiteralKind::kQuantity && of_event) {
      stated.scope = ScopeOf(claim, *literal, document, extraction);
    }
    return std::optional(std::move(stated));
  }

  const Reader& reader_;
  const KnowledgeGraph& graph_;
  const QueryLimits& limits_;
  std::span<const DisputeSlot> slots_;
};

}  // namespace

Result<std::vector<SlotLiterals>> ReadSlotLiterals(
    const Generation& generation, const QueryLimits& limits,
    std::span<const DisputeSlot> slots, SearchMeter& meter) {
  QUIPU_TRY(const KnowledgeGraph* const graph, generation.Graph());
  return LiteralReader(generation, *graph, limits, slots).Read(meter);
}

}  // namespace quipu
