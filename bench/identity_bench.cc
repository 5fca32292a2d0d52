// What one more document costs in a store of many whose people, bodies, places
// and events it speaks of too: who is who, without extraction. Documents are in
// three languages, a dozen on each of many affairs, and all name the country
// and its ministry. That the last one finds the things of its affair is looked
// at before anything is timed.

#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <map>
#include <random>
#include <string>
#include <vector>

#include "graph/store/pending.h"
#include "graph/store/tables.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "ingest/resolve/derive.h"

namespace quipu {
namespace {

constexpr uint32_t kOnOneAffair = 12;
constexpr std::array kSyllables = {"bar", "der", "mil", "lon", "kat",
                                   "tes", "rul", "vos", "sin", "pel",
                                   "gan", "nor", "fri", "dul", "jam"};
constexpr std::array kGiven = {"Anna", "Paul", "Marta", "Emil",
                               "Vera", "Otto", "Irene", "Simon"};

// A proper name that the affair's number and `which` of its things tell. Of
// 3,375 in all, so that in many affairs most are borne by several things.
std::string ProperName(uint32_t affair, uint32_t which) {
  std::mt19937 random(affair * 97 + which);
  std::string name;
  for (int i = 0; i < 3; ++i) name += kSyllables[random() % kSyllables.size()];
  name.front() = static_cast<char>(name.front() - 'a' + 'A');
  return name;
}

struct Page {
  Document document;
  Extraction extraction;
};

class PageWriter {
 public:
  explicit PageWriter(uint32_t number) {
    page_.document.key = {fmt::format("paper{:06}", number)};
  }

  LocalIndex Add(const std::string& type, const std::string& words,
                 bool named = true) {
    std::string& text = page_.document.text;
    const auto begin = static_cast<uint32_t>(text.size());
    text += words;
    const Span span{begin, static_cast<uint32_t>(text.size())};
    text += ". ";
    LocalEntity entity;
    entity.type = type;
    entity.name = words;
    entity.handle = Handle::Of(page_.document.key, words, ordinals_[words]++);
    entity.mentions = {
        {span, named ? MentionKind::kName : MentionKind::kNominal}};
    if (named) entity.names = {{words, NameKind::kFull, span}};
    auto& entities = page_.extraction.entities;
    entities.push_back(std::move(entity));
    return LocalIndex{static_cast<uint32_t>(entities.size() - 1)};
  }

  void State(LocalIndex subject, const std::string& predicate,
             Argument object) {
    Claim claim;
    claim.subject = subject;
    claim.predicate = predicate;
    claim.object = std::move(object);
    claim.evidence = {
        page_.extraction.entities[subject.value].mentions.front().span};
    claim.confidence = 900;
    claim.rule = "bench";
    page_.extraction.claims.push_back(std::move(claim));
  }

  Page Finish() {
    Document& document = page_.document;
    const auto size = static_cast<uint32_t>(document.text.size());
    document.source_digest = Sha256Of(document.text);
    document.source_size = size;
    document.regions = {{{0, size}, RegionKind::kBody}};
    document.source_map.Add(size, 0, size);
    return std::move(page_);
  }

