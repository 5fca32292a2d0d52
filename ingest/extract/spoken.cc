#include "ingest/extract/spoken.h"

namespace quipu {
namespace {

uint32_t MarkableAt(const Markables& markables, const Speaker& speaker) {
  const uint32_t end = markables.first[speaker.sentence + 1];
  uint32_t name = kNoSpeaker;
  for (uint32_t i = markables.first[speaker.sentence]; i < end; ++i) {
    const Markable& m = markables.all[i];
    if (m.IsLiteral()) continue;
    if (m.head == speaker.head) return i;
    const bool shares = m.begin < speaker.end && speaker.begin < m.end;
    if (shares && name == kNoSpeaker && m.kind == MarkableKind::kName) name = i;
  }
  return name;
}

}  // namespace

std::vector<Spoken> FindSpoken(const DocumentScopes& scopes,
                               const Analysis& analysis,
                               const Markables& markables) {
  std::vector<Spoken> out;
  out.reserve(markables.all.size());
  for (const Markable& m : markables.all) {
    const AnalyzedSentence& sentence = analysis.sentences[m.sentence];
    const Voice voice =
        scopes.VoiceAt(sentence.SpanOfWords(m.head, m.head + 1).begin);
    Spoken& spoken = out.emplace_back();
    spoken.speech = voice.number;
    if (voice.speaker) spoken.speaker = MarkableAt(markables, *voice.speaker);
  }
  return out;
}

}  // namespace quipu
