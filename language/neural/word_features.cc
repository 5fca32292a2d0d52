// One pass over a form: its folded characters are hashed as a whole, its first
// four and last five as affixes, and the kinds of its characters, runs
// shortened, as its shape. Hashes share buckets; the networks learn to live
// with it.

#include "language/neural/word_features.h"

#include <unicode/uchar.h>

#include <algorithm>

#include "base/utf8.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr uint64_t kFnvOffset = 0xcbf29ce484222325ULL;
constexpr uint64_t kFnvPrime = 0x100000001b3ULL;

uint64_t Mix(uint64_t z) {
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
  return z ^ (z >> 31);
}

// Kinds of characters in a shape; runs of one kind count once.
enum Kind : uint8_t {
  kUpper = 1,
  kLower,
  kDigit,
  kApostrophe,
  kHyphen,
  kStop,
  kOther
};

Kind KindOf(char32_t c) {
  if (c < 0x80) {
    if (c >= 'a' && c <= 'z') return kLower;
    if (c >= 'A' && c <= 'Z') return kUpper;
    if (c >= '0' && c <= '9') return kDigit;
    if (c == '\'') return kApostrophe;
    if (c == '-') return kHyphen;
    return c == '.' || c == ',' ? kStop : kOther;
  }
  const auto point = static_cast<UChar32>(c);
  if (u_islower(point)) return kLower;
  if (u_isupper(point)) return kUpper;
  if (u_isalpha(point)) return kLower;
  if (c == U'’') return kApostrophe;
  return u_isdigit(point) ? kDigit : kOther;
}

uint16_t Bucket(uint64_t hash, uint32_t buckets) {
  return static_cast<uint16_t>(Mix(hash) % buckets);
}

}  // namespace

uint64_t HashBytes(std::string_view bytes) {
  uint64_t hash = kFnvOffset;
  for (const char byte : bytes) {
    hash = (hash ^ static_cast<uint8_t>(byte)) * kFnvPrime;
  }
  return Mix(hash);
}

std::string NormalizeForm(std::string_view form) {
  return Fold(form, kFormFolding);
}

WordFeatures FindWordFeatures(std::string_view form, bool first) {
  constexpr size_t kPrefixes = 4;
  constexpr size_t kSuffixes = 5;
  std::array<char32_t, kSuffixes> head{};
  std::array<char32_t, kSuffixes> tail{};  // the last character at the end
  size_t length = 0;

  uint64_t shape = kFnvOffset;
  Kind last = kOther;
  size_t changes = 0;
  size_t run = 0;
  std::string normal;
  normal.reserve(form.size());
  std::string plain;  // empty as long as it is the same
  for (size_t at = 0; at < form.size();) {
    const auto [point, size] = DecodeUtf8(form, at);
    at += size;
    const char32_t c = Fold(point, kFormFolding);
    if (c < 0x80) {
      normal += static_cast<char>(c);
      if (!plain.empty()) plain += static_cast<char>(c);
    } else {
      if (plain.empty()) plain = normal;
      AppendUtf8(WithoutAccents(c), plain);
      AppendUtf8(c, normal);
    }
    if (length < head.size()) head[length] = c;
    std::shift_left(tail.begin(), tail.end(), 1);
    tail.back() = c;
    const Kind kind = KindOf(point);
    run = length > 0 && kind == last ? run + 1 : 1;
    // A run of two is told from a single character; longer ones are not.
    if (run <= 2 && ++changes <= 8) shape = (shape ^ kind) * kFnvPrime;
    last = kind;
    ++length;
  }

  WordFeatures features;
  features.form = HashBytes(normal);
  features.plain = plain.empty() ? features.form : HashBytes(plain);
  size_t next = 0;
  uint64_t hash = kFnvOffset;
  for (size_t i = 0; i < kPrefixes; ++i) {
    if (i < length) hash = (hash ^ head[i]) * kFnvPrime;
    features.affixes[next++] = Bucket(hash ^ (i + 1), kAffixBuckets);
  }
  hash = kFnvOffset;
  for (size_t i = 0; i < kSuffixes; ++i) {
    if (i < length) hash = (hash ^ tail[kSuffixes - 1 - i]) * kFnvPrime;
    features.affixes[next++] = Bucket(hash ^ (i + 17), kAffixBuckets);
  }
  features.affixes[next] = Bucket(features.form, kAffixBuckets);
  features.shape = Bucket(shape ^ (first ? 1U : 0U), kShapeBuckets);
  return features;
}

}  // namespace quipu
