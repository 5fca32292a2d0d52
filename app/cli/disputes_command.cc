// See disputes_command.h.

#include "app/cli/disputes_command.h"

#include <fmt/format.h>

#include <optional>
#include <string>
#include <vector>

#include "app/cli/dispute_printer.h"
#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/left_out.h"
#include "app/cli/naming.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct DisputesArguments {
  std::string entity;  // "": all
  uint32_t limit = 100;
  uint32_t quotes = kDefaultPositionQuotes;
  std::vector<std::string> predicates;
  ClaimArguments claims;
  Format format = Format::kTable;
};

void DeclareOptions(DisputesArguments& arguments, OptionList& options) {
  options.AddOptionalOperand("ENTITY", arguments.entity, "ENTITY",
                             "A name, an alias, or # and the beginning of an "
                             "id; without it, disputes on anything");
  options.AddNumber("--limit", arguments.limit, {1, 100000},
                    "Most disputes to print (default: 100)");
  options.AddRepeated("--predicate", arguments.predicates, "P",
                      "Only claims of this kind");
  AddClaimOptions(arguments.claims, options);
  options.AddNumber("--quotes", arguments.quotes, {0, 1000},
                    "Most claims to print for a position (default: 5)");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

Result<DisputesView> Ask(const DisputesArguments& arguments,
                         const QueryEngine& engine) {
  DisputeQuestion question;
  if (!arguments.entity.empty()) {
    QUIPU_TRY(const EntityHit entity, NameToEntity(engine, arguments.entity));
    question.entity = entity.number;
  }
  question.predicates.insert(arguments.predicates.begin(),
                             arguments.predicates.end());
  QUIPU_TRY(question.filters, ReadClaimFilters(arguments.claims));
  question.claims_per_position = arguments.quotes;
  question.limit = arguments.limit;
  return engine.Disputes(question);
}

void PrintAnswer(const DisputesView& answer, Screen& screen) {
  for (size_t i = 0; i < answer.disputes.size(); ++i) {
    PrintDispute(answer.disputes[i], i + 1, screen);
  }
  screen.Line(fmt::format("{} of {} dispute{}; {}", answer.disputes.size(),
                          answer.total, answer.total == 1 ? "" : "s",
                          CompletenessText(answer.outcome.completeness)));
  const uint64_t rest = answer.total - answer.disputes.size();
  if (rest > 0) {
    screen.Line(fmt::format("{} more: --limit {}", rest, answer.total));
  }
}

Json ToJson(const DisputesView& answer, const GraphVersion& version) {
  Json json;
  AddAnswerJson(version, answer.outcome.completeness, json);
  json["total"] = answer.total;
  AddLeftOutJson(answer.outcome.left_out, "claims", json);
  json["unknown_names"] = answer.outcome.unknown_names;
  Json& disputes = json["disputes"] = Json::array();
  for (const DisputeView& dispute : answer.disputes) {
    disputes.push_back(quipu::ToJson(dispute));
  }
  return json;
}

Result<ExitCode> Run(const DisputesArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const DisputesView answer, Ask(arguments, engine));
  ExplainUnknownNames(answer.outcome.unknown_names);
  ExplainLeftOut(answer.outcome.left_out, "claim");
  switch (arguments.format) {
    case Format::kTable:
      PrintAnswer(answer, screen);
      break;
    case Format::kJson:
      screen.Raw(ToText(ToJson(answer, engine.version()), 2) + "\n");
      break;
    case Format::kJsonLines:
      for (const DisputeView& dispute : answer.disputes) {
        screen.Raw(ToText(quipu::ToJson(dispute), -1) + "\n");
      }
      break;
    case Format::kCsv:
      PrintCsv(ToListing(answer.disputes), screen);
      break;
  }
  return answer.disputes.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command DisputesCommand() {
  return MakeCommand<DisputesArguments>(
      {"disputes", kQuestionCommands,
       "Claims that cannot all be true, side by side",
       "  quipu disputes\n"
       "  quipu disputes \"Marcus Teale\"\n"
       "  quipu disputes --predicate occurred_on --format jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
