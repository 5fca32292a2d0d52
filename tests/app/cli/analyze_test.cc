// quipu analyze, with the models of the source tree.

#include <algorithm>
#include <catch2/catch.hpp>
#include <set>
#include <sstream>

#include "base/utf8.h"
#include "language/syntax/read_conllu.h"
#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

const std::string kMixed =
    "Ana Quiroga visited the prison of Lurigancho in 1986. She didn't stay.\n"
    "\n"
    "Le rapport du comit\u00E9 parle des prisonniers. Il n'est pas "
    "sign\u00E9.\n"
    "\n"
    "Los presos salieron del penal de El Front\u00F3n. Nadie quiso verlos.\n";

RunResult Analyze(const TemporaryFolder& folder,
                  std::vector<std::string> arguments,
                  const RunOptions& options = {}) {
  arguments.insert(arguments.begin(), "analyze");
  return RunQuipu(folder.path(), arguments, options);
}

// What the command prints for a file of these bytes, read again.
std::vector<ConlluSentence> Analyzed(const std::string& bytes,
                                     std::vector<std::string> arguments = {}) {
  const TemporaryFolder folder;
  folder.Write("file.txt", bytes);
  arguments.push_back("file.txt");
  const RunResult run = Analyze(folder, arguments);
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  auto sentences = ReadConllu(run.out);
  REQUIRE(sentences);
  return std::move(*sentences);
}

// Without white space, zero-width space included.
std::string Packed(std::string_view text) {
  std::string packed;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint code = DecodeUtf8(text, i);
    const char32_t c = code.value;
    const bool blank = c <= ' ' || c == 0xA0 || c == 0xFEFF || c == 0x3000 ||
                       (c >= 0x2000 && c <= 0x200B) || c == 0x2028 ||
                       c == 0x2029 || c == 0x202F;
    if (!blank) packed += text.substr(i, code.length);
    i += code.length;
  }
  return packed;
}

std::string Forms(const std::vector<ConlluSentence>& sentences) {
  std::string forms;
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluToken& token : sentence.tokens) forms += token.form;
  }
  return forms;
}

bool HasToken(const std::vector<ConlluSentence>& sentences,
              const std::string& form, const std::vector<std::string>& words) {
  for (const ConlluSentence& sentence : sentences) {
    for (const ConlluToken& token : sentence.tokens) {
      std::vector<std::string> found;
      for (size_t i = 0; i < token.word_count; ++i) {
        found.push_back(sentence.words[token.first_word + i].form);
      }
      if (token.form == form && found == words) return true;
    }
  }
  return false;
}

// Every word has a tag and a relation, a lemma where the language is known, and
// leads to the one root.
void CheckTree(const ConlluSentence& sentence) {
  size_t roots = 0;
  size_t faults = 0;
  for (const ConlluWord& word : sentence.words) {
    faults += word.upos.empty() || word.relation.empty() ? 1 : 0;
    faults += word.lemma.empty() != sentence.language.empty() ? 1 : 0;
    roots += word.head == 0 ? 1 : 0;
    size_t steps = 0;
    for (uint32_t above = word.head;
         above != 0 && steps <= sentence.words.size(); ++steps) {
      above = sentence.words[above - 1].head;
    }
    faults += steps > sentence.words.size() ? 1 : 0;
  }
  CHECK(roots == 1);
  CHECK(faults == 0);
}

TEST_CASE("Texts become sentences, words, trees and names", "[analyze]") {
  const auto sentences = Analyzed(kMixed);
  CHECK(sentences.size() == 6);
  CHECK(Forms(sentences) == Packed(kMixed));
  CHECK(HasToken(sentences, "didn't", {"did", "n't"}));
  CHECK(HasToken(sentences, "du", {"de", "le"}));
  CHECK(HasToken(sentences, "del", {"de", "el"}));
  std::set<std::string> types;
  for (const ConlluSentence& sentence : sentences) {
    CheckTree(sentence);
    for (const ConlluName& name : sentence.names) types.insert(name.type);
  }
  CHECK(types.contains("Person"));
}

