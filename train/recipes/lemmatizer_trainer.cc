// Counts which script makes each lemma, by form, tag and features, then by
// endings of growing length. A rule for an ending is kept if it was seen often
// enough and says anything else than the next shorter ending with rules, so
// that the list stays small. Where treebanks disagree, the first counts most.

#include "train/recipes/lemmatizer_trainer.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <tuple>
#include <utility>
#include <vector>

#include "language/syntax/hashed_values.h"
#include "language/syntax/lemma_script.h"
#include "language/syntax/lemmatizer.h"
#include "language/text/character_class.h"
#include "language/text/fold.h"
#include "train/recipes/most_frequent.h"

namespace quipu {
namespace {

constexpr uint32_t kFirstTreebank = 4;  // what a word of it counts
constexpr uint32_t kLeastOfRule = 2;    // words that an ending's rule explains

struct FormAndTag {
  std::u32string folded;
  std::string upos;
  friend auto operator<=>(const FormAndTag&, const FormAndTag&) = default;
};

// The lemmas of a form by its features and by its spelling.
struct Lemmas {
  std::map<std::string, CountsOf<std::string>> by_features;
  std::map<std::string, CountsOf<std::string>> by_spelling;
  CountsOf<std::string> all;
  CountsOf<std::string> spellings;
};
using Observations = std::map<FormAndTag, Lemmas>;

bool HasUpper(std::string_view text) {
  return ScriptOf(text, text, LemmaCase::kLower).cut != 0;
}

// Whether the treebank writes the lemmas of most names in lower case.
bool LowersNames(const Treebank& treebank) {
  size_t names = 0;
  size_t lowered = 0;
  for (const ConlluSentence& sentence : treebank.sentences) {
    for (const ConlluWord& word : sentence.words) {
      if (word.upos != "PROPN" || !HasUpper(word.form)) continue;
      ++names;
      lowered += !HasUpper(word.lemma);
    }
  }
  return lowered * 2 > names;
}

Observations Observe(std::span<const Treebank> treebanks) {
  Observations observations;
  for (const Treebank& treebank : treebanks) {
    const bool first = &treebank == treebanks.data();
    const uint32_t count = first ? kFirstTreebank : 1;
    const bool no_names = !first && LowersNames(treebank);
    for (const ConlluSentence& sentence : treebank.sentences) {
      for (const ConlluWord& word : sentence.words) {
        if (word.lemma.empty() || (no_names && word.upos == "PROPN")) continue;
        Lemmas& lemmas = observations[{FoldedLetters(word.form), word.upos}];
        lemmas.by_features[word.features][word.lemma] += count;
        lemmas.by_spelling[word.form][word.lemma] += count;
        lemmas.all[word.lemma] += count;
        lemmas.spellings[word.form] += count;
      }
    }
  }
  return observations;
}

// A script for words known by themselves: right however they are written.
LemmaScript WordScript(std::string_view form, std::string_view lemma) {
  for (const LemmaCase letters :
       {LemmaCase::kLower, LemmaCase::kTitle, LemmaCase::kUpper}) {
    LemmaScript script = ScriptOf(form, lemma, letters);
    if (script.cut != LemmaScript::kAll && script.Apply(form) == lemma &&
        (letters == LemmaCase::kLower || script.cut == 0)) {
      return script;
    }
  }
  return ScriptOf(form, lemma, LemmaCase::kAsWritten);
}

// A script for endings, which keeps the case of words that keep theirs.
LemmaScript EndingScript(std::string_view form, std::string_view lemma) {
  const LemmaScript lower = ScriptOf(form, lemma, LemmaCase::kLower);
  const LemmaScript written = ScriptOf(form, lemma, LemmaCase::kAsWritten);
  const LemmaScript title = ScriptOf(form, lemma, LemmaCase::kTitle);
  if (!HasUpper(lemma) && lower.cut <= written.cut) return lower;
  return title.cut < written.cut ? title : written;
}

bool IsExactly(std::string_view form, std::string_view lemma,
               LemmaCase letters) {
  const LemmaScript script = ScriptOf(form, lemma, letters);
  return script.cut == 0 && script.append.empty();
}

// Which separators most lemmas of numbers are without; kLower: none.
LemmaCase NumberCase(const Observations& observations) {
  CountsOf<LemmaCase> counts = {{LemmaCase::kLower, 0}};
  for (const auto& [form, lemmas] : observations) {
    if (form.upos != "NUM") continue;
    const std::string& spelling = MostFrequent(lemmas.spellings);
    const std::string& lemma = MostFrequent(lemmas.all);
    for (const LemmaCase number :
         {LemmaCase::kCommaNumber, LemmaCase::kPeriodNumber}) {
      // Only what has such a separator counts.
      if (IsExactly(spelling, spelling, number)) continue;
      ++counts[IsExactly(spelling, lemma, number) ? number : LemmaCase::kLower];
    }
  }
  return MostFrequent(counts);
}

// Rules by tag, features and ending, the most general first.
class RuleList {
 public:
  explicit RuleList(const Observations& observations) {
    Collect(observations);
    for (const auto& [key, counts] : counts_) Keep(key, counts);
  }

  const std::map<uint32_t, LemmaScript>& rules() const { return rules_; }

 private:
  // Length of the ending first: a shorter one is dealt with before.
  using Key = std::tuple<size_t, std::string, std::string, std::u32string>;

