// An encoder of its own, one hidden layer, and a linear chain over the labels
// of name_labels.h. What the network thinks of a capitalised word is mixed with
// the mean of what it thinks of that word in the whole document before the best
// labels are chosen, since one context often tells what another leaves open.

#include "language/names/recognizer.h"

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>

#include "language/names/label_sequence.h"
#include "language/names/name_labels.h"
#include "language/neural/activations.h"
#include "language/text/character_class.h"

namespace quipu {
namespace {

constexpr size_t kBatchWords = 600;
constexpr size_t kLongSentence = 100;
constexpr uint32_t kLongestPart = 60;
// Of the mean over all occurrences of a word; measured on documents of dev.
constexpr float kMixedShare = 0.4F;

// Appends the names among words [first, first + labels) of a sentence.
void AppendNames(std::span<const uint8_t> labels, uint32_t first,
                 std::vector<RecognizedName>& names) {
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const NameType type = TypeOfLabel(labels[i]);
    const bool goes_on = i > 0 && labels[i] == InsideLabel(type) &&
                         labels[i - 1] != 0 &&
                         TypeOfLabel(labels[i - 1]) == type;
    if (goes_on) {
      ++names.back().end;
    } else {
      names.push_back({first + i, first + i + 1, type});
    }
  }
}

// The emissions of a word less the most of them: near enough to logarithms of
// probabilities, and the same on every machine.
void KeepScores(std::span<const float> emissions, int16_t* to) {
  const float most = *std::max_element(emissions.begin(), emissions.end());
  for (const float emission : emissions) {
    *to++ = static_cast<int16_t>(
        std::max((emission - most) * kNameScoreOne, -16.0F * kNameScoreOne));
  }
}

bool EndsSentence(std::string_view form) {
  return form == "." || form == "!" || form == "?" || form == "\u2026";
}

}  // namespace

std::vector<uint64_t> FindNameMarks(std::span<const std::string_view> forms,
                                    Language language,
                                    const Gazetteer& gazetteer) {
  std::vector<uint16_t> known(forms.size());
  gazetteer.Mark(forms, known);
  const uint64_t language_mark =
      language == Language::kNone
          ? 0
          : uint64_t{1} << (kGazetteerMarkCount + IndexOf(language));
  std::vector<uint64_t> marks;
  for (const uint16_t mark : known) marks.push_back(mark | language_mark);
  return marks;
}

std::string NamesWeights::Write() const {
  ByteWriter out;
  encoder.Write(out);
  hidden.Write(out);
  emission.Write(out);
  out.PutArray(std::span<const float>(transitions));
  return std::move(out).Take();
}

Result<NameRecognizer> NameRecognizer::FromBytes(std::string_view bytes,
                                                 const WordVectors& vectors,
                                                 const Gazetteer& gazetteer) {
  ByteReader reader(bytes);
  NameRecognizer recognizer;
  recognizer.gazetteer_ = gazetteer;
  QUIPU_TRY(recognizer.encoder_, SentenceEncoder::Read(reader, vectors));
  QUIPU_TRY(recognizer.hidden_,
            WeightMatrix::Read(reader, 0, recognizer.encoder_.state_size()));
  const size_t hidden = recognizer.hidden_.rows();
  QUIPU_TRY(recognizer.emission_,
            WeightMatrix::Read(reader, kNameLabelCount, hidden));
  const auto transitions = reader.GetArray<float>();
  if (!reader.Ok() || !reader.AtEnd() || hidden % 2 != 0 ||
      transitions.size() != (kNameLabelCount + 1) * kNameLabelCount) {
    return Corruption("the name recogniser's network has the wrong size");
  }
  recognizer.transitions_.assign(transitions.begin(), transitions.end());
  return recognizer;
}

// Words [first, first + words) of a sentence, labelled by themselves.
struct NameRecognizer::Part {
  AnalyzedSentence* sentence;
  uint32_t first;
  uint32_t words;
  size_t at;  // its first word among those of the document

  std::string_view Form(size_t i) const {
    return sentence->words[first + i].form;
  }
  // Whether its labels depend on the rest of the document, or its names follow
  // those of another part that may.
  bool Waits() const {
    if (words < sentence->words.size()) return true;
    for (size_t i = 0; i < words; ++i) {
      if (IsCapitalised(Form(i))) return true;
    }
    return false;
  }
};

// Long sentences, such as texts that came without sentences, end where full
// stops are, or after so many words.
void NameRecognizer::Divide(AnalyzedSentence& sentence, size_t at,
                            std::vector<Part>& parts) {
  const auto size = static_cast<uint32_t>(sentence.words.size());
  uint32_t first = 0;
  for (uint32_t i = 0; size > kLongSentence && i + 1 < size; ++i) {
    const bool ends = EndsSentence(sentence.words[i].form) &&
                      IsCapitalised(sentence.words[i + 1].form) &&
                      (i == 0 || sentence.words[i - 1].form.size() > 3);
    if (ends || i + 1 - first >= kLongestPart) {
      parts.push_back({&sentence, first, i + 1 - first, at + first});
      first = i + 1;
    }
  }
  if (first < size)
    parts.push_back({&sentence, first, size - first, at + first});
}

// What the network thinks of each capitalised form, summed over a document.
class NameRecognizer::Occurrences {
 public:
  void Add(const Part& part, std::span<const float> emissions) {
    for (size_t i = 0; i < part.words; ++i) {
      if (!IsCapitalised(part.Form(i))) continue;
      Sum& sum = sums_[part.Form(i)];
      for (size_t y = 0; y < kNameLabelCount; ++y) {
        sum.emissions[y] += emissions[i * kNameLabelCount + y];
      }
      ++sum.count;
    }
  }

