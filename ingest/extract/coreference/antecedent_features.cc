#include "ingest/extract/coreference/antecedent_features.h"

#include <algorithm>
#include <bit>

#include "language/neural/embedding_table.h"

namespace quipu {
namespace {

// Templates; what a number stands for is fixed by the model that learned it.
enum Template : uint32_t {
  kNew = 1,
  kPair = 40,
  kTreeOf = 80,
  kEntity = 100,
  kSpeech = 120,
};

template <typename T>
uint64_t Value(T value) {
  return static_cast<uint64_t>(value);
}

// 0, 1, 2, 3, 4, 5 to 8, 9 to 16 ...
uint64_t Distance(uint64_t count) {
  return count <= 4 ? count : 2 + Value(std::bit_width(count - 1));
}

uint64_t Tenths(float probability) {
  return static_cast<uint64_t>(probability * 5);
}

bool Has(const std::vector<uint64_t>& words, uint64_t word) {
  return std::find(words.begin(), words.end(), word) != words.end();
}

uint64_t CountIn(const std::vector<uint64_t>& words,
                 const std::vector<uint64_t>& other) {
  return Value(std::count_if(words.begin(), words.end(),
                             [&](uint64_t word) { return Has(other, word); }));
}

bool IsWithin(const Markable& inner, const Markable& outer) {
  return inner.sentence == outer.sentence && inner.begin >= outer.begin &&
         inner.end <= outer.end;
}

}  // namespace

AntecedentFeatures::AntecedentFeatures(const Analysis& analysis,
                                       const Markables& markables,
                                       const TypeScores& types,
                                       const MarkableFacts& facts)
    : analysis_(analysis),
      markables_(markables),
      types_(types),
      facts_(facts),
      dimensions_(facts.dimensions()),
      entity_of_(markables.all.size(), 0),
      entities_(markables.all.size()) {
  uint32_t likely = 0;
  for (uint32_t i = 0; i < markables.all.size(); ++i) {
    likely_before_.push_back(likely);
    if (facts[i].mention > 0.5F) ++likely;
  }
}

void AntecedentFeatures::Refer(uint32_t markable, uint32_t entity) {
  const MarkableFact& fact = facts_[markable];
  const Markable& m = markables_.all[markable];
  EntitySoFar& known = entities_[entity];
  entity_of_[markable] = entity;
  const bool name = m.kind == MarkableKind::kName;
  const bool pronoun = m.kind == MarkableKind::kPronoun;
  if (known.mentions == 0 ||
      (name && (!known.named ||
                fact.words.size() > facts_[known.title].words.size()))) {
    known.title = markable;
  }
  if (known.mentions == 0) known.first = markable;
  ++known.mentions;
  most_mentions_ = std::max(most_mentions_, known.mentions);
  known.last = markable;
  known.named |= name;
  for (size_t type = 0; type < kMentionTypeCount; ++type) {
    known.types[type] += (name ? 1 : 0.4F) * types_[markable][type];
  }
  if (pronoun ? fact.person == 3 : !known.by_pronoun && !name) {
    if (fact.gender != GrammaticalGender::kUnknown) known.gender = fact.gender;
    if (fact.number != GrammaticalNumber::kUnknown) known.number = fact.number;
    known.by_pronoun = pronoun;
  }
}

const SyntacticWord& AntecedentFeatures::HeadOf(uint32_t markable) const {
  const Markable& m = markables_.all[markable];
  return analysis_.sentences[m.sentence].words[m.head];
}

uint64_t AntecedentFeatures::MatchOf(uint32_t anaphor,
                                     uint32_t candidate) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  if (a.text == c.text) return 1;
  if (a.as_acronym != 0 && a.as_acronym == c.initials) return 2;
  if (c.as_acronym != 0 && c.as_acronym == a.initials) return 3;
  const uint64_t common = CountIn(a.words, c.words);
  if (common == 0) {
    if (a.prefix != 0 && a.prefix == c.prefix) return 4;
    return a.head == c.head || a.lemma == c.lemma ? 5 : 0;
  }
  const bool all_a = common >= a.words.size();
  const bool all_c = CountIn(c.words, a.words) >= c.words.size();
  const bool heads = a.lemma == c.lemma || a.head == c.head;
  const bool last = a.words.back() == c.words.back();
  const bool first = a.words.front() == c.words.front();
  return 8 + (Value(all_a) | Value(all_c) << 1 | Value(heads) << 2 |
              Value(last) << 3 | Value(first) << 4);
}