  void Collect(const Observations& observations) {
    const LemmaCase number_case = NumberCase(observations);
    for (const auto& [form, lemmas] : observations) {
      const std::string& spelling = MostFrequent(lemmas.spellings);
      const std::string tag = EndingTag(spelling, form.upos);
      const auto script = [&](const CountsOf<std::string>& counts) {
        const std::string& lemma = MostFrequent(counts);
        return form.upos == "NUM" && IsExactly(spelling, lemma, number_case)
                   ? LemmaScript{number_case, 0, {}}
                   : EndingScript(spelling, lemma);
      };
      for (const auto& [features, counts] : lemmas.by_features) {
        if (tag != form.upos) break;
        Count(form.folded, tag, features, script(counts));
      }
      Count(form.folded, tag, "", script(lemmas.all));
    }
  }

  void Count(const std::u32string& folded, const std::string& tag,
             const std::string& features, const LemmaScript& script) {
    if (script.cut == LemmaScript::kAll) return;  // says nothing of others
    for (size_t n = 0; n <= std::min(folded.size() + 1, kLongestEnding); ++n) {
      ++counts_[{n, tag, features, EndingOf(folded, n)}][script];
    }
  }

  // The last n characters; one character more than there are is U+0000.
  static std::u32string EndingOf(const std::u32string& folded, size_t n) {
    return n > folded.size() ? std::u32string(1, U'\0') + folded
                             : folded.substr(folded.size() - n);
  }

  void Keep(const Key& key, const CountsOf<LemmaScript>& counts) {
    const auto& [n, tag, features, ending] = key;
    std::u32string_view text = ending;
    if (n > 0 && text.front() == U'\0') text.remove_prefix(1);
    std::vector<std::pair<uint32_t, const LemmaScript*>> ranked;
    for (const auto& [script, count] : counts) {
      if (n == 0 || count >= kLeastOfRule) ranked.emplace_back(count, &script);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](auto& a, auto& b) { return a.first > b.first; });
    if (ranked.empty()) return;
    ranked.resize(std::min<size_t>(ranked.size(), n == 0 ? 1 : kEndingRanks));
    if (n > 0 && SaysTheSame(text, n, tag, features, ranked)) return;
    for (uint32_t rank = 0; rank < ranked.size(); ++rank) {
      rules_.emplace(EndingKey(text, n, tag, features, rank),
                     *ranked[rank].second);
    }
  }

  // Whether the next shorter ending with rules has these in this order.
  bool SaysTheSame(
      std::u32string_view text, size_t n, const std::string& tag,
      const std::string& features,
      std::span<const std::pair<uint32_t, const LemmaScript*>> ranked) const {
    for (size_t k = n; k-- > 0;) {
      if (!rules_.contains(EndingKey(text, k, tag, features, 0))) continue;
      for (uint32_t rank = 0; rank < ranked.size(); ++rank) {
        const auto at = rules_.find(EndingKey(text, k, tag, features, rank));
        if (at == rules_.end() || at->second != *ranked[rank].second) {
          return false;
        }
      }
      return true;
    }
    return false;
  }

  std::map<Key, CountsOf<LemmaScript>> counts_;
  std::map<uint32_t, LemmaScript> rules_;
};

std::map<uint32_t, LemmaScript> WordScripts(const Observations& observations) {
  std::map<uint32_t, LemmaScript> scripts;
  for (const auto& [form, lemmas] : observations) {
    const std::string& spelling = MostFrequent(lemmas.spellings);
    const std::string& usual = MostFrequent(lemmas.all);
    const LemmaScript script = WordScript(spelling, usual);
    scripts.emplace(WordKey(form.folded, form.upos, {}), script);
    for (const auto& [features, counts] : lemmas.by_features) {
      const std::string& lemma = MostFrequent(counts);
      if (features.empty() || lemma == usual) continue;
      scripts.emplace(WordKey(form.folded, form.upos, features),
                      WordScript(spelling, lemma));
    }
    for (const auto& [written, counts] : lemmas.by_spelling) {
      const std::string& lemma = MostFrequent(counts);
      const bool only_case = FoldedLetters(lemma) == FoldedLetters(usual);
      if (!only_case || script.Apply(written) == lemma) continue;
      scripts.emplace(SpellingKey(written, form.upos),
                      ScriptOf(written, lemma, LemmaCase::kAsWritten));
    }
  }
  return scripts;
}

// The lemmas known with each tag.
std::vector<uint16_t> KnownLemmas(const Observations& observations) {
  std::map<uint32_t, int8_t> known;
  for (const auto& [form, lemmas] : observations) {
    for (const auto& [lemma, count] : lemmas.all) {
      known.emplace(LemmaKey(lemma, form.upos), int8_t{1});
    }
  }
  const std::vector<std::pair<uint32_t, int8_t>> values(known.begin(),
                                                        known.end());
  uint32_t log2_size = 8;
  while ((size_t{1} << log2_size) < values.size() * 5 / 4) ++log2_size;
  return HashedValues::Make(values, log2_size);
}

}  // namespace

LemmatizerTables TrainLemmatizer(std::span<const Treebank> treebanks) {
  const Observations observations = Observe(treebanks);
  const RuleList rules(observations);
  std::map<uint32_t, LemmaScript> by_key = WordScripts(observations);
  by_key.insert(rules.rules().begin(), rules.rules().end());

  std::map<LemmaScript, uint16_t> numbers;
  for (const auto& [key, script] : by_key) numbers.emplace(script, 0);
  LemmatizerTables tables;
  for (auto& [script, number] : numbers) {
    number = static_cast<uint16_t>(tables.scripts.size());
    tables.scripts.push_back(script);
  }
  for (const auto& [key, script] : by_key) {
    tables.entries.emplace_back(key, numbers.at(script));
  }
  tables.lemmas = KnownLemmas(observations);
  return tables;
}

}  // namespace quipu
