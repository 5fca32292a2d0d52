// See compare_command.h.

#include "app/cli/compare_command.h"

#include <fmt/format.h>

#include <string>
#include <vector>

#include "app/cli/comparison_printer.h"
#include "app/cli/filter_options.h"
#include "app/cli/hops.h"
#include "app/cli/left_out.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct CompareArguments {
  std::vector<std::string> documents;
  uint32_t limit = kDefaultCompared;
  uint32_t quotes = kDefaultComparedQuotes;
  ClaimArguments claims;
  Format format = Format::kTable;
};

void DeclareOptions(CompareArguments& arguments, OptionList& options) {
  options.AddOperands(
      "DOC", arguments.documents, "DOC",
      "Documents, by their keys as `quipu documents` has them; "
      "one alone is compared with those that speak of the same");
  options.AddNumber("--limit", arguments.limit, {1, 100000},
                    "Most to print of each kind (default: 10)");
  options.AddNumber("--quotes", arguments.quotes, {1, 1000},
                    "Most claims to print for a relation or a position "
                    "(default: 2)");
  AddClaimOptionsOfDocuments(arguments.claims, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

Result<ComparisonView> Ask(const CompareArguments& arguments,
                           const QueryEngine& engine) {
  CompareQuestion question;
  for (const std::string& key : arguments.documents) {
    QUIPU_TRY(const auto document, engine.FindDocument({key}));
    if (!document) {
      return NotFound("no document " + key +
                      "; `quipu documents` lists all of them");
    }
    question.documents.push_back(*document);
  }
  QUIPU_TRY(question.filters, ReadClaimFilters(arguments.claims));
  question.limit = arguments.limit;
  question.claims_per_item = arguments.quotes;
  return engine.Compare(question);
}

void PrintAnswer(const ComparisonView& answer, Screen& screen) {
  PrintComparison(answer, screen);
  if (answer.related_total > kMaxCompared - 1) {
    screen.Line(
        fmt::format("compared with the nearest {} of {} documents that "
                    "speak of the same",
                    kMaxCompared - 1, answer.related_total));
  }
  screen.Line(fmt::format(
      "{} said by one alone, {} left out, {} contradicted, {} named "
      "differently; {}",
      answer.alone.total, answer.omitted.total, answer.disputes.total,
      answer.namings.total, CompletenessText(answer.outcome.completeness)));
}

Result<ExitCode> Run(const CompareArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const ComparisonView answer, Ask(arguments, engine));
  ExplainLeftOut(answer.outcome.left_out, "claim");
  switch (arguments.format) {
    case Format::kTable:
      PrintAnswer(answer, screen);
      break;
    case Format::kJson: {
      Json json = ToJson(answer);
      AddAnswerJson(engine.version(), answer.outcome.completeness, json);
      AddLeftOutJson(answer.outcome.left_out, "claims", json);
      screen.Raw(ToText(json, 2) + "\n");
      break;
    }
    case Format::kJsonLines:
      PrintComparisonLines(answer, screen);
      break;
    case Format::kCsv:
      PrintCsv(ToListing(answer), screen);
      break;
  }
  const bool none = answer.alone.total + answer.omitted.total +
                        answer.disputes.total + answer.namings.total ==
                    0;
  return none ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command CompareCommand() {
  return MakeCommand<CompareArguments>(
      {"compare", kQuestionCommands,
       "What documents say alone, leave out, contradict and name differently",
       "  quipu compare peru/carta_familiares.txt\n"
       "  quipu compare shipping/company_profile.md "
       "shipping/letter_halvorsen.txt\n"
       "  quipu compare shipping/chronology.md --limit 3 --format jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