void AntecedentFeatures::CollectNew(uint32_t anaphor,
                                    std::span<const uint32_t> candidates,
                                    FeatureBag& bag,
                                    std::vector<int16_t>& dense) const {
  const MarkableFact& a = facts_[anaphor];
  const Markable& m = markables_.all[anaphor];
  const SyntacticWord& head = HeadOf(anaphor);
  const uint64_t kind = Value(m.kind);
  uint64_t same_text = 0, same_head = 0, same_type = 0, common = 0;
  for (const uint32_t c : candidates) {
    same_text |= Value(facts_[c].text == a.text);
    same_head |= Value(facts_[c].lemma == a.lemma);
    same_type |= Value(facts_[c].type == a.type);
    common = std::max(common, CountIn(a.words, facts_[c].words));
  }
  common = std::min<uint64_t>(common, 2);
  const uint64_t determiner = Value(a.determiner);
  const uint64_t agreement = same_text | same_head << 1 | same_type << 2;
  bag.Add(kNew, kind);
  bag.Add(kNew + 1, kind, a.type);
  bag.Add(kNew + 2, kind, a.head);
  bag.Add(kNew + 3, kind, a.lemma);
  bag.Add(kNew + 4, kind, determiner, agreement);
  bag.Add(kNew + 5, kind, agreement, common, a.type);
  bag.Add(kNew + 6, kind, Value(a.number), determiner, a.modified);
  bag.Add(kNew + 7, kind, Tenths(a.mention));
  bag.Add(kNew + 8, kind, Value(head.deprel), determiner);
  bag.Add(kNew + 9, kind, Distance(m.sentence));
  bag.Add(kNew + 10, kind, Distance(candidates.size()));
  bag.Add(kNew + 11, kind, a.owned, a.modified, same_head);
  bag.Add(kNew + 12, kind, Value(m.recognized ? 1 + Value(*m.recognized) : 0),
          agreement);
  bag.Add(kNew + 13, kind, std::min<uint64_t>(a.words.size(), 4), agreement);
  bag.Add(kNew + 14, a.person, a.possessive, a.demonstrative, a.type);
  bag.Add(kNew + 15, a.numbers != 0, determiner, kind);
  bag.Add(kNew + 16, a.governor, Value(head.deprel));
  bag.Add(kNew + 17, kind, a.person, a.spoken.speech != 0,
          a.spoken.speaker < anaphor);
  AddDense(anaphor, anaphor, dense);
}

void AntecedentFeatures::Collect(uint32_t anaphor, uint32_t candidate,
                                 size_t rank, FeatureBag& bag,
                                 std::vector<int16_t>& dense) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  const Markable& ma = markables_.all[anaphor];
  const Markable& mc = markables_.all[candidate];
  const uint64_t kinds = Value(ma.kind) * 16 + Value(mc.kind);
  const uint64_t match = MatchOf(anaphor, candidate);
  const uint64_t sentences = Distance(ma.sentence - mc.sentence);
  const uint64_t between =
      Distance(likely_before_[anaphor] - likely_before_[candidate]);
  const uint64_t types = Value(a.type) * 16 + c.type;
  const bool word = ma.kind == MarkableKind::kPronoun;
  bag.Add(kPair, kinds, match);
  bag.Add(kPair + 1, kinds, sentences);
  bag.Add(kPair + 2, kinds, between);
  bag.Add(kPair + 3, match, sentences, Value(ma.kind));
  bag.Add(kPair + 4, types, kinds);
  bag.Add(kPair + 5, types, match);
  bag.Add(kPair + 6, kinds, Distance(rank));
  bag.Add(kPair + 7, a.lemma, c.lemma);
  bag.Add(kPair + 8, a.lemma, c.type, Value(mc.kind));
  bag.Add(kPair + 9, a.head, Value(word), types);
  bag.Add(kPair + 10, types, sentences, Value(ma.kind));
  bag.Add(kPair + 11, kinds, match, Value(a.determiner), Value(c.determiner));
  bag.Add(kPair + 12, kinds, Tenths(a.mention), Tenths(c.mention));
  bag.Add(kPair + 13, Value(ma.recognized ? 1 + Value(*ma.recognized) : 0),
          Value(mc.recognized ? 1 + Value(*mc.recognized) : 0), match);
  bag.Add(kPair + 14, match, between, types);
  bag.Add(kPair + 15, a.lemma, match);
  bag.Add(kPair + 16, match, a.words.size(), c.words.size());
  if (word) {
    bag.Add(kPair + 17, a.head, Value(c.number), Value(c.gender));
    bag.Add(kPair + 18, a.head, c.type, sentences);
    bag.Add(kPair + 19, a.head, c.head);
    bag.Add(kPair + 20, a.head, between, Value(mc.kind));
    bag.Add(kPair + 21, a.person, c.person, a.possessive, c.possessive,
            a.text == c.text);
    bag.Add(kPair + 22, a.head, Value(HeadOf(candidate).deprel), sentences);
  }
  AddAgreement(anaphor, candidate, match, bag);
  AddEntity(anaphor, candidate, match, bag);
  AddSpeech(anaphor, candidate, bag);
  AddTree(anaphor, candidate, match, bag);
  AddDense(anaphor, candidate, dense);
}

