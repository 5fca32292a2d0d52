// An encoder of its own, one hidden layer, and a linear chain over the labels
// of name_labels.h. What the network thinks of a capitalised word is mixed with
// the mean of what it thinks of that word in the whole document before the best
// labels are chosen, since one context often tells what another leaves open.

#include "language/names/recognizer.h"

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

bool EndsSentence(std::string_view form) {
  return form == "." || form == "!" || form == "?" || form == "\u2026";
}

// Mixes the emissions of every capitalised form with their mean over all of its
// occurrences.
void MixOccurrences(const std::vector<std::string_view>& forms,
                    std::vector<float>& emissions) {
  struct Occurrences {
    std::array<float, kNameLabelCount> sum{};
    float count = 0;
  };
  std::unordered_map<std::string_view, Occurrences> all;
  for (size_t i = 0; i < forms.size(); ++i) {
    if (!IsCapitalised(forms[i])) continue;
    Occurrences& form = all[forms[i]];
    for (size_t y = 0; y < kNameLabelCount; ++y) {
      form.sum[y] += emissions[i * kNameLabelCount + y];
    }
    ++form.count;
  }
  for (size_t i = 0; i < forms.size(); ++i) {
    const auto form = all.find(forms[i]);
    if (form == all.end() || form->second.count < 2) continue;
    for (size_t y = 0; y < kNameLabelCount; ++y) {
      float& emission = emissions[i * kNameLabelCount + y];
      const float mean = form->second.sum[y] / form->second.count;
      emission += kMixedShare * (mean - emission);
    }
  }
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
void NameRecognizer::Divide(AnalyzedSentence& sentence,
                            std::vector<Part>& parts) {
  const auto size = static_cast<uint32_t>(sentence.words.size());
  uint32_t first = 0;
  for (uint32_t i = 0; size > kLongSentence && i + 1 < size; ++i) {
    const bool ends = EndsSentence(sentence.words[i].form) &&
                      IsCapitalised(sentence.words[i + 1].form) &&
                      (i == 0 || sentence.words[i - 1].form.size() > 3);
    if (ends || i + 1 - first >= kLongestPart) {
      parts.push_back({&sentence, first, i + 1 - first});
      first = i + 1;
    }
  }
  if (first < size) parts.push_back({&sentence, first, size - first});
}

// The labels of a sentence without a capitalised word are final at once. The
// emissions of the others, the most of memory here, wait for the rest of the
// document.
void NameRecognizer::Recognize(std::span<AnalyzedSentence> sentences) const {
  std::vector<Part> parts;
  for (AnalyzedSentence& sentence : sentences) {
    sentence.names.clear();
    Divide(sentence, parts);
  }
  std::vector<Part> waiting;
  std::vector<float> emissions;  // of those that wait
  for (size_t begin = 0; begin < parts.size();) {
    size_t end = begin;
    for (size_t words = 0; end < parts.size() && words < kBatchWords; ++end) {
      words += parts[end].words;
    }
    const std::span<const Part> batch =
        std::span(parts).subspan(begin, end - begin);
    begin = end;
    const std::vector<float> scores = ScoreBatch(batch);
    std::span<const float> rest = scores;
    for (const Part& part : batch) {
      const auto own = rest.first(part.words * kNameLabelCount);
      rest = rest.subspan(own.size());
      if (part.Waits()) {
        waiting.push_back(part);
        emissions.insert(emissions.end(), own.begin(), own.end());
      } else {
        Label({&part, 1}, own);
      }
    }
  }
  std::vector<std::string_view> forms;
  for (const Part& part : waiting) {
    for (size_t i = 0; i < part.words; ++i) forms.push_back(part.Form(i));
  }
  MixOccurrences(forms, emissions);
  Label(waiting, emissions);
}

void NameRecognizer::Label(std::span<const Part> parts,
                           std::span<const float> emissions) const {
  for (const Part& part : parts) {
    const auto own = emissions.first(part.words * kNameLabelCount);
    emissions = emissions.subspan(own.size());
    AppendNames(FindBestLabels(own, transitions_, kNameLabelCount), part.first,
                part.sentence->names);
  }
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
