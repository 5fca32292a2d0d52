// Documents made of nothing but text, and what the splitter makes of them.

#ifndef QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_
#define QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_

#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "graph/model/document.h"

namespace quipu {

// A document whose text is all of one kind.
Document DocumentOf(std::string text, std::string language = "en",
                    RegionKind kind = RegionKind::kBody);

// The sentences of a body of `text`, as they are written.
std::vector<std::string> SentencesIn(const std::string& text,
                                     const std::string& language = "en");

// The tokens of all sentences, with a bar between any two; numbers in <>.
std::string TokensIn(const std::string& text,
                     const std::string& language = "en");

// Up to `pieces` pieces of text and of what texts are damaged by; valid UTF-8.
std::string RandomText(std::mt19937& random, size_t pieces);

}  // namespace quipu

#endif  // QUIPU_TESTS_LANGUAGE_TEXT_TEXT_SUPPORT_H_
