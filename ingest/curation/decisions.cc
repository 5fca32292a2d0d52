#include "ingest/curation/decisions.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "ingest/curation/anchor_choice.h"
#include "ingest/resolve/described.h"
#include "ingest/resolve/linking.h"

namespace quipu {
namespace {

std::string Quoted(const std::string& name) {
  return "\"" + name + "\"";
}

// The claim, or kNotFound.
Result<const Claim*> ClaimOf(const CuratedText& text, ClaimIndex claim) {
  if (claim.value < text.extraction.claims.size()) {
    return &text.extraction.claims[claim.value];
  }
  return NotFound(
      fmt::format("{} has no claim {}", text.document.key.value, claim.value));
}

class SplitBuilder {
 public:
  SplitBuilder(const FoundEntityRecord& entity,
               std::span<const MemberChoice> chosen)
      : entity_(entity) {
    for (const MemberChoice& choice : chosen) {
      choices_[choice.document].push_back(choice.claim);
    }
  }

  Result<SplitDraft> Run(const Reader& reader) {
    QUIPU_CHECK(ForEachDocumentOf(
        reader, entity_,
        [this](const CuratedText& text, const std::vector<LocalIndex>& members)
            -> Result<void> { return Divide(text, members); }));
    if (!choices_.empty()) {
      return InvalidArgument(choices_.begin()->first.value +
                             " does not mention " +
                             Quoted(entity_.record.name));
    }
    if (going_.empty()) return InvalidArgument("no mention is to be split off");
    if (staying_.empty()) {
      return InvalidArgument("every mention of " + Quoted(entity_.record.name) +
                             " would be split off: name fewer of them");
    }
    draft_.entry.kind = CurationKind::kDistinct;
    draft_.entry.divide = static_cast<uint32_t>(staying_.size());
    draft_.entry.anchors = std::move(staying_);
    draft_.entry.anchors.insert(draft_.entry.anchors.end(), going_.begin(),
                                going_.end());
    return std::move(draft_);
  }

 private:
  Result<void> Divide(const CuratedText& text,
                      const std::vector<LocalIndex>& members) {
    QUIPU_TRY(const std::set<LocalIndex> going, Going(text, members));
    for (const LocalIndex member : members) {
      const bool goes = going.contains(member);
      Result<Anchor> anchor = AnchorOfMember(text, member);
      if (anchor) {
        (goes ? going_ : staying_).push_back(std::move(*anchor));
      } else if (goes || anchor.error().code != ErrorCode::kInvalidArgument) {
        return anchor.error();
      } else if (draft_.left_out.empty() ||
                 draft_.left_out.back() != text.document.key) {
        draft_.left_out.push_back(text.document.key);
      }
    }
    return {};
  }

  // Those of the members that are chosen.
  Result<std::set<LocalIndex>> Going(const CuratedText& text,
                                     const std::vector<LocalIndex>& members) {
    std::set<LocalIndex> going;
    const auto found = choices_.find(text.document.key);
    if (found == choices_.end()) return going;
    for (const std::optional<ClaimIndex>& choice : found->second) {
      if (!choice) {
        going.insert(members.begin(), members.end());
        continue;
      }
      QUIPU_TRY(const Claim* const claim, ClaimOf(text, *choice));
      bool spoken_of = false;
      for (const LocalIndex local : LocalsOf(*claim)) {
        if (!std::binary_search(members.begin(), members.end(), local)) {
          continue;
        }
        going.insert(local);
        spoken_of = true;
      }
      if (!spoken_of) {
        return InvalidArgument(
            fmt::format("{}#{} does not speak of {}", text.document.key.value,
                        choice->value, Quoted(entity_.record.name)));
      }
    }
    choices_.erase(found);
    return going;
  }

