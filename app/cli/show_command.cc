// See show_command.h.

#include "app/cli/show_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/identity_reasons.h"
#include "app/cli/left_out.h"
#include "app/cli/naming.h"
#include "app/cli/output/json.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct ShowArguments {
  std::string entity;
  bool why = false;
  uint32_t limit = 25;
  ClaimArguments claims;
  Format format = Format::kTable;
};

void DeclareOptions(ShowArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
  options.AddFlag("--why", arguments.why,
                  "Tell which names were joined by which evidence, and from "
                  "whom the entity was kept apart");
  options.AddNumber("--limit", arguments.limit, {1, 100000},
                    "Most claims to print (default: 25)");
  AddClaimOptions(arguments.claims, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// Other names than its own, most used first.
std::vector<std::pair<std::string, uint32_t>> Aliases(
    const EntityDetails& details) {
  std::map<std::string, uint32_t> counts;
  for (const NameCount& name : details.names) {
    counts[name.text] += name.count;
  }
  counts.erase(details.entity.name);
  std::vector<std::pair<std::string, uint32_t>> aliases(counts.begin(),
                                                        counts.end());
  std::stable_sort(
      aliases.begin(), aliases.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  return aliases;
}

void PrintConnection(const Connection& connection, Screen& screen) {
  const std::string other = OneLine(TextOf(connection.other));
  const bool literal = std::holds_alternative<Literal>(connection.other);
  StyledText heading;
  if (connection.outgoing) {
    heading.push_back({connection.predicate, Style::kPredicate});
    heading.push_back({literal ? " = " : " → ", Style::kPredicate});
    heading.push_back({other, Style::kStrong});
  } else {
    heading.push_back({other, Style::kStrong});
    heading.push_back(
        {" —[" + connection.predicate + "]→ this", Style::kPredicate});
  }
  if (connection.contested) {
    heading.push_back({"  contested", Style::kWarning});
  }
  screen.Line();
  screen.Paragraph(heading, "", "  ");
  for (const ClaimView& claim : connection.claims) {
    PrintClaim(claim, "  ", screen);
  }
}

void PrintHeading(const EntityDetails& details, Screen& screen) {
  const EntityLabel& entity = details.entity;
  screen.Line({{entity.name, Style::kStrong},
               {"  " + entity.type, Style::kPlain},
               {"  #" + entity.id.ToString(), Style::kFaint}});
  std::string aliases;
  for (const auto& [alias, count] : Aliases(details)) {
    aliases += fmt::format("{}{} ({})", aliases.empty() ? "" : ", ",
                           OneLine(alias), count);
  }
  if (!aliases.empty()) {
    screen.Paragraph({{"also called: " + aliases, Style::kPlain}}, "", "  ");
  }
}

void PrintPortrait(const EntityPortrait& portrait, Screen& screen) {
  PrintHeading(portrait.details, screen);
  screen.Line(fmt::format("documents: {}", portrait.documents.size()));
  for (const Citation& document : portrait.documents) {
    screen.Line({{"  " + document.key.value, Style::kPlain},
                 {document.title.empty() ? "" : "  " + OneLine(document.title),
                  Style::kFaint}});
  }
  for (const Connection& connection : portrait.connections) {
    if (!connection.claims.empty()) {
      PrintConnection(connection, screen);
    }
  }
  screen.Line();
  screen.Line(fmt::format("{} claim{}", portrait.claim_count,
                          portrait.claim_count == 1 ? "" : "s"));
  if (portrait.claim_count > portrait.claims_shown) {
    screen.Line(fmt::format("{} more: --limit {}",
                            portrait.claim_count - portrait.claims_shown,
                            portrait.claim_count));
  }
}

Json ToJson(const Connection& connection) {
  Json json = {{"predicate", connection.predicate},
               {"direction", connection.outgoing ? "out" : "in"},
               {"contested", connection.contested},
               {"claim_count", connection.claim_count}};
  if (const auto* other = std::get_if<EntityLabel>(&connection.other)) {
    json["entity"] = {{"id", other->id.ToString()}, {"name", other->name}};
  } else {
    json["value"] = TextOf(connection.other);
  }
  Json& claims = json["claims"] = Json::array();
  for (const ClaimView& claim : connection.claims) {
    claims.push_back(quipu::ToJson(claim));
  }
  return json;
}

Json ToJson(const EntityPortrait& portrait, const GraphVersion& version) {
  const EntityLabel& entity = portrait.details.entity;
  Json json = {{"id", entity.id.ToString()},
               {"name", entity.name},
               {"type", entity.type}};
  Json& aliases = json["aliases"] = Json::array();
  for (const auto& [alias, count] : Aliases(portrait.details)) {
    aliases.push_back({{"name", alias}, {"count", count}});
  }
  Json& documents = json["documents"] = Json::array();
  for (const Citation& document : portrait.documents) {
    documents.push_back(
        {{"document", document.key.value}, {"title", document.title}});
  }
  Json& relations = json["relations"] = Json::array();
  for (const Connection& connection : portrait.connections) {
    relations.push_back(ToJson(connection));
  }
  json["claims"] = portrait.claim_count;
  json["claims_shown"] = portrait.claims_shown;
  AddLeftOutJson(portrait.left_out, "claims", json);
  json["unknown_names"] = portrait.unknown_names;
  json["generation"] = version.generation;
  json["input"] = version.input.ToHex();
  return json;
}

Result<ExitCode> TellWhy(const ShowArguments& arguments,
                         const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const auto generation, OpenGeneration(context.store));
  const QueryEngine engine(generation);
  QUIPU_TRY(const EntityHit hit, NameToEntity(engine, arguments.entity));
  QUIPU_TRY(const EntityDetails details, engine.Details(hit.number));
  QUIPU_TRY(const IdentityReasons reasons,
            ReasonsOf(generation->reader(), hit.number));
  const EntityLabel& entity = details.entity;
  if (arguments.format == Format::kJson) {
    Json json = {{"id", entity.id.ToString()},
                 {"name", entity.name},
                 {"type", entity.type}};
    json["why"] = ToJson(reasons);
    screen.Raw(ToText(json, 2) + "\n");
  } else {
    PrintHeading(details, screen);
    PrintReasons(reasons, screen);
  }
  return ExitCode::kFound;
}

Result<ExitCode> Run(const ShowArguments& arguments, const Context& context) {
  if (arguments.why) return TellWhy(arguments, context);
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const EntityHit hit, NameToEntity(engine, arguments.entity));
  QUIPU_TRY(const ClaimFilters filters, ReadClaimFilters(arguments.claims));
  QUIPU_TRY(const EntityPortrait portrait,
            engine.Portrait(hit.number, arguments.limit, filters));
  ExplainUnknownNames(portrait.unknown_names);
  ExplainLeftOut(portrait.left_out, "claim");
  if (arguments.format == Format::kJson) {
    context.screen.Raw(ToText(ToJson(portrait, engine.version()), 2) + "\n");
  } else {
    PrintPortrait(portrait, context.screen);
  }
  return ExitCode::kFound;
}

}  // namespace

Command ShowCommand() {
  return MakeCommand<ShowArguments>(
      {"show", kQuestionCommands, "Show one entity and every claim about it",
       "  quipu show \"Alberto Fujimori\"\n"
       "  quipu show '#4c1rj9'\n"
       "  quipu show \"Thomas Keane\" --why\n"
       "  quipu show \"Alberto Fujimori\" --as-of 1992-04-05\n"
       "  quipu show \"Thomas Keane\" --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
