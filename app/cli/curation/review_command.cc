// What wants a look, and the commands that decide it.

#include <fmt/format.h>

#include <string>
#include <string_view>
#include <vector>

#include "app/cli/curation/curation_commands.h"
#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"
#include "ingest/curation/review.h"

namespace quipu {
namespace {

struct ReviewArguments {
  uint32_t limit = 20;
  Format format = Format::kTable;
};

void DeclareOptions(ReviewArguments& arguments, OptionList& options) {
  options.AddNumber("--limit", arguments.limit, {1, 10'000},
                    "Show at most N, those first that want it most");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

std::string_view KindName(ReviewKind kind) {
  switch (kind) {
    case ReviewKind::kMerge:
      return "merge";
    case ReviewKind::kWeakName:
      return "weak name";
    case ReviewKind::kPending:
      return "pending";
    case ReviewKind::kClaim:
      return "claim";
  }
  return "";
}

// As a shell takes it for one word.
std::string Word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

std::string CommandFor(const ReviewItem& item) {
  const auto id = [&item](size_t i) {
    return Word("#" + item.entities[i].ToString());
  };
  switch (item.kind) {
    case ReviewKind::kMerge:
      return fmt::format("quipu merge {} {} --reason …", id(0), id(1));
    case ReviewKind::kWeakName:
      return fmt::format("quipu split {} --mention {} --reason …", id(0),
                         Word(item.documents.front().value));
    case ReviewKind::kPending:
      return fmt::format("quipu undo {}", item.decision);
    case ReviewKind::kClaim:
      return fmt::format("quipu reject {} --reason …",
                         Word(fmt::format("{}#{}", item.claim->first.value,
                                          item.claim->second.value)));
  }
  return "";
}

Result<ExitCode> Run(const ReviewArguments& arguments, const Context& context) {
  QUIPU_TRY(const auto generation, OpenGeneration(context.store));
  QUIPU_TRY(const ReviewQueue queue,
            ReadReview(generation->reader(), arguments.limit));
  Listing listing{{{"kind", "KIND"}, {"why", "WHY"}, {"command", "COMMAND"}},
                  {}};
  for (const ReviewItem& item : queue.items) {
    listing.rows.push_back(
        {std::string(KindName(item.kind)), item.why, CommandFor(item)});
  }
  Print(listing, "review", arguments.format, context.screen);
  return listing.rows.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command ReviewCommand() {
  return MakeCommand<ReviewArguments>(
      {"review", kDecisionCommands,
       "List what wants an analyst's look, and why",
       "  quipu review\n"
       "  quipu review --limit 5 --format jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