  const FoundEntityRecord& entity_;
  std::map<DocumentKey, std::vector<std::optional<ClaimIndex>>> choices_;
  std::vector<Anchor> staying_;
  std::vector<Anchor> going_;
  SplitDraft draft_;
};

}  // namespace

Result<void> CheckType(const Ontology& ontology, const std::string& type) {
  if (ontology.FindType(type) != nullptr) return {};
  std::string known;
  for (const EntityType& other : ontology.types) {
    known += (known.empty() ? "" : ", ") + other.name;
  }
  return InvalidArgument("the ontology has no type " + Quoted(type) +
                         "; its types: " + known);
}

Result<CurationEntry> MergeDecision(const Reader& reader,
                                    const Ontology& ontology,
                                    std::span<const Handle> entities) {
  if (entities.size() < 2) {
    return InvalidArgument("a merge needs two entities or more");
  }
  CurationEntry entry;
  entry.kind = CurationKind::kSame;
  std::set<EntityNumber> known;
  std::array<std::string, 2> names;  // of one that is named, of one described
  for (const Handle& handle : entities) {
    QUIPU_TRY(const FoundEntityRecord entity, ReadEntity(reader, handle));
    if (!known.insert(entity.number).second) {
      return InvalidArgument(Quoted(entity.record.name) +
                             " is named twice, under one name or under two: "
                             "that is one entity already");
    }
    QUIPU_TRY(EntityAnchor member, AnchorOfEntity(reader, entity));
    entry.anchors.push_back(std::move(member.anchor));
    const EntityType* const type = ontology.FindType(member.type);
    const bool described =
        IsDescribed(type != nullptr ? type->family : member.type);
    names[described ? 1 : 0] = entity.record.name;
  }
  if (!names[0].empty() && !names[1].empty()) {
    return InvalidArgument(
        Quoted(names[1]) + " is an event or a group and " + Quoted(names[0]) +
        " is neither: which events and groups are one rests on the things "
        "that they have to do with, so that they cannot be one with these");
  }
  return entry;
}

Result<SplitDraft> SplitDecision(const Reader& reader, const Handle& entity,
                                 std::span<const MemberChoice> chosen) {
  QUIPU_TRY(const FoundEntityRecord found, ReadEntity(reader, entity));
  return SplitBuilder(found, chosen).Run(reader);
}

Result<CurationEntry> RenameDecision(const Reader& reader, const Handle& entity,
                                     const std::string& name) {
  if (NormalizeName(name).empty()) {
    return InvalidArgument(Quoted(name) + " is no name");
  }
  QUIPU_TRY(const FoundEntityRecord found, ReadEntity(reader, entity));
  CurationEntry entry;
  entry.kind = CurationKind::kRename;
  entry.value = name;
  QUIPU_TRY(entry.anchors, AnchorsOfTrait(reader, found, CuratedTrait::kName));
  return entry;
}

Result<CurationEntry> RetypeDecision(const Reader& reader,
                                     const Ontology& ontology,
                                     const Handle& entity,
                                     const std::string& type) {
  QUIPU_CHECK(CheckType(ontology, type));
  QUIPU_TRY(const FoundEntityRecord found, ReadEntity(reader, entity));
  CurationEntry entry;
  entry.kind = CurationKind::kRetype;
  entry.value = type;
  QUIPU_TRY(entry.anchors, AnchorsOfTrait(reader, found, CuratedTrait::kType));
  return entry;
}

Result<CurationEntry> RejectDecision(const Reader& reader,
                                     const DocumentKey& document,
                                     ClaimIndex claim) {
  QUIPU_TRY(const CuratedText text, ReadCuratedText(reader, document));
  QUIPU_TRY(const Claim* const rejected, ClaimOf(text, claim));
  QUIPU_TRY(const auto contribution, contributions::Read(reader, text.number));
  if (contribution && claim.value < contribution->claims.size() &&
      !contribution->claims[claim.value]) {
    return InvalidArgument(
        fmt::format("{}#{} is rejected already", document.value, claim.value));
  }
  const Span sentence = rejected->evidence.front();
  CurationEntry entry;
  entry.kind = CurationKind::kRejectClaim;
  entry.value = rejected->predicate;
  ClaimSketch sketch;
  sketch.polarity = rejected->polarity;
  sketch.modality = rejected->modality;
  QUIPU_TRY(entry.anchors.emplace_back(),
            AnchorOfWords(text.document, sentence));
  QUIPU_TRY(entry.anchors.emplace_back(),
            AnchorOfMember(text, rejected->subject, sentence));
  if (const auto* object = std::get_if<LocalIndex>(&rejected->object)) {
    QUIPU_TRY(entry.anchors.emplace_back(),
              AnchorOfMember(text, *object, sentence));
  } else {
    sketch.literal = std::get<Literal>(rejected->object);
  }
  entry.details = std::move(sketch);
  return entry;
}

}  // namespace quipu
