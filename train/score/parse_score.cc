#include "train/score/parse_score.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"

namespace quipu {
namespace {

constexpr size_t kNone = std::numeric_limits<size_t>::max();

constexpr std::array<std::string_view, 21> kUniversalFeatures = {
    "PronType", "NumType", "Poss",   "Reflex", "Foreign",  "Abbr",
    "Gender",   "Animacy", "Number", "Case",   "Definite", "Degree",
    "VerbForm", "Mood",    "Tense",  "Aspect", "Voice",    "Evident",
    "Polarity", "Person",  "Polite"};

struct Range {
  size_t begin = 0;
  size_t end = 0;
  friend bool operator==(const Range&, const Range&) = default;
};

struct PlacedWord {
  const ConlluWord* word = nullptr;
  Range range;           // of its token
  bool divided = false;  // the token has several words
  size_t head = kNone;   // index among all words; kNone: the root
};

// One side: everything at its place among the characters.
struct PlacedText {
  std::string characters;
  std::vector<Range> tokens;
  std::vector<Range> sentences;
  std::vector<PlacedWord> words;
};

void AppendWithoutBlanks(std::string_view form, std::string& out) {
  for (size_t i = 0; i < form.size();) {
    const DecodedCodePoint code = DecodeUtf8(form, i);
    const auto c = static_cast<UChar32>(code.value);
    if (u_charType(c) != U_SPACE_SEPARATOR) out += form.substr(i, code.length);
    i += code.length;
  }
}

PlacedText Place(std::span<const ConlluSentence> sentences) {
  PlacedText text;
  for (const ConlluSentence& sentence : sentences) {
    const size_t begin = text.characters.size();
    const size_t first_word = text.words.size();
    for (const ConlluToken& token : sentence.tokens) {
      Range range{text.characters.size(), 0};
      AppendWithoutBlanks(token.form, text.characters);
      range.end = text.characters.size();
      text.tokens.push_back(range);
      for (size_t i = 0; i < token.word_count; ++i) {
        const ConlluWord& word = sentence.words[token.first_word + i];
        const size_t head = word.head == 0 ? kNone : first_word + word.head - 1;
        text.words.push_back({&word, range, token.word_count != 1, head});
      }
    }
    text.sentences.push_back({begin, text.characters.size()});
  }
  return text;
}

MatchCounts CountEqual(const std::vector<Range>& gold,
                       const std::vector<Range>& found) {
  MatchCounts counts{gold.size(), found.size(), 0};
  for (size_t g = 0, f = 0; g < gold.size() && f < found.size();) {
    if (gold[g].begin == found[f].begin) {
      counts.right += gold[g++].end == found[f++].end ? 1 : 0;
    } else if (gold[g].begin < found[f].begin) {
      ++g;
    } else {
      ++f;
    }
  }
  return counts;
}

// As the task's script compares forms: an undivided one without its blanks.
std::string ComparedForm(const PlacedWord& word) {
  std::string form = word.word->form;
  if (!word.divided) {
    form.clear();
    AppendWithoutBlanks(word.word->form, form);
  }
  std::string lowered;
  for (size_t i = 0; i < form.size();) {
    const DecodedCodePoint code = DecodeUtf8(form, i);
    const UChar32 lower = u_tolower(static_cast<UChar32>(code.value));
    AppendUtf8(static_cast<char32_t>(lower), lowered);
    i += code.length;
  }
  return lowered;
}

// Pairs words of both sides.
class Aligner {
 public:
  using Words = std::vector<PlacedWord>;

  Aligner(const Words& gold, const Words& found)
      : gold_(gold), found_(found), gold_of_(found.size(), kNone) {}

  // Of each found word, the index of its gold word; kNone for those without.
  std::vector<size_t> Align() {
    while (g_ < gold_.size() && f_ < found_.size()) {
      if (gold_[g_].divided || found_[f_].divided) {
        AlignDivided();
      } else if (gold_[g_].range == found_[f_].range) {
        gold_of_[f_++] = g_++;
      } else if (gold_[g_].range.begin <= found_[f_].range.begin) {
        ++g_;
      } else {
        ++f_;
      }
    }
    return std::move(gold_of_);
  }

 private:
  // Aligns the words of the smallest run of characters around the next two that
  // no divided token leaves.
  void AlignDivided() {
    size_t end = 0;
    if (gold_[g_].divided) {
      end = gold_[g_].range.end;
      if (!found_[f_].divided &&
          found_[f_].range.begin < gold_[g_].range.begin) {
        ++f_;
      }
    } else {
      end = found_[f_].range.end;
      if (gold_[g_].range.begin < found_[f_].range.begin) ++g_;
    }
    const size_t gold_begin = g_;
    const size_t found_begin = f_;
    while (!IsBeyond(gold_, g_, end) || !IsBeyond(found_, f_, end)) {
      const bool take_gold = g_ < gold_.size() &&
                             (f_ >= found_.size() ||
                              gold_[g_].range.begin <= found_[f_].range.begin);
      const PlacedWord& taken = take_gold ? gold_[g_++] : found_[f_++];
      if (taken.divided) end = std::max(end, taken.range.end);
    }
    AlignCommon({gold_begin, g_}, {found_begin, f_});
  }

