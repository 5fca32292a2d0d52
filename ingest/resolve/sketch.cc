// Shingles are runs of five words (A. Broder, "On the resemblance and
// containment of documents", 1997), each a hash of 64 bits. A sketch keeps the
// least of them. Below the least bound that two sketches are complete to, both
// are fair samples of their texts, so what they have in common there estimates
// the containment of one text in the other. Any text has the same quarter of
// the hashes as keys, so that a brief is found in a long story; local choices
// such as winnowing (S. Schleimer, D. Wilkerson, A. Aiken, "Winnowing: local
// algorithms for document fingerprinting", 2003) would find a shared passage
// surely, but say nothing of how much is shared.
// docs/decisions/007-near-copies.md has the measurements.

#include "ingest/resolve/sketch.h"

#include <algorithm>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

#include "base/hash.h"
#include "base/utf8.h"
#include "language/model/language.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"
#include "language/text/paragraph.h"
#include "language/text/quotations.h"

namespace quipu {
namespace {

constexpr size_t kShingleWords = 5;
// Near-copies have in common: so much of the shorter text, so many shingles (28
// words in one piece), and so many elements of their sketches.
constexpr uint64_t kLeastShare = 250;  // per mille
constexpr uint64_t kLeastShingles = 24;
constexpr uint64_t kLeastElements = 8;

// The finaliser of SplitMix64 (G. Steele, D. Lea, C. Flood, "Fast splittable
// pseudorandom number generators", 2014).
uint64_t Mix(uint64_t h) {
  h = (h ^ (h >> 30)) * 0xbf58476d1ce4e5b9ULL;
  h = (h ^ (h >> 27)) * 0x94d049bb133111ebULL;
  return h ^ (h >> 31);
}

uint64_t Combine(uint64_t hash, uint64_t value) {
  return Mix(hash * 0x9e3779b97f4a7c15ULL + value + 1);
}

// Appends a hash of each word of a stretch of text.
class WordReader {
 public:
  explicit WordReader(std::vector<uint64_t>& words) : words_(words) {}

  void Read(std::string_view text) {
    for (size_t at = 0; at < text.size();) {
      const DecodedCodePoint point = DecodeUtf8(text, at);
      at += point.length;
      const CharacterClass cls = ClassOf(point.value);
      if (IsWordLetter(cls) || cls == CharacterClass::kDigit) {
        word_ = Combine(word_, WithoutAccents(Fold(point.value, {})));
        inside_ = true;
      } else if (cls != CharacterClass::kFormat) {
        EndWord();
      }
    }
    EndWord();
  }

 private:
  void EndWord() {
    if (inside_) words_.push_back(word_);
    word_ = 0;
    inside_ = false;
  }

  std::vector<uint64_t>& words_;
  uint64_t word_ = 0;
  bool inside_ = false;
};

std::vector<uint64_t> OwnWords(const Document& document) {
  std::vector<Span> body;
  for (const Paragraph& paragraph :
       DivideParagraphs(document.text, document.regions,
                        LanguageOf(document.metadata.language))) {
    if (paragraph.region == RegionKind::kBody) body.push_back(paragraph.span);
  }
  std::vector<uint64_t> words;
  WordReader reader(words);
  const auto quotations = FindQuotations(document.text, body);
  auto quotation = quotations.begin();
  for (const Span paragraph : body) {
    uint32_t at = paragraph.begin;
    for (;
         quotation != quotations.end() && quotation->span.begin < paragraph.end;
         ++quotation) {
      // A dash may as well begin an item of a list.
      if (quotation->dash || quotation->span.begin < at) continue;
      reader.Read(Span{at, quotation->span.begin}.In(document.text));
      at = quotation->span.end;
    }
    reader.Read(Span{at, paragraph.end}.In(document.text));
  }
  return words;
}

// Distinct, ascending.
std::vector<uint64_t> ShinglesOf(const std::vector<uint64_t>& words) {
  std::vector<uint64_t> shingles;
  for (size_t i = 0; i + kShingleWords <= words.size(); ++i) {
    uint64_t shingle = 0;
    for (size_t j = 0; j < kShingleWords; ++j) {
      shingle = Combine(shingle, words[i + j]);
    }
    shingles.push_back(shingle);
  }
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

// A sketch has every shingle of its text up to this one.
uint64_t Bound(const Sketch& sketch) {
  const bool whole = sketch.elements.size() == sketch.shingle_count;
  return whole || sketch.elements.empty() ? UINT64_MAX : sketch.elements.back();
}

std::span<const uint64_t> UpTo(uint64_t bound, const Sketch& sketch) {
  const auto end =
      std::upper_bound(sketch.elements.begin(), sketch.elements.end(), bound);
  return {sketch.elements.begin(), end};
}

}  // namespace

TextSketch SketchOf(const Document& document) {
  std::vector<uint64_t> shingles = ShinglesOf(OwnWords(document));
  TextSketch text;
  Sha256 digest;
  if (shingles.size() < kLeastShingles) {
    digest.AddField("file").AddField(document.source_digest.ToHex());
  } else {
    text.sketch.shingle_count = static_cast<uint32_t>(shingles.size());
    shingles.resize(std::min(shingles.size(), kSketchElements));
    text.sketch.elements = std::move(shingles);
    digest.AddField("text").AddNumber(text.sketch.shingle_count);
    for (const uint64_t element : text.sketch.elements) {
      digest.AddNumber(element);
    }
  }
  const Sha256Digest id = digest.Finish();
  std::copy_n(id.bytes.begin(), text.edition.bytes.size(),
              text.edition.bytes.begin());
  return text;
}

std::optional<uint16_t> ShareOfCopy(const Sketch& a, const Sketch& b) {
  const uint64_t bound = std::min(Bound(a), Bound(b));
  const std::span<const uint64_t> in_a = UpTo(bound, a);
  const std::span<const uint64_t> in_b = UpTo(bound, b);
  uint64_t common = 0;
  for (auto i = in_a.begin(), j = in_b.begin();
       i != in_a.end() && j != in_b.end();) {
    if (*i == *j) ++common;
    const bool step_a = *i <= *j;
    const bool step_b = *j <= *i;
    if (step_a) ++i;
    if (step_b) ++j;
  }
  const uint64_t sample = std::min(in_a.size(), in_b.size());
  if (common < kLeastElements) return std::nullopt;
  const uint64_t share = common * 1000 / sample;
  const uint64_t shingles = std::min(a.shingle_count, b.shingle_count);
  if (share < kLeastShare || shingles * common < kLeastShingles * sample) {
    return std::nullopt;
  }
  return static_cast<uint16_t>(share);
}

}  // namespace quipu
