// Types come from the type model where the ontology has them; of an ontology
// with other types, from the words in and around the names.

#include "ingest/extract/coreference/entities.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "ingest/extract/mention/name_types.h"

namespace quipu {
namespace {

// From this probability on a type is no guess.
constexpr float kSureType = -0.35F;  // a logarithm

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
  return {type, scores[best] < kSureType};
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

EntityTable::EntityTable(const DocumentContext& context,
                         const Markables& markables, const Clusters& clusters,
                         const std::vector<Name>& names,
                         const std::vector<StatedAlias>& aliases)
    : of_name_(names.size(), -1), of_markable_(markables.all.size(), -1) {
  const Ontology& ontology = context.file.ontology;
  ClusterJoiner joiner(clusters.types.size());
  const auto cluster_of = [&](const Name& name) {
    return name.markable == kNoMarkable ? kNoCluster
                                        : clusters.of[name.markable];
  };
  std::vector<bool> stated(names.size(), false);
  for (const StatedAlias& alias : aliases) {
    stated[alias.alias] = true;
    const uint32_t a = cluster_of(names[alias.name]);
    const uint32_t b = cluster_of(names[alias.alias]);
    if (a != kNoCluster && b != kNoCluster) joiner.Join(a, b);
  }
  JoinSurnames(names, clusters, joiner);
  // The votes of the names of each cluster.
  std::unordered_map<uint32_t, std::vector<int>> votes;
  for (const Name& name : names) {
    const uint32_t cluster = cluster_of(name);
    if (cluster == kNoCluster) continue;
    std::vector<int>& all = votes[joiner.Root(cluster)];
    all.resize(ontology.types.size(), 0);
    for (size_t t = 0; t < all.size(); ++t) all[t] += name.votes[t];
  }
  std::unordered_map<uint32_t, int> entity_of;
  for (uint32_t m = 0; m < markables.all.size(); ++m) {
    if (clusters.of[m] == kNoCluster) continue;
    const Markable& markable = markables.all[m];
    const uint32_t root = joiner.Root(clusters.of[m]);
    const auto [at, added] = entity_of.emplace(root, -1);
    if (added) {
      Typed typed = ModelType(context, clusters.types[root]);
      if (const auto all = votes.find(root); all != votes.end()) {
        const Typed voted = VotedType(all->second);
        const bool own = voted.type != kNoType && !voted.guess &&
                         !IsModelType(ontology, voted.type);
        if (own || typed.type == kNoType) typed = voted;
      }
      if (typed.type != kNoType) {
        DocumentEntity entity;
        entity.type = typed.type;
        entity.type_is_guess = typed.guess;
        entity.name = SingleBlanks(markable.span.In(context.text));
        at->second = Add(std::move(entity));
      }
    }
    of_markable_[m] = at->second;
    if (at->second < 0) continue;
    entity(at->second)
        .mentions.push_back({markable.span, KindOf(markable.kind)});
  }
  for (size_t i = 0; i < names.size(); ++i) {
    const Name& name = names[i];
    int index = -1;
    if (name.markable != kNoMarkable) {
      index = of_markable_[name.markable];
    } else if (const Typed typed = VotedType(name.votes);
               typed.type != kNoType) {
      DocumentEntity own;
      own.type = typed.type;
      own.mentions.push_back({name.span, MentionKind::kName});
      index = Add(std::move(own));
    }
    of_name_[i] = index;
    if (index < 0) continue;
    DocumentEntity& named = entity(index);
    const bool first = named.names.empty();
    if (name.nested && !first) continue;
    AddName(name, KindOf(name, stated[i], named.type == context.types.person),
            named);
    if (first || name.text.size() > named.name.size()) named.name = name.text;
    const auto* country = context.sentences[name.sentence].cues.At(
        name.begin, context.file.lexicon.country());
    if (country != nullptr && named.type == context.types.place &&
        name.begin + country->length == name.end) {
      named.country = country->value;
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
