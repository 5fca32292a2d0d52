#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

std::string NameOf(const Extraction& extraction, LocalIndex index) {
  return extraction.entities[index.value].name;
}

std::string Show(const Extraction& extraction, const Argument& argument) {
  if (const auto* index = std::get_if<LocalIndex>(&argument)) {
    return NameOf(extraction, *index);
  }
  const Literal& literal = std::get<Literal>(argument);
  if (literal.kind == LiteralKind::kDate) {
    return literal.date ? literal.date->ToString() : "date " + literal.text;
  }
  if (literal.kind == LiteralKind::kQuantity) {
    constexpr const char* kSigns[] = {"=",  ">", ">=", "<",
                                      "<=", "~", "<~", "all"};
    return std::string(kSigns[static_cast<int>(literal.comparator)]) + " " +
           std::to_string(static_cast<int>(literal.value.value_or(-1)));
  }
  return "'" + literal.text + "'";
}

std::string ShowEntity(const LocalEntity& entity) {
  std::string line = entity.type + " " + entity.name;
  constexpr const char* kKinds[] = {"name", "alias", "acronym", "surname"};
  for (const LocalName& name : entity.names) {
    if (name.text == entity.name && name.kind == NameKind::kFull) continue;
    line +=
        " = " + name.text + " (" + kKinds[static_cast<int>(name.kind)] + ")";
  }
  return line;
}

std::string ShowClaim(const Extraction& extraction, const Claim& claim) {
  std::string line = NameOf(extraction, claim.subject) + " --" +
                     claim.predicate + "--> " + Show(extraction, claim.object);
  if (claim.polarity == Polarity::kNegative) line += "; not";
  constexpr const char* kModalities[] = {"", "; alleged", "; denied",
                                         "; feared", "; planned"};
  line += kModalities[static_cast<int>(claim.modality)];
  if (claim.attributed_to) {
    const auto* who = std::get_if<LocalIndex>(&*claim.attributed_to);
    line += "; by " + (who ? NameOf(extraction, *who)
                           : std::get<std::string>(*claim.attributed_to));
  }
  for (const Qualifier& qualifier : claim.qualifiers) {
    line += "; " + qualifier.name + "=" + Show(extraction, qualifier.value);
  }
  return line;
}

}  // namespace

Document BodyDocument(std::string_view text, std::string_view language) {
  Document document;
  document.key = {"test.txt"};
  document.text = text;
  document.regions = {
      {{0, static_cast<uint32_t>(text.size())}, RegionKind::kBody}};
  document.metadata.language = language;
  return document;
}

const ExtractionModels& SharedModels() {
  static const ExtractionModels models =
      *ExtractionModels::Open({.models = QUIPU_SOURCE_DIR "/models"});
  return models;
}

const Extractor& DefaultExtractor() {
  static const Extractor extractor = Extractor::CreateDefault(SharedModels());
  return extractor;
}

const Extractor& RulesExtractor() {
  static const Extractor extractor = DefaultExtractor().WithRulesAlone();
  return extractor;
}

std::vector<std::string> Render(const Extraction& extraction) {
  std::vector<std::string> lines;
  for (const LocalEntity& entity : extraction.entities) {
    if (!entity.names.empty()) lines.push_back(ShowEntity(entity));
  }
  for (const Claim& claim : extraction.claims) {
    lines.push_back(ShowClaim(extraction, claim));
  }
  return lines;
}

std::vector<std::string> ClaimsOf(std::string_view text) {
  std::vector<std::string> lines =
      Render(RulesExtractor().Extract(BodyDocument(text, "en")));
  std::erase_if(lines, [](const std::string& line) {
    return line.find(" --") == std::string::npos;
  });
  return lines;
}

}  // namespace quipu
