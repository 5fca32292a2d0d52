#include "ingest/extract/assemble.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string>
#include <tuple>
#include <utility>

namespace quipu {
namespace {

// Calls `visit` for every entity that the claim speaks of.
template <typename Visit>
void VisitEntities(Claim& claim, Visit visit) {
  visit(claim.subject);
  if (auto* object = std::get_if<LocalIndex>(&claim.object)) visit(*object);
  for (Qualifier& qualifier : claim.qualifiers) {
    if (auto* value = std::get_if<LocalIndex>(&qualifier.value)) visit(*value);
  }
  if (!claim.attributed_to) return;
  if (auto* who = std::get_if<LocalIndex>(&*claim.attributed_to)) visit(*who);
}

bool ArgumentLess(const Argument& a, const Argument& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  if (const auto* index = std::get_if<LocalIndex>(&a)) {
    return *index < std::get<LocalIndex>(b);
  }
  return std::get<Literal>(a).text < std::get<Literal>(b).text;
}

bool ClaimLess(const Claim& a, const Claim& b) {
  if (a.evidence != b.evidence) return a.evidence < b.evidence;
  const auto head = [](const Claim& c) {
    return std::tie(c.subject, c.predicate);
  };
  if (head(a) != head(b)) return head(a) < head(b);
  if (ArgumentLess(a.object, b.object)) return true;
  if (ArgumentLess(b.object, a.object)) return false;
  return std::tie(a.polarity, a.modality, a.attributed_to, a.time, a.rule) <
         std::tie(b.polarity, b.modality, b.attributed_to, b.time, b.rule);
}

// The entities to keep, in the order of their first mentions.
std::vector<size_t> OrderOf(std::vector<DocumentEntity>& entities,
                            std::vector<Claim>& claims, SilentEntities silent) {
  std::vector<bool> used(entities.size(), silent == SilentEntities::kKeep);
  for (Claim& claim : claims) {
    VisitEntities(claim, [&](LocalIndex entity) { used[entity.value] = true; });
  }
  std::vector<size_t> order;
  for (size_t i = 0; i < entities.size(); ++i) {
    std::vector<Mention>& mentions = entities[i].mentions;
    std::sort(mentions.begin(), mentions.end());
    mentions.erase(std::unique(mentions.begin(), mentions.end()),
                   mentions.end());
    const bool keep =
        !entities[i].names.empty() || entities[i].is_document || used[i];
    if (keep && !mentions.empty()) order.push_back(i);
  }
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tie(entities[a].mentions.front(), entities[a].name) <
           std::tie(entities[b].mentions.front(), entities[b].name);
  });
  return order;
}

}  // namespace

Assembled Assemble(const DocumentKey& document, const Ontology& ontology,
                   std::vector<DocumentEntity> entities,
                   std::vector<Claim> claims, SilentEntities silent) {
  Extraction out;
  std::vector<LocalIndex> to(entities.size(), kLeftOut);
  std::map<std::string, uint32_t> ordinals;
  for (const size_t i : OrderOf(entities, claims, silent)) {
    DocumentEntity& entity = entities[i];
    to[i] = LocalIndex{static_cast<uint32_t>(out.entities.size())};
    LocalEntity local;
    local.handle = Handle::Of(document, entity.name, ordinals[entity.name]++);
    local.type = ontology.types[static_cast<size_t>(entity.type)].name;
    local.name = std::move(entity.name);
    local.names = std::move(entity.names);
    local.mentions = std::move(entity.mentions);
    local.is_document = entity.is_document;
    local.type_is_guess = entity.type_is_guess;
    out.entities.push_back(std::move(local));
  }
  for (Claim& claim : claims) {
    VisitEntities(claim, [&](LocalIndex& entity) {
      assert(to[entity.value] != kLeftOut);  // every entity has a mention
      entity = to[entity.value];
    });
  }
  std::stable_sort(claims.begin(), claims.end(), ClaimLess);
  out.claims = std::move(claims);
  return {std::move(out), std::move(to)};
}

}  // namespace quipu
