#include "ingest/resolve/marks.h"

#include "base/hash.h"
#include "ingest/resolve/short_digest.h"

namespace quipu {
namespace {

// Decisions are numbered from 1 on: they leave the highest two bits alone.
constexpr int kOriginBit = 62;

uint64_t HashOf(std::string_view text) {
  return ShortDigest(Sha256Of(text));
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

std::optional<MarkOrigin> ConflictBetween(const std::vector<VetoMark>& a,
                                          const std::vector<VetoMark>& b,
                                          std::string_view key) {
  const uint64_t rest = MarkOf(MarkOrigin::kRest, key, "").decision;
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
    bool common =
        OriginOf(subject) == MarkOrigin::kRest && subject.decision != rest;
    while (on_subject(i, a.end()) && on_subject(j, b.end())) {
      common = common || i->side == j->side;
      ++(i->side < j->side ? i : j);
    }
    if (!common) return OriginOf(subject);
    while (on_subject(i, a.end())) ++i;
    while (on_subject(j, b.end())) ++j;
  }
  return std::nullopt;
}

bool AreApart(const std::vector<VetoMark>& a, const std::vector<VetoMark>& b) {
  return ConflictBetween(a, b, {}).has_value();
}

}  // namespace quipu
