#include "ingest/extract/coreference/antecedent_candidates.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <string>
#include <vector>

#include "language/syntax/conllu_analysis.h"
#include "language/syntax/read_conllu.h"

namespace quipu {
namespace {

// Sentences of one name each, as "Form Form".
Analysis Names(const std::vector<std::string>& names) {
  std::string conllu;
  for (const std::string& name : names) {
    size_t number = 0, at = 0;
    while (at < name.size()) {
      const size_t end = std::min(name.find(' ', at), name.size());
      const std::string form = name.substr(at, end - at);
      ++number;
      conllu += std::to_string(number) + "\t" + form + "\t" + form +
                "\tPROPN\t_\t_\t" + (number == 1 ? "0\troot" : "1\tflat") +
                "\t_\t_\n";
      at = end + 1;
    }
    conllu += "\n";
  }
  const auto sentences = ReadConllu(conllu);
  REQUIRE(sentences);
  Analysis analysis = AnalysisOf(*sentences);
  for (AnalyzedSentence& sentence : analysis.sentences) {
    sentence.names = {{0, static_cast<uint32_t>(sentence.words.size()),
                       NameType::kOrganization}};
  }
  return analysis;
}

struct Found {
  explicit Found(const std::vector<std::string>& names)
      : analysis(Names(names)),
        markables(FindMarkables(analysis, {})),
        types(markables.all.size()) {
    for (auto& scores : types) {
      scores.fill(-6);
      scores.front() = -0.03F;
    }
    const WordVectors vectors;
    const MarkableFacts facts(analysis, markables, types, vectors);
    AntecedentCandidates candidates(markables, facts);
    for (uint32_t i = 0; i < markables.all.size(); ++i) {
      of.push_back(candidates.Of(i));
    }
  }
  Analysis analysis;
  Markables markables;
  TypeScores types;
  std::vector<std::vector<uint32_t>> of;
};

bool Holds(const std::vector<uint32_t>& candidates, uint32_t markable) {
  return std::find(candidates.begin(), candidates.end(), markable) !=
         candidates.end();
}

TEST_CASE("A name far back is a candidate if it shares a word or initials") {
  std::vector<std::string> names = {"Ferry Union", "Orlen"};
  for (int i = 0; i < 200; ++i) {
    names.push_back(std::string(1, static_cast<char>('A' + i % 26)) + "x" +
                    std::string(1, static_cast<char>('a' + i / 26)) + "q");
  }
  names.insert(names.end(), {"Union", "FU", "Orlén", "Ostria"});
  const Found found(names);
  const auto end = static_cast<uint32_t>(found.of.size());
  CHECK(Holds(found.of[end - 4], 0));
  CHECK(Holds(found.of[end - 3], 0));
  CHECK(Holds(found.of[end - 2], 1));  // but for an accent
  CHECK_FALSE(Holds(found.of[end - 1], 0));
  CHECK(Holds(found.of[end - 1], end - 2));
}

TEST_CASE("Candidates are before their anaphor, few, the nearest first") {
  const Found found(std::vector<std::string>(300, "Ada Kerr"));
  REQUIRE(found.of.size() == 300);
  CHECK(found.of[0].empty());
  for (uint32_t i = 0; i < found.of.size(); ++i) {
    const std::vector<uint32_t>& candidates = found.of[i];
    CHECK(candidates.size() <= kMostCandidates);
    CHECK(std::is_sorted(candidates.rbegin(), candidates.rend()));
    CHECK(std::set<uint32_t>(candidates.begin(), candidates.end()).size() ==
          candidates.size());
    if (i > 0) CHECK(candidates.front() == i - 1);
  }
}

}  // namespace
}  // namespace quipu
