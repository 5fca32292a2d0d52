#include "ingest/extract/mention/type_features.h"

#include <algorithm>

#include "ingest/ontology/phrase_words.h"
#include "language/neural/word_features.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"

namespace quipu {
namespace {

constexpr std::array kTellingCues = {
    Cue::kArticle,        Cue::kTitle,     Cue::kHonorific,
    Cue::kPlaceBefore,    Cue::kGroupNoun, Cue::kPublicationBefore,
    Cue::kGroupAdjective, Cue::kEventNoun, Cue::kGovernment,
    Cue::kParticle,       Cue::kMonth};
constexpr uint32_t kCountry = 1U << 20;
constexpr uint32_t kDemonymWord = 1U << 21;
constexpr uint32_t kMostWords = 8;
constexpr uint32_t kFarthestBefore = 4;
constexpr uint32_t kLongest = 32;

enum Look : uint32_t { kLower, kUpper, kAllUpper, kNoLetter };

Look LookOf(std::string_view form) {
  if (!IsCapitalised(form)) {
    return form.find_first_of("0123456789") == form.npos ? kLower : kNoLetter;
  }
  return form.size() > 1 && IsCapitalised(form.substr(1)) ? kAllUpper : kUpper;
}

bool IsContent(Upos upos) {
  return upos == Upos::kNoun || upos == Upos::kVerb || upos == Upos::kAdj ||
         upos == Upos::kPropn;
}

// Phrases may nest as deep as a sentence is long; of long ones not every word
// is looked at.
uint32_t FewWordsEnd(const Markable& m) {
  return std::min(m.end, m.begin + kLongest);
}

uint64_t Few(uint64_t count) {
  return std::min<uint64_t>(count, 4);
}

template <typename T>
uint64_t Number(T value) {
  return static_cast<uint64_t>(value);
}

}  // namespace

TypeFeatures::TypeFeatures(const Analysis& analysis, const NameScores& scores,
                           const Markables& markables, const OntologyFile& file,
                           const WordVectors& vectors)
    : analysis_(analysis),
      scores_(scores),
      markables_(markables),
      file_(file),
      vectors_(vectors),
      lemmas_(analysis.lemma_count() + 1, 0),
      lemma_vectors_(analysis.lemma_count() + 1) {
  size_t words = 0;
  for (const AnalyzedSentence& sentence : analysis.sentences) {
    first_.push_back(words);
    words += sentence.words.size();
  }
  CountOccurrences();
}

// Names are one if their folded words are; other markables if their heads'
// lemmas are.
uint64_t TypeFeatures::KeyOf(const Markable& m) const {
  const AnalyzedSentence& sentence = SentenceOf(m);
  if (!m.recognized) {
    return HashBytes(analysis_.Lemma(sentence.words[m.head])) * 2 + 1;
  }
  uint64_t key = 0;
  for (uint32_t w = m.begin; w < m.end; ++w) {
    key = key * 0x9e3779b97f4a7c15ULL +
          HashBytes(NormalizeForm(sentence.words[w].form));
  }
  return key * 2;
}

void TypeFeatures::CountOccurrences() {
  std::vector<int16_t> context;
  const auto add_to = [](Occurrences& all, std::span<const int16_t> values) {
    all.context.resize(values.size(), 0);
    for (size_t i = 0; i < values.size(); ++i) all.context[i] += values[i];
    ++all.contexts;
  };
  for (const Markable& m : markables_.all) {
    if (m.IsLiteral()) continue;
    Occurrences& all = occurrences_[KeyOf(m)];
    ++all.count;
    if (!m.recognized) continue;
    ++all.types[Number(*m.recognized)];
    context.clear();
    AddContext(m, context);
    add_to(all, context);
    // A part of the name is likely to come back by itself.
    const AnalyzedSentence& sentence = SentenceOf(m);
    for (uint32_t w = m.begin; m.end - m.begin > 1 && w < m.end; ++w) {
      const uint64_t key = HashBytes(NormalizeForm(sentence.words[w].form)) * 2;
      Occurrences& part = occurrences_[key];
      ++part.types[Number(*m.recognized)];
      if (w + 1 == m.end) add_to(part, context);
    }
  }
}

// The type that the recogniser gives most often to names of the key, with how
// clearly it does.
uint64_t TypeFeatures::MostNamed(uint64_t key) const {
  const auto found = occurrences_.find(key);
  if (found == occurrences_.end()) return 0;
  const auto& types = found->second.types;
  const auto most = std::max_element(types.begin(), types.end());
  uint32_t all = 0;
  for (const uint32_t count : types) all += count;
  if (all == 0) return 0;
  return 1 + Number(most - types.begin()) * 4 + 3 * uint64_t{*most} / all;
}

const TypeFeatures::Known& TypeFeatures::Look(std::string_view word) {
  const auto [at, added] = known_.try_emplace(word);
  Known& known = at->second;
  if (!added) return known;
  const std::string folded = FoldWord(word);
  known.form = HashBytes(folded);
  const WordId id = file_.lexicon.Find(folded);
  if (id == WordId{}) return known;
  for (const Phrase& phrase : file_.lexicon.From(id)) {
    if (phrase.words.size() != 1) continue;
    for (size_t i = 0; i < kTellingCues.size(); ++i) {
      if (phrase.cls.value == static_cast<uint16_t>(kTellingCues[i])) {
        known.cues |= 1U << i;
      }
    }
    if (phrase.cls == file_.lexicon.country()) known.cues |= kCountry;
    if (phrase.cls == file_.lexicon.demonym()) known.cues |= kDemonymWord;
    for (size_t type = 0; type < file_.heads.size() && type < 32; ++type) {
      if (phrase.cls == file_.heads[type]) known.types |= 1U << type;
    }
  }
  return known;
}

uint64_t TypeFeatures::LemmaOf(const SyntacticWord& word) {
  uint64_t& hash = lemmas_[word.lemma.value];
  if (hash == 0) {
    hash = HashBytes(NormalizeForm(
        word.lemma.value == 0 ? word.form : analysis_.Lemma(word)));
  }
  return word.lemma.value == 0 ? HashBytes(NormalizeForm(word.form)) : hash;
}

void TypeFeatures::Collect(uint32_t markable, FeatureBag& bag,
                           std::vector<int16_t>& dense) {
  const Markable& m = markables_.all[markable];
  AddHead(m, bag);
  AddWords(m, bag);
  AddAround(m, bag);
  AddTree(m, bag);
  AddDocument(m, bag);
  dense.clear();
  AddDense(m, dense);
}

void TypeFeatures::AddHead(const Markable& m, FeatureBag& bag) {
  const AnalyzedSentence& sentence = SentenceOf(m);
  const SyntacticWord& head = sentence.words[m.head];
  const uint64_t kind = Number(m.kind);
  const uint64_t recognized = m.recognized ? Number(*m.recognized) + 1 : 0;
  const uint64_t lemma = LemmaOf(head);
  const Known& known = Look(head.form);
  const std::string_view lemma_text = analysis_.Lemma(head);
  const Known& known_lemma = lemma_text.empty() ? known : Look(lemma_text);
  const uint32_t types = known.types | known_lemma.types;
  bag.Add(1, kind);
  bag.Add(2, kind, recognized);
  bag.Add(3, lemma);
  bag.Add(4, kind, lemma);
  bag.Add(5, kind, known.form);
  bag.Add(6, kind, Number(head.upos), Number(head.deprel));
  bag.Add(7, types, kind);
  bag.Add(8, known.cues | known_lemma.cues, kind);
  bag.Add(9, types, recognized);
  bag.Add(10, kind, head.Has(Feature::kPlural), head.Has(Feature::kSingular),
          head.Has(Feature::kFeminine), head.Has(Feature::kMasculine));
  bag.Add(11, kind, head.Has(Feature::kFirstPerson),
          head.Has(Feature::kSecondPerson), head.Has(Feature::kPlural),
          head.Has(Feature::kPossessive));
  const std::u32string letters = FoldedLetters(head.form);
  for (size_t n = 3; n <= 5 && n < letters.size(); ++n) {
    bag.Add(12, n, kind,
            HashOf(std::u32string_view(letters).substr(letters.size() - n)));
  }
  for (size_t n = 3; n <= 4 && n < letters.size(); ++n) {
    bag.Add(13, n, HashOf(std::u32string_view(letters).substr(0, n)));
  }
  bag.Add(14, kind, recognized, LookOf(head.form), m.end - m.begin == 1);
}

void TypeFeatures::AddWords(const Markable& m, FeatureBag& bag) {
  const AnalyzedSentence& sentence = SentenceOf(m);
  const uint64_t kind = Number(m.kind);
  const uint32_t size = m.end - m.begin;
  bag.Add(20, kind, Few(size));
  uint32_t types = 0, cues = 0, upper = 0;
  for (uint32_t w = m.begin; w < FewWordsEnd(m); ++w) {
    const SyntacticWord& word = sentence.words[w];
    upper += LookOf(word.form) == kUpper || LookOf(word.form) == kAllUpper;
    if (w - m.begin >= kMostWords && w + 1 < m.end) continue;
    const Known& known = Look(word.form);
    types |= known.types;
    cues |= known.cues;
    bag.Add(21, kind, known.form);
    if (w == m.begin) bag.Add(22, kind, known.form);
    if (w + 1 == m.end) bag.Add(23, kind, known.form);
  }
  bag.Add(24, kind, types);
  bag.Add(25, kind, cues);
  bag.Add(26, kind, types, Look(sentence.words[m.begin].form).types,
          Look(sentence.words[m.end - 1].form).types);
  bag.Add(27, kind, Few(upper), Few(size - upper));
}

void TypeFeatures::AddAround(const Markable& m, FeatureBag& bag) {
  const AnalyzedSentence& sentence = SentenceOf(m);
  const uint64_t kind = Number(m.kind);
  const uint64_t recognized = m.recognized ? Number(*m.recognized) + 1 : 0;
  const auto size = static_cast<uint32_t>(sentence.words.size());
  for (uint32_t d = 1; d <= 2; ++d) {
    const Known none;
    const Known left =
        m.begin >= d ? Look(sentence.words[m.begin - d].form) : none;
    const Known right =
        m.end + d <= size ? Look(sentence.words[m.end + d - 1].form) : none;
    bag.Add(30, d, kind, left.form);
    bag.Add(31, d, kind, right.form);
    bag.Add(32, d, kind, left.types, left.cues);
    bag.Add(33, d, kind, right.types, right.cues);
    if (d == 1) {
      bag.Add(34, recognized, left.form);
      bag.Add(35, recognized, right.form);
      bag.Add(36, kind, left.form, right.form);
    }
  }
  bag.Add(37, kind, Number(sentence.region));
  bag.Add(38, kind, Number(sentence.language));
  bag.Add(39, kind, m.begin == 0, m.end == size, Few(size / 4));
}

void TypeFeatures::AddTree(const Markable& m, FeatureBag& bag) {
  const SentenceTree& tree = markables_.trees[m.sentence];
  const uint64_t kind = Number(m.kind);
  const uint64_t recognized = m.recognized ? Number(*m.recognized) + 1 : 0;
  const auto deprel = Number(tree.word(m.head).deprel);
  const auto subtype = Number(tree.word(m.head).subtype);
  uint64_t case_word = 0;
  for (const uint32_t child : tree.Children(m.head)) {
    const SyntacticWord& word = tree.word(child);
    const uint64_t lemma = LemmaOf(word);
    bag.Add(40, kind, Number(word.deprel));
    if (word.deprel == Deprel::kCase) {
      case_word = lemma;
      bag.Add(41, kind, lemma);
    } else if (word.deprel == Deprel::kDet) {
      bag.Add(42, kind, Look(word.form).form);
    } else if (word.upos != Upos::kPunct) {
      bag.Add(43, kind, Number(word.deprel), lemma);
      bag.Add(44, kind, Number(word.deprel), Look(word.form).types,
              Look(word.form).cues);
    }
  }
  const uint32_t parent = tree.Parent(m.head);
  if (parent == kNoWord) {
    bag.Add(45, kind, deprel);
    return;
  }
  const SyntacticWord& above = tree.word(parent);
  const uint64_t lemma = LemmaOf(above);
  const Known& known = Look(above.form);
  bag.Add(46, kind, deprel, subtype);
  bag.Add(47, deprel, subtype, lemma);
  bag.Add(48, kind, deprel, lemma, case_word);
  bag.Add(49, kind, lemma);
  bag.Add(50, kind, deprel, Number(above.upos));
  bag.Add(51, kind, deprel, known.types, known.cues);
  bag.Add(52, recognized, deprel, lemma);
}

void TypeFeatures::EnterSentence(uint32_t sentence) {
  if (sentence == entered_) return;
  entered_ = sentence;
  const size_t words = analysis_.sentences[sentence].words.size();
  name_begins_.assign(words + 1, false);
  name_ends_.assign(words + 1, false);
  for (const Markable& m : markables_.Of(sentence)) {
    if (m.kind != MarkableKind::kName) continue;
    name_begins_[m.begin] = true;
    name_ends_[m.end] = true;
  }
}

void TypeFeatures::AddDocument(const Markable& m, FeatureBag& bag) {
  const uint64_t kind = Number(m.kind);
  const uint64_t key = KeyOf(m);
  const auto found = occurrences_.find(key);
  const uint64_t most = MostNamed(key);
  bag.Add(60, kind, Few(found == occurrences_.end() ? 0 : found->second.count));
  bag.Add(61, kind, most);
  bag.Add(62, kind, most, m.recognized ? Number(*m.recognized) + 1 : 0);
  if (m.recognized) {
    bag.Add(63, key);
    const AnalyzedSentence& sentence = SentenceOf(m);
    const auto last =
        HashBytes(NormalizeForm(sentence.words[m.end - 1].form)) * 2;
    bag.Add(64, MostNamed(last));
  }
  EnterSentence(m.sentence);
  const auto begins = name_begins_.begin();
  const bool name_inside = std::any_of(
      begins + m.begin, begins + FewWordsEnd(m), [](bool b) { return b; });
  const bool name_beside = (m.begin > 0 && name_ends_[m.begin]) ||
                           (m.end < name_begins_.size() && name_begins_[m.end]);
  bag.Add(65, kind, name_inside, name_beside);
}

// That of the lemma, or else of the form. Of a lemma it is looked up once.
std::span<const int8_t> TypeFeatures::VectorOf(const SyntacticWord& word) {
  const auto find = [&](std::string_view form) {
    return vectors_.Find(FindWordFeatures(form, false));
  };
  std::optional<std::span<const int8_t>>& known =
      lemma_vectors_[word.lemma.value];
  if (!known) {
    const std::string_view lemma = analysis_.Lemma(word);
    known = lemma.empty() ? std::span<const int8_t>() : find(lemma);
  }
  return known->empty() ? find(word.form) : *known;
}

void TypeFeatures::AddVector(const SyntacticWord* word,
                             std::vector<int16_t>& dense) {
  const size_t at = dense.size();
  dense.resize(at + vectors_.dimensions(), 0);
  if (word == nullptr || vectors_.dimensions() == 0) return;
  const std::span<const int8_t> vector = VectorOf(*word);
  if (!vector.empty()) vectors_.ToInputs(vector, dense.data() + at);
}

void TypeFeatures::AddContext(const Markable& m, std::vector<int16_t>& dense) {
  const SentenceTree& tree = markables_.trees[m.sentence];
  const uint32_t parent = tree.Parent(m.head);
  AddVector(parent == kNoWord ? nullptr : &tree.word(parent), dense);
  const SyntacticWord* before = nullptr;
  for (uint32_t d = 1; d <= kFarthestBefore && d <= m.begin; ++d) {
    const SyntacticWord& word = tree.word(m.begin - d);
    if (!IsContent(word.upos)) continue;
    before = &word;
    break;
  }
  AddVector(before, dense);
  std::array<int32_t, kNameTypes.size() + 1> sums{};
  const uint32_t end = FewWordsEnd(m);
  for (uint32_t w = m.begin; w < end; ++w) {
    const size_t at = (first_[m.sentence] + w) * kNameLabelCount;
    for (size_t type = 0; type < kNameTypes.size(); ++type) {
      sums[type] +=
          std::max(scores_.values[at + BeginLabel(kNameTypes[type])],
                   scores_.values[at + InsideLabel(kNameTypes[type])]);
    }
    sums.back() += scores_.values[at];
  }
  for (const int32_t sum : sums) {
    dense.push_back(
        static_cast<int16_t>(sum / static_cast<int32_t>(end - m.begin)));
  }
}

// The head's vector, the context, and of a name the mean of the contexts of all
// its mentions in the document: what one leaves open another often tells.
void TypeFeatures::AddDense(const Markable& m, std::vector<int16_t>& dense) {
  const SentenceTree& tree = markables_.trees[m.sentence];
  AddVector(&tree.word(m.head), dense);
  AddContext(m, dense);
  const size_t at = dense.size();
  dense.resize(DenseInputs(vectors_), 0);
  if (!m.recognized) return;
  const auto found = occurrences_.find(KeyOf(m));
  if (found == occurrences_.end() || found->second.contexts == 0) return;
  for (size_t i = 0; i < found->second.context.size(); ++i) {
    dense[at + i] =
        static_cast<int16_t>(found->second.context[i] / found->second.contexts);
  }
}

}  // namespace quipu
