// Whatever a common ending explains is learnt as that ending: the words of a
// token but the first are its end, and what stands before is the first, perhaps
// with an accent that the ending called for. An ending is kept if enough of the
// tokens with it are divided; a token that no ending explains is listed.

#include "train/recipes/multiword_learner.h"

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "language/text/character_class.h"
#include "language/text/fold.h"
#include "train/recipes/most_frequent.h"

namespace quipu {
namespace {

constexpr uint32_t kLeastOfEnding = 3;   // tokens divided by it
constexpr uint32_t kLeastInHundred = 2;  // of the tokens that end in it

using Lengths = std::vector<uint32_t>;
using Words = std::vector<std::u32string>;

struct EndingCounts {
  CountsOf<Lengths> divided;
  uint32_t moved_accents = 0;
};

struct StemAndEnding {
  std::u32string ending;
  Lengths lengths;
  bool moved_accent = false;
};

// The ending that explains the words, if one does.
std::optional<StemAndEnding> DivisionOf(const std::u32string& token,
                                        const Words& words) {
  StemAndEnding division;
  for (size_t i = 1; i < words.size(); ++i) {
    division.ending += words[i];
    division.lengths.push_back(static_cast<uint32_t>(words[i].size()));
  }
  if (token.size() <= division.ending.size() ||
      !token.ends_with(division.ending) ||
      !IsWordLetter(ClassOf(token.front()))) {
    return std::nullopt;
  }
  const auto stem = token.substr(0, token.size() - division.ending.size());
  if (stem == words[0]) return division;
  if (WithoutMovedAccent(stem) != words[0]) return std::nullopt;
  division.moved_accent = true;
  return division;
}

struct MultiwordCounts {
  std::map<std::u32string, EndingCounts> endings;
  std::map<std::u32string, CountsOf<Words>> tokens;
  CountsOf<std::u32string> whole;  // tokens that are one word
};

MultiwordCounts CountIn(std::span<const Treebank> treebanks) {
  MultiwordCounts counts;
  for (const Treebank& treebank : treebanks) {
    for (const ConlluSentence& sentence : treebank.sentences) {
      for (const ConlluToken& token : sentence.tokens) {
        const std::u32string folded = FoldedLetters(token.form);
        if (token.word_count < 2) {
          ++counts.whole[folded];
          continue;
        }
        Words words;
        for (uint32_t i = 0; i < token.word_count; ++i) {
          words.push_back(
              FoldedLetters(sentence.words[token.first_word + i].form));
        }
        ++counts.tokens[folded][words];
        if (const auto division = DivisionOf(folded, words)) {
          EndingCounts& ending = counts.endings[division->ending];
          ++ending.divided[division->lengths];
          ending.moved_accents += division->moved_accent;
        }
      }
    }
  }
  return counts;
}

// Whether tokens have been divided into a stem and two words more.
bool HasPairs(const MultiwordCounts& counts) {
  for (const auto& [text, ending] : counts.endings) {
    for (const auto& [lengths, count] : ending.divided) {
      if (lengths.size() == 2 && ending.moved_accents > 0) return true;
    }
  }
  return false;
}

// Where two such words may follow each other, few of their pairs are seen.
void AddPairs(std::vector<MultiwordEnding>& endings) {
  std::map<std::u32string, Lengths> known;
  for (const MultiwordEnding& ending : endings) {
    known.emplace(ending.ending, ending.lengths);
  }
  const std::vector<MultiwordEnding> singles = endings;
  for (const MultiwordEnding& a : singles) {
    for (const MultiwordEnding& b : singles) {
      if (a.lengths.size() != 1 || b.lengths.size() != 1) continue;
      const std::u32string both = a.ending + b.ending;
      const Lengths lengths = {a.lengths[0], b.lengths[0]};
      if (known.emplace(both, lengths).second) {
        endings.push_back({both, lengths, true});
      }
    }
  }
}

std::vector<MultiwordEnding> EndingsOf(const MultiwordCounts& counts) {
  std::vector<MultiwordEnding> endings;
  for (const auto& [text, ending] : counts.endings) {
    uint32_t divided = 0;
    for (const auto& [lengths, count] : ending.divided) divided += count;
    uint32_t whole = 0;
    for (const auto& [token, count] : counts.whole) {
      if (token.size() > text.size() && token.ends_with(text)) whole += count;
    }
    if (divided < kLeastOfEnding ||
        divided * 100 < (whole + divided) * kLeastInHundred) {
      continue;
    }
    endings.push_back(
        {text, MostFrequent(ending.divided), ending.moved_accents > 0});
  }
  if (HasPairs(counts)) AddPairs(endings);
  return endings;
}

}  // namespace

MultiwordRules LearnMultiwords(std::span<const Treebank> treebanks) {
  const MultiwordCounts counts = CountIn(treebanks);
  std::vector<MultiwordEnding> endings = EndingsOf(counts);
  std::vector<MultiwordEntry> entries;
  for (const auto& [token, ways] : counts.tokens) {
    const Words& words = MostFrequent(ways);
    const auto division = DivisionOf(token, words);
    bool explained = false;
    for (const MultiwordEnding& ending : endings) {
      if (division && division->ending == ending.ending &&
          division->lengths == ending.lengths) {
        explained = true;
      }
    }
    if (!explained) entries.push_back({token, words});
  }
  return MultiwordRules(std::move(entries), std::move(endings));
}

}  // namespace quipu
