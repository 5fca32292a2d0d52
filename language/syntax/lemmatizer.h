// Lemmas as the treebanks of a language have them.

#ifndef QUIPU_LANGUAGE_SYNTAX_LEMMATIZER_H_
#define QUIPU_LANGUAGE_SYNTAX_LEMMATIZER_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/result.h"
#include "language/syntax/hashed_values.h"
#include "language/syntax/lemma_script.h"

namespace quipu {

// A lemmatiser as training leaves it.
struct LemmatizerTables {
  std::vector<LemmaScript> scripts;
  // Keys (lemma_script.h) and indices of scripts, fewer than 65535.
  std::vector<std::pair<uint32_t, uint16_t>> entries;
  std::vector<uint16_t> lemmas;  // HashedValues of those that are known

  // What Lemmatizer::FromBytes reads.
  std::string Write() const;
};

// A decision list: the script of the form with its tag and features, of the
// form with its tag, or of the longest ending with the tag that makes a lemma
// known from elsewhere; if none does, of the longest ending.
//
// Const members may be called by several threads.
class Lemmatizer {
 public:
  // `bytes`: what LemmatizerTables::Write wrote; they must outlive the
  // lemmatiser and begin at a multiple of 8. kCorruption if they do not decode.
  static Result<Lemmatizer> FromBytes(std::string_view bytes);

  // Never empty unless the form is. Any bytes will do; what is not UTF-8 may
  // become U+FFFD. Linear.
  std::string Lemmatize(std::string_view form, std::string_view upos,
                        std::string_view features) const;

 private:
  const LemmaScript* Find(uint32_t key) const;
  std::string ByEnding(std::string_view form, std::u32string_view folded,
                       std::string_view upos, std::string_view features) const;

  std::vector<LemmaScript> scripts_;
  std::span<const uint32_t> slots_;  // half of the key, index of a script + 1
  uint32_t shift_ = 0;
  HashedValues lemmas_;
};

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_LEMMATIZER_H_
