// A deep biaffine parser (Dozat and Manning 2017) without their second
// nonlinearity for arcs: the encoder's states give tags by a hidden layer,
// features among those that go with the tag, arc scores by one bilinear form,
// the best tree over them, and relations of word and head by the sum of two
// projections below a tanh. Queries for heads are quantised for each word, so
// that the scores too are products of whole numbers.

#include "language/syntax/parser.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "language/neural/activations.h"
#include "language/syntax/spanning_tree.h"

namespace quipu {
namespace {

constexpr size_t kBatchWords = 600;
constexpr size_t kMaxUnits = 256;  // before arcs: sums must fit into int32
constexpr float kQueryOne = 1023;  // the greatest part of a quantised query

void WriteStrings(const std::vector<std::string>& strings, ByteWriter& out) {
  out.Put(static_cast<uint32_t>(strings.size()));
  for (const std::string& string : strings) out.PutString(string);
}

std::vector<std::string> ReadStrings(ByteReader& bytes) {
  std::vector<std::string> strings;
  const auto count = bytes.Get<uint32_t>();
  for (uint32_t i = 0; i < count && bytes.Ok(); ++i) {
    strings.emplace_back(bytes.GetString());
  }
  return strings;
}

Error UnknownName(const std::string& name) {
  return Corruption("the parser's network has an unknown label: " + name);
}

size_t ArgMax(const float* scores, size_t count) {
  return static_cast<size_t>(std::max_element(scores, scores + count) - scores);
}

// A layer with tanh, over all words of a batch.
std::vector<int16_t> TanhLayer(const WeightMatrix& weights,
                               const std::vector<int16_t>& states,
                               size_t state_size, size_t words) {
  std::vector<float> sums(words * weights.rows());
  weights.Apply(states.data(), state_size, words, kStateOne, sums.data());
  std::vector<int16_t> outputs(sums.size());
  TanhToStates(sums, outputs);
  return outputs;
}

std::vector<float> LinearLayer(const WeightMatrix& weights,
                               const std::vector<int16_t>& inputs,
                               size_t input_size, size_t words) {
  std::vector<float> sums(words * weights.rows());
  weights.Apply(inputs.data(), input_size, words, kStateOne, sums.data());
  return sums;
}

}  // namespace

// Words [first, first + words) of a sentence, parsed as one tree.
struct Parser::Part {
  AnalyzedSentence* sentence;
  uint32_t first;
  uint32_t words;
};

// What the network's morphologies are in an analysis.
class Parser::Morphologies {
 public:
  Morphologies(const std::vector<std::string>& names, Analysis& analysis)
      : names_(names), analysis_(analysis), known_(names.size()) {}

  void SetFeatures(uint32_t morphology, SyntacticWord& word) {
    std::optional<Morphology>& known = known_[morphology];
    if (!known) {
      const std::string& name = names_[morphology];
      known = {FeatureSetOf(name), analysis_.InternFeatures(name)};
    }
    word.features = known->features;
    word.all_features = known->all_features;
  }

 private:
  struct Morphology {
    FeatureSet features;
    FeaturesId all_features;
  };

