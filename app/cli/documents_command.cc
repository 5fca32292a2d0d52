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
  Format format = Format::kTable;
};

void DeclareOptions(DocumentsArguments& arguments, OptionList& options) {
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

Result<ExitCode> Run(const DocumentsArguments& arguments,
                     const Context& context) {
  QUIPU_TRY(const QueryEngine engine, OpenForReading(context.store));
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
  Print(listing, "documents", arguments.format, context.screen);
  return listing.rows.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace

Command DocumentsCommand() {
  return MakeCommand<DocumentsArguments>(
      {"documents", kDocumentCommands, "List the documents of the graph",
       "  quipu documents\n"
       "  quipu documents --format csv > documents.csv"},
      DeclareOptions, Run);
}

}  // namespace quipu
