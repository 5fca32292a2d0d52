#include "ingest/extract/mention/names.h"

#include <algorithm>
#include <unordered_map>

#include "graph/model/names.h"
#include "ingest/extract/mention/name_types.h"

namespace quipu {
namespace {

bool IsTextRegion(RegionKind region) {
  return region == RegionKind::kBody || region == RegionKind::kTitle;
}

// A name is compared without the common nouns that say what it is: "the
// Stonegate prison" is Stonegate.
std::string KeyOf(const DocumentContext& context, const Name& name) {
  const WordSentence& sentence = context.sentences[name.sentence];
  const auto is_head = [&](uint32_t i) {
    return sentence.words[i].shape == Shape::kLower &&
           (HeadTypeAt(context, sentence, i) != kNoType ||
            sentence.cues.Has(i, Cue::kJoiner));
  };
  uint32_t begin = name.begin;
  uint32_t end = name.end;
  while (begin + 1 < end && is_head(begin)) ++begin;
  while (end - 1 > begin && is_head(end - 1)) --end;
  return MakeName(context, name.sentence, begin, end).key;
}

// "X regime", "X's government": the name of a government holds another.
class RegimeFinder {
 public:
  explicit RegimeFinder(const DocumentContext& context) : context_(context) {}

  // Appends `name`, and before or after it what it is part of or has in it.
  void Add(Name name, std::vector<Name>& names) const {
    if (context_.types.regime == kNoType) return names.push_back(name);
    const WordSentence& sentence = context_.sentences[name.sentence];
    const uint32_t last = name.end - 1;
    if (name.end - name.begin > 1 && IsGovernment(sentence, last)) {
      const bool possessive = sentence.words[last - 1].Is("'s");
      const uint32_t end = possessive ? last - 1 : last;
      if (end > name.begin) {
        return AddBoth(MakeName(context_, name.sentence, name.begin, end),
                       name.end, names);
      }
    }
    uint32_t next = name.end;
    if (next < sentence.words.size() && sentence.words[next].Is("'s")) ++next;
    const bool governs =
        next < sentence.words.size() && IsGovernment(sentence, next) &&
        HeadType(context_, sentence, name.begin, name.end) == kNoType;
    if (!governs) return names.push_back(name);
    AddBoth(name, next + 1, names);
  }

 private:
  static bool IsGovernment(const WordSentence& sentence, uint32_t i) {
    return sentence.cues.Has(i, Cue::kGovernment) &&
           sentence.words[i].shape == Shape::kLower;
  }

  void AddBoth(Name inner, uint32_t end, std::vector<Name>& names) const {
    Name regime = MakeName(context_, inner.sentence, inner.begin, end);
    regime.key = inner.key + " " + std::string(CueName(Cue::kGovernment));
    regime.recognized = NameType::kRegime;
    inner.nested = true;
    if (!inner.recognized) inner.recognized = NameType::kPerson;
    names.push_back(std::move(inner));
    names.push_back(std::move(regime));
  }

  const DocumentContext& context_;
};

class NameFinder {
 public:
  explicit NameFinder(const DocumentContext& context)
      : context_(context), regimes_(context) {}

  std::vector<Name> Run() {
    CollectSequences();
    for (uint32_t s = 0; s < context_.sentences.size(); ++s) {
      if (IsTextRegion(context_.sentences[s].region)) FindIn(s);
    }
    return std::move(names_);
  }

 private:
  const WordSentence& At(uint32_t s) const { return context_.sentences[s]; }

  void FindIn(uint32_t s) {
    for (const FoundName& found : Found(s)) {
      Name name = MakeName(context_, s, found.begin, found.end);
      name.recognized = found.type;
      name.key = KeyOf(context_, name);
      if (!name.key.empty()) regimes_.Add(std::move(name), names_);
    }
  }

  // The recognised names, mended, and what they show to be names.
  std::vector<FoundName> Found(uint32_t s) const {
    const WordSentence& sentence = At(s);
    std::vector<FoundName> out;
    uint32_t from = 0;
    for (FoundName name : sentence.names) {
      if (IsGroupNoun(sentence, name)) continue;
      AddMissed(sentence, from, name.begin, out);
      name = WithoutTitles(sentence, name);
      const auto [first_end, second] = Divide(sentence, name);
      out.push_back({name.begin, first_end, name.type});
      if (second.begin < second.end) out.push_back(second);
      from = name.end;
      const auto acronym = AcronymAfter(sentence, out.back());
      if (acronym && IsFree(sentence, acronym->begin)) {
        out.push_back(*acronym);
        from = acronym->end;
      }
    }
    AddMissed(sentence, from, static_cast<uint32_t>(sentence.words.size()),
              out);
    return out;
  }

  static bool IsFree(const WordSentence& sentence, uint32_t word) {
    return std::none_of(sentence.names.begin(), sentence.names.end(),
                        [word](const FoundName& name) {
                          return name.begin <= word && word < name.end;
                        });
  }

