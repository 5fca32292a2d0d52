#include "ingest/pipeline/check.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>

#include "graph/interchange/export.h"
#include "graph/store/pending.h"
#include "graph/store/records.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check_claims.h"
#include "ingest/pipeline/ingest.h"
#include "ingest/resolve/profile.h"
#include "ingest/resolve/search_keys.h"

namespace quipu {
namespace {

// The name index holds each entity's keys, and nothing else.
Result<void> CheckNames(const Reader& reader, CheckReport& report) {
  std::map<EntityNumber, std::set<std::string>> indexed;
  QUIPU_CHECK(names::ForEach(reader, "",
                             [&](std::string_view key, EntityNumber number) {
                               ++report.records;
                               indexed[number].emplace(key);
                               return true;
                             }));
  QUIPU_CHECK(entities::ForEach(
      reader, [&](EntityNumber number, const EntityRecord& record) {
        if (indexed[number] != SearchKeys(record.names)) {
          report.Add("N2", "entity " + record.id.ToString() +
                               ": is not found under exactly its names");
        }
        indexed.erase(number);
        return true;
      }));
  for (const auto& [number, keys] : indexed) {
    report.Add("N1", fmt::format("the name \"{}\" leads to no entity",
                                 keys.empty() ? "" : *keys.begin()));
  }
  return {};
}

// The blocks hold each profile under its keys, and nothing else.
Result<void> CheckBlocks(const Reader& reader, CheckReport& report) {
  uint64_t expected = 0;
  std::vector<std::pair<std::string, ProfileId>> entries;
  QUIPU_CHECK(profiles::ForEach(
      reader, [&](const ProfileId& id, const ProfileRecord& record) {
        for (const std::string& key : record.strong_keys) {
          entries.emplace_back(key, id);
        }
        const bool weak = record.strong_keys.empty();
        for (const std::string& key : record.weak_keys) {
          entries.emplace_back(weak ? NeedBlock(key) : OfferBlock(key), id);
        }
        return true;
      }));
  for (const auto& [key, id] : entries) {
    ++expected;
    QUIPU_TRY(const bool found, profiles::IsInBlock(reader, key, id));
    if (!found) report.Add("N2", "a profile is not found under " + key);
  }
  QUIPU_TRY(const uint64_t counted, profiles::CountBlockEntries(reader));
  if (counted != expected) {
    report.Add("N1", fmt::format("{} entries of the block index, not {}",
                                 counted, expected));
  }
  return {};
}

// The offers are those of the contributions, and nothing else.
Result<void> CheckOffers(const Reader& reader, CheckReport& report) {
  std::vector<Offer> offers;
  Result<void> failure;
  const auto add = [&](DocumentNumber number) -> Result<void> {
    QUIPU_TRY(const auto contribution, contributions::Read(reader, number));
    if (!contribution) return {};  // reported elsewhere
    offers.insert(offers.end(), contribution->offers.begin(),
                  contribution->offers.end());
    return {};
  };
  QUIPU_CHECK(documents::ForEachKey(
      reader, [&](const DocumentKey&, DocumentNumber number) {
        failure = add(number);
        return failure.has_value();
      }));
  QUIPU_CHECK(std::move(failure));
  for (const Offer& offer : offers) {
    bool found = false;
    QUIPU_CHECK(
        profiles::ForEachOffer(reader, offer.key, [&](const Handle& named) {
          found = named == offer.named;
          return !found;
        }));
    if (!found) {
      report.Add("N2", "a named thing is not offered under " + offer.key);
    }
  }
  QUIPU_TRY(const uint64_t counted, profiles::CountOffers(reader));
  if (counted != offers.size()) {
    report.Add("N1", fmt::format("{} offers of named things, not {}", counted,
                                 offers.size()));
  }
  return {};
}

constexpr size_t kGroupBytes = size_t{8} << 20;

// Makes a store of the same input, as if all of it came at once.
Result<KnowledgeStore> DeriveAfresh(const Reader& reader,
                                    const Ontology& ontology) {
  using Publish = KnowledgeStore::Publish;
  QUIPU_TRY(KnowledgeStore fresh,
            KnowledgeStore::Open("", StoreMode::kInMemory));
  auto transaction = fresh.Begin();
  QUIPU_TRY(const StoreState state, ReadState(reader));
  StoreState copied;
  copied.next_document = state.next_document;
  copied.next_decision = state.next_decision;
  WriteState(*transaction, copied);
  QUIPU_TRY(const auto log, curation::ReadAll(reader));
  for (const CurationEntry& entry : log) curation::Write(*transaction, entry);
  Result<void> failure;
  const auto copy = [&](DocumentNumber number) -> Result<void> {
    QUIPU_TRY(const Document document, uncurated::Read(reader, number));
    QUIPU_TRY(const Extraction extraction,
              uncurated::ReadExtraction(reader, number));
    pending::Write(*transaction, number, document, extraction);
    if (transaction->size_bytes() < kGroupBytes) return {};
    QUIPU_CHECK(fresh.Commit(std::move(transaction), Publish::kNo));
    transaction = fresh.Begin();
    return {};
  };
  QUIPU_CHECK(documents::ForEachKey(
      reader, [&](const DocumentKey&, DocumentNumber number) {
        failure = copy(number);
        return failure.has_value();
      }));
  QUIPU_CHECK(failure);
  QUIPU_CHECK(fresh.Commit(std::move(transaction), Publish::kNo));
  QUIPU_CHECK(FinishDerivation(fresh, ontology));
  return fresh;
}

// Which lines an export has, without the lines.
class LineSet {
 public:
  static Result<LineSet> Of(const Reader& reader) {
    LineSet set;
    QUIPU_CHECK(ExportLines(reader, [&set](std::string_view line) {
      set.digests_.push_back(Sha256Of(line));
      return true;
    }));
    std::sort(set.digests_.begin(), set.digests_.end());
    return set;
  }
  bool Contains(std::string_view line) const {
    return std::binary_search(digests_.begin(), digests_.end(), Sha256Of(line));
  }
  friend bool operator==(const LineSet&, const LineSet&) = default;

