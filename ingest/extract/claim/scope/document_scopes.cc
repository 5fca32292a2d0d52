#include "ingest/extract/claim/scope/document_scopes.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr uint32_t kDenialWords = 12;  // of a sentence that denies another
constexpr uint32_t kLieWords = 6;      // of "It is a lie."

// The verb has no object but a pronoun or what was said: "denied it", "denied
// the accusation".
bool DeniesAll(const ScopeSentence& sentence, uint32_t verb) {
  for (const uint32_t child : sentence.children(verb)) {
    const SyntacticWord& word = sentence.word(child);
    if (sentence.Is(child, ScopeRole::kNegator) ||
        word.deprel == Deprel::kCcomp || word.deprel == Deprel::kXcomp) {
      return false;
    }
    const bool object =
        word.deprel == Deprel::kObj && word.upos != Upos::kPron &&
        sentence.roles(child)
            .Between(ScopeRole::kReportNoun, ScopeRole::kFearNoun)
            .empty();
    if (object) return false;
  }
  return true;
}

std::vector<Span> ParagraphsOf(const Analysis& analysis) {
  std::vector<Span> out;
  uint32_t last = 0;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    if (!out.empty() && sentence.paragraph != 0 && sentence.paragraph == last) {
      out.back().end = std::max(out.back().end, sentence.span.end);
    } else {
      out.push_back(sentence.span);
    }
    last = sentence.paragraph;
  }
  return out;
}

}  // namespace

DocumentScopes::DocumentScopes(const Analysis& analysis, Language of_document,
                               const ScopeLexicon& lexicon) {
  sentences_.reserve(analysis.sentences.size());
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    const Language language =
        sentence.language == Language::kNone ? of_document : sentence.language;
    sentences_.emplace_back(analysis, sentence, language, lexicon);
  }
  const std::vector<Span> paragraphs = ParagraphsOf(analysis);
  quotations_ = FindQuotations(analysis.text(), paragraphs);
  speakers_ = FindQuotationSpeakers(analysis.text(), sentences_, paragraphs,
                                    quotations_);
  for (uint32_t i = 0; i < quotations_.size(); ++i) {
    const auto before = quotations_[i].continues;
    origins_.push_back(before ? origins_[*before] : i);
  }
  turns_ = FindTurns(analysis.text(), sentences_);
}

ClaimScope DocumentScopes::ScopeOf(uint32_t sentence,
                                   const ClaimWords& claim) const {
  const ClauseScope clause = ClauseScopeOf(sentences_[sentence], claim);
  ClaimScope out;
  out.claimed = clause.claimed;
  out.polarity = clause.polarity;
  out.modality = clause.modality;
  out.in_passing = clause.in_passing;
  out.speaker = SpeakerOfClaim(sentence, claim, clause);
  return out;
}

std::optional<ClaimScope> DocumentScopes::ScopeOf(Span subject, Span object,
                                                  ObjectKind kind) const {
  const auto number = SentenceAt(sentences_, object.begin);
  if (!number) return std::nullopt;
  const auto subject_head = sentences_[*number].HeadIn(subject);
  const auto object_head = sentences_[*number].HeadIn(object);
  if (!subject_head || !object_head) return std::nullopt;
  return ScopeOf(*number, {*subject_head, *object_head, {}, kind});
}

std::vector<Speech> DocumentScopes::Speeches() const {
  std::vector<Speech> out;
  for (uint32_t number = 0; number < sentences_.size(); ++number) {
    const ScopeSentence& sentence = sentences_[number];
    for (uint32_t verb = 0; verb < sentence.size(); ++verb) {
      if (!sentence.Is(verb, ScopeRole::kReportVerb)) continue;
      const auto words = sentence.ThatClause(verb);
      const Report report = ReportOf(sentence, verb);
      if (!words || report.who != Report::Who::kNamed ||
          report.modality != Modality::kAsserted) {
        continue;
      }
      out.push_back({SpeakerOf(sentence, number, report.speaker), *words});
    }
  }
  return out;
}

