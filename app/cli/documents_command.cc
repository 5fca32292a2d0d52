// See documents_command.h.

#include "app/cli/documents_command.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"

namespace quipu {
namespace {

struct DocumentsArguments {
  bool copies = false;
  Format format = Format::kTable;
};

void DeclareOptions(DocumentsArguments& arguments, OptionList& options) {
  options.AddFlag("--copies", arguments.copies,
                  "Only near-copies (reprints and the like) with what they are "
                  "copies of: each group as it came out, the original first");
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

Json OrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

std::vector<Json> DocumentRow(const DocumentView& document) {
  const Citation& citation = document.citation;
  Json authors = Json::array();
  for (const std::string& author : citation.authors) {
    authors.push_back(author);
  }
  return {citation.key.value,
          OrNull(citation.title),
          std::move(authors),
          OrNull(citation.publisher),
          citation.published ? Json(citation.published->ToString()) : Json(),
          OrNull(document.language),
          document.source_size,
          document.claim_count,
          document.source_digest.ToHex()};
}

Result<Listing> ListCopies(const QueryEngine& engine) {
  QUIPU_TRY(const std::vector<CopyGroup> groups, engine.Copies());
  Listing listing{{{"original", ""},
                   {"document", "DOCUMENT"},
                   {"copy_of", "COPY OF"},
                   {"shared_percent", "SHARED %"},
                   {"title", "TITLE"},
                   {"publisher", "PUBLISHER"},
                   {"published", "DATE"}},
                  {}};
  for (const CopyGroup& group : groups) {
    for (const auto& [citation, copy] : group) {
      listing.rows.push_back(
          {group.front().citation.key.value, citation.key.value,
           copy ? Json(copy->copied_from.value) : Json(),
           copy && copy->share > 0 ? Json(copy->share / 10) : Json(),
           OrNull(citation.title), OrNull(citation.publisher),
           citation.published ? Json(citation.published->ToString()) : Json()});
    }
  }
  return listing;
}

Result<Listing> ListDocuments(const QueryEngine& engine) {
  QUIPU_TRY(const DocumentList list, engine.Documents(0, UINT64_MAX));
  Listing listing{{{"document", "DOCUMENT"},
                   {"title", "TITLE"},
                   {"authors", "AUTHORS"},
                   {"publisher", "PUBLISHER"},
                   {"published", "DATE"},
                   {"language", "LANG"},
                   {"bytes", "BYTES"},
                   {"claims", "CLAIMS"},
                   {"sha256", ""}},
                  {}};
  for (const DocumentView& document : list.documents) {
    listing.rows.push_back(DocumentRow(document));
  }
  return listing;
}

Result<ExitCode> Run(const DocumentsArguments& arguments,
                     const Context& context) {
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
  QUIPU_TRY(const Listing listing,
            arguments.copies ? ListCopies(engine) : ListDocuments(engine));
  Print(listing, "documents", arguments.format, context.screen);
  return listing.rows.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command DocumentsCommand() {
  return MakeCommand<DocumentsArguments>(
      {"documents", kDocumentCommands, "List the documents of the graph",
       "  quipu documents\n"
       "  quipu documents --copies\n"
       "  quipu documents --format csv > documents.csv"},
      DeclareOptions, Run);
}

}  // namespace quipu
