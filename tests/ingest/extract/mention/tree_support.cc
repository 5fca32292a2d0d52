#include "tests/ingest/extract/mention/tree_support.h"

#include <catch2/catch.hpp>

#include <sstream>

#include "language/syntax/conllu_analysis.h"
#include "language/syntax/read_conllu.h"

namespace quipu::test {

Analysis ParseTree(const std::string& lines) {
  std::istringstream in(lines);
  std::ostringstream conllu;
  std::string line;
  for (size_t number = 1; std::getline(in, line); ++number) {
    std::istringstream words(line);
    std::string form, upos, head, relation, features;
    words >> form >> upos >> head >> relation >> features;
    conllu << number << '\t' << form << '\t' << form << '\t' << upos << "\t_\t"
           << (features.empty() ? "_" : features) << '\t' << head << '\t'
           << relation << "\t_\t_\n";
  }
  conllu << '\n';
  const auto sentences = ReadConllu(conllu.str());
  REQUIRE(sentences);
  return AnalysisOf(*sentences);
}

}  // namespace quipu::test
