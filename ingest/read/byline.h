// Who wrote a text, where it appeared, and when.

#ifndef QUIPU_INGEST_READ_BYLINE_H_
#define QUIPU_INGEST_READ_BYLINE_H_

#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/document.h"

namespace quipu {

// How well a line tells the publisher; a later value outweighs an earlier one.
enum class PublisherHint : uint8_t {
  kNone,
  kPoster,        // "Submitted by …"
  kSender,        // a mail's display name
  kCopyright,     // "© 2003 Harbour Media"
  kAgency,        // "TUNIS, June 14 (MPS) - …"
  kLetterhead,    // "MINISTRY OF MINES" above the title
  kMasthead,      // "The Harbour Review, No. 12, 3 May", "From … #6"
  kOrganization,  // a mail's Organization
  kIn,            // "By Jane Roe, in The Harbour Review"
  kStated,        // "Published by …"
};

struct Byline {
  std::vector<StatedText> authors;
  std::optional<StatedText> publisher;
  PublisherHint hint = PublisherHint::kNone;
  std::optional<StatedDate> date;
  bool date_only = false;  // the line is a date, perhaps with a place before it
};

// Reads a line such as "By Jane Roe and John Doe, in The Review", "Publié par
// …", "Submitted by … on 3 May 1997", "The Review #12, May 1997" or "Lima, 3
// May 1997". `under_title` also admits "from the Bureau of …". nullopt for
// anything else. Linear.
std::optional<Byline> ParseByline(std::string_view text, Span line,
                                  bool under_title);

// The date of a mail header, whose year may be of two digits.
std::optional<StatedDate> ParseHeaderDate(std::string_view text, Span value);

// Names joined by commas, "and", "et", "y", "&", as far as they look like
// names.
std::vector<StatedText> ParseNames(std::string_view text, Span names);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_BYLINE_H_
