#include "train/corpora/annotated_markup.h"

#include <algorithm>
#include <optional>
#include <span>

#include "graph/model/source_map.h"

namespace quipu {
namespace {

std::optional<GoldKind> KindOf(std::string_view letter) {
  if (letter.empty()) return GoldKind::kName;
  if (letter == "x") return GoldKind::kNested;
  if (letter == "a") return GoldKind::kDemonym;
  if (letter == "t") return GoldKind::kTitled;
  if (letter == "n") return GoldKind::kNoun;
  if (letter == "p") return GoldKind::kPronoun;
  if (letter == "v") return GoldKind::kVerb;
  return std::nullopt;
}

class MarkupReader {
 public:
  MarkupReader(std::string_view marked, std::string_view source,
               uint32_t first_line)
      : marked_(marked), source_(source), first_line_(first_line) {}

  Result<MarkedText> Read() {
    for (size_t i = 0; i < marked_.size();) {
      const char c = marked_[i];
      if (c == '\\' && i + 1 < marked_.size() &&
          std::string_view("[]\\|").find(marked_[i + 1]) !=
              std::string_view::npos) {
        result_.text += marked_[i + 1];
        i += 2;
      } else if (c == '[') {
        open_.push_back(static_cast<uint32_t>(result_.text.size()));
        ++i;
      } else if (c == '|' && !open_.empty()) {
        QUIPU_TRY(i, Close(i));
      } else if (c == ']') {
        return Wrong("a bracket closes without |id");
      } else {
        line_ += c == '\n';
        result_.text += c;
        ++i;
      }
    }
    if (!open_.empty()) return Wrong("a bracket is never closed");
    return std::move(result_);
  }

 private:
  // Reads "|id]" or "|id.kind]" at `bar`; the byte behind it.
  Result<size_t> Close(size_t bar) {
    const size_t end = marked_.find(']', bar);
    if (end == std::string_view::npos) return Wrong("| without ]");
    const std::string_view label = marked_.substr(bar + 1, end - bar - 1);
    const size_t dot = std::min(label.find('.'), label.size());
    const std::optional<GoldKind> kind =
        dot + 1 == label.size()
            ? std::nullopt
            : KindOf(label.substr(std::min(dot + 1, label.size())));
    if (!kind || dot == 0) {
      return Wrong("not id or id.kind: " + std::string(label));
    }
    MarkedMention mention{.begin = open_.back(),
                          .end = static_cast<uint32_t>(result_.text.size()),
                          .kind = *kind,
                          .id = std::string(label.substr(0, dot)),
                          .line = line_};
    if (mention.begin == mention.end) return Wrong("a mention without words");
    open_.pop_back();
    result_.mentions.push_back(std::move(mention));
    return end + 1;
  }

  Error Wrong(std::string_view what) const {
    return InvalidArgument(std::string(source_) + ":" +
                           std::to_string(first_line_ + line_) + ": " +
                           std::string(what));
  }

  std::string_view marked_;
  std::string_view source_;
  uint32_t first_line_;
  uint32_t line_ = 0;
  std::vector<uint32_t> open_;
  MarkedText result_;
};

// The clean byte for `source`; of a run of unequal lengths its begin, or its
// end where `up`.
uint32_t CleanOffset(const Document& document, uint64_t source, bool up) {
  const std::span<const SourceMap::Run> runs = document.source_map.runs();
  const auto run = std::partition_point(
      runs.begin(), runs.end(), [&](const SourceMap::Run& r) {
        return r.source_begin + r.source_length <= source;
      });
  if (run == runs.end()) return static_cast<uint32_t>(document.text.size());
  if (source <= run->source_begin) return run->clean_begin;
  if (run->clean_length == run->source_length) {
    return run->clean_begin + static_cast<uint32_t>(source - run->source_begin);
  }
  return run->clean_begin + (up ? run->clean_length : 0);
}

}  // namespace

Result<MarkedText> StripMarkup(std::string_view marked, std::string_view source,
                               uint32_t first_line) {
  return MarkupReader(marked, source, first_line).Read();
}

Span CleanSpan(const Document& document, uint64_t begin, uint64_t end) {
  return {CleanOffset(document, begin, false),
          begin == end ? CleanOffset(document, begin, false)
                       : CleanOffset(document, end, true)};
}

}  // namespace quipu
