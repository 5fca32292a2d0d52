// See explain_command.h.

#include "app/cli/explain_command.h"

#include <fmt/core.h>

#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "app/cli/explanation_printer.h"
#include "app/cli/inputs.h"
#include "app/cli/output/progress.h"
#include "app/cli/output/text.h"
#include "app/cli/quotes.h"
#include "app/cli/stored_graph.h"
#include "ingest/curation/decision_log.h"
#include "ingest/curation/decision_text.h"
#include "ingest/extract/explain/explanation.h"
#include "ingest/read/read_document.h"
#include "ingest/resolve/curated_document.h"
#include "language/text/word_places.h"
#include "query/engine/claim_reader.h"
#include "query/text/passages.h"

namespace quipu {
namespace {

struct ExplainArguments {
  std::vector<std::string> words;
  bool text = false;           // the words are the text
  std::filesystem::path file;  // the words stand there
  std::string document;        // of the store
  ExtractorArguments extractor;
  uint32_t limit = 3;
  bool refused = false;
  Format format = Format::kTable;
};

void DeclareOptions(ExplainArguments& arguments, OptionList& options) {
  options.AddOptionalOperands(
      "WHAT", arguments.words, "WHAT",
      "A claim's id, as `show` and `path` print it, or words of a document");
  options.AddFlag("--text", arguments.text,
                  "WHAT is itself the text to explain; needs no store");
  options.AddPath("--file", arguments.file, "FILE",
                  "Look for the words in this file; needs no store");
  options.AddText("--document", arguments.document, "DOC",
                  "Look for the words in this document only");
  options.AddNumber("--limit", arguments.limit, {1, 1000},
                    "Most places to explain (default: 3)");
  options.AddFlag("--refused", arguments.refused,
                  "Show what was refused beside claims, too");
  AddLanguageOption(arguments.extractor.language, options);
  AddExtractorOptions(arguments.extractor, options);
  options.AddFormat(arguments.format, {Format::kTable, Format::kJson});
}

// What is explained of one document, and with what.
struct Question {
  Document document;
  std::vector<Span> places;
  std::optional<ExtractionOrigin> origin;  // of a stored document
  std::optional<ClaimIndex> claim;         // of it; none: all of the sentences
};

class Answer {
 public:
  Answer(const ExplainArguments& arguments, Screen& screen)
      : arguments_(arguments), screen_(screen) {}

  void Add(const Question& question, const Extractor& extractor) {
    const Explanation explanation =
        extractor.Explain(question.document, question.places);
    const bool current =
        !question.origin || question.origin->extractor == extractor.digest();
    if (!current && question.origin->external) {
      Complain(question.document.key.value +
               " has an extraction that was made elsewhere; this is what Quipu "
               "finds");
    } else if (!current) {
      Complain(question.document.key.value +
               " was read by another version of Quipu, by other models or with "
               "another ontology; this is what the present ones find");
    }
    for (const ExplainedSentence& sentence : explanation.sentences) {
      ShownSentence shown{question.document, explanation, sentence};
      shown.stored = question.origin && current;
      if (current) shown.only = question.claim;
      shown.refused = arguments_.refused;
      Show(shown, current);
    }
  }

  bool empty() const { return shown_ == 0; }

  void Finish(bool more) {
    if (arguments_.format == Format::kJson) {
      screen_.Raw(
          ToText(Json{{"sentences", std::move(json_)}, {"more", more}}, 2) +
          "\n");
    } else if (more) {
      Complain(fmt::format("there are more such places: --limit {}",
                           arguments_.limit * 4));
    }
  }

 private:
  void Show(const ShownSentence& shown, bool current) {
    if (arguments_.format == Format::kJson) {
      Json json = ToJson(shown);
      json["read_by_this_version"] = current;
      json_.push_back(std::move(json));
    } else {
      if (shown_ > 0) screen_.Line();
      if (shown_ > 0) screen_.Line();
      PrintExplanation(shown, screen_);
    }
    ++shown_;
  }

