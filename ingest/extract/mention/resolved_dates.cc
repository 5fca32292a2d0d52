#include "ingest/extract/mention/resolved_dates.h"

#include <algorithm>

#include "language/text/dates.h"

namespace quipu {
namespace {

bool FollowsLast(const DocumentContext& context, Span date) {
  const auto after = std::upper_bound(
      context.sentences.begin(), context.sentences.end(), date.begin,
      [](uint32_t at, const WordSentence& sentence) {
        return at < sentence.span.begin;
      });
  if (after == context.sentences.begin()) return false;
  const WordSentence& sentence = *(after - 1);
  for (uint32_t i = 0; i < sentence.words.size(); ++i) {
    if (sentence.words[i].span.begin < date.begin) continue;
    return sentence.cues.Has(i, Cue::kLast) ||
           (i > 0 && sentence.cues.Has(i - 1, Cue::kLast));
  }
  return false;
}

}  // namespace

std::vector<ResolvedDate> ResolveDates(const Document& document,
                                       const DocumentContext& context) {
  std::vector<ResolvedDate> out;
  const auto& published = document.metadata.published;
  int year = published ? published->value.year() : 0;
  for (const DateMention& mention : FindDates(document.text)) {
    ResolvedDate resolved{mention.span, std::nullopt};
    if (mention.year != 0) {
      resolved.date =
          PartialDate::Make(mention.year, mention.month, mention.day);
      // A bare year ("the crisis of 1929") says little about its neighbours.
      if (mention.month != 0) year = mention.year;
    } else if (year != 0) {
      resolved.date = PartialDate::Make(year, mention.month, mention.day);
      if (resolved.date && published && FollowsLast(context, mention.span) &&
          resolved.date->Bounds().earliest > published->value.Bounds().latest) {
        resolved.date = PartialDate::Make(year - 1, mention.month, mention.day);
      }
    }
    out.push_back(resolved);
  }
  return out;
}

}  // namespace quipu
