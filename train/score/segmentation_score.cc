#include "train/score/segmentation_score.h"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "graph/model/span.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

struct PlacedWord {
  Span span;  // of the token, white space not counted
  bool of_several = false;
  std::u32string form;  // folded
};

// A division of a text, by places in the text without white space.
struct PlacedDivision {
  std::string text;
  std::vector<Span> sentences;
  std::vector<Span> tokens;
  std::vector<PlacedWord> words;
};

void AppendWithoutSpace(std::string_view text, std::string& out) {
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    if (ClassOf(point.value) != CharacterClass::kSpace) {
      out += text.substr(i, point.length);
    }
    i += point.length;
  }
}

PlacedDivision DivisionOf(std::span<const ConlluSentence> sentences) {
  PlacedDivision division;
  const auto at = [&] { return static_cast<uint32_t>(division.text.size()); };
  for (const ConlluSentence& sentence : sentences) {
    const uint32_t sentence_begin = at();
    for (const ConlluToken& token : sentence.tokens) {
      const uint32_t begin = at();
      AppendWithoutSpace(token.form, division.text);
      const Span span{begin, at()};
      division.tokens.push_back(span);
      for (uint32_t i = 0; i < token.word_count; ++i) {
        division.words.push_back(
            {span, token.word_count > 1,
             FoldedLetters(sentence.words[token.first_word + i].form)});
      }
    }
    division.sentences.push_back({sentence_begin, at()});
  }
  return division;
}

MatchCounts MatchSpans(std::span<const Span> gold,
                       std::span<const Span> found) {
  MatchCounts counts{gold.size(), found.size(), 0};
  for (size_t g = 0, f = 0; g < gold.size() && f < found.size();) {
    counts.right += gold[g] == found[f];
    const auto [g_end, f_end] = std::pair(gold[g].end, found[f].end);
    g += g_end <= f_end;
    f += f_end <= g_end;
  }
  return counts;
}

size_t LongestCommon(std::span<const PlacedWord> gold,
                     std::span<const PlacedWord> found) {
  std::vector<size_t> row(found.size() + 1);
  for (const PlacedWord& word : gold) {
    size_t diagonal = 0;
    for (size_t f = 0; f < found.size(); ++f) {
      const size_t above = row[f + 1];
      row[f + 1] =
          word.form == found[f].form ? diagonal + 1 : std::max(above, row[f]);
      diagonal = above;
    }
  }
  return row.back();
}

// Takes words from both sides until the two runs end at the same character and
// the next word of each begins after it.
size_t MatchRun(const std::vector<PlacedWord>& gold,
                const std::vector<PlacedWord>& found, size_t& g, size_t& f) {
  const size_t first_g = g;
  const size_t first_f = f;
  uint32_t end = gold[g].of_several ? gold[g].span.end : found[f].span.end;
  for (bool more = true; more;) {
    more = false;
    const auto extend = [&](const std::vector<PlacedWord>& words, size_t& i) {
      if (i >= words.size() || words[i].span.begin >= end) return;
      if (words[i].of_several || words[i].span.end <= end) {
        end = std::max(end, words[i].span.end);
      }
      ++i;
      more = true;
    };
    extend(gold, g);
    extend(found, f);
  }
  return LongestCommon(std::span(gold).subspan(first_g, g - first_g),
                       std::span(found).subspan(first_f, f - first_f));
}

MatchCounts MatchWords(const std::vector<PlacedWord>& gold,
                       const std::vector<PlacedWord>& found) {
  MatchCounts counts{gold.size(), found.size(), 0};
  for (size_t g = 0, f = 0; g < gold.size() && f < found.size();) {
    const bool overlap = gold[g].span.Overlaps(found[f].span);
    if (overlap && (gold[g].of_several || found[f].of_several)) {
      counts.right += MatchRun(gold, found, g, f);
      continue;
    }
    if (gold[g].span == found[f].span) {
      ++counts.right, ++g, ++f;
    } else if (gold[g].span.begin <= found[f].span.begin) {
      ++g;
    } else {
      ++f;
    }
  }
  return counts;
}

}  // namespace

Result<SegmentationScore> ScoreSegmentation(
    std::span<const ConlluSentence> gold,
    std::span<const ConlluSentence> found) {
  const PlacedDivision right = DivisionOf(gold);
  const PlacedDivision own = DivisionOf(found);
  if (right.text != own.text) {
    return InvalidArgument("the two divisions are not of the same text");
  }
  SegmentationScore score;
  score.sentences = MatchSpans(right.sentences, own.sentences);
  score.tokens = MatchSpans(right.tokens, own.tokens);
  score.words = MatchWords(right.words, own.words);
  return score;
}

}  // namespace quipu
