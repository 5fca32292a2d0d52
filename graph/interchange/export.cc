// The canonical export: nothing in it depends on numbers that the history of
// the store gave out.

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <tuple>
#include <unordered_map>

#include "graph/interchange/claim_json.h"
#include "graph/interchange/json_lines.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

// Documents with their extractions, the last few of them.
class DocumentCache {
 public:
  struct Entry {
    Document document;
    Extraction extraction;
    ContributionRecord contribution;
  };

  explicit DocumentCache(const Reader& reader) : reader_(reader) {}

  // Valid until the next call.
  Result<const Entry*> Get(DocumentNumber number) {
    const auto found = entries_.find(number);
    if (found != entries_.end()) return &found->second;
    Entry entry;
    QUIPU_TRY(entry.document, documents::Read(reader_, number));
    QUIPU_TRY(entry.extraction, documents::ReadExtraction(reader_, number));
    QUIPU_TRY(auto contribution, contributions::Read(reader_, number));
    if (!contribution) {
      return Corruption(entry.document.key.value + ": was never derived");
    }
    entry.contribution = std::move(*contribution);
    QUIPU_CHECK(CheckSpans(entry));
    if (entries_.size() >= kMostEntries) entries_.clear();
    return &entries_.emplace(number, std::move(entry)).first->second;
  }

 private:
  static Result<void> CheckSpans(const Entry& entry) {
    for (const Claim& claim : entry.extraction.claims) {
      const Span quote = claim.evidence.front();
      if (quote.begin > quote.end || quote.end > entry.document.text.size()) {
        return Corruption(entry.document.key.value +
                          ": a quote lies outside of its text");
      }
    }
    return {};
  }

  static constexpr size_t kMostEntries = 256;
  const Reader& reader_;
  std::unordered_map<DocumentNumber, Entry> entries_;
};

struct SortedRelation {
  Handle subject;
  std::string predicate;
  std::string object;  // the id of an entity, or kind and text of a literal
  RelationNumber number;
  auto order() const { return std::tie(subject, predicate, object); }
};

class Exporter {
 public:
  Exporter(const Reader& reader, const LineSink& sink)
      : reader_(reader), sink_(sink), documents_(reader) {}

  Result<void> Run() {
    QUIPU_TRY(state_, ReadState(reader_));
    QUIPU_CHECK(ReadIds());
    for (const auto& [id, number] : by_id_) {
      QUIPU_TRY(const std::string line, EntityLine(number));
      if (!sink_(line)) return {};
    }
    QUIPU_TRY(const std::vector<SortedRelation> relations, SortRelations());
    for (const SortedRelation& relation : relations) {
      QUIPU_TRY(const std::string line, RelationLine(relation));
      if (!sink_(line)) return {};
    }
    return {};
  }

 private:
  Result<void> ReadIds() {
    return entities::ForEach(
        reader_, [this](EntityNumber number, const EntityRecord& record) {
          ids_.emplace(number, record.id);
          by_id_.emplace(record.id, number);
          return true;
        });
  }

  Result<Handle> IdOf(EntityNumber number) const {
    const auto found = ids_.find(number);
    if (found == ids_.end()) return Corruption("an edge leads to no entity");
    return found->second;
  }

  // The public id of a document's local entity.
  std::string IdOfLocal(const DocumentCache::Entry& entry,
                        LocalIndex local) const {
    if (local.value >= entry.contribution.locals.size()) return "";
    const auto number =
        entities::Find(reader_, entry.contribution.locals[local.value].handle);
    if (!number || !*number) return "";
    const auto found = ids_.find(**number);
    return found == ids_.end() ? "" : found->second.ToString();
  }

  Result<std::string> EntityLine(EntityNumber number) {
    QUIPU_TRY(const auto record, entities::Read(reader_, number));
    if (!record) return Corruption("an entity went away during the export");
    Json json;
    json["kind"] = "entity";
    json["id"] = record->id.ToString();
    json["type"] = record->type;
    json["name"] = record->name;
    json["aliases"] = Aliases(*record);
    QUIPU_TRY(json["mentions"], Mentions(number));
    return Line(json);
  }

  static Json Aliases(const EntityRecord& record) {
    std::vector<std::string> aliases;
    for (const Tally& name : record.names) {
      if (name.text != record.name) aliases.push_back(name.text);
    }
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    return Json(aliases);
  }

