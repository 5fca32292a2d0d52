#include "tests/graph/memory/store_support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "ingest/resolve/linking.h"
#include "ingest/resolve/sources.h"

namespace quipu {

DrawnDocument::DrawnDocument(std::string key, std::string text) {
  document_.key = DocumentKey{std::move(key)};
  original_ = document_.key;
  document_.text = std::move(text);
  const auto size = static_cast<uint32_t>(document_.text.size());
  document_.regions = {{Span{0, size}, RegionKind::kBody}};
  document_.source_size = size + 3;
  document_.source_map.Add(size, 3, size);  // after a byte order mark
}

DrawnDocument& DrawnDocument::Title(const std::string& title) {
  document_.metadata.title = StatedText{title, {}};
  return *this;
}
DrawnDocument& DrawnDocument::Publisher(const std::string& name) {
  document_.metadata.publisher = StatedText{name, {}};
  return *this;
}
DrawnDocument& DrawnDocument::Author(const std::string& name) {
  document_.metadata.authors.push_back({name, {}});
  return *this;
}
DrawnDocument& DrawnDocument::Published(const std::string& iso) {
  document_.metadata.published = StatedDate{*PartialDate::Parse(iso), {}};
  return *this;
}

DrawnDocument& DrawnDocument::CopyOf(const std::string& original) {
  original_ = DocumentKey{original};
  return *this;
}

Span DrawnDocument::Find(const std::string& quote) const {
  const size_t begin = document_.text.find(quote);
  REQUIRE(begin != std::string::npos);
  return {static_cast<uint32_t>(begin),
          static_cast<uint32_t>(begin + quote.size())};
}

LocalIndex DrawnDocument::Local(const std::string& name,
                                const std::string& type, NameKind kind) {
  std::vector<LocalEntity>& locals = extraction_.entities;
  for (uint32_t i = 0; i < locals.size(); ++i) {
    if (locals[i].name == name) return LocalIndex{i};
  }
  LocalEntity local;
  local.handle = Handle::Of(document_.key, name, 0);
  local.type = type;
  local.name = name;
  local.names = {{name, kind, Find(name)}};
  local.mentions = {{Find(name), MentionKind::kName}};
  locals.push_back(std::move(local));
  return LocalIndex{static_cast<uint32_t>(locals.size() - 1)};
}

DrawnDocument& DrawnDocument::Alias(LocalIndex local, const std::string& name,
                                    NameKind kind) {
  extraction_.entities[local.value].names.push_back({name, kind, Find(name)});
  return *this;
}

DrawnDocument& DrawnDocument::Mentions(LocalIndex local,
                                       const std::string& words,
                                       MentionKind kind) {
  extraction_.entities[local.value].mentions.push_back({Find(words), kind});
  return *this;
}

DrawnDocument& DrawnDocument::Itself(LocalIndex local) {
  extraction_.entities[local.value].is_document = true;
  return *this;
}

Claim& DrawnDocument::Say(LocalIndex subject, const std::string& predicate,
                          Argument object, const std::string& quote) {
  Claim claim;
  claim.subject = subject;
  claim.predicate = predicate;
  claim.object = std::move(object);
  claim.evidence = {Find(quote)};
  claim.confidence = 800;
  claim.rule = "test.rule";
  extraction_.claims.push_back(std::move(claim));
  return extraction_.claims.back();
}

namespace {

class StoreMaker {
 public:
  StoreMaker(const std::vector<DrawnDocument>& documents,
             const Numbering& numbering)
      : documents_(documents), numbering_(numbering) {}

