// What a document mentions or claims, on words that the analyst quotes.

#include <optional>
#include <string>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/curation/decision.h"
#include "ingest/curation/additions.h"

namespace quipu {
namespace {

enum class Addition : uint8_t { kMention, kEntity, kClaim };

struct AddArguments {
  Addition what = Addition::kMention;
  std::vector<std::string> operands;
  QuotedWords words;
  MentionKind kind = MentionKind::kName;
  std::string type;
  std::string name;
  std::optional<LiteralKind> literal;
  bool negative = false;
  Modality modality = Modality::kAsserted;
  std::string speaker;
  std::string speaker_words;
  std::optional<PartialDate> date;
  std::optional<PartialDate> since;
  std::optional<PartialDate> until;
  DecisionArguments decision;
};

void DeclareWords(AddArguments& arguments, OptionList& options) {
  options.AddText("--document", arguments.words.document.value, "DOC",
                  "The document that has the words");
  options.AddText("--quote", arguments.words.quote, "WORDS",
                  "The words that mention or claim it, as written");
  options.AddText("--within", arguments.words.within, "WORDS",
                  "Words around them, if they stand there more than once");
}

void DeclareMention(AddArguments& arguments, OptionList& options) {
  options.AddChoice("--kind", arguments.kind,
                    {{"name", MentionKind::kName},
                     {"nominal", MentionKind::kNominal},
                     {"pronoun", MentionKind::kPronoun}},
                    "What the words of a mention are; a name is one of the "
                    "entity's from now on (default: name)");
  options.AddText("--type", arguments.type, "TYPE",
                  "Of an entity: a type of the store's ontology");
  options.AddText("--name", arguments.name, "NAME",
                  "Of an entity: what it is called, if not by the words");
}

void DeclareClaim(AddArguments& arguments, OptionList& options) {
  options.AddFlag("--negative", arguments.negative,
                  "Of a claim: the words say that it is not so");
  options.AddChoice("--modality", arguments.modality,
                    {{"asserted", Modality::kAsserted},
                     {"alleged", Modality::kAlleged},
                     {"denied", Modality::kDenied},
                     {"feared", Modality::kFeared},
                     {"planned", Modality::kPlanned}},
                    "Of a claim: how it is put (default: asserted)");
  options.AddChoice("--literal", arguments.literal,
                    {{"text", LiteralKind::kText},
                     {"date", LiteralKind::kDate},
                     {"quantity", LiteralKind::kQuantity}},
                    "Of a claim: OBJECT is such a value and no entity");
  options.AddText("--said-by", arguments.speaker, "ENTITY",
                  "Of a claim: who is made to say it");
  options.AddText("--said-by-words", arguments.speaker_words, "WORDS",
                  "The same, where it is no entity: \"a witness\"");
  options.AddDate("--date", arguments.date, "Of a claim: when it was so");
  options.AddDate("--since", arguments.since,
                  "Of a claim: when it began to be so");
  options.AddDate("--until", arguments.until,
                  "Of a claim: when it ceased to be so");
}

void DeclareOptions(AddArguments& arguments, OptionList& options) {
  options.AddChoice("WHAT", arguments.what,
                    {{"mention", Addition::kMention},
                     {"entity", Addition::kEntity},
                     {"claim", Addition::kClaim}},
                    "What the words are");
  options.AddOptionalOperands("ENTITY", arguments.operands, "ENTITY",
                              "Of a mention: what is mentioned; of a claim: "
                              "SUBJECT PREDICATE OBJECT");
  DeclareWords(arguments, options);
  DeclareMention(arguments, options);
  DeclareClaim(arguments, options);
  AddDecisionOptions(arguments.decision, options);
}

Result<CurationEntry> Mention(const AddArguments& arguments,
                              const DecisionDesk& desk) {
  if (arguments.operands.size() != 1) {
    return InvalidArgument("which entity do the words mention?");
  }
  QUIPU_TRY(const Handle entity, desk.Entity(arguments.operands[0]));
  return AddMentionDecision(desk.reader(), arguments.words, entity,
                            arguments.kind);
}

Result<CurationEntry> Entity(const AddArguments& arguments,
                             const DecisionDesk& desk) {
  if (!arguments.operands.empty()) {
    return InvalidArgument("the name of a new entity is given with --name");
  }
  if (arguments.type.empty()) return InvalidArgument("--type is required");
  return AddEntityDecision(desk.reader(), desk.ontology(), arguments.words,
                           arguments.type, arguments.kind, arguments.name);
}

Result<CurationEntry> ClaimEntry(const AddArguments& arguments,
                                 const DecisionDesk& desk) {
  if (arguments.operands.size() != 3) {
    return InvalidArgument("a claim is SUBJECT PREDICATE OBJECT");
  }
  if (arguments.date && (arguments.since || arguments.until)) {
    return InvalidArgument("--date excludes --since and --until");
  }
  ClaimDraft draft;
  QUIPU_TRY(draft.subject, desk.Entity(arguments.operands[0]));
  draft.predicate = arguments.operands[1];
  if (arguments.literal) {
    QUIPU_TRY(draft.object,
              ParseLiteral(*arguments.literal, arguments.operands[2]));
  } else {
    QUIPU_TRY(draft.object, desk.Entity(arguments.operands[2]));
  }
  if (arguments.negative) draft.polarity = Polarity::kNegative;
  draft.modality = arguments.modality;
  if (!arguments.speaker.empty()) {
    QUIPU_TRY(draft.speaker, desk.Entity(arguments.speaker));
  } else if (!arguments.speaker_words.empty()) {
    draft.speaker = arguments.speaker_words;
  }
  draft.since = arguments.date ? arguments.date : arguments.since;
  draft.until = arguments.date ? arguments.date : arguments.until;
  return AddClaimDecision(desk.reader(), desk.ontology(), arguments.words,
                          draft);
}

Result<CurationEntry> EntryOf(const AddArguments& arguments,
                              const DecisionDesk& desk) {
  switch (arguments.what) {
    case Addition::kMention:
      return Mention(arguments, desk);
    case Addition::kEntity:
      return Entity(arguments, desk);
    case Addition::kClaim:
      break;
  }
  return ClaimEntry(arguments, desk);
}

Result<ExitCode> Run(const AddArguments& arguments, const Context& context) {
  if (arguments.words.document.value.empty()) {
    return InvalidArgument("--document is required");
  }
  if (arguments.words.quote.empty()) {
    return InvalidArgument("--quote is required");
  }
  QUIPU_TRY(DecisionDesk desk, DecisionDesk::Open(context));
  QUIPU_TRY(CurationEntry entry, EntryOf(arguments, desk));
  return desk.Record(std::move(entry), arguments.decision, context.screen);
}

}  // namespace

Command AddCommand() {
  return MakeCommand<AddArguments>(
      {"add", kDecisionCommands,
       "Add a mention, an entity or a claim that a document has",
       "  quipu add mention \"Thomas Keane\" --document "
       "peru/obituary_keane.txt --quote chaplain --kind nominal\n"
       "  quipu add entity --document peru/obituary_keane.txt --quote \"the "
       "only list the families have\" --kind nominal --type Publication "
       "--name \"Keane's list\"\n"
       "  quipu add claim \"Ernesto Villalba\" leads \"San Dimas Committee\" "
       "--document peru/obituary_keane.txt --quote \"now leads the San Dimas "
       "Committee\" --since 1997-11\n"
       "  quipu add claim \"San Dimas Committee\" has_size 12 --literal "
       "quantity --document peru/obituary_keane.txt --quote \"with eleven "
       "mothers of prisoners\""},
      DeclareOptions, Run);
}

}  // namespace quipu
