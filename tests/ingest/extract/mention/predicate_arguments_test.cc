#include "ingest/extract/mention/predicate_arguments.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/ingest/extract/mention/tree_support.h"

namespace quipu {
namespace {

constexpr const char* kRoles[] = {"self",     "subject",   "object", "indirect",
                                  "oblique",  "modifier",  "owner",  "apposed",
                                  "compound", "adjective", "number", "clause",
                                  "modified"};

// "role word" or "role preposition word" of what the predicate is told of,
// without itself.
std::vector<std::string> ArgumentsOf(const Analysis& analysis,
                                     uint32_t predicate) {
  const SentenceTree tree(analysis.sentences.front());
  const PredicateArguments arguments(tree);
  std::vector<std::string> out;
  for (const PredicateArgument& a : arguments.OfPredicate(predicate)) {
    if (a.role == ArgumentRole::kSelf) continue;
    std::string text = kRoles[static_cast<size_t>(a.role)];
    if (a.preposition != kNoWord) {
      text += " " + std::string(tree.word(a.preposition).form);
    }
    out.push_back(text + " " + std::string(tree.word(a.word).form));
  }
  std::sort(out.begin(), out.end());
  return out;
}

using Texts = std::vector<std::string>;

}  // namespace

//  seized --nsubj-- rebels        seized --nsubj:pass-- town
//     '-----obj---- town             '---- obl:by ----- rebels
TEST_CASE("A passive has the arguments of the active") {
  const Analysis active = test::ParseTree(
      "rebels NOUN 2 nsubj\nseized VERB 0 root\ntown NOUN 2 obj\n");
  const Analysis passive = test::ParseTree(
      "town NOUN 3 nsubj:pass\nwas AUX 3 aux:pass\nseized VERB 0 root\n"
      "by ADP 5 case\nrebels NOUN 3 obl\n");
  CHECK(ArgumentsOf(active, 1) == Texts{"object town", "subject rebels"});
  CHECK(ArgumentsOf(passive, 2) == Texts{"object town", "subject rebels"});
}

//  men --acl:relcl-- attacked --nsubj-- who
//                        '-----obj----- barracks
TEST_CASE("A relative clause tells of the noun that it belongs to") {
  const Analysis analysis = test::ParseTree(
      "men NOUN 0 root\nwho PRON 3 nsubj PronType=Rel\n"
      "attacked VERB 1 acl:relcl\nbarracks NOUN 3 obj\n");
  CHECK(ArgumentsOf(analysis, 2) == Texts{"object barracks", "subject men"});
}

//  founded --nsubj-- Ana --conj-- Luis --conj-- (of Ana) Rosa
//     |------obj---- league
//     '------conj--- left --obj-- it
TEST_CASE("Conjuncts share their verb, and verbs their subject") {
  const Analysis analysis = test::ParseTree(
      "Ana PROPN 5 nsubj\nLuis PROPN 1 conj\nand CCONJ 4 cc\n"
      "Rosa PROPN 1 conj\nfounded VERB 0 root\nleague NOUN 5 obj\n"
      "and CCONJ 8 cc\nleft VERB 5 conj\nit PRON 8 obj\n");
  CHECK(ArgumentsOf(analysis, 4) ==
        Texts{"object league", "subject Ana", "subject Luis", "subject Rosa"});
  CHECK(ArgumentsOf(analysis, 7) ==
        Texts{"object it", "subject Ana", "subject Luis", "subject Rosa"});
}

//  planned --nsubj-- they
//     '----xcomp---- free --obj-- prisoners
TEST_CASE("An infinitive has the subject of the verb above it") {
  const Analysis analysis = test::ParseTree(
      "they PRON 2 nsubj\nplanned VERB 0 root\nto PART 4 mark\n"
      "free VERB 2 xcomp\nprisoners NOUN 4 obj\n");
  CHECK(ArgumentsOf(analysis, 3) == Texts{"object prisoners", "subject they"});
}

//  Voss --appos-- leader --nmod:of-- league
TEST_CASE("A noun has its complements and what it stands in apposition to") {
  const Analysis analysis = test::ParseTree(
      "Voss PROPN 0 root\n, PUNCT 3 punct\nleader NOUN 1 appos\n"
      "of ADP 6 case\nthe DET 6 det\nleague NOUN 3 nmod\n");
  CHECK(ArgumentsOf(analysis, 2) ==
        Texts{"modified Voss", "modifier of league"});
}

TEST_CASE("A long list shares eight of its conjuncts, no more") {
  std::string lines = "met VERB 0 root\na NOUN 1 nsubj\n";
  for (int i = 0; i < 40; ++i) lines += "b NOUN 2 conj\n";
  CHECK(ArgumentsOf(test::ParseTree(lines), 0).size() == 9);
}

}  // namespace quipu
