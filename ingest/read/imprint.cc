// The lines in which a text says who made it.

#include "ingest/read/imprint.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "ingest/read/author_lines.h"
#include "ingest/read/byline.h"
#include "ingest/read/front_lines.h"
#include "ingest/read/line_nouns.h"
#include "ingest/read/line_pieces.h"
#include "ingest/read/masthead.h"
#include "ingest/read/taken_from.h"

namespace quipu {
namespace {

constexpr size_t kNamedLines = 3;  // below the title
constexpr size_t kGreetingLines = 8;
constexpr size_t kOriginLines = 10;  // at either end

class ImprintFinder {
 public:
  ImprintFinder(std::string_view text, size_t title_end,
                std::vector<PageLine>& lines, StatedMetadata& stated)
      : text_(text), title_end_(title_end), lines_(lines), stated_(stated) {}

  void Find() {
    MarkBylines();
    MarkAuthors();
    TakeLetterheads();
    TakeBodies();
    TakeSources();
    TakeOrigin();
    stated_.AddMail(text_);
  }

 private:
  std::string_view Bytes(size_t i) const {
    return lines_[i].line.text.In(text_);
  }
  void Mark(size_t i) {
    lines_[i].kind = RegionKind::kByline;
    lines_[i].marked = true;
    lines_[i].prose = false;
  }

