#include "language/syntax/segmenter.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "language/neural/bytes.h"
#include "language/syntax/segmentation_features.h"
#include "language/syntax/text_atoms.h"

namespace quipu {
namespace {

bool Fires(const HashedValues& weights, const FeatureList& features) {
  int32_t sum = 0;
  for (const uint32_t feature : features.values()) sum += weights.Of(feature);
  return sum > 0;
}

bool IsBlank(std::string_view text) {
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    if (ClassOf(point.value) != CharacterClass::kSpace) return false;
    i += point.length;
  }
  return true;
}

// How good a place a long sentence has for a division after a token.
int DivisionRank(const AtomGroup& token) {
  switch (token.kind) {
    case CharacterClass::kPeriod:
    case CharacterClass::kStop:
      return 3;
    case CharacterClass::kColon:
      return 2;
    case CharacterClass::kComma:
    case CharacterClass::kDash:
      return 1;
    default:
      return 0;
  }
}

std::string FormOf(std::string_view written) {
  std::string form;
  for (size_t i = 0; i < written.size();) {
    const DecodedCodePoint point = DecodeUtf8(written, i);
    if (ClassOf(point.value) == CharacterClass::kSpace) {
      form += ' ';
    } else {
      form += written.substr(i, point.length);
    }
    i += point.length;
  }
  return form;
}

}  // namespace

std::vector<Span> ParagraphsOf(std::string_view text, Span range) {
  text = text.substr(0, range.end);
  std::vector<Span> paragraphs;
  Span open{range.begin, range.begin};
  const auto close = [&] {
    if (!open.empty()) paragraphs.push_back(open);
  };
  for (uint32_t begin = range.begin; begin < range.end;) {
    const auto end = static_cast<uint32_t>(
        std::min<size_t>(text.find_first_of("\n\f", begin), range.end));
    const bool blank = IsBlank(text.substr(begin, end - begin));
    if (!blank) {
      if (open.empty()) open.begin = begin;
      open.end = end;
    }
    if (blank || (end < range.end && text[end] == '\f')) {
      close();
      open = {end, end};
    }
    begin = end + 1;
  }
  close();
  return paragraphs;
}

// The work on one paragraph.
class Segmenter::Paragraph {
 public:
  Paragraph(const Segmenter& segmenter, std::string_view text, Span range)
      : segmenter_(segmenter), text_(text), atoms_(AtomsOf(text, range)) {}

  void AppendTo(std::vector<ParsedSentence>& sentences) {
    if (atoms_.empty()) return;
    FindTokens();
    FindSentences();
    sentences.emplace_back().begins_paragraph = true;
    size_t first = 0;  // token of the sentence
    for (size_t i = 0; i < tokens_.size(); ++i) {
      AddToken(i, sentences.back());
      const bool last = i + 1 == tokens_.size();
      if (sentences.back().words.size() > kLongestSentence && i > first) {
        // Back to the best place in the second half, and on from there.
        i = DivisionBefore(first, i);
        RemoveTokens(i + 1 - first, sentences.back());
      } else if (!last && !ends_[i]) {
        continue;
      }
      Close(sentences.back());
      first = i + 1;
      if (first < tokens_.size()) sentences.emplace_back();
    }
  }

 private:
  void FindTokens() {
    FeatureList features;
    size_t begin = 0;
    for (size_t i = 1; i <= atoms_.size(); ++i) {
      if (i < atoms_.size() && !EndsToken(begin, i, features)) continue;
      tokens_.push_back(GroupAtoms(atoms_, begin, i, segmenter_.word_classes_));
      begin = i;
    }
  }

  bool EndsToken(size_t begin, size_t i, FeatureList& features) const {
    const BreakRule rule = TokenBreakRule(text_, atoms_, begin, i);
    if (rule != BreakRule::kAsk) return rule == BreakRule::kBreak;
    features.Clear();
    TokenBreakFeatures(text_, atoms_, begin, i, segmenter_.word_classes_,
                       features);
    return Fires(segmenter_.token_breaks_, features);
  }

