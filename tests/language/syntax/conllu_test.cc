// CoNLL-U in and out.

#include "language/syntax/read_conllu.h"
#include "language/syntax/write_conllu.h"

#include <catch2/catch.hpp>
#include <random>
#include <string>

#include "base/utf8.h"

namespace quipu {
namespace {

std::string Written(const ConlluSentence& sentence,
                    const ConlluContext& context = {}) {
  std::string out;
  AppendConllu(sentence, context, out);
  return out;
}

std::string WrittenAgain(const std::string& conllu) {
  const auto sentences = ReadConllu(conllu);
  REQUIRE(sentences);
  std::string out;
  for (const ConlluSentence& sentence : *sentences) {
    AppendConllu(sentence, {}, out);
  }
  return out;
}

// A line of ten columns with this form.
std::string Line(const std::string& id, const std::string& form,
                 const std::string& head = "_", const std::string& misc = "_") {
  return id + "\t" + form + "\t_\t_\t_\t_\t" + head + "\t_\t_\t" + misc + "\n";
}

ConlluSentence OneWord(const std::string& form) {
  ConlluSentence sentence;
  sentence.tokens.push_back({{}, form, 0, 1, true});
  sentence.words.push_back({form, "", "", "", 0, ""});
  return sentence;
}

TEST_CASE("What was written is read back", "[conllu]") {
  const std::string conllu =
      "# newdoc id = letter\n"
      "# sent_id = 7\n"
      "# text = Elle parle du port.\n"
      "# language = fr\n"
      "1\tElle\tlui\tPRON\t_\tGender=Fem|Number=Sing\t2\tnsubj\t_\t_\n"
      "2\tparle\tparler\tVERB\t_\tMood=Ind\t0\troot\t_\t_\n"
      "3-4\tdu\t_\t_\t_\t_\t_\t_\t_\t_\n"
      "3\tde\tde\tADP\t_\t_\t5\tcase\t_\t_\n"
      "4\tle\tle\tDET\t_\tDefinite=Def\t5\tdet\t_\t_\n"
      "5\tport\tport\tNOUN\t_\t_\t2\tobl:arg\t_\tNE=B-Place|SpaceAfter=No\n"
      "6\t.\t.\tPUNCT\t_\t_\t2\tpunct\t_\t_\n"
      "\n";
  CHECK(WrittenAgain(conllu) == conllu);
  const auto sentences = ReadConllu(conllu);
  REQUIRE(sentences);
  REQUIRE(sentences->size() == 1);
  const ConlluSentence& sentence = sentences->front();
  CHECK(sentence.begins_paragraph);
  CHECK(sentence.language == "fr");
  REQUIRE(sentence.tokens.size() == 5);
  CHECK(sentence.tokens[2].form == "du");
  CHECK(sentence.tokens[2].first_word == 2);
  CHECK(sentence.tokens[2].word_count == 2);
  CHECK(!sentence.tokens[3].space_after);
  REQUIRE(sentence.words.size() == 6);
  CHECK(sentence.words[4].head == 2);
  CHECK(sentence.words[4].relation == "obl:arg");
  CHECK(sentence.words[4].features.empty());
  REQUIRE(sentence.names.size() == 1);
  CHECK(sentence.names[0].begin == 4);
  CHECK(sentence.names[0].type == "Place");
  CHECK(WrittenText(sentence, 0, 5) == "Elle parle du port.");
}

TEST_CASE("Names go on with I and begin with B", "[conllu]") {
  const auto sentences = ReadConllu(
      Line("1", "Ana", "_", "NE=B-Person") +
      Line("2", "Soto", "_", "SpaceAfter=No|NE=I-Person") +
      Line("3", "Lima", "_", "NE=B-Person") + Line("4", "in", "_", "NE=O") +
      Line("5", "Callao", "_", "NE=I-Place"));
  REQUIRE(sentences);
  const auto& names = sentences->front().names;
  REQUIRE(names.size() == 3);
  CHECK((names[0].begin == 0 && names[0].end == 2));
  CHECK((names[1].begin == 2 && names[1].end == 3));
  CHECK((names[2].begin == 4 && names[2].end == 5));
  CHECK(names[2].type == "Place");
}

TEST_CASE("Marks, line ends and a missing last line do not matter",
          "[conllu]") {
  const std::string plain = Line("1", "a") + Line("2", "b") + "\n";
  std::string windows = "\xEF\xBB\xBF\r\n";
  for (const char c : plain) {
    windows += c == '\n' ? std::string("\r\n") : std::string(1, c);
  }
  CHECK(WrittenAgain(windows) == WrittenAgain(plain));
  CHECK(WrittenAgain(plain.substr(0, plain.size() - 2)) == WrittenAgain(plain));
  CHECK(WrittenAgain("\n\n" + plain + "\n\n\n") == WrittenAgain(plain));
  CHECK(ReadConllu("")->empty());
  CHECK(ReadConllu("# a comment and no more\n")->empty());
}

TEST_CASE("Empty nodes are passed over", "[conllu]") {
  const auto sentences = ReadConllu(Line("0.1", "x") + Line("1", "a") +
                                    Line("1.1", "x") + Line("2", "b"));
  REQUIRE(sentences);
  CHECK(sentences->front().words.size() == 2);
}

TEST_CASE("Of a word that is an underscore so is the lemma", "[conllu]") {
  const auto sentences = ReadConllu(Line("1", "_") + Line("2", "a"));
  REQUIRE(sentences);
  CHECK(sentences->front().words[0].lemma == "_");
  CHECK(sentences->front().words[1].lemma.empty());
}

TEST_CASE("What is not CoNLL-U is named with its line", "[conllu]") {
  struct Case {
    std::string conllu;
    std::string said;
  };
  const std::string first = Line("1", "a");
  const std::vector<Case> cases = {
      {"hello world\n", "line 1: not ten columns"},
      {first + "2\tb\t_\n", "line 2: not ten columns"},
      {first + "2\tb\t_\t_\t_\t_\t_\t_\t_\t_\t_\n", "line 2: not ten columns"},
      {Line("1", ""), "line 1: an empty form"},
      {Line("x", "a"), "line 1: \"x\" is not an id"},
      {Line("", "a"), "line 1: \"\" is not an id"},
      {Line("-1", "a"), "line 1: \"-1\" is not an id"},
      {Line("1-", "a"), "line 1: \"1-\" is not an id"},
      {Line("1-2-3", "a"), "line 1: \"1-2-3\" is not an id"},
      {Line("99999999999999999999", "a"), "is not an id"},
      {first + Line("3", "b"), "line 2: word 3 where word 2 is due"},
      {first + Line("1", "b"), "line 2: word 1 where word 2 is due"},
      {Line("2-3", "ab") + first, "line 1: the range 2-3"},
      {Line("2-1", "ab"), "line 1: the range 2-1"},
      {Line("1-2", "ab") + first + Line("2-3", "bc"), "line 3: the range 2-3"},
      {Line("1-2", "ab") + Line("1-2", "ab"), "line 2: the range 1-2"},
      {Line("1-4294967295", "ab") + first + "\n", "word 4294967295"},
      {Line("1-2", "ab") + first, "a range ends at word 2"},
      {Line("1-2", "ab"), "a range ends at word 2"},
      {Line("1", "a", "2") + "\n" + first, "line 1: the head 2 is no word"},
      {Line("1", "a", "-1"), "line 1: \"-1\" is not a head"},
      {first + "# late\n", "line 2: a comment inside a sentence"},
      {first + Line("2", "\xFF"), "line 2: not UTF-8"},
  };
  for (const Case& wrong : cases) {
    INFO(wrong.conllu);
    const auto sentences = ReadConllu(wrong.conllu);
    REQUIRE(!sentences);
    CHECK(sentences.error().code == ErrorCode::kInvalidArgument);
    INFO(sentences.error().message);
    CHECK(sentences.error().message.find(wrong.said) != std::string::npos);
  }
}

TEST_CASE("Whatever the strings hold, the lines are CoNLL-U", "[conllu]") {
  const std::string pieces[] = {"\t", "\n",     "\r",     "|",  "a", "_",   " ",
                                "=",  "\u0085", "\u00E9", "\0", "#", "\x1B"};
  std::mt19937 random(20261121);
  for (int round = 0; round < 500; ++round) {
    const auto text = [&] {
      std::string made;
      for (size_t i = random() % 5; i > 0; --i) {
        made += pieces[random() % std::size(pieces)];
      }
      return made;
    };
    ConlluSentence sentence;
    sentence.begins_paragraph = random() % 2 == 0;
    sentence.language = text();
    if (random() % 3 == 0) sentence.comments.push_back(text());
    const uint32_t count = 1 + static_cast<uint32_t>(random() % 4);
    for (uint32_t i = 0; i < count; ++i) {
      const auto words = 1 + static_cast<uint32_t>(random() % 3);
      const auto first = static_cast<uint32_t>(sentence.words.size());
      sentence.tokens.push_back({{}, text(), first, words, random() % 2 == 0});
      for (uint32_t k = 0; k < words; ++k) {
        sentence.words.push_back({text(), text(), text(), text(), 0, text()});
      }
    }
    sentence.names.push_back({0, 1, text()});
    const std::string written = Written(sentence, {text(), 3, {}, nullptr});
    INFO(written);
    const auto read = ReadConllu(written);
    REQUIRE(read);
    REQUIRE(read->size() == 1);
    CHECK(read->front().tokens.size() == sentence.tokens.size());
    CHECK(read->front().words.size() == sentence.words.size());
  }
}

TEST_CASE("An empty form is an underscore, blanks stay inside", "[conllu]") {
  CHECK(Written(OneWord("")).find("1\t_\t_\tX\t") != std::string::npos);
  CHECK(Written(OneWord("10 000")).find("1\t10 000\t_\t") != std::string::npos);
  CHECK(Written(OneWord("a\tb")).find("1\ta b\t_\t") != std::string::npos);
}

TEST_CASE("Given comments are kept and not doubled", "[conllu]") {
  ConlluSentence sentence = OneWord("Ada");
  sentence.begins_paragraph = true;
  sentence.language = "en";
  const ConlluContext context{"file.txt", 4, {}, nullptr};
  const std::string line = "1\tAda\t_\tX\t_\t_\t0\troot\t_\t_\n\n";
  CHECK(Written(sentence, context) ==
        "# newdoc id = file.txt\n# newpar\n# sent_id = 4\n# text = Ada\n"
        "# language = en\n" +
            line);
  sentence.comments = {"newdoc", "sent_id = a-1", "text = Ada ", "text_en = x"};
  CHECK(Written(sentence, context) ==
        "# newdoc\n# sent_id = a-1\n# text = Ada \n# text_en = x\n"
        "# language = en\n" +
            line);
}

TEST_CASE("A language that is not known is und", "[conllu]") {
  CHECK(Written(OneWord("x")).find("# language = und\n") != std::string::npos);
  const auto read = ReadConllu("# language = und\n" + Line("1", "x"));
  REQUIRE(read);
  CHECK(read->front().language.empty());
}

// "é" is one byte in the file and two in the text.
TEST_CASE("Ranges are bytes of the file, on the first line of a token",
          "[conllu]") {
  const std::string text = "\u00C9t\u00E9 du.";
  SourceMap map;
  map.Add(2, 10, 1);
  map.Add(1, 11, 1);
  map.Add(2, 12, 1);
  map.Add(4, 13, 4);
  ConlluSentence sentence;
  sentence.span = {0, 9};
  sentence.tokens = {{{0, 5}, "\u00C9t\u00E9", 0, 1, true},
                     {{6, 8}, "du", 1, 2, false},
                     {{8, 9}, ".", 3, 1, true}};
  sentence.words.resize(4);
  sentence.names = {{2, 4, "Place"}};
  CHECK(Written(sentence, {{}, 0, text, &map}) ==
        "# text = \u00C9t\u00E9 du.\n"
        "# language = und\n"
        "1\t_\t_\tX\t_\t_\t0\troot\t_\tTokenRange=10:13\n"
        "2-3\tdu\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No|TokenRange=14:16\n"
        "2\t_\t_\tX\t_\t_\t1\tdep\t_\t_\n"
        "3\t_\t_\tX\t_\t_\t1\tdep\t_\tNE=B-Place\n"
        "4\t_\t_\tX\t_\t_\t1\tdep\t_\tNE=I-Place|TokenRange=16:17\n\n");
}

TEST_CASE("Any bytes are read or refused", "[conllu]") {
  const std::string pieces[] = {"1",  "2",  "-", ".",     "\t", "\t_\t_\t_\t_",
                                "\n", "\r", "#", "_",     "a",  "\xC3",
                                "|",  "=",  "0", "NE=B-X"};
  std::mt19937 random(7);
  for (int round = 0; round < 3000; ++round) {
    std::string bytes;
    for (size_t i = random() % 40; i > 0; --i) {
      bytes += pieces[random() % std::size(pieces)];
    }
    const auto sentences = ReadConllu(bytes);
    if (!sentences) {
      CHECK(!sentences.error().message.empty());
      continue;
    }
    for (const ConlluSentence& sentence : *sentences) {
      uint32_t next = 0;
      for (const ConlluToken& token : sentence.tokens) {
        CHECK(token.first_word == next);
        next += token.word_count;
      }
      CHECK(next == sentence.words.size());
    }
  }
}

}  // namespace
}  // namespace quipu
