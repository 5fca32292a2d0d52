// A token is looked up whole, then by its endings, the longest first, which is
// how Spanish writes pronouns behind verbs. Most tokens are ruled out by their
// last byte.

#include "language/syntax/multiword.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <utility>

#include "base/utf8.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr size_t kLongestForm = 60;  // bytes

std::string Utf8Of(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) AppendUtf8(c, out);
  return out;
}

std::string UpperCased(std::u32string_view text, size_t count) {
  std::string out;
  for (size_t i = 0; i < text.size(); ++i) {
    const auto c = static_cast<UChar32>(text[i]);
    AppendUtf8(i < count ? static_cast<char32_t>(u_toupper(c)) : text[i], out);
  }
  return out;
}

char32_t WithoutAcute(char32_t c) {
  static constexpr std::u32string_view kAccented = U"áéíóú";
  static constexpr std::u32string_view kPlain = U"aeiou";
  const size_t at = kAccented.find(c);
  return at == kAccented.npos ? c : kPlain[at];
}

// Where each character of `form` begins, and where the last one ends.
std::vector<size_t> Boundaries(std::string_view form) {
  std::vector<size_t> boundaries = {0};
  while (boundaries.back() < form.size()) {
    boundaries.push_back(boundaries.back() +
                         DecodeUtf8(form, boundaries.back()).length);
  }
  return boundaries;
}

void WriteText(std::u32string_view text, ByteWriter& writer) {
  writer.PutString(Utf8Of(text));
}

std::vector<std::string> ByEntry(std::string_view form,
                                 const MultiwordEntry& entry) {
  uint32_t upper = 0;
  uint32_t letters = 0;
  bool first_upper = false;
  for (size_t i = 0; i < form.size();) {
    const DecodedCodePoint point = DecodeUtf8(form, i);
    const CharacterClass kind = ClassOf(point.value);
    first_upper = first_upper || (i == 0 && kind == CharacterClass::kUpper);
    upper += kind == CharacterClass::kUpper;
    letters += IsWordLetter(kind);
    i += point.length;
  }
  const bool all_upper = upper == letters && letters > 1;
  std::vector<std::string> words;
  for (const std::u32string& word : entry.words) {
    const size_t raised = all_upper                      ? word.size()
                          : first_upper && words.empty() ? 1
                                                         : 0;
    words.push_back(UpperCased(word, raised));
  }
  return words;
}

}  // namespace

std::u32string WithoutMovedAccent(std::u32string stem) {
  const size_t at = stem.find_last_of(U"áéíóú");
  if (at == stem.npos) return stem;
  const bool hiatus = stem[at] == U'í' && at > 0 && at + 2 == stem.size() &&
                      stem.back() == U'r' &&
                      std::u32string_view(U"aeo").find(stem[at - 1]) !=
                          std::u32string_view::npos;
  if (!hiatus) stem[at] = WithoutAcute(stem[at]);
  return stem;
}

MultiwordRules::MultiwordRules(std::vector<MultiwordEntry> entries,
                               std::vector<MultiwordEnding> endings)
    : entries_(std::move(entries)), endings_(std::move(endings)) {
  std::sort(entries_.begin(), entries_.end(),
            [](const auto& a, const auto& b) { return a.token < b.token; });
  std::sort(endings_.begin(), endings_.end(), [](const auto& a, const auto& b) {
    if (a.ending.size() != b.ending.size()) {
      return a.ending.size() > b.ending.size();
    }
    return a.ending < b.ending;
  });
  const auto mark = [this](const std::u32string& text) {
    const char32_t last = text.empty() ? U' ' : text.back();
    const auto add = [this](char32_t c) {
      std::string bytes;
      AppendUtf8(c, bytes);
      last_bytes_[static_cast<uint8_t>(bytes.back())] = true;
    };
    add(last);
    add(static_cast<char32_t>(u_toupper(static_cast<UChar32>(last))));
    if (last == U'\'') add(0x2019), add(0x2BC);
  };
  for (const MultiwordEntry& entry : entries_) mark(entry.token);
  for (const MultiwordEnding& ending : endings_) mark(ending.ending);
}

void MultiwordRules::Write(ByteWriter& writer) const {
  writer.Put(static_cast<uint32_t>(entries_.size()));
  for (const MultiwordEntry& entry : entries_) {
    WriteText(entry.token, writer);
    writer.Put(static_cast<uint32_t>(entry.words.size()));
    for (const std::u32string& word : entry.words) WriteText(word, writer);
  }
  writer.Put(static_cast<uint32_t>(endings_.size()));
  for (const MultiwordEnding& ending : endings_) {
    WriteText(ending.ending, writer);
    writer.Put(static_cast<uint32_t>(ending.moves_accent));
    writer.PutArray(std::span<const uint32_t>(ending.lengths));
  }
}

