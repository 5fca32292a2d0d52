#include "train/score/scope_score.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <variant>
#include <vector>

#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/claim/scope/document_scopes.h"

namespace quipu {
namespace {

class ClaimScorer {
 public:
  ClaimScorer(const AnnotatedDocument& document, const Analysis& analysis,
              ScopeScore& score)
      : document_(document),
        scopes_(analysis, LanguageOf(document.document.metadata.language),
                ScopeLexicon::BuiltIn()),
        score_(score) {}

  void Add(const GoldClaim& claim) {
    const auto places = NearestPlaces(claim);
    if (!places) return;
    const auto scope =
        scopes_.ScopeOf(places->first, places->second, KindOfObject(claim));
    if (!scope) return;
    ++score_.claims;
    score_.modality_right += scope->modality == claim.modality;
    score_.unclaimed += !scope->claimed;
    const bool negative = claim.polarity == Polarity::kNegative;
    const bool negated = scope->polarity == Polarity::kNegative;
    score_.negations.gold += negative;
    score_.negations.found += negated;
    score_.negations.right += negative && negated;
    score_.speakers.gold += !claim.by.empty();
    score_.speakers.found += scope->speaker.has_value();
    score_.speakers.right += scope->speaker && IsRight(*scope->speaker, claim);
  }

 private:
  static ObjectKind KindOfObject(const GoldClaim& claim) {
    const auto* literal = std::get_if<Literal>(&claim.object);
    return literal == nullptr ? ObjectKind::kEntity : KindOf(literal->kind);
  }

  std::vector<Span> PlacesOf(uint32_t entity, Span within) const {
    std::vector<Span> out;
    for (const GoldMention& mention : document_.mentions) {
      if (mention.entity == entity && within.Contains(mention.span)) {
        out.push_back(mention.span);
      }
    }
    return out;
  }

  std::vector<Span> PlacesOf(const GoldArgument& argument, Span within) const {
    if (const auto* entity = std::get_if<uint32_t>(&argument)) {
      return PlacesOf(*entity, within);
    }
    const std::string& words = std::get<Literal>(argument).text;
    const size_t at = within.In(document_.document.text).find(words);
    if (words.empty() || at == std::string_view::npos) return {};
    const uint32_t begin = within.begin + static_cast<uint32_t>(at);
    return {{begin, begin + static_cast<uint32_t>(words.size())}};
  }

  std::optional<std::pair<Span, Span>> NearestPlaces(
      const GoldClaim& claim) const {
    std::optional<std::pair<Span, Span>> nearest;
    uint32_t least = UINT32_MAX;
    const std::vector<Span> objects = PlacesOf(claim.object, claim.evidence);
    for (const Span subject : PlacesOf(claim.subject, claim.evidence)) {
      for (const Span object : objects) {
        if (object.Contains(subject)) continue;
        const uint32_t apart =
            std::max(subject.begin, object.begin) -
            std::min({subject.end, object.end,
                      std::max(subject.begin, object.begin)});
        if (apart >= least) continue;
        least = apart;
        nearest = {subject, object};
      }
    }
    return nearest;
  }

  // The smallest mention around the speaker's head is of a gold speaker.
  bool IsRight(const Speaker& speaker, const GoldClaim& claim) const {
    const Span head = scopes_.sentence(speaker.sentence).SpanOf(speaker.head);
    const GoldMention* smallest = nullptr;
    for (const GoldMention& mention : document_.mentions) {
      if (mention.span.Contains(head) &&
          (smallest == nullptr ||
           mention.span.size() < smallest->span.size())) {
        smallest = &mention;
      }
    }
    return smallest != nullptr &&
           std::any_of(claim.by.begin(), claim.by.end(), [&](const auto& by) {
             const auto* entity = std::get_if<uint32_t>(&by);
             return entity != nullptr && *entity == smallest->entity;
           });
  }

  const AnnotatedDocument& document_;
  const DocumentScopes scopes_;
  ScopeScore& score_;
};

}  // namespace

void AddScopes(const AnnotatedDocument& document, const Analysis& analysis,
               ScopeScore& score) {
  ClaimScorer scorer(document, analysis, score);
  for (const GoldClaim& claim : document.claims) scorer.Add(claim);
}

}  // namespace quipu
