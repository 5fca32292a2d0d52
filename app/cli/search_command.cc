// See search_command.h.

#include "app/cli/search_command.h"

#include <fmt/core.h>

#include <string>
#include <vector>

#include "app/cli/filter_options.h"
#include "app/cli/inputs.h"
#include "app/cli/left_out.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "query/names/resolution.h"

namespace quipu {
namespace {

struct SearchArguments {
  std::vector<std::string> words;
  uint32_t limit = 25;
  ClaimArguments claims;  // that its entities have one of
  Format format = Format::kTable;
};

void DeclareOptions(SearchArguments& arguments, OptionList& options) {
  options.AddOperands("NAME", arguments.words, "NAME",
                      "A name or the beginning of one; case and accents do "
                      "not matter");
  options.AddNumber("--limit", arguments.limit, {1, 1000},
                    "Most entities to print (default: 25)");
  arguments.claims.min_confidence = 0;  // entities without claims, too
  AddClaimOptions(arguments.claims, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

std::string_view MatchName(NameMatch match) {
  switch (match) {
    case NameMatch::kId:
      return "id";
    case NameMatch::kExact:
      return "exact";
    case NameMatch::kPrefix:
      return "prefix";
    case NameMatch::kToken:
      return "words";
    case NameMatch::kFuzzy:
      return "similar";
  }
  return "";
}

Listing EmptyListing() {
  return {{{"rank", "RANK"},
           {"name", "NAME"},
           {"type", "TYPE"},
           {"documents", "DOCUMENTS"},
           {"matched", "MATCHED"},
           {"match", "MATCH"},
           {"id", "ID", "#"}},
          {}};
}

Result<ExitCode> Run(const SearchArguments& arguments, const Context& context) {
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  const std::string text = Joined(arguments.words);
  QUIPU_TRY(const ClaimFilters filters, ReadClaimFilters(arguments.claims));
  QUIPU_TRY(const ClaimedEntities answer,
            engine.Search(text, arguments.limit, filters));
  const EntityHits& found = answer.found;
  ExplainUnknownNames(answer.unknown_names);
  ExplainLeftOut(answer.left_out, "entity");
  Listing listing = EmptyListing();
  for (const EntityHit& hit : found.hits) {
    QUIPU_TRY(const uint32_t documents, engine.DocumentsOf(hit.number));
    listing.rows.push_back({listing.rows.size() + 1, hit.name, hit.type,
                            documents, hit.matched_name, MatchName(hit.match),
                            hit.id.ToString()});
  }
  if (found.hits.empty()) {
    Complain(answer.fitting == 0
                 ? UnknownNameText(text)
                 : fmt::format("\"{}\" fits {} entit{}, and none with such a "
                               "claim",
                               text, answer.fitting,
                               answer.fitting == 1 ? "y" : "ies"));
    if (arguments.format == Format::kTable) {
      return ExitCode::kNothingFound;
    }
  }
  Print(listing, "entities", arguments.format, context.screen);
  if (found.more) {
    Complain(fmt::format("there are more: --limit {}", arguments.limit * 4));
  }
  return found.hits.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command SearchCommand() {
  return MakeCommand<SearchArguments>(
      {"search", kQuestionCommands, "Find entities by name or alias",
       "  quipu search \"Sendero Luminoso\"\n"
       "  quipu search fujimori --limit 5\n"
       "  quipu search PCP --format json"},
      DeclareOptions, Run);
}

}  // namespace quipu
