// Whose word claims are, as numbers that are compared in one answer.

#ifndef QUIPU_QUERY_ENGINE_CLAIM_VOICES_H_
#define QUIPU_QUERY_ENGINE_CLAIM_VOICES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>

#include "base/result.h"
#include "graph/model/ids.h"
#include "graph/store/reader.h"

namespace quipu {

// Remembers what it has looked up; refers to the reader. One thread. Errors of
// Reader.
class ClaimVoices {
 public:
  explicit ClaimVoices(const Reader& reader) : reader_(reader) {}

  // Equal for claims that stand for one source; see ClaimFacts.
  Result<uint32_t> SourceOf(DocumentNumber document,
                            const std::optional<EntityNumber>& speaker);

  struct Print {
    uint32_t text;     // equal: near-copies of one text
    uint32_t printer;  // equal: of one publisher, or else the document itself
  };
  Result<Print> PrintOf(DocumentNumber document);

 private:
  uint32_t Number(const std::string& words);  // equal for equal words

  const Reader& reader_;
  std::unordered_map<std::string, uint32_t> numbers_;
  std::unordered_map<DocumentNumber, uint32_t> sources_;
  std::unordered_map<DocumentNumber, Print> prints_;
};

}  // namespace quipu

#endif  // QUIPU_QUERY_ENGINE_CLAIM_VOICES_H_
