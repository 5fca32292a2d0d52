// Embeddings of a word's form, affixes, shape and vector are its input to
// layers of LSTM in both directions (Hochreiter and Schmidhuber 1997).
// Sentences of a batch run side by side, sorted by falling length: all words of
// one place are neighbours, so that a step of the recurrence is one product of
// matrices, and sentences that have ended are simply not there any more.

#include "language/neural/sentence_encoder.h"

#include <algorithm>
#include <numeric>

#include "language/neural/activations.h"

namespace quipu {
namespace {

constexpr size_t kMaxLayers = 8;
constexpr size_t kMaxHidden = 1024;

size_t Even(size_t n) {
  return n + n % 2;
}

}  // namespace

// Words by their place in the sentence first, sentences by falling length, so
// that one step of the recurrence is one product for all sentences.
struct SentenceEncoder::Packing {
  explicit Packing(std::span<const std::span<const Input>> sentences)
      : order(sentences.size()) {
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
      return sentences[a].size() > sentences[b].size();
    });
    size_t active = order.size();
    for (size_t place = 0; active > 0; ++place) {
      while (active > 0 && sentences[order[active - 1]].size() <= place)
        --active;
      if (active == 0) break;
      offset.push_back(words);
      count.push_back(active);
      words += active;
    }
  }

  std::vector<size_t> order;   // sentences, by rank
  std::vector<size_t> offset;  // of the words of a place
  std::vector<size_t> count;   // sentences that reach a place
  size_t words = 0;
};

void EncoderWeights::Write(ByteWriter& out) const {
  FormIndex::Write(forms, out);
  words.Write(out);
  affixes.Write(out);
  shapes.Write(out);
  out.Put(vector_size);
  out.Put(mark_count);
  out.Put(hidden);
  out.Put(static_cast<uint32_t>(layers.size()));
  for (const std::array<Direction, 2>& layer : layers) {
    for (const Direction& direction : layer) {
      direction.input.Write(out);
      direction.recurrent.Write(out);
    }
  }
}

Result<SentenceEncoder> SentenceEncoder::Read(ByteReader& bytes,
                                              const WordVectors& vectors) {
  SentenceEncoder encoder;
  encoder.vectors_ = vectors;
  QUIPU_TRY(encoder.forms_, FormIndex::Read(bytes));
  QUIPU_TRY(encoder.words_, EmbeddingTable::Read(bytes));
  QUIPU_TRY(encoder.affixes_, EmbeddingTable::Read(bytes));
  QUIPU_TRY(encoder.shapes_, EmbeddingTable::Read(bytes));
  encoder.vector_size_ = bytes.Get<uint32_t>();
  encoder.mark_count_ = bytes.Get<uint32_t>();
  encoder.hidden_ = bytes.Get<uint32_t>();
  const size_t layers = bytes.Get<uint32_t>();
  if (!bytes.Ok() || encoder.affixes_.entries() != kAffixBuckets ||
      encoder.shapes_.entries() != kShapeBuckets || layers == 0 ||
      layers > kMaxLayers || encoder.hidden_ == 0 ||
      encoder.hidden_ > kMaxHidden || encoder.mark_count_ > 64 ||
      (encoder.vector_size_ != 0 &&
       encoder.vector_size_ != vectors.dimensions())) {
    return Corruption("a network's encoder has the wrong size");
  }
  size_t inputs = encoder.words_.width() + encoder.affixes_.width() +
                  encoder.shapes_.width() + encoder.vector_size_ +
                  encoder.mark_count_;
  for (size_t i = 0; i < layers; ++i) {
    std::array<Direction, 2>& layer = encoder.layers_.emplace_back();
    for (Direction& d : layer) {
      QUIPU_TRY(d.input_weights,
                WeightMatrix::Read(bytes, 4 * encoder.hidden_, inputs));
      QUIPU_TRY(
          d.recurrent_weights,
          WeightMatrix::Read(bytes, 4 * encoder.hidden_, encoder.hidden_));
    }
    inputs = 2 * encoder.hidden_;
  }
  return encoder;
}

