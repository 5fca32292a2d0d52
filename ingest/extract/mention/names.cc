// Chunks of capitalised words are found first; what they teach (which words
// are names, which sequences) then finds the same names in headings, at the
// beginning of sentences, and where only part of a name is capitalised.

#include "ingest/extract/mention/names.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <unordered_map>

#include "graph/model/names.h"
#include "ingest/extract/mention/name_bounds.h"

namespace quipu {
namespace {

bool IsTextRegion(RegionKind region) {
  return region == RegionKind::kBody || region == RegionKind::kTitle;
}

// "Trotskyists" and "Modernism" are no names of persons, bodies or places.
bool IsDoctrineWord(std::string_view key) {
  if (key.find(' ') != std::string_view::npos || key.size() < 7) return false;
  for (const std::string_view suffix : {"ist", "ists", "ism", "iste", "istes",
                                        "isme", "ista", "istas", "ismo"}) {
    if (key.ends_with(suffix)) return true;
  }
  return false;
}

class NameFinder {
 public:
  explicit NameFinder(const DocumentContext& context)
      : context_(context), bounds_(context) {}

  std::vector<Name> Run() {
    for (uint32_t s = 0; s < context_.sentences.size(); ++s) {
      if (!IsTextRegion(context_.sentences[s].region)) continue;
      if (!context_.sentences[s].heading) FindInSentence(s);
    }
    FindKnown();
    std::sort(names_.begin(), names_.end(), [](const Name& a, const Name& b) {
      return std::tie(a.span, a.nested) < std::tie(b.span, b.nested);
    });
    return std::move(names_);
  }

 private:
  const WordSentence& At(uint32_t s) const { return context_.sentences[s]; }

  void FindInSentence(uint32_t s);
  void Emit(uint32_t s, uint32_t b, uint32_t e);
  void EmitPlain(uint32_t s, uint32_t b, uint32_t e);
  bool EmitOffice(uint32_t s, uint32_t b);
  bool EmitNumbered(uint32_t s, uint32_t i);
  void FindKnown();
  void FindKnownIn(uint32_t s);
  std::vector<bool> Covered(uint32_t s) const;

