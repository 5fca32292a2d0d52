// Explanations as text; see explanation_printer.h.

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "app/cli/explanation_printer.h"
#include "app/cli/sentence_outline.h"
#include "graph/model/confidence.h"
#include "graph/model/enum_names.h"
#include "ingest/extract/claim/learned/relation_model.h"
#include "query/engine/claim_view.h"

namespace quipu {
namespace {

constexpr size_t kMaxTreeLines = 100;
constexpr size_t kMaxOtherMentions = 4;
constexpr size_t kMaxGrounds = 4;
constexpr float kLeastDrop = 0.005F;

std::string Quoted(std::string_view text) {
  return "“" + OneLine(text) + "”";
}

std::string_view KindOfMention(MentionKind kind) {
  switch (kind) {
    case MentionKind::kName:
      return "name";
    case MentionKind::kNominal:
      return "noun";
    case MentionKind::kPronoun:
      return "pronoun";
    case MentionKind::kAdjectival:
      return "adjective";
  }
  return "";
}

class TextPrinter {
 public:
  TextPrinter(const ShownSentence& shown, Screen& screen)
      : shown_(shown), screen_(screen), text_(shown.document.text) {}

  void Run() {
    PrintPlace();
    PrintTree();
    PrintMentions();
    bool any = false;
    for (const ExplainedClaim& claim : shown_.sentence.claims) {
      if (!shown_.Shows(claim)) continue;
      PrintClaim(claim);
      any = true;
    }
    if (!any) Heading("no claims");
    if (!any || shown_.refused) PrintRefused();
  }

 private:
  void Heading(std::string_view heading) {
    screen_.Line();
    screen_.Line(heading);
  }

  void PrintPlace() {
    const AnalyzedSentence& sentence = shown_.analyzed();
    screen_.Paragraph({{Quoted(sentence.span.In(text_)), Style::kStrong}}, "",
                      "");
    const Document& document = shown_.document;
    const auto source = document.source_map.ToSource(sentence.span);
    const Locator locator =
        document.source_map.Locate(sentence.span.begin, text_);
    std::string where = document.key.value;
    if (locator.kind == LocatorKind::kLine) {
      where += fmt::format(", line {}", locator.number);
    }
    where += fmt::format(", bytes {}-{}", source.begin, source.end);
    if (sentence.region == RegionKind::kFurniture ||
        sentence.region == RegionKind::kByline ||
        sentence.region == RegionKind::kMailHeader) {
      where += "; outside the body, where rules claim nothing";
    }
    screen_.Paragraph({{where, Style::kFaint}}, "", "  ");
  }

  void PrintTree() {
    Heading("tree");
    const auto lines = OutlineOf(shown_.explanation.analysis, shown_.analyzed(),
                                 kMaxTreeLines);
    for (const OutlineLine& line : lines) {
      const std::string indent(2 + 2 * std::min(line.depth, 30U), ' ');
      screen_.Line(
          {{indent, Style::kPlain},
           {line.depth == 0 ? "" : line.relation + "  ", Style::kPredicate},
           {line.words, Style::kPlain}});
    }
    if (lines.size() == kMaxTreeLines) screen_.Line("  …");
  }

  // Each entity of the sentence, in its order, with where else it is spoken of.
  void PrintMentions() {
    Heading("mentions");
    std::map<Span, StyledText> lines;
    for (const LocalEntity& entity : shown_.explanation.extraction.entities) {
      if (!entity.is_document) AddMentions(entity, lines);
    }
    for (const auto& [first, line] : lines) {
      screen_.Paragraph(line, "  ", "    ");
    }
    if (lines.empty()) screen_.Line("  none");
  }

  void AddMentions(const LocalEntity& entity,
                   std::map<Span, StyledText>& lines) const {
    StyledText line;
    std::optional<Span> first;
    std::vector<const Mention*> others;
    for (const Mention& mention : entity.mentions) {
      if (!shown_.analyzed().span.Contains(mention.span)) {
        others.push_back(&mention);
        continue;
      }
      if (!first) first = mention.span;
      line.push_back(
          {(line.empty() ? "" : ", ") + Quoted(mention.span.In(text_)),
           Style::kStrong});
      line.push_back(
          {fmt::format(" ({})", KindOfMention(mention.kind)), Style::kFaint});
    }
    if (!first) return;
    line.push_back(
        {fmt::format(" = {}, {}", OneLine(entity.name), entity.type) +
             OthersText(others),
         Style::kPlain});
    // No two entities have the same first mention, but nothing depends on it.
    StyledText& known = lines[*first];
    known.insert(known.end(), line.begin(), line.end());
  }

  std::string OthersText(const std::vector<const Mention*>& others) const {
    std::string out;
    for (size_t i = 0; i < std::min(others.size(), kMaxOtherMentions); ++i) {
      const Span span = others[i]->span;
      const Locator locator =
          shown_.document.source_map.Locate(span.begin, text_);
      out += fmt::format("{}{} in line {}", i == 0 ? "; also " : ", ",
                         Quoted(span.In(text_)), locator.number);
    }
    if (others.size() > kMaxOtherMentions) {
      out += fmt::format(" and {} more", others.size() - kMaxOtherMentions);
    }
    return out;
  }