  // Mixes the emissions of the part's capitalised words with their means.
  void MixInto(const Part& part, std::span<float> emissions) const {
    for (size_t i = 0; i < part.words; ++i) {
      const auto sum = sums_.find(part.Form(i));
      if (sum == sums_.end() || sum->second.count < 2) continue;
      for (size_t y = 0; y < kNameLabelCount; ++y) {
        float& emission = emissions[i * kNameLabelCount + y];
        const float mean = sum->second.emissions[y] / sum->second.count;
        emission += kMixedShare * (mean - emission);
      }
    }
  }

 private:
  struct Sum {
    std::array<float, kNameLabelCount> emissions{};
    float count = 0;
  };
  std::unordered_map<std::string_view, Sum> sums_;
};

// Parts that are worth a product of matrices.
std::vector<std::span<const NameRecognizer::Part>> NameRecognizer::BatchesOf(
    std::span<const Part> parts) {
  std::vector<std::span<const Part>> batches;
  while (!parts.empty()) {
    size_t count = 0;
    for (size_t words = 0; count < parts.size() && words < kBatchWords;) {
      words += parts[count++].words;
    }
    batches.push_back(parts.first(count));
    parts = parts.subspan(count);
  }
  return batches;
}

// The labels of a sentence without a capitalised word are final at once. The
// others wait for the rest of the document, the first of them with their
// emissions; beyond these emissions are forgotten and found again.
void NameRecognizer::Recognize(std::span<AnalyzedSentence> sentences,
                               NameScores* scores, size_t most_kept) const {
  std::vector<Part> parts;
  size_t words = 0;
  for (AnalyzedSentence& sentence : sentences) {
    sentence.names.clear();
    Divide(sentence, words, parts);
    words += sentence.words.size();
  }
  if (scores != nullptr) scores->values.assign(words * kNameLabelCount, 0);
  Occurrences occurrences;
  std::vector<Part> kept, forgotten;
  std::vector<float> emissions;  // of those that are kept
  for (const std::span<const Part> batch : BatchesOf(parts)) {
    const std::vector<float> found = ScoreBatch(batch);
    std::span<const float> rest = found;
    for (const Part& part : batch) {
      const auto own = rest.first(part.words * kNameLabelCount);
      rest = rest.subspan(own.size());
      if (!part.Waits()) {
        Label(part, own, scores);
        continue;
      }
      occurrences.Add(part, own);
      const size_t size = emissions.size() + own.size();
      if (!forgotten.empty() || size > most_kept * kNameLabelCount) {
        forgotten.push_back(part);
        continue;
      }
      kept.push_back(part);
      emissions.insert(emissions.end(), own.begin(), own.end());
    }
  }
  MixAndLabel(kept, occurrences, std::move(emissions), scores);
  for (const std::span<const Part> batch : BatchesOf(forgotten)) {
    MixAndLabel(batch, occurrences, ScoreBatch(batch), scores);
  }
}

void NameRecognizer::MixAndLabel(std::span<const Part> parts,
                                 const Occurrences& occurrences,
                                 std::vector<float> emissions,
                                 NameScores* scores) const {
  std::span<float> rest = emissions;
  for (const Part& part : parts) {
    const auto own = rest.first(part.words * kNameLabelCount);
    rest = rest.subspan(own.size());
    occurrences.MixInto(part, own);
    Label(part, own, scores);
  }
}

void NameRecognizer::Label(const Part& part, std::span<const float> emissions,
                           NameScores* scores) const {
  for (size_t w = 0; scores != nullptr && w < part.words; ++w) {
    KeepScores(emissions.subspan(w * kNameLabelCount, kNameLabelCount),
               scores->values.data() + (part.at + w) * kNameLabelCount);
  }
  AppendNames(FindBestLabels(emissions, transitions_, kNameLabelCount),
              part.first, part.sentence->names);
}

std::vector<float> NameRecognizer::ScoreBatch(
    std::span<const Part> parts) const {
  std::vector<std::vector<SentenceEncoder::Input>> inputs;
  std::vector<std::span<const SentenceEncoder::Input>> views;
  for (const Part& part : parts) {
    std::vector<std::string_view> forms;
    for (size_t i = 0; i < part.words; ++i) forms.push_back(part.Form(i));
    const std::vector<uint64_t> marks =
        FindNameMarks(forms, part.sentence->language, gazetteer_);
    std::vector<SentenceEncoder::Input>& input =
        inputs.emplace_back(part.words);
    for (size_t i = 0; i < part.words; ++i) {
      input[i] = {FindWordFeatures(forms[i], i == 0), marks[i]};
    }
    views.emplace_back(input);
  }
  std::vector<int16_t> states;
  encoder_.Encode(views, states);
  const size_t words = states.size() / encoder_.state_size();
  std::vector<float> sums(words * hidden_.rows());
  hidden_.Apply(states.data(), encoder_.state_size(), words, kStateOne,
                sums.data());
  std::vector<int16_t> hidden(sums.size());
  TanhToStates(sums, hidden);
  std::vector<float> emissions(words * kNameLabelCount);
  emission_.Apply(hidden.data(), hidden_.rows(), words, kStateOne,
                  emissions.data());
  return emissions;
}

}  // namespace quipu
