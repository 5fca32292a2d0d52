#include "train/corpora/annotated_claim.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

#include "graph/model/enum_names.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

using EntityLookup = std::function<std::optional<uint32_t>(std::string_view)>;

constexpr std::string_view kBlanks = " \t";

Error Bad(std::string_view what, std::string_view which) {
  return InvalidArgument(std::string(what) + ": " + std::string(which));
}

// Takes a word from the front.
std::string_view TakeWord(std::string_view& rest) {
  rest = Trimmed(rest);
  const std::string_view word =
      rest.substr(0, std::min(rest.find_first_of(kBlanks), rest.size()));
  rest = Trimmed(rest.substr(word.size()));
  return word;
}

struct Quote {
  std::string_view words;
  uint32_t which = 1;
};

// Takes '@ "words"' or '@2"words"' from the end.
Result<Quote> TakeQuote(std::string_view& rest) {
  for (size_t at = rest.find('@'); at != rest.npos;
       at = rest.find('@', at + 1)) {
    std::string_view tail = Trimmed(rest.substr(at + 1));
    Quote quote;
    const auto number = std::from_chars(tail.begin(), tail.end(), quote.which);
    if (number.ec == std::errc::result_out_of_range) continue;
    tail.remove_prefix(static_cast<size_t>(number.ptr - tail.begin()));
    if (tail.size() < 3 || tail.front() != '"' || tail.back() != '"') continue;
    quote.words = tail.substr(1, tail.size() - 2);
    if (quote.which == 0) break;
    rest = Trimmed(rest.substr(0, at));
    return quote;
  }
  return InvalidArgument("no @ \"quote\" at the end");
}

Result<Span> Find(std::string_view text, const Quote& quote) {
  size_t at = std::string_view::npos;
  for (uint32_t i = 0; i < quote.which; ++i) {
    at = text.find(quote.words, at + 1);
    if (at == text.npos) return Bad("the text does not hold", quote.words);
  }
  return Span{static_cast<uint32_t>(at),
              static_cast<uint32_t>(at + quote.words.size())};
}

// Takes '"words"' with \" for a quotation mark from the front.
Result<std::string> TakeQuoted(std::string_view& rest) {
  std::string words;
  for (size_t i = 1; i < rest.size(); ++i) {
    if (rest[i] == '"') {
      rest.remove_prefix(i + 1);
      return words;
    }
    if (rest[i] == '\\' && i + 1 < rest.size()) {
      if (rest[i + 1] != '"') words += '\\';
      ++i;
    }
    words += rest[i];
  }
  return Bad("a quotation mark is never closed", rest);
}

Result<GoldArgument> TakeObject(std::string_view& rest,
                                const Predicate& predicate,
                                const ClaimContext& context) {
  if (!rest.starts_with('"')) {
    const std::string_view id =
        rest.substr(0, std::min(rest.find_first_of(" \t;"), rest.size()));
    const std::optional<uint32_t> entity = context.entity(id);
    if (!entity) return Bad("object is neither an entity nor quoted", id);
    rest.remove_prefix(id.size());
    return GoldArgument{*entity};
  }
  QUIPU_TRY(const std::string words, TakeQuoted(rest));
  if (context.text.find(words) == context.text.npos) {
    return Bad("the text does not hold", words);
  }
  std::optional<std::string_view> value;
  if (rest.starts_with('=')) {
    rest.remove_prefix(1);
    value = rest.substr(0, std::min(rest.find_first_of(kBlanks), rest.size()));
    rest.remove_prefix(value->size());
  }
  QUIPU_TRY(Literal literal, GoldLiteral(predicate, words, value));
  return GoldArgument{std::move(literal)};
}

Result<void> AddQualifier(std::string_view part, const EntityLookup& entity,
                          GoldClaim& claim) {
  const size_t equals = part.find('=');
  if (equals == 0 || equals >= part.size() - 1) return Bad("qualifier", part);
  GoldQualifier qualifier{std::string(Trimmed(part.substr(0, equals))), {}};
  const std::string_view value = Trimmed(part.substr(equals + 1));
  if (qualifier.name == "d") {
    claim.difficulty = value.size() == 1 ? value.front() - '0' : 0;
    if (claim.difficulty < 1 || claim.difficulty > 3) return Bad("d is", value);
    return {};
  }
  if (const std::optional<uint32_t> known = entity(value)) {
    qualifier.value = *known;
  } else {
    qualifier.value = std::string(value);
  }
  claim.qualifiers.push_back(std::move(qualifier));
  return {};
}

