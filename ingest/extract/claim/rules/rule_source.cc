#include "ingest/extract/claim/rules/rule_source.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "ingest/extract/claim/rules/clause_roles.h"
#include "ingest/extract/claim/rules/coordination.h"
#include "ingest/extract/claim/rules/tree_match.h"
#include "ingest/extract/mention/pattern_match.h"
#include "language/text/blanks.h"

namespace quipu {
namespace {

constexpr int kAsideDiscount = 100;
constexpr int kPronounDiscount = 200;

// "the office of X said": X is no subject.
bool AfterPreposition(const ItemSentence& sentence, int begin) {
  int i = begin - 1;
  while (sentence.PhraseLength(i, Cue::kArticle) > 0 ||
         sentence.PhraseLength(i, Cue::kTitle) > 0 ||
         sentence.PhraseLength(i, Cue::kHonorific) > 0) {
    --i;
  }
  return sentence.PhraseLength(i, Cue::kPreposition) > 0;
}

// One match of a pattern, and what it claims.
class Hit {
 public:
  Hit(const DocumentContext& context, const ItemSentence& sentence,
      EntityTable& table, const std::vector<CaptureInfo>& captures,
      const PatternMatch& match)
      : context_(context),
        sentence_(sentence),
        table_(table),
        captures_(captures),
        match_(match) {}

  std::optional<ClaimCandidate> Claimed(const Rule& rule,
                                        const ClaimShape& shape) {
    const std::optional<Argument> subject = ArgumentOf(shape.subject);
    std::optional<Argument> object =
        shape.object_as_text ? WordsOf(shape.object) : ArgumentOf(shape.object);
    if (!subject || !object) return std::nullopt;
    ClaimCandidate out;
    out.subject = std::get<LocalIndex>(*subject);
    out.predicate = shape.predicate;
    out.object = std::move(*object);
    for (const QualifierShape& qualifier : shape.qualifiers) {
      if (!qualifier.capture) {
        out.qualifiers.push_back({qualifier.name, TextLiteral(qualifier.text)});
      } else if (auto value = ArgumentOf(*qualifier.capture)) {
        out.qualifiers.push_back({qualifier.name, std::move(*value)});
      }
    }
    out.begin = match_.begin;
    out.end = match_.end;
    out.subject_at = SpanOf(shape.subject);
    out.object_at = SpanOf(shape.object);
    out.evidence = sentence_.sentence->span;
    out.rule = rule.name;
    out.score = Score(rule);
    out.stance =
        Qualified({rule.negative ? Polarity::kNegative : Polarity::kPositive,
                   rule.modality},
                  match_.negated, match_.hedged);
    out.polarity_told = rule.negative || match_.negated;
    if (match_.planned && out.stance.modality == Modality::kAsserted) {
      out.stance.modality = Modality::kPlanned;
    }
    out.dated = rule.dated;
    return out;
  }

 private:
  const Item& At(int item) const {
    return sentence_.items[static_cast<size_t>(item)];
  }

  static Literal TextLiteral(std::string_view text) {
    Literal literal;
    literal.text = std::string(text);
    return literal;
  }

  // The items of a capture without quotation marks at its ends; nullopt if it
  // took no part.
  std::optional<Captured> Items(size_t capture) const {
    Captured items = match_.captures[capture];
    if (items.begin < 0 || items.end <= items.begin) return std::nullopt;
    const auto quote = [&](int item) {
      return sentence_.IsWord(item) && sentence_.word(item).Is("\"");
    };
    while (items.end - items.begin > 1 && quote(items.begin)) ++items.begin;
    while (items.end - items.begin > 1 && quote(items.end - 1)) --items.end;
    return items;
  }

  // Of a capture that took part.
  Span SpanOf(size_t capture) const {
    const std::optional<Captured> items = Items(capture);
    if (!items) return {};
    return {At(items->begin).span.begin, At(items->end - 1).span.end};
  }

  std::optional<Argument> WordsOf(size_t capture) const {
    const std::optional<Captured> items = Items(capture);
    if (!items) return std::nullopt;
    return TextLiteral(At(items->begin).span.In(context_.text));
  }

