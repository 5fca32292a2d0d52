#include "ingest/extract/mention/literal_finder.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "ingest/extract/mention/literal/date_resolution.h"
#include "ingest/extract/mention/literal/document_date.h"
#include "language/text/blanks.h"

namespace quipu {
namespace {

// The language of most sentences.
Language MainLanguage(const Document& document, const Analysis& analysis) {
  const Language stated = LanguageOf(document.metadata.language);
  if (stated != Language::kNone) return stated;
  std::array<size_t, kLanguages.size() + 1> counts = {};
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    if (sentence.language != Language::kNone) {
      counts[static_cast<size_t>(sentence.language)] += sentence.words.size();
    }
  }
  return static_cast<Language>(std::max_element(counts.begin(), counts.end()) -
                               counts.begin());
}

class LiteralFinder {
 public:
  LiteralFinder(const Document& document, const Analysis& analysis)
      : analysis_(analysis),
        language_(MainLanguage(document, analysis)),
        dates_(DocumentDate(document, analysis, language_)) {}

  std::vector<FoundLiteral> Run() {
    for (uint32_t s = 0; s < analysis_.sentences.size(); ++s) {
      sentence_ = &analysis_.sentences[s];
      if (sentence_->words.empty()) continue;
      number_ = s;
      FindInSentence();
    }
    return std::move(found_);
  }

 private:
  void FindInSentence() {
    const size_t first = found_.size();
    const auto lexemes = LexLiterals(analysis_, *sentence_, language_);
    std::vector<bool> taken(lexemes.size());
    std::vector<DatePhrase> phrases = FindDatePhrases(*sentence_, lexemes);
    TakeYearOfNextSentence(lexemes, phrases);
    for (const DatePhrase& phrase : phrases) {
      std::fill(taken.begin() + static_cast<ptrdiff_t>(phrase.begin),
                taken.begin() + static_cast<ptrdiff_t>(phrase.end), true);
      FoundLiteral& literal = Add(lexemes, phrase.begin, phrase.end);
      const DateValue value = dates_.Resolve(phrase, TellingOf(literal.head));
      if (!value.date) ExtendToPreposition(literal, lexemes, phrase.begin);
      literal.literal.kind = LiteralKind::kDate;
      literal.literal.date = value.date;
      literal.bounds = value.bounds;
    }
    for (const Quantity& quantity :
         FindQuantities(*sentence_, lexemes, taken)) {
      FoundLiteral& literal = Add(lexemes, quantity.begin, quantity.end);
      literal.literal.kind = LiteralKind::kQuantity;
      literal.literal.value = quantity.value;
      literal.literal.comparator = quantity.comparator;
      literal.counted = quantity.counted;
      literal.counted_word = CountedWord(literal);
    }
    std::sort(found_.begin() + static_cast<ptrdiff_t>(first), found_.end(),
              [](const FoundLiteral& a, const FoundLiteral& b) {
                return a.span.begin < b.span.begin;
              });
  }

  // Analysis may end a sentence behind the abbreviation of a month: "Oct.
  // 1937".
  void TakeYearOfNextSentence(const std::vector<LiteralLexeme>& lexemes,
                              std::vector<DatePhrase>& phrases) const {
    if (phrases.empty() || number_ + 1 == analysis_.sentences.size()) return;
    DatePhrase& last = phrases.back();
    const bool open = last.from.kind == DatePoint::Kind::kCalendar &&
                      last.from.month > 0 && last.from.year == 0 && !last.to;
    const bool abbreviated =
        last.end + 1 == lexemes.size() && lexemes[last.end].IsMark('.');
    const AnalyzedSentence& next = analysis_.sentences[number_ + 1];
    if (!open || !abbreviated || next.tokens.empty()) return;
    const Span year = next.tokens[0].span;
    const std::string_view text = analysis_.text();
    const std::string_view gap =
        text.substr(sentence_->span.end, year.begin - sentence_->span.end);
    const auto date = PartialDate::Parse(year.In(text));
    if (date && date->month() == 0 && gap.find('\n') == gap.npos) {
      last.from.year = date->year();
    }
  }

  FoundLiteral& Add(const std::vector<LiteralLexeme>& lexemes, size_t begin,
                    size_t end) {
    FoundLiteral literal;
    const SurfaceToken& first = sentence_->tokens[lexemes[begin].token];
    const SurfaceToken& last = sentence_->tokens[lexemes[end - 1].token];
    literal.sentence = number_;
    literal.begin = first.first_word;
    literal.end = last.first_word + last.word_count;
    literal.head = HeadOf(literal.begin, literal.end);
    literal.span = {lexemes[begin].span.begin, lexemes[end - 1].span.end};
    literal.literal.text = SingleBlanks(literal.span.In(analysis_.text()));
    found_.push_back(std::move(literal));
    return found_.back();
  }

