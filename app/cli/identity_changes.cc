// See identity_changes.h.

#include "app/cli/identity_changes.h"

#include <fmt/core.h>

#include <string>

namespace quipu {
namespace {

constexpr size_t kChangesShown = 20;  // merges, and splits, in a table

Json ToJson(const IdentityChange& change) {
  const auto names = [](const std::vector<IdentityChange::Name>& side) {
    Json array = Json::array();
    for (const IdentityChange::Name& name : side) {
      array.push_back({{"id", name.id.ToString()}, {"name", name.name}});
    }
    return array;
  };
  return {{"before", names(change.before)}, {"after", names(change.after)}};
}

std::string Names(const std::vector<IdentityChange::Name>& side) {
  std::string names;
  for (const IdentityChange::Name& name : side) {
    names +=
        (names.empty() ? "" : " + ") + name.name + " #" + name.id.ToString();
  }
  return names;
}

void PrintChanges(const std::string& verb,
                  const std::vector<IdentityChange>& changes, Screen& screen) {
  for (size_t i = 0; i < changes.size() && i < kChangesShown; ++i) {
    screen.Paragraph({{verb + ": " + Names(changes[i].before) + " → " +
                           Names(changes[i].after),
                       Style::kPlain}},
                     "", "    ");
  }
  if (changes.size() > kChangesShown) {
    screen.Line(
        fmt::format("{}: {} more", verb, changes.size() - kChangesShown));
  }
}

}  // namespace

Json ToJson(const std::vector<IdentityChange>& changes) {
  Json array = Json::array();
  for (const IdentityChange& change : changes) {
    array.push_back(ToJson(change));
  }
  return array;
}

void PrintDerivation(const DerivationReport& report, Screen& screen) {
  PrintChanges("merged", report.merges, screen);
  PrintChanges("split", report.splits, screen);
}

}  // namespace quipu
