// What a document says of itself.

#include <string>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "ingest/curation/additions.h"

namespace quipu {
namespace {

struct CorrectArguments {
  std::string document;
  Correction correction;
  DecisionArguments decision;
};

void DeclareOptions(CorrectArguments& arguments, OptionList& options) {
  options.AddOperand("DOC", arguments.document, "DOC",
                     "A document, by the key that `quipu documents` shows");
  options.AddChoice("FIELD", arguments.correction.field,
                    {{"title", MetadataField::kTitle},
                     {"authors", MetadataField::kAuthors},
                     {"publisher", MetadataField::kPublisher},
                     {"date", MetadataField::kPublished}},
                    "What is wrong");
  options.AddOptionalOperands("VALUE", arguments.correction.values, "VALUE",
                              "What is right; authors can be several, and "
                              "nothing means that the document does not say");
  AddDecisionOptions(arguments.decision, options);
}

Result<ExitCode> Run(const CorrectArguments& arguments,
                     const Context& context) {
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(CurationEntry entry,
            CorrectDecision(desk.reader(), {arguments.document},
                            arguments.correction));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

}  // namespace

Command CorrectCommand() {
  return MakeCommand<CorrectArguments>(
      {"correct", kDecisionCommands,
       "Correct what a document says of itself: title, authors, publisher, "
       "date",
       "  quipu correct peru/email_residence.txt date 1997-04-24\n"
       "  quipu correct peru/obituary_keane.txt authors \"Daniel Whitcombe\" "
       "\"Lucie Arnaud\"\n"
       "  quipu correct peru/carta_familiares.txt publisher --reason \"not "
       "published\""},
      DeclareOptions, Run);
}

}  // namespace quipu
