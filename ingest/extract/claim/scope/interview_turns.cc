// Interviews without names before the words.

#include "base/utf8.h"
#include "ingest/extract/claim/scope/floor.h"

namespace quipu {
namespace {

constexpr size_t kMinQuestions = 3;
constexpr size_t kMaxQuestion = 240;  // bytes

bool BeginsWithDash(std::string_view line) {
  const char32_t c = line.empty() ? U' ' : DecodeUtf8(line, 0).value;
  return c == U'—' || c == U'–' || c == U'―' ||
         (c == U'-' && line.size() > 1 && line[1] != '-');
}

class InterviewReader {
 public:
  explicit InterviewReader(const FloorText& floor) : floor_(floor) {}

  std::vector<Turn> Run() {
    const auto speaker = floor_.Interviewee();
    if (!speaker) return {};
    const size_t size = floor_.lines().size();
    size_t dashes = 0;
    size_t plain_after_dash = 0;
    size_t asked = 0;  // a question, and the answer in the line below
    size_t questions = 0;
    size_t last = size;
    for (size_t line = 0; line < size; ++line) {
      if (floor_.IsBlank(line)) continue;
      const bool dash = BeginsWithDash(floor_.Line(line));
      if (last < size && BeginsWithDash(floor_.Line(last)) && !dash) {
        ++plain_after_dash;
      }
      if (last + 1 == line && IsQuestion(last)) ++asked;
      questions += IsQuestion(line);
      dashes += dash;
      last = line;
    }
    if (dashes >= kMinQuestions && questions >= kMinQuestions) {
      return 2 * plain_after_dash >= dashes ? PlainAnswers(*speaker)
                                            : DashedAnswers(*speaker);
    }
    if (asked >= kMinQuestions) return AnswersBelow(*speaker);
    return {};
  }

 private:
  bool IsQuestion(size_t line) const {
    const std::string_view text = floor_.Line(line);
    return text.size() <= kMaxQuestion && text.ends_with('?');
  }

  void AddTurn(size_t first, size_t after, const Speaker& speaker,
               std::vector<Turn>& out) const {
    const auto& lines = floor_.lines();
    if (first >= after) return;
    out.push_back(
        {{lines[first].full.begin, lines[after - 1].full.end}, speaker});
  }

  // "— question", with the answer in the lines below.
  std::vector<Turn> PlainAnswers(const Speaker& speaker) const {
    std::vector<Turn> out;
    const size_t size = floor_.lines().size();
    std::optional<size_t> question;
    for (size_t line = 0; line <= size; ++line) {
      const bool dash = line < size && BeginsWithDash(floor_.Line(line));
      if (!dash && line < size) continue;
      if (question) AddTurn(*question + 1, line, speaker, out);
      question = line;
    }
    return out;
  }

  // "— question", "— answer", in turn.
  std::vector<Turn> DashedAnswers(const Speaker& speaker) const {
    std::vector<Turn> out;
    bool answer = false;
    const size_t size = floor_.lines().size();
    std::optional<size_t> open;
    for (size_t line = 0; line <= size; ++line) {
      const bool dash = line < size && BeginsWithDash(floor_.Line(line));
      if (!dash && line < size) continue;
      if (open && answer) AddTurn(*open, line, speaker, out);
      answer = open ? !answer : false;
      open = line;
    }
    return out;
  }

  // A short line, and the answer right below it up to a blank line.
  std::vector<Turn> AnswersBelow(const Speaker& speaker) const {
    std::vector<Turn> out;
    const size_t size = floor_.lines().size();
    bool asked = false;  // the interview has begun
    for (size_t line = 0; line < size; ++line) {
      if (floor_.IsBlank(line)) continue;
      size_t after = line;
      while (after < size && !floor_.IsBlank(after)) ++after;
      asked = asked || IsQuestion(line);
      const bool pair =
          after - line >= 2 && floor_.Line(line).size() <= kMaxQuestion;
      if (asked && pair) AddTurn(line + 1, after, speaker, out);
      line = after;
    }
    return out;
  }

  const FloorText& floor_;
};

}  // namespace

std::vector<Turn> InterviewTurns(const FloorText& floor) {
  return InterviewReader(floor).Run();
}

}  // namespace quipu
