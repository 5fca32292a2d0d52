// The best segmentation up to each code point is that of some earlier one and a
// piece (Viterbi 1967). Pieces are known by the hashes of their texts, so that
// a vocabulary is read without building anything.

#include "language/neural/piece_vocabulary.h"

#include <unicode/bytestream.h>
#include <unicode/normalizer2.h>

#include <algorithm>
#include <array>
#include <limits>
#include <set>

#include "base/utf8.h"
#include "language/neural/word_features.h"

namespace quipu {
namespace {

constexpr size_t kFirstText = kUnknownPiece + 1;
constexpr size_t kLongestPiece = 255;
constexpr double kUnknownPenalty = 10;

bool IsAscii(std::string_view text) {
  return std::all_of(text.begin(), text.end(),
                     [](char c) { return static_cast<uint8_t>(c) < 0x80; });
}

// The first `most` code points of a text, well-formed.
std::string FirstCodePoints(std::string_view text, size_t most) {
  std::string first;
  for (size_t at = 0; at < text.size() && most > 0; --most) {
    const DecodedCodePoint point = DecodeUtf8(text, at);
    AppendUtf8(point.value, first);
    at += point.length;
  }
  return first;
}

// As it is if ICU fails, which only a lack of memory makes it do.
std::string ToNfkc(std::string text) {
  UErrorCode status = U_ZERO_ERROR;
  const icu::Normalizer2* const nfkc =
      icu::Normalizer2::getNFKCInstance(status);
  if (U_FAILURE(status)) return text;
  std::string normal;
  icu::StringByteSink<std::string> sink(&normal);
  nfkc->normalizeUTF8(
      0, icu::StringPiece(text.data(), static_cast<int32_t>(text.size())), sink,
      nullptr, status);
  return U_FAILURE(status) ? text : normal;
}

std::string Normalize(std::string_view word) {
  constexpr size_t kMost = PieceVocabulary::kMostCharacters;
  if (IsAscii(word)) return std::string(word.substr(0, kMost));
  return FirstCodePoints(ToNfkc(FirstCodePoints(word, kMost)), kMost);
}

}  // namespace

Result<void> PieceVocabularyWeights::Write(ByteWriter& out) const {
  if (pieces.size() <= kFirstText) {
    return InvalidArgument("a vocabulary of no pieces");
  }
  std::vector<uint64_t> hashes;
  std::vector<float> scores;
  std::set<uint64_t> seen = {0};  // what no hash may be
  size_t longest = 0;
  for (size_t i = 0; i < pieces.size(); ++i) {
    scores.push_back(pieces[i].score);
    if (i < kFirstText) continue;
    const std::string& text = pieces[i].text;
    longest = std::max(longest, text.size());
    hashes.push_back(HashBytes(text));
    if (text.empty() || text.size() > kLongestPiece ||
        !seen.insert(hashes.back()).second) {
      return InvalidArgument("the vocabulary has a piece twice, or one too " +
                             ("short or too long: " + text));
    }
  }
  FormIndex::Write(hashes, out);
  out.PutArray(std::span<const float>(scores));
  out.Put(static_cast<uint32_t>(longest));
  return {};
}

Result<PieceVocabulary> PieceVocabulary::Read(ByteReader& bytes) {
  PieceVocabulary vocabulary;
  QUIPU_TRY(vocabulary.index_, FormIndex::Read(bytes));
  vocabulary.scores_ = bytes.GetArray<float>();
  vocabulary.longest_ = bytes.Get<uint32_t>();
  const std::span<const float> scores = vocabulary.scores_;
  const bool bounded =
      std::all_of(scores.begin(), scores.end(),
                  [](float score) { return score > -1e6F && score < 1e6F; });
  if (!bytes.Ok() || scores.size() <= kFirstText || !bounded ||
      vocabulary.longest_ == 0 || vocabulary.longest_ > kLongestPiece) {
    return Corruption("a network's vocabulary of pieces is damaged");
  }
  vocabulary.unknown_score_ =
      double{*std::min_element(scores.begin() + kFirstText, scores.end())} -
      kUnknownPenalty;
  return vocabulary;
}

uint32_t PieceVocabulary::Find(std::string_view text) const {
  const uint32_t number = index_.Find(HashBytes(text));
  const size_t piece = number + kUnknownPiece;
  return piece < scores_.size() ? static_cast<uint32_t>(piece) : kUnknownPiece;
}

void PieceVocabulary::Segment(std::string_view word, bool after_space,
                              std::vector<uint32_t>& pieces) const {
  const std::string text =
      after_space ? std::string(kWordMark) + Normalize(word) : Normalize(word);
  // What ends before the i-th code point: where that one begins, the best sum,
  // its last piece, and before which code point that begins.
  constexpr size_t kMost = kMostCharacters + 2;
  std::array<size_t, kMost> offset{};
  std::array<double, kMost> best{};
  std::array<uint32_t, kMost> piece{};
  std::array<size_t, kMost> from{};
  size_t count = 0;
  for (size_t at = 0; at < text.size(); ++at) {
    if (IsUtf8Boundary(text, at)) offset[count++] = at;
  }
  offset[count] = text.size();
  std::fill_n(best.begin(), count + 1,
              -std::numeric_limits<double>::infinity());
  best[0] = 0;
  for (size_t begin = 0; begin < count; ++begin) {
    const auto offer = [&](size_t end, uint32_t found, double score) {
      if (best[begin] + score <= best[end]) return;
      best[end] = best[begin] + score;
      piece[end] = found;
      from[end] = begin;
    };
    for (size_t end = begin + 1; end <= count; ++end) {
      const size_t length = offset[end] - offset[begin];
      if (length > longest_) break;
      const uint32_t found =
          Find(std::string_view(text).substr(offset[begin], length));
      if (found != kUnknownPiece) offer(end, found, double{scores_[found]});
    }
    offer(begin + 1, kUnknownPiece, unknown_score_);
  }

  const size_t before = pieces.size();
  for (size_t end = count; end > 0; end = from[end]) {
    const bool again = piece[end] == kUnknownPiece && pieces.size() > before &&
                       pieces.back() == kUnknownPiece;
    if (!again) pieces.push_back(piece[end]);
  }
  if (pieces.size() == before) pieces.push_back(kUnknownPiece);
  std::reverse(pieces.begin() + static_cast<std::ptrdiff_t>(before),
               pieces.end());
}

}  // namespace quipu
