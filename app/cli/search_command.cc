// search; see entity_commands.h.

#include <fmt/core.h>

#include <string>

#include "app/cli/entity_commands.h"
#include "app/cli/naming.h"
#include "app/cli/output/listing.h"
#include "app/cli/output/progress.h"
#include "app/cli/stored_graph.h"
#include "query/names/entity_search.h"

namespace quipu {
namespace {

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

}  // namespace

Result<ExitCode> RunSearch(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(arguments));
  std::string text;  // words may come without quotation marks
  for (const std::string& word : arguments.operands) {
    text += (text.empty() ? "" : " ") + word;
  }
  QUIPU_TRY(const EntityHits found,
            SearchEntities(*graph.snapshot, text, arguments.limit));
  Listing listing = EmptyListing();
  for (const EntityHit& hit : found.hits) {
    QUIPU_TRY(const uint32_t documents,
              CountDocuments(*graph.snapshot, hit.number));
    listing.rows.push_back({listing.rows.size() + 1, hit.name, hit.type,
                            documents, hit.matched_name, MatchName(hit.match),
                            hit.id.ToString()});
  }
  if (found.hits.empty()) {
    Complain(fmt::format("nothing is called \"{}\"", text));
    if (arguments.format == Format::kTable) {
      return ExitCode::kNothingFound;
    }
  }
  Print(listing, "entities", arguments.format, screen);
  if (found.more) {
    Complain(fmt::format("there are more: --limit {}", arguments.limit * 4));
  }
  return found.hits.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace quipu
