// Sessions: order, groups, publication, and what happens between them.

#include "ingest/pipeline/session.h"

#include <catch2/catch.hpp>
#include <future>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/pipeline/check.h"
#include "tests/ingest/support/texts_support.h"

namespace quipu::test {
namespace {

// A store with its writer, and what one session after the other reported.
struct World {
  explicit World(const PublicationPolicy& policy = {}) {
    auto created = StoreWriter::Create(store, DefaultExtractor(), policy,
                                       [this] { ++publications; });
    REQUIRE(created);
    writer = std::move(*created);
  }

  // Its documents are acknowledged in groups of three.
  IngestOptions Options() {
    IngestOptions options;
    options.threads = 2;
    options.group_documents = 3;
    options.on_event = [this](const IngestEvent& event) {
      events.push_back(event);
      pending = PendingCount();
    };
    return options;
  }

  size_t PendingCount() {
    const auto numbers = pending::ReadNumbers(*store.Begin());
    REQUIRE(numbers);
    return numbers->size();
  }

  std::vector<std::string> Keys() const {
    std::vector<std::string> keys;
    REQUIRE(documents::ForEachKey(*store.Published(),
                                  [&](const DocumentKey& key, DocumentNumber) {
                                    keys.push_back(key.value);
                                    return true;
                                  }));
    return keys;
  }

  void RequireSound() {
    const auto check = Check(store, DefaultExtractor().ontology());
    REQUIRE(check);
    CHECK(check->findings == std::vector<CheckFinding>());
  }

  KnowledgeStore store = OpenInMemory();
  int publications = 0;
  std::unique_ptr<StoreWriter> writer;
  std::vector<IngestEvent> events;
  size_t pending = 0;  // changes on disk at the last event
};

void AddAll(IngestSession& session, const std::vector<IngestSource>& sources) {
  for (const IngestSource& source : sources) REQUIRE(session.Add(source));
}

IngestReport Finish(IngestSession& session) {
  auto report = session.Finish();
  INFO((report ? std::string() : report.error().message));
  REQUIRE(report);
  return *report;
}

IngestOutcome OutcomeOf(World& world, const std::string& key) {
  for (const IngestEvent& event : world.events) {
    if (event.key.value == key) return event.outcome;
  }
  FAIL("nothing was reported of " + key);
  return IngestOutcome::kSkipped;
}

}  // namespace

TEST_CASE("Documents are reported in order, whole groups that are on disk",
          "[session]") {
  World world;
  IngestSession session(*world.writer, world.Options());
  for (int i = 0; i < 8; ++i) {
    AddAll(session, MakeSources(i, i + 1));
    CHECK(world.events.size() % 3 == 0);
    CHECK(world.events.size() <= world.pending);
  }
  REQUIRE(session.Flush());
  REQUIRE(world.events.size() == 8);
  for (size_t i = 0; i < 8; ++i) {
    CHECK(world.events[i].key.value == "text" + std::to_string(i) + ".txt");
    CHECK(world.events[i].done == i + 1);
  }
  CHECK(world.pending == 8);
  CHECK(world.Keys().empty());  // nothing is published yet

  CHECK(Finish(session).added == 8);
  CHECK(world.publications == 1);
  CHECK(world.Keys().size() == 8);
  world.RequireSound();
}

TEST_CASE("Groups end at their bytes, too", "[session]") {
  World world;
  IngestOptions options = world.Options();
  options.group_documents = 100;
  options.group_bytes = 1;
  options.on_event = [&](const IngestEvent& event) {
    CHECK(world.PendingCount() == event.done);
  };
  IngestSession session(*world.writer, options);
  AddAll(session, MakeSources(0, 5));
  CHECK(Finish(session).added == 5);
}

TEST_CASE("A session that publishes by and by ends as one that waits",
          "[session]") {
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected, MakeSources(0, 20));

  PublicationPolicy policy;
  size_t least = 2;
  SECTION("by documents") {
    policy.pending.documents = 6;
    least = 3;
  }
  SECTION("by bytes") {
    policy.pending.bytes = 500;
  }
  SECTION("by time") {
    policy.interval = std::chrono::milliseconds(0);
    least = 6;
  }
  World world(policy);
  IngestSession session(*world.writer, world.Options());
  AddAll(session, MakeSources(0, 20));
  REQUIRE(session.Flush());
  CHECK(world.publications >= static_cast<int>(least));
  CHECK_FALSE(world.Keys().empty());
  const IngestReport report = Finish(session);
  CHECK(report.derivation.documents == 20);
  CHECK(ExportOf(world.store) == ExportOf(expected));
}

