// See decision.h.

#include "app/cli/curation/decision.h"

#include <fmt/core.h>
#include <pwd.h>
#include <unistd.h>

#include <chrono>
#include <optional>
#include <variant>

#include "app/cli/identity_changes.h"
#include "app/cli/naming.h"
#include "app/cli/output/json.h"
#include "app/cli/output/text.h"
#include "ingest/curation/decision_text.h"
#include "ingest/pipeline/curate.h"
#include "query/text/passages.h"

namespace quipu {
namespace {

std::string UserName() {
  const passwd* const user = getpwuid(geteuid());
  return user == nullptr ? "" : user->pw_name;
}

int64_t Now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

Error Refusal(const Contradiction& contradiction) {
  std::string message = "refused: that contradicts what was decided before";
  for (const CurationEntry& entry : contradiction) {
    message += fmt::format("\ndecision {}, {}: {}", entry.sequence,
                           KindText(entry.kind), OneLine(DecisionText(entry)));
    if (!entry.note.empty()) {
      message += fmt::format(" ({})", OneLine(entry.note));
    }
  }
  return InvalidArgument(message + "\n`quipu undo N` takes one of them back");
}

}  // namespace

void AddDecisionOptions(DecisionArguments& arguments, OptionList& options) {
  options.AddText("--reason", arguments.reason, "TEXT",
                  "Why, for whoever reads the log");
  options.AddText("--author", arguments.author, "NAME",
                  "Who decides (default: QUIPU_AUTHOR, else the user's name)");
  options.FromEnvironment("QUIPU_AUTHOR");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

Result<DecisionDesk> DecisionDesk::Open(const Context& context) {
  QUIPU_TRY(StoreWithOntology opened, OpenForWriting(context.store, {}));
  QUIPU_TRY(auto generation, Generation::Pin(opened.store));
  return DecisionDesk(std::move(opened), std::move(generation));
}

Result<Handle> DecisionDesk::Entity(std::string_view name) const {
  QUIPU_TRY(const EntityHit hit, NameToEntity(engine_, name));
  return hit.id;
}

Result<std::vector<Handle>> DecisionDesk::Entities(
    const std::vector<std::string>& names) const {
  std::vector<Handle> handles;
  for (const std::string& name : names) {
    QUIPU_TRY(handles.emplace_back(), Entity(name));
  }
  return handles;
}

Result<std::optional<DocumentNumber>> DecisionDesk::Document(
    std::string_view key) const {
  return engine_.FindDocument({std::string(key)});
}

Result<std::pair<DocumentKey, ClaimIndex>> DecisionDesk::Claim(
    std::string_view id) const {
  QUIPU_TRY(const auto passages, FindClaim(reader(), id));
  if (passages) return std::pair(passages->document.key, *passages->claim);
  return NotFound(fmt::format(
      "\"{}\" is no claim; `show` and `path` print the ids of claims: "
      "DOCUMENT#NUMBER",
      OneLine(id)));
}

Result<ExitCode> DecisionDesk::Record(CurationEntry entry,
                                      const DecisionArguments& arguments,
                                      Screen& screen) {
  entry.author = arguments.author.empty() ? UserName() : arguments.author;
  entry.decided_at = Now();
  entry.note = arguments.reason;
  QUIPU_TRY(const DecisionOutcome outcome,
            Decide(opened_.store, opened_.ontology, entry));
  if (const auto* refused = std::get_if<Contradiction>(&outcome)) {
    return Refusal(*refused);
  }
  const auto& report = std::get<DecisionReport>(outcome);
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(Json{{"decision", report.sequence},
                           {"merges", ToJson(report.derivation.merges)},
                           {"splits", ToJson(report.derivation.splits)}},
                      2) +
               "\n");
  } else {
    screen.Line(
        fmt::format("decision {}: {}", report.sequence, DecisionText(entry)));
    PrintDerivation(report.derivation, screen);
  }
  return ExitCode::kFound;
}

}  // namespace quipu
