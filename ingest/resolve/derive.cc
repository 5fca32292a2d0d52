#include "ingest/resolve/derive.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "graph/store/pending.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/resolve/curated_document.h"
#include "ingest/resolve/curation_index.h"
#include "ingest/resolve/curation_marks.h"
#include "ingest/resolve/described.h"
#include "ingest/resolve/described_keys.h"
#include "ingest/resolve/identity.h"
#include "ingest/resolve/input_digest.h"
#include "ingest/resolve/linking.h"
#include "ingest/resolve/near_copies.h"
#include "ingest/resolve/profile.h"
#include "ingest/resolve/sketch.h"
#include "ingest/resolve/tallies.h"

namespace quipu {
namespace {

// A dirty document: what it contributed, and what it shall contribute.
struct DirtyDocument {
  PendingChange change;
  std::optional<ContributionRecord> before;
  DocumentKey key;
  // The rest is empty for a document that goes.
  Document headed;  // key and metadata, as corrected
  TextSketch sketch;
  ContributionRecord after;
  std::vector<Profile> profiles;  // by LocalIndex
  DescribedThings described;
  std::vector<Claim> claims;
  std::set<ClaimIndex> rejected;
};

std::vector<Tally> NamesOf(const LocalEntity& entity,
                           const CurationMarks& marks) {
  std::vector<Tally> names;
  std::set<std::pair<std::string, NameKind>> seen;
  const auto add = [&](const std::string& text, NameKind kind) {
    if (seen.emplace(text, kind).second) AddTallies(names, {{text, kind, 1}});
  };
  for (const LocalName& name : entity.names) add(name.text, name.kind);
  if (entity.names.empty()) add(entity.name, NameKind::kDescription);
  if (!marks.name.empty()) add(marks.name, NameKind::kCurated);
  return names;
}

uint64_t HeldBytes(const Extraction& extraction) {
  uint64_t bytes = 0;
  for (const LocalEntity& entity : extraction.entities) {
    bytes += sizeof entity + entity.names.size() * sizeof(LocalName) +
             entity.mentions.size() * sizeof(Mention);
  }
  for (const Claim& claim : extraction.claims) {
    bytes += sizeof claim + claim.qualifiers.size() * sizeof(Qualifier) +
             claim.evidence.size() * sizeof(Span);
  }
  return bytes;
}

class Derivation {
 public:
  Derivation(Transaction& transaction, const Ontology& ontology,
             StoreState state)
      : transaction_(transaction),
        ontology_(ontology),
        state_(std::move(state)),
        near_copies_(transaction),
        identity_(transaction, state_, ontology),
        linking_(transaction, state_) {}

  // Of the changes of `numbers`, from the first on, as many as `limits` allow.
  Result<DerivationReport> Run(const std::vector<DocumentNumber>& numbers,
                               const DerivationLimits& limits) {
    QUIPU_TRY(decisions_, CurationIndex::Read(transaction_));
    for (const DocumentNumber number : numbers) {
      QUIPU_CHECK(Load(number));
      if (dirty_.size() >= limits.documents || held_bytes_ >= limits.bytes) {
        break;
      }
    }
    for (auto& [number, document] : dirty_) {
      QUIPU_CHECK(TakeOut(number, document));
    }
    for (auto& [number, document] : dirty_)
      QUIPU_CHECK(PutIn(number, document));
    QUIPU_CHECK(near_copies_.Settle());
    QUIPU_CHECK(identity_.Settle());
    QUIPU_CHECK(Describe());
    QUIPU_CHECK(identity_.Settle());
    QUIPU_CHECK(LinkMoved());
    for (auto& [number, document] : dirty_) QUIPU_CHECK(Link(number, document));
    DerivationReport report;
    report.documents = static_cast<uint32_t>(dirty_.size());
    report.waiting = static_cast<uint32_t>(numbers.size() - dirty_.size());
    QUIPU_CHECK(linking_.Finish());
    QUIPU_CHECK(identity_.Finish(report));
    for (auto& [number, document] : dirty_) Finish(number, document);
    ++state_.generation;
    WriteState(transaction_, state_);
    return report;
  }

