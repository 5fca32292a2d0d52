#include "ingest/extract/spoken.h"

#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "ingest/extract/text_marks.h"
#include "tests/ingest/extract/extract_support.h"

namespace quipu {
namespace {

// The text of each pronoun's speaker, by the pronoun; "" where it has none.
std::map<std::string, std::string> SpeakersOf(const std::string& text) {
  const Document document = BodyDocument(text, "en");
  const TextMarks marks = FindMarks(document, SharedModels());
  std::map<std::string, std::string> out;
  for (size_t i = 0; i < marks.markables.all.size(); ++i) {
    const Markable& m = marks.markables.all[i];
    if (m.kind != MarkableKind::kPronoun) continue;
    const uint32_t speaker = marks.markables.spoken[i].speaker;
    std::string& of = out[std::string(m.span.In(document.text))];
    if (speaker == kNoSpeaker) continue;
    of = marks.markables.all[speaker].span.In(document.text);
  }
  return out;
}

//   "I …", said [Ada Quill].   she …
//     '------------^           (nobody)
TEST_CASE("A pronoun in quotation marks has the one quoted as speaker",
          "[coreference]") {
  CHECK(SpeakersOf("\"I never ordered it,\" said Ada Quill. She left.\n") ==
        std::map<std::string, std::string>{
            {"I", "Ada Quill"}, {"it", "Ada Quill"}, {"She", ""}});
}

TEST_CASE("A pronoun in a transcript has the one with the floor as speaker",
          "[coreference]") {
  const auto speakers = SpeakersOf(
      "MR. VEGA: We signed the letter on Monday and sent it to the prison.\n\n"
      "MS. ROJAS: My party did not sign the letter and will not do so.\n\n"
      "MR. VEGA: That is what the newspapers of the capital have written.\n\n"
      "MS. ROJAS: The newspapers have written the truth for once.\n");
  CHECK(speakers.at("We").find("VEGA") != std::string::npos);
  CHECK(speakers.at("My").find("ROJAS") != std::string::npos);
}

}  // namespace
}  // namespace quipu
