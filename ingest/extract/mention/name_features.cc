#include "ingest/extract/mention/name_features.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "language/neural/word_features.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

enum Shape : uint32_t {
  kOther,
  kLowerCase,
  kCapital,
  kCapitals,
  kOneCapital,
  kMixed,  // "McCain", "eBay"
  kDigits,
  kDigitsAndLetters,
  kMark,
};

Shape ShapeOf(std::string_view form) {
  uint32_t upper = 0, lower = 0, digits = 0, other = 0;
  bool first_upper = false;
  bool first = true;
  for (size_t i = 0; i < form.size();) {
    const DecodedCodePoint decoded = DecodeUtf8(form, i);
    i += decoded.length;
    const CharacterClass c = ClassOf(decoded.value);
    const bool is_upper = c == CharacterClass::kUpper;
    if (first) first_upper = is_upper;
    first = false;
    upper += is_upper;
    lower += c == CharacterClass::kLower;
    digits += c == CharacterClass::kDigit;
    other += !IsWordLetter(c) && c != CharacterClass::kDigit;
  }
  if (digits > 0) return upper + lower > 0 ? kDigitsAndLetters : kDigits;
  if (upper + lower == 0) return other > 0 ? kMark : kOther;
  if (upper == 0) return kLowerCase;
  if (lower == 0) return upper == 1 ? kOneCapital : kCapitals;
  return first_upper && upper == 1 ? kCapital : kMixed;
}

bool IsUpper(uint32_t shape) {
  return shape == kCapital || shape == kCapitals || shape == kOneCapital ||
         shape == kMixed;
}

// 0, 1, 2 or "3 and more".
uint64_t Few(uint32_t count) {
  return std::min<uint32_t>(count, 3);
}

// How the words of a sentence are written: all in capitals, all words of some
// length capitalised as in a heading, or as usual.
uint32_t LookOf(const std::vector<uint32_t>& shapes) {
  uint32_t lower = 0, capital = 0, capitals = 0;
  for (const uint32_t shape : shapes) {
    lower += shape == kLowerCase;
    capital += shape == kCapital || shape == kMixed;
    capitals += shape == kCapitals;
  }
  const uint32_t cased = lower + capital + capitals;
  if (capitals >= 2 && capitals * 4 >= cased * 3) return 1;
  if (capital + capitals >= 2 && (capital + capitals) * 3 >= cased * 2) {
    return 2;
  }
  return cased == 0 ? 3 : 0;
}

}  // namespace

NameFeatures::NameFeatures(const Analysis& analysis, const NameScores& scores)
    : analysis_(analysis), scores_(scores) {
  size_t words = 0;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    first_.push_back(words);
    words += sentence.words.size();
  }
  CountOccurrences();
}

void NameFeatures::CountOccurrences() {
  for (uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
    Enter(s);
    for (size_t w = 0; w < words_.size(); ++w) {
      const Word& word = words_[w];
      if (word.shape >= kDigits) continue;
      Occurrences& all = occurrences_[word.form];
      if (word.label == 0) {
        all.lower += word.shape == kLowerCase;
      } else {
        ++(word.label % 2 == 1 ? all.begins : all.inside);
        ++all.types[static_cast<size_t>(TypeOfLabel(word.label))];
      }
      all.capital += w > 0 && look_ == 0 && IsUpper(word.shape);
    }
    for (const RecognizedName& name : sentence_->names) AddInitials(name);
  }
}

// "GT" of "Girma Tessema": how an interview marks who speaks.
void NameFeatures::AddInitials(const RecognizedName& name) {
  std::string initials;
  for (uint32_t w = name.begin; w < name.end; ++w) {
    const std::string_view form = sentence_->words[w].form;
    if (!IsUpper(words_[w].shape)) continue;
    initials += form.substr(0, DecodeUtf8(form, 0).length);
  }
  if (name.end - name.begin < 2) return;
  initials_.insert(HashBytes(NormalizeForm(initials)));
}

void NameFeatures::FindLines() {
  const std::string_view text = analysis_.text();
  const auto is_blank = [](char c) { return c == ' ' || c == '\t'; };
  for (size_t w = 0; w < words_.size(); ++w) {
    const Span span = sentence_->tokens[sentence_->words[w].token].span;
    size_t before = span.begin, after = span.end;
    while (before > 0 && is_blank(text[before - 1])) --before;
    while (after < text.size() && is_blank(text[after])) ++after;
    const bool begins = before == 0 || text[before - 1] == '\n';
    const bool ends = after == text.size() || text[after] == '\n';
    words_[w].line = begins | ends << 1;
  }
}

uint64_t NameFeatures::Known(uint64_t form) const {
  const auto found = occurrences_.find(form);
  if (found == occurrences_.end()) return 0;
  const Occurrences& all = found->second;
  const uint32_t named = all.begins + all.inside;
  const auto most = std::max_element(all.types.begin(), all.types.end());
  const uint64_t type =
      named == 0 ? 0 : static_cast<uint64_t>(most - all.types.begin()) + 1;
  return Few(all.lower) | Few(all.capital) << 2 | Few(all.begins) << 4 |
         Few(all.inside) << 6 | type << 8;
}

