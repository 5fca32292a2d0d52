#include "tests/ingest/resolve/world_support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "graph/interchange/export.h"
#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/resolve/anchor.h"
#include "ingest/resolve/curation_log.h"
#include "tests/ingest/support/prose_support.h"

namespace quipu::test {
namespace {

template <typename T>
T Must(Result<T> result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result.has_value());
  return std::move(*result);
}

void Must(const Result<void>& result) {
  INFO((result ? std::string() : result.error().message));
  REQUIRE(result.has_value());
}

uint32_t Below(uint32_t limit, std::mt19937& random) {
  return static_cast<uint32_t>(random() % limit);
}

template <typename T>
const T& Pick(const std::vector<T>& items, std::mt19937& random) {
  return items[random() % items.size()];
}

}  // namespace

Ontology WorldOntology() {
  Ontology ontology;
  ontology.types = {{"Person", "", "Person"},     {"Party", "", "Body"},
                    {"Organization", "", "Body"}, {"Place", "", "Place"},
                    {"Prison", "", "Site"},       {"Event", "", "Event"},
                    {"Group", "", "Group"}};
  for (const char* name : {"member_of", "leads", "located_in", "has_size",
                           "occurred_at", "occurred_on"}) {
    Predicate predicate;
    predicate.name = name;
    predicate.objects = {ObjectKind::kEntity, ObjectKind::kQuantity,
                         ObjectKind::kDate};
    ontology.predicates.push_back(predicate);
  }
  return ontology;
}

LocalName Full(const std::string& text) {
  return {text, NameKind::kFull, {}};
}
LocalName Alias(const std::string& text) {
  return {text, NameKind::kStatedAlias, {}};
}
LocalName Acronym(const std::string& text) {
  return {text, NameKind::kAcronym, {}};
}
LocalName Surname(const std::string& text) {
  return {text, NameKind::kSurname, {}};
}

PageBuilder::PageBuilder(const std::string& key) {
  page_.document.key = {key};
  page_.document.metadata.title = StatedText{key, {}};
}

LocalIndex PageBuilder::Add(const std::string& type,
                            const std::vector<LocalName>& names, bool guess) {
  LocalEntity entity;
  entity.type = type;
  entity.type_is_guess = guess;
  entity.name = names.front().text;
  entity.handle =
      Handle::Of(page_.document.key, entity.name, ordinals_[entity.name]++);
  std::string& text = page_.document.text;
  for (LocalName name : names) {
    name.where.begin = static_cast<uint32_t>(text.size());
    text += name.text;
    name.where.end = static_cast<uint32_t>(text.size());
    text += '\n';
    entity.mentions.push_back({name.where, MentionKind::kName});
    entity.names.push_back(std::move(name));
  }
  page_.extraction.entities.push_back(std::move(entity));
  return LocalIndex{
      static_cast<uint32_t>(page_.extraction.entities.size() - 1)};
}

LocalIndex PageBuilder::Describe(const std::string& type,
                                 const std::string& words) {
  LocalEntity entity;
  entity.type = type;
  entity.name = words;
  entity.handle =
      Handle::Of(page_.document.key, entity.name, ordinals_[entity.name]++);
  std::string& text = page_.document.text;
  const auto begin = static_cast<uint32_t>(text.size());
  text += words;
  entity.mentions.push_back(
      {{begin, static_cast<uint32_t>(text.size())}, MentionKind::kNominal});
  text += '\n';
  page_.extraction.entities.push_back(std::move(entity));
  return LocalIndex{
      static_cast<uint32_t>(page_.extraction.entities.size() - 1)};
}

void PageBuilder::Claim(LocalIndex subject, const std::string& predicate,
                        LocalIndex object) {
  quipu::Claim claim;
  claim.subject = subject;
  claim.predicate = predicate;
  claim.object = object;
  claim.evidence = {
      page_.extraction.entities[subject.value].mentions.front().span};
  claim.confidence = 900;
  claim.rule = "test";
  page_.extraction.claims.push_back(std::move(claim));
}

void PageBuilder::Claim(LocalIndex subject, const std::string& predicate,
                        Literal object) {
  Claim(subject, predicate, LocalIndex{0});
  page_.extraction.claims.back().object = std::move(object);
}

void PageBuilder::Attribute(LocalIndex speaker) {
  page_.extraction.claims.back().attributed_to = speaker;
}

void PageBuilder::Qualify(const std::string& name, LocalIndex value) {
  page_.extraction.claims.back().qualifiers.push_back({name, value});
}

void PageBuilder::Write(const std::string& prose) {
  page_.document.text += '\n' + prose;
}

