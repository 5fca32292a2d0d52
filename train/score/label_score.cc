#include "train/score/label_score.h"

#include <utility>

namespace quipu {
namespace {

using WordRange = std::pair<size_t, size_t>;

uint32_t BitOf(NameType type) {
  return 1U << static_cast<uint32_t>(type);
}

// Bit t: the set has the label that begins a name of type t.
uint32_t TypesBegun(NameLabelSet labels) {
  uint32_t types = 0;
  for (const NameType type : kNameTypes) {
    if ((labels >> BeginLabel(type) & 1U) != 0) types |= BitOf(type);
  }
  return types;
}

bool MustBeInName(NameLabelSet labels) {
  return (labels & 1U) == 0;
}

// Names that are sure, and the types they may have.
std::map<WordRange, uint32_t> SureNames(std::span<const NameLabelSet> allowed) {
  std::map<WordRange, uint32_t> names;
  for (size_t i = 0; i < allowed.size();) {
    if (!MustBeInName(allowed[i]) || TypesBegun(allowed[i]) == 0) {
      ++i;
      continue;
    }
    const size_t begin = i++;
    while (i < allowed.size() && MustBeInName(allowed[i]) &&
           TypesBegun(allowed[i]) == 0) {
      ++i;
    }
    names[{begin, i}] = TypesBegun(allowed[begin]);
  }
  return names;
}

bool IsMarked(std::string_view corpus, NameType type) {
  return type != NameType::kPublication &&
         (type != NameType::kEvent || corpus.starts_with("crossner"));
}

}  // namespace

std::map<std::string, MatchCounts> ScoreLabels(
    std::span<const MarkedNames> sentences,
    std::span<const std::vector<uint8_t>> labels) {
  std::map<std::string, MatchCounts> scores;
  for (size_t s = 0; s < sentences.size(); ++s) {
    const NamesSentence& sentence = sentences[s].sentence;
    MatchCounts& counts = scores[sentence.corpus];
    const auto gold = SureNames(sentence.allowed);
    counts.gold += gold.size();
    const std::vector<uint8_t>& found = labels[s];
    for (size_t i = 0; i < found.size();) {
      if (found[i] == 0) {
        ++i;
        continue;
      }
      const size_t begin = i++;
      const NameType type = TypeOfLabel(found[begin]);
      while (i < found.size() && found[i] == InsideLabel(type)) ++i;
      if (!IsMarked(sentence.corpus, type)) continue;
      ++counts.found;
      const auto same = gold.find({begin, i});
      counts.right += same != gold.end() && (same->second & BitOf(type)) != 0;
    }
  }
  return scores;
}

}  // namespace quipu
