// Lists of known names, and where they occur among words: hints for the name
// recogniser, not answers.

#ifndef QUIPU_LANGUAGE_NAMES_GAZETTEER_H_
#define QUIPU_LANGUAGE_NAMES_GAZETTEER_H_

#include <array>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quipu {

// Bits of a word. Inside: the word goes on with a name that begins earlier.
enum GazetteerMark : uint16_t {
  kCountryBegin = 1 << 0,
  kCountryInside = 1 << 1,
  kRegionBegin = 1 << 2,  // parts of countries, and of the world
  kRegionInside = 1 << 3,
  kCityBegin = 1 << 4,
  kCityInside = 1 << 5,
  kPartyBegin = 1 << 6,
  kPartyInside = 1 << 7,
  kPartyAcronym = 1 << 8,
  kGivenName = 1 << 9,
  kSurname = 1 << 10,
  kLanguageName = 1 << 11,  // in English also what is of its country
};
inline constexpr size_t kGazetteerMarkCount = 12;

// A name and the bits of its first word.
struct GazetteerEntry {
  std::string name;
  uint16_t marks = 0;
  // Whether a place is also found in lower case; false for "Nice" and "El
  // Paso", which are ordinary words as well.
  bool any_case = false;
};

// Names are kept as 32-bit fingerprints of their lower-case letters without
// accents, full stops, hyphens and apostrophes: with 120,000 of them about one
// word in 40,000 is taken for one that it is not. Safe for many threads.
class Gazetteer {
 public:
  // Of more words than this nothing is found.
  static constexpr size_t kLongestName = 8;

  // Knows no name.
  Gazetteer() = default;
  // What Encode gave; the bytes must outlive the gazetteer and begin at an
  // address that is a multiple of 8. kCorruption otherwise.
  static Result<Gazetteer> FromBytes(std::string_view bytes);
  static std::string Encode(std::span<const GazetteerEntry> entries);

  // Sets marks[i] to the bits of the i-th word of a sentence. For each kind the
  // longest name is found, the first of those that overlap. A name begins with
  // a capital letter in the text; an acronym, a country's too, has two. Linear
  // in the text.
  void Mark(std::span<const std::string_view> forms,
            std::vector<uint16_t>& marks) const;

 private:
  // For each kind of several words how many the longest name has; 0: none.
  using Ends = std::array<size_t, 4>;

  // The bits of a key whose first word is capitalised in the text, or not.
  uint16_t Find(std::string_view key, bool capitalised) const;
  // Of the names that begin with forms[0], whose key and value are given.
  Ends FindEnds(std::span<const std::string_view> forms, std::string& key,
                uint16_t value) const;

  std::span<const uint32_t> fingerprints_;  // ascending
  std::span<const uint16_t> values_;  // bits, and kGoesOn where names go on
  std::vector<uint32_t> first_;       // by the upper bits of a fingerprint
};

// How names are compared: words without case, accents and full stops, parted
// by single spaces, hyphens and apostrophes being such.
std::string GazetteerKey(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_NAMES_GAZETTEER_H_
