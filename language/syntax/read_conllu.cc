#include "language/syntax/read_conllu.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>
#include <utility>

#include "base/utf8.h"
#include "language/model/language.h"

namespace quipu {
namespace {

constexpr size_t kColumnCount = 10;
using Columns = std::array<std::string_view, kColumnCount>;
enum Column {
  kId,
  kForm,
  kLemma,
  kUpos,
  kXpos,
  kFeats,
  kHead,
  kDeprel,
  kDeps,
  kMisc
};

// All of `text` as a number; false for anything else and what is too large.
bool ParseNumber(std::string_view text, uint32_t& number) {
  const char* const end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(text.data(), end, number);
  return !text.empty() && error == std::errc() && stop == end;
}

bool SplitColumns(std::string_view line, Columns& columns) {
  for (size_t i = 0; i + 1 < kColumnCount; ++i) {
    const size_t tab = line.find('\t');
    if (tab == std::string_view::npos) return false;
    columns[i] = line.substr(0, tab);
    line.remove_prefix(tab + 1);
  }
  columns.back() = line;
  return line.find('\t') == std::string_view::npos;
}

// The value of `key` in a column such as "A=1|B=2"; "" without it.
std::string_view ValueOf(std::string_view column, std::string_view key) {
  while (!column.empty()) {
    const size_t bar = std::min(column.find('|'), column.size());
    const std::string_view item = column.substr(0, bar);
    if (item.size() > key.size() && item.starts_with(key) &&
        item[key.size()] == '=') {
      return item.substr(key.size() + 1);
    }
    column.remove_prefix(std::min(bar + 1, column.size()));
  }
  return {};
}

std::string Known(std::string_view column) {
  return column == "_" ? std::string() : std::string(column);
}

class ConlluReader {
 public:
  explicit ConlluReader(std::string_view bytes) : rest_(bytes) {
    if (rest_.starts_with("\xEF\xBB\xBF")) rest_.remove_prefix(3);
  }

  Result<std::vector<ConlluSentence>> Read() {
    while (!rest_.empty()) {
      const std::string_view line = TakeLine();
      if (auto read = ReadLine(line); !read) {
        return Annotate(std::move(read.error()),
                        "line " + std::to_string(line_number_));
      }
    }
    if (auto ended = EndSentence(); !ended) {
      return Annotate(std::move(ended.error()),
                      "line " + std::to_string(line_number_));
    }
    return std::move(sentences_);
  }