  // "Major Holm" without the rank.
  FoundName WithoutTitles(const WordSentence& sentence, FoundName name) const {
    while (true) {
      const auto* title = sentence.cues.At(name.begin, Cue::kTitle);
      if (title == nullptr) {
        title = sentence.cues.At(name.begin, Cue::kHonorific);
      }
      if (title == nullptr || name.begin + title->length >= name.end ||
          !sentence.words[name.begin + title->length].capital() ||
          HeadType(context_, sentence, name.begin, name.end) != kNoType) {
        return name;
      }
      name.begin += title->length;
      name.type = NameType::kPerson;
    }
  }

  // "POWs", in capitals, are people.
  static bool IsGroupNoun(const WordSentence& sentence, const FoundName& name) {
    const auto* noun = sentence.cues.At(name.begin, Cue::kGroupNoun);
    if (noun == nullptr) return false;
    const uint32_t end = name.begin + noun->length;
    return end == name.end ||
           (end + 1 == name.end && sentence.words[end].Is("'s"));
  }

  // Two names in one: "Stonegate prison in Tromsen", "Fisheries Commission of
  // the Council of the Coast". Where the first ends, and the second; that is
  // empty if there is only one.
  std::pair<uint32_t, FoundName> Divide(const WordSentence& sentence,
                                        const FoundName& name) const {
    for (uint32_t i = name.begin + 1; i + 1 < name.end; ++i) {
      if (sentence.words[i].shape != Shape::kLower) continue;
      const auto* joiner = sentence.cues.At(i, Cue::kJoiner);
      if (joiner != nullptr) {
        const uint32_t next = i + joiner->length;
        if (i - name.begin >= 3 && next < name.end &&
            HeadType(context_, sentence, name.begin, i) != kNoType &&
            HeadType(context_, sentence, next, name.end) != kNoType) {
          return {i, {next, name.end, name.type}};
        }
      } else if (sentence.cues.Has(i, Cue::kPlaceBefore) &&
                 HeadTypeAt(context_, sentence, i - 1) != kNoType) {
        uint32_t next = i + 1;
        while (next < name.end && !sentence.words[next].capital()) ++next;
        return {i, {next, name.end, NameType::kPlace}};
      }
    }
    return {name.end, {}};
  }

  // "Long Name (LN)": a name too.
  static std::optional<FoundName> AcronymAfter(const WordSentence& sentence,
                                               const FoundName& name) {
    const auto& words = sentence.words;
    uint32_t at = name.end;
    if (at + 2 >= words.size() || !words[at].Is("(")) return std::nullopt;
    ++at;
    const bool quoted = words[at].Is("\"");
    if (quoted) ++at;
    if (at + 1 >= words.size() || words[at].shape != Shape::kAllCaps ||
        !words[at + 1].Is(quoted ? "\"" : ")")) {
      return std::nullopt;
    }
    return FoundName{at, at + 1, name.type};
  }

  // What is a name in one place is one in others, unless it is one word that is
  // neither an acronym nor the last name of a person.
  void CollectSequences() {
    for (uint32_t s = 0; s < context_.sentences.size(); ++s) {
      const WordSentence& sentence = At(s);
      if (!IsTextRegion(sentence.region)) continue;
      for (const FoundName& found : sentence.names) {
        if (IsGroupNoun(sentence, found)) continue;
        const FoundName name = WithoutTitles(sentence, found);
        const uint32_t length = name.end - name.begin;
        const SurfaceWord& last = sentence.words[name.end - 1];
        if (length > 1 ||
            (last.shape == Shape::kAllCaps && !sentence.heading)) {
          AddSequence(sentence, name);
        }
        if (length > 1 && name.type == NameType::kPerson &&
            last.shape == Shape::kCapital && last.folded.size() > 2) {
          AddSequence(sentence, {name.end - 1, name.end, name.type});
        }
        if (const auto acronym = AcronymAfter(sentence, name)) {
          AddSequence(sentence, *acronym);
        }
      }
    }
    for (auto& [first, list] : known_) {
      std::sort(list.begin(), list.end(), [](const auto& a, const auto& b) {
        return a.words.size() != b.words.size()
                   ? a.words.size() > b.words.size()
                   : a.words < b.words;
      });
      if (list.size() > kMaxKnown) list.resize(kMaxKnown);
    }
  }

  void AddSequence(const WordSentence& sentence, const FoundName& name) {
    Known known;
    known.type = name.type;
    known.shape = sentence.words[name.begin].shape;
    for (uint32_t i = name.begin; i < name.end; ++i) {
      known.words.push_back(sentence.words[i].folded);
    }
    std::vector<Known>& list = known_[known.words.front()];
    const bool there = std::any_of(
        list.begin(), list.end(),
        [&](const Known& other) { return other.words == known.words; });
    if (!there && list.size() < 4 * kMaxKnown) list.push_back(std::move(known));
  }

