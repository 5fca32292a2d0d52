// Where a list goes on: opaque to clients, good for one request at one version
// of the graph.

#ifndef QUIPU_QUERY_SERVICE_PAGE_TOKEN_H_
#define QUIPU_QUERY_SERVICE_PAGE_TOKEN_H_

#include <google/protobuf/message.h>

#include <cstddef>
#include <cstdint>
#include <string>

#include "base/hash.h"
#include "query/engine/generation.h"
#include "rpc/api_error.h"

namespace quipu {

// What a token must agree with.
struct PageContext {
  uint64_t generation = 0;
  Sha256Digest input;    // of the graph
  Sha256Digest request;  // of all its fields but page_size and page_token
};
PageContext PageContextOf(const GraphVersion& version,
                          const google::protobuf::Message& request);

// `position` is the number of results on all pages before.
std::string EncodePageToken(const PageContext& context, uint64_t position);

// The position; 0 for the empty token. INVALID_ARGUMENT for a token that was
// not made by EncodePageToken or belongs to another request;
// FAILED_PRECONDITION with PAGE_TOKEN_EXPIRED for another version.
ApiResult<uint64_t> DecodePageToken(const std::string& token,
                                    const PageContext& context);

// The part of a list that a request wants.
struct Page {
  size_t position = 0;
  size_t size = 0;
};

// Sizes: 0 becomes 20, what is over `largest` becomes that; INVALID_ARGUMENT
// for a negative one.
ApiResult<Page> ReadPage(int32_t size, int32_t largest,
                         const std::string& token, const PageContext& context);

}  // namespace quipu

#endif  // QUIPU_QUERY_SERVICE_PAGE_TOKEN_H_
