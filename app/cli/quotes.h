// Claims as they are shown: the sentence, where it stands and who says it.

#ifndef QUIPU_APP_CLI_QUOTES_H_
#define QUIPU_APP_CLI_QUOTES_H_

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "app/cli/output/json.h"
#include "app/cli/output/screen.h"
#include "app/cli/output/text.h"
#include "base/result.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "query/engine/evidence.h"

namespace quipu {

struct QuotedClaim {
  struct Extra {  // a qualifier, or the value of a literal object
    std::string name;
    std::string text;
  };
  Evidence evidence;
  std::vector<std::string> authors;
  std::string publisher;
  StyledText quote;  // the main quote, with the subject and object marked
  std::vector<Extra> qualifiers;
  std::optional<Literal> object;  // if it is no entity

  // Whom the text quotes, else its publisher, else its authors, else "".
  std::string Speaker() const;
};

// Reads claims with what their documents say of themselves. Keeps what it has
// read of each document; the reader must outlive it.
class QuoteReader {
 public:
  explicit QuoteReader(const Reader& reader) : reader_(reader) {}

  // In the order asked. Errors of ReadEvidence.
  Result<std::vector<QuotedClaim>> Read(std::span<const ClaimRef> claims);

 private:
  struct Source {
    DocumentMetadata metadata;
    Extraction extraction;
  };
  Result<const Source*> Find(DocumentNumber number);

  const Reader& reader_;
  std::map<DocumentNumber, Source> sources_;
};

// The quote, then where it stands and who says it, each line after `margin`.
void PrintClaim(const QuotedClaim& claim, std::string_view margin,
                Screen& screen);

// All of it; spans are bytes of the original file.
Json ToJson(const QuotedClaim& claim);

}  // namespace quipu

#endif  // QUIPU_APP_CLI_QUOTES_H_
