// Sentence ends. ICU's own sentence rules know no abbreviations and end a
// sentence at every "?" inside quotes, so that ends are decided here, over
// tokens: a mark that can end a sentence, what closes after it, and what the
// next word looks like.

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "language/text/abbreviations.h"
#include "language/text/lines.h"
#include "language/text/text.h"
#include "language/text/tokens.h"
#include "language/text/word_parts.h"

namespace quipu {
namespace {

constexpr size_t kMostTokens = 2000;
// Quotes, brackets and emphasis between the mark and the next word.
constexpr size_t kMostBetween = 6;

enum class EndMark : uint8_t { kNone, kFull, kEllipsis, kWide, kAbbreviation };

UChar32 FirstOf(std::string_view token) {
  return static_cast<UChar32>(DecodeUtf8(token, 0).value);
}

bool IsWideMark(UChar32 c) {  // written without a blank after it
  return c == 0x3002 || c == 0xFF01 || c == 0xFF0E || c == 0xFF1F ||
         c == 0xFF61;
}

// Finds the ends of sentences among the tokens of one block.
class SentenceDivider {
 public:
  SentenceDivider(std::string_view text, RegionKind region,
                  std::vector<Sentence>& sentences)
      : text_(text), region_(region), sentences_(sentences) {}

  void Divide(const std::vector<Token>& tokens) {
    size_t begin = 0;
    bool has_word = false;
    for (size_t i = 0; i < tokens.size();) {
      has_word = has_word || tokens[i].kind != TokenKind::kPunctuation;
      size_t end = has_word ? EndAfter(tokens, i) : 0;
      if (end == 0 && i + 1 - begin == kMostTokens) end = i + 1;
      if (end == 0) {
        ++i;
        continue;
      }
      Emit(tokens, begin, std::min(end, begin + kMostTokens));
      begin = std::min(end, begin + kMostTokens);
      i = begin;
      has_word = false;
    }
    if (begin < tokens.size()) Emit(tokens, begin, tokens.size());
  }

 private:
  std::string_view Bytes(const Token& token) const {
    return token.span.In(text_);
  }

  void Emit(const std::vector<Token>& tokens, size_t begin, size_t end) {
    Sentence sentence;
    sentence.span = {tokens[begin].span.begin, tokens[end - 1].span.end};
    sentence.region = region_;
    sentence.tokens.assign(tokens.begin() + static_cast<ptrdiff_t>(begin),
                           tokens.begin() + static_cast<ptrdiff_t>(end));
    sentences_.push_back(std::move(sentence));
  }

  EndMark MarkOf(const Token& token) const {
    const std::string_view bytes = Bytes(token);
    if (token.kind == TokenKind::kWord) {
      const bool stop = bytes.size() > 1 && bytes.ends_with('.');
      return stop ? EndMark::kAbbreviation : EndMark::kNone;
    }
    if (token.kind == TokenKind::kNumber) return EndMark::kNone;
    const UChar32 c = FirstOf(bytes);
    if (c == 0x2026 || (c == '.' && bytes.size() > 1))
      return EndMark::kEllipsis;
    if (IsWideMark(c)) return EndMark::kWide;
    return u_hasBinaryProperty(c, UCHAR_S_TERM) ? EndMark::kFull
                                                : EndMark::kNone;
  }

