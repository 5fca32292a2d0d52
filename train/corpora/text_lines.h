// Lines, columns and comma-separated values of a text in memory.

#ifndef QUIPU_TRAIN_CORPORA_TEXT_LINES_H_
#define QUIPU_TRAIN_CORPORA_TEXT_LINES_H_

#include <string>
#include <string_view>
#include <vector>

namespace quipu {

// Without line ends, "\n" or "\r\n".
std::vector<std::string_view> Lines(std::string_view text);

std::vector<std::string_view> Columns(std::string_view line, char by = '\t');

// Rows of comma-separated values, quoted or not, the header's included.
std::vector<std::vector<std::string>> ParseCsv(std::string_view text);

}  // namespace quipu

#endif  // QUIPU_TRAIN_CORPORA_TEXT_LINES_H_
