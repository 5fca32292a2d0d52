#include "query/engine/holdings.h"

#include <algorithm>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

#include "base/utf8.h"
#include "graph/store/tables.h"

namespace quipu {
namespace {

constexpr uint64_t kStride = 1024;  // records between two looks at the limits

// The part of `text` that starts at or after `begin` and has no more than
// `limit` bytes, in whole code points.
Span WholeCodePoints(std::string_view text, uint64_t begin, uint64_t limit) {
  uint64_t from = std::min<uint64_t>(begin, text.size());
  uint64_t to = from + std::min<uint64_t>(limit, text.size() - from);
  while (!IsUtf8Boundary(text, from)) ++from;
  while (to > from && !IsUtf8Boundary(text, to)) --to;
  return {static_cast<uint32_t>(from),
          static_cast<uint32_t>(std::max(from, to))};
}

}  // namespace

Result<DocumentView> ReadDocumentView(const Generation& generation,
                                      DocumentNumber number) {
  const Reader& reader = generation.reader();
  QUIPU_TRY(const Document document,
            documents::ReadWithoutText(reader, number));
  QUIPU_TRY(const auto contribution, contributions::Read(reader, number));
  DocumentView view;
  view.citation = CitationOf(number, document);
  view.language = document.metadata.language;
  view.source_size = document.source_size;
  view.source_digest = document.source_digest;
  if (!document.regions.empty()) {
    view.text_size = document.regions.back().span.end;
  }
  if (contribution) {
    view.claim_count = static_cast<uint32_t>(std::ranges::count_if(
        contribution->claims,
        [](const auto& relation) { return relation.has_value(); }));
    view.entity_count = static_cast<uint32_t>(contribution->locals.size());
  }
  QUIPU_TRY(view.copy, ReadCopy(reader, number, document.key));
  return view;
}

Result<TextView> ReadText(const Generation& generation, DocumentNumber number,
                          uint64_t begin, uint64_t limit) {
  QUIPU_TRY(const Document document,
            documents::Read(generation.reader(), number));
  const Span span = WholeCodePoints(document.text, begin, limit);
  return TextView{std::string(span.In(document.text)), span};
}

Result<DocumentList> ReadDocumentList(const Generation& generation,
                                      const QueryLimits& limits,
                                      uint64_t offset, uint64_t limit) {
  QUIPU_TRY(const DocumentIndex* const index, generation.Documents());
  DocumentList list;
  list.total = index->size();
  const uint64_t begin = std::min<uint64_t>(offset, index->size());
  const uint64_t end = begin + std::min<uint64_t>(limit, index->size() - begin);
  for (uint64_t i = begin; i < end; ++i) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(DocumentView view,
              ReadDocumentView(generation, index->number(i)));
    list.documents.push_back(std::move(view));
  }
  return list;
}

Result<GraphStats> ReadStats(const Generation& generation,
                             const QueryLimits& limits) {
  const Reader& reader = generation.reader();
  const StoreState& state = generation.state();
  GraphStats stats;
  stats.documents = state.document_count;
  stats.entities = state.entity_count;
  stats.relations = state.relation_count;
  stats.claims = state.claim_count;
  QUIPU_TRY(stats.documents_waiting, generation.CountWaiting());
  uint64_t seen = 0;
  const auto go_on = [&] {
    return ++seen % kStride != 0 || limits.CheckRunning().has_value();
  };
  std::map<std::string, uint64_t> types;
  QUIPU_CHECK(
      entities::ForEach(reader, [&](EntityNumber, const EntityRecord& entity) {
        ++types[entity.type];
        return go_on();
      }));
  std::map<PredicateNumber, PredicateCount> predicates;
  QUIPU_CHECK(relations::ForEachOfAll(
      reader, [&](RelationNumber, const RelationRecord& relation) {
        PredicateCount& count = predicates[relation.predicate];
        ++count.relations;
        count.claims += relation.claim_count;
        return go_on();
      }));
  QUIPU_CHECK(limits.CheckRunning());
  for (const auto& [type, count] : types) stats.types.push_back({type, count});
  for (auto& [number, count] : predicates) {
    const std::string* const name = state.NameOf(number);
    if (name == nullptr) return Corruption("a relation has no predicate");
    count.predicate = *name;
    count.secondary = IsSecondary(number);
    stats.predicates.push_back(std::move(count));
  }
  std::ranges::sort(stats.predicates, [](const auto& a, const auto& b) {
    return std::tie(a.secondary, a.predicate) <
           std::tie(b.secondary, b.predicate);
  });
  return stats;
}

}  // namespace quipu
