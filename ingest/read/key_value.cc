// Lines of the form "Key: value": mail headers and Markdown front matter.

#include "ingest/read/key_value.h"
#include "language/text/addresses.h"

#include <algorithm>
#include <iterator>
#include <string>


namespace quipu {
namespace {

constexpr size_t kLongestKey = 32;
constexpr size_t kLongestHeader = 60;        // lines
constexpr size_t kLongestFrontMatter = 100;  // lines

struct KnownKey {
  std::string_view key;
  HeaderField field;
  bool of_mail;
};

constexpr KnownKey kKeys[] = {
    {"date", HeaderField::kDate, true},
    {"sent", HeaderField::kDate, true},
    {"fecha", HeaderField::kDate, true},
    {"enviado", HeaderField::kDate, true},
    {"envoy\u00E9", HeaderField::kDate, true},
    {"from", HeaderField::kFrom, true},
    {"de", HeaderField::kFrom, true},
    {"sender", HeaderField::kFrom, true},
    {"exp\u00E9diteur", HeaderField::kFrom, true},
    {"remitente", HeaderField::kFrom, true},
    {"to", HeaderField::kTo, true},
    {"para", HeaderField::kTo, true},
    {"\u00E0", HeaderField::kTo, true},
    {"a", HeaderField::kTo, true},
    {"destinataire", HeaderField::kTo, true},
    {"subject", HeaderField::kSubject, true},
    {"objet", HeaderField::kSubject, true},
    {"sujet", HeaderField::kSubject, true},
    {"asunto", HeaderField::kSubject, true},
    {"organization", HeaderField::kOrganization, true},
    {"organisation", HeaderField::kOrganization, true},
    {"organizaci\u00F3n", HeaderField::kOrganization, true},
    {"cc", HeaderField::kOther, true},
    {"bcc", HeaderField::kOther, true},
    {"reply-to", HeaderField::kOther, true},
    {"message-id", HeaderField::kOther, true},
    {"newsgroups", HeaderField::kOther, true},
    {"received", HeaderField::kOther, true},
    {"return-path", HeaderField::kOther, true},
    {"mime-version", HeaderField::kOther, true},
    {"content-type", HeaderField::kOther, true},
    {"references", HeaderField::kOther, true},
    {"title", HeaderField::kTitle, false},
    {"titre", HeaderField::kTitle, false},
    {"t\u00EDtulo", HeaderField::kTitle, false},
    {"author", HeaderField::kAuthor, false},
    {"authors", HeaderField::kAuthor, false},
    {"auteur", HeaderField::kAuthor, false},
    {"autor", HeaderField::kAuthor, false},
    {"autora", HeaderField::kAuthor, false},
    {"publisher", HeaderField::kPublisher, false},
    {"\u00E9diteur", HeaderField::kPublisher, false},
    {"editorial", HeaderField::kPublisher, false},
    {"published", HeaderField::kDate, false},
    {"lang", HeaderField::kLanguage, false},
    {"language", HeaderField::kLanguage, false},
};

// ASCII and Latin-1 capitals made small.
std::string LowerCase(std::string_view key) {
  std::string lower;
  for (size_t i = 0; i < key.size(); ++i) {
    char c = key[i];
    const bool latin = i > 0 && key[i - 1] == '\xC3';
    const auto byte = static_cast<uint8_t>(c);
    if ((c >= 'A' && c <= 'Z') || (latin && byte >= 0x80 && byte < 0x9F)) {
      c = static_cast<char>(byte | 0x20);
    }
    lower += c;
  }
  return lower;
}

bool IsKeyCharacter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' ||
         static_cast<uint8_t>(c) >= 0x80;
}

Span WithoutQuotes(std::string_view text, Span value) {
  if (value.size() >= 2) {
    const char first = text[value.begin];
    const char last = text[value.end - 1];
    if (first == last && (first == '"' || first == '\'')) {
      return Trimmed(text, {value.begin + 1, value.end - 1});
    }
  }
  return value;
}

}  // namespace

