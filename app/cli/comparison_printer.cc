#include "app/cli/comparison_printer.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "app/cli/dispute_printer.h"
#include "app/cli/hops.h"
#include "app/cli/output/text.h"
#include "app/cli/quotes.h"

namespace quipu {
namespace {

// Voices are numbered from 1 for people, as disputes are.
std::string VoiceText(uint32_t voice) {
  return fmt::format("[{}]", voice + 1);
}

std::string VoicesText(const std::vector<uint32_t>& voices) {
  std::string text;
  for (const uint32_t voice : voices) text += VoiceText(voice);
  return text;
}

std::string CitationText(const Citation& citation) {
  std::string text = OneLine(citation.key.value);
  if (!citation.title.empty()) {
    text += " “" + OneLine(citation.title) + "”";
  }
  if (!citation.publisher.empty()) text += ", " + OneLine(citation.publisher);
  if (citation.published) text += ", " + citation.published->ToString();
  return text;
}

void PrintDocuments(const ComparisonView& comparison, Screen& screen) {
  std::vector<uint32_t> met;
  for (const ComparedDocument& document : comparison.documents) {
    const bool copy = std::ranges::find(met, document.voice) != met.end();
    met.push_back(document.voice);
    screen.Paragraph({{CitationText(document.citation)},
                      {fmt::format("  ({} claim{}{})", document.claim_count,
                                   document.claim_count == 1 ? "" : "s",
                                   copy ? ", near-copy: one voice" : ""),
                       Style::kFaint}},
                     VoiceText(document.voice) + " ", "    ");
  }
  screen.Line();
}

StyledText RelationText(const SilenceView& silence) {
  return {{OneLine(silence.subject.name), Style::kStrong},
          {fmt::format(" —[{}]→ ", silence.predicate), Style::kPredicate},
          {OneLine(TextOf(silence.object)), Style::kStrong}};
}

// "more: --limit 40", if something is not shown.
template <typename T>
void PrintRest(const Excerpt<T>& excerpt, Screen& screen) {
  const uint64_t rest = excerpt.total - excerpt.shown.size();
  if (rest > 0) {
    screen.Line({{fmt::format("   {} more: --limit {}", rest, excerpt.total),
                  Style::kFaint}});
  }
  if (excerpt.total > 0) screen.Line();
}

void PrintSilences(std::string_view heading,
                   const Excerpt<SilenceView>& silences, Screen& screen) {
  if (silences.total > 0) screen.Line({{std::string(heading), Style::kStrong}});
  for (size_t i = 0; i < silences.shown.size(); ++i) {
    const SilenceView& silence = silences.shown[i];
    StyledText text = RelationText(silence);
    std::string who = "  said by " + VoicesText(silence.said_by);
    if (!silence.silent.empty()) {
      who += "; silent: " + VoicesText(silence.silent);
    }
    text.push_back({who, Style::kFaint});
    screen.Paragraph(text, fmt::format("{}. ", i + 1), "   ");
    for (const ClaimView& claim : silence.claims) {
      PrintClaim(claim, "   ", screen);
    }
  }
  PrintRest(silences, screen);
}

void PrintDisputes(const Excerpt<DisputeView>& disputes, Screen& screen) {
  if (disputes.total > 0) screen.Line({{"Contradicted", Style::kStrong}});
  for (size_t i = 0; i < disputes.shown.size(); ++i) {
    PrintDispute(disputes.shown[i], i + 1, screen);
  }
  const uint64_t rest = disputes.total - disputes.shown.size();
  if (rest > 0) PrintRest(disputes, screen);
}

// "the storming" ×3, "an attack"
std::string WordsText(const Wordings::OfVoice& voice) {
  std::string text;
  for (const Wording& wording : voice.words) {
    text += fmt::format(
        "{}“{}”{}", text.empty() ? "" : ", ", OneLine(wording.text),
        wording.count > 1 ? fmt::format(" ×{}", wording.count) : "");
  }
  if (voice.more > 0) text += fmt::format(" and {} more", voice.more);
  return text;
}

void PrintNamings(const Excerpt<NamingView>& namings, Screen& screen) {
  if (namings.total > 0) screen.Line({{"Named", Style::kStrong}});
  for (size_t i = 0; i < namings.shown.size(); ++i) {
    const NamingView& naming = namings.shown[i];
    screen.Paragraph({{OneLine(naming.entity.name), Style::kStrong},
                      {"  (" + naming.entity.type + ")", Style::kFaint}},
                     fmt::format("{}. ", i + 1), "   ");
    for (const Wordings::OfVoice& voice : naming.voices) {
      screen.Paragraph({{WordsText(voice)}},
                       "   " + VoiceText(voice.voice) + " ", "       ");
    }
  }
  PrintRest(namings, screen);
}

// Keys of the documents of these voices.
std::vector<std::string> KeysOf(const ComparisonView& comparison,
                                const std::vector<uint32_t>& voices) {
  std::vector<std::string> keys;
  for (const uint32_t voice : voices) {
    for (const ComparedDocument& document : comparison.documents) {
      if (document.voice == voice) keys.push_back(document.citation.key.value);
    }
  }
  return keys;
}

// Voices are told by the keys of their documents, since a line stands alone.
class JsonWriter {
 public:
  // Takes the name of the part and an item of it.
  using Visitor = std::function<void(const char* part, Json item)>;