 private:
  std::vector<Sha256Digest> digests_;  // sorted
};

constexpr size_t kShownBytes = 160;

// Lines of the one export that are none of the other's.
Result<void> ReportMissing(const Reader& reader, const LineSet& others,
                           std::string_view where, CheckReport& report) {
  return ExportLines(reader, [&](std::string_view line) {
    if (!others.Contains(line)) {
      report.Add("K2", fmt::format("only in {}: {}", where,
                                   line.substr(0, kShownBytes)));
    }
    return report.findings.size() < CheckReport::kMostFindings;
  });
}

// No number that depends on history is in these but those of documents, which
// are the same in both.
Result<void> CheckCopies(const Reader& reader, const Reader& fresh,
                         CheckReport& report) {
  const auto digest = [](const Reader& of,
                         Family family) -> Result<Sha256Digest> {
    Sha256 sum;
    QUIPU_CHECK(of.Scan(family, {}, {},
                        [&sum](std::string_view key, std::string_view value) {
                          sum.AddField(key).AddField(value);
                          return true;
                        }));
    return sum.Finish();
  };
  for (const Family family :
       {Family::kSources, Family::kDocumentEditions, Family::kEditions,
        Family::kEditionDocuments, Family::kEditionLinks, Family::kSketches,
        Family::kSketchKeys, Family::kImprintKeys}) {
    QUIPU_TRY(const Sha256Digest stored, digest(reader, family));
    QUIPU_TRY(const Sha256Digest expected, digest(fresh, family));
    if (stored == expected) continue;
    report.Add("K3", fmt::format("the {} are not those of a fresh derivation",
                                 FamilyName(family)));
  }
  return {};
}

Result<void> CheckDerivation(const Reader& reader, const Ontology& ontology,
                             CheckReport& report) {
  QUIPU_TRY(const KnowledgeStore fresh, DeriveAfresh(reader, ontology));
  const auto published = fresh.Published();
  QUIPU_TRY(const LineSet stored, LineSet::Of(reader));
  QUIPU_TRY(const LineSet derived, LineSet::Of(*published));
  if (stored != derived) {
    QUIPU_CHECK(ReportMissing(reader, derived, "the store", report));
    QUIPU_CHECK(
        ReportMissing(*published, stored, "a fresh derivation", report));
  }
  QUIPU_CHECK(CheckCopies(reader, *published, report));
  QUIPU_TRY(const StoreState state, ReadState(reader));
  QUIPU_TRY(const StoreState expected, ReadState(*published));
  if (state.input != expected.input) {
    report.Add("S3", "the digest of the input is not that of the documents");
  }
  return {};
}

}  // namespace

Result<CheckReport> Check(const KnowledgeStore& store,
                          const Ontology& ontology) {
  CheckReport report;
  // Damage is what is looked for; any other failure ends the check.
  const auto guard = [&report](std::string_view code,
                               Result<void> result) -> Result<void> {
    if (result || !IsDamage(result.error())) return result;
    report.Add(std::string(code), result.error().message);
    return {};
  };
  const auto snapshot = store.Published();
  QUIPU_CHECK(guard("S1", store.VerifyChecksums()));
  QUIPU_CHECK(CheckRecords(*snapshot, report));
  QUIPU_CHECK(guard("S2", CheckClaims(*snapshot, ontology, report)));
  QUIPU_CHECK(guard("S2", CheckNames(*snapshot, report)));
  QUIPU_CHECK(guard("S2", CheckBlocks(*snapshot, report)));
  QUIPU_CHECK(guard("S2", CheckOffers(*snapshot, report)));
  QUIPU_CHECK(guard("S2", CheckDerivation(*snapshot, ontology, report)));
  return report;
}

}  // namespace quipu
