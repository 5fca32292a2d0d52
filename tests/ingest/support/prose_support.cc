#include "tests/ingest/support/prose_support.h"

#include <array>

namespace quipu::test {
namespace {

// One of 8,000.
std::string Word(std::mt19937& random) {
  static constexpr std::array kSyllables = {
      "ba",  "der", "mi",  "lon", "ka", "tes", "ru", "vo",  "sin", "pe",
      "gal", "no",  "fri", "dul", "ja", "om",  "ce", "lar", "tu",  "bis"};
  std::string word;
  for (int i = 0; i < 3; ++i) word += kSyllables[random() % kSyllables.size()];
  return word;
}

}  // namespace

std::string Prose(size_t words, std::mt19937& random) {
  std::string text;
  for (size_t i = 0; i < words; ++i) {
    std::string word = Word(random);
    if (i % 12 == 0) word[0] = static_cast<char>(word[0] - 'a' + 'A');
    text += word;
    const bool ends = i % 12 == 11 || i + 1 == words;
    text += !ends ? " " : i % 60 == 59 ? ".\n\n" : ". ";
  }
  return text;
}

std::string Cut(const std::string& text, double share, std::mt19937& random) {
  std::string kept;
  for (size_t begin = 0; begin < text.size();) {
    const size_t end = text.find_first_not_of(". \n", text.find('.', begin));
    if (static_cast<double>(random() % 1000) < share * 1000) {
      kept += text.substr(begin, end - begin);
    }
    begin = end == std::string::npos ? text.size() : end;
  }
  return kept;
}

Document Article(const std::string& key, const std::string& text) {
  const auto size = static_cast<uint32_t>(text.size());
  Document document;
  document.key = {key};
  document.text = text;
  document.source_digest = Sha256Of(text);
  document.source_size = size;
  document.regions = {{{0, size}, RegionKind::kBody}};
  document.metadata.language = "en";
  document.source_map.Add(size, 0, size);
  return document;
}

}  // namespace quipu::test
