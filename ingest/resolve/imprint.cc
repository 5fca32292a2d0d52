#include "ingest/resolve/imprint.h"

#include <algorithm>
#include <string>
#include <string_view>

#include "base/hash.h"
#include "graph/model/names.h"
#include "ingest/resolve/short_digest.h"

namespace quipu {
namespace {

constexpr int64_t kTitleWords = 3;

uint64_t DigestOf(std::string_view kind, std::string_view name,
                  std::string_view month) {
  return ShortDigest(
      Sha256().AddField(kind).AddField(name).AddField(month).Finish());
}

void AddIssue(const StatedText& paper, const std::optional<StatedDate>& date,
              std::vector<uint64_t>& keys) {
  const std::string name = NormalizeName(paper.value);
  if (name.empty() || !date || date->value.month() == 0) return;
  const auto month = PartialDate::Make(date->value.year(), date->value.month());
  keys.push_back(DigestOf("issue", name, month->ToString()));
}

void AddTitle(const StatedText& title, std::vector<uint64_t>& keys) {
  const std::string name = NormalizeName(title.value);
  if (std::count(name.begin(), name.end(), ' ') + 1 < kTitleWords) return;
  keys.push_back(DigestOf("title", name, {}));
}

}  // namespace

Imprint ImprintOf(const DocumentMetadata& metadata) {
  Imprint imprint;
  if (metadata.publisher) {
    AddIssue(*metadata.publisher, metadata.published, imprint.names);
  }
  if (metadata.title) AddTitle(*metadata.title, imprint.names);
  if (metadata.origin) {
    AddIssue(metadata.origin->name, metadata.origin->date, imprint.taken_from);
    AddTitle(metadata.origin->name, imprint.taken_from);
  }
  return imprint;
}

}  // namespace quipu
