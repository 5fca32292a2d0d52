#include "language/syntax/segmenter.h"

#include <catch2/catch.hpp>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "language/syntax/conllu_analysis.h"
#include "language/text/character_class.h"
#include "language/text/paragraph.h"
#include "train/random.h"
#include "train/recipes/segmenter_trainer.h"

namespace quipu {
namespace {

void AddToken(const std::vector<std::string>& words, bool space_after,
              ConlluSentence& sentence) {
  ConlluToken token;
  token.first_word = static_cast<uint32_t>(sentence.words.size());
  token.word_count = static_cast<uint32_t>(words.size());
  token.space_after = space_after;
  for (const std::string& word : words) {
    token.form += word;
    ConlluWord& added = sentence.words.emplace_back();
    added.form = word;
    added.upos =
        ClassOf(static_cast<uint8_t>(word[0])) == CharacterClass::kLower
            ? "NOUN"
            : "X";
  }
  sentence.tokens.push_back(token);
}

// A language of a few dozen words, with "don't", "Mr.", "10 000" and quotes.
Treebank SmallTreebank() {
  const std::vector<std::string> subjects = {"We", "They", "Dogs", "Cats"};
  const std::vector<std::string> objects = {"bones", "fish", "bread", "soup"};
  Random random(7);
  Treebank treebank;
  for (int i = 0; i < 600; ++i) {
    ConlluSentence& sentence = treebank.sentences.emplace_back();
    sentence.begins_paragraph = i % 9 == 0;
    const bool quoted = random.Chance(0.2F);
    if (quoted) AddToken({"\""}, false, sentence);
    if (random.Chance(0.2F)) {
      AddToken({"Mr."}, true, sentence);
      AddToken({"Hill"}, true, sentence);
    } else {
      AddToken({subjects[random.Below(subjects.size())]}, true, sentence);
    }
    if (random.Chance(0.4F)) AddToken({"do", "n't"}, true, sentence);
    AddToken({"eat"}, true, sentence);
    if (random.Chance(0.3F)) AddToken({"10 000"}, true, sentence);
    const bool two = random.Chance(0.3F);
    AddToken({objects[random.Below(objects.size())]}, two, sentence);
    if (two) {
      AddToken({"and"}, true, sentence);
      AddToken({objects[random.Below(objects.size())]}, false, sentence);
    }
    AddToken({random.Chance(0.8F) ? "." : "!"}, !quoted, sentence);
    if (quoted) AddToken({"\""}, true, sentence);
  }
  return treebank;
}

const std::string& SmallModel() {
  static const std::string bytes = [] {
    const std::vector<Treebank> treebanks = {SmallTreebank()};
    return TrainSegmenter(treebanks, 1).Write();
  }();
  return bytes;
}

std::vector<ConlluSentence> Segment(std::string_view text) {
  const auto segmenter = Segmenter::FromBytes(SmallModel());
  REQUIRE(segmenter);
  Analysis analysis(text);
  for (const Paragraph& paragraph :
       DivideParagraphs(text, Language::kEnglish)) {
    segmenter->Segment(paragraph.span, analysis);
  }
  return ConlluOf(analysis);
}

// "a b | c": words of tokens joined by "+", sentences parted by "|".
std::string Shown(std::string_view text) {
  std::string shown;
  for (const ConlluSentence& sentence : Segment(text)) {
    if (!shown.empty()) shown += " |";
    for (const ConlluToken& token : sentence.tokens) {
      if (!shown.empty()) shown += ' ';
      for (uint32_t i = 0; i < token.word_count; ++i) {
        if (i > 0) shown += '+';
        shown += sentence.words[token.first_word + i].form;
      }
    }
  }
  return shown;
}

std::string WithoutSpace(std::string_view text) {
  std::string out;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint point = DecodeUtf8(text, i);
    if (ClassOf(point.value) != CharacterClass::kSpace) {
      out += text.substr(i, point.length);
    }
    i += point.length;
  }
  return out;
}

void CheckCoverage(const std::string& text) {
  std::string forms;
  uint32_t at = 0;
  for (const ConlluSentence& sentence : Segment(text)) {
    REQUIRE_FALSE(sentence.tokens.empty());
    REQUIRE(sentence.words.size() <= Segmenter::kLongestSentence);
    REQUIRE(sentence.span.begin == sentence.tokens.front().span.begin);
    REQUIRE(sentence.span.end == sentence.tokens.back().span.end);
    uint32_t word = 0;
    for (const ConlluToken& token : sentence.tokens) {
      REQUIRE(token.span.begin >= at);
      REQUIRE(token.span.begin < token.span.end);
      at = token.span.end;
      REQUIRE(token.first_word == word);
      REQUIRE(token.word_count > 0);
      word += token.word_count;
      REQUIRE(token.span.In(text).find('\n') == std::string_view::npos);
      forms += token.form;
    }
    REQUIRE(word == sentence.words.size());
  }
  REQUIRE(WithoutSpace(forms) == WithoutSpace(text));
}

}  // namespace