void PageBuilder::Publish(const std::string& publisher, PartialDate date) {
  page_.document.metadata.publisher = StatedText{publisher, {}};
  page_.document.metadata.published = StatedDate{date, {}};
}

Page PageBuilder::Build() {
  Document& document = page_.document;
  const auto size = static_cast<uint32_t>(document.text.size());
  document.source_digest = Sha256Of(document.text);
  document.source_size = size;
  document.regions = {{{0, size}, RegionKind::kBody}};
  document.source_map.Add(size, 0, size);
  return page_;
}

Page RandomPage(const std::string& key, std::mt19937& random, bool described) {
  static const std::vector<std::string> kFullNames = {
      "Free Port Union", "Union Libre du Port", "Harbour League",
      "Red Tide Front",  "Frente Marea Roja",   "Old Mill Society"};
  static const std::vector<std::string> kAcronyms = {"FPU", "RTF", "HL"};
  static const std::vector<std::string> kPersons = {"Ana Vidal", "Paul Vidal",
                                                    "Ines Roca"};
  static const std::vector<std::string> kPeopleDescribed = {
      "the governor", "el gobernador", "the queen"};
  static const std::vector<std::string> kEvents = {"the strike", "la huelga",
                                                   "the fire"};
  static const std::vector<std::string> kPlaces = {"Breland", "Varne"};
  PageBuilder page(key);
  std::vector<LocalIndex> bodies;
  std::vector<LocalIndex> persons;
  std::set<std::string> used;
  for (uint32_t i = 0, count = 1 + Below(3, random); i < count; ++i) {
    std::vector<LocalName> names;
    if (random() % 4 != 0) names.push_back(Full(Pick(kFullNames, random)));
    if (random() % 3 == 0) names.push_back(Alias(Pick(kFullNames, random)));
    if (names.empty() || random() % 2 == 0) {
      names.push_back(Acronym(Pick(kAcronyms, random)));
    }
    if (!used.insert(names.front().text).second) continue;
    bodies.push_back(page.Add(random() % 2 == 0 ? "Party" : "Organization",
                              names, random() % 5 == 0));
  }
  for (uint32_t i = 0, count = Below(3, random); i < count; ++i) {
    const std::string& name = Pick(kPersons, random);
    const std::string surname = name.substr(name.find(' ') + 1);
    const bool whole = random() % 2 == 0;
    const std::string title = random() % 3 == 0 ? "Governor " : "";
    const std::vector<LocalName> names =
        whole ? std::vector{Full(title + name), Surname(surname)}
              : std::vector{Surname(surname)};
    if (!used.insert(names.front().text).second) continue;
    persons.push_back(page.Add("Person", names));
  }
  const LocalIndex place = page.Add("Place", {Full(Pick(kPlaces, random))});
  if (described) {
    for (uint32_t i = 0, count = Below(3, random); i < count; ++i) {
      page.Describe("Person", Pick(kPeopleDescribed, random));
    }
    const LocalIndex event = page.Describe("Event", Pick(kEvents, random));
    if (random() % 2 == 0) page.Claim(event, "occurred_at", place);
    const int year = 1986 + static_cast<int>(Below(2, random));
    if (random() % 2 == 0) {
      page.Claim(event, "occurred_on",
                 Literal{LiteralKind::kDate, "then", PartialDate::Make(year, 5),
                         std::nullopt, Comparator::kEqual});
    }
    for (const LocalIndex body : bodies) {
      if (random() % 2 == 0) page.Claim(event, "occurred_at", body);
    }
  }
  for (const LocalIndex body : bodies) {
    if (random() % 2 == 0) page.Claim(body, "located_in", place);
    if (random() % 3 == 0) {
      page.Claim(
          body, "has_size",
          Literal{LiteralKind::kQuantity, "some", std::nullopt,
                  static_cast<double>(random() % 3), Comparator::kAbout});
    }
    for (const LocalIndex person : persons) {
      if (random() % 2 != 0) continue;
      page.Claim(person, "member_of", body);
      if (random() % 2 == 0) page.Attribute(Pick(persons, random));
      if (random() % 2 == 0) page.Qualify("place", place);
    }
  }
  std::mt19937 press(random() % 3);
  const std::string story = Prose(80, press);
  if (random() % 2 == 0) page.Write(Cut(story, 0.8, random));
  if (random() % 2 == 0) {
    page.Publish(
        Pick(kFullNames, random),
        *PartialDate::Make(1990, 1, 1 + static_cast<int>(Below(9, random))));
  }
  return page.Build();
}

