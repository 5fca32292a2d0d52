// Names are looked up word by word. The key of the words so far says by a bit
// whether some name goes on with another word, so that the search stops where
// no name does; a lookup is a binary search in one of 4,096 buckets of sorted
// 32-bit fingerprints, read where the model file is mapped. For each kind of
// name the longest that begins at a word counts, and later ones may not overlap
// it.

#include "language/names/gazetteer.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <map>

#include "base/utf8.h"
#include "language/neural/bytes.h"
#include "language/neural/word_features.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr uint16_t kGoesOn = 1 << 15;  // the key begins a longer one
constexpr uint16_t kAnyCase = 1 << 14;
constexpr int kBucketBits = 12;
constexpr size_t kLongestCountryAcronym = 3;  // "US"; no country is so short
constexpr size_t kLongestWord = 64;  // bytes of a key; no name has such words

// The bits of names of several words, each with its Inside to the left of it.
constexpr std::array<uint16_t, 4> kSpans = {kCountryBegin, kRegionBegin,
                                            kCityBegin, kPartyBegin};

constexpr uint16_t kPlaces = kCountryBegin | kRegionBegin | kCityBegin;

uint32_t FingerprintOf(std::string_view key) {
  return static_cast<uint32_t>(HashBytes(key) >> 32);
}

// Adds what the key has of a word; false: nothing.
bool AppendKey(std::string_view word, std::string& key) {
  const size_t before = key.size();
  bool parted = true;
  for (size_t i = 0; i < word.size();) {
    const DecodedCodePoint point = DecodeUtf8(word, i);
    i += point.length;
    char32_t letter = point.value;
    if (letter == '.' || letter == U'\u00B7') continue;
    if (letter >= 0x80) {
      if (u_getCombiningClass(static_cast<UChar32>(letter)) != 0) continue;
      letter = WithoutAccents(letter);
    }
    letter = static_cast<char32_t>(u_tolower(static_cast<UChar32>(letter)));
    if (u_isalnum(static_cast<UChar32>(letter)) == 0) {
      parted = true;
      continue;
    }
    if (parted && !key.empty()) key += ' ';
    parted = false;
    AppendUtf8(letter, key);
  }
  return key.size() > before;
}

size_t UpperCaseLetters(std::string_view form) {
  size_t count = 0;
  for (size_t i = 0; i < form.size();) {
    const DecodedCodePoint point = DecodeUtf8(form, i);
    i += point.length;
    if (u_isupper(static_cast<UChar32>(point.value)) != 0) ++count;
  }
  return count;
}

bool HasAccents(std::string_view form) {
  return std::any_of(form.begin(), form.end(), [](char byte) {
    return static_cast<unsigned char>(byte) >= 0x80;
  });
}

}  // namespace

std::string GazetteerKey(std::string_view text) {
  std::string key;
  AppendKey(text, key);
  return key;
}

std::string Gazetteer::Encode(std::span<const GazetteerEntry> entries) {
  std::map<uint32_t, uint16_t> values;
  for (const GazetteerEntry& entry : entries) {
    const std::string key = GazetteerKey(entry.name);
    if (key.empty()) continue;
    for (size_t i = key.find(' '); i != key.npos; i = key.find(' ', i + 1)) {
      values[FingerprintOf(std::string_view(key).substr(0, i))] |= kGoesOn;
    }
    uint16_t& value = values[FingerprintOf(key)];
    const uint16_t any_case = entry.any_case ? kAnyCase : 0;
    value = static_cast<uint16_t>(value | entry.marks | any_case);
  }
  std::vector<uint32_t> fingerprints;
  std::vector<uint16_t> bits;
  for (const auto& [fingerprint, value] : values) {
    fingerprints.push_back(fingerprint);
    bits.push_back(value);
  }
  ByteWriter writer;
  writer.PutArray(std::span<const uint32_t>(fingerprints));
  writer.PutArray(std::span<const uint16_t>(bits));
  return std::move(writer).Take();
}

