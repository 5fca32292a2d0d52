#include "train/corpora/names_corpus.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <string>

#include "train/corpora/name_annotation.h"
#include "train/corpora/names_ancora.h"
#include "train/corpora/names_bio.h"
#include "train/corpora/names_bracketed.h"
#include "train/corpora/names_by_tags.h"
#include "train/corpora/names_gum.h"
#include "train/corpora/names_hipe.h"
#include "train/corpora/names_standoff.h"
#include "train/corpora/rough_words.h"

namespace quipu {
namespace {

using enum NameType;

// "Ana Ruiz=PER saw Lima=LOC": words with the names in them put together.
std::string Show(const AnnotatedSentence& sentence) {
  std::string text;
  for (uint32_t i = 0; i < sentence.forms.size(); ++i) {
    if (i > 0) text += ' ';
    for (const AnnotatedName& name : sentence.names) {
      if (name.begin == i) text += '[';
    }
    text += sentence.forms[i];
    for (const AnnotatedName& name : sentence.names) {
      if (name.end == i + 1) text += "]=" + name.label;
    }
  }
  return text;
}

std::string ShowWords(std::string_view text, std::string_view language) {
  std::string shown;
  for (const RoughWord& word : RoughWords(text, language)) {
    if (!shown.empty()) shown += ' ';
    shown += word.form;
  }
  return shown;
}

NameLabelSet Begin(std::initializer_list<NameType> types) {
  NameLabelSet set = 0;
  for (const NameType type : types) set |= 1U << BeginLabel(type);
  return set;
}

TEST_CASE("BIO and IO labels give the same names", "[train]") {
  for (const std::string first : {"B", "I"}) {
    const auto sentences =
        ReadBio("Ana\t" + first + "-PER\nRuiz\tI-PER\nmet\t" + "O\nLima\t" +
                first + "-LOC\nRosa\t" + first + "-PER\n.\tB-O\n\nYes O\n");
    REQUIRE(sentences.size() == 2);
    CHECK(Show(sentences[0]) == "[Ana Ruiz]=PER met [Lima]=LOC [Rosa]=PER .");
    CHECK(sentences[1].document == 1);
  }
}

TEST_CASE("Sentence numbers tell the documents of a BIO file apart",
          "[train]") {
  const auto sentences = ReadBio(
      "# sent_id = a-b-0001\nOne\tO\n\n# sent_id = a-b-0002\nTwo\tO\n\n"
      "# id c-s1\nThree\tO\n");
  REQUIRE(sentences.size() == 3);
  CHECK(sentences[0].document == sentences[1].document);
  CHECK(sentences[2].document != sentences[1].document);
}

TEST_CASE("HIPE words are joined and titles left out", "[train]") {
  const auto row = [](const std::string& form, const std::string& label,
                      const std::string& flags) {
    return form + "\t" + label + "\tO\tO\tO\tO\tO\t_\t_\t" + flags + "\n";
  };
  const auto sentences = ReadHipe(
      "TOKEN\tNE-COARSE-LIT\n# hipe2022:document_id = x\n" +
      row("M", "B-PER", "NoSpaceAfter") + row(".", "I-PER", "_") +
      row("Cha¬", "I-PER", "NoSpaceAfter|EndOfLine") +
      row("bert", "B-PER", "_") + row("quitte", "O", "_") +
      row("l", "O", "NoSpaceAfter") + row("'", "O", "_") +
      row("Ile", "B-LOC", "_") + row("Saint", "I-LOC", "NoSpaceAfter") +
      row("-", "I-LOC", "NoSpaceAfter") + row("Jean", "I-LOC", "_"));
  REQUIRE(sentences.size() == 1);
  CHECK(Show(sentences[0]) ==
        "M. [Chabert]=PER quitte l' [Ile Saint-Jean]=LOC");
}

TEST_CASE("Running text is divided at full stops, not in names", "[train]") {
  AnnotatedSentence page;
  page.forms = {"Il", "part", ".", "M", ".", "Roux", "reste", "ici", "."};
  page.names = {{5, 6, "PER"}};
  auto parts = DivideRunningText(page, 60);
  REQUIRE(parts.size() == 2);
  CHECK(Show(parts[1]) == "M . [Roux]=PER reste ici .");
  page.forms = {"a", "b", "Cour", "de", "Foix", "c"};
  page.names = {{2, 5, "LOC"}};
  parts = DivideRunningText(page, 3);
  REQUIRE(parts.size() == 3);
  CHECK(Show(parts[0]) == "a b");
  CHECK(Show(parts[1]) == "[Cour de Foix]=LOC");
}

TEST_CASE("Bracketed sentences are divided into words", "[train]") {
  const auto sentences = ReadBracketed(
      "# ours\n\n[Person Ana Ruiz] didn't leave [Prison Isla Gris "
      "Prison].\n",
      "en");
  REQUIRE(sentences.has_value());
  REQUIRE(sentences->size() == 1);
  CHECK(Show(sentences->front()) ==
        "[Ana Ruiz]=Person did n't leave [Isla Gris Prison]=Prison .");
  CHECK_FALSE(ReadBracketed("[Ana] left.", "en").has_value());
  CHECK_FALSE(ReadBracketed("[Star Ana] left.", "en").has_value());
  CHECK_FALSE(ReadBracketed("[Person Ana left.", "en").has_value());
  CHECK_FALSE(ReadBracketed("Ana] left.", "en").has_value());
}

TEST_CASE("Words are divided as the treebanks of the language do", "[train]") {
  CHECK(ShowWords("The ex-minister's \"U.S. trip\" (in May) ended.", "en") ==
        "The ex - minister 's \" U.S. trip \" ( in May ) ended .");
  CHECK(ShowWords("L’école d'Arras, rue du Port...", "fr") ==
        "L’ école d' Arras , rue de le Port ...");
  CHECK(ShowWords("¿Vino al puerto del Callao?", "es") ==
        "¿ Vino a el puerto de el Callao ?");
  CHECK(ShowWords(" \t ", "en").empty());
}

TEST_CASE("re3d entities keep what is a name", "[train]") {
  const auto sentences = ReadRe3d(
      R"({"_id":"d","text":"Général élu.\nPresident Ana Ruiz left the Port)"
      R"( Council. She slept."})",
      R"({"documentId":"d","begin":13,"end":31,"type":"Person",)"
      R"("confidence":1})"
      "\n"
      R"({"documentId":"d","begin":37,"end":53,"type":"Organisation",)"
      R"("confidence":0})"
      "\n"
      R"({"documentId":"d","begin":55,"end":58,"type":"Person",)"
      R"("confidence":1})"
      "\n");
  REQUIRE(sentences.has_value());
  REQUIRE(sentences->size() == 3);
  CHECK(Show((*sentences)[1]) ==
        "President [Ana Ruiz]=PER left the [Port Council]=?ORG .");
  CHECK(Show((*sentences)[2]) == "She slept .");
  CHECK_FALSE(ReadRe3d("{", "{}").has_value());
}

