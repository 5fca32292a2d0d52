#include "train/corpora/rough_words.h"

#include <array>

#include "base/utf8.h"
#include "train/corpora/name_words.h"

namespace quipu {
namespace {

bool IsSpace(char byte) {
  return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r';
}

bool IsPunctuation(std::string_view character) {
  static constexpr std::array<std::string_view, 28> kMarks = {
      ".", ",", ";", ":", "!", "?", "\"", "'", "(", ")", "[", "]", "{", "}",
      "«", "»", "“", "”", "‘", "’", "¿",  "¡", "…", "–", "—", "-", "/", "*"};
  return IsOneOf(character, kMarks);
}

bool IsLetter(char byte) {
  const auto value = static_cast<unsigned char>(byte);
  return value >= 0x80 || (value | 0x20U) - 'a' < 26;
}

// Whether the full stop at the end belongs to the word: "U.S.", "J.", "Mr.".
bool KeepsFullStop(std::string_view word) {
  static constexpr std::array<std::string_view, 32> kAbbreviations = {
      "Mr",  "Mrs", "Ms",  "Dr",  "Prof", "Sen", "Rep", "Gov",
      "Gen", "Col", "Lt",  "Sgt", "St",   "Jr",  "No",  "vs",
      "Inc", "Co",  "Mme", "MM",  "Mlle", "Sr",  "Sra", "Sres",
      "Dra", "Av",  "Ud",  "art", "núm",  "etc", "Rev", "Capt"};
  word.remove_suffix(1);
  if (word.ends_with('.')) return false;
  return IsOneOf(word, kAbbreviations) || word.find('.') != word.npos ||
         (word.size() == 1 && word[0] >= 'A' && word[0] <= 'Z');
}

std::string LowerAscii(std::string_view text) {
  std::string lower(text);
  for (char& byte : lower) {
    if (byte >= 'A' && byte <= 'Z') byte = static_cast<char>(byte | 0x20);
  }
  return lower;
}

class Divider {
 public:
  Divider(std::string_view text, std::string_view language, bool in_name)
      : text_(text), language_(language), in_name_(in_name) {}

  std::vector<RoughWord> Divide() {
    size_t begin = 0;
    while (begin < text_.size()) {
      size_t end = begin;
      while (end < text_.size() && !IsSpace(text_[end])) ++end;
      if (end > begin) Chunk(begin, end);
      begin = end + 1;
    }
    return std::move(words_);
  }

 private:
  std::string_view Bytes(size_t begin, size_t end) const {
    return text_.substr(begin, end - begin);
  }
  void Add(size_t begin, size_t end) {
    if (begin < end) {
      words_.push_back({begin, end, std::string(Bytes(begin, end))});
    }
  }

  // What stands between spaces: marks, a core, marks.
  void Chunk(size_t begin, size_t end) {
    while (begin < end) {
      const size_t length = DecodeUtf8(text_, begin).length;
      if (!IsPunctuation(Bytes(begin, begin + length))) break;
      if (Bytes(begin, end) == "'s" || Bytes(begin, end) == "’s") break;
      Add(begin, begin + length);
      begin += length;
    }
    std::vector<size_t> marks;  // where the ones at the end begin
    size_t core_end = end;
    while (core_end > begin) {
      size_t last = core_end - 1;
      while (!IsUtf8Boundary(text_, last)) --last;
      if (!IsPunctuation(Bytes(last, core_end))) break;
      if (text_[last] == '.' && KeepsFullStop(Bytes(begin, core_end))) break;
      if (IsElision(begin, core_end)) break;
      while (text_[last] == '.' && last > begin && text_[last - 1] == '.') {
        --last;  // an ellipsis is one mark
      }
      marks.push_back(last);
      core_end = last;
    }
    Core(begin, core_end);
    for (size_t i = marks.size(); i-- > 0;) {
      Add(marks[i], i == 0 ? end : marks[i - 1]);
    }
  }

  // Whether the bytes are a French elided word with its apostrophe.
  bool IsElision(size_t begin, size_t end) const {
    static constexpr std::array<std::string_view, 15> kElided = {
        "l",  "d",     "j",      "m",      "t",      "s",      "n",     "c",
        "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu", "quelqu"};
    if (language_ != "fr") return false;
    std::string_view bytes = Bytes(begin, end);
    if (bytes.ends_with("’")) {
      bytes.remove_suffix(3);
    } else if (bytes.ends_with('\'')) {
      bytes.remove_suffix(1);
    } else {
      return false;
    }
    return IsOneOf(LowerAscii(bytes), kElided);
  }

  void Core(size_t begin, size_t end) {
    if (language_ == "en") {
      English(begin, end);
    } else if (language_ == "fr") {
      for (size_t i = begin; i < end;) {
        i += DecodeUtf8(text_, i).length;
        if (i < end && IsElision(begin, i)) {
          Add(begin, i);
          begin = i;
        }
      }
      Contraction(begin, end);
    } else {
      Contraction(begin, end);
    }
  }

  void English(size_t begin, size_t end) {
    static constexpr std::array<std::string_view, 14> kClitics = {
        "n't", "'s", "'re", "'ve", "'ll", "'d", "'m",
        "n’t", "’s", "’re", "’ve", "’ll", "’d", "’m"};
    for (const std::string_view clitic : kClitics) {
      const std::string_view bytes = Bytes(begin, end);
      if (bytes.size() <= clitic.size() || !bytes.ends_with(clitic)) continue;
      Hyphenated(begin, end - clitic.size());
      Add(end - clitic.size(), end);
      return;
    }
    Hyphenated(begin, end);
  }

  void Hyphenated(size_t begin, size_t end) {
    for (size_t i = begin + 1; i + 1 < end; ++i) {
      if ((text_[i] != '-' && text_[i] != '/') || !IsLetter(text_[i - 1]) ||
          !IsLetter(text_[i + 1])) {
        continue;
      }
      Add(begin, i);
      Add(i, i + 1);
      begin = i + 1;
    }
    Add(begin, end);
  }

  void Contraction(size_t begin, size_t end) {
    struct Parts {
      std::string_view language, form, first, second;
    };
    static constexpr std::array<Parts, 7> kContractions = {{
        {"es", "del", "de", "el"},
        {"es", "al", "a", "el"},
        {"fr", "du", "de", "le"},
        {"fr", "au", "à", "le"},
        {"fr", "aux", "à", "les"},
        {"fr", "des", "de", "les"},
        {"es", "Del", "De", "el"},
    }};
    for (const Parts& parts : kContractions) {
      if (parts.language != language_ || parts.form != Bytes(begin, end) ||
          (parts.form == "des" && !in_name_)) {
        continue;
      }
      words_.push_back({begin, end, std::string(parts.first)});
      words_.push_back({begin, end, std::string(parts.second)});
      return;
    }
    Add(begin, end);
  }

  std::string_view text_;
  std::string_view language_;
  bool in_name_;
  std::vector<RoughWord> words_;
};

}  // namespace

std::vector<RoughWord> RoughWords(std::string_view text,
                                  std::string_view language, bool in_name) {
  return Divider(text, language, in_name).Divide();
}

}  // namespace quipu
