// Reading and printing claims; see quotes.h.

#include "app/cli/quotes.h"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <variant>

#include "graph/interchange/claim_json.h"
#include "graph/store/tables.h"

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

std::string ArgumentText(const Extraction& extraction,
                         const Argument& argument) {
  if (const auto* literal = std::get_if<Literal>(&argument)) {
    return literal->text;
  }
  const LocalIndex index = std::get<LocalIndex>(argument);
  return index.value < extraction.entities.size()
             ? extraction.entities[index.value].name
             : "";
}

// The bytes of `quote` in which `entity` is mentioned get `style`.
void Mark(const Extraction& extraction, LocalIndex entity, Span quote,
          Style style, std::vector<Style>& styles) {
  if (entity.value >= extraction.entities.size()) {
    return;
  }
  for (const Mention& mention : extraction.entities[entity.value].mentions) {
    if (quote.Contains(mention.span)) {
      const auto begin = styles.begin() + (mention.span.begin - quote.begin);
      std::fill(begin, begin + mention.span.size(), style);
    }
  }
}

StyledText MarkQuote(const Quote& quote, const Extraction& extraction,
                     const Claim& claim) {
  std::vector<Style> styles(quote.text.size(), Style::kPlain);
  if (const auto* object = std::get_if<LocalIndex>(&claim.object)) {
    Mark(extraction, *object, quote.span, Style::kObject, styles);
  }
  Mark(extraction, claim.subject, quote.span, Style::kSubject, styles);
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

// A day as text; null for the ends of open bounds.
Json DayText(DayNumber day) {
  const std::chrono::year_month_day date{
      std::chrono::sys_days{std::chrono::days{day}}};
  const int year = static_cast<int>(date.year());
  const auto known =
      year < 1 || year > 9999
          ? std::nullopt
          : PartialDate::Make(year, static_cast<int>(unsigned{date.month()}),
                              static_cast<int>(unsigned{date.day()}));
  return known ? Json(known->ToString()) : Json();
}

Json RangeJson(const DayRange& range) {
  return {{"earliest", DayText(range.earliest)},
          {"latest", DayText(range.latest)}};
}

Json QuoteJson(const Quote& quote) {
  Json json = {{"quote", quote.text},
               {"begin", quote.source.begin},
               {"end", quote.source.end}};
  json[LocatorName(quote.locator.kind)] = quote.locator.number;
  return json;
}

// "denied", "not, alleged", or "" for what is simply said to be so.
std::string StanceText(const Evidence& evidence) {
  std::string text;
  if (evidence.polarity == Polarity::kNegative) {
    text = "negative";
  }
  if (evidence.modality != Modality::kAsserted) {
    text += text.empty() ? "" : ", ";
    text += ModalityName(evidence.modality);
  }
  return text;
}

}  // namespace

std::string QuotedClaim::Speaker() const {
  if (evidence.attributed_to) {
    return evidence.attributed_to->name;
  }
  return publisher.empty() ? Joined(authors) : publisher;
}

Result<const QuoteReader::Source*> QuoteReader::Find(DocumentNumber number) {
  const auto known = sources_.find(number);
  if (known != sources_.end()) {
    return &known->second;
  }
  QUIPU_TRY(Document document, documents::ReadWithoutText(reader_, number));
  QUIPU_TRY(Extraction extraction, documents::ReadExtraction(reader_, number));
  Source source{std::move(document.metadata), std::move(extraction)};
  return &sources_.emplace(number, std::move(source)).first->second;
}

