#include "app/cli/dispute_printer.h"

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "app/cli/hops.h"
#include "app/cli/output/text.h"
#include "app/cli/quotes.h"

namespace quipu {
namespace {

std::string_view KindName(DisputeKind kind) {
  switch (kind) {
    case DisputeKind::kValue:
      return "value";
    case DisputeKind::kDate:
      return "date";
    case DisputeKind::kAgent:
      return "agent";
    case DisputeKind::kDenied:
      return "denied";
  }
  return "";
}

std::string_view ComparatorWords(Comparator comparator) {
  switch (comparator) {
    case Comparator::kEqual:
      return "";
    case Comparator::kMore:
      return "more than ";
    case Comparator::kAtLeast:
      return "at least ";
    case Comparator::kLess:
      return "fewer than ";
    case Comparator::kAtMost:
      return "up to ";
    case Comparator::kAbout:
      return "about ";
    case Comparator::kNearly:
      return "nearly ";
    case Comparator::kAll:
      return "all ";
  }
  return "";
}

// The same for equal values in all languages, but for words and names.
std::string ValueText(const ValueView& value) {
  const auto* const literal = std::get_if<Literal>(&value);
  if (literal != nullptr && literal->value) {
    return fmt::format("{}{}", ComparatorWords(literal->comparator),
                       *literal->value);
  }
  if (literal != nullptr && literal->date) return literal->date->ToString();
  return OneLine(TextOf(value));
}

// "not 17", "the army; its first battalion".
std::string PositionText(const PositionView& position) {
  std::string text = position.denied ? "not " : "";
  for (size_t i = 0; i < position.values.size(); ++i) {
    text += (i == 0 ? "" : "; ") + ValueText(position.values[i]);
  }
  return text;
}

// "dead soldiers", "dead", "soldiers", "".
std::string ScopeText(const CountedScope& scope) {
  return scope.kind + (scope.kind.empty() || scope.of.empty() ? "" : " ") +
         scope.of;
}

std::string Plural(uint64_t count, std::string_view noun) {
  return fmt::format("{} {}{}", count, noun, count == 1 ? "" : "s");
}

StyledText Heading(const DisputeView& dispute) {
  const StyledRun subject{OneLine(dispute.subject.name), Style::kStrong};
  StyledText heading;
  if (dispute.is_object) {
    heading = {
        {fmt::format("who —[{}]→ ", dispute.predicate), Style::kPredicate},
        subject};
  } else if (dispute.object) {
    heading = {subject,
               {fmt::format(" —[{}]→ ", dispute.predicate), Style::kPredicate},
               {OneLine(dispute.object->name), Style::kStrong}};
  } else {
    heading = {subject, {"  " + dispute.predicate, Style::kPredicate}};
  }
  const std::string scope = ScopeText(dispute.scope);
  if (!scope.empty()) heading.push_back({": " + scope, Style::kPredicate});
  heading.push_back({fmt::format("  ({}, {})", KindName(dispute.kind),
                                 Plural(dispute.sources, "independent source")),
                     Style::kFaint});
  return heading;
}

// "2.1, 2.3": what it is at odds with; "" where that is all the others.
std::string ConflictText(const DisputeView& dispute,
                         const PositionView& position, size_t number) {
  if (position.conflicts.size() + 1 == dispute.positions.size()) return "";
  std::string text;
  for (const uint32_t other : position.conflicts) {
    text += fmt::format("{}{}.{}", text.empty() ? "" : ", ", number, other + 1);
  }
  return text;
}

}  // namespace

void PrintDispute(const DisputeView& dispute, size_t number, Screen& screen) {
  screen.Paragraph(Heading(dispute), fmt::format("{}. ", number), "   ");
  const std::string margin = "        ";
  for (size_t i = 0; i < dispute.positions.size(); ++i) {
    const PositionView& position = dispute.positions[i];
    StyledText heading{
        {PositionText(position),
         position.denied ? Style::kWarning : Style::kStrong},
        {"  (" + Plural(position.sources, "source") + ")", Style::kFaint}};
    const std::string conflicts = ConflictText(dispute, position, number);
    if (!conflicts.empty()) {
      heading.push_back({"  at odds with " + conflicts, Style::kFaint});
    }
    screen.Paragraph(heading, fmt::format("   {}.{}  ", number, i + 1), margin);
    for (const ClaimView& claim : position.claims) {
      PrintClaim(claim, margin, screen);
    }
    const size_t hidden = position.claim_count - position.claims.size();
    if (hidden > 0) {
      screen.Line({{fmt::format("{}{} more: --quotes {}", margin, hidden,
                                position.claim_count),
                    Style::kFaint}});
    }
  }
  screen.Line();
}

Json ToJson(const DisputeView& dispute) {
  const auto value_json = [](const ValueView& value) {
    const auto* const entity = std::get_if<EntityLabel>(&value);
    return entity != nullptr ? EntityJson(*entity) : Json(ValueText(value));
  };
  Json json = {{"kind", KindName(dispute.kind)},
               {"subject", EntityJson(dispute.subject)},
               {"predicate", dispute.predicate}};
  json["is_object"] = dispute.is_object;
  json["object"] = dispute.object ? EntityJson(*dispute.object) : Json();
  json["scope"] = {{"kind", dispute.scope.kind}, {"of", dispute.scope.of}};
  json["independent_sources"] = dispute.sources;
  json["sources_against"] = dispute.sources_against;
  Json& positions = json["positions"] = Json::array();
  for (const PositionView& position : dispute.positions) {
    Json added = {{"value", PositionText(position)},
                  {"denied", position.denied},
                  {"independent_sources", position.sources},
                  {"claim_count", position.claim_count}};
    Json& values = added["values"] = Json::array();
    for (const ValueView& value : position.values) {
      values.push_back(value_json(value));
    }
    Json& conflicts = added["conflicts"] = Json::array();
    for (const uint32_t other : position.conflicts) conflicts.push_back(other);
    Json& claims = added["claims"] = Json::array();
    for (const ClaimView& claim : position.claims) {
      claims.push_back(ToJson(claim));
    }
    positions.push_back(std::move(added));
  }
  return json;
}

Listing ToListing(const std::vector<DisputeView>& disputes) {
  Listing listing{{{"dispute", ""},
                   {"kind", ""},
                   {"about", ""},
                   {"scope", ""},
                   {"position", ""},
                   {"value", ""},
                   {"sources", ""}},
                  {}};
  for (Column& column : ClaimColumns()) {
    listing.columns.push_back(std::move(column));
  }
  for (size_t d = 0; d < disputes.size(); ++d) {
    const DisputeView& dispute = disputes[d];
    for (size_t p = 0; p < dispute.positions.size(); ++p) {
      const PositionView& position = dispute.positions[p];
      for (const ClaimView& claim : position.claims) {
        std::vector<Json> row{d + 1,
                              KindName(dispute.kind),
                              dispute.subject.name,
                              ScopeText(dispute.scope),
                              p + 1,
                              PositionText(position),
                              position.sources};
        for (Json& cell : ClaimCells(claim.subject.name, claim.predicate,
                                     TextOf(claim.object), claim))
          row.push_back(std::move(cell));
        listing.rows.push_back(std::move(row));
      }
    }
  }
  return listing;
}

}  // namespace quipu
