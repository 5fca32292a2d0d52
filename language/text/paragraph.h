// Paragraphs, each of one region and in one language: what is analysed on its
// own.

#ifndef QUIPU_LANGUAGE_TEXT_PARAGRAPH_H_
#define QUIPU_LANGUAGE_TEXT_PARAGRAPH_H_

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "graph/model/document.h"
#include "graph/model/span.h"
#include "language/model/language.h"
#include "language/text/language_votes.h"

namespace quipu {

struct Paragraph {
  Span span;  // whole lines without the last line end; the first is not blank
  RegionKind region = RegionKind::kBody;
  Language language = Language::kNone;
};

// Divides `text` at blank lines, at form feeds, where a region begins, and
// where a line that ends a sentence is followed by sentences of another
// language; what is in no paragraph is white space. The language is `given`
// unless that is kNone, else found for each: where its own words do not settle
// it (headings, lists of names) by the paragraphs around it. `regions` are as a
// Document's. Any bytes. Linear.
std::vector<Paragraph> DivideParagraphs(std::string_view text,
                                        std::span<const Region> regions,
                                        Language given);

// The same of a text that is all body.
std::vector<Paragraph> DivideParagraphs(std::string_view text, Language given);

// Of texts that follow one another, such as the paragraphs of a document: the
// language of each by its votes and its neighbours. `known[i]` is kept where it
// is not empty.
std::vector<Language> SettleLanguages(
    std::span<const LanguageVotes> votes,
    std::span<const std::optional<Language>> known);

}  // namespace quipu

#endif  // QUIPU_LANGUAGE_TEXT_PARAGRAPH_H_
