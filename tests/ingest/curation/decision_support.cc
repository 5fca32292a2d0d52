#include "tests/ingest/curation/decision_support.h"

#include <algorithm>

#include "graph/store/tables.h"
#include "ingest/curation/additions.h"
#include "ingest/curation/decisions.h"

namespace quipu::test {
namespace {

// Draws from what is derived in a world.
class DecisionDraw {
 public:
  DecisionDraw(World& world, std::mt19937& random)
      : random_(random),
        ontology_(world.ontology()),
        reader_(world.store().Published()) {
    REQUIRE(entities::ForEach(*reader_, [this](EntityNumber,
                                               const EntityRecord& record) {
              entities_.push_back(record.id);
              return true;
            }).has_value());
    REQUIRE(documents::ForEachKey(*reader_, [this](const DocumentKey& key,
                                                   DocumentNumber) {
              documents_.push_back(key);
              return true;
            }).has_value());
    std::sort(entities_.begin(), entities_.end());
  }

  Result<CurationEntry> Draw() {
    if (entities_.size() < 2) return InvalidArgument("nothing to decide");
    static constexpr const char* kNames[] = {"Ana Vidal", "Red Tide Front",
                                             "Old Mill Society", "New Name"};
    const std::string name = kNames[Below(4)];
    const auto kind =
        Below(2) == 0 ? MentionKind::kName : MentionKind::kNominal;
    switch (Below(9)) {
      case 0: {
        const std::vector<Handle> both = {Entity(), Entity()};
        return MergeDecision(*reader_, ontology_, both);
      }
      case 1: {
        const std::vector<MemberChoice> chosen = {{Document(), {}}};
        QUIPU_TRY(SplitDraft draft, SplitDecision(*reader_, Entity(), chosen));
        return std::move(draft.entry);
      }
      case 2:
        return RenameDecision(*reader_, Entity(), name);
      case 3:
        return RetypeDecision(*reader_, ontology_, Entity(), Type());
      case 4:
        return RejectDecision(*reader_, Document(),
                              ClaimIndex{static_cast<uint32_t>(Below(4))});
      case 5:
        return AddMentionDecision(*reader_, Words(), Entity(), kind);
      case 6:
        return AddEntityDecision(*reader_, ontology_, Words(), Type(), kind,
                                 Below(2) == 0 ? name : "");
      case 7:
        return AddClaimDecision(*reader_, ontology_, Words(), Claim());
      default:
        return CorrectDecision(*reader_, Document(), DrawCorrection());
    }
  }

 private:
  size_t Below(size_t limit) { return random_() % limit; }
  Handle Entity() { return entities_[Below(entities_.size())]; }
  DocumentKey Document() { return documents_[Below(documents_.size())]; }
  std::string Type() {
    return ontology_.types[Below(ontology_.types.size())].name;
  }

  // Some words of a document, often a part of a name.
  QuotedWords Words() {
    QuotedWords words{Document(), "?", ""};
    const auto number = documents::FindNumber(*reader_, words.document);
    const std::string text = Must(documents::Read(*reader_, **number)).text;
    if (text.empty()) return words;
    const size_t begin = text.find_first_not_of(" \n", Below(text.size()));
    if (begin == std::string::npos) return words;
    words.quote = text.substr(begin, 1 + Below(12));
    return words;
  }

  ClaimDraft Claim() {
    ClaimDraft draft;
    draft.subject = Entity();
    draft.predicate = Below(2) == 0 ? "member_of" : "has_size";
    if (draft.predicate == "has_size") {
      draft.object = Must(ParseLiteral(LiteralKind::kQuantity, ">5"));
    } else {
      draft.object = Entity();
    }
    if (Below(3) == 0) draft.polarity = Polarity::kNegative;
    if (Below(3) == 0) draft.speaker = Entity();
    if (Below(3) == 0) draft.since = PartialDate::Make(1990);
    return draft;
  }

  Correction DrawCorrection() {
    switch (Below(3)) {
      case 0:
        return {MetadataField::kPublisher, {"The Harbour Post"}};
      case 1:
        return {MetadataField::kPublished, {"1992-05"}};
      default:
        return {MetadataField::kAuthors, {}};
    }
  }

  std::mt19937& random_;
  const Ontology& ontology_;
  std::shared_ptr<const Snapshot> reader_;
  std::vector<Handle> entities_;
  std::vector<DocumentKey> documents_;
};

bool SpeaksOf(const Claim& claim, LocalIndex local) {
  const auto is = [&](const auto& value) {
    const auto* index = std::get_if<LocalIndex>(&value);
    return index != nullptr && *index == local;
  };
  return claim.subject == local || is(claim.object) ||
         (claim.attributed_to && is(*claim.attributed_to)) ||
         std::any_of(claim.qualifiers.begin(), claim.qualifiers.end(),
                     [&](const Qualifier& q) { return is(q.value); });
}

}  // namespace

Handle HandleOf(const Page& page, LocalIndex local) {
  return page.extraction.entities[local.value].handle;
}

Page PageOf(const std::string& key, const std::vector<std::string>& persons) {
  PageBuilder page(key);
  for (const std::string& person : persons) {
    page.Add("Person", {Full(person)});
  }
  return page.Build();
}

World WorldOf(const std::vector<Page>& pages) {
  World world;
  for (const Page& page : pages) world.Put(page);
  world.Derive();
  return world;
}

uint64_t DecideIn(World& world, const CurationEntry& entry) {
  const DecisionOutcome outcome =
      Must(Decide(world.store(), world.ontology(), entry));
  REQUIRE(std::holds_alternative<DecisionReport>(outcome));
  return std::get<DecisionReport>(outcome).sequence;
}

void UndoIn(World& world, uint64_t decision) {
  Must(UndoDecision(world.store(), world.ontology(), decision));
}

std::string ExportText(const World& world) {
  std::string text;
  for (const std::string& line : world.Export()) text += line + "\n";
  return text;
}

std::optional<CurationEntry> RandomDecision(World& world,
                                            std::mt19937& random) {
  Result<CurationEntry> entry = DecisionDraw(world, random).Draw();
  if (entry) return std::move(*entry);
  // What is drawn may well be no decision, but it is never more than that.
  const bool refused = entry.error().code == ErrorCode::kInvalidArgument ||
                       entry.error().code == ErrorCode::kNotFound;
  INFO(entry.error().message);
  REQUIRE(refused);
  return std::nullopt;
}

Page ReadAgain(Page page, std::mt19937& random) {
  auto& entities = page.extraction.entities;
  auto& claims = page.extraction.claims;
  if (!claims.empty() && random() % 2 == 0) claims.pop_back();
  if (claims.size() > 1 && random() % 2 == 0) {
    claims.erase(claims.begin());
  }
  const LocalIndex last{static_cast<uint32_t>(entities.size() - 1)};
  const bool spoken_of =
      std::any_of(claims.begin(), claims.end(),
                  [&](const Claim& claim) { return SpeaksOf(claim, last); });
  if (entities.size() > 1 && !spoken_of && random() % 2 == 0) {
    entities.pop_back();
  }
  return page;
}

}  // namespace quipu::test
