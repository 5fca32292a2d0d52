// Transcripts: lines that begin with who speaks.

#include <algorithm>
#include <map>
#include <string>

#include "base/utf8.h"
#include "ingest/extract/claim/scope/floor.h"
#include "ingest/extract/claim/scope/quotation_speakers.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr size_t kMaxLabel = 100;   // bytes
constexpr size_t kMinLabelled = 3;  // lines that make a transcript
constexpr size_t kMinWords = 4;     // of a turn, on the mean

struct Label {
  Span span;  // without the colon
  uint32_t after = 0;
  enum class Kind { kNamed, kQuestion, kAnswer, kInitials } kind = Kind::kNamed;
  std::string key;
};

// "Q", "Q.", "Question"; the word alone or before brackets.
bool HasRole(const FloorText& floor, Span span, ScopeRole role) {
  const auto number = SentenceAt(floor.sentences(), span.begin);
  if (!number) return false;
  const ScopeSentence& sentence = floor.sentences()[*number];
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    if (sentence.SpanOf(at).begin == span.begin) return sentence.Is(at, role);
  }
  return false;
}

// The capitals of "IK" or "R. C."; empty if there is anything else.
std::string Initials(std::string_view label) {
  std::string out;
  for (const char c : label) {
    if (c >= 'A' && c <= 'Z') {
      out += c;
    } else if (c != '.' && c != ' ' && c != '-') {
      return "";
    }
  }
  return out.size() <= 4 ? out : "";
}

// Mostly capital letters, as transcripts write names.
bool IsInCapitals(std::string_view label) {
  size_t upper = 0;
  size_t lower = 0;
  for (size_t at = 0; at < label.size();) {
    const DecodedCodePoint point = DecodeUtf8(label, at);
    upper += ClassOf(point.value) == CharacterClass::kUpper;
    lower += ClassOf(point.value) == CharacterClass::kLower;
    at += point.length;
  }
  return upper >= 2 && upper > lower;
}

class LabelReader {
 public:
  explicit LabelReader(const FloorText& floor) : floor_(floor) {}

  std::vector<Turn> Run() {
    for (const TextLine& line : floor_.lines()) ReadLine(line);
    std::map<std::string, int> uses;
    bool repeated = false;
    for (const Label& label : labels_) {
      repeated = ++uses[label.key] >= 2 || repeated;
    }
    if (labels_.size() < kMinLabelled || uses.size() < 2 || !repeated ||
        WordsPerTurn() < kMinWords) {
      return {};
    }
    return Turns();
  }

 private:
  // The label at the beginning of the line: up to a colon, or "Q. ".
  void ReadLine(const TextLine& line) {
    const std::string_view text = line.text.In(floor_.text());
    if (text.empty()) return;
    size_t colon = text.find(':');
    size_t length = colon;
    if (colon == std::string_view::npos || colon > kMaxLabel) {
      length = text.find(". ");
      if (length == std::string_view::npos || length > 2) return;
      colon = length;
    }
    while (length > 0 && text[length - 1] == ' ') --length;
    if (text.substr(0, length).ends_with("\xC2\xA0")) length -= 2;
    if (length == 0) return;
    Label label;
    label.span = {line.text.begin,
                  line.text.begin + static_cast<uint32_t>(length)};
    label.after = line.text.begin + static_cast<uint32_t>(colon) + 1;
    if (Classify(text.substr(0, length), label)) labels_.push_back(label);
  }

  bool Classify(std::string_view text, Label& label) const {
    label.key = text;
    const char last = text.back();
    if (text.find("://") != std::string_view::npos || last == '/') return false;
    if (ClassOf(DecodeUtf8(text, 0).value) != CharacterClass::kUpper) {
      return false;
    }
    const std::string_view word = text.substr(0, text.find_first_of(" .("));
    const bool brackets = text.find('(') != std::string_view::npos;
    if (word.size() <= 12 && (word.size() == text.size() || brackets)) {
      if (HasRole(floor_, label.span, ScopeRole::kQuestionLabel)) {
        label.kind = Label::Kind::kQuestion;
        return true;
      }
      if (HasRole(floor_, label.span, ScopeRole::kAnswerLabel)) {
        label.kind = Label::Kind::kAnswer;
        return true;
      }
    }
    if (const std::string initials = Initials(text); !initials.empty()) {
      label.kind = Label::Kind::kInitials;
      label.key = initials;
      return true;
    }
    return IsInCapitals(text) || IsName(label.span);
  }

