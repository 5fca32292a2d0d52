#include "ingest/extract/extraction_models.h"

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <utility>

#include "ingest/extract/claim/learned/pair_features.h"
#include "ingest/ontology/default_ontology.h"

namespace quipu {
namespace {

// Where a model is: a file, and a section of it.
struct ModelPlace {
  std::string_view file;
  std::string_view section;
};

constexpr std::array<ModelPlace, 5> kFastPlaces = {
    {{"words", "vectors"},
     {"mentions", "names"},
     {"mentions", "types"},
     {"coreference", "antecedents"},
     {"relations", "relations"}}};
// The last three are the fast ones, whose networks count beside those before.
constexpr std::array<ModelPlace, 8> kAccuratePlaces = {
    {{"words", "vectors"},
     {"extraction", "names"},
     {"extraction", "types"},
     {"extraction", "antecedents"},
     {"extraction", "relations"},
     {"mentions", "types"},
     {"coreference", "antecedents"},
     {"relations", "relations"}}};

// In the order in which they are opened.
std::span<const ModelPlace> PlacesOf(const AnalyzerOptions& options) {
  if (options.model == ModelKind::kAccurate) return kAccuratePlaces;
  return kFastPlaces;
}

std::filesystem::path PathOf(const AnalyzerOptions& options,
                             std::string_view name) {
  return options.models / (std::string(name) + ".quipu");
}

// The error of a section, with the file's name.
template <typename T>
Result<T> In(const std::filesystem::path& file, Result<T> result) {
  if (result) return result;
  return Annotate(result.error(), file.string());
}

Sha256Digest DigestFrom(const Sha256Digest& analyzer,
                        const std::vector<std::string>& files) {
  Sha256 digest;
  digest.AddField(analyzer.ToHex());
  for (const std::string& file : files) digest.AddField(file);
  return digest.Finish();
}

}  // namespace

Result<Sha256Digest> ExtractionModels::DigestOf(
    const AnalyzerOptions& options) {
  QUIPU_TRY(const Sha256Digest analyzer, Analyzer::DigestOf(options));
  std::vector<std::string> digests;
  std::string_view last;
  for (const ModelPlace& place : PlacesOf(options)) {
    if (place.file == std::exchange(last, place.file)) continue;
    QUIPU_TRY(digests.emplace_back(),
              ModelFile::StatedDigest(PathOf(options, place.file)));
  }
  return DigestFrom(analyzer, digests);
}

Result<ExtractionModels> ExtractionModels::Open(
    const AnalyzerOptions& options) {
  QUIPU_TRY(Analyzer analyzer, Analyzer::Open(options));
  const size_t state_size = analyzer.state_size();
  auto models = std::make_shared<Models>(std::move(analyzer));
  QUIPU_TRY(models->ontology,
            ReadOntologyFile(DefaultOntologyYaml(), "the built-in ontology"));
  std::vector<std::string_view> bytes;
  for (const auto& [file, section] : PlacesOf(options)) {
    const std::filesystem::path path = PathOf(options, file);
    if (models->files.empty() || models->files.back().path() != path) {
      QUIPU_TRY(models->files.emplace_back(), ModelFile::Open(path));
    }
    QUIPU_TRY(bytes.emplace_back(), models->files.back().Section(section));
  }
  const auto read = [&](size_t i, auto result) {
    return In(PathOf(options, PlacesOf(options)[i].file), std::move(result));
  };
  const WordVectors& vectors = models->words;
  const auto read_antecedents = [&](size_t i, size_t context) {
    ByteReader reader(bytes[i]);
    return read(i, AntecedentModel::Read(reader, vectors, context));
  };
  const auto read_relations = [&](size_t i, size_t context) {
    return read(i, RelationModel::FromBytes(
                       bytes[i], PairFeatures::DenseSize(vectors, context)));
  };
  const auto read_types = [&](size_t i, size_t context) {
    ByteReader reader(bytes[i]);
    return read(i, TypeModel::Read(reader, vectors, context));
  };
  ByteReader names(bytes[1]);
  QUIPU_TRY(models->words, read(0, WordVectors::FromBytes(bytes[0])));
  QUIPU_TRY(models->names, read(1, NameTagger::Read(names, state_size)));
  QUIPU_TRY(models->types, read_types(2, state_size));
  QUIPU_TRY(models->antecedents, read_antecedents(3, state_size));
  QUIPU_TRY(models->relations, read_relations(4, state_size));
  if (options.model == ModelKind::kAccurate) {
    QUIPU_TRY(const TypeModel types, read_types(5, 0));
    models->types->AddNetworksOf(types);
    QUIPU_TRY(const AntecedentModel antecedents, read_antecedents(6, 0));
    models->antecedents->AddNetworksOf(antecedents);
    QUIPU_TRY(const RelationModel relations, read_relations(7, 0));
    QUIPU_CHECK(read(7, models->relations.AddNetworksOf(relations)));
  }
  std::vector<std::string> digests;
  for (const ModelFile& file : models->files) digests.push_back(file.digest());
  models->kind = options.model;
  models->digest = DigestFrom(models->analyzer.digest(), digests);
  ExtractionModels out;
  out.models_ = std::move(models);
  return out;
}

}  // namespace quipu