  KnowledgeStore Make() {
    KnowledgeStore store =
        KnowledgeStore::Open("", StoreMode::kInMemory).value();
    auto transaction = store.Begin();
    transaction_ = transaction.get();
    NumberEntities();
    for (size_t i = 0; i < documents_.size(); ++i) WriteDocument(i);
    WriteEntities();
    for (const auto& [number, record] : relations_) {
      REQUIRE(relations::Write(*transaction, number, record));
    }
    state_.next_document = numbering_.first + 100;
    state_.next_entity = numbering_.first + 100;
    state_.next_relation = numbering_.first + 200;
    WriteState(*transaction, state_);
    REQUIRE(
        store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
    return store;
  }

 private:
  struct Entity {
    EntityNumber number;
    EntityRecord record;
    std::vector<Member> members;
  };
  uint32_t Number(size_t i) const {
    const auto position = static_cast<uint32_t>(i);
    return numbering_.first + (numbering_.reversed ? 90 - position : position);
  }

  void NumberEntities() {
    for (const DrawnDocument& document : documents_) {
      for (const LocalEntity& local : document.extraction().entities) {
        const size_t next = entities_.size();
        const auto [it, added] = entities_.try_emplace(local.name);
        if (!added) continue;
        it->second.number = EntityNumber{Number(next)};
        it->second.record.name = local.name;
        it->second.record.type = local.type;
      }
    }
  }

  static EditionId EditionOf(const DocumentKey& key) {
    EditionId id;
    std::copy_n(Sha256Of(key.value).bytes.begin(), id.bytes.size(),
                id.bytes.begin());
    return id;
  }

  // Every document is an edition of its own.
  void WriteEdition(DocumentNumber number, const DrawnDocument& drawn) {
    const DocumentKey& key = drawn.document().key;
    const auto original = std::ranges::find(
        documents_, drawn.original(),
        [](const DrawnDocument& other) { return other.document().key; });
    REQUIRE(original != documents_.end());
    const std::string source = SourceOf(original->document());
    const Appearance first{Appearance::kUndated, key};
    const EditionId id = EditionOf(key);
    sources::Write(*transaction_, number, source);
    editions::AddDocument(*transaction_, id, {first, {number, source, {}}});
    EditionRecord edition;
    edition.first = first;
    edition.original = EditionOf(drawn.original());
    if (drawn.original() != key) edition.copied_from = edition.original;
    edition.source = source;
    editions::Write(*transaction_, id, edition);
  }

  void WriteDocument(size_t position) {
    const DrawnDocument& drawn = documents_[position];
    const DocumentNumber number{Number(position)};
    documents::Write(*transaction_, number, drawn.document(),
                     drawn.extraction());
    ContributionRecord contribution;
    const std::vector<LocalEntity>& locals = drawn.extraction().entities;
    for (uint32_t i = 0; i < locals.size(); ++i) {
      const LocalRef ref{number, LocalIndex{i}};
      Entity& entity = entities_.at(locals[i].name);
      entity.members.push_back({locals[i].handle, ref});
      for (const LocalName& name : locals[i].names) {
        AddTally(entity.record.names, {name.text, name.kind, 1});
      }
      ProfileId profile;
      profile.bytes[0] = static_cast<uint8_t>(entity.number.value);
      ProfileRecord record;
      record.entity = entity.number;
      profiles::Write(*transaction_, profile, record);
      profiles::WriteHandle(*transaction_, locals[i].handle, {ref, profile});
      contribution.locals.push_back(
          {locals[i].handle, profile, locals[i].type, {}, ""});
    }
    WriteEdition(number, drawn);
    const auto entity_of = [&](LocalIndex local) -> Result<EntityNumber> {
      return EntityNumber{NumberOf(drawn, local)};
    };
    const std::vector<Claim>& claims = drawn.extraction().claims;
    for (uint32_t i = 0; i < claims.size(); ++i) {
      contribution.claims.emplace_back();
      if (numbering_.rejected == std::pair(position, size_t{i})) continue;
      const ClaimRef ref{number, ClaimIndex{i}};
      const auto entries = EntriesOf(claims[i], entity_of).value();
      for (const ClaimEntry& entry : entries) {
        const RelationNumber relation = RelationOf(entry);
        REQUIRE(relations::AddClaim(*transaction_, relation, ref, entry.facts));
        if (entry.secondary) {
          contribution.links.push_back({ref.claim, relation});
        } else {
          contribution.claims.back() = relation;
        }
      }
    }
    std::sort(contribution.links.begin(), contribution.links.end());
    contributions::Write(*transaction_, number, contribution);
  }

  static void AddTally(std::vector<Tally>& tallies, const Tally& tally) {
    for (Tally& known : tallies) {
      if (known.text == tally.text && known.kind == tally.kind) {
        known.count += tally.count;
        return;
      }
    }
    tallies.push_back(tally);
    std::sort(tallies.begin(), tallies.end());
  }

  uint32_t NumberOf(const DrawnDocument& drawn, LocalIndex local) const {
    const std::string& name = drawn.extraction().entities[local.value].name;
    return entities_.at(name).number.value;
  }

  RelationNumber RelationOf(const ClaimEntry& entry) {
    auto& dictionary =
        entry.secondary ? state_.secondary_predicates : state_.predicates;
    const auto known =
        std::find(dictionary.begin(), dictionary.end(), entry.predicate);
    const auto position = static_cast<uint16_t>(known - dictionary.begin());
    if (known == dictionary.end()) dictionary.push_back(entry.predicate);
    RelationRecord record;
    record.subject = entry.subject;
    record.predicate.value = static_cast<uint16_t>(
        position + (entry.secondary ? kFirstSecondaryPredicate : 0));
    record.object = entry.object;
    const auto found = std::find_if(
        relations_.begin(), relations_.end(), [&record](const auto& relation) {
          return relation.second.subject == record.subject &&
                 relation.second.predicate == record.predicate &&
                 relation.second.object == record.object;
        });
    if (found != relations_.end()) {
      ++found->second.claim_count;
      return found->first;
    }
    record.claim_count = 1;
    const RelationNumber number{Number(relations_.size()) + 7};
    relations_.emplace_back(number, record);
    return number;
  }

  void WriteEntities() {
    for (auto& [name, entity] : entities_) {
      entity.record.id = entity.members.front().handle;
      for (const Member& member : entity.members) {
        entity.record.id = std::min(entity.record.id, member.handle);
        REQUIRE(entities::AddMember(*transaction_, entity.number, member));
      }
      entity.record.member_count = static_cast<uint32_t>(entity.members.size());
      entities::Write(*transaction_, entity.number, entity.record);
      for (const Tally& tally : entity.record.names) {
        const std::string normal = NormalizeName(tally.text);
        for (size_t at = 0; at != std::string::npos;
             at = normal.find(' ', at + 1)) {
          names::Add(*transaction_, normal.substr(at == 0 ? 0 : at + 1),
                     entity.number);
        }
      }
    }
  }

  const std::vector<DrawnDocument>& documents_;
  const Numbering& numbering_;
  Transaction* transaction_ = nullptr;
  StoreState state_;
  std::map<std::string, Entity> entities_;
  std::vector<std::pair<RelationNumber, RelationRecord>> relations_;
};

}  // namespace

KnowledgeStore MakeStore(const std::vector<DrawnDocument>& documents,
                         const Numbering& numbering) {
  return StoreMaker(documents, numbering).Make();
}

}  // namespace quipu