 private:
  Page page_;
  std::map<std::string, uint32_t> ordinals_;
};

using InThree = std::array<const char*, 3>;  // English, French, Spanish
constexpr InThree kMinistry = {"Interior Ministry", "ministère de l'Intérieur",
                               "Ministerio del Interior"};
constexpr InThree kPrison = {"{} Prison", "prison de {}", "prisión de {}"};
constexpr InThree kUnion = {"{} Workers' Union", "Union ouvrière de {}",
                            "Unión Obrera de {}"};
constexpr InThree kJudge = {"Judge {} {}", "juge {} {}", "juez {} {}"};
constexpr InThree kGovernor = {"the governor", "le gouverneur",
                               "el gobernador"};
constexpr InThree kPrisoners = {"the prisoners", "les prisonniers",
                                "los prisioneros"};
constexpr InThree kStrike = {"the strike", "la grève", "la huelga"};

// Each names half of the people of its affair.
Page MakePage(uint32_t number) {
  const uint32_t affair = number / kOnOneAffair;
  const size_t language = number % 3;
  PageWriter page(number);
  const auto in = [language](const InThree& words, const auto&... parts) {
    return fmt::format(fmt::runtime(words[language]), parts...);
  };
  page.Add("Place", in({"Peru", "Pérou", "Perú"}));
  page.Add("Organization", in(kMinistry));
  const LocalIndex prison =
      page.Add("Prison", in(kPrison, ProperName(affair, 0)));
  const LocalIndex united =
      page.Add("Organization", in(kUnion, ProperName(affair, 1)));
  page.Add("Place", ProperName(affair, 2));
  page.Add("Person",
           in(kJudge, kGiven[affair % kGiven.size()], ProperName(affair, 3)));
  for (uint32_t i = 0; i < 3; ++i) {
    const uint32_t who = (number + i) % 6;
    const LocalIndex person = page.Add(
        "Person",
        fmt::format("{} {}", kGiven[who], ProperName(affair, 4 + who)));
    page.State(person, "member_of", united);
  }
  page.Add("Person", in(kGovernor), false);
  page.State(page.Add("Group", in(kPrisoners), false), "held_at", prison);
  page.State(page.Add("Event", in(kStrike), false), "occurred_at", prison);
  return page.Finish();
}

class ManyPages {
 public:
  explicit ManyPages(uint32_t count)
      : ontology_(ReadOntologyFile(
            *BuiltInOntologyYaml(kBuiltInOntologies.front()), "ontology")),
        store_(KnowledgeStore::Open("", StoreMode::kInMemory)) {
    constexpr uint32_t kGroup = 500;
    for (uint32_t i = 0; i < count && made_; i += kGroup) {
      made_ = Put(i, std::min(i + kGroup, count)).has_value();
    }
  }

  bool made() const { return made_ && ontology_ && store_; }

  Result<void> Put(uint32_t begin, uint32_t end) {
    auto transaction = store_->Begin();
    for (uint32_t i = begin; i < end; ++i) {
      Page page = MakePage(i);
      pending::Write(*transaction, DocumentNumber{i}, page.document,
                     page.extraction);
    }
    QUIPU_CHECK(Derive(*transaction, ontology_->ontology, {}));
    return store_->Commit(std::move(transaction),
                          KnowledgeStore::Publish::kYes);
  }

  Result<void> Remove(uint32_t number) {
    auto transaction = store_->Begin();
    pending::Remove(*transaction, DocumentNumber{number});
    QUIPU_CHECK(Derive(*transaction, ontology_->ontology, {}));
    return store_->Commit(std::move(transaction),
                          KnowledgeStore::Publish::kYes);
  }

  uint64_t entity_count() const {
    const auto state = ReadState(*store_->Published());
    return state ? state->entity_count : 0;
  }

 private:
  Result<OntologyFile> ontology_;
  Result<KnowledgeStore> store_;
  bool made_ = true;
};

void AddOneOfAffair(benchmark::State& state) {
  const auto last = static_cast<uint32_t>(state.range(0));
  ManyPages pages(last);
  const uint64_t entities = pages.entity_count();
  if (!pages.made() || entities == 0) {
    state.SkipWithError("the store was not made");
    return;
  }
  for (auto _ : state) {
    const bool added = pages.Put(last, last + 1).has_value();
    state.PauseTiming();
    if (!added || pages.entity_count() != entities ||
        !pages.Remove(last).has_value()) {
      state.SkipWithError("the document does not find what it speaks of");
      break;
    }
    state.ResumeTiming();
  }
  state.counters["entities"] = static_cast<double>(entities);
}

// Last of its affair. QUIPU_BENCH_DOCUMENTS: the most of them; few unless it
// says otherwise.
void UpToMany(benchmark::internal::Benchmark* benchmark) {
  const char* const count = std::getenv("QUIPU_BENCH_DOCUMENTS");
  const int64_t most = count == nullptr ? 120 : std::stoll(count);
  benchmark->ArgName("documents");
  for (int64_t affairs = 10; affairs * kOnOneAffair <= most; affairs *= 10) {
    benchmark->Arg(affairs * kOnOneAffair - 1);
  }
}
BENCHMARK(AddOneOfAffair)->Apply(UpToMany)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace quipu
