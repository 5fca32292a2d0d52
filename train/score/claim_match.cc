#include "train/score/claim_match.h"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <variant>

#include "base/utf8.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

using Alignment = std::span<const std::optional<uint32_t>>;

bool HaveSameLetters(std::string_view a, std::string_view b) {
  return Fold(a, {}) == Fold(b, {});
}

std::set<std::string> WordsOfText(std::string_view text) {
  std::set<std::string> words;
  std::string word;
  const std::string folded = Fold(text, {});
  for (size_t i = 0; i < folded.size();) {
    const DecodedCodePoint c = DecodeUtf8(folded, i);
    const CharacterClass kind = ClassOf(c.value);
    if (IsWordLetter(kind) || kind == CharacterClass::kDigit ||
        c.value == U'_') {
      word.append(folded, i, c.length);
    } else if (!word.empty()) {
      words.insert(std::move(word));
      word.clear();
    }
    i += c.length;
  }
  if (!word.empty()) words.insert(std::move(word));
  return words;
}

bool ShareWords(std::string_view a, std::string_view b) {
  const std::set<std::string> left = WordsOfText(a);
  const std::set<std::string> right = WordsOfText(b);
  const auto shared = std::count_if(
      left.begin(), left.end(),
      [&](const std::string& word) { return right.contains(word); });
  return static_cast<size_t>(shared) * 2 > std::min(left.size(), right.size());
}

// A claim with the gold entities of its own.
struct AlignedClaim {
  const Claim& claim;
  std::optional<uint32_t> subject;
  std::optional<uint32_t> object;
};

AlignedClaim Aligned(const Claim& claim, Alignment entities) {
  AlignedClaim aligned{claim, entities[claim.subject.value], std::nullopt};
  if (const auto* local = std::get_if<LocalIndex>(&claim.object)) {
    aligned.object = entities[local->value];
  }
  return aligned;
}

bool HasObject(const AlignedClaim& found, const GoldArgument& gold) {
  if (const auto* entity = std::get_if<uint32_t>(&gold)) {
    return found.object == *entity;
  }
  const auto* literal = std::get_if<Literal>(&found.claim.object);
  return literal != nullptr && IsSameLiteral(std::get<Literal>(gold), *literal);
}

bool IsSameClaim(const AlignedClaim& found, const GoldClaim& gold,
                 const Ontology& ontology) {
  return found.subject == gold.subject &&
         found.claim.polarity == gold.polarity &&
         found.claim.predicate == ontology.predicates[gold.predicate].name &&
         HasObject(found, gold.object);
}

bool IsSamePair(const AlignedClaim& found, const GoldClaim& gold) {
  const auto* object = std::get_if<uint32_t>(&gold.object);
  if (object == nullptr) return false;
  return (found.subject == gold.subject && found.object == *object) ||
         (found.subject == *object && found.object == gold.subject);
}

// The first claim that is the same and not taken, and takes it.
template <typename Same>
std::optional<uint32_t> Take(const std::vector<GoldClaim>& claims,
                             std::vector<bool>& taken, const Same& same) {
  for (uint32_t i = 0; i < claims.size(); ++i) {
    if (taken[i] || !same(claims[i])) continue;
    taken[i] = true;
    return i;
  }
  return std::nullopt;
}

}  // namespace

bool IsOpenPredicate(std::string_view predicate) {
  return predicate == "characterized_as" || predicate == "stated";
}

bool IsRequired(const GoldClaim& claim, const Ontology& ontology) {
  return claim.difficulty < 3 &&
         !IsOpenPredicate(ontology.predicates[claim.predicate].name);
}

bool IsSameLiteral(const Literal& gold, const Literal& found) {
  switch (gold.kind) {
    case LiteralKind::kDate:
      return gold.date ? gold.date == found.date
                       : HaveSameLetters(gold.text, found.text);
    case LiteralKind::kQuantity:
      return gold.value && found.value ? *gold.value == *found.value
                                       : HaveSameLetters(gold.text, found.text);
    case LiteralKind::kText:
      break;
  }
  return ShareWords(gold.text, found.text);
}

ClaimMatches MatchClaims(const Extraction& extraction, Alignment entities,
                         const AnnotatedDocument& gold,
                         const Ontology& ontology) {
  ClaimMatches matches;
  std::vector<bool> strict(gold.claims.size());
  std::vector<bool> pairs(gold.claims.size());
  for (const Claim& claim : extraction.claims) {
    const AlignedClaim found = Aligned(claim, entities);
    matches.strict.push_back(
        Take(gold.claims, strict, [&](const GoldClaim& other) {
          return IsSameClaim(found, other, ontology);
        }));
    matches.pairs.push_back(
        Take(gold.claims, pairs,
             [&](const GoldClaim& other) { return IsSamePair(found, other); }));
  }
  return matches;
}

}  // namespace quipu
