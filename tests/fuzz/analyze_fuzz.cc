// Any bytes, analysed as a file, as a text, or as given CoNLL-U, by the first
// byte: '0' a file, '1' a text, '2' CoNLL-U, '3' a text with the small
// networks. What comes out are trees over words that lie inside the text, and
// CoNLL-U that can be read again.

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "ingest/read/read_document.h"
#include "language/analyzer.h"
#include "language/syntax/conllu_analysis.h"
#include "language/syntax/read_conllu.h"
#include "language/syntax/write_conllu.h"

namespace quipu {
namespace {

void Require(bool holds) {
  if (!holds) std::abort();
}

const Analyzer& OpenOnce(bool fast) {
  const auto open = [](bool small) {
    AnalyzerOptions options;
    options.models = QUIPU_SOURCE_DIR "/models";
    options.small_parser = small;
    auto analyzer = Analyzer::Open(std::move(options));
    if (!analyzer) {
      std::fprintf(stderr, "%s\n", analyzer.error().message.c_str());
      std::abort();
    }
    return std::move(*analyzer);
  };
  static const Analyzer kFull = open(false);
  static const Analyzer kFast = open(true);
  return fast ? kFast : kFull;
}

void RequireTree(const AnalyzedSentence& sentence) {
  const size_t count = sentence.words.size();
  size_t roots = 0;
  for (const SyntacticWord& word : sentence.words) {
    Require(word.upos != Upos::kNone && word.deprel != Deprel::kNone);
    roots += word.head == 0 ? 1 : 0;
    size_t steps = 0;
    for (uint32_t above = word.head; above != 0; ++steps) {
      Require(above <= count && steps < count);
      above = sentence.words[above - 1].head;
    }
  }
  Require(roots == 1);
}

// Every word belongs to one token, and in a language known hangs on one root.
void RequireSound(const AnalyzedSentence& sentence) {
  if (sentence.language != Language::kNone) RequireTree(sentence);
  const size_t count = sentence.words.size();
  uint32_t next = 0;
  for (const SurfaceToken& token : sentence.tokens) {
    Require(token.first_word == next && token.word_count > 0);
    next += token.word_count;
  }
  Require(next == count);
  uint32_t free = 0;
  for (const RecognizedName& name : sentence.names) {
    Require(free <= name.begin && name.begin < name.end && name.end <= count);
    free = name.end;
  }
}

void RequireSound(const Analysis& analysis) {
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    RequireSound(sentence);
  }
}

void RequireInside(const Analysis& analysis, std::string_view text) {
  uint32_t last = 0;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    for (const SurfaceToken& token : sentence.tokens) {
      const Span span = token.span;
      Require(last <= span.begin && span.begin < span.end);
      Require(sentence.span.Contains(span) && span.end <= text.size());
      Require(!IsValidUtf8(text) || (IsUtf8Boundary(text, span.begin) &&
                                     IsUtf8Boundary(text, span.end)));
      last = span.end;
    }
  }
}

void RequireReadable(const Analysis& analysis, const ConlluContext& context) {
  const std::vector<ConlluSentence> sentences = ConlluOf(analysis);
  std::string conllu;
  for (const ConlluSentence& sentence : sentences) {
    AppendConllu(sentence, context, conllu);
  }
  const auto read = ReadConllu(conllu);
  Require(read.has_value() || !IsValidUtf8(conllu));
  if (!read) return;
  Require(read->size() == sentences.size());
  for (size_t i = 0; i < read->size(); ++i) {
    Require((*read)[i].words.size() == sentences[i].words.size());
    Require((*read)[i].tokens.size() == sentences[i].tokens.size());
  }
}

void AnalyzeFile(std::string_view bytes) {
  const Result<Document> document = ReadDocument({"a.txt"}, bytes);
  if (!document) return;
  const Analysis analysis = OpenOnce(false).Analyze(*document);
  RequireSound(analysis);
  RequireInside(analysis, document->text);
  RequireReadable(analysis,
                  {"a.txt", 1, document->text, &document->source_map});
}

void AnalyzeText(std::string_view text, bool fast) {
  const Analysis analysis = OpenOnce(fast).Analyze(text);
  RequireSound(analysis);
  RequireInside(analysis, text);
  RequireReadable(analysis, {"a.txt", 1, text, nullptr});
}

void AnalyzeConllu(std::string_view bytes) {
  const auto sentences = ReadConllu(bytes);
  if (!sentences) return;
  Analysis analysis = AnalysisOf(*sentences);
  OpenOnce(false).Annotate(analysis);
  RequireSound(analysis);
  RequireReadable(analysis, {});
}

}  // namespace
}  // namespace quipu

extern "C" int LLVMFuzzerTestOneInput(const uint8_t* data, size_t size) {
  if (size == 0) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data + 1),
                               size - 1);
  switch (data[0] % 4) {
    case 0:
      quipu::AnalyzeFile(bytes);
      break;
    case 2:
      quipu::AnalyzeConllu(bytes);
      break;
    default:
      quipu::AnalyzeText(bytes, data[0] % 4 == 3);
  }
  return 0;
}
