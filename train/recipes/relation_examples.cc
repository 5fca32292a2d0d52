#include "train/recipes/relation_examples.h"

#include <algorithm>
#include <set>
#include <string>

#include "ingest/extract/claim/candidate.h"
#include "ingest/extract/mention/text_of.h"
#include "train/recipes/markable_gold.h"

namespace quipu {
namespace {

constexpr uint32_t kFar = 1000;    // in another sentence than the evidence
constexpr uint32_t kOutside = 20;  // an argument outside of the quote

// Its words in lower case, as far as ASCII goes.
std::set<std::string> WordSetOf(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    const bool other = (c >= '0' && c <= '9') || (c & 0x80) != 0;
    if (letter || other) {
      word.push_back(letter ? static_cast<char>(c | 0x20) : c);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

// Shared words of all words; 0 unless more than half of the shorter is shared.
double SameText(const std::set<std::string>& a,
                const std::set<std::string>& b) {
  if (a.empty() || b.empty()) return 0;
  size_t shared = 0;
  for (const std::string& word : a) shared += b.contains(word);
  if (shared * 2 <= std::min(a.size(), b.size())) return 0;
  return static_cast<double>(shared) /
         static_cast<double>(a.size() + b.size() - shared);
}

class Labeller {
 public:
  Labeller(const AnnotatedDocument& gold, const MarkedDocument& document,
           const std::vector<uint32_t>& entities, const RelationPlaces& places,
           const Ontology& ontology)
      : gold_(gold),
        ontology_(ontology),
        document_(document),
        entities_(entities),
        places_(places) {
    const auto& all = document.markables.all;
    for (uint32_t i = 0; i < all.size(); ++i) {
      if (entities[i] != kNoGold) {
        of_entity_[entities[i]].push_back(i);
      }
    }
    for (uint32_t s = 0; s + 1 < document.markables.first.size(); ++s) {
      for (const MarkablePair& pair : PairsOf(document, s)) {
        pairs_.insert(pair);
      }
    }
  }

  PairLabelMap Run(size_t* unreachable) {
    for (const GoldClaim& claim : gold_.claims) {
      if (!Label(claim) && unreachable != nullptr) ++*unreachable;
    }
    return std::move(labels_);
  }

 private:
  // Markables that stand for the object in `sentences`, with how well.
  std::map<uint32_t, double> ObjectsOf(const GoldClaim& claim) {
    std::map<uint32_t, double> out;
    if (const auto* entity = std::get_if<uint32_t>(&claim.object)) {
      for (const uint32_t m : of_entity_[*entity]) out[m] = 1;
      return out;
    }
    const Literal& literal = std::get<Literal>(claim.object);
    const std::set<std::string> words = WordSetOf(literal.text);
    const TextForm form =
        TextFormOf(ontology_.predicates[claim.predicate].name);
    const auto& sentences = document_.words.analysis().sentences;
    for (uint32_t s = 0; s < sentences.size(); ++s) {
      if (!sentences[s].span.Overlaps(claim.evidence)) continue;
      const uint32_t first = document_.markables.first[s];
      const auto own = document_.markables.Of(s);
      for (uint32_t i = 0; i < own.size(); ++i) {
        const Markable& m = own[i];
        double how = 0;
        if (literal.kind == LiteralKind::kDate) {
          if (m.kind == MarkableKind::kDate) {
            const Literal& own_date =
                document_.markables.literals[m.literal].literal;
            how = literal.date && own_date.date == literal.date
                      ? 1
                      : SameText(words, WordSetOf(own_date.text)) * 0.5;
          }
        } else if (literal.kind == LiteralKind::kQuantity) {
          if (m.kind == MarkableKind::kQuantity) {
            const Literal& own_number =
                document_.markables.literals[m.literal].literal;
            how = literal.value && own_number.value == literal.value
                      ? 1
                      : SameText(words, WordSetOf(own_number.text)) * 0.5;
          }
        } else if (!m.IsLiteral() && m.kind != MarkableKind::kPronoun) {
          how = SameText(words, WordSetOf(TextOf(document_.markables.trees[s],
                                                 m.head, form)
                                              .In(gold_.document.text)));
        }
        if (how > 0) out[first + i] = how;
      }
    }
    return out;
  }

  uint32_t CostOf(MarkablePair pair, const GoldClaim& claim) const {
    const Markable& s = document_.markables.all[pair.subject];
    const Markable& o = document_.markables.all[pair.object];
    const auto& sentences = document_.words.analysis().sentences;
    const bool there = claim.evidence.Overlaps(sentences[s.sentence].span);
    const int outside =
        !claim.evidence.Overlaps(s.span) + !claim.evidence.Overlaps(o.span);
    const uint32_t distance =
        std::max(s.head, o.head) - std::min(s.head, o.head);
    return distance + (there ? 0 : kFar) +
           static_cast<uint32_t>(outside) * kOutside;
  }

  bool Label(const GoldClaim& claim) {
    const ObjectKind kind = KindOf(claim.object);
    const auto place = places_.of.find({claim.predicate, kind});
    if (place == places_.of.end()) return false;
    const std::map<uint32_t, double> objects = ObjectsOf(claim);
    std::vector<std::pair<double, MarkablePair>> rows;
    for (const uint32_t s : of_entity_[claim.subject]) {
      for (const auto& [o, how] : objects) {
        const MarkablePair pair{s, o};
        if (!pairs_.contains(pair)) continue;
        rows.push_back({CostOf(pair, claim) + 40 * (1 - how), pair});
      }
    }
    if (rows.empty()) return false;
    std::sort(rows.begin(), rows.end());
    labels_[rows.front().second].right.push_back(place->second);
    for (size_t i = 1; i < rows.size(); ++i) {
      labels_[rows[i].second].ignored.push_back(place->second);
    }
    return true;
  }

  const AnnotatedDocument& gold_;
  const Ontology& ontology_;
  const MarkedDocument& document_;
  const std::vector<uint32_t>& entities_;
  const RelationPlaces& places_;
  std::map<uint32_t, std::vector<uint32_t>> of_entity_;
  std::set<MarkablePair> pairs_;
  PairLabelMap labels_;
};

}  // namespace

ObjectKind KindOf(const GoldArgument& object) {
  const auto* literal = std::get_if<Literal>(&object);
  return literal == nullptr ? ObjectKind::kEntity : KindOf(literal->kind);
}

PairLabelMap LabelPairs(const AnnotatedDocument& gold,
                        const MarkedDocument& document,
                        const std::vector<uint32_t>& entities,
                        const RelationPlaces& places, const Ontology& ontology,
                        size_t* unreachable) {
  return Labeller(gold, document, entities, places, ontology).Run(unreachable);
}

}  // namespace quipu
