#include "train/recipes/context_recipe.h"

#include <fstream>
#include <string>
#include <utility>
#include <vector>

#include "ingest/ontology/default_ontology.h"
#include "ingest/ontology/ontology_file.h"
#include "language/neural/model_file.h"
#include "train/corpora/annotated_document.h"
#include "train/neural/feature_network_trainer.h"
#include "train/recipes/claim_calibration.h"
#include "train/recipes/context_file.h"

namespace quipu {
namespace {

Result<const FeatureNetworkWeights*> Find(const ContextWeights& weights,
                                          std::string_view name) {
  const auto found = weights.networks.find(name);
  if (found != weights.networks.end()) return &found->second;
  return InvalidArgument("there is no network " + std::string(name));
}

// The bytes of some networks, one after the other.
Result<std::string> BytesOf(const ContextWeights& weights,
                            std::initializer_list<std::string_view> names) {
  ByteWriter out;
  for (const std::string_view name : names) {
    QUIPU_TRY(const FeatureNetworkWeights* network, Find(weights, name));
    network->Write(out);
  }
  return std::move(out).Take();
}

}  // namespace

Result<void> BuildContext(const std::filesystem::path& weights,
                          const std::filesystem::path& claims,
                          const TrainingFolders& folders,
                          const TrainingLog& log) {
  std::ifstream in(weights, std::ios::binary);
  if (!in) return NotFound(weights.string() + ": cannot be read");
  auto read = ReadContextFile(in);
  if (!read) return Annotate(read.error(), weights.string());
  for (auto& [name, network] : read->networks) {
    network.table.limit = TableLimit(network.table.values);
  }
  ByteWriter pieces, encoder;
  QUIPU_CHECK(read->vocabulary.Write(pieces));
  QUIPU_CHECK(read->encoder.Write(encoder));
  QUIPU_CHECK(WriteModelFile(folders.models / "context.quipu",
                             {{"pieces", std::move(pieces).Take()},
                              {"encoder", std::move(encoder).Take()}}));
  RelationWeights model{
      .outputs = read->relations, .networks = {}, .calibration = {}};
  for (const std::string_view name : {"relations", "wide"}) {
    QUIPU_TRY(const FeatureNetworkWeights* network, Find(*read, name));
    model.networks.push_back(*network);
  }
  QUIPU_TRY(const std::string names, BytesOf(*read, {"names", "inner"}));
  QUIPU_TRY(const std::string types, BytesOf(*read, {"types"}));
  QUIPU_TRY(const std::string antecedents, BytesOf(*read, {"antecedents"}));
  const auto write = [&] {
    return WriteModelFile(folders.models / "extraction.quipu",
                          {{"names", names},
                           {"types", types},
                           {"antecedents", antecedents},
                           {"relations", model.Write()}});
  };
  QUIPU_CHECK(write());
  QUIPU_TRY(const OntologyFile file,
            ReadOntologyFile(DefaultOntologyYaml(), "the ontology"));
  QUIPU_TRY(const std::vector<AnnotatedDocument> dev,
            ReadAnnotatedFolder(claims / "dev", file.ontology));
  QUIPU_TRY(model.calibration,
            Calibrate(dev, folders.models, ModelKind::kAccurate, log));
  return write();
}

}  // namespace quipu
