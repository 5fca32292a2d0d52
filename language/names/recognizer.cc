#include "language/names/recognizer.h"

#include <unicode/uchar.h>

#include <array>
#include <string>
#include <unordered_map>

#include "base/utf8.h"
#include "language/names/label_sequence.h"
#include "language/names/name_labels.h"
#include "language/neural/activations.h"

namespace quipu {
namespace {

constexpr size_t kBatchWords = 600;
constexpr size_t kLongSentence = 100;
constexpr uint32_t kLongestPart = 60;
// Of the mean over all occurrences of a word; measured on documents of dev.
constexpr float kMixedShare = 0.4F;

constexpr std::array<std::string_view, 3> kLanguages = {"en", "fr", "es"};
// Appends the names among words [first, first + labels) of a sentence.
void AppendNames(std::span<const uint8_t> labels, uint32_t first,
                 std::vector<NamedWords>& names) {
  for (uint32_t i = 0; i < labels.size(); ++i) {
    if (labels[i] == 0) continue;
    const size_t type = (labels[i] - 1U) / 2;
    const bool goes_on = i > 0 && labels[i] == InsideLabel(type) &&
                         (labels[i - 1] - 1U) / 2 == type;
    if (goes_on) {
      ++names.back().end;
    } else {
      names.push_back(
          {first + i, first + i + 1, std::string(kNameTypes[type])});
    }
  }
}

bool IsCapital(std::string_view form) {
  if (form.empty()) return false;
  if (form[0] >= 'A' && form[0] <= 'Z') return true;
  return static_cast<uint8_t>(form[0]) >= 0x80 &&
         u_isupper(static_cast<UChar32>(DecodeUtf8(form, 0).value));
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
    if (!IsCapital(forms[i])) continue;
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
                                    std::string_view language,
                                    const Gazetteer& gazetteer) {
  std::vector<uint16_t> known(forms.size());
  gazetteer.Mark(forms, known);
  uint64_t language_mark = 0;
  for (size_t i = 0; i < kLanguages.size(); ++i) {
    if (language == kLanguages[i]) {
      language_mark = uint64_t{1} << (kGazetteerMarkCount + i);
    }
  }
  std::vector<uint64_t> marks;
  for (const uint16_t mark : known) marks.push_back(mark | language_mark);
  return marks;
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
  ParsedSentence* sentence;
  uint32_t first;
  uint32_t words;

  std::string_view Form(size_t i) const {
    return sentence->words[first + i].form;
  }
};

// Long sentences, such as texts that came without sentences, end where full
// stops are, or after so many words.
void NameRecognizer::Divide(ParsedSentence& sentence,
                            std::vector<Part>& parts) {
  const auto size = static_cast<uint32_t>(sentence.words.size());
  uint32_t first = 0;
  for (uint32_t i = 0; size > kLongSentence && i + 1 < size; ++i) {
    const bool ends = EndsSentence(sentence.words[i].form) &&
                      IsCapital(sentence.words[i + 1].form) &&
                      (i == 0 || sentence.words[i - 1].form.size() > 3);
    if (ends || i + 1 - first >= kLongestPart) {
      parts.push_back({&sentence, first, i + 1 - first});
      first = i + 1;
    }
  }
  if (first < size) parts.push_back({&sentence, first, size - first});
}

void NameRecognizer::Recognize(std::span<ParsedSentence> sentences) const {
  std::vector<Part> parts;
  for (ParsedSentence& sentence : sentences) {
    sentence.names.clear();
    Divide(sentence, parts);
  }
  std::vector<float> emissions;
  for (size_t begin = 0; begin < parts.size();) {
    size_t end = begin;
    for (size_t words = 0; end < parts.size() && words < kBatchWords; ++end) {
      words += parts[end].words;
    }
    ScoreBatch(std::span(parts).subspan(begin, end - begin), emissions);
    begin = end;
  }
  std::vector<std::string_view> forms;
  for (const Part& part : parts) {
    for (size_t i = 0; i < part.words; ++i) forms.push_back(part.Form(i));
  }
  MixOccurrences(forms, emissions);
  size_t at = 0;
  for (const Part& part : parts) {
    AppendNames(
        FindBestLabels(std::span(emissions).subspan(
                           at * kNameLabelCount, part.words * kNameLabelCount),
                       transitions_, kNameLabelCount),
        part.first, part.sentence->names);
    at += part.words;
  }
}

void NameRecognizer::ScoreBatch(std::span<const Part> parts,
                                std::vector<float>& emissions) const {
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
  const size_t begin = emissions.size();
  emissions.resize(begin + words * kNameLabelCount);
  emission_.Apply(hidden.data(), hidden_.rows(), words, kStateOne,
                  emissions.data() + begin);
}

}  // namespace quipu
