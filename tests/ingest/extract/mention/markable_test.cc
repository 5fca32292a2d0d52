#include "ingest/extract/mention/markable.h"

#include <catch2/catch.hpp>

#include <string>
#include <vector>

#include "tests/ingest/extract/mention/tree_support.h"

namespace quipu {
namespace {

std::vector<std::string> TextsOf(const Analysis& analysis,
                                 const Markables& markables,
                                 MarkableKind kind) {
  std::vector<std::string> out;
  for (const Markable& m : markables.all) {
    if (m.kind == kind) out.emplace_back(m.span.In(analysis.text()));
  }
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

//  killed -- guards -- The
//     |        '------ of -- prison -- the        ("nmod" stays in the phrase)
//     '----- prisoners -- forty
//                 '------ who -- fled             (the clause does not)
TEST_CASE("A noun phrase keeps its complements and leaves its clauses") {
  const Analysis analysis = test::ParseTree(
      "The DET 2 det\nguards NOUN 6 nsubj\nof ADP 5 case\nthe DET 5 det\n"
      "prison NOUN 2 nmod\nkilled VERB 0 root\nforty NUM 8 nummod\n"
      "prisoners NOUN 6 obj\nwho PRON 10 nsubj PronType=Rel\n"
      "fled VERB 8 acl:relcl\n");
  const Markables markables = FindMarkables(analysis, {});
  CHECK(TextsOf(analysis, markables, MarkableKind::kNoun) ==
        Texts{"The guards of the prison", "the prison", "forty prisoners"});
  CHECK(TextsOf(analysis, markables, MarkableKind::kVerb) ==
        Texts{"killed", "fled"});
  CHECK(TextsOf(analysis, markables, MarkableKind::kPronoun).empty());
}

TEST_CASE("Apposed and coordinated phrases are markables of their own") {
  const Analysis analysis = test::ParseTree(
      "Voss PROPN 6 nsubj\n, PUNCT 4 punct\nthe DET 4 det\n"
      "minister NOUN 1 appos\n, PUNCT 4 punct\nmet VERB 0 root\n"
      "judges NOUN 6 obj\nand CCONJ 9 cc\nlawyers NOUN 7 conj\n");
  CHECK(TextsOf(analysis, FindMarkables(analysis, {}), MarkableKind::kNoun) ==
        Texts{"Voss", "the minister", "judges", "lawyers"});
}

TEST_CASE("Personal and possessive pronouns are markables, others are not") {
  const Analysis analysis = test::ParseTree(
      "It PRON 2 expl\nrains VERB 0 root\nand CCONJ 5 cc\n"
      "she PRON 5 nsubj PronType=Prs\nlost VERB 2 conj\n"
      "her PRON 7 nmod:poss Poss=Yes|PronType=Prs\ncoat NOUN 5 obj\n");
  const Markables markables = FindMarkables(analysis, {});
  CHECK(TextsOf(analysis, markables, MarkableKind::kPronoun) ==
        Texts{"she", "her"});
}

TEST_CASE("Names and dates begin no phrase, and quantities may lie in one") {
  Analysis analysis = test::ParseTree(
      "Nearly ADV 2 advmod\nforty NUM 3 nummod\nprisoners NOUN 4 nsubj\n"
      "left VERB 0 root\nLake PROPN 4 obj\nPrison PROPN 5 flat\n"
      "in ADP 8 case\n1991 NUM 4 obl\n");
  analysis.sentences[0].names = {{4, 6, NameType::kPrison}};
  std::vector<MarkedWords> marked(2);
  marked[0] = {MarkableKind::kQuantity, 0, 0, 2, {}};
  marked[1] = {MarkableKind::kDate, 0, 7, 8, {}};
  const Markables markables = FindMarkables(analysis, marked);
  CHECK(TextsOf(analysis, markables, MarkableKind::kNoun) ==
        Texts{"Nearly forty prisoners"});
  CHECK(TextsOf(analysis, markables, MarkableKind::kQuantity) ==
        Texts{"Nearly forty"});
  CHECK(TextsOf(analysis, markables, MarkableKind::kName) ==
        Texts{"Lake Prison"});
  CHECK(markables.literals.size() == 2);
  CHECK(markables.Of(0).size() == markables.all.size());
}

//  b -> c -> b: never a root above; a hangs from b.
TEST_CASE("A tree with a circle has depths all the same") {
  Analysis analysis =
      test::ParseTree("a NOUN 2 nmod\nb NOUN 3 nmod\nc NOUN 0 root\n");
  analysis.sentences[0].words[2].head = 2;
  const SentenceTree tree(analysis.sentences[0]);
  uint32_t roots = 0;
  for (uint32_t w = 0; w < 3; ++w) {
    if (tree.Parent(w) == kNoWord) {
      ++roots;
      CHECK(tree.Depth(w) == 0);
    } else {
      CHECK(tree.Depth(w) == tree.Depth(tree.Parent(w)) + 1);
    }
  }
  CHECK(roots == 1);
  CHECK(tree.CommonAncestor(0, 2) != kNoWord);
}

}  // namespace quipu