TEST_CASE("Text is divided as the treebank is") {
  CHECK(
      Shown("They don't eat fish. Mr. Hill eat soup! Dogs eat 10 000 bones.") ==
      "They do+n't eat fish . | Mr. Hill eat soup ! | Dogs eat 10 000 bones .");
  CHECK(Shown("\"We eat bread.\" Cats eat fish.") ==
        "\" We eat bread . \" | Cats eat fish .");
}

TEST_CASE("Words keep the case and the apostrophe of their token") {
  CHECK(Shown("They DON'T eat fish. They don’t eat soup.") ==
        "They DO+N'T eat fish . | They do+n’t eat soup .");
}

TEST_CASE("A blank line ends a sentence, a line end need not") {
  const auto sentences = Segment("Dogs eat\n\n  \nCats eat\nfish.");
  REQUIRE(sentences.size() == 2);
  CHECK(sentences[0].begins_paragraph);
  CHECK(sentences[1].begins_paragraph);
  CHECK(sentences[1].tokens.size() == 4);
  CHECK_FALSE(Segment("We eat fish. We eat soup.")[1].begins_paragraph);
}

TEST_CASE("Addresses and halves of words are not divided") {
  CHECK(Shown("We eat http://a.example/b?c=d&e=f, a.b-c@d.example.") ==
        "We eat http://a.example/b?c=d&e=f , a.b-c@d.example .");
  CHECK(Shown("They eat mili-\ntary bread.") == "They eat mili- tary bread .");
}

TEST_CASE("Every item of a list is a sentence") {
  CHECK(Shown("* bones\n* fish\n* bread") == "* bones | * fish | * bread");
}

TEST_CASE("Only the range asked for is divided") {
  const auto segmenter = Segmenter::FromBytes(SmallModel());
  REQUIRE(segmenter);
  const std::string text = "Dogs eat fish. Cats eat soup.";
  Analysis analysis(text);
  segmenter->Segment({15, 23}, analysis);
  REQUIRE(analysis.sentences.size() == 1);
  CHECK(analysis.sentences[0].span.In(text) == "Cats eat");
  segmenter->Segment({14, 15}, analysis);
  CHECK(analysis.sentences.size() == 1);
}

TEST_CASE("A long sentence is divided at its punctuation") {
  std::string text = "We eat";
  for (int i = 0; i < 1000; ++i) text += i % 50 == 0 ? " bread," : " bread";
  CheckCoverage(text);
  const auto sentences = Segment(text);
  CHECK(sentences.size() >= 4);
  CHECK(sentences[0].tokens.back().form == ",");
}

TEST_CASE("Every character of any bytes belongs to exactly one token") {
  const std::vector<std::string> pieces = {
      "a",      "Don't",    " ",       "\n",     "\n\n",   ".",      "...",
      "\xC3",   "\xFF",     "é",       "\u00A0", "\u200B", "\u200D", "\u0301",
      "\uFEFF", "\x01",     "\t",      "10",     " 000",   "@",      "://",
      "www",    "\u2019",   "«",       "-",      "漢字",   "😀",      "\r\n",
      "\f",     "http://x", "x@y.com", "(",      ")",      "\"",     "Mr."};
  Random random(3);
  for (int round = 0; round < 300; ++round) {
    std::string text;
    const size_t length = random.Below(80);
    for (size_t i = 0; i < length; ++i) {
      text += pieces[random.Below(pieces.size())];
    }
    CheckCoverage(text);
  }
  CheckCoverage(std::string(100000, 'a'));
  CheckCoverage(std::string(100000, '('));
  CheckCoverage(std::string(50000, '\xCC'));
}

TEST_CASE("A segmenter that was cut short or changed does no harm") {
  const std::string& whole = SmallModel();
  for (size_t size = 0; size < whole.size(); size += 997) {
    const std::string part = whole.substr(0, size);
    const auto segmenter = Segmenter::FromBytes(part);
    REQUIRE_FALSE(segmenter);
    CHECK(segmenter.error().code == ErrorCode::kCorruption);
  }
  Random random(5);
  for (int round = 0; round < 50; ++round) {
    std::string changed = whole;
    for (int i = 0; i < 20; ++i) {
      changed[random.Below(changed.size())] = static_cast<char>(random.Next());
    }
    const auto segmenter = Segmenter::FromBytes(changed);
    if (!segmenter) continue;
    const std::string text = "They don't eat 10 000 fish. Mr. Hill!";
    Analysis analysis(text);
    segmenter->Segment({0, static_cast<uint32_t>(text.size())}, analysis);
  }
}

}  // namespace quipu
