#include "ingest/ontology/claim_text.h"

#include <utility>

namespace quipu {
namespace {

std::string Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(' ');
  if (begin == std::string_view::npos) return "";
  return std::string(
      text.substr(begin, text.find_last_not_of(' ') - begin + 1));
}

// "name=capture" or "name='words'".
Result<NamedQualifier> ParseQualifier(const std::string& text) {
  const size_t equals = text.find('=');
  if (equals == std::string::npos) {
    return InvalidArgument("expected name=value, not \"" + text + "\"");
  }
  NamedQualifier out;
  out.name = Trimmed(text.substr(0, equals));
  const std::string value = Trimmed(text.substr(equals + 1));
  if (value.size() >= 2 && value.front() == '\'' && value.back() == '\'') {
    out.text = value.substr(1, value.size() - 2);
  } else {
    out.capture = value;
  }
  if (out.name.empty() || (out.capture.empty() && out.text.empty())) {
    return InvalidArgument("expected name=value, not \"" + text + "\"");
  }
  return out;
}

}  // namespace

Result<NamedClaim> ParseClaim(std::string_view text) {
  const size_t open = text.find('(');
  const size_t comma = text.find(',');
  if (open == std::string_view::npos || comma == std::string_view::npos ||
      comma < open || text.back() != ')') {
    return InvalidArgument("expected predicate(subject, object), not \"" +
                           std::string(text) + "\"");
  }
  std::string_view rest = text.substr(comma + 1);
  rest.remove_suffix(1);
  const size_t semicolon = rest.find(';');
  NamedClaim out;
  out.predicate = Trimmed(text.substr(0, open));
  out.subject = Trimmed(text.substr(open + 1, comma - open - 1));
  out.object = Trimmed(rest.substr(0, semicolon));
  while (semicolon != std::string_view::npos) {
    rest = rest.substr(rest.find_first_of(";,") + 1);
    const size_t end = rest.find(',');
    QUIPU_TRY(NamedQualifier qualifier,
              ParseQualifier(Trimmed(rest.substr(0, end))));
    out.qualifiers.push_back(std::move(qualifier));
    if (end == std::string_view::npos) break;
  }
  return out;
}

}  // namespace quipu