Result<MultiwordRules> MultiwordRules::Read(ByteReader& reader) {
  const Error damaged = Corruption("the multiword rules do not decode");
  std::vector<MultiwordEntry> entries;
  for (auto left = reader.Get<uint32_t>(); left > 0 && reader.Ok(); --left) {
    MultiwordEntry entry;
    entry.token = FoldedLetters(reader.GetString());
    const auto count = reader.Get<uint32_t>();
    for (uint32_t i = 0; i < count && reader.Ok(); ++i) {
      entry.words.push_back(FoldedLetters(reader.GetString()));
      if (entry.words.back().empty()) return damaged;
    }
    if (entry.words.size() < 2) return damaged;
    entries.push_back(std::move(entry));
  }
  std::vector<MultiwordEnding> endings;
  for (auto left = reader.Get<uint32_t>(); left > 0 && reader.Ok(); --left) {
    MultiwordEnding ending;
    ending.ending = FoldedLetters(reader.GetString());
    ending.moves_accent = reader.Get<uint32_t>() != 0;
    const auto lengths = reader.GetArray<uint32_t>();
    ending.lengths.assign(lengths.begin(), lengths.end());
    uint64_t sum = 0;
    for (const uint32_t length : lengths) {
      if (length == 0) return damaged;
      sum += length;
    }
    if (sum != ending.ending.size() || sum == 0) return damaged;
    endings.push_back(std::move(ending));
  }
  if (!reader.Ok()) return damaged;
  return MultiwordRules(std::move(entries), std::move(endings));
}

std::optional<MultiwordCandidate> MultiwordRules::Find(
    std::string_view form) const {
  if (form.size() < 2 || form.size() > kLongestForm ||
      !last_bytes_[static_cast<uint8_t>(form.back())]) {
    return std::nullopt;
  }
  const std::u32string folded = FoldedLetters(form);
  MultiwordCandidate candidate;
  const auto entry = std::lower_bound(
      entries_.begin(), entries_.end(), folded,
      [](const MultiwordEntry& a, const auto& b) { return a.token < b; });
  if (entry != entries_.end() && entry->token == folded) {
    candidate.entry = &*entry;
    candidate.number = HashOf(entry->token);
    return candidate;
  }
  if (!IsWordLetter(ClassOf(folded.front()))) return std::nullopt;
  for (const MultiwordEnding& ending : endings_) {
    if (folded.size() <= ending.ending.size() ||
        !folded.ends_with(ending.ending)) {
      continue;
    }
    candidate.ending = &ending;
    const size_t last = ending.ending.size() - ending.lengths.back();
    candidate.number = HashOf(ending.ending.substr(last)) + 1;
    candidate.stem = folded.substr(0, folded.size() - ending.ending.size());
    if (ending.moves_accent) {
      candidate.stem = WithoutMovedAccent(std::move(candidate.stem));
    }
    return candidate;
  }
  return std::nullopt;
}

std::vector<std::string> MultiwordRules::WordsOf(
    std::string_view form, const MultiwordCandidate& candidate) {
  if (candidate.entry != nullptr) return ByEntry(form, *candidate.entry);
  const std::vector<size_t> boundaries = Boundaries(form);
  size_t at = boundaries.size() - 1 - candidate.ending->ending.size();
  std::vector<std::string> words(1);
  // The folded stem has lost an accent, and its capitals.
  for (size_t i = 0; i < at; ++i) {
    const std::string_view written =
        form.substr(boundaries[i], boundaries[i + 1] - boundaries[i]);
    const char32_t c = DecodeUtf8(written, 0).value;
    if (Fold(c, kLetterFolding) == candidate.stem[i]) {
      words[0] += written;
    } else if (ClassOf(c) == CharacterClass::kUpper) {
      words[0] += UpperCased(candidate.stem.substr(i, 1), 1);
    } else {
      AppendUtf8(candidate.stem[i], words[0]);
    }
  }
  for (const uint32_t length : candidate.ending->lengths) {
    words.emplace_back(
        form.substr(boundaries[at], boundaries[at + length] - boundaries[at]));
    at += length;
  }
  return words;
}

}  // namespace quipu
