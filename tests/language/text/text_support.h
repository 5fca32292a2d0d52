// Documents made of nothing but text.

#ifndef QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_
#define QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_

#include <random>
#include <string>
#include <string_view>

#include "graph/model/document.h"

namespace quipu {

// A document whose text is all of one kind.
Document DocumentOf(std::string text, std::string language = "en",
                    RegionKind kind = RegionKind::kBody);

// Up to `pieces` pieces of text and of what texts are damaged by; valid UTF-8.
std::string RandomText(std::mt19937& random, size_t pieces);

}  // namespace quipu

#endif  // QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_