Result<std::vector<QuotedClaim>> QuoteReader::Read(
    std::span<const ClaimRef> claims) {
  QUIPU_TRY(std::vector<Evidence> evidence, ReadEvidence(reader_, claims));
  std::vector<QuotedClaim> quoted;
  for (Evidence& found : evidence) {
    QUIPU_TRY(const Source* source, Find(found.claim.document));
    const Extraction& extraction = source->extraction;
    if (found.claim.claim.value >= extraction.claims.size()) {
      return Corruption(fmt::format("{}: no claim {}", found.document.value,
                                    found.claim.claim.value));
    }
    const Claim& claim = extraction.claims[found.claim.claim.value];
    QuotedClaim& added = quoted.emplace_back();
    for (const StatedText& author : source->metadata.authors) {
      added.authors.push_back(author.value);
    }
    if (source->metadata.publisher) {
      added.publisher = source->metadata.publisher->value;
    }
    added.quote = MarkQuote(found.quotes.front(), extraction, claim);
    for (const Qualifier& qualifier : claim.qualifiers) {
      added.qualifiers.push_back(
          {qualifier.name, ArgumentText(extraction, qualifier.value)});
    }
    if (const auto* literal = std::get_if<Literal>(&claim.object)) {
      added.object = *literal;
    }
    added.evidence = std::move(found);
  }
  return quoted;
}

void PrintClaim(const QuotedClaim& claim, std::string_view margin,
                Screen& screen) {
  const Evidence& evidence = claim.evidence;
  StyledText quote = claim.quote;
  quote.insert(quote.begin(), {"“", Style::kPlain});
  quote.push_back({"”", Style::kPlain});
  screen.Paragraph(quote, margin, margin);

  StyledText source;
  const std::string stance = StanceText(evidence);
  if (!stance.empty()) {
    source.push_back({"[" + stance + "] ", Style::kWarning});
  }
  std::string where = evidence.document.value;
  if (!evidence.title.empty()) {
    where += " “" + OneLine(evidence.title) + "”";
  }
  const Quote& main = evidence.quotes.front();
  where += fmt::format(", {} {}, bytes {}-{}", LocatorName(main.locator.kind),
                       main.locator.number, main.source.begin, main.source.end);
  for (const QuotedClaim::Extra& qualifier : claim.qualifiers) {
    where += fmt::format("; {}: {}", qualifier.name, OneLine(qualifier.text));
  }
  source.push_back({where, Style::kFaint});
  const std::string speaker = claim.Speaker();
  if (!speaker.empty()) {
    source.push_back({evidence.attributed_to ? "; according to " : "; source: ",
                      Style::kFaint});
    source.push_back({OneLine(speaker), Style::kPlain});
  }
  screen.Paragraph(source, margin, margin);
}

Json ToJson(const QuotedClaim& claim) {
  const Evidence& evidence = claim.evidence;
  Json json = {{"document", evidence.document.value},
               {"title", OrNull(evidence.title)},
               {"authors", claim.authors},
               {"publisher", OrNull(claim.publisher)}};
  json["published"] =
      evidence.published ? Json(evidence.published->ToString()) : Json();
  json.update(QuoteJson(evidence.quotes.front()));
  if (evidence.quotes.size() > 1) {
    Json& more = json["more_evidence"] = Json::array();
    for (size_t i = 1; i < evidence.quotes.size(); ++i) {
      more.push_back(QuoteJson(evidence.quotes[i]));
    }
  }
  json["polarity"] = PolarityName(evidence.polarity);
  json["modality"] = ModalityName(evidence.modality);
  json["attributed_to"] = Json();
  if (evidence.attributed_to) {
    const auto& id = evidence.attributed_to->id;
    json["attributed_to"] = {{"name", evidence.attributed_to->name},
                             {"id", id ? Json(id->ToString()) : Json()}};
  }
  if (claim.object) {
    json["literal"] = LiteralJson(*claim.object);
  }
  Json& qualifiers = json["qualifiers"] = Json::object();
  for (const QuotedClaim::Extra& qualifier : claim.qualifiers) {
    Json& value = qualifiers[qualifier.name];
    value =
        value.is_null() ? qualifier.text : value.text() + "; " + qualifier.text;
  }
  json["time"] = Json();
  if (evidence.time) {
    json["time"] = {{"begin", RangeJson(evidence.time->begin)},
                    {"end", RangeJson(evidence.time->end)}};
  }
  json["confidence"] = evidence.confidence;
  json["rule"] = evidence.rule;
  return json;
}

}  // namespace quipu