  std::optional<Argument> ArgumentOf(size_t capture) {
    const std::optional<Captured> items = Items(capture);
    if (!items) return std::nullopt;
    const Item& first = At(items->begin);
    const Span span = SpanOf(capture);
    const CaptureInfo& info = captures_[capture];
    switch (info.kind) {
      case SlotKind::kEntity:
      case SlotKind::kDemonym:
        return LocalIndex{static_cast<uint32_t>(first.entity)};
      case SlotKind::kDate:
      case SlotKind::kQuantity:
        return first.literal;
      case SlotKind::kNominal:
        return NominalAt(span, info.types);
      default:
        return TextLiteral(span.In(context_.text));
    }
  }

  // Words that stand for an entity of their own, of the only type in `types`.
  LocalIndex NominalAt(Span span, TypeMask types) {
    int type = 0;
    while ((types >> type & 1) == 0) ++type;
    const int entity = table_.Nominal(type, "@" + std::to_string(span.begin),
                                      SingleBlanks(span.In(context_.text)));
    std::vector<Mention>& mentions = table_.entity(entity).mentions;
    if (mentions.empty()) mentions.push_back({span, MentionKind::kNominal});
    return LocalIndex{static_cast<uint32_t>(entity)};
  }

  int Score(const Rule& rule) const {
    int score = rule.confidence - (match_.aside ? kAsideDiscount : 0);
    for (int i = match_.begin; i < match_.end; ++i) {
      if (At(i).mention == MentionKind::kPronoun) {
        score -= kPronounDiscount;
        break;
      }
    }
    return std::max(score, 1);
  }

  const DocumentContext& context_;
  const ItemSentence& sentence_;
  EntityTable& table_;
  const std::vector<CaptureInfo>& captures_;
  const PatternMatch& match_;
};

// Whether a verb or noun of the sentence may head the frame; cheap.
bool MayOccur(const TreePattern& frame, const WordSentence& sentence) {
  return std::ranges::any_of(sentence.tree, [&](const TreeWord& word) {
    const WordId written = sentence.words[word.word].id;
    if (word.lemma == WordId{} && written == WordId{}) return false;
    return std::ranges::any_of(frame.lemmas, [&](const FrameLemma& lemma) {
      return lemma.lemma == (lemma.written ? written : word.lemma);
    });
  });
}

void FindByTrees(const DocumentContext& context, const ItemSentence& sentence,
                 EntityTable& table, std::vector<ClaimCandidate>& candidates) {
  const WordSentence& words = *sentence.sentence;
  std::optional<ClauseRoles> roles;
  for (const Rule& rule : context.file.rules) {
    for (const RuleFrame& frame : rule.frames) {
      if ((frame.languages & words.languages) == 0 ||
          !MayOccur(frame.tree, words)) {
        continue;
      }
      if (!roles) roles.emplace(sentence);
      for (const PatternMatch& match :
           MatchTree(frame.tree, *roles, sentence)) {
        Hit hit(context, sentence, table, frame.tree.captures, match);
        for (const ClaimShape& shape : frame.claims) {
          if (auto candidate = hit.Claimed(rule, shape)) {
            candidates.push_back(std::move(*candidate));
          }
        }
      }
    }
  }
}

}  // namespace

void RuleSource::FindIn(const DocumentContext& context,
                        const ItemSentence& sentence, EntityTable& table,
                        std::vector<ClaimCandidate>& candidates) const {
  FindByTrees(context, sentence, table, candidates);
  const int size = static_cast<int>(sentence.items.size());
  PatternMatch match;
  for (const Rule& rule : context.file.rules) {
    for (const auto& [languages, pattern, claims, joins_names] :
         rule.patterns) {
      if ((languages & sentence.sentence->languages) == 0 || joins_names ||
          !MayOccur(pattern, sentence)) {
        continue;
      }
      for (int begin = 0; begin < size; ++begin) {
        if (!MayBegin(pattern, sentence, begin) ||
            !MatchAt(pattern, sentence, begin, match) ||
            (pattern.clause && AfterPreposition(sentence, begin))) {
          continue;
        }
        Hit hit(context, sentence, table, pattern.captures, match);
        for (const ClaimShape& shape : claims) {
          std::optional<ClaimCandidate> candidate = hit.Claimed(rule, shape);
          if (!candidate) continue;
          AddCoordinated(sentence, match.captures[shape.subject].begin,
                         match.captures[shape.object].begin, *candidate,
                         candidates);
          candidates.push_back(std::move(*candidate));
        }
      }
    }
  }
}

}  // namespace quipu