// The innermost that speaks: in the tree inside the quotation, then the
// quotation's speaker, then the tree outside, then who has the floor.
std::optional<Speaker> DocumentScopes::SpeakerOfClaim(
    uint32_t number, const ClaimWords& claim, const ClauseScope& clause) const {
  const ScopeSentence& sentence = sentences_[number];
  const uint32_t offset = sentence.SpanOf(clause.nucleus).begin;
  const auto quotation = QuotationAt(quotations_, offset);
  std::optional<uint32_t> outside;
  for (const Report& report : clause.reports) {
    if (report.who == Report::Who::kFirstPerson) break;
    if (report.who == Report::Who::kElided && !quotation &&
        !report.in_passing) {
      if (const auto before = SubjectBefore(number)) return before;
    }
    if (report.who != Report::Who::kNamed) continue;
    const Span word = sentence.SpanOf(report.word);
    if (QuotationAt(quotations_, word.begin) != quotation) {
      if (!outside) outside = report.speaker;
    } else if (!report.in_passing) {
      return SpeakerOf(sentence, number, report.speaker);
    }
  }
  for (auto at = quotation; at; at = quotations_[*at].around) {
    const std::optional<Speaker>& speaker = speakers_[*at].speaker;
    const bool own = speaker && speaker->sentence == number &&
                     sentence.IsUnder(claim.subject, speaker->head);
    if (speaker && !own) return speaker;
  }
  if (outside) return SpeakerOf(sentence, number, *outside);
  return HasFloor(offset);
}

// "X denied it", "Mentira."
std::optional<Denial> DocumentScopes::DenialAfter(uint32_t number) const {
  const uint32_t next = number + 1;
  if (next >= sentences_.size()) return std::nullopt;
  const ScopeSentence& sentence = sentences_[next];
  if (sentence.size() == 0 || sentence.size() > kDenialWords) {
    return std::nullopt;
  }
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    if (sentence.above(at)) continue;
    const bool called = sentence.Is(at, ScopeRole::kDenyNoun) ||
                        sentence.Is(at, ScopeRole::kDenyWord);
    if (called && sentence.size() <= kLieWords) {
      return Denial{HasFloor(sentence.SpanOf(at).begin)};
    }
    if (!sentence.Is(at, ScopeRole::kDenyVerb) || !DeniesAll(sentence, at)) {
      continue;
    }
    const Report report = ReportOf(sentence, at);
    if (report.who != Report::Who::kNamed) continue;
    return Denial{SpeakerOf(sentence, next, report.speaker)};
  }
  return std::nullopt;
}

// Whom an elided subject goes on from: the subject of the sentence before, in
// the same paragraph.
std::optional<Speaker> DocumentScopes::SubjectBefore(uint32_t number) const {
  if (number == 0) return std::nullopt;
  const ScopeSentence& sentence = sentences_[number - 1];
  if (sentence.analyzed().paragraph !=
      sentences_[number].analyzed().paragraph) {
    return std::nullopt;
  }
  for (uint32_t at = 0; at < sentence.size(); ++at) {
    if (sentence.above(at) || !sentence.IsPredicate(at)) continue;
    const Report report = ReportOf(sentence, at);
    if (report.who == Report::Who::kNamed) {
      return SpeakerOf(sentence, number - 1, report.speaker);
    }
  }
  return std::nullopt;
}

Voice DocumentScopes::VoiceAt(uint32_t offset) const {
  auto at = QuotationAt(quotations_, offset);
  while (at && !speakers_[*at].speaker) at = quotations_[*at].around;
  if (at) {
    return {origins_[*at] + 1, speakers_[*at].speaker};
  }
  const Turn* turn = TurnAt(offset);
  if (turn == nullptr) return {};
  const auto number = static_cast<uint32_t>(turn - turns_.data());
  return {static_cast<uint32_t>(quotations_.size()) + number + 1,
          turn->speaker};
}

std::optional<Speaker> DocumentScopes::HasFloor(uint32_t offset) const {
  const Turn* turn = TurnAt(offset);
  return turn == nullptr ? std::nullopt : std::optional(turn->speaker);
}

const Turn* DocumentScopes::TurnAt(uint32_t offset) const {
  const auto after = std::upper_bound(
      turns_.begin(), turns_.end(), offset,
      [](uint32_t at, const Turn& turn) { return at < turn.span.begin; });
  if (after == turns_.begin()) return nullptr;
  const Turn& turn = *(after - 1);
  return offset < turn.span.end ? &turn : nullptr;
}

}  // namespace quipu
