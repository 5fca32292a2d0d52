// Lines of the form "Key: value": mail headers and Markdown front matter.

#ifndef QUIPU_INGEST_READ_KEY_VALUE_H_
#define QUIPU_INGEST_READ_KEY_VALUE_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "language/text/lines.h"

namespace quipu {

// What a key of a mail header or of front matter stands for, in English,
// French or Spanish.
enum class HeaderField : uint8_t {
  kOther,
  kDate,
  kFrom,
  kTo,
  kSubject,
  kOrganization,
  kTitle,
  kAuthor,
  kPublisher,
  kLanguage,
};

struct KeyValueLine {
  HeaderField field = HeaderField::kOther;
  bool known = false;  // the key is one of mail's, of whatever meaning
  Span value;          // trimmed, without quotes; may be empty
};

// The key and value of `line`, if it is of that form.
std::optional<KeyValueLine> ParseKeyValue(std::string_view text, Span line);

// The number of lines from lines[at] on that form a mail header: at least two
// known keys, one of them a date, a sender or a subject, with whatever other
// keys and indented continuations there are between them. 0 if there is none.
size_t MailHeaderLength(std::string_view text,
                        const std::vector<TextLine>& lines, size_t at);

// The number of lines of a Markdown front matter at the beginning, both rules
// included; 0 if there is none.
size_t FrontMatterLength(std::string_view text,
                         const std::vector<TextLine>& lines);

// The name in `Jane Roe <jane@example.org>` or `jane@example.org (Jane Roe)`,
// and where; empty if there is only an address.
Span DisplayName(std::string_view text, Span sender);

// `subject` without "Re:", "Fwd:" and the like.
Span WithoutReplyMarks(std::string_view text, Span subject);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_KEY_VALUE_H_
