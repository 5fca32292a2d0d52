#include "ingest/extract/coreference/entities.h"

#include <algorithm>
#include <map>

#include "ingest/extract/mention/name_types.h"

namespace quipu {
namespace {

// Names with one key, before they are joined further.
struct Group {
  std::string key;
  std::vector<std::string> tokens;  // of the key
  std::vector<size_t> names;        // ascending
  std::vector<int> votes;
  bool acronym = false;
  bool personal = false;
  int parent;
};

std::vector<std::string> SplitKey(const std::string& key) {
  std::vector<std::string> out;
  size_t at = 0;
  while (at <= key.size()) {
    const size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) out.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// A word that tells the type gives as much (name_types.cc); the place of a name
// in its sentence gives less.
constexpr int kToldVotes = 10;

// Of equals the last: a person, the first type, is the weakest guess.
int Winner(const std::vector<int>& votes) {
  int best = kNoType;
  for (size_t t = 0; t < votes.size(); ++t) {
    if (votes[t] > 0 &&
        (best == kNoType || votes[t] >= votes[static_cast<size_t>(best)])) {
      best = static_cast<int>(t);
    }
  }
  return best;
}

// Whether being recognised several times settles the type of a name. It does
// for persons and bodies with names of several words. Prisons, ships and events
// are often named after places and people, so for any other name a word of the
// document has to tell.
bool KnownByMany(const KnownTypes& types, int type, const Name& name) {
  return name.end - name.begin > 1 &&
         (type == types.person || type == types.organization);
}

class NameJoiner {
 public:
  NameJoiner(const DocumentContext& context, const std::vector<Name>& names)
      : context_(context), names_(names), group_of_(names.size()) {
    std::map<std::string, size_t> by_key;
    for (size_t i = 0; i < names.size(); ++i) {
      const auto [at, added] = by_key.emplace(names[i].key, groups_.size());
      if (added) {
        Group group;
        group.key = names[i].key;
        group.tokens = SplitKey(group.key);
        group.acronym = names[i].acronym;
        group.votes.assign(context.file.ontology.types.size(), 0);
        group.parent = static_cast<int>(groups_.size());
        groups_.push_back(std::move(group));
      }
      Group& group = groups_[at->second];
      group.names.push_back(i);
      for (size_t t = 0; t < group.votes.size(); ++t) {
        group.votes[t] += names[i].votes[t];
      }
      group.personal |= names[i].personal;
      group_of_[i] = static_cast<int>(at->second);
    }
    if (context.types.person != kNoType) {
      for (Group& group : groups_) {
        group.votes[static_cast<size_t>(context.types.person)] +=
            group.personal;
      }
    }
    for (size_t g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].tokens.empty()) {
        by_token_[groups_[g].tokens.back()].push_back(g);
        if (groups_[g].tokens.size() > 2) {
          by_token_[groups_[g].tokens[groups_[g].tokens.size() - 2]].push_back(
              g);
        }
      }
      by_initials_[InitialsOf(groups_[g].key)].push_back(g);
      for (const std::string& token : groups_[g].tokens) {
        by_any_token_[token].push_back(g);
      }
    }
  }

  void JoinAliases(const std::vector<StatedAlias>& aliases) {
    for (const StatedAlias& alias : aliases) {
      Join(static_cast<size_t>(group_of_[alias.name]),
           static_cast<size_t>(group_of_[alias.alias]));
    }
  }

  // An acronym and the only name with these initials.
  void JoinAcronyms() {
    for (size_t g = 0; g < groups_.size(); ++g) {
      if (!groups_[g].acronym || groups_[g].key.size() < 3) continue;
      const auto found = by_initials_.find(groups_[g].key);
      if (found == by_initials_.end() || found->second.size() != 1 ||
          Root(g) != g) {
        continue;
      }
      const size_t full = found->second.front();
      if (groups_[full].tokens.size() > 1 &&
          Winner(Votes(full)) != context_.types.person) {
        Join(full, g);
      }
    }
  }

  // "First Last" and "First Middle Last".
  void JoinMiddleNames() {
    std::map<std::string, size_t> by_ends;
    for (size_t g = 0; g < groups_.size(); ++g) {
      const std::vector<std::string>& tokens = groups_[g].tokens;
      if (tokens.size() < 2 || tokens.size() > 4 || !groups_[g].personal ||
          Winner(Votes(g)) != context_.types.person) {
        continue;
      }
      const std::string ends = tokens.front() + " " + tokens.back();
      const auto [at, added] = by_ends.emplace(ends, g);
      if (!added && groups_[at->second].tokens.size() != tokens.size()) {
        Join(at->second, g);
      }
    }
  }

