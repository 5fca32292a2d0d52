#include "ingest/curation/anchor_choice.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <tuple>
#include <utility>

#include "graph/store/tables.h"
#include "ingest/resolve/anchor.h"

namespace quipu {
namespace {

constexpr size_t kMostMentions = 100;

Result<CuratedText> ReadNumber(const Reader& reader, DocumentNumber number) {
  CuratedText text;
  text.number = number;
  QUIPU_TRY(text.document, documents::Read(reader, number));
  QUIPU_TRY(text.extraction, documents::ReadExtraction(reader, number));
  return text;
}

Result<const LocalEntity*> LocalOf(const CuratedText& text, LocalIndex local) {
  if (local.value < text.extraction.entities.size()) {
    return &text.extraction.entities[local.value];
  }
  return Corruption(text.document.key.value +
                    ": a member of an entity is not there");
}

Error NoAnchor(const FoundEntityRecord& entity) {
  return InvalidArgument(
      "no mention of \"" + entity.record.name +
      "\" stands in words that its document has only once, so that a decision "
      "could not point at it");
}

// Members whose profile has strong keys first, then by handle.
Result<std::vector<LocalRef>> MembersOf(const Reader& reader,
                                        const FoundEntityRecord& entity) {
  std::vector<LocalRef> strong;
  std::vector<LocalRef> weak;
  std::vector<Member> members;
  QUIPU_CHECK(entities::ForEachMember(reader, entity.number,
                                      [&members](const Member& member) {
                                        members.push_back(member);
                                        return true;
                                      }));
  std::map<ProfileId, bool> is_strong;
  for (const Member& member : members) {
    QUIPU_TRY(const auto handle, profiles::FindHandle(reader, member.handle));
    if (!handle) return Corruption("a member's handle leads nowhere");
    const auto [known, added] = is_strong.emplace(handle->profile, false);
    if (added) {
      QUIPU_TRY(const auto profile, profiles::Read(reader, handle->profile));
      known->second = profile && !profile->strong_keys.empty();
    }
    (known->second ? strong : weak).push_back(member.local);
  }
  strong.insert(strong.end(), weak.begin(), weak.end());
  return strong;
}

bool IsCurated(const Tally& tally) {
  return tally.kind == NameKind::kCurated;
}

}  // namespace

Result<CuratedText> ReadCuratedText(const Reader& reader,
                                    const DocumentKey& key) {
  QUIPU_TRY(const auto number, documents::FindNumber(reader, key));
  if (!number) return NotFound(key.value + ": no such document in the store");
  return ReadNumber(reader, *number);
}

Result<FoundEntityRecord> ReadEntity(const Reader& reader,
                                     const Handle& handle) {
  QUIPU_TRY(const auto number, entities::Find(reader, handle));
  if (!number) return NotFound("there is no entity #" + handle.ToString());
  QUIPU_TRY(auto record, entities::Read(reader, *number));
  if (!record) return Corruption("a handle leads to no entity");
  return FoundEntityRecord{*number, std::move(*record)};
}

std::optional<Anchor> AnchorOfLocal(const Document& document,
                                    const LocalEntity& local,
                                    std::optional<Span> near) {
  std::vector<Mention> mentions(
      local.mentions.begin(),
      local.mentions.begin() + static_cast<std::ptrdiff_t>(std::min(
                                   local.mentions.size(), kMostMentions)));
  const auto order = [&](const Mention& mention) {
    return std::tuple(!(near && near->Contains(mention.span)), mention.kind,
                      mention.span);
  };
  std::sort(
      mentions.begin(), mentions.end(),
      [&](const Mention& a, const Mention& b) { return order(a) < order(b); });
  std::vector<Anchor> anchors;
  std::vector<const Anchor*> wanted;
  for (const Mention& mention : mentions) {
    anchors.push_back(MakeAnchor(document, mention.span));
  }
  for (const Anchor& anchor : anchors) wanted.push_back(&anchor);
  const auto places = FindAnchors(wanted, document.text);
  for (size_t i = 0; i < anchors.size(); ++i) {
    if (places[i]) return anchors[i];
  }
  return std::nullopt;
}

Result<Anchor> AnchorOfMember(const CuratedText& text, LocalIndex local,
                              std::optional<Span> near) {
  QUIPU_TRY(const LocalEntity* const entity, LocalOf(text, local));
  auto anchor = AnchorOfLocal(text.document, *entity, near);
  if (anchor) return std::move(*anchor);
  return InvalidArgument(fmt::format(
      "no mention of \"{}\" stands in words that {} has only once, so that a "
      "decision could not point at it",
      entity->name, text.document.key.value));
}

Result<Anchor> AnchorOfWords(const Document& document, Span words) {
  Anchor anchor = MakeAnchor(document, words);
  if (FindAnchor(anchor, document.text) == words) return anchor;
  return InvalidArgument(fmt::format(
      "{} has these words more than once, with the same words around them, so "
      "that a decision could not point at them: \"{}\"",
      document.key.value, words.In(document.text)));
}

Result<EntityAnchor> AnchorOfEntity(const Reader& reader,
                                    const FoundEntityRecord& entity) {
  QUIPU_TRY(const std::vector<LocalRef> members, MembersOf(reader, entity));
  for (const LocalRef& member : members) {
    QUIPU_TRY(const CuratedText text, ReadNumber(reader, member.document));
    QUIPU_TRY(const LocalEntity* const local, LocalOf(text, member.index));
    auto anchor = AnchorOfLocal(text.document, *local);
    if (anchor) return EntityAnchor{std::move(*anchor), local->type};
  }
  return NoAnchor(entity);
}

Result<std::vector<Anchor>> AnchorsOfTrait(const Reader& reader,
                                           const FoundEntityRecord& entity,
                                           CuratedTrait trait) {
  const bool types = trait == CuratedTrait::kType;
  const auto& tallies = types ? entity.record.types : entity.record.names;
  std::vector<Anchor> anchors;
  if (std::any_of(tallies.begin(), tallies.end(), IsCurated)) {
    QUIPU_CHECK(ForEachDocumentOf(
        reader, entity,
        [&](const CuratedText& text,
            const std::vector<LocalIndex>& members) -> Result<void> {
          QUIPU_TRY(const auto contribution,
                    contributions::Read(reader, text.number));
          for (const LocalIndex member : members) {
            if (!contribution || member.value >= contribution->locals.size()) {
              return Corruption(text.document.key.value +
                                ": its derived records are missing");
            }
            const auto& local = contribution->locals[member.value];
            const bool curated =
                types ? !local.curated_type.empty()
                      : std::any_of(local.names.begin(), local.names.end(),
                                    IsCurated);
            if (!curated) continue;
            QUIPU_TRY(const LocalEntity* const found, LocalOf(text, member));
            auto anchor = AnchorOfLocal(text.document, *found);
            if (anchor) anchors.push_back(std::move(*anchor));
          }
          return {};
        }));
  }
  if (anchors.empty()) {
    QUIPU_TRY(EntityAnchor any, AnchorOfEntity(reader, entity));
    anchors.push_back(std::move(any.anchor));
  }
  return anchors;
}

Result<void> ForEachDocumentOf(
    const Reader& reader, const FoundEntityRecord& entity,
    const std::function<Result<void>(const CuratedText&,
                                     const std::vector<LocalIndex>&)>& visit) {
  std::map<DocumentNumber, std::set<LocalIndex>> members;
  QUIPU_CHECK(entities::ForEachMember(
      reader, entity.number, [&members](const Member& member) {
        members[member.local.document].insert(member.local.index);
        return true;
      }));
  std::vector<std::pair<DocumentKey, DocumentNumber>> documents;
  for (const auto& [number, locals] : members) {
    QUIPU_TRY(const Document document,
              documents::ReadWithoutText(reader, number));
    documents.emplace_back(document.key, number);
  }
  std::sort(documents.begin(), documents.end());
  for (const auto& [key, number] : documents) {
    QUIPU_TRY(const CuratedText text, ReadNumber(reader, number));
    const auto& locals = members.at(number);
    QUIPU_CHECK(visit(text, {locals.begin(), locals.end()}));
  }
  return {};
}

}  // namespace quipu
