#include "tests/ingest/extract/claim/scope/scope_support.h"

#include <array>

#include "ingest/extract/claim/scope/document_scopes.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

struct MarkedText {
  std::string text;
  Span subject;
  Span object;
};

MarkedText WithoutMarks(std::string_view marked) {
  MarkedText out;
  for (size_t i = 0; i < marked.size(); ++i) {
    const auto here = static_cast<uint32_t>(out.text.size());
    switch (marked[i]) {
      case '<':
        out.subject.begin = here;
        break;
      case '>':
        out.subject.end = here;
        break;
      case '[':
        out.object.begin = here;
        break;
      case ']':
        out.object.end = here;
        break;
      case '|':
        out.text.back() = '\n';
        out.text += '\n';
        ++i;
        break;
      default:
        out.text += marked[i];
    }
  }
  return out;
}

// The highest word of the span.
uint32_t HeadIn(const ScopeSentence& sentence, Span span) {
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    if (!span.Contains(sentence.SpanOf(at))) continue;
    const auto above = sentence.above(at);
    if (!above || !span.Contains(sentence.SpanOf(*above))) return at;
  }
  return 0;
}

std::string Show(const DocumentScopes& scopes, std::string_view text,
                 const ClaimScope& scope) {
  std::string out;
  const auto add = [&](const std::string& part) {
    out += (out.empty() ? "" : "; ") + part;
  };
  if (!scope.claimed) add("no claim");
  if (scope.polarity == Polarity::kNegative) add("not");
  constexpr const char* kModalities[] = {"", "alleged", "denied", "feared",
                                         "planned"};
  if (scope.modality != Modality::kAsserted) {
    add(kModalities[static_cast<int>(scope.modality)]);
  }
  if (scope.speaker) {
    const Speaker& who = *scope.speaker;
    const ScopeSentence& sentence = scopes.sentence(who.sentence);
    const Span words = sentence.analyzed().SpanOfWords(who.begin, who.end);
    out += (out.empty() ? "by " : " by ") + std::string(words.In(text));
  }
  return out.empty() ? "-" : out;
}

// Short sentences tell little of their language.
const Analyzer& AnalyzerOf(Language language) {
  static const std::array<Analyzer, kLanguages.size()> analyzers = [] {
    const auto open = [](Language of) {
      return *Analyzer::Open(
          {.models = QUIPU_SOURCE_DIR "/models", .language = of});
    };
    return std::array<Analyzer, kLanguages.size()>{
        open(kLanguages[0]), open(kLanguages[1]), open(kLanguages[2])};
  }();
  return analyzers[IndexOf(language)];
}

}  // namespace

std::string ScopeOfMarked(std::string_view marked, std::string_view language) {
  const MarkedText text = WithoutMarks(marked);
  const Document document = BodyDocument(text.text, language);
  const Analysis analysis = AnalyzerOf(LanguageOf(language)).Analyze(document);
  const DocumentScopes scopes(analysis, LanguageOf(language),
                              ScopeLexicon::BuiltIn());
  for (uint32_t s = 0; s < analysis.sentences.size(); ++s) {
    if (!analysis.sentences[s].span.Contains(text.object)) continue;
    ClaimWords claim;
    claim.subject = HeadIn(scopes.sentence(s), text.subject);
    claim.object = HeadIn(scopes.sentence(s), text.object);
    const char first = text.text[text.object.begin];
    if (first >= '0' && first <= '9') claim.kind = ObjectKind::kQuantity;
    return Show(scopes, text.text, scopes.ScopeOf(s, claim));
  }
  return "no sentence holds the object";
}

}  // namespace quipu
