#include "ingest/extract/claim/scope/floor.h"

#include <algorithm>
#include <string>

#include "ingest/extract/claim/scope/quotation_speakers.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kIntroLines = 14;  // where a document says what it is
constexpr uint32_t kMaxInitials = 4;

std::string InitialsOf(const ScopeSentence& sentence,
                       const RecognizedName& name) {
  std::string out;
  for (uint32_t at = name.begin; at < name.end; ++at) {
    const std::string_view form = sentence.word(at).form;
    bool begins = true;
    for (const char c : form) {
      if (begins && c >= 'A' && c <= 'Z') out += c;
      begins = c == '-';
    }
  }
  return out;
}

// The words [begin, end) of the sentence.
Speaker SpeakerOf(const ScopeSentence& sentence, uint32_t number,
                  uint32_t begin, uint32_t end) {
  const Span words = sentence.analyzed().SpanOfWords(begin, end);
  return {number, begin, end, sentence.HeadIn(words).value_or(begin)};
}

}  // namespace

std::optional<Speaker> FloorText::NameIn(const ScopeSentence& sentence,
                                         uint32_t number, Span span,
                                         bool person) const {
  for (const RecognizedName& name : sentence.analyzed().names) {
    const Span words = sentence.analyzed().SpanOfWords(name.begin, name.end);
    if (!span.Contains(words)) continue;
    if (person && name.type != NameType::kPerson) continue;
    return SpeakerOf(sentence, number, name.begin, name.end);
  }
  return std::nullopt;
}

std::optional<Speaker> FloorText::SpeakerIn(Span span) const {
  const auto first = SentenceAt(sentences_, span.begin);
  for (uint32_t s = first.value_or(0); s < sentences_.size(); ++s) {
    const ScopeSentence& sentence = sentences_[s];
    if (sentence.analyzed().span.begin >= span.end) break;
    if (const auto name = NameIn(sentence, s, span, false)) return name;
    std::optional<uint32_t> begin;
    std::optional<uint32_t> last;
    for (uint32_t at = 0; at < sentence.size(); ++at) {
      if (!span.Contains(sentence.SpanOf(at))) continue;
      if (!begin) begin = at;
      const Upos upos = sentence.word(at).upos;
      if (upos != Upos::kPunct && upos != Upos::kSym) last = at;
    }
    if (begin && last) return SpeakerOf(sentence, s, *begin, *last + 1);
  }
  return std::nullopt;
}

std::optional<Speaker> FloorText::FirstPerson(uint32_t begin,
                                              uint32_t end) const {
  const auto first = SentenceAt(sentences_, begin);
  for (uint32_t s = first.value_or(0); s < sentences_.size(); ++s) {
    const ScopeSentence& sentence = sentences_[s];
    if (sentence.analyzed().span.begin >= end) break;
    if (const auto name = NameIn(sentence, s, {begin, end}, true)) return name;
  }
  return std::nullopt;
}

std::optional<Speaker> FloorText::NameWithInitials(
    std::string_view initials) const {
  if (initials.empty() || initials.size() > kMaxInitials) return std::nullopt;
  for (uint32_t s = 0; s < sentences_.size(); ++s) {
    for (const RecognizedName& name : sentences_[s].analyzed().names) {
      if (name.end - name.begin < 2 && initials.size() > 1) continue;
      if (InitialsOf(sentences_[s], name) == initials) {
        return SpeakerOf(sentences_[s], s, name.begin, name.end);
      }
    }
  }
  return std::nullopt;
}

std::optional<Speaker> FloorText::Interviewee() const {
  const uint32_t end =
      lines_[std::min(lines_.size(), kIntroLines) - 1].full.end;
  bool interview = false;
  std::optional<Speaker> found;
  for (uint32_t s = 0; s < sentences_.size(); ++s) {
    const ScopeSentence& sentence = sentences_[s];
    if (sentence.analyzed().span.begin >= end) break;
    for (uint32_t at = 0; at < sentence.size(); ++at) {
      if (!sentence.Is(at, ScopeRole::kInterviewNoun)) continue;
      interview = true;
      // "Interview with X"
      const uint32_t from = sentence.SpanOf(at).end;
      const auto after =
          NameIn(sentence, s, {from, sentence.analyzed().span.end}, true);
      if (after && after->begin <= at + 4) return after;
    }
    if (!found) {
      found = NameIn(sentence, s, sentence.analyzed().span, true);
    }
  }
  return interview ? found : std::nullopt;
}

}  // namespace quipu
