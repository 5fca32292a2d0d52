// The rules for alias_of run on names alone: which names are one thing must be
// known before there are entities.

#include "ingest/extract/coreference/stated_aliases.h"

#include <algorithm>

#include "graph/model/names.h"
#include "ingest/extract/mention/items.h"
#include "ingest/extract/mention/pattern_match.h"

namespace quipu {
namespace {

// Items in which `entity` is the number of the name and no type is known.
ItemSentence BuildNameItems(const DocumentContext& context,
                            const std::vector<Name>& names, uint32_t sentence) {
  const WordSentence& words = context.sentences[sentence];
  ItemSentence out;
  out.sentence = &words;
  const auto less = [](const Name& name, uint32_t at) {
    return name.sentence < at;
  };
  auto name = std::lower_bound(names.begin(), names.end(), sentence, less);
  for (uint32_t i = 0; i < words.words.size();) {
    while (name != names.end() && name->sentence == sentence &&
           (name->begin < i || name->nested)) {
      ++name;
    }
    Item item;
    item.begin = i;
    item.end = i + 1;
    item.span = words.words[i].span;
    if (name != names.end() && name->sentence == sentence && name->begin == i) {
      item.kind = ItemKind::kEntity;
      item.end = name->end;
      item.span = name->span;
      item.entity = static_cast<int>(name - names.begin());
    }
    i = item.end;
    out.items.push_back(std::move(item));
  }
  return out;
}

// Whether one thing may bear both names, as far as their own words tell.
bool PlausibleAlias(const DocumentContext& context, const Name& name,
                    const Name& alias, bool in_brackets) {
  const WordSentence& sentence = context.sentences[alias.sentence];
  const bool quoted =
      alias.begin > 0 && sentence.words[alias.begin - 1].Is("\"");
  const auto winner = [](const Name& of) {
    const auto best = std::max_element(of.votes.begin(), of.votes.end());
    return *best > 0 ? static_cast<int>(best - of.votes.begin()) : kNoType;
  };
  const auto sure = [](const Name& of, int type) {
    return type != kNoType && of.votes[static_cast<size_t>(type)] >= 10;
  };
  const int a = winner(name);
  const int b = winner(alias);
  const auto& types = context.file.ontology.types;
  if (sure(name, a) && sure(alias, b) &&
      types[static_cast<size_t>(a)].family !=
          types[static_cast<size_t>(b)].family) {
    return false;
  }
  if (!in_brackets) return name.key != alias.key;
  if (a == context.types.place || b == context.types.place) return false;
  if (!alias.acronym && quoted) return true;
  if (!alias.acronym) return sure(name, a) && a != context.types.person;
  if (name.acronym) return false;
  return a != context.types.person ||
         NormalizeName(name.text).front() == alias.key.front();
}

// "Office of Works of the City Council (OW)": the bracket belongs to the name
// in the sentence that has its initials, else to the one right before it.
size_t Bearer(const std::vector<Name>& names, size_t before, size_t acronym) {
  const auto fits = [&](size_t i) {
    return InitialsOf(names[i].key) == names[acronym].key;
  };
  if (!names[acronym].acronym || fits(before)) return before;
  for (size_t i = before; i > 0 && i + 3 > before; --i) {
    if (names[i - 1].sentence != names[acronym].sentence) break;
    if (fits(i - 1)) return i - 1;
  }
  return before;
}

// Runs the alias rules on sentence after sentence.
class AliasFinder {
 public:
  AliasFinder(const DocumentContext& context, const std::vector<Name>& names)
      : context_(context), names_(names) {}

  void FindIn(uint32_t number) {
    const ItemSentence sentence = BuildNameItems(context_, names_, number);
    for (const Rule& rule : context_.file.rules) {
      for (const RulePattern& pattern : rule.patterns) {
        if (!pattern.joins_names ||
            (pattern.languages & sentence.sentence->languages) == 0 ||
            !MayOccur(pattern.pattern, sentence)) {
          continue;
        }
        PatternMatch match;
        for (int begin = 0; begin < static_cast<int>(sentence.items.size());
             ++begin) {
          if (MayBegin(pattern.pattern, sentence, begin) &&
              MatchAt(pattern.pattern, sentence, begin, match) &&
              !match.negated) {
            Add(sentence, rule, pattern.claims.front(), match);
          }
        }
      }
    }
  }

  std::vector<StatedAlias> Take() { return std::move(found_); }

 private:
  void Add(const ItemSentence& sentence, const Rule& rule,
           const ClaimShape& claim, const PatternMatch& match) {
    const auto name_at = [&](size_t capture) {
      const int item = match.captures[capture].begin;
      return item < 0 ? -1 : sentence.items[static_cast<size_t>(item)].entity;
    };
    const int first = name_at(claim.subject);
    const int second = name_at(claim.object);
    if (first < 0 || second < 0) return;
    const auto alias = static_cast<size_t>(second);
    auto name = static_cast<size_t>(first);
    // Of a bare bracket, only the names tell whether it holds an alias.
    const uint32_t at = names_[alias].begin;
    const bool bare = at > 0 && at == names_[name].end + 1 &&
                      sentence.sentence->words[at - 1].Is("(");
    if (bare) name = Bearer(names_, name, alias);
    if (PlausibleAlias(context_, names_[name], names_[alias], bare)) {
      found_.push_back({name, alias, names_[alias].sentence, &rule});
    }
  }

  const DocumentContext& context_;
  const std::vector<Name>& names_;
  std::vector<StatedAlias> found_;
};

}  // namespace

std::string InitialsOf(const std::string& key) {
  static constexpr std::string_view kSmall[] = {
      "of",  "the", "and", "for", "on", "de", "du", "des", "la", "le",
      "del", "los", "las", "d",   "l",  "y",  "et", "to",  "in"};
  std::string out;
  for (size_t at = 0; at < key.size();) {
    const size_t end = std::min(key.find(' ', at), key.size());
    const std::string token = key.substr(at, end - at);
    at = end + 1;
    if (!token.empty() && std::find(std::begin(kSmall), std::end(kSmall),
                                    token) == std::end(kSmall)) {
      out.push_back(token.front());
    }
  }
  return out;
}

std::vector<StatedAlias> FindAliases(const DocumentContext& context,
                                     const std::vector<Name>& names) {
  AliasFinder finder(context, names);
  for (uint32_t s = 0; s < context.sentences.size(); ++s) {
    if (!context.sentences[s].question) finder.FindIn(s);
  }
  return finder.Take();
}

}  // namespace quipu
