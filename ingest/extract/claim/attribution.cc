// Around each verb of speech: its subject, before it ("X said that …", "…, X
// said") or right after it ("…, said X"), and the words that are said.

#include "ingest/extract/claim/attribution.h"

#include <algorithm>

namespace quipu {
namespace {

constexpr int kMaxSourceWords = 6;
constexpr int kSpeechScore = 850;

class SpeechFinder {
 public:
  SpeechFinder(const DocumentContext& context, const ItemSentence& sentence)
      : context_(context),
        sentence_(sentence),
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
  // An entity of a type that can speak, else its words.
  Attribution Mentioned(int i) const {
    if (!context_.types.Speaks(At(i).type)) return Words(i, i + 1);
    return LocalIndex{static_cast<uint32_t>(At(i).entity)};
  }
  Attribution Words(int begin, int end) const {
    const Span span{At(begin).span.begin, At(end - 1).span.end};
    return std::string(span.In(context_.text));
  }

  int TitleLength(int i) const {
    return std::max({sentence_.PhraseLength(i, Cue::kArticle),
                     sentence_.PhraseLength(i, Cue::kTitle),
                     sentence_.PhraseLength(i, Cue::kHonorific)});
  }
  int PastTitles(int i) const {
    while (i < size_ && TitleLength(i) > 0) i += TitleLength(i);
    return i;
  }
  // The item before the articles and titles that stand before `i`.
  int BeforeTitles(int i) const {
    --i;
    while (TitleLength(i) > 0) --i;
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
      scope.source = Mentioned(entity);
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
    if (i < 0 || IsQuote(i)) return false;
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
    const int before = BeforeTitles(i);
    const bool part = sentence_.PhraseLength(before, Cue::kPreposition) > 0;
    if (IsEntity(i) && part && IsEntity(before - 1)) {
      i = before - 1;  // "Officers of X said": the officers
    } else if (IsEntity(i) && part) {
      return SpeakerInWords(before, i + 1, scope);
    }
    if (!IsEntity(i)) return SpeakerInWords(i + 1, i + 1, scope);
    scope.source = Mentioned(i);
    scope.words_begin = i;
    return true;
  }

  // Extends [begin, end) to the left over the words of a noun phrase: "the
  // office of X".
  bool SpeakerInWords(int begin, int end, SpeechScope& scope) const {
    while (begin > 0 && !IsPunctuation(begin - 1) && !IsEntity(begin - 1)) {
      --begin;
    }
    if (begin >= end || end - begin > kMaxSourceWords || IsEntity(begin - 1) ||
        At(begin).kind != ItemKind::kWord) {
      return false;
    }
    scope.source = Words(begin, end);
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
    if (modality == Modality::kAsserted && that == 0) {
      FindTrailing(verb, after);
    }
  }

  // "…, X said." and "…, dice X."
  void FindTrailing(int verb, int after) {
    SpeechScope scope;
    int comma = verb - 1;
    while (IsQuote(comma)) --comma;
    const int subject = PastTitles(after);
    if (IsComma(comma) && IsEntity(subject)) {
      scope.source = Mentioned(subject);
    } else if (Speaker(verb, scope) && IsEntity(scope.words_begin)) {
      comma = BeforeTitles(scope.words_begin);
      while (IsQuote(comma)) --comma;
    } else {
      return;
    }
    if (comma <= 0 || !IsComma(comma)) return;
    scope.begin = 0;
    scope.end = comma;
    scope.words_begin = comma;
    scope.words_end = size_;
    scopes_.push_back(std::move(scope));
  }

  bool IsComma(int i) const {
    return sentence_.IsWord(i) && sentence_.word(i).Is(",");
  }
  bool IsQuote(int i) const {
    return sentence_.IsWord(i) && sentence_.word(i).Is("\"");
  }
  LanguageMask Languages() const { return sentence_.sentence->languages; }

  const DocumentContext& context_;
  const ItemSentence& sentence_;
  int size_;
  std::vector<SpeechScope> scopes_;
};

}  // namespace

std::vector<SpeechScope> FindSpeech(const DocumentContext& context,
                                    const ItemSentence& sentence) {
  return SpeechFinder(context, sentence).Run();
}

void Attribute(const std::vector<SpeechScope>& speech,
               ClaimCandidate& candidate) {
  for (const SpeechScope& scope : speech) {
    if (candidate.begin < scope.begin || candidate.end > scope.end) continue;
    const bool own =
        candidate.begin < scope.words_end && candidate.end > scope.words_begin;
    if (own) continue;
    candidate.speaker = scope.source;
    if (scope.modality != Modality::kAsserted) {
      candidate.stance.modality = scope.modality;
    }
  }
}

std::optional<ClaimCandidate> SpeechClaim(const DocumentContext& context,
                                          const ItemSentence& sentence,
                                          const EntityTable& table,
                                          const SpeechScope& scope) {
  const auto* speaker = std::get_if<LocalIndex>(&scope.source);
  if (!scope.clause || scope.modality != Modality::kAsserted ||
      speaker == nullptr) {
    return std::nullopt;
  }
  int end = scope.end;
  while (end > scope.begin && sentence.IsWord(end - 1) &&
         sentence.word(end - 1).shape == Shape::kPunctuation) {
    --end;
  }
  if (end - scope.begin < 2) return std::nullopt;
  const Span said{sentence.items[static_cast<size_t>(scope.begin)].span.begin,
                  sentence.items[static_cast<size_t>(end) - 1].span.end};
  const int type = table.entity(static_cast<int>(speaker->value)).type;
  Literal words;
  words.text = std::string(said.In(context.text));
  ClaimCandidate claim;
  claim.subject = *speaker;
  claim.predicate = type == context.types.publication ? "reported" : "stated";
  claim.object = std::move(words);
  claim.begin = scope.words_begin;
  claim.end = end;
  claim.evidence = sentence.sentence->span;
  claim.rule = "speech.that";
  claim.score = kSpeechScore;
  return claim;
}

}  // namespace quipu