  // "X" and "First X", if that is a person and the only one so called.
  void JoinSurnames() {
    const int person = context_.types.person;
    if (person == kNoType) return;
    for (size_t g = 0; g < groups_.size(); ++g) {
      if (groups_[g].tokens.size() != 1 || groups_[g].acronym) continue;
      const auto found = by_token_.find(groups_[g].tokens.front());
      if (found == by_token_.end()) continue;
      int full = -1;
      bool unique = true;
      for (const size_t other : found->second) {
        if (groups_[other].tokens.size() < 2 || groups_[other].acronym ||
            Winner(Votes(other)) != person) {
          continue;
        }
        if (full >= 0 && Root(other) != Root(static_cast<size_t>(full))) {
          unique = false;
        }
        full = static_cast<int>(other);
      }
      if (full < 0 || !unique) continue;
      const std::vector<int> votes = Votes(g);
      const int own = Winner(votes);
      if (own == kNoType || own == person ||
          votes[static_cast<size_t>(own)] <= 6) {
        Join(static_cast<size_t>(full), g);
      }
    }
  }

  // "X regime" and "First X's government", if X and First X are one.
  void JoinGovernments() {
    std::map<size_t, size_t> by_inner;
    for (size_t i = 0; i + 1 < names_.size(); ++i) {
      if (!names_[i].nested || names_[i + 1].begin != names_[i].begin ||
          names_[i + 1].sentence != names_[i].sentence) {
        continue;
      }
      const size_t outer = static_cast<size_t>(group_of_[i + 1]);
      const auto [at, added] = by_inner.emplace(RootOfName(i), outer);
      if (!added) Join(at->second, outer);
    }
  }

  // "The Authority" and the only name that has this word as its head; "U.S.
  // Treasury" and "Treasury".
  void JoinShortForms() {
    for (size_t g = 0; g < groups_.size(); ++g) {
      const Name& name = names_[groups_[g].names.front()];
      const int type = Winner(Votes(g));
      if (type == kNoType || groups_[g].acronym || groups_[g].tokens.empty()) {
        continue;
      }
      const WordSentence& sentence = context_.sentences[name.sentence];
      if (HeadType(context_, sentence, name.begin, name.end) != type) continue;
      int full = -1;
      bool unique = true;
      for (const size_t other : by_any_token_[groups_[g].tokens.front()]) {
        if (!unique) break;
        if (!IsShortFormOf(groups_[g], groups_[other]) ||
            groups_[other].names.front() > groups_[g].names.front() ||
            Winner(Votes(other)) != type || Root(other) == Root(g)) {
          continue;
        }
        if (full >= 0 && Root(other) != Root(static_cast<size_t>(full))) {
          unique = false;
        }
        full = static_cast<int>(other);
      }
      if (full >= 0 && unique) Join(static_cast<size_t>(full), g);
    }
  }

  size_t Root(size_t g) const {
    while (groups_[g].parent != static_cast<int>(g)) {
      g = static_cast<size_t>(groups_[g].parent);
    }
    return g;
  }
  size_t RootOfName(size_t name) const {
    return Root(static_cast<size_t>(group_of_[name]));
  }
  // Nothing but a common noun, such as "Revolution", that no longer name
  // explains.
  bool IsBareHead(size_t g) const {
    const Group& group = groups_[g];
    if (group.tokens.size() != 1 || group.acronym ||
        joined_votes_.contains(g)) {
      return false;
    }
    const Name& name = names_[group.names.front()];
    return name.end - name.begin == 1 &&
           HeadTypeAt(context_, context_.sentences[name.sentence],
                      name.begin) != kNoType;
  }
  std::vector<int> Votes(size_t g) const {
    const size_t root = Root(g);
    const auto found = joined_votes_.find(root);
    return found == joined_votes_.end() ? groups_[root].votes : found->second;
  }

 private:
  // One word against a longer name, or all but the country before it.
  static bool IsShortFormOf(const Group& part, const Group& whole) {
    if (part.tokens.size() >= whole.tokens.size()) return false;
    if (part.tokens.size() == 1) {
      return std::find(whole.tokens.begin(), whole.tokens.end(),
                       part.tokens.front()) != whole.tokens.end();
    }
    const size_t extra = whole.tokens.size() - part.tokens.size();
    return extra <= 2 && whole.tokens.front().size() <= 2 &&
           std::equal(part.tokens.begin(), part.tokens.end(),
                      whole.tokens.begin() + static_cast<long>(extra));
  }

