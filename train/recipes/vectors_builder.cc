#include "train/recipes/vectors_builder.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>
#include <utility>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

using Json = nlohmann::json;

constexpr uint64_t kFrequentRank = 2000;
constexpr uint64_t kHyphenRank = 30000;
constexpr size_t kLongestForm = 24;
constexpr size_t kMostDimensions = 1000;
// GloVe's values have a deviation of about 0.5; larger ones than this, one in
// 10,000, are cut so that the rest keeps its precision.
constexpr float kLimit = 2.5F;
// The same for values of vectors of length 1.
constexpr float kDistilledLimit = 0.5F;

struct RankedVector {
  uint64_t rank = 0;
  uint64_t form = 0;
  std::vector<float> values;
};

bool IsWord(std::string_view form, uint64_t rank) {
  if (rank < kFrequentRank) return true;
  const bool has_letter = std::any_of(form.begin(), form.end(), [](char byte) {
    const auto value = static_cast<unsigned char>(byte);
    return value >= 0x80 || (value >= 'a' && value <= 'z');
  });
  if (!has_letter || form.size() > kLongestForm) return false;
  if (form.find_first_of("/_@:=*") != form.npos) return false;
  return rank < kHyphenRank || form.find('-') == form.npos;
}

// Takes the arrays of "vectors" one by one.
class VectorReader : public nlohmann::json_sax<Json> {
 public:
  explicit VectorReader(size_t most) : most_rank_(2 * most) {}

  std::vector<RankedVector> Take() { return std::move(vectors_); }
  size_t dimensions() const { return dimensions_; }

  bool null() override { return true; }
  bool boolean(bool) override { return true; }
  bool string(std::string&) override { return true; }
  bool binary(Json::binary_t&) override { return true; }
  bool number_integer(int64_t value) override {
    return Number(static_cast<double>(value));
  }
  bool number_unsigned(uint64_t value) override {
    return Number(static_cast<double>(value));
  }
  bool number_float(double value, const std::string&) override {
    return Number(value);
  }
  bool start_object(size_t) override {
    ++depth_;
    in_vectors_ = depth_ == 2 && key_ == "vectors";
    return true;
  }
  bool end_object() override {
    --depth_;
    in_vectors_ = false;
    return true;
  }
  bool key(std::string& key) override {
    key_ = key;
    return true;
  }
  bool start_array(size_t) override {
    ++depth_;
    numbers_.clear();
    return true;
  }
  bool end_array() override {
    --depth_;
    return !in_vectors_ || depth_ != 2 || AddVector();
  }
  bool parse_error(size_t, const std::string&,
                   const nlohmann::detail::exception&) override {
    return false;
  }

 private:
  bool Number(double value) {
    if (depth_ == 1 && key_ == "dimensions" && value >= 1 &&
        value <= static_cast<double>(kMostDimensions)) {
      dimensions_ = static_cast<size_t>(value);
    }
    if (in_vectors_ && numbers_.size() < kMostDimensions + 2) {
      numbers_.push_back(value);
    }
    return true;
  }

  bool AddVector() {
    if (dimensions_ == 0 || numbers_.size() != dimensions_ + 2) return false;
    if (!(numbers_.back() >= 0 && numbers_.back() < 1e9)) return false;
    const auto rank = static_cast<uint64_t>(numbers_.back());
    if (rank >= most_rank_) return true;
    const std::string form = NormalizeForm(key_);
    if (!IsWord(form, rank)) return true;
    RankedVector& vector = vectors_.emplace_back();
    vector.rank = rank;
    vector.form = HashBytes(form);
    numbers_.resize(dimensions_);
    for (const double value : numbers_) {
      vector.values.push_back(static_cast<float>(value));
    }
    return true;
  }

  uint64_t most_rank_;
  size_t dimensions_ = 0;
  size_t depth_ = 0;  // of objects and arrays
  bool in_vectors_ = false;
  std::string key_;
  std::vector<double> numbers_;
  std::vector<RankedVector> vectors_;
};

}  // namespace

Result<VectorWeights> ReadRankedVectors(std::istream& json, size_t most) {
  VectorReader reader(most);
  if (!Json::sax_parse(json, &reader) || reader.dimensions() == 0) {
    return InvalidArgument("not a file of word vectors");
  }
  std::vector<RankedVector> all = reader.Take();
  std::sort(all.begin(), all.end(),
            [](const RankedVector& a, const RankedVector& b) {
              return std::pair(a.rank, a.form) < std::pair(b.rank, b.form);
            });
  // Of the words that normalise to one form the most frequent has its vector.
  std::set<uint64_t> seen;
  std::erase_if(all, [&](const RankedVector& vector) {
    return vector.form == 0 || seen.size() >= most ||
           !seen.insert(vector.form).second;
  });
  VectorWeights vectors;
  vectors.table.width = reader.dimensions();
  vectors.table.limit = kLimit;
  for (const RankedVector& vector : all) {
    vectors.forms.push_back(vector.form);
    vectors.table.values.insert(vectors.table.values.end(),
                                vector.values.begin(), vector.values.end());
  }
  return vectors;
}

Result<VectorWeights> ReadTextVectors(std::istream& text) {
  size_t words = 0;
  size_t dimensions = 0;
  if (!(text >> words >> dimensions) || dimensions == 0 ||
      dimensions > kMostDimensions) {
    return InvalidArgument("not a text of word vectors");
  }
  VectorWeights vectors;
  vectors.table.width = dimensions;
  vectors.table.limit = kDistilledLimit;
  std::set<uint64_t> seen;
  std::string word;
  std::vector<float> values(dimensions);
  for (size_t i = 0; i < words; ++i) {
    text >> word;
    for (float& value : values) text >> value;
    if (!text) return InvalidArgument("word vectors are damaged: " + word);
    const uint64_t form = HashBytes(NormalizeForm(word));
    if (form == 0 || !seen.insert(form).second) continue;
    vectors.forms.push_back(form);
    vectors.table.values.insert(vectors.table.values.end(), values.begin(),
                                values.end());
  }
  return vectors;
}

}  // namespace quipu