void SentenceEncoder::WriteInput(const Input& word,
                                 std::span<int16_t> to) const {
  int16_t* at = to.data();
  const size_t known = forms_.Find(word.features.form);
  // The index and the table come from one file, but a damaged one must not
  // lead outside.
  words_.ToInputs(words_.Entry(known < words_.entries() ? known : 0), at);
  at += words_.width();

  const size_t width = affixes_.width();
  std::array<int32_t, EmbeddingTable::kMaxWidth> sums;
  std::fill_n(sums.begin(), width, 0);
  for (const uint16_t affix : word.features.affixes) {
    const std::span<const int8_t> entry = affixes_.Entry(affix);
    for (size_t i = 0; i < width; ++i) sums[i] += entry[i];
  }
  affixes_.ToInputs(std::span<const int32_t>(sums).first(width), at);
  at += width;

  shapes_.ToInputs(shapes_.Entry(word.features.shape), at);
  at += shapes_.width();
  if (vector_size_ > 0) {
    vectors_.ToInputs(vectors_.Find(word.features), at);
    at += vector_size_;
  }
  for (size_t i = 0; i < mark_count_; ++i) {
    *at++ = (word.marks >> i & 1) != 0 ? kInputOne : 0;
  }
}

void SentenceEncoder::RunLayer(const std::array<Direction, 2>& layer,
                               const Packing& packing,
                               const std::vector<int16_t>& inputs,
                               size_t input_stride,
                               std::vector<int16_t>& states,
                               int32_t input_one) const {
  const size_t gate_size = 4 * hidden_;
  const size_t places = packing.offset.size();
  std::vector<float> gates(packing.words * gate_size);
  std::vector<float> cells;
  std::vector<int16_t> previous;  // states, a sentence after the other
  const size_t previous_stride = Even(hidden_);
  for (size_t side = 0; side < 2; ++side) {
    layer[side].input_weights.Apply(inputs.data(), input_stride, packing.words,
                                    input_one, gates.data());
    const size_t sentences = packing.order.size();
    cells.assign(sentences * hidden_, 0);
    previous.assign(sentences * previous_stride, 0);
    for (size_t step = 0; step < places; ++step) {
      const size_t place = side == 0 ? step : places - 1 - step;
      const size_t count = packing.count[place];
      float* place_gates = gates.data() + packing.offset[place] * gate_size;
      if (step > 0) {
        layer[side].recurrent_weights.AddProduct(
            previous.data(), previous_stride, count, kStateOne, place_gates);
      }
      for (size_t s = 0; s < count; ++s) {
        int16_t* state = previous.data() + s * previous_stride;
        StepCells(place_gates + s * gate_size, hidden_,
                  cells.data() + s * hidden_, state);
        std::copy_n(
            state, hidden_,
            states.begin() + static_cast<std::ptrdiff_t>(
                                 (packing.offset[place] + s) * state_size() +
                                 side * hidden_));
      }
    }
  }
}

void SentenceEncoder::Encode(std::span<const std::span<const Input>> sentences,
                             std::vector<int16_t>& states) const {
  const Packing packing(sentences);
  size_t stride = layers_.front()[0].input_weights.input_size();
  std::vector<int16_t> inputs(packing.words * stride, 0);
  for (size_t place = 0; place < packing.offset.size(); ++place) {
    for (size_t s = 0; s < packing.count[place]; ++s) {
      WriteInput(sentences[packing.order[s]][place],
                 std::span(inputs).subspan((packing.offset[place] + s) * stride,
                                           stride));
    }
  }
  std::vector<int16_t> packed(packing.words * state_size());
  int32_t one = kInputOne;
  for (const std::array<Direction, 2>& layer : layers_) {
    RunLayer(layer, packing, inputs, stride, packed, one);
    inputs = packed;
    stride = state_size();
    one = kStateOne;
  }
  std::vector<size_t> begins(sentences.size(), 0);
  for (size_t s = 1; s < sentences.size(); ++s) {
    begins[s] = begins[s - 1] + sentences[s - 1].size();
  }
  states.resize(packing.words * state_size());
  for (size_t place = 0; place < packing.offset.size(); ++place) {
    for (size_t s = 0; s < packing.count[place]; ++s) {
      std::copy_n(
          packed.data() + (packing.offset[place] + s) * state_size(),
          state_size(),
          states.data() + (begins[packing.order[s]] + place) * state_size());
    }
  }
}

}  // namespace quipu
