#include "ingest/extract/mention/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "ingest/ontology/phrase_words.h"

namespace quipu {
namespace {

Shape ShapeOf(std::string_view text) {
  bool first = true;
  int letters = 0;
  int upper = 0;
  bool capital = false;
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, at);
    at += point.length;
    const auto c = static_cast<UChar32>(point.value);
    if (first && u_isdigit(c)) return Shape::kNumber;
    const bool up = u_isupper(c) || u_istitle(c);
    if (first) capital = up;
    if (u_isalpha(c)) {
      first = false;
      ++letters;
      upper += up;
    }
  }
  if (letters == 0) return Shape::kPunctuation;
  if (!capital) return Shape::kLower;
  if (letters == 1) return Shape::kLetter;
  return upper == letters ? Shape::kAllCaps : Shape::kCapital;
}

// "U.S" and "J" take the full stop that follows them at once.
bool TakesFullStop(std::string_view word, Shape shape) {
  return (shape == Shape::kLetter && word.size() <= 2) ||
         (word.find('.') != std::string_view::npos && word.back() != '.' &&
          shape == Shape::kAllCaps);
}

// The pieces of the tokens of one sentence.
class WordMaker {
 public:
  WordMaker(std::string_view text, const AnalyzedSentence& sentence)
      : text_(text), sentence_(sentence), last_end_(sentence.span.begin) {}

  std::vector<SurfaceWord> Run() {
    for (const SurfaceToken& token : sentence_.tokens) {
      for (const auto& [begin, end] : DivideWord(token.span.In(text_))) {
        Add(token.span.begin + static_cast<uint32_t>(begin),
            token.span.begin + static_cast<uint32_t>(end));
      }
    }
    return std::move(words_);
  }

 private:
  void Add(uint32_t begin, uint32_t end) {
    const std::string_view piece = text_.substr(begin, end - begin);
    const bool glued = !words_.empty() && begin == last_end_;
    last_end_ = end;
    if (glued && piece == "." &&
        TakesFullStop(words_.back().span.In(text_), words_.back().shape)) {
      words_.back().span.end = end;
      words_.back().folded.push_back('.');
      return;
    }
    SurfaceWord word;
    word.span = {begin, end};
    word.shape = ShapeOf(piece);
    word.folded = FoldWord(piece);
    word.glued = glued;
    // The apostrophe of "workers'" is a possessive, too.
    if (word.folded == "'" && glued && words_.back().folded.back() == 's' &&
        words_.back().shape != Shape::kPunctuation) {
      word.folded = "'s";
    }
    words_.push_back(std::move(word));
  }

  std::string_view text_;
  const AnalyzedSentence& sentence_;
  uint32_t last_end_;
  std::vector<SurfaceWord> words_;
};

void MarkCues(const Lexicon& lexicon, WordSentence& sentence) {
  std::vector<SurfaceWord>& words = sentence.words;
  for (SurfaceWord& word : words) word.id = lexicon.Find(word.folded);
  for (uint32_t i = 0; i < words.size(); ++i) {
    for (const Phrase& phrase : lexicon.From(words[i].id)) {
      const size_t length = phrase.words.size();
      if ((phrase.languages & sentence.languages) == 0) continue;
      if (i + length > words.size()) continue;
      if (!std::equal(phrase.words.begin(), phrase.words.end(),
                      words.begin() + i,
                      [](WordId id, const SurfaceWord& word) {
                        return id == word.id;
                      })) {
        continue;
      }
      sentence.cues.Add(
          {i, phrase.cls, static_cast<uint16_t>(length), phrase.value});
    }
  }
  sentence.cues.Seal(words.size());
}

// The words of the tree: each at the piece of its token that has its place
// there.
std::vector<TreeWord> TreeOf(const Analysis& analysis,
                             const AnalyzedSentence& analyzed,
                             const std::vector<SurfaceWord>& words,
                             const Lexicon& lexicon) {
  std::vector<TreeWord> tree(analyzed.words.size());
  uint32_t at = 0;
  for (const SurfaceToken& token : analyzed.tokens) {
    while (at + 1 < words.size() && words[at].span.end <= token.span.begin) {
      ++at;
    }
    uint32_t end = at + 1;
    while (end < words.size() && words[end].span.begin < token.span.end) ++end;
    for (uint32_t i = 0; i < token.word_count; ++i) {
      TreeWord& word = tree[token.first_word + i];
      word.word = std::min(at + i, end - 1);
      word.lemma = lexicon.Find(
          FoldWord(analysis.Lemma(analyzed.words[token.first_word + i])));
    }
  }
  return tree;
}

// Titles, and lines in which nearly all longer words are capitalised.
bool LooksLikeHeading(const WordSentence& sentence) {
  if (sentence.region == RegionKind::kTitle) return true;
  int capital = 0;
  int lower = 0;
  int caps = 0;
  for (const SurfaceWord& word : sentence.words) {
    if (word.folded.size() < 4) continue;
    capital += word.capital();
    caps += word.shape == Shape::kAllCaps;
    lower += word.shape == Shape::kLower;
  }
  const std::string& last = sentence.words.back().folded;
  const bool closed = last == "." || last == "!" || last == "?" || last == ":";
  if (caps >= 3 && caps * 4 >= (capital + lower) * 3) return true;
  return !closed && capital >= 4 && lower <= 1;
}

// Few words tell a language badly: short sentences may also be in that of the
// document.
LanguageMask LanguagesOf(const AnalyzedSentence& sentence,
                         Language of_document) {
  constexpr uint32_t kShort = 200;  // bytes
  LanguageMask languages = MaskOf(sentence.language);
  if (languages == 0 || sentence.span.size() < kShort) {
    languages |= MaskOf(of_document);
  }
  return languages == 0 ? kAllLanguages : languages;
}

}  // namespace

bool IsAcronym(std::string_view word) {
  constexpr long kMostCapitals = 6;
  const std::string folded = FoldWord(word);
  return ShapeOf(word) == Shape::kAllCaps &&
         std::count(folded.begin(), folded.end(), '.') + kMostCapitals >=
             static_cast<long>(folded.size());
}

std::vector<WordSentence> MakeWordSentences(const Analysis& analysis,
                                            Language of_document,
                                            const Lexicon& lexicon) {
  std::vector<WordSentence> out;
  out.reserve(analysis.sentences.size());
  for (const AnalyzedSentence& analyzed : analysis.sentences) {
    WordSentence sentence;
    sentence.words = WordMaker(analysis.text(), analyzed).Run();
    if (sentence.words.empty()) continue;
    sentence.span = analyzed.span;
    sentence.region = analyzed.region;
    sentence.languages = LanguagesOf(analyzed, of_document);
    MarkCues(lexicon, sentence);
    sentence.analyzed = &analyzed;
    sentence.tree = TreeOf(analysis, analyzed, sentence.words, lexicon);
    sentence.heading = LooksLikeHeading(sentence);
    sentence.question = sentence.words.back().Is("?");
    out.push_back(std::move(sentence));
  }
  return out;
}

}  // namespace quipu
