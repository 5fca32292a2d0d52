// See show_command.h.

#include "app/cli/show_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/naming.h"
#include "app/cli/output/json.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

struct ShowArguments {
  std::string entity;
  uint32_t limit = 25;
  Format format = Format::kTable;
};

void DeclareOptions(ShowArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
  options.AddNumber("--limit", arguments.limit, {1, 100000},
                    "Most claims to print (default: 25)");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// One relation of the entity, from its point of view.
struct Connection {
  std::string predicate;
  Direction direction = Direction::kOut;
  std::string other;     // the name of the entity at the other end, or a value
  std::string other_id;  // "" for a value
  RelationNumber relation;
  uint32_t claim_count = 0;
  std::vector<QuotedClaim> claims;  // as many as --limit lets through
};

struct Source {
  std::string key;
  std::string title;
};

struct Portrait {
  EntityRecord record;
  std::vector<std::pair<std::string, uint32_t>> aliases;  // most used first
  std::vector<Source> documents;                          // by key
  std::vector<Connection> connections;  // by predicate, direction, other
  uint64_t claims = 0;
  uint64_t claims_shown = 0;
};

std::string NameOf(const StoreState& state, PredicateNumber predicate) {
  return predicate.value < state.predicates.size()
             ? state.predicates[predicate.value]
             : "";
}

std::vector<std::pair<std::string, uint32_t>> Aliases(
    const EntityRecord& record) {
  std::map<std::string, uint32_t> counts;
  for (const Tally& tally : record.names) {
    if (tally.kind != NameKind::kDescription) {
      counts[tally.text] += tally.count;
    }
  }
  counts.erase(record.name);
  std::vector<std::pair<std::string, uint32_t>> aliases(counts.begin(),
                                                        counts.end());
  std::stable_sort(
      aliases.begin(), aliases.end(),
      [](const auto& a, const auto& b) { return a.second > b.second; });
  return aliases;
}

Result<std::vector<Source>> Sources(const Reader& reader, EntityNumber entity) {
  std::set<DocumentNumber> numbers;
  QUIPU_CHECK(
      entities::ForEachMember(reader, entity, [&](const Member& member) {
        numbers.insert(member.local.document);
        return true;
      }));
  std::vector<Source> sources;
  for (const DocumentNumber number : numbers) {
    QUIPU_TRY(const Document document,
              documents::ReadWithoutText(reader, number));
    sources.push_back({document.key.value, document.metadata.title
                                               ? document.metadata.title->value
                                               : ""});
  }
  std::sort(sources.begin(), sources.end(),
            [](const auto& a, const auto& b) { return a.key < b.key; });
  return sources;
}

Result<std::vector<Connection>> Edges(const Reader& reader, EntityNumber entity,
                                      const StoreState& state) {
  std::vector<Connection> connections;
  std::vector<EntityNumber> others;
  for (const Direction direction : {Direction::kOut, Direction::kIn}) {
    QUIPU_CHECK(relations::ForEachEdge(
        reader, entity, direction, [&](const AdjacentEdge& edge) {
          Connection& added = connections.emplace_back();
          added.direction = direction;
          added.predicate = NameOf(state, edge.predicate);
          added.relation = edge.relation;
          others.push_back(edge.other);
          return true;
        }));
  }
  QUIPU_TRY(const auto records, entities::ReadMany(reader, others));
  for (size_t i = 0; i < connections.size(); ++i) {
    if (records[i]) {
      connections[i].other = records[i]->name;
      connections[i].other_id = records[i]->id.ToString();
    }
  }
  return connections;
}

Result<void> AddAttributes(const Reader& reader, EntityNumber entity,
                           const StoreState& state,
                           std::vector<Connection>& connections) {
  const size_t first = connections.size();
  std::vector<RelationNumber> numbers;
  QUIPU_CHECK(relations::ForEachAttribute(
      reader, entity, [&](PredicateNumber predicate, RelationNumber relation) {
        Connection& added = connections.emplace_back();
        added.predicate = NameOf(state, predicate);
        added.relation = relation;
        numbers.push_back(relation);
        return true;
      }));
  QUIPU_TRY(const auto records, relations::ReadMany(reader, numbers));
  for (size_t i = 0; i < records.size(); ++i) {
    const LiteralKey* literal =
        records[i] ? std::get_if<LiteralKey>(&records[i]->object) : nullptr;
    connections[first + i].other = literal != nullptr ? literal->text : "";
  }
  return {};
}

// Fills in claims, `limit` of all connections together, and values as the first
// claim words them.
Result<void> ReadClaims(const Reader& reader, uint64_t limit,
                        Portrait& portrait) {
  QuoteReader quotes(reader);
  for (Connection& connection : portrait.connections) {
    std::vector<ClaimRef> claims;
    const uint64_t room = limit - portrait.claims_shown;
    QUIPU_CHECK(relations::ForEachClaim(reader, connection.relation,
                                        [&](const ClaimRef& claim) {
                                          ++connection.claim_count;
                                          if (claims.size() < room) {
                                            claims.push_back(claim);
                                          }
                                          return true;
                                        }));
    QUIPU_TRY(connection.claims, quotes.Read(claims));
    if (!connection.claims.empty() && connection.claims.front().object) {
      connection.other = connection.claims.front().object->text;
    }
    portrait.claims += connection.claim_count;
    portrait.claims_shown += connection.claims.size();
  }
  return {};
}

Result<Portrait> ReadPortrait(const Reader& reader, EntityNumber number,
                              uint64_t limit) {
  Portrait portrait;
  QUIPU_TRY(auto record, entities::Read(reader, number));
  if (!record) {
    return Corruption("the store lacks an entity that its names point to");
  }
  portrait.record = std::move(*record);
  portrait.aliases = Aliases(portrait.record);
  QUIPU_TRY(portrait.documents, Sources(reader, number));
  QUIPU_TRY(const StoreState state, ReadState(reader));
  QUIPU_TRY(portrait.connections, Edges(reader, number, state));
  QUIPU_CHECK(AddAttributes(reader, number, state, portrait.connections));
  const auto order = [](const Connection& connection) {
    return std::tie(connection.predicate, connection.direction,
                    connection.other, connection.other_id);
  };
  std::stable_sort(portrait.connections.begin(), portrait.connections.end(),
                   [&](const Connection& a, const Connection& b) {
                     return order(a) < order(b);
                   });
  QUIPU_CHECK(ReadClaims(reader, limit, portrait));
  return portrait;
}

void PrintConnection(const Connection& connection, Screen& screen) {
  StyledText heading;
  if (connection.direction == Direction::kIn) {
    heading.push_back({connection.other, Style::kStrong});
    heading.push_back(
        {" —[" + connection.predicate + "]→ this", Style::kPredicate});
  } else {
    heading.push_back({connection.predicate, Style::kPredicate});
    heading.push_back(
        {connection.other_id.empty() ? " = " : " → ", Style::kPredicate});
    heading.push_back({OneLine(connection.other), Style::kStrong});
  }
  screen.Line();
  screen.Paragraph(heading, "", "  ");
  for (const QuotedClaim& claim : connection.claims) {
    PrintClaim(claim, "  ", screen);
  }
}

void PrintPortrait(const Portrait& portrait, Screen& screen) {
  screen.Line({{portrait.record.name, Style::kStrong},
               {"  " + portrait.record.type, Style::kPlain},
               {"  #" + portrait.record.id.ToString(), Style::kFaint}});
  std::string aliases;
  for (const auto& [alias, count] : portrait.aliases) {
    aliases += fmt::format("{}{} ({})", aliases.empty() ? "" : ", ",
                           OneLine(alias), count);
  }
  if (!aliases.empty()) {
    screen.Paragraph({{"also called: " + aliases, Style::kPlain}}, "", "  ");
  }
  screen.Line(fmt::format("documents: {}", portrait.documents.size()));
  for (const Source& source : portrait.documents) {
    screen.Line({{"  " + source.key, Style::kPlain},
                 {source.title.empty() ? "" : "  " + OneLine(source.title),
                  Style::kFaint}});
  }
  for (const Connection& connection : portrait.connections) {
    if (!connection.claims.empty()) {
      PrintConnection(connection, screen);
    }
  }
  screen.Line();
  screen.Line(fmt::format("{} claim{}", portrait.claims,
                          portrait.claims == 1 ? "" : "s"));
  if (portrait.claims > portrait.claims_shown) {
    screen.Line(fmt::format("{} more: --limit {}",
                            portrait.claims - portrait.claims_shown,
                            portrait.claims));
  }
}

Json ToJson(const Connection& connection) {
  Json json = {
      {"predicate", connection.predicate},
      {"direction", connection.direction == Direction::kOut ? "out" : "in"},
      {"claim_count", connection.claim_count}};
  if (connection.other_id.empty()) {
    json["value"] = connection.other;
  } else {
    json["entity"] = {{"id", connection.other_id}, {"name", connection.other}};
  }
  Json& claims = json["claims"] = Json::array();
  for (const QuotedClaim& claim : connection.claims) {
    claims.push_back(quipu::ToJson(claim));
  }
  return json;
}

Json ToJson(const Portrait& portrait, const StoreState& state) {
  Json json = {{"id", portrait.record.id.ToString()},
               {"name", portrait.record.name},
               {"type", portrait.record.type}};
  Json& aliases = json["aliases"] = Json::array();
  for (const auto& [alias, count] : portrait.aliases) {
    aliases.push_back({{"name", alias}, {"count", count}});
  }
  Json& documents = json["documents"] = Json::array();
  for (const Source& source : portrait.documents) {
    documents.push_back({{"document", source.key}, {"title", source.title}});
  }
  Json& relations = json["relations"] = Json::array();
  for (const Connection& connection : portrait.connections) {
    relations.push_back(ToJson(connection));
  }
  json["claims"] = portrait.claims;
  json["claims_shown"] = portrait.claims_shown;
  json["generation"] = state.generation;
  json["input"] = state.input.ToHex();
  return json;
}

Result<ExitCode> Run(const ShowArguments& arguments, const Context& context) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(context.store));
  const Reader& reader = *graph.snapshot;
  QUIPU_TRY(const EntityHit hit, NameToEntity(reader, arguments.entity));
  QUIPU_TRY(const Portrait portrait,
            ReadPortrait(reader, hit.number, arguments.limit));
  if (arguments.format == Format::kJson) {
    QUIPU_TRY(const StoreState state, ReadState(reader));
    context.screen.Raw(ToText(ToJson(portrait, state), 2) + "\n");
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
       "  quipu show PCP --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
