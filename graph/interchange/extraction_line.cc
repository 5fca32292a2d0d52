#include "graph/interchange/extraction_line.h"

#include <fmt/format.h>

#include "graph/interchange/claim_json.h"

namespace quipu {
namespace {

std::string LocalId(LocalIndex local) {
  return fmt::format("e{}", local.value + 1);
}

Json DocumentJson(const Document& document) {
  const DocumentMetadata& metadata = document.metadata;
  Json json;
  json["uri"] = document.key.value;
  json["title"] = metadata.title ? Json(metadata.title->value) : Json();
  json["authors"] = Json::array();
  for (const StatedText& author : metadata.authors) {
    json["authors"].push_back(author.value);
  }
  json["publisher"] =
      metadata.publisher ? Json(metadata.publisher->value) : Json();
  json["published"] =
      metadata.published ? Json(metadata.published->value.ToString()) : Json();
  json["language"] = metadata.language;
  json["sha256"] = document.source_digest.ToHex();
  return json;
}

Json EntityJson(const Document& document, const LocalEntity& entity,
                LocalIndex index) {
  Json json;
  json["id"] = LocalId(index);
  json["type"] = entity.type;
  json["name"] = entity.name;
  json["names"] = Json::array();
  for (const LocalName& name : entity.names) {
    Json item = {{"text", name.text}, {"kind", NameKindName(name.kind)}};
    item.update(SpanJson(document, name.where));
    json["names"].push_back(std::move(item));
  }
  if (entity.is_document) json["is_document"] = true;
  if (entity.type_is_guess) json["type_is_guess"] = true;
  json["mentions"] = Json::array();
  for (const Mention& mention : entity.mentions) {
    Json item = SpanJson(document, mention.span);
    item["kind"] = MentionKindName(mention.kind);
    json["mentions"].push_back(std::move(item));
  }
  return json;
}

// Whether the text of a qualifier alone says what it is: words, and no date or
// id.
bool IsPlain(const Literal& literal) {
  const std::string& text = literal.text;
  const bool id = text.starts_with('e') &&
                  text.find_first_not_of("0123456789", 1) == std::string::npos;
  return literal.kind == LiteralKind::kText && !id && !PartialDate::Parse(text);
}

Json DaysJson(DayRange days) {
  Json json = Json::array();
  for (const DayNumber day : {days.earliest, days.latest}) {
    const auto date = PartialDate::OfDay(day);
    json.push_back(date ? Json(date->ToString()) : Json());
  }
  return json;
}

Json ClaimJson(const Document& document, const Claim& claim) {
  Json json;
  json["subject"] = LocalId(claim.subject);
  json["predicate"] = claim.predicate;
  if (const auto* local = std::get_if<LocalIndex>(&claim.object)) {
    json["object"] = LocalId(*local);
  } else {
    json["literal"] = LiteralJson(std::get<Literal>(claim.object));
  }
  AddStatement(document, claim, LocalId, json);
  for (const Qualifier& qualifier : claim.qualifiers) {
    const auto* literal = std::get_if<Literal>(&qualifier.value);
    if (literal == nullptr || IsPlain(*literal)) continue;
    json["qualifier_literals"][qualifier.name] = LiteralJson(*literal);
  }
  if (claim.time) {
    json["time"] = {{"begin", DaysJson(claim.time->begin)},
                    {"end", DaysJson(claim.time->end)}};
  }
  return json;
}

}  // namespace

std::string ExtractionLine(const Document& document,
                           const Extraction& extraction) {
  Json json;
  json["document"] = DocumentJson(document);
  json["entities"] = Json::array();
  for (uint32_t i = 0; i < extraction.entities.size(); ++i) {
    json["entities"].push_back(
        EntityJson(document, extraction.entities[i], LocalIndex{i}));
  }
  json["claims"] = Json::array();
  for (const Claim& claim : extraction.claims) {
    json["claims"].push_back(ClaimJson(document, claim));
  }
  return json.dump();
}

}  // namespace quipu
