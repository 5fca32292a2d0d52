#include "ingest/extract/claim/attribution.h"

#include <algorithm>
#include <utility>

namespace quipu {
namespace {

constexpr int kSpeechScore = 850;
// Between a name and the head that it stands by.
constexpr int kMaxApart = 3;  // in the tree
constexpr uint32_t kMaxBytesApart = 200;

// From the head of a name up to the speaker's: through appositions and the
// parts of one name only.
bool IsBeside(const ScopeSentence& sentence, uint32_t name, uint32_t head) {
  for (int i = 0; i <= kMaxApart; ++i) {
    if (name == head) return true;
    const SyntacticWord& word = sentence.word(name);
    const bool part = word.deprel == Deprel::kFlat ||
                      word.deprel == Deprel::kAppos ||
                      word.subtype == Subtype::kDesc;
    const auto above = sentence.above(name);
    if (!part || !above) return false;
    name = *above;
  }
  return false;
}

}  // namespace

SpeakerTable::SpeakerTable(const DocumentContext& context,
                           const DocumentScopes& scopes,
                           const EntityTable& table)
    : context_(context), scopes_(scopes), table_(table) {
  const auto& entities = table.entities();
  for (size_t i = 0; i < entities.size(); ++i) {
    for (const Mention& mention : entities[i].mentions) {
      mentions_.emplace_back(mention.span, static_cast<int>(i));
    }
  }
  std::sort(mentions_.begin(), mentions_.end());
}

std::optional<LocalIndex> SpeakerTable::EntityOf(const Speaker& speaker) const {
  const ScopeSentence& sentence = scopes_.sentence(speaker.sentence);
  const uint32_t head = sentence.SpanOf(speaker.head).begin;
  const uint32_t begin = std::max(sentence.analyzed().span.begin,
                                  head - std::min(head, kMaxBytesApart));
  const uint32_t end =
      std::min(sentence.analyzed().span.end, head + kMaxBytesApart);
  std::optional<LocalIndex> beside;
  auto at = std::lower_bound(mentions_.begin(), mentions_.end(),
                             std::pair(Span{begin, 0}, 0));
  for (; at != mentions_.end() && at->first.begin < end; ++at) {
    const int type = table_.entity(at->second).type;
    const auto name = sentence.HeadIn(at->first);
    if (!name || !context_.types.Speaks(type)) continue;
    const LocalIndex entity{static_cast<uint32_t>(at->second)};
    if (*name == speaker.head) return entity;
    if (!beside && IsBeside(sentence, *name, speaker.head)) beside = entity;
  }
  return beside;
}

Attribution SpeakerTable::AttributionOf(const Speaker& speaker) const {
  if (const auto entity = EntityOf(speaker)) return *entity;
  const AnalyzedSentence& sentence =
      scopes_.sentence(speaker.sentence).analyzed();
  return std::string(
      sentence.SpanOfWords(speaker.begin, speaker.end).In(context_.text));
}

bool ApplyScope(const DocumentScopes& scopes, const SpeakerTable& speakers,
                ClaimCandidate& candidate) {
  const auto scope = scopes.ScopeOf(candidate.subject_at, candidate.object_at,
                                    KindOf(candidate.object));
  if (!scope) return true;
  if (!scope->claimed) return false;
  if (!candidate.polarity_told) candidate.stance.polarity = scope->polarity;
  if (candidate.stance.modality == Modality::kAsserted) {
    candidate.stance.modality = scope->modality;
  }
  if (scope->speaker) {
    candidate.speaker = speakers.AttributionOf(*scope->speaker);
  }
  return true;
}

void AddDenials(const DocumentScopes& scopes, const SpeakerTable& speakers,
                std::vector<ClaimCandidate>& candidates) {
  const size_t size = candidates.size();
  for (size_t i = 0; i < size; ++i) {
    const ClaimCandidate& claim = candidates[i];
    if (claim.object_at.empty() || claim.stance.modality > Modality::kAlleged) {
      continue;
    }
    const auto sentence = scopes.SentenceOf(claim.object_at.begin);
    const auto denial = sentence ? scopes.DenialAfter(*sentence) : std::nullopt;
    if (!denial) continue;
    const auto scope =
        scopes.ScopeOf(claim.subject_at, claim.object_at, KindOf(claim.object));
    if (!scope || scope->in_passing) continue;
    ClaimCandidate denied = claim;
    denied.stance.modality = Modality::kDenied;
    denied.speaker.reset();
    if (denial->speaker) {
      denied.speaker = speakers.AttributionOf(*denial->speaker);
    }
    candidates.push_back(std::move(denied));
  }
}

void FindSpeechClaims(const DocumentContext& context,
                      const DocumentScopes& scopes,
                      const SpeakerTable& speakers, const EntityTable& table,
                      std::vector<ClaimCandidate>& candidates) {
  for (const Speech& speech : scopes.Speeches()) {
    const AnalyzedSentence& sentence =
        scopes.sentence(speech.speaker.sentence).analyzed();
    if (sentence.region != RegionKind::kBody) continue;
    const auto speaker = speakers.EntityOf(speech.speaker);
    if (!speaker) continue;
    const int type = table.entity(static_cast<int>(speaker->value)).type;
    Literal words;
    words.text = std::string(speech.words.In(context.text));
    ClaimCandidate& claim = candidates.emplace_back();
    claim.subject = *speaker;
    claim.predicate = type == context.types.publication ? "reported" : "stated";
    claim.object = std::move(words);
    claim.evidence = sentence.span;
    claim.rule = "speech.that";
    claim.score = kSpeechScore;
  }
}

}  // namespace quipu
