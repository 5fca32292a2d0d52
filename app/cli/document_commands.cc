// extract and documents; see ingest_commands.h.

#include <fmt/core.h>

#include <string>
#include <utility>
#include <variant>

#include "app/cli/ingest_commands.h"
#include "app/cli/inputs.h"
#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"
#include "graph/interchange/claim_json.h"
#include "graph/interchange/json_lines.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

struct Extracted {
  Document document;
  Extraction extraction;
};

Result<Extracted> ExtractFile(const std::filesystem::path& file,
                              const Arguments& arguments,
                              const Extractor& extractor) {
  QUIPU_TRY(const DocumentKey key, KeyOfFile(file, arguments.root));
  QUIPU_TRY(const std::string bytes,
            ReadFile(file, ReadLimits{.max_bytes = arguments.max_bytes}));
  QUIPU_TRY(Document document, ReadDocument(key, bytes));
  Extraction extraction = extractor.Extract(document);
  return Extracted{std::move(document), std::move(extraction)};
}

std::string ObjectText(const Extraction& extraction, const Claim& claim) {
  if (const auto* literal = std::get_if<Literal>(&claim.object)) {
    return literal->text;
  }
  return extraction.entities[std::get<LocalIndex>(claim.object).value].name;
}

void PrintExtraction(const Extracted& extracted, Screen& screen) {
  const Document& document = extracted.document;
  const Extraction& extraction = extracted.extraction;
  screen.Line({{document.key.value, Style::kStrong}});
  Listing entities{{{"name", "ENTITY"}, {"type", "TYPE"}, {"n", "MENTIONS"}},
                   {}};
  for (const LocalEntity& entity : extraction.entities) {
    entities.rows.push_back({entity.name, entity.type, entity.mentions.size()});
  }
  PrintTable(entities, screen);
  screen.Line();
  Listing claims{{{"subject", "SUBJECT"},
                  {"predicate", "PREDICATE"},
                  {"object", "OBJECT"},
                  {"stance", "STANCE"},
                  {"quote", "QUOTE"}},
                 {}};
  for (const Claim& claim : extraction.claims) {
    claims.rows.push_back(
        {extraction.entities[claim.subject.value].name, claim.predicate,
         ObjectText(extraction, claim),
         fmt::format("{} {}", PolarityName(claim.polarity),
                     ModalityName(claim.modality)),
         std::string(claim.evidence.front().In(document.text))});
  }
  PrintTable(claims, screen);
  screen.Line();
}

// Documents one after the other, in any of the forms of `extract`.
class ExtractionPrinter {
 public:
  ExtractionPrinter(Format format, Screen& screen)
      : format_(format), screen_(screen) {}

  void Print(const Extracted& extracted) {
    if (format_ == Format::kTable) {
      PrintExtraction(extracted, screen_);
      return;
    }
    if (format_ == Format::kJson) {
      screen_.Raw(count_++ == 0 ? "[\n" : ",\n");
    }
    screen_.Raw(EscapeUnprintable(
        ExtractionLine(extracted.document, extracted.extraction)));
    screen_.Raw(format_ == Format::kJson ? "" : "\n");
  }

  void Finish() {
    if (format_ == Format::kJson) {
      screen_.Raw(count_ == 0 ? "[]\n" : "\n]\n");
    }
  }

 private:
  Format format_;
  Screen& screen_;
  size_t count_ = 0;
};

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

}  // namespace

Result<ExitCode> RunExtract(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const Extractor extractor, LoadExtractor(arguments));
  Inputs inputs = FindInputs(arguments);
  for (const SkippedInput& skipped : inputs.skipped) {
    Complain(skipped);
  }
  bool complete = inputs.skipped.empty();
  ExtractionPrinter printer(arguments.format, screen);
  for (const std::filesystem::path& file : inputs.files) {
    const auto extracted = ExtractFile(file, arguments, extractor);
    if (extracted) {
      printer.Print(*extracted);
    } else {
      Complain(SkippedInput{file.string(), extracted.error().message});
      complete = false;
    }
    if (!screen.open()) {
      break;
    }
  }
  printer.Finish();
  return complete ? ExitCode::kFound : ExitCode::kFailure;
}

Result<ExitCode> RunDocuments(const Arguments& arguments, Screen& screen) {
  QUIPU_TRY(const StoredGraph graph, OpenForReading(arguments));
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
  Print(listing, "documents", arguments.format, screen);
  return listing.rows.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

}  // namespace quipu
