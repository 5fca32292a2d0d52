// What was decided.

#include <string>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"
#include "ingest/curation/decision_log.h"
#include "ingest/curation/decision_text.h"

namespace quipu {
namespace {

struct LogArguments {
  bool pending = false;
  Format format = Format::kTable;
};

void DeclareOptions(LogArguments& arguments, OptionList& options) {
  options.AddFlag("--pending", arguments.pending,
                  "Only decisions without effect, since the words that they "
                  "point at are not found");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

Json OrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

std::vector<Json> DecisionRow(const LoggedDecision& decision) {
  const CurationEntry& entry = decision.entry;
  Json anchors = Json::array();
  for (const Anchor& anchor : entry.anchors) {
    anchors.push_back(
        {{"document", anchor.document.value}, {"quote", anchor.quote}});
  }
  return {entry.sequence,
          OrNull(TimeText(entry)),
          OrNull(entry.author),
          decision.pending ? "pending" : "active",
          std::string(KindText(entry.kind)),
          DecisionText(entry),
          OrNull(entry.value),
          OrNull(entry.note),
          std::move(anchors),
          decision.lost_anchors};
}

Result<ExitCode> Run(const LogArguments& arguments, const Context& context) {
  QUIPU_TRY(const auto generation, OpenGeneration(context.store));
  QUIPU_TRY(const std::vector<LoggedDecision> log,
            ReadDecisionLog(generation->reader(),
                            {.pending_only = arguments.pending}));
  Listing listing{{{"decision", "N"},
                   {"time", "TIME"},
                   {"author", "AUTHOR"},
                   {"state", "STATE"},
                   {"kind", "KIND"},
                   {"text", "DECISION"},
                   {"value", ""},
                   {"reason", "REASON"},
                   {"anchors", ""},
                   {"lost_anchors", ""}},
                  {}};
  for (const LoggedDecision& decision : log) {
    listing.rows.push_back(DecisionRow(decision));
  }
  Print(listing, "decisions", arguments.format, context.screen);
  return listing.rows.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command LogCommand() {
  return MakeCommand<LogArguments>(
      {"log", kDecisionCommands, "List what was decided, by whom and why",
       "  quipu log\n"
       "  quipu log --format jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
