// The keys that profiles share are the reasons; what they mean is profile.h's.

#include "ingest/resolve/identity_reasons.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <map>
#include <set>
#include <tuple>

#include "graph/store/tables.h"
#include "ingest/resolve/bearers.h"
#include "ingest/resolve/cluster.h"
#include "ingest/resolve/described_keys.h"
#include "ingest/resolve/marks.h"
#include "ingest/resolve/missing_record.h"
#include "ingest/resolve/offers.h"
#include "ingest/resolve/profile.h"
#include "ingest/resolve/tallies.h"

namespace quipu {
namespace {

std::string_view KindOf(std::string_view key) {
  switch (key.empty() ? '\0' : key.front()) {
    case 's':
      return "an analyst's decision";
    case 'd':
      return "the document itself";
    case 'n':
    case 'x':
      return "the same name";
    case 'c':
      return "words of the same meaning";
    case 'p':
      return "names that sound alike";
    case 'o':
    case 'q':
      return "given name and a surname";
    case 'a':
      return "acronym and the beginnings of its words";
    case 'r':
      return "the name without its common words";
    case 'u':
      return "the name without its proper words";
    case 'k':
      return "the only one of its kind in texts on the same things";
    case 'e':
    case 'f':
      return "an event of the same kind";
    case 'g':
      return "a group told alike";
    case 'y':
      return "title and surname";
    case 'i':
      return "initial and surname";
    case 'm':
    case 'w':
      return "the only bearer of the short name";
    default:
      return "nothing but itself";
  }
}

std::string_view ReasonFor(MarkOrigin origin) {
  switch (origin) {
    case MarkOrigin::kDecision:
      return "an analyst keeps them apart";
    case MarkOrigin::kRest:
      return "the rest of the names differs";
    case MarkOrigin::kNeighbors:
      return "one document tells them apart";
    case MarkOrigin::kDescription:
      return "dates or numbers differ";
  }
  return "";
}

// Cuts off and returns what stands before `mark`, or all.
std::string_view TakeUpTo(char mark, std::string_view& text) {
  const size_t end = std::min(text.find(mark), text.size());
  const std::string_view item = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return item;
}

class ReasonFinder {
 public:
  explicit ReasonFinder(const Reader& reader) : reader_(reader) {}

  Result<IdentityReasons> Find(EntityNumber entity) {
    QUIPU_CHECK(ReadProfiles(entity));
    for (const auto& [id, record] : records_) {
      QUIPU_TRY(IdentityReasons::Alike alike, AlikeOf(id, record));
      order_.emplace(std::tuple(alike.documents, alike.name, id), id);
      alike_.emplace(id, std::move(alike));
    }
    std::map<ProfileId, size_t> index;
    for (const auto& [rank, id] : order_) {
      index.emplace(id, reasons_.alike.size());
      reasons_.alike.push_back(std::move(alike_.at(id)));
    }
    QUIPU_CHECK(AddJoins(index));
    QUIPU_CHECK(AddNearest(entity));
    return std::move(reasons_);
  }

 private:
  Result<void> ReadProfiles(EntityNumber entity) {
    std::vector<Handle> handles;
    QUIPU_CHECK(entities::ForEachMember(reader_, entity,
                                        [&handles](const Member& member) {
                                          handles.push_back(member.handle);
                                          return true;
                                        }));
    for (const Handle& handle : handles) {
      QUIPU_TRY(const auto target, profiles::FindHandle(reader_, handle));
      if (!target) return MissingRecord("handle");
      documents_[target->profile].insert(target->local.document);
      if (records_.contains(target->profile)) continue;
      QUIPU_TRY(const auto record, profiles::Read(reader_, target->profile));
      if (!record) return MissingRecord("profile");
      records_.emplace(target->profile, *record);
    }
    return {};
  }

