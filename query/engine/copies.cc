#include "query/engine/copies.h"

#include <algorithm>
#include <map>
#include <utility>

#include "graph/store/tables.h"

namespace quipu {
namespace {

Result<EditionRecord> ReadEdition(const Reader& reader, const EditionId& id) {
  QUIPU_TRY(std::optional<EditionRecord> record, editions::Read(reader, id));
  if (!record) return Corruption("an edition is missing");
  return std::move(*record);
}

// The documents of some editions, as they came out.
Result<std::vector<EditionDocument>> DocumentsOf(
    const Reader& reader, const std::vector<EditionId>& ids) {
  std::vector<EditionDocument> documents;
  for (const EditionId& id : ids) {
    QUIPU_CHECK(editions::ForEachDocument(
        reader, id, [&documents](const EditionDocument& document) {
          documents.push_back(document);
          return true;
        }));
  }
  std::ranges::sort(documents, {}, &EditionDocument::appearance);
  return documents;
}

}  // namespace

Result<std::optional<CopyView>> ReadCopy(const Reader& reader,
                                         DocumentNumber number,
                                         const DocumentKey& key) {
  QUIPU_TRY(const std::optional<EditionId> id, editions::Of(reader, number));
  if (!id) return Corruption(key.value + ": is of no edition");
  QUIPU_TRY(const EditionRecord edition, ReadEdition(reader, *id));
  const bool first = edition.first.document == key;
  if (first && !edition.copied_from) return std::nullopt;
  QUIPU_TRY(const EditionRecord original,
            ReadEdition(reader, edition.original));
  CopyView copy{original.first.document, edition.first.document, 1000};
  if (first) {
    QUIPU_TRY(const EditionRecord earlier,
              ReadEdition(reader, *edition.copied_from));
    copy.copied_from = earlier.first.document;
    copy.share = edition.share;
  }
  return copy;
}

Result<std::vector<CopyGroup>> ReadCopyGroups(const Generation& generation,
                                              const QueryLimits& limits) {
  const Reader& reader = generation.reader();
  std::map<EditionId, std::vector<EditionId>> by_original;
  QUIPU_CHECK(editions::ForEach(
      reader, [&](const EditionId& id, const EditionRecord& edition) {
        by_original[edition.original].push_back(id);
        return true;
      }));
  std::vector<CopyGroup> groups;
  for (const auto& [original, ids] : by_original) {
    QUIPU_CHECK(limits.CheckRunning());
    QUIPU_TRY(const std::vector<EditionDocument> found,
              DocumentsOf(reader, ids));
    if (found.size() < 2) continue;
    CopyGroup& group = groups.emplace_back();
    for (const EditionDocument& entry : found) {
      const DocumentNumber number = entry.member.document;
      QUIPU_TRY(const Document document,
                documents::ReadWithoutText(reader, number));
      QUIPU_TRY(std::optional<CopyView> copy,
                ReadCopy(reader, number, document.key));
      group.push_back({CitationOf(number, document), std::move(copy)});
    }
  }
  std::ranges::sort(groups, {}, [](const CopyGroup& group) {
    return group.front().citation.key;
  });
  return groups;
}

}  // namespace quipu
