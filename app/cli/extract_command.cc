// See extract_command.h.
//
// Inputs that cannot be read are named on standard error and left out; the
// answer is then kFailure.

#include "app/cli/extract_command.h"

#include <fmt/core.h>

#include <string>
#include <utility>
#include <variant>

#include "app/cli/filter_options.h"
#include "app/cli/inputs.h"
#include "app/cli/output/json.h"
#include "app/cli/output/listing.h"
#include "app/cli/stored_graph.h"
#include "graph/interchange/claim_json.h"
#include "graph/interchange/extraction_line.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/read/read_document.h"

namespace quipu {
namespace {

struct ExtractArguments {
  InputArguments inputs;
  ExtractorArguments extractor;
  uint32_t min_confidence = kDefaultMinConfidence;
  Format format = Format::kJsonLines;
};

void DeclareOptions(ExtractArguments& arguments, OptionList& options) {
  options.AddOperands("FILE", arguments.inputs.operands, "FILE",
                      "Files to read");
  AddInputOptions(arguments.inputs, options);
  AddExtractorOptions(arguments.extractor, options);
  AddMinConfidence(arguments.min_confidence, options);
  options.AddFormat(arguments.format,
                    {Format::kJsonLines, Format::kJson, Format::kTable});
}

struct Extracted {
  Document document;
  Extraction extraction;
};

Result<Extracted> ExtractFile(const std::filesystem::path& file,
                              const InputArguments& arguments,
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

Result<ExitCode> Run(const ExtractArguments& arguments,
                     const Context& context) {
  Screen& screen = context.screen;
  QUIPU_TRY(const Extractor extractor,
            OpenExtractor(arguments.extractor, arguments.min_confidence));
  const Inputs inputs = FindInputs(arguments.inputs.operands);
  for (const SkippedInput& skipped : inputs.skipped) {
    Complain(skipped);
  }
  bool complete = inputs.skipped.empty();
  ExtractionPrinter printer(arguments.format, screen);
  for (const std::filesystem::path& file : inputs.files) {
    const auto extracted = ExtractFile(file, arguments.inputs, extractor);
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

}  // namespace

Command ExtractCommand() {
  return MakeCommand<ExtractArguments>(
      {"extract", kDocumentCommands,
       "Print what documents say, without a store",
       "  quipu extract notes.txt\n"
       "  quipu extract --format table notes.txt\n"
       "  quipu extract --format jsonl archive/*.txt > claims.jsonl"},
      DeclareOptions, Run);
}

}  // namespace quipu