 private:
  std::string_view TakeLine() {
    ++line_number_;
    const size_t end = std::min(rest_.find('\n'), rest_.size());
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(std::min(end + 1, rest_.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  Result<void> ReadLine(std::string_view line) {
    if (line.empty()) return EndSentence();
    if (!IsValidUtf8(line)) return InvalidArgument("not UTF-8");
    if (line.front() == '#') return ReadComment(line);
    Columns columns;
    if (!SplitColumns(line, columns)) {
      return InvalidArgument("not ten columns with tabs between them");
    }
    if (columns[kForm].empty()) return InvalidArgument("an empty form");
    const std::string_view id = columns[kId];
    const size_t mark = id.find_first_of("-.");
    uint32_t first = 0;
    if (!ParseNumber(id.substr(0, mark), first)) return NotAnId(id);
    if (mark == std::string_view::npos) return ReadWord(first, columns);
    uint32_t last = 0;
    if (!ParseNumber(id.substr(mark + 1), last)) return NotAnId(id);
    return id[mark] == '.' ? Result<void>() : ReadRange(first, last, columns);
  }

  static Error NotAnId(std::string_view id) {
    return InvalidArgument("\"" + std::string(id) + "\" is not an id");
  }

  Result<void> ReadComment(std::string_view line) {
    if (!sentence_.words.empty()) {
      return InvalidArgument("a comment inside a sentence");
    }
    line.remove_prefix(line.starts_with("# ") ? 2 : 1);
    if (line.starts_with("newpar") || line.starts_with("newdoc")) {
      sentence_.begins_paragraph = true;
    }
    constexpr std::string_view kLanguage = "language = ";
    if (line.starts_with(kLanguage)) {
      const std::string_view code = line.substr(kLanguage.size());
      if (LanguageOf(code) != Language::kNone) {
        sentence_.language = code;
        return {};
      }
      if (code == "und") return {};
    }
    sentence_.comments.emplace_back(line);
    return {};
  }

  Result<void> ReadRange(uint32_t first, uint32_t last,
                         const Columns& columns) {
    const size_t words = sentence_.words.size();
    if (words < range_end_ || first != words + 1 || last < first) {
      return InvalidArgument("the range " + std::string(columns[kId]) +
                             " does not begin with the next word");
    }
    range_end_ = last;
    AddToken(columns, last - first + 1);
    return {};
  }

  Result<void> ReadWord(uint32_t number, const Columns& columns) {
    if (number != sentence_.words.size() + 1) {
      return InvalidArgument("word " + std::to_string(number) + " where word " +
                             std::to_string(sentence_.words.size() + 1) +
                             " is due");
    }
    if (sentence_.words.size() >= range_end_) AddToken(columns, 1);
    ConlluWord& word = sentence_.words.emplace_back();
    word.form = columns[kForm];
    // "_" is the lemma of a "_" that stands in the text.
    const bool underscore = columns[kForm] == "_" && columns[kLemma] == "_";
    word.lemma = underscore ? "_" : Known(columns[kLemma]);
    word.upos = Known(columns[kUpos]);
    word.features = Known(columns[kFeats]);
    word.relation = Known(columns[kDeprel]);
    const std::string_view head = columns[kHead];
    if (head != "_" && !head.empty() && !ParseNumber(head, word.head)) {
      return InvalidArgument("\"" + std::string(head) + "\" is not a head");
    }
    if (word.head > greatest_head_) {
      greatest_head_ = word.head;
      greatest_head_line_ = line_number_;
    }
    ReadName(ValueOf(columns[kMisc], "NE"));
    return {};
  }

  void AddToken(const Columns& columns, uint32_t word_count) {
    ConlluToken& token = sentence_.tokens.emplace_back();
    token.form = columns[kForm];
    token.first_word = static_cast<uint32_t>(sentence_.words.size());
    token.word_count = word_count;
    token.space_after = ValueOf(columns[kMisc], "SpaceAfter") != "No";
  }

  // `label` is "B-Type", "I-Type", "O" or "", of the last word.
  void ReadName(std::string_view label) {
    if (label.size() < 3 || label[1] != '-') return;
    const auto end = static_cast<uint32_t>(sentence_.words.size());
    const std::string_view type = label.substr(2);
    std::vector<ConlluName>& names = sentence_.names;
    const bool goes_on = label[0] == 'I' && !names.empty() &&
                         names.back().end + 1 == end &&
                         names.back().type == type;
    if (goes_on) {
      names.back().end = end;
    } else {
      names.push_back({end - 1, end, std::string(type)});
    }
  }

  Result<void> EndSentence() {
    // Comments without words belong to the sentence that follows.
    if (sentence_.words.empty() && sentence_.tokens.empty()) return {};
    if (range_end_ > sentence_.words.size()) {
      return InvalidArgument("a range ends at word " +
                             std::to_string(range_end_) +
                             ", which the sentence before lacks");
    }
    if (greatest_head_ > sentence_.words.size()) {
      line_number_ = greatest_head_line_;
      return InvalidArgument("the head " + std::to_string(greatest_head_) +
                             " is no word of the sentence");
    }
    range_end_ = 0;
    greatest_head_ = 0;
    sentences_.push_back(std::exchange(sentence_, {}));
    return {};
  }

  std::string_view rest_;
  size_t line_number_ = 0;
  ConlluSentence sentence_;     // being read
  uint32_t range_end_ = 0;      // the last word of the last range
  uint32_t greatest_head_ = 0;  // of the sentence
  size_t greatest_head_line_ = 0;
  std::vector<ConlluSentence> sentences_;
};

}  // namespace

Result<std::vector<ConlluSentence>> ReadConllu(std::string_view bytes) {
  if (bytes.size() > std::numeric_limits<uint32_t>::max()) {
    return Limit("4 GiB or more");
  }
  return ConlluReader(bytes).Read();
}

}  // namespace quipu
