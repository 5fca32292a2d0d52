// Slots of claims that may contradict each other come from the graph and the
// records of relations; numbers, dates and words are read where they are to be
// compared; the evidence, only of what is shown.

#include "query/engine/disputes.h"

#include <fmt/format.h>
#include <algorithm>
#include <functional>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "graph/model/names.h"
#include "graph/store/tables.h"
#include "query/disputes/inclusion.h"
#include "query/disputes/positions.h"
#include "query/disputes/stated_value.h"
#include "query/engine/claim_reader.h"
#include "query/engine/dispute_literals.h"
#include "query/engine/dispute_slots.h"

namespace quipu {
namespace {

// A dispute before its evidence is read. Claims and literals are those of a
// slot, by position.
struct Draft {
  size_t slot = 0;
  CountedScope scope;
  std::vector<size_t> claims;  // of the slot; statements are of these
  std::vector<StatedValue> values;
  std::vector<size_t> examples;  // of each value: the first of `claims`
  Disagreement disagreement;
};

// The span of `time` as a date; its text is that in ISO 8601, or "… to …" where
// no single date says it.
Literal DateLiteral(const TimeBounds& time) {
  Literal literal;
  literal.kind = LiteralKind::kDate;
  const DayRange span{time.begin.earliest, time.end.latest};
  const auto first = PartialDate::OfDay(span.earliest);
  const auto last = PartialDate::OfDay(span.latest);
  if (first) {
    for (const auto& date :
         {first, PartialDate::Make(first->year(), first->month()),
          PartialDate::Make(first->year())}) {
      if (date && date->Bounds() == span) literal.date = date;
    }
  }
  literal.text = literal.date
                     ? literal.date->ToString()
                     : fmt::format("{} to {}", first ? first->ToString() : "",
                                   last ? last->ToString() : "");
  return literal;
}

// How far names tell entities apart.
class Identifiability {
 public:
  Identifiability(const Reader& reader, const KnowledgeGraph& graph)
      : reader_(reader), graph_(graph) {}

  // Reads the names of `v`, once.
  Result<void> Load(Vertex v) {
    if (names_.contains(v)) return {};
    QUIPU_TRY(const auto record,
              entities::Read(reader_, graph_.entity(v).number));
    if (!record) return Corruption("an entity of the graph has no record");
    Names names;
    names.whole = " " + NormalizeName(record->name) + " ";
    for (const Tally& name : record->names) {
      if (name.kind == NameKind::kDescription) continue;
      const bool weak =
          name.kind == NameKind::kAcronym || name.kind == NameKind::kSurname;
      names.strong |= !weak;
      if (weak) names.weak.push_back(" " + NormalizeName(name.text) + " ");
    }
    names_.emplace(v, std::move(names));
    return {};
  }

  // Whether the two, which are loaded, may be one for all that their names say:
  // no document gives one of them a name ("the men"), or only a surname or an
  // acronym that is part of the other's name; and what they are called does not
  // exclude it.
  bool MayBeOne(Vertex a, Vertex b) const {
    const Names& of_a = names_.at(a);
    const Names& of_b = names_.at(b);
    return (MayBear(of_a, of_b) || MayBear(of_b, of_a)) &&
           MayBeSamePeople(of_a.whole, of_b.whole);
  }

  // Whether what the one, which is loaded like the other, is called stands in
  // what the other is called: "Harbour" in "Old Harbour".
  bool NamesOverlap(Vertex a, Vertex b) const {
    const std::string& of_a = names_.at(a).whole;
    const std::string& of_b = names_.at(b).whole;
    return of_a.find(of_b) != std::string::npos ||
           of_b.find(of_a) != std::string::npos;
  }

 private:
  struct Names {  // in normal form, between blanks
    bool strong = false;
    std::vector<std::string> weak;
    std::string whole;  // the one that it is shown by
  };

  static bool MayBear(const Names& names, const Names& other) {
    if (names.strong) return false;
    return names.weak.empty() ||
           std::ranges::any_of(names.weak, [&](const std::string& name) {
             return other.whole.find(name) != std::string::npos;
           });
  }

  const Reader& reader_;
  const KnowledgeGraph& graph_;
  std::unordered_map<Vertex, Names> names_;
};

class SlotJudge {
 public:
  SlotJudge(const Reader& reader, const KnowledgeGraph& graph,
            const ConflictRules& rules)
      : inclusion_(graph, rules), names_(reader, graph) {}

