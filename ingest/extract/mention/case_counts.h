// How often each word stands in lower case, and capitalised where it need not
// be: that tells a name at the beginning of a sentence from any other word.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_CASE_COUNTS_H_
#define QUIPU_INGEST_EXTRACT_MENTION_CASE_COUNTS_H_

#include <string>
#include <unordered_map>
#include <vector>

#include "ingest/extract/mention/words.h"

namespace quipu {

class CaseCounts {
 public:
  explicit CaseCounts(const std::vector<WordSentence>& sentences);

  // Capitalised inside a sentence, and more often than in lower case.
  bool IsNameLike(const std::string& folded) const;
  bool SeenLower(const std::string& folded) const;

 private:
  struct Count {
    int lower = 0;
    int capital = 0;
  };
  std::unordered_map<std::string, Count> counts_;
};

// Whether a word at `at` is capitalised for standing there: it begins the
// sentence, or follows a colon, a bracket or an opening quotation mark.
bool CapitalByPosition(const WordSentence& sentence, uint32_t at);

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_CASE_COUNTS_H_