TEST_CASE("DocRED mentions lose their article", "[train]") {
  const auto sentences =
      ReadDocRed(R"([{"sents":[["Ana","left","the","Isles","."]],"vertexSet":[)"
                 R"([{"sent_id":0,"pos":[2,4],"type":"LOC"}],)"
                 R"([{"sent_id":0,"pos":[0,1],"type":"PER"}]]}])");
  REQUIRE(sentences.has_value());
  REQUIRE(sentences->size() == 1);
  CHECK(Show(sentences->front()) == "[Ana]=PER left the [Isles]=LOC .");
  CHECK_FALSE(ReadDocRed(R"([{"sents":[["a"]],"vertexSet":[)"
                         R"([{"sent_id":0,"pos":[0,2],"type":"LOC"}]]}])")
                  .has_value());
}

TEST_CASE("GUM mentions become names by their proper nouns", "[train]") {
  const auto row = [](int n, const std::string& form, const std::string& tag,
                      const std::string& misc) {
    return std::to_string(n) + "\t" + form + "\t_\t" + tag +
           "\t_\t_\t0\troot\t_\t" + misc + "\n";
  };
  const auto sentences = ReadGum(
      "# newdoc id = x\n" +
      row(1, "The", "DET", "Entity=(1-organization-new-nnnnn-cf1-3-sgl") +
      row(2, "Free", "ADJ", "_") + row(3, "Society", "PROPN", "_") +
      row(4, "of", "ADP", "_") +
      row(5, "Lima", "PROPN", "Entity=(2-place-new-nnnnn-cf2-1-sgl)1)") +
      row(6, "told", "VERB", "_") +
      row(7, "a", "DET", "Entity=(3-person-new-nnnnn-cf3-2-sgl") +
      row(8, "guard", "NOUN", "Entity=3)") + row(9, "Rex", "PROPN", "_"));
  REQUIRE(sentences.has_value());
  REQUIRE(sentences->size() == 1);
  CHECK(Show(sentences->front()) ==
        "The [Free Society of Lima]=ORG told a guard [Rex]=ANY");
}

TEST_CASE("AnCora's names have the words of their contractions", "[train]") {
  const auto row = [](const std::string& n, const std::string& form,
                      const std::string& tag, const std::string& misc) {
    return n + "\t" + form + "\t_\tX\t" + tag + "\t_\t0\troot\t_\t" + misc +
           "\n";
  };
  const auto sentences = ReadAncora(
      "# newdoc id = a\n" + row("1", "Fondo", "np0000o", "MWE=Fondo_del_Mar") +
      row("2-3", "del", "_", "_") + row("2", "de", "spcms", "_") +
      row("3", "el", "_", "_") + row("4", "Mar", "_", "_") +
      row("5", "visita", "_", "MWE=visita_de_hoy") +
      row("6-7", "al", "_", "_") + row("6", "a", "_", "_") +
      row("7", "el", "_", "_") + row("8", "Callao", "np00000", "_"));
  REQUIRE(sentences.has_value());
  REQUIRE(sentences->size() == 1);
  CHECK(Show(sentences->front()) ==
        "[Fondo de el Mar]=ORG visita a el [Callao]=NAME");
}

