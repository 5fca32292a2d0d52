// How the tables of words are written: one meaning a row.

#ifndef QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_TABLES_H_
#define QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_TABLES_H_

#include <span>
#include <string_view>

#include "graph/model/extraction.h"
#include "ingest/extract/mention/literal/literal_words.h"

namespace quipu {

struct After {
  Comparator comparator;
};

// Words as the lexer gives them: folded, apostrophes and hyphens as blanks;
// "|" divides the phrases. Of two rows with one phrase the later counts.
struct LiteralRow {
  constexpr LiteralRow(LiteralCue cue, double value, std::string_view words)
      : meaning{cue, TimeUnit::kNone, value}, phrases(words) {}
  constexpr LiteralRow(LiteralCue cue, TimeUnit unit, double value,
                       std::string_view words)
      : meaning{cue, unit, value}, phrases(words) {}
  constexpr LiteralRow(Comparator comparator, std::string_view words)
      : meaning{LiteralCue::kComparator, TimeUnit::kNone,
                static_cast<double>(comparator)},
        phrases(words) {}
  constexpr LiteralRow(After after, std::string_view words)
      : meaning{LiteralCue::kComparatorAfter, TimeUnit::kNone,
                static_cast<double>(after.comparator)},
        phrases(words) {}

  LiteralMeaning meaning;
  std::string_view phrases;
};

std::span<const LiteralRow> EnglishLiteralRows();
std::span<const LiteralRow> FrenchLiteralRows();
std::span<const LiteralRow> SpanishLiteralRows();

}  // namespace quipu

#endif  // QUIPU_INGEST_EXTRACT_MENTION_LITERAL_LITERAL_TABLES_H_
