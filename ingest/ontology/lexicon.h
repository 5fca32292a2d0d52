// The cue words of the ontology: words and phrases, by class and language.

#ifndef QUIPU_INGEST_ONTOLOGY_LEXICON_H_
#define QUIPU_INGEST_ONTOLOGY_LEXICON_H_

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/strong_id.h"
#include "language/model/language.h"

namespace quipu {

// 0 is no word of the lexicon.
using WordId = StrongId<struct WordIdTag>;
using ClassId = StrongId<struct ClassIdTag, uint16_t>;

// A set of kLanguages.
using LanguageMask = uint8_t;
// None for Language::kNone.
constexpr LanguageMask MaskOf(Language language) {
  return language == Language::kNone
             ? LanguageMask{0}
             : static_cast<LanguageMask>(1U << IndexOf(language));
}
inline constexpr LanguageMask kEnglish = MaskOf(Language::kEnglish);
inline constexpr LanguageMask kFrench = MaskOf(Language::kFrench);
inline constexpr LanguageMask kSpanish = MaskOf(Language::kSpanish);
inline constexpr LanguageMask kAllLanguages = (1U << kLanguages.size()) - 1;

// Classes that the code itself asks for; the ontology file must fill each
// (possibly with nothing). Rules may use these and any others.
enum class Cue : uint16_t {
  kArticle,    // "the", "une"
  kTitle,      // an office or a rank: "president", "porte-parole"
  kHonorific,  // no office: "Mr", "Father"
  kJoiner,     // inside names: "of the", "de la"
  kParticle,   // inside names of persons: "van der"
  kMonth,
  kPlaceBefore,        // "in", "à": what follows may be a place
  kPublicationBefore,  // "issue of"
  kPreposition,        // what follows it is no subject
  kNegation,
  kHedge,           // "allegedly"
  kAdverb,          // may stand anywhere inside a pattern
  kCondition,       // "if", "whether": what follows is not claimed
  kGroupNoun,       // "prisoners", "soldats"
  kGroupAdjective,  // "political", "armed"
  kEventNoun,       // "massacre", "coup"
  kGovernment,      // "government", "regime"
  kWho,             // relative pronouns
  kCount
};
std::string_view CueName(Cue cue);

struct Phrase {
  ClassId cls;
  LanguageMask languages = kAllLanguages;
  int32_t value = 0;  // of a number, or the index of a country or type
  std::vector<WordId> words;
};

// Where phrases begin in one sentence.
class CueTable {
 public:
  struct Match {
    uint32_t word;
    ClassId cls;
    uint16_t length;  // in words
    int32_t value;
  };
  void Add(Match match) { matches_.push_back(match); }
  void Seal(size_t word_count);  // after the last Add; Adds come by word

  // The longest phrase of the class that begins at `word`; nullptr if none.
  const Match* At(size_t word, ClassId cls) const;
  const Match* At(size_t word, Cue cue) const {
    return At(word, ClassId{static_cast<uint16_t>(cue)});
  }
  bool Has(size_t word, Cue cue) const { return At(word, cue) != nullptr; }
  std::span<const Match> AllAt(size_t word) const;

 private:
  std::vector<Match> matches_;
  std::vector<uint32_t> begins_;
};

// Filled once, then read by any number of threads.
class Lexicon {
 public:
  Lexicon();  // with the classes of Cue, empty, "country", "demonym", "number"

  ClassId AddClass(std::string_view name);  // the same id for the same name
  std::optional<ClassId> FindClass(std::string_view name) const;
  // `words` as FoldWords gives them; at least one.
  void AddPhrase(ClassId cls, LanguageMask languages,
                 std::span<const std::string> words, int32_t value = 0);
  WordId Intern(const std::string& word);
  WordId Find(const std::string& word) const;
  // Phrases that begin with `first`.
  std::span<const Phrase> From(WordId first) const;
  // The first words of all phrases of `cls`, without repeats.
  std::vector<WordId> FirstWords(ClassId cls) const;

  ClassId country() const { return country_; }
  ClassId demonym() const { return demonym_; }
  ClassId number() const { return number_; }

 private:
  std::unordered_map<std::string, WordId> ids_;
  std::unordered_map<std::string, ClassId> classes_;
  std::vector<std::vector<Phrase>> by_first_;
  ClassId country_, demonym_, number_;
};

}  // namespace quipu

#endif  // QUIPU_INGEST_ONTOLOGY_LEXICON_H_