  Result<Json> Mentions(EntityNumber number) {
    std::vector<LocalRef> locals;
    QUIPU_CHECK(entities::ForEachMember(reader_, number,
                                        [&locals](const Member& member) {
                                          locals.push_back(member.local);
                                          return true;
                                        }));
    // (document, begin, end, kind), each once
    std::map<std::tuple<std::string, uint64_t, uint64_t>, std::string> sorted;
    for (const LocalRef& local : locals) {
      QUIPU_TRY(const DocumentCache::Entry* entry,
                documents_.Get(local.document));
      if (local.index.value >= entry->extraction.entities.size()) {
        return Corruption("a member is no entity of its document");
      }
      for (const Mention& mention :
           entry->extraction.entities[local.index.value].mentions) {
        const auto span = entry->document.source_map.ToSource(mention.span);
        sorted.emplace(
            std::tuple(entry->document.key.value, span.begin, span.end),
            MentionKindName(mention.kind));
      }
    }
    Json mentions = Json::array();
    for (const auto& [where, kind] : sorted) {
      const auto& [document, begin, end] = where;
      mentions.push_back({{"document", document},
                          {"begin", begin},
                          {"end", end},
                          {"kind", kind}});
    }
    return mentions;
  }

  Result<std::vector<SortedRelation>> SortRelations() {
    std::vector<SortedRelation> sorted;
    Result<void> failure;
    const auto add = [&](RelationNumber number,
                         const RelationRecord& record) -> Result<void> {
      SortedRelation item;
      item.number = number;
      QUIPU_TRY(item.subject, IdOf(record.subject));
      if (record.predicate.value >= state_.predicates.size()) {
        return Corruption("a relation has an unknown predicate");
      }
      item.predicate = state_.predicates[record.predicate.value];
      if (const auto* entity = std::get_if<EntityNumber>(&record.object)) {
        QUIPU_TRY(const Handle object, IdOf(*entity));
        item.object = object.ToString();
      } else {
        const LiteralKey& key = std::get<LiteralKey>(record.object);
        item.object =
            fmt::format("~{}|{}", static_cast<int>(key.kind), key.text);
      }
      sorted.push_back(std::move(item));
      return {};
    };
    QUIPU_CHECK(relations::ForEach(
        reader_, [&](RelationNumber number, const RelationRecord& record) {
          failure = add(number, record);
          return failure.has_value();
        }));
    QUIPU_CHECK(failure);
    std::sort(sorted.begin(), sorted.end(),
              [](const SortedRelation& a, const SortedRelation& b) {
                return a.order() < b.order();
              });
    return sorted;
  }

  Result<std::string> RelationLine(const SortedRelation& relation) {
    std::vector<ClaimRef> refs;
    QUIPU_CHECK(relations::ForEachClaim(reader_, relation.number,
                                        [&refs](const ClaimRef& ref) {
                                          refs.push_back(ref);
                                          return true;
                                        }));
    // By document key, then in the order of the document.
    std::map<std::pair<std::string, ClaimIndex>, Json> claims;
    Json literal;
    for (const ClaimRef& ref : refs) {
      QUIPU_TRY(const DocumentCache::Entry* entry,
                documents_.Get(ref.document));
      if (ref.claim.value >= entry->extraction.claims.size()) {
        return Corruption("a relation has a claim that is not there");
      }
      const Claim& claim = entry->extraction.claims[ref.claim.value];
      const auto inserted =
          claims.emplace(std::pair(entry->document.key.value, ref.claim),
                         ClaimJson(*entry, claim));
      const auto* object = std::get_if<Literal>(&claim.object);
      if (object != nullptr && inserted.first == claims.begin()) {
        literal = LiteralJson(*object);
      }
    }
    Json json;
    json["kind"] = "relation";
    json["id"] = IdOfRelation(relation);
    json["subject"] = relation.subject.ToString();
    json["predicate"] = relation.predicate;
    if (literal.is_null()) {
      json["object"] = relation.object;
    } else {
      json["literal"] = std::move(literal);
    }
    json["claims"] = Json::array();
    for (auto& [key, claim] : claims)
      json["claims"].push_back(std::move(claim));
    return Line(json);
  }

  Json ClaimJson(const DocumentCache::Entry& entry, const Claim& claim) const {
    Json json;
    json["document"] = entry.document.key.value;
    json["quote"] = claim.evidence.front().In(entry.document.text);
    AddStatement(
        entry.document, claim,
        [&](LocalIndex local) { return IdOfLocal(entry, local); }, json);
    return json;
  }

  static std::string IdOfRelation(const SortedRelation& relation) {
    return Handle::Of({relation.subject.ToString()},
                      relation.predicate + '|' + relation.object, 0)
        .ToString();
  }

  const Reader& reader_;
  const LineSink& sink_;
  DocumentCache documents_;
  StoreState state_;
  std::map<Handle, EntityNumber> by_id_;
  std::unordered_map<EntityNumber, Handle> ids_;
};

}  // namespace

Result<void> ExportLines(const Reader& reader, const LineSink& sink) {
  return Exporter(reader, sink).Run();
}

}  // namespace quipu