TEST_CASE("Each paragraph is analysed in its language", "[analyze]") {
  const auto languages = [](const std::vector<ConlluSentence>& sentences) {
    std::vector<std::string> found;
    for (const ConlluSentence& sentence : sentences) {
      if (sentence.begins_paragraph) found.push_back(sentence.language);
    }
    return found;
  };
  using Strings = std::vector<std::string>;
  CHECK(languages(Analyzed(kMixed)) == Strings{"en", "fr", "es"});
  CHECK(languages(Analyzed(kMixed, {"--language", "fr"})) ==
        Strings{"fr", "fr", "fr"});
  const std::string german =
      "Der Dampfer lag seit Jahren im Hafen, und niemand wusste, wem er "
      "geh\u00F6rte.\n";
  const auto unknown = Analyzed(german);
  CHECK(languages(unknown) == Strings{""});
  CHECK(Forms(unknown) == Packed(german));
  for (const ConlluSentence& sentence : unknown) CheckTree(sentence);
}

// "é" is one byte in the file.
TEST_CASE("Token ranges are bytes of the original file", "[analyze]") {
  const std::string bytes =
      "Le comit\xE9 du port a \xE9t\xE9 ferm\xE9 en mars.\r\n\r\n"
      "Les d\xE9put\xE9s sont venus.\r\n";
  const TemporaryFolder folder;
  folder.Write("latin.txt", bytes);
  const RunResult run = Analyze(folder, {"latin.txt"});
  REQUIRE(run.exit_code == 0);
  std::istringstream lines(run.out);
  size_t tokens = 0;
  const std::string mark = "TokenRange=";
  for (std::string line; std::getline(lines, line);) {
    const size_t at = line.find(mark);
    if (at == std::string::npos) continue;
    const size_t form = line.find('\t') + 1;
    size_t colon = 0;
    const std::string range = line.substr(at + mark.size());
    const size_t begin = std::stoul(range, &colon);
    const size_t end = std::stoul(range.substr(colon + 1));
    REQUIRE(begin < end);
    REQUIRE(end <= bytes.size());
    std::string decoded;
    for (const char c : bytes.substr(begin, end - begin)) {
      AppendUtf8(static_cast<unsigned char>(c), decoded);
    }
    CHECK(decoded == line.substr(form, line.find('\t', form) - form));
    ++tokens;
  }
  CHECK(tokens > 10);
}

TEST_CASE("JSON says what CoNLL-U says", "[analyze]") {
  const TemporaryFolder folder;
  folder.Write("file.txt", kMixed);
  const auto sentences = Analyzed(kMixed);
  const auto array =
      RunForJson(folder.path(), {"analyze", "--format", "json", "file.txt"});
  REQUIRE(array.size() == 1);
  CHECK(array[0].at("document") == "file.txt");
  const auto& found = array[0].at("sentences");
  REQUIRE(found.size() == sentences.size());
  for (size_t i = 0; i < found.size(); ++i) {
    const ConlluSentence& sentence = sentences[i];
    CHECK(found[i].at("language") == sentence.language);
    REQUIRE(found[i].at("words").size() == sentence.words.size());
    for (size_t k = 0; k < sentence.words.size(); ++k) {
      const auto& word = found[i].at("words")[k];
      CHECK(word.at("id") == k + 1);
      CHECK(word.at("form") == sentence.words[k].form);
      CHECK(word.at("lemma") == sentence.words[k].lemma);
      CHECK(word.at("upos") == sentence.words[k].upos);
      CHECK(word.at("head") == sentence.words[k].head);
      CHECK(word.at("deprel") == sentence.words[k].relation);
      std::string features;
      for (const auto& [name, value] : word.at("feats").items()) {
        features += (features.empty() ? "" : "|") + name + "=" +
                    value.get<std::string>();
      }
      CHECK(features == sentence.words[k].features);
    }
    for (const auto& token : found[i].at("tokens")) {
      const size_t begin = token.at("begin");
      const size_t end = token.at("end");
      CHECK(kMixed.substr(begin, end - begin) == token.at("form"));
    }
    REQUIRE(found[i].at("names").size() == sentence.names.size());
    for (const auto& name : found[i].at("names")) {
      const size_t begin = name.at("begin");
      const size_t end = name.at("end");
      CHECK(kMixed.substr(begin, end - begin) == name.at("text"));
    }
  }
  const RunResult lines = Analyze(
      folder, {"--format", "jsonl", "file.txt", "file.txt", "./file.txt"});
  CHECK(lines.exit_code == 0);
  CHECK(std::count(lines.out.begin(), lines.out.end(), '\n') == 1);
  CHECK(nlohmann::json::parse(lines.out) == array[0]);
}

