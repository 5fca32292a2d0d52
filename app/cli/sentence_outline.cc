#include "app/cli/sentence_outline.h"

#include <algorithm>
#include <utility>

#include "ingest/extract/mention/sentence_tree.h"

namespace quipu {
namespace {

bool StandsBeside(Deprel relation) {
  switch (relation) {
    case Deprel::kAdvmod:
    case Deprel::kAmod:
    case Deprel::kAux:
    case Deprel::kCase:
    case Deprel::kCc:
    case Deprel::kCompound:
    case Deprel::kCop:
    case Deprel::kDet:
    case Deprel::kExpl:
    case Deprel::kFixed:
    case Deprel::kFlat:
    case Deprel::kGoeswith:
    case Deprel::kMark:
    case Deprel::kNummod:
      return true;
    default:
      return false;
  }
}

class Outline {
 public:
  Outline(const Analysis& analysis, const AnalyzedSentence& sentence)
      : analysis_(analysis), sentence_(sentence), tree_(sentence) {
    lines_.resize(tree_.size());
    std::vector<uint32_t> words(tree_.size());
    for (uint32_t w = 0; w < tree_.size(); ++w) words[w] = w;
    std::ranges::stable_sort(words, std::greater{},
                             [&](uint32_t w) { return tree_.Depth(w); });
    for (const uint32_t w : words) Place(w);
  }

  std::vector<OutlineLine> Lines(size_t limit) const {
    std::vector<OutlineLine> out;
    std::vector<std::pair<uint32_t, uint32_t>> open;  // word, depth
    for (uint32_t w = tree_.size(); w > 0; --w) {
      if (tree_.Parent(w - 1) == kNoWord) open.emplace_back(w - 1, 0);
    }
    while (!open.empty() && out.size() < limit) {
      const auto [word, depth] = open.back();
      open.pop_back();
      if (lines_[word].empty()) continue;
      out.push_back(
          {depth, NameOf(tree_.word(word).relation()), WordsOf(lines_[word])});
      const auto children = tree_.Children(word);
      for (auto child = children.rbegin(); child != children.rend(); ++child) {
        open.emplace_back(*child, depth + 1);
      }
    }
    return out;
  }

 private:
  // The line of a word whose children have theirs: it takes in those that need
  // none.
  void Place(uint32_t w) {
    if (tree_.word(w).upos == Upos::kPunct && tree_.Children(w).empty()) {
      return;
    }
    std::vector<uint32_t>& line = lines_[w];
    line.push_back(w);
    for (const uint32_t child : tree_.Children(w)) {
      if (!StandsBeside(tree_.word(child).deprel) || HasLinesBelow(child)) {
        continue;
      }
      line.insert(line.end(), lines_[child].begin(), lines_[child].end());
      lines_[child].clear();
    }
    std::ranges::sort(line);
  }

  bool HasLinesBelow(uint32_t w) const {
    return std::ranges::any_of(tree_.Children(w), [&](uint32_t child) {
      return !lines_[child].empty();
    });
  }

  // Each token once, with an ellipsis where words of other lines stand between.
  std::string WordsOf(const std::vector<uint32_t>& words) const {
    std::string text;
    uint32_t last = UINT32_MAX;
    for (const uint32_t w : words) {
      const uint32_t token = tree_.word(w).token;
      if (token == last) continue;
      if (!text.empty()) {
        text += token == last + 1 ? "" : " …";
        text += token == last + 1 && sentence_.tokens[last].space_after == 0
                    ? ""
                    : " ";
      }
      text += analysis_.FormOf(sentence_, sentence_.tokens[token]);
      last = token;
    }
    return text;
  }

  const Analysis& analysis_;
  const AnalyzedSentence& sentence_;
  SentenceTree tree_;
  std::vector<std::vector<uint32_t>> lines_;  // of each word; empty: none
};

}  // namespace

std::vector<OutlineLine> OutlineOf(const Analysis& analysis,
                                   const AnalyzedSentence& sentence,
                                   size_t limit) {
  return Outline(analysis, sentence).Lines(limit);
}

}  // namespace quipu
