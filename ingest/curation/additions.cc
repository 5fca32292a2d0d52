#include "ingest/curation/additions.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <utility>
#include <vector>

#include "graph/model/enum_names.h"
#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "ingest/curation/anchor_choice.h"
#include "ingest/curation/decisions.h"
#include "ingest/resolve/mention_index.h"
#include "language/text/word_places.h"

namespace quipu {
namespace {

std::string Quoted(std::string_view name) {
  return fmt::format("\"{}\"", name);
}

// The one place of `words` in a part of the document's text, which messages
// call `where`.
Result<Span> OnlyPlaceOf(std::string_view words, const Document& document,
                         Span part, const std::string& where) {
  const auto places = PlacesOfWords(words, part.In(document.text), /*limit=*/2);
  if (places.empty()) {
    return NotFound(
        fmt::format("{} does not have the words {}", where, Quoted(words)));
  }
  if (places.size() > 1) {
    return InvalidArgument(
        fmt::format("{} has the words {} more than once; quote the words "
                    "around those that are meant, too",
                    where, Quoted(words)));
  }
  return Span{part.begin + places[0].begin, part.begin + places[0].end};
}

Result<Span> PlaceOf(const QuotedWords& words, const Document& document) {
  Span part{0, static_cast<uint32_t>(document.text.size())};
  std::string where = document.key.value;
  if (!words.within.empty()) {
    QUIPU_TRY(part, OnlyPlaceOf(words.within, document, part, where));
    where = fmt::format("{} of {}", Quoted(words.within), where);
  }
  return OnlyPlaceOf(words.quote, document, part, where);
}

// A document with the quoted words, and their anchor.
struct QuotedText {
  CuratedText text;
  Span place;
  Anchor anchor;
};

Result<QuotedText> ReadQuoted(const Reader& reader, const QuotedWords& words) {
  QuotedText quoted;
  QUIPU_TRY(quoted.text, ReadCuratedText(reader, words.document));
  QUIPU_TRY(quoted.place, PlaceOf(words, quoted.text.document));
  QUIPU_TRY(quoted.anchor, AnchorOfWords(quoted.text.document, quoted.place));
  return quoted;
}

// Words that are to become a mention must not be one.
Result<void> CheckNew(const QuotedText& quoted) {
  const Extraction& extraction = quoted.text.extraction;
  const auto local = MentionIndex(extraction).At(quoted.place);
  if (!local) return {};
  return InvalidArgument(fmt::format(
      "{} mentions {} there already; merge or split entities instead",
      quoted.text.document.key.value,
      Quoted(extraction.entities[local->value].name)));
}

// The first local entity of the document that belongs to the entity, one with a
// mention in the quoted words if there is any.
Result<std::optional<LocalIndex>> LocalIn(const Reader& reader,
                                          const QuotedText& quoted,
                                          const FoundEntityRecord& entity) {
  std::vector<LocalIndex> locals;
  QUIPU_CHECK(
      entities::ForEachMember(reader, entity.number, [&](const Member& member) {
        if (member.local.document == quoted.text.number) {
          locals.push_back(member.local.index);
        }
        return true;
      }));
  if (locals.empty()) return std::optional<LocalIndex>();
  std::sort(locals.begin(), locals.end());
  const auto quotes = [&](LocalIndex local) {
    const auto& entities = quoted.text.extraction.entities;
    if (local.value >= entities.size()) return false;
    const auto& mentions = entities[local.value].mentions;
    return std::any_of(mentions.begin(), mentions.end(),
                       [&](const Mention& mention) {
                         return quoted.place.Contains(mention.span);
                       });
  };
  const auto quoted_one = std::find_if(locals.begin(), locals.end(), quotes);
  return std::optional(quoted_one == locals.end() ? locals.front()
                                                  : *quoted_one);
}

// The anchor of an entity that a claim speaks of.
Result<Anchor> AnchorOfArgument(const Reader& reader, const QuotedText& quoted,
                                const FoundEntityRecord& entity) {
  QUIPU_TRY(const auto local, LocalIn(reader, quoted, entity));
  if (!local) {
    return InvalidArgument(fmt::format(
        "{} does not mention {}; add the mention first",
        quoted.text.document.key.value, Quoted(entity.record.name)));
  }
  return AnchorOfMember(quoted.text, *local, quoted.place);
}

ObjectKind KindOf(const Literal& literal) {
  switch (literal.kind) {
    case LiteralKind::kText:
      return ObjectKind::kText;
    case LiteralKind::kDate:
      return ObjectKind::kDate;
    case LiteralKind::kQuantity:
      return ObjectKind::kQuantity;
  }
  return ObjectKind::kText;
}

Result<void> CheckDraft(const Ontology& ontology, const ClaimDraft& draft,
                        const FoundEntityRecord& subject,
                        const std::optional<FoundEntityRecord>& object) {
  if (ontology.FindPredicate(draft.predicate) == nullptr) {
    return InvalidArgument("the ontology has no predicate " +
                           Quoted(draft.predicate));
  }
  const ObjectKind kind =
      object ? ObjectKind::kEntity : KindOf(std::get<Literal>(draft.object));
  const std::string type = object ? object->record.type : "";
  if (draft.since && draft.until &&
      draft.since->Bounds().earliest > draft.until->Bounds().latest) {
    return InvalidArgument("a claim cannot cease to hold before it began to");
  }
  if (ontology.Allows(draft.predicate, subject.record.type, kind, type)) {
    return {};
  }
  return InvalidArgument(fmt::format(
      "the ontology does not let {} stand between {} ({}) and {}",
      draft.predicate, Quoted(subject.record.name), subject.record.type,
      object ? fmt::format("{} ({})", Quoted(object->record.name), type)
             : "such a value"));
}

}  // namespace

Result<CurationEntry> AddMentionDecision(const Reader& reader,
                                         const QuotedWords& words,
                                         const Handle& entity,
                                         MentionKind kind) {
  QUIPU_TRY(const FoundEntityRecord found, ReadEntity(reader, entity));
  QUIPU_TRY(QuotedText quoted, ReadQuoted(reader, words));
  QUIPU_CHECK(CheckNew(quoted));
  CurationEntry entry;
  entry.kind = CurationKind::kAddMention;
  entry.details = MentionSketch{kind, ""};
  entry.anchors.push_back(std::move(quoted.anchor));
  QUIPU_TRY(const auto local, LocalIn(reader, quoted, found));
  if (local) {
    entry.value = quoted.text.extraction.entities[local->value].type;
    QUIPU_TRY(entry.anchors.emplace_back(),
              AnchorOfMember(quoted.text, *local, quoted.place));
  } else {
    QUIPU_TRY(EntityAnchor member, AnchorOfEntity(reader, found));
    entry.value = std::move(member.type);
    entry.anchors.push_back(std::move(member.anchor));
  }
  return entry;
}

Result<CurationEntry> AddEntityDecision(
    const Reader& reader, const Ontology& ontology, const QuotedWords& words,
    const std::string& type, MentionKind kind, const std::string& name) {
  QUIPU_CHECK(CheckType(ontology, type));
  if (!name.empty() && NormalizeName(name).empty()) {
    return InvalidArgument(Quoted(name) + " is no name");
  }
  QUIPU_TRY(QuotedText quoted, ReadQuoted(reader, words));
  QUIPU_CHECK(CheckNew(quoted));
  CurationEntry entry;
  entry.kind = CurationKind::kAddEntity;
  entry.value = type;
  entry.details = MentionSketch{kind, name};
  entry.anchors.push_back(std::move(quoted.anchor));
  return entry;
}

Result<Literal> ParseLiteral(LiteralKind kind, const std::string& text) {
  Literal literal;
  literal.kind = kind;
  literal.text = text;
  if (kind == LiteralKind::kDate) {
    literal.date = PartialDate::Parse(text);
    if (literal.date) return literal;
    return InvalidArgument("'" + text +
                           "' is no date; write 1992, 1992-05 or 1992-05-09");
  }
  if (kind == LiteralKind::kText) {
    if (!text.empty()) return literal;
    return InvalidArgument("a value needs words");
  }
  std::string_view sign;
  for (const Comparator comparator :
       {Comparator::kMore, Comparator::kAtLeast, Comparator::kLess,
        Comparator::kAtMost, Comparator::kAbout, Comparator::kNearly}) {
    const std::string_view other = ComparatorSign(comparator);
    if (text.starts_with(other) && other.size() > sign.size()) {
      sign = other;
      literal.comparator = comparator;
    }
  }
  double value = 0;
  const char* const end = text.data() + text.size();
  const auto [rest, error] =
      std::from_chars(text.data() + sign.size(), end, value);
  if (error != std::errc() || rest != end || !std::isfinite(value)) {
    return InvalidArgument("'" + text +
                           "' is no number; write 50, or >50, >=50, <50, <=50, "
                           "~50 (about), <~50 (nearly)");
  }
  literal.value = value;
  return literal;
}

Result<CurationEntry> AddClaimDecision(const Reader& reader,
                                       const Ontology& ontology,
                                       const QuotedWords& words,
                                       const ClaimDraft& draft) {
  QUIPU_TRY(const FoundEntityRecord subject, ReadEntity(reader, draft.subject));
  std::optional<FoundEntityRecord> object;
  if (const auto* handle = std::get_if<Handle>(&draft.object)) {
    QUIPU_TRY(object, ReadEntity(reader, *handle));
  }
  QUIPU_CHECK(CheckDraft(ontology, draft, subject, object));
  QUIPU_TRY(QuotedText quoted, ReadQuoted(reader, words));
  CurationEntry entry;
  entry.kind = CurationKind::kAddClaim;
  entry.value = draft.predicate;
  entry.anchors.push_back(quoted.anchor);
  ClaimSketch sketch;
  sketch.polarity = draft.polarity;
  sketch.modality = draft.modality;
  sketch.since = draft.since;
  sketch.until = draft.until;
  QUIPU_TRY(entry.anchors.emplace_back(),
            AnchorOfArgument(reader, quoted, subject));
  if (object) {
    QUIPU_TRY(entry.anchors.emplace_back(),
              AnchorOfArgument(reader, quoted, *object));
  } else {
    sketch.literal = std::get<Literal>(draft.object);
  }
  if (const auto* speaker = std::get_if<Handle>(&draft.speaker)) {
    QUIPU_TRY(const FoundEntityRecord found, ReadEntity(reader, *speaker));
    QUIPU_TRY(entry.anchors.emplace_back(),
              AnchorOfArgument(reader, quoted, found));
  } else if (const auto* said = std::get_if<std::string>(&draft.speaker)) {
    sketch.speaker = *said;
  }
  entry.details = std::move(sketch);
  return entry;
}

Result<CurationEntry> CorrectDecision(const Reader& reader,
                                      const DocumentKey& document,
                                      Correction correction) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, document));
  if (!number) {
    return NotFound(document.value + ": no such document in the store");
  }
  CurationEntry entry;
  entry.kind = CurationKind::kCorrect;
  entry.anchors = {{document, "", "", ""}};
  entry.details = std::move(correction);
  return entry;
}

}  // namespace quipu
