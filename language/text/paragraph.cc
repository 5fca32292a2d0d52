// Paragraphs and their languages. A paragraph with enough small words settles
// its language itself. Any other adds to the votes of its own words those of
// the nearest settled paragraphs on both sides, the one before it weighing
// more, since text goes on rather than begins. Inside a paragraph the language
// changes where a line ends a sentence and the sentences before and after it
// each tell theirs.

#include "language/text/paragraph.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>

#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kOther = kLanguages.size();  // index of all the others
constexpr size_t kUnsettled = kOther + 1;

constexpr uint32_t kVotesBefore = 3;
constexpr uint32_t kVotesAfter = 2;

// Of this many words, at least one in kShare is small in a language known.
constexpr uint64_t kManySmallWords = 12;
constexpr uint64_t kShare = 8;

using Scores = std::array<uint32_t, kOther + 1>;

Scores ScoresOf(const LanguageVotes& votes) {
  Scores scores{};
  std::copy(votes.known.begin(), votes.known.end(), scores.begin());
  scores[kOther] = votes.other;
  return scores;
}

// The index of the highest score if no other comes near it, else kUnsettled.
size_t ClearBest(const Scores& scores) {
  size_t best = 0;
  for (size_t i = 1; i < scores.size(); ++i) {
    if (scores[i] > scores[best]) best = i;
  }
  for (size_t i = 0; i < scores.size(); ++i) {
    const bool near = uint64_t{scores[best]} * 8 < uint64_t{scores[i]} * 9 ||
                      scores[best] == scores[i];
    if (i != best && near) return kUnsettled;
  }
  return best;
}

// The language that the words or letters of a text tell, else kUnsettled.
size_t ToldBy(const LanguageVotes& votes) {
  if (votes.other_letters > votes.latin_letters) return kOther;
  const Scores scores = ScoresOf(votes);
  const uint64_t most = *std::max_element(scores.begin(), scores.end());
  const bool enough = most >= 3 && most * kShare >= votes.words;
  return enough ? ClearBest(scores) : kUnsettled;
}

// The same, with kOther for many words of which few are known.
size_t SettledBy(const LanguageVotes& votes) {
  const Scores scores = ScoresOf(votes);
  const uint64_t most = *std::max_element(scores.begin(), scores.end());
  const bool strange =
      votes.small_words >= kManySmallWords && most * kShare < votes.small_words;
  const size_t told = ToldBy(votes);
  return told == kUnsettled && strange ? kOther : told;
}

// For an unsettled text between texts settled as `before` and `after`.
size_t SettledAmong(const LanguageVotes& votes, size_t before, size_t after) {
  Scores scores = ScoresOf(votes);
  if (before != kUnsettled) scores[before] += kVotesBefore;
  if (after != kUnsettled) scores[after] += kVotesAfter;
  const auto best = std::max_element(scores.begin(), scores.end());
  return *best == 0 ? kOther : static_cast<size_t>(best - scores.begin());
}

// An index for each text of a document. `settled` holds what is known of them,
// kUnsettled where nothing is.
std::vector<size_t> SettleAll(std::span<const LanguageVotes> votes,
                              std::vector<size_t> settled) {
  const size_t count = votes.size();
  for (size_t i = 0; i < count; ++i) {
    if (settled[i] == kUnsettled) settled[i] = SettledBy(votes[i]);
  }
  std::vector<size_t> after(count, kUnsettled);
  for (size_t i = count; i-- > 1;) {
    after[i - 1] = settled[i] == kUnsettled ? after[i] : settled[i];
  }
  size_t before = kUnsettled;
  for (size_t i = 0; i < count; ++i) {
    if (settled[i] == kUnsettled) {
      settled[i] = SettledAmong(votes[i], before, after[i]);
    } else {
      before = settled[i];
    }
  }
  return settled;
}

Language LanguageAt(size_t index) {
  return index == kOther ? Language::kNone : kLanguages[index];
}

bool EndsSentence(std::string_view line) {
  static constexpr std::string_view kEnds[] = {
      ".", "!", "?", "\"", ")", "\u2026", "\u00BB", "\u201D", "\u3002"};
  return std::any_of(
      std::begin(kEnds), std::end(kEnds),
      [line](std::string_view end) { return line.ends_with(end); });
}

