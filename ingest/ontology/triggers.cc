#include "ingest/ontology/triggers.h"

#include <algorithm>
#include <cassert>
#include <optional>

#include "language/neural/word_features.h"

namespace quipu {
namespace {

constexpr char kEnglishTriggers[] =
#include <triggers_en.inc>
    ;
constexpr char kFrenchTriggers[] =
#include <triggers_fr.inc>
    ;
constexpr char kSpanishTriggers[] =
#include <triggers_es.inc>
    ;

std::vector<std::string_view> Split(std::string_view text, char mark) {
  std::vector<std::string_view> out;
  size_t at = 0;
  while (at <= text.size()) {
    const size_t end = std::min(text.find(mark, at), text.size());
    out.push_back(text.substr(at, end - at));
    at = end + 1;
  }
  return out;
}

// nullopt for a relation that no role stands for.
std::optional<TriggerSlot> SlotOf(std::string_view relation) {
  const size_t colon = relation.find(':');
  const std::string_view name = relation.substr(0, colon);
  std::string_view rest =
      colon == relation.npos ? std::string_view() : relation.substr(colon + 1);
  const auto plain = [](ArgumentRole role) { return TriggerSlot{role, 0}; };
  if (name == "self") return plain(ArgumentRole::kSelf);
  if (name == "nsubj" || name == "csubj") {
    return plain(rest == "pass" ? ArgumentRole::kObject
                                : ArgumentRole::kSubject);
  }
  if (name == "obj") return plain(ArgumentRole::kObject);
  if (name == "iobj") return plain(ArgumentRole::kIndirect);
  if (name == "nmod" && rest == "poss") return plain(ArgumentRole::kPossessor);
  if (name == "obl" || name == "nmod") {
    rest = rest.substr(0, rest.find(' '));
    return TriggerSlot{
        name == "obl" ? ArgumentRole::kOblique : ArgumentRole::kModifier,
        rest.empty() ? 0 : HashBytes(rest)};
  }
  if (name == "appos") return plain(ArgumentRole::kApposed);
  if (name == "compound" || name == "flat") {
    return plain(ArgumentRole::kCompound);
  }
  if (name == "amod") return plain(ArgumentRole::kAdjective);
  if (name == "nummod") return plain(ArgumentRole::kNumber);
  if (name == "ccomp" || name == "xcomp" || name == "parataxis") {
    return plain(ArgumentRole::kClause);
  }
  if (name == "head" || name == "acl-head") {
    return plain(ArgumentRole::kModified);
  }
  return std::nullopt;
}

// Reflexives, copulas and slots for other words: no word to look for.
bool IsFiller(std::string_view word) {
  static constexpr std::array<std::string_view, 12> kFillers = {
      "se", "s'", "être",  "be",     "ser",     "estar",
      "X",  "él", "one's", "itself", "oneself", "his"};
  return std::find(kFillers.begin(), kFillers.end(), word) != kFillers.end();
}

}  // namespace

const TriggerLexicon& TriggerLexicon::BuiltIn() {
  static const TriggerLexicon lexicon = [] {
    TriggerLexicon built;
    const auto add = [&built](Language language, std::string_view tsv,
                              std::string_view source) {
      return built.Add(language, tsv, source).has_value();
    };
    const bool ok =
        add(Language::kEnglish, {kEnglishTriggers, sizeof kEnglishTriggers - 1},
            "triggers.en.tsv") &&
        add(Language::kFrench, {kFrenchTriggers, sizeof kFrenchTriggers - 1},
            "triggers.fr.tsv") &&
        add(Language::kSpanish, {kSpanishTriggers, sizeof kSpanishTriggers - 1},
            "triggers.es.tsv");
    assert(ok);  // a test reads them
    static_cast<void>(ok);
    return built;
  }();
  return lexicon;
}

Result<void> TriggerLexicon::Add(Language language, std::string_view tsv,
                                 std::string_view source) {
  size_t number = 0;
  for (std::string_view line : Split(tsv, '\n')) {
    ++number;
    if (line.empty() || line.front() == '#') continue;
    const std::vector<std::string_view> columns = Split(line, '\t');
    if (columns.size() < 5 || columns.size() > 6) {
      return InvalidArgument(std::string(source) + ":" +
                             std::to_string(number) +
                             ": a trigger has five or six columns");
    }
    Trigger trigger;
    trigger.predicate = InternPredicate(columns[0]);
    trigger.upos = UposOf(columns[2]);
    trigger.subject = InternSlots(columns[3]);
    trigger.object = InternSlots(columns[4]);
    if (columns.size() == 6) {
      for (const std::string_view flag : Split(columns[5], ';')) {
        if (flag == "weak") trigger.weak = true;
        if (flag == "inv") std::swap(trigger.subject, trigger.object);
      }
    }
    std::optional<uint64_t> first;
    for (const std::string_view word : Split(columns[1], ' ')) {
      if (IsFiller(word)) continue;
      if (!first) {
        first = HashBytes(word);
      } else {
        trigger.more.push_back(HashBytes(word));
      }
    }
    if (!first) continue;
    by_lemma_[IndexOf(language)][*first].push_back(std::move(trigger));
  }
  return {};
}

std::span<const Trigger> TriggerLexicon::Of(Language language,
                                            uint64_t lemma) const {
  if (language == Language::kNone) return {};
  const auto& words = by_lemma_[IndexOf(language)];
  const auto found = words.find(lemma);
  if (found == words.end()) return {};
  return found->second;
}

uint16_t TriggerLexicon::InternPredicate(std::string_view name) {
  const auto at = std::find(predicates_.begin(), predicates_.end(), name);
  if (at != predicates_.end()) {
    return static_cast<uint16_t>(at - predicates_.begin());
  }
  predicates_.emplace_back(name);
  return static_cast<uint16_t>(predicates_.size() - 1);
}

uint16_t TriggerLexicon::InternSlots(std::string_view frame) {
  const auto [at, added] = slots_by_frame_.emplace(
      std::string(frame), static_cast<uint16_t>(slots_.size()));
  if (added) {
    std::vector<TriggerSlot>& slots = slots_.emplace_back();
    for (const std::string_view relation : Split(frame, '|')) {
      if (const auto slot = SlotOf(relation)) slots.push_back(*slot);
    }
  }
  return at->second;
}

}  // namespace quipu
