#include "ingest/extract/mention/text_of.h"

#include <algorithm>
#include <optional>
#include <vector>

namespace quipu {
namespace {

constexpr size_t kMaxWords = 200;
constexpr uint32_t kMaxQuoted = 200;  // words from a quotation mark to another

bool IsClosing(std::string_view form) {
  return form == "\u00BB" || form == "\u201D" || form == "''";
}
bool IsOpening(std::string_view form) {
  return form == "\u00AB" || form == "\u201C" || form == "\u201E" ||
         form == "``";
}
bool IsStraight(std::string_view form) {
  return form == "\"";
}

class TextFinder {
 public:
  TextFinder(const SentenceTree& tree, uint32_t head, TextForm form)
      : tree_(tree), head_(head), form_(form) {}

  Span Find() {
    const auto quoted = Quoted();
    if (quoted) return Trimmed(quoted->first, quoted->second);
    if (form_ == TextForm::kName) {
      for (const RecognizedName& name : tree_.sentence().names) {
        if (head_ < name.begin) break;
        if (head_ < name.end) return Trimmed(name.begin, name.end);
      }
    }
    return Stretch();
  }

 private:
  using Words = std::pair<uint32_t, uint32_t>;

  // The words between the quotation marks around the head, if none of them is
  // above it or they are a name.
  std::optional<Words> Quoted() const {
    const uint32_t first = head_ - std::min(head_, kMaxQuoted);
    const uint32_t last = std::min(tree_.size(), head_ + kMaxQuoted);
    bool straight_open = false;
    uint32_t begin = kNoWord;
    for (uint32_t w = first; w < head_; ++w) {
      const std::string_view form = tree_.word(w).form;
      if (IsStraight(form)) straight_open = !straight_open;
      if (IsOpening(form) || (IsStraight(form) && straight_open)) begin = w + 1;
      if (IsClosing(form) || (IsStraight(form) && !straight_open)) {
        begin = kNoWord;
      }
    }
    if (begin == kNoWord) return std::nullopt;
    uint32_t end = head_ + 1;
    while (end < last && !IsClosing(tree_.word(end).form) &&
           !IsStraight(tree_.word(end).form)) {
      ++end;
    }
    for (uint32_t w = begin; w < end && form_ != TextForm::kName; ++w) {
      if (tree_.Depth(w) < tree_.Depth(head_)) return std::nullopt;
    }
    return Words{begin, end};
  }

  bool IsClause() const {
    const SyntacticWord& word = tree_.word(head_);
    return word.upos == Upos::kVerb || word.upos == Upos::kAux ||
           tree_.Child(head_, Deprel::kCop) != kNoWord;
  }

  // Whether a child of the head, or of a word below it, is part of the text.
  bool Belongs(uint32_t child, uint32_t parent) const {
    const SyntacticWord& word = tree_.word(child);
    const bool top = parent == head_;
    if (!top) {
      return word.deprel != Deprel::kParataxis || form_ == TextForm::kContent;
    }
    switch (word.deprel) {
      case Deprel::kMark:
      case Deprel::kDiscourse:
      case Deprel::kVocative:
      case Deprel::kParataxis:
        return false;
      case Deprel::kCase:
      case Deprel::kCc:
        return child > head_;
      default:
        break;
    }
    if (form_ == TextForm::kContent && IsClause()) {
      const bool aside = word.deprel == Deprel::kAdvcl ||
                         word.deprel == Deprel::kConj ||
                         word.deprel == Deprel::kAcl;
      return !aside || child < head_ || !AfterComma(child);
    }
    switch (word.deprel) {
      case Deprel::kNsubj:
      case Deprel::kCsubj:
      case Deprel::kCop:
      case Deprel::kAux:
      case Deprel::kExpl:
      case Deprel::kConj:
      case Deprel::kAppos:
      case Deprel::kAdvcl:
      case Deprel::kDislocated:
      case Deprel::kOrphan:
        return false;
      case Deprel::kAcl:
        return form_ != TextForm::kRole && !AfterComma(child);
      case Deprel::kDet:
        return form_ != TextForm::kRole;
      case Deprel::kPunct:
        return form_ != TextForm::kRole || !IsComma(child);
      case Deprel::kFlat:
        return form_ != TextForm::kRole || !NamesSomebody(child);
      case Deprel::kNmod:
        return form_ != TextForm::kRole ||
               (word.subtype != Subtype::kPoss && !TellsWhere(child));
      default:
        return true;
    }
  }