TEST_CASE("A cancelled session keeps what it reported and forgets the rest",
          "[session]") {
  World world;
  std::atomic<bool> cancel{false};
  IngestOptions options = world.Options();
  options.cancel = &cancel;
  IngestSession session(*world.writer, options);
  AddAll(session, MakeSources(0, 4));
  REQUIRE(session.Flush());
  AddAll(session, MakeSources(4, 5));
  cancel.store(true);
  AddAll(session, MakeSources(5, 50));
  const IngestReport report = Finish(session);
  CHECK(report.cancelled);
  CHECK(report.added == 4);
  CHECK(world.Keys().size() == 4);
  world.RequireSound();
}

TEST_CASE("A session that is cancelled when all is reported is complete",
          "[session]") {
  World world;
  std::atomic<bool> cancel{false};
  IngestOptions options = world.Options();
  options.cancel = &cancel;
  IngestSession session(*world.writer, options);
  AddAll(session, MakeSources(0, 4));
  REQUIRE(session.Flush());
  cancel.store(true);
  CHECK_FALSE(Finish(session).cancelled);
  CHECK(world.Keys().size() == 4);
}

TEST_CASE("A document that cannot be read is reported in its place",
          "[session]") {
  World world;
  IngestSession session(*world.writer, world.Options());
  AddAll(session, MakeSources(0, 1));
  REQUIRE(
      session.Add({{"gone"},
                   []() -> Result<std::string> { return NotFound("no file"); },
                   7}));
  AddAll(session, MakeSources(1, 2));
  const IngestReport report = Finish(session);
  CHECK(report.added == 2);
  CHECK(report.skipped == 1);
  REQUIRE(world.events.size() == 3);
  CHECK(world.events[1].reason == "no file");
  CHECK(world.events[1].source_bytes == 7);
}

TEST_CASE("An error of the store ends a session, and what it reported stays",
          "[session]") {
  PublicationPolicy policy;
  policy.pending.documents = 3;
  World world(policy);
  IngestSession session(*world.writer, world.Options());
  // A change that does not decode stops the first derivation.
  auto transaction = world.store.Begin();
  transaction->Put(Family::kPending, std::string("\x7f\0\0\0", 4), "?");
  REQUIRE(
      world.store.Commit(std::move(transaction), KnowledgeStore::Publish::kNo));
  AddAll(session, MakeSources(0, 2));
  const auto source = MakeSources(2, 3).front();
  REQUIRE(session.Add(source));
  const auto flushed = session.Flush();
  REQUIRE_FALSE(flushed);
  CHECK(flushed.error().code == ErrorCode::kCorruption);
  CHECK(world.events.size() == 3);
  CHECK(world.PendingCount() == 4);
}

TEST_CASE("What is acknowledged can be removed before it is published",
          "[session]") {
  World world;
  IngestSession session(*world.writer, world.Options());
  AddAll(session, MakeSources(0, 3));
  REQUIRE(session.Flush());
  const std::vector<DocumentKey> keys = {{"text1.txt"}};
  REQUIRE(world.writer->Remove(keys));
  CHECK(world.Keys() == std::vector<std::string>{"text0.txt", "text2.txt"});
  // And it may come again, in the same session.
  AddAll(session, MakeSources(1, 2));
  const IngestReport report = Finish(session);
  CHECK(report.added == 4);
  CHECK(world.Keys().size() == 3);
  const auto missing = world.writer->Remove(std::vector<DocumentKey>{{"no"}});
  REQUIRE_FALSE(missing);
  CHECK(missing.error().code == ErrorCode::kNotFound);
  world.RequireSound();
}

