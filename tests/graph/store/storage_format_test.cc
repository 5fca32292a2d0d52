// The bytes on disk, as docs/storage_format.md shows them. A change here is a
// new format: it needs a new version and a reader of the old one.

#include <catch2/catch.hpp>
#include <string>

#include "graph/store/knowledge_store.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

// "KEY = VALUE" in hex, a line an entry.
std::string Dump(const Reader& reader, Family family) {
  std::string text;
  for (const auto& [key, value] : Contents(reader, family)) {
    text += ToHex(key) + " = " + ToHex(value) + "\n";
  }
  return text;
}

Document SmallDocument() {
  Document document;
  document.key.value = "a.md";
  document.format = DocumentFormat::kMarkdown;
  document.source_digest.bytes.fill(0x11);
  document.source_size = 300;
  document.text = "Ana";
  document.regions = {{{0, 3}, RegionKind::kTitle}};
  document.metadata.title = StatedText{"Ana", {0, 3}};
  document.metadata.published = StatedDate{*PartialDate::Make(1992, 5), {}};
  document.metadata.language = "es";
  document.source_map.Add(3, 2, 3);
  return document;
}

Extraction SmallExtraction() {
  LocalEntity entity;
  entity.handle.bytes.fill(0x22);
  entity.type = "Person";
  entity.name = "Ana";
  entity.names = {{"Ana", NameKind::kSurname, {0, 3}}};
  entity.mentions = {{{0, 3}, MentionKind::kName}};
  Claim claim;
  claim.predicate = "age";
  claim.object = Literal{.kind = LiteralKind::kQuantity,
                         .text = "over 40",
                         .date = {},
                         .value = 40,
                         .comparator = Comparator::kMore};
  claim.polarity = Polarity::kNegative;
  claim.modality = Modality::kDenied;
  claim.attributed_to = LocalIndex{0};
  claim.time = TimeBounds{{-1, 0}, {1, 2}};
  claim.evidence = {{0, 3}};
  claim.confidence = 900;
  claim.rule = "r";
  Extraction extraction;
  extraction.extractor.bytes.fill(0x33);
  extraction.entities = {entity};
  extraction.claims = {claim};
  return extraction;
}

TEST_CASE("The ground truth is on disk as it was in format 1", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  documents::Write(t, DocumentNumber{258}, SmallDocument(), SmallExtraction());
  pending::Remove(t, DocumentNumber{258});
  curation::Write(t, {.sequence = 3,
                      .kind = CurationKind::kRename,
                      .anchors = {{{"a.md"}, "Ana", "b", "c"}},
                      .value = "Anna",
                      .author = "me",
                      .note = "n"});
  CHECK(Dump(t, Family::kDocuments) ==
        "00000102 = 0a04612e6d6410021a20111111111111111111111111111111111"
        "111111111111111111111111111111120ac02280332060a02100310023a090a0"
        "3416e611202100352090a0508c80f100512005a026573620b0a01031201021a0"
        "1032001\n");
  CHECK(Dump(t, Family::kTexts) == "00000102 = 416e61\n");
  CHECK(Dump(t, Family::kExtractions) ==
        "00000102 = 0a203333333333333333333333333333333333333333333333333"
        "333333333333333122e0a0a222222222222222222221206506572736f6e1a034"
        "16e61220b0a03416e6110041a0210032a060a02100310011a3912036167651a1"
        "81216080312076f7665722034302100000000000044402802280230033a02080"
        "042060801180220044a0210035084075a0172\n");
  CHECK(Dump(t, Family::kDocumentKeys) == "612e6d64 = 00000102\n");
  CHECK(Dump(t, Family::kCuration) ==
        "0000000000000003 = 080310031a110a04612e6d641203416e611a016222016"
        "32204416e6e612a026d6532016e\n");
  CHECK(Dump(t, Family::kPending) == "00000102 = 72\n");
}