// Divides regions, one after the other, into paragraphs.
class ParagraphDivider {
 public:
  ParagraphDivider(std::string_view text, bool by_language)
      : text_(text), by_language_(by_language) {}

  void Divide(const Region& region) {
    region_ = region.kind;
    const std::string_view text = text_.substr(0, region.span.end);
    for (uint32_t begin = region.span.begin; begin < region.span.end;) {
      const auto end = static_cast<uint32_t>(
          std::min(text.find_first_of("\n\f", begin), text.size()));
      AddLine({begin, end});
      if (end < text.size() && text[end] == '\f') EndParagraph();
      begin = end + 1;
    }
    EndParagraph();
  }

  std::vector<Paragraph> Take() { return std::move(paragraphs_); }

 private:
  // `line` is without its end.
  void AddLine(Span line) {
    const Span trimmed = Trimmed(text_, line);
    if (trimmed.empty()) {
      EndParagraph();
      return;
    }
    if (!inside_) {
      paragraphs_.push_back({line, region_, {}});
      told_ = kUnsettled;
      inside_ = true;
    }
    if (sentences_.empty()) sentences_.begin = line.begin;
    sentences_.end = line.end;
    paragraphs_.back().span.end = line.end;
    if (EndsSentence(trimmed.In(text_))) EndSentences();
  }

  void EndParagraph() {
    EndSentences();
    inside_ = false;
  }

  // The lines since the last end of a sentence begin a paragraph if they tell
  // another language than those before them.
  void EndSentences() {
    if (!by_language_ || sentences_.empty()) return;
    const size_t told = ToldBy(CountLanguageVotes(sentences_.In(text_)));
    if (told != kUnsettled) {
      if (told_ != kUnsettled && told != told_) {
        paragraphs_.back().span.end = sentences_.begin - 1;
        paragraphs_.push_back({sentences_, region_, {}});
      }
      told_ = told;
    }
    sentences_ = {};
  }

  std::string_view text_;
  bool by_language_;
  RegionKind region_ = RegionKind::kBody;
  std::vector<Paragraph> paragraphs_;
  bool inside_ = false;       // of a paragraph
  Span sentences_;            // lines since the last end of a sentence
  size_t told_ = kUnsettled;  // by the lines of the paragraph before them
};

}  // namespace

std::vector<Paragraph> DivideParagraphs(std::string_view text,
                                        std::span<const Region> regions,
                                        Language given) {
  ParagraphDivider divider(text, given == Language::kNone);
  for (const Region& region : regions) divider.Divide(region);
  std::vector<Paragraph> paragraphs = divider.Take();
  if (given != Language::kNone) {
    for (Paragraph& paragraph : paragraphs) paragraph.language = given;
    return paragraphs;
  }
  std::vector<LanguageVotes> votes;
  for (const Paragraph& paragraph : paragraphs) {
    votes.push_back(CountLanguageVotes(paragraph.span.In(text)));
  }
  const std::vector<size_t> settled =
      SettleAll(votes, std::vector<size_t>(votes.size(), kUnsettled));
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    paragraphs[i].language = LanguageAt(settled[i]);
  }
  return paragraphs;
}

std::vector<Paragraph> DivideParagraphs(std::string_view text, Language given) {
  const Region all{{0, static_cast<uint32_t>(text.size())}, RegionKind::kBody};
  return DivideParagraphs(text, {&all, 1}, given);
}

std::vector<Language> SettleLanguages(
    std::span<const LanguageVotes> votes,
    std::span<const std::optional<Language>> known) {
  std::vector<size_t> settled(votes.size(), kUnsettled);
  for (size_t i = 0; i < known.size(); ++i) {
    if (!known[i]) continue;
    settled[i] = *known[i] == Language::kNone ? kOther : IndexOf(*known[i]);
  }
  std::vector<Language> languages;
  for (const size_t index : SettleAll(votes, std::move(settled))) {
    languages.push_back(LanguageAt(index));
  }
  return languages;
}

}  // namespace quipu
