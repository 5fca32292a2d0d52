#include "graph/interchange/read_extraction_line.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "base/utf8.h"
#include "graph/interchange/json_fields.h"
#include "graph/model/enum_names.h"
#include "graph/model/names.h"

namespace quipu {
namespace {

constexpr int kMostConfidence = 1000;
constexpr size_t kLongestUri = 2048;  // of a document that the API can name
// Of one claim. As kMostNames, above what any text has: what comes after is
// quadratic in them.
constexpr size_t kMostQualifiers = 256;

template <typename Enum>
auto Word(std::optional<Enum> (*parse)(std::string_view)) {
  return [parse](const Json& json) -> Result<Enum> {
    QUIPU_TRY(const std::string word, ReadText(json));
    const auto value = parse(word);
    if (!value) return InvalidArgument(Quoted(word) + " is not known");
    return *value;
  };
}

Result<PartialDate> ReadDate(const Json& json) {
  QUIPU_TRY(const std::string text, ReadText(json));
  const auto date = PartialDate::Parse(text);
  if (!date) return InvalidArgument(Quoted(text) + " is no date of ISO 8601");
  return *date;
}

Result<Sha256Digest> ReadDigest(const Json& json) {
  QUIPU_TRY(const std::string text, ReadText(json));
  const auto digest = Sha256Digest::FromHex(text);
  if (!digest) return InvalidArgument("is not 64 hexadecimal digits");
  return *digest;
}

Result<std::string> ReadLanguage(const Json& json) {
  QUIPU_TRY(std::string code, ReadText(json));
  const bool letters =
      std::ranges::all_of(code, [](char c) { return c >= 'a' && c <= 'z'; });
  if (!letters || (!code.empty() && code.size() != 2)) {
    return InvalidArgument(Quoted(code) + " is no code of ISO 639-1");
  }
  return code;
}

Result<std::string> ReadUri(const Json& json) {
  QUIPU_TRY(std::string uri, ReadFilledText(json));
  if (uri.size() > kLongestUri) {
    return InvalidArgument(fmt::format("is longer than {} bytes", kLongestUri));
  }
  if (uri.find_first_of("\t\n") != std::string::npos) {
    return InvalidArgument("has a control character");
  }
  return uri;
}

// One author, or a list of them.
Result<std::vector<StatedText>> ReadAuthors(const Json& document) {
  std::vector<std::string> authors;
  const Json* const found = FindField(document, "authors");
  if (found != nullptr && found->is_string()) {
    QUIPU_TRY(authors.emplace_back(), Field(document, "authors", ReadText));
  } else {
    QUIPU_TRY(authors, ListField(document, "authors", ReadText));
  }
  std::vector<StatedText> stated;
  for (std::string& author : authors) {
    if (!author.empty()) stated.push_back({std::move(author), {}});
  }
  return stated;
}

Result<std::optional<StatedText>> ReadStated(const Json& document,
                                             std::string_view name) {
  QUIPU_TRY(auto text, OptionalField(document, name, ReadText));
  if (!text || text->empty()) return std::optional<StatedText>();
  return std::optional(StatedText{std::move(*text), {}});
}

Result<DocumentMetadata> ReadMetadata(const Json& document) {
  DocumentMetadata metadata;
  QUIPU_TRY(metadata.title, ReadStated(document, "title"));
  QUIPU_TRY(metadata.authors, ReadAuthors(document));
  QUIPU_TRY(metadata.publisher, ReadStated(document, "publisher"));
  QUIPU_TRY(const auto published,
            OptionalField(document, "published", ReadDate));
  if (published) metadata.published = StatedDate{*published, {}};
  QUIPU_TRY(auto language, OptionalField(document, "language", ReadLanguage));
  metadata.language = std::move(language).value_or("");
  return metadata;
}

Result<LineDocument> ReadDocumentMember(const Json& json) {
  QUIPU_CHECK(CheckObject(json));
  LineDocument document;
  QUIPU_TRY(document.uri, Field(json, "uri", ReadUri));
  // Its text is read as a file's bytes, with whatever these have.
  QUIPU_TRY(document.text, OptionalField(json, "text", [](const Json& text) {
              return text.is_string() && !text.text().empty()
                         ? Result<std::string>(text.text())
                         : InvalidArgument("is not a text, or empty");
            }));
  QUIPU_TRY(document.sha256, OptionalField(json, "sha256", ReadDigest));
  QUIPU_TRY(document.metadata, ReadMetadata(json));
  return document;
}

Result<double> ReadNumber(const Json& json) {
  if (!json.is_number()) return InvalidArgument("is not a number");
  return json.number();
}

Result<Literal> ReadLiteral(const Json& json) {
  QUIPU_CHECK(CheckObject(json));
  Literal literal;
  QUIPU_TRY(literal.kind, Field(json, "kind", Word(ParseLiteralKind)));
  QUIPU_TRY(literal.text, Field(json, "text", ReadFilledText));
  if (literal.kind == LiteralKind::kDate) {
    QUIPU_TRY(literal.date, OptionalField(json, "iso", ReadDate));
  }
  if (literal.kind == LiteralKind::kQuantity) {
    QUIPU_TRY(literal.value, OptionalField(json, "value", ReadNumber));
    QUIPU_TRY(const auto comparator,
              OptionalField(json, "comparator", Word(ParseComparator)));
    literal.comparator = comparator.value_or(Comparator::kEqual);
  }
  return literal;
}

// [earliest, latest]
Result<DayRange> ReadDays(const Json& json) {
  if (!json.is_array() || json.elements().size() != 2) {
    return InvalidArgument("is not a list of two dates");
  }
  QUIPU_TRY(const PartialDate earliest, ReadDate(json.elements()[0]));
  QUIPU_TRY(const PartialDate latest, ReadDate(json.elements()[1]));
  const DayRange days{earliest.Bounds().earliest, latest.Bounds().latest};
  if (days.earliest > days.latest) {
    return InvalidArgument("its first date is later than its second one");
  }
  return days;
}

Result<TimeBounds> ReadTime(const Json& json) {
  QUIPU_CHECK(CheckObject(json));
  TimeBounds time;
  QUIPU_TRY(time.begin, Field(json, "begin", ReadDays));
  QUIPU_TRY(time.end, Field(json, "end", ReadDays));
  if (time.end.latest < time.begin.earliest) {
    return InvalidArgument("ends before it begins");
  }
  return time;
}

// The days of its object, or else of its qualifier "date".
std::optional<TimeBounds> TimeOf(const Claim& claim) {
  const auto days_of = [](const Argument& value) -> std::optional<TimeBounds> {
    const auto* literal = std::get_if<Literal>(&value);
    if (literal == nullptr || !literal->date) return std::nullopt;
    return TimeBounds{literal->date->Bounds(), literal->date->Bounds()};
  };
  if (const auto time = days_of(claim.object)) return time;
  for (const Qualifier& qualifier : claim.qualifiers) {
    if (qualifier.name == "date") return days_of(qualifier.value);
  }
  return std::nullopt;
}

Result<int> ReadConfidence(const Json& json) {
  const auto value = json.whole();
  if (!value || *value < 1 || *value > kMostConfidence) {
    return InvalidArgument("is not a whole number from 1 to 1000");
  }
  return static_cast<int>(*value);
}

class LineReader {
 public:
  LineReader(const Document& document, const Ontology& ontology)
      : document_(document), ontology_(ontology) {}

