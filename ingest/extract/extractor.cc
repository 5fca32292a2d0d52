// The way of a document: sentences, names, stated aliases, entities, items,
// claims. Everything is numbered in the order of the text, so that the same
// document always gives the same extraction.

#include "ingest/extract/extractor.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <tuple>

#include "graph/model/names.h"
#include "ingest/extract/claim/rules/claim_finder.h"
#include "ingest/extract/coreference/entities.h"
#include "ingest/extract/mention/item_builder.h"
#include "ingest/extract/mention/names.h"
#include "ingest/ontology/countries.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"

namespace quipu {
namespace {

// To be changed with every change of the code that may change an extraction.
constexpr std::string_view kCodeVersion = "surface-patterns-1";
constexpr int kMetadataConfidence = 950;

constexpr int kRegimeConfidence = 850;
constexpr int kStatedVotes = 10;

// The sentence that holds `where`; sentences.size() if none does.
size_t SentenceAt(const std::vector<WordSentence>& sentences, Span where) {
  const auto after = std::upper_bound(
      sentences.begin(), sentences.end(), where.begin,
      [](uint32_t at, const WordSentence& s) { return at < s.span.begin; });
  if (after == sentences.begin() || !(after - 1)->span.Contains(where)) {
    return sentences.size();
  }
  return static_cast<size_t>(after - 1 - sentences.begin());
}

class DocumentExtraction {
 public:
  DocumentExtraction(const Document& document, const OntologyFile& file)
      : document_(document),
        file_(file),
        types_(file.ontology),
        sentences_(MakeWordSentences(document, file.lexicon)),
        context_{document.text, sentences_, file_, types_} {}

  Extraction Run() {
    std::vector<Name> names = FindNames(context_);
    VoteForTypes(context_, names);
    const std::vector<StatedAlias> aliases = FindAliases(context_, names);
    const size_t stated = AddStatedNames(names);
    EntityTable table(context_, names, aliases);
    const std::vector<ResolvedDate> dates = ResolveDates(document_, context_);
    ClaimFinder finder(context_, table);
    ItemBuilder builder(context_, names, dates, table);
    for (uint32_t s = 0; s < sentences_.size(); ++s) {
      const RegionKind region = sentences_[s].region;
      if (region != RegionKind::kBody && region != RegionKind::kTitle) continue;
      finder.FindIn(builder.Build(s));
    }
    AddAliases(names, aliases, table, finder);
    AddRegimeHeads(names, table, finder);
    AddDocument(names, stated, table, finder);
    return Assemble(table, finder.Take());
  }

 private:
  size_t AddStatedNames(std::vector<Name>& names) const;
  void AddAliases(const std::vector<Name>& names,
                  const std::vector<StatedAlias>& aliases,
                  const EntityTable& table, ClaimFinder& finder) const;
  void AddRegimeHeads(const std::vector<Name>& names, const EntityTable& table,
                      ClaimFinder& finder) const;
  void AddDocument(const std::vector<Name>& names, size_t stated,
                   EntityTable& table, ClaimFinder& finder) const;
  Extraction Assemble(EntityTable& table, std::vector<Claim> claims) const;