  const DocumentContext& context_;
  NameBounds bounds_;
  std::vector<Name> names_;
  // First word of a known name -> the folded words of all that begin so.
  std::unordered_map<std::string, std::vector<std::vector<std::string>>> known_;
};

void NameFinder::FindInSentence(uint32_t s) {
  const WordSentence& sentence = At(s);
  const uint32_t size = static_cast<uint32_t>(sentence.words.size());
  for (uint32_t i = 0; i < size;) {
    if (EmitNumbered(s, i)) {
      i = names_.back().end;
      continue;
    }
    const bool lower_head = sentence.cues.Has(i, Cue::kNameHead) &&
                            sentence.words[i].shape == Shape::kLower;
    if (lower_head) {
      if (const auto* joiner = sentence.cues.At(i + 1, Cue::kJoiner);
          joiner != nullptr &&
          bounds_.IsNameWord(sentence, i + 1 + joiner->length)) {
        const uint32_t e = bounds_.Extend(sentence, i + 1 + joiner->length);
        EmitPlain(s, i, e);
        i = e;
        continue;
      }
    }
    if (!bounds_.StartsName(sentence, i)) {
      ++i;
      continue;
    }
    if (EmitOffice(s, i)) {
      i = names_.back().end;
      continue;
    }
    const uint32_t e = bounds_.End(sentence, i);
    Emit(s, i, e);
    i = e;
  }
}

// "[Demonym] ambassador's residence", whatever the case of its words.
bool NameFinder::EmitOffice(uint32_t s, uint32_t b) {
  const WordSentence& sentence = At(s);
  const auto* demonym = sentence.cues.At(b, context_.file.lexicon.demonym());
  if (demonym == nullptr || context_.types.facility == kNoType) return false;
  uint32_t i = b + demonym->length;
  const auto* title = sentence.cues.At(i, Cue::kTitle);
  if (title == nullptr) return false;
  i += title->length;
  if (i + 1 >= sentence.words.size() || !sentence.words[i].Is("'s") ||
      HeadTypeAt(context_, sentence, i + 1) != context_.types.facility) {
    return false;
  }
  Name name = MakeName(context_, s, b, i + 2);
  name.key = MakeName(context_, s, b, i).key;
  names_.push_back(std::move(name));
  return true;
}

// "pavilion 4b": a part of a building, by number.
bool NameFinder::EmitNumbered(uint32_t s, uint32_t i) {
  const WordSentence& sentence = At(s);
  if (i + 1 >= sentence.words.size()) return false;
  const SurfaceWord& code = sentence.words[i + 1];
  const bool numbered =
      code.shape == Shape::kNumber && code.folded.size() <= 3 &&
      code.folded.find_first_of("abcdefgh") != std::string::npos;
  if (!numbered || context_.types.facility == kNoType ||
      HeadTypeAt(context_, sentence, i) != context_.types.facility) {
    return false;
  }
  names_.push_back(MakeName(context_, s, i, i + 2));
  return true;
}

// Takes titles, demonyms and stray countries off a chunk and emits the rest.
void NameFinder::Emit(uint32_t s, uint32_t b, uint32_t e) {
  const WordSentence& sentence = At(s);
  const Lexicon& lexicon = context_.file.lexicon;
  bool titled = false;
  while (b < e) {
    const auto* title = sentence.cues.At(b, Cue::kTitle);
    if (title == nullptr) title = sentence.cues.At(b, Cue::kHonorific);
    const auto* country = sentence.cues.At(b, lexicon.country());
    const auto* demonym = sentence.cues.At(b, lexicon.demonym());
    if (title != nullptr && !bounds_.HasHead(sentence, b, e)) {
      b += title->length;
      titled = true;
    } else if (title != nullptr && b + title->length <= e &&
               sentence.cues.Has(b + title->length, Cue::kJoiner)) {
      return;  // "Minister of Justice": an office, no name
    } else if (demonym != nullptr && country == nullptr &&
               !bounds_.HasHead(sentence, b, e)) {
      b += demonym->length;
    } else if (country != nullptr && b + country->length < e &&
               (sentence.cues.Has(b + country->length, Cue::kTitle) ||
                (b > 0 && e - b - country->length >= 2 &&
                 sentence.words[b - 1].Is("to")))) {
      EmitPlain(s, b, b + country->length);
      b += country->length;
    } else {
      break;
    }
  }
  if (b >= e) return;
  // "[Ministry] [Spokesperson] [First Last]"
  for (uint32_t i = b + 1; i < e; ++i) {
    const auto* title = sentence.cues.At(i, Cue::kTitle);
    if (title == nullptr || i + title->length >= e || titled ||
        !bounds_.IsNameWord(sentence, i + title->length)) {
      continue;
    }
    EmitPlain(s, b, i);
    EmitPlain(s, i + title->length, e);
    return;
  }
  EmitPlain(s, b, e);
}

void NameFinder::EmitPlain(uint32_t s, uint32_t b, uint32_t e) {
  const WordSentence& sentence = At(s);
  while (e > b && sentence.words[e - 1].shape == Shape::kPunctuation) --e;
  if (b >= e) return;
  Name name = MakeName(context_, s, b, e);
  if (name.key.empty() || IsDoctrineWord(name.key)) return;
  // "X regime", "X's government": the name of a government holds another.
  uint32_t i = e;
  if (i < sentence.words.size() && sentence.words[i].Is("'s")) ++i;
  const int type = HeadType(context_, sentence, b, e);
  if (context_.types.regime != kNoType && i < sentence.words.size() &&
      type == kNoType && sentence.cues.Has(i, Cue::kGovernment) &&
      sentence.words[i].shape == Shape::kLower) {
    Name regime = MakeName(context_, s, b, i + 1);
    regime.key = MakeName(context_, s, b, e).key + " " +
                 std::string(CueName(Cue::kGovernment));
    name.nested = true;
    names_.push_back(std::move(name));
    names_.push_back(std::move(regime));
    return;
  }
  names_.push_back(std::move(name));
}

std::vector<bool> NameFinder::Covered(uint32_t s) const {
  std::vector<bool> covered(At(s).words.size(), false);
  const auto less = [](const Name& name, uint32_t at) {
    return name.sentence < at;
  };
  for (auto it = std::lower_bound(names_.begin(), names_.end(), s, less);
       it != names_.end() && it->sentence == s; ++it) {
    std::fill(covered.begin() + it->begin, covered.begin() + it->end, true);
  }
  return covered;
}

void NameFinder::FindKnown() {
  for (const Name& name : names_) {
    if (name.nested) continue;
    std::vector<std::string> folded;
    for (uint32_t i = name.begin; i < name.end; ++i) {
      folded.push_back(At(name.sentence).words[i].folded);
    }
    auto& list = known_[folded.front()];
    if (std::find(list.begin(), list.end(), folded) == list.end()) {
      list.push_back(std::move(folded));
    }
  }
  for (auto& [first, list] : known_) {
    std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
      return a.size() != b.size() ? a.size() > b.size() : a < b;
    });
    if (list.size() > 64) list.resize(64);
  }
  const std::vector<Name> found = std::move(names_);
  names_ = found;
  std::vector<Name> more;
  for (uint32_t s = 0; s < context_.sentences.size(); ++s) {
    if (!IsTextRegion(At(s).region)) continue;
    FindKnownIn(s);
    for (; names_.size() > found.size(); names_.pop_back()) {
      more.push_back(std::move(names_.back()));
    }
  }
  std::move(more.begin(), more.end(), std::back_inserter(names_));
}