TEST_CASE("A class of a corpus allows the types that it may stand for",
          "[train]") {
  AnnotatedSentence sentence;
  sentence.forms = {"Rosa", "left", "Port", "Lima", "as", "French"};
  sentence.names = {{0, 1, "PER"}, {2, 4, "LOC"}, {5, 6, "MISC"}};
  const NamesSentence found =
      Supervise(sentence, kFourClassScheme, "en", "test");
  CHECK(found.allowed[0] == Begin({kPerson}));
  CHECK(found.allowed[1] == 1);
  CHECK(found.allowed[2] == Begin({kPlace, kFacility, kPrison}));
  CHECK(found.allowed[3] == Begin({kPlace, kFacility, kPrison}) << 1);
  CHECK(found.allowed[5] == 1);
}

TEST_CASE("Unmarked events are left open, other unmarked words are not",
          "[train]") {
  AnnotatedSentence sentence;
  sentence.forms = {"After", "the", "Battle", "of",   "Red",
                    "Hill",  "the", "New",    "Deal", "."};
  const NamesSentence open =
      Supervise(sentence, kFourClassScheme, "en", "test");
  const NameLabelSet events =
      1 | Begin({kEvent, kPublication}) | Begin({kEvent, kPublication}) << 1;
  CHECK(open.allowed == std::vector<NameLabelSet>{1, 1, events, events, events,
                                                  events, 1, 1, 1, 1});
  const NamesSentence closed =
      Supervise(sentence, kCrossNerScheme, "en", "test");
  CHECK(closed.allowed == std::vector<NameLabelSet>(10, 1));
}

TEST_CASE("CrossNER labels are mapped type by type", "[train]") {
  AnnotatedSentence sentence;
  sentence.forms = {"Ruiz", "of", "Unity", "won", "award"};
  sentence.names = {
      {0, 1, "politician"}, {2, 3, "politicalparty"}, {4, 5, "award"}};
  const NamesSentence found = Supervise(sentence, kCrossNerScheme, "en", "x");
  CHECK(found.allowed ==
        std::vector<NameLabelSet>{Begin({kPerson}), 1, Begin({kParty}), 1, 1});
}

TEST_CASE("Tags tell where names may be", "[train]") {
  ConlluSentence parsed;
  parsed.language = "es";
  const auto add = [&](const std::string& form, const std::string& tag) {
    parsed.words.emplace_back();
    parsed.words.back().form = form;
    parsed.words.back().upos = tag;
  };
  add("La", "DET");
  add("hija", "NOUN");
  add("llamó", "VERB");
  add("a", "ADP");
  add("Ana", "PROPN");
  add("Ruiz", "PROPN");
  add("y", "CCONJ");
  add("Lima", "PROPN");
  add("calló", "VERB");
  const NamesSentence found = SuperviseByTags(parsed, "tags");
  const NameLabelSet name = kAnyNameLabel & ~NameLabelSet{1};
  CHECK(found.language == "es");
  CHECK(found.allowed == std::vector<NameLabelSet>{1, 1, 1, 1, name, name,
                                                   kAnyNameLabel, kAnyNameLabel,
                                                   1});
}

TEST_CASE("A folder without corpora is reported", "[train]") {
  const auto corpora = ReadNamesCorpora("/nonexistent", "/nonexistent");
  REQUIRE_FALSE(corpora.has_value());
  CHECK(corpora.error().code == ErrorCode::kNotFound);
}

TEST_CASE("The corpora at hand give sentences with a labelling each",
          "[train]") {
  const std::filesystem::path root = QUIPU_SOURCE_DIR;
  const auto data = root / ".." / "shared" / "data";
  if (!std::filesystem::exists(data / "ner")) return;
  const auto corpora = ReadNamesCorpora(data, root / "models" / "training");
  REQUIRE(corpora.has_value());
  CHECK(corpora->train.size() > 30000);
  CHECK(corpora->dev.size() > 3000);
  size_t wrong = 0;
  for (const auto* part : {&corpora->train, &corpora->dev}) {
    for (const NamesSentence& sentence : *part) {
      bool well_formed = sentence.allowed.size() == sentence.forms.size();
      // The labels that some labelling so far ends with.
      NameLabelSet reached = 1;
      for (const NameLabelSet allowed : sentence.allowed) {
        NameLabelSet next = 1;
        for (const NameType type : kNameTypes) {
          next |= 1U << BeginLabel(type);
          const NameLabelSet before =
              (1U << BeginLabel(type)) | (1U << InsideLabel(type));
          if ((reached & before) != 0) next |= 1U << InsideLabel(type);
        }
        reached = next & allowed;
        well_formed = well_formed && reached != 0;
      }
      wrong += well_formed ? 0 : 1;
    }
  }
  CHECK(wrong == 0);
}

}  // namespace
}  // namespace quipu
