// By which words several voices name one thing.

#ifndef QUIPU_QUERY_COMPARE_WORDINGS_H_
#define QUIPU_QUERY_COMPARE_WORDINGS_H_

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace quipu {

struct Wording {
  std::string text;    // as it was written first
  uint32_t count = 0;  // mentions, in all copies of a text
  friend bool operator==(const Wording&, const Wording&) = default;
};

// The words of each voice for one thing. Case, accents and punctuation do not
// count.
class Wordings {
 public:
  // Blanks in `text` may be of any kind. No words, no mention.
  void Add(uint32_t voice, std::string_view text);

  // Forgets words that `unwanted` is true of, in normal form.
  void Drop(const std::function<bool(const std::string&)>& unwanted);

  // Whether two voices use different words.
  bool Differ() const;
  size_t voices() const { return voices_.size(); }
  bool Has(uint32_t voice) const { return voices_.contains(voice); }
  uint32_t mentions() const { return mentions_; }

  struct OfVoice {
    uint32_t voice = 0;
    std::vector<Wording> words;  // most used first, then by their normal form
    uint32_t more = 0;           // other words that it uses
  };
  // By voice; of each at most `limit` wordings.
  std::vector<OfVoice> List(size_t limit) const;

 private:
  std::map<uint32_t, std::map<std::string, Wording>> voices_;  // by normal form
  uint32_t mentions_ = 0;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_COMPARE_WORDINGS_H_
