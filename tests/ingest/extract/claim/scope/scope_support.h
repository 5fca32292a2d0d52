// Scopes of sentences with their arguments marked: "<Voss> denied [it]."

#ifndef QUIPU_TESTS_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SUPPORT_H_
#define QUIPU_TESTS_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SUPPORT_H_

#include <string>
#include <string_view>

namespace quipu {

// The stance of the claim between <subject> and [object], as
//   not; alleged; by Ada Bell
// or "-" for what the text itself asserts, and "no claim". " | " ends a
// paragraph.
std::string ScopeOfMarked(std::string_view marked, std::string_view language);

}  // namespace quipu

#endif  // QUIPU_TESTS_INGEST_EXTRACT_CLAIM_SCOPE_SCOPE_SUPPORT_H_