void NameFeatures::Enter(uint32_t index) {
  sentence_ = &analysis_.sentences[index];
  first_word_ = first_[index];
  const size_t size = sentence_->words.size();
  words_.assign(size, {});
  std::vector<uint32_t> shapes(size);
  for (size_t w = 0; w < size; ++w) {
    const SyntacticWord& word = sentence_->words[w];
    shapes[w] = ShapeOf(word.form);
    words_[w].shape = shapes[w];
    words_[w].upos = static_cast<uint32_t>(word.upos);
    words_[w].form = HashBytes(NormalizeForm(word.form));
    words_[w].known = Known(words_[w].form);
  }
  look_ = LookOf(shapes);
  FindLines();
  for (const RecognizedName& name : sentence_->names) {
    for (uint32_t w = name.begin; w < name.end; ++w) {
      words_[w].label = static_cast<uint32_t>(
          w == name.begin ? BeginLabel(name.type) : InsideLabel(name.type));
    }
  }
}

bool NameFeatures::IsNearName(uint32_t word) const {
  for (int64_t d = -3; d <= 3; ++d) {
    const Word& other = At(word + d);
    if (other.label != 0 || IsUpper(other.shape) || other.shape == kDigits ||
        other.shape == kDigitsAndLetters) {
      return true;
    }
  }
  return false;
}

bool NameFeatures::MayBeDemonym(uint32_t word) const {
  const Upos upos = sentence_->words[word].upos;
  return IsUpper(words_[word].shape) || upos == Upos::kAdj ||
         upos == Upos::kNoun || upos == Upos::kPropn;
}

void NameFeatures::Collect(uint32_t word, FeatureBag& bag) const {
  AddWindow(word, bag);
  AddForm(word, bag);
  AddSyntax(word, bag);
  AddDocument(word, bag);
}

void NameFeatures::AddWindow(uint32_t word, FeatureBag& bag) const {
  for (int64_t d = -3; d <= 3; ++d) {
    const Word& other = At(word + d);
    bag.Add(1, d, other.form);
    bag.Add(2, d, other.upos);
    bag.Add(3, d, other.label);
    bag.Add(4, d, other.shape);
  }
  const Word& left = At(int64_t{word} - 1);
  const Word& here = At(word);
  const Word& right = At(int64_t{word} + 1);
  bag.Add(5, left.form, here.form);
  bag.Add(6, here.form, right.form);
  bag.Add(7, left.label, here.label);
  bag.Add(8, here.label, right.label);
  bag.Add(9, left.upos, here.upos, right.upos);
  bag.Add(10, left.shape, here.shape, right.shape);
  bag.Add(11, left.form, here.shape, here.upos);
  bag.Add(12, here.shape, right.form);
  bag.Add(13, left.label, here.form);
  bag.Add(14, here.label, right.label, left.label);
}

void NameFeatures::AddForm(uint32_t word, FeatureBag& bag) const {
  const Word& here = At(word);
  bag.Add(20, here.form, here.shape);
  const std::u32string letters = FoldedLetters(sentence_->words[word].form);
  for (size_t n = 2; n <= 4 && n < letters.size(); ++n) {
    bag.Add(21, n, HashOf(std::u32string_view(letters).substr(0, n)));
    bag.Add(22, n,
            HashOf(std::u32string_view(letters).substr(letters.size() - n)));
  }
  bag.Add(23, std::min<size_t>(letters.size(), 8), here.shape);
}

void NameFeatures::AddSyntax(uint32_t word, FeatureBag& bag) const {
  const SyntacticWord& own = sentence_->words[word];
  const Word& here = At(word);
  const auto deprel = static_cast<uint64_t>(own.deprel);
  bag.Add(30, deprel);
  bag.Add(31, deprel, here.label);
  if (own.head == 0) return;
  const Word& head = At(int64_t{own.head} - 1);
  bag.Add(32, head.form);
  bag.Add(33, deprel, head.form);
  bag.Add(34, deprel, head.label, head.upos);
}

void NameFeatures::AddDocument(uint32_t word, FeatureBag& bag) const {
  const Word& here = At(word);
  bag.Add(40, here.known);
  bag.Add(41, here.known & 0xff, here.shape);
  bag.Add(42, here.known & 0xff, look_);
  bag.Add(43, At(int64_t{word} - 1).known & 0xff, here.known & 0xff);
  bag.Add(44, At(int64_t{word} + 1).known & 0xff, here.known & 0xff);
  bag.Add(45, look_, here.shape, here.label);
  bag.Add(46, look_, here.form);
  const auto region = static_cast<uint64_t>(sentence_->region);
  const auto language = static_cast<uint64_t>(sentence_->language);
  bag.Add(47, region, here.label);
  bag.Add(48, region, here.shape, here.upos);
  bag.Add(49, language, here.upos, here.shape);
  bag.Add(50, word == 0, here.shape, here.known & 0xff);
  bag.Add(51, std::min<uint32_t>(size(), 12), here.shape);
  const bool initials = initials_.contains(here.form);
  const Word& left = At(int64_t{word} - 1);
  const Word& right = At(int64_t{word} + 1);
  bag.Add(52, initials, here.shape, here.line & 1, right.form);
  bag.Add(53, here.line, here.shape, here.label);
  bag.Add(54, left.line, here.line, right.line, here.shape);
  bag.Add(55, here.line, left.form, here.shape);
  bag.Add(56, here.line, right.form, here.shape);
}

NameFeatures::Dense NameFeatures::DenseOf(uint32_t word) const {
  Dense dense{};
  for (size_t place = 0; place < 3; ++place) {
    if (word + place < 1 || word + place > size()) continue;
    const size_t at = (first_word_ + word + place - 1) * kNameLabelCount;
    std::copy_n(
        scores_.values.begin() + static_cast<std::ptrdiff_t>(at),
        kNameLabelCount,
        dense.begin() + static_cast<std::ptrdiff_t>(place * kNameLabelCount));
  }
  return dense;
}

}  // namespace quipu
