// The items of a sentence while they are placed.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_ITEM_DRAFT_H_
#define QUIPU_INGEST_EXTRACT_MENTION_ITEM_DRAFT_H_

#include <algorithm>
#include <cstdint>
#include <utility>
#include <vector>

#include "ingest/extract/mention/items.h"

namespace quipu {

// What is placed on the words of one sentence.
struct ItemDraft {
  const WordSentence& sentence;
  uint32_t index = 0;  // of the sentence
  std::vector<Item> items;
  std::vector<int> at;  // word -> item, or -1

  bool Free(uint32_t begin, uint32_t end) const {
    if (begin >= end || end > at.size()) return false;
    return std::all_of(at.begin() + begin, at.begin() + end,
                       [](int item) { return item < 0; });
  }
  void Place(Item item) {
    std::fill(at.begin() + item.begin, at.begin() + item.end,
              static_cast<int>(items.size()));
    items.push_back(std::move(item));
  }
  Span SpanOf(uint32_t begin, uint32_t end) const {
    return {sentence.words[begin].span.begin, sentence.words[end - 1].span.end};
  }
  // In order; words that nothing covers become items of their own.
  ItemSentence Finish() {
    ItemSentence out;
    out.sentence = &sentence;
    for (uint32_t i = 0; i < at.size();) {
      if (at[i] >= 0) {
        Item& item = items[static_cast<size_t>(at[i])];
        i = item.end;
        out.items.push_back(std::move(item));
        continue;
      }
      Item item;
      item.begin = i;
      item.end = i + 1;
      item.span = sentence.words[i].span;
      out.items.push_back(std::move(item));
      ++i;
    }
    return out;
  }
};

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_ITEM_DRAFT_H_
