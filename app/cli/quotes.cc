// Reading and printing claims; see quotes.h.

#include "app/cli/quotes.h"

#include <fmt/core.h>

#include <algorithm>
#include <optional>
#include <variant>

#include "graph/interchange/claim_json.h"
#include "graph/model/dating.h"

namespace quipu {
namespace {

std::string LocatorName(LocatorKind kind) {
  switch (kind) {
    case LocatorKind::kLine:
      return "line";
    case LocatorKind::kPage:
      return "page";
    case LocatorKind::kPart:
      return "part";
  }
  return "";
}

StyledText MarkQuote(const Quote& quote) {
  std::vector<Style> styles(quote.text.size(), Style::kPlain);
  const auto mark = [&](const std::vector<Span>& spans, Style style) {
    for (const Span span : spans) {
      const auto begin = styles.begin() + (span.begin - quote.span.begin);
      std::fill(begin, begin + span.size(), style);
    }
  };
  mark(quote.object, Style::kObject);
  mark(quote.subject, Style::kSubject);
  StyledText runs;
  bool blank = false;  // what was read last was white space
  for (size_t i = 0; i < quote.text.size(); ++i) {
    const char c = quote.text[i];
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (runs.empty() || runs.back().style != styles[i]) {
      runs.push_back({"", styles[i]});
    }
    if (!space || !blank) {
      runs.back().text += space ? ' ' : c;
    }
    blank = space;
  }
  return runs;
}

std::string Joined(const std::vector<std::string>& words) {
  std::string joined;
  for (const std::string& word : words) {
    joined += (joined.empty() ? "" : ", ") + word;
  }
  return joined;
}

Json OrNull(const std::string& text) {
  return text.empty() ? Json() : Json(text);
}

Json QuoteJson(const Quote& quote) {
  Json json = {{"quote", quote.text},
               {"begin", quote.source.begin},
               {"end", quote.source.end}};
  json[LocatorName(quote.locator.kind)] = quote.locator.number;
  return json;
}

// "denied", "not, alleged", or "" for what is simply said to be so.
std::string StanceText(const ClaimView& claim) {
  std::string text;
  if (claim.polarity == Polarity::kNegative) {
    text = "negative";
  }
  if (claim.modality != Modality::kAsserted) {
    text += text.empty() ? "" : ", ";
    text += ModalityName(claim.modality);
  }
  return text;
}

// Whom the text quotes, else its publisher, else its authors, else "".
std::string SpeakerOf(const ClaimView& claim) {
  if (claim.speaker) {
    return NameOf(*claim.speaker);
  }
  const Citation& document = claim.document;
  return document.publisher.empty() ? Joined(document.authors)
                                    : document.publisher;
}

Json SpeakerJson(const ClaimView& claim) {
  if (!claim.speaker) {
    return Json();
  }
  const auto* const entity = std::get_if<EntityLabel>(&*claim.speaker);
  return {{"name", NameOf(*claim.speaker)},
          {"id", entity != nullptr ? Json(entity->id.ToString()) : Json()}};
}

// null for a bound that is none.
Json RangeJson(const DayRange& range) {
  const auto text = [](DayNumber day, bool bound) {
    const std::optional<PartialDate> date = PartialDate::OfDay(day);
    return bound && date ? Json(date->ToString()) : Json();
  };
  return {{"earliest", text(range.earliest, HasFirstDay(range))},
          {"latest", text(range.latest, HasLastDay(range))}};
}

}  // namespace

Json ToJson(const TimeBounds& time) {
  return {{"begin", RangeJson(time.begin)}, {"end", RangeJson(time.end)}};
}

void PrintClaim(const ClaimView& claim, std::string_view margin,
                Screen& screen) {
  StyledText quote = MarkQuote(claim.quotes.front());
  quote.insert(quote.begin(), {"“", Style::kPlain});
  quote.push_back({"”", Style::kPlain});
  screen.Paragraph(quote, margin, margin);

  StyledText source;
  const std::string stance = StanceText(claim);
  if (!stance.empty()) {
    source.push_back({"[" + stance + "] ", Style::kWarning});
  }
  std::string where = ClaimIdOf(claim.document.key, claim.ref.claim);
  if (!claim.document.title.empty()) {
    where += " “" + OneLine(claim.document.title) + "”";
  }
  const Quote& main = claim.quotes.front();
  where += fmt::format(", {} {}, bytes {}-{}", LocatorName(main.locator.kind),
                       main.locator.number, main.source.begin, main.source.end);
  for (const QualifierView& qualifier : claim.qualifiers) {
    where += fmt::format("; {}: {}", qualifier.name,
                         OneLine(TextOf(qualifier.value)));
  }
  source.push_back({where, Style::kFaint});
  const std::string speaker = SpeakerOf(claim);
  if (!speaker.empty()) {
    source.push_back(
        {claim.speaker ? "; according to " : "; source: ", Style::kFaint});
    source.push_back({OneLine(speaker), Style::kPlain});
  }
  screen.Paragraph(source, margin, margin);
}

Json ToJson(const ClaimView& claim) {
  const Citation& document = claim.document;
  Json json = {{"id", ClaimIdOf(document.key, claim.ref.claim)},
               {"document", document.key.value},
               {"title", OrNull(document.title)},
               {"authors", document.authors},
               {"publisher", OrNull(document.publisher)}};
  json["published"] =
      document.published ? Json(document.published->ToString()) : Json();
  json.update(QuoteJson(claim.quotes.front()));
  if (claim.quotes.size() > 1) {
    Json& more = json["more_evidence"] = Json::array();
    for (size_t i = 1; i < claim.quotes.size(); ++i) {
      more.push_back(QuoteJson(claim.quotes[i]));
    }
  }
  json["polarity"] = PolarityName(claim.polarity);
  json["modality"] = ModalityName(claim.modality);
  json["attributed_to"] = SpeakerJson(claim);
  if (const auto* literal = std::get_if<Literal>(&claim.object)) {
    json["literal"] = LiteralJson(*literal);
  }
  Json& qualifiers = json["qualifiers"] = Json::object();
  for (const QualifierView& qualifier : claim.qualifiers) {
    Json& value = qualifiers[qualifier.name];
    const std::string& text = TextOf(qualifier.value);
    value = value.is_null() ? text : value.text() + "; " + text;
  }
  json["time"] = claim.time ? ToJson(*claim.time) : Json();
  json["confidence"] = claim.confidence;
  json["rule"] = claim.rule;
  return json;
}

}  // namespace quipu