  static bool IsBeyond(const Words& words, size_t i, size_t end) {
    if (i >= words.size()) return true;
    return words[i].divided ? words[i].range.begin >= end
                            : words[i].range.end > end;
  }

  void AlignCommon(Range gold, Range found) {
    std::vector<std::string> gold_forms;
    std::vector<std::string> found_forms;
    for (size_t i = gold.begin; i < gold.end; ++i) {
      gold_forms.push_back(ComparedForm(gold_[i]));
    }
    for (size_t i = found.begin; i < found.end; ++i) {
      found_forms.push_back(ComparedForm(found_[i]));
    }
    // common[g][f]: the length of what is common from there on.
    std::vector<std::vector<uint32_t>> common(
        gold_forms.size() + 1,
        std::vector<uint32_t>(found_forms.size() + 1, 0));
    for (size_t g = gold_forms.size(); g-- > 0;) {
      for (size_t f = found_forms.size(); f-- > 0;) {
        common[g][f] = gold_forms[g] == found_forms[f]
                           ? common[g + 1][f + 1] + 1
                           : std::max(common[g + 1][f], common[g][f + 1]);
      }
    }
    for (size_t g = 0, f = 0;
         g < gold_forms.size() && f < found_forms.size();) {
      if (gold_forms[g] == found_forms[f]) {
        gold_of_[found.begin + f++] = gold.begin + g++;
      } else if (common[g][f] == common[g + 1][f]) {
        ++g;
      } else {
        ++f;
      }
    }
  }

  const Words& gold_;
  const Words& found_;
  size_t g_ = 0;
  size_t f_ = 0;
  std::vector<size_t> gold_of_;
};

// The universal ones, in one order.
std::vector<std::string_view> UniversalFeatures(std::string_view features) {
  std::vector<std::string_view> universal;
  while (!features.empty()) {
    const size_t bar = std::min(features.find('|'), features.size());
    const std::string_view feature = features.substr(0, bar);
    const std::string_view name = feature.substr(0, feature.find('='));
    if (std::find(kUniversalFeatures.begin(), kUniversalFeatures.end(), name) !=
        kUniversalFeatures.end()) {
      universal.push_back(feature);
    }
    features.remove_prefix(std::min(bar + 1, features.size()));
  }
  std::sort(universal.begin(), universal.end());
  return universal;
}

std::string_view WithoutSubtype(std::string_view relation) {
  return relation.substr(0, relation.find(':'));
}

void CountWord(const ConlluWord& gold, const ConlluWord& found, bool same_head,
               ParseScore& score) {
  ++score.words.right;
  score.upos.right += gold.upos == found.upos ? 1 : 0;
  const bool any_lemma = gold.lemma.empty() || gold.lemma == "_";
  score.lemmas.right += any_lemma || gold.lemma == found.lemma ? 1 : 0;
  if (gold.features == found.features ||
      UniversalFeatures(gold.features) == UniversalFeatures(found.features)) {
    ++score.features.right;
  }
  if (!same_head) return;
  ++score.heads.right;
  if (WithoutSubtype(gold.relation) == WithoutSubtype(found.relation)) {
    ++score.relations.right;
  }
}

}  // namespace

Result<ParseScore> ScoreParses(std::span<const ConlluSentence> gold,
                               std::span<const ConlluSentence> found) {
  const PlacedText gold_text = Place(gold);
  const PlacedText found_text = Place(found);
  if (gold_text.characters != found_text.characters) {
    const auto [at, unused] = std::mismatch(
        gold_text.characters.begin(), gold_text.characters.end(),
        found_text.characters.begin(), found_text.characters.end());
    return InvalidArgument("the texts differ from byte " +
                           std::to_string(at - gold_text.characters.begin()) +
                           ", blanks left out");
  }
  ParseScore score;
  score.tokens = CountEqual(gold_text.tokens, found_text.tokens);
  score.sentences = CountEqual(gold_text.sentences, found_text.sentences);
  score.words = {gold_text.words.size(), found_text.words.size(), 0};
  score.upos = score.features = score.lemmas = score.words;
  score.heads = score.relations = score.words;
  const std::vector<size_t> gold_of =
      Aligner(gold_text.words, found_text.words).Align();
  for (size_t f = 0; f < gold_of.size(); ++f) {
    if (gold_of[f] == kNone) continue;
    const PlacedWord& gold_word = gold_text.words[gold_of[f]];
    const PlacedWord& found_word = found_text.words[f];
    const bool same_head = found_word.head == kNone
                               ? gold_word.head == kNone
                               : gold_of[found_word.head] != kNone &&
                                     gold_of[found_word.head] == gold_word.head;
    CountWord(*gold_word.word, *found_word.word, same_head, score);
  }
  return score;
}

}  // namespace quipu
