// What a line looks like, whatever it says.

#ifndef QUIPU_INGEST_READ_LINE_SHAPE_H_
#define QUIPU_INGEST_READ_LINE_SHAPE_H_

#include <cstddef>
#include <string_view>

namespace quipu {

struct LineShape {
  size_t words = 0;  // stretches without blanks that hold a letter
  size_t letters = 0;
  size_t capitals = 0;
  size_t digits = 0;
  bool begins_high = false;  // its first letter or digit is no lower case
  char32_t last = 0;         // its last character, quotes and brackets aside
  bool ends_dotted = false;  // ends in an abbreviation such as "U.S."

  bool all_capitals() const {
    return letters >= 4 && capitals * 10 >= letters * 9;
  }
  // Ends like a sentence, or promises that something follows.
  bool ends_open() const {
    return (last == '.' && !ends_dotted) || last == ',' || last == ';' ||
           last == ':' || last == 0x2026;
  }
};

LineShape ShapeOf(std::string_view line);

// Whether `words` could be the name of a person or body: capitalised words and
// the small ones between them, no figures, at most fourteen words.
bool IsNameLike(std::string_view words);

// Whether a title may look like this: short, begins high, does not end open.
bool IsHeadingLike(const LineShape& shape);

}  // namespace quipu

#endif  // QUIPU_INGEST_READ_LINE_SHAPE_H_
