// The generation that the server answers from.

#ifndef QUIPU_QUERY_SERVICE_SERVING_STATE_H_
#define QUIPU_QUERY_SERVICE_SERVING_STATE_H_

#include <memory>
#include <mutex>

#include "base/result.h"
#include "query/engine/generation.h"

namespace quipu {

// The generation that is served now. Thread-safe. Must not outlive the store,
// nor may what Current returned.
class ServingState {
 public:
  // Loads the store's published generation.
  static Result<std::unique_ptr<ServingState>> Create(
      const KnowledgeStore& store);

  // Calls in progress keep what they began with. Waits for no load.
  std::shared_ptr<const Generation> Current() const;

  // Loads the store's published generation and serves it from now on; does
  // nothing if it is served already. After an error the old one is served.
  Result<void> Reload();

 private:
  explicit ServingState(const KnowledgeStore& store) : store_(store) {}

  const KnowledgeStore& store_;
  std::mutex loading_;        // one load at a time
  mutable std::mutex mutex_;  // held for the copy of a pointer
  std::shared_ptr<const Generation> current_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_SERVING_STATE_H_
