// Types come from the type model where the ontology has them; of an ontology
// with other types, from the words in and around the names.

#include "ingest/extract/coreference/entities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "ingest/extract/mention/name_types.h"
#include "language/text/blanks.h"

namespace quipu {

namespace {

// From this probability of its family on a type is no guess.
constexpr float kSureFamily = 0.9F;

class ClusterJoiner {
 public:
  explicit ClusterJoiner(size_t clusters) : parents_(clusters) {
    std::iota(parents_.begin(), parents_.end(), uint32_t{0});
  }
  uint32_t Root(uint32_t c) {
    while (parents_[c] != c) c = parents_[c] = parents_[parents_[c]];
    return c;
  }
  // That of `a` stays.
  void Join(uint32_t a, uint32_t b) {
    a = Root(a);
    b = Root(b);
    if (a != b) parents_[b] = a;
  }

 private:
  std::vector<uint32_t> parents_;
};

// From this probability on a type is not doubted for a surname's sake.
constexpr float kCertainType = -0.1F;  // a logarithm

size_t BestType(const std::array<float, kMentionTypeCount>& scores) {
  return static_cast<size_t>(
      std::max_element(scores.begin(), scores.end() - 1) - scores.begin());
}

std::vector<std::string_view> WordsOf(std::string_view key) {
  std::vector<std::string_view> words;
  for (size_t at = 0; at < key.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    if (end > at) words.push_back(key.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

// "ADA KERR" is Ada Kerr: names of two words or more that are alike but for
// case and accents are one thing's.
void JoinEqualNames(const std::vector<Name>& names, const Clusters& clusters,
                    ClusterJoiner& joiner) {
  std::unordered_map<std::string_view, uint32_t> bearers;
  for (const Name& name : names) {
    if (name.markable == kNoMarkable || WordsOf(name.key).size() < 2) continue;
    const uint32_t cluster = clusters.of[name.markable];
    const auto [at, added] = bearers.emplace(name.key, cluster);
    if (!added) joiner.Join(at->second, cluster);
  }
}

// "Holm" is Lars Holm, if the document names one person so and does not make
// plain that it is something else.
void JoinSurnames(const std::vector<Name>& names, const Clusters& clusters,
                  ClusterJoiner& joiner) {
  constexpr uint32_t kSeveral = kNoCluster - 1;
  const auto person = static_cast<size_t>(MentionType::kPerson);
  std::unordered_map<std::string_view, uint32_t> bearers;
  for (const Name& name : names) {
    if (name.markable == kNoMarkable || name.nested) continue;
    const uint32_t cluster = joiner.Root(clusters.of[name.markable]);
    const std::vector<std::string_view> words = WordsOf(name.key);
    if (words.size() < 2 || BestType(clusters.types[cluster]) != person) {
      continue;
    }
    // Spanish names have two surnames, of which the first counts.
    for (size_t i = words.size() > 2 ? words.size() - 2 : 1; i < words.size();
         ++i) {
      const auto [at, added] = bearers.emplace(words[i], cluster);
      if (!added && at->second != kSeveral &&
          joiner.Root(at->second) != cluster) {
        at->second = kSeveral;
      }
    }
  }
  for (const Name& name : names) {
    if (name.markable == kNoMarkable || name.acronym) continue;
    const auto bearer = bearers.find(name.key);
    if (bearer == bearers.end() || bearer->second == kSeveral) continue;
    const uint32_t cluster = joiner.Root(clusters.of[name.markable]);
    const auto& types = clusters.types[cluster];
    const size_t best = BestType(types);
    if (best == person || types[best] < kCertainType) {
      joiner.Join(bearer->second, cluster);
    }
  }
}

struct Typed {
  int type = kNoType;
  bool guess = true;
};

// Of all types that one thing may bear beside this one ("Party" in one text,
// "Organization" in another).
float FamilyProbability(const Ontology& ontology,
                        const std::array<float, kMentionTypeCount>& scores,
                        size_t type) {
  const auto family_of = [&ontology](size_t of) {
    const std::string_view name = NameOf(static_cast<MentionType>(of));
    const EntityType* const known = ontology.FindType(name);
    return known != nullptr ? std::string_view(known->family) : name;
  };
  float sum = 0;
  for (size_t other = 0; other < scores.size(); ++other) {
    if (family_of(other) == family_of(type)) sum += std::exp(scores[other]);
  }
  return sum;
}

// What the ontology calls the type that is likeliest for the model.
Typed ModelType(const DocumentContext& context,
                const std::array<float, kMentionTypeCount>& scores) {
  const size_t best = BestType(scores);
  const std::string_view name = NameOf(static_cast<MentionType>(best));
  const Ontology& ontology = context.file.ontology;
  int type = kNoType;
  if (const EntityType* const own = ontology.FindType(name)) {
    type = static_cast<int>(own - ontology.types.data());
  } else if (const auto recognized = NameTypeOf(name)) {
    type = context.types.Of(*recognized);
  }
  return {type, FamilyProbability(ontology, scores, best) < kSureFamily};
}

bool IsModelType(const Ontology& ontology, int type) {
  return MentionTypeOf(ontology.types[static_cast<size_t>(type)].name) !=
         MentionType::kNone;
}

Typed VotedType(const std::vector<int>& votes) {
  const auto most = std::max_element(votes.begin(), votes.end());
  if (most == votes.end() || *most <= 0) return {};
  return {static_cast<int>(most - votes.begin()), *most < 10};
}

uint32_t ClusterOf(const Name& name, const Clusters& clusters) {
  return name.markable == kNoMarkable ? kNoCluster : clusters.of[name.markable];
}

void JoinAliases(const std::vector<Name>& names,
                 const std::vector<StatedAlias>& aliases,
                 const Clusters& clusters, ClusterJoiner& joiner) {
  for (const StatedAlias& alias : aliases) {
    const uint32_t a = ClusterOf(names[alias.name], clusters);
    const uint32_t b = ClusterOf(names[alias.alias], clusters);
    if (a != kNoCluster && b != kNoCluster) joiner.Join(a, b);
  }
}

// For each cluster the one that stands for all that are joined with it.
std::vector<uint32_t> JoinedClusters(const std::vector<Name>& names,
                                     const std::vector<StatedAlias>& aliases,
                                     const Clusters& clusters) {
  ClusterJoiner joiner(clusters.types.size());
  JoinAliases(names, aliases, clusters, joiner);
  JoinEqualNames(names, clusters, joiner);
  JoinSurnames(names, clusters, joiner);
  std::vector<uint32_t> roots;
  for (uint32_t c = 0; c < clusters.types.size(); ++c) {
    roots.push_back(joiner.Root(c));
  }
  return roots;
}

// Of the clusters that stand for others or for themselves. A type that only the
// ontology has needs a word that tells it; any other is the model's, and sure
// where such a word agrees.
std::vector<Typed> TypesOf(const DocumentContext& context,
                           const std::vector<Name>& names,
                           const Clusters& clusters,
                           const std::vector<uint32_t>& roots) {
  std::vector<std::vector<int>> votes(clusters.types.size());
  for (const Name& name : names) {
    const uint32_t cluster = ClusterOf(name, clusters);
    if (cluster == kNoCluster) continue;
    std::vector<int>& all = votes[roots[cluster]];
    all.resize(name.votes.size(), 0);
    for (size_t t = 0; t < all.size(); ++t) all[t] += name.votes[t];
  }
  std::vector<Typed> types;
  for (size_t c = 0; c < votes.size(); ++c) {
    const Typed typed = ModelType(context, clusters.types[c]);
    const Typed voted = VotedType(votes[c]);
    const bool own = voted.type != kNoType && !voted.guess &&
                     !IsModelType(context.file.ontology, voted.type);
    if ((own || typed.type == kNoType) && !votes[c].empty()) {
      types.push_back(voted);
      continue;
    }
    const bool agreed = voted.type == typed.type && !voted.guess;
    types.push_back({typed.type, typed.guess && !agreed});
  }
  return types;
}

NameKind KindOf(const Name& name, bool stated, bool person) {
  if (name.acronym) return NameKind::kAcronym;
  if (stated) return NameKind::kStatedAlias;
  if (person && name.key.find(' ') == std::string::npos) {
    return NameKind::kSurname;
  }
  return NameKind::kFull;
}

MentionKind KindOf(MarkableKind kind) {
  switch (kind) {
    case MarkableKind::kName:
      return MentionKind::kName;
    case MarkableKind::kPronoun:
      return MentionKind::kPronoun;
    case MarkableKind::kNestedName:
    case MarkableKind::kDemonym:
      return MentionKind::kAdjectival;
    default:
      return MentionKind::kNominal;
  }
}

}  // namespace

void AddName(const Name& name, bool stated, bool person,
             DocumentEntity& entity) {
  const NameKind kind = KindOf(name, stated, person);
  for (LocalName& known : entity.names) {
    if (known.text != name.text) continue;
    if (kind == NameKind::kStatedAlias && known.kind != kind) {
      known = {name.text, kind, name.span};
    }
    return;
  }
  entity.names.push_back({name.text, kind, name.span});
}

struct EntityTable::JoinedThings {
  const Clusters& clusters;
  std::vector<uint32_t> roots;  // by cluster
  std::vector<Typed> types;     // of the roots
};

EntityTable::EntityTable(const DocumentContext& context,
                         const Markables& markables, const Clusters& clusters,
                         const std::vector<Name>& names,
                         const std::vector<StatedAlias>& aliases)
    : of_name_(names.size(), -1), of_markable_(markables.all.size(), -1) {
  JoinedThings things{clusters, JoinedClusters(names, aliases, clusters), {}};
  things.types = TypesOf(context, names, clusters, things.roots);
  AddMarkables(context, markables, things);
  std::vector<bool> stated(names.size(), false);
  for (const StatedAlias& alias : aliases) stated[alias.alias] = true;
  for (size_t i = 0; i < names.size(); ++i) {
    of_name_[i] = names[i].markable != kNoMarkable
                      ? of_markable_[names[i].markable]
                      : AddStated(names[i]);
    if (of_name_[i] >= 0) GiveName(context, names[i], stated[i], of_name_[i]);
  }
}

void EntityTable::AddMarkables(const DocumentContext& context,
                               const Markables& markables,
                               const JoinedThings& things) {
  std::vector<int> entity_of(things.roots.size(), -1);
  for (uint32_t m = 0; m < markables.all.size(); ++m) {
    const uint32_t cluster = things.clusters.of[m];
    if (cluster == kNoCluster) continue;
    const Markable& markable = markables.all[m];
    const uint32_t root = things.roots[cluster];
    const Typed typed = things.types[root];
    if (typed.type == kNoType) continue;
    if (entity_of[root] < 0) {
      DocumentEntity entity;
      entity.type = typed.type;
      entity.type_is_guess = typed.guess;
      entity.name = SingleBlanks(markable.span.In(context.text));
      entity_of[root] = Add(std::move(entity));
    }
    of_markable_[m] = entity_of[root];
    entity(of_markable_[m])
        .mentions.push_back({markable.span, KindOf(markable.kind)});
  }
}

int EntityTable::AddStated(const Name& name) {
  const Typed typed = VotedType(name.votes);
  if (typed.type == kNoType) return -1;
  DocumentEntity entity;
  entity.type = typed.type;
  entity.mentions.push_back({name.span, MentionKind::kName});
  return Add(std::move(entity));
}

void EntityTable::GiveName(const DocumentContext& context, const Name& name,
                           bool stated, int index) {
  DocumentEntity& named = entity(index);
  const bool first = named.names.empty();
  if (name.nested && !first) return;
  AddName(name, stated, named.type == context.types.person, named);
  if (first || name.text.size() > named.name.size()) named.name = name.text;
  const auto* country = context.sentences[name.sentence].cues.At(
      name.begin, context.file.lexicon.country());
  if (country != nullptr && named.type == context.types.place &&
      name.begin + country->length == name.end) {
    named.country = country->value;
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
