// What a rule claims, as its file has it: by the names of captures.

#ifndef QUIPU_INGEST_ONTOLOGY_CLAIM_TEXT_H_
#define QUIPU_INGEST_ONTOLOGY_CLAIM_TEXT_H_

#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"

namespace quipu {

struct NamedQualifier {
  std::string name;
  std::string capture;  // "" if `text` counts
  std::string text;
};

struct NamedClaim {
  std::string predicate;
  std::string subject;
  std::string object;
  std::vector<NamedQualifier> qualifiers;
};

// Of "predicate(subject, object; name=capture, name='words')".
// kInvalidArgument says what was expected.
Result<NamedClaim> ParseClaim(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_CLAIM_TEXT_H_
