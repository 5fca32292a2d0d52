#include "ingest/extract/claim/scope/turns.h"

#include "ingest/extract/claim/scope/floor.h"

namespace quipu {

std::vector<Turn> FindTurns(std::string_view text,
                            const std::vector<ScopeSentence>& sentences) {
  if (text.empty() || sentences.empty()) return {};
  const FloorText floor(text, sentences);
  for (const auto& find :
       {LabelledTurns, InterviewTurns, PostTurns, StatementTurns}) {
    std::vector<Turn> turns = find(floor);
    if (!turns.empty()) return turns;
  }
  return {};
}

}  // namespace quipu
