#include "graph/interchange/claim_json.h"

namespace quipu {
namespace {

Json AttributionJson(const Claim& claim, const NameOfLocal& name_of) {
  if (!claim.attributed_to) return nullptr;
  if (const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to)) {
    return name_of(*local);
  }
  return std::get<std::string>(*claim.attributed_to);
}

Json QualifiersJson(const Claim& claim, const NameOfLocal& name_of) {
  Json qualifiers = Json::object();
  for (const Qualifier& qualifier : claim.qualifiers) {
    if (const auto* local = std::get_if<LocalIndex>(&qualifier.value)) {
      qualifiers[qualifier.name] = name_of(*local);
      continue;
    }
    const Literal& literal = std::get<Literal>(qualifier.value);
    qualifiers[qualifier.name] =
        literal.date ? literal.date->ToString() : literal.text;
  }
  return qualifiers;
}

}  // namespace

Json SpanJson(const Document& document, Span span) {
  const SourceMap::SourceSpan source = document.source_map.ToSource(span);
  return {{"begin", source.begin}, {"end", source.end}};
}

Json LiteralJson(const Literal& literal) {
  Json json = {{"kind", LiteralKindName(literal.kind)}, {"text", literal.text}};
  switch (literal.kind) {
    case LiteralKind::kText:
      break;
    case LiteralKind::kDate:
      if (literal.date) json["iso"] = literal.date->ToString();
      break;
    case LiteralKind::kQuantity:
      if (literal.value) {
        const double value = *literal.value;
        const auto whole =
            static_cast<int64_t>(value > -1e15 && value < 1e15 ? value : 0.5);
        if (static_cast<double>(whole) == value) {
          json["value"] = whole;
        } else {
          json["value"] = value;
        }
      }
      json["comparator"] = ComparatorSign(literal.comparator);
      break;
  }
  return json;
}

void AddStatement(const Document& document, const Claim& claim,
                  const NameOfLocal& name_of, Json& out) {
  out["polarity"] = PolarityName(claim.polarity);
  out["modality"] = ModalityName(claim.modality);
  out["attributed_to"] = AttributionJson(claim, name_of);
  out["qualifiers"] = QualifiersJson(claim, name_of);
  out["evidence"] = SpanJson(document, claim.evidence.front());
  if (claim.evidence.size() > 1) {
    Json more = Json::array();
    for (size_t i = 1; i < claim.evidence.size(); ++i) {
      more.push_back(SpanJson(document, claim.evidence[i]));
    }
    out["more_evidence"] = std::move(more);
  }
  out["confidence"] = claim.confidence;
  out["rule"] = claim.rule;
}

}  // namespace quipu