  // Bylines stand before the prose that follows the title, alone between that
  // and the next paragraph of prose, or, dates and publishers, at the end.
  void MarkBylines() {
    const size_t head = HeadEnd();
    const size_t last = LastProse();
    bool under_title = title_end_ != 0;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].open()) continue;
      const bool in_head = i < head && i < kHeadLines;
      const bool in_tail = last != 0 && i > last;
      const bool alone = i < kHeadLines && IsAlone(i) && ProseRuns(head, i) < 2;
      const bool next = under_title && i >= title_end_;
      if (next) under_title = false;
      if (!in_head && !in_tail && !alone) continue;
      const auto byline = ParseByline(text_, lines_[i].line.text, next);
      if (!byline) continue;
      const bool strong = byline->hint == PublisherHint::kStated ||
                          byline->hint == PublisherHint::kPoster;
      const bool named = !byline->authors.empty() &&
                         stated_.metadata.authors.empty() &&
                         IsPersonLike(byline->authors.front().value);
      if (!in_head && !strong && !named && !(in_tail && byline->date_only)) {
        continue;
      }
      Mark(i);
      stated_.Add(*byline, in_head || strong);
      if (next) under_title = !byline->date_only && byline->authors.empty();
    }
  }

  // Names right under the title, or else below the text.
  void MarkAuthors() {
    std::vector<StatedText>& authors = stated_.metadata.authors;
    if (!authors.empty() || !stated_.sender.empty()) return;
    std::vector<Signature> signatures =
        FindSignatures(text_, lines_, IsLetter());
    for (Signature& signature : signatures) {
      if (signature.publisher) {
        stated_.AddPublisher(std::move(signature.name),
                             PublisherHint::kLetterhead);
      } else {
        authors.push_back(std::move(signature.name));
      }
    }
    size_t seen = 0;
    const size_t head = std::min(NextProse(title_end_), kHeadLines);
    for (size_t i = title_end_;
         authors.empty() && title_end_ != 0 && i < head && seen < kNamedLines;
         ++i) {
      if (!lines_[i].open()) continue;
      ++seen;
      authors = ParseAuthorLine(text_, lines_[i].line.text);
      if (!authors.empty()) Mark(i);
    }
  }

  // Letterheads above the title. They stay body, as bodies below it and
  // signatures do: posts and places stand in them.
  void TakeLetterheads() {
    for (size_t i = 0; i + 1 < title_end_ && i < kHeadLines; ++i) {
      if (!lines_[i].open()) continue;
      if (IsLetterheadAt(text_, lines_, i)) {
        TakeBody(i);
      } else if (!IsLabel(Bytes(i), lines_[i].shape)) {
        return;
      }
    }
  }

  // Bodies right below it.
  void TakeBodies() {
    const size_t head = std::min(NextProse(title_end_), kHeadLines);
    size_t seen = 0;
    for (size_t i = title_end_; i < head && title_end_ != 0; ++i) {
      if (!lines_[i].open()) continue;
      if (++seen > kNamedLines) return;
      if (IsLetterhead(Bytes(i), lines_[i].shape)) TakeBody(i);
    }
  }

  void TakeBody(size_t i) {
    if (IsStateName(Bytes(i))) return;
    stated_.AddPublisher(Stated(text_, BodyIn(text_, lines_[i].line.text)),
                         PublisherHint::kLetterhead);
  }

  void TakeSources() {
    for (const PageLine& line : lines_) {
      if (line.kind != RegionKind::kFurniture) continue;
      if (auto holder = ParseCopyright(text_, line.line.text)) {
        stated_.AddPublisher(*std::move(holder), PublisherHint::kCopyright);
      }
    }
    const size_t prose = NextProse(title_end_);
    if (prose >= lines_.size() || prose > kHeadLines) return;
    if (auto agency = ParseAgency(text_, lines_[prose].line.text)) {
      stated_.AddPublisher(std::move(agency->name), PublisherHint::kAgency);
      if (!stated_.metadata.published) {
        stated_.metadata.published = agency->date;
      }
    }
  }

  // In one of the first or last lines.
  void TakeOrigin() {
    std::vector<size_t> filled;
    for (size_t i = 0; i < lines_.size(); ++i) {
      if (!lines_[i].blank()) filled.push_back(i);
    }
    for (size_t i = 0; i < filled.size() && !stated_.metadata.origin; ++i) {
      if (i >= kOriginLines && i + kOriginLines < filled.size()) continue;
      stated_.metadata.origin =
          ParseTakenFrom(text_, lines_[filled[i]].line.text);
    }
  }

  // Whether the text greets someone.
  bool IsLetter() const {
    for (size_t i = 0; i < lines_.size() && i < kGreetingLines; ++i) {
      if (IsSalutation(Bytes(i))) return true;
    }
    return false;
  }

  size_t NextProse(size_t begin) const {
    while (begin < lines_.size() && !lines_[begin].prose) ++begin;
    return begin;
  }
  // The first line of prose behind the title and the bylines right below it.
  size_t HeadEnd() const {
    size_t head = NextProse(title_end_);
    if (title_end_ == 0 || head != title_end_) return head;
    while (head < lines_.size() && lines_[head].open() &&
           ParseByline(text_, lines_[head].line.text, false)) {
      ++head;
    }
    return head;
  }
  // 0 if there is none.
  size_t LastProse() const {
    size_t last = lines_.size();
    while (last > 0 && !lines_[last - 1].prose) --last;
    return last == 0 ? 0 : last - 1;
  }
  bool IsAlone(size_t i) const {
    return (i == 0 || lines_[i - 1].blank()) &&
           (i + 1 == lines_.size() || lines_[i + 1].blank());
  }
  // Paragraphs of prose that begin in [begin, end).
  size_t ProseRuns(size_t begin, size_t end) const {
    size_t runs = 0;
    for (size_t i = begin; i < end && i < kHeadLines; ++i) {
      runs += lines_[i].prose && (i == 0 || !lines_[i - 1].prose) ? 1 : 0;
    }
    return runs;
  }

  std::string_view text_;
  size_t title_end_;
  std::vector<PageLine>& lines_;
  StatedMetadata& stated_;
};

}  // namespace

void MarkImprint(std::string_view text, size_t title_end,
                 std::vector<PageLine>& lines, StatedMetadata& stated) {
  ImprintFinder(text, title_end, lines, stated).Find();
}

}  // namespace quipu
