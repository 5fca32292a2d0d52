// Tokens that are several words written together: "du" is "de le", "don't" is
// "do n't", "dárselo" is "dar se lo".

#ifndef QUIPU_LANGUAGE_SYNTAX_MULTIWORD_H_
#define QUIPU_LANGUAGE_SYNTAX_MULTIWORD_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "language/neural/bytes.h"

namespace quipu {

// A token listed with its words, all of them folded (FoldedLetters).
struct MultiwordEntry {
  std::u32string token;
  std::vector<std::u32string> words;
};

// An ending, folded, whose characters are words of their own: the lengths of
// "se" and "lo" for "selo".
struct MultiwordEnding {
  std::u32string ending;
  std::vector<uint32_t> lengths;
  // What stands before it loses an acute accent that it owes to the ending:
  // "dándo", "Sálva", but not "oír".
  bool moves_accent = false;
};

// One way to divide a token.
struct MultiwordCandidate {
  uint32_t number = 0;  // of the entry, or of the ending's last word
  const MultiwordEntry* entry = nullptr;
  const MultiwordEnding* ending = nullptr;  // if there is no entry
  std::u32string stem;  // folded, without its accent; of an ending only
};

// The ways of one language. Const members may be called by several threads.
class MultiwordRules {
 public:
  MultiwordRules() = default;
  MultiwordRules(std::vector<MultiwordEntry> entries,
                 std::vector<MultiwordEnding> endings);

  void Write(ByteWriter& writer) const;
  static Result<MultiwordRules> Read(ByteReader& reader);

  // An entry comes before an ending, a longer ending before a shorter one.
  // Candidates point into this object.
  std::optional<MultiwordCandidate> Find(std::string_view form) const;

  // The words, cased as the form is: those of "Du" are "De" and "le", those of
  // "DU" "DE" and "LE".
  static std::vector<std::string> WordsOf(std::string_view form,
                                          const MultiwordCandidate& candidate);

 private:
  std::vector<MultiwordEntry> entries_;   // ascending by token
  std::vector<MultiwordEnding> endings_;  // descending by length
  std::vector<bool> last_bytes_ = std::vector<bool>(256);  // of any of them
};

// `stem` with the last acute accent taken off, unless it marks a hiatus ("oír")
// or there is none. For learning MultiwordEnding::moves_accent.
std::u32string WithoutMovedAccent(std::u32string stem);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_SYNTAX_MULTIWORD_H_
