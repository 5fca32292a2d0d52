// A vote of function words. Neighbouring languages vote along, so that
// Portuguese is not taken for bad Spanish.

#include "language/text/language_votes.h"

#include <unicode/uchar.h>

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"

namespace quipu {
namespace {

// The head of a text tells its language.
constexpr size_t kLongestSample = 1 << 16;
constexpr size_t kLongestWord = 16;

struct LanguageWords {
  std::string_view code;
  std::string_view words;
};

// First those of kLanguages, in its order; the others only vote.
constexpr LanguageWords kVoters[] = {
    {"en",
     "the of and to in a is was for that on with as by at from it are be this "
     "were have has had not but which who they he she his her their an will "
     "been would or its we you i our when there what if do does did can could "
     "should may so no than then them him me my your these those some any all "
     "about into out up after before between how where because while very "
     "much more most many also just only other such now here s t don get like "
     "please"},
    {"fr",
     "le la les des du de et en un une est que qui dans pour sur au aux par "
     "pas plus ne se ce il elle ils sont avec \u00E9t\u00E9 cette ces son sa "
     "ses leur nous vous mais ou o\u00F9 \u00E0 l d qu s n c j on je tu me te "
     "moi lui leurs \u00EAtre \u00E9tait \u00E9taient avait ont sans sous "
     "tout tous toute toutes comme si m\u00EAme aussi bien tr\u00E8s donc "
     "entre depuis ainsi alors cet y peut fait deux apr\u00E8s avant chez ni "
     "ici"},
    {"es",
     "el la los las de del y en un una es que por para con no se su sus al lo "
     "como m\u00E1s pero le ha fue son este esta ya era entre han sobre sin "
     "ser tambi\u00E9n nos cuando a o me te mi yo muy si s\u00ED porque eso "
     "esto ese esa estos estas desde hasta hay todo todos toda todas donde "
     "qu\u00E9 les tiene est\u00E1 est\u00E1n hab\u00EDa fueron uno dos ni "
     "e otro otra otros tras seg\u00FAn durante contra aqu\u00ED ah\u00ED "
     "a\u00F1os bien"},
    {"pt",
     "o a os as do da dos das e em um uma \u00E9 que n\u00E3o para com por se "
     "no na nos nas ao mais como foi s\u00E3o de seu sua pelo pela mas ou "
     "aos \u00E0s \u00E0 tamb\u00E9m j\u00E1 quando muito eu ele ela isso "
     "esta este est\u00E1 at\u00E9 entre depois sem mesmo foram ser ter "
     "tem me te s\u00F3 desde anos dois"},
    {"it",
     "il lo la i gli le di del della dei e in un una \u00E8 che non per con si "
     "da al nel sono come alla nella dal ma anche l d delle degli ai alle "
     "sul sulla ha hanno era pi\u00F9 questo questa suo sua suoi loro o se ci "
     "mi ti ne stato stata essere dalla nei tra fra dopo"},
    {"de",
     "der die das und in den von zu mit ist im auf f\u00FCr nicht ein eine des "
     "dem sich als auch es an werden aus er hat da\u00DF sie nach bei ich wir "
     "ihr dass wie oder aber um \u00FCber einen einem einer eines war wird "
     "sind vor zum zur noch nur so wenn kann durch haben man bis"},
    {"ca",
     "el la els les de i en un una \u00E9s que no per amb se del al va ha dels "
     "com m\u00E9s s\u00F3n pel seva l d a als pels van aquest aquesta "
     "tamb\u00E9 "
     "seu seus seves ser ja hi molt fins entre sense perqu\u00E8 quan des"},
    {"nl",
     "de het een en van in is dat op te zijn met voor niet aan er om ook als "
     "bij door naar maar die ik je hij ze wij was werd worden heeft hebben uit "
     "over nog tot dan wel of deze dit hun geen"},
    {"sv",  // and Danish and Norwegian
     "och att det som en p\u00E5 \u00E4r av f\u00F6r med den till inte har de "
     "ett om var jag han men fr\u00E5n og at er ikke af til et var fra der som "
     "blev ble vid hade sig kan ska efter"},
    {"ro",
     "de la a un o cu din pe este pentru nu care mai fost sau prin ce al ale "
     "lui sunt au se ca dar fi lor"},
    {"la",
     "et in est non ad cum ut sed quod qui quae per ex ab si aut esse sunt de "
     "enim etiam nec hoc eius atque quam"},
};
constexpr size_t kCount = std::size(kVoters);

using Votes = std::unordered_map<std::string_view, uint32_t>;  // a bit each

Votes MakeVotes() {
  Votes votes;
  for (size_t i = 0; i < kCount; ++i) {
    std::string_view rest = kVoters[i].words;
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

bool IsSpace(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

// Takes an address or an initial off the front of `text`, which stands at the
// beginning of a word between blanks: they are in no language.
void TakeAddress(std::string_view& text) {
  size_t end = 0;
  bool address = false;
  for (; end < text.size() && !IsSpace(text[end]); ++end) {
    address |= text[end] == '/' || text[end] == '@';
  }
  if (address || (end == 2 && text[1] == '.')) text.remove_prefix(end);
}

// A letter of Greek, Cyrillic, Han or any other script but Latin.
bool IsOfOtherScript(char32_t c) {
  const bool latin_extended = c >= 0x1D00 && c < 0x1F00;
  return c >= 0x370 && !latin_extended && u_isalpha(static_cast<UChar32>(c));
}

// A letter of Latin that no language known is written with.
bool IsOfOtherAlphabet(char32_t c) {
  const bool ligature = c == 0x152 || c == 0x153;  // of French
  return (c >= 0x100 && c < 0x250 && !ligature) || (c >= 0x1E00 && c < 0x1F00);
}

struct Count {
  std::array<uint32_t, kCount> score{};
  LanguageVotes votes;

  // The language of the highest score, but for `without`.
  size_t Best(size_t without = kCount) const {
    size_t best = without == 0 ? 1 : 0;
    for (size_t i = 0; i < kCount; ++i) {
      if (i != without && score[i] > score[best]) best = i;
    }
    return best;
  }
};

Count CountWords(std::string_view text) {
  static const Votes kVotes = MakeVotes();
  Count count;
  std::string word;
  bool after_blank = true;
  while (!text.empty()) {
    if (after_blank) TakeAddress(text);
    if (text.empty()) break;
    const std::string_view before = text;
    TakeWord(text, word);
    after_blank = IsSpace(before.front());
    if (word.empty()) {
      if (static_cast<uint8_t>(before.front()) < 0xC4) continue;
      const char32_t c = DecodeUtf8(before, 0).value;
      count.votes.other_letters += IsOfOtherScript(c) ? 1 : 0;
      count.votes.other += IsOfOtherAlphabet(c) ? 1 : 0;
      continue;
    }
    ++count.votes.words;
    count.votes.latin_letters += static_cast<uint32_t>(word.size());
    if (before.front() >= 'a' && before.front() <= 'z') {
      ++count.votes.small_words;
    }
    const auto vote = kVotes.find(word);
    if (vote == kVotes.end()) continue;
    for (size_t i = 0; i < kCount; ++i) {
      count.score[i] += vote->second >> i & 1u;
    }
  }
  return count;
}

}  // namespace

LanguageVotes CountLanguageVotes(std::string_view text) {
  Count count = CountWords(text);
  const auto others = count.score.begin() + kLanguages.size();
  std::copy(count.score.begin(), others, count.votes.known.begin());
  count.votes.other += *std::max_element(others, count.score.end());
  return count.votes;
}

Language DetectLanguage(std::string_view text) {
  const Count count = CountWords(text.substr(0, kLongestSample));
  const size_t best = count.Best();
  const uint64_t most = count.score[best];
  const uint64_t second = count.score[count.Best(best)];
  const bool enough = most >= 3 && most * 8 >= count.votes.words;
  const bool clear = most * 8 >= second * 9 && most > second;
  return enough && clear ? LanguageOf(kVoters[best].code) : Language::kNone;
}

}  // namespace quipu
