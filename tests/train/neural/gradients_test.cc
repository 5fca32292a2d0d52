// What networks learn from: gradients, against differences of the loss.

#include <Eigen/Dense>
#include <catch2/catch.hpp>
#include <cmath>

#include "train/neural/crf.h"
#include "train/neural/names_network.h"
#include "train/neural/parser_network.h"

namespace quipu {
namespace {

EncoderSizes SmallSizes() {
  return {.word = 4,
          .affix = 4,
          .shape = 2,
          .vector = 0,
          .marks = 2,
          .hidden = 5,
          .layers = 2};
}

std::vector<EncoderWord> SomeWords(size_t count, uint32_t seed) {
  std::vector<EncoderWord> words(count);
  Random random(seed);
  for (EncoderWord& word : words) {
    word.word = static_cast<uint32_t>(random.Below(6));
    for (uint16_t& affix : word.affixes) {
      affix = static_cast<uint16_t>(random.Below(50));
    }
    word.shape = static_cast<uint16_t>(random.Below(5));
    word.marks = random.Below(4);
  }
  return words;
}

// Compares the gradients in `parameters` with the loss's own differences, at
// the place where each parameter's gradient is greatest.
template <typename Loss>
void CheckGradients(const std::vector<Parameter*>& parameters,
                    const Loss& loss) {
  for (Parameter* parameter : parameters) parameter->gradient.setZero();
  loss();
  std::vector<Matrix> gradients;
  for (const Parameter* p : parameters) gradients.push_back(p->gradient);
  for (size_t p = 0; p < parameters.size(); ++p) {
    const Matrix& gradient = gradients[p];
    Eigen::Index row = 0;
    Eigen::Index column = 0;
    gradient.cwiseAbs().maxCoeff(&row, &column);
    float& value = parameters[p]->value(row, column);
    const float before = value;
    constexpr float kStep = 5e-3F;
    value = before + kStep;
    const float above = loss();
    value = before - kStep;
    const float below = loss();
    value = before;
    INFO("parameter " << p);
    CHECK(gradient(row, column) ==
          Approx((above - below) / (2 * kStep)).epsilon(0.03).margin(2e-3));
  }
}

TEST_CASE("The parser's gradients are those of its loss", "[train]") {
  Random random(5);
  ParserNetwork network(
      {.encoder = SmallSizes(), .tag = 6, .arc = 6, .relation = 6},
      {6, 3, 4, 3}, random);
  ParserSentence longer{
      SomeWords(4, 1), {0, 1, 2, 1}, {0, 3, 2, 1}, {2, 0, 2, 3}, {0, 1, 2, 0}};
  ParserSentence shorter{SomeWords(2, 2), {1, 2}, {1, 2}, {0, 1}, {1, 2}};
  const std::vector<const ParserSentence*> batch = {&longer, &shorter};
  CheckGradients(network.Parameters(),
                 [&] { return network.Learn(batch, Dropout{}, random); });
}

TEST_CASE("The recogniser's gradients are those of its loss", "[train]") {
  Random random(6);
  NamesNetwork network(SmallSizes(), 6, 6, random);
  const NameLabelSet place = 1U << BeginLabel(NameType::kPlace);
  const NameLabelSet body = 1U << BeginLabel(NameType::kParty) |
                            1U << BeginLabel(NameType::kOrganization);
  const NameLabelSet body_inside = 1U << InsideLabel(NameType::kParty) |
                                   1U << InsideLabel(NameType::kOrganization);
  NamesExample longer{SomeWords(4, 3), {1, body, body_inside, 1 | place}};
  NamesExample shorter{SomeWords(1, 4), {place}};
  const std::vector<const NamesExample*> batch = {&longer, &shorter};
  CheckGradients(network.Parameters(),
                 [&] { return network.Learn(batch, Dropout{}, random); });
}

TEST_CASE("A CRF's loss is that of all labellings, counted one by one",
          "[train]") {
  constexpr auto kLabels = static_cast<Eigen::Index>(kNameLabelCount);
  Random random(9);
  Parameter transitions(kLabels + 1, kLabels);
  transitions.Randomize(1, random);
  Matrix emissions(kLabels, 3);
  for (Eigen::Index i = 0; i < emissions.size(); ++i) {
    emissions.data()[i] = 2 * random.Uniform() - 1;
  }
  const std::vector<NameLabelSet> allowed = {1 | 1U << 3, kAnyNameLabel,
                                             1U << 4 | 1U << 7};
  double all = 0;
  double right = 0;
  for (Eigen::Index a = 0; a < kLabels; ++a) {
    for (Eigen::Index b = 0; b < kLabels; ++b) {
      for (Eigen::Index c = 0; c < kLabels; ++c) {
        const double weight = std::exp(static_cast<double>(
            transitions.value(kLabels, a) + emissions(a, 0) +
            transitions.value(a, b) + emissions(b, 1) +
            transitions.value(b, c) + emissions(c, 2)));
        all += weight;
        if ((allowed[0] >> a & 1U) != 0 && (allowed[2] >> c & 1U) != 0) {
          right += weight;
        }
      }
    }
  }
  CHECK(LearnLabels(emissions, allowed, 1, transitions) ==
        Approx(std::log(all / right)).epsilon(1e-3));
}

TEST_CASE("A name goes on only with its own type", "[train]") {
  CHECK(MayFollow(BeginLabel(NameType::kOrganization),
                  InsideLabel(NameType::kOrganization)));
  CHECK(MayFollow(InsideLabel(NameType::kOrganization),
                  InsideLabel(NameType::kOrganization)));
  CHECK(MayFollow(InsideLabel(NameType::kOrganization),
                  BeginLabel(NameType::kOrganization)));
  CHECK_FALSE(MayFollow(BeginLabel(NameType::kParty),
                        InsideLabel(NameType::kOrganization)));
  CHECK_FALSE(MayFollow(0, InsideLabel(NameType::kOrganization)));
  CHECK_FALSE(MayFollow(kNameLabelCount, InsideLabel(NameType::kPerson)));
}

}  // namespace
}  // namespace quipu
