// Statements: one sentence says who speaks, and the rest is what was said.

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "ingest/extract/claim/scope/floor.h"
#include "ingest/extract/claim/scope/quotation_speakers.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

// What comes before the statement is at most this part of the document, in
// percent.
constexpr size_t kMaxIntro = 45;
constexpr size_t kMaxTitle = 120;  // bytes

class StatementReader {
 public:
  explicit StatementReader(const FloorText& floor) : floor_(floor) {}

  std::vector<Turn> Run() {
    if (std::vector<Turn> titled = Titled(); !titled.empty()) return titled;
    if (const auto statement = Announced()) return {*statement};
    return Deposition();
  }

 private:
  // "ORAL ARGUMENT OF X": a line of its own, with the words of X below.
  std::vector<Turn> Titled() const {
    std::vector<Turn> out;
    const auto& lines = floor_.lines();
    for (const TextLine& line : lines) {
      if (!out.empty()) out.back().span.end = line.full.end;
      const auto speaker = TitleSpeaker(line);
      if (!speaker) continue;
      if (!out.empty()) out.back().span.end = line.full.begin;
      out.push_back({{line.full.end, line.full.end}, *speaker});
    }
    return out;
  }

  std::optional<Speaker> TitleSpeaker(const TextLine& line) const {
    const std::string_view text = line.text.In(floor_.text());
    if (text.empty() || text.size() > kMaxTitle || text.back() == '.' ||
        text.find_first_of(":,;?!\"") != std::string_view::npos) {
      return std::nullopt;
    }
    const auto number = SentenceAt(floor_.sentences(), line.text.begin);
    if (!number) return std::nullopt;
    const ScopeSentence& sentence = floor_.sentences()[*number];
    for (uint32_t at = 0; at < sentence.size(); ++at) {
      const Span word = sentence.SpanOf(at);
      if (!line.text.Contains(word)) continue;
      if (!sentence.Is(at, ScopeRole::kSpeechNoun)) continue;
      return floor_.FirstPerson(word.end, line.text.end);
    }
    return std::nullopt;
  }

  // A line that ends in a colon after a verb of speech.
  std::optional<Turn> Announced() const {
    const auto& lines = floor_.lines();
    for (size_t line = 0; line + 1 < lines.size(); ++line) {
      const std::string_view text = floor_.Line(line);
      if (!text.ends_with(':')) continue;
      if (lines[line].full.end * 100 > floor_.text().size() * kMaxIntro) break;
      size_t next = line + 1;
      while (next < lines.size() && floor_.IsBlank(next)) ++next;
      if (next == lines.size() || !BeginsInLetters(next)) continue;
      if (const auto speaker = SpeakerOfLine(lines[line].text)) {
        return Turn{{lines[next].full.begin,
                     static_cast<uint32_t>(floor_.text().size())},
                    *speaker};
      }
    }
    return std::nullopt;
  }

  bool BeginsInLetters(size_t line) const {
    const char32_t c = DecodeUtf8(floor_.Line(line), 0).value;
    return IsWordLetter(ClassOf(c));
  }

  std::optional<Speaker> SpeakerOfLine(Span line) const {
    const auto number = SentenceAt(floor_.sentences(), line.end - 1);
    if (!number) return std::nullopt;
    const ScopeSentence& sentence = floor_.sentences()[*number];
    for (uint32_t at = sentence.size(); at > 0; --at) {
      if (!IsReportVerb(sentence, at - 1)) continue;
      const Report report = ReportOf(sentence, at - 1);
      if (report.who == Report::Who::kNamed) {
        return SpeakerOf(sentence, *number, report.speaker);
      }
      return std::nullopt;
    }
    return std::nullopt;
  }

  // "Que …" and "That …" as sentences of their own, three at least.
  std::vector<Turn> Deposition() const {
    std::vector<Turn> out;
    const auto& sentences = floor_.sentences();
    std::optional<Speaker> witness;
    bool colon = false;  // at the end of the sentence before
    for (const ScopeSentence& sentence : sentences) {
      const bool announced = std::exchange(colon, EndsInColon(sentence));
      if (!IsThat(sentence)) continue;
      if (!witness && announced) {
        witness = floor_.FirstPerson(0, sentence.analyzed().span.begin);
      }
      if (!witness) return {};
      out.push_back({sentence.analyzed().span, *witness});
    }
    if (out.size() < 3) return {};
    return out;
  }

  static bool EndsInColon(const ScopeSentence& sentence) {
    return sentence.size() > 0 &&
           sentence.word(sentence.size() - 1).form == ":";
  }

  static bool IsThat(const ScopeSentence& sentence) {
    if (sentence.size() < 4) return false;
    return sentence.word(0).upos == Upos::kSconj &&
           sentence.Is(0, ScopeRole::kThatWord);
  }

  const FloorText& floor_;
};

}  // namespace

std::vector<Turn> StatementTurns(const FloorText& floor) {
  return StatementReader(floor).Run();
}

}  // namespace quipu
