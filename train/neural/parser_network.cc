// Arcs, relations and tags are learnt together: each adds the gradient of its
// cross entropy to that of the states, which goes through the encoder once.

#include "train/neural/parser_network.h"

#include "language/syntax/spanning_tree.h"

namespace quipu {
namespace {

std::vector<size_t> Lengths(std::span<const ParserSentence* const> batch) {
  std::vector<size_t> lengths;
  for (const ParserSentence* sentence : batch) {
    lengths.push_back(sentence->words.size());
  }
  return lengths;
}

// Empty outside of training.
Matrix StateMask(Eigen::Index rows, const Packing& packing,
                 const Dropout& dropout, Random& random) {
  return dropout.state > 0
             ? DropoutMask(rows, packing.columns, dropout.state, random)
             : Matrix();
}

}  // namespace

// Of a batch: a column a word.
struct ParserNetwork::Scores {
  const Matrix* states;
  Matrix tags, morphologies;
  Matrix arc_queries;  // what a word asks of its head
  Matrix relation_dependents, relation_heads;
};

ParserNetwork::ParserNetwork(const ParserSizes& sizes,
                             const ParserCounts& counts, Random& random)
    : encoder(sizes.encoder, counts.forms, random),
      tag_hidden(2 * sizes.encoder.hidden, sizes.tag, random),
      tag(sizes.tag, static_cast<Eigen::Index>(counts.tags), random),
      morphology(sizes.tag, static_cast<Eigen::Index>(counts.morphologies),
                 random),
      arc_dependent(2 * sizes.encoder.hidden, sizes.arc, random),
      arc_head(2 * sizes.encoder.hidden, sizes.arc, random),
      arc(sizes.arc, sizes.arc),
      arc_bias(sizes.arc, 1),
      arc_root(sizes.arc, 1),
      relation_dependent(2 * sizes.encoder.hidden, sizes.relation, random),
      relation_head(2 * sizes.encoder.hidden, sizes.relation, random),
      relation_root(sizes.relation, 1),
      relation(sizes.relation, static_cast<Eigen::Index>(counts.relations),
               random) {
  arc.RandomizeDense(random);
  arc_root.Randomize(0.1F, random);
}

ParserNetwork::Scores ParserNetwork::Run(
    std::span<const ParserSentence* const> batch, const Packing& packing,
    const Dropout& dropout, Random& random) {
  std::vector<std::span<const EncoderWord>> words;
  for (const ParserSentence* sentence : batch)
    words.emplace_back(sentence->words);
  const auto mask = [&](Eigen::Index rows) {
    return StateMask(rows, packing, dropout, random);
  };
  Scores scores;
  scores.states = &encoder.Forward(words, packing, dropout, random);
  const Matrix& states = *scores.states;
  tag_hidden.Forward(states, mask(tag_hidden.dense.bias.value.rows()));
  scores.tags = tag.Forward(tag_hidden.output);
  scores.morphologies = morphology.Forward(tag_hidden.output);
  arc_dependent.Forward(states, mask(arc.value.rows()));
  arc_head.Forward(states, mask(arc.value.rows()));
  scores.arc_queries =
      (arc.value * arc_dependent.output).colwise() + arc_bias.value.col(0);
  scores.relation_dependents = relation_dependent.Forward(states);
  scores.relation_heads = relation_head.Forward(states);
  return scores;
}

// Heads by dependents: row 0 is the root.
Matrix ParserNetwork::ArcScores(const Scores& scores, const Packing& packing,
                                size_t sentence, size_t length) const {
  const auto n = static_cast<Eigen::Index>(length);
  Matrix heads(arc.value.rows(), n + 1);
  Matrix queries(arc.value.rows(), n);
  heads.col(0) = arc_root.value;
  for (Eigen::Index i = 0; i < n; ++i) {
    const Eigen::Index column =
        packing.Column(sentence, static_cast<size_t>(i));
    heads.col(i + 1) = arc_head.output.col(column);
    queries.col(i) = scores.arc_queries.col(column);
  }
  Matrix result = heads.transpose() * queries;
  for (Eigen::Index i = 0; i < n; ++i) result(i + 1, i) = -1e4F;
  return result;
}

void ParserNetwork::SumRelations(const Scores& scores, const Packing& packing,
                                 size_t sentence,
                                 std::span<const uint32_t> heads,
                                 Matrix& sums) const {
  for (size_t i = 0; i < heads.size(); ++i) {
    const Eigen::Index column = packing.Column(sentence, i);
    sums.col(column) = scores.relation_dependents.col(column);
    if (heads[i] == 0) {
      sums.col(column) += relation_root.value;
    } else {
      sums.col(column) +=
          scores.relation_heads.col(packing.Column(sentence, heads[i] - 1));
    }
  }
}

float ParserNetwork::Learn(std::span<const ParserSentence* const> batch,
                           const Dropout& dropout, Random& random) {
  const Packing packing(Lengths(batch));
  Scores scores = Run(batch, packing, dropout, random);
  Matrix state_gradient = Matrix::Zero(scores.states->rows(), packing.columns);
  float loss = LearnArcs(batch, packing, scores, state_gradient);
  loss += LearnRelations(
      batch, packing, scores,
      StateMask(relation_root.value.rows(), packing, dropout, random),
      state_gradient);
  loss += LearnTags(batch, packing, scores, state_gradient);
  encoder.Backward(state_gradient, packing);
  return loss / static_cast<float>(packing.columns);
}

float ParserNetwork::LearnArcs(std::span<const ParserSentence* const> batch,
                               const Packing& packing, const Scores& scores,
                               Matrix& state_gradient) {
  const float share = 1 / static_cast<float>(packing.columns);
  float loss = 0;
  Matrix query_gradient = Matrix::Zero(arc.value.rows(), packing.columns);
  Matrix head_gradient = Matrix::Zero(arc.value.rows(), packing.columns);
  for (size_t s = 0; s < batch.size(); ++s) {
    const size_t length = batch[s]->words.size();
    Matrix arcs = ArcScores(scores, packing, s, length);
    for (size_t i = 0; i < length; ++i) {
      loss += SoftmaxGradient(arcs.col(static_cast<Eigen::Index>(i)),
                              batch[s]->heads[i]);
    }
    arcs *= share;
    for (size_t i = 0; i < length; ++i) {
      const Eigen::Index column = packing.Column(s, i);
      const auto gradients = arcs.col(static_cast<Eigen::Index>(i));
      auto query = query_gradient.col(column);
      query += arc_root.value * gradients[0];
      arc_root.gradient += scores.arc_queries.col(column) * gradients[0];
      for (size_t h = 0; h < length; ++h) {
        const float gradient = gradients[static_cast<Eigen::Index>(h) + 1];
        if (std::abs(gradient) < 1e-9F) continue;
        const Eigen::Index head = packing.Column(s, h);
        query += arc_head.output.col(head) * gradient;
        head_gradient.col(head) += scores.arc_queries.col(column) * gradient;
      }
    }
  }
  arc.gradient.noalias() += query_gradient * arc_dependent.output.transpose();
  arc_bias.gradient += query_gradient.rowwise().sum();
  arc_dependent.Backward(*scores.states, arc.value.transpose() * query_gradient,
                         state_gradient);
  arc_head.Backward(*scores.states, head_gradient, state_gradient);
  return loss;
}

float ParserNetwork::LearnRelations(
    std::span<const ParserSentence* const> batch, const Packing& packing,
    const Scores& scores, const Matrix& mask, Matrix& state_gradient) {
  Matrix hidden(relation_root.value.rows(), packing.columns);
  for (size_t s = 0; s < batch.size(); ++s) {
    SumRelations(scores, packing, s, batch[s]->heads, hidden);
  }
  hidden = hidden.array().tanh();
  Matrix input = hidden;
  if (mask.size() > 0) input.array() *= mask.array();
  Matrix relations = relation.Forward(input);
  float loss = 0;
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t i = 0; i < batch[s]->words.size(); ++i) {
      loss += SoftmaxGradient(relations.col(packing.Column(s, i)),
                              batch[s]->relations[i]);
    }
  }
  relations *= 1 / static_cast<float>(packing.columns);
  Matrix gradient = Matrix::Zero(hidden.rows(), packing.columns);
  relation.Backward(input, relations, gradient);
  if (mask.size() > 0) gradient.array() *= mask.array();
  gradient.array() *= 1 - hidden.array().square();
  Matrix head_gradient = Matrix::Zero(hidden.rows(), packing.columns);
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t i = 0; i < batch[s]->words.size(); ++i) {
      const uint32_t head = batch[s]->heads[i];
      const auto own = gradient.col(packing.Column(s, i));
      if (head == 0) {
        relation_root.gradient += own;
      } else {
        head_gradient.col(packing.Column(s, head - 1)) += own;
      }
    }
  }
  relation_dependent.Backward(*scores.states, gradient, state_gradient);
  relation_head.Backward(*scores.states, head_gradient, state_gradient);
  return loss;
}

