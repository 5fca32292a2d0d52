#include "ingest/extract/claim/rules/claim_finder.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kAsideDiscount = 100;
constexpr int kPronounDiscount = 200;
constexpr int kConditionWindow = 12;

ObjectKind KindOf(const Argument& argument) {
  if (std::holds_alternative<LocalIndex>(argument)) return ObjectKind::kEntity;
  switch (std::get<Literal>(argument).kind) {
    case LiteralKind::kDate:
      return ObjectKind::kDate;
    case LiteralKind::kQuantity:
      return ObjectKind::kQuantity;
    default:
      return ObjectKind::kText;
  }
}

// "if", "whether" in the same clause: what follows is not claimed.
bool UnderCondition(const ItemSentence& sentence, int begin) {
  for (int i = begin - 1; i >= 0 && begin - i <= kConditionWindow; --i) {
    if (!sentence.IsWord(i)) continue;
    const SurfaceWord& word = sentence.word(i);
    if (word.Is(",") || word.Is(";") || word.Is(":")) return false;
    if (sentence.PhraseLength(i, Cue::kCondition) > 0) return true;
  }
  return false;
}

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

}  // namespace

struct ClaimFinder::Hit {
  const ItemSentence& sentence;
  const PatternMatch& match;
  const std::vector<SpeechScope>& speech;
};

ClaimFinder::ClaimFinder(const NameContext& context, EntityTable& table)
    : context_(context), table_(table) {}

void ClaimFinder::FindIn(const ItemSentence& sentence) {
  const WordSentence& words = *sentence.sentence;
  if (words.question || words.heading) return;
  const std::vector<SpeechScope> speech = FindSpeech(sentence, context_.text);
  const int size = static_cast<int>(sentence.items.size());
  for (const Rule& rule : context_.file.rules) {
    for (const RulePattern& pattern : rule.patterns) {
      if ((pattern.languages & words.languages) == 0 || pattern.joins_names ||
          !MayOccur(pattern.pattern, sentence)) {
        continue;
      }
      PatternMatch match;
      for (int begin = 0; begin < size; ++begin) {
        if (!MayBegin(pattern.pattern, sentence, begin) ||
            !MatchAt(pattern.pattern, sentence, begin, match) ||
            UnderCondition(sentence, begin) ||
            (pattern.pattern.clause && AfterPreposition(sentence, begin))) {
          continue;
        }
        Apply(rule, pattern, {sentence, match, speech});
      }
    }
  }
  for (const SpeechScope& scope : speech) AddSpeech(sentence, scope);
}

std::optional<Argument> ClaimFinder::ArgumentOf(const Pattern& pattern,
                                                const Hit& hit,
                                                size_t capture) {
  Captured captured = hit.match.captures[capture];
  if (captured.begin < 0 || captured.end <= captured.begin) {
    return std::nullopt;
  }
  const auto quote = [&](int item) {
    return hit.sentence.IsWord(item) && hit.sentence.word(item).Is("\"");
  };
  while (captured.end - captured.begin > 1 && quote(captured.begin)) {
    ++captured.begin;
  }
  while (captured.end - captured.begin > 1 && quote(captured.end - 1)) {
    --captured.end;
  }
  const auto& items = hit.sentence.items;
  const Item& first = items[static_cast<size_t>(captured.begin)];
  const Span span{first.span.begin,
                  items[static_cast<size_t>(captured.end) - 1].span.end};
  switch (pattern.captures[capture].kind) {
    case SlotKind::kEntity:
    case SlotKind::kDemonym:
      return LocalIndex{static_cast<uint32_t>(first.entity)};
    case SlotKind::kDate:
    case SlotKind::kQuantity:
      return first.literal;
    case SlotKind::kNominal: {
      int type = 0;
      while ((pattern.captures[capture].types >> type & 1) == 0) ++type;
      const std::string words = SingleBlanks(span.In(context_.text));
      const int entity =
          table_.Nominal(type, "@" + std::to_string(span.begin), words);
      auto& mentions = table_.entity(entity).mentions;
      if (mentions.empty()) mentions.push_back({span, MentionKind::kNominal});
      return LocalIndex{static_cast<uint32_t>(entity)};
    }
    default: {
      Literal literal;
      literal.text = std::string(span.In(context_.text));
      return literal;
    }
  }
}