  JsonWriter(const ComparisonView& comparison, Visitor visit)
      : comparison_(comparison), visit_(std::move(visit)) {}

  void Write() const {
    for (const ComparedDocument& document : comparison_.documents) {
      visit_("documents", DocumentJson(document));
    }
    for (const SilenceView& silence : comparison_.alone.shown) {
      visit_("alone", SilenceJson(silence));
    }
    for (const SilenceView& silence : comparison_.omitted.shown) {
      visit_("omitted", SilenceJson(silence));
    }
    for (const DisputeView& dispute : comparison_.disputes.shown) {
      visit_("disputes", quipu::ToJson(dispute));
    }
    for (const NamingView& naming : comparison_.namings.shown) {
      visit_("namings", NamingJson(naming));
    }
  }

 private:
  static Json OrNull(const std::string& text) {
    return text.empty() ? Json() : Json(text);
  }

  static Json DocumentJson(const ComparedDocument& document) {
    const Citation& citation = document.citation;
    return {
        {"document", citation.key.value},
        {"voice", document.voice + 1},
        {"title", OrNull(citation.title)},
        {"publisher", OrNull(citation.publisher)},
        {"published",
         citation.published ? Json(citation.published->ToString()) : Json()},
        {"claim_count", document.claim_count}};
  }

  Json SilenceJson(const SilenceView& silence) const {
    const auto* const entity = std::get_if<EntityLabel>(&silence.object);
    Json json = {{"subject", EntityJson(silence.subject)},
                 {"predicate", silence.predicate}};
    json["object"] =
        entity != nullptr ? EntityJson(*entity) : Json(TextOf(silence.object));
    json["said_by"] = Keys(silence.said_by);
    json["silent"] = Keys(silence.silent);
    json["claim_count"] = silence.claim_count;
    Json& claims = json["claims"] = Json::array();
    for (const ClaimView& claim : silence.claims) {
      claims.push_back(quipu::ToJson(claim));
    }
    return json;
  }

  Json NamingJson(const NamingView& naming) const {
    Json json = {{"entity", EntityJson(naming.entity)}};
    Json& voices = json["voices"] = Json::array();
    for (const Wordings::OfVoice& voice : naming.voices) {
      Json words = Json::array();
      for (const Wording& wording : voice.words) {
        words.push_back({{"text", wording.text}, {"count", wording.count}});
      }
      Json added = {{"documents", Keys({voice.voice})}, {"more", voice.more}};
      added["words"] = std::move(words);
      voices.push_back(std::move(added));
    }
    return json;
  }

