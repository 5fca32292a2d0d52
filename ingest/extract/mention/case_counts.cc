#include "ingest/extract/mention/case_counts.h"

namespace quipu {

bool CapitalByPosition(const WordSentence& sentence, uint32_t at) {
  if (at == 0) return true;
  const SurfaceWord& before = sentence.words[at - 1];
  if (before.shape != Shape::kPunctuation) {
    // "1. The …", "(2) The …"
    return at <= 2 && before.shape == Shape::kNumber;
  }
  if (before.glued && before.folded.front() == '\'') return false;
  if (before.Is("-") || before.Is(",") || before.Is("&")) {
    return at == 1;
  }
  if (before.Is("\"")) {
    // Inside a sentence a quoted name is as capital as any other.
    return at < 2 || sentence.words[at - 2].shape == Shape::kPunctuation;
  }
  if (before.Is(":") || before.Is(".") || before.Is("*") || before.Is("—") ||
      before.Is("–")) {
    return true;
  }
  // An opening bracket begins nothing by itself, unless it begins a sentence.
  return at <= 3 && CapitalByPosition(sentence, at - 1);
}

CaseCounts::CaseCounts(const std::vector<WordSentence>& sentences) {
  for (const WordSentence& sentence : sentences) {
    if (sentence.heading) continue;
    for (uint32_t i = 0; i < sentence.words.size(); ++i) {
      const SurfaceWord& word = sentence.words[i];
      if (word.shape == Shape::kLower) {
        ++counts_[word.folded].lower;
      } else if (word.capital() && !CapitalByPosition(sentence, i)) {
        ++counts_[word.folded].capital;
      }
    }
  }
}

bool CaseCounts::IsNameLike(const std::string& folded) const {
  const auto found = counts_.find(folded);
  return found != counts_.end() && found->second.capital > 0 &&
         found->second.capital >= found->second.lower;
}

bool CaseCounts::SeenLower(const std::string& folded) const {
  const auto found = counts_.find(folded);
  return found != counts_.end() && found->second.lower > 0;
}

}  // namespace quipu
