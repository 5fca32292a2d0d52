#include <catch2/catch.hpp>
#include <fstream>
#include <sstream>

#include "ingest/resolve/names/person_name.h"
#include "tests/ingest/resolve/world_support.h"

namespace quipu::test {
namespace {

using Names = std::vector<LocalName>;

// The entities that these are, each in a document of its own.
std::vector<std::vector<std::string>> EntitiesOf(
    const std::string& type, const std::vector<Names>& locals,
    const std::string& language = "en") {
  World world;
  for (const Names& names : locals) {
    PageBuilder builder("d" + std::to_string(&names - locals.data()));
    builder.Add(type, names);
    Page page = builder.Build();
    page.document.metadata.language = language;
    world.Put(page);
  }
  world.Derive();
  return world.Partition();
}

bool AreOne(const std::string& type, const LocalName& a, const LocalName& b,
            const std::string& language = "en") {
  return EntitiesOf(type, {{a}, {b}}, language).size() == 1;
}

struct Two {
  std::string a;
  std::string b;
};

void CheckPairs(const std::string& type, const std::vector<Two>& pairs,
                bool one) {
  for (const auto& [a, b] : pairs) {
    INFO(a << " | " << b);
    CHECK(AreOne(type, Full(a), Full(b)) == one);
  }
}

void CheckPeople(const std::vector<Two>& pairs, bool one) {
  CheckPairs("Person", pairs, one);
}

}  // namespace

TEST_CASE("No given name stands in two rows of the lexicon", "[resolve]") {
  std::ifstream file(std::string(QUIPU_SOURCE_DIR) +
                     "/ingest/resolve/names/name_words.tsv");
  size_t rows = 0;
  for (std::string line; std::getline(file, line);) {
    std::istringstream columns(line);
    std::string kind;
    std::string names;
    std::getline(columns, kind, '\t');
    std::getline(columns, names, '\t');
    if (kind != "given" && kind != "man" && kind != "woman") continue;
    ++rows;
    std::istringstream list(names);
    std::string first;
    for (std::string name; std::getline(list, name, ',');) {
      if (first.empty()) first = name;
      INFO(name << " in the row of " << first);
      const auto meaning = [](const std::string& text) {
        return ReadPersonName(text + " Vidal", "").words.front();
      };
      CHECK(meaning(name) == meaning(first));
    }
    CHECK(first != "");
  }
  CHECK(rows > 500);
}

TEST_CASE("A man and a woman of one family are two", "[resolve]") {
  CheckPeople({{"Jeanne Valcour", "Jean Valcour"},
               {"Louise Valcour", "Louis Valcour"},
               {"Michèle Valcour", "Michel Valcour"},
               {"Danièle Valcour", "Daniel Valcour"},
               {"Gabrielle Valcour", "Gabriel Valcour"},
               {"Martine Valcour", "Martin Valcour"},
               {"Simone Valcour", "Simon Valcour"},
               {"Laurence Valcour", "Laurent Valcour"},
               {"Andrée Valcour", "André Valcour"},
               {"Emmanuelle Valcour", "Emmanuel Valcour"},
               {"Frédérique Valcour", "Frédéric Valcour"},
               {"Joëlle Valcour", "Joël Valcour"},
               {"Paule Valcour", "Paul Valcour"},
               {"Nicole Valcour", "Nicolas Valcour"},
               {"Dominique Valcour", "Domingo Valcour"},
               {"Arvonne Valcour", "Arvon Valcour"}},
              false);
  CheckPeople({{"Jeanne Valcour", "Juana Valcour"},
               {"Louis Valcour", "Luis Valcour"},
               {"Gabrielle Valcour", "Gabriela Valcour"},
               {"Othmane Rahal", "Othman Rahal"}},
              true);
}

TEST_CASE("Given names that one language has are not one", "[resolve]") {
  CheckPeople({{"Fernando Vidal", "Hernán Vidal"},
               {"Manuel Vidal", "Emanuel Vidal"},
               {"Jana Vidal", "Ivana Vidal"},
               {"Georgy Vidal", "Yuri Vidal"},
               {"Jesús Vidal", "Issa Vidal"},
               {"Guy Vidal", "Vito Vidal"}},
              false);
}

TEST_CASE("An initial is the first letter of a given name", "[resolve]") {
  for (const char* const name :
       {"Juan Solano", "Philip Solano", "Khaled Solano", "Cecilia Solano",
        "Charles Solano", "Xavier Solano", "Oumar Solano", "Djamel Solano"}) {
    const std::string initials = std::string(1, name[0]) + ". Solano";
    INFO(initials << " | " << name);
    CHECK(AreOne("Person", Full(initials), Full(name)));
  }
  CheckPeople({{"J. Solano", "Irene Solano"}, {"J. Solano", "Yolanda Solano"}},
              false);
}

TEST_CASE("M. is a title in French and an initial elsewhere", "[resolve]") {
  CHECK(AreOne("Person", Surname("M. Rivas"), Full("Juan Rivas"), "fr"));
  CHECK_FALSE(AreOne("Person", Full("M. Rivas"), Full("Juan Rivas"), "en"));
  CHECK(AreOne("Person", Full("M. Rivas"), Full("Marta Rivas"), "en"));
}

TEST_CASE("Titles that are given names are no title before a surname alone",
          "[resolve]") {
  CheckPeople({{"Dean Hollister", "Mary Hollister"},
               {"Earl Hollister", "Mary Hollister"},
               {"Marshall Hollister", "Mary Hollister"},
               {"Don Hollister", "Mary Hollister"}},
              false);
  CheckPeople({{"Dean Hollister", "Dean Hollister"},
               {"Queen Zineb", "Reina Zineb"},
               {"Pope Anselm", "le pape Anselme"},
               {"Dean Mary Hollister", "Mary Hollister"}},
              true);
  CHECK(AreOne("Person", Full("Marshal Hollister"), Full("Ana Hollister")));
}

TEST_CASE("Mr and Mrs join nobody of the other sex", "[resolve]") {
  const auto are_one = [](const char* short_name, const char* full) {
    return AreOne("Person", Surname(short_name), Full(full), "fr");
  };
  CHECK_FALSE(are_one("Mme Valcour", "Jean Valcour"));
  CHECK_FALSE(are_one("Mr Solano", "Irene Solano"));
  CHECK_FALSE(are_one("doña Solano", "Pedro Solano"));
  CHECK(are_one("Mme Valcour", "Jeanne Valcour"));
  CHECK(are_one("M. Valcour", "Jean Valcour"));
  CHECK(are_one("M. Valcour", "Arvon Valcour"));
  CHECK(are_one("Valcour", "Jean Valcour"));
  CHECK(EntitiesOf("Person", {{Surname("Mrs Vidal")},
                              {Full("Ana Vidal")},
                              {Full("Paul Vidal")}}) ==
        std::vector<std::vector<std::string>>{{"d0:Mrs Vidal", "d1:Ana Vidal"},
                                              {"d2:Paul Vidal"}});
}

TEST_CASE("Two given names and two surnames may both be shortened",
          "[resolve]") {
  CheckPeople({{"Juan Carlos Rivas Soto", "Juan Carlos Rivas"},
               {"Juan Carlos Rivas Soto", "Juan Rivas"},
               {"Juan Carlos Rivas Soto", "Juan Soto"}},
              true);
  CHECK(EntitiesOf("Person", {{Full("Juan Carlos Rivas Soto")},
                              {Full("Juan Carlos Rivas")},
                              {Full("Juan Rivas")}})
            .size() == 1);
  CheckPeople({{"Juan Carlos Rivas Soto", "Juan Carlos Rivas Paz"},
               {"Juan Carlos Rivas", "Juan Luis Rivas"}},
              false);
}

TEST_CASE("One person may be called by either given name", "[resolve]") {
  const Names both = {Full("Juan Carlos Solano"), Full("Carlos Solano")};
  CHECK(EntitiesOf("Person", {both, {Full("Juan Carlos Solano")}}).size() == 1);
  const Names two = {Full("Juan Solano"), Full("Carlos Solano")};
  CHECK(EntitiesOf("Person", {two, {Full("Juan Solano")}}).size() == 2);
}

TEST_CASE("Words that are surnames are no suffix, and -co is not Slavic",
          "[resolve]") {
  CheckPeople({{"Enrique Salas Nieto", "Enrique Salas"},
               {"Pablo Salas Sobrino", "Pablo Salas"},
               {"Ana Fedorková", "Ana Fedorko"}},
              true);
  CheckPeople({{"Ana Franco", "Ana Frank"},
               {"Pedro Blanco", "Pierre Blanc"},
               {"Ana Marco", "Ana Mark"}},
              false);
}

TEST_CASE("Words written apart or together are one name", "[resolve]") {
  CheckPeople({{"Abdelkader Rahal", "Abd el-Kader Rahal"},
               {"Abdelkader Rahal", "Abdel Kader Rahal"},
               {"Abderrahmane Rahal", "Abd al-Rahman Rahal"},
               {"Abdelqayyum Rahal", "Abd el-Qayyum Rahal"},
               {"Driss Ben Rahal", "Driss Benrahal"},
               {"Driss El Mansouri", "Driss Elmansouri"},
               {"Driss El Mansouri", "Driss Mansouri"},
               {"Khalil Rahal", "Jalil Rahal"}},
              true);
  CHECK(AreOne("Person", Surname("Ben Rahal"), Full("Driss Benrahal")));
  CheckPeople({{"Ben Rahal", "Ana Benrahal"}, {"Ana Elgar", "Ana Gar"}}, false);
}

TEST_CASE("Names that end or consist in links are names", "[resolve]") {
  CheckPeople({{"De La", "De La"},
               {"Juan Carlos de la", "Juan Carlos"},
               {"Ben Ben Abd", "Ben Ben Abd"}},
              true);
}

TEST_CASE("A given name alone is sought as a surname as well", "[resolve]") {
  CHECK(AreOne("Person", Surname("Judge Vincent"), Full("Paul Vincent")));
}

TEST_CASE("What splits off is not the party that it came out of", "[resolve]") {
  CheckPairs("Party",
             {{"Partido Obrero", "Partido Obrero (Reconstituido)"},
              {"Parti ouvrier", "Parti ouvrier rénové"},
              {"Workers' Party", "Reborn Workers' Party"},
              {"Workers' Party", "Workers' Party - Valdist"},
              {"Workers' Party", "Workers' Party [Orvist]"},
              {"Workers' Party", "Workers' Party Valdist"},
              {"Association of Prisoners", "Association of Former Prisoners"},
              {"Labour Union for Peace", "Labour Union against Peace"},
              {"Zorvana", "Zorvana (Dissident)"}},
             false);
  CheckPairs("Party",
             {{"Workers' Party", "Workers' Party of Valda"},
              {"Workers' Party", "Workers' Party (Peru)"},
              {"Workers' Party", "Peruvian Workers' Party"},
              {"Workers' Party (Reborn)", "Partido Obrero renacido"},
              {"Zorvana", "Zorvana Mine"}},
             true);
}

TEST_CASE("Acronyms join translations, but not two countries", "[resolve]") {
  const auto are_one = [](const char* a, const char* b) {
    return EntitiesOf("Party",
                      {{Full(a), Acronym("PCC")}, {Full(b), Acronym("PCC")}})
               .size() == 1;
  };
  CHECK_FALSE(
      are_one("Partido Comunista de Chile", "Parti communiste de Chine"));
  CHECK(are_one("Partido Zorvista de Chile", "Parti zorveur du Chili"));
  CHECK(are_one("Партия зорвистов Чили", "Partia zorvista Čile"));
}

TEST_CASE("Numbers count what they stand by", "[resolve]") {
  CheckPairs("Organization",
             {{"1st Battalion, 2nd Regiment", "2nd Battalion, 1st Regiment"},
              {"Precinct 3 of District 5", "Precinct 5 of District 3"},
              {"Precinct 105 of District 3", "Precinct 3 of District 105"}},
             false);
  CheckPairs("Place", {{"Ward 3 of District 5", "Ward 5 of District 3"}},
             false);
  CheckPairs("Organization",
             {{"1st Battalion, 2nd Regiment", "Batallón 1, Regimiento 2"},
              {"1er bataillon du 2e régiment", "1st Battalion, 2nd Regiment"},
              {"Movement of 10 May 1960", "Movimiento 10 de mayo de 1960"}},
             true);
}

TEST_CASE("A letter at the end of a name is no link", "[resolve]") {
  CheckPairs(
      "Organization",
      {{"Group A", "Group D"}, {"Workers' Section E", "Workers' Section"}},
      false);
  CheckPairs("Prison", {{"Block A", "Block D"}}, false);
  CheckPairs("Prison", {{"Block A", "Bloque A"}}, true);
}

TEST_CASE("A name may leave out more than what its type says", "[resolve]") {
  CheckPairs("Prison", {{"Varne Central Prison", "prisión de Varne"}}, true);
  CheckPairs("Prison", {{"Varne Central Prison", "Varne Civil Prison"}}, false);
  CheckPairs("Organization",
             {{"Varne Central Council", "Varne Council of Mines"}}, false);
}

TEST_CASE("Of names used alike, one as in prose is the entity's", "[resolve]") {
  const char* const other = GENERATE("Rivas, Ana", "ANA RIVAS", "Rivas, ANA");
  World world;
  PageBuilder a("a");
  a.Add("Person", {Full("Ana Rivas")});
  PageBuilder b("b");
  b.Add("Person", {Full(other)});
  world.Put(a.Build());
  world.Put(b.Build());
  world.Derive();
  const auto lines = world.Export();
  REQUIRE(lines.size() == 1);
  CHECK(lines[0].find(R"("name":"Ana Rivas")") != std::string::npos);
}

}  // namespace quipu::test
