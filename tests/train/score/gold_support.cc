#include "tests/train/score/gold_support.h"

#include <catch2/catch.hpp>
#include <string>
#include <utility>
#include <variant>

#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"

namespace quipu {
namespace {

constexpr std::string_view kDocument =
    "#id enA-1\n#language en\n"
    "== text\n"
    "The [Ostrian|ost.a] [Field Army|army] struck [Fort Orlen|fort] in "
    "[Ostria|ost] on 3 May 1991. [It|army.p] killed nearly 40 [men|men.n].\n"
    "[Colonel [Ada Kerr|kerr]|kerr.t] led the [Field Army|army] in "
    "[the raid|raid.n]. \"We won,\" [Kerr|kerr] said of [[Ostria|ost.x] "
    "Day|raid].\n"
    "== entities\n"
    "ost Place Ostria\n"
    "army Organization Field Army\n"
    "kerr Person Ada Kerr\n"
    "fort Facility Fort Orlen\n"
    "raid Event raid on Fort Orlen\n"
    "men Group men of the fort\n"
    "== claims\n";

MentionKind KindOf(GoldKind kind) {
  switch (kind) {
    case GoldKind::kName:
      return MentionKind::kName;
    case GoldKind::kPronoun:
      return MentionKind::kPronoun;
    case GoldKind::kDemonym:
      return MentionKind::kAdjectival;
    default:
      return MentionKind::kNominal;
  }
}

Claim ClaimOf(const GoldClaim& gold) {
  Claim claim;
  claim.subject = LocalIndex{gold.subject};
  claim.predicate = BuiltInOntology().predicates[gold.predicate].name;
  if (const auto* entity = std::get_if<uint32_t>(&gold.object)) {
    claim.object = LocalIndex{*entity};
  } else {
    claim.object = std::get<Literal>(gold.object);
  }
  claim.polarity = gold.polarity;
  claim.modality = gold.modality;
  if (!gold.by.empty()) {
    if (const auto* speaker = std::get_if<uint32_t>(&gold.by.front())) {
      claim.attributed_to = LocalIndex{*speaker};
    } else {
      claim.attributed_to = std::get<std::string>(gold.by.front());
    }
  }
  claim.evidence = {gold.evidence};
  claim.confidence = 900;
  return claim;
}

}  // namespace

const Ontology& BuiltInOntology() {
  static const Ontology ontology =
      ReadOntologyFile(DefaultOntologyYaml(), "built-in")->ontology;
  return ontology;
}

AnnotatedDocument RaidOnTheFort(std::string_view claims) {
  auto gold =
      ParseAnnotatedDocument(std::string(kDocument) + std::string(claims),
                             "enA-1.ann", BuiltInOntology());
  INFO((gold ? "" : gold.error().message));
  REQUIRE(gold);
  return std::move(*gold);
}

Extraction PerfectExtraction(const AnnotatedDocument& gold) {
  Extraction extraction;
  for (const GoldEntity& entity : gold.entities) {
    LocalEntity& found = extraction.entities.emplace_back();
    found.type = entity.type;
    found.name = entity.name;
  }
  for (const GoldMention& mention : gold.mentions) {
    extraction.entities[mention.entity].mentions.push_back(
        {mention.span, KindOf(mention.kind)});
  }
  for (const GoldClaim& claim : gold.claims) {
    extraction.claims.push_back(ClaimOf(claim));
  }
  return extraction;
}

Span PlaceOf(const AnnotatedDocument& gold, std::string_view words) {
  const size_t at = gold.document.text.find(words);
  REQUIRE(at != std::string::npos);
  return {static_cast<uint32_t>(at), static_cast<uint32_t>(at + words.size())};
}

}  // namespace quipu