  Result<IdentityReasons::Alike> AlikeOf(const ProfileId& id,
                                         const ProfileRecord& record) {
    IdentityReasons::Alike alike;
    alike.name = CanonicalName(record.names);
    for (const DocumentNumber document : documents_.at(id)) {
      QUIPU_TRY(const Document read,
                documents::ReadWithoutText(reader_, document));
      alike.documents.push_back(read.key);
    }
    std::sort(alike.documents.begin(), alike.documents.end());
    return alike;
  }

  // Keys of described things hold numbers of entities: they read as names.
  Result<SharedEvidence> EvidenceOf(std::string_view key) const {
    SharedEvidence evidence{std::string(KindOf(key)), {}};
    const size_t family = key.find('|');
    std::string_view words =
        family == key.npos ? std::string_view() : key.substr(family + 1);
    if (IsDescribedKey(key)) {
      QUIPU_TRY(evidence.words, DescribedWords(words));
      return evidence;
    }
    const size_t rest = key.front() == 'x' ? key.npos : words.find('|');
    if (rest != key.npos) words.remove_prefix(rest + 1);
    evidence.words = words;
    return evidence;
  }

  Result<std::string> DescribedWords(std::string_view words) const {
    std::string text;
    const auto add = [&text](std::string_view word) {
      if (word.empty()) return;
      if (!text.empty()) text += ", ";
      text += word;
    };
    for (size_t part = 0; !words.empty(); ++part) {
      std::string_view item = TakeUpTo('|', words);
      if (part != 1) {
        add(item);
        continue;
      }
      while (!item.empty()) {  // one entity or two
        const std::string_view word = TakeUpTo('+', item);
        EntityNumber number;
        std::from_chars(word.data(), word.data() + word.size(), number.value);
        QUIPU_TRY(const auto anchor, entities::Read(reader_, number));
        if (!anchor) return MissingRecord("entity");
        add(anchor->name);
      }
    }
    return text;
  }

  Result<void> AddJoins(const std::map<ProfileId, size_t>& index) {
    const std::set<std::string> needed = NeededKeys();
    std::map<std::string, std::set<size_t>> sharers;
    for (const auto& [id, record] : records_) {
      for (const std::string& key : record.strong_keys) {
        sharers[key].insert(index.at(id));
      }
      const bool weak = record.strong_keys.empty();
      if (weak) weak_.insert(index.at(id));
      for (const std::string& key : record.weak_keys) {
        if (needed.contains(key)) sharers[key].insert(index.at(id));
      }
    }
    QUIPU_CHECK(AddOffered(index, sharers));
    // In words, since numbers of entities depend on history.
    std::map<std::tuple<int, std::set<size_t>, std::string>, std::string> keys;
    for (const auto& [key, who] : sharers) {
      if (who.size() < 2) continue;
      QUIPU_TRY(const SharedEvidence evidence, EvidenceOf(key));
      keys.emplace(std::tuple(TrustOf(key), who, evidence.words), key);
    }
    std::set<std::set<size_t>> told;  // one reason, the best, for each set
    std::set<size_t> attached;        // and for each weak name
    for (const auto& [rank, key] : keys) {
      const auto& who = std::get<1>(rank);
      if (!told.insert(who).second) continue;
      std::vector<size_t> by_this;
      if (IsWeak(key)) {
        std::set_intersection(who.begin(), who.end(), weak_.begin(),
                              weak_.end(), std::back_inserter(by_this));
        std::erase_if(by_this, [&attached](size_t weak) {
          return !attached.insert(weak).second;
        });
        if (by_this.empty()) continue;
        if (key.front() == 't') by_this.clear();  // no short name
      }
      QUIPU_TRY(SharedEvidence evidence, EvidenceOf(key));
      reasons_.joins.push_back({std::move(evidence),
                                std::vector<size_t>(who.begin(), who.end()),
                                std::move(by_this)});
    }
    return {};
  }