TEST_CASE("Given sentences and words are kept and analysed", "[analyze]") {
  const auto line = [](const std::string& id, const std::string& form) {
    return id + "\t" + form + "\t_\t_\t_\t_\t_\t_\t_\t_\n";
  };
  const TemporaryFolder folder;
  folder.Write("given.conllu",
               "# sent_id = one\n# text = Elle vient du port.\n" +
                   line("1", "Elle") + line("2", "vient") + line("3-4", "du") +
                   line("3", "de") + line("4", "le") + line("5", "port.") +
                   "\n" + line("1", "Nothing else"));
  const RunResult run = Analyze(folder, {"--input", "conllu", "given.conllu"});
  INFO(run.err);
  REQUIRE(run.exit_code == 0);
  CHECK(run.out.find("# sent_id = one\n# text = Elle vient du port.\n") !=
        std::string::npos);
  CHECK(run.out.find("TokenRange") == std::string::npos);
  const auto sentences = ReadConllu(run.out);
  REQUIRE(sentences);
  REQUIRE(sentences->size() == 2);
  CHECK(HasToken(*sentences, "du", {"de", "le"}));
  CHECK(HasToken(*sentences, "port.", {"port."}));
  CHECK(HasToken(*sentences, "Nothing else", {"Nothing else"}));
  for (const ConlluSentence& sentence : *sentences) CheckTree(sentence);

  folder.Write("wrong.conllu", line("1", "a") + line("3", "b"));
  const RunResult wrong =
      Analyze(folder, {"--input", "conllu", "wrong.conllu", "given.conllu"});
  CHECK(wrong.exit_code == 3);
  CHECK(wrong.out == run.out);
  CHECK(wrong.err.find("skipped wrong.conllu: line 2: ") != std::string::npos);
}

TEST_CASE("Small networks give trees as well", "[analyze]") {
  const auto sentences = Analyzed(kMixed, {"--fast"});
  CHECK(Forms(sentences) == Packed(kMixed));
  for (const ConlluSentence& sentence : sentences) CheckTree(sentence);
}

TEST_CASE("The same bytes give the same bytes", "[analyze]") {
  const TemporaryFolder folder;
  folder.Write("file.txt", kMixed);
  CHECK(Analyze(folder, {"file.txt"}).out == Analyze(folder, {"file.txt"}).out);
}

