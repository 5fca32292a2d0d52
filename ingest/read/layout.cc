// Decides what each line is for, from the surest signs to the least sure:
// headers, furniture, title, bylines. Whatever is left is body.

#include "ingest/read/layout.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ingest/read/byline.h"
#include "ingest/read/imprint.h"
#include "ingest/read/key_value.h"
#include "ingest/read/line_pieces.h"
#include "ingest/read/masthead.h"
#include "ingest/read/page_lines.h"
#include "ingest/read/stated_metadata.h"
#include "ingest/read/title.h"
#include "language/text/language_votes.h"

namespace quipu {
namespace {

constexpr size_t kLongestSignature = 10;  // lines
constexpr size_t kMastheadLines = 8;
constexpr size_t kWordsBeforeMail = 40;
constexpr size_t kLanguageSample = 1 << 16;

// Books have fewer lines; what has more is data, and data has no layout.
constexpr size_t kMostLines = 50'000;

Span FirstLines(std::string_view text) {
  size_t end = 0;
  for (size_t lines = 0; lines < kMostLines && end < text.size(); ++lines) {
    end = std::min(text.find('\n', end), text.size() - 1) + 1;
  }
  return {0, static_cast<uint32_t>(end)};
}

class LayoutFinder {
 public:
  LayoutFinder(std::string_view text, DocumentFormat format)
      : text_(text),
        markdown_(format == DocumentFormat::kMarkdown),
        plain_(LinesOf(text, FirstLines(text))),
        lines_(PageLinesOf(plain_, text)) {}

  Layout Find() {
    MarkHeaders();
    MarkSignature();
    MarkMastheads();
    MarkFurniture(text_, lines_);
    FindProse(lines_);
    MarkEdges(text_, lines_);
    MarkTitle();
    MarkImprint(text_, title_end_, lines_, stated_);
    FillGaps();
    layout_.metadata = std::move(stated_.metadata);
    layout_.regions = MakeRegions();
    layout_.metadata.language = FindLanguage();
    return std::move(layout_);
  }

 private:
  std::string_view Bytes(size_t i) const {
    return lines_[i].line.text.In(text_);
  }
  void Mark(size_t i, RegionKind kind) {
    lines_[i].kind = kind;
    lines_[i].marked = true;
  }
  StatedText Stated(Span span) const { return quipu::Stated(text_, span); }

  void MarkHeaders() {
    size_t at = markdown_ ? FrontMatterLength(text_, plain_) : 0;
    ReadHeader(0, at);
    bool first = true;  // the header is the document's own
    size_t words = 0;
    while (at < lines_.size()) {
      const auto pair = ParseKeyValue(text_, plain_[at].text);
      const size_t length =
          pair && pair->known ? MailHeaderLength(text_, plain_, at) : 0;
      if (length != 0 && first) {
        ReadHeader(at, at + length);
        after_mail_ = at + length;
      } else {
        for (size_t i = at; i < at + length; ++i) {
          Mark(i, RegionKind::kMailHeader);
        }
      }
      if (length == 0) words += lines_[at].shape.words;
      first = first && length == 0 && words < kWordsBeforeMail;
      at += std::max<size_t>(length, 1);
    }
  }

  // Marks the lines and takes out what they state.
  void ReadHeader(size_t begin, size_t end) {
    DocumentMetadata& metadata = stated_.metadata;
    for (size_t i = begin; i < end; ++i) {
      Mark(i, RegionKind::kMailHeader);
      const auto pair = ParseKeyValue(text_, plain_[i].text);
      if (!pair || pair->value.empty()) continue;
      switch (pair->field) {
        case HeaderField::kTitle:
          metadata.title = Stated(pair->value);
          break;
        case HeaderField::kSubject:
          stated_.subject = WithoutReplyMarks(text_, pair->value);
          break;
        case HeaderField::kAuthor:
          metadata.authors = ParseNames(text_, pair->value);
          break;
        case HeaderField::kPublisher:
          stated_.AddPublisher(Stated(pair->value), PublisherHint::kStated);
          break;
        case HeaderField::kOrganization:
          stated_.AddPublisher(Stated(pair->value),
                               PublisherHint::kOrganization);
          break;
        case HeaderField::kFrom:
          stated_.sender = DisplayName(text_, pair->value);
          break;
        case HeaderField::kDate:
          stated_.sent = ParseHeaderDate(text_, pair->value);
          break;
        default:
          break;
      }
    }
  }

  // What follows a line of two dashes at the end of a mail.
  void MarkSignature() {
    if (after_mail_ == 0) return;
    for (size_t i = lines_.size(); i-- > after_mail_;) {
      if (lines_.size() - i > kLongestSignature + 1) return;
      if (Bytes(i) != "--") continue;
      for (size_t j = i; j < lines_.size(); ++j) {
        if (!lines_[j].blank()) Mark(j, RegionKind::kFurniture);
      }
      return;
    }
  }

