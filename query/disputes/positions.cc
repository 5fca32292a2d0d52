#include "query/disputes/positions.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>
#include <tuple>
#include <utility>

namespace quipu {
namespace {

// Who says the same.
struct Answer {
  std::vector<uint32_t> values;  // ascending; one of a denial
  bool denied = false;
  std::set<uint32_t> sources;
  std::set<std::pair<uint32_t, uint32_t>> prints;  // text, printer
  std::vector<uint32_t> statements;
};

// Whether one is what somebody else made of the other's text.
bool Altered(const Answer& a, const Answer& b) {
  return std::ranges::any_of(a.prints, [&](const auto& print) {
    const auto [text, printer] = print;
    const auto first = b.prints.lower_bound({text, 0});
    const auto end = b.prints.upper_bound({text, UINT32_MAX});
    return first != end &&
           (first->second != printer || std::prev(end)->second != printer);
  });
}

// What one source both affirms and denies in one document.
class Wavering {
 public:
  explicit Wavering(std::span<const Statement> statements) {
    for (const Statement& statement : statements) {
      auto& [affirmed, denied] = said_[KeyOf(statement)];
      (statement.denied ? denied : affirmed) = true;
    }
  }
  bool Includes(const Statement& statement) const {
    const auto& [affirmed, denied] = said_.at(KeyOf(statement));
    return affirmed && denied;
  }

 private:
  using Key = std::tuple<uint32_t, uint32_t, uint32_t>;
  static Key KeyOf(const Statement& statement) {
    return {statement.document, statement.source, statement.value};
  }
  std::map<Key, std::pair<bool, bool>> said_;
};

std::vector<Answer> CollectAnswers(std::span<const Statement> statements) {
  struct Voice {
    std::set<uint32_t> values;
    std::vector<uint32_t> statements;
  };
  const Wavering wavering(statements);
  std::map<std::pair<uint32_t, uint32_t>, Voice> voices;  // document, source
  using Key = std::pair<bool, std::vector<uint32_t>>;     // denied, values
  std::map<Key, Answer> answers;
  const auto add = [&](Key key, uint32_t source,
                       const std::vector<uint32_t>& said) {
    Answer& answer = answers[std::move(key)];
    answer.sources.insert(source);
    answer.statements.insert(answer.statements.end(), said.begin(), said.end());
    for (const uint32_t i : said) {
      answer.prints.emplace(statements[i].text, statements[i].printer);
    }
  };
  for (uint32_t i = 0; i < statements.size(); ++i) {
    const Statement& statement = statements[i];
    if (wavering.Includes(statement)) continue;
    if (statement.denied) {
      add({true, {statement.value}}, statement.source, {i});
      continue;
    }
    Voice& voice = voices[{statement.document, statement.source}];
    voice.values.insert(statement.value);
    voice.statements.push_back(i);
  }
  for (const auto& [key, voice] : voices) {
    add({false, {voice.values.begin(), voice.values.end()}}, key.second,
        voice.statements);
  }
  std::vector<Answer> collected;
  for (auto& [key, answer] : answers) {
    answer.denied = key.first;
    answer.values = key.second;
    collected.push_back(std::move(answer));
  }
  return collected;
}

bool CutValues(std::vector<Answer>& answers) {
  bool cut = false;
  for (Answer& answer : answers) {
    if (answer.values.size() <= kMaxValuesOfAnswer) continue;
    answer.values.resize(kMaxValuesOfAnswer);
    cut = true;
  }
  return cut;
}

// To those of most sources; keeps their order.
bool CutAnswers(std::vector<Answer>& answers) {
  if (answers.size() <= kMaxAnswers) return false;
  std::vector<size_t> counts;
  for (const Answer& answer : answers) counts.push_back(answer.sources.size());
  std::ranges::nth_element(counts, counts.begin() + kMaxAnswers,
                           std::greater{});
  const size_t least = counts[kMaxAnswers];
  size_t equal = kMaxAnswers - static_cast<size_t>(std::ranges::count_if(
                                   answers, [&](const Answer& answer) {
                                     return answer.sources.size() > least;
                                   }));
  std::erase_if(answers, [&](const Answer& answer) {
    if (answer.sources.size() != least) return answer.sources.size() < least;
    if (equal == 0) return true;
    --equal;
    return false;
  });
  return true;
}

class Grouping {
 public:
  Grouping(std::vector<Answer> answers, const ValueRelations& relations)
      : answers_(std::move(answers)), relations_(relations) {}

  std::vector<Position> Group() {
    for (size_t i = 0; i < answers_.size(); ++i) Place(i);
    std::vector<Position> positions(members_.size());
    for (size_t p = 0; p < members_.size(); ++p) {
      positions[p] = Describe(members_[p]);
      for (size_t q = 0; q < members_.size(); ++q) {
        if (p != q && AnyConflict(members_[p], members_[q])) {
          positions[p].conflicts.push_back(static_cast<uint32_t>(q));
        }
      }
    }
    return positions;
  }

