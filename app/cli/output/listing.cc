// Printing rows and columns; see listing.h.

#include "app/cli/output/listing.h"

#include <algorithm>
#include <numeric>

namespace quipu {
namespace {

constexpr size_t kGap = 2;
constexpr size_t kLeastColumn = 8;  // no column is cut below this

std::string CellText(const Json& value) {
  if (value.is_null()) {
    return "";
  }
  if (value.is_string()) {
    return value.text();
  }
  if (value.is_array()) {
    std::string joined;
    for (const Json& element : value.elements()) {
      joined += (joined.empty() ? "" : "; ") + CellText(element);
    }
    return joined;
  }
  if (value.is_object()) {
    const Json* name = value.Find("name");
    return name == nullptr ? "" : CellText(*name);
  }
  return value.dump();
}

std::string CsvCell(const Json& value) {
  std::string text = Printable(CellText(value));
  const size_t first = text.find_first_not_of(' ');
  if (!value.is_number() && first != std::string::npos &&
      std::string_view("=+-@").find(text[first]) != std::string_view::npos) {
    text.insert(0, "'");
  }
  const bool plain = text.find_first_of("\",") == std::string::npos;
  if (plain && (text.empty() || first == 0)) {
    return text;
  }
  std::string quoted = "\"";
  for (const char c : text) {
    quoted += c == '"' ? "\"\"" : std::string(1, c);
  }
  return quoted + "\"";
}

// Takes columns from the widest until all fit.
void Shrink(std::vector<size_t>& widths, size_t room) {
  size_t total = std::accumulate(widths.begin(), widths.end(), size_t{0});
  total += kGap * (widths.empty() ? 0 : widths.size() - 1);
  while (total > room) {
    const auto widest = std::max_element(widths.begin(), widths.end());
    if (*widest <= kLeastColumn) {
      return;
    }
    --*widest;
    --total;
  }
}

struct Cell {
  std::string text;  // printable
  bool number = false;
};

StyledText TableLine(const std::vector<Cell>& cells,
                     const std::vector<size_t>& widths, Style style) {
  StyledText line;
  std::string gap;
  for (size_t i = 0; i < cells.size(); ++i) {
    const std::string text = Elide(cells[i].text, widths[i]);
    const std::string fill(widths[i] - std::min(widths[i], DisplayWidth(text)),
                           ' ');
    line.push_back({cells[i].number ? gap + fill : gap, Style::kPlain});
    line.push_back({text, style});
    gap = (cells[i].number ? "" : fill) + std::string(kGap, ' ');
  }
  while (!line.empty() &&
         line.back().text.find_first_not_of(' ') == std::string::npos) {
    line.pop_back();  // no blanks at the end of a line
  }
  return line;
}

Json RowToJson(const Listing& listing, const std::vector<Json>& row) {
  Json object = Json::object();
  for (size_t i = 0; i < row.size(); ++i) {
    object[listing.columns[i].key] = row[i];
  }
  return object;
}

}  // namespace

void PrintTable(const Listing& listing, Screen& screen) {
  std::vector<std::vector<Cell>> lines(listing.rows.size() + 1);
  for (size_t column = 0; column < listing.columns.size(); ++column) {
    if (listing.columns[column].title.empty()) {
      continue;
    }
    bool numbers = !listing.rows.empty();
    for (size_t row = 0; row < listing.rows.size(); ++row) {
      const Json& value = listing.rows[row][column];
      numbers = numbers && (value.is_number() || value.is_null());
      lines[row + 1].push_back(
          {listing.columns[column].prefix + OneLine(CellText(value)), false});
    }
    lines[0].push_back({listing.columns[column].title, false});
    for (std::vector<Cell>& line : lines) {
      line.back().number = numbers;
    }
  }
  std::vector<size_t> widths(lines[0].size(), 0);
  for (const std::vector<Cell>& line : lines) {
    for (size_t i = 0; i < line.size(); ++i) {
      widths[i] = std::max(widths[i], DisplayWidth(line[i].text));
    }
  }
  if (screen.width() != 0) {
    Shrink(widths, screen.width());
  }
  Style style = Style::kStrong;
  for (const std::vector<Cell>& line : lines) {
    screen.Line(TableLine(line, widths, style));
    style = Style::kPlain;
  }
}

void PrintCsv(const Listing& listing, Screen& screen) {
  std::string line;
  for (const Column& column : listing.columns) {
    line += (line.empty() ? "" : ",") + column.key;
  }
  screen.Raw(line + "\n");
  for (const std::vector<Json>& row : listing.rows) {
    line.clear();
    for (size_t i = 0; i < row.size(); ++i) {
      line += (i == 0 ? "" : ",") + CsvCell(row[i]);
    }
    screen.Raw(line + "\n");
  }
}

void PrintJsonLines(const Listing& listing, Screen& screen) {
  for (const std::vector<Json>& row : listing.rows) {
    screen.Raw(ToText(RowToJson(listing, row), -1) + "\n");
  }
}

Json ToJson(const Listing& listing) {
  Json rows = Json::array();
  for (const std::vector<Json>& row : listing.rows) {
    rows.push_back(RowToJson(listing, row));
  }
  return rows;
}

void Print(const Listing& listing, const std::string& noun, Format format,
           Screen& screen) {
  switch (format) {
    case Format::kTable:
      PrintTable(listing, screen);
      break;
    case Format::kJson: {
      Json json;
      json[noun] = ToJson(listing);
      screen.Raw(ToText(json, 2) + "\n");
      break;
    }
    case Format::kJsonLines:
      PrintJsonLines(listing, screen);
      break;
    case Format::kCsv:
      PrintCsv(listing, screen);
      break;
  }
}

}  // namespace quipu