  // The disputes that the claims of a slot make: one of each scope, or of all
  // words that are about the same.
  Result<std::vector<Draft>> Judge(const DisputeSlot& slot, size_t position,
                                   SlotLiterals& literals, SearchMeter& meter) {
    FillScopesOf(slot, literals);
    std::map<CountedScope, std::vector<size_t>> by_scope;
    for (size_t c = 0; c < slot.claims.size(); ++c) {
      if (!ValueOf(slot, literals, c)) continue;
      by_scope[literals[c] ? literals[c]->scope : CountedScope()].push_back(c);
    }
    std::vector<Draft> drafts;
    for (auto& [scope, claims] : by_scope) {
      std::vector<std::vector<size_t>> topics;
      if (slot.kind == DisputeSlotKind::kStance) {
        topics = TopicsOf(slot, literals, claims, meter);
      } else {
        topics.push_back(std::move(claims));
      }
      for (std::vector<size_t>& topic : topics) {
        Draft draft{position, scope, std::move(topic), {}, {}, {}};
        QUIPU_CHECK(Compare(slot, literals, draft));
        if (!draft.disagreement.positions.empty()) {
          drafts.push_back(std::move(draft));
        }
      }
    }
    return drafts;
  }

 private:
  // A claim of a scope that cannot be told is not compared.
  static void FillScopesOf(const DisputeSlot& slot, SlotLiterals& literals) {
    std::vector<CountedScope> scopes;
    std::vector<uint32_t> sources;
    for (size_t c = 0; c < literals.size(); ++c) {
      if (!literals[c]) continue;
      scopes.push_back(literals[c]->scope);
      sources.push_back(slot.claims[c].source);
    }
    auto filled = FillScopes(scopes, sources);
    auto next = filled.begin();
    for (auto& literal : literals) {
      if (!literal) continue;
      if (*next) {
        literal->scope = std::move(**next);
      } else {
        literal.reset();
      }
      ++next;
    }
  }

  // What is denied, each with what is affirmed by it: parts of `claims`, which
  // are of one predicate.
  static std::vector<std::vector<size_t>> TopicsOf(
      const DisputeSlot& slot, const SlotLiterals& literals,
      const std::vector<size_t>& claims, SearchMeter& meter) {
    std::vector<size_t> topic(claims.size());  // the first claim of it
    std::iota(topic.begin(), topic.end(), size_t{0});
    for (size_t d = 0; d < claims.size(); ++d) {
      if (!slot.claims[claims[d]].denied) continue;
      const StatedValue denied = *ValueOf(slot, literals, claims[d]);
      for (size_t c = 0; c < claims.size() && meter.Spend(1); ++c) {
        const StatedValue value = *ValueOf(slot, literals, claims[c]);
        if (topic[c] == topic[d] || !LiteralFollows(denied, value)) continue;
        const auto [first, other] = std::minmax(topic[c], topic[d]);
        std::ranges::replace(topic, other, first);
      }
    }
    std::map<size_t, std::vector<size_t>> topics;
    for (size_t c = 0; c < claims.size(); ++c) {
      topics[topic[c]].push_back(claims[c]);
    }
    std::vector<std::vector<size_t>> parts;
    for (auto& [first, part] : topics) parts.push_back(std::move(part));
    return parts;
  }

  // nullopt if it cannot be compared.
  static std::optional<StatedValue> ValueOf(const DisputeSlot& slot,
                                            const SlotLiterals& literals,
                                            size_t claim) {
    const SlotClaim& c = slot.claims[claim];
    if (slot.kind == DisputeSlotKind::kDates) {
      if (!c.time) return std::nullopt;
      return StatedValue{*c.time, std::nullopt};
    }
    const auto* vertex = std::get_if<Vertex>(&c.value);
    if (vertex != nullptr && slot.kind != DisputeSlotKind::kKinship) {
      return StatedValue{*vertex, c.time};
    }
    if (!literals[claim]) return std::nullopt;
    return literals[claim]->value;
  }

