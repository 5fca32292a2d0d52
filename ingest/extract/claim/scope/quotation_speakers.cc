#include "ingest/extract/claim/scope/quotation_speakers.h"

#include <algorithm>

#include "base/utf8.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr uint32_t kReach = 14;      // words between a quotation and its verb
constexpr uint32_t kShortWords = 3;  // fewer are words quoted as words
constexpr uint32_t kLabelWords = 8;  // before a colon

class SpeakerFinder {
 public:
  SpeakerFinder(std::string_view text,
                const std::vector<ScopeSentence>& sentences,
                const std::vector<Span>& paragraphs,
                const std::vector<Quotation>& quotations)
      : text_(text),
        sentences_(sentences),
        paragraphs_(paragraphs),
        quotations_(quotations) {}

  std::vector<QuotationSpeaker> Run() {
    speakers_.resize(quotations_.size());
    for (uint32_t i = 0; i < quotations_.size(); ++i) Find(i);
    return std::move(speakers_);
  }

 private:
  struct Place {
    uint32_t sentence = 0;
    uint32_t word = 0;
  };

  void Find(uint32_t i) {
    const Quotation& quotation = quotations_[i];
    if (quotation.continues) {
      speakers_[i] = speakers_[*quotation.continues];
      return;
    }
    if (FindAfter(i) || FindBefore(i)) return;
    const uint32_t length = WordsIn(quotation.span);
    if (i == 0 || length <= kShortWords) return;
    const Quotation& before = quotations_[i - 1];
    const bool near = before.paragraph == quotation.paragraph ||
                      (before.paragraph + 1 == quotation.paragraph &&
                       OpensParagraph(quotation));
    if (near && before.around == quotation.around && !quotation.dash) {
      speakers_[i] = speakers_[i - 1];
    }
  }

  // "…", X said.
  bool FindAfter(uint32_t i) {
    const Quotation& quotation = quotations_[i];
    const uint32_t limit = NextMark(i);
    const std::optional<Place> first = WordFrom(quotation.span.end, limit);
    if (!first || !LeadsOn(quotation, *first)) return false;
    const ScopeSentence& sentence = sentences_[first->sentence];
    const uint32_t last = std::min(sentence.size(), first->word + kReach);
    for (uint32_t at = first->word; at < last; ++at) {
      if (sentence.SpanOf(at).begin >= limit) break;
      if (sentence.word(at).form == ";") break;
      if (Says(sentence, at)) return Set(i, first->sentence, at);
    }
    return false;
  }

  // X said: "…"
  bool FindBefore(uint32_t i) {
    const Quotation& quotation = quotations_[i];
    const uint32_t begin = quotation.span.begin;
    const auto number = SentenceBefore(begin);
    if (!number) return false;
    const ScopeSentence& sentence = sentences_[*number];
    const char32_t mark = SignBefore(begin);
    const uint32_t end = WordsBefore(sentence, begin);
    if (end == 0) return false;
    const bool close = mark == U':' || mark == U',';
    const bool ends = mark == U'.' || mark == U'!' || mark == U'?';
    if (ends) return false;
    const uint32_t reach = close ? kReach : kShortWords + 1;
    const uint32_t stop = end > reach ? end - reach : 0;
    for (uint32_t at = end; at > stop; --at) {
      if (InOther(i, sentence.SpanOf(at - 1).begin)) return false;
      if (Says(sentence, at - 1)) return Set(i, *number, at - 1);
    }
    return mark == U':' && FindLabel(i, *number, end);
  }

  // "X: …" at the beginning of a line or a sentence.
  bool FindLabel(uint32_t i, uint32_t number, uint32_t end) {
    const ScopeSentence& sentence = sentences_[number];
    if (end > kLabelWords) return false;
    for (uint32_t at = 0; at < end; ++at) {
      const Upos upos = sentence.word(at).upos;
      if (upos != Upos::kPropn && upos != Upos::kNoun) continue;
      speakers_[i].speaker = Speaker{number, 0, end, at};
      return true;
    }
    return false;
  }

  static bool Says(const ScopeSentence& sentence, uint32_t at) {
    return IsReportVerb(sentence, at);
  }

  bool Set(uint32_t i, uint32_t number, uint32_t verb) {
    const ScopeSentence& sentence = sentences_[number];
    const Report report = ReportOf(sentence, verb);
    QuotationSpeaker& out = speakers_[i];
    out.modality = report.modality;
    switch (report.who) {
      case Report::Who::kNamed:
        out.speaker = SpeakerOf(sentence, number, report.speaker);
        break;
      case Report::Who::kFirstPerson:
        out.first_person = true;
        break;
      case Report::Who::kElided:
      case Report::Who::kUnknown:
        if (const auto beside = NameBeside(sentence, verb)) {
          out.speaker = SpeakerOf(sentence, number, *beside);
        } else if (i > 0) {
          out.speaker = speakers_[i - 1].speaker;
        }
        break;
      case Report::Who::kNobody:
        break;
    }
    return true;
  }

  // Where the tree gives no subject: the name right after the verb.
  static std::optional<uint32_t> NameBeside(const ScopeSentence& sentence,
                                            uint32_t verb) {
    for (const RecognizedName& name : sentence.analyzed().names) {
      if (name.begin > verb && name.begin <= verb + 3) return name.begin;
    }
    return std::nullopt;
  }

