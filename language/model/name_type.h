// The types of names that the recogniser tells apart.

#ifndef QUIPU_LANGUAGE_MODEL_NAME_TYPE_H_
#define QUIPU_LANGUAGE_MODEL_NAME_TYPE_H_

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace quipu {

enum class NameType : uint8_t {
  kPerson,
  kParty,
  kOrganization,
  kRegime,
  kPrison,
  kPlace,
  kFacility,
  kEvent,
  kPublication,
};
inline constexpr std::array kNameTypes = {
    NameType::kPerson,   NameType::kParty,  NameType::kOrganization,
    NameType::kRegime,   NameType::kPrison, NameType::kPlace,
    NameType::kFacility, NameType::kEvent,  NameType::kPublication};

// The identifier of an entity type of the ontology.
constexpr std::string_view NameOf(NameType type) {
  constexpr std::array<std::string_view, kNameTypes.size()> kNames = {
      "Person", "Party",    "Organization", "Regime",     "Prison",
      "Place",  "Facility", "Event",        "Publication"};
  return kNames[static_cast<size_t>(type)];
}

constexpr std::optional<NameType> NameTypeOf(std::string_view name) {
  for (const NameType type : kNameTypes) {
    if (NameOf(type) == name) return type;
  }
  return std::nullopt;
}

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_MODEL_NAME_TYPE_H_