  void FindSentences() {
    ends_.assign(tokens_.size(), false);
    SentenceBreakFinder finder(text_, tokens_);
    FeatureList features;
    for (size_t i = 0; i + 1 < tokens_.size(); ++i) {
      finder.Take(i);
      if (!finder.MayEndAfter(i)) continue;
      features.Clear();
      finder.Features(i, features);
      ends_[i] = finder.MustEndAfter(i) ||
                 Fires(segmenter_.sentence_breaks_, features);
      if (ends_[i]) finder.BeginSentence();
    }
  }

  void AddToken(size_t i, ParsedSentence& sentence) const {
    const AtomGroup& group = tokens_[i];
    WrittenToken token;
    token.span = group.span;
    token.form = FormOf(group.span.In(text_));
    token.first_word = static_cast<uint32_t>(sentence.words.size());
    token.space_after =
        i + 1 == tokens_.size() || tokens_[i + 1].gap != TextGap::kNone;
    for (std::string& word : WordsOf(i, token.form)) {
      sentence.words.emplace_back().form = std::move(word);
    }
    token.word_count =
        static_cast<uint32_t>(sentence.words.size()) - token.first_word;
    sentence.tokens.push_back(std::move(token));
  }

  std::vector<std::string> WordsOf(size_t i, const std::string& form) const {
    if (const auto candidate = segmenter_.multiwords_.Find(form)) {
      FeatureList features;
      MultiwordFeatures(text_, tokens_, i, candidate->number, candidate->stem,
                        segmenter_.word_classes_, features);
      if (Fires(segmenter_.multiword_tokens_, features)) {
        return MultiwordRules::WordsOf(form, *candidate);
      }
    }
    return {form};
  }

  // The token before `end` that is best to divide tokens [first, end) after.
  size_t DivisionBefore(size_t first, size_t end) const {
    size_t best = end - 1;
    for (size_t i = end - 1; i > first + (end - first) / 2; --i) {
      if (DivisionRank(tokens_[i]) > DivisionRank(tokens_[best])) best = i;
    }
    return best;
  }

  static void RemoveTokens(size_t kept, ParsedSentence& sentence) {
    sentence.words.resize(sentence.tokens[kept].first_word);
    sentence.tokens.resize(kept);
  }

  static void Close(ParsedSentence& sentence) {
    sentence.span = {sentence.tokens.front().span.begin,
                     sentence.tokens.back().span.end};
  }

  const Segmenter& segmenter_;
  std::string_view text_;
  std::vector<TextAtom> atoms_;
  std::vector<AtomGroup> tokens_;
  std::vector<bool> ends_;  // whether a sentence ends after each token
};

Result<Segmenter> Segmenter::FromBytes(std::string_view bytes) {
  ByteReader reader(bytes);
  Segmenter segmenter;
  for (HashedValues* table :
       {&segmenter.word_classes_, &segmenter.token_breaks_,
        &segmenter.sentence_breaks_, &segmenter.multiword_tokens_}) {
    const auto slots = reader.GetArray<uint16_t>();
    if (!reader.Ok() || !HashedValues::IsTable(slots)) {
      return Corruption("the segmenter's tables do not decode");
    }
    *table = HashedValues(slots);
  }
  QUIPU_TRY(segmenter.multiwords_, MultiwordRules::Read(reader));
  if (!reader.AtEnd()) return Corruption("the segmenter has bytes left over");
  return segmenter;
}

std::vector<ParsedSentence> Segmenter::Segment(std::string_view text,
                                               Span range) const {
  std::vector<ParsedSentence> sentences;
  for (const Span paragraph : ParagraphsOf(text, range)) {
    Paragraph(*this, text, paragraph).AppendTo(sentences);
  }
  return sentences;
}

}  // namespace quipu