TEST_CASE("Any text is analysed whole", "[analyze]") {
  std::string words;
  for (int i = 0; i < 20000; ++i) words += "word and ";
  const std::vector<std::string> texts = {
      std::string(200'000, 'a'),
      words,
      "\U0001F600\U0001F468\u200D\U0001F469\u200D\U0001F467 "
      "\U0001F1F5\U0001F1EA"
      "!!\n",
      "\u0627\u0644\u0633\u0641\u064A\u0646\u0629 \u202Eabc\u202C "
      "\u05E9\u05DC\u05D5\u05DD\n",
      "e\u0301\u0301\u0301\u0301 a\u200Db \u200C\u00AD x\u0335y\n",
      "\u4ECA\u65E5\u306F\u3002\u5929\u6C14 \uD55C\uAD6D\uC5B4\n",
      "? . ... ---- (((( \u00BF\u00A1\u00BF\u00A1 '' ``\n",
      "\n\n\n \t \n.\n",
      "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n# newdoc\n",
  };
  for (const std::string& text : texts) {
    INFO(text.substr(0, 60));
    const auto sentences = Analyzed(text);
    // What has another normal form may be written differently.
    CHECK(Forms(sentences).size() >= Packed(text).size() / 2);
    for (const ConlluSentence& sentence : sentences) {
      CHECK(sentence.words.size() <= 1000);
      CheckTree(sentence);
    }
  }
}

TEST_CASE("Random bytes are analysed or refused", "[analyze]") {
  std::string bytes;
  uint32_t state = 1;
  for (int i = 0; i < 50'000; ++i) {
    state = state * 1664525u + 1013904223u;
    bytes += static_cast<char>(state >> 24);
  }
  std::string latin = bytes;  // no control characters: text in some encoding
  std::erase_if(latin, [](char c) { return (c & 0x7F) < 0x20; });
  const TemporaryFolder folder;
  folder.Write("random.txt", bytes);
  folder.Write("latin.txt", latin);
  const RunResult run = Analyze(folder, {"random.txt", "latin.txt"});
  CHECK(run.exit_code == 3);
  CHECK(run.err.find("skipped random.txt: binary data") != std::string::npos);
  CHECK(ReadConllu(run.out));
  const RunResult conllu =
      Analyze(folder, {"--input", "conllu", "random.txt", "latin.txt"});
  CHECK(conllu.exit_code == 3);
  CHECK(conllu.out.empty());
}

TEST_CASE("Bad inputs are named, the rest is analysed", "[analyze]") {
  const TemporaryFolder folder;
  folder.Write("good.txt", kMixed);
  folder.Write("empty.txt", "");
  const RunResult run =
      Analyze(folder, {"empty.txt", "good.txt", "absent.txt", "."});
  CHECK(run.exit_code == 3);
  CHECK(run.err.find("skipped empty.txt: ") != std::string::npos);
  CHECK(run.err.find("skipped absent.txt: ") != std::string::npos);
  CHECK(run.out.find("# newdoc id = good.txt\n") == 0);
}

TEST_CASE("A dash is standard input", "[analyze]") {
  const TemporaryFolder folder;
  folder.Write("file.txt", kMixed);
  const std::string program = QUIPU_BINARY;
  const RunResult piped =
      RunProgram(folder.path(),
                 {"bash", "-c", "cat file.txt | " + program + " analyze -"});
  CHECK(piped.exit_code == 0);
  const RunResult named = Analyze(folder, {"file.txt"});
  std::string expected = named.out;
  expected.replace(expected.find("file.txt"), 8, "-");
  CHECK(piped.out == expected);
  CHECK(Analyze(folder, {"-"}).exit_code == 3);  // nothing in it
}

TEST_CASE("Without models the command says where it looked", "[analyze]") {
  const TemporaryFolder folder;
  folder.Write("file.txt", kMixed);
  folder.Write("broken/README", "x");
  for (const std::string models : {"absent", "broken"}) {
    const RunResult named = Analyze(folder, {"--models", models, "file.txt"});
    const RunResult set = Analyze(folder, {"file.txt"},
                                  {.environment = {{"QUIPU_MODELS", models}}});
    for (const RunResult& run : {named, set}) {
      CHECK(run.exit_code == 3);
      CHECK(run.out.empty());
      CHECK(run.err.find(models) != std::string::npos);
    }
  }
}

TEST_CASE("Analysed texts cannot steer the terminal", "[analyze]") {
  if (!HasTerminals()) return;
  const TemporaryFolder folder;
  folder.Write("a\x1b]0;x\x07.txt", "One \x1b[2J two \u202Ethree\u202C.\n");
  for (const std::string format : {"conllu", "json"}) {
    const RunResult run =
        Analyze(folder, {"--format", format, "."}, {.terminal_width = 80});
    CHECK(run.exit_code == 0);
    CHECK(run.out.find('\x1b') == std::string::npos);
    CHECK(run.out.find('\x07') == std::string::npos);
    CHECK(run.out.find("\u202E") == std::string::npos);
  }
}

}  // namespace
}  // namespace quipu
