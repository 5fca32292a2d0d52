// Analysed documents as CoNLL-U or JSON; see analysis_printer.h.

#include "app/cli/analysis_printer.h"

#include <algorithm>
#include <vector>

#include "app/cli/output/text.h"
#include "base/utf8.h"
#include "language/syntax/conllu_analysis.h"
#include "language/syntax/write_conllu.h"

namespace quipu {
namespace {

Json OrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

// "A=1|B=2" as an object.
Json FeaturesJson(std::string_view features) {
  Json json = Json::object();
  while (!features.empty()) {
    const size_t bar = std::min(features.find('|'), features.size());
    const std::string_view feature = features.substr(0, bar);
    const size_t sign = feature.find('=');
    if (sign != std::string_view::npos) {
      json[std::string(feature.substr(0, sign))] = feature.substr(sign + 1);
    }
    features.remove_prefix(std::min(bar + 1, features.size()));
  }
  return json;
}

Json WordsJson(const ConlluSentence& sentence) {
  Json words = Json::array();
  for (const ConlluWord& word : sentence.words) {
    words.push_back({{"id", words.elements().size() + 1},
                     {"form", word.form},
                     {"lemma", OrNull(word.lemma)},
                     {"upos", OrNull(word.upos)},
                     {"feats", FeaturesJson(word.features)},
                     {"head", word.head},
                     {"deprel", OrNull(word.relation)}});
  }
  return words;
}

// Of each word, the index of the token that it belongs to.
std::vector<size_t> TokensOfWords(const ConlluSentence& sentence) {
  std::vector<size_t> tokens(sentence.words.size());
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    const ConlluToken& token = sentence.tokens[i];
    for (size_t k = 0; k < token.word_count; ++k) {
      tokens[token.first_word + k] = i;
    }
  }
  return tokens;
}

// `lines` with U+FFFD for what could steer a terminal.
std::string PrintableLines(std::string_view lines) {
  std::string printable;
  for (size_t i = 0; i < lines.size();) {
    const DecodedCodePoint code = DecodeUtf8(lines, i);
    const bool bears =
        lines[i] == '\n' || lines[i] == '\t' || IsPrintable(code.value);
    AppendUtf8(bears ? code.value : U'\uFFFD', printable);
    i += code.length;
  }
  return printable;
}

}  // namespace

void AnalysisPrinter::Print(std::string_view name, const Analysis& analysis,
                            const SourceMap* source,
                            std::span<const ConlluSentence> given) {
  name_ = name;
  text_ = analysis.text();
  source_ = source;
  sentences_ = 0;
  ++documents_;
  if (format_ == AnalysisFormat::kJson) {
    screen_.Raw(documents_ == 1 ? "[\n" : ",\n");
  }
  if (format_ != AnalysisFormat::kConllu) {
    screen_.Raw("{\"document\":" + ToText(Json(name_), -1) +
                ",\"sentences\":[");
  }
  for (size_t i = 0; i < analysis.sentences.size() && screen_.open(); ++i) {
    ConlluSentence sentence = ConlluOf(analysis, i);
    if (!given.empty()) sentence.comments = given[i].comments;
    PrintSentence(sentence);
  }
  if (format_ != AnalysisFormat::kConllu) {
    screen_.Raw("]}");
  }
  if (format_ == AnalysisFormat::kJsonLines) {
    screen_.Raw("\n");
  }
}

void AnalysisPrinter::Finish() {
  if (format_ == AnalysisFormat::kJson) {
    screen_.Raw(documents_ == 0 ? "[]\n" : "\n]\n");
  }
}

void AnalysisPrinter::PrintSentence(const ConlluSentence& sentence) {
  ++sentences_;
  if (format_ != AnalysisFormat::kConllu) {
    screen_.Raw(sentences_ == 1 ? "" : ",");
    screen_.Raw(ToText(SentenceJson(sentence), -1));
    return;
  }
  ConlluContext context;
  context.number = sentences_;
  context.text = text_;
  context.source = source_;
  if (sentences_ == 1) {
    context.document = name_;
  }
  lines_.clear();
  AppendConllu(sentence, context, lines_);
  screen_.Raw(screen_.width() == 0 ? lines_ : PrintableLines(lines_));
}

Json AnalysisPrinter::SentenceJson(const ConlluSentence& sentence) const {
  Json json = {{"id", sentences_},
               {"language", OrNull(sentence.language)},
               {"begins_paragraph", sentence.begins_paragraph}};
  AddSource(sentence.span, json);
  Json& tokens = json["tokens"] = Json::array();
  for (const ConlluToken& token : sentence.tokens) {
    Json& added = tokens.emplace_back(Json::object());
    added["form"] = token.form;
    AddSource(token.span, added);
    added["space_after"] = token.space_after;
    added["first"] = token.first_word + 1;
    added["last"] = token.first_word + token.word_count;
  }
  json["words"] = WordsJson(sentence);
  Json& names = json["names"] = Json::array();
  const std::vector<size_t> token_of = TokensOfWords(sentence);
  for (const ConlluName& name : sentence.names) {
    const size_t first = token_of[name.begin];
    const size_t last = token_of[name.end - 1];
    const Span span{sentence.tokens[first].span.begin,
                    sentence.tokens[last].span.end};
    Json& added = names.emplace_back(Json::object());
    added["type"] = name.type;
    added["first"] = name.begin + 1;
    added["last"] = name.end;
    added["text"] = source_ == nullptr ? WrittenText(sentence, first, last + 1)
                                       : std::string(span.In(text_));
    AddSource(span, added);
  }
  return json;
}

// Bytes of the original file, where there is one.
void AnalysisPrinter::AddSource(Span span, Json& json) const {
  if (source_ == nullptr) return;
  const SourceMap::SourceSpan bytes = source_->ToSource(span);
  json["begin"] = bytes.begin;
  json["end"] = bytes.end;
}

}  // namespace quipu