  Result<void> Compare(const DisputeSlot& slot, const SlotLiterals& literals,
                       Draft& draft) {
    std::vector<StatedValue> stated;
    for (const size_t c : draft.claims) {
      stated.push_back(*ValueOf(slot, literals, c));
    }
    draft.values = stated;
    std::ranges::sort(draft.values, Precedes);
    const auto repeated = std::ranges::unique(draft.values);
    draft.values.erase(repeated.begin(), repeated.end());
    draft.examples.assign(draft.values.size(), draft.claims.size());
    std::vector<Statement> statements;
    for (size_t i = 0; i < stated.size(); ++i) {
      const auto value = static_cast<uint32_t>(
          std::ranges::lower_bound(draft.values, stated[i], Precedes) -
          draft.values.begin());
      const SlotClaim& claim = slot.claims[draft.claims[i]];
      statements.push_back({value, claim.document, claim.source, claim.denied,
                            claim.text, claim.printer});
      draft.examples[value] = std::min(draft.examples[value], i);
    }
    QUIPU_TRY(const ValueRelations relations,
              RelationsOf(slot, draft.values, statements));
    draft.disagreement = FindDisagreement(statements, relations);
    return {};
  }

  // Refers to `values`.
  Result<ValueRelations> RelationsOf(const DisputeSlot& slot,
                                     const std::vector<StatedValue>& values,
                                     const std::vector<Statement>& statements) {
    if (slot.kind == DisputeSlotKind::kStance) {
      return ValueRelations{[](uint32_t, uint32_t) { return true; },
                            [&values](uint32_t a, uint32_t b) {
                              return LiteralFollows(values[a], values[b]) &&
                                     MayCoincide(values[a], values[b]);
                            }};
    }
    for (const StatedValue& value : values) {
      const auto* entity = std::get_if<Vertex>(&value.what);
      if (entity != nullptr) QUIPU_CHECK(names_.Load(*entity));
    }
    const auto agree = [this, &values, kind = slot.kind,
                        together = StatedTogether(statements)](uint32_t a,
                                                               uint32_t b) {
      if (LiteralsAgree(values[a], values[b]) ||
          !MayCoincide(values[a], values[b])) {
        return true;
      }
      const auto* x = std::get_if<Vertex>(&values[a].what);
      const auto* y = std::get_if<Vertex>(&values[b].what);
      if (x == nullptr || y == nullptr) return false;
      if (together.contains(std::minmax(a, b)) || names_.MayBeOne(*x, *y) ||
          inclusion_.Related(*x, *y)) {
        return true;
      }
      return kind == DisputeSlotKind::kObjects &&
             (names_.NamesOverlap(*x, *y) ||
              (inclusion_.MayBeNested(*x, *y) &&
               !inclusion_.HaveCommonWhole(*x, *y)));
    };
    const auto follows = [&values](uint32_t a, uint32_t b) {
      return LiteralFollows(values[a], values[b]) &&
             MayCoincide(values[a], values[b]);
    };
    return ValueRelations{agree, follows};
  }

  // Pairs of values, lesser first.
  using PairSet = std::set<std::pair<uint32_t, uint32_t>>;

  // That one source states in one document.
  static PairSet StatedTogether(const std::vector<Statement>& statements) {
    std::map<std::pair<uint32_t, uint32_t>, std::set<uint32_t>> voices;
    for (const Statement& statement : statements) {
      if (statement.denied) continue;
      std::set<uint32_t>& values =
          voices[{statement.document, statement.source}];
      if (values.size() < kMaxValuesOfAnswer) values.insert(statement.value);
    }
    PairSet pairs;
    for (const auto& [voice, values] : voices) {
      for (const uint32_t a : values) {
        for (const uint32_t b : values) {
          if (a < b) pairs.emplace(a, b);
        }
      }
    }
    return pairs;
  }

  Inclusion inclusion_;
  Identifiability names_;
};

class DisputeReader {
 public:
  DisputeReader(const Generation& generation, const KnowledgeGraph& graph,
                const QueryLimits& limits, const DisputeQuestion& question)
      : generation_(generation),
        graph_(graph),
        limits_(limits),
        question_(question),
        meter_(limits.search) {}

  Result<DisputesView> Read() {
    QUIPU_CHECK(FindDrafts());
    Rank();
    DisputesView view;
    view.total = drafts_.size();
    view.outcome.completeness = CompletenessOf();
    view.outcome.expansions = meter_.spent();
    view.outcome.left_out = collected_.left_out;
    view.outcome.unknown_names = collected_.unknown_names;
    const size_t begin = std::min<uint64_t>(question_.offset, drafts_.size());
    const size_t count =
        std::min<size_t>(question_.limit, drafts_.size() - begin);
    QUIPU_TRY(view.disputes, Show(std::span(drafts_).subspan(begin, count)));
    return view;
  }

