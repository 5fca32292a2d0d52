#include "ingest/resolve/marks.h"

#include "base/hash.h"

namespace quipu {
namespace {

// Decisions are numbered from 1 on: they leave the highest two bits alone.
constexpr int kOriginBit = 62;

uint64_t HashOf(std::string_view text) {
  const Sha256Digest digest = Sha256Of(text);
  uint64_t hash = 0;
  for (size_t i = 0; i < sizeof hash; ++i) hash = hash << 8 | digest.bytes[i];
  return hash;
}

}  // namespace

VetoMark MarkOf(MarkOrigin origin, std::string_view subject,
                std::string_view value) {
  return {static_cast<uint64_t>(origin) << kOriginBit |
              HashOf(subject) >> (64 - kOriginBit),
          static_cast<uint32_t>(HashOf(value))};
}

MarkOrigin OriginOf(const VetoMark& mark) {
  return static_cast<MarkOrigin>(mark.decision >> kOriginBit);
}

bool AreApart(const std::vector<VetoMark>& a, const std::vector<VetoMark>& b) {
  auto i = a.begin();
  auto j = b.begin();
  while (i != a.end() && j != b.end()) {
    if (i->decision != j->decision) {
      ++(i->decision < j->decision ? i : j);
      continue;
    }
    const VetoMark subject = *i;
    const auto on_subject = [&](auto at, auto end) {
      return at != end && at->decision == subject.decision;
    };
    bool common = OriginOf(subject) == MarkOrigin::kRest;
    while (on_subject(i, a.end()) && on_subject(j, b.end())) {
      common = common || i->side == j->side;
      ++(i->side < j->side ? i : j);
    }
    if (!common) return true;
    while (on_subject(i, a.end())) ++i;
    while (on_subject(j, b.end())) ++j;
  }
  return false;
}

}  // namespace quipu
