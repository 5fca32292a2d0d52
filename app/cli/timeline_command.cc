// See timeline_command.h.

#include "app/cli/timeline_command.h"

#include <fmt/core.h>

#include <algorithm>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/left_out.h"
#include "app/cli/naming.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"
#include "app/cli/time_text.h"

namespace quipu {
namespace {

constexpr size_t kClashesPrinted = 3;

struct TimelineArguments {
  std::string entity;
  uint32_t limit = 25;
  ClaimArguments claims;
  Format format = Format::kTable;
};

void DeclareOptions(TimelineArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
  options.AddNumber("--limit", arguments.limit, {1, 100000},
                    "Most claims to print (default: 25)");
  AddClaimOptions(arguments.claims, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

// "8 November 1973 (b.txt#4 and 2 more)".
std::string ClashText(const DateClash& clash) {
  const std::string more =
      clash.claims > 1 ? fmt::format(" and {} more", clash.claims - 1) : "";
  return fmt::format("{} ({}{})", TimeText(clash.time),
                     OneLine(ClaimIdOf(clash.document, clash.claim)), more);
}

// "8 November 1973 (b.txt#4); 9 November 1973 (c.txt#2)"; "" if nothing
// contradicts it.
std::string ClashesText(const TimelineEntry& entry) {
  std::string text;
  const size_t shown = std::min(entry.clashes.size(), kClashesPrinted);
  for (size_t i = 0; i < shown; ++i) {
    text += (i == 0 ? "" : "; ") + ClashText(entry.clashes[i]);
  }
  if (entry.clash_count > shown) {
    text += fmt::format("; {} more dates", entry.clash_count - shown);
  }
  return text;
}

StyledText Heading(const TimelineEntry& entry) {
  const ClaimView& claim = entry.claim;
  StyledText heading{{OneLine(claim.subject.name), Style::kSubject},
                     {" —[" + claim.predicate + "]→ ", Style::kPredicate},
                     {OneLine(TextOf(claim.object)), Style::kObject}};
  if (entry.by_event) {
    heading.push_back({"  (when the event was)", Style::kFaint});
  }
  return heading;
}

// Whether both claims say the same of one time, so that one heading does.
bool SayTheSame(const TimelineEntry& a, const TimelineEntry& b) {
  return a.time == b.time && a.by_event == b.by_event &&
         a.claim.subject == b.claim.subject &&
         a.claim.predicate == b.claim.predicate &&
         TextOf(a.claim.object) == TextOf(b.claim.object) &&
         ClashesText(a) == ClashesText(b);
}

void PrintTimeline(const Timeline& timeline, Screen& screen) {
  const TimelineEntry* before = nullptr;
  for (const TimelineEntry& entry : timeline.entries) {
    if (before == nullptr || !SayTheSame(*before, entry)) {
      if (before != nullptr) {
        screen.Line();
      }
      if (before == nullptr || before->time != entry.time) {
        screen.Line({{TimeText(entry.time), Style::kStrong}});
      }
      screen.Paragraph(Heading(entry), "  ", "    ");
      if (entry.clash_count > 0) {
        screen.Paragraph(
            {{"contradicted: " + ClashesText(entry), Style::kWarning}}, "    ",
            "    ");
      }
    }
    PrintClaim(entry.claim, "    ", screen);
    before = &entry;
  }
  if (before != nullptr) {
    screen.Line();
  }
  const uint64_t shown = timeline.entries.size();
  const uint64_t undated = timeline.left_out.undated;
  screen.Line(fmt::format("{} of {} dated claim{} about {}; {} without a date",
                          shown, timeline.total, timeline.total == 1 ? "" : "s",
                          OneLine(timeline.entity.name), undated));
  if (timeline.total > shown) {
    screen.Line(fmt::format("{} more: --limit {}", timeline.total - shown,
                            timeline.total));
  }
}

Json ToJson(const TimelineEntry& entry) {
  const ClaimView& claim = entry.claim;
  Json json = {{"when", TimeText(entry.time)}};
  json.update(quipu::ToJson(entry.time));
  json["dated_by"] = entry.by_event ? "event" : "claim";
  json["subject"] = EntityJson(claim.subject);
  json["predicate"] = claim.predicate;
  if (const auto* object = std::get_if<EntityLabel>(&claim.object)) {
    json["object"] = EntityJson(*object);
  } else {
    json["value"] = TextOf(claim.object);
  }
  json["claim"] = quipu::ToJson(claim);
  Json& clashes = json["contradicted_by"] = Json::array();
  for (const DateClash& clash : entry.clashes) {
    Json& added = clashes.emplace_back(Json{{"when", TimeText(clash.time)}});
    added.update(quipu::ToJson(clash.time));
    added["claims"] = clash.claims;
    added["first"] = ClaimIdOf(clash.document, clash.claim);
  }
  return json;
}

Json ToJson(const Timeline& timeline, const GraphVersion& version) {
  Json json = {{"entity", EntityJson(timeline.entity)},
               {"total", timeline.total}};
  AddLeftOutJson(timeline.left_out, "claims", json);
  json["unknown_names"] = timeline.unknown_names;
  json["generation"] = version.generation;
  json["input"] = version.input.ToHex();
  Json& entries = json["entries"] = Json::array();
  for (const TimelineEntry& entry : timeline.entries) {
    entries.push_back(ToJson(entry));
  }
  return json;
}

// A row an entry.
Listing ToListing(const Timeline& timeline) {
  Listing listing{{{"when", ""},
                   {"earliest", ""},
                   {"latest", ""},
                   {"dated_by", ""},
                   {"contradicted_by", ""}},
                  {}};
  for (Column& column : ClaimColumns()) {
    listing.columns.push_back(std::move(column));
  }
  for (const TimelineEntry& entry : timeline.entries) {
    Json time = quipu::ToJson(entry.time);
    const ClaimView& claim = entry.claim;
    std::vector<Json> row{
        TimeText(entry.time), time["begin"]["earliest"], time["end"]["latest"],
        entry.by_event ? "event" : "claim", ClashesText(entry)};
    for (Json& cell : ClaimCells(claim.subject.name, claim.predicate,
                                 TextOf(claim.object), claim)) {
      row.push_back(std::move(cell));
    }
    listing.rows.push_back(std::move(row));
  }
  return listing;
}

Result<ExitCode> Run(const TimelineArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  TimelineQuestion question;
  QUIPU_TRY(question.filters, ReadClaimFilters(arguments.claims));
  question.limit = arguments.limit;
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const EntityHit hit, NameToEntity(engine, arguments.entity));
  question.entity = hit.number;
  QUIPU_TRY(const Timeline timeline, engine.TimelineOf(question));
  ExplainUnknownNames(timeline.unknown_names);
  ExplainLeftOut({.undated = 0, .unpublished = timeline.left_out.unpublished},
                 "claim");
  switch (arguments.format) {
    case Format::kTable:
      PrintTimeline(timeline, screen);
      break;
    case Format::kJson:
      screen.Raw(ToText(ToJson(timeline, engine.version()), 2) + "\n");
      break;
    case Format::kJsonLines:
      for (const TimelineEntry& entry : timeline.entries) {
        screen.Raw(ToText(ToJson(entry), -1) + "\n");
      }
      break;
    case Format::kCsv:
      PrintCsv(ToListing(timeline), screen);
      break;
  }
  return timeline.entries.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command TimelineCommand() {
  return MakeCommand<TimelineArguments>(
      {"timeline", kQuestionCommands,
       "What is said of an entity, by when it was",
       "  quipu timeline \"Alberto Fujimori\"\n"
       "  quipu timeline Lurigancho --since 1986-06 --until 1986\n"
       "  quipu timeline \"Thomas Keane\" --certainly --as-of 1983 --format "
       "json"},
      DeclareOptions, Run);
}

}  // namespace quipu
