#include "ingest/extract/extraction_models.h"

#include <array>
#include <string>
#include <utility>

#include "ingest/extract/claim/learned/pair_features.h"
#include "ingest/ontology/default_ontology.h"

namespace quipu {
namespace {

// In the order in which they are opened.
constexpr std::array<std::string_view, 4> kFiles = {"words", "mentions",
                                                    "coreference", "relations"};

std::filesystem::path PathOf(const AnalyzerOptions& options,
                             std::string_view name) {
  return options.models / (std::string(name) + ".quipu");
}

// The error of a section, with the file's name.
template <typename T>
Result<T> In(const ModelFile& file, Result<T> result) {
  if (result) return result;
  return Annotate(result.error(), file.path().string());
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
  for (const std::string_view name : kFiles) {
    QUIPU_TRY(digests.emplace_back(),
              ModelFile::StatedDigest(PathOf(options, name)));
  }
  return DigestFrom(analyzer, digests);
}

Result<ExtractionModels> ExtractionModels::Open(
    const AnalyzerOptions& options) {
  QUIPU_TRY(Analyzer analyzer, Analyzer::Open(options));
  auto models = std::make_shared<Models>(std::move(analyzer));
  const auto open = [&](std::string_view name) -> Result<ModelFile> {
    QUIPU_TRY(ModelFile file, ModelFile::Open(PathOf(options, name)));
    models->files.push_back(file);
    return file;
  };
  QUIPU_TRY(const ModelFile words, open("words"));
  QUIPU_TRY(const std::string_view vectors, words.Section("vectors"));
  QUIPU_TRY(models->words, In(words, WordVectors::FromBytes(vectors)));
  QUIPU_TRY(models->ontology,
            ReadOntologyFile(DefaultOntologyYaml(), "the built-in ontology"));
  QUIPU_TRY(const ModelFile mentions, open("mentions"));
  QUIPU_TRY(const std::string_view names, mentions.Section("names"));
  ByteReader name_bytes(names);
  QUIPU_TRY(models->names, In(mentions, NameTagger::Read(name_bytes)));
  QUIPU_TRY(const std::string_view types, mentions.Section("types"));
  ByteReader type_bytes(types);
  QUIPU_TRY(models->types,
            In(mentions, TypeModel::Read(type_bytes, models->words)));
  QUIPU_TRY(const ModelFile coreference, open("coreference"));
  QUIPU_TRY(const std::string_view antecedents,
            coreference.Section("antecedents"));
  ByteReader antecedent_bytes(antecedents);
  QUIPU_TRY(
      models->antecedents,
      In(coreference, AntecedentModel::Read(antecedent_bytes, models->words)));
  QUIPU_TRY(const ModelFile relations, open("relations"));
  QUIPU_TRY(const std::string_view network, relations.Section("relations"));
  QUIPU_TRY(
      models->relations,
      In(relations, RelationModel::FromBytes(
                        network, PairFeatures::DenseSize(models->words))));
  std::vector<std::string> digests;
  for (const ModelFile& file : models->files) digests.push_back(file.digest());
  models->digest = DigestFrom(models->analyzer.digest(), digests);
  ExtractionModels out;
  out.models_ = std::move(models);
  return out;
}

}  // namespace quipu
