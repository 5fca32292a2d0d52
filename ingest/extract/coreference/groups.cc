#include "ingest/extract/coreference/groups.h"

#include <optional>
#include <string>
#include <string_view>

#include "graph/model/names.h"
#include "ingest/extract/mention/names.h"

namespace quipu {
namespace {

constexpr uint32_t kMaxGroupWords = 8;

// "4,200", "2.000", "15"; nullopt for "4b" and the like.
std::optional<double> NumberOf(std::string_view folded) {
  std::string digits;
  size_t group = 0;  // digits since the last separator
  bool separated = false;
  for (const char c : folded) {
    if (c >= '0' && c <= '9') {
      digits.push_back(c);
      ++group;
    } else if ((c == ',' || c == '.') && group > 0 &&
               (separated ? group == 3 : group <= 3)) {
      separated = true;
      group = 0;
    } else {
      return std::nullopt;
    }
  }
  if (digits.empty() || digits.size() > 12 || (separated && group != 3)) {
    return std::nullopt;
  }
  double value = 0;
  for (const char c : digits) value = value * 10 + (c - '0');
  return value;
}

class GroupPlacer {
 public:
  GroupPlacer(const DocumentContext& context, EntityTable& table,
              ItemDraft& draft)
      : context_(context),
        table_(table),
        draft_(draft),
        cues_(draft.sentence.cues),
        size_(static_cast<uint32_t>(draft.sentence.words.size())) {}

  void Run() {
    for (uint32_t i = 0; i < size_; ++i) {
      if (draft_.at[i] < 0 || ItemAt(i).begin == i) PlaceGroup(i);
    }
  }

 private:
  // [comparator] number
  struct Count {
    uint32_t number = 0;  // word where the number begins
    uint32_t end = 0;
    Literal literal;
    bool found = false;
  };

  const SurfaceWord& word(uint32_t i) const { return draft_.sentence.words[i]; }
  Item& ItemAt(uint32_t i) {
    return draft_.items[static_cast<size_t>(draft_.at[i])];
  }
  std::string Words(Span span) const {
    return SingleBlanks(span.In(context_.text));
  }

  Count ReadCount(uint32_t at) const {
    constexpr Comparator kComparators[] = {
        Comparator::kMore,   Comparator::kAtLeast, Comparator::kLess,
        Comparator::kAtMost, Comparator::kAbout,   Comparator::kNearly,
        Comparator::kAll};
    constexpr auto kFirst = static_cast<uint16_t>(Cue::kMore);
    Count count;
    count.literal.kind = LiteralKind::kQuantity;
    uint32_t i = at;
    for (uint16_t k = 0; k < std::size(kComparators); ++k) {
      const ClassId cls{static_cast<uint16_t>(kFirst + k)};
      if (const auto* match = cues_.At(i, cls)) {
        count.literal.comparator = kComparators[k];
        i += match->length;
        break;
      }
    }
    count.number = i;
    if (i < size_ && word(i).shape == Shape::kNumber) {
      count.literal.value = NumberOf(word(i).folded);
      ++i;
    } else if (const auto* match =
                   cues_.At(i, context_.file.lexicon.number())) {
      count.literal.value = match->value;
      i += match->length;
    }
    count.end = i;
    count.found = count.literal.value && draft_.Free(at, i);
    return count;
  }

  bool IsBodyName(const Item& item) const {
    return item.kind == ItemKind::kEntity &&
           item.mention == MentionKind::kName &&
           (item.type == context_.types.party ||
            item.type == context_.types.organization);
  }

  // Past adjectives, nouns before nouns, and names; `after_name` is where the
  // last name ends.
  uint32_t PastModifiers(uint32_t i, uint32_t& after_name) {
    const uint32_t limit = std::min(size_, i + kMaxGroupWords);
    while (i < limit) {
      if (draft_.at[i] >= 0) {
        if (!IsBodyName(ItemAt(i))) break;
        i = after_name = ItemAt(i).end;
      } else if (cues_.Has(i, Cue::kGroupAdjective) ||
                 cues_.At(i, context_.file.lexicon.demonym()) != nullptr ||
                 (cues_.Has(i, Cue::kGroupNoun) &&
                  cues_.Has(i + 1, Cue::kGroupNoun))) {
        ++i;
      } else {
        break;
      }
    }
    return i;
  }

  // The end of "noun", "noun and noun", "noun adjective"; `at` if there is no
  // noun.
  uint32_t NounEnd(uint32_t at) const {
    const auto* noun = cues_.At(at, Cue::kGroupNoun);
    if (noun == nullptr) return at;
    uint32_t i = at + noun->length;
    while (i < size_ && cues_.Has(i, Cue::kGroupAdjective) &&
           (draft_.sentence.languages & kEnglish) == 0) {
      ++i;
    }
    if (i < size_ &&
        (word(i).Is("and") || word(i).Is("et") || word(i).Is("y"))) {
      const auto* second = cues_.At(i + 1, Cue::kGroupNoun);
      if (second != nullptr) i += 1U + second->length;
    } else if (i + 1 < size_ && word(i).Is("'s") &&
               word(i - 1).shape == Shape::kAllCaps) {
      ++i;  // the plural "P.O.W.'s"
    }
    return i;
  }

  void PlaceGroup(uint32_t at) {
    const Count count = ReadCount(at);
    if (!count.found && count.number != at) return;
    const uint32_t begin = count.found ? count.end : at;
    uint32_t noun_begin = begin;
    const uint32_t noun = PastModifiers(begin, noun_begin);
    const uint32_t end = NounEnd(noun);
    if (end == noun || !draft_.Free(noun_begin, end)) return;
    const bool article = at > 0 && cues_.Has(at - 1, Cue::kArticle);
    if (!count.found && noun_begin == at && !article && end - at < 2) return;
    Item group;
    group.kind = ItemKind::kEntity;
    group.type = context_.types.group;
    group.mention = MentionKind::kNominal;
    group.begin = noun_begin;
    group.end = end;
    group.span = draft_.SpanOf(count.found ? count.number : at, end);
    const std::string words = Words(group.span);
    std::string key = NormalizeName(words);
    if (count.found) key += " " + std::to_string(group.span.begin);
    group.entity = table_.Nominal(group.type, key, words);
    if (count.found) PlaceCount(count, at);
    if (noun_begin > begin && draft_.at[noun_begin - 1] >= 0) {
      Item& before = ItemAt(noun_begin - 1);
      before.modifier = before.kind == ItemKind::kEntity;
    }
    draft_.Place(std::move(group));
  }

  void PlaceCount(const Count& count, uint32_t at) {
    Item item;
    item.kind = ItemKind::kQuantity;
    item.begin = at;
    item.end = count.end;
    item.span = draft_.SpanOf(at, count.end);
    item.literal = count.literal;
    item.literal.text = Words(item.span);
    draft_.Place(std::move(item));
  }

  const DocumentContext& context_;
  EntityTable& table_;
  ItemDraft& draft_;
  const CueTable& cues_;
  uint32_t size_;
};

}  // namespace

void PlaceGroups(const DocumentContext& context, EntityTable& table,
                 ItemDraft& draft) {
  if (context.types.group == kNoType) return;
  GroupPlacer(context, table, draft).Run();
}

}  // namespace quipu