 private:
  Result<void> Load(DocumentNumber number) {
    DirtyDocument dirty;
    QUIPU_TRY(dirty.change, pending::Read(transaction_, number));
    QUIPU_TRY(dirty.before, contributions::Read(transaction_, number));
    if (dirty.change.kind == PendingKind::kRederive) {
      QUIPU_TRY(dirty.change.document, uncurated::Read(transaction_, number));
      QUIPU_TRY(dirty.change.extraction,
                uncurated::ReadExtraction(transaction_, number));
    }
    if (dirty.change.kind == PendingKind::kRemove) {
      QUIPU_TRY(const Document gone,
                documents::ReadWithoutText(transaction_, number));
      dirty.key = gone.key;
    } else {
      dirty.key = dirty.change.document->key;
      Plan(number, dirty);
      held_bytes_ += HeldBytes(*dirty.change.extraction);
      if (dirty.change.kind == PendingKind::kRederive) {
        dirty.change.document->text = std::string();  // it stays as stored
        dirty.change.extraction.reset();
      }
      held_bytes_ += dirty.change.document->text.size();
    }
    dirty_.emplace(number, std::move(dirty));
    return {};
  }

  // What the document shall contribute, as far as it alone can tell.
  void Plan(DocumentNumber number, DirtyDocument& dirty) {
    const auto anchors = decisions_.In(*dirty.change.document);
    const CuratedDocument curated =
        Curate(*dirty.change.document, *dirty.change.extraction, anchors);
    if (dirty.before || curated.document || curated.extraction) {
      documents::WriteCurated(transaction_, number, curated.document,
                              curated.extraction);
    }
    const Document& document =
        curated.document ? *curated.document : *dirty.change.document;
    const Extraction& extraction =
        curated.extraction ? *curated.extraction : *dirty.change.extraction;
    dirty.headed.key = document.key;
    dirty.headed.metadata = document.metadata;
    dirty.sketch = SketchOf(document);
    DocumentMarks marks = MarksOf(extraction, anchors);
    for (size_t i = 0; i < extraction.entities.size(); ++i) {
      dirty.profiles.push_back(MakeProfile(document, extraction.entities[i],
                                           marks.locals[i], ontology_));
    }
    KeepNeighborsApart(document.key, extraction.entities, dirty.profiles);
    for (size_t i = 0; i < extraction.entities.size(); ++i) {
      const LocalEntity& entity = extraction.entities[i];
      const CurationMarks& mark = marks.locals[i];
      dirty.after.locals.push_back({entity.handle, dirty.profiles[i].Id(),
                                    entity.type, NamesOf(entity, mark),
                                    mark.type});
    }
    dirty.described = ReadDescribed(
        document, extraction, FamiliesOf(dirty.after.locals), marks.rejected);
    dirty.claims = extraction.claims;
    dirty.rejected = std::move(marks.rejected);
    dirty.after.claims.resize(dirty.claims.size());
    dirty.after.input =
        ShareOf(*dirty.change.document, *dirty.change.extraction);
  }

  std::vector<std::string> FamiliesOf(
      const std::vector<ContributionRecord::Local>& locals) const {
    std::vector<std::string> families;
    for (const ContributionRecord::Local& local : locals) {
      const EntityType* const type = ontology_.FindType(local.type);
      families.push_back(type != nullptr ? type->family : local.type);
    }
    return families;
  }

  static std::set<ClaimIndex> RejectedOf(
      const ContributionRecord& contribution) {
    std::set<ClaimIndex> rejected;
    for (uint32_t i = 0; i < contribution.claims.size(); ++i) {
      if (!contribution.claims[i]) rejected.insert(ClaimIndex{i});
    }
    return rejected;
  }