bool ClaimFinder::Fill(const ClaimShape& shape, const Pattern& pattern,
                       const Hit& hit, Claim& claim) {
  const std::optional<Argument> subject =
      ArgumentOf(pattern, hit, shape.subject);
  std::optional<Argument> object = ArgumentOf(pattern, hit, shape.object);
  if (!subject || !object) return false;
  claim.predicate = shape.predicate;
  claim.subject = std::get<LocalIndex>(*subject);
  if (shape.object_as_text) {
    const int item = hit.match.captures[shape.object].begin;
    Literal literal;
    literal.text = std::string(
        hit.sentence.items[static_cast<size_t>(item)].span.In(context_.text));
    object = literal;
  }
  claim.object = std::move(*object);
  for (const QualifierShape& qualifier : shape.qualifiers) {
    if (!qualifier.capture) {
      Literal literal;
      literal.text = qualifier.text;
      claim.qualifiers.push_back({qualifier.name, std::move(literal)});
    } else if (auto value = ArgumentOf(pattern, hit, *qualifier.capture)) {
      claim.qualifiers.push_back({qualifier.name, std::move(*value)});
    }
  }
  return true;
}

// Polarity, modality, source, date, evidence and confidence.
void ClaimFinder::Frame(const Rule& rule, const Hit& hit, Claim& claim) const {
  const auto& items = hit.sentence.items;
  claim.rule = rule.name;
  claim.evidence = {hit.sentence.sentence->span};
  claim.polarity = rule.negative != hit.match.negated ? Polarity::kNegative
                                                      : Polarity::kPositive;
  claim.modality = hit.match.hedged && rule.modality == Modality::kAsserted
                       ? Modality::kAlleged
                       : rule.modality;
  int confidence = rule.confidence - (hit.match.aside ? kAsideDiscount : 0);
  for (int i = hit.match.begin; i < hit.match.end; ++i) {
    if (items[static_cast<size_t>(i)].mention == MentionKind::kPronoun) {
      confidence -= kPronounDiscount;
      break;
    }
  }
  claim.confidence = std::clamp(confidence, 1, 1000);
  for (const SpeechScope& scope : hit.speech) {
    if (hit.match.begin < scope.begin || hit.match.end > scope.end) continue;
    const bool own =
        hit.match.begin < scope.words_end && hit.match.end > scope.words_begin;
    if (own) continue;
    claim.attributed_to = scope.source;
    if (scope.modality != Modality::kAsserted) claim.modality = scope.modality;
  }
  if (!rule.dated) return;
  const Item* date = nullptr;
  for (const Item& item : items) {
    if (item.kind != ItemKind::kDate) continue;
    if (date != nullptr) return;  // which of them is not clear
    date = &item;
  }
  if (date == nullptr) return;
  claim.qualifiers.push_back({"date", date->literal});
  if (date->literal.date) {
    const DayRange bounds = date->literal.date->Bounds();
    claim.time = TimeBounds{bounds, bounds};
  }
}

void ClaimFinder::Apply(const Rule& rule, const RulePattern& pattern,
                        const Hit& hit) {
  for (const ClaimShape& shape : pattern.claims) {
    Claim claim;
    if (!Fill(shape, pattern.pattern, hit, claim)) continue;
    Frame(rule, hit, claim);
    AddCoordinated(shape, hit, claim);
    Add(std::move(claim));
  }
}

