// A document does not say so.

#include <string>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "ingest/curation/decisions.h"

namespace quipu {
namespace {

struct RejectArguments {
  std::string claim;
  DecisionArguments decision;
};

void DeclareOptions(RejectArguments& arguments, OptionList& options) {
  options.AddOperand("CLAIM", arguments.claim, "CLAIM",
                     "A claim's id, as `show` and `path` print it");
  AddDecisionOptions(arguments.decision, options);
}

Result<ExitCode> Run(const RejectArguments& arguments, const Context& context) {
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(const auto claim, desk.Claim(arguments.claim));
  QUIPU_TRY(CurationEntry entry,
            RejectDecision(desk.reader(), claim.first, claim.second));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

}  // namespace

Command RejectCommand() {
  return MakeCommand<RejectArguments>(
      {"reject", kDecisionCommands,
       "Decide that a document does not say what a claim has it say",
       "  quipu reject 'peru/chronology.md#3' --reason \"a misprint\"\n"
       "  quipu reject 'peru/sin_profile.md#0'"},
      DeclareOptions, Run);
}

}  // namespace quipu
