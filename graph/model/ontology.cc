#include "graph/model/ontology.h"

#include <algorithm>

namespace quipu {
namespace {

template <typename T>
const T* FindByName(const std::vector<T>& items, std::string_view name) {
  const auto found =
      std::find_if(items.begin(), items.end(),
                   [&](const T& item) { return item.name == name; });
  return found == items.end() ? nullptr : &*found;
}

bool AnyOr(const std::vector<std::string>& names, std::string_view name) {
  return names.empty() ||
         std::find(names.begin(), names.end(), name) != names.end();
}

// Of those with the flag, sorted.
template <typename T>
std::vector<std::string> NamesOf(const std::vector<T>& items, bool T::*flag) {
  std::vector<std::string> names;
  for (const T& item : items) {
    if (item.*flag) names.push_back(item.name);
  }
  std::sort(names.begin(), names.end());
  return names;
}

}  // namespace

const EntityType* Ontology::FindType(std::string_view name) const {
  return FindByName(types, name);
}

const Predicate* Ontology::FindPredicate(std::string_view name) const {
  return FindByName(predicates, name);
}

bool Ontology::Allows(std::string_view predicate, std::string_view subject,
                      ObjectKind kind, std::string_view object) const {
  const Predicate* const found = FindPredicate(predicate);
  if (found == nullptr || !AnyOr(found->domain, subject)) return false;
  const auto& kinds = found->objects;
  if (std::find(kinds.begin(), kinds.end(), kind) == kinds.end()) return false;
  return kind != ObjectKind::kEntity || AnyOr(found->range, object);
}

ConflictRules ConflictRulesOf(const Ontology& ontology) {
  ConflictRules rules;
  rules.single_valued = NamesOf(ontology.predicates, &Predicate::single_valued);
  rules.single_subject =
      NamesOf(ontology.predicates, &Predicate::single_subject);
  rules.once = NamesOf(ontology.predicates, &Predicate::once);
  rules.kinship = NamesOf(ontology.predicates, &Predicate::kinship);
  rules.inclusion = NamesOf(ontology.predicates, &Predicate::inclusion);
  rules.nested_types = NamesOf(ontology.types, &EntityType::nested);
  return rules;
}

}  // namespace quipu
