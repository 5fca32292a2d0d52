// Three passes over a paragraph. Atoms (runs of letters or digits, single other
// characters) are grouped to tokens: rules decide the clear places, a linear
// model over hashed features the rest. A second model decides after each token
// whether a sentence ends. A third decides for tokens that a list or an ending
// knows as several words whether this one is. A sentence that grows too long
// goes back to the best place in its second half.

#include "language/syntax/segmenter.h"

#include <algorithm>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "language/neural/bytes.h"
#include "language/syntax/multiword_features.h"
#include "language/syntax/sentence_features.h"
#include "language/syntax/text_atoms.h"
#include "language/syntax/token_features.h"

namespace quipu {
namespace {

bool Fires(const HashedValues& weights, const FeatureList& features) {
  int32_t sum = 0;
  for (const uint32_t feature : features.values()) sum += weights.Of(feature);
  return sum > 0;
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

// `written`, or a copy with blanks for its white space.
std::string_view FormOf(std::string_view written, Analysis& analysis) {
  std::string form;
  bool has_space = false;
  for (size_t i = 0; i < written.size();) {
    const DecodedCodePoint point = DecodeUtf8(written, i);
    const bool space = ClassOf(point.value) == CharacterClass::kSpace;
    has_space |= space;
    form += space ? " " : written.substr(i, point.length);
    i += point.length;
  }
  return has_space ? analysis.Keep(form) : written;
}

}  // namespace

// The work on one paragraph.
class Segmenter::Division {
 public:
  Division(const Segmenter& segmenter, Span paragraph, Analysis& analysis)
      : segmenter_(segmenter),
        analysis_(analysis),
        text_(analysis.text()),
        atoms_(AtomsOf(text_, paragraph)) {}

  void Append() {
    if (atoms_.empty()) return;
    FindTokens();
    FindSentences();
    std::vector<AnalyzedSentence>& sentences = analysis_.sentences;
    const uint32_t paragraph =
        sentences.empty() ? 1 : sentences.back().paragraph + 1;
    sentences.emplace_back().paragraph = paragraph;
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
      if (first < tokens_.size()) {
        sentences.emplace_back().paragraph = paragraph;
      }
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

  void AddToken(size_t i, AnalyzedSentence& sentence) {
    const AtomGroup& group = tokens_[i];
    const auto first = static_cast<uint32_t>(sentence.words.size());
    AddWords(i, sentence);
    const bool space_after =
        i + 1 == tokens_.size() || tokens_[i + 1].gap != TextGap::kNone;
    const auto count = static_cast<uint32_t>(sentence.words.size()) - first;
    sentence.tokens.push_back(
        {group.span, first, count & 0x7FFFFFFFU, space_after ? 1U : 0U});
  }

  void AddWords(size_t i, AnalyzedSentence& sentence) {
    const std::string_view form = FormOf(tokens_[i].span.In(text_), analysis_);
    const auto token = static_cast<uint32_t>(sentence.tokens.size());
    const auto add = [&](std::string_view word) {
      SyntacticWord& added = sentence.words.emplace_back();
      added.form = word;
      added.token = token;
    };
    if (const auto candidate = segmenter_.multiwords_.Find(form)) {
      features_.Clear();
      MultiwordFeatures(text_, tokens_, i, candidate->number, candidate->stem,
                        segmenter_.word_classes_, features_);
      if (Fires(segmenter_.multiword_tokens_, features_)) {
        for (const std::string& word :
             MultiwordRules::WordsOf(form, *candidate)) {
          add(analysis_.Keep(word));
        }
        return;
      }
    }
    add(form);
  }

  // The token before `end` that is best to divide tokens [first, end) after.
  size_t DivisionBefore(size_t first, size_t end) const {
    size_t best = end - 1;
    for (size_t i = end - 1; i > first + (end - first) / 2; --i) {
      if (DivisionRank(tokens_[i]) > DivisionRank(tokens_[best])) best = i;
    }
    return best;
  }

  static void RemoveTokens(size_t kept, AnalyzedSentence& sentence) {
    sentence.words.resize(sentence.tokens[kept].first_word);
    sentence.tokens.resize(kept);
  }

  static void Close(AnalyzedSentence& sentence) {
    sentence.tokens.shrink_to_fit();
    sentence.words.shrink_to_fit();
    sentence.span = {sentence.tokens.front().span.begin,
                     sentence.tokens.back().span.end};
  }

  const Segmenter& segmenter_;
  Analysis& analysis_;
  std::string_view text_;
  std::vector<TextAtom> atoms_;
  std::vector<AtomGroup> tokens_;
  std::vector<bool> ends_;  // whether a sentence ends after each token
  FeatureList features_;    // of the place that is being looked at
};

std::string SegmenterTables::Write() const {
  ByteWriter writer;
  for (const std::vector<uint16_t>* table :
       {&word_classes, &token_breaks, &sentence_breaks, &multiword_tokens}) {
    writer.PutArray(std::span<const uint16_t>(*table));
  }
  multiwords.Write(writer);
  return std::move(writer).Take();
}

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

void Segmenter::Segment(Span paragraph, Analysis& analysis) const {
  Division(*this, paragraph, analysis).Append();
}

}  // namespace quipu
