// HIPE 2022 files. The digitised newspapers in them are divided into words by
// rules of their own; the words are put together as in the French treebanks.

#include "train/corpora/names_hipe.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "train/corpora/name_words.h"
#include "train/corpora/names_bio.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

struct Row {
  std::string form;
  std::string label;
  bool space_after = true;
  bool ends_sentence = false;
};

constexpr std::string_view kDividedWord = "¬";

bool IsApostrophe(std::string_view form) {
  return form == "'" || form == "’";
}

bool IsElided(std::string_view form) {
  static constexpr std::array<std::string_view, 20> kElided = {
      "l", "d", "j", "m", "n", "s", "t", "c", "qu", "Qu",
      "L", "D", "J", "M", "N", "S", "T", "C", "QU", "q"};
  return std::find(kElided.begin(), kElided.end(), form) != kElided.end();
}

bool EndsInLetter(std::string_view form) {
  const auto last =
      static_cast<unsigned char>(form.empty() ? ' ' : form.back());
  return last >= 0x80 || (last | 0x20) >= 'a';
}

// Whether `next` belongs to the word that begins with `row`; `after` follows.
bool GoesOn(const Row& row, const Row& next, const Row* after) {
  if (row.form.ends_with(kDividedWord)) return true;
  if (row.space_after) return false;
  if (IsApostrophe(next.form)) return IsElided(row.form);
  if (next.form == ".") {
    return row.form.size() == 1 && IsCapitalised(row.form) &&
           row.label != "O" && after != nullptr;
  }
  if (next.form == "-") {
    return !next.space_after && EndsInLetter(row.form) && after != nullptr &&
           EndsInLetter(after->form);
  }
  return row.form.ends_with('-') && row.form.size() > 1 &&
         EndsInLetter(next.form);
}

void AddWords(const std::vector<Row>& rows, AnnotatedSentence& sentence) {
  for (size_t i = 0; i < rows.size(); ++i) {
    Row word = rows[i];
    while (i + 1 < rows.size() &&
           GoesOn(word, rows[i + 1],
                  i + 2 < rows.size() ? &rows[i + 2] : nullptr)) {
      if (word.form.ends_with(kDividedWord)) {
        word.form.resize(word.form.size() - kDividedWord.size());
      }
      word.form += rows[++i].form;
      word.space_after = rows[i].space_after;
    }
    const auto index = static_cast<uint32_t>(sentence.forms.size());
    sentence.forms.push_back(std::move(word.form));
    if (word.label.size() < 3) continue;
    std::string label = word.label.substr(2);
    if (word.label[0] == 'I' && !sentence.names.empty() &&
        sentence.names.back().end == index &&
        sentence.names.back().label == label) {
      ++sentence.names.back().end;
    } else {
      sentence.names.push_back({index, index + 1, std::move(label)});
    }
  }
}

}  // namespace

std::vector<AnnotatedSentence> ReadHipe(std::string_view text) {
  std::vector<AnnotatedSentence> sentences;
  std::vector<Row> rows;
  uint32_t document = 0;
  const auto end_sentence = [&] {
    AnnotatedSentence sentence;
    sentence.document = document;
    AddWords(rows, sentence);
    rows.clear();
    std::vector<AnnotatedName> names;
    for (AnnotatedName& name : sentence.names) {
      if (name.label == "PER") {
        name = TrimPersonName(sentence.forms, std::move(name));
      }
      if (name.begin < name.end) names.push_back(std::move(name));
    }
    sentence.names = std::move(names);
    for (AnnotatedSentence& part : DivideRunningText(sentence, 60)) {
      sentences.push_back(std::move(part));
    }
  };
  for (const std::string_view line : Lines(text)) {
    if (line.starts_with("# ")) {
      if (line.starts_with("# hipe2022:document_id")) {
        end_sentence();
        ++document;
      }
      continue;
    }
    const auto columns = Columns(line);
    if (columns.size() < 10 || columns[0] == "TOKEN") continue;
    const auto has = [&](std::string_view flag) {
      return columns[9].find(flag) != std::string_view::npos;
    };
    rows.push_back({std::string(columns[0]), std::string(columns[1]),
                    !has("NoSpaceAfter"), has("EndOfSentence")});
    if (rows.back().ends_sentence) end_sentence();
  }
  end_sentence();
  return sentences;
}

}  // namespace quipu
