#include "language/text/quotations.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kMaxDepth = 8;

bool IsDash(char32_t c) {
  return c == U'—' || c == U'–' || c == U'―';
}

class QuotationFinder {
 public:
  QuotationFinder(std::string_view text, const std::vector<Span>& paragraphs)
      : text_(text), paragraphs_(paragraphs) {}

  std::vector<Quotation> Run() {
    for (paragraph_ = 0; paragraph_ < paragraphs_.size(); ++paragraph_) {
      ReadParagraph(paragraphs_[paragraph_]);
    }
    std::vector<uint32_t> place(found_.size());
    std::vector<Quotation> out;
    for (size_t i = 0; i < found_.size(); ++i) {
      place[i] = static_cast<uint32_t>(out.size());
      if (!dropped_[i] && found_[i].span.begin < found_[i].span.end) {
        out.push_back(found_[i]);
      }
    }
    for (Quotation& quotation : out) {
      while (quotation.around && Empty(*quotation.around)) {
        quotation.around = found_[*quotation.around].around;
      }
      if (quotation.around) quotation.around = place[*quotation.around];
      if (quotation.continues)
        quotation.continues = place[*quotation.continues];
    }
    return out;
  }

 private:
  struct Open {
    char32_t mark;
    uint32_t quotation;
  };

  bool Empty(uint32_t quotation) const {
    return dropped_[quotation] || found_[quotation].span.empty();
  }

  char32_t Before(size_t at, Span within) const {
    if (at <= within.begin) return U' ';
    size_t begin = at - 1;
    while (begin > within.begin && !IsUtf8Boundary(text_, begin)) --begin;
    return DecodeUtf8(text_, begin).value;
  }
  char32_t After(size_t at, Span within) const {
    return at >= within.end ? U' ' : DecodeUtf8(text_, at).value;
  }
  static bool IsSpace(char32_t c) {
    return ClassOf(c) == CharacterClass::kSpace;
  }
  static bool IsLetterOrDigit(char32_t c) {
    const CharacterClass cls = ClassOf(c);
    return IsWordLetter(cls) || cls == CharacterClass::kDigit;
  }

  void ReadParagraph(Span paragraph) {
    unclosed_ = std::move(open_);
    open_.clear();
    size_t at = paragraph.begin;
    const DecodedCodePoint first = DecodeUtf8(text_, at);
    if (IsDash(first.value)) {
      at += first.length;
      OpenAt(U'—', at, true);
    }
    while (at < paragraph.end) {
      const DecodedCodePoint point = DecodeUtf8(text_, at);
      ReadMark(point.value, at, at + point.length, paragraph);
      at += point.length;
    }
    CloseParagraph(paragraph);
  }

  void ReadMark(char32_t c, size_t at, size_t after, Span paragraph) {
    const bool spaced_before = !IsLetterOrDigit(Before(at, paragraph));
    const bool starts = at == paragraph.begin;
    switch (c) {
      case U'«':
      case U'“':
        if (c == U'“' && TopIs(U'„')) return CloseTop(at);
        return OpenAt(c, after, false);
      case U'„':
        return OpenAt(c, after, false);
      case U'»':
        if (starts && !unclosed_.empty()) return OpenAt(U'«', after, false);
        return CloseKind(U'«', at);
      case U'”':
        return CloseKind(U'“', at);
      case U'"':
        if (TopIs(c)) return CloseTop(at);
        if (!Opened(c)) OpenAt(c, after, false);
        return;
      case U'‘':
        if (IsLetterOrDigit(After(after, paragraph)) && spaced_before) {
          OpenAt(c, after, false);
        }
        return;
      case U'’':
        if (!IsLetterOrDigit(After(after, paragraph)) && TopIs(U'‘')) {
          CloseTop(at);
        }
        return;
      case U'\'':
        ReadSingle(at, after, spaced_before, paragraph);
        return;
      default:
        if (IsDash(c)) ReadDash(at, after, paragraph);
    }
  }