  Json Keys(const std::vector<uint32_t>& voices) const {
    Json keys = Json::array();
    for (std::string& key : KeysOf(comparison_, voices)) {
      keys.push_back(std::move(key));
    }
    return keys;
  }

  const ComparisonView& comparison_;
  Visitor visit_;
};

class RowWriter {
 public:
  explicit RowWriter(const ComparisonView& comparison)
      : comparison_(comparison),
        listing_{{{"part", ""},
                  {"item", ""},
                  {"said_by", ""},
                  {"silent", ""},
                  {"words", ""}},
                 {}} {
    for (Column& column : ClaimColumns()) {
      listing_.columns.push_back(std::move(column));
    }
  }

  Listing Write() {
    AddSilences("alone", comparison_.alone);
    AddSilences("omitted", comparison_.omitted);
    const auto& disputes = comparison_.disputes.shown;
    for (size_t d = 0; d < disputes.size(); ++d) {
      for (const PositionView& position : disputes[d].positions) {
        for (const ClaimView& claim : position.claims) {
          AddRow({"disputes", d + 1, "", "", ""}, claim);
        }
      }
    }
    const auto& namings = comparison_.namings.shown;
    for (size_t n = 0; n < namings.size(); ++n) {
      for (const Wordings::OfVoice& voice : namings[n].voices) {
        std::vector<Json> row{"namings", n + 1, Documents({voice.voice}), "",
                              WordsText(voice)};
        row.resize(listing_.columns.size());
        listing_.rows.push_back(std::move(row));
      }
    }
    return std::move(listing_);
  }

 private:
  void AddSilences(std::string_view part,
                   const Excerpt<SilenceView>& silences) {
    for (size_t s = 0; s < silences.shown.size(); ++s) {
      const SilenceView& silence = silences.shown[s];
      for (const ClaimView& claim : silence.claims) {
        AddRow({part, s + 1, Documents(silence.said_by),
                Documents(silence.silent), ""},
               claim);
      }
    }
  }

  void AddRow(std::vector<Json> row, const ClaimView& claim) {
    for (Json& cell : ClaimCells(claim.subject.name, claim.predicate,
                                 TextOf(claim.object), claim)) {
      row.push_back(std::move(cell));
    }
    listing_.rows.push_back(std::move(row));
  }

  // "a.txt b.txt".
  std::string Documents(const std::vector<uint32_t>& voices) const {
    std::string text;
    for (const std::string& key : KeysOf(comparison_, voices)) {
      text += (text.empty() ? "" : " ") + key;
    }
    return text;
  }

  const ComparisonView& comparison_;
  Listing listing_;
};

}  // namespace

void PrintComparison(const ComparisonView& comparison, Screen& screen) {
  PrintDocuments(comparison, screen);
  PrintSilences("Said by one alone", comparison.alone, screen);
  PrintSilences("Left out", comparison.omitted, screen);
  PrintDisputes(comparison.disputes, screen);
  PrintNamings(comparison.namings, screen);
}

Json ToJson(const ComparisonView& comparison) {
  Json json;
  for (const char* const part :
       {"documents", "alone", "omitted", "disputes", "namings"}) {
    json[part] = Json::array();
  }
  JsonWriter(comparison, [&json](const char* part, Json item) {
    json[part].push_back(std::move(item));
  }).Write();
  json["related_total"] = comparison.related_total;
  json["alone_total"] = comparison.alone.total;
  json["omitted_total"] = comparison.omitted.total;
  json["disputes_total"] = comparison.disputes.total;
  json["namings_total"] = comparison.namings.total;
  return json;
}

void PrintComparisonLines(const ComparisonView& comparison, Screen& screen) {
  JsonWriter(comparison, [&screen](const char* part, Json item) {
    item["part"] = part;
    screen.Raw(ToText(item, -1) + "\n");
  }).Write();
}

Listing ToListing(const ComparisonView& comparison) {
  return RowWriter(comparison).Write();
}

}  // namespace quipu