 private:
  Result<void> FindDrafts() {
    SlotQuestion wanted{std::nullopt, question_.predicates, question_.filters};
    if (question_.entity) {
      wanted.entity = graph_.Find(*question_.entity);
      if (!wanted.entity) {
        return Corruption("an entity with a name is not in the graph");
      }
    }
    QUIPU_TRY(const auto remembered, ReadOntology(generation_.reader()));
    const ConflictRules rules =
        remembered ? remembered->conflicts : ConflictRules();
    QUIPU_TRY(collected_, CollectSlots(generation_, rules, wanted, meter_));
    const std::vector<DisputeSlot>& slots = collected_.slots;
    QUIPU_TRY(literals_, ReadSlotLiterals(generation_, limits_, slots, meter_));
    SlotJudge judge(generation_.reader(), graph_, rules);
    for (size_t s = 0; s < slots.size(); ++s) {
      QUIPU_CHECK(limits_.CheckRunning());
      QUIPU_TRY(std::vector<Draft> found,
                judge.Judge(slots[s], s, literals_[s], meter_));
      for (Draft& draft : found) {
        cut_ |= draft.disagreement.cut;
        if (wanted.entity && !IsAbout(draft, *wanted.entity)) continue;
        if (question_.document && !Quotes(draft, *question_.document)) continue;
        drafts_.push_back(std::move(draft));
      }
    }
    return {};
  }

  bool IsAbout(const Draft& draft, Vertex entity) const {
    const DisputeSlot& slot = collected_.slots[draft.slot];
    if (slot.about == entity || slot.object == entity) return true;
    return std::ranges::any_of(
        draft.disagreement.positions,
        [&](const Position& p) { return IsIn(draft, p, entity); });
  }
  // Whether it is a value of the position, or a group that it counts.
  bool IsIn(const Draft& draft, const Position& position, Vertex entity) const {
    const StatedValue value{entity, std::nullopt};
    return std::ranges::any_of(position.values,
                               [&](uint32_t v) {
                                 return draft.values[v].what == value.what;
                               }) ||
           std::ranges::any_of(position.statements, [&](uint32_t s) {
             return ClaimOf(draft, s).group == entity;
           });
  }

  bool Quotes(const Draft& draft, DocumentNumber document) const {
    return std::ranges::any_of(
        draft.disagreement.positions, [&](const Position& position) {
          return std::ranges::any_of(position.statements, [&](uint32_t s) {
            return ClaimOf(draft, s).ref.document == document;
          });
        });
  }

  // Nothing in it depends on numbers that history gave.
  void Rank() {
    const auto rank = [&](const Draft& draft) {
      const DisputeSlot& slot = collected_.slots[draft.slot];
      return std::tuple(-int64_t{draft.disagreement.sources_against},
                        -int64_t{draft.disagreement.sources}, slot.about,
                        std::string_view(slot.predicate), slot.kind,
                        slot.object.value_or(kNoVertex), draft.scope,
                        FirstClaim(draft));
    };
    std::ranges::sort(drafts_, [&](const Draft& a, const Draft& b) {
      return rank(a) < rank(b);
    });
  }
  // Its document's rank, and its number.
  std::pair<uint32_t, uint32_t> FirstClaim(const Draft& draft) const {
    const SlotClaim& claim =
        collected_.slots[draft.slot].claims[draft.claims.front()];
    return {claim.document, claim.ref.claim.value};
  }

  Completeness CompletenessOf() const {
    using Kind = Completeness::Kind;
    if (meter_.stopped()) return {Kind::kTruncated, meter_.stopped()};
    if (cut_) return {Kind::kTruncated, SearchLimit::kExpansions};
    if (drafts_.empty()) return {Kind::kNoneExists, std::nullopt};
    if (drafts_.size() > question_.offset &&
        drafts_.size() - question_.offset > question_.limit) {
      return {Kind::kTruncated, SearchLimit::kResults};
    }
    return {Kind::kComplete, std::nullopt};
  }

