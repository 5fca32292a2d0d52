// Two entities, or more, are one.

#include <string>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "ingest/curation/decisions.h"

namespace quipu {
namespace {

struct MergeArguments {
  std::vector<std::string> entities;
  DecisionArguments decision;
};

void DeclareOptions(MergeArguments& arguments, OptionList& options) {
  options.AddOperands("ENTITY", arguments.entities, "ENTITY",
                      "Two entities or more: names, aliases, or # and the "
                      "beginning of an id");
  AddDecisionOptions(arguments.decision, options);
}

Result<ExitCode> Run(const MergeArguments& arguments, const Context& context) {
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(const std::vector<Handle> entities,
            desk.Entities(arguments.entities));
  QUIPU_TRY(CurationEntry entry,
            MergeDecision(desk.reader(), desk.ontology(), entities));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

}  // namespace

Command MergeCommand() {
  return MakeCommand<MergeArguments>(
      {"merge", kDecisionCommands, "Decide that entities are one",
       "  quipu merge \"Straits Shipping Authority\" \"Autorité maritime des "
       "Détroits\" --reason \"its French name\"\n"
       "  quipu merge '#sv6b1x8z' '#fnks1564' '#2s9q0rmh'"},
      DeclareOptions, Run);
}

}  // namespace quipu
