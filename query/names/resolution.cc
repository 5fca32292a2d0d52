#include "query/names/resolution.h"

#include <fmt/core.h>

namespace quipu {

std::string AmbiguityText(std::string_view name) {
  return fmt::format(
      "\"{}\" may be any of several entities; name the one you mean by its id",
      name);
}

std::string UnknownNameText(std::string_view name) {
  return fmt::format("nothing is called \"{}\"", name);
}

std::string NamesakeText(std::string_view name, const EntityHit& other) {
  return fmt::format("\"{}\" is also a name of {}, #{}", name, Describe(other),
                     other.id.ToString());
}

std::string Describe(const EntityHit& entity) {
  return fmt::format("{} ({})", entity.name, entity.type);
}

std::string Describe(const Candidate& candidate) {
  const std::string entity = Describe(candidate.entity);
  return candidate.distinction.empty() ? entity
                                       : entity + ", " + candidate.distinction;
}

}  // namespace quipu