  // What events and groups rest on may have changed in the documents that did,
  // and in those that speak of something which is another entity now.
  Result<void> Describe() {
    for (auto& [number, document] : dirty_) {
      QUIPU_CHECK(Describe(document.described, document.after));
    }
    for (const auto& [number, locals] : identity_.moved()) {
      if (dirty_.contains(number)) continue;
      QUIPU_TRY(const Document document, documents::Read(transaction_, number));
      QUIPU_TRY(const Extraction extraction,
                documents::ReadExtraction(transaction_, number));
      QUIPU_TRY(auto contribution, contributions::Read(transaction_, number));
      if (!contribution ||
          contribution->locals.size() != extraction.entities.size()) {
        return Corruption("a document's contribution does not match it");
      }
      identity_.TakeBack(contribution->offers);
      QUIPU_CHECK(Describe(
          ReadDescribed(document, extraction, FamiliesOf(contribution->locals),
                        RejectedOf(*contribution)),
          *contribution));
      contributions::Write(transaction_, number, *contribution);
    }
    return {};
  }

  Result<void> Describe(const DescribedThings& things,
                        ContributionRecord& contribution) {
    const auto entity_of =
        [&](LocalIndex local) -> Result<std::optional<EntityNumber>> {
      QUIPU_TRY(const EntityNumber entity, EntityOf(local, contribution));
      QUIPU_TRY(const bool nameless, IsNameless(local, contribution));
      if (nameless) return std::nullopt;
      return entity;
    };
    const auto topic_of =
        [&](LocalIndex local) -> Result<std::optional<EntityNumber>> {
      QUIPU_TRY(const bool common,
                identity_.IsCommon(contribution.locals[local.value].profile));
      if (common) return std::nullopt;
      return entity_of(local);
    };
    for (const auto& [local, facts] : things.facts) {
      if (!IsDescribed(facts.family)) {
        QUIPU_TRY(const bool nameless, IsNameless(local, contribution));
        if (!nameless) continue;
      }
      QUIPU_TRY(const DescribedKeys keys,
                KeysOf(things, local, entity_of, topic_of));
      QUIPU_CHECK(
          identity_.Describe(contribution.locals[local.value].profile, keys));
    }
    contribution.offers.clear();
    for (const auto& [local, facts] : things.named) {
      QUIPU_TRY(const std::vector<std::string> keys,
                OfferedKeys(things, local, topic_of));
      const Handle& handle = contribution.locals[local.value].handle;
      for (const std::string& key : keys) {
        contribution.offers.push_back({handle, key});
      }
    }
    identity_.Offer(contribution.offers);
    return {};
  }

  Result<bool> IsNameless(LocalIndex local,
                          const ContributionRecord& contribution) {
    return identity_.IsNameless(contribution.locals[local.value].profile);
  }

  Result<EntityNumber> EntityOf(LocalIndex local,
                                const ContributionRecord& contribution) {
    if (local.value >= contribution.locals.size()) {
      return Corruption("a claim speaks of an entity that is not there");
    }
    return identity_.EntityOf(contribution.locals[local.value].profile);
  }

  Result<void> TakeOut(DocumentNumber number, DirtyDocument& document) {
    if (!document.before) return {};
    QUIPU_CHECK(near_copies_.Remove(number, document.key));
    ContributionRecord& before = *document.before;
    for (auto i = static_cast<uint32_t>(before.claims.size()); i-- > 0;) {
      QUIPU_CHECK(linking_.Unlink({number, ClaimIndex{i}}, before));
    }
    for (uint32_t i = 0; i < before.locals.size(); ++i) {
      if (IsKept(document, i)) continue;
      QUIPU_CHECK(
          identity_.RemoveLocal({number, LocalIndex{i}}, before.locals[i]));
    }
    identity_.TakeBack(before.offers);
    SubtractShare(state_.input, before.input);
    --state_.document_count;
    return {};
  }

  Result<void> PutIn(DocumentNumber number, DirtyDocument& document) {
    if (!document.change.document) return {};
    near_copies_.Add(number, document.headed, std::move(document.sketch));
    for (uint32_t i = 0; i < document.after.locals.size(); ++i) {
      if (IsKept(document, i)) continue;
      QUIPU_CHECK(identity_.AddLocal({number, LocalIndex{i}},
                                     document.profiles[i],
                                     document.after.locals[i]));
    }
    AddShare(state_.input, document.after.input);
    ++state_.document_count;
    return {};
  }