void AntecedentFeatures::AddAgreement(uint32_t anaphor, uint32_t candidate,
                                      uint64_t match_of,
                                      FeatureBag& bag) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  const uint64_t kinds = Value(markables_.all[anaphor].kind) * 16 +
                         Value(markables_.all[candidate].kind);
  const bool match = match_of != 0;
  bag.Add(kPair + 23, kinds, Value(a.number), Value(c.number));
  bag.Add(kPair + 24, kinds, Value(a.gender), Value(c.gender));
  bag.Add(kPair + 25, kinds, Value(a.number) * 4 + Value(c.number),
          Value(a.gender) * 4 + Value(c.gender), match);
  const uint64_t numbers = a.numbers == 0 || c.numbers == 0
                               ? Value(a.numbers != 0) | Value(c.numbers != 0)
                                                             << 1
                               : 3 + Value(a.numbers == c.numbers);
  bag.Add(kPair + 26, numbers, match, kinds);
  bag.Add(kPair + 27, a.owned, c.owned, match, kinds);
  bag.Add(kPair + 28, a.modified, c.modified, match, kinds);
  bag.Add(kPair + 29,
          a.demonstrative || a.determiner == Determiner::kDemonstrative, c.type,
          Distance(markables_.all[anaphor].sentence -
                   markables_.all[candidate].sentence));
}

void AntecedentFeatures::AddEntity(uint32_t anaphor, uint32_t candidate,
                                   uint64_t match_of, FeatureBag& bag) const {
  const MarkableFact& a = facts_[anaphor];
  const Markable& ma = markables_.all[anaphor];
  const EntitySoFar& e = entities_[entity_of_[candidate]];
  const uint64_t kind = Value(ma.kind);
  const uint64_t mentions = Distance(e.mentions);
  const uint64_t type = Value(
      std::max_element(e.types.begin(), e.types.end() - 1) - e.types.begin());
  const uint64_t match =
      e.title == candidate ? match_of : MatchOf(anaphor, e.title);
  const bool last = e.last == candidate;
  const uint64_t sentences =
      Distance(ma.sentence - markables_.all[e.last].sentence);
  bag.Add(kEntity, kind, mentions, last);
  bag.Add(kEntity + 1, kind, match, e.named);
  bag.Add(kEntity + 2, kind, match, type, a.type);
  bag.Add(kEntity + 3, kind, type, a.type, e.named);
  bag.Add(kEntity + 4, kind, Value(e.gender), Value(a.gender), e.by_pronoun);
  bag.Add(kEntity + 5, kind, Value(e.number), Value(a.number), e.by_pronoun);
  bag.Add(kEntity + 6, kind, sentences, mentions);
  bag.Add(kEntity + 7, kind, e.named, last, Value(a.determiner));
  bag.Add(kEntity + 8, a.lemma, type, e.named);
  const bool most = e.mentions == most_mentions_;
  const uint64_t first = Distance(markables_.all[e.first].sentence);
  bag.Add(kEntity + 12, kind, most, type == a.type, e.named);
  bag.Add(kEntity + 13, kind, first, mentions);
  if (ma.kind == MarkableKind::kPronoun) {
    bag.Add(kEntity + 9, a.head, Value(e.gender), Value(e.number),
            e.by_pronoun);
    bag.Add(kEntity + 10, a.head, sentences, mentions);
    bag.Add(kEntity + 11, a.head, type, sentences);
  }
}

// "I" is who speaks; who speaks is not "she".
void AntecedentFeatures::AddSpeech(uint32_t anaphor, uint32_t candidate,
                                   FeatureBag& bag) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  const Spoken& sa = a.spoken;
  const Spoken& sc = c.spoken;
  if (sa.speech == 0 && sc.speech == 0) return;
  const auto known = [&](uint32_t speaker) { return speaker < anaphor; };
  const auto same = [&](uint32_t one, uint32_t other) {
    return known(one) && known(other) && entity_of_[one] == entity_of_[other];
  };
  const uint64_t relation = Value(sa.speech != 0) | Value(sc.speech != 0) << 1 |
                            Value(sa.speech == sc.speech) << 2 |
                            Value(same(sa.speaker, candidate)) << 3 |
                            Value(sc.speaker == anaphor) << 4 |
                            Value(same(sa.speaker, sc.speaker)) << 5 |
                            Value(known(sa.speaker)) << 6;
  const uint64_t kind = Value(markables_.all[anaphor].kind);
  bag.Add(kSpeech, kind, a.person, c.person, relation);
  bag.Add(kSpeech + 1, a.head, relation, c.person);
  bag.Add(kSpeech + 2, kind, a.person, relation,
          Value(a.number) * 4 + Value(c.number));
}