Anchor AnchorOf(const Page& page, LocalIndex local) {
  const auto& entity = page.extraction.entities[local.value];
  return MakeAnchor(page.document, entity.mentions.front().span);
}

World::World() : World(Must(KnowledgeStore::Open("", StoreMode::kInMemory))) {}

World::World(KnowledgeStore store)
    : ontology_(WorldOntology()), store_(std::move(store)) {}

void World::Put(const Page& page) {
  auto transaction = store_.Begin();
  const DocumentKey& key = page.document.key;
  auto number = Must(documents::FindNumber(*transaction, key));
  if (!number && waiting_.contains(key)) number = waiting_.at(key);
  if (!number) {
    StoreState state = Must(ReadState(*transaction));
    number = DocumentNumber{state.next_document++};
    WriteState(*transaction, state);
    waiting_.emplace(key, *number);
  }
  pending::Write(*transaction, *number, page.document, page.extraction);
  Must(store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
}

void World::Remove(const std::string& key) {
  auto transaction = store_.Begin();
  const auto number = Must(documents::FindNumber(*transaction, {key}));
  REQUIRE(number.has_value());
  pending::Remove(*transaction, *number);
  Must(store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
}

DerivationReport World::Derive(const DerivationLimits& limits) {
  DerivationReport sum;
  do {
    auto transaction = store_.Begin();
    DerivationReport report =
        Must(quipu::Derive(*transaction, ontology_, limits));
    Must(store_.Commit(std::move(transaction), KnowledgeStore::Publish::kYes));
    sum.documents += report.documents;
    sum.waiting = report.waiting;
    sum.merges.insert(sum.merges.end(), report.merges.begin(),
                      report.merges.end());
    sum.splits.insert(sum.splits.end(), report.splits.begin(),
                      report.splits.end());
  } while (sum.waiting > 0);
  waiting_.clear();
  return sum;
}

uint64_t World::Decide(CurationEntry entry) {
  auto transaction = store_.Begin();
  const uint64_t sequence =
      Must(AppendDecision(*transaction, std::move(entry)));
  Must(store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  return sequence;
}

void World::Undo(uint64_t sequence) {
  auto transaction = store_.Begin();
  Must(UndoDecision(*transaction, sequence));
  Must(store_.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
}

std::vector<std::string> World::Export() const {
  std::vector<std::string> lines;
  Must(ExportLines(*store_.Published(), [&lines](std::string_view line) {
    lines.emplace_back(line);
    return true;
  }));
  return lines;
}

std::vector<std::vector<std::string>> World::Partition() const {
  const auto snapshot = store_.Published();
  std::vector<EntityNumber> numbers;
  Must(entities::ForEach(*snapshot,
                         [&](EntityNumber number, const EntityRecord&) {
                           numbers.push_back(number);
                           return true;
                         }));
  std::vector<std::vector<std::string>> partition;
  for (const EntityNumber number : numbers) {
    std::vector<std::string> names;
    std::vector<LocalRef> locals;
    Must(entities::ForEachMember(*snapshot, number, [&](const Member& member) {
      locals.push_back(member.local);
      return true;
    }));
    for (const LocalRef& local : locals) {
      const Document document =
          Must(documents::ReadWithoutText(*snapshot, local.document));
      const Extraction extraction =
          Must(documents::ReadExtraction(*snapshot, local.document));
      names.push_back(document.key.value + ":" +
                      extraction.entities[local.index.value].name);
    }
    std::sort(names.begin(), names.end());
    partition.push_back(std::move(names));
  }
  std::sort(partition.begin(), partition.end());
  return partition;
}

std::vector<std::string> Difference(const std::vector<std::string>& a,
                                    const std::vector<std::string>& b) {
  const auto only_in = [](const auto& lines, const auto& others,
                          const std::string& mark, auto& difference) {
    const std::set<std::string> known(others.begin(), others.end());
    for (const std::string& line : lines) {
      if (!known.contains(line)) difference.push_back(mark + line);
    }
  };
  std::vector<std::string> difference;
  only_in(a, b, "-", difference);
  only_in(b, a, "+", difference);
  if (difference.empty() && a != b) difference.push_back("another order");
  return difference;
}

World BuildAtOnce(const Input& input) {
  World world;
  auto transaction = world.store().Begin();
  for (const CurationEntry& entry : input.log) {
    curation::Write(*transaction, entry);
  }
  Must(world.store().Commit(std::move(transaction),
                            KnowledgeStore::Publish::kNo));
  for (const auto& [key, page] : input.pages) world.Put(page);
  world.Derive();
  return world;
}

}  // namespace quipu::test
