// Mentions from end to end: annotated documents -> networks -> what they find.

#include <algorithm>
#include <catch2/catch.hpp>
#include <cmath>
#include <set>
#include <string>
#include <vector>

#include "ingest/extract/mention/type_model.h"
#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "train/recipes/markable_gold.h"
#include "train/recipes/name_tagger_trainer.h"
#include "train/recipes/type_trainer.h"

namespace quipu {
namespace {

const OntologyFile& BuiltIn() {
  static const OntologyFile file =
      *ReadOntologyFile(DefaultOntologyYaml(), "built-in");
  return file;
}

const Analyzer& TheAnalyzer() {
  static const Analyzer analyzer = *Analyzer::Open(
      {.models = QUIPU_SOURCE_DIR "/models", .model = ModelKind::kFast});
  return analyzer;
}

AnnotatedDocument Annotated(const std::string& id, const std::string& text) {
  auto document =
      ParseAnnotatedDocument("#id " + id + "\n== text\n" + text +
                                 "\n== entities\n"
                                 "kerr Person Ada Kerr\n"
                                 "ost Place Ostria\n"
                                 "orl Prison Orlen prison\n"
                                 "union Organization Ferrymen's Union\n"
                                 "strike Event the strike\n"
                                 "men Group men\n== claims\n",
                             id, BuiltIn().ontology);
  INFO((document ? "" : document.error().message));
  REQUIRE(document);
  return std::move(*document);
}

std::vector<AnnotatedDocument> Corpus() {
  return {
      Annotated("a",
                "[Ada Kerr|kerr] went to [Orlen prison|orl] with [the "
                "men|men.n].\n\n[She|kerr.p] led the [[Ostrian|ost.a] "
                "Ferrymen's Union|union]."),
      Annotated("b",
                "In [Ostria|ost] [the men|men.n] of the [Ferrymen's "
                "Union|union] [struck|strike.v].\n\n[Kerr|kerr] saw [the "
                "strike|strike.n] from [Orlen prison|orl]."),
      Annotated("c",
                "[The strike|strike.n] of the [Ferrymen's Union|union] began "
                "in [Orlen prison|orl], and [Ada Kerr|kerr] spoke.")};
}

std::string Words(const TrainingDocument& document, Span span) {
  return std::string(span.In(document.gold->document.text));
}

TEST_CASE("A gold mention finds the markable of its words or of its head") {
  const std::vector<AnnotatedDocument> documents = Corpus();
  const std::vector<TrainingDocument> analyzed =
      AnalyzeAll(documents, TheAnalyzer());
  const TrainingDocument& first = analyzed.front();
  const Markables markables = FindMarkables(first.analysis, {});
  const MarkableGold gold =
      AlignMarkables(*first.gold, first.analysis, markables);
  REQUIRE(gold.markable_of.size() == first.gold->mentions.size());
  REQUIRE(gold.entity_of.size() == markables.all.size());
  size_t found = 0;
  for (size_t m = 0; m < gold.markable_of.size(); ++m) {
    const uint32_t markable = gold.markable_of[m];
    if (markable == kNoGold) continue;
    ++found;
    CHECK(gold.mention_of[markable] == m);
    CHECK(gold.entity_of[markable] == first.gold->mentions[m].entity);
    if (first.gold->mentions[m].kind == GoldKind::kPronoun) {
      CHECK(Words(first, markables.all[markable].span) == "She");
    }
  }
  CHECK(found >= 5);
  const size_t kept =
      markables.all.size() -
      static_cast<size_t>(
          std::count(gold.entity_of.begin(), gold.entity_of.end(), kNoGold));
  CHECK(kept == found);
}

TEST_CASE("The words of a span are those that share bytes with it") {
  const std::string text = "Ada Kerr left.\n\nThe men of Orlen stayed.";
  const Analysis analysis = TheAnalyzer().Analyze(text);
  const auto men = WordsOf(analysis, {20, 23});
  REQUIRE(men);
  CHECK(men->sentence == 1);
  CHECK(men->begin == 1);
  CHECK(men->end == 2);
  const auto part = WordsOf(analysis, {5, 6});
  REQUIRE(part);
  CHECK(analysis.sentences[0].words[part->begin].form == "Kerr");
  CHECK_FALSE(WordsOf(analysis, {14, 16}));
  CHECK_FALSE(WordsOf(analysis, {400, 410}));
}

TEST_CASE("The recogniser tells how sure it was of every word") {
  const std::vector<AnnotatedDocument> documents = Corpus();
  const TrainingDocument document =
      std::move(AnalyzeAll(documents, TheAnalyzer()).front());
  size_t words = 0;
  for (const AnalyzedSentence& sentence : document.analysis.sentences) {
    words += sentence.words.size();
  }
  const std::vector<int16_t>& scores = document.details.names.values;
  REQUIRE(scores.size() == words * kNameLabelCount);
  for (size_t w = 0; w < words; ++w) {
    const auto own =
        std::span(scores).subspan(w * kNameLabelCount, kNameLabelCount);
    CHECK(*std::max_element(own.begin(), own.end()) == 0);
    CHECK(*std::min_element(own.begin(), own.end()) >= -16 * kNameScoreOne);
  }
  // "went" is no name, and "Ada" begins a person's.
  CHECK(scores[2 * kNameLabelCount] == 0);
  CHECK(scores[BeginLabel(NameType::kPerson)] == 0);
}

TEST_CASE("A document stays in its fold") {
  CHECK(FoldOf("en-1") == 4);
  std::set<uint32_t> folds;
  for (char c = 'a'; c <= 'z'; ++c) folds.insert(FoldOf(std::string(1, c)));
  CHECK(folds == std::set<uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("The tagger learns the names of annotated documents") {
  const std::vector<AnnotatedDocument> documents = Corpus();
  std::vector<TrainingDocument> analyzed = AnalyzeAll(documents, TheAnalyzer());
  // Small documents say little, so they are said often.
  std::vector<TrainingDocument> many;
  for (int i = 0; i < 30; ++i) {
    for (TrainingDocument& document : AnalyzeAll(documents, TheAnalyzer())) {
      many.push_back(std::move(document));
    }
  }
  ByteWriter out;
  TrainNameTagger(many, std::nullopt, 1).Write(out);
  const std::string bytes = std::move(out).Take();
  ByteReader reader(bytes);
  const auto tagger = NameTagger::Read(reader, 0);
  REQUIRE(tagger);
  std::multiset<std::string> names, inner;
  for (TrainingDocument& document : analyzed) {
    for (const MarkedWords& marked :
         tagger->Tag(document.analysis, document.details)) {
      const Span span =
          document.analysis.sentences[marked.sentence].SpanOfWords(marked.begin,
                                                                   marked.end);
      inner.insert(Words(document, span));
      CHECK(marked.kind == MarkableKind::kDemonym);
    }
    for (const AnalyzedSentence& sentence : document.analysis.sentences) {
      for (const RecognizedName& name : sentence.names) {
        names.insert(
            Words(document, sentence.SpanOfWords(name.begin, name.end)));
      }
    }
  }
  CHECK(names == std::multiset<std::string>{
                     "Ada Kerr", "Ada Kerr", "Ferrymen's Union",
                     "Ferrymen's Union", "Kerr", "Orlen prison", "Orlen prison",
                     "Orlen prison", "Ostria", "Ostrian Ferrymen's Union"});
  CHECK(inner == std::multiset<std::string>{"Ostrian"});
  ByteReader cut(std::string_view(bytes).substr(0, bytes.size() - 8));
  CHECK_FALSE(NameTagger::Read(cut, 0));
}

TEST_CASE("The type model learns types, and what is no mention") {
  const std::vector<AnnotatedDocument> documents = Corpus();
  std::vector<TrainingDocument> analyzed;
  for (int i = 0; i < 20; ++i) {
    for (TrainingDocument& document : AnalyzeAll(documents, TheAnalyzer())) {
      analyzed.push_back(std::move(document));
    }
  }
  std::vector<Markables> markables;
  std::vector<MarkableGold> gold;
  for (const TrainingDocument& document : analyzed) {
    markables.push_back(FindMarkables(document.analysis, {}));
    gold.push_back(
        AlignMarkables(*document.gold, document.analysis, markables.back()));
  }
  const WordVectors vectors;
  ByteWriter out;
  TrainTypes(analyzed, markables, gold, BuiltIn(), vectors, std::nullopt, 1)
      .Write(out);
  const std::string bytes = std::move(out).Take();
  ByteReader reader(bytes);
  const auto model = TypeModel::Read(reader, vectors, 0);
  REQUIRE(model);
  const TypeScores scores = model->Score(
      analyzed[0].analysis, analyzed[0].details, markables[0], BuiltIn());
  REQUIRE(scores.size() == markables[0].all.size());
  for (size_t i = 0; i < scores.size(); ++i) {
    const auto best = static_cast<size_t>(
        std::max_element(scores[i].begin(), scores[i].end()) -
        scores[i].begin());
    const uint32_t entity = gold[0].entity_of[i];
    INFO(Words(analyzed[0], markables[0].all[i].span));
    CHECK(NameOf(static_cast<MentionType>(best)) ==
          (entity == kNoGold ? "" : documents[0].entities[entity].type));
    float sum = 0;
    for (const float score : scores[i]) sum += std::exp(score);
    CHECK(sum == Approx(1).epsilon(0.001));
  }
}

}  // namespace
}  // namespace quipu