float ParserNetwork::LearnTags(std::span<const ParserSentence* const> batch,
                               const Packing& packing, Scores& scores,
                               Matrix& state_gradient) {
  const float share = 1 / static_cast<float>(packing.columns);
  float loss = 0;
  for (size_t s = 0; s < batch.size(); ++s) {
    for (size_t i = 0; i < batch[s]->words.size(); ++i) {
      const Eigen::Index column = packing.Column(s, i);
      loss += SoftmaxGradient(scores.tags.col(column), batch[s]->tags[i]);
      loss += SoftmaxGradient(scores.morphologies.col(column),
                              batch[s]->morphologies[i]);
    }
  }
  scores.tags *= share;
  scores.morphologies *= share;
  Matrix gradient = Matrix::Zero(tag_hidden.output.rows(), packing.columns);
  tag.Backward(tag_hidden.output, scores.tags, gradient);
  morphology.Backward(tag_hidden.output, scores.morphologies, gradient);
  tag_hidden.Backward(*scores.states, gradient, state_gradient);
  return loss;
}

std::vector<ParserPrediction> ParserNetwork::Predict(
    std::span<const ParserSentence* const> batch,
    std::span<const uint32_t> tag_of) {
  const Packing packing(Lengths(batch));
  Random unused(0);
  const Scores scores = Run(batch, packing, Dropout{}, unused);
  std::vector<ParserPrediction> predictions(batch.size());
  Matrix hidden(relation_root.value.rows(), packing.columns);
  for (size_t s = 0; s < batch.size(); ++s) {
    const size_t length = batch[s]->words.size();
    const Matrix arcs = ArcScores(scores, packing, s, length);
    predictions[s].heads =
        FindBestTree({arcs.data(), static_cast<size_t>(arcs.size())},
                     static_cast<uint32_t>(length));
    SumRelations(scores, packing, s, predictions[s].heads, hidden);
  }
  hidden = hidden.array().tanh();
  const Matrix relations = relation.Forward(hidden);
  for (size_t s = 0; s < batch.size(); ++s) {
    ParserPrediction& prediction = predictions[s];
    for (size_t i = 0; i < batch[s]->words.size(); ++i) {
      const Eigen::Index column = packing.Column(s, i);
      Eigen::Index best = 0;
      scores.tags.col(column).maxCoeff(&best);
      prediction.tags.push_back(static_cast<uint32_t>(best));
      uint32_t morphology_best = 0;
      float top = -1e30F;
      for (uint32_t m = 0; m < tag_of.size(); ++m) {
        const float score = scores.morphologies(m, column);
        if (tag_of[m] == prediction.tags.back() && score > top) {
          top = score;
          morphology_best = m;
        }
      }
      prediction.morphologies.push_back(morphology_best);
      relations.col(column).maxCoeff(&best);
      prediction.relations.push_back(static_cast<uint32_t>(best));
    }
  }
  return predictions;
}

std::vector<Parameter*> ParserNetwork::Parameters() {
  std::vector<Parameter*> all = encoder.Parameters();
  tag_hidden.dense.Collect(all);
  tag.Collect(all);
  morphology.Collect(all);
  arc_dependent.dense.Collect(all);
  arc_head.dense.Collect(all);
  relation_dependent.Collect(all);
  relation_head.Collect(all);
  relation.Collect(all);
  all.insert(all.end(), {&arc, &arc_bias, &arc_root, &relation_root});
  return all;
}

}  // namespace quipu