  // Whether the i-th local entity contributes what it did before.
  static bool IsKept(const DirtyDocument& document, uint32_t i) {
    return document.before && i < document.before->locals.size() &&
           i < document.after.locals.size() &&
           document.before->locals[i] == document.after.locals[i];
  }

  Result<void> Link(DocumentNumber number, DirtyDocument& document) {
    for (uint32_t i = 0; i < document.claims.size(); ++i) {
      if (document.rejected.contains(ClaimIndex{i})) continue;
      QUIPU_CHECK(LinkClaim({number, ClaimIndex{i}}, document.claims[i],
                            document.after));
    }
    return {};
  }

  Result<void> LinkClaim(const ClaimRef& ref, const Claim& claim,
                         ContributionRecord& contribution) {
    return linking_.Link(
        ref, claim,
        [&](LocalIndex local) { return EntityOf(local, contribution); },
        contribution);
  }

  // Claims of clean documents that speak of something which is another entity
  // now.
  Result<void> LinkMoved() {
    for (const auto& [number, locals] : identity_.moved()) {
      if (dirty_.contains(number)) continue;
      QUIPU_TRY(const Extraction extraction,
                documents::ReadExtraction(transaction_, number));
      QUIPU_TRY(auto contribution, contributions::Read(transaction_, number));
      if (!contribution ||
          contribution->claims.size() != extraction.claims.size()) {
        return Corruption("a document's contribution does not match it");
      }
      for (uint32_t i = 0; i < extraction.claims.size(); ++i) {
        const Claim& claim = extraction.claims[i];
        const std::vector<LocalIndex> spoken_of = LocalsOf(claim);
        const bool moved = std::any_of(
            spoken_of.begin(), spoken_of.end(),
            [&locals](LocalIndex local) { return locals.contains(local); });
        if (!contribution->claims[i] || !moved) continue;
        const ClaimRef ref{number, ClaimIndex{i}};
        QUIPU_CHECK(linking_.Unlink(ref, *contribution));
        QUIPU_CHECK(LinkClaim(ref, claim, *contribution));
      }
      contributions::Write(transaction_, number, *contribution);
    }
    return {};
  }

  void Finish(DocumentNumber number, const DirtyDocument& document) {
    const PendingChange& change = document.change;
    if (change.kind == PendingKind::kWrite) {
      documents::Write(transaction_, number, *change.document,
                       *change.extraction);
    }
    if (change.document) {
      contributions::Write(transaction_, number, document.after);
    } else {
      documents::Erase(transaction_, number, document.key);
      contributions::Erase(transaction_, number);
    }
    pending::Clear(transaction_, number);
  }

  Transaction& transaction_;
  const Ontology& ontology_;
  StoreState state_;
  NearCopies near_copies_;
  Identity identity_;
  Linking linking_;
  CurationIndex decisions_;
  std::map<DocumentNumber, DirtyDocument> dirty_;
  uint64_t held_bytes_ = 0;  // by `dirty_`
};

// Nothing is derived yet, or all of it was dropped: only the curation log
// counts so far.
Result<void> StartFromNothing(const Reader& reader, StoreState& state) {
  state.document_count = 0;
  state.entity_count = 0;
  state.relation_count = 0;
  state.claim_count = 0;
  state.input = {};
  QUIPU_TRY(const auto log, curation::ReadAll(reader));
  for (const CurationEntry& entry : log) AddShare(state.input, ShareOf(entry));
  return {};
}

}  // namespace

Result<DerivationReport> Derive(Transaction& transaction,
                                const Ontology& ontology,
                                const DerivationLimits& limits) {
  QUIPU_TRY(const std::vector<DocumentNumber> numbers,
            pending::ReadNumbers(transaction));
  if (numbers.empty()) return DerivationReport();
  QUIPU_TRY(StoreState state, ReadState(transaction));
  QUIPU_TRY(const bool empty, contributions::IsEmpty(transaction));
  if (empty) QUIPU_CHECK(StartFromNothing(transaction, state));
  return Derivation(transaction, ontology, std::move(state))
      .Run(numbers, limits);
}

}  // namespace quipu
