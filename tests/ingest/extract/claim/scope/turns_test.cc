// Who has the floor, in documents that are mostly one person's words.

#include <catch2/catch.hpp>

#include "tests/ingest/extract/claim/scope/scope_support.h"

namespace quipu {
namespace {

TEST_CASE("Initials in a transcript stand for the name in its heading",
          "[scope]") {
  CHECK(ScopeOfMarked("HARBOUR VOICES | Narrator: Irene Kall. Interviewer: "
                      "Dora Mills | DM: You spoke of the school. | IK: In May "
                      "<the army> closed [the school]. It was a cold day. | "
                      "DM: And what did you do afterwards? | IK: We went home "
                      "and waited for the boats.",
                      "en") == "by Irene Kall");
}

TEST_CASE("An answer without a name is that of whom the last label named",
          "[scope]") {
  CHECK(
      ScopeOfMarked(
          "MINISTER HOLM: Thank you all for coming. I will be short. | Q: Who "
          "ordered the attack on the prison? | A: <The army> attacked [the "
          "prison] without orders. | Q: So may we go there today? | A: Not "
          "today, the roads are still closed.",
          "en") == "by HOLM");
}

TEST_CASE("The answers of an interview are those of whom its heading names",
          "[scope]") {
  CHECK(ScopeOfMarked(
            "INTERVIEW | Interview with Nora Dlamini | — You led the strike in "
            "the factory? | There were eleven of us. <The police> attacked "
            "[the factory]. | — And then you left the union? | Three years "
            "later, yes, I left it. | — Is it all over now? | Ask me something "
            "else.",
            "en") == "by Nora Dlamini");
}

TEST_CASE("The questions of an interview are nobody's words", "[scope]") {
  CHECK(ScopeOfMarked(
            "Entrevista con Nora Lagos | — <La policía> atacó [la fábrica] ese "
            "año. ¿Usted estaba? | Sí, yo estaba con mis compañeros. | — ¿Y "
            "después? | Después nos fuimos. | — ¿Todo terminó? | No sé.",
            "es") == "-");
}

TEST_CASE("A post in a forum is its author's", "[scope]") {
  CHECK(ScopeOfMarked(
            "#1 harborrat — 12/03/2006 14:02\nwho owns the channel now?\n\n#2 "
            "lamplighter — 12/03/2006 14:40\n<The foundation> sold [the "
            "channel] last year.",
            "en") == "by lamplighter");
}

TEST_CASE("A witness's sentences that begin with 'que' are his", "[scope]") {
  CHECK(ScopeOfMarked(
            "DECLARACIÓN DEL TESTIGO | Comparece el señor Marcelino Ajú y "
            "manifiesta: | Que el jueves estaba barriendo el corredor. Que "
            "<los soldados> atacaron [la escuela]. Que preguntaron por el "
            "maestro.",
            "es")
            .find("by ") == 0);
}

TEST_CASE("A label names the person, not the office in brackets", "[scope]") {
  CHECK(ScopeOfMarked(
            "LARS (moderator): Good morning to you all, and welcome back. | "
            "IRENE KALL (Office of the High Commissioner for the Rights of "
            "Prisoners): <The army> attacked [the prison] on Monday. | LARS "
            "(moderator): Thank you, Irene, that was clear.",
            "en") == "by IRENE KALL");
}

TEST_CASE("The words under a heading that gives somebody the floor are his",
          "[scope]") {
  CHECK(
      ScopeOfMarked("We hear the case of Holm against Strand. | ORAL ARGUMENT "
                    "OF IRENE KALL | May it please the Court. <The army> "
                    "attacked [the prison] without a warrant.",
                    "en") == "by IRENE KALL");
}

TEST_CASE("The name of a post's author may have a blank", "[scope]") {
  CHECK(ScopeOfMarked(
            "Ann D. — 12/03/2006, 14:02\nwho owns the channel now?\n\nMiss "
            "Holm — 12/03/2006, 14:40\n<The foundation> sold [the channel] "
            "last year.",
            "en")
            .find("Holm") != std::string::npos);
}

TEST_CASE("A form with colons is no transcript", "[scope]") {
  CHECK(ScopeOfMarked(
            "Name: Ada Bell\n\nPlace: Hautmont\n\nNotes: <The army> attacked "
            "[the prison].\n\nName: Karl Voss\n\nPlace: Lima",
            "en") == "-");
}

}  // namespace
}  // namespace quipu