 private:
  using Members = std::vector<size_t>;  // answers of one position

  bool AnyPair(const Answer& a, const Answer& b,
               const std::function<bool(uint32_t, uint32_t)>& holds) const {
    return std::ranges::any_of(a.values, [&](uint32_t x) {
      return std::ranges::any_of(b.values,
                                 [&](uint32_t y) { return holds(x, y); });
    });
  }

  // Whether both can be right.
  bool Agree(const Answer& a, const Answer& b) const {
    if (a.denied && b.denied) return true;
    if (a.denied) return !AnyPair(a, b, relations_.follows);
    if (b.denied) return !AnyPair(b, a, relations_.follows);
    return AnyPair(a, b, relations_.agree);
  }

  bool Conflict(const Answer& a, const Answer& b) const {
    const bool one_voice =
        a.sources.size() == 1 && a.sources == b.sources && !Altered(a, b);
    return !one_voice && !Agree(a, b);
  }

  bool AnyConflict(const Members& a, const Members& b) const {
    return std::ranges::any_of(a, [&](size_t i) {
      return std::ranges::any_of(
          b, [&](size_t j) { return Conflict(answers_[i], answers_[j]); });
    });
  }

  // Into the only position that it fits, or one of its own.
  void Place(size_t answer) {
    Members* only = nullptr;
    if (!answers_[answer].denied) {
      for (Members& members : members_) {
        const bool fits = std::ranges::all_of(members, [&](size_t member) {
          return !answers_[member].denied &&
                 Agree(answers_[member], answers_[answer]);
        });
        if (!fits) continue;
        if (only != nullptr) {
          only = nullptr;
          break;
        }
        only = &members;
      }
    }
    if (only == nullptr) only = &members_.emplace_back();
    only->push_back(answer);
  }

  Position Describe(const Members& members) const {
    Position position;
    std::set<uint32_t> sources;
    std::map<uint32_t, std::set<uint32_t>> by_value;
    for (const size_t member : members) {
      const Answer& answer = answers_[member];
      position.denied = answer.denied;
      position.statements.insert(position.statements.end(),
                                 answer.statements.begin(),
                                 answer.statements.end());
      sources.insert(answer.sources.begin(), answer.sources.end());
      for (const uint32_t value : answer.values) {
        by_value[value].insert(answer.sources.begin(), answer.sources.end());
      }
    }
    for (const auto& [value, of_value] : by_value) {
      position.values.push_back(value);
    }
    std::ranges::stable_sort(position.values, std::greater{},
                             [&](uint32_t v) { return by_value[v].size(); });
    std::ranges::sort(position.statements);
    position.sources = static_cast<uint32_t>(sources.size());
    return position;
  }

  std::vector<Answer> answers_;
  const ValueRelations& relations_;
  std::vector<Members> members_;
};

// In their final order, with conflicts told by it; those without are left out.
std::vector<Position> Arrange(std::vector<Position> positions) {
  std::vector<uint32_t> order;
  for (uint32_t p = 0; p < positions.size(); ++p) {
    if (!positions[p].conflicts.empty()) order.push_back(p);
  }
  std::ranges::stable_sort(order, [&](uint32_t a, uint32_t b) {
    const auto rank = [&](uint32_t p) {
      const Position& position = positions[p];
      const uint32_t first = *std::ranges::min_element(position.values);
      return std::tuple(-int64_t{position.sources}, position.denied, first);
    };
    return rank(a) < rank(b);
  });
  std::vector<uint32_t> place(positions.size());
  for (uint32_t i = 0; i < order.size(); ++i) place[order[i]] = i;
  std::vector<Position> arranged;
  for (const uint32_t p : order) {
    Position& position = arranged.emplace_back(std::move(positions[p]));
    for (uint32_t& other : position.conflicts) other = place[other];
    std::ranges::sort(position.conflicts);
  }
  return arranged;
}

}  // namespace

Disagreement FindDisagreement(std::span<const Statement> statements,
                              const ValueRelations& relations) {
  Disagreement found;
  std::vector<Answer> answers = CollectAnswers(statements);
  found.cut = CutValues(answers);
  found.cut |= CutAnswers(answers);
  found.positions = Arrange(Grouping(std::move(answers), relations).Group());
  std::set<uint32_t> sources;
  for (const Position& position : found.positions) {
    for (const uint32_t i : position.statements) {
      sources.insert(statements[i].source);
    }
    for (const uint32_t other : position.conflicts) {
      found.sources_against =
          std::max(found.sources_against,
                   std::min(position.sources, found.positions[other].sources));
    }
  }
  found.sources = static_cast<uint32_t>(sources.size());
  return found;
}

}  // namespace quipu