std::optional<KeyValueLine> ParseKeyValue(std::string_view text, Span line) {
  const std::string_view bytes = line.In(text);
  size_t end = 0;
  while (end < bytes.size() && end <= kLongestKey &&
         IsKeyCharacter(bytes[end])) {
    ++end;
  }
  const std::string key = LowerCase(bytes.substr(0, end));
  while (end < bytes.size() && bytes[end] == ' ') ++end;
  if (key.empty() || key.size() > kLongestKey || end >= bytes.size() ||
      bytes[end] != ':' || bytes.substr(end).starts_with("://")) {
    return std::nullopt;
  }
  KeyValueLine pair;
  const uint32_t value = line.begin + static_cast<uint32_t>(end) + 1;
  pair.value = WithoutQuotes(text, Trimmed(text, {value, line.end}));
  const auto* const found =
      std::find_if(std::begin(kKeys), std::end(kKeys),
                   [&](const KnownKey& known) { return known.key == key; });
  if (found != std::end(kKeys)) {
    pair.field = found->field;
    pair.known = found->of_mail;
  }
  if (key.starts_with("x-")) pair.known = true;
  return pair;
}

size_t MailHeaderLength(std::string_view text,
                        const std::vector<TextLine>& lines, size_t at) {
  size_t end = at;
  size_t known = 0;
  size_t length = 0;  // up to the last known key and its continuation
  bool telling = false;
  bool last_known = false;
  for (; end < lines.size() && end - at < kLongestHeader; ++end) {
    const TextLine& line = lines[end];
    if (line.text.empty()) break;
    const bool indented = line.text.begin > line.full.begin;
    if (indented && end > at) {
      if (last_known) length = end + 1 - at;
      continue;
    }
    const std::optional<KeyValueLine> pair = ParseKeyValue(text, line.text);
    if (!pair) break;
    last_known = pair->known;
    if (!pair->known) continue;
    ++known;
    length = end + 1 - at;
    telling = telling || pair->field == HeaderField::kDate ||
              pair->field == HeaderField::kFrom ||
              pair->field == HeaderField::kSubject;
  }
  return known >= 2 && telling ? length : 0;
}

size_t FrontMatterLength(std::string_view text,
                         const std::vector<TextLine>& lines) {
  if (lines.empty() || lines[0].text.In(text) != "---") return 0;
  const size_t most = std::min(lines.size(), kLongestFrontMatter);
  for (size_t i = 1; i < most; ++i) {
    const std::string_view line = lines[i].text.In(text);
    if (line == "---" || line == "...") return i + 1;
  }
  return 0;
}

Span DisplayName(std::string_view text, Span sender) {
  const std::string_view bytes = sender.In(text);
  if (const size_t open = bytes.find('<'); open != std::string_view::npos) {
    const uint32_t end = sender.begin + static_cast<uint32_t>(open);
    return WithoutQuotes(text, Trimmed(text, {sender.begin, end}));
  }
  const size_t open = bytes.find('(');
  const size_t close = bytes.rfind(')');
  if (open != std::string_view::npos && close != std::string_view::npos &&
      close > open) {
    return Trimmed(text, {sender.begin + static_cast<uint32_t>(open) + 1,
                          sender.begin + static_cast<uint32_t>(close)});
  }
  return FindAddresses(text, sender).empty() ? sender
                                             : Span{sender.begin, sender.begin};
}

Span WithoutReplyMarks(std::string_view text, Span subject) {
  static constexpr std::string_view kMarks[] = {
      "re:", "fwd:", "fw:", "tr:", "rv:", "aw:"};
  for (;;) {
    const std::string lower = LowerCase(subject.In(text).substr(0, 4));
    const auto* const mark =
        std::find_if(std::begin(kMarks), std::end(kMarks),
                     [&](std::string_view m) { return lower.starts_with(m); });
    if (mark == std::end(kMarks)) return subject;
    subject.begin += static_cast<uint32_t>(mark->size());
    subject = Trimmed(text, subject);
  }
}

}  // namespace quipu
