// Forums and chats: a line with who and when, and the post below.

#include <algorithm>

#include "ingest/extract/claim/scope/floor.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kMaxHeader = 90;  // bytes
constexpr size_t kMaxName = 30;    // bytes
constexpr size_t kMinPosts = 2;

// Where "14:02" begins; npos if there is no such time.
size_t TimeIn(std::string_view line) {
  for (size_t at = 1; at + 2 < line.size(); ++at) {
    if (line[at] == ':' && IsAsciiDigit(line[at - 1]) &&
        IsAsciiDigit(line[at + 1]) && IsAsciiDigit(line[at + 2])) {
      return at - 1;
    }
  }
  return std::string_view::npos;
}

// The bytes of "name" in "#2 name — 12/03/2006 14:02"; empty if the line is no
// such header.
Span NameOfPoster(std::string_view line) {
  if (line.size() > kMaxHeader || TimeIn(line) == std::string_view::npos) {
    return {};
  }
  size_t begin = 0;
  if (line[0] == '#') {
    begin = 1;
    while (begin < line.size() && IsAsciiDigit(line[begin])) ++begin;
    while (begin < line.size() && line[begin] == ' ') ++begin;
  }
  // Names may have blanks before a long dash: "Ann D. — 3 May, 14:02".
  const size_t dash = line.find(" — ");
  if (dash != std::string_view::npos && dash > begin &&
      dash - begin <= kMaxName) {
    const size_t bracket = std::min(line.find(" (", begin), dash);
    return {static_cast<uint32_t>(begin), static_cast<uint32_t>(bracket)};
  }
  size_t end = begin;
  const auto in_name = [](char c) {
    return IsAsciiLetter(c) || IsAsciiDigit(c) || c == '_' || c == '.' ||
           (static_cast<unsigned char>(c) & 0x80) != 0;
  };
  if (begin >= line.size() || IsAsciiDigit(line[begin])) return {};
  while (end < line.size() && in_name(line[end])) ++end;
  const std::string_view rest = line.substr(end);
  const bool goes_on = rest.starts_with(" —") || rest.starts_with(" (") ||
                       rest.starts_with(" –") || rest.starts_with(" - ") ||
                       rest.starts_with(" »") || rest.starts_with(", ") ||
                       rest.starts_with(" · ") || rest.starts_with(" | ");
  if (end == begin || !goes_on) return {};
  return {static_cast<uint32_t>(begin), static_cast<uint32_t>(end)};
}

}  // namespace

std::vector<Turn> PostTurns(const FloorText& floor) {
  std::vector<Turn> out;
  size_t posts = 0;
  for (const TextLine& line : floor.lines()) {
    const std::string_view text = line.text.In(floor.text());
    Span name = text.empty() ? Span{} : NameOfPoster(text);
    if (!out.empty()) out.back().span.end = line.full.end;
    if (name.empty()) continue;
    name = {line.text.begin + name.begin, line.text.begin + name.end};
    if (!out.empty()) out.back().span.end = line.full.begin;
    const auto speaker = floor.SpeakerIn(name);
    if (!speaker) continue;
    ++posts;
    out.push_back({{line.full.end, line.full.end}, *speaker});
  }
  if (posts < kMinPosts) return {};
  return out;
}

}  // namespace quipu
