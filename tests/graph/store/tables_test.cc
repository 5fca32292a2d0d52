// Typed reading and writing, family by family.

#include "graph/store/tables.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <map>
#include <random>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include "graph/store/pending.h"
#include "tests/graph/store/records_support.h"
#include "tests/graph/store/store_support.h"

namespace quipu {
namespace {

using Publish = KnowledgeStore::Publish;

// Runs `write` in a transaction, commits and publishes it.
template <typename Write>
void InTransaction(KnowledgeStore& store, const Write& write) {
  auto transaction = store.Begin();
  write(*transaction);
  Must(store.Commit(std::move(transaction), Publish::kYes));
}

// A handle or a profile id of equal bytes.
template <typename Digest>
Digest Filled(uint8_t byte) {
  Digest digest;
  digest.bytes.fill(byte);
  return digest;
}

TEST_CASE("The state of a store is kept whole", "[store]") {
  KnowledgeStore store = OpenInMemory();
  CHECK(Must(ReadState(*store.Published())) == StoreState());
  RecordGenerator generator(41);
  const StoreState state = generator.MakeState();
  InTransaction(store, [&](Transaction& t) { WriteState(t, state); });
  CHECK(Must(ReadState(*store.Published())) == state);
  CHECK(store.Published()->generation() == state.generation);
}

TEST_CASE("Documents are read by key and number until they are erased",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(42);
  std::map<std::string, std::pair<DocumentNumber, Document>> model;
  std::vector<Extraction> extractions;
  InTransaction(store, [&](Transaction& t) {
    for (uint32_t i = 0; i < 20; ++i) {
      Document document = generator.MakeDocument();
      document.key.value = "d/" + std::to_string(i * 7 % 20);
      extractions.push_back(generator.MakeExtraction());
      documents::Write(t, DocumentNumber{i}, document, extractions.back());
      model[document.key.value] = {DocumentNumber{i}, document};
    }
  });
  const auto reader = store.Published();
  auto expected = model.begin();
  Must(documents::ForEachKey(
      *reader, [&](const DocumentKey& key, DocumentNumber number) {
        CHECK(key.value == expected->first);
        CHECK(number == expected->second.first);
        ++expected;
        return true;
      }));
  CHECK(expected == model.end());
  std::map<DocumentNumber, std::optional<PartialDate>> published;
  Must(documents::ForEachPublished(
      *reader, [&](DocumentNumber number, std::optional<PartialDate> date) {
        published[number] = date;
        return true;
      }));
  CHECK(published.size() == model.size());
  for (const auto& [key, entry] : model) {
    auto [number, document] = entry;
    const auto& stated = document.metadata.published;
    CHECK(published.at(number) ==
          (stated ? std::optional(stated->value) : std::nullopt));
    CHECK(Must(documents::FindNumber(*reader, {key})) == number);
    CHECK(Must(documents::Read(*reader, number)) == document);
    CHECK(Must(documents::ReadExtraction(*reader, number)) ==
          extractions[number.value]);
    document.text.clear();
    CHECK(Must(documents::ReadWithoutText(*reader, number)) == document);
  }

  InTransaction(store, [&](Transaction& t) {
    documents::Erase(t, DocumentNumber{0}, {"d/0"});
  });
  const auto after = store.Published();
  CHECK(!Must(documents::FindNumber(*after, {"d/0"})));
  for (const ErrorCode code :
       {documents::Read(*after, DocumentNumber{0}).error().code,
        documents::ReadWithoutText(*after, DocumentNumber{0}).error().code,
        documents::ReadExtraction(*after, DocumentNumber{0}).error().code}) {
    CHECK(code == ErrorCode::kNotFound);
  }
  CHECK(Contents(*after, Family::kTexts).size() == 19);
}

TEST_CASE("Documents are read with what analysts did, and without it",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(7);
  Document document = generator.MakeDocument();
  const Extraction extraction = generator.MakeExtraction();
  Document corrected = document;
  corrected.metadata.title = StatedText{"Notes", {}};
  Extraction added = extraction;
  added.entities.emplace_back().name = "Ana";
  const DocumentNumber number{3};
  const auto check = [&](const Document& read, const Extraction& extracted) {
    const auto reader = store.Published();
    CHECK(Must(documents::Read(*reader, number)) == read);
    CHECK(Must(documents::ReadExtraction(*reader, number)) == extracted);
    CHECK(Must(uncurated::Read(*reader, number)) == document);
    CHECK(Must(uncurated::ReadExtraction(*reader, number)) == extraction);
    Document without_text = read;
    without_text.text.clear();
    CHECK(Must(documents::ReadWithoutText(*reader, number)) == without_text);
    without_text = document;
    without_text.text.clear();
    CHECK(Must(uncurated::ReadWithoutText(*reader, number)) == without_text);
  };
  InTransaction(store, [&](Transaction& t) {
    documents::Write(t, number, document, extraction);
    documents::WriteCurated(t, number, corrected, {});
  });
  check(corrected, extraction);
  InTransaction(store, [&](Transaction& t) {
    documents::WriteCurated(t, number, {}, added);
  });
  check(document, added);
  InTransaction(store, [&](Transaction& t) {
    documents::WriteCurated(t, number, {}, {});
  });
  check(document, extraction);
  InTransaction(store, [&](Transaction& t) {
    documents::WriteCurated(t, number, corrected, added);
    documents::Erase(t, number, document.key);
  });
  const auto reader = store.Published();
  CHECK(documents::Read(*reader, number).error().code == ErrorCode::kNotFound);
  CHECK(documents::ReadExtraction(*reader, number).error().code ==
        ErrorCode::kNotFound);
}

TEST_CASE("A document whose text is gone is corruption", "[store]") {
  KnowledgeStore store = OpenInMemory();
  Document document;
  document.key.value = "letter.txt";
  document.text = "Dear Sir";
  InTransaction(store, [&](Transaction& t) {
    documents::Write(t, DocumentNumber{1}, document, {});
    t.Delete(Family::kTexts, std::string("\0\0\0\1", 4));
  });
  CHECK(documents::Read(*store.Published(), DocumentNumber{1}).error().code ==
        ErrorCode::kCorruption);
}

TEST_CASE("Pending changes are read back until they are cleared", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  RecordGenerator generator(41);
  const Document document = generator.MakeDocument();
  const Extraction extraction = generator.MakeExtraction();
  pending::Write(*transaction, DocumentNumber{300}, document, extraction);
  pending::Remove(*transaction, DocumentNumber{2});
  pending::Rederive(*transaction, DocumentNumber{1});
  CHECK(Must(pending::ReadNumbers(*transaction)) ==
        std::vector<DocumentNumber>{DocumentNumber{1}, DocumentNumber{2},
                                    DocumentNumber{300}});
  const PendingChange write =
      Must(pending::Read(*transaction, DocumentNumber{300}));
  CHECK(write.kind == PendingKind::kWrite);
  CHECK(write.document == document);
  CHECK(write.extraction == extraction);
  CHECK(Must(pending::Read(*transaction, DocumentNumber{2})).kind ==
        PendingKind::kRemove);
  pending::Clear(*transaction, DocumentNumber{2});
  CHECK(pending::Read(*transaction, DocumentNumber{2}).error().code ==
        ErrorCode::kNotFound);
  transaction->Put(Family::kPending, std::string("\0\0\0\2", 4), "w\1\2");
  CHECK(pending::Read(*transaction, DocumentNumber{2}).error().code ==
        ErrorCode::kCorruption);
}

TEST_CASE("Curation entries are read by sequence", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(43);
  std::map<uint64_t, CurationEntry> model;
  InTransaction(store, [&](Transaction& t) {
    for (int i = 0; i < 20; ++i) {
      CurationEntry entry = generator.MakeCurationEntry();
      entry.sequence = generator.Below(1000);
      curation::Write(t, entry);
      model[entry.sequence] = entry;
    }
    curation::Erase(t, model.begin()->first);
    model.erase(model.begin());
  });
  std::vector<CurationEntry> expected;
  for (const auto& [sequence, entry] : model) expected.push_back(entry);
  CHECK(Must(curation::ReadAll(*store.Published())) == expected);

  InTransaction(store, [&](Transaction& t) {
    t.Put(Family::kCuration, std::string(8, '\1'), Encode(expected[0]));
  });
  CHECK(curation::ReadAll(*store.Published()).error().code ==
        ErrorCode::kCorruption);
}

TEST_CASE("Contributions are there until they are erased", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(44);
  const ContributionRecord record = generator.MakeContribution();
  auto transaction = store.Begin();
  CHECK(Must(contributions::IsEmpty(*transaction)));
  contributions::Write(*transaction, DocumentNumber{5}, record);
  CHECK(!Must(contributions::IsEmpty(*transaction)));
  CHECK(Must(contributions::Read(*transaction, DocumentNumber{5})) == record);
  contributions::Erase(*transaction, DocumentNumber{5});
  CHECK(!Must(contributions::Read(*transaction, DocumentNumber{5})));
  CHECK(Must(contributions::IsEmpty(*transaction)));
}

TEST_CASE("An edition has its documents by day and key", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(52);
  const auto one = Filled<EditionId>(1);
  const auto two = Filled<EditionId>(2);
  const EditionRecord record = generator.MakeEdition();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  editions::Write(t, one, record);
  CHECK(Must(editions::Read(t, one)) == record);
  CHECK(!Must(editions::Read(t, two)));
  const std::vector<EditionDocument> documents = {
      {{-5, {"z"}}, {DocumentNumber{4}, "publisher a", {{1}, {2}}}},
      {{7, {"b"}}, {DocumentNumber{3}, "", {}}},
      {{7, {"bb"}}, {DocumentNumber{1}, "author b", {}}},
      {{Appearance::kUndated, {"a"}}, {DocumentNumber{2}, "document a", {}}}};
  for (const size_t i : {2, 0, 3, 1})
    editions::AddDocument(t, one, documents[i]);
  editions::AddDocument(t, two, {{7, {"c"}}, {DocumentNumber{9}, "", {}}});
  const auto listed = [&t](const EditionId& id) {
    std::vector<EditionDocument> found;
    Must(editions::ForEachDocument(t, id, [&](const EditionDocument& document) {
      found.push_back(document);
      return true;
    }));
    return found;
  };
  CHECK(listed(one) == documents);
  CHECK(Must(editions::FirstDocument(t, one)) == documents[0]);
  CHECK(Must(editions::Of(t, DocumentNumber{2})) == one);
  CHECK(!Must(editions::Of(t, DocumentNumber{7})));
  CHECK(Must(editions::EraseDocument(t, DocumentNumber{4}, {"z"})) == one);
  CHECK(!Must(editions::EraseDocument(t, DocumentNumber{4}, {"z"})));
  CHECK(Must(editions::FirstDocument(t, one)) == documents[1]);
  CHECK(listed(two).size() == 1);
  Must(editions::EraseDocument(t, DocumentNumber{9}, {"c"}));
  CHECK(!Must(editions::FirstDocument(t, two)));
  editions::Erase(t, one);
  CHECK(!Must(editions::Read(t, one)));
}

TEST_CASE("Links are seen from both editions, keys lead to sketches",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(53);
  const auto one = Filled<EditionId>(1);
  const auto two = Filled<EditionId>(2);
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  const auto links = [&t](const EditionId& id) {
    std::map<EditionId, uint16_t> found;
    Must(editions::ForEachLink(t, id,
                               [&](const EditionId& other, uint16_t share) {
                                 found.emplace(other, share);
                                 return true;
                               }));
    return found;
  };
  editions::Link(t, two, one, 382);
  CHECK(links(one) == std::map<EditionId, uint16_t>{{two, 382}});
  CHECK(links(two) == std::map<EditionId, uint16_t>{{one, 382}});
  editions::Unlink(t, one, two);
  CHECK(links(one).empty());
  CHECK(links(two).empty());

  const Sketch sketch = generator.MakeSketch();
  sketches::Write(t, one, sketch);
  CHECK(Must(sketches::Read(t, one)) == sketch);
  sketches::Erase(t, one);
  CHECK(!Must(sketches::Read(t, one)));
  const auto under = [&t](uint64_t key) {
    std::vector<EditionId> found;
    Must(sketches::ForEachUnderKey(t, key, [&](const EditionId& id) {
      found.push_back(id);
      return true;
    }));
    return found;
  };
  sketches::AddKey(t, 258, two);
  sketches::AddKey(t, 258, one);
  sketches::AddKey(t, 259, one);
  CHECK(under(258) == std::vector<EditionId>{one, two});
  sketches::EraseKey(t, 258, one);
  CHECK(under(258) == std::vector<EditionId>{two});
  CHECK(under(257).empty());

  const auto imprinted = [&t](ImprintRole role) {
    std::vector<EditionId> found;
    Must(imprints::ForEachUnderKey(t, 258, role, [&](const EditionId& id) {
      found.push_back(id);
      return true;
    }));
    return found;
  };
  imprints::AddKey(t, 258, ImprintRole::kNames, one);
  imprints::AddKey(t, 258, ImprintRole::kTakenFrom, two);
  CHECK(imprinted(ImprintRole::kNames) == std::vector<EditionId>{one});
  CHECK(imprinted(ImprintRole::kTakenFrom) == std::vector<EditionId>{two});
  imprints::EraseKey(t, 258, ImprintRole::kNames, one);
  CHECK(imprinted(ImprintRole::kNames).empty());
}

TEST_CASE("Profiles know their members and their blocks", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(45);
  const auto one = Filled<ProfileId>(1);
  const auto two = Filled<ProfileId>(2);
  const ProfileRecord record = generator.MakeProfile();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  profiles::Write(t, one, record);
  CHECK(Must(profiles::Read(t, one)) == record);
  CHECK(!Must(profiles::Read(t, two)));

  const Member first{Filled<Handle>(7), {DocumentNumber{1}, LocalIndex{2}}};
  const Member second{Filled<Handle>(9), {DocumentNumber{3}, LocalIndex{4}}};
  Must(profiles::AddMember(t, one, second));
  Must(profiles::AddMember(t, one, first));
  Must(profiles::AddMember(t, two, first));
  const auto members = [&t](const ProfileId& id) {
    std::vector<Member> found;
    Must(profiles::ForEachMember(t, id, [&found](const Member& member) {
      found.push_back(member);
      return true;
    }));
    return found;
  };
  CHECK(members(one) == std::vector<Member>{first, second});
  Must(profiles::EraseMember(t, one, first.handle));
  CHECK(members(one) == std::vector<Member>{second});
  CHECK(members(two) == std::vector<Member>{first});

  // One key is a prefix of the other.
  Must(profiles::AddToBlock(t, "garcia", two));
  Must(profiles::AddToBlock(t, "garcia", one));
  Must(profiles::AddToBlock(t, "garcia perez", one));
  const auto block = [&t](std::string_view key) {
    std::vector<ProfileId> found;
    Must(profiles::ForEachInBlock(t, key, [&found](const ProfileId& id) {
      found.push_back(id);
      return true;
    }));
    return found;
  };
  CHECK(block("garcia") == std::vector<ProfileId>{one, two});
  CHECK(block("garcia perez") == std::vector<ProfileId>{one});
  CHECK(block("garci").empty());
  Must(profiles::EraseFromBlock(t, "garcia", one));
  CHECK(block("garcia") == std::vector<ProfileId>{two});
  CHECK(block("garcia perez") == std::vector<ProfileId>{one});

  profiles::AddOffer(t, {first.handle, "judge"});
  profiles::AddOffer(t, {second.handle, "judge"});
  profiles::AddOffer(t, {second.handle, "judge of"});
  const auto offered = [&t](std::string_view key) {
    std::vector<Handle> found;
    Must(profiles::ForEachOffer(t, key, [&found](const Handle& handle) {
      found.push_back(handle);
      return true;
    }));
    return found;
  };
  CHECK(offered("judge") == std::vector<Handle>{first.handle, second.handle});
  CHECK(Must(profiles::CountOffers(t)) == 3);
  profiles::EraseOffer(t, {first.handle, "judge"});
  CHECK(offered("judge") == std::vector<Handle>{second.handle});
  profiles::Erase(t, one);
  CHECK(!Must(profiles::Read(t, one)));
}

TEST_CASE("Handles are found by any beginning of their text", "[store]") {
  KnowledgeStore store = OpenInMemory();
  std::mt19937 random(46);
  std::vector<Handle> handles;
  InTransaction(store, [&](Transaction& t) {
    for (uint32_t i = 0; i < 400; ++i) {
      Handle handle = Handle::Of({"document"}, "name", i);
      if (i % 2 == 0) handle.bytes[0] = handle.bytes[1] = 0x5A;  // neighbours
      handles.push_back(handle);
      profiles::WriteHandle(t, handle,
                            {{DocumentNumber{i}, LocalIndex{i}}, {}});
    }
  });
  std::sort(handles.begin(), handles.end());
  const auto reader = store.Published();
  for (int i = 0; i < 300; ++i) {
    std::string prefix = handles[random() % handles.size()].ToString();
    prefix.resize(random() % 17);
    const size_t limit = random() % 300;
    std::vector<Handle> expected;
    for (const Handle& handle : handles) {
      if (expected.size() < limit && handle.ToString().starts_with(prefix)) {
        expected.push_back(handle);
      }
    }
    CHECK(Must(profiles::FindHandles(*reader, prefix, limit)) == expected);
    std::transform(prefix.begin(), prefix.end(), prefix.begin(), [](char c) {
      return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c;
    });
    CHECK(Must(profiles::FindHandles(*reader, prefix, limit)) == expected);
  }
  CHECK(Must(profiles::FindHandles(*reader, "0!", 9)).empty());
  CHECK(Must(profiles::FindHandles(*reader, std::string(17, '0'), 9)).empty());

  InTransaction(store,
                [&](Transaction& t) { profiles::EraseHandle(t, handles[0]); });
  CHECK(!Must(profiles::FindHandle(*store.Published(), handles[0])));
  CHECK(Must(profiles::FindHandle(*store.Published(), handles[1])));
}

TEST_CASE("An entity is found by every member's handle", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(47);
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  const auto profile_id = Filled<ProfileId>(1);
  const auto handle = Filled<Handle>(2);
  CHECK(!Must(entities::Find(t, handle)));
  profiles::WriteHandle(t, handle, {{}, profile_id});
  CHECK(entities::Find(t, handle).error().code == ErrorCode::kCorruption);
  ProfileRecord profile = generator.MakeProfile();
  profile.entity = EntityNumber{77};
  profiles::Write(t, profile_id, profile);
  CHECK(Must(entities::Find(t, handle)) == EntityNumber{77});

  const EntityNumber number{77};
  CHECK(!Must(entities::LeastMember(t, number)));
  Must(entities::AddMember(t, number, {Filled<Handle>(3), {}}));
  Must(entities::AddMember(t, number, {handle, {}}));
  Must(entities::AddMember(t, EntityNumber{78}, {Filled<Handle>(1), {}}));
  CHECK(Must(entities::LeastMember(t, number)) == handle);
  Must(entities::EraseMember(t, number, handle));
  CHECK(Must(entities::LeastMember(t, number)) == Filled<Handle>(3));
  size_t count = 0;
  Must(entities::ForEachMember(t, number, [&count](const Member&) {
    ++count;
    return true;
  }));
  CHECK(count == 1);
}

TEST_CASE("Entities are read one, many and all", "[store]") {
  KnowledgeStore store = OpenInMemory();
  RecordGenerator generator(48);
  std::map<EntityNumber, EntityRecord> model;
  InTransaction(store, [&](Transaction& t) {
    for (uint32_t i = 0; i < 500; i += 3) {
      model[EntityNumber{i}] = generator.MakeEntity();
      entities::Write(t, EntityNumber{i}, model[EntityNumber{i}]);
    }
    entities::Erase(t, EntityNumber{3});
    model.erase(EntityNumber{3});
  });
  const auto reader = store.Published();
  const std::vector<EntityNumber> numbers = {
      EntityNumber{300}, EntityNumber{1}, EntityNumber{0}, EntityNumber{300}};
  const auto many = Must(entities::ReadMany(*reader, numbers));
  REQUIRE(many.size() == 4);
  CHECK(many[0] == model[EntityNumber{300}]);
  CHECK(!many[1]);
  CHECK(many[2] == model[EntityNumber{0}]);
  CHECK(many[3] == many[0]);
  CHECK(!Must(entities::Read(*reader, EntityNumber{3})));
  auto expected = model.begin();
  Must(entities::ForEach(*reader,
                         [&](EntityNumber number, const EntityRecord& record) {
                           CHECK(number == expected->first);
                           CHECK(record == expected->second);
                           return ++expected != model.end();
                         }));
  CHECK(expected == model.end());
}

using Edge = std::tuple<uint32_t, AdjacentEdge>;

std::vector<Edge> AllEdges(const Reader& reader, Direction direction) {
  std::vector<Edge> edges;
  Must(relations::ForEachEdgeOfAll(
      reader, direction, [&](EntityNumber entity, const AdjacentEdge& edge) {
        edges.emplace_back(entity.value, edge);
        return true;
      }));
  return edges;
}

// Relations at random among few entities, with one hub, against a plain map.
TEST_CASE("Relations keep adjacency and attributes as they come and go",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  std::mt19937 random(49);
  std::map<RelationNumber, RelationRecord> model;
  const auto make = [&random] {
    RelationRecord record;
    record.subject =
        EntityNumber{static_cast<uint32_t>(random() % 3 * (random() % 20))};
    record.predicate = PredicateNumber{static_cast<uint16_t>(random() % 300)};
    if (random() % 4 == 0) {
      record.object = LiteralKey{static_cast<LiteralKind>(random() % 3),
                                 std::to_string(random() % 50)};
    } else {
      record.object = EntityNumber{static_cast<uint32_t>(random() % 5'000)};
    }
    return record;
  };
  uint32_t next = 0;
  for (int round = 0; round < 5; ++round) {
    auto transaction = store.Begin();
    for (int step = 0; step < 4'000; ++step) {
      RelationRecord record = make();
      const auto found = Must(relations::Find(*transaction, record));
      if (!found) {
        const RelationNumber number{next++};
        Must(relations::Write(*transaction, number, record));
        model[number] = record;
      } else if (random() % 2 == 0) {
        Must(relations::Erase(*transaction, *found, record));
        REQUIRE(model.erase(*found) == 1);
      } else {  // its count alone changes
        record.claim_count = model.at(*found).claim_count + 1;
        Must(relations::Write(*transaction, *found, record));
        model[*found] = record;
      }
    }
    Must(store.Commit(std::move(transaction), Publish::kYes));
  }

  std::vector<Edge> out;
  std::vector<Edge> in;
  std::map<uint32_t, std::set<std::pair<PredicateNumber, RelationNumber>>>
      attributes;
  for (const auto& [number, record] : model) {
    if (const auto* object = std::get_if<EntityNumber>(&record.object)) {
      out.emplace_back(record.subject.value,
                       AdjacentEdge{record.predicate, *object, number});
      in.emplace_back(object->value,
                      AdjacentEdge{record.predicate, record.subject, number});
    } else {
      attributes[record.subject.value].emplace(record.predicate, number);
    }
  }
  std::sort(out.begin(), out.end());
  std::sort(in.begin(), in.end());
  const auto reader = store.Published();
  CHECK(out.size() > 5'000);
  CHECK(AllEdges(*reader, Direction::kOut) == out);
  CHECK(AllEdges(*reader, Direction::kIn) == in);
  std::vector<Edge> of_hub;
  Must(relations::ForEachEdge(*reader, EntityNumber{0}, Direction::kOut,
                              [&of_hub](const AdjacentEdge& edge) {
                                of_hub.emplace_back(0, edge);
                                return true;
                              }));
  CHECK(of_hub == std::vector<Edge>(
                      out.begin(),
                      std::find_if(out.begin(), out.end(), [](const Edge& e) {
                        return std::get<0>(e) != 0;
                      })));
  for (const auto& [entity, expected] : attributes) {
    std::set<std::pair<PredicateNumber, RelationNumber>> found;
    Must(relations::ForEachAttribute(
        *reader, EntityNumber{entity},
        [&found](PredicateNumber predicate, RelationNumber relation) {
          CHECK((found.empty() || found.rbegin()->first <= predicate));
          found.emplace(predicate, relation);
          return true;
        }));
    CHECK(found == expected);
  }
  decltype(attributes) of_all;
  Must(relations::ForEachAttributeOfAll(
      *reader, [&of_all](EntityNumber entity, PredicateNumber predicate,
                         RelationNumber relation) {
        of_all[entity.value].emplace(predicate, relation);
        return true;
      }));
  CHECK(of_all == attributes);
  auto expected = model.begin();
  Must(relations::ForEach(
      *reader, [&](RelationNumber number, const RelationRecord& record) {
        CHECK(number == expected->first);
        CHECK(record == expected->second);
        ++expected;
        return true;
      }));
  CHECK(expected == model.end());
}

TEST_CASE("A relation that becomes another leaves its old places", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  RelationRecord record;
  record.subject = EntityNumber{1};
  record.object = EntityNumber{2};
  Must(relations::Write(t, RelationNumber{9}, record));
  RelationRecord other = record;
  other.object = LiteralKey{LiteralKind::kDate, "1986"};
  Must(relations::Write(t, RelationNumber{9}, other));
  CHECK(!Must(relations::Find(t, record)));
  CHECK(Must(relations::Find(t, other)) == RelationNumber{9});
  CHECK(AllEdges(t, Direction::kIn).empty());
  other.object = LiteralKey{LiteralKind::kText, "1986"};
  CHECK(!Must(relations::Find(t, other)));
}

ClaimFacts RandomFacts(std::mt19937& random) {
  ClaimFacts facts;
  facts.polarity =
      random() % 2 == 0 ? Polarity::kPositive : Polarity::kNegative;
  facts.modality = static_cast<Modality>(random() % 5);
  facts.confidence = static_cast<uint16_t>(random() % 1001);
  if (random() % 2 == 0) {
    facts.speaker = EntityNumber{static_cast<uint32_t>(random())};
  }
  if (random() % 2 == 0) {
    const auto day = [&random] { return static_cast<DayNumber>(random()); };
    facts.time = TimeBounds{{day(), day()}, {day(), day()}};
  }
  return facts;
}

TEST_CASE("Claims are listed by relation, then claim, with their facts",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  std::mt19937 random(50);
  std::map<std::pair<uint32_t, ClaimRef>, ClaimFacts> model;
  InTransaction(store, [&](Transaction& t) {
    for (int i = 0; i < 12'000; ++i) {
      const auto relation = static_cast<uint32_t>(random() % 8 == 0);
      const ClaimRef claim{
          DocumentNumber{static_cast<uint32_t>(random() % 300)},
          ClaimIndex{static_cast<uint32_t>(random() % 60)}};
      if (random() % 4 == 0) {
        Must(relations::EraseClaim(t, RelationNumber{relation}, claim));
        model.erase({relation, claim});
      } else {
        const ClaimFacts facts = RandomFacts(random);
        Must(relations::AddClaim(t, RelationNumber{relation}, claim, facts));
        model[{relation, claim}] = facts;
      }
    }
  });
  const auto reader = store.Published();
  std::vector<std::pair<uint32_t, ClaimRef>> expected;
  Must(relations::ForEachClaimOfAll(
      *reader, [&](RelationNumber relation, const ClaimRef& claim,
                   const ClaimFacts& facts) {
        expected.emplace_back(relation.value, claim);
        CHECK(model.at(expected.back()) == facts);
        CHECK(Must(relations::FindClaim(*reader, relation, claim)) == facts);
        return true;
      }));
  CHECK(std::is_sorted(expected.begin(), expected.end()));
  CHECK(expected.size() == model.size());
  std::vector<std::pair<uint32_t, ClaimRef>> one_by_one;
  for (const uint32_t relation : {0u, 1u, 2u}) {
    Must(relations::ForEachClaim(*reader, RelationNumber{relation},
                                 [&](const ClaimRef& claim) {
                                   one_by_one.emplace_back(relation, claim);
                                   return true;
                                 }));
  }
  CHECK(one_by_one == expected);
}

TEST_CASE("The facts of a claim that do not decode are corruption", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  const ClaimRef claim{DocumentNumber{1}, ClaimIndex{2}};
  Must(relations::AddClaim(t, RelationNumber{3}, claim, {}));
  const auto stored = Contents(t, Family::kRelationClaims);
  REQUIRE(stored.size() == 1);
  const auto& [key, value] = *stored.begin();
  for (const size_t byte : {value.size() - 3, value.size() - 2}) {
    std::string damaged = value;  // the stance, then the confidence
    damaged[byte] = 0x7F;
    t.Put(Family::kRelationClaims, key, damaged);
    const auto found = relations::FindClaim(t, RelationNumber{3}, claim);
    REQUIRE_FALSE(found);
    CHECK(found.error().code == ErrorCode::kCorruption);
    CHECK_FALSE(relations::ForEachClaimOfAll(
        t, [](RelationNumber, const ClaimRef&, const ClaimFacts&) {
          return true;
        }));
  }
}

TEST_CASE("Secondary relations are found, but listed only with all",
          "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  const RelationRecord stated{EntityNumber{1}, PredicateNumber{0x7FFF},
                              EntityNumber{2}, 1};
  const RelationRecord secondary{EntityNumber{1},
                                 PredicateNumber{kFirstSecondaryPredicate},
                                 EntityNumber{2}, 1};
  Must(relations::Write(t, RelationNumber{5}, secondary));
  Must(relations::Write(t, RelationNumber{6}, stated));
  CHECK(Must(relations::Find(t, secondary)) == RelationNumber{5});
  std::vector<uint32_t> listed;
  const auto add = [&listed](RelationNumber number, const RelationRecord&) {
    listed.push_back(number.value);
    return true;
  };
  Must(relations::ForEach(t, add));
  CHECK(listed == std::vector<uint32_t>{6});
  Must(relations::ForEachOfAll(t, add));
  CHECK(listed == std::vector<uint32_t>{6, 5, 6});
  listed.clear();
  for (const auto& [entity, direction] :
       {std::pair(EntityNumber{1}, Direction::kOut),
        std::pair(EntityNumber{2}, Direction::kIn)}) {
    Must(relations::ForEachEdge(t, entity, direction,
                                [&listed](const AdjacentEdge& edge) {
                                  listed.push_back(edge.relation.value);
                                  return true;
                                }));
  }
  CHECK(listed == std::vector<uint32_t>{6, 6});
}

TEST_CASE("Names are found by prefix, in order", "[store]") {
  KnowledgeStore store = OpenInMemory();
  auto transaction = store.Begin();
  Transaction& t = *transaction;
  names::Add(t, "keane", EntityNumber{2});
  names::Add(t, "keane", EntityNumber{1});
  names::Add(t, "keane robert", EntityNumber{3});
  names::Add(t, "ke", EntityNumber{0x61'6E'65'00});  // "ke\0ane\0"
  names::Add(t, "kea", EntityNumber{4});
  names::Add(t, "teale", EntityNumber{5});
  names::Erase(t, "keane", EntityNumber{2});
  const auto find = [&t](std::string_view prefix) {
    std::string found;
    Must(names::ForEach(
        t, prefix, [&](std::string_view key, EntityNumber entity) {
          found += std::string(key) + "=" + std::to_string(entity.value) + " ";
          return true;
        }));
    return found;
  };
  CHECK(find("kea") == "kea=4 keane=1 keane robert=3 ");
  CHECK(find("keane ") == "keane robert=3 ");
  CHECK(find(std::string_view("ke\0a", 4)).empty());
  CHECK(find("x").empty());
  CHECK(find("t") == "teale=5 ");
}

}  // namespace
}  // namespace quipu