  void ReadSingle(size_t at, size_t after, bool spaced_before, Span paragraph) {
    const char32_t next = After(after, paragraph);
    if (TopIs(U'\'') && !IsLetterOrDigit(next) &&
        !IsSpace(Before(at, paragraph))) {
      CloseTop(at);
    } else if (spaced_before && IsLetterOrDigit(next) && !IsSpace(next) &&
               !Opened(U'\'')) {
      OpenAt(U'\'', after, false);
    }
  }

  // Inside a speech that a dash began, another leads to the words about it.
  void ReadDash(size_t at, size_t after, Span paragraph) {
    if (in_dash_speech_ && TopIs(U'—')) {
      if (!IsSpace(After(after, paragraph))) CloseTop(at);
    } else if (in_dash_speech_ && open_.empty()) {
      OpenAt(U'—', after, true);
    }
  }

  bool TopIs(char32_t mark) const {
    return !open_.empty() && open_.back().mark == mark;
  }
  bool Opened(char32_t mark) const {
    return std::any_of(open_.begin(), open_.end(),
                       [&](const Open& open) { return open.mark == mark; });
  }

  void OpenAt(char32_t mark, size_t begin, bool dash) {
    if (open_.size() >= kMaxDepth) return;
    Quotation quotation;
    quotation.span = {static_cast<uint32_t>(begin),
                      static_cast<uint32_t>(begin)};
    quotation.paragraph = paragraph_;
    quotation.dash = dash;
    if (!open_.empty()) quotation.around = open_.back().quotation;
    const bool first_of_paragraph =
        begin - paragraphs_[paragraph_].begin <= 4 && open_.empty();
    if (first_of_paragraph) {
      for (const Open& unclosed : unclosed_) {
        if (unclosed.mark == mark && !dash &&
            !found_[unclosed.quotation].span.empty()) {
          quotation.continues = unclosed.quotation;
          dropped_[unclosed.quotation] = false;
        }
      }
    }
    if (dash) in_dash_speech_ = true;
    open_.push_back({mark, static_cast<uint32_t>(found_.size())});
    found_.push_back(quotation);
    dropped_.push_back(false);
  }

  void CloseTop(size_t end) {
    found_[open_.back().quotation].span.end = static_cast<uint32_t>(end);
    open_.pop_back();
  }
  // With what was opened inside and not closed.
  void CloseKind(char32_t mark, size_t end) {
    if (!Opened(mark)) return;
    while (!TopIs(mark)) CloseTop(end);
    CloseTop(end);
  }

  void CloseParagraph(Span paragraph) {
    for (const Open& open : open_) {
      found_[open.quotation].span.end = paragraph.end;
      dropped_[open.quotation] =
          open.mark == U'"' || open.mark == U'\'' || open.mark == U'‘';
    }
    in_dash_speech_ = false;
  }

  std::string_view text_;
  const std::vector<Span>& paragraphs_;
  std::vector<Quotation> found_;
  std::vector<bool> dropped_;  // parallel to found_
  std::vector<Open> open_;
  std::vector<Open> unclosed_;  // of the paragraph before
  uint32_t paragraph_ = 0;
  bool in_dash_speech_ = false;
};

}  // namespace

std::vector<Quotation> FindQuotations(std::string_view text,
                                      const std::vector<Span>& paragraphs) {
  return QuotationFinder(text, paragraphs).Run();
}

std::optional<uint32_t> QuotationAt(const std::vector<Quotation>& quotations,
                                    uint32_t offset) {
  const auto after = std::upper_bound(
      quotations.begin(), quotations.end(), offset,
      [](uint32_t at, const Quotation& q) { return at < q.span.begin; });
  if (after == quotations.begin()) return std::nullopt;
  std::optional<uint32_t> at =
      static_cast<uint32_t>(after - quotations.begin() - 1);
  while (at && offset >= quotations[*at].span.end) at = quotations[*at].around;
  return at;
}

}  // namespace quipu
