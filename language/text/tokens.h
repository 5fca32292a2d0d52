// Words, numbers and punctuation.

#ifndef QUIPU_LANGUAGE_TEXT_TOKENS_H_
#define QUIPU_LANGUAGE_TEXT_TOKENS_H_

#include <memory>
#include <string_view>
#include <vector>

#include "language/text/text.h"

namespace quipu {

// Finds ICU's word boundaries and joins and divides what lies between them, so
// that tokens are what a grammar of English, French or Spanish counts:
//   Peru|'s   did|n't   l'|armée   dit|-il       (the last two: of French)
//   cold-blooded   U.S.|-|backed   CIA|-|led   18|-|19   2,000   10%   1 500
//   Mr.   U.S.   No.| 7   ...   --   http://a.example/b   a@b.example
// Not safe for use by two threads at once.
class Tokenizer {
 public:
  explicit Tokenizer(std::string_view language);  // "fr" has rules of its own
  ~Tokenizer();
  Tokenizer(const Tokenizer&) = delete;
  Tokenizer& operator=(const Tokenizer&) = delete;

  // The tokens of `range`, ascending, none empty. Linear in its length.
  std::vector<Token> Tokenize(std::string_view text, Span range);

 private:
  struct Rep;
  std::unique_ptr<Rep> rep_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_TOKENS_H_
