// What an entity is called, and of what type it is.

#include <string>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "ingest/curation/decisions.h"

namespace quipu {
namespace {

struct RenameArguments {
  std::string entity;
  std::string value;  // the name or the type
  DecisionArguments decision;
};

void DeclareEntity(RenameArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
}

void DeclareRename(RenameArguments& arguments, OptionList& options) {
  DeclareEntity(arguments, options);
  options.AddOperand("NAME", arguments.value, "NAME", "What it is called");
  AddDecisionOptions(arguments.decision, options);
}

void DeclareRetype(RenameArguments& arguments, OptionList& options) {
  DeclareEntity(arguments, options);
  options.AddOperand("TYPE", arguments.value, "TYPE",
                     "A type of the store's ontology");
  AddDecisionOptions(arguments.decision, options);
}

Result<ExitCode> Rename(const RenameArguments& arguments,
                        const Context& context) {
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(const Handle entity, desk.Entity(arguments.entity));
  QUIPU_TRY(CurationEntry entry,
            RenameDecision(desk.reader(), entity, arguments.value));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

Result<ExitCode> Retype(const RenameArguments& arguments,
                        const Context& context) {
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(const Handle entity, desk.Entity(arguments.entity));
  QUIPU_TRY(CurationEntry entry, RetypeDecision(desk.reader(), desk.ontology(),
                                                entity, arguments.value));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

}  // namespace

Command RenameCommand() {
  return MakeCommand<RenameArguments>(
      {"rename", kDecisionCommands, "Decide what an entity is called",
       "  quipu rename Keane \"Father Thomas Keane\"\n"
       "  quipu rename \"Alder Press\" \"The Alder Press\" --reason \"as it "
       "signs\""},
      DeclareRename, Rename);
}

Command RetypeCommand() {
  return MakeCommand<RenameArguments>(
      {"retype", kDecisionCommands, "Decide of what type an entity is",
       "  quipu retype \"Santa Bárbara\" Prison\n"
       "  quipu retype \"Alder Press\" Publication --reason \"it is a paper\""},
      DeclareRetype, Retype);
}

}  // namespace quipu