  // A name, with titles: "Miss Keighley", "Rosemonde Coëffier".
  bool IsName(Span span) const {
    const std::optional<Speaker> person =
        floor_.FirstPerson(span.begin, span.end);
    if (!person) return false;
    const ScopeSentence& sentence = floor_.sentences()[person->sentence];
    return sentence.SpanOf(person->end - 1).end + 2 >= span.end ||
           floor_.text()[span.end - 1] == ')';
  }

  size_t WordsPerTurn() const {
    size_t words = 0;
    for (const Label& label : labels_) {
      for (size_t at = label.after;
           at < floor_.text().size() && floor_.text()[at] != '\n'; ++at) {
        words += floor_.text()[at] == ' ';
      }
    }
    return words / labels_.size();
  }

  std::vector<Turn> Turns() {
    std::vector<Turn> out;
    for (size_t i = 0; i < labels_.size(); ++i) {
      const uint32_t end = i + 1 < labels_.size()
                               ? labels_[i + 1].span.begin
                               : static_cast<uint32_t>(floor_.text().size());
      if (const auto speaker = SpeakerOf(labels_[i])) {
        out.push_back({{labels_[i].after, end}, *speaker});
      }
    }
    return out;
  }

  std::optional<Speaker> SpeakerOf(const Label& label) {
    switch (label.kind) {
      case Label::Kind::kQuestion:
        return InBrackets(label.span);
      case Label::Kind::kAnswer:
        return answering_ ? answering_ : floor_.Interviewee();
      case Label::Kind::kInitials:
        if (const auto name = NameOf(label.key)) return name;
        break;
      case Label::Kind::kNamed:
        break;
    }
    const Span before = BeforeBrackets(label.span);
    std::optional<Speaker> speaker =
        floor_.FirstPerson(before.begin, before.end);
    if (!speaker && NamesInBrackets(label.span)) {
      speaker = InBrackets(label.span);
    }
    if (!speaker) speaker = floor_.SpeakerIn(before);
    if (speaker) answering_ = speaker;
    return speaker;
  }

  // Sought once for each initials.
  std::optional<Speaker> NameOf(const std::string& initials) {
    const auto [at, added] = by_initials_.try_emplace(initials);
    if (added) at->second = floor_.NameWithInitials(initials);
    return at->second;
  }

  // "The Secretary (Mr. Holm)", not "Ada (moderator)".
  bool NamesInBrackets(Span span) const {
    const std::string_view label = span.In(floor_.text());
    const size_t open = label.find('(');
    return open != std::string_view::npos && open + 1 < label.size() &&
           ClassOf(DecodeUtf8(label, open + 1).value) == CharacterClass::kUpper;
  }

  Span BeforeBrackets(Span span) const {
    const size_t open = span.In(floor_.text()).find('(');
    if (open == std::string_view::npos || open == 0) return span;
    return {span.begin, span.begin + static_cast<uint32_t>(open)};
  }

  std::optional<Speaker> InBrackets(Span span) const {
    const std::string_view label = span.In(floor_.text());
    const size_t open = label.find('(');
    if (open == std::string_view::npos) return std::nullopt;
    return floor_.SpeakerIn(
        {span.begin + static_cast<uint32_t>(open) + 1, span.end});
  }

  const FloorText& floor_;
  std::vector<Label> labels_;
  std::map<std::string, std::optional<Speaker>> by_initials_;
  std::optional<Speaker> answering_;  // whom the last label named
};

}  // namespace

std::vector<Turn> LabelledTurns(const FloorText& floor) {
  return LabelReader(floor).Run();
}

}  // namespace quipu