  // The index after the last token of a sentence that ends at tokens[at], or 0
  // if none does.
  size_t EndAfter(const std::vector<Token>& tokens, size_t at) const {
    const EndMark mark = MarkOf(tokens[at]);
    if (mark == EndMark::kNone) return 0;
    const size_t end = AfterClosers(tokens, at + 1);
    if (end == tokens.size()) return end;
    const bool blank = tokens[end - 1].span.end < tokens[end].span.begin;
    if (!blank && mark != EndMark::kWide && !LacksBlank(tokens, at, end)) {
      return 0;
    }
    // The next word, behind whatever opens before it.
    size_t next = end;
    while (next < tokens.size() && next < end + kMostBetween &&
           tokens[next].kind == TokenKind::kPunctuation) {
      ++next;
    }
    if (next == tokens.size()) return mark == EndMark::kAbbreviation ? 0 : end;
    const std::string_view word = Bytes(tokens[next]);
    const UChar32 first = FirstOf(word);
    if (u_islower(first)) return 0;
    if (mark != EndMark::kAbbreviation) return end;
    if (u_isdigit(first)) return 0;
    std::string_view abbreviation = Bytes(tokens[at]);
    abbreviation.remove_suffix(1);
    switch (AbbreviationOf(abbreviation)) {
      case Abbreviation::kOftenEnds:
        return end;
      case Abbreviation::kMayEnd:
        return IsSentenceStarter(word) ? end : 0;
      default:
        return 0;
    }
  }

  // "end.The": the tokenizer has cut the word in three.
  bool LacksBlank(const std::vector<Token>& tokens, size_t at,
                  size_t end) const {
    return end == at + 1 && Bytes(tokens[at]) == "." && at > 0 &&
           tokens[end].kind == TokenKind::kWord &&
           u_isupper(FirstOf(Bytes(tokens[end]))) &&
           tokens[at - 1].kind == TokenKind::kWord &&
           u_islower(FirstOf(
               Bytes(tokens[at - 1]).substr(Bytes(tokens[at - 1]).size() - 1)));
  }

  // Skips further marks, closing quotes and brackets, and a reference such as
  // "(2)" that is written without a blank.
  size_t AfterClosers(const std::vector<Token>& tokens, size_t at) const {
    while (at < tokens.size()) {
      const bool glued = tokens[at - 1].span.end == tokens[at].span.begin;
      if (glued && IsReference(tokens, at)) {
        at += 3;
        continue;
      }
      if (tokens[at].kind != TokenKind::kPunctuation) break;
      const UChar32 c = FirstOf(Bytes(tokens[at]));
      const bool guillemet = c == 0xBB || c == 0x203A;
      if (!guillemet && !(glued && Closes(c))) break;
      ++at;
    }
    return at;
  }

  static bool Closes(UChar32 c) {
    return c == '"' || c == '\'' || c == '*' || c == '_' ||
           u_charType(c) == U_END_PUNCTUATION ||
           u_charType(c) == U_FINAL_PUNCTUATION ||
           u_hasBinaryProperty(c, UCHAR_S_TERM) || c == 0x2026;
  }

  bool IsReference(const std::vector<Token>& tokens, size_t at) const {
    if (at + 2 >= tokens.size()) return false;
    const std::string_view open = Bytes(tokens[at]);
    return (open == "(" || open == "[") &&
           tokens[at + 1].kind == TokenKind::kNumber &&
           tokens[at + 1].span.size() <= 3 &&
           (Bytes(tokens[at + 2]) == ")" || Bytes(tokens[at + 2]) == "]");
  }

  std::string_view text_;
  RegionKind region_;
  std::vector<Sentence>& sentences_;
};

// Outside of prose every line stands for itself.
std::vector<Span> LinesAsBlocks(std::string_view text, Span range) {
  std::vector<Span> blocks;
  for (const TextLine& line : LinesOf(text, range)) {
    if (!line.text.empty()) blocks.push_back(line.text);
  }
  return blocks;
}

}  // namespace

std::vector<Sentence> SplitSentences(const Document& document) {
  std::vector<Sentence> sentences;
  const std::string_view text = document.text;
  Tokenizer tokenizer(document.metadata.language);
  for (const Region& region : document.regions) {
    if (region.span.end > text.size()) continue;
    SentenceDivider divider(text, region.kind, sentences);
    const bool prose =
        region.kind == RegionKind::kBody || region.kind == RegionKind::kTitle;
    const std::vector<Span> blocks =
        prose ? BlocksOf(text, region.span) : LinesAsBlocks(text, region.span);
    for (const Span block : blocks) {
      divider.Divide(tokenizer.Tokenize(text, block));
    }
  }
  return sentences;
}

}  // namespace quipu