  Result<LineExtraction> Run(const Json& line) {
    QUIPU_TRY(line_.entities,
              ListField(line, "entities",
                        [this](const Json& json) { return ReadEntity(json); }));
    QUIPU_TRY(line_.claims, ListField(line, "claims", [this](const Json& json) {
                return ReadClaim(json);
              }));
    QUIPU_CHECK(PlaceUnmentioned());
    return std::move(line_);
  }

 private:
  Result<Span> ReadSpan(const Json& json) const {
    QUIPU_CHECK(CheckObject(json));
    SourceMap::SourceSpan source;
    QUIPU_TRY(source.begin, Field(json, "begin", ReadWhole));
    QUIPU_TRY(source.end, Field(json, "end", ReadWhole));
    if (source.begin >= source.end) {
      return InvalidArgument(
          fmt::format("bytes {} to {} are none", source.begin, source.end));
    }
    if (source.end > document_.source_size) {
      return InvalidArgument(fmt::format("byte {} is outside of the text of {}",
                                         source.end, document_.source_size));
    }
    const auto clean = document_.source_map.ToClean(source);
    if (!clean) {
      return InvalidArgument(
          fmt::format("bytes {} to {} hold no text", source.begin, source.end));
    }
    if (!IsUtf8Boundary(document_.text, clean->begin) ||
        !IsUtf8Boundary(document_.text, clean->end)) {
      return InvalidArgument(fmt::format("bytes {} to {} divide a character",
                                         source.begin, source.end));
    }
    return *clean;
  }

  Result<Mention> ReadMention(const Json& json) const {
    Mention mention;
    QUIPU_TRY(mention.span, ReadSpan(json));
    QUIPU_TRY(mention.kind, Field(json, "kind", Word(ParseMentionKind)));
    return mention;
  }