Result<void> SetNumber(std::string_view value, Literal& literal) {
  constexpr std::array kComparators = {
      Comparator::kNearly, Comparator::kAtLeast, Comparator::kAtMost,
      Comparator::kMore,   Comparator::kLess,    Comparator::kAbout,
      Comparator::kEqual,  Comparator::kAll};
  std::string_view number = value;
  for (const Comparator comparator : kComparators) {
    if (!value.starts_with(ComparatorSign(comparator))) continue;
    literal.comparator = comparator;
    number.remove_prefix(ComparatorSign(comparator).size());
    break;
  }
  if (number.empty() || number == "?") return {};
  double read = 0;
  const auto end = std::from_chars(number.begin(), number.end(), read);
  if (end.ec != std::errc() || end.ptr != number.end()) {
    return Bad("no quantity", value);
  }
  literal.value = read;
  return {};
}

}  // namespace

std::string_view Trimmed(std::string_view text) {
  const size_t begin = text.find_first_not_of(kBlanks);
  if (begin == text.npos) return {};
  return text.substr(begin, text.find_last_not_of(kBlanks) + 1 - begin);
}

std::optional<uint32_t> PredicateIndex(const Ontology& ontology,
                                       std::string_view name) {
  const Predicate* found = ontology.FindPredicate(name);
  if (found == nullptr) return std::nullopt;
  return static_cast<uint32_t>(found - ontology.predicates.data());
}

Result<Literal> GoldLiteral(const Predicate& predicate, std::string_view text,
                            std::optional<std::string_view> value) {
  const auto takes = [&](ObjectKind kind) {
    return std::find(predicate.objects.begin(), predicate.objects.end(),
                     kind) != predicate.objects.end();
  };
  Literal literal;
  literal.text = text;
  if (takes(ObjectKind::kDate)) {
    literal.kind = LiteralKind::kDate;
    if (value) literal.date = PartialDate::Parse(*value);
  } else if (takes(ObjectKind::kQuantity)) {
    literal.kind = LiteralKind::kQuantity;
    if (value) QUIPU_CHECK(SetNumber(*value, literal));
  }
  return literal;
}

Result<bool> SetAttribute(std::string_view part, const EntityLookup& entity,
                          GoldClaim& claim) {
  if (part == "neg") {
    claim.polarity = Polarity::kNegative;
    return true;
  }
  if (part.starts_with("mod=")) {
    const std::string_view name = part.substr(4);
    for (const Modality modality :
         {Modality::kAsserted, Modality::kAlleged, Modality::kDenied,
          Modality::kFeared, Modality::kPlanned}) {
      if (name != ModalityName(modality)) continue;
      claim.modality = modality;
      return true;
    }
    return Bad("no modality", name);
  }
  if (!part.starts_with("by=")) return false;
  if (part.size() == 3) return Bad("no speaker", part);
  for (const std::string_view who : Columns(part.substr(3), ',')) {
    if (const std::optional<uint32_t> known = entity(Trimmed(who))) {
      claim.by.emplace_back(*known);
    } else {
      claim.by.emplace_back(std::string(Trimmed(who)));
    }
  }
  return true;
}

Result<GoldClaim> ParseGoldClaim(std::string_view line,
                                 const ClaimContext& context) {
  GoldClaim claim;
  const std::string_view name = TakeWord(line);
  const auto predicate = PredicateIndex(context.ontology, name);
  if (!predicate) return Bad("no predicate", name);
  claim.predicate = *predicate;
  const std::string_view id = TakeWord(line);
  const std::optional<uint32_t> subject = context.entity(id);
  if (!subject) return Bad("no entity", id);
  claim.subject = *subject;
  QUIPU_TRY(const Quote quote, TakeQuote(line));
  QUIPU_TRY(claim.evidence, Find(context.text, quote));
  QUIPU_TRY(claim.object,
            TakeObject(line, context.ontology.predicates[*predicate], context));
  for (std::string_view part : Columns(line, ';')) {
    part = Trimmed(part);
    if (part.empty()) continue;
    QUIPU_TRY(const bool done, SetAttribute(part, context.entity, claim));
    if (!done) QUIPU_CHECK(AddQualifier(part, context.entity, claim));
  }
  return claim;
}

}  // namespace quipu