Result<Gazetteer> Gazetteer::FromBytes(std::string_view bytes) {
  ByteReader reader(bytes);
  Gazetteer gazetteer;
  gazetteer.fingerprints_ = reader.GetArray<uint32_t>();
  gazetteer.values_ = reader.GetArray<uint16_t>();
  const auto& fingerprints = gazetteer.fingerprints_;
  if (!reader.Ok() || !reader.AtEnd() ||
      fingerprints.size() != gazetteer.values_.size() ||
      !std::is_sorted(fingerprints.begin(), fingerprints.end())) {
    return Corruption("the gazetteer does not decode");
  }
  std::vector<uint32_t>& first = gazetteer.first_;
  first.assign((size_t{1} << kBucketBits) + 1, 0);
  for (const uint32_t fingerprint : fingerprints) {
    ++first[(fingerprint >> (32 - kBucketBits)) + 1];
  }
  for (size_t i = 1; i < first.size(); ++i) first[i] += first[i - 1];
  return gazetteer;
}

uint16_t Gazetteer::Find(std::string_view key, bool capitalised) const {
  if (first_.empty()) return 0;
  const uint32_t fingerprint = FingerprintOf(key);
  const size_t bucket = fingerprint >> (32 - kBucketBits);
  const auto begin = fingerprints_.begin() + first_[bucket];
  const auto end = fingerprints_.begin() + first_[bucket + 1];
  const auto at = std::lower_bound(begin, end, fingerprint);
  if (at == end || *at != fingerprint) return 0;
  const uint16_t value =
      values_[static_cast<size_t>(at - fingerprints_.begin())];
  if (capitalised) return value;
  const uint16_t seen = (value & kAnyCase) != 0 ? kPlaces | kGoesOn : kGoesOn;
  return value & seen;
}

Gazetteer::Ends Gazetteer::FindEnds(std::span<const std::string_view> forms,
                                    std::string& key, uint16_t value) const {
  const bool capitalised = IsCapitalised(forms[0]);
  const size_t limit = std::min(forms.size(), kLongestName);
  Ends ends{};
  for (size_t end = 1;; ++end) {
    for (size_t kind = 0; kind < kSpans.size(); ++kind) {
      if ((value & kSpans[kind]) != 0) ends[kind] = end;
    }
    if ((value & kGoesOn) == 0) return ends;
    // A hyphen by itself adds nothing to the key, nor ends a name.
    while (end < limit && forms[end].size() <= kLongestWord &&
           !AppendKey(forms[end], key)) {
      ++end;
    }
    if (end >= limit || forms[end].size() > kLongestWord) return ends;
    value = Find(key, capitalised);
  }
}

void Gazetteer::Mark(std::span<const std::string_view> forms,
                     std::vector<uint16_t>& marks) const {
  marks.assign(forms.size(), 0);
  Ends free{};  // where the next name may begin
  std::string key;
  for (size_t i = 0; i < forms.size(); ++i) {
    key.clear();
    if (forms[i].size() > kLongestWord || !AppendKey(forms[i], key)) continue;
    const bool capitalised = IsCapitalised(forms[i]);
    if (!capitalised && HasAccents(forms[i])) continue;  // "grève", no "Greve"
    uint16_t value = Find(key, capitalised);
    uint16_t single = kGivenName | kSurname | kLanguageName;
    if (UpperCaseLetters(forms[i]) > 1) {
      single |= kPartyAcronym;
    } else if (key.size() <= kLongestCountryAcronym) {
      value = static_cast<uint16_t>(value & ~kCountryBegin);
    }
    marks[i] = static_cast<uint16_t>(marks[i] | (value & single));
    const Ends ends = FindEnds(forms.subspan(i), key, value);
    for (size_t kind = 0; kind < kSpans.size(); ++kind) {
      if (ends[kind] == 0 || i < free[kind]) continue;
      free[kind] = i + ends[kind];
      marks[i] = static_cast<uint16_t>(marks[i] | kSpans[kind]);
      for (size_t word = i + 1; word < free[kind]; ++word) {
        marks[word] = static_cast<uint16_t>(marks[word] | kSpans[kind] << 1);
      }
    }
  }
}

}  // namespace quipu
