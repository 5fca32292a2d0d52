#include "ingest/extract/claim/learned/learned_claims.h"

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>
#include <utility>

#include "ingest/extract/mention/text_of.h"

namespace quipu {
namespace {

// Of one subject and predicate, the texts that others are compared with.
constexpr size_t kMaxTexts = 64;

// What of a literal tells it from others: its value, else its words.
std::string KeyOf(const Literal& literal) {
  if (literal.date) return literal.date->ToString();
  if (literal.value) return std::to_string(*literal.value);
  return literal.text;
}

std::set<std::string> WordsOf(const std::string& text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text + " ") {
    if (static_cast<unsigned char>(c) > ' ') {
      word.push_back(c);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  return words;
}

// Whether more than half of the shorter's words are the other's, too.
bool SameText(const std::set<std::string>& a, const std::set<std::string>& b) {
  size_t shared = 0;
  for (const std::string& word : a) shared += b.contains(word);
  return shared * 2 > std::min(a.size(), b.size());
}

class Finder {
 public:
  Finder(const MarkedDocument& document, const RelationModel& model,
         const TriggerLexicon& triggers, float least)
      : document_(document),
        model_(model),
        triggers_(triggers),
        least_(least) {}

  std::vector<LearnedClaim> Run() {
    for (uint32_t s = 0; s < document_.markables.trees.size(); ++s) FindIn(s);
    return Take();
  }

 private:
  using Key = std::tuple<uint32_t, uint16_t, uint32_t, std::string>;

  void FindIn(uint32_t sentence) {
    const std::vector<MarkablePair> pairs = PairsOf(document_, sentence);
    if (pairs.empty()) return;
    PairFeatures features(document_, sentence, triggers_);
    probabilities_.resize(model_.outputs().size());
    for (const MarkablePair& pair : pairs) {
      features.Find(pair, bag_, dense_);
      model_.Score(bag_.values(), dense_, probabilities_);
      for (uint16_t o = 0; o < probabilities_.size(); ++o) {
        if (probabilities_[o] < least_) continue;
        Keep(sentence, pair, o);
      }
    }
  }

  void Keep(uint32_t sentence, MarkablePair pair, uint16_t output) {
    const Markable& object = document_.markables.all[pair.object];
    const ObjectKind kind = model_.outputs()[output].object;
    if (!MayBeObject(kind, object)) return;
    LearnedClaim claim{output, sentence, pair, {}, probabilities_[output]};
    const uint32_t subject = document_.clusters.of[pair.subject];
    uint32_t other = kNoCluster;
    std::string literal;
    if (kind == ObjectKind::kEntity) {
      other = document_.clusters.of[pair.object];
      if (other == subject) return;
    } else {
      claim.literal =
          LiteralOf(sentence, object, model_.outputs()[output].predicate);
      literal = KeyOf(claim.literal);
      if (literal.empty()) return;
    }
    const auto [at, added] =
        best_.emplace(Key{subject, output, other, literal}, claim);
    if (!added && at->second.probability < claim.probability) {
      at->second = std::move(claim);
    }
  }

  Literal LiteralOf(uint32_t sentence, const Markable& object,
                    std::string_view predicate) const {
    if (object.IsLiteral())
      return document_.markables.literals[object.literal].literal;
    Literal literal;
    const Span span = TextOf(document_.markables.trees[sentence], object.head,
                             TextFormOf(predicate));
    literal.text = std::string(span.In(document_.words.analysis().text()));
    return literal;
  }

  // Texts of one subject and predicate that say the same count once.
  std::vector<LearnedClaim> Take() {
    std::map<std::pair<uint32_t, uint16_t>, std::vector<LearnedClaim>> texts;
    std::vector<LearnedClaim> out;
    for (auto& [key, claim] : best_) {
      if (model_.outputs()[claim.output].object == ObjectKind::kText) {
        texts[{std::get<0>(key), claim.output}].push_back(std::move(claim));
      } else {
        out.push_back(std::move(claim));
      }
    }
    for (auto& [key, claims] : texts) {
      std::stable_sort(claims.begin(), claims.end(),
                       [](const LearnedClaim& a, const LearnedClaim& b) {
                         return a.probability > b.probability;
                       });
      std::vector<std::set<std::string>> better;
      for (LearnedClaim& claim : claims) {
        std::set<std::string> words = WordsOf(claim.literal.text);
        const bool known = std::any_of(better.begin(), better.end(),
                                       [&](const std::set<std::string>& one) {
                                         return SameText(one, words);
                                       });
        if (known) continue;
        if (better.size() < kMaxTexts) better.push_back(std::move(words));
        out.push_back(std::move(claim));
      }
    }
    std::sort(out.begin(), out.end(),
              [](const LearnedClaim& a, const LearnedClaim& b) {
                return std::tie(a.pair, a.output) < std::tie(b.pair, b.output);
              });
    return out;
  }

  const MarkedDocument& document_;
  const RelationModel& model_;
  const TriggerLexicon& triggers_;
  const float least_;
  FeatureBag bag_;
  std::vector<int16_t> dense_;
  std::vector<float> probabilities_;
  std::map<Key, LearnedClaim> best_;
};

}  // namespace

bool MayBeObject(ObjectKind wanted, const Markable& object) {
  switch (wanted) {
    case ObjectKind::kDate:
      return object.kind == MarkableKind::kDate;
    case ObjectKind::kQuantity:
      return object.kind == MarkableKind::kQuantity;
    case ObjectKind::kText:
      return !object.IsLiteral() && object.kind != MarkableKind::kPronoun;
    default:
      return !object.IsLiteral();
  }
}

std::vector<LearnedClaim> FindLearnedClaims(const MarkedDocument& document,
                                            const RelationModel& model,
                                            const TriggerLexicon& triggers,
                                            float least) {
  return Finder(document, model, triggers, least).Run();
}

}  // namespace quipu