TEST_CASE("Decisions and what follows from them are on disk as in format 4",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  CurationEntry entry;
  entry.sequence = 4;
  entry.kind = CurationKind::kAddClaim;
  entry.anchors = {{{"a.md"}, "Ana", "", ""}};
  entry.value = "age";
  ClaimSketch sketch;
  sketch.literal = {LiteralKind::kQuantity, "40", {}, 40, Comparator::kEqual};
  sketch.since = PartialDate::Make(1992);
  entry.details = sketch;
  entry.decided_at = 1;
  curation::Write(t, entry);
  entry.sequence = 5;
  entry.kind = CurationKind::kDistinct;
  entry.divide = 2;
  entry.details = Correction{MetadataField::kTitle, {"T"}};
  curation::Write(t, entry);
  entry.sequence = 6;
  entry.details = MentionSketch{MentionKind::kNominal, "N"};
  curation::Write(t, entry);
  CHECK(
      Dump(t, Family::kCuration) ==
      "0000000000000004 = 080410081a0b0a04612e6d641203416e6122036167654001521c"
      "0a110803120234302100000000000044402801100118012a0308c80f\n"
      "0000000000000005 = "
      "080510021a0b0a04612e6d641203416e612203616765380240015a050801120154\n"
      "0000000000000006 = "
      "080610021a0b0a04612e6d641203416e612203616765380240014a05080212014e\n");
  documents::WriteCurated(t, DocumentNumber{258}, SmallDocument(),
                          SmallExtraction());
  documents::Write(t, DocumentNumber{258}, SmallDocument(), SmallExtraction());
  CHECK(Dump(t, Family::kCuratedDocuments) == Dump(t, Family::kDocuments));
  CHECK(Dump(t, Family::kCuratedExtractions) == Dump(t, Family::kExtractions));
}

TEST_CASE("The derived records are on disk as they are in format 4",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  ProfileId profile;
  profile.bytes.fill(0x44);
  Handle handle;
  handle.bytes.fill(0x22);
  const LocalRef local{DocumentNumber{258}, LocalIndex{1}};
  ContributionRecord contribution;
  contribution.locals = {
      {handle, profile, "Person", {{"Ana", NameKind::kFull, 1}}, ""}};
  contribution.claims = {RelationNumber{5}, std::nullopt};
  contribution.links = {{ClaimIndex{0}, RelationNumber{9}}};
  contribution.offers = {{handle, "k"}};
  contribution.input.bytes.fill(0x55);
  contributions::Write(t, DocumentNumber{258}, contribution);
  profiles::Write(t, profile,
                  {.strong_keys = {"ana"},
                   .weak_keys = {"a"},
                   .vetoes = {{3, 1}},
                   .entity = EntityNumber{7},
                   .member_count = 1,
                   .names = {{"Ana", NameKind::kStatedAlias, 1}},
                   .types = {{"Person", NameKind::kFull, 1}}});
  Must(profiles::AddMember(t, profile, {handle, local}));
  Must(profiles::AddToBlock(t, "ana", profile));
  profiles::AddOffer(t, contribution.offers.front());
  profiles::WriteHandle(t, handle, {local, profile});
  entities::Write(t, EntityNumber{7},
                  {.id = handle,
                   .name = "Ana",
                   .type = "Person",
                   .member_count = 1,
                   .names = {{"Ana", NameKind::kCurated, 2}},
                   .types = {{"Person", NameKind::kFull, 1}},
                   .vetoes = {{3, 1}}});
  Must(entities::AddMember(t, EntityNumber{7}, {handle, local}));
  Must(relations::Write(
      t, RelationNumber{5},
      {EntityNumber{7}, PredicateNumber{2}, EntityNumber{8}, 1}));
  Must(relations::Write(t, RelationNumber{6},
                        {EntityNumber{7}, PredicateNumber{2},
                         LiteralKey{LiteralKind::kDate, "1992"}, 1}));
  Must(relations::AddClaim(t, RelationNumber{5},
                           {DocumentNumber{258}, ClaimIndex{1}},
                           {.polarity = Polarity::kNegative,
                            .modality = Modality::kDenied,
                            .confidence = 900,
                            .speaker = EntityNumber{7},
                            .time = TimeBounds{{-1, 0}, {1, 2}}}));
  sources::Write(t, DocumentNumber{258}, "author ana");
  names::Add(t, "ana", EntityNumber{7});
  CHECK(Dump(t, Family::kContributions) ==
        "00000102 = 0a310a0a222222222222222222221210444444444444444444444"
        "444444444441a06506572736f6e22090a03416e6110011801120206001a20555"
        "555555555555555555555555555555555555555555555555555555555555522021009"
        "2a0f0a0a2222222222222222222212016b\n");
  CHECK(Dump(t, Family::kProfiles) ==
        "44444444444444444444444444444444 = 0a03616e611201611a04080310012"
        "007280132090a03416e61100218013a0c0a06506572736f6e10011801\n");
  CHECK(Dump(t, Family::kProfileMembers) ==
        "44444444444444444444444444444444 = 22222222222222222222000001020"
        "0000001\n");
  CHECK(Dump(t, Family::kBlocks) ==
        "616e6100 = 44444444444444444444444444444444\n");
  CHECK(Dump(t, Family::kOffers) == "6b0022222222222222222222 = \n");
  CHECK(Dump(t, Family::kHandles) ==
        "22222222222222222222 = 08820210011a10444444444444444444444444444"
        "44444\n");
  CHECK(Dump(t, Family::kEntities) ==
        "00000007 = 0a0a222222222222222222221203416e611a06506572736f6e200"
        "12a090a03416e6110051802320c0a06506572736f6e100118013a0408031001\n");
  CHECK(Dump(t, Family::kEntityMembers) ==
        "00000007 = 222222222222222222220000010200000001\n");
  CHECK(Dump(t, Family::kRelations) ==
        "00000005 = 0807100218082801\n"
        "00000006 = 08071002220808021204313939322801\n");
  CHECK(Dump(t, Family::kRelationClaims) ==
        "00000005 = 000001020000000100000007ffffffff000000000000000100000002"
        "a30384\n");
  CHECK(Dump(t, Family::kSources) == "00000102 = 617574686f7220616e61\n");
  CHECK(Dump(t, Family::kAdjacency) ==
        "0000000007 = 00020000000800000005\n"
        "0100000008 = 00020000000700000005\n");
  CHECK(Dump(t, Family::kAttributes) ==
        "00000007 = 000205168e8a9ff14f09e51eefb6390ab6d200000006\n");
  CHECK(Dump(t, Family::kNames) == "616e610000000007 = \n");
}