  // The words are all that there is of a date that has no value: with its
  // weekday, in French and Spanish also with articles and prepositions.
  void ExtendToPreposition(FoundLiteral& literal,
                           const std::vector<LiteralLexeme>& lexemes,
                           size_t begin) const {
    const size_t first = begin;
    const uint32_t least = MinBegin();
    const bool romance = sentence_->language == Language::kFrench ||
                         sentence_->language == Language::kSpanish;
    while (begin > 0 && first - begin < 4 &&
           lexemes[begin - 1].span.begin >= least &&
           (lexemes[begin - 1].Is(LiteralCue::kWeekday) ||
            (romance && (lexemes[begin - 1].Is(LiteralCue::kArticle) ||
                         lexemes[begin - 1].Is(LiteralCue::kIn) ||
                         lexemes[begin - 1].Is(LiteralCue::kOf) ||
                         lexemes[begin - 1].Is(LiteralCue::kPartOfDay))))) {
      --begin;
    }
    if (begin == first) return;
    literal.begin = sentence_->tokens[lexemes[begin].token].first_word;
    literal.span.begin = lexemes[begin].span.begin;
    literal.head = HeadOf(literal.begin, literal.end);
    literal.literal.text = SingleBlanks(literal.span.In(analysis_.text()));
  }

  // Where the date before the last one ends.
  uint32_t MinBegin() const {
    if (found_.size() < 2) return 0;
    const FoundLiteral& before = found_[found_.size() - 2];
    return before.sentence == number_ ? before.span.end : 0;
  }

  // The first word whose head is not among them.
  uint32_t HeadOf(uint32_t begin, uint32_t end) const {
    for (uint32_t i = begin; i < end; ++i) {
      const uint32_t head = sentence_->words[i].head;
      if (head == 0 || head - 1 < begin || head - 1 >= end) return i;
    }
    return begin;
  }

  // The noun that a number counts: one of its words hangs on it, or it on them
  // ("hundreds of prisoners"), or it is the next noun.
  std::optional<uint32_t> CountedWord(const FoundLiteral& literal) const {
    const std::vector<SyntacticWord>& words = sentence_->words;
    for (uint32_t i = literal.begin; i < literal.end; ++i) {
      const bool counts =
          words[i].deprel == Deprel::kNummod || words[i].deprel == Deprel::kDet;
      if (counts && words[i].head > literal.end && IsNoun(words[i].head - 1)) {
        return words[i].head - 1;
      }
    }
    constexpr uint32_t kAhead = 4;
    const uint32_t size = static_cast<uint32_t>(words.size());
    for (uint32_t i = literal.end; i < std::min(size, literal.end + kAhead);
         ++i) {
      if (IsNoun(i)) return i;
      if (words[i].upos != Upos::kAdj && words[i].upos != Upos::kAdp &&
          words[i].upos != Upos::kDet) {
        break;
      }
    }
    return std::nullopt;
  }

  bool IsNoun(uint32_t word) const {
    const Upos upos = sentence_->words[word].upos;
    return upos == Upos::kNoun || upos == Upos::kPropn;
  }

  // The verb that a word hangs on, or the first.
  uint32_t VerbOver(uint32_t word) const {
    const std::vector<SyntacticWord>& words = sentence_->words;
    constexpr int kSteps = 8;
    for (int i = 0; i < kSteps && words[word].upos != Upos::kVerb; ++i) {
      if (words[word].head == 0) break;
      word = words[word].head - 1;
    }
    return word;
  }

  Telling TellingOf(uint32_t word) const {
    Telling telling;
    telling.paragraph = sentence_->paragraph;
    const std::vector<SyntacticWord>& words = sentence_->words;
    const uint32_t verb = VerbOver(word);
    telling.future = words[verb].Has(Feature::kFuture);
    telling.past =
        words[verb].Has(Feature::kPast) || words[verb].Has(Feature::kImperfect);
    constexpr uint32_t kBefore = 6;
    for (uint32_t i = verb - std::min(verb, kBefore); i < verb; ++i) {
      if (words[i].head != verb + 1 || words[i].upos != Upos::kAux) continue;
      const std::string_view lemma = analysis_.Lemma(words[i]);
      telling.future = telling.future || words[i].Has(Feature::kFuture) ||
                       lemma == "will" || lemma == "shall";
      const bool past =
          words[i].Has(Feature::kImperfect) || words[i].form == "had";
      telling.past = telling.past || words[i].Has(Feature::kPast) || past;
      telling.looks_back =
          telling.looks_back ||
          (past && (lemma == "have" || lemma == "avoir" || lemma == "haber"));
    }
    return telling;
  }

  const Analysis& analysis_;
  const Language language_;
  DateResolver dates_;
  const AnalyzedSentence* sentence_ = nullptr;
  uint32_t number_ = 0;
  std::vector<FoundLiteral> found_;
};

}  // namespace

std::vector<FoundLiteral> FindLiterals(const Document& document,
                                       const Analysis& analysis) {
  return LiteralFinder(document, analysis).Run();
}

}  // namespace quipu