  void Join(size_t a, size_t b) {
    a = Root(a);
    b = Root(b);
    if (a == b) return;
    std::vector<int> votes = Votes(a);
    const std::vector<int> more = Votes(b);
    for (size_t t = 0; t < votes.size(); ++t) votes[t] += more[t];
    groups_[b].parent = static_cast<int>(a);
    joined_votes_[a] = std::move(votes);
  }

  const DocumentContext& context_;
  const std::vector<Name>& names_;
  std::vector<Group> groups_;
  std::vector<int> group_of_;
  std::map<std::string, std::vector<size_t>> by_token_;
  std::map<std::string, std::vector<size_t>> by_any_token_;
  std::map<std::string, std::vector<size_t>> by_initials_;
  std::map<size_t, std::vector<int>> joined_votes_;
};

NameKind KindOf(const Name& name, bool stated, bool person) {
  if (name.acronym) return NameKind::kAcronym;
  if (stated) return NameKind::kStatedAlias;
  if (person && name.key.find(' ') == std::string::npos) {
    return NameKind::kSurname;
  }
  return NameKind::kFull;
}

void AddName(const Name& name, NameKind kind, DocumentEntity& entity) {
  for (LocalName& known : entity.names) {
    if (known.text != name.text) continue;
    if (kind == NameKind::kStatedAlias && known.kind != kind) {
      known = {name.text, kind, name.span};
    }
    return;
  }
  entity.names.push_back({name.text, kind, name.span});
}

}  // namespace

EntityTable::EntityTable(const DocumentContext& context,
                         const std::vector<Name>& names,
                         const std::vector<StatedAlias>& aliases)
    : of_name_(names.size(), -1) {
  NameJoiner joiner(context, names);
  joiner.JoinAliases(aliases);
  joiner.JoinAcronyms();
  joiner.JoinMiddleNames();
  joiner.JoinSurnames();
  joiner.JoinShortForms();
  joiner.JoinGovernments();
  std::vector<bool> stated(names.size(), false);
  for (const StatedAlias& alias : aliases) stated[alias.alias] = true;
  std::map<size_t, int> index;
  for (size_t i = 0; i < names.size(); ++i) {
    const size_t root = joiner.RootOfName(i);
    const int type = Winner(joiner.Votes(root));
    if (type == kNoType || joiner.IsBareHead(root)) continue;
    const auto [at, added] =
        index.emplace(root, static_cast<int>(entities_.size()));
    if (added) {
      entities_.emplace_back();
      entities_.back().type = type;
      entities_.back().type_is_guess =
          !KnownByMany(context.types, type, names[i]) ||
          joiner.Votes(root)[static_cast<size_t>(type)] < kToldVotes;
    }
    DocumentEntity& entity = entities_[static_cast<size_t>(at->second)];
    if (names[i].votes[static_cast<size_t>(entity.type)] >= kToldVotes) {
      entity.type_is_guess = false;
    }
    of_name_[i] = at->second;
    entity.mentions.push_back({names[i].span, names[i].nested
                                                  ? MentionKind::kAdjectival
                                                  : MentionKind::kName});
    AddName(names[i], KindOf(names[i], stated[i], type == context.types.person),
            entity);
    if (names[i].text.size() > entity.name.size()) entity.name = names[i].text;
    const auto* country = context.sentences[names[i].sentence].cues.At(
        names[i].begin, context.file.lexicon.country());
    if (country != nullptr && type == context.types.place &&
        names[i].begin + country->length == names[i].end) {
      entity.country = country->value;
    }
  }
}

int EntityTable::of_country(int country) const {
  for (size_t i = 0; i < entities_.size(); ++i) {
    if (entities_[i].country == country) return static_cast<int>(i);
  }
  return -1;
}

int EntityTable::Add(DocumentEntity entity) {
  entities_.push_back(std::move(entity));
  return static_cast<int>(entities_.size()) - 1;
}

int EntityTable::Nominal(int type, const std::string& key,
                         const std::string& name) {
  const auto [at, added] = nominals_.emplace(
      std::to_string(type) + " " + key, static_cast<int>(entities_.size()));
  if (added) {
    DocumentEntity entity;
    entity.type = type;
    entity.name = name;
    entities_.push_back(std::move(entity));
  }
  return at->second;
}

}  // namespace quipu