  const ExplainArguments& arguments_;
  Screen& screen_;
  size_t shown_ = 0;
  Json json_ = Json::array();
};

Error NotThere(const std::string& words) {
  return NotFound("no text has the words \"" + words + "\"");
}

Result<ExitCode> ExplainText(const ExplainArguments& arguments,
                             const Context& context) {
  const std::string words = Joined(arguments.words);
  Question question;
  bool more = false;
  if (arguments.text) {
    QUIPU_TRY(question.document, ReadDocument({"text"}, words));
  } else {
    QUIPU_TRY(const std::string bytes,
              AsInputFault(ReadFile(arguments.file, ReadLimits{})));
    QUIPU_TRY(const DocumentKey key, KeyOfFile(arguments.file, {}));
    QUIPU_TRY(question.document, AsInputFault(ReadDocument(key, bytes)));
  }
  const std::string& text = question.document.text;
  if (arguments.text || words.empty()) {
    question.places = {{0, static_cast<uint32_t>(text.size())}};
  } else {
    question.places = PlacesOfWords(words, text, arguments.limit + 1);
    more = question.places.size() > arguments.limit;
    if (more) question.places.pop_back();
    if (question.places.empty()) return NotThere(words);
  }
  QUIPU_TRY(const Extractor extractor,
            OpenExtractor(arguments.extractor, kConfidenceFloor));
  Answer answer(arguments, context.screen);
  answer.Add(question, extractor);
  answer.Finish(more);
  return answer.empty() ? ExitCode::kNothingFound : ExitCode::kFound;
}

Result<FoundPassages> Find(const Reader& reader,
                           const ExplainArguments& arguments) {
  const std::string words = Joined(arguments.words);
  if (arguments.document.empty()) {
    QUIPU_TRY(auto claim, FindClaim(reader, words));
    FoundPassages found;
    if (claim) {
      found.documents.push_back(std::move(*claim));
      return found;
    }
  }
  std::optional<DocumentKey> document;
  if (!arguments.document.empty()) document = {arguments.document};
  QUIPU_TRY(FoundPassages found,
            FindWords(reader, words, document, arguments.limit));
  if (found.documents.empty()) return NotThere(words);
  return found;
}

// A claim that an analyst added: the words, and who added it, when and why.
Result<ExitCode> ExplainAdded(const std::shared_ptr<const Generation>& store,
                              const Passages& passages,
                              const ExplainArguments& arguments,
                              Screen& screen) {
  const DocumentKey& key = passages.document.key;
  QUIPU_TRY(const auto number, QueryEngine(store).FindDocument(key));
  QUIPU_TRY(const auto decision,
            DecisionOfClaim(store->reader(), key, *passages.claim));
  if (!number || !decision) {
    return Corruption(key.value + ": no decision added this claim");
  }
  const QueryLimits limits;
  const ClaimRef ref{*number, *passages.claim};
  QUIPU_TRY(const std::vector<ClaimView> claims,
            ClaimReader(store->reader(), limits).Read({&ref, 1}));
  if (arguments.format == Format::kJson) {
    screen.Raw(ToText(Json{{"sentences", Json::array()},
                           {"added",
                            {{"claim", ToJson(claims.front())},
                             {"decision", decision->sequence},
                             {"author", decision->author},
                             {"time", TimeText(*decision)},
                             {"reason", decision->note}}}},
                      2) +
               "\n");
    return ExitCode::kFound;
  }
  PrintClaim(claims.front(), "", screen);
  screen.Line();
  std::string how = fmt::format("added by decision {}", decision->sequence);
  for (const std::string& part :
       {decision->author, TimeText(*decision), decision->note}) {
    if (!part.empty()) how += ", " + OneLine(part);
  }
  screen.Paragraph({{DecisionText(*decision), Style::kPlain}}, "", "  ");
  screen.Paragraph({{how, Style::kPlain}}, "  ", "  ");
  return ExitCode::kFound;
}

Result<ExitCode> ExplainStored(const ExplainArguments& arguments,
                               const Context& context) {
  QUIPU_TRY(const auto generation, OpenGeneration(context.store));
  QUIPU_TRY(FoundPassages found, Find(generation->reader(), arguments));
  const Passages& first = found.documents.front();
  if (first.claim &&
      first.extraction.claims[first.claim->value].rule == kCuratedRule) {
    return ExplainAdded(generation, first, arguments, context.screen);
  }
  QUIPU_TRY(const Extractor extractor,
            ExtractorFor(generation->reader(), arguments.extractor));
  Answer answer(arguments, context.screen);
  for (Passages& passages : found.documents) {
    answer.Add({std::move(passages.document), std::move(passages.places),
                ExtractionOrigin{passages.extraction.extractor,
                                 passages.extraction.external},
                passages.claim},
               extractor);
  }
  answer.Finish(found.more);
  return ExitCode::kFound;
}

Result<ExitCode> Run(const ExplainArguments& arguments,
                     const Context& context) {
  const bool in_file = !arguments.file.empty();
  if (arguments.text && in_file) {
    return InvalidArgument("--text and --file exclude each other");
  }
  if (arguments.words.empty() && !in_file) {
    return InvalidArgument("what is to be explained?");
  }
  if (!arguments.text && !in_file) return ExplainStored(arguments, context);
  if (!arguments.document.empty()) {
    return InvalidArgument("--document is of a store");
  }
  return ExplainText(arguments, context);
}

}  // namespace

Command ExplainCommand() {
  return MakeCommand<ExplainArguments>(
      {"explain", kQuestionCommands,
       "Show why a claim was found, or why it was not",
       "  quipu explain 'peru/chronology.md#3'\n"
       "  quipu explain \"founded the San Dimas Committee\"\n"
       "  quipu explain --text \"Thomas Keane founded the San Dimas "
       "Committee.\"\n"
       "  quipu explain --file notes.txt --refused"},
      DeclareOptions, Run);
}

}  // namespace quipu
