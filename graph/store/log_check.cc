// RocksDB shows a WalFilter each batch of the log, in order. A batch of ours
// puts the number of its commit under kCommitKey.

#include "graph/store/log_check.h"

#include <rocksdb/wal_filter.h>
#include <rocksdb/write_batch.h>

#include "graph/store/big_endian.h"
#include "graph/store/engine.h"

namespace quipu {
namespace {

class GapFinder : public rocksdb::WalFilter {
 public:
  explicit GapFinder(std::optional<CommitGap>& gap) : gap_(gap) {}

  const char* Name() const override { return "quipu.GapFinder"; }

  void ColumnFamilyLogNumberMap(
      const std::map<uint32_t, uint64_t>& /*logs*/,
      const std::map<std::string, uint32_t>& families) override {
    const auto found = families.find(std::string(FamilyName(Family::kMeta)));
    if (found != families.end()) reader_.meta = found->second;
  }

  WalProcessingOption LogRecordFound(unsigned long long /*log_number*/,
                                     const std::string& /*log_file_name*/,
                                     const rocksdb::WriteBatch& batch,
                                     rocksdb::WriteBatch* /*new_batch*/,
                                     bool* /*batch_changed*/) override {
    const uint64_t before = reader_.commit;
    // What does not parse here is refused by RocksDB itself right after.
    if (batch.Iterate(&reader_).ok() && before != 0 && !gap_ &&
        reader_.commit != before + 1) {
      gap_ = CommitGap{before, reader_.commit};
    }
    return WalProcessingOption::kContinueProcessing;
  }

 private:
  // Picks the number of a commit out of its batch.
  struct CommitReader : rocksdb::WriteBatch::Handler {
    rocksdb::Status PutCF(uint32_t family, const rocksdb::Slice& key,
                          const rocksdb::Slice& value) override {
      if (family == meta && key.ToStringView() == kCommitKey &&
          value.size() == sizeof commit) {
        commit = ReadBigEndian<uint64_t>(value.ToStringView());
      }
      return rocksdb::Status::OK();
    }
    rocksdb::Status DeleteCF(uint32_t /*family*/,
                             const rocksdb::Slice& /*key*/) override {
      return rocksdb::Status::OK();
    }
    std::optional<uint32_t> meta;
    uint64_t commit = 0;
  };

  std::optional<CommitGap>& gap_;
  CommitReader reader_;
};

}  // namespace

std::unique_ptr<rocksdb::WalFilter> MakeGapFinder(
    std::optional<CommitGap>& gap) {
  return std::make_unique<GapFinder>(gap);
}

}  // namespace quipu