  bool IsComma(uint32_t w) const {
    const std::string_view form = tree_.word(w).form;
    return form == "," || form == ";" || form == "(" || form == ":";
  }

  // Whether the words that hang from `w` begin behind a comma.
  bool AfterComma(uint32_t w) const {
    uint32_t first = w;
    for (int steps = 0; steps < 50; ++steps) {
      const auto children = tree_.Children(first);
      if (children.empty() || children[0] >= first) break;
      first = children[0];
    }
    return first > head_ + 1 && (IsComma(first) || IsComma(first - 1));
  }

  // "director at the bank", "consul in Lima", "prefect from 1931 to 1933"
  bool TellsWhere(uint32_t w) const {
    const uint32_t preposition = tree_.Child(w, Deprel::kCase);
    if (preposition == kNoWord) return false;
    const std::string_view form = tree_.word(preposition).form;
    for (const std::string_view where :
         {"at", "in", "from", "on", "under", "en", "sur", "sobre", "desde",
          "depuis", "dans"}) {
      if (form == where) return true;
    }
    return false;
  }

  // A name, or a possessive: whose role it is.
  bool NamesSomebody(uint32_t w) const {
    const SyntacticWord& word = tree_.word(w);
    if (word.Has(Feature::kPossessive)) return true;
    const auto& names = tree_.sentence().names;
    const auto after =
        std::upper_bound(names.begin(), names.end(), w,
                         [](uint32_t at, const RecognizedName& name) {
                           return at < name.begin;
                         });
    if (after == names.begin()) return false;
    return w < (after - 1)->end;
  }

  Span Stretch() const {
    std::vector<uint32_t> words = {head_};
    for (size_t i = 0; i < words.size() && words.size() < kMaxWords; ++i) {
      for (const uint32_t child : tree_.Children(words[i])) {
        if (Belongs(child, words[i])) words.push_back(child);
      }
    }
    std::sort(words.begin(), words.end());
    const auto at = std::lower_bound(words.begin(), words.end(), head_);
    uint32_t begin = head_;
    uint32_t end = head_ + 1;
    for (auto i = at; i != words.begin() && *(i - 1) + 1 == begin; --i) --begin;
    for (auto i = at + 1; i != words.end() && *i == end; ++i) ++end;
    return Trimmed(begin, end);
  }

  bool IsMark(uint32_t w) const {
    const SyntacticWord& word = tree_.word(w);
    return word.upos == Upos::kPunct || IsOpening(word.form) ||
           IsClosing(word.form) || IsStraight(word.form);
  }

  Span Trimmed(uint32_t begin, uint32_t end) const {
    while (begin < head_ && IsMark(begin)) ++begin;
    while (end > head_ + 1 && IsMark(end - 1)) --end;
    return tree_.sentence().SpanOfWords(begin, end);
  }

  const SentenceTree& tree_;
  const uint32_t head_;
  const TextForm form_;
};

}  // namespace

TextForm TextFormOf(std::string_view predicate) {
  if (predicate == "alias_of") return TextForm::kName;
  if (predicate == "holds_role") return TextForm::kRole;
  if (predicate == "characterized_as" || predicate == "adheres_to" ||
      predicate == "compared_to") {
    return TextForm::kDescription;
  }
  return TextForm::kContent;
}

Span TextOf(const SentenceTree& tree, uint32_t head, TextForm form) {
  return TextFinder(tree, head, form).Find();
}

}  // namespace quipu
