// Some mentions of an entity are of another one.

#include <string>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "app/cli/output/progress.h"
#include "app/cli/output/text.h"
#include "ingest/curation/decisions.h"

namespace quipu {
namespace {

struct SplitArguments {
  std::string entity;
  std::vector<std::string> mentions;
  DecisionArguments decision;
};

void DeclareOptions(SplitArguments& arguments, OptionList& options) {
  options.AddOperand("ENTITY", arguments.entity, "ENTITY",
                     "A name, an alias, or # and the beginning of an id");
  options.AddRepeated("--mention", arguments.mentions, "DOC",
                      "What is of another one: all mentions in a document, or "
                      "those of a claim, by its id");
  AddDecisionOptions(arguments.decision, options);
}

Result<MemberChoice> ChoiceOf(const DecisionDesk& desk,
                              const std::string& mention) {
  QUIPU_TRY(const auto document, desk.Document(mention));
  if (document) return MemberChoice{{mention}, std::nullopt};
  if (mention.find('#') == mention.npos) {
    return NotFound("\"" + OneLine(mention) +
                    "\" is neither a document nor the id of a claim");
  }
  QUIPU_TRY(auto claim, desk.Claim(mention));
  return MemberChoice{std::move(claim.first), claim.second};
}

Result<ExitCode> Run(const SplitArguments& arguments, const Context& context) {
  if (arguments.mentions.empty()) {
    return InvalidArgument(
        "which mentions are of another one? Name documents or claims with "
        "--mention");
  }
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(const Handle entity, desk.Entity(arguments.entity));
  std::vector<MemberChoice> chosen;
  for (const std::string& mention : arguments.mentions) {
    QUIPU_TRY(chosen.emplace_back(), ChoiceOf(desk, mention));
  }
  QUIPU_TRY(SplitDraft draft, SplitDecision(desk.reader(), entity, chosen));
  for (const DocumentKey& document : draft.left_out) {
    Complain(document.value +
             ": no mention of it stands in words that the document has only "
             "once, so that it goes where its names lead");
  }
  return desk.Record(std::move(draft.entry), arguments.decision,
                     context.screen);
}

}  // namespace

Command SplitCommand() {
  return MakeCommand<SplitArguments>(
      {"split", kDecisionCommands,
       "Decide that some mentions are of another entity",
       "  quipu split \"Alan García\" --mention peru/carta_familiares.txt "
       "--reason \"a namesake\"\n"
       "  quipu split '#sv6b1x8z' --mention 'peru/chronology.md#3' --mention "
       "peru/obituary_keane.txt"},
      DeclareOptions, Run);
}

}  // namespace quipu