  // What is offered under the keys of nameless profiles is offered by others of
  // the entity.
  Result<void> AddOffered(
      const std::map<ProfileId, size_t>& index,
      std::map<std::string, std::set<size_t>>& sharers) const {
    for (const auto& [id, record] : records_) {
      if (!IsNameless(record)) continue;
      for (const std::string& key : record.strong_keys) {
        std::vector<Handle> named;
        QUIPU_CHECK(profiles::ForEachOffer(reader_, key,
                                           [&named](const Handle& handle) {
                                             named.push_back(handle);
                                             return true;
                                           }));
        for (const Handle& handle : named) {
          QUIPU_TRY(const auto target, profiles::FindHandle(reader_, handle));
          if (target && index.contains(target->profile)) {
            sharers[key].insert(index.at(target->profile));
          }
        }
      }
    }
    return {};
  }

  // By a weak profile of the entity.
  std::set<std::string> NeededKeys() const {
    std::set<std::string> needed;
    for (const auto& [id, record] : records_) {
      if (!record.strong_keys.empty()) continue;
      needed.insert(record.weak_keys.begin(), record.weak_keys.end());
    }
    return needed;
  }

  // Lower is more trusted; weak keys come last.
  static int TrustOf(std::string_view key) {
    return IsWeak(key) ? 10 - RankOfWeakKey(key) : -StrengthOfKey(key);
  }
  static bool IsWeak(std::string_view key) {
    return std::string_view("yimwt").find(key.front()) != std::string::npos;
  }

  Result<void> AddNearest(EntityNumber entity) {
    struct Candidate {
      EntityRecord record;
      std::string key;
    };
    std::map<std::tuple<int, Handle, std::string>, Candidate> candidates;
    std::set<std::string> keys;
    for (const auto& [id, record] : records_) {
      keys.insert(record.strong_keys.begin(), record.strong_keys.end());
    }
    for (const std::string& key : keys) {
      QUIPU_TRY(const auto bearers, FirstBearers(reader_, key, kMostAlike + 1));
      for (const ProfileId& id : bearers) {
        if (records_.contains(id)) continue;
        QUIPU_TRY(const auto profile, profiles::Read(reader_, id));
        if (!profile) return MissingRecord("profile");
        QUIPU_TRY(const auto other, entities::Read(reader_, profile->entity));
        if (!other) return MissingRecord("entity");
        QUIPU_TRY(const SharedEvidence evidence, EvidenceOf(key));
        candidates.emplace(std::tuple(TrustOf(key), other->id, evidence.words),
                           Candidate{*other, key});
      }
    }
    if (candidates.empty()) return {};
    const Candidate& nearest = candidates.begin()->second;
    QUIPU_TRY(const auto own, entities::Read(reader_, entity));
    if (!own) return MissingRecord("entity");
    QUIPU_TRY(SharedEvidence evidence, EvidenceOf(nearest.key));
    const auto conflict =
        ConflictBetween(own->vetoes, nearest.record.vetoes, nearest.key);
    reasons_.nearest = {nearest.record.id,
                        nearest.record.name,
                        nearest.record.type,
                        std::move(evidence),
                        std::string(conflict ? ReasonFor(*conflict)
                                             : "others share it too, and it "
                                               "does not tell whom it means"),
                        StrengthOfKey(nearest.key),
                        conflict == MarkOrigin::kDecision,
                        conflict.has_value()};
    return {};
  }

  const Reader& reader_;
  std::map<ProfileId, ProfileRecord> records_;
  std::map<ProfileId, std::set<DocumentNumber>> documents_;
  std::map<ProfileId, IdentityReasons::Alike> alike_;
  std::set<size_t> weak_;  // those of `alike` without a strong key
  std::map<std::tuple<std::vector<DocumentKey>, std::string, ProfileId>,
           ProfileId>
      order_;
  IdentityReasons reasons_;
};

}  // namespace

Result<IdentityReasons> ReasonsOf(const Reader& reader, EntityNumber entity) {
  return ReasonFinder(reader).Find(entity);
}

}  // namespace quipu