  const Document& document_;
  const OntologyFile& file_;
  KnownTypes types_;
  std::vector<WordSentence> sentences_;
  NameContext context_;
};

// Authors and publisher become names where the text states them. They come
// last, out of order; the return value is where they begin.
size_t DocumentExtraction::AddStatedNames(std::vector<Name>& names) const {
  const size_t first = names.size();
  const auto add = [&](const StatedText& text, int type) {
    const size_t s = SentenceAt(sentences_, text.where);
    if (text.where.empty() || type == kNoType || s == sentences_.size()) return;
    const std::vector<SurfaceWord>& words = sentences_[s].words;
    uint32_t begin = 0;
    while (begin < words.size() && words[begin].span.begin < text.where.begin) {
      ++begin;
    }
    uint32_t end = begin;
    while (end < words.size() && words[end].span.end <= text.where.end) ++end;
    if (begin == end) return;
    Name name = MakeName(context_, static_cast<uint32_t>(s), begin, end);
    if (name.key.empty()) return;
    std::vector<Name> one = {std::move(name)};
    VoteForTypes(context_, one);
    one.front().votes[static_cast<size_t>(type)] += kStatedVotes;
    names.push_back(std::move(one.front()));
  };
  for (const StatedText& author : document_.metadata.authors) {
    add(author, types_.person);
  }
  if (document_.metadata.publisher) {
    add(*document_.metadata.publisher, types_.publication);
  }
  return first;
}

void DocumentExtraction::AddAliases(const std::vector<Name>& names,
                                    const std::vector<StatedAlias>& aliases,
                                    const EntityTable& table,
                                    ClaimFinder& finder) const {
  for (const StatedAlias& alias : aliases) {
    const int entity = table.of_name(alias.name);
    if (entity < 0) continue;
    Claim claim;
    claim.subject = LocalIndex{static_cast<uint32_t>(entity)};
    claim.predicate = "alias_of";
    Literal literal;
    literal.text = names[alias.alias].text;
    claim.object = std::move(literal);
    claim.evidence = {sentences_[alias.sentence].span};
    claim.confidence = alias.rule->confidence;
    claim.rule = alias.rule->name;
    finder.Add(std::move(claim));
  }
}

// "The X regime" is led by X, if X is a person.
void DocumentExtraction::AddRegimeHeads(const std::vector<Name>& names,
                                        const EntityTable& table,
                                        ClaimFinder& finder) const {
  for (size_t i = 0; i + 1 < names.size(); ++i) {
    if (!names[i].nested || names[i + 1].sentence != names[i].sentence ||
        names[i + 1].begin != names[i].begin) {
      continue;
    }
    const int inner = table.of_name(i);
    const int regime = table.of_name(i + 1);
    if (inner < 0 || regime < 0 || table.entity(inner).type != types_.person) {
      continue;
    }
    Claim claim;
    claim.subject = LocalIndex{static_cast<uint32_t>(inner)};
    claim.predicate = "leads";
    claim.object = LocalIndex{static_cast<uint32_t>(regime)};
    claim.evidence = {sentences_[names[i].sentence].span};
    claim.confidence = kRegimeConfidence;
    claim.rule = "regime.name";
    finder.Add(std::move(claim));
  }
}

// The document as a Publication, who wrote it and who published it.
void DocumentExtraction::AddDocument(const std::vector<Name>& names,
                                     size_t stated, EntityTable& table,
                                     ClaimFinder& finder) const {
  if (types_.publication == kNoType || sentences_.empty()) return;
  DocumentEntity self;
  self.type = types_.publication;
  self.is_document = true;
  const auto& title = document_.metadata.title;
  const bool in_text = title && !title->where.empty();
  const Span where = in_text ? title->where : sentences_.front().span;
  self.name = title ? title->value : document_.key.value;
  self.mentions.push_back({where, MentionKind::kNominal});
  const LocalIndex document{static_cast<uint32_t>(table.Add(std::move(self)))};
  for (size_t i = stated; i < names.size(); ++i) {
    if (table.of_name(i) < 0) continue;
    const LocalIndex maker{static_cast<uint32_t>(table.of_name(i))};
    const bool publisher =
        document_.metadata.publisher &&
        names[i].span.begin == document_.metadata.publisher->where.begin;
    Claim claim;
    claim.subject = publisher ? document : maker;
    claim.predicate = publisher ? "published_by" : "authored";
    claim.object = publisher ? maker : document;
    claim.evidence = {sentences_[names[i].sentence].span};
    claim.confidence = kMetadataConfidence;
    claim.rule = publisher ? "document.publisher" : "document.author";
    if (publisher && document_.metadata.published) {
      Literal date;
      date.kind = LiteralKind::kDate;
      date.date = document_.metadata.published->value;
      date.text = date.date->ToString();
      claim.qualifiers.push_back({"date", std::move(date)});
    }
    finder.Add(std::move(claim));
  }
}

void Use(const Argument& argument, std::vector<bool>& used) {
  if (const auto* index = std::get_if<LocalIndex>(&argument)) {
    used[index->value] = true;
  }
}

// Which entities a claim needs.
std::vector<bool> UsedEntities(size_t count, const std::vector<Claim>& claims) {
  std::vector<bool> used(count, false);
  for (const Claim& claim : claims) {
    used[claim.subject.value] = true;
    Use(claim.object, used);
    for (const Qualifier& qualifier : claim.qualifiers) {
      Use(qualifier.value, used);
    }
    if (claim.attributed_to) {
      if (const auto* who = std::get_if<LocalIndex>(&*claim.attributed_to)) {
        used[who->value] = true;
      }
    }
  }
  return used;
}

void Renumber(const std::vector<LocalIndex>& to, Claim& claim) {
  claim.subject = to[claim.subject.value];
  if (auto* object = std::get_if<LocalIndex>(&claim.object)) {
    *object = to[object->value];
  }
  for (Qualifier& qualifier : claim.qualifiers) {
    if (auto* value = std::get_if<LocalIndex>(&qualifier.value)) {
      *value = to[value->value];
    }
  }
  if (claim.attributed_to) {
    if (auto* who = std::get_if<LocalIndex>(&*claim.attributed_to)) {
      *who = to[who->value];
    }
  }
}

bool ArgumentLess(const Argument& a, const Argument& b) {
  if (a.index() != b.index()) return a.index() < b.index();
  if (const auto* index = std::get_if<LocalIndex>(&a)) {
    return *index < std::get<LocalIndex>(b);
  }
  return std::get<Literal>(a).text < std::get<Literal>(b).text;
}

bool ClaimLess(const Claim& a, const Claim& b) {
  if (a.evidence != b.evidence) return a.evidence < b.evidence;
  const auto head = [](const Claim& c) {
    return std::tie(c.subject, c.predicate);
  };
  if (head(a) != head(b)) return head(a) < head(b);
  if (ArgumentLess(a.object, b.object)) return true;
  if (ArgumentLess(b.object, a.object)) return false;
  return std::tie(a.polarity, a.modality, a.attributed_to, a.rule) <
         std::tie(b.polarity, b.modality, b.attributed_to, b.rule);
}

// Entities without a name or a claim say nothing and are left out.
Extraction DocumentExtraction::Assemble(EntityTable& table,
                                        std::vector<Claim> claims) const {
  const size_t count = table.entities().size();
  const std::vector<bool> used = UsedEntities(count, claims);
  std::vector<size_t> order;
  for (size_t i = 0; i < count; ++i) {
    DocumentEntity& entity = table.entity(static_cast<int>(i));
    std::sort(entity.mentions.begin(), entity.mentions.end());
    entity.mentions.erase(
        std::unique(entity.mentions.begin(), entity.mentions.end()),
        entity.mentions.end());
    const bool keep = !entity.names.empty() || entity.is_document || used[i];
    if (keep && !entity.mentions.empty()) order.push_back(i);
  }
  const std::vector<DocumentEntity>& all = table.entities();
  std::stable_sort(order.begin(), order.end(), [&](size_t a, size_t b) {
    return std::tie(all[a].mentions.front(), all[a].name) <
           std::tie(all[b].mentions.front(), all[b].name);
  });
  Extraction out;
  std::vector<LocalIndex> to(count);
  std::map<std::string, uint32_t> ordinals;
  for (const size_t i : order) {
    const DocumentEntity& entity = all[i];
    to[i] = LocalIndex{static_cast<uint32_t>(out.entities.size())};
    LocalEntity local;
    local.handle =
        Handle::Of(document_.key, entity.name, ordinals[entity.name]++);
    local.type = file_.ontology.types[static_cast<size_t>(entity.type)].name;
    local.name = entity.name;
    local.names = entity.names;
    local.mentions = entity.mentions;
    local.is_document = entity.is_document;
    local.type_is_guess = entity.type_is_guess;
    out.entities.push_back(std::move(local));
  }
  for (Claim& claim : claims) Renumber(to, claim);
  std::sort(claims.begin(), claims.end(), ClaimLess);
  out.claims = std::move(claims);
  return out;
}

}  // namespace

struct Extractor::Rep {
  OntologyFile file;
  Sha256Digest digest;
};

Extractor::Extractor(std::unique_ptr<const Rep> rep) : rep_(std::move(rep)) {}
Extractor::Extractor(Extractor&&) noexcept = default;
Extractor& Extractor::operator=(Extractor&&) noexcept = default;
Extractor::~Extractor() = default;

Result<Extractor> Extractor::Create(std::string_view ontology_yaml,
                                    std::string_view source) {
  QUIPU_TRY(OntologyFile file, ReadOntologyFile(ontology_yaml, source));
  auto rep = std::make_unique<Rep>();
  rep->digest = Sha256()
                    .AddField(kCodeVersion)
                    .AddField(CountryNamesVersion())
                    .AddField(file.ontology.digest.ToHex())
                    .Finish();
  rep->file = std::move(file);
  return Extractor(std::move(rep));
}

Extractor Extractor::CreateDefault() {
  Result<Extractor> extractor =
      Create(DefaultOntologyYaml(), "the built-in ontology");
  assert(extractor);  // a test reads it
  return std::move(*extractor);
}

Extraction Extractor::Extract(const Document& document) const {
  Extraction out = DocumentExtraction(document, rep_->file).Run();
  out.extractor = rep_->digest;
  return out;
}

const Ontology& Extractor::ontology() const {
  return rep_->file.ontology;
}
const Sha256Digest& Extractor::digest() const {
  return rep_->digest;
}

}  // namespace quipu