  void PrintClaim(const ExplainedClaim& explained) {
    const Claim& claim =
        shown_.explanation.extraction.claims[explained.claim.value];
    const bool literal = std::holds_alternative<Literal>(claim.object);
    screen_.Line();
    StyledText heading;
    if (shown_.stored) {
      heading.push_back({ClaimIdOf(shown_.document.key, explained.claim) + "  ",
                         Style::kFaint});
    }
    heading.push_back({OneLine(shown_.NameOf(claim.subject)), Style::kStrong});
    heading.push_back(
        {(literal ? " " : " —[") + claim.predicate + (literal ? " = " : "]→ "),
         Style::kPredicate});
    heading.push_back({OneLine(shown_.NameOf(claim.object)), Style::kStrong});
    screen_.Paragraph(heading, "", "  ");
    screen_.Paragraph({{StanceText(claim), Style::kPlain}}, "  ", "  ");
    const PairView* last = nullptr;  // a rule and the model may find one pair
    for (const ClaimGround& ground : explained.grounds) {
      const PairView* const pair = ground.pair ? &*ground.pair : nullptr;
      const bool known = pair != nullptr && last != nullptr &&
                         pair->subject == last->subject &&
                         pair->object == last->object;
      PrintGround(ground, !known);
      last = pair;
    }
    if (explained.grounds.empty()) {
      screen_.Line("  found by a rule of the document as a whole");
    }
  }

  std::string StanceText(const Claim& claim) const {
    std::string out = fmt::format(
        "{}, {}; confidence {} per mille", PolarityName(claim.polarity),
        ModalityName(claim.modality), claim.confidence);
    if (claim.confidence < kDefaultMinConfidence) {
      out += fmt::format(" (shown only with --min-confidence below {})",
                         kDefaultMinConfidence);
    }
    if (claim.attributed_to) {
      const auto* who = std::get_if<LocalIndex>(&*claim.attributed_to);
      out +=
          "; according to " +
          OneLine(who != nullptr ? shown_.NameOf(*who)
                                 : std::get<std::string>(*claim.attributed_to));
    }
    return out;
  }

  void PrintGround(const ClaimGround& ground, bool with_pair) {
    const bool learned = ground.rule == kLearnedRule;
    std::string found = learned
                            ? "found by the model"
                            : fmt::format("found by the rule {}", ground.rule);
    found += fmt::format(" ({} per mille)", ground.confidence);
    if (ground.subject.empty()) {
      found += " in what the document says of itself";
    } else if (!learned) {
      found += " in " + Quoted(ground.subject.In(text_)) + " and " +
               Quoted(ground.object.In(text_));
    }
    screen_.Paragraph({{found, Style::kPlain}}, "  ", "    ");
    if (ground.pair && with_pair) PrintPair(*ground.pair, learned);
  }

  void PrintPair(const PairView& pair, bool learned) {
    const std::string path = PathText(shown_, pair);
    if (!path.empty()) {
      screen_.Paragraph({{"path: " + path, Style::kPlain}}, "    ", "      ");
    }
    if (!pair.asked) return;  // nothing that the model has learned
    std::string scores =
        fmt::format("{}{} {:.2f}",
                    learned ? "score: " : "the model: ", pair.asked->predicate,
                    pair.asked->probability);
    if (pair.runner_up) {
      const bool better = pair.runner_up->probability > pair.asked->probability;
      scores +=
          fmt::format("; {}: {} {:.2f}", better ? "besides" : "runner-up",
                      pair.runner_up->predicate, pair.runner_up->probability);
    }
    screen_.Paragraph({{scores, Style::kPlain}}, "    ", "      ");
    size_t shown = 0;
    for (const MeasuredGround& ground : pair.grounds) {
      if (ground.drop < kLeastDrop || shown == kMaxGrounds) break;
      ++shown;
      screen_.Paragraph(
          {{fmt::format("without the {}: {:.2f}", NameOf(ground.ground),
                        pair.asked->probability - ground.drop),
            Style::kPlain},
           {DetailsOf(ground, pair), Style::kFaint}},
          "      ", "        ");
    }
  }

  std::string DetailsOf(const MeasuredGround& ground,
                        const PairView& pair) const {
    if (ground.ground == PairGround::kTypes) {
      const auto or_none = [](const std::string& type) {
        return type.empty() ? "none" : type;
      };
      return fmt::format("  {}, {}", or_none(pair.subject_type),
                         or_none(pair.object_type));
    }
    const std::string words = WordsText(shown_.analyzed(), ground.words);
    return words.empty() ? "" : "  " + Quoted(words);
  }

  void PrintRefused() {
    if (shown_.sentence.refused.empty()) {
      screen_.Line("nothing looked at was likely");
      return;
    }
    Heading("looked at and refused");
    for (const RefusedCandidate& refused : shown_.sentence.refused) {
      const PairView* const pair = refused.pair ? &*refused.pair : nullptr;
      const Span subject = pair != nullptr ? pair->subject : refused.subject;
      const Span object = pair != nullptr ? pair->object : refused.object;
      screen_.Paragraph(
          {{Quoted(subject.In(text_)), Style::kStrong},
           {" —[" + refused.predicate + "]→ ", Style::kPredicate},
           {Quoted(object.In(text_)), Style::kStrong},
           {": " + std::string(TextOf(refused.why)), Style::kPlain}},
          "  ", "    ");
      if (refused.rule != kLearnedRule) {
        screen_.Paragraph({{fmt::format("by the rule {} ({} per mille)",
                                        refused.rule, refused.confidence),
                            Style::kPlain}},
                          "    ", "      ");
      }
      if (pair != nullptr) {
        PrintPair(*pair, refused.rule == kLearnedRule);
      }
    }
  }

  const ShownSentence& shown_;
  Screen& screen_;
  std::string_view text_;
};

}  // namespace

void PrintExplanation(const ShownSentence& shown, Screen& screen) {
  TextPrinter(shown, screen).Run();
}

}  // namespace quipu
