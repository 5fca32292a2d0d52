// Names of things in the API: "documents/{id}", "entities/{id}",
// "documents/{id}/claims/{number}", "decisions/{number}".

#ifndef QUIPU_RPC_RESOURCE_NAMES_H_
#define QUIPU_RPC_RESOURCE_NAMES_H_

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "graph/model/ids.h"

namespace quipu {

inline constexpr std::string_view kEntityPrefix = "entities/";
inline constexpr std::string_view kDocumentPrefix = "documents/";
inline constexpr size_t kMaxDocumentKeyBytes = 2048;

// The id of an entity is its handle in text form.
std::string EntityName(const Handle& id);
// nullopt for anything but "entities/" and 16 digits of base 32.
std::optional<Handle> ParseEntityName(std::string_view name);

// The id of a document is its key, where every byte but letters, digits and
// "-._~" of ASCII is written %XX.
std::string DocumentName(const DocumentKey& key);
// nullopt for another prefix, a bad escape, bytes that should be escaped, or a
// key that is empty or not UTF-8. Lower-case escapes are accepted.
std::optional<DocumentKey> ParseDocumentName(std::string_view name);

// The claims of a document are numbered from 0.
struct ClaimAddress {
  DocumentKey document;
  ClaimIndex claim;
};
std::string ClaimName(const DocumentKey& document, ClaimIndex claim);
std::optional<ClaimAddress> ParseClaimName(std::string_view name);

std::string DecisionName(uint64_t number);
std::optional<uint64_t> ParseDecisionName(std::string_view name);

// What a client may give as the key of a new document: 1 to
// kMaxDocumentKeyBytes of UTF-8 without control characters.
bool IsAcceptableKey(std::string_view key);

}  // namespace quipu

#endif  // QUIPU_RPC_RESOURCE_NAMES_H_
