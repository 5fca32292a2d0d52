// The canonical export: nothing in it depends on numbers that the history of
// the store gave out.
//
// A line is about an entity or a relation, but what it tells stands in the
// documents. So lines are made in batches: first it is collected which local
// entities and claims the lines of a batch consist of, then each document is
// read once, in the order of the keys, and adds its parts to their lines. That
// is the order inside of a line, too.

#include "graph/interchange/export.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <span>
#include <tuple>
#include <unordered_map>
#include <vector>

#include "graph/interchange/claim_json.h"
#include "graph/interchange/stored_document.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr size_t kBatchParts = size_t{1} << 19;

// A local entity, or a claim, that a line consists of.
struct Part {
  uint32_t document;  // rank
  uint32_t line;      // position in the batch
  uint32_t order;     // among the parts of one document in one line
  uint32_t index;     // LocalIndex or ClaimIndex
  auto place() const { return std::tie(document, line, order); }
};

struct Line {
  std::string head;     // a JSON object without its closing brace
  std::string literal;  // of a relation to a literal
  std::string object;   // of a relation to an entity
  std::string parts;    // what the documents say, separated by commas

  void Add(const Json& part) {
    if (!parts.empty()) parts += ',';
    parts += part.dump();
  }
};

struct Batch {
  std::vector<Line> lines;
  std::vector<Part> parts;
  bool full() const { return parts.size() >= kBatchParts; }
};

std::string HeadOf(const Json& json) {
  std::string head = json.dump();
  head.pop_back();
  return head;
}

struct SortedRelation {
  Handle subject;
  std::string predicate;
  std::string object;  // the id of an entity, or kind and text of a literal
  RelationNumber number;
  auto order() const { return std::tie(subject, predicate, object); }
};

class Exporter {
 public:
  Exporter(const Reader& reader, const LineSink& sink,
           const ExportOptions& options)
      : reader_(reader), sink_(sink), options_(options) {}