  Result<LocalName> ReadName(const Json& json) const {
    QUIPU_CHECK(CheckObject(json));
    LocalName name;
    QUIPU_TRY(name.text, Field(json, "text", ReadFilledText));
    QUIPU_TRY(name.kind, Field(json, "kind", Word(ParseNameKind)));
    if (name.kind == NameKind::kCurated ||
        name.kind == NameKind::kDescription) {
      return InvalidArgument("kind: must be full, alias, acronym or surname");
    }
    if (NormalizeName(name.text).empty()) {
      return InvalidArgument("text: has neither letter nor digit");
    }
    if (FindField(json, "begin") != nullptr) {
      QUIPU_TRY(name.where, ReadSpan(json));
    }
    return name;
  }

  Result<void> ReadNames(const Json& json, LocalEntity& entity) {
    QUIPU_TRY(entity.names, ListField(json, "names", [this](const Json& name) {
                return ReadName(name);
              }));
    if (entity.names.size() > kMostNames) {
      return InvalidArgument(fmt::format("names: more than {}", kMostNames));
    }
    std::set<std::pair<std::string_view, NameKind>> known;
    for (const LocalName& name : entity.names) {
      if (!known.emplace(name.text, name.kind).second) {
        return InvalidArgument("names: twice " + Quoted(name.text));
      }
    }
    line_.named.push_back(FindField(json, "names") != nullptr);
    return {};
  }

  Result<LocalEntity> ReadEntity(const Json& json) {
    QUIPU_CHECK(CheckObject(json));
    QUIPU_TRY(std::string id, Field(json, "id", ReadFilledText));
    const LocalIndex index{static_cast<uint32_t>(ids_.size())};
    const auto [known, added] = ids_.emplace(std::move(id), index);
    if (!added) {
      return InvalidArgument(fmt::format("id: {} is that of entities[{}], too",
                                         Quoted(known->first),
                                         known->second.value));
    }
    LocalEntity entity;
    QUIPU_TRY(entity.type, Field(json, "type", ReadText));
    if (ontology_.FindType(entity.type) == nullptr) {
      return InvalidArgument("type: the ontology has no type " +
                             Quoted(entity.type));
    }
    QUIPU_TRY(auto name, OptionalField(json, "name", ReadText));
    entity.name = std::move(name).value_or("");
    QUIPU_TRY(entity.mentions,
              ListField(json, "mentions", [this](const Json& mention) {
                return ReadMention(mention);
              }));
    QUIPU_CHECK(ReadNames(json, entity));
    QUIPU_TRY(const auto itself, OptionalField(json, "is_document", ReadFlag));
    QUIPU_TRY(const auto guess, OptionalField(json, "type_is_guess", ReadFlag));
    entity.is_document = itself.value_or(false);
    entity.type_is_guess = guess.value_or(false);
    return entity;
  }

  Result<LocalIndex> ReadId(const Json& json) const {
    QUIPU_TRY(const std::string id, ReadText(json));
    const auto found = ids_.find(id);
    if (found == ids_.end()) {
      return InvalidArgument("no entity has the id " + Quoted(id));
    }
    return found->second;
  }

  Result<Attribution> ReadSpeaker(const Json& json) const {
    QUIPU_TRY(std::string words, ReadFilledText(json));
    const auto found = ids_.find(words);
    if (found != ids_.end()) return Attribution(found->second);
    return Attribution(std::move(words));
  }

  // An entity, a date or other words.
  Result<Argument> ReadWords(const Json& json) const {
    QUIPU_TRY(std::string words, ReadFilledText(json));
    const auto found = ids_.find(words);
    if (found != ids_.end()) return Argument(found->second);
    Literal literal;
    literal.date = PartialDate::Parse(words);
    literal.kind = literal.date ? LiteralKind::kDate : LiteralKind::kText;
    literal.text = std::move(words);
    return Argument(std::move(literal));
  }

  Result<std::vector<Qualifier>> ReadQualifiers(const Json& claim) const {
    std::vector<Qualifier> qualifiers;
    const Json* const words = FindField(claim, "qualifiers");
    if (words == nullptr) return qualifiers;
    QUIPU_CHECK(CheckObject(*words));
    const Json* const literals = FindField(claim, "qualifier_literals");
    if (literals != nullptr) QUIPU_CHECK(CheckObject(*literals));
    if (words->members().size() > kMostQualifiers) {
      return InvalidArgument(fmt::format("more than {}", kMostQualifiers));
    }
    for (const auto& [name, value] : words->members()) {
      QUIPU_CHECK(ReadFilledText(Json(name)));
      if (literals != nullptr && FindField(*literals, name) != nullptr) {
        QUIPU_TRY(Argument literal, Field(*literals, name, ReadLiteral));
        qualifiers.push_back({name, std::move(literal)});
        continue;
      }
      QUIPU_TRY(Argument argument,
                Field(*words, name,
                      [this](const Json& json) { return ReadWords(json); }));
      qualifiers.push_back({name, std::move(argument)});
    }
    return qualifiers;
  }

