// See documents_command.h.

#include "app/cli/documents_command.h"

#include <utility>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

struct DocumentsArguments {
  Format format = Format::kTable;
};

void DeclareOptions(DocumentsArguments& arguments, OptionList& options) {
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson,
                                       Format::kJsonLines, Format::kCsv});
}

Result<std::vector<Json>> DocumentRow(const Reader& reader,
                                      const DocumentKey& key,
                                      DocumentNumber number) {
  QUIPU_TRY(const Document document,
            documents::ReadWithoutText(reader, number));
  QUIPU_TRY(const Extraction extraction,
            documents::ReadExtraction(reader, number));
  const DocumentMetadata& metadata = document.metadata;
  Json authors = Json::array();
  for (const StatedText& author : metadata.authors) {
    authors.push_back(author.value);
  }
  return std::vector<Json>{
      key.value,
      metadata.title ? Json(metadata.title->value) : Json(),
      std::move(authors),
      metadata.publisher ? Json(metadata.publisher->value) : Json(),
      metadata.published ? Json(metadata.published->value.ToString()) : Json(),
      metadata.language.empty() ? Json() : Json(metadata.language),
      document.source_size,
      extraction.claims.size(),
      document.source_digest.ToHex()};
}

Result<ExitCode> Run(const DocumentsArguments& arguments,
                     const Context& context) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(context.store));
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
  Result<void> read;
  QUIPU_CHECK(documents::ForEachKey(
      *graph.snapshot, [&](const DocumentKey& key, DocumentNumber number) {
        auto row = DocumentRow(*graph.snapshot, key, number);
        if (!row) {
          read = std::move(row.error());
          return false;
        }
        listing.rows.push_back(std::move(*row));
        return true;
      }));
  QUIPU_CHECK(read);
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
