// A wire story, a paper that prints it cut, a translation of that, and another
// paper's own report.

#include <catch2/catch.hpp>
#include <string>

#include "tests/app/cli/cli_support.h"

namespace quipu {
namespace {

constexpr const char* kWire =
    "Dockers end strike at Port Varne\n\n"
    "PORT VARNE, Aug. 9, 1988 (Meridian) — Dockers at Port Varne went back to "
    "work on Tuesday after nineteen days, the harbour board said. The board "
    "had "
    "offered to take back the forty men whom it dismissed in July.\n\n"
    "Olga Salas, chairwoman of the Harbour Workers Union, said that the vote "
    "was close. The union, founded in 1961, has about 900 members in the "
    "port.\n\n"
    "Governor Emil Novak, who had threatened to send in soldiers, did not come "
    "to the quay. Two ships that had waited off the coast since the beginning "
    "of the month were unloaded during the night.\n";

constexpr const char* kReprint =
    "THE CALUMET COURIER     Wednesday, August 10, 1988     A7\n\n"
    "Strike over in Varne\n\n"
    "From Meridian dispatches\n\n"
    "Dockers at Port Varne went back to work on Tuesday after nineteen days, "
    "the harbour board said. The board had offered to take back the forty men "
    "whom it dismissed in July. Olga Salas, chairwoman of the Harbour Workers "
    "Union, said that the vote was close.\n\n"
    "Governor Emil Novak, who had threatened to send in soldiers, did not come "
    "to the quay.\n\n"
    "The Courier's readers sent 300 dollars for the families.\n";

constexpr const char* kReport =
    "THE VARNE HERALD     Wednesday, August 10, 1988     page 1\n\n"
    "Back at the quay\n\n"
    "By Ruth Kessler\n\n"
    "Nineteen days after it began, the strike in our port is over. At seven on "
    "Tuesday the first gang walked through the gate, among them some of the "
    "forty who had been dismissed. Olga Salas of the Harbour Workers Union "
    "spoke of a narrow vote; the governor, Emil Novak, stayed in the capital "
    "and his soldiers in their barracks.\n";

constexpr const char* kTranslation =
    "EL MUELLE, n.º 12, septiembre de 1988\n\n"
    "Fin de la huelga en Puerto Varne\n\n"
    "Traducido del inglés (The Calumet Courier, agosto de 1988)\n\n"
    "Los estibadores de Puerto Varne volvieron al trabajo el martes, después "
    "de diecinueve días, según la junta del puerto. La junta había ofrecido "
    "readmitir a los cuarenta hombres que despidió en julio.\n";

TEST_CASE("Near-copies are listed with what they are copies of", "[cli]") {
  const TemporaryFolder folder;
  folder.Write("press/wire.txt", kWire);
  folder.Write("press/courier.txt", kReprint);
  folder.Write("press/muelle.txt", kTranslation);
  folder.Write("press/herald.txt", kReport);
  REQUIRE(RunQuipu(folder.path(), {"ingest", "press"}).exit_code == 0);
  const RunResult table = RunQuipu(folder.path(), {"documents", "--copies"});
  CHECK(table.exit_code == 0);
  CHECK(table.out == Golden("documents_copies.txt", table.out));
  const RunResult lines =
      RunQuipu(folder.path(), {"documents", "--copies", "--format", "jsonl"});
  CHECK(lines.out == Golden("documents_copies.jsonl", lines.out));
  REQUIRE(RunQuipu(folder.path(), {"remove", "press/wire.txt"}).exit_code == 0);
  REQUIRE(RunQuipu(folder.path(), {"remove", "press/courier.txt"}).exit_code ==
          0);
  const RunResult none = RunQuipu(folder.path(), {"documents", "--copies"});
  CHECK(none.exit_code == 1);
  CHECK(none.out.find("press/") == std::string::npos);
}

}  // namespace
}  // namespace quipu