  Result<std::vector<DisputeView>> Show(std::span<const Draft> drafts) {
    std::vector<DisputeView> views;
    std::vector<ClaimRef> wanted;
    for (const Draft& draft : drafts) {
      views.push_back(View(draft));
      for (const Position& position : draft.disagreement.positions) {
        for (const uint32_t s : Shown(draft, position)) {
          wanted.push_back(ClaimOf(draft, s).ref);
        }
      }
    }
    ClaimReader reader(generation_.reader(), limits_);
    QUIPU_TRY(std::vector<ClaimView> claims, reader.Read(wanted));
    auto next = claims.begin();
    for (DisputeView& view : views) {
      for (PositionView& position : view.positions) {
        const auto end =
            next + std::min<std::ptrdiff_t>(position.claim_count,
                                            question_.claims_per_position);
        position.claims.assign(std::make_move_iterator(next),
                               std::make_move_iterator(end));
        next = end;
      }
    }
    return views;
  }

  // The statements whose claims are read: sources are told before they repeat
  // themselves.
  std::vector<uint32_t> Shown(const Draft& draft,
                              const Position& position) const {
    std::vector<uint32_t> shown = position.statements;
    std::set<uint32_t> sources;
    std::ranges::stable_partition(shown, [&](uint32_t s) {
      return sources.insert(ClaimOf(draft, s).source).second;
    });
    shown.resize(std::min<size_t>(shown.size(), question_.claims_per_position));
    return shown;
  }
  const SlotClaim& ClaimOf(const Draft& draft, size_t statement) const {
    return collected_.slots[draft.slot].claims[draft.claims[statement]];
  }

  DisputeView View(const Draft& draft) const {
    const DisputeSlot& slot = collected_.slots[draft.slot];
    DisputeView view;
    view.kind = KindOf(draft);
    view.subject = LabelOf(graph_.entity(slot.about));
    view.is_object = slot.kind == DisputeSlotKind::kSubjects;
    view.predicate = slot.predicate;
    if (slot.object) view.object = LabelOf(graph_.entity(*slot.object));
    view.scope = draft.scope;
    view.sources_against = draft.disagreement.sources_against;
    view.sources = draft.disagreement.sources;
    for (const Position& position : draft.disagreement.positions) {
      view.positions.push_back(View(draft, position));
    }
    return view;
  }

  PositionView View(const Draft& draft, const Position& position) const {
    PositionView view;
    view.denied = position.denied;
    view.sources = position.sources;
    view.claim_count = static_cast<uint32_t>(position.statements.size());
    view.conflicts = position.conflicts;
    for (const uint32_t value : position.values) {
      ValueView shown = Example(draft, value);
      // One thing at several times.
      if (std::ranges::find(view.values, shown) == view.values.end()) {
        view.values.push_back(std::move(shown));
      }
    }
    return view;
  }

  // A value as it is shown: of what is said in words, as the first claim says.
  ValueView Example(const Draft& draft, uint32_t value) const {
    const StatedValue& stated = draft.values[value];
    if (const auto* vertex = std::get_if<Vertex>(&stated.what)) {
      return LabelOf(graph_.entity(*vertex));
    }
    if (const auto* time = std::get_if<TimeBounds>(&stated.what)) {
      return DateLiteral(*time);
    }
    return literals_[draft.slot][draft.claims[draft.examples[value]]]->literal;
  }

  DisputeKind KindOf(const Draft& draft) const {
    const auto& positions = draft.disagreement.positions;
    const bool denied =
        std::ranges::all_of(positions, [&](const Position& position) {
          return position.denied ||
                 std::ranges::all_of(position.conflicts, [&](uint32_t other) {
                   return positions[other].denied;
                 });
        });
    if (denied) return DisputeKind::kDenied;
    const DisputeSlotKind kind = collected_.slots[draft.slot].kind;
    if (kind == DisputeSlotKind::kSubjects) return DisputeKind::kAgent;
    return std::holds_alternative<TimeBounds>(draft.values.front().what)
               ? DisputeKind::kDate
               : DisputeKind::kValue;
  }

  const Generation& generation_;
  const KnowledgeGraph& graph_;
  const QueryLimits& limits_;
  const DisputeQuestion& question_;
  SearchMeter meter_;
  CollectedSlots collected_;
  std::vector<SlotLiterals> literals_;  // by slot
  std::vector<Draft> drafts_;
  bool cut_ = false;
};

}  // namespace

Result<DisputesView> ReadDisputes(const Generation& generation,
                                  const QueryLimits& limits,
                                  const DisputeQuestion& question) {
  QUIPU_TRY(const KnowledgeGraph* const graph, generation.Graph());
  return DisputeReader(generation, *graph, limits, question).Read();
}

}  // namespace quipu