// "A and B support C", "A supports B and C": the others, too.
void ClaimFinder::AddCoordinated(const ClaimShape& shape, const Hit& hit,
                                 const Claim& claim) {
  const auto& items = hit.sentence.items;
  const int size = static_cast<int>(items.size());
  const auto is = [&](int i, std::initializer_list<std::string_view> texts) {
    if (!hit.sentence.IsWord(i)) return false;
    return std::any_of(texts.begin(), texts.end(), [&](auto text) {
      return hit.sentence.word(i).Is(text);
    });
  };
  const auto entity = [&](int i) {
    return i >= 0 && i < size &&
           items[static_cast<size_t>(i)].kind == ItemKind::kEntity;
  };
  const int subject = hit.match.captures[shape.subject].begin;
  int other = subject - 1;
  while (hit.sentence.PhraseLength(other, Cue::kArticle) > 0) --other;
  if (subject == hit.match.begin && is(other, {"and", "et", "y", "e"}) &&
      entity(other - 1)) {
    --other;
    int before = other - 1;
    while (hit.sentence.PhraseLength(before, Cue::kArticle) > 0) --before;
    const Item& item = items[static_cast<size_t>(other)];
    if ((before < 0 || is(before, {"both", "tant", "tanto"})) &&
        item.type == items[static_cast<size_t>(subject)].type) {
      Claim more = claim;
      more.subject = LocalIndex{static_cast<uint32_t>(item.entity)};
      Add(std::move(more));
    }
  }
  if (!std::holds_alternative<LocalIndex>(claim.object)) return;
  const int object = hit.match.captures[shape.object].begin;
  int second = object + 1;
  if (object + 1 != hit.match.end || !is(second, {"and", "et", "y", "e"})) {
    return;
  }
  ++second;
  while (hit.sentence.PhraseLength(second, Cue::kArticle) > 0) ++second;
  if (!entity(second) || !is(second + 1, {".", ",", ";", ":", ")"}) ||
      items[static_cast<size_t>(second)].type !=
          items[static_cast<size_t>(object)].type) {
    return;
  }
  Claim more = claim;
  more.object = LocalIndex{
      static_cast<uint32_t>(items[static_cast<size_t>(second)].entity)};
  Add(std::move(more));
}

// "X said that …" as a claim of its own.
void ClaimFinder::AddSpeech(const ItemSentence& sentence,
                            const SpeechScope& scope) {
  if (!scope.clause || scope.modality != Modality::kAsserted ||
      !std::holds_alternative<LocalIndex>(scope.source)) {
    return;
  }
  int end = scope.end;
  while (end > scope.begin && sentence.IsWord(end - 1) &&
         sentence.word(end - 1).shape == Shape::kPunctuation) {
    --end;
  }
  if (end - scope.begin < 2) return;
  const Span span{sentence.items[static_cast<size_t>(scope.begin)].span.begin,
                  sentence.items[static_cast<size_t>(end) - 1].span.end};
  Claim claim;
  claim.subject = std::get<LocalIndex>(scope.source);
  const int type = table_.entity(static_cast<int>(claim.subject.value)).type;
  claim.predicate = type == context_.types.publication ? "reported" : "stated";
  Literal literal;
  literal.text = std::string(span.In(context_.text));
  claim.object = std::move(literal);
  claim.evidence = {sentence.sentence->span};
  claim.confidence = 850;
  claim.rule = "speech.that";
  Add(std::move(claim));
}

void ClaimFinder::Add(Claim claim) {
  const auto type = [&](LocalIndex index) -> const std::string& {
    const int number = table_.entity(static_cast<int>(index.value)).type;
    return context_.file.ontology.types[static_cast<size_t>(number)].name;
  };
  const LocalIndex* const object = std::get_if<LocalIndex>(&claim.object);
  if (object != nullptr && *object == claim.subject) return;
  if (!context_.file.ontology.Allows(claim.predicate, type(claim.subject),
                                     KindOf(claim.object),
                                     object ? type(*object) : "")) {
    return;
  }
  std::string key = claim.predicate + " " +
                    std::to_string(claim.subject.value) + " " +
                    (object ? std::to_string(object->value)
                            : "'" + std::get<Literal>(claim.object).text);
  for (const size_t i : by_key_[key]) {
    Claim& known = claims_[i];
    if (known.polarity != claim.polarity || known.modality != claim.modality ||
        known.attributed_to != claim.attributed_to) {
      continue;
    }
    if (std::find(known.evidence.begin(), known.evidence.end(),
                  claim.evidence.front()) == known.evidence.end()) {
      known.evidence.push_back(claim.evidence.front());
    }
    return;
  }
  by_key_[key].push_back(claims_.size());
  claims_.push_back(std::move(claim));
}

}  // namespace quipu
