#include "ingest/extract/claim/document_claims.h"

#include <string>
#include <utility>

namespace quipu {
namespace {

constexpr int kMetadataScore = 950;
constexpr int kRegimeScore = 850;
constexpr size_t kFewMentions = 3;

class DocumentClaims {
 public:
  DocumentClaims(const Document& document, const DocumentContext& context,
                 const NamedEntities& named, EntityTable& table,
                 std::vector<ClaimCandidate>& out)
      : document_(document),
        context_(context),
        named_(named),
        table_(table),
        out_(out) {}

  void AddAliases() {
    for (const StatedAlias& alias : named_.aliases) {
      const int entity = table_.of_name(alias.name);
      if (entity < 0) continue;
      Literal name;
      name.text = named_.names[alias.alias].text;
      Add(Index(entity), "alias_of", std::move(name),
          {alias.sentence, alias.rule->name, alias.rule->confidence});
    }
  }

  // "The X regime" is led by X, if X is a person.
  void AddRegimeHeads() {
    const std::vector<Name>& names = named_.names;
    for (size_t i = 0; i + 1 < names.size(); ++i) {
      if (!names[i + 1].nested || names[i + 1].sentence != names[i].sentence ||
          names[i + 1].begin != names[i].begin) {
        continue;
      }
      const int regime = table_.of_name(i);
      const int inner = table_.of_name(i + 1);
      if (inner < 0 || regime < 0 ||
          table_.entity(inner).type != context_.types.person ||
          table_.entity(regime).type != context_.types.regime) {
        continue;
      }
      Add(Index(inner), "leads", Index(regime),
          {names[i].sentence, "regime.name", kRegimeScore});
    }
  }

  void AddDocument() {
    if (context_.types.publication == kNoType || context_.sentences.empty()) {
      return;
    }
    DocumentEntity self;
    self.type = context_.types.publication;
    self.is_document = true;
    const auto& title = document_.metadata.title;
    const bool in_text = title && !title->where.empty();
    self.name = title ? title->value : document_.key.value;
    self.mentions.push_back(
        {in_text ? title->where : context_.sentences.front().span,
         MentionKind::kNominal});
    const LocalIndex document = Index(table_.Add(std::move(self)));
    for (size_t i = named_.stated; i < named_.names.size(); ++i) {
      if (table_.of_name(i) >= 0) AddMaker(i, document);
    }
  }

 private:
  struct Grounds {
    uint32_t sentence;
    std::string rule;
    int score;
  };

  static LocalIndex Index(int entity) {
    return LocalIndex{static_cast<uint32_t>(entity)};
  }

  ClaimCandidate& Add(LocalIndex subject, std::string predicate,
                      Argument object, Grounds grounds) {
    ClaimCandidate& claim = out_.emplace_back();
    claim.subject = subject;
    claim.predicate = std::move(predicate);
    claim.object = std::move(object);
    claim.evidence = context_.sentences[grounds.sentence].span;
    claim.rule = std::move(grounds.rule);
    claim.score = grounds.score;
    return claim;
  }

  // A maker of a type that makes nothing is what its place in the document
  // tells, if little else is said of it.
  void MendType(const Name& stated, bool publishes,
                DocumentEntity& maker) const {
    const KnownTypes& types = context_.types;
    const Ontology& ontology = context_.file.ontology;
    const auto name = [&](int type) -> const std::string& {
      return ontology.types[static_cast<size_t>(type)].name;
    };
    const std::string& self = name(types.publication);
    const bool allowed =
        publishes ? ontology.Allows("published_by", self, ObjectKind::kEntity,
                                    name(maker.type))
                  : ontology.Allows("authored", name(maker.type),
                                    ObjectKind::kEntity, self);
    const bool given = publishes || stated.end - stated.begin > 1;
    if (allowed || !given || maker.mentions.size() > kFewMentions) return;
    const bool in_body =
        context_.sentences[stated.sentence].region == RegionKind::kBody;
    const int type = !publishes ? types.person
                     : in_body  ? types.organization
                                : types.publication;
    if (type != kNoType) maker.type = type;
  }

  // The name stands where the metadata has an author or the publisher.
  void AddMaker(size_t name, LocalIndex document) {
    const Name& stated = named_.names[name];
    const LocalIndex maker = Index(table_.of_name(name));
    const DocumentMetadata& metadata = document_.metadata;
    const bool publishes = metadata.publisher &&
                           stated.span.begin == metadata.publisher->where.begin;
    MendType(stated, publishes, table_.entity(table_.of_name(name)));
    if (!publishes) {
      Add(maker, "authored", document,
          {stated.sentence, "document.author", kMetadataScore});
      return;
    }
    ClaimCandidate& claim =
        Add(document, "published_by", maker,
            {stated.sentence, "document.publisher", kMetadataScore});
    if (!metadata.published) return;
    Literal date;
    date.kind = LiteralKind::kDate;
    date.date = metadata.published->value;
    date.text = date.date->ToString();
    claim.qualifiers.push_back({"date", std::move(date)});
  }

  const Document& document_;
  const DocumentContext& context_;
  const NamedEntities& named_;
  EntityTable& table_;
  std::vector<ClaimCandidate>& out_;
};

}  // namespace

void FindDocumentClaims(const Document& document,
                        const DocumentContext& context,
                        const NamedEntities& named, EntityTable& table,
                        std::vector<ClaimCandidate>& candidates) {
  DocumentClaims claims(document, context, named, table, candidates);
  claims.AddAliases();
  claims.AddRegimeHeads();
  claims.AddDocument();
}

}  // namespace quipu
