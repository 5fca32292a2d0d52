// Stretches of text in quotation marks, and speeches that begin with a dash.

#ifndef QUIPU_LANGUAGE_TEXT_QUOTATIONS_H_
#define QUIPU_LANGUAGE_TEXT_QUOTATIONS_H_

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "graph/model/span.h"

namespace quipu {

struct Quotation {
  Span span;  // without the marks
  // Of the vector: the quotation around it, and that which it goes on from, in
  // the paragraph before.
  std::optional<uint32_t> around;
  std::optional<uint32_t> continues;
  uint32_t paragraph = 0;  // index
  bool dash = false;       // "—No —dijo Vega—. Nunca."
};

// In the order of their beginnings. `paragraphs` ascend. A quotation ends with
// its paragraph, even if its closing mark is missing, and goes on in the next
// where that opens with a mark again; a straight mark that nothing closes opens
// nothing. Marks nested deeper than eight are read over. Linear.
std::vector<Quotation> FindQuotations(std::string_view text,
                                      const std::vector<Span>& paragraphs);

// The innermost of `quotations`, as FindQuotations gave them, that holds the
// byte. Logarithmic.
std::optional<uint32_t> QuotationAt(const std::vector<Quotation>& quotations,
                                    uint32_t offset);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_QUOTATIONS_H_
