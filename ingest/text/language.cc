// A vote of function words. Six neighbouring languages vote along, so that
// Portuguese is not taken for bad Spanish.

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "ingest/text/text.h"

namespace quipu {
namespace {

// The head of a text tells its language.
constexpr size_t kLongestSample = 1 << 16;
constexpr size_t kLongestWord = 16;
constexpr size_t kKnown = 3;  // the first three of kLanguages are answers

struct LanguageWords {
  std::string_view code;
  std::string_view words;
};

constexpr LanguageWords kLanguages[] = {
    {"en",
     "the of and to in a is was for that on with as by at from it are be this "
     "were have has had not but which who they he she his her their an will "
     "been would or its we you i our when there"},
    {"fr",
     "le la les des du de et en un une est que qui dans pour sur au aux par "
     "pas "
     "plus ne se ce il elle ils sont avec \u00E9t\u00E9 cette ces son sa ses "
     "leur nous vous mais ou o\u00F9 \u00E0 l d qu s n c j"},
    {"es",
     "el la los las de del y en un una es que por para con no se su sus al lo "
     "como m\u00E1s pero le ha fue son este esta ya era entre han sobre sin "
     "ser tambi\u00E9n nos cuando a o"},
    {"pt",
     "o a os as do da dos das e em um uma \u00E9 que n\u00E3o para com por se "
     "no na nos nas ao mais como foi s\u00E3o de seu sua pelo pela mas ou"},
    {"it",
     "il lo la i gli le di del della dei e in un una \u00E8 che non per con si "
     "da al nel sono come alla nella dal ma anche l d"},
    {"de",
     "der die das und in den von zu mit ist im auf f\u00FCr nicht ein eine des "
     "dem sich als auch es an werden aus er hat da\u00DF sie nach bei"},
    {"ca",
     "el la els les de i en un una \u00E9s que no per amb se del al va ha dels "
     "com m\u00E9s s\u00F3n pel seva l d a"},
    {"nl",
     "de het een en van in is dat op te zijn met voor niet aan er om ook als "
     "bij door naar maar"},
};
constexpr size_t kCount = std::size(kLanguages);

using Votes = std::unordered_map<std::string_view, unsigned>;  // bit per index

Votes MakeVotes() {
  Votes votes;
  for (size_t i = 0; i < kCount; ++i) {
    std::string_view rest = kLanguages[i].words;
    while (!rest.empty()) {
      const size_t end = std::min(rest.find(' '), rest.size());
      votes[rest.substr(0, end)] |= 1u << i;
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }
  return votes;
}

bool IsLatin1Letter(std::string_view text, size_t at) {
  return text[at] == '\xC3' && at + 1 < text.size();
}

// Takes a word in lower case off the front of `text`, letters of Latin-1 only;
// `word` is empty at something else.
void TakeWord(std::string_view& text, std::string& word) {
  word.clear();
  size_t i = 0;
  while (i < text.size()) {
    const char c = text[i];
    if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      word += static_cast<char>(c | 0x20);
      ++i;
    } else if (IsLatin1Letter(text, i)) {
      const auto low = static_cast<uint8_t>(text[i + 1]);
      word += c;
      word += static_cast<char>(low < 0x9F ? low | 0x20 : low);
      i += 2;
    } else {
      break;
    }
    if (word.size() > kLongestWord) break;
  }
  text.remove_prefix(std::max<size_t>(i, 1));
}

}  // namespace

std::string DetectLanguage(std::string_view text) {
  static const Votes kVotes = MakeVotes();
  text = text.substr(0, kLongestSample);
  std::array<size_t, kCount> score{};
  size_t words = 0;
  std::string word;
  while (!text.empty()) {
    TakeWord(text, word);
    if (word.empty()) continue;
    ++words;
    const auto vote = kVotes.find(word);
    if (vote == kVotes.end()) continue;
    for (size_t i = 0; i < kCount; ++i) score[i] += vote->second >> i & 1u;
  }
  const auto best = static_cast<size_t>(
      std::max_element(score.begin(), score.end()) - score.begin());
  size_t second = 0;
  for (size_t i = 0; i < kCount; ++i) {
    if (i != best) second = std::max(second, score[i]);
  }
  const bool enough = score[best] >= 3 && score[best] * 8 >= words;
  const bool clear = score[best] * 8 >= second * 9 && score[best] > second;
  return enough && clear && best < kKnown ? std::string(kLanguages[best].code)
                                          : std::string();
}

}  // namespace quipu
