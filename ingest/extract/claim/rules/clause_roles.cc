#include "ingest/extract/claim/rules/clause_roles.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

namespace quipu {
namespace {

constexpr int kMostClimbed = 4;     // clauses above a clause
constexpr size_t kMostFillers = 8;  // of one role

// The modal verbs of English are closed; French and Spanish ones govern their
// verbs, whose subjects then are not their own.
bool IsModal(std::string_view form) {
  constexpr std::array<std::string_view, 8> kModals = {
      "may", "might", "could", "would", "should", "can", "must", "'d"};
  return std::find(kModals.begin(), kModals.end(), form) != kModals.end();
}

bool IsWill(std::string_view form) {
  return form == "will" || form == "'ll" || form == "shall";
}

// What the agent of a passive has before it.
bool IsBy(std::string_view form) {
  return form == "by" || form == "par" || form == "por";
}

}  // namespace

ClauseRoles::ClauseRoles(const ItemSentence& sentence)
    : sentence_(sentence), tree_(*sentence.sentence->analyzed) {
  std::vector<int> item_of(sentence.sentence->words.size(), -1);
  for (size_t i = 0; i < sentence.items.size(); ++i) {
    std::fill(item_of.begin() + sentence.items[i].begin,
              item_of.begin() + sentence.items[i].end, static_cast<int>(i));
  }
  for (const TreeWord& word : sentence.sentence->tree) {
    items_.push_back(item_of[word.word]);
  }
}

WordId ClauseRoles::lemma(uint32_t word) const {
  return sentence_.sentence->tree[word].lemma;
}

bool ClauseRoles::Is(uint32_t word, Deprel relation) const {
  return tree_.word(word).deprel == relation;
}

bool ClauseRoles::HasCue(uint32_t word, Cue cue) const {
  const int at = item(word);
  return at >= 0 && sentence_.PhraseLength(at, cue) > 0;
}

bool ClauseRoles::HasLemma(uint32_t word, const FrameLemma& wanted) const {
  const TreeWord& known = sentence_.sentence->tree[word];
  const WordId own =
      wanted.written ? sentence_.sentence->words[known.word].id : known.lemma;
  if (own != wanted.lemma) return false;
  if (wanted.particle == WordId{}) return true;
  return std::ranges::any_of(tree_.Children(word), [&](uint32_t child) {
    return lemma(child) == wanted.particle &&
           (Is(child, Deprel::kCompound) || Is(child, Deprel::kAdvmod));
  });
}

bool ClauseRoles::IsPassive(uint32_t verb) const {
  bool auxiliary = false;
  for (const uint32_t child : tree_.Children(verb)) {
    if (word(child).subtype == Subtype::kPass) return true;
    auxiliary |= Is(child, Deprel::kAux);
  }
  if (auxiliary || !word(verb).Has(Feature::kParticiple)) return false;
  // "a company owned by X"; "was bought by X and renamed by Y".
  if (Is(verb, Deprel::kAcl)) return !word(verb).Has(Feature::kPresent);
  return Is(verb, Deprel::kConj) && tree_.Parent(verb) != kNoWord &&
         word(tree_.Parent(verb)).Has(Feature::kParticiple) &&
         IsPassive(tree_.Parent(verb));
}

// The noun that a relative pronoun stands for, else the word itself.
uint32_t ClauseRoles::Antecedent(uint32_t word) const {
  if (!tree_.word(word).Has(Feature::kRelative)) return word;
  uint32_t clause = tree_.Parent(word);
  for (int i = 0; i < kMostClimbed && clause != kNoWord; ++i) {
    const uint32_t above = tree_.Parent(clause);
    if (Is(clause, Deprel::kAcl) && above != kNoWord) return above;
    clause = above;
  }
  return word;
}

// "X fundó Y": of two subjects around a verb without an object, the second is
// the parser's mistake for one.
bool ClauseRoles::IsMisreadObject(uint32_t word, uint32_t verb) const {
  return Is(word, Deprel::kNsubj) && word > verb &&
         tree_.Child(verb, Deprel::kObj) == kNoWord &&
         tree_.Child(verb, Deprel::kNsubj) < verb;
}

std::vector<uint32_t> ClauseRoles::Subjects(uint32_t verb) const {
  std::vector<uint32_t> found;
  for (const uint32_t child : tree_.Children(verb)) {
    if (Is(child, Deprel::kNsubj) && !IsMisreadObject(child, verb)) {
      found.push_back(Antecedent(child));
    }
  }
  const uint32_t head = tree_.Parent(verb);
  if (!found.empty() || head == kNoWord) return found;
  if (Is(verb, Deprel::kAcl) && !word(verb).Has(Feature::kInfinitive) &&
      !word(verb).Has(Feature::kFinite)) {
    return {head};
  }
  // Coordinated verbs share the subject of the first.
  if (Is(verb, Deprel::kConj) && word(head).upos == Upos::kVerb) {
    return Subjects(head);
  }
  return found;
}

std::vector<uint32_t> ClauseRoles::Agents(uint32_t verb) const {
  std::vector<uint32_t> found;
  for (const uint32_t child : tree_.Children(verb)) {
    const bool marked = word(child).subtype == Subtype::kAgent;
    const bool by =
        Is(child, Deprel::kObl) &&
        std::ranges::any_of(tree_.Children(child), [&](uint32_t mark) {
          return Is(mark, Deprel::kCase) && IsBy(word(mark).form);
        });
    if (marked || by) found.push_back(child);
  }
  return found;
}

std::vector<uint32_t> ClauseRoles::Objects(uint32_t verb) const {
  std::vector<uint32_t> found;
  for (const uint32_t child : tree_.Children(verb)) {
    if (Is(child, Deprel::kObj) || IsMisreadObject(child, verb)) {
      found.push_back(Antecedent(child));
    }
  }
  if (!found.empty() || tree_.sentence().language != Language::kSpanish) {
    return found;
  }
  // "multó a X": the parser takes the object for a complement.
  for (const uint32_t child : tree_.Children(verb)) {
    const bool complement = Is(child, Deprel::kObl) || Is(child, Deprel::kIobj);
    const uint32_t mark = tree_.Child(child, Deprel::kCase);
    if (complement && mark != kNoWord && word(mark).form == "a") {
      found.push_back(child);
    }
  }
  return found;
}

// "X is a branch", "X, a branch of", "its branch X".
std::vector<uint32_t> ClauseRoles::NounSubjects(uint32_t noun) const {
  std::vector<uint32_t> found;
  bool copula = false;
  for (const uint32_t child : tree_.Children(noun))
    copula |= Is(child, Deprel::kCop);
  for (const uint32_t child : tree_.Children(noun)) {
    const bool subject = copula && Is(child, Deprel::kNsubj);
    if (subject || Is(child, Deprel::kAppos)) {
      found.push_back(Antecedent(child));
    }
  }
  const uint32_t head = tree_.Parent(noun);
  if (head == kNoWord) return found;
  if (Is(noun, Deprel::kAppos)) found.push_back(head);
  // "X became a branch".
  if (Is(noun, Deprel::kXcomp)) {
    for (const uint32_t subject : Subjects(head)) found.push_back(subject);
  }
  return found;
}

bool ClauseRoles::HasCase(uint32_t word,
                          const std::vector<WordId>& cases) const {
  return std::ranges::any_of(tree_.Children(word), [&](uint32_t mark) {
    return Is(mark, Deprel::kCase) &&
           std::ranges::find(cases, lemma(mark)) != cases.end();
  });
}

std::vector<uint32_t> ClauseRoles::WithCase(uint32_t head,
                                            const FrameStep& step) const {
  std::vector<uint32_t> found;
  for (const uint32_t child : tree_.Children(head)) {
    const SyntacticWord& own = word(child);
    const bool complement = Is(child, Deprel::kObl) ||
                            Is(child, Deprel::kNmod) ||
                            Is(child, Deprel::kIobj);
    if (!complement) continue;
    if (HasCase(child, step.cases) ||
        (step.possessor && own.subtype == Subtype::kPoss)) {
      found.push_back(Antecedent(child));
    }
  }
  return found;
}

void ClauseRoles::AddCoordinated(std::vector<uint32_t>& words) const {
  for (size_t i = 0; i < words.size() && words.size() < kMostFillers; ++i) {
    for (const uint32_t child : tree_.Children(words[i])) {
      if (!Is(child, Deprel::kConj)) continue;
      if (std::ranges::find(words, child) != words.end()) continue;
      words.push_back(child);
    }
  }
}

std::vector<uint32_t> ClauseRoles::Fillers(uint32_t head, const FrameStep& step,
                                           bool noun) const {
  std::vector<uint32_t> found;
  const auto passive = [&] { return IsPassive(head); };
  switch (step.role) {
    case FrameStep::Role::kSubject:
      found = noun        ? NounSubjects(head)
              : passive() ? Agents(head)
                          : Subjects(head);
      break;
    case FrameStep::Role::kObject:
      if (!noun) found = passive() ? Subjects(head) : Objects(head);
      break;
    case FrameStep::Role::kWithCase:
      found = WithCase(head, step);
      break;
  }
  AddCoordinated(found);
  return found;
}

bool ClauseRoles::IsNegated(uint32_t head) const {
  const auto negates = [&](uint32_t word) {
    return HasCue(word, Cue::kNegation) && !Is(word, Deprel::kNsubj) &&
           !Is(word, Deprel::kObj);
  };
  return std::ranges::any_of(tree_.Children(head), [&](uint32_t child) {
    if (negates(child)) return true;
    // "No branch of X owns Y".
    return Is(child, Deprel::kNsubj) &&
           std::ranges::any_of(tree_.Children(child), [&](uint32_t determiner) {
             return Is(determiner, Deprel::kDet) && negates(determiner);
           });
  });
}

bool ClauseRoles::IsHedged(uint32_t head) const {
  const bool english = tree_.sentence().language == Language::kEnglish;
  const auto hedges = [&](uint32_t word) {
    return HasCue(word, Cue::kHedge) ||
           (!english && tree_.word(word).Has(Feature::kConditional));
  };
  return hedges(head) || std::ranges::any_of(tree_.Children(head), hedges);
}

bool ClauseRoles::IsPlanned(uint32_t head) const {
  return word(head).Has(Feature::kFuture) ||
         std::ranges::any_of(tree_.Children(head), [&](uint32_t child) {
           return (Is(child, Deprel::kAux) || Is(child, Deprel::kCop)) &&
                  (IsWill(word(child).form) ||
                   word(child).Has(Feature::kFuture));
         });
}

bool ClauseRoles::IsUnreal(uint32_t head) const {
  for (const uint32_t child : tree_.Children(head)) {
    const SyntacticWord& own = word(child);
    if (Is(child, Deprel::kAux) && IsModal(own.form)) return true;
    if ((Is(child, Deprel::kAux) || Is(child, Deprel::kCop)) &&
        own.Has(Feature::kSubjunctive)) {
      return true;
    }
  }
  if (word(head).Has(Feature::kSubjunctive) ||
      word(head).Has(Feature::kImperative)) {
    return true;
  }
  // "if", "whether" before this clause or one around it.
  uint32_t clause = head;
  for (int i = 0; i < kMostClimbed && clause != kNoWord; ++i) {
    for (const uint32_t child : tree_.Children(clause)) {
      if (Is(child, Deprel::kMark) && HasCue(child, Cue::kCondition)) {
        return true;
      }
    }
    clause = tree_.Parent(clause);
  }
  return false;
}

}  // namespace quipu