  // Lines with paper and date, before all else, since they read like menus.
  void MarkMastheads() {
    size_t seen = 0;
    for (size_t i = after_mail_; i < lines_.size() && seen < kMastheadLines;
         ++i) {
      if (!lines_[i].open()) continue;
      const bool first = seen++ == 0 && after_mail_ == 0;
      const Span line = lines_[i].line.text;
      std::optional<Masthead> found = ParseMasthead(text_, line, first);
      if (!found && first && i + 1 < lines_.size()) {
        found = ParseNameplate(text_, line, lines_[i + 1].line.text);
        if (found) Mark(i + 1, RegionKind::kByline);
      }
      if (!found) continue;
      Mark(i, RegionKind::kByline);
      mastheads_.push_back(i);
      Byline byline;
      byline.publisher = std::move(found->name);
      byline.hint = PublisherHint::kMasthead;
      byline.date = found->date;
      stated_.Add(byline, true);
    }
  }

  // A text whose only title is a masthead has that.
  LineRun FindTitle() {
    const auto find = [&] {
      return markdown_ ? MarkdownTitle(text_, lines_)
                       : TextTitle(text_, lines_, after_mail_);
    };
    const LineRun title = find();
    if (title.begin != title.end || mastheads_.empty()) return title;
    lines_[mastheads_.front()].marked = false;
    lines_[mastheads_.front()].kind = RegionKind::kBody;
    return find();
  }

  // Marks the title's lines and sets title_end_; the mail's subject, or the
  // front matter's title, is the value if the text shows none.
  void MarkTitle() {
    const LineRun title = FindTitle();
    if (title.begin != title.end) {
      title_end_ = title.end;
      for (size_t i = title.begin; i < title.end; ++i) {
        Mark(i, RegionKind::kTitle);
        lines_[i].prose = false;
      }
      Span span{lines_[title.begin].line.text.begin,
                lines_[title.end - 1].line.text.end};
      span = SubjectIn(text_, span).value_or(WithoutMarks(span));
      if (!stated_.metadata.title) {
        stated_.metadata.title = Stated(span);
        std::string& value = stated_.metadata.title->value;
        std::replace(value.begin(), value.end(), '\n', ' ');
      }
    } else if (!stated_.metadata.title && !stated_.subject.empty()) {
      stated_.metadata.title = Stated(stated_.subject);
    }
  }

  // A heading without "# " before it, "#" behind it and emphasis around it.
  Span WithoutMarks(Span span) const {
    span.begin += static_cast<uint32_t>(LineMarkLength(span.In(text_)));
    const auto is_mark = [&](uint32_t at) {
      return text_[at] == '#' || text_[at] == '*' || text_[at] == '_';
    };
    while (!span.empty() && is_mark(span.begin)) ++span.begin;
    while (!span.empty() && is_mark(span.end - 1)) --span.end;
    return Trimmed(text_, span);
  }

  // Blank lines belong to what stands before them.
  void FillGaps() {
    RegionKind kind = RegionKind::kBody;
    for (const PageLine& line : lines_) {
      if (line.blank()) continue;
      kind = line.kind;
      break;
    }
    for (PageLine& line : lines_) {
      if (line.blank()) {
        line.kind = kind;
      } else {
        kind = line.kind;
      }
    }
  }

  std::vector<Region> MakeRegions() const {
    std::vector<Region> regions;
    for (const PageLine& line : lines_) {
      if (!regions.empty() && regions.back().kind == line.kind) {
        regions.back().span.end = line.line.full.end;
      } else {
        regions.push_back({line.line.full, line.kind});
      }
    }
    const auto size = static_cast<uint32_t>(text_.size());
    const uint32_t seen = regions.empty() ? 0 : regions.back().span.end;
    if (seen == size) return regions;
    if (regions.back().kind == RegionKind::kBody) {
      regions.back().span.end = size;
    } else {
      regions.push_back({{seen, size}, RegionKind::kBody});
    }
    return regions;
  }

  std::string FindLanguage() const {
    std::string sample;
    for (const Region& region : layout_.regions) {
      if (region.kind != RegionKind::kBody) continue;
      if (sample.size() > kLanguageSample) break;
      sample += region.span.In(text_).substr(0, kLanguageSample);
      sample += '\n';
    }
    return std::string(CodeOf(DetectLanguage(sample)));
  }

  std::string_view text_;
  bool markdown_;
  std::vector<TextLine> plain_;
  std::vector<PageLine> lines_;
  Layout layout_;
  size_t after_mail_ = 0;  // the line behind the first mail header; 0: no mail
  std::vector<size_t> mastheads_;  // lines
  size_t title_end_ = 0;           // the line behind the title; 0: no title
  StatedMetadata stated_;
};

}  // namespace

Layout FindLayout(std::string_view text, DocumentFormat format) {
  return LayoutFinder(text, format).Find();
}

}  // namespace quipu