  // Names in words [from, to), in which language analysis found none.
  void AddMissed(const WordSentence& sentence, uint32_t from, uint32_t to,
                 std::vector<FoundName>& out) const {
    std::vector<FoundName> known;
    AddKnown(sentence, from, to, known);
    for (const FoundName& name : known) {
      AddTold(sentence, from, name.begin, out);
      out.push_back(name);
      from = name.end;
    }
    AddTold(sentence, from, to, out);
  }

  // Capitals after a title ("général Holm"), and capitals with a word that
  // tells a type ("Nordkap Trawler").
  void AddTold(const WordSentence& sentence, uint32_t from, uint32_t to,
               std::vector<FoundName>& out) const {
    if (sentence.heading) return;
    for (uint32_t i = from; i < to; ++i) {
      if (i + 1 < to && IsNumbered(sentence, i)) {
        out.push_back({i, i + 2, NameType::kFacility});
        ++i;
        continue;
      }
      if (!IsNameWord(sentence, i)) continue;
      uint32_t end = i + 1;
      while (end < to && IsNameWord(sentence, end)) ++end;
      if (HasTitleBefore(sentence, i)) {
        out.push_back({i, end, NameType::kPerson});
      } else if (end - i > 1 &&
                 HeadType(context_, sentence, i, end) != kNoType) {
        out.push_back({i, end, std::nullopt});
      }
      i = end;
    }
  }

  // "pavilion 4b": a part of a building, by number.
  bool IsNumbered(const WordSentence& sentence, uint32_t i) const {
    const SurfaceWord& code = sentence.words[i + 1];
    return code.shape == Shape::kNumber && code.folded.size() <= 3 &&
           code.folded.find_first_of("abcdefgh") != std::string::npos &&
           context_.types.facility != kNoType &&
           HeadTypeAt(context_, sentence, i) == context_.types.facility;
  }

  static bool IsNameWord(const WordSentence& sentence, uint32_t i) {
    const CueTable& cues = sentence.cues;
    return sentence.words[i].capital() && !cues.Has(i, Cue::kStop) &&
           !cues.Has(i, Cue::kMonth) && !cues.Has(i, Cue::kWeekday) &&
           !cues.Has(i, Cue::kArticle) && !cues.Has(i, Cue::kTitle) &&
           !cues.Has(i, Cue::kHonorific);
  }

  static bool HasTitleBefore(const WordSentence& sentence, uint32_t i) {
    for (uint32_t length = 1; length <= 3 && length <= i; ++length) {
      for (const Cue cue : {Cue::kTitle, Cue::kHonorific}) {
        const auto* title = sentence.cues.At(i - length, cue);
        if (title != nullptr && title->length == length) return true;
      }
    }
    return false;
  }

  // Known sequences in words [from, to).
  void AddKnown(const WordSentence& sentence, uint32_t from, uint32_t to,
                std::vector<FoundName>& out) const {
    for (uint32_t i = from; i < to; ++i) {
      if (!sentence.words[i].capital()) continue;
      const auto list = known_.find(sentence.words[i].folded);
      if (list == known_.end()) continue;
      for (const Known& known : list->second) {
        const auto end = i + static_cast<uint32_t>(known.words.size());
        if (end > to ||
            (known.words.size() == 1 &&
             sentence.words[i].shape != known.shape) ||
            !std::equal(known.words.begin(), known.words.end(),
                        sentence.words.begin() + i,
                        [](const std::string& folded, const SurfaceWord& word) {
                          return word.folded == folded;
                        })) {
          continue;
        }
        out.push_back({i, end, known.type});
        i = end - 1;
        break;
      }
    }
  }

  struct Known {
    std::vector<std::string> words;  // folded
    Shape shape = Shape::kCapital;   // of the first
    std::optional<NameType> type;
  };
  static constexpr size_t kMaxKnown = 64;

  const DocumentContext& context_;
  RegimeFinder regimes_;
  std::vector<Name> names_;
  std::unordered_map<std::string, std::vector<Known>> known_;  // by first word
};

}  // namespace

std::vector<Name> FindNames(const DocumentContext& context) {
  return NameFinder(context).Run();
}

std::string SingleBlanks(std::string_view text) {
  std::string out;
  for (const char c : text) {
    const bool blank = c == ' ' || c == '\n' || c == '\t';
    if (!blank) {
      out.push_back(c);
    } else if (!out.empty() && out.back() != ' ') {
      out.push_back(' ');
    }
  }
  return out;
}

Name MakeName(const DocumentContext& context, uint32_t sentence, uint32_t begin,
              uint32_t end) {
  const std::vector<SurfaceWord>& words = context.sentences[sentence].words;
  Name name;
  name.sentence = sentence;
  name.begin = name.outer_begin = begin;
  name.end = name.outer_end = end;
  name.span = {words[begin].span.begin, words[end - 1].span.end};
  name.text = SingleBlanks(name.span.In(context.text));
  name.key = NormalizeName(name.text);
  name.acronym =
      end - begin == 1 && words[begin].shape == Shape::kAllCaps &&
      std::count(words[begin].folded.begin(), words[begin].folded.end(), '.') +
              6 >=
          static_cast<long>(words[begin].folded.size());
  return name;
}

}  // namespace quipu