  Result<void> Run() {
    QUIPU_TRY(state_, ReadState(reader_));
    QUIPU_TRY(documents_, DocumentOrder::Read(reader_));
    QUIPU_CHECK(ReadIds());
    QUIPU_CHECK(WriteEntities());
    if (stopped_) return {};
    return WriteRelations();
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
  Result<std::string> IdOfLocal(const StoredDocument& stored,
                                LocalIndex local) const {
    const auto& locals = stored.contribution.locals;
    if (local.value >= locals.size()) {
      return Corruption(stored.document.key.value +
                        ": a claim speaks of an entity that is not there");
    }
    QUIPU_TRY(const auto profile,
              profiles::Read(reader_, locals[local.value].profile));
    if (!profile) {
      return Corruption(stored.document.key.value + ": a profile is missing");
    }
    QUIPU_TRY(const Handle id, IdOf(profile->entity));
    return id.ToString();
  }

  Result<void> WriteEntities() {
    Batch batch;
    for (const auto& [id, number] : by_id_) {
      QUIPU_CHECK(AddEntity(number, batch));
      if (batch.full()) QUIPU_CHECK(WriteEntities(batch));
      if (stopped_) return {};
    }
    return WriteEntities(batch);
  }

  Result<void> AddEntity(EntityNumber number, Batch& batch) {
    QUIPU_TRY(const auto record, entities::Read(reader_, number));
    if (!record) return Corruption("an entity went away during the export");
    Json json;
    json["kind"] = "entity";
    json["id"] = record->id.ToString();
    json["type"] = record->type;
    json["name"] = record->name;
    json["aliases"] = Aliases(*record);
    const auto line = static_cast<uint32_t>(batch.lines.size());
    batch.lines.push_back({HeadOf(json), "", "", ""});
    std::vector<LocalRef> locals;
    QUIPU_CHECK(entities::ForEachMember(reader_, number,
                                        [&locals](const Member& member) {
                                          locals.push_back(member.local);
                                          return true;
                                        }));
    for (uint32_t i = 0; i < locals.size(); ++i) {
      QUIPU_TRY(const uint32_t rank, documents_.RankOf(locals[i].document));
      batch.parts.push_back({rank, line, i, locals[i].index.value});
    }
    return {};
  }

  static Json Aliases(const EntityRecord& record) {
    std::vector<std::string> aliases;
    for (const Tally& name : record.names) {
      if (name.text != record.name) aliases.push_back(name.text);
    }
    aliases.erase(std::unique(aliases.begin(), aliases.end()), aliases.end());
    return Json(aliases);
  }

  Result<void> WriteEntities(Batch& batch) {
    QUIPU_CHECK(Fill(batch, &Exporter::AddMentions));
    for (const Line& line : batch.lines) {
      Emit(line.head + ",\"mentions\":[" + line.parts + "]}");
    }
    batch = {};
    return {};
  }

  // Hands the parts of each document to `add`, those of one line together.
  using AddParts = Result<void> (Exporter::*)(const StoredDocument&,
                                              std::span<const Part>,
                                              Line&) const;
  Result<void> Fill(Batch& batch, AddParts add) const {
    std::vector<Part>& parts = batch.parts;
    std::sort(parts.begin(), parts.end(), [](const Part& a, const Part& b) {
      return a.place() < b.place();
    });
    for (size_t begin = 0; begin < parts.size();) {
      const uint32_t document = parts[begin].document;
      QUIPU_TRY(const StoredDocument stored,
                ReadStoredDocument(reader_, documents_[document]));
      while (begin < parts.size() && parts[begin].document == document) {
        size_t end = begin + 1;
        while (end < parts.size() && parts[end].document == document &&
               parts[end].line == parts[begin].line) {
          ++end;
        }
        QUIPU_CHECK((this->*add)(stored,
                                 std::span(parts).subspan(begin, end - begin),
                                 batch.lines[parts[begin].line]));
        begin = end;
      }
    }
    return {};
  }

  // The mentions of one entity in one document, each place once.
  Result<void> AddMentions(const StoredDocument& stored,
                           std::span<const Part> parts, Line& line) const {
    std::map<std::pair<uint64_t, uint64_t>, std::string_view> sorted;
    for (const Part& part : parts) {
      if (part.index >= stored.extraction.entities.size()) {
        return Corruption("a member is no entity of its document");
      }
      for (const Mention& mention :
           stored.extraction.entities[part.index].mentions) {
        const auto span = stored.document.source_map.ToSource(mention.span);
        sorted.emplace(std::pair(span.begin, span.end),
                       MentionKindName(mention.kind));
      }
    }
    for (const auto& [where, kind] : sorted) {
      line.Add({{"document", stored.document.key.value},
                {"begin", where.first},
                {"end", where.second},
                {"kind", kind}});
    }
    return {};
  }

  Result<void> WriteRelations() {
    QUIPU_TRY(const std::vector<SortedRelation> relations, SortRelations());
    Batch batch;
    for (const SortedRelation& relation : relations) {
      QUIPU_CHECK(AddRelation(relation, batch));
      if (batch.full()) QUIPU_CHECK(WriteRelations(batch));
      if (stopped_) return {};
    }
    return WriteRelations(batch);
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

  Result<void> AddRelation(const SortedRelation& relation, Batch& batch) {
    std::vector<ClaimRef> claims;
    QUIPU_CHECK(relations::ForEachClaim(
        reader_, relation.number,
        [&](const ClaimRef& claim, const ClaimFacts& facts) {
          if (facts.confidence >= options_.min_confidence) {
            claims.push_back(claim);
          }
          return true;
        }));
    if (claims.empty() && options_.min_confidence > 0) return {};
    Json json;
    json["kind"] = "relation";
    json["id"] = IdOfRelation(relation);
    json["subject"] = relation.subject.ToString();
    json["predicate"] = relation.predicate;
    const auto line = static_cast<uint32_t>(batch.lines.size());
    batch.lines.push_back({HeadOf(json), "", Json(relation.object).dump(), ""});
    for (const ClaimRef& claim : claims) {
      QUIPU_TRY(const uint32_t rank, documents_.RankOf(claim.document));
      batch.parts.push_back({rank, line, claim.claim.value, claim.claim.value});
    }
    return {};
  }

  Result<void> WriteRelations(Batch& batch) {
    QUIPU_CHECK(Fill(batch, &Exporter::AddClaims));
    for (const Line& line : batch.lines) {
      Emit(line.head +
           (line.literal.empty() ? ",\"object\":" + line.object
                                 : ",\"literal\":" + line.literal) +
           ",\"claims\":[" + line.parts + "]}");
    }
    batch = {};
    return {};
  }

  Result<void> AddClaims(const StoredDocument& stored,
                         std::span<const Part> parts, Line& line) const {
    for (const Part& part : parts) {
      if (part.index >= stored.extraction.claims.size()) {
        return Corruption("a relation has a claim that is not there");
      }
      const Claim& claim = stored.extraction.claims[part.index];
      const auto* object = std::get_if<Literal>(&claim.object);
      if (object != nullptr && line.parts.empty()) {
        line.literal = LiteralJson(*object).dump();
      }
      QUIPU_TRY(const Json json, ClaimJson(stored, claim));
      line.Add(json);
    }
    return {};
  }

  Result<Json> ClaimJson(const StoredDocument& stored,
                         const Claim& claim) const {
    std::map<LocalIndex, std::string> ids;  // of those beside the object
    const auto find = [&](LocalIndex local) -> Result<void> {
      QUIPU_TRY(ids[local], IdOfLocal(stored, local));
      return {};
    };
    if (claim.attributed_to) {
      const auto* local = std::get_if<LocalIndex>(&*claim.attributed_to);
      if (local != nullptr) QUIPU_CHECK(find(*local));
    }
    for (const Qualifier& qualifier : claim.qualifiers) {
      const auto* local = std::get_if<LocalIndex>(&qualifier.value);
      if (local != nullptr) QUIPU_CHECK(find(*local));
    }
    Json json;
    json["document"] = stored.document.key.value;
    json["quote"] = claim.evidence.front().In(stored.document.text);
    AddStatement(
        stored.document, claim,
        [&ids](LocalIndex local) { return ids.at(local); }, json);
    return json;
  }

  static std::string IdOfRelation(const SortedRelation& relation) {
    return Handle::Of({relation.subject.ToString()},
                      relation.predicate + '|' + relation.object, 0)
        .ToString();
  }

  void Emit(std::string_view line) {
    if (!stopped_) stopped_ = !sink_(line);
  }

  const Reader& reader_;
  const LineSink& sink_;
  const ExportOptions& options_;
  bool stopped_ = false;
  StoreState state_;
  DocumentOrder documents_;
  std::map<Handle, EntityNumber> by_id_;
  std::unordered_map<EntityNumber, Handle> ids_;
};

}  // namespace

Result<void> ExportLines(const Reader& reader, const LineSink& sink,
                         const ExportOptions& options) {
  return Exporter(reader, sink, options).Run();
}

}  // namespace quipu
