// Resolving names, with help where it fails; see naming.h.

#include "app/cli/naming.h"

#include <fmt/core.h>

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/output/progress.h"
#include "app/cli/output/text.h"

namespace quipu {
namespace {

std::string Plural(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

std::string Padded(std::string text, size_t width) {
  return text + std::string(width - std::min(width, DisplayWidth(text)), ' ');
}

std::string DescribeAmbiguity(std::string_view name,
                              const AmbiguousName& ambiguous) {
  struct Row {
    std::string name, type, documents, id, distinction;
  };
  std::vector<Row> rows;
  for (const Candidate& candidate : ambiguous.candidates) {
    rows.push_back(
        {OneLine(candidate.entity.name), OneLine(candidate.entity.type),
         Plural(candidate.documents, "document"),
         "#" + candidate.entity.id.ToString(), OneLine(candidate.distinction)});
  }
  size_t widths[3] = {0, 0, 0};
  for (const Row& row : rows) {
    widths[0] = std::max(widths[0], DisplayWidth(row.name));
    widths[1] = std::max(widths[1], DisplayWidth(row.type));
    widths[2] = std::max(widths[2], DisplayWidth(row.documents));
  }
  std::string message = AmbiguityText(name) + ":";
  for (const Row& row : rows) {
    message +=
        fmt::format("\n{}  {}  {}  ", row.id, Padded(row.name, widths[0]),
                    Padded(row.type, widths[1]));
    message += row.distinction.empty()
                   ? row.documents
                   : Padded(row.documents, widths[2]) + "  " + row.distinction;
  }
  message += ambiguous.more ? "\nand others: `quipu search` lists them" : "";
  return message;
}

Error DescribeUnknown(std::string_view name, const UnknownName& unknown) {
  std::string message = UnknownNameText(name);
  if (!unknown.nearest.empty()) {
    message += "; did you mean:";
  }
  for (const EntityHit& hit : unknown.nearest) {
    message += "\n" + OneLine(Describe(hit));
    if (hit.matched_name != hit.name) {
      message += fmt::format(", also \"{}\"", OneLine(hit.matched_name));
    }
  }
  return NotFound(message);
}

}  // namespace

Result<EntityHit> NameToEntity(const QueryEngine& engine,
                               std::string_view name) {
  QUIPU_TRY(const EntityResolution resolution, engine.Resolve(name));
  const std::string shown = OneLine(name);
  if (const auto* ambiguous = std::get_if<AmbiguousName>(&resolution)) {
    return InvalidArgument(DescribeAmbiguity(shown, *ambiguous));
  }
  if (const auto* unknown = std::get_if<UnknownName>(&resolution)) {
    return DescribeUnknown(shown, *unknown);
  }
  const auto& resolved = std::get<ResolvedEntity>(resolution);
  for (const EntityHit& namesake : resolved.namesakes) {
    Complain(NamesakeText(shown, namesake));
  }
  return resolved.entity;
}

Result<std::vector<EntityNumber>> NamesToEntities(
    const QueryEngine& engine, const std::vector<std::string>& names) {
  std::vector<EntityNumber> numbers;
  for (const std::string& name : names) {
    QUIPU_TRY(const EntityHit hit, NameToEntity(engine, name));
    numbers.push_back(hit.number);
  }
  return numbers;
}

Result<void> ReadFilter(const FilterArguments& arguments,
                        const QueryEngine& engine,
                        ConnectionQuestion& question) {
  QUIPU_TRY(question.filters.claims, ReadClaimFilters(arguments));
  question.filters.predicates = arguments.predicates;
  question.filters.types = arguments.types;
  QUIPU_TRY(question.avoid, NamesToEntities(engine, arguments.avoid));
  question.raw_hops = arguments.raw_hops;
  question.quotes.claims_per_relation = arguments.quotes;
  return {};
}

}  // namespace quipu
