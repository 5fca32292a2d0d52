// Paragraphs and their languages. A paragraph with enough small words settles
// its language itself. Any other adds to the votes of its own words those of
// the nearest settled paragraphs on both sides, the one before it weighing
// more, since text goes on rather than begins. Inside a paragraph the language
// changes where a line ends a sentence and the sentences before and after it
// each tell theirs.

#include "language/paragraphs.h"

#include <algorithm>
#include <array>
#include <cstdint>

#include "language/text/language.h"
#include "language/text/lines.h"

namespace quipu {
namespace {

constexpr size_t kOther = kKnownLanguages.size();  // index of all the others
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

// A language for each text of a document. `settled` holds what is known of
// them, kUnsettled where nothing is.
std::vector<size_t> SettleAll(const std::vector<LanguageVotes>& votes,
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

std::string NameOf(size_t language) {
  return language == kOther ? std::string()
                            : std::string(kKnownLanguages[language]);
}

size_t IndexOf(std::string_view language) {
  const auto found =
      std::find(kKnownLanguages.begin(), kKnownLanguages.end(), language);
  return found == kKnownLanguages.end()
             ? kUnsettled
             : static_cast<size_t>(found - kKnownLanguages.begin());
}

bool EndsSentence(std::string_view line) {
  static constexpr std::string_view kEnds[] = {
      ".", "!", "?", "\"", ")", "\u2026", "\u00BB", "\u201D", "\u3002"};
  return std::any_of(
      std::begin(kEnds), std::end(kEnds),
      [line](std::string_view end) { return line.ends_with(end); });
}

// Lines one after the other become paragraphs.
class ParagraphBuilder {
 public:
  explicit ParagraphBuilder(std::string_view text) : text_(text) {}

  void Add(const TextLine& line, bool by_language) {
    if (line.text.empty()) {
      if (by_language) EndSentences();
      inside_ = false;
      return;
    }
    if (!inside_) {
      paragraphs_.push_back({line.full, {}});
      sentences_.begin = line.full.begin;
      told_ = kUnsettled;
      inside_ = true;
    }
    sentences_.end = line.full.end;
    paragraphs_.back().span.end = line.full.end;
    if (by_language && EndsSentence(line.text.In(text_))) EndSentences();
  }

  std::vector<Paragraph> Finish(bool by_language) {
    if (by_language) EndSentences();
    return std::move(paragraphs_);
  }

 private:
  // The lines since the last end of a sentence begin a paragraph if they tell
  // another language than those before them.
  void EndSentences() {
    if (sentences_.empty()) return;
    const size_t told = ToldBy(CountLanguageVotes(sentences_.In(text_)));
    if (told != kUnsettled) {
      if (told_ != kUnsettled && told != told_) {
        paragraphs_.back().span.end = sentences_.begin;
        paragraphs_.push_back({sentences_, {}});
      }
      told_ = told;
    }
    sentences_.begin = sentences_.end;
  }

  std::string_view text_;
  std::vector<Paragraph> paragraphs_;
  bool inside_ = false;       // of a paragraph
  Span sentences_;            // lines since the last end of a sentence
  size_t told_ = kUnsettled;  // by the lines of the paragraph before them
};

std::vector<Paragraph> DivideLines(std::string_view text, bool by_language) {
  ParagraphBuilder builder(text);
  const Span all{0, static_cast<uint32_t>(text.size())};
  for (const TextLine& line : LinesOf(text, all)) {
    builder.Add(line, by_language);
  }
  return builder.Finish(by_language);
}

}  // namespace

std::vector<Paragraph> DivideParagraphs(std::string_view text,
                                        std::string_view given_language) {
  std::vector<Paragraph> paragraphs = DivideLines(text, given_language.empty());
  if (!given_language.empty()) {
    for (Paragraph& paragraph : paragraphs) paragraph.language = given_language;
    return paragraphs;
  }
  std::vector<LanguageVotes> votes;
  for (const Paragraph& paragraph : paragraphs) {
    votes.push_back(CountLanguageVotes(paragraph.span.In(text)));
  }
  const std::vector<size_t> settled =
      SettleAll(votes, std::vector<size_t>(votes.size(), kUnsettled));
  for (size_t i = 0; i < paragraphs.size(); ++i) {
    paragraphs[i].language = NameOf(settled[i]);
  }
  return paragraphs;
}

void AssignLanguages(std::span<ParsedSentence> sentences,
                     std::string_view given_language) {
  if (!given_language.empty()) {
    for (ParsedSentence& sentence : sentences) {
      sentence.language = given_language;
    }
    return;
  }
  std::vector<LanguageVotes> votes;
  std::vector<size_t> known;
  std::string text;
  for (const ParsedSentence& sentence : sentences) {
    text.clear();
    for (const WrittenToken& token : sentence.tokens) {
      text += token.form;
      text += ' ';
    }
    votes.push_back(CountLanguageVotes(text));
    known.push_back(IndexOf(sentence.language));
  }
  const std::vector<size_t> settled = SettleAll(votes, std::move(known));
  for (size_t i = 0; i < sentences.size(); ++i) {
    sentences[i].language = NameOf(settled[i]);
  }
}

}  // namespace quipu
