// Functions of single numbers.

#include "language/neural/activations.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <vector>

namespace quipu {
namespace {

TEST_CASE("States are tanh to within 0.0003", "[network]") {
  std::vector<float> values;
  for (int i = -2000; i <= 2000; ++i) {
    values.push_back(static_cast<float>(i) / 100.0F);
  }
  std::vector<int16_t> states(values.size());
  TanhToStates(values, states);
  float worst = 0;
  for (size_t i = 0; i < values.size(); ++i) {
    const float found =
        static_cast<float>(states[i]) / static_cast<float>(kStateOne);
    worst = std::max(worst, std::fabs(found - std::tanh(values[i])));
  }
  CHECK(worst < 0.0003F);
}

TEST_CASE("A step of cells is that of the LSTM's equations", "[network]") {
  constexpr size_t kCells = 37;
  std::vector<float> gates(4 * kCells), cell(kCells);
  for (size_t i = 0; i < gates.size(); ++i) {
    gates[i] = std::sin(static_cast<float>(i)) * 3;
  }
  for (size_t i = 0; i < kCells; ++i) cell[i] = std::cos(static_cast<float>(i));
  const std::vector<float> before = cell;
  std::vector<int16_t> state(kCells);
  StepCells(gates.data(), kCells, cell.data(), state.data());
  const auto sigmoid = [](float x) { return 1 / (1 + std::exp(-x)); };
  for (size_t i = 0; i < kCells; ++i) {
    const float expected = sigmoid(gates[kCells + i]) * before[i] +
                           sigmoid(gates[i]) * std::tanh(gates[3 * kCells + i]);
    const float output = sigmoid(gates[2 * kCells + i]) * std::tanh(expected);
    CHECK(cell[i] == Approx(expected).margin(0.001));
    CHECK(static_cast<float>(state[i]) / static_cast<float>(kStateOne) ==
          Approx(output).margin(0.001));
  }
}

}  // namespace
}  // namespace quipu
