// Addresses of the web and of mail in running text.

#ifndef QUIPU_LANGUAGE_TEXT_ADDRESSES_H_
#define QUIPU_LANGUAGE_TEXT_ADDRESSES_H_

#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

// The addresses (http://…, www.…, name@host.example) inside `range`,
// ascending and apart. Linear.
std::vector<Span> FindAddresses(std::string_view text, Span range);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_ADDRESSES_H_