void NameFinder::FindKnownIn(uint32_t s) {
  const WordSentence& sentence = At(s);
  const std::vector<bool> covered = Covered(s);
  const uint32_t size = static_cast<uint32_t>(sentence.words.size());
  for (uint32_t i = 0; i < size; ++i) {
    if (covered[i] || !sentence.words[i].capital()) continue;
    const auto list = known_.find(sentence.words[i].folded);
    if (list == known_.end()) continue;
    for (const std::vector<std::string>& folded : list->second) {
      const uint32_t e = i + static_cast<uint32_t>(folded.size());
      if (e > size) continue;
      bool equal = true;
      for (uint32_t k = i; k < e && equal; ++k) {
        equal = !covered[k] && sentence.words[k].folded == folded[k - i];
      }
      // A single word at the beginning of a sentence has had its chance.
      if (!equal || (folded.size() == 1 && !sentence.heading)) continue;
      EmitPlain(s, i, e);
      i = e - 1;
      break;
    }
  }
}

}  // namespace

std::vector<Name> FindNames(const DocumentContext& context) {
  return NameFinder(context).Run();
}

std::string SingleBlanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

Name MakeName(const DocumentContext& context, uint32_t sentence, uint32_t begin,
              uint32_t end) {
  const std::vector<SurfaceWord>& words = context.sentences[sentence].words;
  Name name;
  name.sentence = sentence;
  name.begin = name.outer_begin = begin;
  name.end = name.outer_end = end;
  name.span = {words[begin].span.begin, words[end - 1].span.end};
  name.text = SingleBlanks(name.span.In(context.text));
  name.key = NormalizeName(name.text);
  name.acronym =
      end - begin == 1 && words[begin].shape == Shape::kAllCaps &&
      std::count(words[begin].folded.begin(), words[begin].folded.end(), '.') +
              6 >=
          static_cast<long>(words[begin].folded.size());
  return name;
}

int HeadTypeAt(const DocumentContext& context, const WordSentence& sentence,
               uint32_t word) {
  for (size_t type = 0; type < context.file.heads.size(); ++type) {
    if (sentence.cues.At(word, context.file.heads[type]) != nullptr) {
      return static_cast<int>(type);
    }
  }
  return kNoType;
}

int HeadType(const DocumentContext& context, const WordSentence& sentence,
             uint32_t begin, uint32_t end) {
  // The head of a noun phrase is its last word before the first joiner in
  // English, its first in French and Spanish.
  uint32_t first_end = begin;
  while (first_end < end && sentence.words[first_end].shape != Shape::kLower) {
    ++first_end;
  }
  int found = kNoType;
  for (uint32_t i = begin; i < first_end; ++i) {
    const int type = HeadTypeAt(context, sentence, i);
    if (type == kNoType) continue;
    found = type;
    if (sentence.languages == kFrench || sentence.languages == kSpanish) break;
  }
  for (uint32_t i = first_end; i < end && found == kNoType; ++i) {
    found = HeadTypeAt(context, sentence, i);
  }
  return found;
}

}  // namespace quipu
