// Random records, every field of them used.

#ifndef QUIPU_TESTS_GRAPH_STORE_RECORDS_SUPPORT_H_
#define QUIPU_TESTS_GRAPH_STORE_RECORDS_SUPPORT_H_

#include <cstdint>
#include <random>
#include <string>
#include <vector>

#include "graph/model/curation.h"
#include "graph/model/document.h"
#include "graph/model/extraction.h"
#include "graph/store/records.h"

namespace quipu {

class RecordGenerator {
 public:
  explicit RecordGenerator(unsigned seed) : random_(seed) {}

  Document MakeDocument();
  Extraction MakeExtraction();
  CurationEntry MakeCurationEntry();
  ClaimSketch MakeClaimSketch();
  ProfileRecord MakeProfile();
  EntityRecord MakeEntity();
  RelationRecord MakeRelation();
  HandleRecord MakeHandleRecord();
  ContributionRecord MakeContribution();
  Sketch MakeSketch();
  EditionRecord MakeEdition();
  EditionMember MakeEditionMember();
  OntologyRecord MakeOntologyRecord();
  StoreState MakeState();

  // Below `end`.
  size_t Below(size_t end) { return random_() % end; }

 private:
  uint32_t Number();
  std::string Text();
  Span MakeSpan();
  PartialDate Date();
  template <typename Digest>
  Digest MakeDigest();
  StatedText Stated();
  SourceMap MakeSourceMap();
  LocalEntity MakeLocalEntity();
  Argument MakeArgument(size_t entity_count);
  Claim MakeClaim(size_t entity_count);
  std::vector<std::string> Texts();
  std::vector<Tally> Tallies();
  std::vector<VetoMark> Vetoes();
  Imprint MakeImprint();

  std::mt19937 random_;
};

}  // namespace quipu

#endif  // QUIPU_TESTS_GRAPH_STORE_RECORDS_SUPPORT_H_
