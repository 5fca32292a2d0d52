// Scripts are found by 32-bit keys in an open-addressed table that is read
// where the model file is mapped; a slot keeps half of the key. Of endings the
// longest comes first; for words of open classes a lemma counts more if
// training has seen it elsewhere.

#include "language/syntax/lemmatizer.h"

#include <algorithm>
#include <bit>
#include <utility>

#include "language/neural/bytes.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

uint32_t ShiftOf(size_t slots) {
  return 32 - static_cast<uint32_t>(std::countr_zero(slots));
}

// An open-addressed table: half of the key, index of a script + 1.
std::vector<uint32_t> MakeLemmaTable(
    std::span<const std::pair<uint32_t, uint16_t>> entries) {
  const size_t size = std::bit_ceil(entries.size() * 4 / 3 + 2);
  std::vector<uint32_t> slots(size);
  for (const auto& [key, script] : entries) {
    size_t i = key >> ShiftOf(size);
    while (slots[i & (size - 1)] != 0) ++i;
    slots[i & (size - 1)] = (key & 0xFFFF) << 16 | (script + 1U);
  }
  return slots;
}

}  // namespace

std::string LemmatizerTables::Write() const {
  ByteWriter writer;
  writer.Put(static_cast<uint32_t>(scripts.size()));
  for (const LemmaScript& script : scripts) {
    writer.Put(static_cast<uint32_t>(script.letters) << 8 | script.cut);
    writer.PutString(script.append);
  }
  writer.PutArray(std::span<const uint32_t>(MakeLemmaTable(entries)));
  writer.PutArray(std::span<const uint16_t>(lemmas));
  return std::move(writer).Take();
}

Result<Lemmatizer> Lemmatizer::FromBytes(std::string_view bytes) {
  const Error damaged = Corruption("the lemmatiser does not decode");
  ByteReader reader(bytes);
  Lemmatizer lemmatizer;
  for (auto left = reader.Get<uint32_t>(); left > 0; --left) {
    const uint32_t packed = reader.Get<uint32_t>();
    if (packed >> 8 >= kLemmaCases) return damaged;
    lemmatizer.scripts_.push_back({static_cast<LemmaCase>(packed >> 8),
                                   packed & 0xFF,
                                   std::string(reader.GetString())});
    if (!reader.Ok()) return damaged;
  }
  lemmatizer.slots_ = reader.GetArray<uint32_t>();
  const auto slots = lemmatizer.slots_;
  const auto lemmas = reader.GetArray<uint16_t>();
  if (!reader.AtEnd() || !HashedValues::IsTable(lemmas) || slots.size() < 2 ||
      !std::has_single_bit(slots.size())) {
    return damaged;
  }
  lemmatizer.lemmas_ = HashedValues(lemmas);
  lemmatizer.shift_ = ShiftOf(slots.size());
  bool has_free_slot = false;
  for (const uint32_t slot : slots) {
    if ((slot & 0xFFFF) > lemmatizer.scripts_.size()) return damaged;
    has_free_slot = has_free_slot || slot == 0;
  }
  if (!has_free_slot) return damaged;
  return lemmatizer;
}

const LemmaScript* Lemmatizer::Find(uint32_t key) const {
  const size_t mask = slots_.size() - 1;
  for (size_t i = key >> shift_;; ++i) {
    const uint32_t slot = slots_[i & mask];
    if ((slot & 0xFFFF) == 0) return nullptr;
    if (slot >> 16 == (key & 0xFFFF)) return &scripts_[(slot & 0xFFFF) - 1];
  }
}

std::string Lemmatizer::ByEnding(std::string_view form,
                                 std::u32string_view folded,
                                 std::string_view upos,
                                 std::string_view features) const {
  const std::string tag = EndingTag(form, upos);
  // Names and numbers are best left as their endings say.
  const bool seeks_known =
      upos == "VERB" || upos == "AUX" || upos == "NOUN" || upos == "ADJ";
  std::string best;
  const auto try_all = [&](std::string_view with_tag, std::string_view with) {
    for (size_t count = std::min(folded.size() + 1, kLongestEnding) + 1;
         count-- > 0;) {
      for (uint32_t rank = 0; rank < kEndingRanks; ++rank) {
        const LemmaScript* script =
            Find(EndingKey(folded, count, with_tag, with, rank));
        if (script == nullptr) break;
        std::string lemma = script->Apply(form);
        const bool known =
            !seeks_known || lemmas_.Of(LemmaKey(lemma, upos)) != 0;
        if (known || best.empty()) best = std::move(lemma);
        if (known) return true;
      }
    }
    return false;
  };
  if (tag != upos && try_all(tag, {})) return best;
  if (!best.empty()) return best;
  if (!features.empty() && try_all(upos, features)) return best;
  try_all(upos, {});
  return best.empty() ? std::string(form) : best;
}

std::string Lemmatizer::Lemmatize(std::string_view form, std::string_view upos,
                                  std::string_view features) const {
  const std::u32string folded = FoldedLetters(form);
  const LemmaScript* script = Find(SpellingKey(form, upos));
  if (script == nullptr) script = Find(WordKey(folded, upos, features));
  if (script == nullptr) script = Find(WordKey(folded, upos, {}));
  return script == nullptr ? ByEnding(form, folded, upos, features)
                           : script->Apply(form);
}

}  // namespace quipu