  Result<Argument> ReadObject(const Json& claim) const {
    QUIPU_TRY(auto entity,
              OptionalField(claim, "object",
                            [this](const Json& id) { return ReadId(id); }));
    QUIPU_TRY(auto literal, OptionalField(claim, "literal", ReadLiteral));
    if (entity.has_value() == literal.has_value()) {
      return InvalidArgument("needs one of object and literal");
    }
    return entity ? Argument(*entity) : Argument(std::move(*literal));
  }

  Result<void> ReadStance(const Json& json, Claim& claim) const {
    QUIPU_TRY(const auto polarity,
              OptionalField(json, "polarity", Word(ParsePolarity)));
    QUIPU_TRY(const auto modality,
              OptionalField(json, "modality", Word(ParseModality)));
    claim.polarity = polarity.value_or(Polarity::kPositive);
    claim.modality = modality.value_or(Modality::kAsserted);
    QUIPU_TRY(claim.attributed_to,
              OptionalField(json, "attributed_to", [this](const Json& who) {
                return ReadSpeaker(who);
              }));
    return {};
  }

  Result<void> ReadEvidence(const Json& json, Claim& claim) const {
    const auto read = [this](const Json& span) { return ReadSpan(span); };
    QUIPU_TRY(const Span main, Field(json, "evidence", read));
    QUIPU_TRY(claim.evidence, ListField(json, "more_evidence", read));
    claim.evidence.insert(claim.evidence.begin(), main);
    return {};
  }

  Result<Claim> ReadClaim(const Json& json) const {
    QUIPU_CHECK(CheckObject(json));
    Claim claim;
    QUIPU_TRY(claim.subject, Field(json, "subject", [this](const Json& id) {
                return ReadId(id);
              }));
    QUIPU_TRY(claim.predicate, Field(json, "predicate", ReadText));
    if (ontology_.FindPredicate(claim.predicate) == nullptr) {
      return InvalidArgument("predicate: the ontology has no predicate " +
                             Quoted(claim.predicate));
    }
    QUIPU_TRY(claim.object, ReadObject(json));
    auto qualifiers = ReadQualifiers(json);
    if (!qualifiers) {
      return Annotate(std::move(qualifiers.error()), "qualifiers");
    }
    claim.qualifiers = std::move(*qualifiers);
    QUIPU_CHECK(ReadStance(json, claim));
    QUIPU_TRY(claim.time, OptionalField(json, "time", ReadTime));
    if (!claim.time) claim.time = TimeOf(claim);
    QUIPU_CHECK(ReadEvidence(json, claim));
    QUIPU_TRY(const auto confidence,
              OptionalField(json, "confidence", ReadConfidence));
    claim.confidence = confidence.value_or(kMostConfidence);
    QUIPU_TRY(auto rule, OptionalField(json, "rule", ReadText));
    claim.rule = std::move(rule).value_or("external");
    return claim;
  }

  // What no words name stands where the first claim speaks of it.
  Result<void> PlaceUnmentioned() {
    for (const Claim& claim : line_.claims) {
      const auto place = [&](const auto& argument) {
        const auto* index = std::get_if<LocalIndex>(&argument);
        if (index == nullptr) return;
        LocalEntity& entity = line_.entities[index->value];
        if (!entity.mentions.empty()) return;
        entity.mentions = {{claim.evidence.front(), MentionKind::kNominal}};
      };
      place(Argument(claim.subject));
      place(claim.object);
      if (claim.attributed_to) place(*claim.attributed_to);
      for (const Qualifier& qualifier : claim.qualifiers) {
        place(qualifier.value);
      }
    }
    for (size_t i = 0; i < line_.entities.size(); ++i) {
      LocalEntity& entity = line_.entities[i];
      if (entity.mentions.empty()) {
        return InvalidArgument(
            fmt::format("entities[{}]: has neither a mention nor a claim", i));
      }
      for (LocalName& name : entity.names) {
        if (name.where.empty()) name.where = entity.mentions.front().span;
      }
    }
    return {};
  }

  const Document& document_;
  const Ontology& ontology_;
  std::unordered_map<std::string, LocalIndex> ids_;
  LineExtraction line_;
};

}  // namespace

Result<Json> ParseExtractionLine(std::string_view line) {
  QUIPU_TRY(Json json, Json::Parse(line, {}));
  QUIPU_CHECK(CheckObject(json));
  return json;
}

Result<LineDocument> ReadLineDocument(const Json& line) {
  return Field(line, "document", ReadDocumentMember);
}

Result<LineExtraction> ReadLineExtraction(const Json& line,
                                          const Document& document,
                                          const Ontology& ontology) {
  return LineReader(document, ontology).Run(line);
}

}  // namespace quipu
