// Stretches of some sentences are written in one manner each: quotation marks,
// apostrophes, the width of lines, blank lines, and now and then headings,
// footnote marks, capitals. Token spans follow.

#include "train/corpora/text_variation.h"

#include <unicode/uchar.h>

#include <utility>

#include "base/utf8.h"

namespace quipu {
namespace {

// How one stretch of sentences is written.
struct Manner {
  bool curly_apostrophes = false;
  std::string opening = "\"";
  std::string closing = "\"";
  bool spaced_quotes = false;
  uint32_t width = 0;           // of lines; 0: not wrapped
  bool only_line_ends = false;  // no blank lines between paragraphs
};

Manner RandomManner(Random& random) {
  Manner manner;
  manner.curly_apostrophes = random.Chance(0.5F);
  switch (random.Below(5)) {
    case 0:
      break;
    case 1:
      manner.opening = "«";
      manner.closing = "»";
      manner.spaced_quotes = random.Chance(0.5F);
      break;
    default:
      manner.opening = "“";
      manner.closing = "”";
  }
  if (random.Chance(0.6F)) {
    manner.width = 55 + static_cast<uint32_t>(random.Below(40));
  }
  manner.only_line_ends = random.Chance(0.3F);
  return manner;
}

bool IsFullStop(const ConlluToken& token) {
  return token.form == ".";
}

std::string UpperOf(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    AppendUtf8(
        static_cast<char32_t>(u_toupper(static_cast<UChar32>(point.value))),
        out);
    i += point.length;
  }
  return out;
}

void Replace(std::string_view from, std::string_view to, std::string& text) {
  for (size_t at = text.find(from); at != text.npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
}

void SetQuotes(const Manner& manner, ConlluSentence& sentence) {
  bool open = false;
  for (size_t i = 0; i < sentence.tokens.size(); ++i) {
    ConlluToken& token = sentence.tokens[i];
    if (manner.curly_apostrophes) Replace("'", "’", token.form);
    if (token.form != "\"") continue;
    // A mark that touches neither or both neighbours takes its turn.
    const bool before = i > 0 && sentence.tokens[i - 1].space_after;
    if ((i == 0 || before) != token.space_after) {
      open = !token.space_after;
    } else {
      open = !open;
    }
    token.form = open ? manner.opening : manner.closing;
    if (manner.spaced_quotes && open) token.space_after = true;
    if (manner.spaced_quotes && !open && i > 0) {
      sentence.tokens[i - 1].space_after = true;
    }
  }
}

void AddToken(std::string form, ConlluSentence& sentence) {
  ConlluToken token;
  token.form = std::move(form);
  token.first_word = static_cast<uint32_t>(sentence.words.size());
  token.word_count = 0;
  token.space_after = false;
  sentence.tokens.push_back(std::move(token));
}

void AddFootnoteMark(Random& random, ConlluSentence& sentence) {
  sentence.tokens.back().space_after = false;
  std::string number = std::to_string(1 + random.Below(60));
  if (random.Chance(0.5F)) {
    AddToken(std::move(number), sentence);
  } else {
    AddToken("[", sentence);
    AddToken(std::move(number), sentence);
    AddToken("]", sentence);
  }
  sentence.tokens.back().space_after = true;
}

class VariedJoiner {
 public:
  explicit VariedJoiner(Random& random) : random_(random) {}

  std::string Join(std::vector<ConlluSentence>& sentences) {
    constexpr size_t kStretch = 12;  // sentences, at least
    size_t left = 0;
    bool ended = true;
    for (ConlluSentence& sentence : sentences) {
      if (left > 0) --left;
      if (left == 0 && ended) {
        manner_ = RandomManner(random_);
        left = kStretch;
      }
      const bool begins = sentence.begins_paragraph || ended;
      ended = Vary(sentence);
      Append(begins, sentence);
    }
    text_ += '\n';
    return std::move(text_);
  }

 private:
  // Whether the sentence is to end a paragraph.
  bool Vary(ConlluSentence& sentence) {
    SetQuotes(manner_, sentence);
    const bool ends = random_.Chance(0.15F);
    std::vector<ConlluToken>& tokens = sentence.tokens;
    if (ends && tokens.size() > 1 && IsFullStop(tokens.back()) &&
        random_.Chance(0.4F)) {
      tokens.pop_back();
    } else if (IsFullStop(tokens.back()) && random_.Chance(0.02F)) {
      AddFootnoteMark(random_, sentence);
    }
    if (ends && random_.Chance(0.25F)) {
      for (ConlluToken& token : tokens) token.form = UpperOf(token.form);
    }
    return ends;
  }

  void Append(bool begins_paragraph, ConlluSentence& sentence) {
    if (begins_paragraph && !text_.empty()) {
      while (text_.ends_with(' ')) text_.pop_back();
      if (!text_.ends_with('\n')) text_ += '\n';
      if (!manner_.only_line_ends) text_ += '\n';
      line_begin_ = text_.size();
    }
    for (ConlluToken& token : sentence.tokens) {
      Wrap(token.form.size());
      token.span.begin = static_cast<uint32_t>(text_.size());
      text_ += token.form;
      token.span.end = static_cast<uint32_t>(text_.size());
      if (!token.space_after) continue;
      const bool stray = random_.Chance(0.003F);
      text_ += stray ? '\n' : ' ';
      if (stray) line_begin_ = text_.size();
    }
    sentence.span = {sentence.tokens.front().span.begin,
                     sentence.tokens.back().span.end};
  }

  // Puts a line end in place of the last blank if `size` more bytes would go
  // beyond the line's width.
  void Wrap(size_t size) {
    if (manner_.width == 0 || !text_.ends_with(' ')) return;
    if (text_.size() - line_begin_ + size <= manner_.width) return;
    text_.back() = '\n';
    line_begin_ = text_.size();
  }

  Random& random_;
  Manner manner_;
  std::string text_;
  size_t line_begin_ = 0;
};

}  // namespace

std::string JoinVaried(std::vector<ConlluSentence>& sentences, Random& random) {
  return VariedJoiner(random).Join(sentences);
}

}  // namespace quipu
