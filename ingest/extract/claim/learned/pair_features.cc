// Sparse features come from templates, numbered by the enum below; the dense
// input is four word vectors (heads, predicate, governor of the object), the
// types' probabilities of both clusters, and a few quantities.

#include "ingest/extract/claim/learned/pair_features.h"

#include <algorithm>
#include <array>
#include <tuple>

#include "language/neural/log_softmax.h"

namespace quipu {
namespace {

constexpr uint32_t kMaxDistance = 45;  // of heads, in words
constexpr size_t kMaxPairs = 4000;     // of a sentence
constexpr uint32_t kMaxBetween = 10;   // words in between that count one by one
// Below these a common noun or verb is hardly ever a mention.
constexpr float kLeastNoun = 0.012F;
constexpr float kLeastVerb = 0.008F;

// The templates. Trained models know them by their numbers.
enum Template : uint32_t {
  kBias = 1,
  kKinds,
  kOwn = 10,  // 20 for each side
  kTypes = 50,
  kTypesAndOrder,
  kWords = 53,
  kWordAndType,
  kTypeAndWord,
  kPathShort = 70,
  kPathCases,
  kPathLemmas,
  kPathTypes,
  kPathTop,
  kPathTopTypes,
  kPathTopEnds,
  kPathWord,
  kPathLength,
  kPathTopChild,
  kBetweenWord = 100,
  kBetweenAll,
  kDistance = 103,
  kNesting,
  kBefore,
  kAfter,
  kBeforeObject,
  kAfterObject,
  kMarksBetween,
  kNamesBetween,
  kPredicate = 130,
  kPredicateRoles,
  kPredicateTypes,
  kPredicateRolesTypes,
  kPredicateRolesOnly,
  kPredicateSubject,
  kPredicateObject,
  kTriggerBoth = 160,
  kTriggerSubject,
  kTriggerObject,
};

uint64_t Mix(uint64_t a, uint64_t b) {
  uint64_t h = (a ^ (b + 0x9e3779b97f4a7c15ULL + (a << 6) + (a >> 2)));
  h = (h ^ (h >> 32)) * 0xd6e8feb86659fd93ULL;
  return h ^ (h >> 32);
}

uint32_t Bucket(uint32_t distance) {
  constexpr std::array<uint32_t, 8> kLimits = {1, 2, 3, 5, 8, 13, 21, 34};
  uint32_t i = 0;
  while (i < kLimits.size() && distance > kLimits[i]) ++i;
  return i;
}

uint32_t Best(const std::array<float, kMentionTypeCount>& scores) {
  return static_cast<uint32_t>(
      std::max_element(scores.begin(), scores.end() - 1) - scores.begin());
}

}  // namespace

std::vector<MarkablePair> PairsOf(const MarkedDocument& document,
                                  uint32_t sentence) {
  const uint32_t first = document.markables.first[sentence];
  const auto own = document.markables.Of(sentence);
  const auto likely = [&](size_t i) {
    const float mention = 1 - Exponential(document.types[first + i].back());
    if (own[i].kind == MarkableKind::kNoun) return mention > kLeastNoun;
    if (own[i].kind == MarkableKind::kVerb) return mention > kLeastVerb;
    return true;
  };
  std::vector<MarkablePair> pairs;
  std::vector<uint32_t> distances;
  for (uint32_t s = 0; s < own.size(); ++s) {
    if (own[s].IsLiteral() || !likely(s)) continue;
    for (uint32_t o = 0; o < own.size(); ++o) {
      if (s == o && own[s].kind != MarkableKind::kNoun) continue;
      const uint32_t distance = own[s].head > own[o].head
                                    ? own[s].head - own[o].head
                                    : own[o].head - own[s].head;
      if (distance > kMaxDistance) continue;
      pairs.push_back({first + s, first + o});
      distances.push_back(distance);
    }
  }
  if (pairs.size() > kMaxPairs) {
    std::vector<uint32_t> sorted = distances;
    const auto nth = sorted.begin() + kMaxPairs;
    std::nth_element(sorted.begin(), nth, sorted.end());
    std::vector<MarkablePair> kept;
    for (size_t i = 0; i < pairs.size(); ++i) {
      if (distances[i] < *nth) kept.push_back(pairs[i]);
    }
    pairs = std::move(kept);
  }
  return pairs;
}

PairFeatures::PairFeatures(const MarkedDocument& document, uint32_t sentence,
                           const TriggerLexicon& triggers)
    : document_(document),
      view_(document.words, document.markables.trees[sentence], triggers),
      first_(document.markables.first[sentence]) {
  const auto own = document.markables.Of(sentence);
  for (uint32_t i = 0; i < own.size(); ++i) {
    if (own[i].IsLiteral()) {
      best_types_.push_back(static_cast<uint32_t>(kMentionTypeCount) +
                            static_cast<uint32_t>(own[i].kind));
    } else {
      best_types_.push_back(
          Best(document.clusters.types[document.clusters.of[first_ + i]]));
    }
  }
}

namespace {
constexpr size_t kVectorsOfPair = 4;
constexpr size_t kNumbersOfPair = 2 * kMentionTypeCount + 4;
}  // namespace

size_t PairFeatures::DenseSize(const WordVectors& vectors, size_t state_size) {
  return kVectorsOfPair * vectors.dimensions() + kNumbersOfPair +
         std::tuple_size_v<ContextWords> * state_size;
}

PairFeatures::Path PairFeatures::FindPath(uint32_t from, uint32_t to) const {
  Path path;
  const SentenceTree& tree = view_.tree();
  path.top = tree.CommonAncestor(from, to);
  if (path.top == kNoWord) return path;
  for (uint32_t w = from; w != path.top; w = tree.Parent(w)) {
    path.up.push_back(w);
  }
  for (uint32_t w = to; w != path.top; w = tree.Parent(w)) {
    path.down.push_back(w);
  }
  std::reverse(path.down.begin(), path.down.end());
  return path;
}

uint32_t PairFeatures::PredicateOf(MarkablePair pair) const {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  uint32_t best = kNoWord, least = kNoWord;
  for (const PredicateArgument& a : view_.arguments().OfWord(s.head)) {
    for (const PredicateArgument& b : view_.arguments().OfWord(o.head)) {
      if (a.predicate != b.predicate) continue;
      const uint32_t w = a.predicate;
      const uint32_t away = std::max(w, o.head) - std::min(w, o.head);
      if (away < least) {
        least = away;
        best = w;
      }
    }
  }
  return best != kNoWord ? best : view_.tree().CommonAncestor(s.head, o.head);
}

PairFeatures::ContextWords PairFeatures::ContextWordsOf(
    MarkablePair pair) const {
  return {document_.markables.all[pair.subject].head,
          document_.markables.all[pair.object].head, PredicateOf(pair)};
}

uint64_t PairFeatures::WordKey(const Markable& markable) const {
  if (markable.kind == MarkableKind::kName ||
      markable.kind == MarkableKind::kNestedName) {
    const auto at =
        static_cast<size_t>(&markable - document_.markables.all.data());
    return 1000 + best_types_[at - first_];
  }
  return view_.Lemma(markable.head);
}

void PairFeatures::AddOwn(uint32_t base, const Markable& m) {
  const SentenceTree& tree = view_.tree();
  const auto at = static_cast<size_t>(&m - document_.markables.all.data());
  const uint32_t type = best_types_[at - first_];
  const auto kind = static_cast<uint32_t>(m.kind);
  const uint64_t key = WordKey(m);
  const uint64_t relation = view_.Relation(m.head);
  FeatureBag& bag = *bag_;
  bag.Add(base, kind, type);
  bag.Add(base + 1, key);
  bag.Add(base + 2, key, relation);
  const uint32_t above = tree.Parent(m.head);
  const uint64_t governor = above == kNoWord ? 0 : view_.Lemma(above);
  bag.Add(base + 3, governor, relation);
  bag.Add(base + 4, governor, relation, view_.Case(m.head));
  bag.Add(base + 5, relation, view_.Case(m.head), type);
  bag.Add(base + 6, governor, relation, view_.Case(m.head), type);
  for (const uint32_t child : tree.Children(m.head)) {
    const SyntacticWord& word = tree.word(child);
    if (word.upos == Upos::kPunct) continue;
    bag.Add(base + 7, view_.Lemma(child));
    bag.Add(base + 8, view_.Relation(child));
  }
  bag.Add(base + 9, static_cast<uint64_t>(tree.word(m.head).upos));
  if (m.end - m.begin > 1 && m.kind == MarkableKind::kName) {
    bag.Add(base + 10, view_.Lemma(m.begin));
    bag.Add(base + 11, view_.Lemma(m.end - 1));
  }
}

void PairFeatures::AddPath(const Path& path, uint64_t types) {
  FeatureBag& bag = *bag_;
  if (path.top == kNoWord) {
    bag.Add(kPathLength, 99);
    return;
  }
  uint64_t relations = 1, cases = 2, lemmas = 3;
  const auto step = [&](uint32_t w, uint64_t direction, bool end) {
    relations = Mix(relations, view_.Relation(w) * 2 + direction);
    cases = Mix(cases, Mix(view_.Relation(w) * 2 + direction, view_.Case(w)));
    lemmas = Mix(lemmas, Mix(view_.Relation(w) * 2 + direction,
                             end ? view_.Case(w) : view_.Lemma(w)));
    if (!end) bag.Add(kPathWord, view_.Lemma(w), direction);
  };
  for (size_t i = 0; i < path.up.size(); ++i) step(path.up[i], 0, i == 0);
  const bool inner_top = !path.up.empty() && !path.down.empty();
  if (inner_top) lemmas = Mix(lemmas, view_.Lemma(path.top));
  for (size_t i = 0; i < path.down.size(); ++i) {
    step(path.down[i], 1, i + 1 == path.down.size());
  }
  const uint64_t top = view_.Lemma(path.top);
  const uint64_t first = path.up.empty() ? 1 : view_.Relation(path.up.back());
  const uint64_t last = path.down.empty()
                            ? 1
                            : Mix(view_.Relation(path.down.front()),
                                  view_.Case(path.down.front()));
  bag.Add(kPathShort, relations);
  bag.Add(kPathCases, cases);
  bag.Add(kPathLemmas, lemmas);
  bag.Add(kPathTypes, relations, types);
  bag.Add(kPathTop, top);
  bag.Add(kPathTopTypes, top, types);
  bag.Add(kPathTopEnds, top, first, last);
  bag.Add(kPathLength, path.up.size(), path.down.size());
  for (const uint32_t child : view_.tree().Children(path.top)) {
    switch (view_.tree().word(child).deprel) {
      case Deprel::kAux:
      case Deprel::kCop:
      case Deprel::kMark:
      case Deprel::kAdvmod:
      case Deprel::kCompound:
      case Deprel::kExpl:
      case Deprel::kObj:
        bag.Add(kPathTopChild, view_.Lemma(child));
        break;
      default:
        break;
    }
  }
}

void PairFeatures::AddBetween(const Markable& s, const Markable& o) {
  FeatureBag& bag = *bag_;
  const bool before = s.begin <= o.begin;
  const uint32_t begin = before ? s.end : o.end;
  const uint32_t end = before ? o.begin : s.begin;
  const bool s_holds_o = s.begin <= o.begin && o.end <= s.end;
  const bool o_holds_s = o.begin <= s.begin && s.end <= o.end;
  bag.Add(kNesting, s_holds_o * 2 + o_holds_s, before);
  const uint32_t distance = begin < end ? end - begin : 0;
  bag.Add(kDistance, Bucket(distance), before);
  if (begin < end) {
    uint64_t all = before;
    uint32_t marks = 0;
    for (uint32_t w = begin; w < end; ++w) {
      const SyntacticWord& word = view_.tree().word(w);
      if (word.upos == Upos::kPunct) ++marks;
      if (distance <= kMaxBetween)
        bag.Add(kBetweenWord, view_.Lemma(w), before);
      if (distance <= 3) all = Mix(all, view_.Lemma(w));
    }
    if (distance <= 3) bag.Add(kBetweenAll, all);
    bag.Add(kMarksBetween, std::min(marks, 4U), before);
    uint32_t names = 0;
    for (const RecognizedName& name : view_.tree().sentence().names) {
      names += name.begin >= begin && name.end <= end;
    }
    bag.Add(kNamesBetween, std::min(names, 4U), before);
  } else {
    bag.Add(kBetweenAll, before);
  }
  const auto lemma_at = [&](int64_t w) {
    return w < 0 || w >= static_cast<int64_t>(view_.tree().size())
               ? uint64_t{1}
               : view_.Lemma(static_cast<uint32_t>(w));
  };
  bag.Add(kBefore, lemma_at(int64_t{s.begin} - 1));
  bag.Add(kAfter, lemma_at(s.end));
  bag.Add(kBeforeObject, lemma_at(int64_t{o.begin} - 1));
  bag.Add(kAfterObject, lemma_at(o.end));
}

void PairFeatures::AddPredicates(const Markable& s, const Markable& o,
                                 uint64_t types) {
  FeatureBag& bag = *bag_;
  for (const PredicateArgument& a : view_.arguments().OfWord(s.head)) {
    for (const PredicateArgument& b : view_.arguments().OfWord(o.head)) {
      if (a.predicate != b.predicate) continue;
      const uint64_t lemma = view_.Lemma(a.predicate);
      const uint64_t preposition =
          b.preposition == kNoWord ? 0 : view_.Lemma(b.preposition);
      const uint64_t roles =
          static_cast<uint64_t>(a.role) * 16 + static_cast<uint64_t>(b.role);
      bag.Add(kPredicate, lemma);
      bag.Add(kPredicateRoles, lemma, roles, preposition);
      bag.Add(kPredicateTypes, lemma, types);
      bag.Add(kPredicateRolesTypes, roles, preposition, types);
      bag.Add(kPredicateRolesOnly, roles, preposition);
      bag.Add(kPredicateSubject, lemma, static_cast<uint64_t>(a.role),
              WordKey(s));
      bag.Add(kPredicateObject, lemma, roles, preposition, WordKey(o));
    }
  }
}

void PairFeatures::AddTriggers(const Markable& s, const Markable& o) {
  FeatureBag& bag = *bag_;
  for (const TriggerHit& hit : view_.Hits(s.head)) {
    if (!hit.subject) continue;
    bag.Add(kTriggerSubject, hit.predicate, hit.weak);
    for (const TriggerHit& other : view_.Hits(o.head)) {
      if (other.subject || other.trigger != hit.trigger ||
          other.predicate != hit.predicate) {
        continue;
      }
      bag.Add(kTriggerBoth, hit.predicate);
      bag.Add(kTriggerBoth, hit.predicate, hit.weak);
    }
  }
  for (const TriggerHit& hit : view_.Hits(o.head)) {
    if (!hit.subject) bag.Add(kTriggerObject, hit.predicate, hit.weak);
  }
}

void PairFeatures::AddVector(uint32_t w) {
  const size_t at = dense_->size();
  const WordVectors& vectors = document_.words.vectors();
  dense_->resize(at + vectors.dimensions(), 0);
  if (w == kNoWord) return;
  const std::span<const int8_t> vector = view_.Vector(w);
  if (!vector.empty()) vectors.ToInputs(vector, dense_->data() + at);
}

void PairFeatures::EndPart(PairGround ground) {
  parts_.push_back({ground, bag_->values().size(), dense_->size()});
}

void PairFeatures::Find(MarkablePair pair, FeatureBag& bag,
                        std::vector<int16_t>& dense) {
  bag_ = &bag;
  dense_ = &dense;
  bag.Clear();
  dense.clear();
  parts_.clear();
  AddFeatures(pair);
  const ContextWords words = ContextWordsOf(pair);
  AddWordInputs(words);
  AddNumbers(pair);
  const uint32_t sentence = document_.markables.all[pair.subject].sentence;
  for (const uint32_t word : words) {
    document_.context.Append(sentence, word, dense);
  }
  EndPart(PairGround::kContext);
}

void PairFeatures::AddFeatures(MarkablePair pair) {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  FeatureBag& bag = *bag_;
  const uint64_t types = uint64_t{best_types_[pair.subject - first_]} * 32 +
                         best_types_[pair.object - first_];
  const bool before = s.begin <= o.begin;
  bag.Add(kBias, pair.subject == pair.object);
  bag.Add(kKinds, static_cast<uint64_t>(s.kind), static_cast<uint64_t>(o.kind),
          before);
  EndPart(PairGround::kTypes);
  AddOwn(kOwn, s);
  EndPart(PairGround::kSubject);
  AddOwn(kOwn + 20, o);
  EndPart(PairGround::kObject);
  bag.Add(kTypes, types);
  bag.Add(kTypesAndOrder, types, before, static_cast<uint64_t>(s.kind),
          static_cast<uint64_t>(o.kind));
  EndPart(PairGround::kTypes);
  bag.Add(kWords, WordKey(s), WordKey(o));
  bag.Add(kWordAndType, WordKey(s), best_types_[pair.object - first_]);
  bag.Add(kTypeAndWord, best_types_[pair.subject - first_], WordKey(o));
  EndPart(PairGround::kWords);
  AddPath(FindPath(s.head, o.head), types);
  EndPart(PairGround::kPath);
  AddBetween(s, o);
  EndPart(PairGround::kBetween);
  AddPredicates(s, o, types);
  EndPart(PairGround::kPredicate);
  AddTriggers(s, o);
  EndPart(PairGround::kTriggers);
}

// The vectors of some words.
void PairFeatures::AddWordInputs(const ContextWords& words) {
  const auto [subject, object, predicate] = words;
  AddVector(subject);
  EndPart(PairGround::kSubject);
  AddVector(object);
  EndPart(PairGround::kObject);
  AddVector(predicate);
  EndPart(PairGround::kPredicate);
  AddVector(view_.tree().Parent(object));
  EndPart(PairGround::kObject);
}

// Probabilities, and where the two stand.
void PairFeatures::AddNumbers(MarkablePair pair) {
  const Markable& s = document_.markables.all[pair.subject];
  const Markable& o = document_.markables.all[pair.object];
  const auto add = [&](float probability) {
    dense_->push_back(
        static_cast<int16_t>(probability * static_cast<float>(kInputOne)));
  };
  for (const uint32_t m : {pair.subject, pair.object}) {
    const uint32_t cluster = document_.clusters.of[m];
    for (size_t t = 0; t < kMentionTypeCount; ++t) {
      add(Exponential(cluster == kNoCluster
                          ? -99.0F
                          : document_.clusters.types[cluster][t]));
    }
  }
  for (const uint32_t m : {pair.subject, pair.object}) {
    add(1 - Exponential(document_.types[m].back()));
  }
  EndPart(PairGround::kTypes);
  const uint32_t distance = std::max(s.head, o.head) - std::min(s.head, o.head);
  dense_->push_back(static_cast<int16_t>(
      std::min<uint32_t>(distance, kMaxDistance) * kInputOne / kMaxDistance));
  dense_->push_back(s.begin <= o.begin ? kInputOne : 0);
  EndPart(PairGround::kBetween);
}

}  // namespace quipu