  // Where the next quotation begins that is not inside this one.
  uint32_t NextMark(uint32_t i) const {
    for (uint32_t next = i + 1; next < quotations_.size(); ++next) {
      if (quotations_[next].span.begin >= quotations_[i].span.end) {
        return quotations_[next].span.begin;
      }
    }
    return static_cast<uint32_t>(text_.size());
  }

  // The text goes on after the quotation as one sentence.
  bool LeadsOn(const Quotation& quotation, Place first) const {
    const ScopeSentence& sentence = sentences_[first.sentence];
    const std::string_view form = sentence.word(first.word).form;
    const char32_t c = DecodeUtf8(form, 0).value;
    const CharacterClass cls = ClassOf(c);
    if (cls == CharacterClass::kLower || cls == CharacterClass::kComma ||
        cls == CharacterClass::kDash || cls == CharacterClass::kHyphen) {
      return true;
    }
    size_t end = quotation.span.end;
    while (end > quotation.span.begin && text_[end - 1] == ' ') --end;
    const char last = end > quotation.span.begin ? text_[end - 1] : ' ';
    return last == ',' || last == '?' || last == '!';
  }

  bool InOther(uint32_t i, uint32_t offset) const {
    const auto at = QuotationAt(quotations_, offset);
    return at && at != quotations_[i].around && at != i;
  }

  bool OpensParagraph(const Quotation& quotation) const {
    return quotation.span.begin - paragraphs_[quotation.paragraph].begin <= 4;
  }

  // The last sign before `offset` that is neither space nor a mark.
  char32_t SignBefore(uint32_t offset) const {
    size_t at = offset;
    while (at > 0) {
      --at;
      while (at > 0 && !IsUtf8Boundary(text_, at)) --at;
      const char32_t c = DecodeUtf8(text_, at).value;
      const CharacterClass cls = ClassOf(c);
      if (cls == CharacterClass::kSpace || cls == CharacterClass::kOpening ||
          cls == CharacterClass::kQuote || cls == CharacterClass::kApostrophe ||
          c == U'«' || c == U'“' || c == U'‘') {
        continue;
      }
      return c;
    }
    return U' ';
  }

  uint32_t WordsIn(Span span) const {
    auto number = SentenceAt(sentences_, span.begin);
    uint32_t count = 0;
    for (uint32_t s = number.value_or(0);
         s < sentences_.size() && count <= kShortWords + 1; ++s) {
      const ScopeSentence& sentence = sentences_[s];
      if (sentence.analyzed().span.begin >= span.end) break;
      for (uint32_t at = 0; at < sentence.size(); ++at) {
        if (span.Contains(sentence.SpanOf(at)) &&
            sentence.word(at).upos != Upos::kPunct) {
          ++count;
        }
      }
    }
    return count;
  }

  // The first word that is no mark, from `offset` on and before `limit`.
  std::optional<Place> WordFrom(uint32_t offset, uint32_t limit) const {
    auto number = SentenceAt(sentences_, offset);
    if (!number) return std::nullopt;
    for (uint32_t s = *number; s < sentences_.size() && s <= *number + 1; ++s) {
      const ScopeSentence& sentence = sentences_[s];
      for (uint32_t at = 0; at < sentence.size(); ++at) {
        const Span span = sentence.SpanOf(at);
        if (span.begin < offset) continue;
        if (span.begin >= limit) return std::nullopt;
        const CharacterClass cls = ClassOf(DecodeUtf8(text_, span.begin).value);
        if (cls == CharacterClass::kQuote || cls == CharacterClass::kClosing ||
            cls == CharacterClass::kApostrophe) {
          continue;
        }
        if (cls == CharacterClass::kPeriod) return std::nullopt;
        return Place{s, at};
      }
    }
    return std::nullopt;
  }

  std::optional<uint32_t> SentenceBefore(uint32_t offset) const {
    auto number = SentenceAt(sentences_, offset);
    while (number && WordsBefore(sentences_[*number], offset) == 0) {
      if (*number == 0) return std::nullopt;
      --*number;
    }
    return number;
  }

  // How many words of the sentence end before `offset`, without marks at the
  // end.
  uint32_t WordsBefore(const ScopeSentence& sentence, uint32_t offset) const {
    uint32_t end = 0;
    while (end < sentence.size() && sentence.SpanOf(end).end <= offset) ++end;
    while (end > 0 && sentence.word(end - 1).upos == Upos::kPunct) --end;
    return end;
  }

  std::string_view text_;
  const std::vector<ScopeSentence>& sentences_;
  const std::vector<Span>& paragraphs_;
  const std::vector<Quotation>& quotations_;
  std::vector<QuotationSpeaker> speakers_;
};

}  // namespace

std::vector<QuotationSpeaker> FindQuotationSpeakers(
    std::string_view text, const std::vector<ScopeSentence>& sentences,
    const std::vector<Span>& paragraphs,
    const std::vector<Quotation>& quotations) {
  return SpeakerFinder(text, sentences, paragraphs, quotations).Run();
}

std::optional<uint32_t> SentenceAt(const std::vector<ScopeSentence>& sentences,
                                   uint32_t offset) {
  const auto after =
      std::upper_bound(sentences.begin(), sentences.end(), offset,
                       [](uint32_t at, const ScopeSentence& sentence) {
                         return at < sentence.analyzed().span.begin;
                       });
  if (after == sentences.begin()) return std::nullopt;
  return static_cast<uint32_t>(after - sentences.begin() - 1);
}

}  // namespace quipu
