#include "train/corpora/text_lines.h"

#include <utility>

namespace quipu {

std::vector<std::string_view> Columns(std::string_view line, char by) {
  std::vector<std::string_view> columns;
  size_t begin = 0;
  while (true) {
    const size_t end = line.find(by, begin);
    columns.push_back(line.substr(begin, end - begin));
    if (end == std::string_view::npos) return columns;
    begin = end + 1;
  }
}

std::vector<std::string_view> Lines(std::string_view text) {
  if (text.ends_with('\n')) text.remove_suffix(1);
  std::vector<std::string_view> lines = Columns(text, '\n');
  for (std::string_view& line : lines) {
    if (line.ends_with('\r')) line.remove_suffix(1);
  }
  return lines;
}

std::vector<std::vector<std::string>> ParseCsv(std::string_view text) {
  std::vector<std::vector<std::string>> rows;
  std::vector<std::string> row(1);
  bool quoted = false;
  for (size_t i = 0; i < text.size(); ++i) {
    const char byte = text[i];
    if (byte == '"') {
      // Two quotes inside of quotes stand for one.
      if (quoted && i + 1 < text.size() && text[i + 1] == '"') {
        row.back() += text[++i];
      } else {
        quoted = !quoted;
      }
    } else if (quoted || (byte != ',' && byte != '\n' && byte != '\r')) {
      row.back() += byte;
    } else if (byte == ',') {
      row.emplace_back();
    } else if (byte == '\n') {
      rows.push_back(std::move(row));
      row.assign(1, "");
    }
  }
  if (row.size() > 1 || !row[0].empty()) rows.push_back(std::move(row));
  return rows;
}

}  // namespace quipu
