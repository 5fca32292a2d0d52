#include "ingest/extract/claim/attribution.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kMaxSourceWords = 6;

class SpeechFinder {
 public:
  SpeechFinder(const ItemSentence& sentence, std::string_view text)
      : sentence_(sentence),
        text_(text),
        size_(static_cast<int>(sentence.items.size())) {}

  std::vector<SpeechScope> Run() {
    for (int i = 0; i < size_; ++i) {
      if (!sentence_.IsWord(i)) continue;
      if (const int length = sentence_.PhraseLength(i, Cue::kAccordingTo)) {
        FindAccordingTo(i, i + length);
      } else if (const int say = sentence_.PhraseLength(i, Cue::kSay)) {
        FindVerb(i, i + say, Modality::kAsserted);
      } else if (const int deny = sentence_.PhraseLength(i, Cue::kDeny)) {
        FindVerb(i, i + deny, Modality::kDenied);
      } else if (const int fear = sentence_.PhraseLength(i, Cue::kFear)) {
        FindVerb(i, i + fear, Modality::kFeared);
      }
    }
    return std::move(scopes_);
  }

 private:
  const Item& At(int i) const {
    return sentence_.items[static_cast<size_t>(i)];
  }
  bool IsPunctuation(int i) const {
    return sentence_.IsWord(i) &&
           sentence_.word(i).shape == Shape::kPunctuation &&
           !sentence_.word(i).Is("\"") && !sentence_.word(i).Is("'s") &&
           !sentence_.word(i).Is("-");
  }
  bool IsEntity(int i) const {
    return i >= 0 && i < size_ && At(i).kind == ItemKind::kEntity;
  }
  Attribution Entity(int i) const {
    return LocalIndex{static_cast<uint32_t>(At(i).entity)};
  }
  Attribution Words(int begin, int end) const {
    const Span span{At(begin).span.begin, At(end - 1).span.end};
    return std::string(span.In(text_));
  }

  int PastTitles(int i) const {
    while (i < size_) {
      const int skip = std::max({sentence_.PhraseLength(i, Cue::kArticle),
                                 sentence_.PhraseLength(i, Cue::kTitle),
                                 sentence_.PhraseLength(i, Cue::kHonorific)});
      if (skip == 0) break;
      i += skip;
    }
    return i;
  }

  void FindAccordingTo(int phrase, int after) {
    SpeechScope scope;
    scope.end = size_;
    scope.words_begin = phrase;
    const int entity = PastTitles(after);
    int end = after;
    while (end < size_ && !IsPunctuation(end)) ++end;
    if (IsEntity(entity) && entity + 1 >= end) {
      scope.source = Entity(entity);
      scope.words_end = entity + 1;
    } else if (end > after && end - after <= kMaxSourceWords) {
      scope.source = Words(after, end);
      scope.words_end = end;
    } else {
      return;
    }
    scopes_.push_back(std::move(scope));
  }

  // The one who does the verb at `verb`: an entity or words before it.
  bool Speaker(int verb, SpeechScope& scope) const {
    int i = verb - 1;
    while (i >= 0 && (sentence_.PhraseLength(i, Cue::kAdverb) > 0 ||
                      sentence_.PhraseLength(i, Cue::kHedge) > 0 ||
                      sentence_.PhraseLength(i, Cue::kWho) > 0)) {
      --i;
    }
    if (i < 0) return false;
    // "X, head of Y, said": back over the apposition.
    if (sentence_.IsWord(i) && sentence_.word(i).Is(",")) {
      int open = i - 1;
      while (open >= 0 &&
             !(sentence_.IsWord(open) && sentence_.word(open).Is(","))) {
        --open;
      }
      if (open < 1 || !IsEntity(open - 1)) return false;
      i = open - 1;
    }
    int before = i - 1;
    while (sentence_.PhraseLength(before, Cue::kArticle) > 0 ||
           sentence_.PhraseLength(before, Cue::kTitle) > 0 ||
           sentence_.PhraseLength(before, Cue::kHonorific) > 0) {
      --before;
    }
    // "The office of X said": not X.
    const bool part = sentence_.PhraseLength(before, Cue::kPreposition) > 0;
    if (IsEntity(i) && !part) {
      scope.source = Entity(i);
      scope.words_begin = i;
      return true;
    }
    int begin = part ? before : i + 1;
    while (begin > 0 && !IsPunctuation(begin - 1) && !IsEntity(begin - 1)) {
      --begin;
    }
    if (begin > i || i + 1 - begin > kMaxSourceWords || IsEntity(begin - 1) ||
        At(begin).kind != ItemKind::kWord) {
      return false;
    }
    scope.source = Words(begin, i + 1);
    scope.words_begin = begin;
    return true;
  }

  void FindVerb(int verb, int after, Modality modality) {
    SpeechScope scope;
    scope.modality = modality;
    scope.words_begin = verb;
    int clause = after;
    const int that = sentence_.PhraseLength(after, Cue::kThat);
    if (that > 0) clause = after + that;
    const bool follows =
        that > 0 ||
        (clause < size_ &&
         (IsEntity(clause) || sentence_.PhraseLength(clause, Cue::kArticle) ||
          sentence_.PhraseLength(clause, Cue::kHePronoun)) &&
         (Languages() & kEnglish) != 0);
    if (follows && Speaker(verb, scope)) {
      scope.begin = clause;
      scope.end = size_;
      scope.words_end = clause;
      scope.clause = that > 0;
      scopes_.push_back(std::move(scope));
      return;
    }
    if (modality != Modality::kAsserted) return;
    FindTrailing(verb, after);
  }

  // "…, X said." and "…, dice X."
  void FindTrailing(int verb, int after) {
    int comma = verb - 1;
    while (comma > 0 && verb - comma <= kMaxSourceWords &&
           !IsPunctuation(comma)) {
      --comma;
    }
    if (comma <= 0 || !sentence_.IsWord(comma) ||
        !sentence_.word(comma).Is(",")) {
      return;
    }
    SpeechScope scope;
    scope.begin = 0;
    scope.end = comma;
    scope.words_begin = comma;
    scope.words_end = size_;
    for (int i = comma + 1; i < std::min(size_, after + 8); ++i) {
      if (!IsEntity(i)) continue;
      scope.source = Entity(i);
      scopes_.push_back(std::move(scope));
      return;
    }
  }

  LanguageMask Languages() const { return sentence_.sentence->languages; }

  const ItemSentence& sentence_;
  std::string_view text_;
  int size_;
  std::vector<SpeechScope> scopes_;
};

}  // namespace

std::vector<SpeechScope> FindSpeech(const ItemSentence& sentence,
                                    std::string_view text) {
  return SpeechFinder(sentence, text).Run();
}

}  // namespace quipu