void AntecedentFeatures::AddTree(uint32_t anaphor, uint32_t candidate,
                                 uint64_t match, FeatureBag& bag) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  const Markable& ma = markables_.all[anaphor];
  const Markable& mc = markables_.all[candidate];
  const SyntacticWord& ha = HeadOf(anaphor);
  const SyntacticWord& hc = HeadOf(candidate);
  const uint64_t kinds = Value(ma.kind) * 16 + Value(mc.kind);
  const uint64_t relations = Value(ha.deprel) * 64 + Value(hc.deprel);
  const bool same_sentence = ma.sentence == mc.sentence;
  bag.Add(kTreeOf, relations, same_sentence, Value(ma.kind));
  bag.Add(kTreeOf + 1, Value(hc.deprel), kinds,
          Distance(ma.sentence - mc.sentence));
  if (a.governor != 0 && a.governor == c.governor) {
    bag.Add(kTreeOf + 2, relations, same_sentence);
    bag.Add(kTreeOf + 3, kinds, same_sentence);
  }
  if (!same_sentence) return;
  if (IsWithin(ma, mc) || IsWithin(mc, ma)) {
    const bool inner = IsWithin(ma, mc);
    bag.Add(kTreeOf + 4, inner, kinds, Value(inner ? ha.deprel : hc.deprel));
    bag.Add(kTreeOf + 11, inner ? c.lemma : a.lemma, inner ? a.type : c.type);
    bag.Add(kTreeOf + 12, inner ? c.type : a.type, inner ? a.type : c.type,
            kinds, ma.end == mc.end);
    bag.Add(kTreeOf + 5, kinds, ma.head == mc.head, match);
  }
  const bool a_above = c.governor_at == ma.head;
  const bool c_above = a.governor_at == mc.head;
  const bool siblings =
      a.governor_at == c.governor_at && a.governor_at != kNoWord;
  const uint64_t path =
      Value(a_above) | Value(c_above) << 1 | Value(siblings) << 2;
  bag.Add(kTreeOf + 6, path, relations);
  bag.Add(kTreeOf + 7, path, kinds, relations);
  const SentenceTree& tree = markables_.trees[ma.sentence];
  const bool copula = (a_above && hc.deprel == Deprel::kNsubj &&
                       tree.Child(ma.head, Deprel::kCop) != kNoWord) ||
                      (c_above && ha.deprel == Deprel::kNsubj &&
                       tree.Child(mc.head, Deprel::kCop) != kNoWord);
  bag.Add(kTreeOf + 8, copula, kinds);
  const uint32_t words = ma.begin >= mc.end ? ma.begin - mc.end : 0;
  bag.Add(kTreeOf + 9, Distance(words), kinds, path);
  if (words == 1) {  // a comma, a bracket, "alias"
    bag.Add(kTreeOf + 10, kinds,
            Value(tree.word(mc.end).upos) * 256 +
                static_cast<uint8_t>(tree.word(mc.end).form.empty()
                                         ? 0
                                         : tree.word(mc.end).form.front()),
            a.type == c.type);
  }
}

void AntecedentFeatures::AddDense(uint32_t anaphor, uint32_t candidate,
                                  std::vector<int16_t>& dense) const {
  const MarkableFact& a = facts_[anaphor];
  const MarkableFact& c = facts_[candidate];
  const bool pair = anaphor != candidate;
  dense.assign(DenseInputs(dimensions_), 0);
  int32_t sum = 0;
  if (pair && !a.vector.empty() && !c.vector.empty()) {
    for (size_t i = 0; i < dimensions_; ++i) {
      const int32_t product = int32_t{a.vector[i]} * c.vector[i];
      sum += product;
      dense[i] = static_cast<int16_t>(product / 8);
    }
  }
  size_t at = dimensions_ + dimensions_ % 2;
  const auto put = [&](float probability) {
    dense[at++] = static_cast<int16_t>(probability * kInputOne);
  };
  for (size_t type = 0; type < kMentionTypeCount; ++type) {
    put(a.types[type]);
    put(pair ? c.types[type] : 0);
  }
  // Vectors have a length of about 254 in units of their scale.
  dense[at++] = static_cast<int16_t>(std::clamp(sum / 64, -2048, 2048));
  dense[at] = pair ? kInputOne : 0;
}

}  // namespace quipu
