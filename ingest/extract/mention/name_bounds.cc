// Capitals are extended over particles, possessives, hyphens and, in French and
// Spanish, over the lower-case words that belong to the names of bodies.

#include "ingest/extract/mention/name_bounds.h"

#include <algorithm>
#include <string_view>

namespace quipu {
namespace {

constexpr uint32_t kMaxNameWords = 14;

// One lower-case word at `i`, and a comma or the end after it.
bool EndsPhraseAfter(const WordSentence& sentence, uint32_t i) {
  return i + 1 < sentence.words.size() &&
         sentence.words[i].shape == Shape::kLower &&
         sentence.words[i + 1].shape == Shape::kPunctuation;
}

// Whether "also known as" stands right before `b`.
bool AfterAka(const WordSentence& sentence, uint32_t b) {
  for (uint32_t i = b >= 6 ? b - 6 : 0; i < b; ++i) {
    const auto* aka = sentence.cues.At(i, Cue::kAka);
    if (aka != nullptr && i + aka->length == b) return true;
  }
  return false;
}

bool IsAdjective(const WordSentence& sentence, uint32_t i) {
  if (i >= sentence.words.size()) return false;
  const SurfaceWord& word = sentence.words[i];
  if (word.shape != Shape::kLower || word.folded.size() < 5) return false;
  for (const std::string_view suffix :
       {"ique",  "iques", "al",   "ale",    "aux",  "ales",  "iste", "istes",
        "ien",   "ienne", "iens", "iennes", "aire", "aires", "el",   "elle",
        "elles", "ain",   "aine", "if",     "ive",  "in",    "ines", "ine",
        "ico",   "ica",   "icos", "icas",   "eux",  "euse",  "oso",  "osa",
        "ista",  "istas", "ano",  "ana",    "ario", "aria",  "ivo",  "iva",
        "ional", "ime",   "imo",  "ima",    "és",   "aise",  "ais",  "ois"}) {
    if (word.folded.ends_with(suffix)) return true;
  }
  return false;
}

// "[Full name in words] (FNW)": the word where the full name begins; `open`
// itself if the initials do not say. `open` is the bracket.
uint32_t AcronymStart(const WordSentence& sentence, uint32_t open) {
  const std::vector<SurfaceWord>& words = sentence.words;
  if (open + 2 >= words.size() || !words[open].Is("(") ||
      words[open + 1].shape != Shape::kAllCaps || !words[open + 2].Is(")")) {
    return open;
  }
  const std::string& acronym = words[open + 1].folded;
  size_t left = acronym.size();
  for (uint32_t i = open; i > 0 && i + 14 > open;) {
    const SurfaceWord& word = words[--i];
    if (word.shape == Shape::kPunctuation) {
      if (word.Is("-") || word.Is("'s")) continue;
      break;
    }
    if (left > 0 && word.folded[0] == acronym[left - 1] &&
        !sentence.cues.Has(i, Cue::kArticle)) {
      if (--left == 0) return word.capital() ? i : open;
    } else if (!sentence.cues.Has(i, Cue::kJoiner) &&
               !sentence.cues.Has(i, Cue::kArticle) && word.folded.size() > 3) {
      break;
    }
  }
  return open;
}

}  // namespace

NameBounds::NameBounds(const DocumentContext& context)
    : context_(context), counts_(context.sentences) {}

bool NameBounds::IsTimeWord(const WordSentence& sentence, uint32_t i) const {
  // French and Spanish write the days of the week in lower case.
  if (sentence.cues.Has(i, Cue::kWeekday)) {
    return (sentence.languages & kEnglish) != 0;
  }
  if (!sentence.cues.Has(i, Cue::kMonth)) return false;
  const auto number = [&](uint32_t at) {
    return at < sentence.words.size() &&
           sentence.words[at].shape == Shape::kNumber;
  };
  return number(i + 1) || (i > 0 && number(i - 1)) ||
         (i > 0 && !sentence.words[i - 1].capital());
}

// May be a word of a name, whatever stands before it.
bool NameBounds::IsNameWord(const WordSentence& sentence, uint32_t i) const {
  if (i >= sentence.words.size()) return false;
  const SurfaceWord& word = sentence.words[i];
  if (!word.capital() || IsTimeWord(sentence, i)) return false;
  if (word.shape == Shape::kLetter && word.folded.size() == 1) return false;
  if (word.shape == Shape::kAllCaps && sentence.cues.Has(i, Cue::kGroupNoun)) {
    return false;
  }
  return !sentence.cues.Has(i, Cue::kStop);
}

bool NameBounds::StartsName(const WordSentence& sentence, uint32_t i) const {
  const SurfaceWord& word = sentence.words[i];
  if (!IsNameWord(sentence, i)) {
    // A capital article inside a sentence belongs to the name it begins.
    return word.shape == Shape::kCapital &&
           sentence.cues.Has(i, Cue::kArticle) &&
           !CapitalByPosition(sentence, i) && IsNameWord(sentence, i + 1);
  }
  if (!CapitalByPosition(sentence, i)) return true;
  const CueTable& cues = sentence.cues;
  if (word.shape == Shape::kAllCaps || counts_.IsNameLike(word.folded) ||
      cues.At(i, context_.file.lexicon.country()) != nullptr ||
      cues.Has(i, Cue::kTitle) || cues.Has(i, Cue::kHonorific)) {
    return true;
  }
  if (counts_.SeenLower(word.folded) &&
      HeadTypeAt(context_, sentence, i) == kNoType) {
    return false;
  }
  return IsNameWord(sentence, i + 1) || JoinerLength(sentence, i, i + 1) > 0 ||
         PurposeEnd(sentence, i + 1) > i + 1;
}

bool NameBounds::HasHead(const WordSentence& sentence, uint32_t b,
                         uint32_t e) const {
  return HeadType(context_, sentence, b, e) != kNoType;
}

// Lower-case words at `j` that join [b, j) to what follows; 0 if none do.
uint32_t NameBounds::JoinerLength(const WordSentence& sentence, uint32_t b,
                                  uint32_t j) const {
  const CueTable& cues = sentence.cues;
  if (j >= sentence.words.size()) return 0;
  if (const auto* particle = cues.At(j, Cue::kParticle)) {
    const bool foreign = (sentence.languages & kEnglish) != 0;
    const bool single = j - b == 1 || sentence.words[b].folded == "san" ||
                        sentence.words[b].folded == "santa" ||
                        sentence.words[b].folded == "saint";
    if (sentence.words[j].shape == Shape::kLower &&
        IsNameWord(sentence, j + particle->length) &&
        (foreign || HasHead(sentence, b, j) ||
         (single && MayBeJoined(sentence, b, j + particle->length)))) {
      return particle->length;
    }
  }
  const auto* joiner = cues.At(j, Cue::kJoiner);
  if (joiner == nullptr || sentence.words[j].shape != Shape::kLower) return 0;
  const uint32_t next = j + joiner->length;
  if (!IsNameWord(sentence, next) || !HasHead(sentence, b, j)) return 0;
  // "Commission of the Organization": two names, if the first is complete.
  uint32_t end = next;
  while (IsNameWord(sentence, end)) ++end;
  if (j - b >= 3 && HasHead(sentence, next, end)) return 0;
  return joiner->length;
}

// In French and Spanish "X de Y" may be two names: not joined if Y is an
// acronym or a country, or X a title or a known name of its own.
bool NameBounds::MayBeJoined(const WordSentence& sentence, uint32_t b,
                             uint32_t next) const {
  return sentence.words[next].shape != Shape::kAllCaps &&
         !sentence.cues.Has(b, Cue::kTitle) &&
         !sentence.cues.Has(b, Cue::kHonorific) &&
         sentence.words[b].shape == Shape::kCapital &&
         sentence.cues.At(b, context_.file.lexicon.country()) == nullptr &&
         sentence.cues.At(next, context_.file.lexicon.country()) == nullptr;
}

// "Committee to Support the …": capitals joined by small words.
uint32_t NameBounds::PurposeEnd(const WordSentence& sentence,
                                uint32_t j) const {
  if (j == 0 || !sentence.cues.Has(j - 1, Cue::kPurposeHead) ||
      j + 1 >= sentence.words.size() || !sentence.words[j].Is("to") ||
      !IsNameWord(sentence, j + 1)) {
    return j;
  }
  uint32_t end = j + 2;
  for (uint32_t i = end; i < sentence.words.size() && i < j + 10; ++i) {
    if (IsNameWord(sentence, i)) {
      end = i + 1;
    } else if (sentence.words[i].shape != Shape::kLower ||
               sentence.words[i].folded.size() > 3 || i > end + 1) {
      break;
    }
  }
  return end;
}

uint32_t NameBounds::Extend(const WordSentence& sentence, uint32_t b) const {
  const std::vector<SurfaceWord>& words = sentence.words;
  uint32_t j = b + 1;
  while (j < words.size() && j - b < kMaxNameWords) {
    if (IsNameWord(sentence, j)) {
      ++j;
    } else if ((words[j].Is("-") || words[j].Is("&")) &&
               IsNameWord(sentence, j + 1) &&
               (words[j].Is("&") || (words[j].glued && words[j + 1].glued))) {
      j += 2;
    } else if (words[j].Is("'s") && IsNameWord(sentence, j + 1) &&
               JoinsPossessive(sentence, b, j)) {
      j += 2;
    } else if (const uint32_t length = JoinerLength(sentence, b, j)) {
      j += length + 1;
    } else if (const uint32_t end = PurposeEnd(sentence, j); end > j) {
      j = end;
    } else if (words[j].shape == Shape::kNumber && j + 1 == words.size() - 1 &&
               words[j].folded.size() <= 3) {
      ++j;  // "… , Channel 12."
    } else {
      break;
    }
  }
  return j;
}

// "People's Army" is one name, "X's Army" with a known X is not.
bool NameBounds::JoinsPossessive(const WordSentence& sentence, uint32_t b,
                                 uint32_t j) const {
  if (sentence.words[j - 1].shape == Shape::kAllCaps) return false;
  if (sentence.cues.At(j - 1, context_.file.lexicon.country()) != nullptr) {
    return false;
  }
  uint32_t end = j + 1;
  while (IsNameWord(sentence, end)) ++end;
  if (!HasHead(sentence, j + 1, end)) return false;
  return j - b > 1 ? !counts_.IsNameLike(sentence.words[j - 1].folded) ||
                         sentence.words[j].folded != "'s" ||
                         sentence.words[j].span.size() == 1
                   : counts_.SeenLower(sentence.words[j - 1].folded) ||
                         sentence.words[j].span.size() == 1;
}

// French and Spanish names go on in lower case after a capital head:
// "Comité international de …". Ends before the first word that cannot belong.
uint32_t NameBounds::ExtendLowerCase(const WordSentence& sentence, uint32_t b,
                                     uint32_t e) const {
  const bool alias = AfterAka(sentence, b);
  if (e - b != 1 ||
      (!alias && ((sentence.languages & (kFrench | kSpanish)) == 0 ||
                  HeadTypeAt(context_, sentence, b) == kNoType))) {
    return e;
  }
  uint32_t j = e;
  while (j < sentence.words.size() && j < e + 2 && IsAdjective(sentence, j)) {
    ++j;
  }
  if (alias && j == e && EndsPhraseAfter(sentence, e)) return e + 1;
  uint32_t end = j;
  const auto* joiner = sentence.cues.At(j, Cue::kJoiner);
  if (joiner == nullptr) joiner = sentence.cues.At(j, Cue::kParticle);
  if (joiner != nullptr) {
    const uint32_t next = j + joiner->length;
    if (IsNameWord(sentence, next)) {
      end = Extend(sentence, next);
    } else if (next < sentence.words.size() &&
               (j > e || !CapitalByPosition(sentence, b)) &&
               sentence.words[next].shape == Shape::kLower &&
               sentence.words[next].folded.size() > 2) {
      end = next + 1;
      if (IsAdjective(sentence, end)) ++end;
    }
  }
  return end;
}

uint32_t NameBounds::End(const WordSentence& sentence, uint32_t b) const {
  const auto size = static_cast<uint32_t>(sentence.words.size());
  // A stated acronym tells best where the full name ends.
  uint32_t open = b;
  while (open < size && open < b + kMaxNameWords &&
         !sentence.words[open].Is("(")) {
    ++open;
  }
  if (open < size && open > b && AcronymStart(sentence, open) == b) return open;
  return ExtendLowerCase(sentence, b, Extend(sentence, b));
}

}  // namespace quipu
