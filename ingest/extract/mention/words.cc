#include "ingest/extract/mention/words.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "ingest/ontology/phrase_words.h"
#include "language/text/language_votes.h"

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

std::vector<SurfaceWord> MakeWords(std::string_view text,
                                   const Sentence& sentence) {
  std::vector<SurfaceWord> words;
  uint32_t last_end = sentence.span.begin;
  const auto emit = [&](uint32_t begin, uint32_t end) {
    const std::string_view piece = text.substr(begin, end - begin);
    const bool glued = !words.empty() && begin == last_end;
    last_end = end;
    if (glued && piece == "." &&
        TakesFullStop(words.back().span.In(text), words.back().shape)) {
      words.back().span.end = end;
      words.back().folded.push_back('.');
      return;
    }
    SurfaceWord word;
    word.span = {begin, end};
    word.shape = ShapeOf(piece);
    word.folded = FoldWord(piece);
    word.glued = glued;
    // The apostrophe of "workers'" is a possessive, too.
    if (word.folded == "'" && glued && !words.empty() &&
        words.back().folded.back() == 's' &&
        words.back().shape != Shape::kPunctuation) {
      word.folded = "'s";
    }
    words.push_back(std::move(word));
  };
  for (const Token& token : sentence.tokens) {
    for (const auto& [begin, end] : DivideWord(token.span.In(text))) {
      emit(token.span.begin + static_cast<uint32_t>(begin),
           token.span.begin + static_cast<uint32_t>(end));
    }
  }
  return words;
}

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

bool NewParagraph(std::string_view text, uint32_t begin, uint32_t end) {
  const std::string_view between = text.substr(begin, end - begin);
  return std::count(between.begin(), between.end(), '\n') >= 2;
}

}  // namespace

std::vector<WordSentence> MakeWordSentences(const Document& document,
                                            const Lexicon& lexicon) {
  const std::string_view text = document.text;
  const std::vector<Sentence> sentences = SplitSentences(document);
  const LanguageMask own = MaskOf(LanguageOf(document.metadata.language));
  std::vector<WordSentence> out;
  out.reserve(sentences.size());
  uint32_t paragraph = 0;
  for (size_t i = 0; i < sentences.size();) {
    size_t end = i + 1;
    while (end < sentences.size() &&
           sentences[end].region == sentences[i].region &&
           !NewParagraph(text, sentences[end - 1].span.end,
                         sentences[end].span.begin)) {
      ++end;
    }
    const Span block{sentences[i].span.begin, sentences[end - 1].span.end};
    LanguageMask language = 0;
    if (block.size() >= 200) {
      language = MaskOf(DetectLanguage(block.In(text)));
    }
    if (language == 0) language = own == 0 ? kAllLanguages : own;
    for (; i < end; ++i) {
      WordSentence sentence;
      sentence.span = sentences[i].span;
      sentence.region = sentences[i].region;
      sentence.languages = language;
      sentence.paragraph = paragraph;
      sentence.words = MakeWords(text, sentences[i]);
      if (sentence.words.empty()) continue;
      MarkCues(lexicon, sentence);
      sentence.heading = LooksLikeHeading(sentence);
      sentence.question = sentence.words.back().Is("?");
      out.push_back(std::move(sentence));
    }
    ++paragraph;
  }
  return out;
}

}  // namespace quipu