TEST_CASE("Editions are on disk as they are in format 4", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  EditionId one;
  one.bytes.fill(0x66);
  EditionId two;
  two.bytes.fill(0x77);
  editions::Write(t, one,
                  {.first = {-2, {"a.md"}},
                   .imprint = {{1}, {}},
                   .copied_from = two,
                   .share = 382,
                   .original = two,
                   .source = "author ana"});
  editions::AddDocument(
      t, one, {{-2, {"a.md"}}, {DocumentNumber{258}, "author b", {{}, {2}}}});
  editions::Link(t, one, two, 382);
  sketches::Write(t, one, {3, {1, 0x102}});
  sketches::AddKey(t, 0x102, one);
  imprints::AddKey(t, 0x102, ImprintRole::kTakenFrom, one);
  CHECK(Dump(t, Family::kDocumentEditions) ==
        "00000102 = 666666666666666666666666666666667ffffffe\n");
  CHECK(Dump(t, Family::kEditions) ==
        "66666666666666666666666666666666 = 08031204612e6d641a1077777777777"
        "77777777777777777777720fe022a107777777777777777777777777777777732"
        "0a617574686f7220616e613a0a0a080100000000000000\n");
  CHECK(Dump(t, Family::kEditionDocuments) ==
        "666666666666666666666666666666667ffffffe612e6d64 = "
        "0882021208617574686f7220621a0a12080200000000000000\n");
  CHECK(Dump(t, Family::kEditionLinks) ==
        "6666666666666666666666666666666677777777777777777777777777777777 = "
        "017e\n"
        "7777777777777777777777777777777766666666666666666666666666666666 = "
        "017e\n");
  CHECK(Dump(t, Family::kSketches) ==
        "66666666666666666666666666666666 = 0803121001000000000000000201000"
        "000000000\n");
  CHECK(Dump(t, Family::kSketchKeys) ==
        "000000000000010266666666666666666666666666666666 = \n");
  CHECK(Dump(t, Family::kImprintKeys) ==
        "00000000000001020166666666666666666666666666666666 = \n");
}

TEST_CASE("The store's own records are on disk as they are in format 4",
          "[store]") {
  const TemporaryFolder folder;
  {
    KnowledgeStore store = OpenStore(folder.path(), StoreMode::kCreate);
    auto transaction = store.Begin();
    StoreState state;
    state.generation = 1;
    state.next_document = 2;
    state.next_entity = 3;
    state.next_relation = 4;
    state.document_count = 5;
    state.entity_count = 6;
    state.relation_count = 7;
    state.claim_count = 8;
    state.input.bytes.fill(0x66);
    state.predicates = {"age"};
    state.secondary_predicates = {"at"};
    WriteState(*transaction, state);
    Must(store.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
    CHECK(Dump(*store.Published(), Family::kMeta) ==
          "636f6d6d6974 = 0000000000000002\n"
          "666f726d6174 = 0000000000000004\n"
          "7374617465 = 080110021803200428013005380640074808522066666666666"
          "666666666666666666666666666666666666666666666666666665a0361676562026"
          "174\n");
  }
  CHECK(ReadWholeFile(folder.path() / "QUIPU") == "quipu store, format 4\n");
  // Commit 1 was the format, commit 2 the state.
  const std::string slots = ReadWholeFile(folder.path() / "ACKNOWLEDGED");
  CHECK(slots.size() == 4096 + 24);
  CHECK(ToHex(slots.substr(0, 24)) ==
        "515549505541434b00000000000000023f8ee231b6c34a2f");
  CHECK(ToHex(slots.substr(4096)) ==
        "515549505541434b0000000000000001d56f192b6732fd13");
}

}  // namespace
}  // namespace quipu