TEST_CASE("Two sessions write one document under one number", "[session]") {
  World world;
  IngestSession first(*world.writer, world.Options());
  IngestSession second(*world.writer, world.Options());
  AddAll(first, {SourceOf("a.txt", MakeText(1))});
  AddAll(second, {SourceOf("a.txt", MakeText(2))});
  REQUIRE(first.Flush());
  REQUIRE(second.Flush());
  REQUIRE(world.events.size() == 2);
  CHECK(world.events[0].outcome == IngestOutcome::kAdded);
  CHECK(world.events[1].outcome == IngestOutcome::kReplaced);
  CHECK(world.PendingCount() == 1);
  Finish(first);
  Finish(second);
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected, {SourceOf("a.txt", MakeText(2))});
  CHECK(ExportOf(world.store) == ExportOf(expected));
}

TEST_CASE("A document is not unchanged if another session changed it meanwhile",
          "[session]") {
  World world;
  {
    IngestSession session(*world.writer, world.Options());
    AddAll(session, {SourceOf("a.txt", MakeText(1))});
    Finish(session);
  }
  world.events.clear();
  IngestOptions options = world.Options();
  options.threads = 1;
  IngestSession first(*world.writer, options);
  AddAll(first, {SourceOf("a.txt", MakeText(1))});
  // The only thread has compared the first document when it loads the next.
  std::promise<void> compared;
  REQUIRE(first.Add({{"b.txt"}, [&compared]() -> Result<std::string> {
                       compared.set_value();
                       return MakeText(5);
                     }}));
  compared.get_future().wait();
  {
    IngestSession second(*world.writer, {});
    AddAll(second, {SourceOf("a.txt", MakeText(2))});
    SECTION("and it is published") {
      Finish(second);
    }
    SECTION("and it is acknowledged") {
      REQUIRE(second.Flush());
    }
  }
  Finish(first);
  CHECK(OutcomeOf(world, "a.txt") == IngestOutcome::kReplaced);
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected,
            {SourceOf("a.txt", MakeText(1)), SourceOf("b.txt", MakeText(5))});
  CHECK(ExportOf(world.store) == ExportOf(expected));
}

TEST_CASE("Of one key sent twice the later document stays", "[session]") {
  World world;
  IngestSession session(*world.writer, world.Options());
  AddAll(session,
         {SourceOf("a.txt", MakeText(1)), SourceOf("a.txt", MakeText(2))});
  const IngestReport report = Finish(session);
  CHECK(report.added == 1);
  CHECK(report.replaced == 1);
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected, {SourceOf("a.txt", MakeText(2))});
  CHECK(ExportOf(world.store) == ExportOf(expected));
}

TEST_CASE("Sessions side by side end as one that has it all", "[session]") {
  PublicationPolicy policy;
  policy.pending.documents = 7;
  World world(policy);
  std::vector<std::future<bool>> clients;
  for (int client = 0; client < 4; ++client) {
    clients.push_back(std::async(std::launch::async, [&world, client] {
      IngestOptions options;
      options.threads = 1;
      options.group_documents = 2;
      IngestSession session(*world.writer, options);
      // Each text comes twice, from two clients.
      const int begin = client / 2 * 10;
      for (const IngestSource& source : MakeSources(begin, begin + 10)) {
        if (!session.Add(source)) return false;
      }
      return session.Finish().has_value();
    }));
  }
  for (auto& client : clients) CHECK(client.get());
  KnowledgeStore expected = OpenInMemory();
  IngestAll(expected, MakeSources(0, 20));
  CHECK(ExportOf(world.store) == ExportOf(expected));
  world.RequireSound();
}

TEST_CASE("Workers begin nothing new while their results hold too many bytes",
          "[session]") {
  Workers workers(1, 1);
  std::atomic<int> loaded{0};
  for (int i = 0; i < 20; ++i) {
    workers.Add([&loaded, i]() -> Result<PreparedDocument> {
      ++loaded;
      PreparedDocument prepared;
      prepared.key = {std::to_string(i)};
      prepared.document.text = MakeText(1);
      return prepared;
    });
  }
  for (int i = 0; i < 20; ++i) {
    while (!workers.IsNextReady()) std::this_thread::yield();
    CHECK(loaded.load() == i + 1);
    const auto prepared = workers.Take();
    REQUIRE(prepared);
    CHECK(prepared->key.value == std::to_string(i));
  }
  CHECK(workers.in_flight() == 0);
}

}  // namespace quipu::test
