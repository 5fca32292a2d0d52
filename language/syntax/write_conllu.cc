#include "language/syntax/write_conllu.h"

#include <array>
#include <charconv>

namespace quipu {
namespace {

void AppendNumber(uint64_t number, std::string& out) {
  std::array<char, 20> digits{};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), number).ptr;
  out.append(digits.data(), end);
}

// C1 is written with two bytes, the second below 0xA0.
bool IsControl(std::string_view value, size_t i) {
  const auto byte = static_cast<uint8_t>(value[i]);
  return byte < 0x20 || byte == 0x7F ||
         (byte == 0xC2 && i + 1 < value.size() &&
          static_cast<uint8_t>(value[i + 1]) < 0xA0);
}

// `value` with `blank` for each control character.
void AppendLine(std::string_view value, char blank, std::string& out) {
  size_t done = 0;
  for (size_t i = 0; i < value.size(); ++i) {
    if (!IsControl(value, i)) continue;
    out.append(value, done, i - done);
    out += blank;
    if (value[i] == '\xC2') ++i;
    done = i + 1;
  }
  out.append(value, done);
}

// A column that may hold blanks: FORM and LEMMA.
void AppendText(std::string_view value, std::string& out) {
  if (value.empty()) {
    out += '_';
  } else {
    AppendLine(value, ' ', out);
  }
}

// A column that may not.
void AppendSymbol(std::string_view value, std::string& out) {
  const size_t before = out.size();
  AppendLine(value, '_', out);
  for (size_t i = before; i < out.size(); ++i) {
    if (out[i] == ' ') out[i] = '_';
  }
  if (value.empty()) out += '_';
}

bool HasComment(const ConlluSentence& sentence, std::string_view key) {
  for (const std::string_view comment : sentence.comments) {
    if (comment.starts_with(key) &&
        (comment.size() == key.size() || comment[key.size()] == ' ' ||
         comment[key.size()] == '=')) {
      return true;
    }
  }
  return false;
}

void AppendComment(std::string_view key, std::string_view value,
                   std::string& out) {
  out += "# ";
  out += key;
  out += " = ";
  AppendLine(value, ' ', out);
  out += '\n';
}

void AppendComments(const ConlluSentence& sentence,
                    const ConlluContext& context, std::string& out) {
  const auto lacks = [&sentence](std::string_view key) {
    return sentence.comments.empty() || !HasComment(sentence, key);
  };
  for (const std::string& comment : sentence.comments) {
    out += "# ";
    AppendLine(comment, ' ', out);
    out += '\n';
  }
  if (!context.document.empty() && lacks("newdoc")) {
    AppendComment("newdoc id", context.document, out);
  }
  if (sentence.begins_paragraph && lacks("newpar") && lacks("newdoc")) {
    out += "# newpar\n";
  }
  if (context.number != 0 && lacks("sent_id")) {
    out += "# sent_id = ";
    AppendNumber(context.number, out);
    out += '\n';
  }
  if (lacks("text")) {
    if (sentence.span.empty() || sentence.span.end > context.text.size()) {
      AppendComment("text", WrittenText(sentence, 0, sentence.tokens.size()),
                    out);
    } else {
      AppendComment("text", sentence.span.In(context.text), out);
    }
  }
  if (lacks("language")) {
    AppendComment("language",
                  sentence.language.empty() ? "und" : sentence.language, out);
  }
}

bool HasTree(const ConlluSentence& sentence) {
  for (const ConlluWord& word : sentence.words) {
    if (!word.relation.empty()) return true;
  }
  return false;
}

// Writes the lines of one sentence.
class LineWriter {
 public:
  LineWriter(const ConlluSentence& sentence, const ConlluContext& context,
             std::string& out)
      : sentence_(sentence),
        context_(context),
        has_tree_(HasTree(sentence)),
        out_(out) {}

  void Write() {
    for (const ConlluToken& token : sentence_.tokens) {
      const bool range = token.word_count != 1;
      if (range) WriteRange(token);
      for (uint32_t i = 0; i < token.word_count; ++i) {
        const uint32_t word = token.first_word + i;
        if (word >= sentence_.words.size()) break;
        WriteWord(word, range ? nullptr : &token);
      }
    }
  }

 private:
  void WriteRange(const ConlluToken& token) {
    if (token.word_count == 0) return;
    AppendNumber(token.first_word + 1, out_);
    out_ += '-';
    AppendNumber(token.first_word + token.word_count, out_);
    out_ += '\t';
    AppendText(token.form, out_);
    out_ += "\t_\t_\t_\t_\t_\t_\t_\t";
    const size_t misc = out_.size();
    WriteWritten(token);
    EndLine(misc);
  }

  // `token`: what the word is the whole of.
  void WriteWord(uint32_t index, const ConlluToken* token) {
    const ConlluWord& word = sentence_.words[index];
    AppendNumber(index + 1, out_);
    out_ += '\t';
    AppendText(word.form, out_);
    out_ += '\t';
    AppendText(word.lemma, out_);
    out_ += '\t';
    AppendSymbol(has_tree_ || !word.upos.empty() ? word.upos : "X", out_);
    out_ += "\t_\t";
    AppendSymbol(word.features, out_);
    out_ += '\t';
    if (has_tree_) {
      AppendNumber(word.head, out_);
      out_ += '\t';
      AppendSymbol(word.relation, out_);
    } else {
      out_ += index == 0 ? "0\troot" : "1\tdep";
    }
    out_ += "\t_\t";
    const size_t misc = out_.size();
    WriteName(index);
    if (token != nullptr) WriteWritten(*token);
    EndLine(misc);
  }

  void WriteName(uint32_t word) {
    const auto& names = sentence_.names;
    while (name_ < names.size() && names[name_].end <= word) ++name_;
    if (name_ == names.size() || names[name_].begin > word) return;
    out_ += names[name_].begin == word ? "NE=B-" : "NE=I-";
    AppendSymbol(names[name_].type, out_);
    out_ += '|';
  }

  void WriteWritten(const ConlluToken& token) {
    if (!token.space_after) out_ += "SpaceAfter=No|";
    if (context_.source == nullptr || token.span.empty()) return;
    const SourceMap::SourceSpan bytes = context_.source->ToSource(token.span);
    out_ += "TokenRange=";
    AppendNumber(bytes.begin, out_);
    out_ += ':';
    AppendNumber(bytes.end, out_);
    out_ += '|';
  }

  // Each value of MISC, which begins at `misc`, has left a bar behind it.
  void EndLine(size_t misc) {
    if (out_.size() == misc) {
      out_ += "_\n";
    } else {
      out_.back() = '\n';
    }
  }

  const ConlluSentence& sentence_;
  const ConlluContext& context_;
  bool has_tree_;
  std::string& out_;
  size_t name_ = 0;
};

}  // namespace

void AppendConllu(const ConlluSentence& sentence, const ConlluContext& context,
                  std::string& out) {
  AppendComments(sentence, context, out);
  LineWriter(sentence, context, out).Write();
  out += '\n';
}

std::string WrittenText(const ConlluSentence& sentence, size_t begin,
                        size_t end) {
  std::string text;
  for (size_t i = begin; i < end; ++i) {
    text += sentence.tokens[i].form;
    if (sentence.tokens[i].space_after && i + 1 < end) text += ' ';
  }
  return text;
}

}  // namespace quipu