  const std::vector<std::string>& names_;
  Analysis& analysis_;
  std::vector<std::optional<Morphology>> known_;
};

struct Parser::Batch {
  std::vector<int16_t> states;
  size_t words = 0;
};

std::string ParserWeights::Write() const {
  ByteWriter out;
  encoder.Write(out);
  tag_hidden.Write(out);
  tag.Write(out);
  morphology.Write(out);
  arc_dependent.Write(out);
  arc_head.Write(out);
  arc.Write(out);
  out.PutArray(std::span<const float>(arc_root));
  relation_dependent.Write(out);
  relation_head.Write(out);
  out.PutArray(std::span<const float>(relation_root));
  relation.Write(out);
  WriteStrings(tags, out);
  WriteStrings(features, out);
  out.PutArray(std::span<const uint32_t>(tag_of));
  WriteStrings(relations, out);
  return std::move(out).Take();
}

Result<Parser> Parser::FromBytes(std::string_view bytes,
                                 const WordVectors& vectors) {
  ByteReader reader(bytes);
  Parser parser;
  QUIPU_TRY(parser.encoder_, SentenceEncoder::Read(reader, vectors));
  const size_t state = parser.encoder_.state_size();
  QUIPU_TRY(parser.tag_hidden_, WeightMatrix::Read(reader, 0, state));
  const size_t hidden = parser.tag_hidden_.rows();
  QUIPU_TRY(parser.tag_, WeightMatrix::Read(reader, 0, hidden));
  QUIPU_TRY(parser.morphology_, WeightMatrix::Read(reader, 0, hidden));
  QUIPU_TRY(parser.arc_dependent_, WeightMatrix::Read(reader, 0, state));
  const size_t arc = parser.arc_dependent_.rows();
  QUIPU_TRY(parser.arc_head_, WeightMatrix::Read(reader, arc, state));
  QUIPU_TRY(parser.arc_, WeightMatrix::Read(reader, arc, arc));
  const auto arc_root = reader.GetArray<float>();
  QUIPU_TRY(parser.relation_dependent_, WeightMatrix::Read(reader, 0, state));
  const size_t relation = parser.relation_dependent_.rows();
  QUIPU_TRY(parser.relation_head_, WeightMatrix::Read(reader, relation, state));
  const auto relation_root = reader.GetArray<float>();
  QUIPU_TRY(parser.relation_, WeightMatrix::Read(reader, 0, relation));
  const std::vector<std::string> tags = ReadStrings(reader);
  parser.features_ = ReadStrings(reader);
  const auto tag_of = reader.GetArray<uint32_t>();
  const std::vector<std::string> relations = ReadStrings(reader);
  const bool even = hidden % 2 == 0 && arc % 2 == 0 && relation % 2 == 0;
  if (!reader.Ok() || !reader.AtEnd() || !even || arc > kMaxUnits ||
      arc_root.size() != arc || relation_root.size() != relation ||
      tags.size() != parser.tag_.rows() ||
      parser.features_.size() != parser.morphology_.rows() ||
      tag_of.size() != parser.features_.size() ||
      relations.size() != parser.relation_.rows()) {
    return Corruption("the parser's network has the wrong size");
  }
  for (const std::string& name : tags) {
    parser.tags_.push_back(UposOf(name));
    if (NameOf(parser.tags_.back()) != name) return UnknownName(name);
  }
  for (const std::string& name : relations) {
    parser.relations_.push_back(DependencyRelationOf(name));
    if (NameOf(parser.relations_.back()) != name) return UnknownName(name);
  }
  for (const float value : arc_root) {
    parser.arc_root_.push_back(static_cast<int16_t>(
        std::clamp(value, -2.0F, 2.0F) * static_cast<float>(kStateOne)));
  }
  parser.relation_root_.assign(relation_root.begin(), relation_root.end());
  parser.morphologies_of_.resize(parser.tags_.size());
  for (uint32_t m = 0; m < tag_of.size(); ++m) {
    if (tag_of[m] >= parser.tags_.size()) {
      return Corruption("the parser's network has features of no tag");
    }
    parser.morphologies_of_[tag_of[m]].push_back(m);
  }
  return parser;
}

void Parser::Parse(std::span<AnalyzedSentence> sentences,
                   Analysis& analysis) const {
  std::vector<Part> parts;
  for (AnalyzedSentence& sentence : sentences) {
    const auto words = static_cast<uint32_t>(sentence.words.size());
    for (uint32_t first = 0; first < words; first += kMaxWords) {
      const uint32_t rest = words - first;
      parts.push_back(
          {&sentence, first, std::min(rest, static_cast<uint32_t>(kMaxWords))});
    }
  }
  Morphologies known(features_, analysis);
  for (size_t begin = 0; begin < parts.size();) {
    size_t end = begin;
    for (size_t words = 0; end < parts.size() && words < kBatchWords; ++end) {
      words += parts[end].words;
    }
    ParseBatch(std::span(parts).subspan(begin, end - begin), known);
    begin = end;
  }
  // Parts but the first of a sentence go below the first's root.
  uint32_t root = 0;
  for (const Part& part : parts) {
    std::vector<SyntacticWord>& words = part.sentence->words;
    for (uint32_t i = part.first; i < part.first + part.words; ++i) {
      if (words[i].head != 0) {
        words[i].head += part.first;
      } else if (part.first == 0) {
        root = i + 1;
      } else {
        words[i].head = root;
        words[i].deprel = Deprel::kParataxis;
        words[i].subtype = Subtype::kNone;
      }
    }
  }
}

void Parser::ParseBatch(std::span<const Part> parts,
                        Morphologies& known) const {
  std::vector<std::vector<SentenceEncoder::Input>> inputs;
  std::vector<std::span<const SentenceEncoder::Input>> views;
  Batch batch;
  for (const Part& part : parts) {
    std::vector<SentenceEncoder::Input>& input =
        inputs.emplace_back(part.words);
    for (uint32_t i = 0; i < part.words; ++i) {
      input[i].features = FindWordFeatures(
          part.sentence->words[part.first + i].form, part.first + i == 0);
    }
    views.emplace_back(input);
    batch.words += part.words;
  }
  encoder_.Encode(views, batch.states);
  Tag(batch, parts, known);
  Attach(batch, parts);
}

void Parser::Tag(const Batch& batch, std::span<const Part> parts,
                 Morphologies& known) const {
  const std::vector<int16_t> hidden =
      TanhLayer(tag_hidden_, batch.states, encoder_.state_size(), batch.words);
  const std::vector<float> tags =
      LinearLayer(tag_, hidden, tag_hidden_.rows(), batch.words);
  const std::vector<float> morphologies =
      LinearLayer(morphology_, hidden, tag_hidden_.rows(), batch.words);
  size_t at = 0;
  for (const Part& part : parts) {
    for (uint32_t i = 0; i < part.words; ++i, ++at) {
      SyntacticWord& word = part.sentence->words[part.first + i];
      const size_t tag = ArgMax(tags.data() + at * tags_.size(), tags_.size());
      word.upos = tags_[tag];
      const float* scores = morphologies.data() + at * features_.size();
      const std::vector<uint32_t>& choices = morphologies_of_[tag];
      const auto best = std::max_element(
          choices.begin(), choices.end(),
          [&](uint32_t a, uint32_t b) { return scores[a] < scores[b]; });
      if (best == choices.end()) {
        word.features = {};
        word.all_features = {};
      } else {
        known.SetFeatures(*best, word);
      }
    }
  }
}

// The heads of a part, as numbers within it, from rows [begin, begin + words)
// of what its words ask of their heads and offer as heads.
std::vector<uint32_t> Parser::FindHeads(
    const Part& part, size_t begin, const std::vector<float>& queries,
    const std::vector<int16_t>& offers) const {
  const size_t n = part.words;
  const size_t arc = arc_.rows();
  PackedRows rows(n + 1, arc);
  for (size_t c = 0; c < arc; ++c) {
    rows.Set(0, c, arc_root_[c]);
    for (size_t i = 0; i < n; ++i) {
      rows.Set(i + 1, c, offers[(begin + i) * arc + c]);
    }
  }
  std::vector<int16_t> query(arc);
  std::vector<int32_t> sums(rows.stride());
  std::vector<float> scores(n * (n + 1));
  for (size_t i = 0; i < n; ++i) {
    const float* from = queries.data() + (begin + i) * arc;
    float most = 1e-6F;
    for (size_t c = 0; c < arc; ++c) most = std::max(most, std::fabs(from[c]));
    const float scale = kQueryOne / most;
    for (size_t c = 0; c < arc; ++c) {
      query[c] = static_cast<int16_t>(std::lround(from[c] * scale));
    }
    rows.Multiply(query.data(), arc, 1, sums.data());
    const float unit = most / (kQueryOne * static_cast<float>(kStateOne));
    for (size_t h = 0; h <= n; ++h) {
      scores[i * (n + 1) + h] = static_cast<float>(sums[h]) * unit;
    }
  }
  return FindBestTree(scores, part.words);
}

void Parser::Attach(const Batch& batch, std::span<const Part> parts) const {
  const size_t size = encoder_.state_size();
  const size_t relation = relation_dependent_.rows();
  const std::vector<float> queries = LinearLayer(
      arc_, TanhLayer(arc_dependent_, batch.states, size, batch.words),
      arc_.rows(), batch.words);
  const std::vector<int16_t> offers =
      TanhLayer(arc_head_, batch.states, size, batch.words);
  const std::vector<float> relation_dependents =
      LinearLayer(relation_dependent_, batch.states, size, batch.words);
  const std::vector<float> relation_heads =
      LinearLayer(relation_head_, batch.states, size, batch.words);

  std::vector<float> sums(batch.words * relation);
  size_t begin = 0;  // of the part's words in the batch
  for (const Part& part : parts) {
    const std::vector<uint32_t> heads = FindHeads(part, begin, queries, offers);
    for (size_t i = 0; i < heads.size(); ++i) {
      part.sentence->words[part.first + i].head = heads[i];
      const float* above =
          heads[i] == 0
              ? relation_root_.data()
              : relation_heads.data() + (begin + heads[i] - 1) * relation;
      const float* own = relation_dependents.data() + (begin + i) * relation;
      float* to = sums.data() + (begin + i) * relation;
      for (size_t c = 0; c < relation; ++c) to[c] = own[c] + above[c];
    }
    begin += part.words;
  }
  std::vector<int16_t> hidden(sums.size());
  TanhToStates(sums, hidden);
  const std::vector<float> relations =
      LinearLayer(relation_, hidden, relation, batch.words);
  size_t at = 0;
  for (const Part& part : parts) {
    for (uint32_t i = 0; i < part.words; ++i, ++at) {
      const DependencyRelation best = relations_[ArgMax(
          relations.data() + at * relations_.size(), relations_.size())];
      SyntacticWord& word = part.sentence->words[part.first + i];
      word.deprel = best.deprel;
      word.subtype = best.subtype;
    }
  }
}

}  // namespace quipu
