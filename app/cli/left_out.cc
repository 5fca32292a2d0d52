// See left_out.h.

#include "app/cli/left_out.h"

#include <fmt/core.h>

#include "app/cli/output/progress.h"

namespace quipu {
namespace {

std::string CountText(uint64_t count, std::string_view noun) {
  const bool y = noun.ends_with('y');
  if (count == 1) return fmt::format("1 {}", noun);
  return fmt::format("{} {}{}", count,
                     noun.substr(0, noun.size() - (y ? 1 : 0)),
                     y ? "ies" : "s");
}

}  // namespace

void ExplainUnknownNames(const std::vector<std::string>& names) {
  for (const std::string& name : names) {
    Complain(
        fmt::format("the graph has no \"{}\": the filter lets nothing "
                    "through",
                    name));
  }
}

void ExplainLeftOut(const LeftOut& left_out, std::string_view noun) {
  if (left_out.undated > 0) {
    Complain(CountText(left_out.undated, noun) + " left out: without a date");
  }
  if (left_out.unpublished > 0) {
    Complain(CountText(left_out.unpublished, noun) +
             " left out: only in documents without a date of publication");
  }
}

void AddLeftOutJson(const LeftOut& left_out, const std::string& nouns,
                    Json& json) {
  json["undated_" + nouns] = left_out.undated;
  json["unpublished_" + nouns] = left_out.unpublished;
}

}  // namespace quipu
