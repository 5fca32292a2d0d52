#include "query/service/serving_state.h"

namespace quipu {

Result<std::unique_ptr<ServingState>> ServingState::Create(
    const KnowledgeStore& store) {
  std::unique_ptr<ServingState> state(new ServingState(store));
  QUIPU_CHECK(state->Reload());
  return state;
}

std::shared_ptr<const Generation> ServingState::Current() const {
  const std::lock_guard lock(mutex_);
  return current_;
}

Result<void> ServingState::Reload() {
  const std::lock_guard loading(loading_);
  QUIPU_TRY(auto next, Generation::Pin(store_));
  const auto served = Current();
  if (served && served->version() == next->version()) {
    return {};
  }
  // No call is to wait for what all of them need.
  QUIPU_CHECK(next->Graph());
  QUIPU_CHECK(next->Documents());
  const std::lock_guard lock(mutex_);
  current_.swap(next);
  return {};
}

}  // namespace quipu
