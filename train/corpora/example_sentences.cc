#include "train/corpora/example_sentences.h"

#include <algorithm>
#include <optional>
#include <string>
#include <utility>

#include "ingest/read/read_document.h"
#include "train/corpora/annotated_claim.h"
#include "train/corpora/annotated_markup.h"
#include "train/corpora/text_lines.h"

namespace quipu {
namespace {

constexpr std::string_view kArrow = " => ";
constexpr std::string_view kAnd = " & ";
constexpr std::string_view kNobody = "—";

bool IsNameCharacter(char c) {
  return (c >= 'a' && c <= 'z') || c == '_';
}

// Whether "name(" begins here.
bool ClaimBegins(std::string_view text) {
  const auto end = std::find_if_not(text.begin(), text.end(), IsNameCharacter);
  return end != text.begin() && end != text.end() && *end == '(';
}

std::vector<std::string_view> DivideClaims(std::string_view text) {
  std::vector<std::string_view> claims;
  size_t begin = 0;
  for (size_t at = text.find(kAnd); at != text.npos;
       at = text.find(kAnd, at + 1)) {
    if (!ClaimBegins(text.substr(at + kAnd.size()))) continue;
    claims.push_back(text.substr(begin, at - begin));
    begin = at + kAnd.size();
  }
  claims.push_back(text.substr(begin));
  return claims;
}

// The words' first place that is not inside longer words, or the first of all.
size_t FindWords(std::string_view sentence, std::string_view words) {
  const auto is_letter = [&](size_t i) {
    const auto c = static_cast<unsigned char>(sentence[i]);
    return c >= 0x80 || (c | 0x20U) - 'a' < 26U;
  };
  size_t at = sentence.find(words);
  const size_t first = at;
  for (; at != sentence.npos; at = sentence.find(words, at + 1)) {
    const size_t end = at + words.size();
    if ((at == 0 || !is_letter(at - 1)) &&
        (end == sentence.size() || !is_letter(end))) {
      return at;
    }
  }
  return first;
}

class ExampleReader {
 public:
  explicit ExampleReader(const Ontology& ontology) : ontology_(ontology) {}

  Result<AnnotatedDocument> Read(std::string id, std::string_view line) {
    const size_t arrow = line.find(kArrow);
    if (arrow == line.npos) return InvalidArgument("expected sentence => …");
    sentence_ = line.substr(0, arrow);
    result_.id = std::move(id);
    QUIPU_TRY(result_.document, ReadDocument({result_.id + ".txt"}, sentence_));
    const std::string_view claims = Trimmed(line.substr(arrow + kArrow.size()));
    if (claims == "none") return std::move(result_);
    for (const std::string_view claim : DivideClaims(claims)) {
      QUIPU_CHECK(ReadClaim(claim));
    }
    std::sort(result_.mentions.begin(), result_.mentions.end(),
              [](const GoldMention& a, const GoldMention& b) {
                return std::pair(a.span.begin, b.span.end) <
                       std::pair(b.span.begin, a.span.end);
              });
    return std::move(result_);
  }

 private:
  Result<void> ReadClaim(std::string_view text) {
    const size_t open = text.find('(');
    const size_t close = text.rfind(')');
    if (open == text.npos || close == text.npos || close < open) {
      return Bad("expected predicate(subject; object)", text);
    }
    const auto predicate = PredicateIndex(ontology_, text.substr(0, open));
    if (!predicate) return Bad("no predicate", text);
    const std::string_view arguments = text.substr(open + 1, close - open - 1);
    const size_t semicolon = arguments.find("; ");
    if (semicolon == arguments.npos) return {};
    const std::string_view subject = Trimmed(arguments.substr(0, semicolon));
    const std::string_view object = Trimmed(arguments.substr(semicolon + 2));
    if (subject == kNobody || object == kNobody) return {};
    GoldClaim claim;
    claim.predicate = *predicate;
    claim.evidence = {0, static_cast<uint32_t>(result_.document.text.size())};
    QUIPU_TRY(claim.subject, AddEntity(subject));
    QUIPU_TRY(claim.object,
              ReadObject(object, ontology_.predicates[*predicate]));
    for (std::string_view part : Columns(text.substr(close + 1), ';')) {
      part = Trimmed(part);
      if (part.empty()) continue;
      QUIPU_TRY(const bool done,
                SetAttribute(
                    part, [&](auto words) { return Known(words); }, claim));
      if (!done) return Bad("no attribute", part);
    }
    result_.claims.push_back(std::move(claim));
    return {};
  }

  Result<GoldArgument> ReadObject(std::string_view words,
                                  const Predicate& predicate) {
    const bool takes_entity =
        std::find(predicate.objects.begin(), predicate.objects.end(),
                  ObjectKind::kEntity) != predicate.objects.end();
    if (takes_entity && !words.starts_with('"')) {
      QUIPU_TRY(const uint32_t entity, AddEntity(words));
      return GoldArgument{entity};
    }
    if (sentence_.find(words) == sentence_.npos) {
      return Bad("the sentence does not hold", words);
    }
    QUIPU_TRY(Literal literal, GoldLiteral(predicate, words, std::nullopt));
    return GoldArgument{std::move(literal)};
  }

  Result<uint32_t> AddEntity(std::string_view words) {
    if (const auto known = Known(words)) return *known;
    const auto index = static_cast<uint32_t>(result_.entities.size());
    if (words != "doc") {
      const size_t at = FindWords(sentence_, words);
      if (at == sentence_.npos) return Bad("the sentence does not hold", words);
      result_.mentions.push_back(
          {CleanSpan(result_.document, at, at + words.size()), GoldKind::kAny,
           index});
    }
    result_.entities.push_back({std::string(words), "", std::string(words)});
    return index;
  }

  std::optional<uint32_t> Known(std::string_view words) const {
    for (uint32_t i = 0; i < result_.entities.size(); ++i) {
      if (result_.entities[i].id == words) return i;
    }
    return std::nullopt;
  }

  static Error Bad(std::string_view what, std::string_view which) {
    return InvalidArgument(std::string(what) + ": " + std::string(which));
  }

  const Ontology& ontology_;
  std::string_view sentence_;
  AnnotatedDocument result_;
};

}  // namespace

Result<std::vector<AnnotatedDocument>> ParseExampleSentences(
    std::string_view bytes, std::string_view source, const Ontology& ontology) {
  std::vector<AnnotatedDocument> documents;
  uint32_t number = 0;
  for (const std::string_view line : Lines(bytes)) {
    ++number;
    if (Trimmed(line).empty() || line.starts_with('#')) continue;
    const std::string place =
        std::string(source) + ":" + std::to_string(number);
    auto document = ExampleReader(ontology).Read(place, line);
    if (!document) return Annotate(document.error(), place);
    documents.push_back(std::move(*document));
  }
  return documents;
}

}  // namespace quipu
