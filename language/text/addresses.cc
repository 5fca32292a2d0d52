#include "language/text/addresses.h"

#include <algorithm>

namespace quipu {
namespace {

bool IsDigit(char c) {
  return c >= '0' && c <= '9';
}
bool IsLower(char c) {
  return c >= 'a' && c <= 'z';
}
bool IsUpper(char c) {
  return c >= 'A' && c <= 'Z';
}
bool IsAlnum(char c) {
  return IsDigit(c) || IsLower(c) || IsUpper(c);
}

bool IsLocalPart(char c) {
  return IsAlnum(c) ||
         std::string_view("._%+-").find(c) != std::string_view::npos;
}
bool IsHostPart(char c) {
  return IsAlnum(c) || c == '.' || c == '-';
}

// Characters that end an address inside running text.
bool EndsAddress(char c) {
  return static_cast<uint8_t>(c) <= ' ' ||
         std::string_view("<>\"()[]{}|").find(c) != std::string_view::npos;
}

// The address whose "://" or "www." is at `at`, or an empty span.
Span WebAddress(std::string_view text, Span range, uint32_t at) {
  uint32_t begin = at;
  while (begin > range.begin && IsAlnum(text[begin - 1])) --begin;
  uint32_t end = at;
  while (end < range.end && !EndsAddress(text[end])) ++end;
  while (end > at && std::string_view(".,;:!?'*_").find(text[end - 1]) !=
                         std::string_view::npos) {
    --end;
  }
  return end > at + 4 ? Span{begin, end} : Span{at, at};
}

// The address whose '@' is at `at`, or an empty span.
Span MailAddress(std::string_view text, Span range, uint32_t at) {
  uint32_t begin = at;
  while (begin > range.begin && IsLocalPart(text[begin - 1])) --begin;
  while (begin < at && !IsAlnum(text[begin])) ++begin;
  uint32_t end = at + 1;
  while (end < range.end && IsHostPart(text[end])) ++end;
  while (end > at + 1 && !IsAlnum(text[end - 1])) --end;
  const bool whole =
      begin < at && end > at + 1 &&
      text.substr(at, end - at).find('.') != std::string_view::npos;
  return whole ? Span{begin, end} : Span{at, at};
}

}  // namespace

std::vector<Span> FindAddresses(std::string_view text, Span range) {
  std::vector<Span> found;
  Span rest = range;
  for (uint32_t i = range.begin; i < range.end; ++i) {
    Span address{i, i};
    const bool host = text[i] == 'w' && text.substr(i, 4) == "www." &&
                      (i == rest.begin || !IsAlnum(text[i - 1]));
    if (text[i] == '@') {
      address = MailAddress(text, rest, i);
    } else if (host || (text[i] == ':' && text.substr(i, 3) == "://")) {
      address = WebAddress(text, rest, i);
    }
    if (address.empty() || address.end > range.end) continue;
    found.push_back(address);
    rest.begin = address.end;
    i = address.end - 1;
  }
  return found;
}

}  // namespace quipu
